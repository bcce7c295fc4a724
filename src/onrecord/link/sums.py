"""Sums of reports' vectors: what a story is to the index, how two are compared, and how one takes up another."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.evidence import Floats
from onrecord.link.terms import Ids, joined

Rows = NDArray[np.float32]

TERMS_OF_STORY = 64
"""The heaviest terms of a story that are kept."""

DAYS_OF_STORY = 32
"""So many of the days that a story's reports are of; of more, some all along."""


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """The sum of the vectors of a story's reports: terms, and each one's weight in the whole, the heads, the names;
    and the days that they are of (ordinals, sorted, each once)."""

    ids: Ids
    rows: Rows
    days: Floats

    def plus(self, other: "Sum", sign: int = 1) -> "Sum":
        """The sum of both, or with -1 the sum without the other, whose days are then for the caller to take out."""
        ids, rows = joined(((self.ids, self.rows), (other.ids, np.float32(sign) * other.rows)), TERMS_OF_STORY)
        return Sum(ids, rows, days_of(np.concatenate((self.days, other.days))))


def days_of(days: Floats) -> Floats:
    """The days, sorted, each once, DAYS_OF_STORY at most; unknown ones (nan) left out."""
    known = np.unique(days[~np.isnan(days)])
    if len(known) > DAYS_OF_STORY:
        known = known[np.linspace(0, len(known) - 1, DAYS_OF_STORY).round().astype(np.int64)]
    return known


def dots(this: Sum, others: Sequence[Sum]) -> Floats:
    """The products of one sum with each of the others: a row for each, a column for the whole, the head, the names."""
    sizes = [len(total.ids) for total in others]
    found = np.zeros((len(others), 3))
    if not len(this.ids) or not sum(sizes):
        return found
    ids = np.concatenate([total.ids for total in others])
    places = np.searchsorted(this.ids, ids)
    places[places == len(this.ids)] = 0
    hits = np.flatnonzero(this.ids[places] == ids)
    rows = np.concatenate([total.rows for total in others])[hits] * this.rows[places[hits]]
    owners = np.repeat(np.arange(len(others)), sizes)[hits]
    for column in range(3):
        found[:, column] = np.bincount(owners, rows[:, column], len(others))
    return found


def gaps(this: Sum, others: Sequence[Sum]) -> Floats:
    """Days between one sum and each of the others, where they come nearest; nan where either has none.

    Not between first and last days: a story with one stray report years ago would be near to all that came since.
    """
    found = np.full(len(others), math.nan)
    sizes = np.array([len(total.days) for total in others], np.int64)
    dated = np.flatnonzero(sizes)
    if not len(this.days) or not len(dated):
        return found
    days = np.concatenate([total.days for total in others])
    after = np.searchsorted(this.days, days)
    distance = np.minimum(
        np.abs(this.days[np.minimum(after, len(this.days) - 1)] - days),
        np.abs(this.days[np.maximum(after - 1, 0)] - days),
    )
    found[dated] = np.minimum.reduceat(distance, (np.cumsum(sizes) - sizes)[dated])
    return found
