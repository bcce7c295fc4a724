"""What an archive answers and takes, whatever database keeps it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from onrecord.model import Account, Annotation, Decision, Report, Story


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a report that came in more than one: ``number`` from 1 on, ``added`` when it was stored."""

    number: int
    report: Report
    added: str


@dataclass(frozen=True, slots=True)
class Query:
    """A search: every field that is given must hold.

    ``words`` are words and "phrases in quotes"; ``speaker``, ``outlet``, ``person`` and ``place`` are names, whole
    or in part; ``first`` and ``last`` bound the day of publication, ``happened_first`` and ``happened_last`` the days
    of what is told. ``quoted`` looks for words among quotations instead of whole reports. ``exact`` takes speaker and
    outlet as whole names only; ``story`` is the id of one.
    """

    words: str = ""
    speaker: str = ""
    outlet: str = ""
    person: str = ""
    place: str = ""
    first: str = ""
    last: str = ""
    happened_first: str = ""
    happened_last: str = ""
    hard: bool = False
    quoted: bool = False
    limit: int = 50
    offset: int = 0
    exact: bool = False
    story: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that answers a query, with the stretches to mark: [start, end) of its text."""

    report: str
    published: str | None
    outlet: str | None
    title: str | None
    story: str | None
    marks: tuple[tuple[int, int], ...]
    snippet: tuple[int, int]
    quotation: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list: what it is called, its days, how many reports and hard differences."""

    id: str
    title: str
    first: str | None
    last: str | None
    reports: int
    hard: int


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened to the archive: a report added, a new version, a story told again, one removed."""

    number: int
    at: str
    kind: str
    subject: str
    detail: str


class Reader(Protocol):
    """Questions that never change anything; safe beside a writer."""

    def report(self, name: str) -> Report | None:
        """The current text of that report."""
        ...

    def versions(self, name: str) -> tuple[Version, ...]:
        """All texts of that report, the oldest first."""
        ...

    def at_url(self, url: str) -> str | None:
        """The id of the report that was read from that address."""
        ...

    def annotation(self, name: str) -> Annotation | None:
        """What stands beside the current text."""
        ...

    def pairs(self, names: Iterable[str]) -> list[tuple[Report, Annotation]]:
        """Reports with their annotations, in the order asked for; unknown ids are passed over."""
        ...

    def names(self) -> Iterator[str]:
        """Ids of all reports, in the order they were added."""
        ...

    def arrivals(self) -> list[list[str]]:
        """Ids of all reports in the order in which each first came, those that came together in one list."""
        ...

    def batches(self) -> int:
        """The number of the last batch of reports."""
        ...

    def identity(self) -> str:
        """A name that tells this archive from every other, or nothing where it is of an older form."""
        ...

    def story(self, name: str) -> Story | None:
        """A story by its id."""
        ...

    def story_of(self, report: str) -> str | None:
        """The id of the story that a report belongs to."""
        ...

    def stories(self, first: str = "", last: str = "", limit: int = 100, offset: int = 0) -> list[StoryLine]:
        """Stories with a report published between two days, the newest first."""
        ...

    def stories_of(self, verb: str, subjects: Sequence[str]) -> list[str]:
        """Ids of the stories that a decision about a difference or about people touches."""
        ...

    def account(self, story: str) -> Account | None:
        """The account of a story."""
        ...

    def search(self, query: Query) -> list[Hit]:
        """What answers the query, the newest first."""
        ...

    def count(self, query: Query) -> int:
        """How many answer the query, whatever its limit."""
        ...

    def decisions(self, withdrawn: bool = False) -> tuple[Decision, ...]:
        """What people decided, the oldest first; with ``withdrawn`` also what they took back."""
        ...

    def changes(self, since: str = "", limit: int = 1000) -> tuple[Change, ...]:
        """What happened since a moment, the oldest first."""
        ...

    def state(self, name: str) -> bytes | None:
        """What a stage kept under a name."""
        ...

    def size(self) -> dict[str, int]:
        """How many of each thing are kept."""
        ...


class Writer(Reader, Protocol):
    """The one who changes the archive. Every change stands inside a ``transaction``."""

    def transaction(self) -> AbstractContextManager[None]:
        """All that is changed within stands together, or not at all."""
        ...

    def put_report(self, report: Report, annotation: Annotation, batch: int = 0) -> int:
        """Keep a text and what stands beside it; gives its version's number (0: the same text was there already)."""
        ...

    def put_annotation(self, annotation: Annotation) -> None:
        """Replace what stands beside a report's current text."""
        ...

    def put_story(self, story: Story) -> None:
        """Keep a story and who belongs to it."""
        ...

    def drop_story(self, name: str) -> None:
        """Remove a story and its account; its reports stay."""
        ...

    def put_account(self, account: Account) -> None:
        """Keep the account of a story, with its rows for search."""
        ...

    def put_decision(self, decision: Decision) -> None:
        """Keep a person's decision, or its withdrawal."""
        ...

    def forget(self, name: str) -> bool:
        """Remove a report with all that rests on it alone; False where there is none."""
        ...

    def put_state(self, name: str, data: bytes) -> None:
        """Keep what a stage asks to be kept."""
        ...

    def put_change(self, kind: str, subject: str, detail: str = "") -> None:
        """Record that something happened."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
