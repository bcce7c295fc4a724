"""Sentences as sequences of words, numbers, times and names, so that two reports' can be laid side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from onrecord.account import language as lang
from onrecord.account.dated import comments
from onrecord.account.moments import Moment, moments
from onrecord.account.printing import keyed
from onrecord.account.quantities import RANK, Quantity, quantities
from onrecord.model import Annotation, Report, Span
from onrecord.text.kept import Kept
from onrecord.text.layout import sentences
from onrecord.text.words import fold

Placed = TypeVar("Placed", Moment, Quantity)

LONGEST = 2_000
"""Characters of a sentence that is compared; a longer one is a list or no prose."""


class Unit(NamedTuple):
    """A word, number, time or word of a name at [start, end). ``key`` is what alignment compares."""

    start: int
    end: int
    key: str
    number: Quantity | None = None
    time: Moment | None = None
    name: bool = False
    quoted: bool = False

    @property
    def shape(self) -> str:
        """The key, with any count, any ordinal and any time alike."""
        if self.number:
            return "#rank" if self.number.unit == RANK else "#number"
        return "#time" if self.time else self.key

    @property
    def word(self) -> str:
        """The key, but for 'first', the one ordinal that has an opposite."""
        return "first" if self.number and self.number.unit == RANK and self.number.value == 1 else self.key


_made = tuple.__new__  # what the class itself calls, without its Python


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of a report: its units in order, its place, and whether it holds the signature of a post.

    ``keys`` and ``shapes`` are those of its units; ``numbers`` and ``times`` say which units are one.
    """

    report: str
    start: int
    end: int
    units: tuple[Unit, ...]
    signed: bool = False
    keys: tuple[str, ...] = field(init=False, repr=False)
    shapes: tuple[str, ...] = field(init=False, repr=False)
    numbers: tuple[int, ...] = field(init=False, repr=False)
    times: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        keys = tuple([unit.key for unit in self.units])
        numbers = tuple([k for k, unit in enumerate(self.units) if unit.number])
        times = tuple([k for k, unit in enumerate(self.units) if unit.time])
        object.__setattr__(self, "keys", keys)
        object.__setattr__(self, "numbers", numbers)
        object.__setattr__(self, "times", times)
        typed = numbers or times
        object.__setattr__(self, "shapes", tuple([unit.shape for unit in self.units]) if typed else keys)

    def span(self, first: int, end: int) -> Span:
        """The units first to end (exclusive), or where they would stand."""
        if first < end:
            return Span(self.report, self.units[first].start, self.units[end - 1].end)
        place = self.units[first - 1].end if first else self.units[0].start
        return Span(self.report, place, place)


def of_saying(units: Sequence[Unit], k: int) -> bool:
    """Whether a time is the day on which something was only told: 'officials said on Monday'."""
    last = k - 2 if k > 1 and units[k - 1].key in ("on", "early", "late", "earlier", "later") else k - 1
    return last >= 0 and units[last].key in lang.ONLY_SAID


def all_clauses(reports: Sequence[Report], annotations: Sequence[Annotation]) -> list[list[Clause]]:
    """The sentences of each report of a story, in the order of the reports."""
    marks = {mark.report: mark for mark in annotations}
    return [_kept.of(report, marks.get(report.id)) for report in {report.id: report for report in reports}.values()]


def clauses(report: Report, annotation: Annotation | None) -> list[Clause]:
    """The sentences of a report, each a clause, those without words, notices of copyright and the overlong
    left out; a post's signature goes with its last sentence."""
    times = moments(report, annotation)
    numbers = quantities(report.text)
    marks = _inside_marks(report.text)
    attested = _attested(report.text, annotation)
    noticed, signed = _NOTICE.search(report.text), "(@" in report.text
    found = []
    at_time = at_number = at_mark = 0
    for start, end in _of_the_report(report):
        while at_time < len(times) and times[at_time].end <= start:
            at_time += 1
        while at_number < len(numbers) and numbers[at_number].end <= start:
            at_number += 1
        while at_mark < len(marks) and marks[at_mark][1] <= start:
            at_mark += 1
        if end - start > LONGEST or (noticed and _NOTICE.search(report.text, start, end)):
            continue
        inside_times = _until(times, at_time, start, end)
        inside_numbers = _until(numbers, at_number, start, end)
        inside_marks = [mark for mark in marks[at_mark : at_mark + 20] if mark[0] < end]
        units = tuple(_units(report.text, start, end, inside_times, inside_numbers, inside_marks, attested))
        if units:
            own = signed and _SIGNATURE.search(report.text, start, end) is not None
            found.append(Clause(report.id, start, end, units, own))
    return found


def _of_the_report(report: Report) -> Iterator[tuple[int, int]]:
    """[start, end) of what a report tells: no date mark, byline, credit or furniture, and no reader's comment."""
    parts, far, at = report.apart, comments(report.text, len(report.text)), 0
    for start, end in _with_signatures(report.text):
        if start >= far:
            return
        while at < len(parts) and parts[at][1] <= start:
            at += 1
        while at < len(parts) and parts[at][0] < end:
            low, high = parts[at]
            if low > start:
                yield start, low
            start = max(start, high)
            if high > end:
                break  # the next sentence is in it too
            at += 1
        if start < end:
            yield start, end


_kept = Kept(clauses, lambda report, _: len(report.text))


def _with_signatures(text: str) -> list[tuple[int, int]]:
    if "(@" not in text:
        return sentences(text)
    found: list[tuple[int, int]] = []
    for start, end in sentences(text):
        m = _SIGNATURE.search(text, start, min(end, start + 120))
        if m and found and "\n" not in text[found[-1][1] : start]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _until(items: Sequence[Placed], first: int, start: int, end: int) -> list[Placed]:
    last = first
    while last < len(items) and items[last].start < end:
        last += 1
    return [item for item in items[first:last] if item.start >= start and item.end <= end]


