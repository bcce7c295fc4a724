"""One ONNX session that reads windows of word pieces; opened when first needed.

A window's scores are the same whatever stands beside it, bit for bit: only windows of one length are read together, so
that nothing is padded; activations are quantised with fixed scales; the session runs on one thread. No pair of weights
can overflow what a processor adds products in, so integer products are the same on all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

BATCH_PIECES = 640
"""Pieces read at once: more no longer fit the processor's cache and take longer."""
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
    with as_file(files("onrecord.weights").joinpath(WEIGHTS)) as weights:
        return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def scores(windows: Sequence[Pieced]) -> list[Scores]:
    """For each window an array (its pieces, columns), in the same order."""
    found: list[Scores | None] = [None] * len(windows)
    alike: dict[int, list[int]] = {}
    for number, window in enumerate(windows):
        alike.setdefault(len(window.pieces) + 2, []).append(number)
    for length, numbers in sorted(alike.items()):
        most = max(1, BATCH_PIECES // length)
        for at in range(0, len(numbers), most):
            batch = numbers[at : at + most]
            result = _run([windows[number] for number in batch], length)
            for row, number in enumerate(batch):
                found[number] = result[row, 1 : length - 1]
    return [one for one in found if one is not None]


def _run(batch: list[Pieced], length: int) -> Scores:
    """The scores of windows of one length, the two pieces around each included."""
    first, last = vocabulary()[FIRST], vocabulary()[LAST]
    inputs = np.zeros((2, len(batch), length), np.int32)
    inputs[0, :, 0], inputs[0, :, -1] = first, last
    inputs[0, :, 1:-1] = [window.pieces for window in batch]
    inputs[1, :, 1:-1] = [window.features for window in batch]
    result: Scores = _session().run(None, {"pieces": inputs[0], "features": inputs[1]})[0]
    return result
