"""How fast an archive answers, and how large it is: python -m bench.archive [--reports N] [--json FILE]

Reports are made of a seeded vocabulary with the frequencies of real text (Zipf's law), each with invented names,
quotations and days, so that an index meets common and rare words; they come with their annotations. The command
`onrecord add` of one report is then measured whole, start-up included, in an archive of 1,000 and in the large one.
Every figure is given by the clock and by the processor's time, which other programs on the machine do not touch.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from bench.machine import named
from onrecord import archive as keeping
from onrecord.link.storyindex import BLOCK
from onrecord.model import Annotation, Days, Difference, Mention, Quotation, Report, Side, Span, Story, Time
from onrecord.model.story import Account
from onrecord.store.base import Query
from onrecord.store.sqlite import Archive

_WORDS = 500
_AT_ONCE = 100
_NEWS = (
    "The dam at Holm held on Monday, the mayor said, after {number} hours of rain. “We were lucky,” Ada Marsh said.\n\n"
    "Some 40 people left their homes in the town, where {sacks} sacks of sand were laid along the river.\n"
)
_FIRST = date(2020, 1, 1)


class Maker:
    """Reports that draw on one vocabulary; half of them stand alone, half tell a story with four others."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
        self.words = ["".join(self.random.choices(syllables, k=self.random.randint(1, 4))) for _ in range(60_000)]
        self.weights = [1 / (rank + 2) for rank in range(len(self.words))]
        total = 0.0
        self.cumulative = [total := total + weight for weight in self.weights]
        self.people = [f"{self._name()} {self._name()}" for _ in range(20_000)]
        self.places = [self._name() for _ in range(3_000)]
        self.outlets = [f"The {self._name()} {kind}" for kind in ("Post", "Times", "Courier") for _ in range(60)]

    def _name(self) -> str:
        return "".join(self.random.choices([a + b for a in "bdfgklmnprstvz" for b in "aeiou"], k=3)).title()

    def make(self, number: int) -> tuple[Report, Annotation]:
        """The report of that number, with what stands in it; the same whenever it is asked for."""
        chance = random.Random(number)
        name = f"r{number:07}"
        words = chance.choices(self.words, cum_weights=self.cumulative, k=_WORDS)
        matter = random.Random(-1 - number // 10) if number % 10 < 5 else chance
        person, other = matter.choices(self.people, k=2)
        place = matter.choice(self.places)
        words[60:140] = matter.choices(self.words, cum_weights=self.cumulative, k=80)
        day = _FIRST + timedelta(days=number * 1000 // 100_000)
        text = f"{person} came to {place}. " + " ".join(words[:250]) + f'. "{" ".join(words[250:280])}," {other} said. '
        start = text.index('"') + 1
        end = text.index(',"')
        text += " ".join(words[280:])
        said = Quotation(f"{name}-1", name, "direct", (Span(name, start, end),), speaker=other)
        names = (
            Mention(Span(name, 0, len(person)), person, "person"),
            Mention(Span(name, len(person) + 9, len(person) + 9 + len(place)), place, "place"),
        )
        time_ = Time(Span(name, 0, 1), "DATE", str(day), None, Days(day, day))
        title = " ".join(words[60:68]).title()
        report = Report(name, text, day.isoformat(), title, chance.choice(self.outlets))
        return report, Annotation(name, (time_,), (said,), names, made_by="bench")


def fill(archive: Archive, maker: Maker, first: int, last: int) -> float:
    """Add reports and join them to stories; gives milliseconds a report. Accounts are bare: their cost is no archive's.

    Every twentieth story of several reports has a hard difference.
    """
    joiner = keeping.joiner(archive)
    begun = time.perf_counter()
    for start in range(first, last, _AT_ONCE):
        pairs = [maker.make(number) for number in range(start, min(last, start + _AT_ONCE))]
        with archive.transaction():
            batch = archive.batches() + 1
            for report, mark in pairs:
                archive.put_report(report, mark, batch)
                archive.put_change("added", report.id)
            joined = joiner.add([report for report, _ in pairs], [mark for _, mark in pairs])
            for name in joined.gone:
                archive.drop_story(name)
            for story in joined.stories:
                _told(archive, story)
    joiner.save()
    return 1000 * (time.perf_counter() - begun) / max(1, last - first)


def _told(archive: Archive, story: Story) -> None:
    first, last = story.reports[0], story.reports[-1]
    archive.put_story(story)
    sides = Side(Span(first, 0, 1), "1"), Side(Span(last, 0, 1), "2")
    hard = (Difference("number", "hard", "x", *sides, "x"),) if first != last and int(first[1:]) % 200 < 5 else ()
    sure = tuple((member.report, member.confidence) for member in story.members)
    archive.put_account(Account(story.id, story.title, None, (), (), differences=hard, confidence=sure))


def questions(maker: Maker) -> dict[str, Callable[[], Query]]:
    """Each kind of question, asked otherwise every time."""
    pick = maker.random.choice
    common, rare = maker.words[5:200], maker.words[2000:20000]
    day = lambda: (_FIRST + timedelta(days=maker.random.randrange(900))).isoformat()  # noqa: E731
    return {
        "a rare word": lambda: Query(pick(rare)),
        "a common word": lambda: Query(pick(common)),
        "two words": lambda: Query(f"{pick(common)} {pick(rare)}"),
        "a phrase": lambda: Query(f'"{pick(common)} {pick(common)}"'),
        "a speaker": lambda: Query(speaker=pick(maker.people)),
        "a surname": lambda: Query(speaker=pick(maker.people).split()[1]),
        "a speaker and a word": lambda: Query(pick(common), speaker=pick(maker.people)),
        "an outlet": lambda: Query(outlet=pick(maker.outlets)),
        "an outlet and a word": lambda: Query(pick(common), outlet=pick(maker.outlets)),
        "a person": lambda: Query(person=pick(maker.people)),
        "a place": lambda: Query(place=pick(maker.places)),
        "days of publication": lambda: Query(pick(common), first=day(), last="2024-01-01"),
        "a day of what happened": lambda: Query(happened_first=(d := day()), happened_last=d),
        "hard differences": lambda: Query(pick(common), hard=True),
        "words within quotations": lambda: Query(pick(common), quoted=True),
    }


def ask(archive: Archive, make: Callable[[], Query], times: int = 40) -> tuple[float, float]:
    """Milliseconds at the 95th percentile of asking and counting, by the clock and of the processor."""
    took, own = [], []
    for _ in range(times):
        query = make()
        begun, worked = time.perf_counter(), time.process_time()
        archive.search(query)
        archive.count(query)
        took.append(1000 * (time.perf_counter() - begun))
        own.append(1000 * (time.process_time() - worked))
    return round(sorted(took)[int(0.95 * times)], 1), round(sorted(own)[int(0.95 * times)], 1)


def made(path: Path, maker: Maker, reports: int) -> float | None:
    """An archive of so many reports at that place; milliseconds a report for the last, or None if it was there."""
    with Archive(path, create=True) as archive:
        held = archive.size()["report"]
        if held >= reports:
            return None
        if held < reports - 500:
            fill(archive, maker, held, reports - 500)
        return fill(archive, maker, max(held, reports - 500), reports)


def _alike(path: Path, least: int) -> int:
    """So many reports that the last block of stories, which every add weighs anew, is as full as in that archive."""
    with Archive(path) as archive:
        return least + (archive.size()["report"] - least) % BLOCK


def command(archives: Sequence[Path], times: int = 7) -> list[dict[str, float]]:
    """Seconds that the whole command `add` of one new report takes in each archive: median of clock and of processor.

    One archive after the other, over and over, so that whatever else the machine does falls on all alike.
    """
    took: dict[Path, list[tuple[float, float]]] = {path: [] for path in archives}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(times + 1):
            for path in archives:
                report = Path(folder) / f"{path.name}-{time.time_ns()}.txt"
                report.write_text(_NEWS.format(number=number, sacks=time.time_ns() % 9973))
                took[path].append(
                    _timed([sys.executable, "-m", "onrecord.cli", "add", report, "--archive", path, "--quiet"])
                )
    return [  # the first of each reads the files into the memory of the system
        {"seconds": median(wall for wall, _ in found[1:]), "processor": median(own for _, own in found[1:])}
        for found in took.values()
    ]


def _timed(arguments: Sequence[str | Path]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor, that a command takes."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(arguments, check=True)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Fill an archive, ask it everything, add to it, print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.archive", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--json", type=Path)
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="make the archives there, or take those made before"
    )
    given = parser.parse_args()
    maker = Maker()
    with tempfile.TemporaryDirectory() as folder:
        place = given.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        few, many = place / "1000.archive", place / f"{given.reports}.archive"
        late = made(many, maker, given.reports)
        early = made(few, maker, _alike(many, 1000))
        with Archive(many) as archive:
            size = many.stat().st_size / archive.size()["report"]
            figures = {name: ask(archive, make) for name, make in questions(maker).items()}
        one, other = command((few, many))
    for name, (clock, own) in figures.items():
        print(f"{name:<26} {clock:7.1f} ms at p95, {own:7.1f} of the processor")
    if early and late:
        print(f"storing and joining at 1,000 {early:.2f} ms, at {given.reports:,} {late:.2f} ms a report")
    for name in ("seconds", "processor"):
        ratio = other[name] / one[name]
        print(
            f"onrecord add, {name}: {one[name]:.2f} at 1,000, {other[name]:.2f} at {given.reports:,}: {ratio:.2f} times"
        )
    print(f"{size:,.0f} bytes a report")
    if given.json:
        result = {
            "machine": named(),
            "reports": given.reports,
            "p95": {name: clock for name, (clock, _) in figures.items()},
            "p95_processor": {name: own for name, (_, own) in figures.items()},
            "add": [early, late],
            "add_command": {"at_1000": one, "at_all": other, "ratio": other["processor"] / one["processor"]},
            "size": size,
        }
        given.json.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
