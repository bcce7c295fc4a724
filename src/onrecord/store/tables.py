"""What every SQL archive keeps alike: rows of reports, annotations, stories and decisions, and the index of words."""

import json
from abc import abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Self

from onrecord.errors import ArchiveError
from onrecord.model import Account, Annotation, Decision, Report, Story
from onrecord.store.answers import Answers, Members
from onrecord.store.beside import bare
from onrecord.store.codec import pack
from onrecord.text.words import fold


def now() -> str:
    """This moment, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def digest(text: str) -> str:
    """A fingerprint of a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Tables(Answers):
    """A Reader and Writer over the tables of ``migrations``."""

    @abstractmethod
    def many(self, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Run a statement for each row of values."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """All that is changed within stands together, or not at all."""

    @abstractmethod
    def index(self, table: str, key: int, *texts: str | None) -> None:
        """Put the words of a report (title, text) or of a quotation (words) into the index of that table."""

    @abstractmethod
    def unindex(self, table: str, key: int) -> None:
        """Take the words of a report or a quotation out of the index."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @abstractmethod
    def back_up(self, path: str | Path) -> None:
        """A whole copy of the archive in another file, taken while others read and write."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the database."""

    def vacuum(self) -> None:
        """Leave no trace of what was forgotten in the index."""

    def _key(self, name: str) -> int:
        return int(self._value("SELECT key FROM report WHERE id = ? AND current = 1", name))

    def rest(self, report: Report) -> bytes:
        """All of a report but its text; and the text too where the database cannot hold it as it is."""
        kept = report.text if self.unholdable.search(report.text) else ""
        return pack(replace(report, text=kept))

    def put_report(self, report: Report, annotation: Annotation, batch: int = 0) -> int:
        """Keep a text and what stands beside it; gives its version's number (0: the same text was there already).

        The same text under another headline is a version too. ``batch`` says which reports came together.
        """
        mark = digest(report.text)
        last = self._row("SELECT version, digest, title FROM report WHERE id = ? AND current = 1", report.id)
        if last and last[1] == mark and not (report.title and last[2] and self.storable(report.title) != last[2]):
            return 0
        version = last[0] + 1 if last else 1
        if last:
            self._unindex(report.id)
            self.rows("UPDATE report SET current = 0 WHERE id = ?", report.id)
        day = report.day.isoformat() if report.day else ""
        self.rows(
            "INSERT INTO report (id, version, current, digest, published, day, title, outlet, shelved, url, text, rest,"
            " added, batch) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            report.id, version, mark, report.published, day, report.title, report.outlet,
            fold(report.outlet) if report.outlet else None, report.url, report.text,
            self.rest(report), now(), batch,
        )  # fmt: skip
        key = self._key(report.id)
        self.index("report", key, report.title, report.text)
        self._annotate(key, report, annotation)
        return version

    def put_annotation(self, annotation: Annotation) -> None:
        """Replace what stands beside a report's current text."""
        report = self.report(annotation.report)
        if report is None:
            raise ArchiveError(f"{annotation.report}: no such report in {self.place}")
        key = self._key(report.id)
        self._unannotate(key)
        self._annotate(key, report, annotation)

    def _annotate(self, key: int, report: Report, annotation: Annotation) -> None:
        self.rows("INSERT INTO annotation VALUES (?, ?, ?)", key, annotation.made_by, pack(annotation))
        day = report.day.isoformat() if report.day else ""
        for q in annotation.quotations:
            words = q.said(report.text)
            number = self._value(
                "INSERT INTO quotation (id, report, speaker, folded, kind, day, first, last, words)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key",
                q.id, key, q.speaker, fold(q.speaker) if q.speaker else None, q.kind, day, q.start, q.end, words,
            )  # fmt: skip
            self.index("quotation", number, words)
        names = sorted({(fold(m.name), m.kind) for m in annotation.mentions})
        self.many(
            "INSERT INTO name (report, folded, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(key, *name) for name in names],
        )
        speakers = {(fold(q.speaker), "speaker") for q in annotation.quotations if q.speaker}
        outlets = {(fold(report.outlet), "outlet")} if report.outlet else set()
        self.many(
            "INSERT INTO called (folded, kind) VALUES (?, ?) ON CONFLICT DO NOTHING",
            sorted({*names, *speakers, *outlets}),
        )
        days = {(t.days.first, t.days.last) for t in annotation.times if t.days and t.days.first and t.days.last}
        self.many(
            "INSERT INTO happened (report, first, last) VALUES (?, ?, ?)",
            [(key, a.isoformat(), b.isoformat()) for a, b in sorted(days)],
        )

    def _unannotate(self, key: int) -> None:
        for (number,) in self.rows("SELECT key FROM quotation WHERE report = ?", key):
            self.unindex("quotation", number)
        for table in ("quotation", "name", "happened", "annotation"):
            self.rows(f"DELETE FROM {table} WHERE report = ?", key)

    def _uncall(self) -> None:
        """Drop from the list of names those that nothing bears any more."""
        self.rows(
            "DELETE FROM called WHERE kind = 'speaker' AND folded NOT IN"
            " (SELECT folded FROM quotation WHERE folded IS NOT NULL)"
        )
        self.rows("DELETE FROM called WHERE kind = 'outlet' AND folded NOT IN"
                  " (SELECT shelved FROM report WHERE shelved IS NOT NULL)")  # fmt: skip
        self.rows(
            "DELETE FROM called WHERE kind NOT IN ('speaker', 'outlet') AND NOT EXISTS"
            " (SELECT 1 FROM name WHERE name.folded = called.folded AND name.kind = called.kind)"
        )

    def _unindex(self, name: str) -> None:
        """Take a report's current text out of every index; its row stays."""
        key = self._key(name)
        self.unindex("report", key)
        self._unannotate(key)

    def put_story(self, story: Story) -> None:
        """Keep a story and who belongs to it."""
        days = [
            day for name in story.reports
            if (day := self._value("SELECT day FROM report WHERE id = ? AND current = 1", name))
        ]  # fmt: skip
        self.rows(
            "INSERT INTO story (id, title, first, last, reports, members) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET title = excluded.title, first = excluded.first, last = excluded.last,"
            " reports = excluded.reports, members = excluded.members",
            story.id, story.title, min(days, default=None), max(days, default=None), len(story.members),
            pack(Members(story.members, story.also)),
        )  # fmt: skip
        self.rows("DELETE FROM member WHERE story = ?", story.id)
        self.many(
            "INSERT INTO member VALUES (?, ?) ON CONFLICT (report) DO UPDATE SET story = excluded.story",
            [(name, story.id) for name in story.reports],
        )

    def drop_story(self, name: str) -> None:
        """Remove a story and its account; its reports stay."""
        for table, column in (("difference", "story"), ("member", "story"), ("story", "id")):
            self.rows(f"DELETE FROM {table} WHERE {column} = ?", name)

    def put_account(self, account: Account) -> None:
        """Keep the account of a story, with its rows for search."""
        body = pack(bare(account))
        hard = sum(d.severity == "hard" for d in account.differences)
        self.rows(
            "UPDATE story SET account = ?, hard = ?, made_by = ? WHERE id = ?", body, hard, account.made_by, account.id
        )
        self._name_speakers(account)
        self.rows("DELETE FROM difference WHERE story = ?", account.id)
        self.many(
            "INSERT INTO difference VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (d.id, account.id, d.a.span.report, d.b.span.report, d.kind, d.severity, d.about)
                for d in account.differences
            ]
            + [
                (d.id, account.id, d.a.span.report, d.b.span.report, d.kind, "dismissed", d.about)
                for d in account.dismissed
            ],
        )

    def _name_speakers(self, account: Account) -> None:
        """Let searches find each quotation under the name that the story knows its speaker by."""
        named = [(q.speaker, q.id) for q in account.quotations if q.speaker]
        self.many(
            "UPDATE quotation SET speaker = ?, folded = ? WHERE id = ?", [(who, fold(who), q) for who, q in named]
        )
        self.many(
            "INSERT INTO called (folded, kind) VALUES (?, 'speaker') ON CONFLICT DO NOTHING",
            sorted({(fold(who),) for who, _ in named}),
        )

    def put_decision(self, decision: Decision) -> None:
        """Keep a person's decision, or its withdrawal."""
        self.rows(
            "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET withdrawn = excluded.withdrawn",
            decision.id, decision.verb, json.dumps(decision.subjects), decision.by, decision.why,
            decision.at, decision.withdrawn,
        )  # fmt: skip

    def forget(self, name: str) -> bool:
        """Remove a report, all its versions and all that rests on it alone; False where there is none."""
        if not self._value("SELECT 1 FROM report WHERE id = ?", name):
            return False
        self._unindex(name)
        self.rows("DELETE FROM member WHERE report = ?", name)
        self.rows("DELETE FROM difference WHERE a = ? OR b = ?", name, name)
        self.rows("DELETE FROM report WHERE id = ?", name)
        self._uncall()
        self.vacuum()
        return True

    def put_state(self, name: str, data: bytes) -> None:
        """Keep what a stage asks to be kept."""
        self.rows("INSERT INTO state VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body", name, data)

    def put_change(self, kind: str, subject: str, detail: str = "") -> None:
        """Record that something happened."""
        self.rows(
            "INSERT INTO change (at, kind, subject, detail) VALUES (?, ?, ?, ?)",
            now(), kind, subject, detail,
        )  # fmt: skip
