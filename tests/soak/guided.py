"""A fuzzer that is led by the code that it reaches (atheris, where it is installed): python -m tests.soak.guided FILE

FILE is the name of a good file (tests.soak.mutations) and says which reader is tried; libFuzzer's own options may
follow it, such as -runs=100000.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["onrecord.read"]):
    import onrecord.read
    import onrecord.read.documents
    import onrecord.read.feed
    import onrecord.read.page
    import onrecord.read.press
    import onrecord.read.warc  # noqa: F401

from tests.soak.mutations import LARGEST
from tests.soak.test_read_fuzz import MEGABYTES, SECONDS, SEEDS, check


def main() -> None:
    """Try inputs until one breaks the contract, or as many as -runs says were tried."""
    name, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        (seeds / name).write_bytes(SEEDS[name])
        path = Path(folder) / name
        limits = [f"-max_len={LARGEST}", f"-timeout={10 * SECONDS:.0f}", f"-rss_limit_mb={2 * MEGABYTES}"]
        atheris.Setup([sys.argv[0], *limits, *options, str(seeds)], lambda content: check(path, content))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
