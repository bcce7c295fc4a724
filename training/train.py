"""Train the encoder.

    python -m training.train TRAIN.jsonl NAMES.jsonl MODEL.pt --start FOLDER [--epochs 7] [--seed 1] [--resume MODEL.pt]

--start is the folder with MiniLM's model.safetensors and vocab.txt. --fold K leaves out every document whose number
is K modulo 10. See training/README.md for what was run.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch.nn import functional

from onrecord.annotate.quotations.layout import (
    CONTENT_KEY,
    CONTENT_QUERY,
    CUE,
    CUE_BIAS,
    CUELESS,
    DEPTH,
    DISTANCE,
    END,
    NAME,
    NO_SOURCE,
    OWN,
    SOURCE,
    SOURCE_KEY,
    SOURCE_QUERY,
    START,
)  # fmt: skip
from onrecord.annotate.quotations.pieces import CAPITALS, LOWER, NUMBER, SIGN, Pieces
from training.examples import CUELESS as OWNER_CUELESS
from training.examples import Example, examples, rows
from training.model import Tagger, pretrained

CLS, SEP, UNKNOWN = 101, 102, 100
IMPOSSIBLE = -1e4
DROPPED_CUES = 0.05
DECOYS = 0.08
HIDDEN = 0.03
"""The share of pieces that are shown as unknown ones."""
WEIGHTS = {"cue": 1.0, "owner": 1.0, "source": 1.0, "name": 0.4, "aside": 0.3}


def batches(data: list[Example], budget: int, chance: random.Random) -> Iterator[list[Example]]:
    """The examples in random order, those of like length together, about ``budget`` pieces at a time."""
    order = data[:]
    chance.shuffle(order)
    found = []
    for at in range(0, len(order), 1500):
        pool = sorted(order[at : at + 1500], key=lambda e: len(e.pieces))
        batch: list[Example] = []
        for item in pool:
            if batch and (len(batch) + 1) * (len(item.pieces) + 2) > budget:
                found.append(batch)
                batch = []
            batch.append(item)
        found.append(batch)
    chance.shuffle(found)
    yield from found


def tensors(batch: list[Example], chance: random.Random | None) -> dict[str, torch.Tensor]:
    """Padded inputs and word-level labels; with ``chance``, case and pieces are hidden now and then."""
    length = max(len(e.pieces) for e in batch) + 2
    width = max(len(e.firsts) for e in batch)
    inputs = torch.zeros(3, len(batch), length, dtype=torch.long)
    words = torch.zeros(len(batch), width, dtype=torch.long)
    there = torch.zeros(len(batch), width, dtype=torch.bool)
    tags = torch.full((4, len(batch), width), -100, dtype=torch.long)
    owner = torch.zeros(len(batch), width, dtype=torch.long)
    for i, e in enumerate(batch):
        n, w = len(e.pieces), len(e.firsts)
        hidden = [UNKNOWN if chance and chance.random() < HIDDEN else piece for piece in e.pieces]
        inputs[0, i, : n + 2] = torch.tensor([CLS, *hidden, SEP])
        looks = e.looks
        if chance and chance.random() < 0.03:
            shown = chance.choice((LOWER, CAPITALS))
            looks = [look if look in (NUMBER, SIGN) else shown for look in looks]
        inputs[1, i, 1 : n + 1] = torch.tensor(looks)
        inputs[2, i, 1 : n + 1] = torch.tensor(e.inside)
        words[i, :w] = torch.tensor(e.firsts) + 1
        there[i, :w] = True
        tags[0, i, :w] = torch.tensor(e.cue_tags)
        tags[1, i, :w] = torch.tensor(e.name_tags)
        owner[i, :w] = torch.tensor(e.owner)
        tags[3, i, :w] = 0
        for a, b in filter(None, e.sources):
            tags[3, i, a : b + 1] = 2
            tags[3, i, a] = 1
    started = (owner > 0) & (owner != functional.pad(owner, (1, 0))[:, :-1])
    tags[2] = torch.where(there, torch.where(started, 1, torch.where(owner > 0, 2, 0)), -100)
    named = dict(zip(("cue", "name", "aside", "spoken"), tags, strict=True))
    return {"inputs": inputs, "words": words, "there": there, "owner": owner, **named}


def candidates(batch: list[Example], cue_scores: torch.Tensor, there: torch.Tensor, chance: random.Random):
    """Cue starts for each example, (batch, most) with -1 where none, and the owners renumbered to match.

    Gold cues, a few of them left out, and words that the model would wrongly take for a cue.
    """
    begins = functional.softmax(cue_scores.detach(), -1)[..., 1]
    likely = (begins > DECOYS) & there
    starts, owners, kept = [], [], []
    width = there.shape[1]
    for i, e in enumerate(batch):
        taken = set()
        for a, b in e.cues:
            taken.update(range(a - 1, b + 2))
        keep = [n for n in range(len(e.cues)) if chance.random() >= DROPPED_CUES]
        rank = {2 + n: 2 + m for m, n in enumerate(keep)}
        rank |= {0: 0, OWNER_CUELESS: OWNER_CUELESS}
        owners.append([rank.get(o, OWNER_CUELESS) for o in e.owner] + [0] * (width - len(e.owner)))
        decoys = [w for w in likely[i].nonzero().flatten().tolist() if w not in taken]
        starts.append([e.cues[n][0] for n in keep] + decoys[:6])
        kept.append(keep)
    most = max(1, max(map(len, starts)))
    places = torch.tensor([s + [-1] * (most - len(s)) for s in starts])
    return places, torch.tensor(owners), kept


def gathered(x: torch.Tensor, index: torch.Tensor) -> torch.Tensor:
    return x.gather(1, index.clamp(min=0).unsqueeze(-1).expand(-1, -1, x.shape[-1]))


def distances(places: torch.Tensor, width: int) -> torch.Tensor:
    return (torch.arange(width)[None, None] - places[..., None]).clamp(-DISTANCE, DISTANCE) + DISTANCE


def owner_states(model: Tagger, scores: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
    """Each word's score for being nobody's content, content without a cue, and content of each candidate."""
    batch, width, _ = scores.shape
    at_cue = gathered(scores, places)
    bias = model.content_distance[distances(places, width)]
    link = at_cue[..., CONTENT_QUERY] @ scores[..., CONTENT_KEY].transpose(1, 2) / math.sqrt(DEPTH) + bias
    link = link + at_cue[..., CUE_BIAS][..., None] + scores[..., OWN][:, None]
    link = link.masked_fill((places < 0)[..., None], IMPOSSIBLE)
    return torch.cat([torch.zeros(batch, 1, width), scores[..., CUELESS][:, None], link], 1).transpose(1, 2)


def all_paths(state: torch.Tensor, start: torch.Tensor, end: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
    """The logarithm of the sum over all paths of a chain over the words, one for each window; see decode.py."""
    width, count = state.shape[1:]
    some = (torch.arange(count) > 0).float()
    change = 1.0 - torch.eye(count)
    alpha = state[:, 0] + start[:, 0, None] * some
    leave = end[:, :-1, None, None] * some[None, None, :, None]
    enter = start[:, 1:, None, None] * some[None, None, None, :]
    steps = (leave + enter) * change
    for t in range(1, width):
        new = torch.logsumexp(alpha[:, :, None] + steps[:, t - 1], 1) + state[:, t]
        alpha = torch.where(there[:, t, None], new, alpha)
    ending = end.gather(1, there.sum(1)[:, None] - 1)
    return torch.logsumexp(alpha + ending * some, 1)


def owner_loss(model: Tagger, scores: torch.Tensor, places: torch.Tensor, owner: torch.Tensor, there: torch.Tensor):
    """Negative log-likelihood of the owners, summed over the batch."""
    state = owner_states(model, scores, places)
    start, end = scores[..., START], scores[..., END]
    gold = state.gather(2, owner[..., None])[..., 0] * there
    path = gold.sum(1) + start[:, 0] * (owner[:, 0] > 0)
    moved = (owner[:, 1:] != owner[:, :-1]) & there[:, 1:]
    path = path + (moved * ((owner[:, 1:] > 0) * start[:, 1:] + (owner[:, :-1] > 0) * end[:, :-1])).sum(1)
    last = there.sum(1)[:, None] - 1
    path = path + (end.gather(1, last) * (owner.gather(1, last) > 0))[:, 0]
    return (all_paths(state, start, end, there) - path).sum()


def source_scores(model: Tagger, scores: torch.Tensor, places: torch.Tensor, there: torch.Tensor, side: int):
    """Of each cue at ``places`` the scores for no source, and for each word as its source's first (0) or last (1)."""
    at_cue = gathered(scores, places)
    link = at_cue[..., SOURCE_QUERY[side]] @ scores[..., SOURCE_KEY[side]].transpose(1, 2) / math.sqrt(DEPTH)
    link = link + model.source_distance[side][distances(places, scores.shape[1])]
    link = link + scores[..., SOURCE][..., side][:, None]
    link = link.masked_fill(~there[:, None], IMPOSSIBLE)
    return torch.cat([at_cue[..., NO_SOURCE][..., side : side + 1], link], -1)


