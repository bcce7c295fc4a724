"""Values of weeks, quarters, seasons and of 'this', 'last' and 'next': stretches relative to a day."""

from dataclasses import replace

from onrecord.annotate.times import english
from onrecord.annotate.times import english_guards as guards
from onrecord.annotate.times.anchor import Context, Moment
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.lengths import duration
from onrecord.annotate.times.quarters import compared, quarter_now, year_before
from onrecord.annotate.times.reading import (
    absolute,
    anaphoric,
    day_value,
    direction,
    edge,
    iso,
    of_year,
    without_adverb,
)
from onrecord.annotate.times.shifts import OPEN, moved, shifted
from onrecord.annotate.times.tense import FUTURE, PAST, PRESENT

_AT_HAND = frozenset(("the full", "the entire", "the whole", "the current", "the present"))


def relative(h: Hit, c: Context) -> Built:
    """'last week', 'next year', 'that month', 'the following day', 'the current fiscal year', 'the past decade'."""
    unit, way = h.get("unit"), h.get("way")
    letter = english.UNITS[unit]
    if (
        way in ("this", "last")
        and h.capital("way")
        and h.capital("unit")
        and not h.printed(h.match.start("unit")).isupper()
    ):
        return None  # a title: "This Week"
    if h.gap_after() == "-" and h.after() in ("old", "long"):
        return None
    if letter.startswith("T") or letter == "ML":
        return Answer("TIME", "PRESENT_REF", days=None) if way == "this" and letter == "TH" else None
    if unit in english.UNIT_PLURAL:
        return None
    if unit == "second" or (letter == "D" and way in guards.NO_DAYS and h.scanned.parts[h.start] != "the"):
        return None
    if way in guards.QUARTER_AT_HAND and letter == "Q":
        return quarter_now(h, c)
    if (way, letter) == ("last", "Y") and c.quarter and not c.narrative and compared(h):
        return year_before(c)
    past = h.scanned.parts[h.start] == "the" and way in guards.PAST_WAYS and letter != "WE"
    if past and (letter in ("DE", "CE") or "past" in way):
        return Answer("DURATION", duration(letter, 1.0), days=None)
    if letter == "D" and way in guards.THIS:
        base = c.near
        return absolute(h, base, anchor=iso(base)) if base and base.day else Answer("DATE", "PRESENT_REF", days=None)
    if letter == "D" and way in guards.WHOLE:
        return Answer("DURATION", "P1D", days=None)
    near = c.near if anaphoric(way) or (way.startswith("the ") and way not in _AT_HAND) else c.now
    leads = h.scanned.parts[h.match.start("way") - 2 : h.match.start("way") - 1] == ["the"]
    if not c.narrative and leads and way == "next" and letter in ("D", "M", "Y", "W") and not h.has("e2"):
        old = c.near is not None and c.published is not None and c.near.year < c.published.year - 1
        near = c.now if old and c.tense(h.start, h.end) in (PRESENT, FUTURE) else c.near
    if letter == "D" and not c.narrative and near is not None and near.month is None:
        return None  # that day: none is at hand
    answer = shifted(h, c, near, letter, direction(way) + _turn(h, c, way, letter))
    if letter == "W":
        answer = without_adverb(h, answer)
    return replace(answer, mod="APPROX") if h.has("so") and isinstance(answer, Answer) else answer


def _turn(h: Hit, c: Context, way: str, letter: str) -> int:
    """How far 'this' points from the calendar's week on the days where one turns into the next.

    On a Monday or a Tuesday 'this weekend' is the one that is over, but for plans; on a Sunday what is to come 'this
    week' comes in the one that begins.
    """
    if way != "this" or c.narrative or c.message or c.published is None or letter not in ("W", "WE"):
        return 0
    day, ahead = c.published.isoweekday(), c.tense(h.start, h.end) == FUTURE
    if letter == "WE":
        return -1 if day < 3 and not ahead else 0
    return 1 if day == 7 and ahead else 0


