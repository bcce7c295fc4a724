"""Write the package's weights: an int8 ONNX graph, its vocabulary and the decoder's figures.

    python -m training.export MODEL.pt FOLDER --start FOLDER --texts TRAIN.jsonl

The graph is put together here, operator by operator. Weights of the layers are int8 by column, activations uint8 with
one fixed scale for each place, found on --texts: so a window's scores do not depend on the windows beside it. Word
pieces that no English text needs (other scripts, unused numbers) are left out.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from onrecord.annotate.quotations.pieces import Pieces
from training.examples import examples, rows
from training.model import HEAD, Tagger, load
from training.train import CLS, SEP

LONGEST = 192
PLACES = ("qkv", "out", "up", "down")
MICROSOFT = "com.microsoft"


@torch.inference_mode()
def ranges(model: Tagger, batches: list[torch.Tensor], clip: float) -> list[dict[str, tuple[float, float]]]:
    """The least and greatest activation at each place that is quantised, but for a share of ``clip`` on either side."""
    seen: list[dict[str, list[tuple[float, float]]]] = [{} for _ in model.layers]

    def note(number: int, place: str, x: torch.Tensor) -> None:
        values = x.flatten().numpy()
        low, high = np.quantile(values, (clip, 1 - clip)) if clip else (values.min(), values.max())
        seen[number].setdefault(place, []).append((float(low), float(high)))

    for number, layer in enumerate(model.layers):
        for place in PLACES:
            part = getattr(layer, place)
            part.register_forward_pre_hook(lambda _, given, n=number, p=place: note(n, p, given[0]))
    model.scores.register_forward_pre_hook(lambda _, given: note(-1, "scores", given[0]))
    for batch in batches:
        model(*batch)
    return [{p: (min(a for a, _ in v), max(b for _, b in v)) for p, v in places.items()} for places in seen]


class Graph:
    """Nodes and initialisers of an ONNX graph in the making."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.values: list[onnx.TensorProto] = []

    def value(self, name: str, array: np.ndarray) -> str:
        self.values.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output


