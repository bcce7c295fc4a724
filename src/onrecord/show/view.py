"""All that a page or a terminal shows of an account, laid out; the templates only walk it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from onrecord.model import Account, Copy, Days
from onrecord.show import layers, words
from onrecord.show.bars import Segment, Volume, stacked, volume
from onrecord.show.chart import Timeline, timeline
from onrecord.show.ledger import Voice, voices
from onrecord.show.places import Elsewhere, Places, Ref, Sheet
from onrecord.show.sides import Question, questions

ASKED = 100  # differences beyond which they are only counted
_COLUMNS = 10  # reports up to which the ledger has a column for each
_OPEN = 6  # reports up to which their full texts stand open
_LAYERED = 60  # reports up to which times and names are marked in the full texts
_KINDS = (("person", "People"), ("organisation", "Organisations"), ("place", "Places"), ("work", "Works"))


@dataclass(frozen=True, slots=True)
class Described:
    """A printed description, once for all the places that print it."""

    words: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone or something with its other printed names, its descriptions, and where it is named first."""

    id: str
    name: str
    also: tuple[str, ...]
    described: tuple[Described, ...]
    mentions: int
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """Two reports that share text: how much, who likely had it first, and where in each text (per cent of it)."""

    a: Sheet
    b: Sheet
    containment: str
    own: str
    origin: Sheet | None
    reason: str
    bars: tuple[tuple[tuple[float, float], ...], tuple[tuple[float, float], ...]]
    refs: tuple[tuple[Ref, Ref], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What reports agree on, in their words."""

    about: str
    value: str
    refs: tuple[Ref, ...]
    witnesses: int


@dataclass(frozen=True, slots=True)
class Added:
    """What a report had first, sentence by sentence, and how many of the sentences are shown."""

    sheet: Sheet
    refs: tuple[Ref, ...]
    shown: int


@dataclass(frozen=True, slots=True)
class Share:
    """A row of 'who is quoted': the voice, and its bar with a segment for each report that prints its words."""

    voice: Voice
    statements: int
    paraphrases: int
    bar: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A report with its full text, marked."""

    sheet: Sheet
    html: Markup
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One account, laid out. ``prefix`` stands before every id, so that several accounts share a page."""

    prefix: str
    account: Account
    title: str
    days: str
    sheets: tuple[Sheet, ...]
    summary: tuple[Ref, ...]
    volume: Volume
    timeline: Timeline
    voices: tuple[Voice, ...]
    questions: tuple[Question, ...]
    dismissed: tuple[Question, ...]
    agreements: tuple[Told, ...]
    added: tuple[Added, ...]
    shares: tuple[Share, ...]
    who: tuple[tuple[str, tuple[Person, ...]], ...]
    copies: tuple[Copied, ...]
    texts: tuple[Text, ...]
    more: str = ""
    """Where a part that is folded is to be had, its name appended; '' where the page itself holds it."""

    @property
    def hard(self) -> tuple[Question, ...]:
        """The differences of which both sides cannot be right."""
        return tuple(question for question in self.questions if question.severity == "hard")

    @property
    def speakers(self) -> int:
        """How many named speakers it has."""
        return sum(1 for voice in self.voices if voice.named)

    @property
    def columns(self) -> bool:
        """Whether the ledger has a column for each report."""
        return len(self.sheets) <= _COLUMNS

    @property
    def open(self) -> bool:
        """Whether the full texts stand open."""
        return len(self.sheets) <= _OPEN

    @property
    def covers(self) -> str:
        """From when to when the reports were published, with the weekday where it is one day."""
        days = self.account.days
        return words.day(days.first, weekday=True) if days and days.exact and days.first else words.days(days)

    @property
    def length(self) -> int:
        """How many days lie from the first publication to the last, both counted."""
        days: Days | None = self.account.days
        return (days.last - days.first).days + 1 if days and days.first and days.last else 0


def lay(
    account: Account, prefix: str = "", first: int = 1, texts: bool = True, elsewhere: Elsewhere | None = None
) -> View:
    """The account laid out; its reports are numbered from ``first``.

    Without ``texts`` no full text is made; ``elsewhere`` then says where they are.
    """
    places = Places(account.reports, first, elsewhere)
    spoken = voices(account, places)
    asked = questions(account.differences, places)
    dated = timeline(account, places)
    who = _who(account, places, prefix)
    view = View(
        prefix=prefix,
        account=account,
        title=words.flat(account.title) or "A story without a title",
        days=words.days(account.days),
        sheets=places.sheets,
        summary=tuple(places.ref(span) for span in account.summary if places.knows(span.report)),
        volume=_volume(account),
        timeline=dated,
        voices=spoken,
        questions=asked,
        dismissed=questions(account.dismissed, places),
        agreements=_agreements(account, places),
        added=_added(account, places),
        shares=_shares(spoken),
        who=who,
        copies=tuple(_copied(copy, places) for copy in account.copies if places.knows(copy.a) and places.knows(copy.b)),
        texts=(),
    )
    return _with_texts(view, places) if texts else view


def _with_texts(view: View, places: Places) -> View:
    found = layered(view)
    rich = len(places) <= _LAYERED
    texts = []
    for sheet, mark in zip(places.sheets, view.account.annotations, strict=True):
        own = found.get(sheet.report.id, [])
        base = layers.of(mark, sheet.report.text) if rich else []
        notes = (*sheet.report.notes, *((f"not annotated: {mark.skipped}",) if mark.skipped else ()))
        texts.append(Text(sheet, layers.html(sheet, [*own, *base], places.linked[sheet.report.id]), notes))
    return replace(view, texts=tuple(texts))


def layered(view: View) -> dict[str, list[layers.Layer]]:
    """By report: every stretch of its text that some item of the account rests on, leading back to the item."""
    found: dict[str, list[layers.Layer]] = {}

    def put(name: str, start: int, end: int, kind: str, to: str, title: str = "") -> None:
        found.setdefault(name, []).append(layers.Layer(start, end, kind, f"{view.prefix}{to}", title))

    for question in view.questions[:ASKED]:
        for context in (context for answer in question.answers for context in answer.contexts):
            span = context.ref.span
            kind = layers.HARD if question.severity == "hard" else layers.SOFT
            put(span.report, span.start, span.end, kind, f"d{question.number}", question.about)
    line = view.timeline
    for number, entry in enumerate((*line.entries, *line.rest, *line.earlier), 1):
        for span in entry.times:
            put(span.report, span.start, span.end, layers.TIME, f"e{number}")
    said = {name: it.number for voice in view.voices for it in (*voice.said, *voice.told) for name in it.quotations}
    for quotation in view.account.quotations:
        if quotation.id in said:
            for span in quotation.content:
                put(span.report, span.start, span.end, layers.QUOTATION, f"q{said[quotation.id]}")
    return found


def _who(account: Account, places: Places, prefix: str) -> tuple[tuple[str, tuple[Person, ...]], ...]:
    rows: dict[str, list[Person]] = {}
    for number, entity in enumerate(account.entities, 1):
        described: dict[str, list[Ref]] = {}
        for ref in places.refs(entity.described):
            described.setdefault(ref.words, []).append(ref)
        firsts = [next(group) for _, group in groupby(places.refs(entity.mentions), key=lambda ref: ref.sheet.number)]
        also = tuple(name for name in entity.also if name != entity.name)
        shown = tuple(Described(text, tuple(refs)) for text, refs in described.items())
        person = Person(f"{prefix}n{number}", entity.name, also, shown, len(entity.mentions), tuple(firsts))
        rows.setdefault(entity.kind, []).append(person)
    known = [(title, rows[kind]) for kind, title in _KINDS if kind in rows]
    return tuple((t, tuple(sorted(r, key=lambda p: (-len(p.refs), -p.mentions, p.name)))) for t, r in known)


def _agreements(account: Account, places: Places) -> tuple[Told, ...]:
    told = [
        Told(words.flat(it.about), words.clipped(words.flat(it.value)), places.refs(it.evidence), it.witnesses)
        for it in account.agreements
    ]
    return tuple(sorted(told, key=lambda it: -it.witnesses))


def _added(account: Account, places: Places) -> tuple[Added, ...]:
    known = [it for it in account.new if places.knows(it.report) and it.evidence]
    return tuple(
        Added(places.sheet(it.report), places.refs(it.evidence), 100 if len(places) <= _OPEN else 8) for it in known
    )


def _volume(account: Account) -> Volume:
    return volume(Counter(report.day for report in account.reports if report.day))


def _shares(spoken: Sequence[Voice]) -> tuple[Share, ...]:
    rows = []
    for voice in spoken:
        printed: Counter[Sheet] = Counter()
        for witness in (witness for it in voice.said for witness in it.witnesses):
            printed[witness.sheet] += witness.words
        rows.append([(sheet.letter, printed[sheet]) for sheet in voice.sheets])
    kinds = [Counter(it.paraphrase for it in (*voice.said, *voice.told)) for voice in spoken]
    bars = stacked(rows)
    return tuple(
        Share(voice, kind[False], kind[True], bar) for voice, kind, bar in zip(spoken, kinds, bars, strict=True)
    )


def _copied(copy: Copy, places: Places) -> Copied:
    a, b = places.sheet(copy.a), places.sheet(copy.b)
    bars = tuple(
        tuple(
            (round(100 * span.start / len(text), 2), round(100 * len(span) / len(text), 2))
            for span in spans
            if span.report == sheet.report.id
        )
        for sheet, spans, text in (
            (a, [pair[0] for pair in copy.spans], a.report.text or " "),
            (b, [pair[1] for pair in copy.spans], b.report.text or " "),
        )
    )
    refs = tuple((places.ref(here), places.ref(there)) for here, there in copy.spans[:3])
    origin = places.sheet(copy.origin) if copy.origin and places.knows(copy.origin) else None
    return Copied(
        a, b, words.share(copy.containment), words.share(copy.own), origin, copy.reason, (bars[0], bars[1]), refs
    )
