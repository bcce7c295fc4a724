"""The quotation ledger: by speaker and statement, what each report printed of it, and the variants in the words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from onrecord.model import Account, Quotation, Span, Statement
from onrecord.model.story import Piece
from onrecord.show import apparatus, paraphrases, words
from onrecord.show.apparatus import Note, Run
from onrecord.show.places import Places, Ref, Sheet

WHOLE, PART, PARAPHRASED, ABSENT = "whole", "part", "paraphrased", "absent"
_WHOLE = 0.95  # share of the fullest text's words from which a printing counts as the whole
_FEW = 26  # reports up to which the reports that do not have a statement are listed with it
_NOBODY = "No speaker named"


@dataclass(frozen=True, slots=True)
class Witness:
    """What one report has of a statement: whole, part, paraphrased or absent, how many quoted words, and where."""

    sheet: Sheet
    state: str
    words: int
    refs: tuple[Ref, ...]


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
    source: str = ""
    """What the reports call the speaker where they give no name."""
    stance: str = ""
    """How it is reported where the speaker did not assert it: 'denied', 'ruled out'."""
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
    told = tuple(it for it in said if it.alone and _asserts(it, by_id, places))
    return Voice(name or _NOBODY, bool(name), own, told, spoken, " ".join(s.letter for s in shown), shown)


def _asserts(it: Said, by_id: dict[str, Quotation], places: Places) -> bool:
    quotation = by_id[it.quotations[0]]
    text = places.texts[quotation.report]
    return paraphrases.proposition(quotation.said(text), _cue(quotation, text))


def _cue(quotation: Quotation, text: str) -> str:
    return " ".join(span.of(text) for span in quotation.cue)


def _said(statement: Statement, by_id: dict[str, Quotation], account: Account, places: Places) -> Said:
    quotations = [by_id[name] for name in statement.quotations if name in by_id]
    alone = len(quotations) == 1 and quotations[0].kind == "indirect"
    pieces = (not alone and statement.text) or _fullest(quotations, account)
    texts = places.texts
    varied = pieces if statement.variants else ()
    bases = [apparatus.base(piece.text, _first(piece, quotations), texts) for piece in varied]
    notes, found = apparatus.notes(statement.variants, bases, texts, places)
    lines = tuple(
        Line(apparatus.runs(piece.text, number, found), _printing(piece, by_id, places), piece.joined)
        for number, piece in enumerate(pieces)
    )
    paraphrase = all(quotation.kind == "indirect" for quotation in quotations)
    return Said(
        statement.id,
        lines,
        _witnesses(quotations, sum(words.count(piece.text) for piece in pieces), places),
        tuple(note for note in notes if note.kind != "typography"),
        tuple(note for note in notes if note.kind == "typography"),
        paraphrase,
        tuple(quotation.id for quotation in quotations),
        "" if statement.speaker else paraphrases.source(quotations, texts),
        paraphrases.stance(_cue(quotations[0], texts[quotations[0].report])) if paraphrase else "",
    )


def _first(piece: Piece, quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations, those that print the piece before the others."""
    own = set(piece.quotations)
    return sorted(quotations, key=lambda quotation: quotation.id not in own)


def _fullest(quotations: Sequence[Quotation], account: Account) -> tuple[Piece, ...]:
    best = max(quotations, key=lambda q: (q.kind != "indirect", sum(map(len, q.content))))
    text = account.report(best.report).text
    return tuple(Piece(span.of(text), (best.id,)) for span in paraphrases.printed(best, text))


def _printing(piece: Piece, by_id: dict[str, Quotation], places: Places) -> str:
    return places.letters(by_id[name].report for name in piece.quotations if name in by_id)


def _witnesses(quotations: Sequence[Quotation], full: int, places: Places) -> tuple[Witness, ...]:
    """What each report has of a statement of ``full`` words; where reports are many, only those that have something."""
    by_report: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        by_report.setdefault(quotation.report, []).append(quotation)
    own = sorted(map(places.sheet, by_report), key=lambda sheet: sheet.number)
    sheets = places.sheets if len(places) <= _FEW else own
    return tuple(_witness(sheet, by_report.get(sheet.report.id, ()), full, places) for sheet in sheets)


def _witness(sheet: Sheet, own: Sequence[Quotation], full: int, places: Places) -> Witness:
    if not own:
        return Witness(sheet, ABSENT, 0, ())
    text = sheet.report.text
    verbatim = [q for q in own if q.kind != "indirect"]
    held = sum(words.count(span.of(text)) for q in verbatim for span in q.content)
    said = sum(words.count(span.of(text)) for q in verbatim for span in (q.quoted or q.content))
    refs = places.refs(q.content[0] if len(q.content) == 1 else Span(q.report, q.start, q.end) for q in own)
    if not verbatim:
        return Witness(sheet, PARAPHRASED, 0, refs)
    return Witness(sheet, WHOLE if held >= _WHOLE * full else PART, said, refs)
