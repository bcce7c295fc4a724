"""Days and numbers of one thing that two reports tell in other words, in another order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.clauses import Clause, Unit, of_saying
from onrecord.account.moments import apart
from onrecord.account.quantities import Fit, fit
from onrecord.account.tallies import stem, telling
from onrecord.model import Difference, Side, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the stems of its telling words, and the only time and the only number in it, if there is one."""

    clause: Clause
    words: frozenset[str]
    time: int | None
    number: int | None


def differences(by_report: Sequence[Sequence[Clause]]) -> Iterator[Difference]:
    """Where sentences that share most of their telling words give another day, or another number of one thing."""
    rows = [row for clauses in by_report for clause in clauses if (row := _read(clause))]
    for a, b in _alike(rows):
        found = _day(a, b) or _number(a, b)
        if found:
            x, y, kind = found
            about = " ".join(sorted(a.words & b.words)[:6])
            sides = [Side(Span(row.clause.report, unit.start, unit.end), str(unit.time or unit.number))
                     for row, unit in ((a, x), (b, y))]  # fmt: skip
            reason = f"told in other words, with {sides[0].value} in one and {sides[1].value} in the other"
            yield Difference(kind, "hard", about, sides[0], sides[1], reason)


def _read(clause: Clause) -> Sentence | None:
    times = clause.times
    numbers = [k for k in clause.numbers if not clause.units[k].quoted]
    if len(times) != 1 and len(numbers) != 1:
        return None
    words = frozenset(stem(u) for u in clause.units if telling(u) and u.key not in lang.SPEECH and len(u.key) > 2)
    if not limit.RETOLD_WORDS <= len(words) <= limit.RETOLD_LONGEST:
        return None
    return Sentence(clause, words, times[0] if len(times) == 1 else None, numbers[0] if len(numbers) == 1 else None)


def _alike(rows: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences of two reports that share most of their words, found by the rarer ones, each with the nearest."""
    holders: dict[str, list[int]] = defaultdict(list)
    for k, row in enumerate(rows):
        for word in row.words:
            holders[word].append(k)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= limit.HOLDERS:
            shared.update(combinations(held, 2))
    close: list[tuple[float, int, int]] = []
    for (i, j), rare in shared.items():
        a, b = rows[i], rows[j]
        if rare < limit.EVENT_WORDS or a.clause.report == b.clause.report:
            continue
        common, sizes = len(a.words & b.words), sorted((len(a.words), len(b.words)))
        if common >= limit.RETOLD_WORDS and common >= limit.PARALLEL * sizes[0] and common >= limit.RETOLD * sizes[1]:
            close.append((-common / len(a.words | b.words), i, j))
    used: set[tuple[int, str]] = set()
    for _, i, j in sorted(close):
        places = {(i, rows[j].clause.report), (j, rows[i].clause.report)}
        if not places & used:
            used |= places
            yield rows[i], rows[j]


Found = tuple[Unit, Unit, str]


def _day(a: Sentence, b: Sentence) -> Found | None:
    """The two times, if both stand after the same preposition, have the same parts and cannot be one."""
    if a.time is None or b.time is None or not a.time or not b.time:
        return None
    (p, x), (q, y) = ((row.clause.units[k - 1], row.clause.units[k]) for row, k in ((a, a.time), (b, b.time)))
    if p.key != q.key or p.key not in lang.WHEN or x.quoted or y.quoted or not (x.time and y.time):
        return None
    if any(of_saying(row.clause.units, k) for row, k in ((a, a.time), (b, b.time))):
        return None
    parts = [dict(unit.time.parts).keys() for unit in (x, y) if unit.time]
    if not parts[0] or parts[0] != parts[1] or not apart(x.time, y.time):
        return None
    return x, y, "date"


def _number(a: Sentence, b: Sentence) -> Found | None:
    """The two numbers, if both count the same thing by the word after them, and cannot both be right."""
    if a.number is None or b.number is None:
        return None
    x, y = a.clause.units[a.number], b.clause.units[b.number]
    after = [row.clause.units[k + 1 : k + 2] for row, k in ((a, a.number), (b, b.number))]
    if not (x.number and y.number and after[0] and after[1]) or x.number.unit != y.number.unit:
        return None
    nouns = [stem(units[0]) for units in after if telling(units[0])]
    if len(nouns) < 2 or nouns[0] != nouns[1] or fit(x.number, y.number) is not Fit.APART:
        return None
    return x, y, "number"
