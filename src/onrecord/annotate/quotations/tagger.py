"""What the encoder reads in texts: who is said to have said what, and the names."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np

from onrecord import encoder
from onrecord.annotate.quotations.decode import Distances, Linked, Named, decode
from onrecord.annotate.quotations.kept import Kept
from onrecord.annotate.quotations.pieces import SIGN, Pieces
from onrecord.annotate.quotations.viterbi import Ints
from onrecord.annotate.quotations.windows import Window, paragraphs, windows

AT_ONCE = 512
"""Windows that are read and decoded together; it bounds memory and changes no result."""
FIGURES = "decoder.json"

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One reading of reported words: spans as [start, end) in code points of the text, in text order.

    ``content`` has a span for each uninterrupted stretch, without the punctuation and marks around it; ``cue`` and
    ``source`` may be empty. ``confidence`` is between 0 and 1.
    """

    content: Spans
    cue: Spans
    source: Spans
    confidence: float


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name, [start, end) in code points; ``kind`` is person, organisation, place or work."""

    start: int
    end: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the encoder reads in one text, in text order."""

    attributions: tuple[Attribution, ...] = ()
    names: tuple[NameSpan, ...] = ()


def tag(texts: Sequence[str]) -> list[Reading]:
    """A reading of each text, in the same order; the same for a text whatever stands beside it.

    So texts that are the same are read once, and those of earlier calls not again as long as their readings are kept.
    """
    return _kept().read(texts, _tagged)


def forget() -> None:
    """Keep no reading of earlier calls; for measuring."""
    _kept().forget()


def _tagged(texts: Sequence[str]) -> list[Reading]:
    attributions: list[list[Attribution]] = [[] for _ in texts]
    names: list[list[NameSpan]] = [[] for _ in texts]
    batch: list[tuple[int, Window]] = []
    for job in _jobs(texts):
        batch.append(job)
        if len(batch) == AT_ONCE:
            _read(batch, texts, attributions, names)
            batch = []
    _read(batch, texts, attributions, names)
    return [
        Reading(tuple(sorted(said, key=lambda a: a.content)), tuple(_one_kind_each(text, named)))
        for text, said, named in zip(texts, attributions, names, strict=True)
    ]


@cache
def _kept() -> Kept[Reading]:
    return Kept(_size)


def _size(reading: Reading) -> int:
    """About how many bytes a reading takes, from above."""
    spans = sum(len(a.content) + len(a.cue) + len(a.source) for a in reading.attributions)
    return 300 + 300 * len(reading.attributions) + 140 * spans + 200 * len(reading.names)


@cache
def _pieces() -> Pieces:
    return Pieces(encoder.vocabulary())


@cache
def _distances() -> Distances:
    figures = json.loads(files("onrecord.weights").joinpath(FIGURES).read_text(encoding="utf-8"))
    return Distances(*(np.array(figures[name], np.float32) for name in ("content", "first", "last")))


def _jobs(texts: Sequence[str]) -> Iterator[tuple[int, Window]]:
    """Each text's number with each of its windows that holds more than signs."""
    for number, text in enumerate(texts):
        for start, end in paragraphs(text):
            for window in windows(text, start, end, _pieces()):
                if any(look != SIGN for look in window.words.looks[window.first : window.last]):
                    yield number, window


def _read(
    batch: list[tuple[int, Window]],
    texts: Sequence[str],
    attributions: list[list[Attribution]],
    names: list[list[NameSpan]],
) -> None:
    """Read and decode the windows of a batch and add what they hold to the lists of their texts."""
    order = sorted(range(len(batch)), key=lambda n: batch[n][1].length)
    batch = [batch[n] for n in order]
    scores = encoder.scores([_pieced(window) for _, window in batch])
    words = [found[_first_pieces(window)] for (_, window), found in zip(batch, scores, strict=True)]
    for at in range(0, len(batch), 64):
        decoded = decode(words[at : at + 64], _distances())
        for (number, window), (said, named) in zip(batch[at : at + 64], decoded, strict=True):
            text = texts[number]
            attributions[number].extend(_attribution(window, one) for one in said if _is_core(window, one.anchor))
            names[number].extend(_name(text, window, one) for one in named if _is_core(window, one.first))


def _pieced(window: Window) -> encoder.Pieced:
    words, first, last = window.words, window.first, window.last
    both = zip(words.looks[first:last], window.inside[first:last], strict=True)
    features = [4 * look + state for look, state in both]
    if window.length != last - first:
        features = [f for f, count in zip(features, words.counts[first:last], strict=True) for _ in range(count)]
    return encoder.Pieced(words.pieces[window.piece : window.piece + window.length], features)


def _first_pieces(window: Window) -> Ints:
    counts = np.array(window.words.counts[window.first : window.last])
    firsts: Ints = np.cumsum(counts) - counts
    return firsts


def _is_core(window: Window, word: int) -> bool:
    return window.core <= window.first + word < window.end_core


def _attribution(window: Window, linked: Linked) -> Attribution:
    runs: list[tuple[int, int]] = []
    looks, base = window.words.looks, window.first
    for first, last in linked.content:
        while first < last and looks[base + first] == SIGN:
            first += 1
        while last > first and looks[base + last] == SIGN:
            last -= 1
        if runs and all(look == SIGN for look in looks[base + runs[-1][1] + 1 : base + first]):
            runs[-1] = (runs[-1][0], last)
        elif looks[base + first] != SIGN:
            runs.append((first, last))
    content = tuple(_span(window, run) for run in runs or linked.content)
    cue = (_span(window, linked.cue),) if linked.cue else ()
    source = (_span(window, linked.source),) if linked.source else ()
    return Attribution(content, cue, source, linked.confidence)


def _span(window: Window, words: tuple[int, int]) -> tuple[int, int]:
    return window.words.starts[window.first + words[0]], window.words.ends[window.first + words[1]]


def _name(text: str, window: Window, named: Named) -> NameSpan:
    start, end = _span(window, (named.first, named.last))
    if named.last > named.first and text[start:end].endswith(("'s", "’s")):
        end -= 2
    return NameSpan(start, end, named.kind, round(named.confidence, 3))


def _one_kind_each(text: str, names: list[NameSpan]) -> Iterator[NameSpan]:
    """The names in text order, those of one wording all of the kind that most of them, weighed, were read as."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        votes[text[name.start : name.end]][name.kind] += round(1000 * name.confidence)
    for name in sorted(names, key=lambda name: name.start):
        counts = votes[text[name.start : name.end]]
        kind = min(counts, key=lambda kind: (-counts[kind], kind))
        yield name if kind == name.kind else replace(name, kind=kind)
