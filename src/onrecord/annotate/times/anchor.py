"""What a relative time is resolved from: the day of publication, the last date of the text, and the verb nearby."""

import datetime
from dataclasses import dataclass, field

from onrecord.annotate.times.calendar import day, days_on
from onrecord.annotate.times.english import (
    ABBREVIATIONS,
    APPOINTED,
    AUXILIARIES,
    BASE_FORMS,
    BEFORE_WHAT_COMES,
    DETERMINERS,
    FUTURE_CUES,
    GIVEN,
    HAD,
    LEADS_AHEAD,
    NAMES_OF_DAYS,
    NEARS,
    NEGATED,
    NO_VERBS,
    PARTICIPLE_CUES,
    PAST_CUES,
    PAST_TO,
    PLANS,
    PRESENT_TENSE,
    WILL,
)
from onrecord.annotate.times.scan import Scanned

PAST, PRESENT, FUTURE = -1, 0, 1
_BACK, _AHEAD = -3, 14  # months: how far a date inside a sentence may take a narrative
_LOOK = 24  # pieces: a dozen words and what parts them


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
        parts = self.scanned.parts
        until = start > 1 and parts[start - 2] in ("until", "till")
        if self.called_off(start, end):
            return None
        if self._appointed(start):
            return PAST if HAD & set(parts[max(0, start - 10) : start]) else FUTURE
        heads = until and (start < 4 or ends_sentence(parts, start - 3))  # 'Until Thursday, they had refused'
        if (
            start > 5
            and parts[start - 2] == "as"
            and parts[start - 4] in ("soon", "early")
            and parts[start - 6] == "as"
        ):
            return FUTURE
        if start > 3 and (parts[start - 4], parts[start - 2]) in BEFORE_WHAT_COMES:
            return FUTURE  # ahead of Friday's vote
        found = None if heads else self._cue(range(start - 2, max(-1, start - _LOOK), -2))
        if found is None:
            found = self._cue(range(end + 1, min(len(parts), end + _LOOK), 2))
        lead = parts[start - 2] if start > 1 else ""
        if found in (None, PRESENT) and (lead in LEADS_AHEAD or self._deadline(start, end)):
            return FUTURE
        if found == PAST and lead in ("until", "till", "through") and not heads and self._perfect(start):
            return FUTURE if lead != "through" else None  # 'has closed until March', 'has extended it through January'
        return found

    def _deadline(self, start: int, end: int) -> bool:
        """Whether pieces [start, end) are the day of a deadline ahead: 'a Friday deadline', 'a deadline of Friday'."""
        parts = self.scanned.parts
        after = parts[end + 1 : end + 6 : 2]
        if "deadline" in after[:2]:
            return "a" in (parts[start], parts[max(0, start - 2)]) or not NEARS.isdisjoint(after)
        return start > 3 and parts[start - 4 : start - 1 : 2] == ["deadline", "of"]

    def _perfect(self, start: int) -> bool:
        """Whether the auxiliary nearest before a piece is that of the present perfect, which holds on now."""
        parts = self.scanned.parts
        for place in range(start - 4, max(-1, start - _LOOK - 6), -2):
            if ends_sentence(parts, place + 1):
                return False
            if parts[place] in AUXILIARIES:
                return parts[place] in ("has", "have", "ve")
        return False

    def called_off(self, start: int, end: int) -> bool:
        """Whether something set for the time was not to be: 'the fair set for Jan. 14 was moved'."""
        parts = self.scanned.parts
        if parts[end + 1 : end + 2] not in (["was"], ["were"]) or start < 6 or parts[start - 2] != "for":
            return False
        before = parts[max(0, start - 20) : start - 2]
        return not APPOINTED.isdisjoint(before) and not any(ends_sentence(before, n) for n in range(1, len(before), 2))

    def _appointed(self, start: int) -> bool:
        """Whether something is called, set or put off for the time at a piece, or someone is to do it by then."""
        parts = self.scanned.parts
        lead, before = parts[max(0, start - 2)], parts[max(0, start - 12) : max(0, start - 2)]
        if start < 6 or any("." in piece for piece in before[1::2] + parts[start - 1 : start]):
            return False
        if lead in ("for", "until", "till", "to", "on"):
            if lead in ("until", "till") and (before[-2] in GIVEN or not {"given", "gave"}.isdisjoint(before)):
                return True
            return before[-2] in (APPOINTED if lead != "on" else ("held",)) and (lead != "on" or "be" in before)
        return lead == "by" and "to" in before[2:-2:2] and not PAST_TO & set(before)

    def _cue(self, places: range) -> int | None:
        parts = self.scanned.parts
        step = 1 if places.step > 0 else -1
        to_do = False
        for place in places:
            gap = place - step
            if 0 <= gap < len(parts) and ends_sentence(parts, gap):
                return None
            if parts[place] == "due" and _because(parts, place):
                continue
            if parts[place] == "from" and _begins(parts[place + 2 : place + 4]):
                continue  # 'from June 3'
            found = verb(_whole(parts, place))
            if parts[place] in BASE_FORMS.get(found, ()) and place > 1 and parts[place - 2] in ("to", "not", "t"):
                to_do = to_do or (found == FUTURE and parts[place - 2] == "to" and step < 0)
                continue  # 'is expected to hit'
            if found == PRESENT and step < 0 and _is_on(parts, place, places.start):
                return FUTURE  # 'the hearing is on Tuesday'
            if found == FUTURE and parts[place] in PARTICIPLE_CUES and HAD & set(parts[max(0, place - 6) : place]):
                return PAST
            if parts[place] in PLANS and parts[place + 2 : place + 3] == ["to"]:
                return FUTURE
            if found == PRESENT and place + 2 < len(parts) and _is_to_come(parts[place : place + 3 : 2], step):
                return FUTURE
            if found is not None:
                ahead = (found == PAST and _to_be(parts, place)) or (found == PRESENT and to_do)
                return FUTURE if ahead else found
        return None


