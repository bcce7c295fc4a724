"""Reports laid out for comparison: their shingles in text order, their shingle sets, their fingerprints.

All is done for some reports at once, on arrays that stay in the processor's cache: a third of the time of one by one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.link.shelf import Ints
from onrecord.model import Annotation, Report, Role
from onrecord.text.shingles import WIDTH, WINDOW, Words, least, shingles, together

OWN = np.uint32(1)
_CHARACTERS = 40_000  # of so many characters reports are laid out at once
_FURNITURE = (Role.DATE, Role.BYLINE, Role.CREDIT, Role.DATELINE, Role.CAPTION, Role.FURNITURE)
_MARKED = {"“": r"“[^“”\n]*”", '"': r"\"[^\"\n]*\"", "«": r"«[^«»\n]*»", "„": r"„[^„“”\n]*[“”]"}
_QUOTED = {mark: re.compile(pattern) for mark, pattern in _MARKED.items()}

Longs = NDArray[np.uint64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """One report: its ``shingles`` in text order, with where each starts and ends, and the ``set`` of them: sorted, 31
    bits of each, and a last bit that says that all its words are own, as they are in ``owned`` of them."""

    shingles: Longs
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    set: Ints
    owned: int


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Some reports, and their fingerprints one after another, each beside the number of its report."""

    each: list[Laid]
    prints: Longs
    of: NDArray[np.int64]


def lay_out(reports: Sequence[Report], annotations: Sequence[Annotation | None]) -> Layout:
    """The reports laid out, in their order."""
    each: list[Laid] = []
    prints, of = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    for first, last in _batches(reports):
        words = together([report.text for report in reports[first:last]])
        within = words.of
        whole = within[: 1 - WIDTH] == within[WIDTH - 1 :]  # no shingle has words of two reports
        numbers = shingles(words.keys)[whole]
        owners = within[: 1 - WIDTH][whole]
        own = own_words(reports[first:last], annotations[first:last], words)
        mine = _all_of(own)[whole]
        begins = words.begins[owners]
        starts = (words.starts[: 1 - WIDTH][whole] - begins).astype(np.int32)
        ends = (words.ends[WIDTH - 1 :][whole] - begins).astype(np.int32)
        edges = np.searchsorted(owners, np.arange(last - first + 1))
        sets = _sets(numbers, mine, edges)
        cuts = [slice(*edge) for edge in pairwise(edges.tolist())]
        each += [Laid(numbers[cut], starts[cut], ends[cut], *those) for cut, those in zip(cuts, sets, strict=True)]
        some, theirs = _fingerprints(numbers, owners, edges)
        prints.append(some)
        of.append(theirs + first)
    return Layout(each, np.concatenate(prints), np.concatenate(of))


def _batches(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    first = size = 0
    for place, report in enumerate(reports):
        if first < place and size + len(report.text) > _CHARACTERS:
            yield first, place
            first, size = place, 0
        size += len(report.text)
    if first < len(reports):
        yield first, len(reports)


def _all_of(own: Bools) -> Bools:
    """For each run of words whether all are own."""
    foreign = _before(~own)
    every: Bools = foreign[WIDTH:] == foreign[:-WIDTH]
    return every


def _before(numbers: NDArray[Any]) -> NDArray[np.int64]:
    """How much comes before each place, and last how much there is."""
    sums = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(numbers, out=sums[1:])
    return sums


def _sets(numbers: Longs, mine: Bools, edges: NDArray[np.int64]) -> Iterator[tuple[Ints, int]]:
    """The set of each report, and how many of it are own words only."""
    small = (numbers >> np.uint64(32)).astype(np.uint32)
    small &= ~OWN
    small |= mine
    cuts = edges.tolist()
    for first, last in pairwise(cuts):
        small[first:last].sort()
    final = np.ones(len(small), np.bool_)
    np.greater(small[1:] ^ small[:-1], OWN, out=final[:-1])
    final[edges[1:][edges[1:] > 0] - 1] = True
    kept = small[final]
    new = _before(final)[edges].tolist()
    own = _before(kept & OWN).tolist()
    for first, last in pairwise(new):
        yield kept[first:last], own[last] - own[first]


def _fingerprints(
    numbers: Longs, owners: NDArray[np.int64], edges: NDArray[np.int64]
) -> tuple[Longs, NDArray[np.int64]]:
    """The fingerprints of each report as :func:`~onrecord.text.shingles.winnowed` has them, with the report's number;
    neighbouring windows seldom give two."""
    short = np.diff(edges)[owners] <= WINDOW
    if len(numbers) < WINDOW:
        return numbers[short], owners[short]
    found = least(numbers)
    kept = (owners[: 1 - WINDOW] == owners[WINDOW - 1 :]) & ~short[: 1 - WINDOW]
    kept[1:] &= (found[1:] != found[:-1]) | (owners[:-WINDOW] != owners[1 : 1 - WINDOW])
    prints = np.concatenate((found[kept], numbers[short]))
    return prints, np.concatenate((owners[: 1 - WINDOW][kept], owners[short]))


def own_words(reports: Sequence[Report], annotations: Sequence[Annotation | None], words: Words) -> Bools:
    """For each word whether it is its report's own: not quoted, not in a byline, caption or page furniture.

    What a reporter gives in other words (indirect quotations) stays its own: that two reports share it to the
    letter is what copying looks like. Without annotation, what stands between marks on one line is quoted.
    """
    spans: list[tuple[int, int]] = []
    counts = []
    for report, annotation in zip(reports, annotations, strict=True):
        before = len(spans)
        if report.parts:
            spans += [(part.start, part.end) for part in report.covered(*_FURNITURE)]
        if annotation is not None and annotation.quotations:
            for quotation in annotation.quotations:
                if quotation.kind != "indirect":
                    spans += [(span.start, span.end) for span in quotation.content]
        else:
            for mark, pattern in _QUOTED.items():
                if mark in report.text:  # looking for one mark at a time is quickest
                    spans += [match.span() for match in pattern.finditer(report.text)]
        counts.append(len(spans) - before)
    if not spans or not len(words.keys):
        return np.ones(len(words.keys), np.bool_)
    edges = np.array(spans) + np.repeat(words.begins, counts)[:, None]
    starts, ends = np.searchsorted(words.ends, edges[:, 0], "right"), np.searchsorted(words.starts, edges[:, 1])
    places = len(words.keys) + 1
    depth = np.bincount(starts, minlength=places) - np.bincount(np.maximum(starts, ends), minlength=places)
    own: Bools = np.cumsum(depth[:-1]) <= 0
    return own
