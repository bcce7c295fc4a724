"""What every SQL archive does alike: rows of reports, annotations, stories and decisions, in one dialect's words.

A database's own module opens the connection, runs a statement, and keeps the index of words.
"""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, ClassVar, Self

from onrecord.errors import ArchiveError
from onrecord.model import Account, Annotation, Decision, Member, Report, Story
from onrecord.store import search
from onrecord.store.base import Change, Hit, Query, StoryLine, Version
from onrecord.store.codec import pack, unpack
from onrecord.text.words import fold


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


class Tables(ABC):
    """A Reader and Writer over the tables of ``migrations``; statements use ``?`` for a bound value."""

    place: str
    unholdable: ClassVar[re.Pattern[str]]
    """Characters that the database's text type cannot hold."""

    @abstractmethod
    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows that a statement gives (none for one that changes something)."""

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

    @abstractmethod
    def matching(self, table: str, phrases: Sequence[Sequence[str]]) -> tuple[str, list[object]]:
        """A subquery for the keys of what holds all these phrases, and its values."""

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

    def vacuum(self) -> None:  # noqa: B027 - a database that leaves no trace has nothing to do
        """Leave no trace of what was forgotten in the index."""

    def _row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        found = self.rows(sql, *values)
        return found[0] if found else None

    def _value(self, sql: str, *values: object) -> Any:
        row = self._row(sql, *values)
        return row[0] if row else None

    def _key(self, name: str) -> int:
        return int(self._value("SELECT key FROM report WHERE id = ? AND current = 1", name))

    def storable(self, text: str | None) -> str | None:
        """The text with each character that cannot be held replaced by one that can: the same length."""
        return None if text is None else self.unholdable.sub("\ufffd", text)

    def _rest(self, report: Report) -> bytes:
        """All of a report but its text; and the text too where the database cannot hold it as it is."""
        kept = report.text if self.unholdable.search(report.text) else ""
        return pack(replace(report, text=kept))

    # questions

    def report(self, name: str) -> Report | None:
        """The current text of that report."""
        row = self._row("SELECT text, rest FROM report WHERE id = ? AND current = 1", name)
        return _report(*row) if row else None

    def versions(self, name: str) -> tuple[Version, ...]:
        """All texts of that report, the oldest first."""
        rows = self.rows("SELECT version, text, rest, added FROM report WHERE id = ? ORDER BY version", name)
        return tuple(Version(number, _report(text, rest), added) for number, text, rest, added in rows)

    def at_url(self, url: str) -> str | None:
        """The id of the report that was read from that address."""
        name: str | None = self._value("SELECT id FROM report WHERE url = ? AND current = 1", url)
        return name

    def annotation(self, name: str) -> Annotation | None:
        """What stands beside the current text."""
        body = self._value(
            "SELECT body FROM annotation JOIN report ON report.key = annotation.report WHERE id = ? AND current = 1",
            name,
        )
        return unpack(Annotation, body) if body else None

    def pairs(self, names: Iterable[str]) -> list[tuple[Report, Annotation]]:
        """Reports with their annotations, in the order asked for; unknown ids are passed over."""
        found = []
        for name in names:
            row = self._row(
                "SELECT text, rest, body FROM report JOIN annotation ON key = report WHERE id = ? AND current = 1", name
            )
            if row:
                found.append((_report(row[0], row[1]), unpack(Annotation, row[2])))
        return found

    def names(self) -> Iterator[str]:
        """Ids of all reports, in the order they were added."""
        for (name,) in self.rows("SELECT id FROM report WHERE current = 1 ORDER BY key"):
            yield name

    def arrivals(self) -> list[list[str]]:
        """Ids of all reports in the order in which each first came, those that came together in one list."""
        rows = self.rows("SELECT id, batch FROM report WHERE version = 1 ORDER BY key")
        return [[name for name, _ in group] for _, group in groupby(rows, key=itemgetter(1))]

    def batches(self) -> int:
        """The number of the last batch of reports."""
        return int(self._value("SELECT coalesce(max(batch), 0) FROM report"))

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
        rows = self.rows(
            "SELECT id, title, first, last, reports, hard FROM story"
            " WHERE coalesce(last, '') >= ? AND (? = '' OR first <= ?)"
            " ORDER BY last DESC, reports DESC, id LIMIT ? OFFSET ?",
            first, last, last, limit, offset,
        )  # fmt: skip
        return [StoryLine(*row) for row in rows]

    def stories_of(self, verb: str, subjects: Sequence[str]) -> list[str]:
        """Ids of the stories that a decision about a difference or about people touches."""
        if verb == "dismiss":
            found = self.rows("SELECT DISTINCT story FROM difference WHERE id = ?", subjects[0])
        else:
            marks = ", ".join("?" * len(subjects))
            found = self.rows(
                "SELECT DISTINCT story FROM member JOIN report ON report.id = member.report AND current = 1"
                f" JOIN name ON name.report = report.key WHERE folded IN ({marks})",
                *(fold(self.storable(name) or "") for name in subjects),
            )
        return sorted(name for (name,) in found)

    def account(self, story: str) -> Account | None:
        """The account of a story."""
        row = self._row("SELECT account FROM story WHERE id = ?", story)
        if not row or row[0] is None:
            return None
        told = unpack(Account, row[0])
        beside = self.pairs(report for report, _ in told.confidence)
        order = sorted(beside, key=lambda pair: (pair[0].published or "~", pair[0].id))
        return replace(told, reports=tuple(r for r, _ in order), annotations=tuple(a for _, a in order))

    def told(self, story: str) -> Account | None:
        """The account of a story as stored: without the reports and annotations that it rests on."""
        body = self._value("SELECT account FROM story WHERE id = ?", story)
        return unpack(Account, body) if body else None

    def stamp(self, story: str) -> str:
        """What changes whenever the account of a story does, or nothing where there is none."""
        body = self._value("SELECT account FROM story WHERE id = ?", story)
        if body is None:
            return ""
        last = self._value(
            "SELECT max(key) FROM report JOIN member ON member.report = report.id WHERE story = ? AND current = 1",
            story,
        )
        return blake2b(bytes(body), digest_size=12).hexdigest() + f"-{last}"

    def search(self, query: Query) -> list[Hit]:
        """What answers the query, the newest first."""
        return search.hits(self, query)

    def count(self, query: Query) -> int:
        """How many answer the query, whatever its limit."""
        return search.count(self, query)

    def quoted(self, query: Query, most: int = 5000) -> list[tuple[str, str | None, int]]:
        """How often each speaker is quoted by each outlet, most first, within the query's outlet and days."""
        where, values = search.bounds(self, query)
        rows = self.rows(
            "SELECT q.speaker, r.outlet, count(*) FROM quotation q JOIN report r ON r.key = q.report"
            f" WHERE q.speaker IS NOT NULL{where} GROUP BY q.speaker, r.outlet ORDER BY count(*) DESC LIMIT ?",
            *values, most,
        )  # fmt: skip
        return [(speaker, outlet, number) for speaker, outlet, number in rows]

    def decisions(self, withdrawn: bool = False) -> tuple[Decision, ...]:
        """What people decided, the oldest first; with ``withdrawn`` also what they took back."""
        rows = self.rows("SELECT id, verb, subjects, by, why, at, withdrawn FROM decision ORDER BY at, id")
        found = (Decision(i, verb, tuple(json.loads(s)), by, why, at, gone) for i, verb, s, by, why, at, gone in rows)
        return tuple(d for d in found if withdrawn or d.withdrawn is None)

    def changes(self, since: str = "", limit: int = 1000) -> tuple[Change, ...]:
        """What happened since a moment, the oldest first."""
        rows = self.rows(
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
        return {"report": int(self._value("SELECT count(*) FROM report WHERE current = 1") or 0), **counts}

    # changes

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
        outlet = self.storable(report.outlet)
        self.rows(
            "INSERT INTO report (id, version, current, digest, published, day, title, outlet, shelved, url, text, rest,"
            " added, batch) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            report.id, version, mark, report.published, day, self.storable(report.title), outlet,
            fold(outlet) if outlet else None, self.storable(report.url), self.storable(report.text),
            self._rest(report), now(), batch,
        )  # fmt: skip
        key = self._key(report.id)
        self.index("report", key, self.storable(report.title), self.storable(report.text))
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
            words = self.storable(q.said(report.text))
            speaker = self.storable(q.speaker)
            number = self._value(
                "INSERT INTO quotation (id, report, speaker, folded, kind, day, first, last, words)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key",
                q.id, key, speaker, fold(speaker) if speaker else None, q.kind, day, q.start, q.end, words,
            )  # fmt: skip
            self.index("quotation", number, words)
        names = sorted({(fold(self.storable(m.name) or ""), m.kind) for m in annotation.mentions})
        self.many(
            "INSERT INTO name (report, folded, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(key, *name) for name in names],
        )
        speakers = {(fold(self.storable(q.speaker) or ""), "speaker") for q in annotation.quotations if q.speaker}
        outlets = {(fold(self.storable(report.outlet) or ""), "outlet")} if report.outlet else set()
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
            story.id, self.storable(story.title), min(days, default=None), max(days, default=None), len(story.members),
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
        body = pack(replace(account, reports=(), annotations=()))
        hard = sum(d.severity == "hard" for d in account.differences)
        self.rows(
            "UPDATE story SET account = ?, hard = ?, made_by = ? WHERE id = ?", body, hard, account.made_by, account.id
        )
        self._name_speakers(account)
        self.rows("DELETE FROM difference WHERE story = ?", account.id)
        self.many(
            "INSERT INTO difference VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (d.id, account.id, d.a.span.report, d.b.span.report, d.kind, d.severity, self.storable(d.about))
                for d in account.differences
            ]
            + [
                (d.id, account.id, d.a.span.report, d.b.span.report, d.kind, "dismissed", self.storable(d.about))
                for d in account.dismissed
            ],
        )

    def _name_speakers(self, account: Account) -> None:
        """Let searches find each quotation under the name that the story knows its speaker by."""
        named = [(self.storable(q.speaker), q.id) for q in account.quotations if q.speaker]
        self.many(
            "UPDATE quotation SET speaker = ?, folded = ? WHERE id = ?", [(who, fold(who or ""), q) for who, q in named]
        )
        self.many(
            "INSERT INTO called (folded, kind) VALUES (?, 'speaker') ON CONFLICT DO NOTHING",
            sorted({(fold(who or ""),) for who, _ in named}),
        )

    def put_decision(self, decision: Decision) -> None:
        """Keep a person's decision, or its withdrawal."""
        self.rows(
            "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET withdrawn = excluded.withdrawn",
            decision.id, decision.verb, json.dumps(decision.subjects), self.storable(decision.by),
            self.storable(decision.why),
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
            now(), kind, self.storable(subject), self.storable(detail),
        )  # fmt: skip


def _report(text: str, rest: bytes) -> Report:
    report = unpack(Report, rest)
    return report if report.text else replace(report, text=text)
