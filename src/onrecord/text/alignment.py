"""Two sequences of words laid side by side: where they run alike and where they part."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

SMALL = 4_000
"""Cells (words times words) up to which a gap is aligned word by word; larger ones only through shared triples."""


@dataclass(frozen=True, slots=True)
class Block:
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
    from bisect import bisect_left

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
    """Corresponding words between two anchors: common head and tail, and the best path between if it is small."""
    head: list[tuple[int, int]] = []
    tail: list[tuple[int, int]] = []
    large = (a1 - a0) * (b1 - b0) > SMALL
    if large:
        while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
            head.append((a0, b0))
            a0, b0 = a0 + 1, b0 + 1
        while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
            tail.append((a1, b1))
        return head + tail[::-1]
    return _path(a[a0:a1], b[b0:b1], a0, b0, light)


def _path(
    a: Sequence[Hashable], b: Sequence[Hashable], a0: int, b0: int, light: frozenset[Hashable]
) -> list[tuple[int, int]]:
    """The heaviest common subsequence, where a word next to a corresponding pair weighs more than one alone.

    Two states a cell, as in Gotoh (1982): whether the words just before correspond, so that runs are favoured.
    """
    if not a or not b:
        return []
    rows, columns = len(a), len(b)
    run = [[-1] * (columns + 1) for _ in range(rows + 1)]
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        word = a[i - 1]
        weight = 2 if word in light else 6
        row, above, runs, runs_above = best[i], best[i - 1], run[i], run[i - 1]
        for j in range(1, columns + 1):
            top = above[j] if above[j] >= row[j - 1] else row[j - 1]
            if word == b[j - 1]:
                alone = above[j - 1] + weight - 1
                on = runs_above[j - 1] + weight + 3 if runs_above[j - 1] >= 0 else -1
                runs[j] = on if on >= alone else alone
                if runs[j] > top:
                    top = runs[j]
            row[j] = top
    return _trace(a, b, a0, b0, light, best, run)


def _trace(
    a: Sequence[Hashable],
    b: Sequence[Hashable],
    a0: int,
    b0: int,
    light: frozenset[Hashable],
    best: list[list[int]],
    run: list[list[int]],
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    i, j, inside = len(a), len(b), False
    while i and j:
        if inside or (run[i][j] >= 0 and best[i][j] == run[i][j]):
            found.append((a0 + i - 1, b0 + j - 1))
            weight = 2 if a[i - 1] in light else 6
            inside = run[i - 1][j - 1] >= 0 and run[i][j] == run[i - 1][j - 1] + weight + 3
            i, j = i - 1, j - 1
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return found[::-1]


def _stretches(found: list[tuple[int, int]], size_a: int, size_b: int) -> tuple[Block, ...]:
    out: list[Block] = []
    at_a = at_b = 0
    for i, j in [*found, (size_a, size_b)]:
        if i > at_a or j > at_b:
            out.append(Block(at_a, i, at_b, j, False))
        if i < size_a or j < size_b:
            if out and out[-1].alike and out[-1].a_end == i and out[-1].b_end == j:
                out[-1] = Block(out[-1].a_start, i + 1, out[-1].b_start, j + 1, True)
            else:
                out.append(Block(i, i + 1, j, j + 1, True))
        at_a, at_b = i + 1, j + 1
    return tuple(out)
