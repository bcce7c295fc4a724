"""How fast a finished batch goes into PostgreSQL: python -m bench.load DIR ADDRESS [--workers N] [--json FILE]

The database must be empty. Rows that stand in all tables at the end, a second by the clock, the index of words, all
other indexes and the keys included. Beside it the CPU seconds of the loading processes, and, where the server runs on
this machine and its data folder is given, those of the server: both together tell how fast two free cores would load.
"""

import argparse
import json
import os
import time
from pathlib import Path

from bench.machine import named
from onrecord.engines.loading import load

_TICK = os.sysconf("SC_CLK_TCK")


def own() -> float:
    """CPU seconds of this process and of those that it started and that have ended."""
    return sum(os.times()[:4])


def server(data: Path | None) -> float:
    """CPU seconds of a PostgreSQL server and its processes so far; 0 where its data folder is not told."""
    if data is None:
        return 0.0
    main = (data / "postmaster.pid").read_text().split()[0]
    children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
    return _ticks(main, 4) + sum(_ticks(child, 2) for child in children)


def _ticks(process: str, fields: int) -> float:
    """CPU seconds of a process (2 fields), and of those of its children that have ended (4)."""
    stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, stat[11 : 11 + fields])) / _TICK


def main() -> None:
    """Load, print, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("address")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--data", type=Path, help="the data folder of the server, where it runs on this machine")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    before, clock, cpu, theirs = os.getloadavg()[0], time.perf_counter(), own(), server(given.data)
    rows = load(given.folder, given.address, given.workers).rows
    clock, cpu = time.perf_counter() - clock, own() - cpu
    time.sleep(1)  # until the server has counted the processes that ended
    theirs = server(given.data) - theirs
    figures = {
        "machine": named(),
        "cores": os.cpu_count(),
        "load_before": round(before, 1),
        "load_after": round(os.getloadavg()[0], 1),
        "workers": given.workers,
        "rows": dict(rows),
        "total": rows.total(),
        "seconds": round(clock, 2),
        "rows_a_second": round(rows.total() / clock),
        "loader_cpu_seconds": round(cpu, 2),
        "server_cpu_seconds": round(theirs, 2) if given.data else None,
        "rows_a_second_of_two_cores": round(rows.total() / (cpu + theirs) * 2) if given.data else None,
    }
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
