"""The tagger: finds the patterns of a text, chooses what relative times are resolved from, and builds the values."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from onrecord.annotate.times import (
    calendar,
    days,
    english,
    grammar,
    hours,
    lengths,
    offsets,
    periods,
    quarters,
    reading,
    seasons,
    sets,
    weekdays,
    years,
)
from onrecord.annotate.times.anchor import Context
from onrecord.annotate.times.hit import FROM_VALUE, Answer, Built, Hit
from onrecord.annotate.times.posts import as_posted
from onrecord.annotate.times.scan import Lexicon, Matches, Scanned, scan
from onrecord.model.span import Span
from onrecord.model.when import Time

LEXICON = Lexicon(english.WORDS, grammar.PIECES, grammar.RULES, english.FILLERS)


MODULES = (days, weekdays, years, quarters, periods, seasons, lengths, sets, offsets, hours)


def _builders() -> dict[str, Callable[[Hit, Context], Built]]:
    found = {}
    for _, _, build in grammar.RULES:
        module = next((m for m in MODULES if hasattr(m, build)), None)
        if module is None:
            raise ValueError(f"the grammar names a builder {build!r} that no module has")
        found[build] = getattr(module, build)
    return found


BUILDERS = _builders()


def find(
    text: str,
    published: date | str | None,
    *,
    report: str = "",
    kind: str = "auto",
    skip: Sequence[tuple[int, int]] = (),
) -> tuple[Time, ...]:
    """The time expressions of an English text in their order, with TIMEX3 type, value, mod and the days they denote.

    ``published`` is the day that relative times of news start from, a ``date`` or an ISO 8601 text, or None
    where it is unknown: relative times then keep an open value and have no days. ``kind`` is "news" (relative
    to publication), "narrative" (relative to the last date in the text) or "auto", which the text itself
    decides. ``skip`` are spans to leave out. Never raises on any text; time is linear in its length. Values are
    those of TimeML 1.2 (TIMEX3) as TempEval-3 uses them.
    """
    scanned = scan(text, LEXICON)
    places = candidates(scanned, skip)
    day = as_day(published)
    context = Context(scanned, day, is_narrative(scanned, places, day) if kind == "auto" else kind == "narrative")
    context.message = len(text) < 300 and _MESSAGE.search(text) is not None
    posted = context.message and _POSTED.search(text) is not None
    context.day_first = _day_first(scanned, places)
    out: list[Time] = []
    for place, matches in places:
        if place < context.found_end:
            continue
        for pattern, length in matches:
            hit = Hit(scanned, pattern, pattern.match(scanned.classes, place), place, place + length)
            built = BUILDERS[pattern.build](hit, context)
            if built is not None:
                answers = built if isinstance(built, list) else [built]
                if posted:
                    answers = [as_posted(hit, answer) for answer in answers]
                out.extend(_time(hit, answer, report, context) for answer in answers)
                context.found_end = max((a.pieces[1] if a.pieces else hit.end) for a in answers)
                context.found_type = answers[-1].type
                break
    return tuple(out)


def why(text: str, published: date | str | None, *, kind: str = "auto") -> tuple[str, ...]:
    """A line for each time expression: what it says, how it was read, from which day, by which pattern."""
    sources = {name: source for name, source, _ in grammar.RULES}
    lines = []
    for time in find(text, published, kind=kind):
        start, end = time.span.start, time.span.end
        value = time.value or "no value"
        mod = f" {time.mod}" if time.mod else ""
        anchor = f", from {time.anchor}" if time.anchor else ""
        days = f" -> {time.days}" if time.days else " -> no days of the calendar"
        rule = f"{time.rule}: {sources[time.rule]}"
        lines.append(f"{text[start:end]!r} [{start}:{end}]{anchor}: {time.type} {value}{mod}{days}; {rule}")
    return tuple(lines)


# What tells a posted message from a sentence of prose: marks, links, or no full stop at its end.
_MESSAGE = re.compile(r"[#@]\w|https?:|!|\.\.|…|[^.?\"'”’)\s]\s*$")

_POSTED = re.compile(r"[#@]\w|https?:|!|(?:\.\.|…)\s*$")  # of these, the ones that no headline has


def as_day(published: date | str | None) -> date | None:
    """The day of publication; None for none, and for what is no date."""
    if isinstance(published, str):
        try:
            return date.fromisoformat(published.strip()[:10])
        except ValueError:
            return None
    if published is None:
        return None
    return date(published.year, published.month, published.day)


Place = tuple[int, Matches]


def candidates(scanned: Scanned, skip: Sequence[tuple[int, int]]) -> list[Place]:
    """The places where patterns match, each with those that do, the longest first."""
    classes, by_first = scanned.classes, LEXICON.by_first
    found: list[Place] = []
    for start, end in LEXICON.runs(classes):
        for place in range(start, end):
            if classes[place] in by_first:
                matches = LEXICON.matching(classes, place, end)
                if matches and not (skip and _skipped(scanned, place, place + matches[0][1], skip)):
                    found.append((place, matches))
    return found


def _skipped(scanned: Scanned, first: int, last: int, skip: Sequence[tuple[int, int]]) -> bool:
    start, end = scanned.starts[first], scanned.starts[last]
    return any(start < b and a < end for a, b in skip)


def _day_first(scanned: Scanned, places: list[Place]) -> bool:
    """Whether the text writes a date such as 13/11/2020, so that 12/11/2020 is in November too."""
    return any(matches[0][0].name == "date.figures" and int(scanned.parts[place]) > 12 for place, matches in places)


# Patterns that only make sense on the day of printing, and those that lean on it.
_OF_THE_DAY = frozenset(("weekday", "deictic", "part.of-day", "clock.day", "part.way"))
_OF_THE_YEAR = frozenset(("relative.unit", "offset", "quarter", "quarter.adjective", "month.deictic-year", "now"))


_SAID = frozenset(("last", "this", "next"))
_LONG_AGO = 10  # years: what is dated before that is history


def is_narrative(scanned: Scanned, places: list[Place], published: date | None) -> bool:
    """Whether a text tells of its own past: many dates that name an earlier year, hardly any 'Tuesday' or 'last week'.

    Where eight dates or more are over ten years old, a few words of the day do not make it news.

    A text that gives the day of publication, or one next to it, near its beginning is news.
    """
    day = year = dated = undated = old = said = end = 0
    for place, matches in places:
        pattern, length = matches[0]
        if place < end:
            continue
        end = place + length
        said += scanned.parts[place] in _SAID and pattern.name != "part.way"
        if pattern.name in _OF_THE_DAY:
            day += 1
        elif pattern.name in _OF_THE_YEAR:
            words = scanned.parts[place:end]
            year += pattern.name != "offset" or "ago" in words or "now" in words
        elif pattern.dates:
            hit = Hit(scanned, pattern, pattern.match(scanned.classes, place), place, end)
            if hit.has("year") or hit.has("bcy"):
                gone = published.year - (reading.of_year(hit) or 0) if published else 1
                dated += gone > 0
                old += published is not None and gone > _LONG_AGO
                if published and scanned.starts[place] < 400 and _dateline(hit, published):
                    return False
            elif hit.has("month") or hit.has("month2"):
                undated += 1
    told = dated + undated / 2
    if said > told / 8:
        return False
    if old >= 8 and old + undated / 2 > 5 * (day + year):
        return True
    many = told >= (16 if published else 8)
    return dated >= 5 and many and told > 20 * day + year * (4 if len(scanned.text) < 12000 else 0.5)


def _dateline(hit: Hit, published: date) -> bool:
    if hit.pattern.name not in ("date.full", "date.iso") or not hit.has("year"):
        return False
    month = reading.month_number(hit) if hit.pattern.name == "date.full" else int(hit.get("mm"))
    number = reading.day_number(hit.first("day", "day2")) if hit.pattern.name == "date.full" else int(hit.get("dd"))
    found = calendar.day(int(hit.get("year")), month, number)
    return found is not None and abs((found - published).days) <= 3


def _time(hit: Hit, answer: Answer, report: str, context: Context) -> Time:
    scanned = hit.scanned
    first, last = answer.pieces or (hit.start, hit.end)
    while (
        first < last
        and not scanned.parts[first][:1].isalnum()
        and hit.pattern.name not in ("year.short", "decade.short2")
    ):
        first += 1
    start, end = scanned.starts[first], scanned.starts[last]
    if (
        scanned.parts[last - 1] in ("m", "c", "e")
        and scanned.text[end : end + 1] == "."
        and scanned.parts[last - 2] == "."
    ):
        end += 1
    while start < end and scanned.text[start].isspace():
        start += 1
    days = calendar.denoted(answer.value) if answer.days is FROM_VALUE else answer.days
    if answer.moment is not None:
        context.mention(answer.moment, first, last)
    return Time(Span(report, start, end), answer.type, answer.value, answer.mod, days, hit.pattern.name, answer.anchor)