def relative_the(h: Hit, c: Context) -> Built:
    """'the weekend', 'the end of the month', 'the quarter': the one at hand; 'the day' only with an edge."""
    unit = h.get("unit")
    letter = english.UNITS[unit]
    if unit in english.UNIT_PLURAL or letter.startswith("T") or letter in ("ML", "FN"):
        return None
    following = h.after()
    if _prize(h) or _saying(h, letter) or _title(h) or (letter == "D" and following in english.WEEKDAYS):
        return None  # during the day Friday
    if letter == "Q":
        return quarter_now(h, c) if following not in guards.NO_THE_QUARTER else None
    if letter == "WE":
        return _weekend(h, c)
    near = c.near if c.narrative else c.now
    if h.has("e1") or h.has("e2"):
        if letter == "D" and h.get("e1") in ("later", "earlier"):
            return None
        if following == "of" or (h.get("e2") in guards.NO_EDGES_OF_DAY and letter == "D"):
            return None
        return shifted(h, c, near, letter, 0)
    fiscal = any(w in h.scanned.parts[h.start : h.end] for w in ("fiscal", "financial", "tax", "academic", "school"))
    if fiscal and letter == "Y":
        return shifted(h, c, near, letter, 0)
    if letter in ("DE", "CE"):
        return None
    if letter in ("W", "M", "Y") and following == "s" and h.after(2) not in ("", *english.STOPS, "end"):
        return shifted(h, c, near, letter, 0)  # the year's best harvest
    sum_follows = following == "of" and h.scanned.parts[h.end + 2].endswith(("$", "£", "€"))
    if (following in guards.CLAUSE_AFTER_UNIT and not sum_follows) or h.gap_after() in ("-", "'", "’"):
        return None
    if letter == "D":
        at_hand = c.narrative or c.near is None or c.near.month is not None
        return shifted(h, c, c.near, letter, 0) if at_hand and h.before() in guards.BEFORE_THE_DAY else None
    if letter == "Y" and h.before() in guards.BEFORE_THE_YEAR:
        return shifted(h, c, near, letter, 0)
    if letter == "W" and h.before() in guards.BEFORE_THE_WEEK:
        return shifted(h, c, near, letter, 0)
    if letter == "M" and h.before() in guards.BEFORE_THE_MONTH:
        return shifted(h, c, near, letter, 0)
    return None


def _prize(h: Hit) -> bool:
    """Whether something is the best of its time: 'album of the year', 'driver of the day'."""
    return h.before() == "of" and h.before(2) in guards.PRIZES


def _saying(h: Hit, letter: str) -> bool:
    """Whether it is the end of no day: 'At the end of the day, it is a game'."""
    if letter != "D" or "at" not in (h.before(), h.before(2), h.before(4)):
        return False
    opens = h.before(2) == "" or h.before(5) == ""
    return h.gap_after().startswith(",") or (opens and h.after() in guards.OF_A_SAYING)


def _title(h: Hit) -> bool:
    """Whether the unit is printed as part of a name: 'Person of the Year'."""
    place = h.match.start("unit")
    return h.printed(place)[:1].isupper() and h.printed(place - 2).islower() and h.before() in ("of", "s")


def _weekend(h: Hit, c: Context) -> Built:
    base = c.now.date if c.now and c.now.day else None
    if base is None:
        return Answer("DATE", "XXXX-WXX-WE", edge(h), days=None)
    ahead = c.tense(h.start, h.end) == FUTURE or (base.isoweekday() >= 6 and c.tense(h.start, h.end) is not PAST)
    found = moved(base, "WE", 0 if ahead or base.isoweekday() >= 6 else -1)
    return Answer("DATE", found[0], edge(h), base.isoformat(), moment=found[1]) if found else None


def weekend_bare(h: Hit, c: Context) -> Built:
    """'a long weekend' in a short message: the one at hand."""
    base = c.now.date if c.message and c.now and c.now.day else None
    found = moved(base, "WE", 0) if base else None
    return Answer("DATE", found[0], None, iso(c.now), moment=found[1]) if found else None


def unit_end(h: Hit, c: Context) -> Built:
    """'year-end', "month's end": the last month of the year, the last day of what is shorter."""
    near, letter = c.near if c.narrative else c.now, english.UNITS[h.get("unit")]
    year = of_year(h)
    if year is not None:
        end = Moment(year, 12, 31)
        return Answer("DATE", day_value(end), moment=end) if letter == "Y" else None
    if near is None or near.date is None or near.month is None:
        return Answer("DATE", OPEN[letter], "END", days=None)
    if letter == "Y":
        year = near.year - (h.before() == "since" and near.year > 1)
        return Answer("DATE", f"{year:04}-12-31", None, iso(near), moment=Moment(year, 12, 31))
    found = moved(near.date, letter, 0)
    return Answer("DATE", found[0], "END", iso(near), moment=found[1]) if found else None


def middle(h: Hit, c: Context) -> Built:
    """'mid-year', 'midweek': the middle of the one at hand."""
    unit = h.get("unit") or h.get("mid").removeprefix("mid")
    found = shifted(h, c, c.now, english.UNITS[unit], 0)
    return replace(found, mod="MID") if isinstance(found, Answer) else None


def these(h: Hit, c: Context) -> Built:
    """'these days' is now; 'those years' some stretch."""
    if h.get("way") == "these" and h.get("unit") == "days":
        return Answer("DATE", "PRESENT_REF", days=None)
    if h.get("way") == "those":
        return Answer("DURATION", f"PX{english.UNITS[h.get('unit')]}", days=None)
    return None