def _begins(pieces: list[str]) -> bool:
    """Whether the pieces after 'from' say when something begins: 'from June', 'from 21:15'."""
    return bool(pieces) and (pieces[0] in NAMES_OF_DAYS or (pieces[0].isdigit() and pieces[-1] == ":"))


def _because(parts: list[str], place: int) -> bool:
    """Whether 'due' at a place says why: 'due to the storm', 'due to falling sales'; 'due to sail' looks ahead."""
    after = parts[place + 4 : place + 5]
    return (
        parts[place + 2 : place + 3] == ["to"] and bool(after) and (after[0] in DETERMINERS or after[0][-3:] == "ing")
    )


def _is_on(parts: list[str], place: int, last: int) -> bool:
    """Whether something 'is on', 'is at' the time or 'is Tuesday': a plan rather than a report."""
    return parts[place] in ("is", "are") and (place == last or (place == last - 2 and parts[last] in ("on", "at")))


def _is_to_come(words: list[str], step: int) -> bool:
    """Whether a present verb and the word after it look ahead: 'is planned', 'the court is to rule'."""
    return (words[0] in ("is", "are", "am") and words[1] == "to") or (step > 0 and words[1] in FUTURE_CUES)


def _to_be(parts: list[str], place: int) -> bool:
    """Whether a participle is of what is to come: 'a hearing to be held Thursday', 'will be named in December'."""
    if place < 4 or parts[place - 2] != "be":
        return False
    return parts[place - 4] in WILL or (parts[place - 4] == "to" and parts[max(0, place - 6)] not in PAST_TO)


def _whole(parts: list[str], place: int) -> str:
    """The word at a place, or the verb that it is without its negation: 'will' of "won't"."""
    return NEGATED.get(parts[place], parts[place]) if parts[place + 2 : place + 3] == ["t"] else parts[place]


def ends_sentence(parts: list[str], gap: int) -> bool:
    """Whether a sentence ends at the piece between two words; a full stop after an abbreviation does not end one."""
    piece = parts[gap]
    if piece == " ":
        return False
    if "." in piece:
        return piece != "." and (parts[gap - 1] not in ABBREVIATIONS or "\n" in piece or len(piece.strip()) > 1)
    return any(c in piece for c in "!?;") or "\n\n" in piece


def verb(word: str) -> int | None:
    """What a word says of the direction in time: -1 past, 1 future, 0 present, None for no verb of the lists."""
    if word in FUTURE_CUES:
        return FUTURE
    if word in PAST_CUES or (len(word) > 4 and word.endswith("ed") and word not in NO_VERBS):
        return PAST
    return PRESENT if word in PRESENT_TENSE else None


def weekday_from(base: datetime.date, weekday: int, direction: int) -> datetime.date | None:
    """The weekday (1 Monday to 7) nearest to a day: past (-1), this day or past (0), this or ahead (1), ahead (2)."""
    back = (base.isoweekday() - weekday) % 7
    ahead = (weekday - base.isoweekday()) % 7
    if direction == -1:
        return days_on(base, -(back or 7))
    if direction == 0:
        return days_on(base, -back)
    return days_on(base, ahead if direction == 1 else ahead or 7)
