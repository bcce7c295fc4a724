"""Make a narrower encoder from a trained one, and teach it to give the same scores.

    python -m training.distil TRAIN.jsonl NAMES.jsonl TEACHER.pt STUDENT.pt --start FOLDER [--texts REPORTS.jsonl …]
        [--share 0.6] [--minutes 65] [--seed 1] [--resume STUDENT.pt]

The student keeps the teacher's layers, but of their heads and inner columns only those that move the scores most, in
all --share of the layers' work. Then it learns from the teacher: what each layer gives, how likely each cue, name and
source is, and how likely each word is content of each cue; and from the labels of TRAIN. Of --texts, files with a
report a line, the first two thirds are read, without labels.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path

import torch
from torch.nn import functional

from onrecord.annotate.quotations.layout import CUE, DEPTH, END, NAME, SCALARS, START
from onrecord.annotate.quotations.pieces import Pieces
from training.examples import Example, examples, rows
from training.model import HEAD, Tagger, load
from training.train import (
    DECOYS,
    WEIGHTS,
    Average,
    all_paths,
    batches,
    gathered,
    gold_losses,
    owner_states,
    source_scores,
    tensors,
)

BLOCK = 64
"""Inner columns are kept or dropped by this many, so that the products fill the processor's registers."""
HEAD_WORK, BLOCK_WORK = 1.4, 1.1
"""Work of one head and of one block, as measured: the same products, then attention itself, or the activation."""
LEAST_HEADS, LEAST_BLOCKS = 3, 4
GOLD = 0.5
"""What the labels weigh beside the teacher."""
SAVED_EVERY = 600

Weights = dict[str, torch.Tensor]


def importance(model: Tagger, data: list[Example]) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """How much each head and each inner column of each layer moves the scores: squared derivatives, summed.

    Estimated with random signs for the scores, one backward pass a batch; queries and keys count as in their products.
    """
    heads = [torch.ones(layer.heads, requires_grad=True) for layer in model.layers]
    inner = [torch.ones(layer.up.out_features, requires_grad=True) for layer in model.layers]
    hooks = []
    for layer, some, others in zip(model.layers, heads, inner, strict=True):
        hooks.append(layer.out.register_forward_pre_hook(lambda _, x, m=some: x[0] * m.repeat_interleave(HEAD)))
        hooks.append(layer.down.register_forward_pre_hook(lambda _, x, m=others: x[0] * m))
    sums = [torch.zeros_like(mask) for mask in heads + inner]
    for batch in batches(data, 1200, random.Random(0)):
        inputs = tensors(batch, None)["inputs"]
        scores = model(*inputs)
        signs = (torch.randint(0, 2, scores.shape) * 2.0 - 1.0) * (inputs[0] > 0)[..., None]
        signs[..., SCALARS:] /= DEPTH**0.5
        for total, moved in zip(sums, torch.autograd.grad((scores * signs).sum(), heads + inner), strict=True):
            total += moved**2
    for hook in hooks:
        hook.remove()
    return sums[: len(heads)], sums[len(heads) :]


