"""What two reports count of one thing in unlike sentences: 'all 84 people in the building', 'there were 48 people'."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.clauses import Clause, Unit
from onrecord.account.plain_words import cut
from onrecord.account.quantities import Fit, Quantity, fit
from onrecord.model import Difference, Report, Side, Span

_SENTENCE = re.compile(r"[^\n]*[.?!][\"”’')]*(?:\n|$|\s)")
REACH = 9
"""Units after a number that say what is counted and what became of it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A number, what is counted (stems of meaning, in order), and whether it counts the whole.

    ``key`` is what two tallies must share to be of one thing; ``act`` what became of those counted, if it is a toll;
    ``rest`` marks 'all but three'; ``words`` are those of meaning in the sentence, ``about`` the printed words counted.
    """

    span: Span
    number: Quantity
    key: tuple[str, ...]
    act: str
    rest: bool
    words: frozenset[str]
    about: str

    def __str__(self) -> str:
        return f"all but {self.number}" if self.rest else str(self.number)


def differences(by_report: Sequence[Sequence[Clause]], reports: Mapping[str, Report]) -> Iterator[Difference]:
    """Counts of one thing that two reports give differently: hard, or an update where a toll rises later."""
    groups: dict[tuple[str, ...], dict[str, list[Tally]]] = defaultdict(lambda: defaultdict(list))
    for clauses in by_report:
        opening = frozenset(stem(u) for clause in clauses[: limit.OPENING] for u in clause.units if telling(u))
        for n, clause in enumerate(clauses):
            if _long_past(clause, reports[clause.report]):
                continue
            for tally in tallies(clause, reports[clause.report].text):
                if n < limit.OPENING:  # what a report opens with is what it is about
                    tally = replace(tally, words=opening)
                groups[tally.key][clause.report].append(tally)
    for _, held in sorted(groups.items()):
        for left, right in combinations(_few(list(held.values())), 2):
            values = [{(tally.rest, tally.number.value) for tally in side} for side in (left, right)]
            if values[0] & values[1] or max(map(len, values)) > 1 or _far(left[0], right[0]):
                continue
            difference = _parted(_told_best(left, reports), _told_best(right, reports), reports)
            if difference:
                yield difference


def _long_past(clause: Clause, report: Report) -> bool:
    """Whether a sentence tells of another time: 'an earlier crash there, in 2014, killed 26'."""
    ends = [unit.time.days.last for unit in clause.units if unit.time and unit.time.days and unit.time.days.last]
    return bool(ends and report.day) and all((report.day - end).days > limit.LONG_PAST for end in ends if report.day)


def _few(sides: list[list[Tally]]) -> list[list[Tally]]:
    """What each report counts; of more than a dozen reports, the first with each value."""
    if len(sides) <= limit.EVERY_PAIR:
        return sides
    first = {str(side[0]): side for side in reversed(sides)}
    return list(first.values())[-limit.EVERY_PAIR :][::-1]


def _far(a: Tally, b: Tally) -> bool:
    """Whether two tolls are too far apart to be of one event."""
    low, high = sorted((a.number.value, b.number.value))
    return bool(a.act) and high > limit.ONE_TOLL * low


def _told_best(side: Sequence[Tally], reports: Mapping[str, Report]) -> Tally:
    """The first that a whole sentence tells, of headlines alone the first; with the words about every one of them."""
    whole = (tally for tally in side if _SENTENCE.match(reports[tally.span.report].text, tally.span.end))
    return replace(next(whole, side[0]), words=frozenset[str]().union(*(tally.words for tally in side)))


def _parted(a: Tally, b: Tally, reports: Mapping[str, Report]) -> Difference | None:
    severity = _severity(a, b, reports)
    rises = severity == "update" and a.number.bound == b.number.bound == "over"  # 'at least 50', then 'at least 59'
    how = fit(a.number, b.number)
    if a.rest == b.rest and (how is Fit.EQUAL or (how is Fit.NEAR and not rises)):
        return None
    if a.act and len(a.words & b.words) < limit.EVENT_WORDS * (1 if severity == "update" else 2):
        return None
    reason = f"{a} in one and {b} in the other"
    if severity == "update":
        reason = f"the later report counts {max(a.number.value, b.number.value):g}"
    return Difference("number", severity, a.about, Side(a.span, str(a)), Side(b.span, str(b)), reason)


def _severity(a: Tally, b: Tally, reports: Mapping[str, Report]) -> str:
    if not a.act:
        return "hard"
    first, second = reports[a.span.report].published, reports[b.span.report].published
    if first and second and first != second and (first < second) == (a.number.value < b.number.value):
        return "update"
    return "soft"


def tallies(clause: Clause, text: str) -> Iterator[Tally]:
    """The counts of a sentence that say enough of what they count to be compared with another's."""
    units = clause.units
    words: frozenset[str] = frozenset()
    for k in clause.numbers:
        unit = units[k]
        number = unit.number
        if number is None or number.unit or unit.quoted or not 1 <= number.value < 1e6 or number.step > number.value:
            continue
        if 1900 <= number.value <= 2100 or (k and units[k - 1].key in lang.FURTHER):
            continue
        after = _after(units, k, text)
        risen = _risen(units, k)
        if not risen and (not after or after[0].key in lang.FURTHER):
            continue
        rest = k > 1 and units[k - 1].key == "but" and units[k - 2].key == "all"
        whole = _whole(units, k)
        first = units[k - 2].start if rest else unit.start
        if risen:
            act = next((lang.TOLLS[u.key] for u in units[max(0, k - 2 * REACH) : k] if u.key in lang.TOLLS), "dead")
            found: list[tuple[tuple[str, ...], str, int]] = [(("toll", act), act, unit.end)]
        elif k and units[k - 1].key in lang.TOLLS and after[0].key in lang.PERSONS:
            act, last = lang.TOLLS[units[k - 1].key], after[0].end
            found = [(("toll", act), act, last)]
        else:
            found = list(_keys(after, whole))
        if found and not words:
            words = frozenset(stem(u) for u in units if telling(u))
        for key, act, last in found:
            about = " ".join(text[unit.end : last].split()) or act
            yield Tally(Span(clause.report, first, last), number, key, act, rest, words, about)


