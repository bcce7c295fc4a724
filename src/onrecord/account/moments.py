"""The days that a report's time expressions denote, laid out so that two reports' can be compared."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.account.amounts import BOUNDS, NUMBERS
from onrecord.model import Annotation, Days, Relation, Report
from onrecord.text.words import fold

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_PLAIN = re.compile(
    rf"""\b(?=[ADFJMNOSTW0-9])(?:{_MONTH.format("m1")}\s+(?P<d1>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![\d:])(?:,?\s+(?P<y1>(?:19|20)\d\d)\b)?
    |(?<![\d/.,])(?P<d2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format("m2")}(?:,?\s+(?P<y2>(?:19|20)\d\d)\b)?
    |(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b
    |{_MONTH.format("m3")},?\s+(?:of\s+)?(?P<y3>(?:19|20)\d\d)\b
    |(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b
    |(?<=\bin\ )(?P<year>(?:19|20)\d\d)\b)""",
    re.X,
)
_BARE = re.compile(_MONTH.format("m4"))
_DAY_WORD = re.compile(r"day|night|morning|evening|noon|tomorrow|last|next|this")
_CLOCK = re.compile(r"T(\d\d):(\d\d)(Z|[+-]\d\d(?:\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression at [start, end): its folded text, the days if known, the clock time and the parts printed."""

    start: int
    end: int
    printed: str
    days: Days | None
    clock: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    zone: str = ""  # Z, or the hours from it, where the hour is given with one

    @property
    def weekday(self) -> str:
        """The weekday that it prints beside a date, which can be at odds with it; or nothing."""
        printed = dict(self.parts)
        return f" {printed['weekday']}" if "weekday" in printed and "day" in printed else ""

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.days, self.clock) if part) or self.printed


def moments(report: Report, annotation: Annotation | None) -> list[Moment]:
    """Times that date something, in text order: those annotated, and plain calendar dates that were not."""
    found = []
    taken: list[tuple[int, int]] = []
    for time in annotation.times if annotation else ():
        start, end = time.span.start, time.span.end
        printed = fold(report.text[start:end])
        if time.type not in ("DATE", "TIME") or not printed or (printed.isdigit() and len(printed) < 3):
            continue  # a lone '1' is the tail of a range of days
        plain = _printed_parts(report.text[start:end])
        clock = _CLOCK.search(time.value or "")
        if time.days is None and not plain and not clock:
            continue
        days = time.days if plain or not clock or _DAY_WORD.search(printed) else None
        hour, zone = (f"{clock[1]}:{clock[2]}", clock[3] or "") if clock else ("", "")
        found.append(Moment(start, end, printed, days, hour, tuple(sorted(plain)), zone))
        taken.append((start, end))
    taken.sort()
    found.extend(_unannotated(report, taken))
    return sorted(found, key=lambda moment: (moment.start, moment.end))


def _unannotated(report: Report, taken: Sequence[tuple[int, int]]) -> list[Moment]:
    found, k = [], 0
    for m in _PLAIN.finditer(report.text):
        while k < len(taken) and taken[k][1] <= m.start():
            k += 1
        if k < len(taken) and taken[k][0] < m.end():
            continue
        parts = _parts(m)
        found.append(Moment(m.start(), m.end(), fold(m[0]), _days(dict(parts)), "", tuple(sorted(parts))))
    return found


def _printed_parts(printed: str) -> set[tuple[str, str]]:
    """The calendar's parts in a time expression, a month alone too; none where a range has two of a kind."""
    found = {part for m in _PLAIN.finditer(printed) for part in _parts(m)}
    if not found and len(months := {MONTHS[fold(m[0]).strip(".")] for m in _BARE.finditer(printed)}) == 1:
        found = {("month", str(months.pop()))}
    return found if len(dict(found)) == len(found) else set()


def _parts(m: re.Match[str]) -> list[tuple[str, str]]:
    month = m["m1"] or m["m2"] or m["m3"]
    if m["iso"]:
        year, number, day = m["iso"].split("-")
        return [("year", year), ("month", str(int(number))), ("day", str(int(day)))]
    found = {
        "year": m["y1"] or m["y2"] or m["y3"] or m["year"],
        "month": str(MONTHS[fold(month).strip(".")]) if month else None,
        "day": m["d1"] or m["d2"],
        "weekday": fold(m["day"]) if m["day"] else None,
    }
    return [(name, value.lstrip("0")) for name, value in found.items() if value]


