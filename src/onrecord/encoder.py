"""One ONNX session that reads windows of word pieces; opened when first needed.

A window's scores are the same whatever stands beside it, bit for bit: it is padded to a length that follows from its own
length alone, activations are quantised with fixed scales, and the session runs on one thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

STEP = 16
"""Windows are padded to a multiple of this many pieces."""
BATCH_PIECES = 4096
WEIGHTS = "encoder.onnx"
VOCABULARY = "vocabulary.txt"
FIRST, LAST = "[CLS]", "[SEP]"


@dataclass(frozen=True, slots=True)
class Pieced:
    """One window: pieces, and for each the number of its look and its place relative to quotation marks together."""

    pieces: Sequence[int]
    features: Sequence[int]


@cache
def vocabulary() -> dict[str, int]:
    """The number of each word piece."""
    text = files("onrecord.weights").joinpath(VOCABULARY).read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n")) if piece}


@cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.log_severity_level = 3
    weights = files("onrecord.weights").joinpath(WEIGHTS).read_bytes()
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def scores(windows: Sequence[Pieced]) -> list[Scores]:
    """For each window an array (its pieces, columns), in the same order."""
    found: list[Scores | None] = [None] * len(windows)
    buckets: dict[int, list[int]] = {}
    for number, window in enumerate(windows):
        buckets.setdefault(-(-(len(window.pieces) + 2) // STEP) * STEP, []).append(number)
    for length, numbers in sorted(buckets.items()):
        most = max(1, BATCH_PIECES // length)
        for at in range(0, len(numbers), most):
            batch = numbers[at : at + most]
            result = _run([windows[number] for number in batch], length)
            for row, number in enumerate(batch):
                found[number] = result[row, 1 : len(windows[number].pieces) + 1]
    return [one for one in found if one is not None]


def _run(batch: list[Pieced], length: int) -> Scores:
    first, last = vocabulary()[FIRST], vocabulary()[LAST]
    inputs = np.zeros((2, len(batch), length), np.int32)
    lengths = np.array([len(window.pieces) + 2 for window in batch], np.int32)
    for row, window in enumerate(batch):
        size = len(window.pieces)
        inputs[0, row, 0] = first
        inputs[0, row, 1 : size + 1] = window.pieces
        inputs[0, row, size + 1] = last
        inputs[1, row, 1 : size + 1] = window.features
    result: Scores = _session().run(None, {"pieces": inputs[0], "features": inputs[1], "lengths": lengths})[0]
    return result
