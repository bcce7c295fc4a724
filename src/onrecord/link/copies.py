"""Which reports copy from one another, and which stretches they share.

A report's words are its runs of letters and digits, case folded; what is compared are the sets of distinct word
5-grams. Containment is the number that both have over the size of the smaller set, so that a paragraph taken into
a long report counts as fully as a whole report reprinted. Candidates come from winnowed fingerprints; each is then
counted exactly (up to hashes of 31 bits), so no claimed figure is an estimate.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from onrecord.link.copied import Trace, origin, shared, trace
from onrecord.link.copyindex import CopyIndex
from onrecord.link.layout import Laid, Layout, lay_out
from onrecord.link.lookup import Lookup
from onrecord.model import Annotation, Copy, Report
from onrecord.undisturbed import undisturbed

BLOCK = 1024
STAR = 200
"""Groups of more reports than this are written as a star to their earliest."""

KEPT = 2048
"""So many reports stay laid out (15 kB each)."""

TRACED = 16_384
"""Of so many reports those that were in a pair stay laid out (15 kB each): copies come soon after what they copy."""


class _Pair(NamedTuple):
    a: int
    b: int
    copy: Copy
    told: bool = False
    note: str = ""


def find(
    reports: Sequence[Report],
    annotations: Sequence[Annotation] = (),
    least: float = 0.5,
    star: int = STAR,
    spans: bool = True,
) -> tuple[Copy, ...]:
    """Pairs of reports of which one holds ``least`` of the other, the earlier report as ``a``, with all they share.

    ``reports`` are taken in order of publication, undated ones last, whatever order they come in. ``annotations``
    may be missing for some; then what stands between quotation marks counts as quoted. Where more than ``star``
    reports are linked with each other, each is paired with the earliest only, and ``reason`` says so.
    """
    with undisturbed():
        return _found(reports, annotations, least, star, spans)


def _found(
    reports: Sequence[Report], annotations: Sequence[Annotation], least: float, star: int, spans: bool
) -> tuple[Copy, ...]:
    ordered = sorted(reports, key=lambda report: (report.published or "~", report.id))
    number = {report.id: place for place, report in enumerate(ordered)}
    beside = {annotation.report: annotation for annotation in annotations}
    index = CopyIndex(least, star)
    desk = _Desk(ordered)
    pairs: list[_Pair] = []
    for first in range(0, len(ordered), BLOCK):
        block = ordered[first : first + BLOCK]
        marks = [beside.get(report.id) for report in block]
        found = index.extend(block, marks, desk.lay_out(first, block, marks))
        new = [_Pair(number[copy.a], number[copy.b], copy) for copy in found]
        for later, group in groupby(new, key=_later):
            its = list(group)
            pairs += desk.told(its, spans) if index.together(later) <= star else its
    kept = sorted(_starred(pairs, len(ordered), star), key=_later)
    told = [pair for _, group in groupby(kept, key=_later) for pair in desk.told(list(group), spans)]
    return tuple(pair.copy for pair in sorted(told, key=lambda pair: pair[:2]))


def _later(pair: _Pair) -> int:
    return pair.b


class _Desk:
    """The latest reports laid out, kept at hand: most copies come soon after what they copy."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._laid: dict[int, Laid] = {}
        self._traces: dict[int, Trace] = {}
        self._lookup = Lookup()

    def lay_out(self, first: int, block: Sequence[Report], marks: Sequence[Annotation | None]) -> Layout:
        """A block of reports laid out; those of blocks long past are put away."""
        layout = lay_out(block, marks)
        self._laid = {place: kept for place, kept in self._laid.items() if place >= first - KEPT}
        self._traces = {place: kept for place, kept in self._traces.items() if place >= first - TRACED}
        self._laid.update(zip(range(first, first + len(block)), layout.each, strict=True))
        return layout

    def trace(self, place: int) -> Trace:
        """One report laid out for tracing."""
        if place not in self._traces:
            report = self._reports[place]
            laid = self._laid.get(place) or lay_out((report,), (None,)).each[0]
            self._traces[place] = trace(report, laid)
        return self._traces[place]

    def told(self, pairs: list[_Pair], spans: bool) -> list[_Pair]:
        """One report's pairs with their origins, the reasons for that and, if wanted, the shared stretches."""
        new = [pair for pair in pairs if not pair.told]
        if not new:
            return pairs
        other = self.trace(new[0].b)
        ones = [self.trace(pair.a) for pair in new]
        stretches = shared(ones, other, self._lookup) if spans else [()] * len(new)
        told = [pair for pair in pairs if pair.told]
        for pair, one, both in zip(new, ones, stretches, strict=True):
            source, reason = origin(self._reports[pair.a], self._reports[pair.b], one, other)
            reason = f"{reason}; {pair.note}" if pair.note else reason
            copy = Copy(pair.copy.a, pair.copy.b, pair.copy.containment, pair.copy.own, both, source, reason)
            told.append(_Pair(pair.a, pair.b, copy, told=True))
        return told


def _starred(pairs: list[_Pair], count: int, star: int) -> list[_Pair]:
    """The pairs, but for groups of more than ``star`` reports one pair for each report, with its earliest source."""
    root = list(range(count))

    def find_root(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for a, b, *_ in pairs:
        one, other = sorted((find_root(a), find_root(b)))
        root[other] = one
    sizes: dict[int, int] = {}
    for place in {place for pair in pairs for place in pair[:2]}:
        sizes[find_root(place)] = sizes.get(find_root(place), 0) + 1
    kept: list[_Pair] = []
    best: dict[int, _Pair] = {}
    for pair in pairs:
        group = find_root(pair.a)
        if sizes[group] <= star:
            kept.append(pair)
        elif pair.b not in best or pair.a < best[pair.b].a:
            best[pair.b] = pair
    for pair in best.values():
        size = sizes[find_root(pair.a)]
        note = f"one of {size} copies, paired with the earliest only"
        if pair.told:
            pair = pair._replace(copy=replace(pair.copy, reason=f"{pair.copy.reason}; {note}"))
        kept.append(pair._replace(note=note))
    return kept


__all__ = ["BLOCK", "STAR", "CopyIndex", "find"]