def source_loss(model: Tagger, scores: torch.Tensor, batch: list[Example], there: torch.Tensor):
    """Cross-entropy of each gold cue's first and last source word, or of none."""
    most = max(1, max(len(e.cues) for e in batch))
    places = torch.tensor([[a for a, _ in e.cues] + [-1] * (most - len(e.cues)) for e in batch])
    loss = scores.new_zeros(())
    for side in range(2):
        numbers = [[s[side] + 1 if s else 0 for s in e.sources] for e in batch]
        target = torch.tensor([row + [-100] * (most - len(row)) for row in numbers])
        both = source_scores(model, scores, places, there, side).flatten(0, 1)
        loss = loss + functional.cross_entropy(both, target.flatten(), reduction="sum", ignore_index=-100)
    return loss


def losses(model: Tagger, batch: list[Example], chance: random.Random) -> dict[str, torch.Tensor]:
    """The parts of the loss, each summed over the batch and divided by its number of words."""
    given = tensors(batch, chance)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.hidden(*given["inputs"])
    return gold_losses(model, batch, given, gathered(hidden.float(), given["words"]), chance)


def gold_losses(
    model: Tagger, batch: list[Example], given: dict[str, torch.Tensor], hidden: torch.Tensor, chance: random.Random
) -> dict[str, torch.Tensor]:
    """The same from what the last layer gave at the first piece of each word."""
    scores, aside = model.scores(hidden), model.aside(hidden)
    there = given["there"]
    places, owner, _ = candidates(batch, scores[..., CUE], there, chance)

    def tagging(x: torch.Tensor, tags: torch.Tensor) -> torch.Tensor:
        return functional.cross_entropy(x.flatten(0, 1), tags.flatten(), reduction="sum", ignore_index=-100)

    parts = {
        "cue": tagging(scores[..., CUE], given["cue"]),
        "name": tagging(scores[..., NAME], given["name"]),
        "aside": tagging(aside[..., :3], given["aside"]) + tagging(aside[..., 3:], given["spoken"]),
        "owner": owner_loss(model, scores, places, owner, there),
        "source": source_loss(model, scores, batch, there),
    }
    return {name: part / there.sum() for name, part in parts.items()}


