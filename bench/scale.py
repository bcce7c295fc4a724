"""What a batch costs, stage by stage: python -m bench.scale TEXTS.jsonl [--reports N] [--workers N] [--json FILE]

Makes a stream (see ``bench.stream``), runs it through ``onrecord batch``'s engine of one machine, and keeps for each
stage the CPU seconds of all its processes; the peak memory of the largest process; and bytes on disk by kind. With
``--folder`` the stream and the batch are kept there, and a run that was stopped goes on.
"""

import argparse
import json
import os
import platform
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from bench.stream import Stream, texts
from onrecord.engines.batch import run
from onrecord.engines.local import Local


def processes() -> list[int]:
    """This process and those it started."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [os.getpid(), *(int(pid) for task in tasks for pid in task.read_text().split())]


def spent() -> float:
    """CPU seconds of all of them so far."""
    total = 0.0
    for pid in processes():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def peak() -> float:
    """The most memory that one of them has held, in MB."""
    held = []
    for pid in processes():
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        held += [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")]
    return max(held)


class Stages:
    """CPU and wall seconds by stage, told by the progress that a batch reports."""

    def __init__(self) -> None:
        self.cpu: defaultdict[str, float] = defaultdict(float)
        self.wall: defaultdict[str, float] = defaultdict(float)
        self._what, self._cpu, self._wall = "planning", spent(), time.perf_counter()

    def see(self, what: str, done: int, total: int | None) -> None:
        """Take note of progress."""
        cpu, wall = spent(), time.perf_counter()
        self.cpu[self._what] += cpu - self._cpu
        self.wall[self._what] += wall - self._wall
        self._what, self._cpu, self._wall = what, cpu, wall


def sizes(folder: Path) -> dict[str, int]:
    """Bytes on disk by kind: what is kept of shards, of links, of accounts, and each table."""
    found: defaultdict[str, int] = defaultdict(int)
    for path in folder.rglob("*"):
        if path.is_file():
            parts = path.relative_to(folder).parts
            kind = f"tables/{parts[1]}" if parts[0] == "tables" else parts[0] if len(parts) > 1 else "markers"
            found[kind] += path.stat().st_size
    return dict(sorted(found.items()))


def measure(source: Path, folder: Path, count: int, workers: int, shards: int | None) -> dict[str, object]:
    """Run the batch and give its figures."""
    stream = folder / "stream.jsonl"
    if not stream.exists():
        rows = (told.report for told in Stream(texts(source)).take(count))
        stream.write_text(
            "".join(
                json.dumps({"id": r.id, "published": r.published, "outlet": r.outlet, "title": r.title, "text": r.text})
                + "\n"
                for r in rows
            ),
            encoding="utf-8",
        )
    engine, stages = Local(workers), Stages()
    begun = time.perf_counter()
    outcome = run([str(stream)], str(folder / "out"), engine, shards, progress=stages.see)
    stages.see("", 0, None)
    wall, memory = time.perf_counter() - begun, peak()
    engine.close()
    return {
        "machine": platform.node(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[1],
        "reports": outcome.counts["reports"],
        "workers": workers,
        "shards": outcome.shards,
        "resumed": outcome.done_before,
        "counts": outcome.counts,
        "cpu_seconds": {name: round(value, 1) for name, value in stages.cpu.items()},
        "wall_seconds": round(wall, 1),
        "peak_mb": round(memory),
        "input_bytes": stream.stat().st_size,
        "bytes": sizes(folder / "out"),
    }


def main() -> None:
    """Measure, print, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shards", type=int)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        folder = given.folder or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        figures = measure(given.texts, folder, given.reports, given.workers, given.shards)
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