def telling(unit: Unit) -> bool:
    """Whether a word says what is told: no number, time, function word, word for people or toll."""
    return not (
        unit.number or unit.time or unit.key in lang.LIGHT or unit.key in lang.PERSONS or unit.key in lang.TOLLS
    )


def stem(word: Unit | str) -> str:
    """A word without its commonest ending, so that 'babies' and 'baby' meet."""
    key = word if isinstance(word, str) else word.key
    return cut(key[:-3] + "y" if key.endswith("ies") and len(key) > 4 else key)


def _after(units: Sequence[Unit], k: int, text: str) -> list[Unit]:
    """The units after a number, up to the next mark, number or time."""
    found = []
    for before, unit in zip(units[k : k + REACH], units[k + 1 : k + 1 + REACH], strict=False):
        if (
            unit.number
            or unit.time
            or unit.key in ("and", "or", "but")
            or any(c in ',;:()—–"“”' for c in text[before.end : unit.start])
        ):
            break
        found.append(unit)
    return found


def _risen(units: Sequence[Unit], k: int) -> bool:
    """Whether a number is what a toll rose to: 'the death toll climbed to 19', 'the number of dead stood at 17'."""
    before = [unit.key for unit in units[max(0, k - 2 * REACH) : k]]
    counted = "toll" in before[-REACH:] or ("number" in before and not lang.TOLLS.keys().isdisjoint(before))
    return before[-1:] in (["to"], ["at"]) and counted and not lang.TOLL_MOVES.isdisjoint(before[-REACH:])


def _whole(units: Sequence[Unit], k: int) -> bool:
    """Whether the words before a number say that it counts all of them."""
    before = [unit.key for unit in units[max(0, k - 2) : k]]
    return before[-1:] in (["all"], ["the"]) or (
        len(before) == 2 and before[0] == "there" and before[1] in ("were", "are")
    )


def _keys(after: Sequence[Unit], whole: bool) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """(what is counted, what became of it, where that ends) in each way in which another report may say it."""
    meaning = [(n, unit) for n, unit in enumerate(after) if unit.key not in lang.LIGHT]
    said = [(n, unit) for n, unit in meaning if unit.key not in lang.PERSONS]
    if whole and len(meaning) > 1:
        (first, head), (place, where) = meaning[:2]
        between = [unit.key for unit in after[first + 1 : place]]
        if first == 0 and len(between) > 1 and between[0] in lang.INSIDE and between[-1] == "the":
            yield ("all", stem(head), stem(where)), "", where.end
    if len(said) > 1 and said[0][0] <= 3 and after[said[0][0]].key.endswith("ing") and said[1][0] <= said[0][0] + 2:
        yield (stem(said[0][1]), stem(said[1][1])), "", said[1][1].end
    toll = _toll(after)
    if toll:
        yield ("toll", toll[0]), toll[0], toll[1]


def _toll(after: Sequence[Unit]) -> tuple[str, int] | None:
    """What became of so many people, and where the words for it end: 'were taken to hospital', 'people were killed'."""
    if after[0].key == "of":
        return None
    for n, unit in enumerate(after):
        if unit.key in lang.TOLLS and n < 6:
            return lang.TOLLS[unit.key], unit.end
        if unit.key == "seen" and "not" in {other.key for other in after[max(0, n - 3) : n]}:
            return "missing", unit.end
        if unit.key not in lang.LIGHT | lang.PERSONS | lang.KINDS_OF_PERSONS | lang.CARRIED | lang.THOUGHT:
            return None
        if unit.key in lang.CARRIED:
            ward = next((u for u in after[n:] if u.key in ("hospital", "hospitals")), None)
            return ("hospital", ward.end) if ward else None
    return None
