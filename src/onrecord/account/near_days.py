"""Days, months and years of one thing that part a little: 8 August in one report, 9 August in the other.

A day long past or far ahead is rarely printed by chance beside another of the same week. Two such days are of one thing
where neither report has another day near, and the words about them are alike; no matter how the sentences are built.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.clauses import Clause
from onrecord.account.figures import Weights, about, meant, says, spread, told
from onrecord.account.moments import Moment, apart
from onrecord.account.quantities import Fit, Quantity, fit
from onrecord.model import Difference, Report, Side, Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, month or year (``level``) far from publication, with the words, names and acts about it."""

    span: Span
    time: Moment
    first: date
    level: str
    told: tuple[tuple[str, str], ...]
    names: frozenset[str]
    acts: frozenset[str]
    numbers: tuple[Quantity, ...]

    @property
    def words(self) -> frozenset[str]:
        """The words of meaning about it, as they are compared."""
        return frozenset(key for key, _ in self.told)


def differences(by_report: Sequence[Sequence[Clause]], reports: Mapping[str, Report]) -> Iterator[Difference]:
    """Days, months or years, near each other, that two reports give for one thing."""
    held = [[each for clause in clauses for each in dated(clause, reports[clause.report])] for clauses in by_report]
    weights = Weights(spread(by_report), len(by_report))
    sides = [side for side in held if side]
    for left, right in combinations(sides[: limit.EVERY_PAIR], 2):
        for a, b in _near(left, right):
            shared = a.words & b.words
            plain = shared - a.names - b.names
            least = limit.ONE_YEAR if a.level == "year" else limit.ONE_DAY
            if not plain or weights.of(plain) < 1 or weights.of(shared) < least or _twice(a, b, sides):
                continue
            reason = f"{a.time} in one and {b.time} in the other"
            yield Difference("date", "hard", about(a.told, shared), Side(a.span, str(a.time)),
                             Side(b.span, str(b.time)), reason)  # fmt: skip


def dated(clause: Clause, report: Report) -> Iterator[Dated]:
    """The days, months and years of a sentence that lie far from publication."""
    published = report.day
    times = [(k, u.time) for k, u in enumerate(clause.units) if u.time and u.time.days and u.time.days.first]
    for k, time in times:
        days = time.days
        first = days.first if days else None
        level = _level(time)
        if not first or not level or not published or abs((first - published).days) < limit.FAR_DAY:
            continue
        around = clause.units[max(0, k - limit.TELLING_WINDOW) : k + limit.TELLING_WINDOW]
        near = [u for u in around if says(u)]
        unit = clause.units[k]
        yield Dated(
            Span(clause.report, unit.start, unit.end),
            time,
            first,
            level,
            told(near, report.text),
            frozenset(meant(u) for u in near if u.name),
            frozenset(lang.ACTS[u.key] for u in near if u.key in lang.ACTS),
            tuple(u.number for u in around if u.number),
        )


def _level(time: Moment) -> str:
    """Whether a printed date is a day, a month or a year; '' for others: holidays, seasons, 'that week'."""
    printed = dict(time.parts).keys()
    if not time.days or not time.days.first or not time.days.last:
        return ""
    size = (time.days.last - time.days.first).days
    if "month" in printed:
        return "day" if size == 0 else "month" if size < 31 and time.days.first.day == 1 else ""
    bare = time.printed.isdigit() or printed == {"year"}
    return "year" if bare and size > 363 else ""


def _near(left: Sequence[Dated], right: Sequence[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Couples that are near and part, each alone in its report within that reach."""
    if len(left) * len(right) > limit.CLAIMS:
        return
    for a in left:
        for b in right:
            if a.level != b.level or not apart(a.time, b.time) or not _close(a, b):
                continue
            if (a.acts and b.acts and a.acts.isdisjoint(b.acts)) or _counts_other(a, b):
                continue
            alone = (
                each.first in (a.first, b.first) or not (_close(each, a) or _close(each, b)) for each in (*left, *right)
            )
            if all(alone) and not _prints(left, b) and not _prints(right, a):
                yield a, b


def _counts_other(a: Dated, b: Dated) -> bool:
    """Whether both tell a figure beside the day, and another: two years have two figures."""
    return bool(a.numbers and b.numbers) and all(fit(x, y) is Fit.APART for x in a.numbers for y in b.numbers)


def _close(a: Dated, b: Dated) -> bool:
    """Whether two days are as near as a slip or another's hearsay makes them."""
    away = abs((a.first - b.first).days)
    if "year" in (a.level, b.level):
        return a.level == b.level and away <= limit.NEAR_YEARS
    if "month" in (a.level, b.level):
        return a.first.year == b.first.year and away <= limit.NEAR_MONTHS
    return away <= limit.NEAR_DAYS or (a.first.day == b.first.day and a.first.month == b.first.month and away < 800)


def _prints(side: Sequence[Dated], day: Dated) -> bool:
    return any(each.first == day.first and each.level == day.level for each in side)


def _twice(a: Dated, b: Dated, sides: Sequence[Sequence[Dated]]) -> bool:
    """Whether some report has both, and so tells of two things."""
    return any(_prints(side, a) and _prints(side, b) for side in sides)