_NEXT = re.compile(r"(?:['’]s)? ([\w-]+)")
_NOTICE = re.compile(
    r"© ?(?:19|20)\d\d|(?<=\w): '[^'\n]{0,80}',|\b(?=[AaCcFfPU])(?:(?:[Cc]opyright|[Aa]ll [Rr]ights [Rr]eserved"
    r"|COPYRIGHT)\b|[Ff]ile [Pp]hoto|(?:Updated|UPDATED|Published|Posted):|FILE ?[-–—])"
)
_CLOSES = {"“": '”"', '"': '”"', "‘": "’"}
_SIGNATURE = re.compile(r"\(@\w+\)")
_MARK = re.compile(r"[“”\"\n]|(?<![\w.,’])‘(?=\w)|’(?!\w)")


def _inside_marks(text: str) -> list[tuple[int, int]]:
    """Stretches between quotation marks, single ones only if curly; one that is not closed ends with its paragraph."""
    found: list[tuple[int, int]] = []
    opened, mark = -1, ""
    for m in _MARK.finditer(text):
        if m[0] == "\n":
            if opened >= 0:
                found.append((opened, m.start()))
            opened = -1
        elif opened < 0 and m[0] not in "”’":
            opened, mark = m.end(), m[0]
        elif opened >= 0 and m[0] in _CLOSES[mark]:
            found.append((opened, m.start()))
            opened = -1
    if opened >= 0:
        found.append((opened, len(text)))
    return found


_ABBREVIATED = re.compile(
    r"\b(?:(?P<US>U\.S\.A\.|USA\b|U\.S\.|US\b|United States(?: of America)?\b)|(?P<UK>U\.K\.|UK\b|United Kingdom\b)"
    r"|(?P<UN>U\.N\.|UN\b|United Nations\b)|(?P<EU>E\.U\.|EU\b|European Union\b))"
)
"""Names that newsrooms print in full or by their letters, each one unit."""
_FIRST = re.compile(r"[A-Z][\w'’-]*\w")
_INNER = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]*\w")


def _attested(text: str, annotation: Annotation | None) -> frozenset[str]:
    """Words that stand with a capital inside a sentence, or begin a name that the annotation found."""
    inner = {m[0] for m in _INNER.finditer(text)}
    for mention in annotation.mentions if annotation else ():
        if first := _FIRST.match(text, mention.span.start, mention.span.end):
            inner.add(first[0])
    return frozenset(inner)


def _units(
    text: str,
    start: int,
    end: int,
    times: Sequence[Moment],
    numbers: Sequence[Quantity],
    marks: Sequence[tuple[int, int]],
    attested: frozenset[str],
) -> Iterator[Unit]:
    times = [t for t in times if not _measured(t, numbers)]
    typed: list[tuple[int, int, Moment | None, Quantity | str | None]] = [(t.start, t.end, t, None) for t in times]
    free = (n for n in numbers if not any(t.start < n.end and n.start < t.end for t in times))
    typed.extend((n.start, n.end, None, n) for n in free)
    sentence = text[start:end]
    if "U" in sentence or "E" in sentence:  # what an abbreviation begins with
        typed.extend((m.start(), m.end(), None, str(m.lastgroup)) for m in _ABBREVIATED.finditer(text, start, end))
    at = start
    for first, last, time, number in [*sorted(typed, key=lambda item: item[:2]), (end, end, None, None)]:
        if first < at:
            continue
        for low, high, key in keyed(text, at, first) if at < first else ():
            capital = text[low].isupper() and _named(text, low, high, start, attested)
            name = capital or (key in lang.PARTICLES and _before_name(text, high, key))
            quoted = bool(marks) and any(a <= low and high <= b for a, b in marks)
            yield _made(Unit, (low, high, key, None, None, name, quoted))
        if isinstance(number, str):
            yield Unit(first, last, number.lower(), name=True)
        elif time or number:
            key = f"#time {time}{time.weekday}" if time else f"#number {number}"
            quoted = any(a <= first and last <= b for a, b in marks)
            yield Unit(first, last, key, number, time, False, quoted)
        at = last


def _measured(time: Moment, numbers: Sequence[Quantity]) -> bool:
    """Whether what was read as a year counts something: 'a height of 1023 miles'."""
    if not time.printed[-4:].isdigit() or not dict(time.parts).keys() <= {"year"}:
        return False
    return any(n.unit and time.start <= n.start < time.end < n.end for n in numbers)


def _before_name(text: str, end: int, key: str) -> bool:
    """Whether the particle that ends here is part of a name: 'al-' of 'al-Amin', 'van' of 'van Dorp'."""
    link = text[end : end + 1]
    return link in lang.PARTICLES[key] and text[end + 1 : end + 2].isupper()


def _named(text: str, start: int, end: int, sentence: int, attested: frozenset[str]) -> bool:
    """Whether a word with a capital is a name's, and does not only begin its sentence."""
    word = text[start:end]
    if word.lower() in lang.LIGHT:
        return False
    before = text[max(sentence, start - 2) : start].strip()
    initial = start == sentence or (not before.isalnum() and before[-1:] in ("“", '"', ".", ":", "‘", "'", "?", "!"))
    if not initial or word in attested:
        return True
    if word.lower() in lang.COLLECTIVE:
        return False
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        return True
    after = _NEXT.match(text, end)
    return bool(after and (after[1] in lang.SPEECH or (after[1][:1].isupper() and fold(after[1]) not in lang.LIGHT)))
