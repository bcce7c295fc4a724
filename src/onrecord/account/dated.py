"""Sentences with the days that they speak of, from the time expressions inside them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from onrecord.account.plain_words import telling
from onrecord.model import Annotation, Days, Report, Role, Span, Time
from onrecord.text.layout import sentences

ASIDE = (Role.FURNITURE, Role.BYLINE, Role.CREDIT, Role.CAPTION, Role.DATE, Role.DATELINE)
"""Parts of a report that tell nothing of the story."""

LONGEST = 300
"""Characters of a piece of evidence; a longer sentence is cut to the clause about the time."""

_WIDEST, _VAGUE = 366, 31
_NAME_AFTER = re.compile(r"[ -](?:[A-Z][\w.]*|presidential|election|elections|season|campaign|budget|model)\b")
_HALF_AFTER, _HALF_BEFORE = re.compile(r"[/–-](?:\d\d)?\d\d\b"), re.compile(r"\b(?:19|20)\d\d[/–-]$")
_CLAUSE = re.compile(
    r"[;:—–] | -+ |[,]? (?=(?:and|but|while|who|which|where|when|after|before|although|though|because|saying)\b)|, "
)
_SHORT, _WORDY, _WINDOW, _TIMES = 140, 220, 600, 20
_HANGS = re.compile(r"(?:and|but|or|who|which|where|when|that|said|says|saying|[a-z]+ed|[a-z]+ing)\b")
_JOINT = re.compile(r"(?:and|but|or) ")
_STAMP = re.compile(
    r"\b[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d,? (?:at |\| )?\d{1,2}[:.]\d\d"
    r"|\b\d{1,2}[:.]\d\d ?(?:[ap]m )?(?:on )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} (?:19|20)\d\d"
    r"|(?:\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? (?:19|20)\d\d,? (?:at |[|·-] )?\d{1,2}[:.]\d\d"
    r"|\b(?:19|20)\d\d-\d\d-\d\d[ T]\d\d:\d\d"
    r"|\b\d\d?[/.]\d\d?[/.](?:19|20)\d\d,? (?:at )?\d{1,2}:\d\d)(?=[ |·•-]{0,3}"
    r"(?:[ap]\.?m\.?|[A-Z]{2,4})?[ |·•-]{0,3}(?:Reply)?(?:\n|\Z))"
)
_TOP = 200
_PROSE = re.compile(r"[a-z]{2}")
_FULL_STOP = re.compile(r"[a-z]{2}[.!?][\"”]?\s")
_HOUR = re.compile(
    r"\D{0,12}\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\.?|o['’]clock|hours|GMT|E[SD]?T|\W)*$", re.IGNORECASE
)
_SIGNATURE = re.compile(r"\(@\w{1,40}\)\W{0,5}$")


@dataclass(frozen=True, slots=True)
class Dated:
    """One time expression in its sentence.

    ``clause`` is the part of ``sentence`` about the time, ``place`` the sentence's number in the report (from 0),
    ``words`` what the clause is about, ``context`` what the sentence is about.
    """

    sentence: Span
    clause: Span
    time: Time
    days: Days
    place: int
    words: frozenset[str]
    context: frozenset[str]


def dated(report: Report, annotation: Annotation) -> Iterator[Dated]:
    """Each time in the report's own text that denotes days narrow enough to date something, with its sentence."""
    times = [t for t in annotation.times if t.days is not None and usable(t, report)]
    if not times:
        return
    bounds = list(body(report))
    exact = [t.span.start for t in times if t.days and t.days.exact]
    starts = [start for start, _ in bounds]
    held: Counter[int] = Counter()
    for time in times:
        place = bisect_right(starts, time.span.start) - 1
        if place < 0 or time.span.end > bounds[place][1] or time.days is None:
            continue
        held[place] += 1
        if held[place] > _TIMES:
            continue  # a table or a list, no sentence
        start, end = bounds[place]
        before, after = (start, time.span.start), (time.span.end, end)
        if not any(_PROSE.search(report.text, *part) for part in (before, after)):
            continue  # a stamp by itself
        if not time.days.exact and bisect_right(exact, end) > bisect_right(exact, start - 1):
            continue  # the sentence has a day: the interval beside it says less
        if _SIGNATURE.search(report.text, max(start, time.span.start - 60), time.span.start):
            continue
        low, high = max(start, time.span.start - _WINDOW), min(end, time.span.end + _WINDOW)
        clause = around(report.text, low, high, time.span)
        words = frozenset(telling(report.text, clause.start, clause.end))
        context = frozenset(telling(report.text, low, high))
        yield Dated(Span(report.id, start, end), clause, time, time.days, place, words, context)


