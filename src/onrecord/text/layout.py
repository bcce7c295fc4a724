"""Paragraphs and sentences of a text, as places in it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

_PARAGRAPH = re.compile(r"\S[^\n\r]*")
_LONG = 5_000  # letters of a paragraph that is split anew each time
_CLOSERS = "\"'”’»)]"
_NATION = re.compile(r"(?:^|[^\w.])(?:U\.S|U\.K|U\.N|E\.U|D\.C|U\.A\.E)\.$")
_COMPANY = re.compile(r"\b(?:Corp|Inc|Ltd|Co|Bros|Assn|Dept|Univ)\.$")
_OFFICE = re.compile(
    r"(?:Ambassador|Army|Attorney|Air|Assistant|Capitol|Cabinet|Chair(?:man|woman)?|Chief|Circuit|Coast|Col|Commerce"
    r"|Commission(?:er)?|Congress(?:man|woman)?|Consul|Court|Defen[cs]e|Department|Deputy|Director|District|Embassy|Envoy"
    r"|Executive|Federal|Foreign|Founder|Gen|General|Geological|Government|House|Immigration|Interior|Judge|Justice"
    r"|Magistrate|Marine|Marshals?|Mayor|Minister|National|Navy|Open|Parliament|President|Prime|Rep|Representative"
    r"|Secret|Secretary|Security|Sen|Senate|Senator|Soccer|Solicitor|Spokes(?:man|woman|person)|State|Steel|Supreme"
    r"|Trade|Treasury|Under-?[Ss]ecretary|Vice)\b"
)
_RANK = re.compile(r"(?:^|[^\w.])(?:Lt|Maj|Brig|Col|Rs|No|Nos|Fig|vs|approx|c)\.$")
_SHORTENED = re.compile(
    r"(?:\d\w{0,3}|\.\w{1,2}"
    r"|\b(?:al|approx|bn|ca|cf|cu|dept|est|etc|ft|hrs?|incl|kg|km|lbs?|m|max|mi|min|mins|oz|pct|resp|sec|sq|vs|yds?))\.$"
)


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
    sentence, an office from its country ('U.S. Ambassador') or what an abbreviation's full stop cannot end.
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
        if found and (all(c in _CLOSERS for c in text[a:b]) or _goes_on(text, *found[-1], a)):
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return tuple(found)


def _goes_on(text: str, start: int, end: int, after: int) -> bool:
    """Whether the full stop at the end of [start, end) is an abbreviation's, and the sentence goes on at ``after``."""
    left = text[max(start, end - 12) : end]
    if not left.endswith("."):
        return False
    if text[after].islower():
        return text[after + 1 : after + 2].islower() and _SHORTENED.search(left) is not None
    if _NATION.search(left) or _COMPANY.search(left):
        return _OFFICE.match(text, after) is not None
    return (text[after].isdigit() or text[after].isupper()) and _RANK.search(left) is not None


_kept = lru_cache(4096)(_split)  # several stages ask for the sentences of one report, one after the other
