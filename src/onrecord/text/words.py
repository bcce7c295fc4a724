"""Words of a text with their places, folded so that printings can be compared."""

import re
import unicodedata
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_PAST_LATIN = re.compile("[\u0300-\U0010ffff]")  # no accent that combines stands before
_APOSTROPHES = "’ʼ‘"


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [start, end) of a text; ``folded`` drops case, accents and the apostrophe's form."""

    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """The text without case, combining accents and curly apostrophes; compatibility forms are unified."""
    if text.isascii():
        return text.lower()
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    plain = unicodedata.normalize("NFKD", text.casefold())
    for sign in set(_PAST_LATIN.findall(plain)):
        if unicodedata.combining(sign):
            plain = plain.replace(sign, "")
    return plain


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text`` between two offsets, in order: runs of letters and digits with inner apostrophes."""
    stop = len(text) if end is None else end
    return [Word(m.start(), m.end(), fold(m[0])) for m in WORD.finditer(text, start, stop)]
