"""The encoder in PyTorch: MiniLM with two more input features and one row of scores for each word piece."""

import math
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from onrecord.annotate.quotations.layout import DISTANCE, SCALARS, WIDTH

LOOKS, STATES = 6, 4
HEAD = 32
"""Columns of one attention head."""
WHOLE = ((12, 1536),) * 6
"""Heads and inner columns of each of MiniLM's layers."""


class Noise(nn.Module):
    """Dropout that takes its masks from one buffer at random places: drawing them anew costs a tenth of a step."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share, self.kept = share, torch.empty(0)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training or not self.share:
            return x
        need = x.numel()
        if len(self.kept) < 2 * need:
            self.kept = ((torch.rand(2 * need) >= self.share) / (1 - self.share)).bfloat16()
        at = int(torch.randint(len(self.kept) - need, ()))
        return x * self.kept[at : at + need].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    def __init__(self, size: int, inner: int, heads: int, noise: nn.Module) -> None:
        super().__init__()
        self.heads, self.noise = heads, noise
        self.qkv = nn.Linear(size, 3 * heads * HEAD)
        self.out = nn.Linear(heads * HEAD, size)
        self.norm1 = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm2 = nn.LayerNorm(size, eps=1e-12)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(2, 3) * HEAD**-0.5 + mask, -1)
        attended = (weights @ v).transpose(1, 2).reshape(batch, length, self.heads * HEAD)
        x = self.norm1(x + self.noise(self.out(attended)))
        return self.norm2(x + self.noise(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Scores for each piece, see onrecord.annotate.quotations.layout for their columns.

    ``layers`` has the number of heads and of inner columns of each layer.
    """

    def __init__(self, layers: Sequence[tuple[int, int]] = WHOLE, dropout: float = 0.1) -> None:
        super().__init__()
        size, vocabulary = 384, 30522
        self.words = nn.Embedding(vocabulary, size)
        self.places = nn.Embedding(512, size)
        self.looks = nn.Embedding(LOOKS, size)
        self.inside = nn.Embedding(STATES, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.noise = Noise(dropout)
        self.layers = nn.ModuleList(Layer(size, inner, heads, self.noise) for heads, inner in layers)
        self.scores = nn.Linear(size, WIDTH)
        self.aside = nn.Linear(size, 6)
        self.content_distance = nn.Parameter(torch.zeros(2 * DISTANCE + 1))
        self.source_distance = nn.Parameter(torch.zeros(2, 2 * DISTANCE + 1))
        nn.init.normal_(self.looks.weight, std=0.02)
        nn.init.normal_(self.inside.weight, std=0.02)
        nn.init.normal_(self.scores.weight[:SCALARS], std=0.02)
        nn.init.normal_(self.scores.weight[SCALARS:], std=1 / math.sqrt(size) / 2)
        nn.init.zeros_(self.scores.bias)

    def hidden(self, pieces: torch.Tensor, looks: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        """(batch, length, size); a piece of 0 is padding."""
        return self.noise(self.by_layer(pieces, looks, inside)[-1])

    def by_layer(self, pieces: torch.Tensor, looks: torch.Tensor, inside: torch.Tensor) -> list[torch.Tensor]:
        """What each layer gives, (batch, length, size) each."""
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.words(pieces) + self.places(place) + self.looks(looks) + self.inside(inside))
        x = self.noise(x)
        mask = torch.zeros(pieces.shape, dtype=x.dtype).masked_fill(pieces == 0, -10000.0)[:, None, None, :]
        found = []
        for layer in self.layers:
            x = layer(x, mask.to(x.dtype))
            found.append(x)
        return found

    def forward(self, pieces: torch.Tensor, looks: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        return self.scores(self.hidden(pieces, looks, inside))


def load(weights: dict[str, torch.Tensor], dropout: float = 0.1) -> Tagger:
    """A tagger with these weights; how many layers, and how wide, is seen from them."""
    count = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    shapes = [
        (weights[f"layers.{n}.out.weight"].shape[1] // HEAD, weights[f"layers.{n}.up.weight"].shape[0])
        for n in range(count)
    ]
    model = Tagger(shapes, dropout)
    model.load_state_dict(weights)
    return model


def pretrained(folder: Path, layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)) -> Tagger:
    """A tagger with MiniLM's weights and fresh heads; ``folder`` holds model.safetensors."""
    from safetensors.torch import load_file

    given = load_file(folder / "model.safetensors")
    model = Tagger(WHOLE[: len(layers)])
    with torch.no_grad():
        model.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        model.places.weight.copy_(
            given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
        )
        model.norm.weight.copy_(given["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(given["embeddings.LayerNorm.bias"])
        for layer, number in zip(model.layers, layers, strict=True):
            at = f"encoder.layer.{number}."
            parts = [at + f"attention.self.{part}." for part in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([given[part + "weight"] for part in parts]))
            layer.qkv.bias.copy_(torch.cat([given[part + "bias"] for part in parts]))
            for own, name in (
                (layer.out, "attention.output.dense"), (layer.norm1, "attention.output.LayerNorm"),
                (layer.up, "intermediate.dense"), (layer.down, "output.dense"), (layer.norm2, "output.LayerNorm"),
            ):  # fmt: skip
                own.weight.copy_(given[at + name + ".weight"])
                own.bias.copy_(given[at + name + ".bias"])
    return model
