"""How sure each report's place in its story is, what it rests on, and which other stories are as near."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.evidence import Floats, Sides, features, logits
from onrecord.link.storyindex import StoryIndex
from onrecord.link.sums import Sum, dots

SHOWN = 3
"""So many shared words are shown."""

NEAR = 0.0
"""Evidence from which on a report tells of a second story too: what would have made it join, had it been alone."""

MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Seat:
    """The place of one report in its story.

    ``place`` is the report's number, ``sure`` the chance that it belongs, ``central`` how much it has of the rest,
    ``shared`` the terms that weigh most, ``near`` the numbers of other stories that it may belong to as well.
    """

    place: int
    sure: float
    central: float
    shared: tuple[int, ...]
    near: tuple[int, ...]
    alone: bool = False


def seats(index: StoryIndex, story: int) -> list[Seat]:
    """A seat for each report of the story, in the order the reports came. The index must have kept their vectors."""
    if index.vectors is None:
        raise ValueError("this index keeps no vectors of single reports: make it with keep=True")
    places = sorted(index.members[story])
    vectors = [index.vectors[place] for place in places]
    lengths = [float(index.lengths[place]) for place in places]
    whole = index.sums[story]
    assert whole is not None
    own = np.array([(vector.rows.astype(np.float64) ** 2).sum(0) for vector in vectors])
    with_all = dots(whole, vectors)
    near = [
        _near(index, story, vector, np.array((1, length, *itself)))
        for vector, length, itself in zip(vectors, lengths, own, strict=True)
    ]
    if len(places) == 1:
        return [Seat(places[0], 1.0, 0.0, (), near[0], alone=True)]
    sure = 1 / (1 + np.exp(-_with_the_rest(index, story, places, own, with_all)))
    central = (with_all - own)[:, 0] / np.sqrt(np.maximum(own[:, 0], 1e-9))
    return [
        Seat(place, float(chance), float(middle), _shared(vector, whole), others)
        for place, chance, middle, vector, others in zip(places, sure, central, vectors, near, strict=True)
    ]


def _with_the_rest(index: StoryIndex, story: int, places: Sequence[int], own: Floats, with_all: Floats) -> Floats:
    """The evidence that each report is one with all others of its story."""
    facts = index.facts[story]
    count = len(places)
    lengths = np.array([index.lengths[place] for place in places])
    rest = np.maximum(facts[2:] - 2 * with_all + own, 0)
    return logits(
        features(
            Sides(
                np.maximum(with_all - own, 0),
                own,
                rest,
                np.stack((np.ones(count), np.full(count, count - 1.0)), -1),
                np.stack((lengths, (lengths.sum() - lengths) / (count - 1)), -1),
                _gaps(np.array([index.days[place] for place in places])),
            )
        )
    )


def _gaps(days: NDArray[np.float64]) -> Floats:
    """Days between each report and the nearest of the others; nan where either has none."""
    gaps = np.full(len(days), math.nan)
    known = np.flatnonzero(~np.isnan(days))
    if len(known) < 2:
        return gaps
    order = known[np.argsort(days[known], kind="stable")]
    between = np.concatenate(([math.inf], np.diff(days[order]), [math.inf]))
    gaps[order] = np.minimum(between[:-1], between[1:])
    return gaps


def _shared(vector: Sum, whole: Sum) -> tuple[int, ...]:
    """The terms of a report that others of the story print too, the weightiest first."""
    if not len(whole.ids) or not len(vector.ids):
        return ()
    places = np.minimum(np.searchsorted(whole.ids, vector.ids), len(whole.ids) - 1)
    there = whole.ids[places] == vector.ids
    mine = vector.rows[:, 0]
    others = np.where(there, whole.rows[places, 0] - mine, 0)
    weight = np.where(others > 1e-6, mine * others, 0)
    best = np.argsort(-weight, kind="stable")[:SHOWN]
    return tuple(int(vector.ids[place]) for place in best if weight[place] > 0)


def _near(index: StoryIndex, story: int, vector: Sum, facts: NDArray[np.float64]) -> tuple[int, ...]:
    others = [other for other in index.around(vector) if other != story]
    if not others:
        return ()
    evidence = logits(features(index.facing(vector, facts, others)))
    order = np.argsort(-evidence, kind="stable")[:MOST_NEAR]
    return tuple(others[place] for place in order.tolist() if evidence[place] > NEAR)
