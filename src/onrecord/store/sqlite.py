"""An archive in one SQLite file: write-ahead log, full-text index, one writer beside many readers."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import quote

from onrecord.errors import ArchiveError
from onrecord.model import Account, Annotation, Decision, Member, Report, Story
from onrecord.store import search
from onrecord.store.base import Change, Hit, Query, StoryLine, Version
from onrecord.store.codec import pack, unpack
from onrecord.store.migrations import APPLICATION, SQLITE
from onrecord.text.words import fold

_WAIT = 60.0  # seconds that a writer waits for another
_SURROGATE = re.compile("[\ud800-\udfff]")
ADVICE = (
    ("locked", "another program holds it; wait until that has finished, then try again"),
    ("disk is full", "make room, then run the same command again: what was committed is kept"),
    ("readonly", "the file or its folder cannot be written; change its permissions or copy it"),
    ("unable to open", "check the path and the permissions of its folder"),
    ("not a database", "it is no archive; choose another file"),
    ("malformed", "the file is damaged; restore a backup, or salvage it with `sqlite3 FILE .recover`"),
)


@dataclass(frozen=True, slots=True)
class Members:
    """Who belongs to a story, as stored."""

    members: tuple[Member, ...]
    also: tuple[str, ...] = ()


def now() -> str:
    """This moment, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def digest(text: str) -> str:
    """A fingerprint of a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Archive:
    """A Reader and Writer over one SQLite file.

    Raises :class:`ArchiveError` where the file is no archive, one of a newer version, damaged or not to be written.
    """

    def __init__(self, path: str | Path, *, writable: bool = True, create: bool = False) -> None:
        self.path = Path(path)
        if not create and not self.path.is_file():
            raise ArchiveError(f"{path}: there is no such archive; `onrecord add PATH --archive {path}` makes one")
        self._writable = writable
        with self._explained():
            mode = "rwc" if create else "rw" if writable else "ro"
            address = f"file:{_quoted(self.path)}?mode={mode}"
            self._base = sqlite3.connect(
                address, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False
            )
            self._prepare()

    def _prepare(self) -> None:
        run = self._base.execute
        tables = run("SELECT count(*) FROM sqlite_master").fetchone()[0]
        application = run("PRAGMA application_id").fetchone()[0]
        if tables and application != APPLICATION:
            raise ArchiveError(f"{self.path}: a database of another program; choose another file")
        version = run("PRAGMA user_version").fetchone()[0]
        if version > len(SQLITE):
            raise ArchiveError(
                f"{self.path}: made by a newer onrecord (form {version}; this one knows {len(SQLITE)}): upgrade it"
            )
        run("PRAGMA foreign_keys = ON")
        if self._writable:
            run("PRAGMA journal_mode = WAL")
            run("PRAGMA synchronous = FULL")
            run("PRAGMA secure_delete = ON")
            self._migrate(version)
        elif version < len(SQLITE):
            raise ArchiveError(f"{self.path}: of an older form {version}: `onrecord rebuild` brings it up to date")

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

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is changed within stands together, or not at all."""
        with self._explained():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # questions

    def report(self, name: str) -> Report | None:
        """The current text of that report."""
        row = self._row("SELECT text, rest FROM report WHERE id = ? AND current", name)
        return _report(*row) if row else None

    def versions(self, name: str) -> tuple[Version, ...]:
        """All texts of that report, the oldest first."""
        rows = self._rows("SELECT version, text, rest, added FROM report WHERE id = ? ORDER BY version", name)
        return tuple(Version(number, _report(text, rest), added) for number, text, rest, added in rows)

    def at_url(self, url: str) -> str | None:
        """The id of the report that was read from that address."""
        name: str | None = self._value("SELECT id FROM report WHERE url = ? AND current", url)
        return name

    def annotation(self, name: str) -> Annotation | None:
        """What stands beside the current text."""
        body = self._value(
            "SELECT body FROM annotation JOIN report ON report.key = annotation.report WHERE id = ? AND current", name
        )
        return unpack(Annotation, body) if body else None

    def pairs(self, names: Iterable[str]) -> list[tuple[Report, Annotation]]:
        """Reports with their annotations, in the order asked for; unknown ids are passed over."""
        found = []
        for name in names:
            row = self._row(
                "SELECT text, rest, body FROM report JOIN annotation ON key = report WHERE id = ? AND current", name
            )
            if row:
                found.append((_report(row[0], row[1]), unpack(Annotation, row[2])))
        return found

    def names(self) -> Iterator[str]:
        """Ids of all reports, in the order they were added."""
        for (name,) in self._rows("SELECT id FROM report WHERE current ORDER BY key"):
            yield name

    def story(self, name: str) -> Story | None:
        """A story by its id."""
        row = self._row("SELECT title, members FROM story WHERE id = ?", name)
        return Story(name, unpack(Members, row[1]).members, row[0], unpack(Members, row[1]).also) if row else None

    def story_of(self, report: str) -> str | None:
        """The id of the story that a report belongs to."""
        name: str | None = self._value("SELECT story FROM member WHERE report = ?", report)
        return name

    def stories(self, first: str = "", last: str = "", limit: int = 100, offset: int = 0) -> list[StoryLine]:
        """Stories with a report published between two days, the newest first."""
        rows = self._rows(
            "SELECT id, title, first, last, reports, hard FROM story"
            " WHERE coalesce(last, '') >= ? AND (? = '' OR first <= ?)"
            " ORDER BY last DESC, reports DESC, id LIMIT ? OFFSET ?",
            first, last, last, limit, offset,
        )  # fmt: skip
        return [StoryLine(*row) for row in rows]

    def account(self, story: str) -> Account | None:
        """The account of a story."""
        row = self._row("SELECT account FROM story WHERE id = ?", story)
        if not row or row[0] is None:
            return None
        told = unpack(Account, row[0])
        beside = self.pairs(report for report, _ in told.confidence)
        order = sorted(beside, key=lambda pair: (pair[0].published or "~", pair[0].id))
        return replace(told, reports=tuple(r for r, _ in order), annotations=tuple(a for _, a in order))

    def search(self, query: Query) -> list[Hit]:
        """What answers the query, the newest first."""
        with self._explained():
            return search.hits(self._base, query)

    def count(self, query: Query) -> int:
        """How many answer the query, whatever its limit."""
        with self._explained():
            return search.count(self._base, query)

    def decisions(self, withdrawn: bool = False) -> tuple[Decision, ...]:
        """What people decided, the oldest first; with ``withdrawn`` also what they took back."""
        rows = self._rows("SELECT id, verb, subjects, by, why, at, withdrawn FROM decision ORDER BY at, id")
        found = (Decision(i, verb, tuple(json.loads(s)), by, why, at, gone) for i, verb, s, by, why, at, gone in rows)
        return tuple(d for d in found if withdrawn or d.withdrawn is None)

    def changes(self, since: str = "", limit: int = 1000) -> tuple[Change, ...]:
        """What happened since a moment, the oldest first."""
        rows = self._rows(
            "SELECT number, at, kind, subject, detail FROM change WHERE at >= ? ORDER BY number LIMIT ?", since, limit
        )
        return tuple(Change(*row) for row in rows)

    def state(self, name: str) -> bytes | None:
        """What a stage kept under a name."""
        body: bytes | None = self._value("SELECT body FROM state WHERE name = ?", name)
        return body

    def size(self) -> dict[str, int]:
        """How many of each thing are kept."""
        tables = ("story", "quotation", "difference", "decision", "change")
        counts = {table: int(self._value(f"SELECT count(*) FROM {table}") or 0) for table in tables}
        return {"report": int(self._value("SELECT count(*) FROM report WHERE current") or 0), **counts}

    # changes

    def put_report(self, report: Report, annotation: Annotation) -> int:
        """Keep a text and what stands beside it; gives its version's number (0: the same text was there already)."""
        mark = digest(report.text)
        last = self._row("SELECT version, digest FROM report WHERE id = ? AND current", report.id)
        if last and last[1] == mark:
            return 0
        version = last[0] + 1 if last else 1
        if last:
            self._unindex(report.id)
            self._run("UPDATE report SET current = 0 WHERE id = ?", report.id)
        day = report.day.isoformat() if report.day else None
        self._run(
            "INSERT INTO report (id, version, current, digest, published, day, title, outlet, url, text, rest, added)"
            " VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            report.id, version, mark, report.published, day, _storable(report.title), _storable(report.outlet),
            _storable(report.url), _storable(report.text), _rest(report), now(),
        )  # fmt: skip
        key = self._key(report.id)
        title, text = _storable(report.title), _storable(report.text)
        self._run("INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)", key, title, text)
        self._annotate(key, report, annotation)
        return version

    def put_annotation(self, annotation: Annotation) -> None:
        """Replace what stands beside a report's current text."""
        report = self.report(annotation.report)
        if report is None:
            raise ArchiveError(f"{annotation.report}: no such report in {self.path}")
        key = self._key(report.id)
        self._unannotate(key)
        self._annotate(key, report, annotation)

    def _annotate(self, key: int, report: Report, annotation: Annotation) -> None:
        self._run("INSERT INTO annotation VALUES (?, ?, ?)", key, annotation.made_by, pack(annotation))
        day = report.day.isoformat() if report.day else None
        for q in annotation.quotations:
            words = _storable(q.said(report.text))
            speaker = _storable(q.speaker)
            done = self._base.execute(
                "INSERT INTO quotation (id, report, speaker, folded, kind, day, first, last, words)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (q.id, key, speaker, fold(speaker) if speaker else None, q.kind, day, q.start, q.end, words),
            )
            self._run("INSERT INTO quotation_words (rowid, words) VALUES (?, ?)", done.lastrowid, words)
        names = {(fold(_storable(m.name) or ""), _storable(m.name) or "", m.kind) for m in annotation.mentions}
        self._base.executemany(
            "INSERT OR IGNORE INTO name (report, folded, name, kind) VALUES (?, ?, ?, ?)",
            [(key, *name) for name in sorted(names)],
        )
        days = {(t.days.first, t.days.last) for t in annotation.times if t.days and t.days.first and t.days.last}
        self._base.executemany(
            "INSERT INTO happened (report, first, last) VALUES (?, ?, ?)",
            [(key, a.isoformat(), b.isoformat()) for a, b in sorted(days)],
        )

    def _unannotate(self, key: int) -> None:
        self._run(
            "INSERT INTO quotation_words (quotation_words, rowid, words)"
            " SELECT 'delete', key, words FROM quotation WHERE report = ?", key,
        )  # fmt: skip
        for table in ("quotation", "name", "happened", "annotation"):
            self._run(f"DELETE FROM {table} WHERE report = ?", key)

    def _unindex(self, name: str) -> None:
        """Take a report's current text out of every index; its row stays."""
        key = self._key(name)
        self._run(
            "INSERT INTO report_words (report_words, rowid, title, text)"
            " SELECT 'delete', key, title, text FROM report WHERE key = ?", key,
        )  # fmt: skip
        self._unannotate(key)

    def put_story(self, story: Story) -> None:
        """Keep a story and who belongs to it."""
        days = [
            day for name in story.reports
            if (day := self._value("SELECT day FROM report WHERE id = ? AND current", name))
        ]  # fmt: skip
        self._run(
            "INSERT INTO story (id, title, first, last, reports, members) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET title = excluded.title, first = excluded.first, last = excluded.last,"
            " reports = excluded.reports, members = excluded.members",
            story.id, _storable(story.title), min(days, default=None), max(days, default=None), len(story.members),
            pack(Members(story.members, story.also)),
        )  # fmt: skip
        self._run("DELETE FROM member WHERE story = ?", story.id)
        self._base.executemany(
            "INSERT INTO member VALUES (?, ?) ON CONFLICT (report) DO UPDATE SET story = excluded.story",
            [(name, story.id) for name in story.reports],
        )

    def drop_story(self, name: str) -> None:
        """Remove a story and its account; its reports stay."""
        for table, column in (("difference", "story"), ("member", "story"), ("story", "id")):
            self._run(f"DELETE FROM {table} WHERE {column} = ?", name)

    def put_account(self, account: Account) -> None:
        """Keep the account of a story, with its rows for search."""
        body = pack(replace(account, reports=(), annotations=()))
        hard = sum(d.severity == "hard" for d in account.differences)
        self._run(
            "UPDATE story SET account = ?, hard = ?, made_by = ? WHERE id = ?", body, hard, account.made_by, account.id
        )
        self._run("DELETE FROM difference WHERE story = ?", account.id)
        self._base.executemany(
            "INSERT INTO difference VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (d.id, account.id, d.a.span.report, d.b.span.report, d.kind, d.severity, _storable(d.about))
                for d in account.differences
            ],
        )

    def put_decision(self, decision: Decision) -> None:
        """Keep a person's decision, or its withdrawal."""
        self._run(
            "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET withdrawn = excluded.withdrawn",
            decision.id, decision.verb, json.dumps(decision.subjects), _storable(decision.by), _storable(decision.why),
            decision.at, decision.withdrawn,
        )  # fmt: skip

    def forget(self, name: str) -> bool:
        """Remove a report, all its versions and all that rests on it alone; False where there is none."""
        if not self._value("SELECT 1 FROM report WHERE id = ?", name):
            return False
        self._unindex(name)
        self._run("DELETE FROM member WHERE report = ?", name)
        self._run("DELETE FROM difference WHERE a = ? OR b = ?", name, name)
        self._run("DELETE FROM report WHERE id = ?", name)
        for index in ("report_words", "quotation_words"):  # merging drops the words of deleted rows from the index
            self._run(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        return True

    def put_state(self, name: str, data: bytes) -> None:
        """Keep what a stage asks to be kept."""
        self._run("INSERT INTO state VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body", name, data)

    def put_change(self, kind: str, subject: str, detail: str = "") -> None:
        """Record that something happened."""
        self._run(
            "INSERT INTO change (at, kind, subject, detail) VALUES (?, ?, ?, ?)",
            now(), kind, _storable(subject), _storable(detail),
        )  # fmt: skip

    # the database itself

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, by the database's own examination; nothing if all is well."""
        with self._explained():
            found = [row[0] for row in self._base.execute("PRAGMA integrity_check")]
            self._base.execute("INSERT INTO report_words (report_words) VALUES ('integrity-check')")
        return tuple(line for line in found if line != "ok")

    def back_up(self, path: str | Path) -> None:
        """A whole copy of the archive in another file, taken while others read and write."""
        with self._explained():
            target = sqlite3.connect(path)
            with target:
                self._base.backup(target)
            target.close()

    def _run(self, sql: str, *values: object) -> None:
        self._base.execute(sql, values)

    def _rows(self, sql: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        with self._explained():
            return self._base.execute(sql, values).fetchall()

    def _row(self, sql: str, *values: object) -> tuple | None:  # type: ignore[type-arg]
        with self._explained():
            row: tuple | None = self._base.execute(sql, values).fetchone()  # type: ignore[type-arg]
        return row

    def _value(self, sql: str, *values: object) -> Any:
        row = self._row(sql, *values)
        return row[0] if row else None

    def _key(self, name: str) -> int:
        return int(self._value("SELECT key FROM report WHERE id = ? AND current", name))


def _quoted(path: Path) -> str:
    return quote(str(path.absolute()))


def _storable(text: str | None) -> str | None:
    """The text with each lone surrogate as a replacement character: the same length, fit for the database."""
    if text is None or text.isascii():
        return text
    return _SURROGATE.sub("\ufffd", text)


def _rest(report: Report) -> bytes:
    """All of a report but its text; and the text too where the database cannot hold it as it is."""
    kept = report.text if _SURROGATE.search(report.text) else ""
    return pack(replace(report, text=kept))


def _report(text: str, rest: bytes) -> Report:
    report = unpack(Report, rest)
    return report if report.text else replace(report, text=text)


def _advice(error: sqlite3.DatabaseError) -> str:
    """A database's error in words that say what to do."""
    said = str(error)
    for part, advice in ADVICE:
        if part in said:
            return f"{said}: {advice}"
    return said
