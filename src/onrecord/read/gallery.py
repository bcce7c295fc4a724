"""Numbered pictures within a report's text: '1/34 13 March 2023 The hall from the river Reuters', '2/34 …'.

A page that is read as text prints a gallery's captions between its paragraphs, often of other stories and other years.
What gives them away is that they count: three or more in rising order, of the same number of pictures.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.model.report import Role

Stretch = tuple[int, int]

_COUNT = re.compile(r"(?:(?:image|photo|picture|slide)\s)?(\d{1,3})\s?(?:/|of)\s?(\d{1,3})(?![\d/.,:%])", re.IGNORECASE)
_INLINE = re.compile(r"(?<![\d/.,])(\d{1,3})/(\d{1,3})(?![\d/.,:%])(?=\s[A-Z\d])")
_HIDDEN = re.compile(r"\bHide Caption \d{1,3} of \d{1,3}\s*$")
_OPENER = re.compile(r"(?:\+|\d{1,3})\s?show all\b", re.IGNORECASE)
_HEAD = 250
"""Characters within which a paragraph that holds a whole gallery begins to count."""
_FEWEST = 3


def find(text: str, lines: Sequence[Stretch]) -> Iterator[tuple[int, Role]]:
    """The paragraphs, by number, that belong to a gallery: its pictures, and what announces them. In linear time."""
    begun: tuple[int, int] | None = None
    run: list[int] = []
    for number, (start, end) in enumerate(lines):
        m = _COUNT.match(text, start, end)
        counted = (int(m[1]), int(m[2])) if m else None
        if counted and begun and counted[1] == begun[1] and begun[0] < counted[0] <= counted[1]:
            run.append(number)
            begun = counted
            continue
        yield from _pictures(text, lines, run)
        run, begun = ([number], counted) if counted and counted[0] == 1 < counted[1] else ([], None)
        if not counted and (_HIDDEN.search(text, max(start, end - 40), end) or _whole(text, start, end)):
            yield number, Role.CAPTION
    yield from _pictures(text, lines, run)


def _pictures(text: str, lines: Sequence[Stretch], run: Sequence[int]) -> Iterator[tuple[int, Role]]:
    if len(run) < _FEWEST:
        return
    for number in run:
        yield number, Role.CAPTION
    first = run[0]
    if first and (m := _OPENER.match(text, *lines[first - 1])):
        yield first - 1, Role.FURNITURE
        title = text[m.end() : lines[first - 1][1]].strip().lower()
        if first > 1 and title and text[slice(*lines[first - 2])].strip().lower() == title:
            yield first - 2, Role.FURNITURE


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is a gallery run together: 'Flood in Corrin 8 show all … 1/8 … 2/8 … 8/8 …'."""
    first = _INLINE.search(text, start, min(end, start + _HEAD))
    if first is None or first[1] != "1":
        return False
    counts = [int(m[1]) for m in _INLINE.finditer(text, start, end) if m[2] == first[2]]
    return len(counts) >= _FEWEST and counts == list(range(1, len(counts) + 1))
