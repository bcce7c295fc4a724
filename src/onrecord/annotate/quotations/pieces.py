"""Word pieces with their places in the text, as uncased BERT cuts them (Devlin et al. 2019), in plain Python."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

UNKNOWN = "[UNK]"
LONGEST_WORD = 100
CACHED_CHUNK = 40
CACHE_SIZE = 200_000

LOWER, CAPITAL, CAPITALS, MIXED, NUMBER, SIGN = range(6)
"""What a word looks like; one of the encoder's inputs, since its pieces are uncased."""

_CHUNK = re.compile(r"\S+")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+|[^A-Za-z0-9]")
_ALIKE = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "＂": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "′": "'", "´": "'",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chunk:
    """The words of a stretch without blanks: places relative to its start, pieces one after the other."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    looks: tuple[int, ...]
    counts: tuple[int, ...]
    pieces: tuple[int, ...]


@dataclass(slots=True)
class Words:
    """The words of a paragraph: [start, end) in code points of the text, look, and the pieces of all in a row.

    ``counts`` says how many of ``pieces`` belong to each word.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    looks: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)


class Pieces:
    """A vocabulary, with the chunks that it has cut before."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self.unknown = vocabulary[UNKNOWN]
        self.chunks: dict[str, Chunk] = {}

    def words(self, text: str, start: int, end: int) -> Words:
        """The words of text[start:end]; their places count from the start of ``text``."""
        found = Words()
        chunks = self.chunks
        for match in _CHUNK.finditer(text, start, end):
            string = match.group()
            chunk = chunks.get(string) or self._remember(string)
            at = match.start()
            if len(chunk.starts) == 1:
                found.starts.append(at + chunk.starts[0])
                found.ends.append(at + chunk.ends[0])
            else:
                found.starts.extend([at + place for place in chunk.starts])
                found.ends.extend([at + place for place in chunk.ends])
            found.looks.extend(chunk.looks)
            found.counts.extend(chunk.counts)
            found.pieces.extend(chunk.pieces)
        return found

    def _remember(self, string: str) -> Chunk:
        chunk = self.cut(string)
        if len(string) <= CACHED_CHUNK:
            if len(self.chunks) >= CACHE_SIZE:
                self.chunks.clear()
            self.chunks[string] = chunk
        return chunk

    def cut(self, string: str) -> Chunk:
        """The words of a string without blanks."""
        starts: list[int] = []
        ends: list[int] = []
        looks: list[int] = []
        counts: list[int] = []
        pieces: list[int] = []
        for start, end, plain in _basic(string):
            word = self.word(plain)
            starts.append(start)
            ends.append(end)
            looks.append(_look(string[start:end]))
            counts.append(len(word))
            pieces.extend(word)
        return Chunk(tuple(starts), tuple(ends), tuple(looks), tuple(counts), tuple(pieces))

    def word(self, plain: str) -> list[int]:
        """The pieces of one lower-case word, the longest that fits first; one unknown piece where none fits."""
        whole = self.vocabulary.get(plain)
        if whole is not None:
            return [whole]
        if len(plain) > LONGEST_WORD:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(plain):
            for end in range(len(plain), start, -1):
                piece = self.vocabulary.get(plain[start:end] if start == 0 else "##" + plain[start:end])
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def _basic(string: str) -> list[tuple[int, int, str]]:
    """(start, end, lower-case form without accents) of each word; a sign is a word of its own."""
    if string.isascii() and string.isprintable():
        return [(match.start(), match.end(), match.group().lower()) for match in _ASCII_WORD.finditer(string)]
    found: list[tuple[int, int, str]] = []
    start = last = -1
    for place, character in enumerate(string):
        category = unicodedata.category(character)
        if category[0] == "C" or character == "\ufffd":
            continue
        alone = category[0] == "P" or _is_sign(character) or _is_ideograph(ord(character))
        if alone or start < 0:
            if start >= 0:
                found.append((start, last + 1, _plain(string[start : last + 1])))
            start = place
        last = place
        if alone:
            found.append((place, place + 1, _plain(character)))
            start = -1
    if start >= 0:
        found.append((start, last + 1, _plain(string[start : last + 1])))
    return [word for word in found if word[2]]


def _plain(word: str) -> str:
    """Lower case, accents and control characters left out, all quotation marks of one kind made one."""
    if len(word) > LONGEST_WORD * 4:
        return word
    folded = unicodedata.normalize("NFD", word.translate(_ALIKE).lower())
    return "".join(c for c in folded if (category := unicodedata.category(c)) != "Mn" and category[0] != "C")


def _is_sign(character: str) -> bool:
    """Whether BERT takes an ASCII character for punctuation though Unicode does not ($, +, ^ …)."""
    return character.isascii() and not character.isalnum()


def _is_ideograph(code: int) -> bool:
    return code >= 0x3400 and (
        code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2CEAF
        or 0x2F800 <= code <= 0x2FA1F
    )  # fmt: skip


def _look(word: str) -> int:
    first = word[0]
    if word.islower():
        return LOWER
    if first.isdigit():
        return NUMBER
    if not any(map(str.isalnum, word[:LONGEST_WORD])):
        return SIGN
    if first.isupper():
        if len(word) > 1 and word.isupper():
            return CAPITALS
        return CAPITAL if not word[1:] or word[1:].islower() else MIXED
    return MIXED if any(map(str.isupper, word[:LONGEST_WORD])) else LOWER
