"""How much faster two processes get through than one: python -m bench.workers PATH… [--workers N] [--json FILE]

Runs ``onrecord annotate`` (or ``--command tell`` or ``add``) as a user would, start-up included, with one worker and
with N in turn, several times; by the clock, since it is the clock that workers are for. What they write must be the
same byte for byte. A machine that others use spoils the figure, so that what it was doing beside is told: the CPU
seconds that went to other programs meanwhile. Two processors that are threads of one core do less than twice the work
of one: so N runs with one worker each are started at once too, which have nothing to hand each other, and how much
faster these are is the most that can be had.
"""

import argparse
import ctypes
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.machine import named
from onrecord import pipeline

_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its workers, seconds by the clock, CPU seconds of its own and of all other programs meanwhile."""

    workers: int
    seconds: float
    cpu_seconds: float
    others_cpu_seconds: float
    load: float
    digest: str


def busy() -> float:
    """CPU seconds that all programs of the machine have used: all but idle and waiting."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    return sum(int(field) for place, field in enumerate(fields) if place not in (3, 4)) / _TICK


def once(command: str, paths: list[str], workers: int) -> Run:
    """Do it once with all that is under the paths."""
    with tempfile.TemporaryDirectory() as folder:
        load, all_before, mine = os.getloadavg()[0], busy(), used()
        begun = time.perf_counter()
        subprocess.run(_called(command, paths, workers, folder), check=True, env=os.environ | {"OMP_NUM_THREADS": "1"})
        took = time.perf_counter() - begun
        _wait_for_all()
        own = used() - mine
        rest = max(0.0, busy() - all_before - own)
        written = _written(command, folder)
    digest = hashlib.blake2b(written, digest_size=8).hexdigest()
    return Run(workers, round(took, 2), round(own, 2), round(rest, 2), round(load, 2), digest)


def used() -> float:
    """CPU seconds of all processes that were waited for."""
    now = os.times()
    return now.children_user + now.children_system


def adopt() -> None:
    """Have processes whose parent is gone become this one's children, so that their CPU time is known (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def _wait_for_all() -> None:
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _called(command: str, paths: list[str], workers: int, folder: str) -> list[str]:
    """The command line of a run that leaves what it makes in the folder."""
    to = {"annotate": "--output", "tell": "--json", "add": "--archive"}[command]
    own = [sys.executable, "-m", "onrecord.cli", command, *paths, "--quiet"]
    return [*own, "--workers", str(workers), to, str(Path(folder) / "made")]


def _written(command: str, folder: str) -> bytes:
    """What a run made; of an archive its accounts, without the moments at which they were added."""
    made = Path(folder) / "made"
    if command != "add":
        return made.read_bytes()
    exported = [sys.executable, "-m", "onrecord.cli", "export", "--archive", str(made), "--as", "jsonl", "--output"]
    subprocess.run([*exported, folder + "/all"], check=True)
    return b"".join(path.read_bytes() for path in sorted(Path(folder, "all").iterdir()))


def apart(command: str, paths: list[str], count: int) -> float:
    """Seconds by the clock of so many runs with one worker each, started at once."""
    with tempfile.TemporaryDirectory() as folder:
        own = [Path(folder) / str(number) for number in range(count)]
        for each in own:
            each.mkdir()
        begun = time.perf_counter()
        some = [
            subprocess.Popen(_called(command, paths, 1, str(each)), env=os.environ | {"OMP_NUM_THREADS": "1"})
            for each in own
        ]
        if any(run.wait() for run in some):
            raise RuntimeError("a run failed")
        return round(time.perf_counter() - begun, 2)


def main() -> None:
    """Measure, print, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.workers", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--command", choices=("annotate", "tell", "add"), default="annotate")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--times", type=int, default=3, help="runs of each")
    parser.add_argument("--json", type=Path, help="file of figures to put these into")
    given = parser.parse_args()
    adopt()
    reports = len(pipeline.read(given.paths).reports)
    runs = [once(given.command, given.paths, workers) for _ in range(given.times) for workers in (1, given.workers)]
    best = {n: min((run for run in runs if run.workers == n), key=lambda run: run.seconds) for n in (1, given.workers)}
    least = min(apart(given.command, given.paths, given.workers) for _ in range(given.times))
    figures = {
        "machine": named(),
        "cores": os.cpu_count(),
        "command": given.command,
        "reports": reports,
        "workers": given.workers,
        "same_bytes": len({run.digest for run in runs}) == 1,
        "seconds": {str(n): run.seconds for n, run in best.items()},
        "times_faster": round(best[1].seconds / best[given.workers].seconds, 2),
        "apart_seconds": least,
        "times_faster_at_most": round(given.workers * best[1].seconds / least, 2),
        "runs": [asdict(run) for run in runs],
    }
    print(json.dumps(figures, indent=1))
    if given.json:
        keep(figures, given.json)


def keep(figures: dict[str, Any], file: Path) -> None:
    """Put the figures into a file of such, in place of those of the same command and as many reports."""
    piles = json.loads(file.read_text())["piles"] if file.exists() else []
    same = [figures["command"], figures["reports"]]
    piles = [pile for pile in piles if [pile["command"], pile["reports"]] != same] + [figures]
    file.write_text(json.dumps({"piles": piles}, indent=1) + "\n")


if __name__ == "__main__":
    main()
