"""How much speaks for two groups of reports telling one story: features that do not depend on the kind of stream.

Each group, be it one report or a hundred, is the sum of its reports' vectors: of the whole, of the head, of names,
each of length 1 and weighted by rarity. Compared are the mean similarity of a report here and one there, and that of
the two sums (which does not fall with short texts), read in the light of how long the reports are, how many stand
on each side, and how many days lie between.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MANY = 4
"""Beyond so many reports the size of a group says no more: what was learnt on small stories must hold for large."""

UNDATED = 1.0
"""Days taken to lie between two groups of which one has no date."""


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Pairs of groups: arrays with a row for each.

    ``dots`` of the three sums with each other, ``own`` and ``other`` of each with itself (n by 3); ``sizes`` (n by
    2); ``lengths`` mean logarithm of the number of distinct terms of a report (n by 2); ``gap`` days between, nan
    unknown.
    """

    dots: Floats
    own: Floats
    other: Floats
    sizes: Floats
    lengths: Floats
    gap: Floats


FEATURES: tuple[str, ...] = (
    "mean whole", "sums whole", "mean head", "sums head", "mean names", "sums names", "length", "gap", "fewer", "more",
    "sums whole x length", "sums whole x gap", "sums whole squared", "sums names x length", "sums head x length",
    "sums whole x fewer", "sums whole x more", "mean whole x length",
)  # fmt: skip


def features(sides: Sides) -> Floats:
    """A row of FEATURES for each pair. Similarities are square roots, which spreads the low ones."""
    pairs = sides.sizes[:, 0] * sides.sizes[:, 1]
    mean = np.sqrt(np.maximum(sides.dots / pairs[:, None], 0))
    lengths = np.sqrt(sides.own * sides.other) + 1e-9
    sums = np.sqrt(np.clip(sides.dots / lengths, 0, 1))
    length = sides.lengths.min(1)
    gap = np.log1p(np.where(np.isnan(sides.gap), UNDATED, np.maximum(sides.gap, 0)))
    fewer = np.log(np.minimum(sides.sizes.min(1), MANY))
    more = np.log(np.minimum(sides.sizes.max(1), MANY))
    whole = sums[:, 0]
    return np.stack(
        (
            mean[:, 0], whole, mean[:, 1], sums[:, 1], mean[:, 2], sums[:, 2], length, gap, fewer, more,
            whole * length, whole * gap, whole * whole, sums[:, 2] * length, sums[:, 1] * length,
            whole * fewer, whole * more, mean[:, 0] * length,
        ),
        -1,
    )  # fmt: skip


def logits(rows: Floats) -> Floats:
    """The evidence for one story in each row of features: above 0 it is likelier than not."""
    found: Floats = rows @ np.array(WEIGHTS) + BIAS
    return found


BIAS = -6.492
WEIGHTS: tuple[float, ...] = (
    -7.238, 19.151, -12.187, 19.451, -0.923, 5.936, -0.596, -0.138, -3.768, -0.409,
    1.198, -0.947, -12.564, -1.247, 0.137,
    0.030, -1.357, 1.834,
)  # fmt: skip
"""Fitted by ``training/stories.py`` on 69 stories told by whole articles, their first 60 words and their titles alone.
One weight says little by itself, since the similarities go together: the sums' similarity counts for one story, and
what the mean similarity takes away is that small groups must be closer than large ones."""
