"""What day each report gives for one and the same utterance or event."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.clauses import Clause, Unit
from onrecord.account.moments import Moment, apart
from onrecord.account.printing import Printing, name_words
from onrecord.account.statements import compared
from onrecord.account.variants import overlap
from onrecord.model import Difference, Report, Side, Span, Statement


@dataclass(frozen=True, slots=True)
class Claim:
    """A day that a sentence gives for something: its unit, the sentence, and the words of meaning about it."""

    clause: Clause
    unit: Unit
    time: Moment
    acts: frozenset[str]
    words: frozenset[str]

    @property
    def side(self) -> Side:
        """The time as one side of a difference."""
        return Side(Span(self.clause.report, self.unit.start, self.unit.end), str(self.time))


def days(
    by_report: Sequence[Sequence[Clause]],
    statements: Sequence[Statement],
    printed: Mapping[str, Printing],
    reports: Mapping[str, Report],
) -> Iterator[Difference]:
    """Differences of date between what two reports say of one utterance, or of one event."""
    beside = {found[0].report: found for found in by_report if found}
    for statement in statements:
        witnesses = [printed[name] for name in statement.quotations if name in printed]
        if len(witnesses) > 1:
            yield from _utterance(witnesses, beside, reports)
    yield from _events(by_report)


def _utterance(
    witnesses: Sequence[Printing], beside: Mapping[str, Sequence[Clause]], reports: Mapping[str, Report]
) -> Iterator[Difference]:
    said_on = {
        p.quotation.id: _said_on(p, beside.get(p.quotation.report, ()), reports.get(p.quotation.report))
        for p in witnesses
    }
    if sum(claim is not None for claim in said_on.values()) < 2:
        return
    for a, b in compared(witnesses):
        x, y = said_on[a.quotation.id], said_on[b.quotation.id]
        if not x or not y or not _day_apart(x.time, y.time) or overlap(a, b).run < limit.RUN:
            continue
        yield Difference("date", "hard", f"day of: {a.opening()}", x.side, y.side,
                         f"the same words said on {x.time} in one and on {y.time} in the other")  # fmt: skip


def _said_on(printing: Printing, clauses: Sequence[Clause], report: Report | None) -> Claim | None:
    """The day that the sentence with the quotation, or the one before, gives for its being said; None if unsure."""
    quotation = printing.quotation
    inside = [(span.start, span.end) for span in quotation.content]
    first = min([quotation.start, *(span.start for span in (*quotation.cue, *quotation.source))])
    at = bisect_right(clauses, first, key=lambda clause: clause.end)
    if at == len(clauses):
        return None
    who = set(name_words(printing.who)) if printing.who else set()
    for clause in clauses[max(0, at - 1) : at + 1][::-1]:
        if not clause.times:
            continue
        free = [u for u in clause.units if not any(a <= u.start < b for a, b in inside) and not u.quoted]
        times = [u for u in free if u.time and u.time.days and u.time.days.exact and not _ahead(u.time, report)]
        keys = {u.key for u in free}
        said = keys & lang.SPEECH and (who & keys or (quotation.cue and clause is clauses[at]))
        if len(times) == 1 and times[0].time and ((said and _of_saying(free, times[0])) or _publishes(free)):
            return Claim(clause, times[0], times[0].time, frozenset(), frozenset())
    return None


def _ahead(time: Moment, report: Report | None) -> bool:
    """Whether a day lies after publication: what is printed as said was not said then."""
    first = time.days.first if time.days else None
    return bool(report and report.day and first and first > report.day)


def _of_saying(units: Sequence[Unit], time: Unit) -> bool:
    """Whether the day stands near a word for saying, and not with another thing that happens then ('his summit')."""
    k = units.index(time)
    near = {unit.key for unit in units[max(0, k - limit.SAID_NEAR) : k + limit.SAID_NEAR]}
    return not near.isdisjoint(lang.SPEECH | lang.WRITINGS | lang.OCCASIONS_OF_SAYING)


def _publishes(units: Sequence[Unit]) -> bool:
    """Whether a sentence says that something was published, and what: 'shared a letter', 'a message posted'."""
    keys = [unit.key for unit in units]
    return not lang.PUBLISHED.isdisjoint(keys) and not lang.WRITINGS.isdisjoint(keys)


def _day_apart(a: Moment, b: Moment) -> bool:
    return bool(a.days and b.days and apart(a, b))


def _events(by_report: Sequence[Sequence[Clause]]) -> Iterator[Difference]:
    """Days of one event: two sentences that give a time to the same act with the same words about it."""
    found = [claim for clauses in by_report for clause in clauses for claim in claims(clause)]
    holders: dict[str, list[int]] = defaultdict(list)
    for k, claim in enumerate(found):
        for word in claim.words:
            holders[word].append(k)
    common = {word for word, where in holders.items() if len(where) > max(limit.HOLDERS, len(found) // 4)}
    by_act: dict[str, list[Claim]] = defaultdict(list)
    for claim in found:
        for act in claim.acts:
            by_act[act].append(claim)
    for act, held in sorted(by_act.items()):
        if act not in lang.ONCE or len(held) > limit.CLAIMS:
            continue
        for a, b in combinations(held, 2):
            shared = a.words & b.words
            if a.clause.report == b.clause.report or len(shared) <= limit.EVENT_WORDS or not shared - common:
                continue
            if _near_miss(a.time, b.time):
                yield Difference("date", "hard", f"{act}: {' '.join(sorted(shared)[:6])}", a.side, b.side,
                                 f"the same event on {a.time} in one and on {b.time} in the other")  # fmt: skip


def claims(clause: Clause) -> Iterator[Claim]:
    """Each time of a sentence, with the nearest act and the words around it; of two full dates it is unsure whose."""
    dated = [(k, clause.units[k]) for k in clause.times]
    if sum(unit.time is not None and ("year" in dict(unit.time.parts)) for _, unit in dated) > 1:
        return
    for k, unit in dated:
        if unit.time is None or unit.time.days is None or unit.quoted:
            continue
        near = [u for u in clause.units[max(0, k - limit.WINDOW) : k + limit.WINDOW] if not u.time]
        before = [u for u in clause.units[max(0, k - limit.WINDOW) : k] if not u.time and not u.number]
        acts = [lang.ACTS[u.key] for u in before if u.key in lang.ACTS][-1:]
        if not acts:
            acts = [lang.ACTS[u.key] for u in clause.units[k : k + limit.WINDOW] if u.key in lang.ACTS][:1]
        words = {u.key for u in near if not u.number and u.key not in lang.LIGHT and u.key not in lang.ACTS}
        if acts and len(words) >= limit.EVENT_WORDS:
            yield Claim(clause, unit, unit.time, frozenset(acts), frozenset(words))


def _near_miss(a: Moment, b: Moment) -> bool:
    """Whether two days are those of one event, misprinted: apart, but alike in their month or their day of the year."""
    if not _day_apart(a, b):
        return False
    x, y = dict(a.parts), dict(b.parts)
    return (
        "year" in x
        and "year" in y
        and "month" in x
        and "month" in y
        and (x["month"] == y["month"] or (x["year"] == y["year"] and x.get("day") == y.get("day") is not None))
    )
