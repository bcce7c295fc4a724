"""The questions that every face asks of an archive: commands, API and pages alike."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from onrecord.account.check import Answer
from onrecord.archive import nearby
from onrecord.model import Account, Difference, Quotation, Report, Statement
from onrecord.pipeline import check as asked
from onrecord.serve.kept import Kept
from onrecord.store import counts
from onrecord.store.base import Hit, Query, StoryLine
from onrecord.store.counts import Facets
from onrecord.store.tables import Tables

_READINGS = 6  # variants of one statement
_PRINTINGS = 24  # printings of one statement that are named
_LATELY = 60  # days of the front page's chart
_STORIES = 30  # of the front page
_FRESH = 30  # seconds that counts over a whole archive are kept
_SPEAKERS = 8  # on the front page
_LARGEST = 6  # differences on the front page


@dataclass(frozen=True, slots=True)
class Found:
    """A page of a search: the hits with their reports' texts, how many in all, and who and where among them."""

    hits: tuple[tuple[Hit, str], ...]
    total: int
    query: Query
    facets: Facets


@dataclass(frozen=True, slots=True)
class Printing:
    """Where words were printed: the report, what to call it, its day, and [start, end) of its text."""

    report: str
    outlet: str
    published: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A variant: the words of one printing against those of another ('' where it has nothing)."""

    kind: str
    a: str
    b: str
    by_a: Printing
    by_b: Printing


@dataclass(frozen=True, slots=True)
class Said:
    """One printed occurrence of what somebody said: the words, where they stand, who else printed them, and how."""

    quotation: Quotation
    words: str
    report: Report
    story: str | None
    statement: str | None
    printings: int
    printed: tuple[Printing, ...] = ()
    readings: tuple[Reading, ...] = ()
    fullest: str = ""
    """The words in the fullest text that the printings give; ‖ stands where no report prints both sides in one."""


@dataclass(frozen=True, slots=True)
class Person:
    """A page of what somebody said, the newest first; how much in all, by day, and by which outlets."""

    name: str
    said: tuple[Said, ...]
    total: int
    days: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """How often somebody is quoted: the share of all quotations, by which outlets (most first), on which days."""

    speaker: str
    count: int
    share: float
    outlets: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A page of an outlet's reports, the newest first; how many in all, by day, and whom it quotes."""

    name: str
    reports: tuple[Hit, ...]
    total: int
    days: tuple[tuple[str, int], ...]
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Largest:
    """A hard difference on the front page, with its story and how many differ on it."""

    story: StoryLine
    difference: Difference
    printed: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Front:
    """What is new: the newest day and its stories, earlier ones, the largest differences, who spoke, reports by day."""

    day: str
    today: tuple[StoryLine, ...]
    earlier: tuple[StoryLine, ...]
    largest: tuple[Largest, ...]
    days: tuple[tuple[str, int], ...]
    size: dict[str, int]
    quoted: tuple[Quoted, ...]
    since: str


def front(archive: Tables, kept: Kept) -> Front:
    """The newest stories, and the largest differences among them."""
    day = counts.newest_day(archive)
    lines = archive.stories(limit=_STORIES)
    since = (date.fromisoformat(day) - timedelta(_LATELY)).isoformat() if day else ""
    return Front(
        day,
        tuple(line for line in lines if line.last == day),
        tuple(line for line in lines if line.last != day),
        _largest(archive, kept, lines),
        counts.published(archive, Query(first=since)),
        archive.size(),
        quoted(archive, Query(first=since), _SPEAKERS),
        since,
    )


def _largest(archive: Tables, kept: Kept, lines: Sequence[StoryLine]) -> tuple[Largest, ...]:
    """Of each story that has any the hard difference that most reports part on; the newest, then the largest."""
    found = []
    for line in [line for line in lines if line.hard][: 2 * _LARGEST]:
        account = told(archive, kept, line.id)
        hard = [d for d in account.differences if d.severity == "hard"] if account else []
        if not hard:
            continue
        often = Counter(d.about for d in hard)
        chosen = max(hard, key=lambda d: often[d.about])
        sides = [archive.report(side.span.report) for side in (chosen.a, chosen.b)]
        a, b = (_label(side) if side else "" for side in sides)
        found.append((-often[chosen.about], -line.reports, Largest(line, chosen, (a, b))))
    return tuple(largest for *_, largest in sorted(found, key=lambda row: row[:2]))[:_LARGEST]


def search(archive: Tables, query: Query) -> Found:
    """What answers a query, a page of it, with the texts."""
    texts: dict[str, str] = {}
    hits = archive.search(query)
    for name in dict.fromkeys(hit.report for hit in hits):
        report = archive.report(name)
        texts[name] = report.text if report else ""
    found = tuple((hit, texts[hit.report]) for hit in hits)
    return Found(found, archive.count(query), query, counts.facets(archive, query))


def told(archive: Tables, kept: Kept, story: str) -> Account | None:
    """The account of a story without its reports, kept for the next who asks."""
    return kept.get(("told", story, archive.stamp(story)), lambda: archive.told(story))


