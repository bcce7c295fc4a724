"""An archive in one SQLite file: write-ahead log, full-text index, one writer beside many readers."""

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from onrecord.errors import ArchiveError
from onrecord.store.migrations import APPLICATION, READ_FROM, SQLITE
from onrecord.store.tables import Tables

_WAIT = 60.0  # seconds that a writer waits for another

ADVICE = (
    ("locked", "another program is writing to it; wait until that has finished, then try again"),
    ("disk is full", "the disk is full; make room, then run the same command again: what was committed is kept"),
    ("readonly", "it cannot be written; change the permissions of the file and its folder, or copy it"),
    ("unable to open", "it cannot be opened; check the path and the permissions of its folder"),
    ("not a database", "this is no archive; choose another file"),
    ("malformed", "the file is damaged; restore a backup, or salvage it with `sqlite3 FILE .recover`"),
    ("disk I/O", "the disk failed, or is not there any more; check it, then run the same command again"),
)
"""What a database's error says, in part, and what it means and what to do about it."""

_COLUMNS = {"report": "title, text", "quotation": "words"}


class Archive(Tables):
    """A Reader and Writer over one SQLite file.

    Raises :class:`ArchiveError` where the file is no archive, one of a newer version, damaged or not to be written.
    ``wait`` is how many seconds to wait for another writer.
    """

    unholdable = re.compile("[\ud800-\udfff]")

    def __init__(self, path: str | Path, *, writable: bool = True, create: bool = False, wait: float = _WAIT) -> None:
        self.path = Path(path)
        self.place = str(path)
        if self.path.is_dir():
            raise ArchiveError(f"{path}: this is a folder; an archive is a file, such as {self.path / 'news.archive'}")
        if not create and not self.path.is_file():
            raise ArchiveError(f"{path}: there is no such archive; `onrecord add PATH --archive {path}` makes one")
        self._writable = writable
        mode = "rwc" if create else "rw" if writable else "ro"
        address = f"file:{quote(str(self.path.absolute()))}?mode={mode}"
        if not writable and self._stands_still():
            address += "&immutable=1"
        with self._explained():
            self._base = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
            try:
                self._prepare()
            except BaseException:
                self._base.close()
                raise

    def _stands_still(self) -> bool:
        """Whether nobody can write here, on a read-only disk for instance: a reader then needs no file beside it."""
        beside = self.path.with_name(self.path.name + "-wal")
        return not os.access(self.path.absolute().parent, os.W_OK) and not beside.exists()

    def _prepare(self) -> None:
        run = self._base.execute
        tables = run("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and run("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise ArchiveError(f"{self.path}: a database of another program; choose another file")
        version = run("PRAGMA user_version").fetchone()[0]
        if version > len(SQLITE):
            raise ArchiveError(
                f"{self.path}: made by a newer onrecord (form {version}; this one knows {len(SQLITE)}): upgrade it"
            )
        run("PRAGMA foreign_keys = ON")
        if self._writable:
            for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
                run(f"PRAGMA {setting}")
            self._migrate(version)
        elif version < READ_FROM:
            raise ArchiveError(
                f"{self.path}: {'of an older form' if version else 'no archive, or an empty one'};"
                " `onrecord add PATH --archive FILE` makes it one of today's"
            )

    def _migrate(self, version: int) -> None:
        for number, steps in enumerate(SQLITE[version:], version + 1):
            with self.transaction():
                if self._base.execute("PRAGMA user_version").fetchone()[0] >= number:
                    continue  # another process was quicker
                for step in steps:
                    self._base.execute(step)
                self._base.execute(f"PRAGMA application_id = {APPLICATION}")
                self._base.execute(f"PRAGMA user_version = {number}")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Errors of the database in words that say what to do."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise ArchiveError(f"{self.path}: {_advice(error)}") from error

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows that a statement gives."""
        with self._explained():
            return self._base.execute(sql, self.bound(values)).fetchall()

    def many(self, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Run a statement for each row of values."""
        with self._explained():
            self._base.executemany(sql, map(self.bound, rows))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is changed within stands together, or not at all."""
        self.rows("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            raise
        self.rows("COMMIT")

    def index(self, table: str, key: int, *texts: str | None) -> None:
        """Put the words of a report or of a quotation into the index of that table."""
        marks = ", ".join("?" * len(texts))
        self.rows(f"INSERT INTO {table}_words (rowid, {_COLUMNS[table]}) VALUES (?, {marks})", key, *texts)

    def unindex(self, table: str, key: int) -> None:
        """Take the words of a report or a quotation out of the index; its row must still be there."""
        columns = _COLUMNS[table]
        self.rows(
            f"INSERT INTO {table}_words ({table}_words, rowid, {columns})"
            f" SELECT 'delete', key, {columns} FROM {table} WHERE key = ?", key,
        )  # fmt: skip

    def matching(self, table: str, phrases: Sequence[Sequence[str]]) -> tuple[str, list[object]]:
        """A subquery for the keys of what holds all these phrases, and its values."""
        match = " AND ".join('"' + " ".join(phrase) + '"' for phrase in phrases)
        return f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH ?", [match]

    def vacuum(self) -> None:
        """Merge the index, which drops the words of deleted rows from it."""
        for table in _COLUMNS:
            self.rows(f"INSERT INTO {table}_words ({table}_words) VALUES ('optimize')")

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, by the database's own examination; nothing if all is well."""
        found = [row[0] for row in self.rows("PRAGMA integrity_check")]
        for table in _COLUMNS:
            self.rows(f"INSERT INTO {table}_words ({table}_words) VALUES ('integrity-check')")
        return tuple(line for line in found if line != "ok")

    def back_up(self, path: str | Path) -> None:
        """A whole copy of the archive in another file, taken while others read and write.

        Raises ArchiveError, and leaves no copy, where the archive turns out to be damaged.
        """
        with self._explained():
            target = sqlite3.connect(path)
            try:
                self._base.backup(target)
                found = target.execute("PRAGMA quick_check(1)").fetchone()[0]
            except sqlite3.DatabaseError:
                target.close()
                Path(path).unlink(missing_ok=True)
                raise
            target.close()
        if found != "ok":
            Path(path).unlink(missing_ok=True)
            raise ArchiveError(f"{self.path}: the file is damaged, so there is no copy; restore a backup ({found})")

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


def _advice(error: sqlite3.DatabaseError) -> str:
    """A database's error with what to do about it."""
    said = str(error)
    return next((f"{advice} (SQLite: {said})" for part, advice in ADVICE if part in said), said)
