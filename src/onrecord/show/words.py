"""Words for a reader: days, numbers and printed characters as a page or a terminal shows them."""

import re
from datetime import date, timedelta

from onrecord.model import Days

_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_WEEKDAYS = ("Mon.", "Tue.", "Wed.", "Thu.", "Fri.", "Sat.", "Sun.")
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_BLANKS = re.compile(r"\s+")

# One character for one, so that offsets stay true: control characters become their pictures, lone surrogates and
# noncharacters the replacement character. Tab, line feed and carriage return stay.
_SEEN = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_SEEN |= {0x7F: 0x2421, **dict.fromkeys(range(0x80, 0xA0), 0xFFFD), 0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
_LONE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with its unprintable characters made visible, one for one, so that it has the same length."""
    return _LONE.sub("\ufffd", text.translate(_SEEN))


_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")


def safe(text: str) -> str:
    """The text on one line without any character that a terminal would obey or that turns the direction of writing."""
    return visible(flat(text)).translate(_TURNING)


def inline(text: str) -> str:
    """The text safe like ``safe``, with a blank at either end where it has one, for the middle of a line."""
    return " " * text[:1].isspace() + safe(text) + " " * (text[-1:].isspace() and bool(text.strip()))


def flat(text: str) -> str:
    """The text on one line, each run of blanks as one."""
    return _BLANKS.sub(" ", text).strip()


def clipped(text: str, size: int = 160) -> str:
    """The text, or its beginning and an ellipsis, cut at a word, where it is longer."""
    return text if len(text) <= size else text[:size].rpartition(" ")[0].rstrip() + " …"


def count(text: str) -> int:
    """How many words it has."""
    return sum(1 for _ in _WORD.finditer(text))


def number(how_many: int, one: str, several: str | None = None) -> str:
    """'1 report', '12 reports'."""
    return f"{how_many:,} {one if how_many == 1 else several or one + 's'}"


def day(it: date, weekday: bool = False, year: bool = True) -> str:
    """'Wed. 14 Oct. 2020'."""
    shown = f"{it.day} {_MONTHS[it.month - 1]}" + (f" {it.year}" if year else "")
    return f"{_WEEKDAYS[it.weekday()]} {shown}" if weekday else shown


def month(it: date) -> str:
    """'Oct. 2020'."""
    return f"{_MONTHS[it.month - 1]} {it.year}"


def days(it: Days | None) -> str:
    """'14 Oct. 2020', '27 Sept.–1 Oct. 2020', 'Oct. 2020', '2020', 'until 1 Oct. 2020' or 'undated'."""
    if it is None or (it.first is None and it.last is None):
        return "undated"
    if it.first is None:
        assert it.last is not None
        return f"until {day(it.last)}"
    if it.last is None:
        return f"from {day(it.first)}"
    return _between(it.first, it.last)


def _between(first: date, last: date) -> str:
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{day(first, year=False)} – {day(last)}"
    if first.day == 1 and _ends_month(last):
        return month(first)
    return f"{first.day}–{day(last)}"


def _ends_month(it: date) -> bool:
    return it == date.max or (it + timedelta(1)).month != it.month


def length(how_many: int) -> str:
    """A number of days in the largest unit that fits: '9 days', '5 months', '36 years'."""
    if how_many >= 730:
        return number(round(how_many / 365.25), "year")
    if how_many >= 60:
        return number(round(how_many / 30.4), "month")
    return number(how_many, "day")


def share(it: float) -> str:
    """'82 %'; what is not nothing is never shown as 0, what is not all never as 100."""
    percent = round(it * 100)
    if 0 < it < 1:
        percent = min(max(percent, 1), 99)
    return f"{percent} %"


def around(text: str, start: int, end: int, reach: int = 160) -> tuple[str, str]:
    """What stands before and after [start, end) in its paragraph, cut at words, at most ``reach`` characters each.

    A cut is shown by an ellipsis.
    """
    floor, ceiling = max(0, start - reach), min(len(text), end + reach)
    before, after = text[floor:start], text[end:ceiling]
    newline = max(before.rfind("\n"), before.rfind("\r"))
    cut = newline < 0 and floor > 0
    before = before[newline + 1 :]
    if cut:
        before = "… " + before.partition(" ")[2].lstrip()
    ends = [at for at in (after.find("\n"), after.find("\r")) if at >= 0]
    cut = not ends and ceiling < len(text)
    after = after[: min(ends)] if ends else after
    if cut:
        after = after.rpartition(" ")[0].rstrip() + " …"
    return _BLANKS.sub(" ", before).lstrip(), _BLANKS.sub(" ", after).rstrip()
