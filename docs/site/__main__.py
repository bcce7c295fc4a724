"""Builds the documentation: ``python -m docs.site [OUT]`` fills the pages, builds the site, checks every link."""

import argparse
import sys
from pathlib import Path

from docs.site import ROOT
from docs.site.build import build
from docs.site.filling import stale
from docs.site.links import broken


def main() -> int:
    """Write what pages take from elsewhere, build the site, check its links; 1 where one is broken."""
    given = argparse.ArgumentParser(prog="python -m docs.site", description=__doc__)
    given.add_argument("out", nargs="?", default=str(ROOT / "build" / "site"), help="folder of the site")
    given.add_argument("--keep", action="store_true", help="leave the pages' filled parts as they are")
    asked = given.parse_args()
    if not asked.keep:
        for page in stale(write=True):
            print(f"filled anew: {page}")
    try:
        pages = build(Path(asked.out))
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 1
    wrong = broken(Path(asked.out))
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    print(f"{len(pages)} pages in {asked.out}" + (f"; {len(wrong)} links are broken" if wrong else "; all links lead"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
