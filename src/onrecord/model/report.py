"""One article as published."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from onrecord.model.span import Span


class Role(StrEnum):
    """What a part of a report's text is, where it is not its body."""

    DATE = "date"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    CREDIT = "credit"
    DATELINE = "dateline"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text that is no plain body: a headline, a byline, page furniture."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One article as published, its text never changed.

    ``published`` is an ISO 8601 day or moment as the source gives it, or None. ``parts`` are in text order
    and do not overlap; what no part covers is body. ``credit`` names a wire service that the report itself
    credits. ``origin`` is the file, feed or archive it came from. ``notes`` are remarks of the reader of
    the file, such as dates in the page that disagree.
    """

    id: str
    text: str
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    parts: tuple[Part, ...] = ()
    credit: str | None = None
    origin: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of publication, or None where it is unknown."""
        if not self.published:
            return None
        try:
            return date.fromisoformat(self.published[:10])
        except ValueError:
            return None

    def span(self, start: int, end: int) -> Span:
        """A span of this report."""
        return Span(self.id, start, end)

    def covered(self, *roles: Role) -> tuple[Part, ...]:
        """The parts that play one of these roles, in text order."""
        return tuple(part for part in self.parts if part.role in roles)

    @property
    def apart(self) -> tuple[tuple[int, int], ...]:
        """[start, end) of what is no journalism: the date mark, byline, wire credit and page furniture."""
        roles = (Role.DATE, Role.BYLINE, Role.CREDIT, Role.FURNITURE)
        return tuple((part.start, part.end) for part in self.covered(*roles))

    @property
    def label(self) -> str:
        """The outlet as the report names it, or else its id; never a guess."""
        return self.outlet or self.id

    def named(self, name: str) -> "Report":
        """The same report under another id."""
        return replace(self, id=name)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Input that gave no report, or gave one only in part, and why.

    ``place`` is a line, a record or an offset within ``file``; ``lost`` is False where the report was read
    after all, in the way that ``reason`` tells.
    """

    file: str
    reason: str
    place: str = ""
    advice: str = ""
    lost: bool = True

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        return f"{where}: {self.reason}" + (f" ({self.advice})" if self.advice else "")