class Average:
    """A running mean of a model's weights."""

    def __init__(self, model: Tagger, decay: float) -> None:
        self.decay, self.steps = decay, 0
        self.values = {name: value.detach().clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def add(self, model: Tagger) -> None:
        self.steps += 1
        weight = 1 - min(self.decay, self.steps / (self.steps + 10))
        for name, value in model.state_dict().items():
            self.values[name].lerp_(value, weight)


def optimiser(model: Tagger, rate: float) -> torch.optim.Optimizer:
    """AdamW, five times as fast for what MiniLM did not bring."""
    fresh = ("scores", "aside", "looks", "inside", "content_", "source_")
    groups: list[list[torch.nn.Parameter]] = [[], []]
    for name, parameter in model.named_parameters():
        groups[name.startswith(fresh)].append(parameter)
    given = [{"params": groups[0], "lr": rate}, {"params": groups[1], "lr": rate * 5}]
    return torch.optim.AdamW(given, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def prepared(options: argparse.Namespace) -> tuple[Tagger, list[Example]]:
    """The model to start from, and the windows to train on."""
    listed = (options.start / "vocab.txt").read_text("utf-8").split("\n")
    pieces = Pieces({word: number for number, word in enumerate(listed) if word})
    names = {row["id"]: row["names"] for row in rows(options.names)}
    documents = [row for number, row in enumerate(rows(options.train)) if number % 10 != options.fold]
    data = [e for row in documents for e in examples(row, names.get(row["id"]), pieces)]
    model = pretrained(options.start, tuple(map(int, options.layers.split(","))))
    if options.resume:
        model.load_state_dict(torch.load(options.resume, weights_only=True))
    return model, data


def train(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    model, data = prepared(options)
    average = Average(model, 0.998)
    steps = optimiser(model, options.rate)
    total = options.epochs * sum(1 for _ in batches(data, options.budget, random.Random(0)))
    began, done, means = time.time(), 0, {}

    def rate(step: int) -> float:
        spent = max(step / total, (time.time() - began) / (60 * options.minutes))
        return min((step + 1) / (0.06 * total), max(0.02, 1.0 - spent))

    schedule = torch.optim.lr_scheduler.LambdaLR(steps, rate)
    model.train()
    for _ in range(options.epochs):
        for batch in batches(data, options.budget, chance):
            parts = losses(model, batch, chance)
            steps.zero_grad(set_to_none=True)
            sum(WEIGHTS[name] * part for name, part in parts.items()).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            steps.step()
            schedule.step()
            average.add(model)
            done += 1
            means = {name: 0.98 * means.get(name, part.item()) + 0.02 * part.item() for name, part in parts.items()}
            if done % 50 == 0:
                report = {name: round(mean, 4) for name, mean in means.items()}
                print(json.dumps({"step": done, "of": total, "s": round(time.time() - began), **report}), flush=True)
            if time.time() - began > 60 * options.minutes:
                torch.save(average.values, options.model)
                return
        torch.save(average.values, options.model)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("train", "names", "model"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--layers", default="0,1,2,3,4,5")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fold", type=int, default=-1)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--budget", type=int, default=2400)
    parser.add_argument("--resume", type=Path, help="weights to go on from, with a fresh optimiser")
    parser.add_argument("--minutes", type=float, default=1e6, help="stops then, the rate having decayed till then")
    train(parser.parse_args())
