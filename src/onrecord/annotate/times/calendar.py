"""Days, weeks, quarters and seasons of the calendar: from a TIMEX3 value to the days it denotes, and back."""

import re
from datetime import date, timedelta

from onrecord.model.when import Days

DAY = timedelta(days=1)
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?"
)


def month_end(year: int, month: int) -> date | None:
    """The last day of a month, or None where the calendar has no such month."""
    if not 1 <= year <= 9999 or not 1 <= month <= 12:
        return None
    return date(9999, 12, 31) if (year, month) == (9999, 12) else date(year + month // 12, month % 12 + 1, 1) - DAY


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None where there is none (30 February, year 0)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def months_on(start: date, count: int) -> date | None:
    """The same day ``count`` months on, the month's last day where it is shorter; None outside years 1 to 9999."""
    index = start.year * 12 + start.month - 1 + count
    end = month_end(index // 12, index % 12 + 1)
    return None if end is None else end.replace(day=min(start.day, end.day))


def days_on(start: date, count: int) -> date | None:
    """The day ``count`` days on, or None outside years 1 to 9999."""
    try:
        return start + timedelta(days=count)
    except OverflowError:
        return None


def week(moment: date) -> str:
    """The ISO week of a day: 2020-12-31 is in 2020-W53."""
    year, number, _ = moment.isocalendar()
    return f"{year:04}-W{number:02}"


def quarter(moment: date) -> str:
    """The quarter of a day: 2020-02-29 is in 2020-Q1."""
    return f"{moment.year:04}-Q{(moment.month + 2) // 3}"


def _between(first: date | None, last: date | None) -> Days | None:
    return Days(first, last) if first and last else None


def denoted(value: str | None) -> Days | None:
    """The days that a TIMEX3 value denotes; None where it is no stretch of the calendar, or one before year 1.

    A season is its three northern months; winter runs from December of its year to the end of February.
    """
    if not value:
        return None
    if len(value) == 10 and value[4] == "-" and value[7] == "-" and value.replace("-", "").isdigit():
        found = day(int(value[:4]), int(value[5:7]), int(value[8:]))
        return _between(found, found)
    if value.isdigit() and len(value) in (2, 3):
        step = 10 ** (4 - len(value))
        first = int(value) * step
        return _between(day(max(first, 1), 1, 1), day(first + step - 1, 12, 31))
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    year = int(match["year"])
    if match["week"]:
        return _week_days(year, int(match["week"]), bool(match["weekend"]))
    if match["day"]:
        found = day(year, int(match["month"]), int(match["day"]))
        return _between(found, found)
    first_month, last_month = 1, 12
    if match["month"]:
        first_month = last_month = int(match["month"])
    elif match["quarter"]:
        first_month, last_month = 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"])
    elif match["half"]:
        first_month, last_month = 6 * int(match["half"]) - 5, 6 * int(match["half"])
    elif match["season"] == "WI":
        return _between(day(year, 12, 1), month_end(year + 1, 2))
    elif match["season"]:
        first_month, last_month = _SEASON_MONTHS[match["season"]]
    return _between(day(year, first_month, 1), month_end(year, last_month))


def _week_days(year: int, number: int, weekend: bool) -> Days | None:
    try:
        return Days(date.fromisocalendar(year, number, 6 if weekend else 1), date.fromisocalendar(year, number, 7))
    except ValueError:
        return None
