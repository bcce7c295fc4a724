"""A desk whose machine is switched off at any moment loses nothing, and nothing comes twice."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.model import Report
from onrecord.store.sqlite import Archive

WRITER = """
import sys
from onrecord import archive as keeping, joining
from tests.soak.test_killed import news
joining._SAVED = 5
with keeping.open_archive(sys.argv[1], writable=True, create=True) as archive:
    joiner = keeping.joiner(archive)
    print("ready", flush=True)
    for number in range(int(sys.argv[2])):
        keeping.add(archive, joiner, [news(number)])
        print(number, flush=True)
"""


def news(number: int) -> Report:
    """A report of one of many stories, which contradict each other here and there."""
    town = ("Holm", "Alder", "Brack", "Tarn", "Wick", "Sele", "Moor")[number % 7]
    matter = ("dam", "mill", "bridge")[number // 7 % 3]
    text = (
        f"The {matter} at {town} {('held', 'broke')[number % 2]} on Monday, the mayor of {town} said. “We were lucky at"
        f" the {matter},” Ada Marsh said. Some {40 + number % 3} people left their homes in {town}.\n\nRain had fallen"
        f" on the {matter} for {number % 5 + 2} days, and crews from {town} brought sand and pumps."
    )
    return Report(f"r{number:03}", text, f"2024-05-{7 + number % 3:02}", f"The {matter} at {town}", "Holm Post")


def run(path: Path, count: int, patience: float | None) -> int:
    """Add news until all is in, or the process is killed so many seconds after it was ready; the last one added."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", WRITER, str(path), str(count)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert writer.stdout is not None
    last = -1
    try:
        assert writer.stdout.readline() == "ready\n"
        if patience is not None:
            time.sleep(patience)
            writer.send_signal(signal.SIGKILL)
        for line in writer.stdout:
            last = int(line)
    finally:
        writer.stdout.close()
        writer.wait()
    return last


def kills(folder: Path, count: int, times: int, seed: int) -> None:
    chance = random.Random(seed)
    begun = time.monotonic()
    assert run(folder / "straight", count, None) == count - 1
    whole = time.monotonic() - begun
    most = -1
    for _ in range(times):
        most = max(most, run(folder / "killed", count, chance.uniform(0, whole / times)))
        with Archive(folder / "killed") as archive:
            assert archive.check() == ()
            assert list(archive.names())[: most + 1] == [f"r{number:03}" for number in range(most + 1)]
    run(folder / "killed", count, None)
    with Archive(folder / "straight") as one, Archive(folder / "killed") as other:
        names = [f"r{number:03}" for number in range(count)]
        assert list(other.names()) == names == list(one.names())
        assert [change.subject for change in other.changes() if change.kind == "added"] == names
        stories = [line.id for line in one.stories(limit=10**6)]
        assert stories == [line.id for line in other.stories(limit=10**6)]
        for story in stories:
            mine, theirs = one.account(story), other.account(story)
            assert mine is not None and mine == theirs


def test_a_few_kills(tmp_path: Path) -> None:
    kills(tmp_path, 12, 2, seed=0)


@pytest.mark.soak
def test_two_hundred_adds_and_forty_kills(tmp_path: Path) -> None:
    kills(tmp_path, 200, 40, seed=1)
