"""What every SQL archive answers alike: reports, annotations, stories, decisions, in one dialect's words.

A database's own module opens the connection, runs a statement, and knows the index of words.
"""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import Any, ClassVar

from onrecord.model import Account, Annotation, Copy, Decision, Member, Report, Story
from onrecord.store import search
from onrecord.store.base import Change, Hit, Query, StoryLine, Version
from onrecord.store.codec import lists, places, unpack
from onrecord.text.words import fold

(_COPIES,) = places(Account, "copies")

_READ, _SHORT = 128, 20_000
"""Reports that stay read, of so many letters at the most: a story that is told again finds what its reports print."""


@dataclass(frozen=True, slots=True)
class Members:
    """Who belongs to a story, as stored."""

    members: tuple[Member, ...]
    also: tuple[str, ...] = ()


class Answers(ABC):
    """A Reader over the tables of ``migrations``; statements use ``?`` for a bound value."""

    place: str
    unholdable: ClassVar[re.Pattern[str]]
    """Characters that the database's text type cannot hold."""

    @abstractmethod
    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows that a statement gives (none for one that changes something)."""

    @abstractmethod
    def matching(self, table: str, phrases: Sequence[Sequence[str]]) -> tuple[str, list[object]]:
        """A subquery for the keys of what holds all these phrases, and its values."""

    def _row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        found = self.rows(sql, *values)
        return found[0] if found else None

    def _value(self, sql: str, *values: object) -> Any:
        row = self._row(sql, *values)
        return row[0] if row else None

    def storable(self, text: str | None) -> str | None:
        """The text with each character that cannot be held replaced by one that can: the same length."""
        return None if text is None else self.unholdable.sub("\ufffd", text)

    def bound(self, values: Iterable[object]) -> tuple[object, ...]:
        """Values for a statement, each text among them such that it can be held."""
        return tuple(self.storable(value) if isinstance(value, str) else value for value in values)

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
                read = _lately if len(row[0]) < _SHORT else _pair
                found.append(read(*row))
        return found

    def names(self) -> Iterator[str]:
        """Ids of all reports, in the order they were added."""
        for (name,) in self.rows("SELECT id FROM report WHERE current = 1 ORDER BY key"):
            yield name

    def arrivals(self) -> list[list[str]]:
        """Ids of all reports in the order in which each first came, those that came together in one list."""
        rows = self.rows("SELECT id, batch FROM report WHERE version = 1 ORDER BY batch, key")
        return [[name for name, _ in group] for _, group in groupby(rows, key=itemgetter(1))]

    def batches(self) -> int:
        """The number of the last batch of reports."""
        return int(self._value("SELECT batch FROM report WHERE version = 1 ORDER BY batch DESC, key DESC LIMIT 1") or 0)

    def identity(self) -> str:
        """A name that tells this archive from every other, or nothing where it is of an older form."""
        return (self.state("identity") or b"").hex()

    def story(self, name: str) -> Story | None:
        """A story by its id."""
        row = self._row("SELECT title, members FROM story WHERE id = ?", name)
        if row is None:
            return None
        known = unpack(Members, row[1])
        return Story(name, known.members, row[0], known.also)

    def story_of(self, report: str) -> str | None:
        """The id of the story that a report belongs to."""
        name: str | None = self._value("SELECT story FROM member WHERE report = ?", report)
        return name

    def keys(self, story: str) -> dict[str, int]:
        """For each report of a story the key of its current text: another text has another."""
        rows = self.rows(
            "SELECT id, key FROM member JOIN report ON report.id = member.report AND current = 1 WHERE story = ?", story
        )
        return dict(rows)

    def last_change(self) -> int:
        """The number of the last change."""
        return int(self._value("SELECT max(number) FROM change") or 0)

    def annotated_since(self, change: int) -> frozenset[str]:
        """Ids of the reports annotated anew after the change of that number."""
        rows = self.rows("SELECT subject FROM change WHERE number > ? AND kind = 'rebuilt'", change)
        return frozenset(name for (name,) in rows)

    def copies(self, story: str) -> tuple[Copy, ...]:
        """The reports of a story that copied each other, as its account has them, without the stretches they share."""
        body = self._value("SELECT account FROM story WHERE id = ?", story)
        rows = lists(body)[_COPIES] if body else ()
        return tuple(Copy(a, b, containment, own) for a, b, containment, own, *_ in rows)

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
                *(fold(name) for name in subjects),
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


def _report(text: str, rest: bytes) -> Report:
    report = unpack(Report, rest)
    return report if report.text else replace(report, text=text)


def _pair(text: str, rest: bytes, body: bytes) -> tuple[Report, Annotation]:
    return _report(text, rest), unpack(Annotation, body)


_lately = lru_cache(_READ)(_pair)
