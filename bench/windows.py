"""Whether a batch in windows finds the stories and copies of one run: python -m bench.windows TEXTS.jsonl [--reports N]

Takes a stream of ``bench.stream`` with its annotations, and has some of its families pause: what they print after
their first half comes so many days later. The stream is then grouped by one run over everything, and by the engine of
a batch with windows of some sizes, with and without joining what pauses. Prints the adjusted Rand index of each with
the one run and with the families, and whether the copies are exactly those of one run.
"""

import argparse
import json
import os
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.machine import named
from bench.stream import Stream, Told, texts
from onrecord import pipeline
from onrecord.engines import catalogue, copying, pauses, rows, windows
from onrecord.engines.local import Local
from onrecord.engines.places import Folder
from onrecord.engines.plan import Windows, make
from onrecord.engines.shards import annotate, shards
from onrecord.engines.shards import read as read_shard
from onrecord.model import Annotation, Copy, Report
from onrecord.settings import Settings
from onrecord.store.codec import unpack


def paused(told: Iterable[Told], share: float, days: int, slower: float, seed: int = 0) -> list[Told]:
    """The stream ``slower`` times as slow; a share of its families resume so many days after their first half."""
    families: defaultdict[int, list[Told]] = defaultdict(list)
    for one in told:
        families[one.family].append(one)
    chance, found = random.Random(seed), list[Told]()
    begun = min(datetime.fromisoformat(str(one.report.published)) for some in families.values() for one in some)
    for some in families.values():
        waits = len(some) > 1 and chance.random() < share
        for place, one in enumerate(some):
            since = (datetime.fromisoformat(str(one.report.published)) - begun) * slower
            when = begun + since + timedelta(days=days if waits and place >= len(some) / 2 else 0)
            found.append(replace(one, report=replace(one.report, published=when.isoformat(timespec="seconds"))))
    return sorted(found, key=lambda one: (str(one.report.published), one.report.id))


def agreement(one: Sequence[str], other: Sequence[str]) -> float:
    """The adjusted Rand index of two groupings of the same things."""

    def pairs(counts: Iterable[int]) -> float:
        return sum(n * (n - 1) / 2 for n in counts)

    both = pairs(Counter(zip(one, other, strict=True)).values())
    left, right = pairs(Counter(one).values()), pairs(Counter(other).values())
    chance = left * right / max(1.0, pairs([len(one)]))
    return float((both - chance) / ((left + right) / 2 - chance))


def batched(folder: Path, told: Sequence[Told], count: int) -> tuple[Folder, list[Any], catalogue.Catalogue]:
    """A batch of the stream, read and annotated with what the stream says, up to linking."""
    file = folder / "stream.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for one in told:
            r = one.report
            row = {"id": r.id, "published": r.published, "outlet": r.outlet, "title": r.title, "text": r.text}
            lines.write(json.dumps(row) + "\n")
    marks = {one.report.id: one.annotation or Annotation(one.report.id) for one in told}

    def annotations(reports: Iterable[Report], settings: Settings) -> Iterator[Annotation]:
        return (marks[report.id] for report in reports)

    pipeline.annotations = annotations  # type: ignore[assignment]
    out = Folder(str(folder / "out"))
    each = shards(make([str(file)], out, Local(), count))
    for shard in each:
        read_shard((out, shard))
    listed = catalogue.make(out, each)
    for shard in each:
        annotate((out, shard, listed.names[shard.number]))
    return out, each, listed


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What comes of work, and the CPU seconds that it took."""
    begun = time.process_time()
    found = work()
    return found, round(time.process_time() - begun, 1)


_JOINED = pauses.joined


def _nothing(*given: object) -> list[tuple[int, int]]:
    """Nothing is joined."""
    return []


def measure(told: Sequence[Told], sizes: Sequence[int], folder: Path) -> dict[str, Any]:
    """All figures for one stream."""
    out, each, listed = batched(folder, told, 8)
    reports = pipeline.read([str(folder / "stream.jsonl")]).reports
    of = {one.report.id: one for one in told}
    marks = [of[report.id].annotation or Annotation(report.id) for report in reports]
    alone, seconds = timed(lambda: pipeline.stories(reports, marks))
    home = {name: story.id for story in alone for name in story.reports}
    one_run, true = [home[name] for name in listed.ids], [str(of[name].family) for name in listed.ids]
    figures: dict[str, Any] = {
        "reports": len(told),
        "days": int(listed.days.max() - listed.days.min()) + 1,
        "one_run": {"stories": len(alone), "with_families": round(agreement(one_run, true), 4), "cpu_seconds": seconds},
        "windows": [],
    }
    for size in sizes:
        span = Windows(size, 0)
        row: dict[str, Any] = {"reports": size, "windows": int(windows.placed(listed, span).max()) + 1}
        for name, join in (("", _JOINED), ("_without", _nothing)):
            pauses.joined = join  # type: ignore[assignment]
            found, took = timed(lambda span=span: windows.find(out, each, listed, span, Local()))  # type: ignore[misc]
            mine = found.of.astype(str).tolist()
            row[f"with_one_run{name}"] = round(agreement(mine, one_run), 4)
            row[f"with_families{name}"] = round(agreement(mine, true), 4)
            row[f"stories{name}"], row[f"cpu_seconds{name}"] = len(found.ids), took
        figures["windows"].append(row)
    files = copying.find(out, each, listed, Local())
    pairs = [unpack(Copy, row) for file in files for row in rows.loaded(out.checked(file)).column("copy").to_pylist()]
    alone_pairs = pipeline.copies(reports, marks)
    same = sorted(map(repr, pairs)) == sorted(map(repr, alone_pairs))
    figures["copies"] = {"pairs": len(pairs), "as_one_run": same}
    return figures


def main() -> None:
    """Measure, print, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.windows", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--windows", type=int, nargs="+", default=[5_000, 2_500])
    parser.add_argument("--share", type=float, default=0.2, help="of families that pause")
    parser.add_argument("--days", type=int, default=30, help="how long they pause")
    parser.add_argument("--slower", type=float, default=20.0, help="how much slower the stream comes than it is made")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    told = paused(Stream(texts(given.texts), annotated=True).take(given.reports), given.share, given.days, given.slower)
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(told, given.windows, Path(folder))
    figures = {
        "machine": named(),
        "load": round(os.getloadavg()[1], 1),
        "families_that_pause": given.share,
        "pause_days": given.days,
        **figures,
    }
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
