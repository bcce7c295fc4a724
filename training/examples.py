"""Training examples: paragraphs of annotated documents as word pieces with labels."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotate.quotations.pieces import SIGN, Pieces
from onrecord.annotate.quotations.windows import Window, paragraphs, windows

KINDS = ("person", "organisation", "place", "work")
NONE, CUELESS = 0, 1
"""Owners of a word: nobody's content, content whose cue is not among the candidates, else 2 + the cue's number."""


@dataclass(slots=True)
class Example:
    """One window. ``owner`` numbers the cues in ``cues``; ``sources`` are word ranges (inclusive) or None."""

    document: str
    pieces: list[int]
    looks: list[int]
    inside: list[int]
    firsts: list[int]
    cue_tags: list[int]
    name_tags: list[int]
    owner: list[int]
    cues: list[tuple[int, int]]
    sources: list[tuple[int, int] | None]


def rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, filter(str.strip, lines))


def examples(row: dict, names: list[tuple[int, int, str]] | None, pieces: Pieces) -> list[Example]:
    """The windows of a document with at least one word; ``names`` are its silver names, None where unknown."""
    return [
        example(row, names, window)
        for start, end in paragraphs(row["text"])
        for window in windows(row["text"], start, end, pieces)
    ]


def example(row: dict, names: list[tuple[int, int, str]] | None, window: Window) -> Example:
    words, first, last = window.words, window.first, window.last
    starts, ends, looks = words.starts[first:last], words.ends[first:last], words.looks[first:last]
    firsts, piece_looks, piece_inside = [], [], []
    for index in range(first, last):
        firsts.append(len(piece_looks))
        piece_looks += [words.looks[index]] * words.counts[index]
        piece_inside += [window.inside[index]] * words.counts[index]

    def ranges(spans: list[list[int]]) -> list[tuple[int, int]]:
        """Word ranges (inclusive) that the spans cover here, signs at the edges left out."""
        found = []
        for start, end in spans:
            covered = [i for i in range(len(starts)) if starts[i] < end and ends[i] > start]
            while covered and looks[covered[0]] == SIGN:
                covered.pop(0)
            while covered and looks[covered[-1]] == SIGN:
                covered.pop()
            if covered:
                found.append((covered[0], covered[-1]))
        return found

    cue_tags, owner = [0] * len(starts), [NONE] * len(starts)
    cues: list[tuple[int, int]] = []
    sources: list[tuple[int, int] | None] = []
    for quotation in row["quotations"]:
        content, cue, source = (ranges(quotation[part]) for part in ("content", "cue", "source"))
        number = CUELESS
        if cue and not any(cue_tags[cue[0][0] : cue[0][1] + 1]):
            number = 2 + len(cues)
            cues.append((cue[0][0], cue[-1][1] if cue[-1][1] - cue[0][0] < 12 else cue[0][1]))
            sources.append(source[0] if source else None)
            for i in range(cues[-1][0], cues[-1][1] + 1):
                cue_tags[i] = 1 if i == cues[-1][0] else 2
        for start, end in content:
            for i in range(start, end + 1):
                if owner[i] == NONE:
                    owner[i] = number
    name_tags = [0 if names is not None else -100] * len(starts)
    for start, end, kind in names or ():
        for a, b in ranges([[start, end]]):
            for j in range(a, b + 1):
                name_tags[j] = 1 + 2 * KINDS.index(kind) + (j > a)
    return Example(
        row["id"], words.pieces[window.piece : window.piece + window.length][:160], piece_looks[:160],
        piece_inside[:160], firsts, cue_tags, name_tags, owner, cues, sources,
    )  # fmt: skip
