"""Shingles of a text: its runs of five words as numbers, so that two texts can be compared by counting.

A word here is a run of letters and digits, case folded; apostrophes and underscores part words. All is done on
whole arrays at once, of some reports together: about 0.05 ms for a report of 500 words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

WIDTH = 5
WINDOW = 7

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_SECOND = np.uint64(0xBF58476D1CE4E5B9)
_POINTS = 0x110000
_CASED = 0x1F000  # no character beyond has case
_MANY = 0xFFFFFFFF
_SHORTEST = 15  # powers are drawn up for 2 ** 15 characters at least
Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """The words of a text, each as a number: ``keys`` (uint64), ``starts`` and ``ends`` (code points, int64)."""

    keys: NDArray[np.uint64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.keys)


@cache
def _alphanumeric() -> NDArray[np.bool_]:
    return np.fromiter(map(str.isalnum, map(chr, range(_POINTS))), np.bool_, _POINTS)


@cache
def _letters() -> NDArray[np.uint32]:
    """Each letter and digit case folded, _MANY where that makes several characters of one; 0 for all others."""
    table = np.arange(_POINTS, dtype=np.uint32)
    for point in range(_CASED):
        plain = chr(point).casefold()
        table[point] = ord(plain) if len(plain) == 1 else _MANY
    single = table != _MANY
    table[single] *= _alphanumeric()[table[single]]
    return table


@lru_cache(maxsize=16)
def _powers(bits: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The first 2 ** ``bits`` powers of the multiplier, and what undoes a multiplication with each."""
    whole = np.ones((2, 1 << bits), np.uint64)
    for row, base in zip(whole, (_MULTIPLIER, _INVERSE), strict=True):
        row[1:] = base
        np.multiply.accumulate(row, out=row)
    return whole[0], whole[1]


def mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Each number scattered over all 64 bits (the finaliser of splitmix64)."""
    x = numbers ^ (numbers >> np.uint64(30))
    x = x * _SECOND
    x ^= x >> np.uint64(27)
    x *= np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    return x


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of some texts one after another: ``keys``, with their places in all texts put together.

    ``begins`` has where each text begins there, ``firsts`` the number of each one's first word, and last of all words.
    """

    keys: NDArray[np.uint64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    begins: NDArray[np.int64]
    firsts: NDArray[np.int64]

    @property
    def of(self) -> NDArray[np.int64]:
        """For each word the number of its text."""
        return np.repeat(np.arange(len(self.begins)), np.diff(self.firsts))


def keys(text: str) -> Keys:
    """The words of a text as numbers, with their places; the same word has the same number in every run."""
    words = together((text,))
    return Keys(words.keys, words.starts, words.ends)


def together(texts: Sequence[str]) -> Words:
    """The words of some texts, which costs much less than one text at a time.

    A word's number is a polynomial in its letters. Summed up over all texts, with ever higher powers, it is the
    difference of two sums, moved down to the power that a word at the very start would have.
    """
    whole = "\0".join(texts)
    folded, letters = whole, _letters().take(_points(whole))
    if letters.max(initial=0) == _MANY:
        folded = whole.casefold()
        letters = _points(folded)
        letters = letters * _alphanumeric()[letters]
    inside = np.zeros(len(letters) + 2, np.bool_)
    np.not_equal(letters, 0, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[0::2], edges[1::2]
    up, down = _powers(max(_SHORTEST, len(letters).bit_length()))
    sums = np.zeros(len(letters) + 1, np.uint64)
    np.cumsum(letters * up[: len(letters)], out=sums[1:])
    numbers = sums.take(ends)
    numbers -= sums.take(starts)
    numbers *= down.take(starts)
    if len(folded) != len(whole):
        origin = np.repeat(np.arange(len(whole)), [len(c.casefold()) for c in whole])
        starts, ends = origin[starts], origin[ends - 1] + 1
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])
    return Words(mixed(numbers), starts, ends, begins[:-1], np.searchsorted(starts, begins))


def _points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """The numbers sorted, each once; for arrays of some hundreds ten times as quick as ``np.unique``."""
    if len(numbers) < 2:
        return numbers.copy()
    ordered = np.sort(numbers)
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def shingles(numbers: NDArray[np.uint64], width: int = WIDTH) -> NDArray[np.uint64]:
    """A number for each run of ``width`` words, in text order: ``len(numbers) - width + 1`` of them, or none."""
    count = len(numbers) - width + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    total = numbers[:count].copy()
    for place in range(1, width):
        total *= _MULTIPLIER
        total += numbers[place : place + count]
    return mixed(total)


def winnowed(numbers: NDArray[np.uint64], window: int = WINDOW) -> NDArray[np.uint64]:
    """The smallest number of each ``window`` of neighbours, sorted and distinct: about 2 in ``window`` + 1.

    Two texts that share ``window`` shingles in a row are certain to share one of these (Schleimer, Wilkerson and
    Aiken 2003, Winnowing). With no more shingles than a window has places, all of them.
    """
    if len(numbers) <= window:
        return distinct(numbers)
    return distinct(least(numbers, window))


def least(numbers: NDArray[np.uint64], window: int = WINDOW) -> NDArray[np.uint64]:
    """The smallest of each ``window`` of neighbours, in order."""
    found, size = numbers, 1
    while size < window:
        step = min(size, window - size)
        found = np.minimum(found[:-step], found[step:])
        size += step
    return found
