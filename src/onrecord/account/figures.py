"""Figures of one thing that two reports tell in unlike sentences: 'knocked on 400 doors', '600 doors were knocked on'.

A figure is a number with what it counts and the words of meaning about it. Two figures of two reports are of one thing
if they count the same, each is the other's nearest by the words about it, and these say enough.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from onrecord.account import amounts
from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.clauses import Clause, Unit
from onrecord.account.moments import Moment, apart
from onrecord.account.quantities import RANK, Fit, Quantity, fit
from onrecord.account.tallies import stem, telling
from onrecord.model import Difference, Report, Side, Span
from onrecord.text.kept import Kept


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it is of (a noun counted, or a unit), and the words about it (``told``).

    ``act``: the telling word right before it; ``persons``: what kind of people are counted ('people' where the noun
    does not tell them from others), if people are; ``part``: whether it counts some of those named before; ``marked``:
    the words between it and the noun; ``ways``: which way a distance is measured; ``times``: the days and years beside
    it; ``past``: whether its sentence tells of a time long past; ``grows``: whether it is a count that rises as a story
    goes on, or a price that changes by the hour.
    """

    span: Span
    number: Quantity
    of: str
    act: str
    persons: str
    part: bool
    told: tuple[tuple[str, str], ...]
    names: frozenset[str]
    marked: frozenset[str]
    ways: frozenset[str]
    past: bool
    times: tuple[Moment, ...]
    grows: bool

    @property
    def words(self) -> frozenset[str]:
        """The words about it, as they are compared."""
        return frozenset(key for key, _ in self.told)


def about(told: Sequence[tuple[str, str]], shared: frozenset[str]) -> str:
    """The printed words, in their order and each once, that stand for what two places share."""
    return " ".join(dict.fromkeys({key: printed for key, printed in reversed(told) if key in shared}[key]
                                  for key, _ in told if key in shared))  # fmt: skip


def told(units: Sequence[Unit], text: str, course: bool = False) -> tuple[tuple[str, str], ...]:
    """(word as it is compared, as printed) for each word of meaning among some units."""
    return tuple((meant(unit, course), text[unit.start : unit.end]) for unit in units if says(unit))


def spread(by_report: Sequence[Sequence[Clause]]) -> Counter[str]:
    """In how many sentences of a story each word of meaning stands."""
    found: Counter[str] = Counter()
    for clauses in by_report:
        found.update(_meant.of(clauses, None))
    return found


def _all_meant(clauses: Sequence[Clause], _: None) -> Counter[str]:
    found: Counter[str] = Counter()
    for clause in clauses:
        found.update({word for unit in clause.units if (word := _said(unit))})
    return found


def _said(unit: Unit) -> str:
    """What a word means, "" where it says nothing of what is meant."""
    return "" if unit.number or unit.time else _meaning(unit.key)


@lru_cache(maxsize=65536)
def _meaning(key: str) -> str:
    word = Unit(0, 0, key)
    return meant(word) if says(word) else ""


_meant = Kept(_all_meant, lambda clauses, _: clauses[-1].end if clauses else 0)


def differences(by_report: Sequence[Sequence[Clause]], reports: Mapping[str, Report]) -> Iterator[Difference]:
    """Figures of one thing that cannot both be right: hard, or soft where such a count grows as a story goes on."""
    held: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for clauses in by_report:
        for clause in clauses:
            for figure in figures(clause, reports[clause.report]):
                held[figure.of][clause.report].append(figure)
    weights = Weights(spread(by_report), len(by_report))
    for _, sides in sorted(held.items()):
        own = [{figure.number.value for figure in side} for side in sides.values()]
        for left, right in combinations(_few(sides), 2):
            for a, b, shared, sure in _one_thing(left, right, weights):
                if any({a.number.value, b.number.value} <= values for values in own):
                    continue  # a report that has both tells of two things
                sure = sure and (_misprint(a, b) or not _long_between(a, b, reports))
                severity = _severity(a, b, reports) if sure else "soft"
                a_side, b_side = (
                    Side(x.span, " ".join(x.span.of(reports[x.span.report].text).split())) for x in (a, b)
                )
                reason = f"{a_side.value} in one and {b_side.value} in the other"
                reason += "" if sure else ", if of one thing"
                yield Difference("number", severity, shared, a_side, b_side, reason)


