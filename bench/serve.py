"""How a server answers while an add runs: python -m bench.serve [--reports N] [--readers 50] [--seconds 60]

Readers ask for pages and for the API as people do: each one question every five seconds, at a moment of its own. The
archive is made as in ``bench.archive``; the add annotates invented news in a process of its own, as a desk's would.
"""

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

from bench.archive import Maker, fill
from bench.machine import named
from onrecord.store.sqlite import Archive

_EVERY = 5.0  # seconds between two questions of one reader
_MAIN = "from onrecord.cli import main; main()"


def questions(maker: Maker, reports: int, names: list[tuple[str, str]], told: list[str]) -> dict[str, list[str]]:
    """Addresses to ask for, by kind."""
    pick, common, rare = maker.random.choice, maker.words[5:200], maker.words[2000:20000]
    stories = [f"/story/{name}" for name in maker.random.sample(told, min(40, len(told)))]
    return {
        "front": ["/"],
        "search": [f"/search?words={pick(rare)}" for _ in range(40)]
        + [f"/search?words={pick(common)}" for _ in "1234"],
        "story": stories,
        "report": [f"/report/r{maker.random.randrange(reports):07}" for _ in range(40)],
        "person": [f"/person/{quote(person)}" for person, _ in names],
        "outlet": [f"/outlet/{quote(outlet)}" for _, outlet in names[:10]],
        "quoted": ["/quoted", "/quoted?from=2020-01-05"],
        "check": [f"/check?words={pick(rare)}+{pick(common)}+{pick(rare)}" for _ in range(10)],
        "api": [f"/api/search?words={pick(rare)}" for _ in range(20)]
        + ["/api/stories", *(f"/api{s}" for s in stories)],
    }


async def reader(port: int, asked: dict[str, list[str]], until: float, took: list[tuple[str, float, int]]) -> None:
    """One reader: a question, the whole answer, a pause."""
    chance = random.Random()
    await asyncio.sleep(chance.uniform(0, _EVERY))
    while time.monotonic() < until:
        kind = chance.choice(list(asked))
        path = chance.choice(asked[kind]).replace("/api/story/", "/api/stories/")
        begun = time.monotonic()
        try:
            status = await get(port, path)
        except (OSError, ValueError, IndexError):
            status = 0
        spent = time.monotonic() - begun
        took.append((kind, 1000 * spent, status))
        await asyncio.sleep(max(0.0, _EVERY - spent))


async def get(port: int, path: str) -> int:
    """The status of an answer that was read whole."""
    read, write = await asyncio.open_connection("127.0.0.1", port)
    write.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    answer = await read.read()
    write.close()
    return int(answer.split(b" ", 2)[1])


def news(maker: Maker, many: int) -> str:
    """Reports to add, as lines of JSON."""
    lines = []
    for number in range(5_000_000, 5_000_000 + many):
        report, _ = maker.make(number)
        lines.append(
            json.dumps({"id": report.id, "text": report.text, "published": "2024-05-01", "title": report.title})
        )
    return "\n".join(lines)


async def measure(port: int, asked: dict[str, list[str]], readers: int, seconds: float) -> list[tuple[str, float, int]]:
    """What every question took, in milliseconds, with the status of its answer."""
    took: list[tuple[str, float, int]] = []
    until = time.monotonic() + seconds
    await asyncio.gather(*(reader(port, asked, until, took) for _ in range(readers)))
    return took


def main() -> None:
    """Fill an archive, serve it, add to it, ask it; print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.serve", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", type=int, default=5_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--port", type=int, default=8391)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    maker = Maker()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "bench.archive"
        with Archive(place, create=True) as archive:
            fill(archive, maker, 0, given.reports)
            rows = archive.rows(
                "SELECT q.speaker, r.outlet FROM quotation q JOIN report r ON r.key = q.report LIMIT 60"
            )
            told = [line.id for line in archive.stories(limit=500)]
        (Path(folder) / "news.jsonl").write_text(news(maker, 3_000), encoding="utf-8")
        command = [sys.executable, "-c", _MAIN]
        server = subprocess.Popen([*command, "serve", "--archive", str(place), "--port", str(given.port)])
        time.sleep(8)
        adding = subprocess.Popen(
            [*command, "add", f"{folder}/news.jsonl", "--archive", str(place), "--quiet"], stdout=subprocess.DEVNULL
        )
        try:
            asked = questions(maker, given.reports, [(str(a), str(b)) for a, b in rows], told)
            took = asyncio.run(measure(given.port, asked, given.readers, given.seconds))
            busy = adding.poll() is None
        finally:
            for process in (adding, server):
                process.terminate()
                process.wait()
    tell(took, busy, given.json)


def tell(took: list[tuple[str, float, int]], busy: bool, file: Path | None) -> None:
    """The table, and the same as JSON."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for kind, spent, _ in took:
        kinds[kind].append(spent)
        kinds["all"].append(spent)
    errors = sum(status != 200 for *_, status in took)
    for kind, spent in kinds.items():
        print(
            f"{kind:<8} {len(spent):5} asked, p50 {quantile(spent, 0.5):7.1f} ms, p95 {quantile(spent, 0.95):7.1f} ms"
        )
    print(f"errors: {errors}; the add was {'still running' if busy else 'over before the end'}")
    if file:
        figures = {kind: [quantile(spent, 0.5), quantile(spent, 0.95)] for kind, spent in kinds.items()}
        file.write_text(json.dumps({"machine": named(), "errors": errors, "ms": figures}, indent=1) + "\n")


def quantile(values: list[float], share: float) -> float:
    """The value below which that share lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


if __name__ == "__main__":
    main()
