"""What a relative time is resolved from: publication, the last date of the text, where a narrative has got to."""

import datetime
from dataclasses import dataclass, field

from onrecord.annotate.times.calendar import day, days_on
from onrecord.annotate.times.scan import Scanned
from onrecord.annotate.times.tense import ends_sentence, tense

_BACK, _AHEAD = -3, 14  # months: how far a date inside a sentence may take a narrative


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in the calendar as far as it is known; a year before 1 is negative (-480 is 480 BC)."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> datetime.date | None:
        """Its first day, or None before year 1."""
        return day(self.year, self.month or 1, self.day or 1) if self.year > 0 else None

    @classmethod
    def of(cls, when: datetime.date) -> "Moment":
        """A single day."""
        return cls(when.year, when.month, when.day)


@dataclass(slots=True)
class Context:
    """What is known while a text is read from its beginning on."""

    scanned: Scanned
    published: datetime.date | None
    narrative: bool
    last: Moment | None = None  # the last date mentioned
    last_end: int = 0  # the piece where it ends
    line: Moment | None = None  # where a narrative has got to
    quarter: str | None = None  # the last quarter mentioned
    message: bool = False  # a posted line or two: its bare 'night' is tonight's
    day_first: bool = False  # the text writes 13/11/2020 somewhere, so 12/11/2020 is in November
    found_end: int = 0  # the piece where the last expression ends
    found_type: str = ""
    coming: dict[int, datetime.date] = field(default_factory=dict)  # weekdays that the text has said lie ahead
    named: set[int] = field(default_factory=set)  # the years that the text has named or meant so far

    @property
    def now(self) -> Moment | None:
        """Where relative times start: the last date in a narrative, the day of publication in news."""
        if self.narrative:
            return self.last
        return Moment.of(self.published) if self.published else None

    @property
    def near(self) -> Moment | None:
        """The last date mentioned, or else the day of publication."""
        if self.last is not None or self.narrative:
            return self.last
        return Moment.of(self.published) if self.published else None

    def mention(self, moment: Moment, start: int, end: int) -> None:
        """Keeps a date that the text has mentioned at pieces [start, end).

        A narrative goes on from a date that has a month, or from a year at the head of a sentence; a year in
        passing ('declassified in 2005') does not move it.
        """
        self.last, self.last_end = moment, end
        self.named.add(moment.year)
        line = self.line
        if line is None or self._moves(line, moment, start):
            self.line = moment

    def _moves(self, line: Moment, moment: Moment, start: int) -> bool:
        to_come = self.published is not None and moment.year > self.published.year
        if to_come or (moment.month is None and moment.year == line.year):
            return False
        if self.leads(start):
            return True
        if self.scanned.parts[start - 1].endswith("("):
            return False
        if moment.month is None:
            return False
        return _BACK <= (moment.year - line.year) * 12 + moment.month - (line.month or 1) <= _AHEAD

    def leads(self, start: int) -> bool:
        """Whether an expression stands at the head of its sentence: 'In 1942', 'By early 1943'."""
        return start < 6 or any(
            ends_sentence(self.scanned.parts, gap) for gap in range(start - 1, max(0, start - 6), -2)
        )

    def tense(self, start: int, end: int) -> int | None:
        """Whether the verb nearest to pieces [start, end) looks back (-1), at now (0) or ahead (1); None unseen."""
        return tense(self.scanned.parts, start, end)


def weekday_from(base: datetime.date, weekday: int, direction: int) -> datetime.date | None:
    """The weekday (1 Monday to 7) nearest to a day: past (-1), this day or past (0), this or ahead (1), ahead (2)."""
    back = (base.isoweekday() - weekday) % 7
    ahead = (weekday - base.isoweekday()) % 7
    if direction == -1:
        return days_on(base, -(back or 7))
    if direction == 0:
        return days_on(base, -back)
    return days_on(base, ahead if direction == 1 else ahead or 7)
