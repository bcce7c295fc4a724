"""The timeline of a story of many reports: the days that matter, each in a few of the reports' own sentences."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from math import sqrt

from onrecord.account.days import Matter, ranked, scores, unit
from onrecord.account.lines import Line, all_lines
from onrecord.account.sentences import alone, cosine
from onrecord.model import Annotation, Copy, Report, Span
from onrecord.text.words import fold

FEWEST, TELL = 7, 2
"""Days and sentences for each where the reader leaves the number open: the days grow with the root of the reports."""

SHORT, LONG = 40, 450
"""Characters of a sentence that can tell a day."""

_LEADS, _OPENING = 3, 10
"""An undated line tells a day only as one of the first lines; and the lines of a report that are its opening."""

_UNDATED = 0.5
_SAME, _REPEATED = 0.5, 0.7
"""Share of a sentence's words from which on it repeats a sentence of its own day, or of another."""

_REACH = 0.15
"""Least share of the first day's score that a day needs where the number of days is open."""

_LEAN, _WEAK = 0.5, 0.6
"""How well a sentence must stand alone, and what share of the best sentence's score another one of the day needs."""

_TRIED, _SPARE = 100, 10
_BEFORE, _AFTER = 60, 30
"""Days before the first and after the last publication that a timeline reaches by itself."""

_COPIED = 0.5
_ALONE, _CROWDED, _QUOTES = 0.2, 0.1, 0.05
"""How a sentence's nearness to the day and to the story (1 each) is corrected: it stands alone; it names several days;
it quotes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A day, the sentences that tell it, the independent outlets that speak of it, and whether it is news."""

    date: date
    spans: tuple[Span, ...]
    witnesses: int
    new: bool = False


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
) -> tuple[Entry, ...]:
    """The days that matter in a story, in order, each with whole sentences about it.

    ``days`` and ``sentences`` say how many, or leave it to the story; ``first`` and ``last`` bound the days, ``name``
    keeps to the sentences that name a person or a place, ``since`` (a day or a moment, ISO 8601) marks as new what
    was published from then on. Only ``annotations.times`` are needed. No day without a sentence; no sentence twice.
    Reports on one day, or without any resolved time, give what there is. Linear in the reports.
    """
    texts = {report.id: report.text for report in reports}
    lines = list(all_lines(reports, annotations))
    matter = Matter(lines)
    if name and name.strip():
        lines = list(naming(lines, texts, name))
    total, opening = scores(lines, matter), openings(lines)
    if not total:
        total, opening = published(lines), {line.report: {line.published} for line in lines if line.published}
    wanted = ranked(total, *_bounds(reports, first, last))
    most = days or _open_number(wanted, total, len(reports))
    told, likely = telling_days(lines, frozenset(wanted[: 2 * most + _SPARE]), opening)
    candidates = ((day, ordered(told[day], likely.get(day, ()), matter, texts)) for day in wanted if day in told)
    chosen = dict(islice(_sentences(candidates, sentences or TELL), most))
    groups = independent(reports, copies)
    return tuple(
        Entry(
            day,
            chosen[day],
            len({groups[line.report] for line in told[day]}),
            since is not None and _after(chosen[day], reports, str(since)),
        )
        for day in sorted(chosen)
    )


def naming(lines: Iterable[Line], texts: Mapping[str, str], name: str) -> Iterator[Line]:
    """The lines that name it: in full, or by the last word alone in a report that has the full name."""
    full = " ".join(fold(name).split())
    whole, short = _finder(full), _finder(full.split()[-1])
    known: dict[str, bool] = {}
    for line in lines:
        report = line.span.report
        if report not in known:
            known[report] = whole.search(fold(texts[report])) is not None
        if known[report] and short.search(fold(line.span.of(texts[report]))):
            yield line


