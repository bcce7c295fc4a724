"""Sentences as candidates for telling a story in a few: how well each stands alone, and how much two say the same."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import log

from onrecord.account.dated import body
from onrecord.account.plain_words import LEANING, telling
from onrecord.model import Report, Role, Span
from onrecord.text.kept import Kept

SHORTEST, LONGEST = 50, 420
"""Characters of a sentence that can be chosen."""

MOST = 200
"""Sentences read of a report at the most."""

_FEW, _MANY = 8, 45
_PARTED = 0.3
"""The price of a sentence that begins or ends inside a quotation."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report's own text; ``place`` counts from 0, ``words`` are those that tell, cut."""

    span: Span
    place: int
    words: tuple[str, ...]
    headline: bool = False


def candidates(report: Report, most: int = MOST) -> Sequence[Sentence]:
    """The report's first sentences, as many as ``most``: what comes later is rarely the story, and often comments."""
    return _kept.of(report, MOST)[:most]


def _read(report: Report, most: int) -> tuple[Sentence, ...]:
    heads = report.covered(Role.HEADLINE)
    found = []
    for place, (start, end) in enumerate(islice(body(report), most)):
        headline = any(start < head.end and head.start < end for head in heads)
        found.append(Sentence(Span(report.id, start, end), place, tuple(telling(report.text, start, end)), headline))
    return tuple(found)


_kept = Kept(_read, lambda report, _: len(report.text))


_WORD = re.compile(r"\w+")


@lru_cache(8192)
def alone(words: str) -> float:
    """How well a sentence stands alone, from 0 to 1: no 'he said' that hangs, no link, no half sentence."""
    line = " ".join(words.split())
    said = frozenset(_WORD.findall(line))
    cost = sum(
        price for some, pattern, price in LEANING if (not some or not said.isdisjoint(some)) and pattern.match(line)
    )
    cost += _PARTED * (line.count("“") != line.count("”") or line.count('"') % 2 == 1)
    count = line.count(" ") + 1
    cost += 0.4 * (count < _FEW) + 0.2 * (count > _MANY)
    letters = sum(map(str.isalpha, line))
    cost += 0.5 * (letters < 0.7 * len(line)) + 0.5 * (sum(map(str.isupper, line)) > 0.25 * letters)
    return max(0.0, 1.0 - cost)


def rarity(sets: Iterable[Iterable[str]]) -> dict[str, float]:
    """The inverse document frequency of each word; the sets are the words of each report."""
    seen: Counter[str] = Counter()
    total = 0
    for words in sets:
        seen.update(set(words))
        total += 1
    return {word: log(1 + total / n) for word, n in seen.items()}


def vector(words: Iterable[str], weight: Mapping[str, float]) -> dict[str, float]:
    """The words with their weights, of length 1; a word that stands twice counts a little more."""
    known = weight.get
    raw = {word: known(word, 0.0) * (1 + log(n)) if n > 1 else known(word, 0.0) for word, n in Counter(words).items()}
    size = sum(value * value for value in raw.values()) ** 0.5
    return {word: value / size for word, value in raw.items()} if size else {}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """How alike two vectors are: 1 the same, 0 no word in common."""
    if len(a) > len(b):
        a, b = b, a
    return sum(value * b[word] for word, value in a.items() if word in b)
