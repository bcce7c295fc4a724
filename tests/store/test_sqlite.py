"""What an SQLite archive does when its file is not what it should be, and when its writer is killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.errors import ArchiveError
from onrecord.store.base import Query
from onrecord.store.migrations import SQLITE
from onrecord.store.sqlite import Archive
from tests.store.values import account, annotation, report, story


def made(path: Path) -> Path:
    with Archive(path, create=True) as archive, archive.transaction():
        archive.put_report(report("a"), annotation("a"))
        archive.put_story(story("a"))
        archive.put_account(account("a"))
    return path


def test_a_missing_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no such archive"):
        Archive(tmp_path / "none")


def test_a_newer_archive_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = made(tmp_path / "a")
    with sqlite3.connect(path) as base:
        base.execute(f"PRAGMA user_version = {len(SQLITE) + 1}")
    base.close()
    with pytest.raises(ArchiveError, match="newer onrecord"):
        Archive(path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE recipes (name TEXT)")
    base.close()
    with pytest.raises(ArchiveError, match="another program"):
        Archive(path, create=True)


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be one" * 40, b"\x00" * 5000])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "text"
    path.write_bytes(content)
    with pytest.raises(ArchiveError):
        Archive(path)
    assert path.read_bytes() == content


def test_a_truncated_archive_is_refused_with_advice(tmp_path: Path) -> None:
    path = made(tmp_path / "a")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    try:
        with Archive(path) as archive:
            wrong: tuple[str, ...] = archive.check()
    except ArchiveError as error:
        wrong = (str(error),)
    assert wrong
    assert any("damaged" in line or "malformed" in line or "age" in line for line in wrong)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_read_only_archive_can_be_read_but_not_written(tmp_path: Path) -> None:
    path = made(tmp_path / "a")
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ArchiveError, match="permissions"):
            Archive(path, writable=True)
    finally:
        tmp_path.chmod(0o700)


def test_a_reader_changes_nothing(tmp_path: Path) -> None:
    with Archive(made(tmp_path / "a"), writable=False) as archive:
        assert archive.count(Query("dam")) == 1
        with pytest.raises(ArchiveError, match="cannot be written"), archive.transaction():
            archive.put_change("added", "x")


def test_a_locked_archive_says_so(tmp_path: Path) -> None:
    path = made(tmp_path / "a")
    with Archive(path) as holder, Archive(path, wait=0.1) as other, holder.transaction():
        assert other.report("a") is not None  # reading goes on
        with pytest.raises(ArchiveError, match="another program is writing to it"), other.transaction():
            pass


def test_a_full_disk_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    with Archive(made(tmp_path / "a")) as archive:
        pages = archive.rows("PRAGMA page_count")[0][0]
        archive.rows(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(ArchiveError, match="make room"), archive.transaction():
            archive.put_report(report("b", "rain " * 50_000), annotation("b"))
        assert archive.report("b") is None
        assert archive.report("a") is not None
        assert archive.check() == ()


def test_a_backup_is_the_archive_again(tmp_path: Path) -> None:
    with Archive(made(tmp_path / "a")) as archive:
        archive.back_up(tmp_path / "copy")
    with Archive(tmp_path / "copy") as copy:
        assert copy.account("s1") == account("a")
        assert copy.check() == ()


def test_no_backup_is_made_of_a_damaged_archive(tmp_path: Path) -> None:
    path = made(tmp_path / "a")
    whole = path.read_bytes()
    path.write_bytes(whole[:-100])
    with Archive(path, writable=False) as archive, pytest.raises(ArchiveError, match="damaged"):
        archive.back_up(tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    for create in (False, True):
        with pytest.raises(ArchiveError, match="this is a folder"):
            Archive(tmp_path, create=create)


WRITER = """
import sys
from onrecord.store.sqlite import Archive
from tests.store.values import annotation, report
with Archive(sys.argv[1], create=True) as archive:
    for number in range(200):
        name = f"r{number:03}"
        if archive.report(name) is None:
            with archive.transaction():
                archive.put_report(report(name, f"Report {number}. " + "Rain fell on Holm. " * 50), annotation(name))
                archive.put_change("added", name)
        print(name, flush=True)
"""


def test_a_writer_killed_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    path = tmp_path / "killed"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    said: set[str] = set()
    for patience in (0.35, 0.5, 0.42, 0.6, 0.38, 60):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, env=environment
        )
        begun = time.monotonic()
        assert writer.stdout is not None
        for line in writer.stdout:
            said.add(line.strip())
            if time.monotonic() - begun > patience:
                writer.send_signal(signal.SIGKILL)
                break
        writer.stdout.close()
        writer.wait()
        with Archive(path) as archive:
            assert archive.check() == ()
            assert said <= set(archive.names())
    with Archive(path) as archive:
        assert list(archive.names()) == [f"r{number:03}" for number in range(200)]
        assert archive.size()["change"] == 200
        assert archive.count(Query("rain")) == 200
