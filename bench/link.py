"""Measure copies and stories on a stream of invented families: speed, recall, memory, and how cost grows.

    python -m bench.link copies  TEXTS.jsonl [--reports 100000]
    python -m bench.link stories TEXTS.jsonl [--reports 20000]
    python -m bench.link growth  TEXTS.jsonl [--reports 1000000] [--folder STATE] [--out FILE.json]

``copies`` runs ``onrecord.link.copies.find`` as it stands and compares the pairs of a sample with a slow exact count.
``stories`` scores ``onrecord.link.stories.group`` against the families. ``growth`` feeds both open indexes day by day,
annotations given, and prints for each day the CPU time of a report, that of two fixed pieces of work that are done in
between, and the memory held; a million take two hours. Prints JSON lines; --out keeps the figures in a file, ``growth``
those of each tenth day.
"""

import argparse
import json
import math
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.stream import Stream, texts
from onrecord.link.copies import find
from onrecord.link.copyindex import CopyIndex
from onrecord.link.stories import group
from onrecord.link.storyindex import StoryIndex
from onrecord.link.sums import Sum
from onrecord.link.terms import Sketch
from onrecord.model import Report

BLOCK = 960
"""So many reports at once go into the index of copies."""

EACH = 256
"""After so many reports put into stories the yardsticks are taken."""

RUNNING = 5 * 1440.0
"""Minutes that the stream has been running when ``growth`` begins: later its days are all alike."""

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


@cache
def _wide() -> NDArray[np.uint64]:
    return np.arange(1 << 24, dtype=np.uint64)  # 128 MB: more than any cache of the processor


def yardsticks() -> tuple[float, float]:
    """CPU time of two fixed pieces of like work, by which to tell how quick the machine is just now: arithmetic,
    sorting and words in little memory; and reads all over a table that no cache holds."""
    begun = time.process_time()
    numbers = np.arange(50_000, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    places = (numbers >> np.uint64(40)).astype(np.int64)
    for _ in range(3):
        numbers = np.sort(numbers) * np.uint64(0xBF58476D1CE4E5B9)
    counts = Counter(str(number % 5000) for number in range(5_000))
    assert len(counts) == 5000
    between = time.process_time()
    for _ in range(4):
        _wide().take(places)
    return between - begun, time.process_time() - between


@dataclass
class Spent:
    """CPU seconds: for copies, for stories, by the yardsticks, and how many times these were taken."""

    reports: int = 0
    copies: float = 0.0
    stories: float = 0.0
    counting: float = 0.0
    reading: float = 0.0
    taken: int = 0

    def measure(self) -> float:
        """Take the yardsticks once; returns what that cost."""
        begun = time.process_time()
        counting, reading = yardsticks()
        self.counting += counting
        self.reading += reading
        self.taken += 1
        return time.process_time() - begun

    def figures(self) -> dict[str, float]:
        """Milliseconds: of a report for copies and for stories, and of each yardstick."""
        parts = (self.copies, self.stories), (self.counting, self.reading)
        reports, taken = (
            [1e3 * part / max(1, of) for part in some]
            for some, of in zip(parts, (self.reports, self.taken), strict=True)
        )
        names = ("copies_ms", "stories_ms", "counting_ms", "reading_ms")
        return {name: round(spent, 3) for name, spent in zip(names, (*reports, *taken), strict=True)}


class Watched(StoryIndex):
    """An index of stories that takes the yardsticks now and then as it decides, outside its own time."""

    def __init__(self) -> None:
        super().__init__()
        self.spent = Spent()
        self.decided, self.outside = 0, 0.0

    def vector(self, one: Sketch, day: float = math.nan) -> Sum:
        """As in the index."""
        self.decided += 1
        if self.decided % EACH == 0:
            self.outside += self.spent.measure()
        return super().vector(one, day)


def growth(stream: Stream, count: int, folder: Path, out: Path | None) -> None:
    """CPU time of a report, and memory, as both indexes grow: they are fed a day at a time."""
    copied, telling, steps = CopyIndex(folder=folder), Watched(), list[dict[str, Any]]()
    yardsticks()
    pairs = 0
    for _, day in groupby(stream.take(count, after=RUNNING), key=lambda told: told.report.day):
        told = list(day)
        reports, marks = [one.report for one in told], [one.annotation for one in told]
        spent = telling.spent
        for first in range(0, len(reports), BLOCK):
            begun = time.process_time()
            pairs += len(copied.extend(reports[first : first + BLOCK], marks[first : first + BLOCK]))
            spent.copies += time.process_time() - begun
            spent.measure()
        telling.outside = 0.0
        begun = time.process_time()
        telling.extend(reports, marks)
        spent.stories += time.process_time() - begun - telling.outside
        spent.reports += len(reports)
        found = {"pairs": pairs, "stories": len(telling.members), "merges": len(telling.merges)}
        steps.append(
            {"reports": len(telling), "new": spent.reports} | spent.figures() | found | {"memory": round(held(), 2)}
        )
        say(**steps[-1])
        telling.spent = Spent()
        if out:
            keep(out, grown(count, steps))


def grown(count: int, days: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of a run so far: how much more the last tenth of it cost than the days about the ten-thousandth
    report did, as measured and by either yardstick."""
    was = _mean([day for day in days if 5_000 <= day["reports"] - day["new"] / 2 < 15_000] or days[:1])
    now = _mean(days[-max(1, len(days) // 10) :])
    ratio = {name: now[name] / max(1e-9, was[name]) for name in was}
    return {
        "command": "python -m bench.link growth TEXTS.jsonl",
        "wanted": count,
        "reached": days[-1]["reports"],
        "at_ten_thousand": was,
        "last_tenth": now,
        "times": round(ratio["both_ms"], 2),
        "times_by_counting": round(ratio["both_ms"] / ratio["counting_ms"], 2),
        "times_by_reading": round(ratio["both_ms"] / ratio["reading_ms"], 2),
        "memory": days[-1]["memory"],
        "steps": [day for place, day in enumerate(days) if place % 10 == 0 or place == len(days) - 1],
    }


def _mean(days: list[dict[str, Any]]) -> dict[str, float]:
    """The mean figures of some days, each counting by its reports."""
    whole = sum(day["new"] for day in days)
    names = ("copies_ms", "stories_ms", "counting_ms", "reading_ms")
    mean = {name: round(sum(day[name] * day["new"] for day in days) / whole, 3) for name in names}
    return mean | {"both_ms": round(mean["copies_ms"] + mean["stories_ms"], 3)}


def keep(out: Path, figures: dict[str, Any]) -> None:
    """Have the figures in a file."""
    out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


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
