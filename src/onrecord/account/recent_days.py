"""Days and hours of one thing in the news of these weeks: a count began on Nov. 17 in one report, Nov. 18 in another.

A story has many days near publication, so that near ones need not be of one thing. Two are taken for one thing only
where the words right about them say much alike, more than with any other day of either report.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.account import thresholds as limit
from onrecord.account.clauses import Clause, Unit, of_saying
from onrecord.account.figures import Weights, about, meant, says, spread, told
from onrecord.account.moments import Moment, apart, clocks_apart, own_day
from onrecord.model import Difference, Report, Side, Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A day or an hour (``hour``) with the words of meaning right about it, and those of them that are of names."""

    span: Span
    time: Moment
    hour: bool
    told: tuple[tuple[str, str], ...]
    names: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """The words of meaning about it, as they are compared."""
        return frozenset(key for key, _ in self.told)


def differences(by_report: Sequence[Sequence[Clause]], reports: Mapping[str, Report]) -> Iterator[Difference]:
    """Days near publication, and hours, that two reports give for one thing."""
    held = [[each for clause in clauses for each in _placed(clause, reports[clause.report])] for clauses in by_report]
    weights = Weights(spread(by_report), len(by_report))
    sides = [side for side in held if side]
    for left, right in combinations(sides[: limit.EVERY_PAIR], 2):
        for a, b in _one_thing(left, right, weights):
            if any(_gives(side, a) and _gives(side, b) for side in sides):
                continue  # a report that has both tells of two things
            if own_day(a.time, reports[a.span.report]) and own_day(b.time, reports[b.span.report]):
                continue
            values = [each.time.clock if each.hour else str(each.time) for each in (a, b)]
            yield Difference("date", "hard", about(a.told, a.words & b.words), Side(a.span, values[0]),
                             Side(b.span, values[1]), f"{values[0]} in one and {values[1]} in the other")  # fmt: skip


def _placed(clause: Clause, report: Report) -> Iterator[Placed]:
    for k in clause.times:
        unit = clause.units[k]
        time = unit.time
        if time is None or unit.quoted or not (time.clock or _recent(time, report)):
            continue
        if not time.clock and of_saying(clause.units, k):
            continue  # the day of a statement is compared where the statement is
        around = _around(clause.units, k)
        near = [u for u in around if says(u)]
        names = frozenset(meant(u) for u in near if u.name)
        yield Placed(Span(clause.report, unit.start, unit.end), time, bool(time.clock), told(near, report.text), names)


def _around(units: Sequence[Unit], k: int) -> list[Unit]:
    """The units about a time, up to the next time on either side: what lies beyond is of that one."""
    low, high = max(0, k - limit.WINDOW), min(len(units), k + limit.WINDOW)
    others = [n for n in range(low, high) if n != k and units[n].time]
    low = max([n + 1 for n in others if n < k], default=low)
    high = min([n for n in others if n > k], default=high)
    return [*units[low:k], *units[k + 1 : high]]


def _recent(time: Moment, report: Report) -> bool:
    days = time.days
    if not days or not days.exact or not days.first or not report.day:
        return False
    return abs((days.first - report.day).days) < limit.FAR_DAY


def _one_thing(left: Sequence[Placed], right: Sequence[Placed], weights: Weights) -> Iterator[tuple[Placed, Placed]]:
    """Couples that part, each the other's nearest by the words about it, with enough of them alike."""
    if len(left) * len(right) > limit.CLAIMS:
        return
    scores = {
        (i, j): _likeness(a, b, weights) for i, a in enumerate(left) for j, b in enumerate(right) if a.hour == b.hour
    }
    for (i, j), score in sorted(scores.items()):
        a, b = left[i], right[j]
        if score < limit.ONE_RECENT or not _near(a, b):
            continue
        rivals = (s for (x, y), s in scores.items() if (x == i) != (y == j))
        if max(rivals, default=0.0) <= score - limit.NEARER:
            yield a, b


def _likeness(a: Placed, b: Placed, weights: Weights) -> float:
    shared, names = a.words & b.words, a.names & b.names
    plain = shared - a.names - b.names
    return weights.of(plain) + min(weights.of(names), limit.NAMED) if len(plain) >= limit.EVENT_WORDS else 0.0


def _near(a: Placed, b: Placed) -> bool:
    """Whether two days or hours part, and so little that a slip or another's hearsay explains it."""
    if a.hour:
        return clocks_apart(a.time, b.time) and abs(_minutes(a.time) - _minutes(b.time)) >= limit.HOURS_PART
    x, y = a.time.days, b.time.days
    if not x or not y or not x.first or not y.first or not apart(a.time, b.time):
        return False
    return abs((x.first - y.first).days) <= limit.NEAR_DAYS


def _minutes(time: Moment) -> int:
    hours, minutes = time.clock.split(":")
    return 60 * int(hours) + int(minutes)


def _gives(side: Sequence[Placed], each: Placed) -> bool:
    """Whether a report gives this day or hour, with words alike about it."""
    return any(
        other.hour == each.hour
        and (other.time.clock == each.time.clock if each.hour else not apart(other.time, each.time))
        and len(other.words & each.words) >= limit.EVENT_WORDS
        for other in side
    )
