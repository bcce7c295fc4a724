"""The timeline of a story of many reports: the days that matter, each in a few of the reports' own sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import islice
from math import sqrt

from onrecord.account.days import ranked, scores
from onrecord.account.lines import Line
from onrecord.account.timeline_differences import apart
from onrecord.account.timeline_ledger import Ledger
from onrecord.account.timeline_sentences import naming, ranks, sentences, telling_days
from onrecord.model import Annotation, Copy, Difference, Report, Span

FEWEST, TELL = 7, 2
"""Days and sentences for each where the reader leaves the number open: the days grow with the root of the reports."""

_REACH = 0.2
"""Least share of the mean of the first ``FEWEST`` days' scores that a day needs where the number of days is open."""

_SPARE = 10
_BEFORE, _AFTER = 60, 30
"""Days before the first and after the last publication that a timeline reaches by itself."""

_COPIED = 0.5


@dataclass(frozen=True, slots=True)
class Witness:
    """A report's sentence about a day, and whom it speaks for: its outlet, or that of the report it copied."""

    span: Span
    voice: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A day, the sentences that tell it, the independent outlets that speak of it, and whether it is news.

    ``evidence`` has a sentence of each report that speaks of the day, in order of publication, and ``differences`` are
    those among these sentences, where they were asked for.
    """

    date: date
    spans: tuple[Span, ...]
    witnesses: int
    new: bool = False
    evidence: tuple[Witness, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asks of a timeline; what is left open is left to the story.

    ``days`` and ``sentences`` (a day) say how many, ``first`` and ``last`` bound the days, ``name`` keeps to the
    sentences that name a person or a place, ``since`` (a day or a moment, ISO 8601) marks as new what was published
    from then on.
    """

    days: int | None = None
    sentences: int | None = None
    first: date | None = None
    last: date | None = None
    name: str | None = None
    since: date | str | None = None


def choose(
    reports: Sequence[Report],
    annotations: Sequence[Annotation],
    copies: Sequence[Copy] = (),
    *,
    days: int | None = None,
    sentences: int | None = None,
    first: date | None = None,
    last: date | None = None,
    name: str | None = None,
    since: date | str | None = None,
    compare: bool = False,
) -> tuple[Entry, ...]:
    """The days that matter in a story, in order, each with whole sentences about it; arguments as in ``Asked``.

    ``compare`` fills in where the reports differ on a day.
    Only ``annotations.times`` are needed. No day without a sentence; no sentence twice. Reports on one day, or without
    any resolved time, give what there is. Linear in the reports, whose order does not matter.
    """
    ledger = Ledger()
    for report, annotation in zip(reports, annotations, strict=True):
        ledger.add(report, annotation)
    entries = tell(ledger, copies, Asked(days, sentences, first, last, name, since))
    return compared(entries, reports, annotations) if compare else entries


def compared(
    entries: Sequence[Entry], reports: Sequence[Report], annotations: Sequence[Annotation]
) -> tuple[Entry, ...]:
    """The same entries, each with where its evidence differs; reports that are not given are not compared."""
    spans = {entry.date: [witness.span for witness in entry.evidence] for entry in entries}
    different = apart(spans, reports, annotations)
    return tuple(replace(entry, differences=different.get(entry.date, ())) for entry in entries)


def tell(ledger: Ledger, copies: Sequence[Copy] = (), asked: Asked = Asked()) -> tuple[Entry, ...]:
    """The timeline of the reports that a ledger holds by now, without reading any of them again."""
    reports, texts, lines, matter = ledger.reports, ledger.texts, list(ledger.lines()), ledger.matter()
    if asked.name and asked.name.strip():
        lines = list(naming(lines, texts, asked.name))
    total, opening = scores(lines, matter), ledger.openings
    if not total:
        printed = {line.published for line in lines}
        total = {day: number for day, number in ledger.published().items() if day in printed}
        opening = {report.id: frozenset((report.day,)) for report in reports if report.day}
    chosen: dict[date, tuple[Span, ...]] = {}
    source = sources(reports, copies)
    for bounds in (_around(reports, asked), (asked.first, asked.last)):  # far days only where there are no others
        wanted = ranked(total, *bounds)
        most = asked.days or _open_number(wanted, total, len(reports))
        told, likely = telling_days(lines, frozenset(wanted[: 2 * most + _SPARE]), opening)
        candidates = (
            (day, islice(ranks(day, told[day], likely.get(day, ()), matter, texts, source), None if asked.days else 1))
            for day in wanted
            if day in told
        )
        if chosen := dict(islice(sentences(candidates, asked.sentences or TELL), most)):
            break
    groups = {name: reports[number].label for name, number in source.items()}
    fresh = _fresh(reports, asked.since)
    return tuple(
        _entry(day, chosen[day], told[day], groups, any(span.report in fresh for span in chosen[day]))
        for day in sorted(chosen)
    )


def _entry(day: date, spans: tuple[Span, ...], told: Sequence[Line], groups: Mapping[str, str], new: bool) -> Entry:
    first: dict[str, Span] = {}
    for line in told:
        if line.span.report not in first or line.span in spans:
            first[line.span.report] = line.span
    evidence = tuple(Witness(span, groups[name]) for name, span in first.items())
    return Entry(day, spans, len({witness.voice for witness in evidence}), new, evidence)


def _around(reports: Sequence[Report], asked: Asked) -> tuple[date | None, date | None]:
    """The days within which the timeline lies: as asked for, or around the days of publication."""
    printed = sorted(day for report in reports if (day := report.day))
    if not printed:
        return asked.first, asked.last
    return asked.first or _moved(printed[0], -_BEFORE), asked.last or _moved(printed[-1], _AFTER)


def _moved(day: date, by: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def _open_number(wanted: Sequence[date], total: Mapping[date, float], reports: int) -> int:
    """How many days, where the reader leaves it open: those within reach of the first, the root's double at most."""
    first = [total[day] for day in wanted[:FEWEST]]
    least = _REACH * sum(first) / max(1, len(first))
    return min(sum(total[day] >= least for day in wanted), max(FEWEST, round(2 * sqrt(reports))))


def sources(reports: Sequence[Report], copies: Sequence[Copy]) -> dict[str, int]:
    """For each report the number of the first report that it shares its text with, or its own."""
    at = {report.id: number for number, report in enumerate(reports)}
    root = list(range(len(reports)))

    def top(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for copy in copies:
        if copy.containment >= _COPIED and copy.a in at and copy.b in at:
            a, b = top(at[copy.a]), top(at[copy.b])
            root[max(a, b)] = min(a, b)
    return {report.id: top(number) for number, report in enumerate(reports)}


def _fresh(reports: Sequence[Report], since: date | str | None) -> frozenset[str]:
    """Ids of the reports published at that moment or later; one that gives no hour may be of its day's end."""
    begun = moment(str(since), time.min) if since is not None else None
    if begun is None:
        return frozenset()
    return frozenset(it.id for it in reports if (at := moment(it.published or "", time.max)) and at >= begun)


def moment(written: str, hour: time) -> datetime | None:
    """The moment that an ISO 8601 day or moment denotes, or None; a bare day is of that hour, a bare hour UTC."""
    try:
        found = datetime.fromisoformat(written)
        if len(written) <= len("2020-10-16"):
            found = datetime.combine(found, hour)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
