"""A long sorted array that is searched for thousands of numbers at once, at a cost that hardly grows with its length.

A table has where each stretch of about sixteen numbers begins, by their upper bits; only the stretch is then searched.
A plain binary search in millions goes through twenty-odd places, most of them far from the processor's cache.
"""

import numpy as np
from numpy.typing import NDArray

_STRETCH = 16

Longs = NDArray[np.uint64]
Places = NDArray[np.int64]


class SortedRun:
    """Sorted ``numbers``, one at least, evenly scattered but for those that stand there many times."""

    def __init__(self, numbers: Longs) -> None:
        self.numbers = numbers
        low, high = int(numbers[0]), int(numbers[-1])
        bits = (len(numbers) // _STRETCH).bit_length()
        self._shift = np.uint64(max(0, (high - low).bit_length() - bits))
        self._base = numbers[0] >> self._shift
        self._rows = (numbers[-1] >> self._shift) - self._base + np.uint64(1)
        firsts = np.searchsorted(numbers, (np.arange(self._rows, dtype=np.uint64) + self._base) << self._shift)
        self._firsts = np.concatenate((firsts, [len(numbers), len(numbers)])).astype(np.int32)

    def __len__(self) -> int:
        return len(self.numbers)

    def search(self, wanted: Longs) -> Places:
        """For each wanted number how many of the run are smaller, as ``np.searchsorted`` has it."""
        rows = np.maximum(wanted >> self._shift, self._base) - self._base
        rows = np.minimum(rows, self._rows).astype(np.int64)
        low: Places = self._firsts.take(rows).astype(np.int64)
        size = self._firsts.take(rows + 1) - low
        most = int(size.max(initial=0))
        while most:  # halving, all at once; a stretch of none stays as it is
            half = size >> 1
            smaller = (self.numbers.take(low + half, mode="clip") < wanted) & (size > 0)
            low += smaller * (half + 1)
            size = np.where(smaller, size - half - 1, half)
            most >>= 1
        return low