def columns(weight: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """(inputs, outputs) int8 and a scale for each output, symmetric."""
    most = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / most
    return np.clip(np.rint(weight / scale), -most, most).astype(np.int8), scale.astype(np.float32)


def quantised(graph: Graph, name: str, source: str, span: tuple[float, float]) -> tuple[str, str, str]:
    """``source`` as uint8, with the names of its scale and zero point."""
    low, high = min(span[0], 0.0), max(span[1], 0.0)
    scale = (high - low) / 255
    zero = int(np.clip(round(-low / scale), 0, 255))
    scale_name = graph.value(name + ".scale", np.array(scale, np.float32))
    zero_name = graph.value(name + ".zero", np.array(zero, np.uint8))
    return graph.add("QuantizeLinear", [source, scale_name, zero_name], name), scale_name, zero_name


def product(
    graph: Graph, name: str, given: tuple[str, str, str], weight: np.ndarray, bias: np.ndarray, bits: int
) -> str:
    """A linear map of what ``quantised`` gave; ``weight`` is (outputs, inputs)."""
    x, x_scale, x_zero = given
    integers, scale = columns(weight.T, bits)
    w, s = graph.value(name + ".w", integers), graph.value(name + ".ws", scale)
    z = graph.value(name + ".wz", np.zeros_like(scale, np.int8))
    b = graph.value(name + ".b", bias)
    return graph.add("MatMulIntegerToFloat", [x, w, x_scale, s, x_zero, z, b], name, MICROSOFT)


def linear(graph: Graph, name: str, source: str, span: tuple[float, float], module: torch.nn.Linear, bits: int) -> str:
    given = quantised(graph, name + ".in", source, span)
    return product(graph, name, given, module.weight.detach().numpy(), module.bias.detach().numpy(), bits)


def attention(
    graph: Graph, name: str, source: str, span: tuple[float, float], module: torch.nn.Linear, bits: int
) -> str:
    """No mask: only windows of one length are read together."""
    given = quantised(graph, name + ".in", source, span)
    weights, biases = np.split(module.weight.detach().numpy(), 3), np.split(module.bias.detach().numpy(), 3)
    parts = [product(graph, name + p, given, w, b, bits) for p, w, b in zip("qkv", weights, biases, strict=True)]
    return graph.add("MultiHeadAttention", parts, name, MICROSOFT, num_heads=len(weights[0]) // HEAD)


def normed(graph: Graph, name: str, a: str, b: str, norm: torch.nn.LayerNorm) -> str:
    """Layer normalisation in single steps: several times as fast as the fused operator on one thread."""
    gamma = graph.value(name + ".gamma", norm.weight.detach().numpy())
    beta = graph.value(name + ".beta", norm.bias.detach().numpy())
    total = graph.add("Add", [a, b], name + ".sum")
    mean = graph.add("ReduceMean", [total], name + ".mean", axes=[-1])
    centred = graph.add("Sub", [total, mean], name + ".centred")
    scaled = graph.add("SimplifiedLayerNormalization", [centred, gamma], name + ".scaled", axis=-1, epsilon=1e-12)
    return graph.add("Add", [scaled, beta], name)


def build(model: Tagger, kept: list[int], spans: list[dict[str, tuple[float, float]]], bits: int) -> onnx.ModelProto:
    graph = Graph()
    words = model.words.weight.detach().numpy()[kept]
    scale = np.maximum(np.abs(words).max(1, keepdims=True), 1e-8) / 127
    graph.value("words", np.rint(words / scale).astype(np.int8))
    graph.value("words.scale", scale.astype(np.float32))
    features = model.looks.weight.detach()[:, None] + model.inside.weight.detach()[None]
    graph.value("features.table", features.reshape(-1, features.shape[-1]).numpy())
    graph.value("places", model.places.weight.detach().numpy()[:LONGEST])
    graph.add("Gather", ["words", "pieces"], "words.int")
    graph.add("Cast", ["words.int"], "words.float", to=TensorProto.FLOAT)
    graph.add("Gather", ["words.scale", "pieces"], "words.by")
    graph.add("Mul", ["words.float", "words.by"], "words.full")
    graph.add("Gather", ["features.table", "features"], "features.full")
    graph.add("Shape", ["pieces"], "length", start=1, end=2)
    graph.value("zero", np.array([0], np.int64))
    graph.add("Slice", ["places", "zero", "length", "zero"], "places.here")
    graph.add("Add", ["features.full", "places.here"], "beside")
    x = normed(graph, "embedded", "words.full", "beside", model.norm)
    for number, (layer, span) in enumerate(zip(model.layers, spans, strict=True)):
        at = f"layer{number}."
        attended = attention(graph, at + "attention", x, span["qkv"], layer.qkv, bits)
        out = linear(graph, at + "out", attended, span["out"], layer.out, bits)
        middle = normed(graph, at + "middle", x, out, layer.norm1)
        up = linear(graph, at + "up", middle, span["up"], layer.up, bits)
        active = graph.add("Gelu", [up], at + "gelu", MICROSOFT)
        down = linear(graph, at + "down", active, span["down"], layer.down, bits)
        x = normed(graph, at + "end", middle, down, layer.norm2)
    linear(graph, "scores", x, spans[-1]["scores"], model.scores, bits)
    size = model.scores.weight.shape[0]
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT32, ["batch", "length"]),
        helper.make_tensor_value_info("features", TensorProto.INT32, ["batch", "length"]),
    ]
    output = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["batch", "length", size])
    made = helper.make_graph(graph.nodes, "encoder", inputs, [output], graph.values)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=8, producer_name="onrecord training")


def needed(vocabulary: list[str]) -> list[int]:
    """The pieces of Latin letters, digits and signs, and the special ones."""

    def keep(piece: str) -> bool:
        plain = piece.removeprefix("##")
        if piece.startswith("[unused"):
            return False
        return all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2C00 for c in plain)

    return [number for number, piece in enumerate(vocabulary) if keep(piece)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--clip", type=float, default=0.0)
    parser.add_argument("--bits", type=int, default=8)
    options = parser.parse_args()
    model = load(torch.load(options.model, weights_only=True)).eval()
    vocabulary = (options.start / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    pieces = Pieces({word: number for number, word in enumerate(vocabulary)})
    data = [e for row in random.Random(7).sample(list(rows(options.texts)), 40) for e in examples(row, None, pieces)]
    batches = [
        torch.tensor([[CLS, *e.pieces, SEP], [0, *e.looks, 0], [0, *e.inside, 0]])[:, None]
        for e in random.Random(7).sample(data, min(len(data), 300))
    ]
    spans = ranges(model, batches, options.clip)
    for number, span in enumerate(spans):
        print(number, {place: (round(a, 2), round(b, 2)) for place, (a, b) in span.items()})
    kept = needed(vocabulary)
    made = build(model, kept, spans, options.bits)
    onnx.save(made, options.folder / "encoder.onnx")
    (options.folder / "vocabulary.txt").write_text("\n".join(vocabulary[n] for n in kept) + "\n", encoding="utf-8")
    figures = {
        "content": model.content_distance.tolist(), "first": model.source_distance[0].tolist(),
        "last": model.source_distance[1].tolist(),
    }  # fmt: skip
    rounded = {name: [round(v, 4) for v in values] for name, values in figures.items()}
    (options.folder / "decoder.json").write_text(json.dumps(rounded) + "\n", encoding="utf-8")
    print(len(kept), "pieces,", (options.folder / "encoder.onnx").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
