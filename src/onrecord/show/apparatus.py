"""The apparatus of a statement: where its printings part, marked in the words and read below them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from onrecord.model import Quotation, Span, Variant
from onrecord.show import words
from onrecord.show.places import Places, Ref


@dataclass(frozen=True, slots=True)
class Reading:
    """Other words that reports print in one place: the words ('' where they print nothing), and who prints them."""

    words: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """An entry of the apparatus: in one place of the text, the words of the text and the other readings."""

    number: int
    kind: str
    lemma: str
    base: tuple[Ref, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the fullest text under one mark; ``note`` numbers its entry in the apparatus, 0 for none."""

    words: str
    kind: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True)
class Base:
    """Where each character of a piece stands in a report that prints it: ``at`` in rising order, blanks left out.

    ``places`` are the characters' places in the piece.
    """

    report: str
    at: tuple[int, ...]
    places: tuple[int, ...]

    def within(self, span: Span) -> tuple[int, int] | None:
        """Where in the piece the characters of the span are, or None where they are not all of them in it."""
        if span.report != self.report or not len(span) or not self.at:
            return None
        first, last = bisect_left(self.at, span.start), bisect_right(self.at, span.end - 1) - 1
        if first > last or span.start < self.at[0] or span.end - 1 > self.at[-1]:
            return None
        return self.places[first], self.places[last] + 1


Found = dict[tuple[int, int, int], tuple[str, int]]
"""For a stretch of a piece (its number, start, end): the kind of variant there, and the number of its note."""


def base(text: str, quotations: Sequence[Quotation], texts: dict[str, str]) -> Base | None:
    """Where the characters of a piece stand in the first of these quotations that prints them all, or None.

    Blanks do not count, nor what stands between the pieces of a quotation, such as the marks of a new paragraph.
    """
    wanted = [(place, c) for place, c in enumerate(text) if not c.isspace()]
    squeezed = "".join(c for _, c in wanted)
    if not squeezed:
        return None
    for quotation in quotations:
        source = texts[quotation.report]
        held = [at for span in quotation.content for at in range(span.start, span.end) if not source[at].isspace()]
        start = "".join(source[at] for at in held).find(squeezed)
        if start >= 0:
            at = tuple(held[start : start + len(squeezed)])
            return Base(quotation.report, at, tuple(place for place, _ in wanted))
    return None


def notes(
    variants: Sequence[Variant], bases: Sequence[Base | None], texts: dict[str, str], places: Places
) -> tuple[list[Note], Found]:
    """The entries of the apparatus in the order of the text, and which stretches of which pieces they are about.

    Variants come by pairs of reports; here those that share a side are one entry, its readings by their words.
    """
    known = [v for v in variants if places.knows(v.a.report) and places.knows(v.b.report)]
    entries = [(*_position(group, bases), kind, group) for kind, group in _sharing(known)]
    made: list[Note] = []
    found: Found = {}
    numbers = count(1)
    for place, lemma, kind, group in sorted(entries, key=lambda entry: (entry[0], entry[2])):
        number = 0 if kind == "typography" else next(numbers)
        readings: dict[str, list[Span]] = {}
        for span in group:
            readings.setdefault(_alike(span.of(texts[span.report]), kind), []).append(span)
        said = words.flat(lemma.of(texts[lemma.report]))
        own = places.refs(readings.pop(_alike(said, kind)))
        others = tuple(
            Reading(words.flat(spans[0].of(texts[spans[0].report])), places.refs(spans)) for spans in readings.values()
        )
        made.append(Note(number, kind, said, own, others))
        if place[0] < len(bases):
            found.setdefault(place, (kind, number))
    return made, found


_MARKS = str.maketrans("’‘“”–—", "''\"\"--")


def _alike(text: str, kind: str) -> str:
    """What tells one reading from another: its words, and its marks where the marks are what differs."""
    return words.flat(text) if kind == "typography" else words.flat(text).translate(_MARKS)


def runs(text: str, piece: int, found: Found) -> tuple[Run, ...]:
    """The piece cut at what was found in it; of stretches that overlap the first and then the longest is shown."""
    inside = [(start, end, *what) for (number, start, end), what in found.items() if number == piece]
    made: list[Run] = []
    at = 0
    for start, end, kind, note in sorted(inside, key=lambda m: (m[0], m[2] == "typography", -m[1])):
        if start < at:
            continue
        if start > at:
            made.append(Run(text[at:start]))
        made.append(Run(text[start:end], kind, note))
        at = end
    if at < len(text):
        made.append(Run(text[at:]))
    return tuple(made)


def _sharing(variants: Sequence[Variant]) -> list[tuple[str, list[Span]]]:
    """The sides of the variants in groups: of one kind, and each sharing a side with another of the group."""
    group_of: dict[tuple[str, Span], int] = {}
    groups: dict[int, list[Span]] = {}
    for number, variant in enumerate(variants):
        sides = [(variant.kind, variant.a), (variant.kind, variant.b)]
        found = sorted({group_of[side] for side in sides if side in group_of})
        into = found[0] if found else number
        groups.setdefault(into, [])
        for other in found[1:]:
            moved = groups.pop(other)
            groups[into] += moved
            group_of |= dict.fromkeys(((variant.kind, span) for span in moved), into)
        for side in sides:
            if side not in group_of:
                group_of[side] = into
                groups[into].append(side[1])
    return [(variants[number].kind, spans) for number, spans in groups.items()]


def _position(group: Sequence[Span], bases: Sequence[Base | None]) -> tuple[tuple[int, int, int], Span]:
    """Where in the fullest text a group of sides is (piece, start, end; past the last if nowhere), and which side."""
    for number, under in enumerate(bases):
        for span in group:
            if under is not None and (place := under.within(span)):
                return (number, *place), span
    return (len(bases), group[0].start, group[0].end), group[0]
