"""What a report is on, in terms: the words that carry meaning, those of its head, and its names.

A term is a word without its plainest endings, as a number below ``TERMS``: hashed, so that no list of words grows
with the stream. Two of a report's terms fall together once in some hundred reports, which costs next to nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord.link.function_words import FUNCTION_WORDS
from onrecord.model import Annotation, Report
from onrecord.text.words import WORD, fold

TERMS = 1 << 22
HEAD = 80
LONGEST = 20_000
_REACH = 16 * LONGEST
_CACHED = 400_000
_NONE, _MANY = -1, -2
_POSSESSIVE = re.compile(r"['’]s$")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """A report's distinct terms, and how often each stands in the whole, in the head, and as part of a name.

    ``ids`` (int32, sorted) and ``counts`` (float32, a row for each term, columns as just said); ``words`` is how many
    words that carry meaning the report has.
    """

    ids: Ids
    counts: NDArray[np.float32]
    words: int


class _Codes(dict[str, int]):
    """From a word as printed to twice its term's number, and one more where it is capitalised; or _NONE, or _MANY.

    Of the words met before the last _CACHED ones those stay that were met again.
    """

    def __init__(self) -> None:
        self._before: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        if len(self) >= _CACHED:
            self._before = dict(self)
            self.clear()
        known = self._before.get(word)
        self[word] = code = _code(word) if known is None else known
        return code


def _code(word: str) -> int:
    plain = _plain(word)
    if len(plain) < 2 or plain in FUNCTION_WORDS:
        return _NONE
    if not plain.isascii() and _UNSPACED.match(plain):
        return _MANY
    return 2 * number(stem(plain)) + word[0].isupper()


def _plain(word: str) -> str:
    return fold(_POSSESSIVE.sub("", word) if word.endswith("s") else word)


def _pairs(word: str) -> list[int]:
    """The codes of a run of a script that puts no blanks between words: one for each two letters in a row."""
    plain = _plain(word)
    return [2 * number(plain[place : place + 2]) for place in range(min(len(plain), LONGEST) - 1)]


_CODES = _Codes()


def _coded(words: Sequence[str]) -> Ids:
    """The codes of all words that carry meaning, in order."""
    codes = np.fromiter(map(_CODES.__getitem__, words), np.int32, len(words))
    if (codes == _MANY).any():
        each = ([code] if code != _MANY else _pairs(word) for code, word in zip(codes.tolist(), words, strict=True))
        codes = np.array([code for some in each for code in some][:LONGEST], np.int32)
    kept: Ids = codes[codes >= 0]
    return kept


def number(term: str) -> int:
    """The number of a term, the same in every run."""
    return int.from_bytes(blake2b(term.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little") % TERMS


def sketch(report: Report, annotation: Annotation | None = None) -> Sketch:
    """The terms of a report's title and text; of the text, its first 20,000 words.

    Names are the mentions of the ``annotation``, or else the capitalised words.
    """
    text = f"{report.title}\n{report.text}" if report.title else report.text
    words = _words(text)
    first, rest = _coded(words[:HEAD]), _coded(words[HEAD:])
    head, codes = len(first), np.concatenate((first, rest))
    ids = codes >> 1
    order = np.argsort(ids, kind="stable")
    ordered = ids[order]
    firsts = begins(ordered)
    terms = ordered[firsts]
    counts = np.zeros((len(terms), 3), np.float32)
    if len(terms):
        counts[:, 0] = np.diff(np.append(firsts, len(ids)))
        counts[:, 1] = np.add.reduceat((order < head).astype(np.float32), firsts)
        if annotation is not None and annotation.mentions:
            counts[:, 2] = np.where(_among(terms, _mentioned(report, annotation)), counts[:, 0], 0)
        else:
            counts[:, 2] = np.add.reduceat((codes & 1)[order].astype(np.float32), firsts)
    return Sketch(terms, counts, len(ids))


def _among(terms: Ids, some: Ids) -> NDArray[np.bool_]:
    """Which of the terms, sorted, are among some others."""
    found = np.zeros(len(terms), np.bool_)
    if len(some):
        places = np.minimum(np.searchsorted(terms, some), len(terms) - 1)
        found[places[terms[places] == some]] = True
    return found


def _mentioned(report: Report, annotation: Annotation) -> Ids:
    names = {report.text[mention.span.start : mention.span.end] for mention in annotation.mentions}
    found: Ids = _coded(WORD.findall("\n".join(names))) >> 1
    return found


def _words(text: str) -> list[str]:
    """The first LONGEST words of a text, which is not read much further than they go."""
    return WORD.findall(text, 0, _REACH)[:LONGEST]


def plain_terms(text: str) -> list[str]:
    """The terms of a short text as words, in order."""
    folded = (_plain(word) for word in WORD.findall(text))
    return [stem(word) for word in folded if len(word) > 1 and word not in FUNCTION_WORDS]


def printed(report: Report, ids: Sequence[int]) -> list[str]:
    """These terms as the report first prints them, in the order given; what it does not print is left out."""
    wanted = set(ids)
    forms: dict[int, str] = {}
    text = f"{report.title}\n{report.text}" if report.title else report.text
    for word in _words(text):
        code = _CODES[word]
        if code >> 1 in wanted:
            forms.setdefault(code >> 1, word)
        if len(forms) == len(wanted):
            break
    return [forms[number] for number in ids if number in forms]


def joined(parts: Sequence[tuple[Ids, NDArray[np.float32]]], most: int) -> tuple[Ids, NDArray[np.float32]]:
    """The sum of sparse rows, its ``most`` heaviest terms, sorted by term."""
    ids = np.concatenate([part[0] for part in parts])
    rows = np.concatenate([part[1] for part in parts])
    if not len(ids):
        return ids, rows
    order = np.argsort(ids, kind="stable")
    ordered = ids[order]
    firsts = begins(ordered)
    return heaviest(ordered[firsts], np.add.reduceat(rows[order], firsts, axis=0), most)


def begins(ordered: Ids) -> NDArray[np.intp]:
    """The places in sorted numbers at which another number begins."""
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new.nonzero()[0]


def heaviest(ids: Ids, rows: NDArray[np.float32], most: int) -> tuple[Ids, NDArray[np.float32]]:
    """Of sparse rows the ``most`` heaviest, in the order they stood in."""
    if len(ids) <= most:
        return ids, rows
    weight = rows.sum(1)
    kept = np.sort(np.argpartition(-weight, most)[:most])
    return ids[kept], rows[kept]


def stem(word: str) -> str:
    """The word without its plainest English endings, so that 'launched', 'launches' and 'launch' are one."""
    if len(word) <= 4 or not word.isascii():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > 6:
        word = word[:-3]
    elif word.endswith(("ed", "es")) and len(word) > 5:
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
