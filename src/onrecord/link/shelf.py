"""The shingle sets of all reports seen, in memory or in a file that only grows."""

import os
from array import array
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.uint32]


class Shelf:
    """Sets of numbers, by the order they were put in. With a ``file`` they take room there instead of in memory.

    A set is read back from the file system's cache in some microseconds. Sets put in after the last
    :meth:`settle` may be lost when a run is killed; a new Shelf over the file is given the ``sizes`` then known.
    """

    def __init__(self, file: Path | None = None, sizes: NDArray[np.int64] | None = None) -> None:
        self.sizes = array("q", () if sizes is None else sizes.tolist())
        self._ends = array("q", () if sizes is None else np.cumsum(sizes).tolist())
        self._held: list[Ints] = []
        self._descriptor: int | None = None
        if file is not None:
            self._descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
            os.ftruncate(self._descriptor, 4 * (self._ends[-1] if self._ends else 0))

    def __len__(self) -> int:
        return len(self.sizes)

    def put(self, sets: list[Ints]) -> None:
        """Add sets in order."""
        end = self._ends[-1] if self._ends else 0
        if self._descriptor is None:
            self._held.extend(sets)
        else:
            data = np.concatenate(sets).tobytes() if sets else b""
            place = 4 * end
            while data:
                written = os.pwrite(self._descriptor, data, place)
                data, place = data[written:], place + written
        for numbers in sets:
            end += len(numbers)
            self.sizes.append(len(numbers))
            self._ends.append(end)

    def get(self, place: int) -> Ints:
        """The set that was put in at that place, counted from 0."""
        if self._descriptor is None:
            return self._held[place]
        size = self.sizes[place]
        return np.frombuffer(os.pread(self._descriptor, 4 * size, 4 * (self._ends[place] - size)), np.uint32)

    def settle(self) -> None:
        """Have all that was put in reach the disk."""
        if self._descriptor is not None:
            os.fsync(self._descriptor)

    def all(self) -> Ints:
        """Every set, one after another; empty where a file holds them."""
        return np.concatenate(self._held) if self._held else np.empty(0, np.uint32)

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
