"""Where numbers stand in one list, asked for thousands at once: a table small enough to stay in the processor's cache.

Half the time of a binary search, and exact: what the table says is compared with the list itself.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_BITS = 16
_LONGEST = 1 << 12  # of longer lists too many would fall into one row of the table

Number = TypeVar("Number", np.uint32, np.uint64)
Places = NDArray[np.int64] | NDArray[np.int32]


class Lookup:
    """A table that is filled with one list after another."""

    def __init__(self) -> None:
        self._table = np.zeros(1 << _BITS, np.int32)

    def places(self, these: NDArray[Number], numbers: NDArray[Number]) -> tuple[Places, NDArray[np.bool_], bool]:
        """For each of ``numbers`` its first place in ``these``, and whether it stands there at all; where it does not,
        the place says nothing. Last whether ``these`` hold a number twice. Their low bits should be well mixed.
        """
        if not len(these):
            return np.zeros(len(numbers), np.int64), np.zeros(len(numbers), np.bool_), False
        if len(these) > _LONGEST:
            return _searched(these, numbers)
        rows, own = _rows(these), np.arange(len(these), dtype=np.int32)
        self._table[rows[::-1]] = own[::-1]  # of those in one row the first stays
        first = self._table.take(rows)
        places = self._table.take(_rows(numbers))
        self._table[rows] = 0
        there = these.take(places) == numbers
        crowded = (first != own).nonzero()[0]
        twice = these[first[crowded]] == these[crowded]
        lost: dict[int, int] = {}
        for place in crowded[~twice].tolist():
            lost.setdefault(int(these[place]), place)
        for number, place in lost.items():
            found = numbers == number
            places[found] = place
            there |= found
        return places, there, bool(twice.any()) or len(lost) < len(crowded)


def _rows(numbers: NDArray[Number]) -> Places:
    rows = numbers & numbers.dtype.type((1 << _BITS) - 1)
    return rows.view(np.int64) if rows.itemsize == 8 else rows.astype(np.int64)


def _searched(these: NDArray[Number], numbers: NDArray[Number]) -> tuple[Places, NDArray[np.bool_], bool]:
    order = np.argsort(these, kind="stable")
    ordered = these[order]
    found = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    return order[found], ordered[found] == numbers, bool((ordered[1:] == ordered[:-1]).any())
