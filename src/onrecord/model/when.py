"""Time expressions and the days they denote."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.span import Span


class Relation(StrEnum):
    """How two stretches of days stand to each other."""

    BEFORE = "before"
    AFTER = "after"
    OVERLAPS = "overlaps"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of whole days, both ends included; an end that the text leaves open is None."""

    first: date | None
    last: date | None

    def relation(self, other: "Days") -> Relation:
        """Whether this interval lies before, after or across the other, or whether that cannot be known.

        An open end may lie anywhere: only what holds for every choice is claimed.
        """
        if self.last is not None and other.first is not None and self.last < other.first:
            return Relation.BEFORE
        if self.first is not None and other.last is not None and self.first > other.last:
            return Relation.AFTER
        if None in (self.first, self.last, other.first, other.last):
            return Relation.UNKNOWN
        return Relation.OVERLAPS

    @property
    def exact(self) -> bool:
        """Whether it is one single day."""
        return self.first is not None and self.first == self.last

    def __str__(self) -> str:
        if self.exact:
            return str(self.first)
        return f"{self.first or '..'}/{self.last or '..'}"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: TIMEX3 type, value and mod, and the days that it denotes.

    ``type`` is DATE, TIME, DURATION or SET; ``value`` a TIMEX3 value or None where the text carries none;
    ``days`` is None where the expression denotes no stretch of the calendar (a duration, a set, a relative
    time in a report without a date). ``rule`` names the pattern that matched, ``anchor`` says what a relative
    time was resolved from: a day such as ``2020-10-16``, or None for an absolute one.
    """

    span: Span
    type: str
    value: str | None
    mod: str | None = None
    days: Days | None = None
    rule: str = ""
    anchor: str | None = None
