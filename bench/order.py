"""Measure how much of the stories hangs on the order in which a day's reports come.

    python -m bench.order GOLD.jsonl [GOLD.jsonl …] [--shuffles 20] [--out FILE.json]

Each GOLD is a file of reports with their stories. The reports go into an open index as they come, then again under so
many shuffles of each day's reports; the agreement of the stories with those of the first time is the adjusted Rand
index, in per cent. Counted is also how well the stories fit GOLD, and what a report costs that comes by itself, just
before a block is full and on average. Prints JSON lines.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.score import stories as scorer
from onrecord.link.storyindex import StoryIndex
from onrecord.model import Report

ALONE = 400
"""So many reports are put in one by one to time them."""


def read(file: Path) -> tuple[list[Report], dict[str, dict[str, Any]]]:
    """The reports of a file in its order, and its rows by id."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [Report(row["id"], row["text"], row["published"], row["title"] or None) for row in rows]
    return reports, {row["id"]: row for row in rows}


def told(reports: Sequence[Report]) -> dict[str, int]:
    """The story of each report, by its number in an open index."""
    index = StoryIndex()
    index.extend(reports)
    return {name: index.find(story) for name, story in zip(index.ids, index.story_of, strict=True)}


def agreement(one: dict[str, int], other: dict[str, int]) -> float:
    """The adjusted Rand index of two ways to part the same reports into stories, in per cent."""

    def pairs(counts: Counter[Any]) -> float:
        return sum(count * (count - 1) / 2 for count in counts.values())

    both = pairs(Counter((one[name], other[name]) for name in one))
    first, second = pairs(Counter(one.values())), pairs(Counter(other.values()))
    chance = first * second / max(1, len(one) * (len(one) - 1) / 2)
    return 100 * (both - chance) / max(1e-9, (first + second) / 2 - chance)


def shuffled(reports: Sequence[Report], seed: int) -> list[Report]:
    """The reports with the order of each day's at random."""
    chance = random.Random(seed)
    return sorted(reports, key=lambda report: ((report.published or "~")[:10], chance.random()))


def alone(reports: Sequence[Report]) -> list[float]:
    """CPU time in ms of each of the first reports when they come by themselves."""
    index, spent = StoryIndex(), []
    for report in reports[:ALONE]:
        begun = time.process_time()
        index.add(report)
        spent.append(1e3 * (time.process_time() - begun))
    return spent


def measured(file: Path, shuffles: int) -> dict[str, Any]:
    """All figures of one file."""
    reports, rows = read(file)
    first = told(reports)
    figures = scorer.score(rows, {name: {"story": str(story)} for name, story in first.items()})
    found = [agreement(first, told(shuffled(reports, seed))) for seed in range(shuffles)]
    spent = alone(reports)
    return {
        "file": file.stem,
        "reports": len(reports),
        "shuffles": shuffles,
        "mean": round(sum(found) / len(found), 1),
        "least": round(min(found), 1),
        "pairs": figures["pairs"]["f1"],
        "bcubed": figures["bcubed"]["f1"],
        "alone_ms": round(sum(spent) / len(spent)),
        "alone_most_ms": round(max(spent)),
    }


def main() -> None:
    """Measure each file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--shuffles", type=int, default=20)
    parser.add_argument("--out", type=Path, help="keep the figures in this file")
    given = parser.parse_args()
    rows = []
    for file in given.gold:
        rows.append(measured(file, given.shuffles))
        print(json.dumps(rows[-1]), flush=True)
        if given.out:
            command = f"python -m bench.order GOLD.jsonl --shuffles {given.shuffles}"
            given.out.write_text(json.dumps({"command": command, "sets": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
