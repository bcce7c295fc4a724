"""Which reports copy from one another, and which stretches they share.

A report's words are its runs of letters and digits, case folded; what is compared are the sets of distinct word
5-grams. Containment is the number that both have over the size of the smaller set, so that a paragraph taken into
a long report counts as fully as a whole report reprinted. Candidates come from winnowed fingerprints; each is then
counted exactly (up to hashes of 31 bits), so no claimed figure is an estimate.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.link.copied import Trace, origin, shared, trace
from onrecord.link.copyindex import CopyIndex, own_words
from onrecord.model import Annotation, Copy, Report

BLOCK = 1024
STAR = 200
"""Groups of more reports than this are written as a star to their earliest."""

_KEPT = 2048  # reports kept laid out while spans are traced


class _Pair(NamedTuple):
    a: int
    b: int
    copy: Copy


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
    ordered = sorted(reports, key=lambda report: (report.published or "~", report.id))
    number = {report.id: place for place, report in enumerate(ordered)}
    beside = {annotation.report: annotation for annotation in annotations}
    index = CopyIndex(least, star)
    pairs: list[_Pair] = []
    for first in range(0, len(ordered), BLOCK):
        block = ordered[first : first + BLOCK]
        found = index.extend(block, [beside.get(report.id) for report in block])
        pairs.extend(_Pair(number[copy.a], number[copy.b], copy) for copy in found)
    pairs = _starred(pairs, len(ordered), star)
    return tuple(_told(pairs, ordered, spans))


def _starred(pairs: list[_Pair], count: int, star: int) -> list[_Pair]:
    """The pairs, but for groups of more than ``star`` reports one pair for each report, with its earliest source."""
    root = list(range(count))

    def find_root(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for a, b, _ in pairs:
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
        said = f"one of {size} copies, paired with the earliest only"
        kept.append(pair._replace(copy=replace(pair.copy, reason=said)))
    return sorted(kept, key=lambda pair: pair[:2])


def _told(pairs: Iterable[_Pair], reports: Sequence[Report], spans: bool) -> Iterable[Copy]:
    """The copies with origin, reason and, if wanted, the shared stretches."""
    at_hand: dict[int, Trace] = {}

    def laid_out(place: int) -> Trace:
        if place not in at_hand:
            if len(at_hand) >= _KEPT:
                at_hand.clear()
            at_hand[place] = trace(reports[place])
        return at_hand[place]

    for a, b, copy in pairs:
        first, second = reports[a], reports[b]
        source, reason = origin(first, second)
        stretches = shared(laid_out(a), laid_out(b)) if spans else ()
        said = "; ".join(filter(None, (reason, copy.reason)))
        yield replace(copy, origin=source, reason=said, spans=stretches)


__all__ = ["BLOCK", "STAR", "CopyIndex", "find", "own_words"]
