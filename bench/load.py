"""How fast a finished batch goes into PostgreSQL: python -m bench.load DIR postgresql://… [--json FILE]

The database must be empty. Rows of all tables a second, by the clock and by this process's CPU (the server's own work
runs beside it), the index of words at the end included.
"""

import argparse
import json
import os
import platform
import time
from pathlib import Path

from onrecord.engines.loading import load
from onrecord.store.postgres import PostgresArchive


def main() -> None:
    """Load, print, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("address")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with PostgresArchive(given.address) as archive:
        clock, cpu = time.perf_counter(), time.process_time()
        rows = load(given.folder, archive)
        clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
    total = sum(rows.values())
    figures = {
        "machine": platform.node(),
        "load": os.getloadavg()[0],
        "rows": rows,
        "total": total,
        "seconds": round(clock, 2),
        "cpu_seconds": round(cpu, 2),
        "rows_a_second": round(total / clock),
        "rows_a_cpu_second": round(total / cpu),
    }
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
