"""One watcher at a time on one archive."""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from onrecord.errors import ArchiveError
from onrecord.store.sqlite import Archive
from onrecord.watching.alone import SILENT, Alone, Watcher


class Clock:
    """A clock that is set by hand."""

    now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_second_watcher_is_told_who_is_there(tmp_path: Path) -> None:
    clock = Clock()
    with Archive(tmp_path / "a", create=True) as one, Archive(tmp_path / "a") as other:
        with Alone(one, clock):
            clock.now += SILENT - 1
            wanted = rf"already: by process {os.getpid()} on .+, since 2023-11-14 22:13 UTC.+free at 22:28 UTC"
            with pytest.raises(ArchiveError, match=wanted), Alone(other, clock):
                pass
        with Alone(other, clock):
            pass


def test_signs_of_life_keep_the_place_and_silence_loses_it(tmp_path: Path) -> None:
    clock = Clock()
    with Archive(tmp_path / "a", create=True) as one, Archive(tmp_path / "a") as other, Alone(one, clock) as first:
        clock.now += 800
        first.beat()
        clock.now += 800
        with pytest.raises(ArchiveError, match="watched already"), Alone(other, clock):
            pass
        clock.now += 200
        with Alone(other, clock), pytest.raises(ArchiveError, match="watched already"):
            first.beat()  # it slept, and somebody else goes on


def test_a_watcher_that_was_killed_leaves_its_place_at_once(tmp_path: Path) -> None:
    killed = (
        "import os, sys, time; from onrecord.store.sqlite import Archive; from onrecord.watching.alone import Alone\n"
        "Alone(Archive(sys.argv[1], create=True), time.time).__enter__(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", killed, str(tmp_path / "a")], check=False, timeout=60)
    with Archive(tmp_path / "a") as archive:
        assert json.loads(archive.state("watch/watcher") or b"{}")["pid"] != os.getpid()
        with Alone(archive, time.time):
            pass


def test_a_later_process_of_the_same_number_is_not_the_watcher(tmp_path: Path) -> None:
    clock = Clock()
    with Archive(tmp_path / "a", create=True) as archive:
        with Alone(archive, clock):
            mine = Watcher(**json.loads(archive.state("watch/watcher") or b"{}"))
        for held, is_free in (
            (replace(mine, born="1"), bool(mine.born)),
            (replace(mine, born="", pid=2**22 + 1), True),
            (replace(mine, host="elsewhere", pid=2**40), False),
        ):
            with archive.transaction():
                archive.put_state("watch/watcher", json.dumps(asdict(held)).encode())
            if is_free:
                with Alone(archive, clock):
                    pass
            else:
                with pytest.raises(ArchiveError, match="on elsewhere"), Alone(archive, clock):
                    pass


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"pid": 1}', b"null"])
def test_what_is_no_watcher_holds_no_place(tmp_path: Path, body: bytes) -> None:
    with Archive(tmp_path / "a", create=True) as archive:
        with archive.transaction():
            archive.put_state("watch/watcher", body)
        with Alone(archive, Clock()):
            pass
