"""A pattern's match in a text, and what is built from it."""

from dataclasses import dataclass
from typing import Any

from onrecord.annotate.times.anchor import Moment
from onrecord.annotate.times.scan import Pattern, Scanned
from onrecord.model.when import Days

FROM_VALUE = Days(None, None)  # the days that the value itself denotes


@dataclass(frozen=True, slots=True)
class Answer:
    """A TIMEX3 reading; ``pieces`` narrows the match where only a part of it is the expression."""

    type: str
    value: str | None
    mod: str | None = None
    anchor: str | None = None
    days: Days | None = FROM_VALUE
    pieces: tuple[int, int] | None = None
    moment: Moment | None = None  # where a later expression may start from


@dataclass(slots=True)
class Hit:
    """A pattern's match over the pieces [start, end) of a text."""

    scanned: Scanned
    pattern: Pattern
    match: Any
    start: int
    end: int

    def has(self, name: str) -> bool:
        """Whether the pattern has this group and it matched."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def words(self, name: str) -> list[str]:
        """The words of a group, lower case; none where it did not match."""
        if not self.has(name):
            return []
        start, end = self.match.span(name)
        return [w for w in self.scanned.parts[start:end] if w[:1].isalnum()]

    def get(self, name: str) -> str:
        """The words of a group with single blanks between them."""
        return " ".join(self.words(name))

    def first(self, *names: str) -> str:
        """The words of the first of these groups that matched."""
        return next((self.get(n) for n in names if self.has(n)), "")

    def printed(self, piece: int) -> str:
        """A piece as the text prints it."""
        return self.scanned.text[self.scanned.starts[piece] : self.scanned.starts[piece + 1]]

    def before(self, count: int = 1) -> str:
        """The word that many words before the match, or nothing past a break."""
        place = self.start - 2 * count
        if place < 0 or any(self.gap_breaks(p) for p in range(place + 1, self.start, 2)):
            return ""
        return self.scanned.parts[place]

    def after(self, count: int = 1) -> str:
        """The word that many words after the match, or nothing past a break."""
        place = self.end - 1 + 2 * count
        if place >= len(self.scanned.parts) or any(self.gap_breaks(p) for p in range(self.end, place, 2)):
            return ""
        return self.scanned.parts[place]

    def gap_breaks(self, piece: int) -> bool:
        """Whether the piece between two words is more than blanks or a hyphen."""
        return self.scanned.parts[piece].strip() not in ("", "-", "'", "’")

    def gap_before(self) -> str:
        """What stands between the match and the word before."""
        return self.scanned.parts[self.start - 1] if self.start else ""

    def gap_after(self) -> str:
        """What stands between the match and the word after."""
        return self.scanned.parts[self.end] if self.end < len(self.scanned.parts) else ""

    def capital(self, name: str) -> bool:
        """Whether the group's first word is printed with a capital."""
        return self.printed(self.match.start(name))[:1].isupper()

    def in_a_name(self) -> bool:
        """Whether the word before is printed as part of a name, in a line that is no title: 'told News Tonight'."""
        place = self.start - 4
        if not (self.before() and self.printed(place + 2)[:1].isupper() and self.gap_before().isspace()) or place < 0:
            return False
        return self.printed(place)[:1].islower() and bool(self.before(2))


Built = Answer | list[Answer] | None