def _finder(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def published(lines: Iterable[Line]) -> dict[date, float]:
    """The days of publication with their number of reports: what is left where no report dates anything."""
    by_day: dict[date, set[int]] = defaultdict(set)
    for line in lines:
        if line.published:
            by_day[line.published].add(line.report)
    return {day: float(len(found)) for day, found in by_day.items()}


def _bounds(reports: Sequence[Report], first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """The days within which the timeline lies: as asked for, or around the days of publication."""
    printed = sorted(day for report in reports if (day := report.day))
    if not printed:
        return first, last
    return first or _moved(printed[0], -_BEFORE), last or _moved(printed[-1], _AFTER)


def _moved(day: date, by: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def _open_number(wanted: Sequence[date], total: Mapping[date, float], reports: int) -> int:
    """How many days, where the reader leaves it open: those within reach of the first, the square root's double."""
    reach = [day for day in wanted if total[day] >= _REACH * total[wanted[0]]]
    return min(len(reach), max(FEWEST, round(2 * sqrt(reports))))


def openings(lines: Iterable[Line]) -> dict[int, set[date]]:
    """For each report the days that its first lines speak of."""
    found: dict[int, set[date]] = defaultdict(set)
    for line in lines:
        if line.place < _OPENING:
            found[line.report].update(line.days)
    return found


def telling_days(
    lines: Iterable[Line], days: frozenset[date], opening: Mapping[int, set[date]]
) -> tuple[dict[date, list[Line]], dict[date, list[Line]]]:
    """For each of the days the lines that tell it, and the undated first lines of reports of that day or the next.

    A day is told by the lines that name it and by the first lines of a report whose ``opening`` speaks of it alone.
    The others are no more than likely to be about it: they help to see what the day is about, and are not printed.
    """
    told: dict[date, list[Line]] = defaultdict(list)
    likely: dict[date, list[Line]] = defaultdict(list)
    for line in lines:
        if line.days:
            for day in line.days:
                if day in days:
                    told[day].append(line)
        elif line.published and line.place < _LEADS:
            for day in {line.published, _moved(line.published, -1)} & days:
                (told if opening.get(line.report) == {day} else likely)[day].append(line)
    return told, likely


def _sentences(
    candidates: Iterable[tuple[date, Sequence["Telling"]]], most: int
) -> Iterator[tuple[date, tuple[Span, ...]]]:
    """Each day with its best lines, the days that matter most choosing first; nothing is said twice."""
    said = Said()
    for day, tellings in candidates:
        mine: list[Telling] = []
        for best in tellings[:_TRIED]:
            words = frozenset(best.line.words)
            if not _fits(best, mine) or said.already(words, day):
                continue
            said.add(words, day)
            mine.append(best)
            if len(mine) == most:
                break
        if mine:
            yield day, tuple(telling.line.span for telling in mine)


@dataclass(frozen=True, slots=True)
class Telling:
    """A line that can tell a day: how well it does, and how well it stands alone."""

    score: float
    alone: float
    line: Line


def _fits(telling: Telling, mine: Sequence[Telling]) -> bool:
    """Whether it may join those chosen: good beside the first, and if it leans, then on the line chosen before it."""
    if mine and telling.score < _WEAK * mine[0].score:
        return False
    line = telling.line
    return telling.alone >= _LEAN or any(
        line.report == other.line.report and line.place == other.line.place + 1 for other in mine[-1:]
    )


def ordered(lines: Sequence[Line], likely: Sequence[Line], matter: Matter, texts: Mapping[str, str]) -> list[Telling]:
    """The lines that can tell a day, best first: near what all lines of the day say, and near the story.

    ``likely`` are lines that are only likely to be about it.
    """
    lines, likely = list(filter(matter.holds, lines)), list(filter(matter.holds, likely))
    vectors = [matter.vector(line) for line in lines]
    summed: dict[str, float] = defaultdict(float)
    for line, vector in chain(zip(lines, vectors, strict=True), ((line, matter.vector(line)) for line in likely)):
        weight = 1.0 if line.days else _UNDATED
        for word, value in vector.items():
            summed[word] += weight * value
    centre = unit(summed)
    found = []
    for line, vector in zip(lines, vectors, strict=True):
        if SHORT <= len(line.span) <= LONG:
            words = line.span.of(texts[line.span.report])
            stands = alone(words)
            score = cosine(vector, centre) + cosine(vector, matter.centre) + _ALONE * stands
            score -= _CROWDED * (len(line.days) > 1) + _QUOTES * ('"' in words or "“" in words)
            found.append(Telling(score, stands, line))
    return sorted(found, key=lambda telling: (-telling.score, telling.line.span))


class Said:
    """What the timeline has said so far, to be asked whether a sentence repeats it."""

    __slots__ = ("_by_word", "_days", "_words")

    def __init__(self) -> None:
        self._words: list[frozenset[str]] = []
        self._days: list[date] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def add(self, words: frozenset[str], day: date) -> None:
        """Remember a sentence of a day by its words."""
        for word in words:
            self._by_word[word].append(len(self._words))
        self._words.append(words)
        self._days.append(day)

    def already(self, words: frozenset[str], day: date) -> bool:
        """Whether a sentence of that day shares half its words, or one of another day most of them."""
        shared: dict[int, int] = defaultdict(int)
        for word in words:
            for number in self._by_word.get(word, ()):
                shared[number] += 1
        return not words or any(
            both >= (_SAME if self._days[number] == day else _REPEATED) * min(len(words), len(self._words[number]))
            for number, both in shared.items()
        )


def independent(reports: Sequence[Report], copies: Sequence[Copy]) -> list[str]:
    """For each report whom it speaks for: its outlet (or id), or that of the first report it shares its text with."""
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
    return [reports[top(number)].label for number in range(len(reports))]


def _after(spans: Sequence[Span], reports: Sequence[Report], since: str) -> bool:
    """Whether one of the spans was published at that moment or later."""
    fresh = {report.id for report in reports if (report.published or "") >= since}
    return any(span.report in fresh for span in spans)
