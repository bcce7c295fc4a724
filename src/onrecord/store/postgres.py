"""An archive in PostgreSQL, for teams: the same tables, its own index of words. Needs psycopg (onrecord[postgres])."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord.errors import ArchiveError, UsageError
from onrecord.store.migrations import APPLICATION, POSTGRES, READ_FROM
from onrecord.store.tables import Tables
from onrecord.text.words import fold

_INDEXED = 200_000
"""Characters of a text that go into the index of words: PostgreSQL's tsvector holds one megabyte at the most."""

LOADING = "bulk load"
"""The state under which a bulk load keeps what is to be made again at its end."""

_BLOCK = 1 << 20
_QUICKER = (
    "SELECT set_config('default_toast_compression', 'lz4', true) FROM pg_settings"
    " WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)"
)


class PostgresArchive(Tables):
    """A Reader and Writer over a PostgreSQL database, named by an address such as ``postgresql://desk@host/news``.

    Raises :class:`ArchiveError` where it cannot be reached, is of a newer version, or where a bulk load has begun and
    not ended, unless this is ``loading``. Writers wait for each other.
    """

    unholdable = re.compile("[\x00\ud800-\udfff]")

    def __init__(self, address: str, *, writable: bool = True, loading: bool = False) -> None:
        try:
            import psycopg
        except ImportError:
            raise UsageError("PostgreSQL needs psycopg: pip install 'onrecord[postgres]'") from None
        self._errors = psycopg.Error
        self.place = re.sub(r"//[^@/]*@", "//", address)  # no password in a message
        with self._explained():
            self._base: Any = psycopg.connect(address, autocommit=True)
        self._depth = 0
        self._prepare(writable)
        if writable and not loading and self._value("SELECT 1 FROM state WHERE name = ?", LOADING):
            self.close()
            raise ArchiveError(
                f"{self.place}: a bulk load is under way, or was stopped: run the same `onrecord load` again first"
            )

    def _prepare(self, writable: bool) -> None:
        known = self._value("SELECT to_regclass('onrecord_form')")
        version = self._value("SELECT max(number) FROM onrecord_form") if known else 0
        if version > len(POSTGRES):
            raise ArchiveError(f"{self.place}: made by a newer onrecord (form {version}): upgrade this one")
        if writable:
            self._migrate(version)
        elif version < READ_FROM:
            raise ArchiveError(f"{self.place}: there is no archive; `onrecord add PATH --archive ADDRESS` makes one")

    def _migrate(self, version: int) -> None:
        for number, steps in enumerate(POSTGRES[version:], version + 1):
            with self.transaction():
                self.rows("CREATE TABLE IF NOT EXISTS onrecord_form (number INTEGER PRIMARY KEY)")
                if self._value("SELECT coalesce(max(number), 0) FROM onrecord_form") >= number:
                    continue  # another writer was quicker
                for step in steps:
                    self.rows(step)
                self.rows("INSERT INTO onrecord_form VALUES (?)", number)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Errors of the database in one line."""
        try:
            yield
        except self._errors as error:
            place = getattr(self, "place", "PostgreSQL")
            raise ArchiveError(f"{place}: {' '.join(str(error).split())}") from error

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows that a statement gives; empty for one that changes something."""
        with self._explained():
            cursor = self._base.execute(_marked(sql), self.bound(values))
            return list(cursor.fetchall()) if cursor.description else []

    def many(self, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Run a statement for each row of values."""
        with self._explained(), self._base.cursor() as cursor:
            cursor.executemany(_marked(sql), map(self.bound, rows))

    def copied(self, into: str, lines: Iterable[str]) -> int:
        """Bring rows, as lines of COPY's text form, into a table, named with its columns; gives how many."""
        with self._explained(), self._base.cursor() as cursor:
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for block in _blocks(lines):
                    copy.write(self.unholdable.sub("\ufffd", block).encode())
            return int(cursor.rowcount)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is changed within stands together, or not at all; one writer at a time."""
        with self._explained(), self._base.transaction():
            self._base.execute("SELECT pg_advisory_xact_lock(%s)", (APPLICATION,))
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other writer meanwhile, over many transactions."""
        self.rows("SELECT pg_advisory_lock(?)", APPLICATION)
        try:
            yield
        finally:
            if not self._base.closed:
                self.rows("SELECT pg_advisory_unlock(?)", APPLICATION)

    @contextmanager
    def beside(self) -> Iterator[None]:
        """A transaction among others of one bulk load, which has the archive for itself."""
        with self._explained(), self._base.transaction():
            self._base.execute("SET LOCAL synchronous_commit = off")  # lost whole, if at all: it is then done again
            self._base.execute(_QUICKER)
            yield

    def index(self, table: str, key: int, *texts: str | None) -> None:
        """Put the words of a report or of a quotation into the index of that table."""
        self.rows(f"INSERT INTO {table}_words VALUES (?, to_tsvector('simple', ?))", key, words_of(*texts))

    def unindex(self, table: str, key: int) -> None:
        """Take the words of a report or a quotation out of the index."""
        self.rows(f"DELETE FROM {table}_words WHERE key = ?", key)

    def matching(self, table: str, phrases: Sequence[Sequence[str]]) -> tuple[str, list[object]]:
        """A subquery for the keys of what holds all these phrases, and its values."""
        wanted = " && ".join(["phraseto_tsquery('simple', ?)"] * len(phrases))
        return f"SELECT key FROM {table}_words WHERE words @@ ({wanted})", [" ".join(phrase) for phrase in phrases]

    def check(self) -> tuple[str, ...]:
        """What is wrong: reports without an index entry or an annotation."""
        lost = self.rows(
            "SELECT id FROM report WHERE current = 1 AND (key NOT IN (SELECT key FROM report_words)"
            " OR key NOT IN (SELECT report FROM annotation))"
        )
        return tuple(f"{name}: not indexed or not annotated" for (name,) in lost)

    def back_up(self, path: str | Path) -> None:
        """Refused: the server's own pg_dump is the better tool."""
        raise UsageError(f"{self.place}: back it up with PostgreSQL's own tool: pg_dump -Fc -f {path} ADDRESS")

    def close(self) -> None:
        """Let go of the connection."""
        self._base.close()


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    """The lines, each ended, some at a time."""
    held: list[str] = []
    size = 0
    for line in lines:
        held += (line, "\n")
        size += len(line)
        if size >= _BLOCK:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def words_of(*texts: str | None) -> str:
    """The words of a text that go into the index, folded."""
    return " ".join(re.findall(r"[^\W_]+", fold(" ".join(text for text in texts if text))[:_INDEXED]))


def _marked(sql: str) -> str:
    """The statement with PostgreSQL's marks for bound values."""
    return sql.replace("%", "%%").replace("?", "%s")
