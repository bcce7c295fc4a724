"""The quotation ledger: by speaker and statement, what each report printed of it, and the variants in the words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from onrecord.model import Account, Quotation, Span, Statement, Variant
from onrecord.model.story import Piece
from onrecord.show import words
from onrecord.show.places import Places, Ref, Sheet

WHOLE, PART, PARAPHRASED, ABSENT = "whole", "part", "paraphrased", "absent"
_WHOLE = 0.95  # share of the fullest text's words from which a printing counts as the whole
_NOBODY = "No speaker named"


@dataclass(frozen=True, slots=True)
class Witness:
    """What one report has of a statement: whole, part, paraphrased or absent, how many quoted words, and where."""

    sheet: Sheet
    state: str
    words: int
    refs: tuple[Ref, ...]


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
class Line:
    """A piece of the fullest text with the letters of the reports that print it."""

    runs: tuple[Run, ...]
    letters: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the ledger shows it. ``number`` is its place in the ledger, from 1."""

    id: str
    lines: tuple[Line, ...]
    witnesses: tuple[Witness, ...]
    notes: tuple[Note, ...]
    typography: tuple[Note, ...]
    paraphrase: bool
    quotations: tuple[str, ...]
    number: int = 0

    @property
    def printed(self) -> int:
        """How many reports have it, in its own words or in others."""
        return sum(1 for witness in self.witnesses if witness.state != ABSENT)

    @property
    def alone(self) -> bool:
        """Whether it is only a paraphrase, and of one report only."""
        return self.paraphrase and self.printed < 2

    @property
    def uneven(self) -> bool:
        """Whether its pieces are printed by different reports."""
        return len({line.letters for line in self.lines}) > 1

    @property
    def wording(self) -> int:
        """How many variants of wording it has."""
        return sum(1 for note in self.notes if note.kind == "wording")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: what is ``said`` in his words or in several reports, and what is only ``told``, by one of them."""

    name: str
    named: bool
    said: tuple[Said, ...]
    told: tuple[Said, ...]
    words: int
    letters: str
    sheets: tuple[Sheet, ...]


def voices(account: Account, places: Places) -> tuple[Voice, ...]:
    """Every speaker with his statements, who has most printed words first, the unnamed last."""
    by_id = {quotation.id: quotation for quotation in account.quotations if places.knows(quotation.report)}
    order = {name: i for i, name in enumerate(by_id)}
    held: dict[str, list[tuple[int, Statement]]] = {}
    taken: set[str] = set()
    for statement in account.statements:
        names = [name for name in statement.quotations if name in by_id]
        if names:
            taken.update(names)
            speaker = statement.speaker or next((by_id[n].speaker for n in names if by_id[n].speaker), None) or ""
            held.setdefault(speaker, []).append((min(order[name] for name in names), statement))
    for name, quotation in by_id.items():
        if name not in taken:
            held.setdefault(quotation.speaker or "", []).append((order[name], _alone(quotation, account)))
    found = [_voice(name, rows, by_id, account, places) for name, rows in held.items()]
    found.sort(key=lambda voice: (not voice.named, not voice.said, -voice.words, voice.name))
    numbers = count(1)
    return tuple(
        replace(
            voice,
            said=tuple(replace(it, number=next(numbers)) for it in voice.said),
            told=tuple(replace(it, number=next(numbers)) for it in voice.told),
        )
        for voice in found
    )


def _alone(quotation: Quotation, account: Account) -> Statement:
    text = account.report(quotation.report).text
    pieces = tuple(Piece(span.of(text), (quotation.id,)) for span in quotation.content)
    return Statement(f"q{quotation.id}", quotation.speaker, (quotation.id,), text=pieces)


def _voice(
    name: str, rows: list[tuple[int, Statement]], by_id: dict[str, Quotation], account: Account, places: Places
) -> Voice:
    said = [_said(statement, by_id, account, places) for _, statement in sorted(rows, key=lambda row: row[0])]
    said.sort(key=lambda it: (it.paraphrase, -min(it.wording, 1), -min(it.printed, 2)))
    sheets = {w.sheet.number: w.sheet for it in said for w in it.witnesses if w.state != ABSENT}
    shown = tuple(sheet for _, sheet in sorted(sheets.items()))
    spoken = sum(w.words for it in said for w in it.witnesses if w.state in (WHOLE, PART))
    own = tuple(it for it in said if not it.alone)
    told = tuple(it for it in said if it.alone)
    return Voice(name or _NOBODY, bool(name), own, told, spoken, " ".join(s.letter for s in shown), shown)


def _said(statement: Statement, by_id: dict[str, Quotation], account: Account, places: Places) -> Said:
    quotations = [by_id[name] for name in statement.quotations if name in by_id]
    pieces = statement.text or _fullest(quotations, account)
    texts = {sheet.report.id: sheet.report.text for sheet in places.sheets}
    bases = [_base(piece, quotations, by_id, texts) for piece in pieces]
    notes, marks = _apparatus(statement.variants, bases, texts, places)
    lines = tuple(
        Line(_runs(piece.text, base, marks), _printing(piece, by_id, places), piece.joined)
        for piece, base in zip(pieces, bases, strict=True)
    )
    full = sum(words.count(piece.text) for piece in pieces)
    witnesses = tuple(_witness(sheet, quotations, full, texts, places) for sheet in places.sheets)
    return Said(
        statement.id,
        lines,
        witnesses,
        tuple(note for note in notes if note.kind != "typography"),
        tuple(note for note in notes if note.kind == "typography"),
        all(quotation.kind == "indirect" for quotation in quotations),
        tuple(quotation.id for quotation in quotations),
    )


def _fullest(quotations: Sequence[Quotation], account: Account) -> tuple[Piece, ...]:
    best = max(quotations, key=lambda q: (q.kind != "indirect", sum(map(len, q.content))))
    text = account.report(best.report).text
    return tuple(Piece(span.of(text), (best.id,)) for span in best.content)


def _printing(piece: Piece, by_id: dict[str, Quotation], places: Places) -> str:
    return places.letters(by_id[name].report for name in piece.quotations if name in by_id)


def _base(
    piece: Piece, quotations: Sequence[Quotation], by_id: dict[str, Quotation], texts: dict[str, str]
) -> Span | None:
    """Where the piece's very characters stand in one of the reports that print it."""
    first = [by_id[name] for name in piece.quotations if name in by_id]
    for quotation in (*first, *quotations):
        at = texts[quotation.report].find(piece.text, quotation.start, quotation.end)
        if piece.text and at >= 0:
            return Span(quotation.report, at, at + len(piece.text))
    return None


