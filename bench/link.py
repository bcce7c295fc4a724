"""Measure copies and stories on a stream of invented families: speed, recall, memory, and how cost grows.

    python -m bench.link copies  TEXTS.jsonl [--reports 100000]
    python -m bench.link stories TEXTS.jsonl [--reports 20000]
    python -m bench.link growth  TEXTS.jsonl [--reports 1000000] [--folder STATE] [--out FILE.json]

``copies`` runs ``onrecord.link.copies.find`` as it stands and compares the pairs of a sample with a slow exact count.
``stories`` scores ``onrecord.link.stories.group`` against the families. ``growth`` feeds both open indexes block by
block, annotations given, and prints, for every 9,600 reports, the CPU time of a report, that of a fixed piece of work,
and the memory held; a million take an hour. Prints JSON lines; --out keeps the figures in a file, ``growth`` step by
step.
"""

import argparse
import json
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from bench.stream import Stream, Told, texts
from onrecord.link import storyindex
from onrecord.link.copies import find
from onrecord.link.copyindex import CopyIndex
from onrecord.link.stories import group
from onrecord.link.storyindex import StoryIndex
from onrecord.model import Report

BLOCK = 5 * storyindex.BLOCK  # whole blocks, which are decided once
STEP = 10 * BLOCK
_WORD = re.compile(r"[^\W_]+")


def say(**figures: Any) -> None:
    """One line of figures."""
    print(json.dumps(figures), flush=True)


