"""Which stories share rare terms: a table of fixed size that holds the latest few stories of each term."""

import numpy as np
from numpy.typing import NDArray

from onrecord.link.terms import Ids

ROWS = 1 << 20
PLACES = 32
"""So many stories are held for a term; a term that more share is no longer rare enough to find one by."""


class Nearby:
    """From terms to stories, each look-up bounded, the latest stories kept."""

    def __init__(self) -> None:
        self.table = np.zeros((ROWS, PLACES), np.int32)  # story + 1, so that untouched rows take no room
        self.next = np.zeros(ROWS, np.uint32)

    def put(self, story: int, ids: Ids) -> None:
        """Have the story found by these terms; one that a term finds already is not put in twice."""
        rows = ids % ROWS
        rows = rows[~(self.table[rows] == story + 1).any(1)]
        self.table[rows, self.next[rows] % PLACES] = story + 1
        self.next[rows] += 1

    def get(self, ids: Ids, weights: NDArray[np.float32]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Stories that share some of the terms, sorted, and the sum of the weights of the terms shared.

        A story may come in more than one number where it has taken up others.
        """
        found = self.table[ids % ROWS]
        there = found > 0
        stories = found[there] - 1
        shared = np.broadcast_to(weights[:, None], found.shape)[there]
        order = np.argsort(stories, kind="stable")
        ordered = stories[order]
        firsts = np.flatnonzero(np.diff(ordered, prepend=-1))
        if not len(firsts):
            return ordered, shared
        return ordered[firsts], np.add.reduceat(shared[order], firsts)
