"""The encoder's session: shapes, and the same bits whatever stands beside a window."""

import numpy as np

from onrecord import encoder
from onrecord.annotate.quotations.layout import WIDTH
from onrecord.encoder import Pieced


def window(seed: int, size: int) -> Pieced:
    numbers = np.random.default_rng(seed)
    return Pieced(numbers.integers(100, 20_000, size).tolist(), numbers.integers(0, 24, size).tolist())


def test_a_row_of_scores_for_each_piece() -> None:
    found = encoder.scores([window(1, 5), window(2, 9), window(3, 5)])
    assert [scores.shape for scores in found] == [(5, WIDTH), (9, WIDTH), (5, WIDTH)]
    assert encoder.scores([]) == []


def test_scores_are_the_same_bit_for_bit_in_any_batch() -> None:
    windows = [window(seed, size) for seed, size in enumerate([7, 40, 7, 158, 40, 1, 40, 40, 40, 7])]
    together = encoder.scores(windows)
    for one, scores in zip(windows, together, strict=True):
        assert np.array_equal(encoder.scores([one])[0], scores)


def test_the_vocabulary_has_the_special_pieces() -> None:
    assert {"[PAD]", "[UNK]", encoder.FIRST, encoder.LAST} <= encoder.vocabulary().keys()