def held() -> float:
    """Memory of this process now, in GB."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1e9
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e9 if sys.platform == "darwin" else 1e6)


def exact(reports: Sequence[Report], sample: Sequence[int], least: float = 0.5) -> set[frozenset[str]]:
    """Pairs of the sampled reports with any other, counted word by word."""
    wanted: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes: dict[int, int] = {}
    for place in sample:
        mine = _grams(reports[place].text)
        sizes[place] = len(mine)
        for gram in mine:
            wanted[gram].append(place)
    pairs = set()
    for other, report in enumerate(reports):
        theirs = _grams(report.text)
        common = Counter(place for gram in theirs if gram in wanted for place in wanted[gram])
        for place, count in common.items():
            if place != other and count >= least * min(len(theirs), sizes[place]):
                pairs.add(frozenset((report.id, reports[place].id)))
    return pairs


def _grams(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return set(zip(*(words[place:] for place in range(5)), strict=False))


def copies(stream: Stream, count: int, out: Path | None) -> None:
    """Speed of finding copies, and recall and precision on a sample of 500 reports."""
    reports = [told.report for told in stream.take(count)]
    words = sum(len(report.text.split()) for report in reports) / count
    find(reports[:50])
    begun = time.process_time()
    found = find(reports)
    took = time.process_time() - begun
    sample = random.Random(0).sample(range(count), min(500, count))
    true = exact(reports, sample)
    named = {reports[place].id for place in sample}
    claimed = {frozenset((copy.a, copy.b)) for copy in found if {copy.a, copy.b} & named}
    figures = {
        "reports": count,
        "words": round(words),
        "pairs": len(found),
        "seconds": round(took, 1),
        "per_second": round(count / took),
        "exact": len(true),
        "recall": round(len(true & claimed) / max(1, len(true)), 4),
        "precision": round(len(true & claimed) / max(1, len(claimed)), 4),
        "memory": round(held(), 2),
    }
    say(**figures)
    if out:
        keep(out, {"command": f"python -m bench.link copies TEXTS.jsonl --reports {count}"} | figures)


def stories(stream: Stream, count: int, out: Path | None) -> None:
    """Speed and figures of grouping the stream into its families."""
    from eval.score.stories import score

    told = list(stream.take(count))
    begun = time.process_time()
    found = group([one.report for one in told])
    took = time.process_time() - begun
    system = {member.report: {"story": story.id} for story in found for member in story.members}
    figures = score({one.report.id: {"story": str(one.family)} for one in told}, system)
    figures |= {"families": len({one.family for one in told}), "seconds": round(took, 1)}
    say(**figures)
    if out:
        keep(out, {"command": f"python -m bench.link stories TEXTS.jsonl --reports {count}"} | figures)


def yardstick() -> float:
    """CPU time of a fixed piece of like work: on a machine that others use, what to divide by."""
    begun = time.process_time()
    numbers = np.arange(200_000, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for _ in range(3):
        numbers = np.sort(numbers) * np.uint64(0xBF58476D1CE4E5B9)
    counts = Counter(str(number % 5000) for number in range(20_000))
    assert len(counts) == 5000
    return time.process_time() - begun


@dataclass
class Spent:
    """CPU seconds over some blocks: for copies, for stories, by the yardstick."""

    copies: float = 0.0
    stories: float = 0.0
    yardstick: float = 0.0
    blocks: int = 0

    def add(self, copies: float, stories: float, yardstick: float) -> None:
        """One block more."""
        self.copies += copies
        self.stories += stories
        self.yardstick += yardstick
        self.blocks += 1

    def figures(self) -> dict[str, float]:
        """Milliseconds: of a report for copies and for stories, and of the yardstick."""
        parts = {"copies_ms": self.copies / BLOCK, "stories_ms": self.stories / BLOCK, "yardstick_ms": self.yardstick}
        return {name: round(1e3 * spent / max(1, self.blocks), 3) for name, spent in parts.items()}


def growth(stream: Stream, count: int, folder: Path, out: Path | None) -> None:
    """CPU time of a report, and memory, as both indexes grow."""
    copied, telling = CopyIndex(folder=folder), StoryIndex()
    step, tenth, steps = Spent(), Spent(), []
    done = pairs = 0
    for block in _blocks(stream.take(count)):
        reports, marks = [told.report for told in block], [told.annotation for told in block]
        times = [time.process_time()]
        pairs += len(copied.extend(reports, marks))
        times.append(time.process_time())
        telling.extend(reports, marks)
        times.append(time.process_time())
        spent = (times[1] - times[0], times[2] - times[1], yardstick())
        step.add(*spent)
        if STEP // 2 <= done < STEP // 2 + STEP:
            tenth.add(*spent)  # the ten-thousandth report in its midst
        done += len(reports)
        if done % STEP == 0 or done == count:
            found = {"pairs": pairs, "stories": len(telling.members), "merges": len(telling.merges)}
            steps.append({"reports": done} | step.figures() | found | {"memory": round(held(), 2)})
            say(**steps[-1])
            step = Spent()
            if out:
                keep(out, grown(count, tenth.figures(), steps))


def grown(count: int, tenth: dict[str, float], steps: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of a run so far: how much more the last tenth of it cost than the ten-thousandth report did."""
    last = steps[-max(1, len(steps) // 10) :]
    mean = {name: round(sum(step[name] for step in last) / len(last), 3) for name in tenth}
    times = {name: figures["copies_ms"] + figures["stories_ms"] for name, figures in (("was", tenth), ("is", mean))}
    ratio = times["is"] / max(1e-9, times["was"])
    return {
        "command": "python -m bench.link growth TEXTS.jsonl",
        "wanted": count,
        "reached": steps[-1]["reports"],
        "at_ten_thousand": tenth,
        "last_tenth": mean,
        "times": round(ratio, 2),
        "times_by_yardstick": round(ratio * tenth["yardstick_ms"] / max(1e-9, mean["yardstick_ms"]), 2),
        "memory": steps[-1]["memory"],
        "steps": steps,
    }


def keep(out: Path, figures: dict[str, Any]) -> None:
    """Have the figures in a file."""
    out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _blocks(stream: Iterator[Told]) -> Iterator[list[Told]]:
    while block := list(islice(stream, BLOCK)):
        yield block


def main() -> None:
    """Run one measurement."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("what", choices=("copies", "stories", "growth"))
    parser.add_argument("texts", type=Path)
    parser.add_argument("--reports", type=int)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--out", type=Path, help="keep the figures in this file")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    stream = Stream(texts(given.texts), given.seed, annotated=given.what == "growth")
    if given.what == "copies":
        copies(stream, given.reports or 100_000, given.out)
    elif given.what == "stories":
        stories(stream, given.reports or 20_000, given.out)
    else:
        with tempfile.TemporaryDirectory() as spare:
            growth(stream, given.reports or 1_000_000, given.folder or Path(spare), given.out)


if __name__ == "__main__":
    main()
