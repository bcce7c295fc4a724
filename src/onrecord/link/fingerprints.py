"""Where each fingerprint was seen: an index that finds, for a block of reports, the earlier ones with which they share.

Fingerprints are winnowed shingles (see ``text.shingles``). A posting is one uint64, the fingerprint's upper half
before the report's number, kept in sorted runs that grow by merging, apart for each sixteenth of the fingerprints
so that a merge needs little room. All look-ups are bounded: what a report costs does not grow with stock phrases.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.link.sortedrun import Longs, SortedRun
from onrecord.text.shingles import distinct, mixed

_PARTS = 16
_GROWTH = 4
_LOW = np.uint64(0xFFFFFFFF)
_32 = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a look-up goes: ``each`` postings of one fingerprint, ``report`` postings for one report.

    A report's rarest fingerprints come first; ``always`` of them are looked up whatever they cost.
    """

    each: int = 256
    report: int = 4096
    always: int = 4


class Postings:
    """An open index from fingerprints to reports, which are numbered from 0 in the order they are added."""

    def __init__(self, bounds: Bounds = Bounds()) -> None:
        self.bounds = bounds
        self.parts: list[list[SortedRun]] = [[] for _ in range(_PARTS)]

    def add(self, postings: Longs) -> None:
        """Keep sorted postings, as made by :func:`postings`."""
        for part, (first, last) in zip(self.parts, _sections(postings), strict=True):
            if first == last:
                continue
            new, size = [postings[first:last].copy()], last - first
            while part and len(part[-1]) < _GROWTH * size:
                new.append(part.pop().numbers)
                size += len(new[-1])
            joined = np.concatenate(new[::-1])
            joined.sort(kind="stable")
            part.append(SortedRun(joined))

    def earlier(self, postings: Longs) -> tuple[Longs, NDArray[np.int64], dict[int, int]]:
        """Which earlier reports share fingerprints with those of ``postings``, which must be sorted.

        Returns pairs (later report << 32 | earlier report), sorted; how many fingerprints each pair was found to
        share; and of each report that has any how many frequent fingerprints were not looked up, or not to the end.
        """
        found = [
            _ranges(run, postings[first:last], first)
            for part, (first, last) in zip(self.parts, _sections(postings), strict=True)
            if first != last
            for run in part
        ]
        seen = np.zeros(len(postings), np.int64)
        for _, which, starts, stops in found:
            seen[which] += stops - starts
        kept, short = self._affordable(postings, seen)
        pairs = [self._expand(run, which, starts, stops, kept, postings) for run, which, starts, stops in found]
        if not pairs:
            return np.empty(0, np.uint64), np.empty(0, np.int64), short
        together = np.concatenate(pairs)
        together.sort()
        if not len(together):
            return together, np.empty(0, np.int64), short
        edges = np.flatnonzero(np.concatenate(([True], together[1:] != together[:-1], [True])))
        return together[edges[:-1]], np.diff(edges), short

    def _affordable(self, postings: Longs, seen: NDArray[np.int64]) -> tuple[NDArray[np.bool_], dict[int, int]]:
        kept = seen > 0
        which = np.flatnonzero(kept)
        if not len(which) or seen.sum() <= self.bounds.each:
            return kept, {}
        reports = (postings[which] & _LOW).astype(np.int64)
        cost = np.minimum(seen[which], self.bounds.each)
        order = np.lexsort((cost, reports))
        which, reports, cost = which[order], reports[order], cost[order]
        total = np.cumsum(cost)
        firsts = np.flatnonzero(np.concatenate(([True], reports[1:] != reports[:-1])))
        sizes = np.diff(np.append(firsts, len(reports)))
        total -= np.repeat((total - cost)[firsts], sizes)
        rank = np.arange(len(which)) - np.repeat(firsts, sizes)
        dropped = (total > self.bounds.report) & (rank >= self.bounds.always)
        kept[which[dropped]] = False
        short, counts = np.unique(reports[dropped | (seen[which] > self.bounds.each)], return_counts=True)
        return kept, dict(zip(short.tolist(), counts.tolist(), strict=True))

    def _expand(
        self,
        run: Longs,
        which: NDArray[np.int64],
        starts: NDArray[np.int64],
        stops: NDArray[np.int64],
        kept: NDArray[np.bool_],
        postings: Longs,
    ) -> Longs:
        wanted = kept[which]
        which, stops = which[wanted], stops[wanted]
        starts = np.maximum(starts[wanted], stops - self.bounds.each)
        lengths = stops - starts
        offsets = np.cumsum(lengths) - lengths
        places = np.arange(int(lengths.sum())) + np.repeat(starts - offsets, lengths)
        pairs: Longs = np.repeat((postings[which] & _LOW) << _32, lengths)
        pairs |= run[places] & _LOW
        return pairs


def postings(fingerprints: list[Longs], first: int) -> Longs:
    """Sorted postings of reports numbered from ``first`` on."""
    numbers = np.repeat(np.arange(first, first + len(fingerprints)), [len(f) for f in fingerprints])
    return entries(np.concatenate(fingerprints) if fingerprints else np.empty(0, np.uint64), numbers)


def entries(fingerprints: Longs, reports: NDArray[np.int64]) -> Longs:
    """The same from fingerprints one after another, each beside the number of its report; repeated ones once."""
    together = mixed(fingerprints)  # winnowing leaves small numbers: scatter them again
    together &= ~_LOW
    together |= reports.view(np.uint64)
    return distinct(together)


def _sections(sorted_postings: Longs) -> list[tuple[int, int]]:
    limits = np.arange(1, _PARTS, dtype=np.uint64) << np.uint64(60)
    edges = [0, *np.searchsorted(sorted_postings, limits).tolist(), len(sorted_postings)]
    return list(pairwise(edges))


def _ranges(
    run: SortedRun, wanted: Longs, first: int
) -> tuple[Longs, NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Where in ``run`` the earlier postings of each wanted fingerprint stand: (run, which wanted, starts, stops)."""
    numbers = run.numbers
    starts = run.search(wanted & ~_LOW)
    there = np.flatnonzero((numbers.take(starts, mode="clip") < wanted) & (starts < len(numbers)))
    stops = run.search(wanted[there])
    return numbers, there + first, starts[there], stops
