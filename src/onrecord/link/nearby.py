"""Which stories share rare terms: among all that are settled, and among those of the open window."""

from array import array

import numpy as np
from numpy.typing import NDArray

from onrecord.link.terms import Ids, begins

ROWS = 1 << 20
PLACES = 32
"""So many settled stories are held for a term; a term that more share is no longer rare enough to find one by."""

OPEN_PLACES = 128
"""So many stories of the open window are looked at for a term."""

Found = tuple[NDArray[np.int32], NDArray[np.float32]]
"""Stories, sorted, and for each the sum of the weights of the terms shared. A story may come in more than one number
where it has taken up others."""


class Nearby:
    """From terms to settled stories: a table of fixed size, each look-up bounded, the latest stories kept."""

    def __init__(self) -> None:
        self.table = np.zeros((ROWS, PLACES), np.int32)  # story + 1, so that untouched rows take no room
        self.next = np.zeros(ROWS, np.uint32)

    def put(self, story: int, ids: Ids) -> None:
        """Have the story found by these terms; one that a term finds already is not put in twice."""
        rows = ids % ROWS
        rows = rows[~(self.table[rows] == story + 1).any(1)]
        self.table[rows, self.next[rows] % PLACES] = story + 1
        self.next[rows] += 1

    def get(self, ids: Ids, weights: NDArray[np.float32]) -> Found:
        """The settled stories that share some of the terms."""
        found = self.table[ids % ROWS]
        there = found > 0
        return _summed(found[there] - 1, np.repeat(weights, there.sum(1)))


class Open:
    """From terms to the stories of the open window; begun anew with each window."""

    def __init__(self) -> None:
        self._stories: dict[int, array[int]] = {}
        self._shown: dict[int, set[int]] = {}

    def put(self, story: int, ids: Ids) -> list[int]:
        """Have the story found by these terms; returns those by which it was not found before."""
        shown = self._shown.setdefault(story, set())
        new = sorted(set(ids.tolist()) - shown)
        for term in new:
            self._stories.setdefault(term, array("i")).append(story)
        shown.update(new)
        return new

    def take(self, story: int, new: list[int]) -> None:
        """Take back the last thing put in: a story and what :meth:`put` returned."""
        self._shown[story].difference_update(new)
        for term in new:
            self._stories[term].pop()

    def get(self, ids: Ids, weights: NDArray[np.float32]) -> Found:
        """The stories of the window that share some of the terms."""
        lists = [self._stories.get(term, _NONE)[-OPEN_PLACES:] for term in ids.tolist()]
        found = np.concatenate([np.frombuffer(numbers, np.int32) for numbers in lists] or [np.empty(0, np.int32)])
        return _summed(found, np.repeat(weights, [len(numbers) for numbers in lists]))


_NONE = array("i")


def _summed(stories: NDArray[np.int32], shared: NDArray[np.float32]) -> Found:
    order = np.argsort(stories, kind="stable")
    ordered = stories[order]
    firsts = begins(ordered)
    if not len(firsts):
        return ordered, shared
    return ordered[firsts], np.add.reduceat(shared[order], firsts)
