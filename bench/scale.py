"""What a batch costs, stage by stage: python -m bench.scale TEXTS.jsonl [--reports N] [--words N] [--json FILE]

Makes a stream (see ``bench.stream``) of stories of at least so many words, runs it through ``onrecord batch``'s engine
of one machine, and keeps for each stage the CPU seconds of all its processes; the peak memory of the largest process;
and bytes on disk by kind. With ``--folder`` the stream and the batch are kept there, and a run that was stopped goes
on; its figures are then of what was left. A run that is stopped (SIGINT, SIGTERM) tells how far it came, by what stands
finished on disk.
"""

import argparse
import json
import os
import signal
import tempfile
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

from bench import stream as streaming
from bench.machine import named
from onrecord.engines.batch import run
from onrecord.engines.local import Local


def processes() -> list[int]:
    """This process, those it started, and those that these started: workers are forked of one that has all loaded."""
    found = [os.getpid()]
    for pid in found:
        with suppress(OSError):
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                found += map(int, task.read_text().split())
    return found


def _read(pid: int, name: str) -> str:
    """What /proc tells of a process; nothing of one that has ended meanwhile."""
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except OSError:
        return ""


def spent() -> float:
    """CPU seconds of all of them so far."""
    total = 0.0
    for pid in processes():
        fields = _read(pid, "stat").rpartition(")")[2].split()
        if not fields:
            continue
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def peak() -> float:
    """The most memory that one of them has held, in MB."""
    held = []
    for pid in processes():
        lines = _read(pid, "status").splitlines()
        held += [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")]
    return max(held, default=0.0)


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


def made(source: Path, file: Path, count: int, words: int) -> int:
    """Write the stream, if it is not there yet; gives how many words it has."""
    streaming.WORDS = words
    if not file.exists():
        part = file.with_suffix(".part")
        with part.open("w", encoding="utf-8") as out:
            for told in streaming.Stream(streaming.texts(source)).take(count):
                r = told.report
                row = {"id": r.id, "published": r.published, "outlet": r.outlet, "title": r.title, "text": r.text}
                out.write(json.dumps(row) + "\n")
        part.replace(file)
    with file.open(encoding="utf-8") as lines:
        return sum(len(json.loads(line)["text"].split()) for line in lines)


def reached(folder: Path) -> dict[str, int]:
    """How many reports each step has finished, by the markers on disk."""
    counts = {}
    for step, pattern in (("read", "shards/*/read.json"), ("annotated", "shards/*/annotated.json"),
                          ("told", "told/*.json")):  # fmt: skip
        counts[step] = sum(json.loads(path.read_bytes())["counts"]["reports"] for path in folder.glob(pattern))
    return counts


def measure(source: Path, folder: Path, given: argparse.Namespace) -> dict[str, object]:
    """Run the batch and give its figures."""
    stream, out = folder / "stream.jsonl", folder / "out"
    words = made(source, stream, given.reports, given.words)
    engine, stages, before = Local(given.workers), Stages(), os.getloadavg()[1]
    begun, finished = time.perf_counter(), False
    memory = 0.0
    try:
        outcome = run([str(stream)], str(out), engine, given.shards, progress=stages.see)
        finished, memory = outcome.whole, peak()
    except KeyboardInterrupt:
        memory = peak()
    stages.see("", 0, None)
    wall = time.perf_counter() - begun
    engine.close()
    summary = json.loads((out / "summary.json").read_bytes()) if finished else {}
    return {
        "machine": named(),
        "cores": os.cpu_count(),
        "load_before": round(before, 1),
        "load_after": round(os.getloadavg()[1], 1),
        "reports": given.reports,
        "words": words,
        "finished": finished,
        "reached": reached(out),
        "workers": given.workers,
        "shards": len(list(out.glob("shards/*/read.json"))),
        "resumed": outcome.done_before if finished else None,
        "counts": summary.get("counts", {}),
        "cpu_seconds": {name: round(value, 1) for name, value in stages.cpu.items() if name},
        "wall_seconds": round(wall, 1),
        "peak_mb": round(memory),
        "input_bytes": stream.stat().st_size,
        "bytes": sizes(out),
    }


def _stopped(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def main() -> None:
    """Measure, print, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=500, help="of a story at the least")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shards", type=int)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, _stopped)
    with tempfile.TemporaryDirectory() as spare:
        folder = given.folder or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        figures = measure(given.texts, folder, given)
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
