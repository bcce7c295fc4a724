"""What the encoder reads at a time: a paragraph, or overlapping windows of a long one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.quotations.inside import states
from onrecord.annotate.quotations.pieces import SIGN, Pieces, Words

LONGEST = 158
"""Pieces in a window, the two special ones left out."""
OVERLAP = 56

_PARAGRAPH = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ENDS_SENTENCE = frozenset(".!?…")
_AFTER_END = frozenset("\"'”’)]»")


@dataclass(slots=True)
class Window:
    """Words [first, last) of a paragraph; only what begins in words [core, end_core) is taken from it."""

    words: Words
    inside: list[int]
    first: int
    last: int
    core: int
    end_core: int
    piece: int
    length: int


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of each line that holds anything but blanks."""
    for match in _PARAGRAPH.finditer(text):
        if not match.group().isspace():
            yield match.span()


def windows(text: str, start: int, end: int, pieces: Pieces) -> list[Window]:
    """The windows of the paragraph text[start:end], none where it has no word."""
    words = pieces.words(text, start, end)
    if not len(words):
        return []
    inside = states(text, start, end, words)
    if len(words.pieces) <= LONGEST:
        return [Window(words, inside, 0, len(words), 0, len(words), 0, len(words.pieces))]
    return _cut(text, words, inside)


def _cut(text: str, words: Words, inside: list[int]) -> list[Window]:
    before = [0]
    for count in words.counts:
        before.append(before[-1] + min(count, LONGEST))
    places = [0]
    for count in words.counts:
        places.append(places[-1] + count)
    begins = _sentence_starts(text, words)
    found: list[Window] = []
    first = core = 0
    while True:
        last = first + 1
        while last < len(words) and before[last + 1] - before[first] <= LONGEST:
            last += 1
        if last == len(words):
            found.append(Window(words, inside, first, last, core, last, places[first], places[last] - places[first]))
            return found
        following = _next_start(begins, before, first, last)
        end_core = (following + last + 1) // 2 if not begins[following] else _middle_start(begins, following, last)
        found.append(Window(words, inside, first, last, core, end_core, places[first], places[last] - places[first]))
        first, core = following, end_core


def _next_start(begins: list[bool], before: list[int], first: int, last: int) -> int:
    """The first word of the next window: a sentence's start that leaves an overlap, or any word."""
    target = last
    while target > first + 1 and before[last] - before[target] < OVERLAP:
        target -= 1
    lowest = (first + target) // 2
    for word in range(target, lowest, -1):
        if begins[word]:
            return word
    return max(target, first + 1)


def _middle_start(begins: list[bool], following: int, last: int) -> int:
    """Where the second window takes over: a sentence's start near the middle of what both hold."""
    middle = (following + last + 1) // 2
    for word in range(middle, following, -1):
        if begins[word]:
            return word
    return middle


def _sentence_starts(text: str, words: Words) -> list[bool]:
    found = [False] * len(words)
    ended = True
    for index, (at, look) in enumerate(zip(words.starts, words.looks, strict=True)):
        sign = look == SIGN
        if ended and not (sign and text[at] in _AFTER_END):
            found[index] = True
            ended = False
        if sign and text[at] in _ENDS_SENTENCE:
            ended = True
    return found
