"""Rewrite an encoder's weights so that its products are the same on every processor.

    python -m training.portable ENCODER.onnx OUT.onnx --texts TRAIN.jsonl [--windows N]

Processors without VNNI add the products of two neighbouring inputs, unsigned bytes by signed ones, into sixteen bits,
and cut off what is over. So of two neighbouring weights of one sign the sum must not be over 128: then 255 times it
fits. What a weight loses by that is made good by the weights after it in its column, after GPTQ (Frantar et al. 2022):
the activations at each product are collected with exact products, and each weight's error is spread over the inputs
that go along with it. Biases take up what is left of the mean.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from onrecord import encoder
from onrecord.annotate.quotations.pieces import Pieces
from training.examples import examples, rows

MOST = 80  # of 64, 80, 96 and 127 the one whose scores stay nearest to those of exact products
TOGETHER = 128  # 255 x 128 is the greatest sum of a pair that sixteen bits hold
DAMPING = 0.01  # of the mean of the diagonal, added to it: what GPTQ's authors take
PRODUCT = "MatMulIntegerToFloat"
Values = dict[str, np.ndarray]


def values(model: onnx.ModelProto) -> Values:
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}


def products(model: onnx.ModelProto) -> list[onnx.NodeProto]:
    return [node for node in model.graph.node if node.op_type == PRODUCT]


def exact(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with its integer products in float, which no processor cuts off; their inputs are outputs too."""
    made = onnx.ModelProto()
    made.CopyFrom(model)
    nodes, given = [], set()
    for node in model.graph.node:
        if node.op_type != PRODUCT:
            nodes.append(node)
            continue
        x, weight, x_scale, scale, x_zero, zero, bias = node.input
        name = node.name
        given.add(x)
        nodes += [
            helper.make_node("DequantizeLinear", [x, x_scale, x_zero], [name + ".xf"]),
            helper.make_node("DequantizeLinear", [weight, scale, zero], [name + ".wf"], axis=1),
            helper.make_node("MatMul", [name + ".xf", name + ".wf"], [name + ".mm"]),
            helper.make_node("Add", [name + ".mm", bias], [name]),
        ]
    del made.graph.node[:]
    made.graph.node.extend(nodes)
    made.graph.output.extend(helper.make_tensor_value_info(x, TensorProto.UINT8, None) for x in sorted(given))
    return made


def opened(model: onnx.ModelProto) -> onnxruntime.InferenceSession:
    """A session that does not fuse the float products back into integer ones."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def windows(texts: Path, count: int) -> Iterator[dict[str, np.ndarray]]:
    """``count`` windows of the texts as the encoder is given them."""
    words = encoder.vocabulary()
    first, last = words[encoder.FIRST], words[encoder.LAST]
    pieces = Pieces(words)
    some = random.Random(7).sample(list(rows(texts)), 120)
    data = [one for row in some for one in examples(row, None, pieces)]
    for one in random.Random(7).sample(data, min(count, len(data))):
        features = [0, *(4 * look + inside for look, inside in zip(one.looks, one.inside, strict=True)), 0]
        yield {
            "pieces": np.array([[first, *one.pieces, last]], np.int32),
            "features": np.array([features], np.int32),
        }


def seen(model: onnx.ModelProto, inputs: list[dict[str, np.ndarray]]) -> Values:
    """What reaches each product: (pieces of all windows, columns), uint8."""
    session = opened(exact(model))
    names = [output.name for output in session.get_outputs()][1:]
    parts: dict[str, list[np.ndarray]] = {name: [] for name in names}
    for window in inputs:
        for name, array in zip(names, session.run(names, window), strict=True):
            parts[name].append(array.reshape(-1, array.shape[-1]))
    return {name: np.concatenate(arrays) for name, arrays in parts.items()}


def rounded(weight: np.ndarray, given: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """``weight`` (inputs, outputs) as signed bytes and a scale a column; ``given`` is (samples, inputs)."""
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / MOST
    squares = given.T @ given
    squares[np.diag_indices_from(squares)] += DAMPING * np.mean(np.diag(squares))
    order = in_pairs(np.diag(squares))
    upper = np.linalg.cholesky(np.linalg.inv(squares[np.ix_(order, order)])).T
    left, whole = weight[order].astype(np.float64), np.zeros(weight.shape)
    for at, row in enumerate(order):
        number = left[at] / scale
        if at % 2 == 0:  # the first of a pair leaves room for the second
            number = number - np.sign(number) * over(number, left[at + 1] / scale) / 2
            whole[row] = np.clip(np.rint(number), -MOST, MOST)
        else:
            number = np.clip(np.rint(number), -MOST, MOST)
            whole[row] = number - np.sign(number) * over(number, whole[order[at - 1]])
        error = (left[at] - whole[row] * scale) / upper[at, at]
        left[at:] -= upper[at, at:, None] * error
    return whole.astype(np.int8), scale.astype(np.float32)


def over(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """By how much two weights side by side are too great together: nothing where their signs differ."""
    return np.maximum(np.where(one * other > 0, np.abs(one) + np.abs(other) - TOGETHER, 0), 0)


def in_pairs(weights: np.ndarray) -> np.ndarray:
    """The numbers of inputs, two and two as they are added, those first that matter most."""
    pairs = np.argsort(-weights.reshape(-1, 2).sum(1))
    return (2 * pairs[:, None] + np.arange(2)).reshape(-1)


def replaced(model: onnx.ModelProto, new: Values) -> onnx.ModelProto:
    made = onnx.ModelProto()
    made.CopyFrom(model)
    for tensor in made.graph.initializer:
        if tensor.name in new:
            tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(new[tensor.name]), tensor.name))
    return made


def portable(model: onnx.ModelProto, inputs: list[dict[str, np.ndarray]]) -> onnx.ModelProto:
    """The graph with each product's weights portable and its bias so that the mean result stays."""
    now, reach = values(model), seen(model, inputs)
    new: dict[str, Any] = {}
    for node in products(model):
        x, weight, x_scale, scale, x_zero, _, bias = node.input
        given = (reach[x].astype(np.float64) - float(now[x_zero].reshape(-1)[0])) * float(now[x_scale].reshape(-1)[0])
        before = now[weight].astype(np.float64) * now[scale]
        new[weight], new[scale] = rounded(before, given)
        lost = given.mean(0) @ (before - new[weight].astype(np.float64) * new[scale])
        new[bias] = (now[bias] + lost).astype(np.float32)
    return replaced(model, new)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--windows", type=int, default=400)
    options = parser.parse_args()
    model = onnx.load(options.encoder)
    inputs = list(windows(options.texts, options.windows))
    made = portable(model, inputs)
    onnx.save(made, options.out)
    kinds = {"as it is": model, "portable": made}
    truth = [session.run(["scores"], w)[0] for session in [opened(exact(model))] for w in inputs[:100]]
    for name, kind in kinds.items():
        session = onnxruntime.InferenceSession(kind.SerializeToString(), providers=["CPUExecutionProvider"])
        off = [np.abs(session.run(["scores"], w)[0] - t).mean() for w, t in zip(inputs, truth, strict=False)]
        print(f"{name}: mean difference from exact products {np.mean(off):.4f}")


if __name__ == "__main__":
    main()
