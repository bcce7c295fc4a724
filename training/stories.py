"""Fit the weights of ``onrecord.link.evidence`` on reports whose stories are known, and print the table.

    python training/stories.py FILE.jsonl [--check FILE.jsonl …] [--folds N]

FILE holds a report a line, {"id", "published", "title", "text", "story"}. The pairs to learn from are those that the
index itself meets: it groups the reports with the weights so far, goes on joining some way past the point where it
would stop, and each pair of groups that it weighs is an example, true as far as their reports belong together. Three
rounds. Each file is read three times: whole, its first 60 words, its title alone, so that one table serves long
and short reports. With --folds, stories are parted and those left out are scored; --check files are only scored.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.link import evidence
from onrecord.link.evidence import FEATURES, Floats, features
from onrecord.link.stories import BLOCK
from onrecord.link.storyindex import StoryIndex
from onrecord.model import Report

sys.path.insert(0, str(Path(__file__).parent.parent))
from eval.score.stories import score

PAST = 2.5
ROUNDS = 3
RIDGE = 1.0
Rows = list[dict[str, Any]]


class Harvest(StoryIndex):
    """An index that keeps what it weighs, with the share of pairs that truly belong together."""

    def __init__(self, weights: Floats, truth: Sequence[str], past: float, seed: int = 0) -> None:
        super().__init__(block=BLOCK)
        self.table, self.truth, self.past = weights, truth, past
        self.examples: list[tuple[NDArray[np.float64], float, float]] = []
        self._chance = np.random.default_rng(seed)

    def compare(self, story: int, others: Sequence[int]) -> Floats:
        """As in the index, by the weights at hand; the nearest three and a chance one are kept as examples."""
        rows = features(self.sides(story, others))
        found: Floats = rows @ self.table[1:] + self.table[0]
        if self.past:
            chosen = {*np.argsort(-found)[:3].tolist(), int(self._chance.integers(len(others)))}
            self.examples += [(rows[place], self._share(story, others[place]), 0.5) for place in chosen]
        return found + self.past

    def merge(self, kept: int, gone: int, evidence: float) -> None:
        """As in the index; the two are an example."""
        if self.past:
            row = features(self.sides(kept, [gone]))[0]
            self.examples.append((row, self._share(kept, gone), 1.0))
        super().merge(kept, gone, evidence)

    def _share(self, one: int, other: int) -> float:
        here, there = (Counter(self.truth[place] for place in self.members[story]) for story in (one, other))
        return sum(here[name] * there[name] for name in here) / (here.total() * there.total())


def grouped(rows: Rows, weights: Floats, past: float = 0.0) -> tuple[dict[str, Any], Harvest]:
    """The scorer's figures for these weights, and the index after it has seen the rows."""
    index = Harvest(weights, [row["story"] for row in rows], past)
    reports = [Report(row["id"], row["text"], row["published"], row["title"] or None) for row in rows]
    stories = index.extend(reports)
    system = {row["id"]: {"story": str(story)} for row, story in zip(rows, stories, strict=True)}
    return score({row["id"]: row for row in rows}, system), index


def logistic(examples: list[tuple[NDArray[np.float64], float, float]]) -> Floats:
    """Bias and weights of a logistic regression with a small ridge, by Newton's method, on scaled features."""
    x = np.array([row for row, _, _ in examples])
    truth = np.array([share for _, share, _ in examples])
    weight = np.array([weight for _, _, weight in examples])
    middle, scale = x.mean(0), x.std(0) + 1e-9
    scaled = np.column_stack((np.ones(len(x)), (x - middle) / scale))
    ridge = np.diag([0.0] + [RIDGE] * x.shape[1])
    table = np.zeros(scaled.shape[1])
    for _ in range(50):
        guess = 1 / (1 + np.exp(-np.clip(scaled @ table, -30, 30)))
        slope = scaled.T @ (weight * (guess - truth)) + ridge @ table
        bend = (scaled * (weight * guess * (1 - guess))[:, None]).T @ scaled + ridge + 1e-6 * np.eye(len(table))
        step = np.linalg.solve(bend, slope)
        table -= step
        if np.abs(step).max() < 1e-6:
            break
    weights = table[1:] / scale
    return np.concatenate(([table[0] - weights @ middle], weights))


def fit(files: Iterable[Rows]) -> Floats:
    """Bias and weights learnt from all files together."""
    weights = np.array([evidence.BIAS, *evidence.WEIGHTS])
    examples: list[tuple[NDArray[np.float64], float, float]] = []
    sets = list(files)
    for _ in range(ROUNDS):
        for rows in sets:
            examples += grouped(rows, weights, PAST)[1].examples
        weights = logistic(examples)
    return weights


def lengths(rows: Rows) -> list[Rows]:
    """The reports whole, their first 60 words, and their titles alone."""
    short = [row | {"text": " ".join(row["text"].split()[:60])} for row in rows]
    titles = [row | {"text": row["title"], "title": ""} for row in rows]
    return [rows, short, titles]


def read(file: Path) -> Rows:
    """The rows of a file, in its order."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def brief(figures: dict[str, Any]) -> str:
    """Pairwise and BCubed F1 with precision and recall."""
    said = (f"{figures[name]['f1']} ({figures[name]['p']}, {figures[name]['r']})" for name in ("pairs", "bcubed"))
    return " / ".join(said) + f", {figures['stories']['system']} stories"


def folds(rows: Rows, count: int, check: dict[str, Rows]) -> None:
    """Print what weights fitted without a part of the stories give for them, and for all."""
    names = sorted({row["story"] for row in rows})
    part = {name: place % count for place, name in enumerate(np.random.default_rng(1).permutation(names).tolist())}
    for left_out in range(count):
        weights = fit(lengths([row for row in rows if part[row["story"]] != left_out]))
        for kind, version in zip(("whole", "60 words", "titles"), lengths(rows), strict=True):
            scored = [row if part[row["story"]] == left_out else row | {"story": None} for row in version]
            figures, index = grouped(version, weights)
            system = {row["id"]: {"story": str(index.find(index.story_of[n]))} for n, row in enumerate(version)}
            left = score({row["id"]: row for row in scored}, system)
            print(f"fold {left_out}, {kind}: left out {brief(left)}; all {brief(figures)}", flush=True)
        for name, others in check.items():
            print(f"fold {left_out}, {name}: {brief(grouped(others, weights)[0])}", flush=True)


def main() -> None:
    """Fit, score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--check", type=Path, nargs="*", default=[])
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    rows = read(given.file)
    check = {file.stem: read(file) for file in given.check}
    if given.folds:
        folds(rows, given.folds, check)
    weights = fit(lengths(rows))
    for kind, version in zip(("whole", "60 words", "titles"), lengths(rows), strict=True):
        print(f"fitted on, {kind}: {brief(grouped(version, weights)[0])}")
    for name, others in check.items():
        print(f"{name}: {brief(grouped(others, weights)[0])}")
    print(f"BIAS = {weights[0]:.3f}")
    print("WEIGHTS = (" + ", ".join(f"{weight:.3f}" for weight in weights[1:]) + ")  #", len(FEATURES))


if __name__ == "__main__":
    main()
