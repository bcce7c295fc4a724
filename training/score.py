"""Score the tagger on an annotated file.

    python -m training.score GOLD.jsonl SCORER.py [--model MODEL.pt --start FOLDER] [--fold K]

SCORER.py is a scorer with read() and score(). Without --model the package's own weights are used; --fold keeps only the
documents whose number is K modulo 10. Figures are also given for the first two thirds and the last third apart.
"""

import argparse
import importlib.util
import json
import time
from pathlib import Path
from types import ModuleType

import numpy as np

from onrecord import encoder
from onrecord.annotate.quotations import decode, tagger


def use(model: Path, start: Path) -> None:
    """Put a PyTorch model in the place of the package's encoder."""
    import torch

    from training.model import load

    weights = torch.load(model, weights_only=True)
    network = load(weights).eval()
    vocabulary = {word: i for i, word in enumerate((start / "vocab.txt").read_text("utf-8").split("\n")) if word}
    encoder.vocabulary = lambda: vocabulary
    figures = [weights["content_distance"], weights["source_distance"][0], weights["source_distance"][1]]
    tagger._distances = lambda: decode.Distances(*(figure.numpy() for figure in figures))

    def run(batch: list[encoder.Pieced], length: int) -> np.ndarray:
        inputs = np.zeros((3, len(batch), length), np.int64)
        for row, window in enumerate(batch):
            size = len(window.pieces)
            inputs[0, row, : size + 2] = [101, *window.pieces, 102]
            inputs[1, row, 1 : size + 1], inputs[2, row, 1 : size + 1] = np.divmod(window.features, 4)
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = network.hidden(*torch.from_numpy(inputs))
        with torch.inference_mode():
            return network.scores(hidden.float()).numpy()

    encoder._run = run


def public(row: dict, reading: tagger.Reading) -> dict:
    said = [{"content": a.content, "cue": a.cue, "source": a.source} for a in reading.attributions]
    return {"id": row["id"], "quotations": said}


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--fold", type=int, default=-1)
    options = parser.parse_args()
    scorer = loaded(options.scorer)
    if options.model:
        use(options.model, options.start)
    gold = scorer.read(options.gold)
    if options.fold >= 0:
        gold = {key: row for number, (key, row) in enumerate(gold.items()) if number % 10 == options.fold}
    texts = [row["text"] for row in gold.values()]
    began = time.process_time()
    readings = tagger.tag(texts)
    spent = time.process_time() - began
    system = {row["id"]: public(row, reading) for row, reading in zip(gold.values(), readings, strict=True)}
    items, cut = list(gold.items()), len(gold) * 2 // 3
    for name, part in (("all", items), ("first two thirds", items[:cut]), ("last third", items[cut:])):
        print(name, json.dumps(scorer.score(dict(part), system)))
    words = sum(len(text.split()) for text in texts)
    print(f"{spent:.1f} CPU seconds, {words / spent / 500:.1f} reports of 500 words a CPU second")


if __name__ == "__main__":
    main()
