"""What a timeline costs: CPU seconds and memory for invented stories of growing size, and for one report more.

    python -m bench.timeline [--json FILE] [--most N]

The reports are invented: ``_LINES`` sentences each, about 5,000 characters, over two years, one sentence in eight
dated. Their times are there before the clock starts. Memory is what the ledger keeps (tracemalloc), texts not counted.
``in an archive``: the story told from what an archive holds, and told again when one report more came.
"""

import argparse
import json
import random
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.account.timeline import choose, tell
from onrecord.account.timeline_ledger import Ledger
from onrecord.annotate.times import find
from onrecord.model import Annotation, Member, Report, Story
from onrecord.store.sqlite import Archive
from onrecord.timelines import Timelines

_SIZES = (250, 500, 1000, 2000)
_LINES, _DAYS = 55, 730
_WHO = ("The council", "The dam's operator", "A judge", "The mayor", "Farmers", "The fire service", "An engineer")
_DID = ("closed", "inspected", "defended", "rebuilt", "sued over", "paid for", "drained", "photographed", "sold")
_WHAT = ("the eastern gallery", "the lower town", "the pumps", "the archive", "the school", "the bridge", "the sluices")
_MORE = ("with help from the province", "after a night of rain", "against the advice of its own staff", "in silence")


def story(many: int) -> tuple[list[Report], list[Annotation]]:
    """That many invented reports with their times."""
    chance = random.Random(many)
    reports = [_report(number, chance) for number in range(many)]
    return reports, [Annotation(it.id, find(it.text, it.published, report=it.id)) for it in reports]


def _report(number: int, chance: random.Random) -> Report:
    day = date(2021, 3, 2) + timedelta(chance.randrange(_DAYS))
    lines = [_line(day, chance) for _ in range(_LINES)]
    return Report(f"r{number}", "\n\n".join(lines), day.isoformat(), outlet=f"Paper {number % 12}")


def _line(day: date, chance: random.Random) -> str:
    said = f"{chance.choice(_WHO)} of Halvern {chance.choice(_DID)} {chance.choice(_WHAT)} {chance.choice(_MORE)}"
    roll = chance.random()
    if roll < 0.08:
        return f"{said} on {day - timedelta(chance.randrange(4)):%A}."
    if roll < 0.12:
        back = day - timedelta(chance.randrange(200))
        return f"{said} on {back:%B} {back.day}, {back.year}."
    return f"{said}, as {chance.choice(_WHO).lower()} had."


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measured(many: int) -> dict[str, float]:
    """What a story of that many reports costs."""
    reports, marks = story(many)
    found = {"reports": float(many), "characters": float(sum(len(it.text) for it in reports))}
    found["choose, seconds"] = seconds(lambda: choose(reports, marks))
    tracemalloc.start()
    ledger = Ledger()
    for report, mark in zip(reports, marks, strict=True):
        ledger.add(report, mark)
    found["ledger, MB"] = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    extra, its = story(20)
    more = [(Report(f"x{n}", it.text, it.published), mark) for n, (it, mark) in enumerate(zip(extra, its, strict=True))]
    begun = time.process_time()
    for each in more:
        ledger.add(*each)
    found["one report more, ms"] = 1000 / len(more) * (time.process_time() - begun)
    found["told anew, ms"] = 1000 * seconds(lambda: tell(ledger))
    found |= archived(reports, marks, more[0])
    return {name: round(value, 3) for name, value in found.items()}


def archived(
    reports: Sequence[Report], marks: Sequence[Annotation], more: tuple[Report, Annotation]
) -> dict[str, float]:
    """What the story costs when it lies in an archive: told first, and told again with one report more."""
    with TemporaryDirectory() as folder, Archive(Path(folder) / "a", create=True) as archive:
        _hold(archive, list(zip(reports, marks, strict=True)))
        timelines = Timelines()
        first = seconds(lambda: timelines.tell(archive, "s"))
        _hold(archive, [*zip(reports, marks, strict=True), more])
        return {
            "in an archive, told first, ms": 1000 * first,
            "in an archive, one report more and told, ms": 1000 * seconds(lambda: timelines.tell(archive, "s")),
        }


def _hold(archive: Archive, pairs: Sequence[tuple[Report, Annotation]]) -> None:
    with archive.transaction():
        for report, mark in pairs:
            archive.put_report(report, mark)
        archive.put_story(Story("s", tuple(Member(report.id) for report, _ in pairs), "Halvern"))


def main() -> None:
    """Print a row for each size, and write them where asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.timeline", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--most", type=int, default=_SIZES[-1], help="leave out larger stories")
    asked = parser.parse_args()
    choose(*story(5))  # loads what is loaded once
    rows = [measured(many) for many in _SIZES if many <= asked.most]
    for row in rows:
        print("   ".join(f"{name}: {value:g}" for name, value in row.items()))
    if asked.json:
        asked.json.write_text(json.dumps({"timeline": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