Marks = dict[tuple[str, int, int], tuple[str, int]]
"""For characters of a report (its id, start, end): the kind of variant there, and the number of its note."""


def _apparatus(
    variants: Sequence[Variant], bases: Sequence[Span | None], texts: dict[str, str], places: Places
) -> tuple[list[Note], Marks]:
    """The entries of the apparatus in the order of the text, and which characters of which report each is about.

    Variants come by pairs of reports; here those that share a side are one entry, its readings by their words.
    """
    known = [v for v in variants if places.knows(v.a.report) and places.knows(v.b.report)]
    entries = [(_position(group, bases), kind, group) for kind, group in _sharing(known)]
    notes: list[Note] = []
    marks: Marks = {}
    numbers = count(1)
    for (piece, _, _), kind, group in sorted(entries, key=lambda entry: (entry[0], entry[1])):
        number = 0 if kind == "typography" else next(numbers)
        inside = [span for span in group if _within(span, bases)]
        lemma = inside[0] if inside else group[0]
        readings: dict[str, list[Span]] = {}
        for span in group:
            readings.setdefault(words.flat(span.of(texts[span.report])), []).append(span)
        said = words.flat(lemma.of(texts[lemma.report]))
        base = places.refs(readings.pop(said))
        others = tuple(Reading(shown, places.refs(spans)) for shown, spans in readings.items())
        notes.append(Note(number, kind, said, base, others))
        if piece < len(bases):
            marks[lemma.report, lemma.start, lemma.end] = (kind, number)
    return notes, marks


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


def _position(group: Sequence[Span], bases: Sequence[Span | None]) -> tuple[int, int, int]:
    """Which piece of the fullest text a group of sides is in, and where; past the last if in none."""
    for number, base in enumerate(bases):
        for span in group:
            if base is not None and base.holds(span):
                return number, span.start, span.end
    return len(bases), group[0].start, group[0].end


def _within(span: Span, bases: Sequence[Span | None]) -> bool:
    return any(base is not None and base.holds(span) for base in bases)


def _runs(text: str, base: Span | None, marks: Marks) -> tuple[Run, ...]:
    """The piece cut at the marks that fall into it; of marks that overlap the first and then the longest is shown."""
    if base is None:
        return (Run(text),)
    inside = [
        (start - base.start, end - base.start, kind, note)
        for (report, start, end), (kind, note) in marks.items()
        if report == base.report and base.start <= start < end <= base.end
    ]
    runs: list[Run] = []
    at = 0
    for start, end, kind, note in sorted(inside, key=lambda m: (m[0], m[2] == "typography", -m[1])):
        if start < at:
            continue
        if start > at:
            runs.append(Run(text[at:start]))
        runs.append(Run(text[start:end], kind, note))
        at = end
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def _witness(
    sheet: Sheet, quotations: Sequence[Quotation], full: int, texts: dict[str, str], places: Places
) -> Witness:
    own = [quotation for quotation in quotations if quotation.report == sheet.report.id]
    if not own:
        return Witness(sheet, ABSENT, 0, ())
    text = texts[sheet.report.id]
    verbatim = [q for q in own if q.kind != "indirect"]
    held = sum(words.count(span.of(text)) for q in verbatim for span in q.content)
    said = sum(words.count(span.of(text)) for q in verbatim for span in (q.quoted or q.content))
    refs = places.refs(q.content[0] if len(q.content) == 1 else Span(q.report, q.start, q.end) for q in own)
    if not verbatim:
        return Witness(sheet, PARAPHRASED, 0, refs)
    return Witness(sheet, WHOLE if held >= _WHOLE * full else PART, said, refs)
