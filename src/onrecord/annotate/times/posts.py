"""How the values of posted messages are written: to the day, and with the weekday that the message names."""

import re
from dataclasses import replace

from onrecord.annotate.times import calendar, english
from onrecord.annotate.times.hit import FROM_VALUE, Answer, Hit

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T.*)?")
_WEEKDAY = ("wd2", "wd", "wdz")


def as_posted(h: Hit, answer: Answer) -> Answer:
    """The answer with its value as annotated messages write it: 2014-XX-XX for a year, 2014-12-12-WXX-5 for a Friday.

    The days are those of the plain value, which 2014 and 2014-12-12 are.
    """
    value = answer.value
    if not value or answer.type not in ("DATE", "TIME"):
        return answer
    days = calendar.denoted(value) if answer.days is FROM_VALUE else answer.days
    if len(value) == 4 and value.isdigit() and h.pattern.dates:
        return replace(answer, value=f"{value}-XX-XX", days=days)
    found = _DAY.fullmatch(value)
    weekday = english.WEEKDAYS.get(h.first(*_WEEKDAY))
    if found and weekday:
        return replace(answer, value=f"{found[1]}-WXX-{weekday}{found[2] or ''}", days=days)
    return answer
