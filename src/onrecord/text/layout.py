"""Paragraphs and sentences of a text, as places in it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

_PARAGRAPH = re.compile(r"\S[^\n\r]*")
_LONG = 5_000  # letters of a paragraph that is split anew each time
_CLOSERS = "\"'”’»)]"


def paragraphs(text: str) -> list[tuple[int, int]]:
    """[start, end) of each line that holds more than blanks, trimmed of blanks at both ends.

    In news text a line is a paragraph: both blank lines and single line ends part them.
    """
    spans = []
    for m in _PARAGRAPH.finditer(text):
        end = m.end()
        while end > m.start() and text[end - 1].isspace():
            end -= 1
        spans.append((m.start(), end))
    return spans


@cache
def _splitter() -> Any:
    import nupunkt  # loads its model: only when a sentence is asked for

    return nupunkt


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """[start, end) of each sentence between two offsets, trimmed; none crosses a paragraph.

    Split by nupunkt (Bommarito, Katz and Bommarito 2025), then mended where it parts a closing mark from its
    sentence.
    """
    stop = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    for first, last in paragraphs(text[start:stop]):
        spans.extend(_of_paragraph(text, start + first, start + last))
    return spans


def _of_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    split = _kept if end - start < _LONG else _split
    return ((start + first, start + last) for first, last in split(text[start:end]))


def _split(text: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for a, b in _splitter().sent_spans(text):
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a == b:
            continue
        if found and all(c in _CLOSERS for c in text[a:b]):
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return tuple(found)


_kept = lru_cache(4096)(_split)  # several stages ask for the sentences of one report, one after the other
