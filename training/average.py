"""One model from several: the mean of their weights. They must have set out from the same weights.

python -m training.average OUT.pt MODEL.pt MODEL.pt…
"""

import sys
from pathlib import Path

import torch


def mean(paths: list[Path]) -> dict[str, torch.Tensor]:
    """Each weight's mean over the models in ``paths``."""
    models = [torch.load(path, weights_only=True) for path in paths]
    return {name: sum(model[name] for model in models) / len(models) for name in models[0]}


if __name__ == "__main__":
    torch.save(mean([Path(path) for path in sys.argv[2:]]), sys.argv[1])
