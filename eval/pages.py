"""Main text of news pages: four-word precision, recall and F1, with what the reading costs over the extractor alone."""

import gzip
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.score.pages import read, score
from onrecord.model.report import Report
from onrecord.read.html import of_page
from onrecord.read.sources import of_bytes
from onrecord.settings import Settings


def run(gold: Path) -> dict[str, Any]:
    """{"f1", "p", "r", "pages": N}; the speed is printed by ``cost``, since it is the machine's as much as ours."""
    truth = read(gold / "pages" / "truth.jsonl")
    return score(truth, {name: {"text": text or ""} for name, text in texts(gold).items()})


def texts(gold: Path) -> dict[str, str | None]:
    """The main text of each page by its name, None where there is none."""
    return {name: _ours(name, data) for name, data in pages(gold).items()}


def pages(gold: Path) -> dict[str, bytes]:
    """The pages' bytes by name."""
    files = sorted((gold / "pages" / "html").glob("*.html.gz"))
    return {path.name.removesuffix(".html.gz"): gzip.decompress(path.read_bytes()) for path in files}


def _ours(name: str, data: bytes) -> str | None:
    found = of_page(data, of_bytes(data, f"{name}.html"), Settings())
    return next((item.text for item in found if isinstance(item, Report)), None)


def _alone(name: str, data: bytes) -> str | None:
    from trafilatura import extract

    return extract(data, favor_precision=True, include_comments=False)


def cost(gold: Path, rounds: int = 5) -> tuple[float, float]:
    """Pages a CPU-second: the extractor alone, and reading as a whole; the best of several rounds taken in turn."""
    given = pages(gold)
    best = [0.0, 0.0]
    for _ in range(rounds):
        for place, take in enumerate((_alone, _ours)):
            best[place] = max(best[place], _speed(given, take))
    return best[0], best[1]


def _speed(given: dict[str, bytes], take: Callable[[str, bytes], str | None]) -> float:
    begun = time.process_time()
    for name, data in given.items():
        take(name, data)
    return len(given) / (time.process_time() - begun)


if __name__ == "__main__":
    import sys

    alone, ours = cost(Path(sys.argv[1]))
    print(f"extractor alone {alone:.1f} pages a second, reading {ours:.1f}: {100 * (alone / ours - 1):.1f} % over")
