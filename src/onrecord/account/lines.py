"""The sentences of a long story's reports, each with the single days that it speaks of."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from onrecord.account.dated import body, hour
from onrecord.account.plain_words import telling
from onrecord.model import Annotation, Report, Role, Span, Time

FAR, MANY = 16_000, 60
"""Characters and sentences read of a report: the story stands there, and comments and link lists further down."""

_CHRONICLE = 4
"""Days that sentences begin with in a report that is itself a chronology."""

_LEAP, _BEGIN = 60, 30
"""Days that a chronology goes back at once only over the end of a year; characters in which its lines print a day."""

_HEAD = re.compile(r"[^()\n]{0,160}\([A-Z][\w .,/]{1,30}\) ?[-–—]{1,2} ?")
_HOURS = r"(?:[A-Z]{2,20}, )?(?:\d{1,2}[:.]\d\d|\d{4}(?= GMT))[ apmGMTE.]{0,10}(?:, \d{1,2}:\d\d[ apm.]{0,6}local)?:"
_TOLD = r"\((?:(?i:update)|\d{1,2}[:.]\d\d )[^()\n]{0,80}\):?"
_MARK = re.compile(rf"(?:(?:[-–—•*·▪]{{1,3}}|{_TOLD}|{_HOURS})\s{{1,3}}){{1,4}}(?=\S)")
_FIGURE = re.compile(r"\d")
_ON = re.compile(r"\b[Oo]n $")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOSE = re.compile(r"(?:holidays|season|weekend|period|break)$")
_PART = re.compile(
    r"(?:the )?(?:early |late |mid-?)?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)s?",
    re.IGNORECASE,
)
_FORTNIGHT = 14
_COMING = re.compile(r"next|coming|following", re.IGNORECASE)
_HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, without the dateline, the dash or the hour of an update before it.

    ``place`` is the sentence's number in its report, ``words`` what it is about. ``days`` are the single days that it
    speaks of, ``firm`` those among them printed with a figure ('3 May'), and ``opens`` the day that it begins with in a
    chronology. ``stamped``: it prints the year with a day of the last fortnight, as captions and stamps do and few
    sentences of news.
    """

    span: Span
    published: date | None
    place: int
    words: tuple[str, ...]
    days: tuple[date, ...] = ()
    firm: tuple[date, ...] = ()
    opens: date | None = None
    headline: bool = False
    stamped: bool = False


def read(report: Report, annotation: Annotation) -> list[Line]:
    """The lines of one report, ``MANY`` at most, page furniture, readers' comments and datelines left out."""
    times = [
        t
        for t in annotation.times
        if t.days is not None
        and t.days.exact
        and t.span.start < FAR
        and not hour(t, report.text)
        and not _LOOSE.search(t.span.of(report.text))
    ]
    starts = [t.span.start for t in times]
    heads = report.covered(Role.HEADLINE)
    lines = []
    for place, (start, end) in enumerate(body(report, FAR)):
        if place >= MANY:
            break
        if place < 3 and (head := _HEAD.match(report.text, start, end)):
            start = head.end()
        if start >= end:
            continue
        inside = times[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]
        if mark := _MARK.match(report.text, start, end):
            start = mark.end()
        lines.append(_line(report, place, start, end, inside, any(start < h.end and h.start < end for h in heads)))
    return _chronicle(lines, report.text)


def _line(report: Report, place: int, start: int, end: int, times: Sequence[Time], headline: bool) -> Line:
    days: dict[date, None] = {}
    firm: dict[date, None] = {}
    if len(times) > 1:  # 'in the evening rush on Monday': the evening is Monday's
        times = [time for time in times if not _PART.fullmatch(time.span.of(report.text))] or times
    for time in times:
        if time.days and time.days.first:
            day, printed = _nearer(time.days.first, time, report), time.span.of(report.text)
            days[day] = None
            if _FIGURE.search(printed):
                firm[day] = None
    stamped = any(_stamped(time, report) for time in times)
    opens = None
    if times and days and times[0].span.start - start <= 12 and next(iter(days)) in firm:
        opens = next(iter(days))
        if report.day and opens > report.day and not _YEAR.search(times[0].span.of(report.text)):
            opens = _year_before(opens)
    words = tuple(telling(report.text, start, end))
    span = Span(report.id, start, end)
    return Line(span, report.day, place, words, tuple(days), tuple(firm), opens, headline, stamped)


def _nearer(day: date, time: Time, report: Report) -> date:
    """The day, or the same a year before where none is printed and that is nearer to the day of publication.

    'The plan to raise the dam on March 2', in a report of May, looks back, however its words are read.
    """
    if report.day and (day - report.day).days > _HALF_A_YEAR:
        printed = time.span.of(report.text)
        if _FIGURE.search(printed) and not _YEAR.search(printed) and not _COMING.search(printed):
            return _year_before(day)
    return day


def _stamped(time: Time, report: Report) -> bool:
    """Whether the year stands with a day of the fortnight before publication, and no 'on' before it."""
    if not report.day or not time.days or not time.days.first or not _YEAR.search(time.span.of(report.text)):
        return False
    near = 0 <= (report.day - time.days.first).days <= _FORTNIGHT
    return near and not _ON.search(report.text, max(0, time.span.start - 4), time.span.start)


def _year_before(day: date) -> date:
    return date(max(day.year - 1, 1), day.month, min(day.day, 28) if day.month == 2 else day.day)


def _chronicle(lines: list[Line], text: str) -> list[Line]:
    """The same, ``opens`` kept only where the report is a chronology, whose days all lie in the past."""
    if len({line.opens for line in lines if line.opens}) < _CHRONICLE:
        return [replace(line, opens=None) if line.opens else line for line in lines]
    opens = _in_order([(line.opens, bool(_YEAR.search(line.span.of(text)[:_BEGIN]))) for line in lines if line.opens])
    return [_opened(line, next(opens)) if line.opens else line for line in lines]


def _opened(line: Line, day: date) -> Line:
    return line if day == line.opens and day in line.days else replace(line, days=(day,), firm=(day,), opens=day)


def _in_order(printed: Sequence[tuple[date, bool]]) -> Iterator[date]:
    """The days of a chronology in the years that its order says; each comes with whether a year is printed with it.

    Going back from the latest, a day far later in its year than the one before it in time is of the year before: a list
    from March to December and on to May tells two years, though it prints neither.
    """
    pairs = list(pairwise(printed))
    rising = sum(a[0] < b[0] for a, b in pairs) >= sum(a[0] > b[0] for a, b in pairs)
    found: list[date] = []
    for day, certain in reversed(printed) if rising else printed:
        if found and not certain:
            while (day - found[-1]).days > _LEAP and day.year > 1:
                day = _year_before(day)
        found.append(day)
    return reversed(found) if rising else iter(found)


def all_lines(reports: Sequence[Report], annotations: Sequence[Annotation]) -> Iterator[Line]:
    """The lines of every report, in order."""
    for report, annotation in zip(reports, annotations, strict=True):
        yield from read(report, annotation)
