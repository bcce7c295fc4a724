"""Rows of reports, annotations and accounts as PostgreSQL's COPY reads them: lines of text, tabs between.

Annotations are read as the lists that they are packed as: of their many values few go into rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model import Annotation, Member, Mention, Quotation, Report, Span, Story, Time
from onrecord.store.answers import Members
from onrecord.store.beside import Beside
from onrecord.store.codec import lists, pack, places
from onrecord.store.postgres import words_of
from onrecord.store.tables import digest
from onrecord.text.words import fold

_TIMES, _QUOTATIONS, _MENTIONS, _MADE_BY = places(Annotation, "times", "quotations", "mentions", "made_by")
_DAYS, _NAME, _KIND = *places(Time, "days"), *places(Mention, "name", "kind")
_Q_ID, _Q_KIND, _CONTENT, _SPEAKER = places(Quotation, "id", "kind", "content", "speaker")
_START, _END = places(Span, "start", "end")
_ESCAPES = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))


def cell(value: object) -> str:
    """A value as COPY reads it; None is null, bytes are their hexadecimal digits."""
    if value is None:
        return "\\N"
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    text = str(value)
    if not text.isprintable() or "\\" in text:
        for sign, escaped in _ESCAPES:
            text = text.replace(sign, escaped)
    return text


def line(*values: object) -> str:
    """A row."""
    return "\t".join(map(cell, values))


@dataclass(frozen=True, slots=True)
class Keyed:
    """A report with its key in the archive and the lists of its annotation, packed in ``body``."""

    key: int
    report: Report
    marks: list[Any]
    body: bytes

    @property
    def day(self) -> str:
        """Its day of publication, or nothing."""
        return self.report.day.isoformat() if self.report.day else ""


def keyed(first: int, reports: Iterable[Report], bodies: Iterable[bytes]) -> list[Keyed]:
    """Reports with their annotations, keys counted from ``first`` on."""
    pairs = zip(reports, bodies, strict=True)
    return [Keyed(key, report, lists(body), body) for key, (report, body) in enumerate(pairs, first)]


def report(one: Keyed, kept: bytes, moment: str, batch: int) -> str:
    """The row of a report, of which ``kept`` is all but its text."""
    it = one.report
    shelved = fold(it.outlet) if it.outlet else None
    return line(
        one.key, it.id, 1, 1, digest(it.text), it.published, one.day, it.title, it.outlet, shelved, it.url, it.text,
        kept, moment, batch,
    )  # fmt: skip


def annotation(one: Keyed) -> str:
    """The row of an annotation."""
    return line(one.key, one.marks[_MADE_BY] or "", one.body)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation's row, and its words for the index."""

    row: str
    words: str


def quotations(first: int, all_keyed: Sequence[Keyed]) -> list[Spoken]:
    """The rows of all quotations, keys counted from ``first`` on."""
    found: list[Spoken] = []
    for one in all_keyed:
        text, key, day = one.report.text, one.key, cell(one.day)
        for q in one.marks[_QUOTATIONS]:
            content, number = q[_CONTENT], first + len(found)
            said = " … ".join([text[span[_START] : span[_END]] for span in content])
            spoken = f"{cell(q[_SPEAKER])}\t{cell(fold(q[_SPEAKER]))}" if q[_SPEAKER] else "\\N\t\\N"
            where = f"{content[0][_START]}\t{content[-1][_END]}"
            row = f"{number}\t{cell(q[_Q_ID])}\t{key}\t{spoken}\t{q[_Q_KIND]}\t{day}\t{where}\t{cell(said)}"
            found.append(Spoken(row, f"{number}\t{words_of(said)}"))
    return found


def names(one: Keyed) -> Iterator[str]:
    """A row for each name in a report."""
    found = {(fold(mention[_NAME]), mention[_KIND]) for mention in one.marks[_MENTIONS]}
    return (f"{one.key}\t{cell(name)}\t{kind}" for name, kind in sorted(found))


def happened(one: Keyed) -> Iterator[str]:
    """A row for each stretch of days that a report tells of."""
    found = {tuple(time[_DAYS]) for time in one.marks[_TIMES] if time[_DAYS] and all(time[_DAYS])}
    return (f"{one.key}\t{first}\t{last}" for first, last in sorted(found))


@dataclass(frozen=True, slots=True)
class Told:
    """A story, what stands beside its account, and the account, packed."""

    story: Story
    beside: Beside
    account: bytes


Known = dict[str, str]
"""The day of each report by its id."""


def story(one: Told, known: Known) -> str:
    """The row of a story with its account."""
    it = one.story
    days = [day for name in it.reports if (day := known[name])]
    members = Members(tuple(Member(m.report, m.confidence, m.reason) for m in it.members), it.also)
    return line(
        it.id, it.title, min(days, default=None), max(days, default=None), len(it.members), one.beside.hard,
        pack(members), one.beside.made_by, one.account,
    )  # fmt: skip


def members(one: Told) -> Iterator[str]:
    """A row for each report of a story."""
    return (line(name, one.story.id) for name in one.story.reports)


def differences(one: Told) -> Iterator[str]:
    """A row for each difference of a story."""
    return (line(d.id, one.story.id, d.a, d.b, d.kind, d.severity, d.about) for d in one.beside.differences)


def speakers(one: Told) -> Iterator[str]:
    """A row for each quotation with a speaker: the name that the story knows them by, and that folded."""
    return (line(name, speaker, fold(speaker)) for name, speaker in one.beside.speakers)
