"""From the encoder's scores to attributions and names, window by window.

First cues, generously; then one chain over the words says which cue each word is content of, or none: it links,
splits and joins in one pass, and a cue that gets no content falls away. Then each cue left points at its source's
first and last word. Trained with the same chain (a conditional random field, Lafferty et al. 2001, whose states are the
candidate cues).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.annotate.quotations import layout
from onrecord.annotate.quotations.viterbi import IMPOSSIBLE, Floats, Ints, owners, tags

LONGEST_SOURCE = 40
CUE_BOOST = 0.7
"""Added to a cue's scores, so that doubtful ones are candidates too."""
START_BOOST = 0.5
"""Added where content begins, so that more or less is taken for content."""
CUELESS_TOLL = 2.0
"""Taken off where content begins for which no cue is found."""
NO_SOURCE_TOLL = 1.0
"""Taken off for a cue that has no source."""
LEAST_CUE = -4.0
"""How likely a word must be to begin a cue, against not, to be one for content that has no other."""
MOST_CUES = 24


@dataclass(frozen=True, slots=True)
class Distances:
    """What a distance in words between cue and word adds: for content, and for a source's first and last word."""

    content: Floats
    first: Floats
    last: Floats


@dataclass(frozen=True, slots=True)
class Linked:
    """Words (first, last) inclusive, within the window: runs of content, the cue, the source."""

    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    confidence: float

    @property
    def anchor(self) -> int:
        """The word that says which window it belongs to: the cue's first, or else the content's."""
        return self.cue[0] if self.cue else self.content[0][0]


@dataclass(frozen=True, slots=True)
class Named:
    """Words (first, last) inclusive, within the window."""

    first: int
    last: int
    kind: str
    confidence: float


def decode(windows: Sequence[Floats], distances: Distances) -> list[tuple[list[Linked], list[Named]]]:
    """Attributions and names of each window; a window is an array (words, columns), see layout."""
    if not windows:
        return []
    lengths = np.array([len(window) for window in windows])
    cues = _cues(windows, lengths)
    links = [_links(window, cue, distances) for window, cue in zip(windows, cues, strict=True)]
    paths = _paths(windows, links, lengths)
    return [
        (_attributions(window, cue, link, path[: len(window)], distances), _names(window))
        for window, cue, link, path in zip(windows, cues, links, paths, strict=True)
    ]


def _cues(windows: Sequence[Floats], lengths: Ints) -> list[list[tuple[int, int]]]:
    padded = np.zeros((len(windows), int(lengths.max()), 3), np.float32)
    for row, window in enumerate(windows):
        padded[row, : len(window)] = window[:, layout.CUE]
    padded[..., 1] += CUE_BOOST
    padded[..., 2] += CUE_BOOST
    found: list[list[tuple[int, int]]] = []
    path = tags(padded, lengths)
    for row, length in enumerate(lengths):
        marks = path[row, :length]
        cues: list[tuple[int, int]] = []
        for place in np.flatnonzero(marks).tolist():
            if marks[place] == 1:
                cues.append((place, place))
            else:
                cues[-1] = (cues[-1][0], place)
        found.append(cues[:MOST_CUES])
    return found


def _links(window: Floats, cues: list[tuple[int, int]], distances: Distances) -> Floats:
    """How well each word fits each owner, (owners, words): nobody, no cue, then the cues."""
    found = np.zeros((2 + len(cues), len(window)), np.float32)
    found[1] = window[:, layout.CUELESS]
    if cues:
        starts = np.array([first for first, _ in cues])
        query = window[starts, layout.CONTENT_QUERY]
        key = np.ascontiguousarray(window[:, layout.CONTENT_KEY])
        found[2:] = query @ key.T / np.float32(np.sqrt(layout.DEPTH))
        found[2:] += distances.content[_distance(starts, len(window))]
        found[2:] += window[starts, layout.CUE_BIAS][:, None] + window[:, layout.OWN]
    return found


def _distance(starts: Ints, width: int) -> Ints:
    far = layout.DISTANCE
    found: Ints = np.clip(np.arange(width)[None] - starts[:, None], -far, far) + far
    return found


def _paths(windows: Sequence[Floats], links: Sequence[Floats], lengths: Ints) -> Ints:
    width, count = int(lengths.max()), max(len(link) for link in links)
    states = np.full((len(windows), width, count), IMPOSSIBLE, np.float32)
    edges = np.zeros((2, len(windows), width), np.float32)
    for row, (window, link) in enumerate(zip(windows, links, strict=True)):
        states[row, : len(window), : len(link)] = link.T
        edges[0, row, : len(window)] = window[:, layout.START] + np.float32(START_BOOST)
        edges[1, row, : len(window)] = window[:, layout.END]
    return owners(states, edges[0], edges[1], lengths, CUELESS_TOLL)