def _severity(a: Figure, b: Figure, reports: Mapping[str, Report]) -> str:
    if not a.grows and not b.grows:
        return "hard"
    first, second = (reports[figure.span.report].published for figure in (a, b))
    later = first and second and first != second and (first < second) == (a.number.value < b.number.value)
    return "update" if later else "soft"


def _long_between(a: Figure, b: Figure, reports: Mapping[str, Report]) -> bool:
    """Whether so many days lie between the reports that what recurs, a launch or a match, may have come again."""
    first, second = reports[a.span.report].day, reports[b.span.report].day
    return first is not None and second is not None and abs((first - second).days) > limit.AGAIN


class Weights:
    """How much a word says of which thing is meant: one that stands all over the story says half as much."""

    def __init__(self, common: Mapping[str, int], reports: int) -> None:
        self._common, self._often = common, max(limit.HOLDERS, limit.OFTEN * reports)

    def of(self, words: frozenset[str]) -> float:
        """The weight of some words together."""
        return sum(0.5 if self._common[word] > self._often else 1.0 for word in words)


def _few(sides: Mapping[str, list[Figure]]) -> list[list[Figure]]:
    """The figures of each report; of more than a dozen reports, of the first with each set of values."""
    if len(sides) <= limit.EVERY_PAIR:
        return list(sides.values())
    first: dict[frozenset[str], list[Figure]] = {}
    for figures_ in sides.values():
        first.setdefault(frozenset(str(figure.number) for figure in figures_), figures_)
    return list(first.values())[: limit.EVERY_PAIR]


def _one_thing(left: list[Figure], right: list[Figure], weights: Weights) -> Iterator[tuple[Figure, Figure, str, bool]]:
    """Figures of two reports that are each other's nearest and part, what they have in common, and whether it is sure.

    Where either report has one figure of the kind only, fewer words alike make it likely, and likely is said as such.
    """
    if len(left) * len(right) > limit.CLAIMS:
        return
    scores = {(i, j): _likeness(a, b, weights) for i, a in enumerate(left) for j, b in enumerate(right)}
    lone = [[f for f in side if not _agreed(f, other)] for side, other in ((left, right), (right, left))]
    least = limit.ONE_THING + (1.0 if left[0].number.unit in _MANY_THINGS else 0.0)
    single = all(len({f.number.value for f in side}) == 1 for side in lone)
    least += 0.0 if single else 0.5
    for (i, j), score in sorted(scores.items()):
        a, b = left[i], right[j]
        if score < least - limit.LIKELY or a not in lone[0] or b not in lone[1] or not _comparable(a, b):
            continue
        if score < least and not (_only(a, left) and _only(b, right) and _plainly(a, b)):
            continue
        rivals = (s for (x, y), s in scores.items() if (x == i) != (y == j) and not _same(left[x], right[y], a, b))
        if max(rivals, default=0.0) <= score - limit.NEARER:
            yield a, b, about(a.told, a.words & b.words), score >= least


def _only(figure: Figure, side: Sequence[Figure]) -> bool:
    """Whether its report gives one number only of what it counts."""
    return all(f.number.value == figure.number.value for f in side if f.persons == figure.persons)


def _plainly(a: Figure, b: Figure) -> bool:
    """Whether more than names ties two figures, and neither tells of another time."""
    return a.past == b.past and bool((a.words & b.words) - a.names - b.names)