def chosen(heads: list[torch.Tensor], inner: list[torch.Tensor], share: float) -> list[tuple[list[int], list[int]]]:
    """The heads and inner columns of each layer to keep, the least important for their work dropped one by one."""
    ranked_heads = [sums.argsort(descending=True).tolist() for sums in heads]
    ranked_inner = [sums.argsort(descending=True).tolist() for sums in inner]
    left = [[len(a), len(b) // BLOCK] for a, b in zip(ranked_heads, ranked_inner, strict=True)]

    def worth(layer: int, kind: int) -> float:
        last = left[layer][kind] - 1
        if kind == 0:
            return float(heads[layer][ranked_heads[layer][last]]) / HEAD_WORK
        return float(inner[layer][ranked_inner[layer][last * BLOCK : (last + 1) * BLOCK]].sum()) / BLOCK_WORK

    def work() -> float:
        return sum(HEAD_WORK * a + BLOCK_WORK * b for a, b in left)

    aim = share * work()
    while work() > aim:
        open_to = [
            (layer, kind)
            for layer, counts in enumerate(left)
            for kind, least in enumerate((LEAST_HEADS, LEAST_BLOCKS))
            if counts[kind] > least
        ]
        layer, kind = min(open_to, key=lambda at: worth(*at))
        left[layer][kind] -= 1
    return [
        (sorted(a[:count]), sorted(b[: blocks * BLOCK]))
        for a, b, (count, blocks) in zip(ranked_heads, ranked_inner, left, strict=True)
    ]


def narrowed(weights: Weights, kept: list[tuple[list[int], list[int]]]) -> Weights:
    """The weights with those heads and inner columns of each layer only."""
    found = dict(weights)
    for number, (heads, inner) in enumerate(kept):
        at = f"layers.{number}."
        of_heads = torch.tensor([head * HEAD + column for head in heads for column in range(HEAD)])
        for part in ("weight", "bias"):
            thirds = weights[at + "qkv." + part].chunk(3)
            found[at + "qkv." + part] = torch.cat([third[of_heads] for third in thirds])
            found[at + "up." + part] = weights[at + "up." + part][inner]
        found[at + "out.weight"] = weights[at + "out.weight"][:, of_heads]
        found[at + "down.weight"] = weights[at + "down.weight"][:, inner]
    return {name: value.clone() for name, value in found.items()}


def likely_cues(scores: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
    """The first words of likely cues of each window, (batch, most) with -1 where none."""
    likely = (functional.softmax(scores[..., CUE], -1)[..., 1] > DECOYS) & there
    found = [row.nonzero().flatten().tolist()[:12] for row in likely]
    most = max(1, max(map(len, found)))
    return torch.tensor([places + [-1] * (most - len(places)) for places in found])


def apart(student: torch.Tensor, teacher: torch.Tensor, counted: torch.Tensor) -> torch.Tensor:
    """The divergence of the student's distributions over the last axis from the teacher's, summed."""
    both = functional.log_softmax(student, -1), functional.log_softmax(teacher, -1)
    return (functional.kl_div(*both, reduction="none", log_target=True).sum(-1) * counted).sum()


def owners_apart(student: list[torch.Tensor], teacher: list[torch.Tensor], there: torch.Tensor) -> torch.Tensor:
    """The same for the chain of owners, of which states, starts and ends are given.

    The derivatives of the teacher's sum over all paths are how often it expects each state, start and end.
    """
    with torch.enable_grad():
        given = [part.detach().requires_grad_() for part in teacher]
        total = all_paths(*given, there).sum()
        expected = torch.autograd.grad(total, given)
    moved = sum(((a - b) * often).sum() for a, b, often in zip(student, given, expected, strict=True))
    return all_paths(*student, there).sum() - total.detach() - moved


def soft_losses(
    student: Tagger, teacher: Tagger, given: Weights, own: torch.Tensor, shown: torch.Tensor
) -> dict[str, torch.Tensor]:
    """How far the student's scores are from the teacher's, summed over the batch and divided by its words."""
    there = given["there"]
    scores = student.scores(own)
    with torch.no_grad():
        wanted = teacher.scores(shown)
        places = likely_cues(wanted, there)
        states = [owner_states(teacher, wanted, places), wanted[..., START], wanted[..., END]]
    own_states = [owner_states(student, scores, places), scores[..., START], scores[..., END]]
    parts = {
        "cue": apart(scores[..., CUE], wanted[..., CUE], there),
        "name": apart(scores[..., NAME], wanted[..., NAME], there),
        "owner": owners_apart(own_states, states, there),
        "source": sum(
            apart(source_scores(student, scores, places, there, side),
                  source_scores(teacher, wanted, places, there, side).detach(), places >= 0)
            for side in range(2)
        ),
    }  # fmt: skip
    return {name: part / there.sum() for name, part in parts.items()}


def layers_apart(own: list[torch.Tensor], shown: list[torch.Tensor], pieces: torch.Tensor) -> torch.Tensor:
    """The layers' squared differences as shares of the teacher's squares, their mean; the last counts thrice."""
    real = pieces > 0
    parts = [
        ((a.float() - b.float())[real] ** 2).sum() / (b.float()[real] ** 2).sum()
        for a, b in zip(own, shown, strict=True)
    ]
    return (sum(parts) + 2 * parts[-1]) / (len(parts) + 2)


def mixed(
    labelled: list[Example], others: list[Example], budget: int, chance: random.Random
) -> Iterator[list[Example]]:
    """Batches without end, by turns of labelled windows and of others."""

    def endless(data: list[Example]) -> Iterator[list[Example]]:
        while data:
            yield from batches(data, budget, chance)

    pairs = zip_longest(endless(labelled), endless(others))
    yield from filter(None, chain.from_iterable(pairs))


def distil(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    listed = (options.start / "vocab.txt").read_text("utf-8").split("\n")
    pieces = Pieces({word: number for number, word in enumerate(listed) if word})
    names = {row["id"]: row["names"] for row in rows(options.names)}
    labelled = [e for row in rows(options.train) for e in examples(row, names.get(row["id"]), pieces)]
    others = [e for path in options.texts for e in unlabelled(path, pieces)]
    teacher = load(torch.load(options.teacher, weights_only=True)).eval().requires_grad_(False)
    if options.resume:
        student = load(torch.load(options.resume, weights_only=True), dropout=0.0)
    else:
        kept = chosen(*importance(teacher, chance.sample(labelled, 800)), options.share)
        student = load(narrowed(teacher.state_dict(), kept), dropout=0.0)
    shapes = [(layer.heads, layer.up.out_features) for layer in student.layers]
    print(json.dumps({"windows": [len(labelled), len(others)], "heads and columns": shapes}), flush=True)
    for fixed in (student.words, student.places):
        fixed.requires_grad_(False)
    teach(student, teacher, mixed(labelled, others, options.budget, chance), chance, options)


def unlabelled(path: Path, pieces: Pieces) -> list[Example]:
    """The windows of the first two thirds of the reports in a file."""
    reports = list(rows(path))
    texts = [{"id": row["id"], "text": row["text"], "quotations": []} for row in reports[: len(reports) * 2 // 3]]
    return [e for row in texts for e in examples(row, None, pieces)]


def teach(
    student: Tagger,
    teacher: Tagger,
    stream: Iterator[list[Example]],
    chance: random.Random,
    options: argparse.Namespace,
) -> None:
    """Steps until the minutes are over; the running mean of the weights is kept every ten minutes and at the end."""
    learning = [p for p in student.parameters() if p.requires_grad]
    steps = torch.optim.AdamW(learning, lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    average, means = Average(student, 0.998), {}
    began = saved = time.time()
    student.train()
    for done, batch in enumerate(stream, 1):
        spent = (time.time() - began) / (60 * options.minutes)
        if spent >= 1:
            break
        for group in steps.param_groups:
            group["lr"] = options.rate * min(done / 60, max(0.02, 1.0 - spent))
        parts = step(student, teacher, batch, chance, options)
        steps.zero_grad(set_to_none=True)
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        steps.step()
        average.add(student)
        means |= {name: 0.98 * means.get(name, part.item()) + 0.02 * part.item() for name, part in parts.items()}
        if done % 50 == 0:
            report = {name: round(mean, 4) for name, mean in means.items()}
            print(json.dumps({"step": done, "s": round(time.time() - began), **report}), flush=True)
        if time.time() - saved > SAVED_EVERY:
            saved = time.time()
            torch.save(average.values, options.student)
    torch.save(average.values, options.student)


def step(
    student: Tagger, teacher: Tagger, batch: list[Example], chance: random.Random, options: argparse.Namespace
) -> dict[str, torch.Tensor]:
    """The parts of the loss on one batch, each with its weight; labels count where there are any."""
    given = tensors(batch, chance)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        own = student.by_layer(*given["inputs"])
        with torch.no_grad():
            shown = teacher.by_layer(*given["inputs"])
    at_words = gathered(own[-1].float(), given["words"])
    parts = soft_losses(student, teacher, given, at_words, gathered(shown[-1].float(), given["words"]))
    parts = {name: (options.names_weigh if name == "name" else WEIGHTS[name]) * part for name, part in parts.items()}
    parts["layers"] = layers_apart(own, shown, given["inputs"][0])
    if any(e.name_tags[0] >= 0 for e in batch if e.name_tags):
        gold = gold_losses(student, batch, given, at_words, chance)
        parts |= {"gold " + name: GOLD * WEIGHTS[name] * part for name, part in gold.items()}
    return parts


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("train", "names", "teacher", "student"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=())
    parser.add_argument("--share", type=float, default=0.6)
    parser.add_argument("--resume", type=Path, help="a student to go on from")
    parser.add_argument("--minutes", type=float, default=65)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--names-weigh", type=float, default=WEIGHTS["name"], help="what the teacher's names weigh")
    parser.add_argument("--budget", type=int, default=2400)
    distil(parser.parse_args())
