"""Which words and pairs of words several sources use of one day: what they share is what happened."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log

from onrecord.account.lines import Line


class Shared:
    """What the lines about a day have in common, to be asked how much of it one of them tells.

    ``source`` says for each report whom it speaks for: reports that copied each other are one source.
    """

    __slots__ = ("_pairs", "_sources", "_words")

    def __init__(self, lines: Iterable[Line], source: Mapping[str, int]) -> None:
        words: dict[int, set[str]] = defaultdict(set)
        pairs: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for line in lines:
            words[source[line.span.report]].update(line.words)
            pairs[source[line.span.report]].update(pairwise(line.words))
        self._words = Counter(word for each in words.values() for word in each)
        self._pairs = Counter(pair for each in pairs.values() for pair in each)
        self._sources = len(words)

    def words(self, line: Line) -> float:
        """The share of the other sources that use a word of the line, from 0 to 1, on the mean of its words."""
        own, others = set(line.words), self._sources - 1
        return sum(self._words[word] - 1 for word in own) / (len(own) * others) if own and others else 0.0

    def pairs(self, line: Line) -> float:
        """The log of one more than the pairs of neighbouring words that another source has too."""
        return log(1 + sum(self._pairs[pair] > 1 for pair in set(pairwise(line.words))))
