"""Two sequences of words laid side by side: where they run alike and where they part."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

SMALL = 4_000
"""Cells (words times words) up to which a gap is aligned word by word; larger ones only through shared triples."""

SURE = 4
"""Words alike at the head or the tail of both that are taken to correspond without a search; fewer may be chance."""


class Block(NamedTuple):
    """a[a_start:a_end] and b[b_start:b_end], alike word for word, or parting where ``alike`` is False."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    alike: bool

    @property
    def both(self) -> bool:
        """Whether there are words on both sides."""
        return self.a_start < self.a_end and self.b_start < self.b_end


def blocks(a: Sequence[Hashable], b: Sequence[Hashable], light: frozenset[Hashable] = frozenset()) -> tuple[Block, ...]:
    """The whole of both sequences as alternating stretches that are alike and that part, in order.

    Words in ``light`` (function words) weigh little and anchor nothing alone. Time grows with the length of the
    sequences, but for gaps of at most ``SMALL`` cells, where it grows with their product.
    """
    if a == b and a:
        return (Block(0, len(a), 0, len(b), True),)
    return _stretches(pairs(a, b, light), len(a), len(b))


def pairs(
    a: Sequence[Hashable], b: Sequence[Hashable], light: frozenset[Hashable] = frozenset()
) -> list[tuple[int, int]]:
    """(index in a, index in b) of the words that correspond, rising in both."""
    found: list[tuple[int, int]] = []
    at_a = at_b = 0
    for i, j, size in [*_anchors(a, b), (len(a), len(b), 0)]:
        found.extend(_gap(a, b, at_a, i, at_b, j, light))
        found.extend((i + k, j + k) for k in range(size))
        at_a, at_b = i + size, j + size
    return found


def _anchors(a: Sequence[Hashable], b: Sequence[Hashable], n: int = 3) -> list[tuple[int, int, int]]:
    """(start in a, start in b, length) of runs grown from n-grams that stand once in each, in rising order."""
    if len(a) * len(b) <= SMALL:
        return []
    grams_a, grams_b = (_once(side, n) for side in (a, b))
    shared = sorted((i, grams_b[gram]) for gram, i in grams_a.items() if gram in grams_b)
    runs: list[tuple[int, int, int]] = []
    for i, j in _rising(shared):
        if runs and i < runs[-1][0] + runs[-1][2]:
            continue
        low_a, low_b = (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]) if runs else (0, 0)
        if j < low_b:
            continue
        first, last = 0, n
        while i - first > low_a and j - first > low_b and a[i - first - 1] == b[j - first - 1]:
            first += 1
        while i + last < len(a) and j + last < len(b) and a[i + last] == b[j + last]:
            last += 1
        runs.append((i - first, j - first, first + last))
    return runs


def _once(side: Sequence[Hashable], n: int) -> dict[tuple[Hashable, ...], int]:
    grams = [tuple(side[i : i + n]) for i in range(len(side) - n + 1)]
    counts = Counter(grams)
    return {gram: i for i, gram in enumerate(grams) if counts[gram] == 1}


def _rising(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of points (sorted by their first) that rises in the second, as in patience sorting."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for k, (_, j) in enumerate(points):
        place = bisect_left(tails, j)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(j)
            ends.append(k)
        else:
            tails[place], ends[place] = j, k
    chain: list[tuple[int, int]] = []
    k = ends[-1] if ends else -1
    while k >= 0:
        chain.append(points[k])
        k = before[k]
    return chain[::-1]


def _gap(
    a: Sequence[Hashable], b: Sequence[Hashable], a0: int, a1: int, b0: int, b1: int, light: frozenset[Hashable]
) -> list[tuple[int, int]]:
    """Corresponding words between two anchors: common head and tail, and the best path between if that is small."""
    first = last = 0
    size = min(a1 - a0, b1 - b0)
    while first < size and a[a0 + first] == b[b0 + first]:
        first += 1
    while last < size - first and a[a1 - 1 - last] == b[b1 - 1 - last]:
        last += 1
    small = (a1 - a0) * (b1 - b0) <= SMALL
    first, last = (n if n >= SURE or not small else 0 for n in (first, last))
    head = [(a0 + k, b0 + k) for k in range(first)]
    tail = [(a1 - k, b1 - k) for k in range(last, 0, -1)]
    a0, a1, b0, b1 = a0 + first, a1 - last, b0 + first, b1 - last
    between = _path(a[a0:a1], b[b0:b1], a0, b0, light) if (a1 - a0) * (b1 - b0) <= SMALL else []
    return head + between + tail


def _path(
    a: Sequence[Hashable], b: Sequence[Hashable], a0: int, b0: int, light: frozenset[Hashable]
) -> list[tuple[int, int]]:
    """The heaviest common subsequence, where a word next to a corresponding pair weighs more than one alone.

    Only the places where both have the same word are visited (Hunt and Szymanski 1977). Of the paths so far, those are
    kept that weigh more than any that ends further left; of equal ones in a column the first found. A row is read
    from its right, so that no place follows another of its own row.
    """
    where: dict[Hashable, list[int]] = {}
    for j in range(len(b) - 1, -1, -1):
        where.setdefault(b[j], []).append(j)
    columns, scores, ends = [-1], [0], [-1]  # of the paths kept: last column, weight, number of the last point
    points: list[tuple[int, int, int]] = []  # row, column, number of the point before
    above: dict[int, tuple[int, int]] = {}  # column: weight and number of the point in the row above
    for i, word in enumerate(a):
        row: dict[int, tuple[int, int]] = {}
        weight = 2 if word in light else 6
        for j in where.get(word, ()):
            at = bisect_left(columns, j)
            score, before = scores[at - 1] + weight - 1, ends[at - 1]
            if (beside := above.get(j - 1)) and beside[0] + weight + 3 >= score:
                score, before = beside[0] + weight + 3, beside[1]
            row[j] = (score, len(points))
            last = bisect_left(scores, score, at)
            if last > at:
                columns[at], scores[at], ends[at] = j, score, len(points)
                if last > at + 1:
                    del columns[at + 1 : last], scores[at + 1 : last], ends[at + 1 : last]
            elif at == len(columns) or columns[at] > j:
                columns.insert(at, j)
                scores.insert(at, score)
                ends.insert(at, len(points))
            points.append((i, j, before))
        above = row
    found: list[tuple[int, int]] = []
    k = ends[-1]
    while k >= 0:
        i, j, k = points[k]
        found.append((a0 + i, b0 + j))
    return found[::-1]


def _stretches(found: list[tuple[int, int]], size_a: int, size_b: int) -> tuple[Block, ...]:
    out: list[Block] = []
    from_a = from_b = at_a = at_b = 0  # where the stretch alike begins, and where it ends so far
    for i, j in [*found, (size_a, size_b)]:
        if i > at_a or j > at_b:
            if at_a > from_a:
                out.append(Block(from_a, at_a, from_b, at_b, True))
            out.append(Block(at_a, i, at_b, j, False))
            from_a, from_b = i, j
        at_a, at_b = i + 1, j + 1
    if size_a > from_a:
        out.append(Block(from_a, size_a, from_b, size_b, True))
    return tuple(out)
