"""How much faster two processes annotate than one: python -m bench.workers PATH… [--workers N] [--json FILE]

Runs ``onrecord annotate`` as a user would, start-up included, with one worker and with N in turn, several times; by the
clock, since it is the clock that workers are for. What they write must be the same byte for byte. A machine that others
use spoils the figure, so that what it was doing beside is told: the CPU seconds that went to other programs meanwhile.
Two processors that are threads of one core do less than twice the work of one: so N runs with one worker each are
started at once too, which have nothing to hand each other, and how much faster these are is the most that can be had.
"""

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

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
    reports: int


def busy() -> float:
    """CPU seconds that all programs of the machine have used: all but idle and waiting."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    return sum(int(field) for place, field in enumerate(fields) if place not in (3, 4)) / _TICK


def once(paths: list[str], workers: int) -> Run:
    """Annotate all that is under the paths."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        command = [sys.executable, "-m", "onrecord.cli", "annotate", *paths, "-o", str(out), "--quiet"]
        load, all_before, mine = os.getloadavg()[0], busy(), os.times()
        begun = time.perf_counter()
        subprocess.run([*command, "--workers", str(workers)], check=True, env=os.environ | {"OMP_NUM_THREADS": "1"})
        took = time.perf_counter() - begun
        now = os.times()
        own = now.children_user + now.children_system - mine.children_user - mine.children_system
        rest = max(0.0, busy() - all_before - own)
        data = out.read_bytes()
    digest = hashlib.blake2b(data, digest_size=8).hexdigest()
    return Run(workers, round(took, 2), round(own, 2), round(rest, 2), round(load, 2), digest, data.count(b"\n"))


def apart(paths: list[str], count: int) -> float:
    """Seconds by the clock of so many runs with one worker each, started at once."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "onrecord.cli", "annotate", *paths, "--quiet", "--workers", "1", "-o"]
        begun = time.perf_counter()
        some = [
            subprocess.Popen([*command, str(Path(folder) / f"{n}.jsonl")], env=os.environ | {"OMP_NUM_THREADS": "1"})
            for n in range(count)
        ]
        if any(run.wait() for run in some):
            raise RuntimeError("a run failed")
        return round(time.perf_counter() - begun, 2)


def main() -> None:
    """Measure, print, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.workers", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--times", type=int, default=3, help="runs of each")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    runs = [once(given.paths, workers) for _ in range(given.times) for workers in (1, given.workers)]
    best = {n: min((run for run in runs if run.workers == n), key=lambda run: run.seconds) for n in (1, given.workers)}
    least = min(apart(given.paths, given.workers) for _ in range(given.times))
    figures = {
        "machine": platform.node(),
        "cores": os.cpu_count(),
        "reports": runs[0].reports,
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
        given.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
