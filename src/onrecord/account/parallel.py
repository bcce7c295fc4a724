"""Sentences of two reports that say one thing in nearly the same words, laid side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise, product

from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.clauses import Clause, Unit
from onrecord.text.alignment import Block, blocks


@dataclass(frozen=True, slots=True)
class Match:
    """Two parallel sentences: the stretches alike and parting (numbers and times count as alike, whatever they say).

    ``share``: units of the shorter that the longer prints too; ``meaning``: words of meaning among them.
    """

    a: Clause
    b: Clause
    blocks: tuple[Block, ...]
    share: float
    meaning: int
    alike: int

    def couples(self) -> Iterator[tuple[int, int]]:
        """(number in a, number in b) of the units that correspond."""
        for block in self.blocks:
            if block.alike:
                yield from zip(range(block.a_start, block.a_end), range(block.b_start, block.b_end), strict=True)


def laid(a: Clause, b: Clause) -> Match:
    """The two sentences side by side."""
    found = blocks(a.shapes, b.shapes, lang.LIGHT)
    alike = meaning = 0
    for block in found:
        if block.alike:
            left, right = a.keys[block.a_start : block.a_end], b.keys[block.b_start : block.b_end]
            same = left if left == right else [x for x, y in zip(left, right, strict=True) if x == y]
            alike += len(same)
            meaning += len(same) - sum(map(lang.LIGHT.__contains__, same))
    return Match(a, b, found, alike / max(1, min(len(a.units), len(b.units))), meaning, alike)


def parallel(by_report: Sequence[Sequence[Clause]]) -> Iterator[Match]:
    """Each sentence with its counterpart in each other report, the most alike first, and none used twice.

    Sentences that are alike to the last unit stand for each other, and are compared further only with what is all but
    the same (a caption that repeats a sentence of the body). Of a run of three
    words that many sentences hold, only the first few are paired, so that near-copies do not multiply.
    """
    kinds, holders = _kinds(by_report)
    ranked = sorted(
        (match for match in _scored(kinds) if _telling(match[1])),
        key=lambda item: (-item[1].share * item[1].alike, item[0]),
    )
    own = {(kind, report) for kind, reports in holders.items() for report in reports}
    used: set[tuple[int, str]] = set()
    for (i, j), match in ranked:
        if match.share < limit.PARALLEL:
            continue
        twin = match.share >= limit.TWIN and match.alike >= limit.TWIN_UNITS
        sides = islice(product(holders[i].items(), holders[j].items()), limit.EVERY_PAIR**2)
        for (report_a, a), (report_b, b) in sides:
            places = {(i, report_b), (j, report_a)}
            if report_a == report_b or places & used or places <= own or (places & own and not twin):
                continue
            used |= places
            yield Match(a, b, match.blocks, match.share, match.meaning, match.alike)


def _telling(match: Match) -> bool:
    """Whether enough is alike to be no formula; what posts share in their signatures is not enough."""
    if match.a.signed or match.b.signed:
        return match.alike >= limit.OTHER_SPEAKER_RUN
    return match.meaning >= limit.PARALLEL_MEANING or (match.meaning >= 2 and match.alike >= limit.OTHER_SPEAKER_RUN)


def _kinds(by_report: Sequence[Sequence[Clause]]) -> tuple[list[Clause], dict[int, dict[str, Clause]]]:
    """One sentence of each kind (units alike to the last), and which reports hold it where."""
    number: dict[tuple[str, ...], int] = {}
    kinds: list[Clause] = []
    holders: dict[int, dict[str, Clause]] = defaultdict(dict)
    for clauses in by_report:
        for clause in clauses:
            k = number.setdefault(clause.keys, len(kinds))
            if k == len(kinds):
                kinds.append(clause)
            holders[k].setdefault(clause.report, clause)
    return kinds, holders


def _scored(kinds: Sequence[Clause]) -> Iterator[tuple[tuple[int, int], Match]]:
    grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
    bags: list[Counter[str]] = []
    for k, clause in enumerate(kinds):
        shapes = clause.shapes
        bags.append(Counter(clause.keys))
        for gram in set(zip(shapes, shapes[1:], shapes[2:], strict=False)):
            if not (gram[0] in lang.LIGHT and gram[1] in lang.LIGHT and gram[2] in lang.LIGHT):
                grams[gram].append(k)
    shared: Counter[tuple[int, int]] = Counter()
    for held in grams.values():
        if len(held) < 2:
            continue
        if len(held) <= limit.HOLDERS:
            shared.update(combinations(held, 2))
        else:
            shared.update((held[0], k) for k in held[1:])
            shared.update(pairwise(held))
    for (i, j), count in shared.items():
        sizes = len(kinds[i].units), len(kinds[j].units)
        if count >= min(2, min(sizes) - 4) and _common(bags[i], bags[j]) >= limit.PARALLEL * min(sizes):
            yield (i, j), laid(kinds[i], kinds[j])


def _common(a: Counter[str], b: Counter[str]) -> int:
    """How many units two sentences have in common in any order: no fewer than are alike in order."""
    if len(a) > len(b):
        a, b = b, a
    return sum(min(n, b[key]) for key, n in a.items() if key in b)


def words(units: Sequence[Unit]) -> list[Unit]:
    """The units of meaning among some: no function words and no titles."""
    return [unit for unit in units if unit.key not in lang.LIGHT and unit.key not in lang.TITLES]
