"""Filling an archive in PostgreSQL by COPY: many reports or accounts in one transaction, recorded with them.

A load begins in an archive without reports. Indexes and foreign keys of the tables that get most rows are dropped, kept
as the statements that make them, and made again at the end; until then only the load that has begun opens the archive
for writing. Its steps may run side by side, each over a connection of its own: every one knows its keys beforehand.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.errors import ArchiveError
from onrecord.model import Report
from onrecord.store import bulkrows
from onrecord.store.postgres import LOADING, PostgresArchive, words_of
from onrecord.store.tables import now

Rows = Counter[str]
"""How many rows went into each table."""

_WORDS = ("report_words", "quotation_words")
_FREED = [*_WORDS, "name", "quotation", "called", "difference", "happened", "annotation"]
"""The tables that get most rows, and of which the indexes take longest first."""

_SPOKEN = "onrecord_spoken"


@dataclass(frozen=True, slots=True)
class Keys:
    """The first key of a step's reports and of its quotations, and the number of its batch of reports."""

    report: int
    quotation: int
    batch: int


@dataclass(frozen=True, slots=True)
class BulkLoad:
    """A load of one ``run``, which a state of the archive names; each step is recorded in its own transaction."""

    archive: PostgresArchive
    run: str

    def _named(self, step: str) -> str:
        return f"{LOADING}: {self.run} {step}"

    def done(self) -> set[str]:
        """The steps that stand in the archive."""
        known = self.archive.rows("SELECT name FROM state WHERE starts_with(name, ?)", self._named(""))
        return {str(name).removeprefix(self._named("")) for (name,) in known}

    def begin(self) -> bool:
        """Free the tables of indexes; False where the archive has reports that no load of this run brought.

        Raises ArchiveError where a load of another run has begun and not ended.
        """
        under_way = self.archive.state(LOADING)
        if under_way is not None:
            if json.loads(under_way)["run"] != self.run:
                raise ArchiveError(f"{self.archive.place}: another batch's load has begun and not ended: end it first")
            return True
        if self.archive.rows("SELECT 1 FROM report LIMIT 1"):
            return "finished" in self.done()
        with self.archive.transaction():
            kept = [*self._constraints(), *self._indexes()]
            for _, _, undo in kept:
                self.archive.rows(undo)
            self.archive.rows(f"CREATE TABLE {_SPOKEN} (id TEXT, speaker TEXT, folded TEXT)")
            again = [(table, make) for table, make, _ in reversed(kept)]  # keys first, then what refers to them
            self.archive.put_state(LOADING, json.dumps({"run": self.run, "make": again}).encode())
        return True

    def _constraints(self) -> Iterator[tuple[str, str, str]]:
        """Foreign keys, then primary keys: the table, the statement that makes it, and the one that drops it."""
        found = self.archive.rows(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = ANY(?::regclass[]) AND contype IN ('f', 'p') ORDER BY contype, conname",
            _FREED,
        )
        for table, name, told in found:
            yield (
                table,
                f"ALTER TABLE {table} ADD CONSTRAINT {name} {told}",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )

    def _indexes(self) -> Iterator[tuple[str, str, str]]:
        found = self.archive.rows(
            "SELECT indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = ANY(?::regclass[]) AND NOT indisprimary",
            _FREED,
        )
        return ((table, told, f"DROP INDEX {name}") for table, name, told in found)

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        """A transaction that records the step, so that it is not done again."""
        with self.archive.beside():
            self.archive.rows("INSERT INTO state VALUES (?, ?)", self._named(name), b"")
            yield

    def reports(self, step: str, keys: Keys, reports: Iterable[Report], bodies: Iterable[bytes]) -> Rows:
        """Keep reports with their annotations, packed, as ``put_report`` would, in one transaction."""
        found, moment = bulkrows.keyed(keys.report, reports, bodies), now()
        said = bulkrows.quotations(keys.quotation, found)
        rows = Rows()
        with self._step(step):
            self._copy(
                rows,
                "report (key, id, version, current, digest, published, day, title, outlet, shelved, url, text, rest,"
                " added, batch)",
                (bulkrows.report(one, self.archive.rest(one.report), moment, keys.batch) for one in found),
            )
            self._copy(rows, "annotation", map(bulkrows.annotation, found))
            into = "quotation (key, id, report, speaker, folded, kind, day, first, last, words)"
            self._copy(rows, into, (one.row for one in said))
            self._copy(rows, "name (report, folded, kind)", (row for one in found for row in bulkrows.names(one)))
            self._copy(rows, "happened", (row for one in found for row in bulkrows.happened(one)))
            texts = (f"{one.key}\t{words_of(one.report.title, one.report.text)}" for one in found)
            self._index(rows, "report_words", texts)
            self._index(rows, "quotation_words", (one.words for one in said))
        return rows

    def accounts(self, step: str, told: Sequence[bulkrows.Told]) -> Rows:
        """Keep stories and their accounts in one transaction; their reports must stand already."""
        names = [name for one in told for name in one.story.reports]
        known = dict(self.archive.rows("SELECT id, day FROM report WHERE current = 1 AND id = ANY(?)", names))
        rows = Rows()
        with self._step(step):
            self._copy(
                rows,
                "story (id, title, first, last, reports, hard, members, made_by, account)",
                (bulkrows.story(one, known) for one in told),
            )
            self._copy(rows, "member", (row for one in told for row in bulkrows.members(one)))
            self._copy(rows, "difference", (row for one in told for row in bulkrows.differences(one)))
            self.archive.copied(_SPOKEN, (row for one in told for row in bulkrows.speakers(one)))
        return rows

    def _copy(self, rows: Rows, into: str, lines: Iterable[str]) -> None:
        rows[into.split(" ")[0]] += self.archive.copied(into, lines)

    def _index(self, rows: Rows, table: str, lines: Iterable[str]) -> None:
        self.archive.rows(f"CREATE TEMPORARY TABLE new_{table} (key BIGINT, words TEXT) ON COMMIT DROP")
        rows[table] += self.archive.copied(f"new_{table}", lines)
        self.archive.rows(f"INSERT INTO {table} SELECT key, to_tsvector('simple', words) FROM new_{table}")

    def call(self) -> Rows:
        """List every name that is borne, and name speakers as their stories do; gives how many names."""
        rows = Rows()
        if "called" not in self.done():
            with self._step("called"):
                self.archive.rows(
                    "INSERT INTO called (folded, kind) SELECT folded, kind FROM name UNION"
                    " SELECT folded, 'speaker' FROM quotation WHERE folded IS NOT NULL UNION"
                    f" SELECT folded, 'speaker' FROM {_SPOKEN} UNION"
                    " SELECT shelved, 'outlet' FROM report WHERE shelved IS NOT NULL"
                )
                rows["called"] = int(self.archive.rows("SELECT count(*) FROM called")[0][0])
                self.archive.rows(
                    f"UPDATE quotation SET speaker = s.speaker, folded = s.folded FROM {_SPOKEN} s"
                    " WHERE quotation.id = s.id AND quotation.speaker IS DISTINCT FROM s.speaker"
                )
        return rows

    def wanting(self, words: bool) -> list[list[str]]:
        """Statements that make what is still wanting of the index of words, or of all other indexes and primary keys.

        Those of one table stand together, in order, and what takes longest comes first.
        """
        tables: dict[str, list[str]] = {}
        for table, statement in self._wanting():
            if "FOREIGN KEY" not in statement and (table in _WORDS) == words:
                tables.setdefault(table, []).append(statement)
        return [tables[table] for table in sorted(tables, key=_FREED.index)]

    def references(self) -> list[str]:
        """Statements that make the foreign keys that are still wanting: they want the primary keys of two tables."""
        return [statement for _, statement in self._wanting() if "FOREIGN KEY" in statement]

    def _wanting(self) -> Iterator[tuple[str, str]]:
        named = self.archive.rows(
            "SELECT relname FROM pg_class WHERE relkind = 'i' UNION SELECT conname FROM pg_constraint"
        )
        there = {str(name) for (name,) in named}
        state = json.loads(self.archive.state(LOADING) or b'{"make": []}')
        return ((table, statement) for table, statement in state["make"] if _name(statement) not in there)

    def make(self, statements: Sequence[str]) -> None:
        """Make some of what is wanting."""
        self.archive.rows("SET maintenance_work_mem = '256MB'")
        for statement in statements:
            self.archive.rows(statement)

    def finish(self) -> None:
        """Open the archive to other writers, and let the database take stock."""
        for table in ("report", "quotation"):
            following = f"(SELECT coalesce(max(key), 0) + 1 FROM {table})"
            self.archive.rows(f"SELECT setval(pg_get_serial_sequence(?, 'key'), {following}, false)", table)
        with self.archive.transaction():
            self.archive.put_state(self._named("finished"), b"")
            self.archive.rows("DELETE FROM state WHERE name = ?", LOADING)
            self.archive.rows(f"DROP TABLE IF EXISTS {_SPOKEN}")
        self.archive.rows("ANALYZE")


def _name(statement: str) -> str:
    """What a statement makes: the word after INDEX or CONSTRAINT."""
    parts = statement.split()
    return parts[parts.index("INDEX" if "INDEX" in parts else "CONSTRAINT") + 1]