def _attributions(
    window: Floats, cues: list[tuple[int, int]], links: Floats, path: Ints, distances: Distances
) -> list[Linked]:
    runs: dict[int, list[tuple[int, int]]] = {}
    edges = np.flatnonzero(np.diff(path)) + 1
    bounds = [0, *edges.tolist(), len(path)]
    for first, after in pairwise(bounds):
        if path[first]:
            runs.setdefault(int(path[first]), []).append((first, after - 1))
    sure = links - links.max(0)
    np.exp(sure, out=sure)
    sure /= sure.sum(0)
    found = []
    for owner, content in runs.items():
        share = np.concatenate([sure[owner, first : last + 1] for first, last in content])
        confidence = round(float(share.mean()), 3)
        if owner == 1:
            for run in content:
                near = _nearest_cue(window, cues, links, run)
                spoken = _source(window, near, [run], distances) if near else None
                found.append(Linked((run,), near, spoken, confidence))
        else:
            cue = cues[owner - 2]
            source = _source(window, cue, content, distances)
            found.append(Linked(tuple(content), cue, source, confidence))
    return sorted(found, key=lambda linked: linked.content)


def _nearest_cue(
    window: Floats, cues: list[tuple[int, int]], links: Floats, run: tuple[int, int]
) -> tuple[int, int] | None:
    """The cue that fits content best which the chain gave to none, or the likeliest word, or None."""
    first, last = run
    apart = [n for n, cue in enumerate(cues) if cue[1] < first or cue[0] > last]
    if apart:
        fits = [float(links[2 + n, first : last + 1].sum()) for n in apart]
        return cues[apart[fits.index(max(fits))]]
    likely = window[:, layout.CUE.start + 1] - window[:, layout.CUE.start]
    likely[first : last + 1] = IMPOSSIBLE
    place = int(likely.argmax())
    return (place, place) if likely[place] > LEAST_CUE else None


def _source(
    window: Floats, cue: tuple[int, int], content: list[tuple[int, int]], distances: Distances
) -> tuple[int, int] | None:
    """The best first and last word of the cue's source, or None where none is likelier."""
    where = _distance(np.array([cue[0]]), len(window))[0]
    ends: list[Floats] = []
    for side, distance in enumerate((distances.first, distances.last)):
        key = np.ascontiguousarray(window[:, layout.SOURCE_KEY[side]])
        fit = key @ window[cue[0], layout.SOURCE_QUERY[side]] / np.float32(np.sqrt(layout.DEPTH)) + distance[where]
        fit += window[:, layout.SOURCE][:, side]
        for first, last in (cue, *content):
            fit[first : last + 1] = IMPOSSIBLE
        ends.append(fit - np.logaddexp.reduce(np.append(fit, window[cue[0], layout.NO_SOURCE][side])))
    none = _no_source(window, cue, ends)
    best, place = none, None
    order = np.argsort(-ends[0], kind="stable")[:6]
    for first in order.tolist():
        reach = ends[1][first : first + LONGEST_SOURCE]
        last = first + int(reach.argmax())
        total = float(ends[0][first] + ends[1][last])
        if total > best and not any(first <= a and b <= last for a, b in (cue, *content)):
            best, place = total, (first, last)
    return place


def _no_source(window: Floats, cue: tuple[int, int], ends: list[Floats]) -> float:
    shares = [1.0 - float(np.exp(end).sum()) for end in ends]
    return float(sum(np.log(max(share, 1e-6)) for share in shares)) - NO_SOURCE_TOLL


def _names(window: Floats) -> list[Named]:
    scores = window[:, layout.NAME]
    best = scores.argmax(1)
    places = np.flatnonzero(best)
    if not len(places):
        return []
    share = np.exp(scores[places] - scores[places].max(1, keepdims=True))
    sure = share.max(1) / share.sum(1)
    found: list[Named] = []
    for place, tag, certain in zip(places.tolist(), best[places].tolist(), sure.tolist(), strict=True):
        kind = layout.NAMES[(tag - 1) // 2]
        if found and tag % 2 == 0 and found[-1].last == place - 1 and found[-1].kind == kind:
            found[-1] = Named(found[-1].first, place, kind, min(found[-1].confidence, certain))
        else:
            found.append(Named(place, place, kind, certain))
    return found