def _days(parts: dict[str, str]) -> Days | None:
    """The interval of a date that carries its year."""
    if "year" not in parts:
        return None
    year, month, day = int(parts["year"]), int(parts.get("month", 0)), int(parts.get("day", 0))
    try:
        if day and month:
            return Days(date(year, month, day), date(year, month, day))
        if month:
            after = date(year + month // 12, month % 12 + 1, 1)
            return Days(date(year, month, 1), date.fromordinal(after.toordinal() - 1))
        return Days(date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return None


def apart(a: Moment, b: Moment) -> bool:
    """Whether two expressions cannot denote one time: days that do not meet, other clock times, other parts printed."""
    left, right = dict(a.parts), dict(b.parts)
    first, second = _figures(a.printed), _figures(b.printed)
    if first == second:
        return False
    if _FIGURE.sub("#", first) == _FIGURE.sub("#", second):
        return True
    if _CALENDAR.issubset(left) and _CALENDAR.issubset(right):
        return _parted(left, right) or clocks_apart(a, b)
    if a.days and b.days and a.days.relation(b.days) in (Relation.BEFORE, Relation.AFTER):
        return not (_week_off(a, b) or _week_off(b, a) or _unsure(a, b) or _loose_week(a, b))
    return clocks_apart(a, b) or _parted(left, right)


def own_day(time: Moment, report: Report) -> bool:
    """Whether it is a report's own day, or the one next to it, with its month: as mastheads and datelines print it."""
    printed, day = dict(time.parts), time.days.first if time.days and time.days.exact else None
    near = day is not None and report.day is not None and abs((day - report.day).days) <= 1
    return near and "month" in printed and "day" in printed


_CALENDAR = frozenset(["month", "day"])


def _parted(left: Mapping[str, str], right: Mapping[str, str]) -> bool:
    """Whether a part that both print (weekday, day, month or year) is not the same."""
    return any(left[name] != right[name] for name in left.keys() & right.keys())


def clocks_apart(a: Moment, b: Moment) -> bool:
    """Whether two hours of the clock are not one: 11:58 may be 08:58 GMT, but 06:58 EST is not."""
    if not a.clock or not b.clock or a.clock == b.clock or bool(a.zone) != bool(b.zone):
        return False
    return a.zone == b.zone or (_universal(a) - _universal(b)) % _DAY != 0


def _universal(moment: Moment) -> int:
    """Minutes since midnight in Greenwich."""
    hours, minutes = moment.clock.split(":")
    off = 0 if moment.zone in ("", "Z") else int(moment.zone[:3]) * 60 + int(moment.zone[0] + (moment.zone[3:] or "0"))
    return int(hours) * 60 + int(minutes) - off


_DAY = 24 * 60


def _figures(printed: str) -> str:
    """The words without 'about' and the like, numbers in figures: what they say, whatever day they are counted from."""
    said = (_EARLIER.get(word, word) for word in printed.replace("-", " ").split() if word not in BOUNDS)
    kept = (str(NUMBERS.get(word, word)) for word in said)
    return " ".join(kept)


_EARLIER = dict.fromkeys(("previously", "before", "prior"), "earlier") | dict.fromkeys(("after", "afterwards"), "later")
_FIGURE = re.compile(r"\d+")
_WEEK = 7
_FAR = 45
"""Days between a bare weekday and a date without its year beyond which one of them was counted from a wrong day."""


def _unsure(a: Moment, b: Moment) -> bool:
    """Whether both are one weekday, or a year that neither prints was read from other days and lies far off."""
    if a.parts == b.parts and dict(a.parts).keys() == {"weekday"}:
        return True
    if a.parts == b.parts and dict(a.parts).keys() == {"month"} and _other_year(a, b):
        return True
    if any("year" in dict(m.parts) for m in (a, b)) or not (a.days and b.days and a.days.first and b.days.first):
        return False
    weekday = any(dict(m.parts).keys() == {"weekday"} for m in (a, b))
    return weekday and abs((a.days.first - b.days.first).days) > _FAR


def _loose_week(a: Moment, b: Moment) -> bool:
    """Whether one of them is a week told from the day of writing and the other lies next to it.

    'This past week' is for one writer the week that ends today and for another the one before.
    """
    if not any("week" in m.printed.split() for m in (a, b)) or not (a.days and b.days):
        return False
    first, last = sorted((a.days, b.days), key=lambda days: (days.first is not None, days.first))
    return bool(first.last and last.first and (last.first - first.last).days <= _WEEK)


def _other_year(a: Moment, b: Moment) -> bool:
    """Whether days read for one month without its year lie in two years: one year was read wrongly."""
    return bool(a.days and b.days and a.days.first and b.days.first and a.days.first.year != b.days.first.year)


def _week_off(bare: Moment, dated: Moment) -> bool:
    """Whether a weekday without a date is one week from a day that is one: reports are stamped late, or it is ahead."""
    if [name for name, _ in bare.parts] != ["weekday"] or not (bare.days and bare.days.exact):
        return False
    if not (dated.days and dated.days.exact and dated.days.first and bare.days.first):
        return False
    return abs((bare.days.first - dated.days.first).days) == 7
