"""The questions that every face asks of an archive: commands, API and pages alike."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.account.check import Answer
from onrecord.archive import nearby
from onrecord.model import Account, Quotation, Report
from onrecord.pipeline import check as asked
from onrecord.store.base import Hit, Query, StoryLine
from onrecord.store.tables import Tables

_MOST = 500  # quotations of one person on one page


@dataclass(frozen=True, slots=True)
class Found:
    """A page of a search: the hits with their reports' texts, and how many there are in all."""

    hits: tuple[tuple[Hit, str], ...]
    total: int
    query: Query


@dataclass(frozen=True, slots=True)
class Said:
    """One printed occurrence of what somebody said: the words, and where they stand."""

    quotation: Quotation
    words: str
    report: Report
    story: str | None
    statement: str | None
    printings: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """How often somebody is quoted, and by which outlets (the most frequent first)."""

    speaker: str
    count: int
    outlets: tuple[tuple[str, int], ...]


def front(archive: Tables, stories: int = 30) -> tuple[StoryLine, ...]:
    """The newest stories."""
    return tuple(archive.stories(limit=stories))


def search(archive: Tables, query: Query) -> Found:
    """What answers a query, a page of it, with the texts."""
    texts: dict[str, str] = {}
    hits = archive.search(query)
    for name in dict.fromkeys(hit.report for hit in hits):
        report = archive.report(name)
        texts[name] = report.text if report else ""
    return Found(tuple((hit, texts[hit.report]) for hit in hits), archive.count(query), query)


def person(archive: Tables, name: str) -> tuple[Said, ...]:
    """All that somebody of exactly this name said, the newest first, each with how many printings its words have."""
    hits = [hit for hit in archive.search(Query(speaker=name, limit=_MOST)) if hit.speaker == name]
    accounts: dict[str, Account | None] = {}
    said = []
    for hit in hits:
        if hit.story is not None and hit.story not in accounts:
            accounts[hit.story] = archive.account(hit.story)
        account = accounts.get(hit.story) if hit.story else None
        found = _said(hit, account) if account else None
        if found:
            said.append(found)
    return tuple(said)


def _said(hit: Hit, account: Account) -> Said | None:
    quotation = next((q for q in account.quotations if q.id == hit.quotation), None)
    if quotation is None:
        return None
    report = account.report(quotation.report)
    statement = next((s for s in account.statements if quotation.id in s.quotations), None)
    return Said(
        quotation,
        quotation.said(report.text),
        report,
        account.id,
        statement.id if statement else None,
        len(statement.quotations) if statement else 1,
    )


def quoted(archive: Tables, query: Query, most: int = 25) -> tuple[Quoted, ...]:
    """Who is quoted how often and by which outlets, among the reports that the query bounds by outlet and day."""
    counts: Counter[str] = Counter()
    outlets: dict[str, Counter[str]] = {}
    for speaker, outlet, number in archive.quoted(replace(query, words="")):
        counts[speaker] += number
        outlets.setdefault(speaker, Counter())[outlet or "unknown"] += number
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return tuple(Quoted(name, number, tuple(outlets[name].most_common())) for name, number in ranked)


def check(archive: Tables, words: str) -> tuple[Answer | None, tuple[Report, ...]]:
    """Where these words were printed, by whom said; with the reports that were looked at."""
    pairs = nearby(archive, words)
    reports = tuple(report for report, _ in pairs)
    return asked(words, reports, [mark for _, mark in pairs]) if pairs else None, reports


def volume(reports: Sequence[Report]) -> tuple[tuple[str, int], ...]:
    """How many reports were published on each day."""
    return tuple(sorted(Counter(report.day.isoformat() for report in reports if report.day).items()))