def person(archive: Tables, kept: Kept, name: str, limit: int = 40, offset: int = 0) -> Person:
    """All that somebody of exactly this name said, a page of it, with who printed it and in which variants."""
    if not name.strip():
        return Person(name, (), 0, (), ())
    query = Query(speaker=name, exact=True, limit=limit, offset=offset)
    reports: dict[str, Report] = {}

    def report(of: str) -> Report | None:
        if of not in reports and (found := archive.report(of)):
            reports[of] = found
        return reports.get(of)

    said = []
    for hit in archive.search(query):
        account = told(archive, kept, hit.story) if hit.story else None
        own = report(hit.report)
        quotation = _quotation(archive, hit, account)
        if own and quotation:
            statement = _statement(account, quotation.id)
            beside = [q for q in account.quotations if q.id in statement.quotations] if account and statement else []
            said.append(_said(quotation, own, hit.story, statement, beside, report))
    days = chain.from_iterable(counts.spoken(archive, Query(), [name]).values())
    by_day: Counter[str] = Counter()
    for day, number in days:
        by_day[day] += number
    return Person(
        said[0].quotation.speaker or name if said else name, tuple(said), archive.count(query),
        tuple(sorted(by_day.items())), counts.outlets_of(archive, name),
    )  # fmt: skip


def _said(
    quotation: Quotation,
    own: Report,
    story: str | None,
    statement: Statement | None,
    beside: Sequence[Quotation],
    report: Callable[[str], Report | None],
) -> Said:
    """A quotation with the other printings of its statement, a report once, and the variants."""
    words = quotation.said(own.text)
    if statement is None or not beside:
        return Said(quotation, words, own, story, None, 1, fullest=words)
    firsts = {q.report: q for q in reversed(beside)}
    printed = [p for q in beside if firsts[q.report] is q and (p := _printing(q, report(q.report)))]
    full = "".join((" ‖ " if piece.joined else " ") + piece.text for piece in statement.text).strip(" ‖")
    return Said(
        quotation, words, own, story, statement.id, len(printed), tuple(printed[:_PRINTINGS]),
        _readings(statement, report), full or words,
    )  # fmt: skip


def _quotation(archive: Tables, hit: Hit, account: Account | None) -> Quotation | None:
    """The quotation of a hit: as its story has it, or else as it stands beside its report."""
    if account:
        found = next((q for q in account.quotations if q.id == hit.quotation), None)
        if found:
            return found
    mark = archive.annotation(hit.report)
    return next((q for q in mark.quotations if q.id == hit.quotation), None) if mark else None


def _statement(account: Account | None, quotation: str) -> Statement | None:
    return next((s for s in account.statements if quotation in s.quotations), None) if account else None


def _printing(quotation: Quotation, report: Report | None) -> Printing | None:
    if report is None:
        return None
    return Printing(report.id, _label(report), report.published, quotation.start, quotation.end)


def _readings(statement: Statement, report: Callable[[str], Report | None]) -> tuple[Reading, ...]:
    """The variants of a statement that are more than typography, each once."""
    found: dict[tuple[str, str, str], Reading] = {}
    for variant in statement.variants:
        a, b = report(variant.a.report), report(variant.b.report)
        if variant.kind == "typography" or a is None or b is None:
            continue
        here, there = variant.a.of(a.text), variant.b.of(b.text)
        if (variant.kind, here, there) not in found:
            by_a = Printing(a.id, _label(a), a.published, variant.a.start, variant.a.end)
            by_b = Printing(b.id, _label(b), b.published, variant.b.start, variant.b.end)
            found[variant.kind, here, there] = Reading(variant.kind, here, there, by_a, by_b)
        if len(found) == _READINGS:
            break
    return tuple(found.values())


def _label(report: Report) -> str:
    return report.label


def quoted(archive: Tables, query: Query, most: int = 25) -> tuple[Quoted, ...]:
    """Who is quoted how often, by which outlets and when, among the reports that the query bounds."""
    number_of: Counter[str] = Counter()
    outlets: dict[str, Counter[str]] = {}
    for speaker, outlet, number in archive.quoted(replace(query, words="")):
        number_of[speaker] += number
        outlets.setdefault(speaker, Counter())[outlet or "unknown"] += number
    ranked = sorted(number_of.items(), key=lambda item: (-item[1], item[0]))[:most]
    total = max(1, counts.quotations(archive, query))
    days = counts.spoken(archive, query, [name for name, _ in ranked])
    return tuple(
        Quoted(name, number, number / total, tuple(outlets[name].most_common()), days.get(name, ()))
        for name, number in ranked
    )


def lately(kept: Kept, archive: Tables, query: Query, most: int = 25) -> tuple[Quoted, ...]:
    """Who is quoted how often, as it was within the last half minute: every reader asks this of a whole archive."""
    key = ("quoted", query, most, int(time.monotonic() / _FRESH))
    return kept.get(key, lambda: quoted(archive, query, most))


def outlet(archive: Tables, kept: Kept, name: str, limit: int = 30, offset: int = 0) -> Outlet:
    """What an outlet of exactly this name printed, and whom it quotes."""
    if not name.strip():
        return Outlet(name, (), 0, (), ())
    query = Query(outlet=name, exact=True, limit=limit, offset=offset)
    return Outlet(
        name, tuple(archive.search(query)), archive.count(query), counts.published(archive, query),
        lately(kept, archive, Query(outlet=name, exact=True), 12),
    )  # fmt: skip


def check(archive: Tables, words: str) -> tuple[Answer | None, tuple[Report, ...]]:
    """Where these words were printed, by whom said; with the reports that were looked at."""
    pairs = nearby(archive, words)
    reports = tuple(report for report, _ in pairs)
    return asked(words, reports, [mark for _, mark in pairs]) if pairs else None, reports