def _agreed(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether the other report has a figure that this one can be."""
    return any(fit(figure.number, other.number) is not Fit.APART for other in others)


def _same(x: Figure, y: Figure, a: Figure, b: Figure) -> bool:
    """Whether a couple prints the same two values as another, once more."""
    return x.number.value == a.number.value and y.number.value == b.number.value


def _likeness(a: Figure, b: Figure, weights: Weights) -> float:
    """How much says that two figures are of one thing: words of meaning about both, and a noun that is counted."""
    if a.marked and b.marked and a.marked.isdisjoint(b.marked) and not _swapped(*_printed(a, b)):
        return 0.0
    if a.persons != b.persons and not _may_be_all(a, b):
        return 0.0
    if a.ways and b.ways and a.ways.isdisjoint(b.ways):
        return 0.0
    if _opposed(a.words, b.words) or _other_times(a.times, b.times):
        return 0.0
    names = a.names & b.names
    score = weights.of((a.words & b.words) - names) + min(weights.of(names), limit.NAMED)
    score += 1.0 if a.act and a.act == b.act and not a.number.unit else 0.0
    if _misprint(a, b):
        return score + limit.MISPRINT
    score -= (1.0 if a.marked != b.marked else 0.0) + (1.0 if a.past != b.past else 0.0)
    if a.number.unit:
        return score + (1.0 if a.ways & b.ways else 0.0)
    return score + (0.0 if _PEOPLE in (a.persons, b.persons) else 1.0)


def _may_be_all(a: Figure, b: Figure) -> bool:
    """Whether one counts people, the other a kind of people, and the kind can be all of them: it is not the fewer."""
    people, kind = (a, b) if a.persons == _PEOPLE else (b, a)
    fewer = kind.number.value < people.number.value
    return people.persons == _PEOPLE and not (a.part or b.part or fewer)


def _other_times(left: Sequence[Moment], right: Sequence[Moment]) -> bool:
    """Whether each side is of some day or year, and none of them can be the other's."""
    return bool(left and right) and all(apart(a, b) for a in left for b in right)


def _comparable(a: Figure, b: Figure) -> bool:
    low, high = sorted((a.number.value, b.number.value))
    return low > 0 and high <= limit.ONE_FIGURE * low


def _misprint(a: Figure, b: Figure) -> bool:
    """Whether two long numbers are the same figures but for one, or for two that changed places."""
    x, y = _printed(a, b)
    if len(x) != len(y):
        return False
    if _shorter(x, y) < limit.LONG_NUMBER:
        return _swapped(x, y)
    parted = [k for k in range(len(x)) if x[k] != y[k]]
    return len(parted) == 1 or (len(parted) == 2 and sorted(x) == sorted(y))


def _printed(a: Figure, b: Figure) -> tuple[str, str]:
    return f"{a.number.value:.0f}", f"{b.number.value:.0f}"


def _shorter(x: str, y: str) -> int:
    """How many figures two numbers have, final noughts aside: the one that has fewer."""
    return min(len(x.rstrip("0")), len(y.rstrip("0")))


def _swapped(x: str, y: str) -> bool:
    """Whether two figures of one number side by side changed places in the other: 214 and 241."""
    if len(x) != len(y) or _shorter(x, y) < limit.SWAPPED_NUMBER:
        return False
    k = next((k for k in range(len(x)) if x[k] != y[k]), len(x))
    return k < len(x) - 1 and x[k : k + 2] == y[k : k + 2][::-1] and x[k + 2 :] == y[k + 2 :]


def _opposed(a: frozenset[str], b: frozenset[str]) -> bool:
    return any((a & pair) and (b & pair) and (a & pair) != (b & pair) for pair in _OPPOSITES)


_NOT_COMPARED = frozenset([RANK, "year old", "degree", "point"])
"""Units that say which, or of which any report prints several, and ages, which are compared by name."""
_MANY_THINGS = amounts.MEASURED | {"second", "day", "month"}
"""Units in which one story measures many things."""
_PEOPLE = "people"
_GROWS = amounts.GROWS | lang.DAMAGED
_OPPOSITES = tuple(frozenset(pair) for pair in (*lang.OPPOSITES, ("drop", "rise")))


def figures(clause: Clause, report: Report) -> Iterator[Figure]:
    """The figures of a sentence, each with the words of meaning around it; tolls are left to ``tallies``."""
    units, text = clause.units, report.text
    past = _past(units, report)
    for k, unit in enumerate(units):
        number = unit.number
        if number is None or number.unit in _NOT_COMPARED or number.value / number.size <= 1 or _beside(units, k, text):
            continue
        n = None if number.unit else _head(units, k, text)
        if not number.unit and n is None:
            continue
        head = units[n] if n else None
        around = units[max(0, k - limit.TELLING_WINDOW) : k + limit.TELLING_WINDOW]
        persons, beside = _persons(head), {u.key for u in around} & _GROWS
        if persons and beside:
            continue
        course = bool(number.unit)
        others = [other for other in around if other is not head]
        yield Figure(
            Span(clause.report, unit.start, head.end if head else unit.end),
            number,
            (_PEOPLE if persons else _counted(units, k, n)) if n else number.unit,
            next((meant(other) for other in units[max(0, k - 2) : k][::-1] if says(other)), ""),
            persons,
            any(other.key in lang.PARTS for other in units[max(0, k - 2) : k]),
            told(others, text, course),
            frozenset(meant(other, course) for other in others if other.name),
            frozenset(other.key for other in units[k + 1 : n]) - lang.OF_THEM if n else frozenset(),
            _ways(units, k) if number.unit == "metre" else frozenset(),
            past,
            tuple(other.time for other in around if other.time and (other.time.parts or other.time.printed.isdigit())),
            any(u.key in _GROWS for u in units[max(0, k - 2) : (n or k) + 4])
            or (number.unit in amounts.MONEY.values() and any(u.key in amounts.TRADED for u in around)),
        )


def _counted(units: Sequence[Unit], k: int, n: int) -> str:
    """What a number counts, as it is compared; '112-page' tells of what kind one thing is and counts no pages."""
    singular = n == k + 1 and not (units[n].key in lang.PLURALS or _plural(units[n].key))
    return f"-{meant(units[n])}" if singular else meant(units[n])


def _persons(head: Unit | None) -> str:
    """What kind of people a noun counts: '' if it counts no people."""
    if head is None or head.key not in lang.PERSONS | lang.KINDS_OF_PERSONS:
        return ""
    return meant(head) if head.key in lang.KINDS_OF_PERSONS else _PEOPLE


def _past(units: Sequence[Unit], report: Report) -> bool:
    """Whether a sentence gives a time long before publication."""
    ends = [unit.time.days.last for unit in units if unit.time and unit.time.days and unit.time.days.last]
    return bool(report.day) and any((report.day - end).days > limit.LONG_PAST for end in ends if report.day)


def _ways(units: Sequence[Unit], k: int) -> frozenset[str]:
    """Which way a distance is measured, by the words close to it: up, down, along or away."""
    near = units[max(0, k - limit.CLOSE) : k + limit.CLOSE]
    return frozenset(lang.WAYS[unit.key] for unit in near if unit.key in lang.WAYS)


def _beside(units: Sequence[Unit], k: int, text: str) -> bool:
    """Whether a number stands in brackets (another unit), counts those who come on top, or is an item's number."""
    before = units[k - 1].key if k else ""
    return (
        text[max(0, units[k].start - 1) : units[k].start] == "("
        or before in lang.FURTHER
        or before in amounts.ORDERED
        or before in lang.WHICH
        or any(unit.key in lang.FURTHER for unit in units[k + 1 : k + 2])
    )


def _head(units: Sequence[Unit], k: int, text: str) -> int | None:
    """Which unit is the noun that a number counts: the first plural right after it, behind 'of the' too."""
    first = k + 1
    while first < len(units) and first < k + 3 and units[first].key in lang.OF_THEM:
        first += 1
    for n in range(first, min(first + 3, len(units))):
        unit, between = units[n], text[units[n - 1].end : units[n].start]
        if unit.number or unit.time or unit.name or between.strip("-’' \t\n"):
            return None
        if unit.key in lang.LIGHT or unit.key in lang.OCCASIONS:
            return None
        if n == k + 1 and between == "-" and unit.key.isalpha() and f"{unit.key}s" not in lang.OCCASIONS:
            return n  # '112-page'
        if (
            unit.key in lang.PERSONS
            or unit.key in lang.KINDS_OF_PERSONS
            or unit.key in lang.PLURALS
            or _plural(unit.key)
        ):
            return n
    return None


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def says(unit: Unit) -> bool:
    """Whether a word says of what a figure or a day is."""
    return telling(unit) and unit.key not in lang.SPEECH and len(unit.key) > 2


def meant(unit: Unit, course: bool = False) -> str:
    """A word as it is compared: its stem, or that at which synonyms meet; ``course``: words of rise and fall too."""
    key = _stem(unit.key)
    return (_COURSE.get(key, "") if course else "") or _MEETING.get(key) or key


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """The word cut, of 'napping' and 'naps' too what is left of 'nap'."""
    found = stem(word)
    if len(found) == 4 and found.endswith("s") and not found.endswith("ss"):
        return found[:-1]
    if len(found) == 4 and found.endswith("e"):
        return found[:-1]  # 'page' and 'pages'
    return found[:-1] if len(found) > 3 and found[-1] == found[-2] and found[-1] not in "lsaeiou" else found


_MEETING = {_stem(word): meeting for word, meeting in (lang.ACTS | lang.SAME_THING).items()}
_COURSE = {_stem(word): meeting for word, meeting in lang.COURSE.items()}