def body(report: Report, most: int | None = None) -> Iterator[tuple[int, int]]:
    """[start, end) of the report's sentences within its first ``most`` characters (None: all).

    Page furniture, bylines and readers' comments are left out; a headline stands by itself.
    """
    parts, at = report.covered(*ASIDE, Role.HEADLINE), 0
    far = comments(report.text, len(report.text) if most is None else most)
    for start, end in sentences(report.text, 0, far):
        while at < len(parts) and parts[at].end <= start:
            at += 1
        if at == len(parts) or parts[at].start >= end:
            yield start, end
            continue
        for part in parts[at:]:
            if part.start >= end:
                break
            yield from _stretch(report.text, start, min(part.start, end))
            if part.role is Role.HEADLINE:
                yield from _stretch(report.text, max(start, part.start), min(part.end, end))
            start = max(start, part.end)
        yield from _stretch(report.text, start, end)


def comments(text: str, far: int) -> int:
    """Where readers' comments begin within the first ``far`` characters, told by their stamps of date and hour.

    That is ``far``, or the text's length where it is shorter, if there are none.
    """
    far = min(far, len(text))
    stamps = [m.start() for m in islice(_STAMP.finditer(text, 0, far), 4)]
    if stamps and stamps[0] < _TOP and not _FULL_STOP.search(text, 0, stamps[0]):
        stamps = stamps[1:]  # the report's own stamp
    return stamps[0] if len(stamps) >= 2 else far


def _stretch(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def usable(time: Time, report: Report) -> bool:
    """Whether the time can date an event: a day, or an interval that is narrow and firm enough.

    'This week' and 'this year' tell little more than the day of publication does, 'more than two years ago' and
    'last year' are too wide, and a year or a weekday can be part of a name ('the 2016 election', "This Week").
    """
    days = time.days
    if days is None or days.first is None or days.last is None or time.type in ("SET", "DURATION"):
        return False
    width = (days.last - days.first).days + 1
    if width > _WIDEST or (time.value or "").endswith("_REF"):
        return False
    if width == 1:
        return not hour(time, report.text)
    if time.anchor is not None and (width > _VAGUE or (report.day and days.first <= report.day <= days.last)):
        return False
    if width > _VAGUE and _split(time, report.text):
        return False
    return width <= _VAGUE or not _NAME_AFTER.match(report.text, time.span.end)


def _split(time: Time, text: str) -> bool:
    """Whether it is half of a season or a business year: '2015/16', which dates no event."""
    start, end = time.span.start, time.span.end
    return _HALF_AFTER.match(text, end) is not None or _HALF_BEFORE.search(text, max(0, start - 6), start) is not None


def hour(time: Time, text: str) -> bool:
    """Whether it is no more than an hour ('9:40'), whose day the sentence leaves open."""
    return (
        time.type == "TIME"
        and time.anchor is not None
        and _HOUR.match(text[time.span.start : time.span.end]) is not None
    )


def around(text: str, start: int, end: int, time: Span) -> Span:
    """The clause of the sentence [start, end) that holds the time, widened until it says something."""
    cuts = [start, *(m.end() for m in _CLAUSE.finditer(text, start, end)), end]
    low = bisect_right(cuts, time.start) - 1
    high = low + 1
    while cuts[high] < time.end:
        high += 1
    while len(telling(text, cuts[low], cuts[high])) < 4 and (low > 0 or high < len(cuts) - 1):
        before = low > 0 and (high == len(cuts) - 1 or time.start - cuts[low] > 12)
        if before and cuts[high] - cuts[low - 1] <= LONGEST:
            low -= 1
        elif high < len(cuts) - 1 and cuts[high + 1] - cuts[low] <= LONGEST:
            high += 1
        elif low > 0 and cuts[high] - cuts[low - 1] <= LONGEST:
            low -= 1
        else:
            break
    return trimmed(text, cuts[low], cuts[high], time)


def printed(text: str, sentence: Span, clause: Span) -> str:
    """Words that say what happened: the sentence where it is short, else the clause, with a head where it hangs."""
    if len(sentence) <= _SHORT:
        return " ".join(sentence.of(text).split())
    start = clause.start
    if _HANGS.match(text, start) and clause.end - sentence.start <= _WORDY:
        start = sentence.start
    if joint := _JOINT.match(text, start):
        start = min(joint.end(), clause.end)
    return " ".join(text[start : clause.end].split())


def trimmed(text: str, start: int, end: int, time: Span) -> Span:
    """The span without blanks and loose marks at its ends, and cut about the time where it is too long."""
    if end - start > LONGEST:
        start = max(start, min(time.start, end - LONGEST))
        end = max(time.end, min(end, start + LONGEST))
    while end > time.end and text[end - 1] in " \t\r\n,;:-—–":
        end -= 1
    while start < time.start and text[start] in " \t\r\n,;:-—–":
        start += 1
    return Span(time.report, start, min(end, start + LONGEST))
