"""How rare each term is: in the reports seen so far, on top of what is common in English."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.encoder import vocabulary
from onrecord.link.terms import TERMS, Ids, number, stem

PRIOR = 100.0
"""The English background counts as much as so many reports: a pile of five is judged by it, a pile of thousands by
its own counts."""

_TOKENS = 0.16
"""Zipf's law: the word of rank r is about one in r of this part of all words (0.1), over the share of words that carry
meaning (0.6)."""

_UNLISTED = 60_000
"""The rank that a word has which is not listed."""


@cache
def _ranks() -> NDArray[np.float32]:
    """One over the rank in English of each term, from the encoder's vocabulary, whose words stand by frequency."""
    table = np.full(TERMS, 1 / _UNLISTED, np.float32)
    rank = 0
    for piece in vocabulary():
        if len(piece) < 2 or piece.startswith(("##", "[")):
            continue
        rank += 1
        place = number(stem(piece))
        table[place] = max(table[place], 1 / rank)
    return table


class Rarity:
    """Counts in how many reports each term stood; grows with each report, takes the same room throughout."""

    def __init__(self) -> None:
        self.seen = np.zeros(TERMS, np.int32)
        self.reports = 0
        self.words = 0

    def count(self, ids: Ids, words: int, times: int = 1) -> None:
        """One report more, with these distinct terms; with -1 one that was counted is taken back."""
        self.seen[ids] += times
        self.reports += times
        self.words += times * words

    def weights(self, ids: Ids) -> NDArray[np.float32]:
        """For each term the negative logarithm of its share of reports, estimated; 0 or more."""
        length = self.words / max(1, self.reports)
        expected = 1 - np.exp(-length * _TOKENS * _ranks()[ids])
        share = (self.seen[ids] + PRIOR * expected) / (self.reports + PRIOR)
        weights: NDArray[np.float32] = np.maximum(0, -np.log(np.maximum(share, 1e-9))).astype(np.float32)
        return weights
