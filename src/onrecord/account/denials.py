"""What one report says that something is not, and another that it is: 'this is not a swap', 'as part of a swap'."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.clauses import Clause, Unit
from onrecord.model import Difference, Report, Side, Span

_REACH = 4
"""Units between 'as part of a' and its noun."""


@dataclass(frozen=True, slots=True)
class Said:
    """Where a report calls the matter by a noun, or says that it is none."""

    span: Span
    noun: str


def differences(by_report: Sequence[Sequence[Clause]], reports: Mapping[str, Report]) -> Iterator[Difference]:
    """A noun that one report denies of the matter and another gives it, once for each pair of reports."""
    denied: dict[str, dict[str, Said]] = defaultdict(dict)
    given: dict[str, dict[str, Said]] = defaultdict(dict)
    for clauses in by_report:
        for clause in clauses:
            for found, held in ((_denied(clause, reports), denied), (_given(clause, reports), given)):
                for said in found:
                    held[said.noun].setdefault(clause.report, said)
    for noun, sides in sorted(denied.items()):
        if max(len(sides), len(given[noun])) > limit.EVERY_PAIR:
            continue
        for a in sides.values():
            for b in given[noun].values():
                if b.span.report not in sides and a.span.report not in given[noun]:
                    values = [side.span.of(reports[side.span.report].text) for side in (a, b)]
                    yield Difference("wording", "hard", noun, Side(a.span, values[0]), Side(b.span, values[1]),
                                     f"one says that it is no {noun}, the other calls it one")  # fmt: skip


def _denied(clause: Clause, reports: Mapping[str, Report]) -> Iterator[Said]:
    """'This is not a swap', 'it was no accident': the noun must end its clause."""
    units = clause.units
    for k in _places(clause, "not", "no"):
        if not 0 < k < len(units) - 1 or units[k - 1].key not in lang.BE:
            continue
        if k > 1 and units[k - 2].key not in lang.MATTER:
            continue
        at = k + 1 if units[k].key == "no" else k + 2
        if units[k].key == "not" and units[k + 1].key not in ("a", "an"):
            continue
        if at < len(units) and _noun(units[at]) and _ends(clause, at, reports[clause.report].text):
            yield Said(Span(clause.report, units[k - 1].start, units[at].end), units[at].key)


def _given(clause: Clause, reports: Mapping[str, Report]) -> Iterator[Said]:
    """'As part of a hostage swap', 'in a swap': the noun must end its phrase."""
    units = clause.units
    for k in _places(clause, "a", "an"):
        if k < 2 or units[k - 1].key not in ("of", "in") or units[k].quoted:
            continue
        if units[k - 1].key == "of" and units[k - 2].key != "part":
            continue
        first = k - 2 if units[k - 1].key == "of" else k - 1
        for unit in units[k + 1 : k + 1 + _REACH]:
            if unit.key in lang.LIGHT or unit.number or unit.time:
                break
            if _noun(unit):
                yield Said(Span(clause.report, units[first].start, unit.end), unit.key)


def _places(clause: Clause, *keys: str) -> list[int]:
    """Which units are one of these words."""
    return [k for k, key in enumerate(clause.keys) if key in keys] if not set(keys).isdisjoint(clause.keys) else []


def _noun(unit: Unit) -> bool:
    return not (unit.number or unit.time or unit.name or unit.key in lang.LIGHT) and len(unit.key) > 3


def _ends(clause: Clause, at: int, text: str) -> bool:
    """Whether the noun is followed by a mark or by the end of the sentence, and not by what narrows it."""
    if at == len(clause.units) - 1:
        return True
    return any(c in ',.;:!?—–"”' for c in text[clause.units[at].end : clause.units[at + 1].start])
