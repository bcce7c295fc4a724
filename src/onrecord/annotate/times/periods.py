"""Values of weeks, quarters, seasons and of 'this', 'last' and 'next': stretches relative to a day."""

from dataclasses import replace
from datetime import date

from onrecord.annotate.times import calendar, english
from onrecord.annotate.times.anchor import FUTURE, PAST, Context, Moment
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.reading import (
    absolute,
    anaphoric,
    day_value,
    direction,
    edge,
    iso,
    of_year,
    relative_year,
    year_text,
)


def moved(base: date, letter: str, shift: int) -> tuple[str, Moment] | None:
    """The day, week, month, quarter, year, decade or century ``shift`` units from that of a day, as a value."""
    if letter in ("D", "W", "WE", "FN"):
        found = calendar.days_on(base, shift * {"D": 1, "W": 7, "WE": 7, "FN": 14}[letter])
    elif letter in ("M", "Q"):
        found = calendar.months_on(base, shift * (1 if letter == "M" else 3))
    else:
        years = shift * {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}.get(letter, 1)
        found = calendar.months_on(base, 12 * years)
    if found is None:
        return None
    value = {
        "D": found.isoformat(),
        "W": calendar.week(found),
        "FN": calendar.week(found),
        "WE": calendar.week(found) + "-WE",
        "M": found.isoformat()[:7],
        "Q": calendar.quarter(found),
        "Y": found.isoformat()[:4],
        "DE": found.isoformat()[:3],
        "CE": found.isoformat()[:2],
        "ML": found.isoformat()[:1],
    }[letter]
    fields = {"Y": 1, "M": 2, "Q": 2, "DE": 1, "CE": 1, "ML": 1}.get(letter, 3)
    return value, Moment(found.year, found.month if fields > 1 else None, found.day if fields > 2 else None)


OPEN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "FN": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}

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
    if unit == "second" or (
        letter == "D"
        and way in ("coming", "upcoming", "past", "current", "present", "latest", "previous", "subsequent")
        and h.scanned.parts[h.start] != "the"
    ):
        return None
    if way in ("the", "that", "latest") and letter == "Q":
        return quarter_now(h, c)
    past = h.scanned.parts[h.start] == "the" and way in ("past", "last", "the past", "the last") and letter != "WE"
    if past and (letter in ("DE", "CE") or "past" in way):
        return Answer("DURATION", {"DE": "P10Y", "CE": "P100Y"}.get(letter, f"P1{letter}"), days=None)
    if letter == "D" and way in ("this", "current", "present"):
        base = c.near
        return absolute(h, base, anchor=iso(base)) if base and base.day else Answer("DATE", "PRESENT_REF", days=None)
    if letter == "D" and way in ("the entire", "the whole", "the full"):
        return Answer("DURATION", "P1D", days=None)
    near = c.near if anaphoric(way) or (way.startswith("the ") and way not in _AT_HAND) else c.now
    leads = h.scanned.parts[h.match.start("way") - 2 : h.match.start("way") - 1] == ["the"]
    if not c.narrative and leads and way == "next" and letter in ("D", "M", "Y", "W") and not h.has("e2"):
        near = c.near
    answer = shifted(h, c, near, letter, direction(way))
    return replace(answer, mod="APPROX") if h.has("so") and isinstance(answer, Answer) else answer


def shifted(h: Hit, c: Context, near: Moment | None, letter: str, shift: int) -> Built:
    """The unit ``shift`` from a moment, as far as that moment is known; BC years count without a year 0."""
    if near is None:
        return Answer("DATE", OPEN.get(letter, "XXXX"), edge(h), days=None)
    if letter in ("Y", "DE", "CE") and near.year < 0:
        step = {"Y": 1, "DE": 10, "CE": 100}[letter]
        year = near.year + shift * step
        value = (
            {"Y": year_text(year), "DE": f"BC{-year // 10:03}", "CE": f"BC{-year // 100:02}"}[letter]
            if year < 0
            else year_text(year + 1)
        )
        return Answer("DATE", value, edge(h), iso(near), moment=Moment(year if year < 0 else year + 1))
    if (letter in ("D", "W", "WE", "FN") and near.day is None) or (letter in ("M", "Q") and near.month is None):
        value = day_value(near)
        if letter == "D":
            value += "-XX" if near.month else "-XX-XX"
        elif letter == "M":
            value += "-XX"
        else:
            value = f"{value[:4]}-WXX" if near.year > 0 else "XXXX-WXX"
        return Answer("DATE", value, edge(h), iso(near), days=None)
    if near.date is None:
        return Answer(
            "DATE", day_value(near) if not shift and letter == "D" else "XXXX-XX-XX", edge(h), iso(near), days=None
        )
    found = moved(near.date, letter, shift)
    if found is None:  # before year 1 or after 9999
        return Answer("DATE", "PAST_REF" if shift < 0 else "FUTURE_REF", edge(h), iso(near), days=None)
    return Answer("DATE", found[0], edge(h), iso(near), moment=found[1])


def relative_the(h: Hit, c: Context) -> Built:
    """'the weekend', 'the end of the month', 'the quarter': the one at hand; 'the day' only with an edge."""
    unit = h.get("unit")
    letter = english.UNITS[unit]
    if unit in english.UNIT_PLURAL or letter.startswith("T") or letter in ("ML", "FN"):
        return None
    following = h.after()
    if _saying(h, letter) or _title(h):
        return None
    if letter == "Q":
        return quarter_now(h, c) if following not in ("of", "century", "mile", "final", "finals") else None
    if letter == "WE":
        return _weekend(h, c)
    near = c.near if c.narrative else c.now
    if h.has("e1") or h.has("e2"):
        if letter == "D" and h.get("e1") in ("later", "earlier"):
            return None
        if following == "of" or (h.get("e2") in ("rest", "height", "remainder", "close", "part") and letter == "D"):
            return None
        return shifted(h, c, near, letter, 0)
    fiscal = any(w in h.scanned.parts[h.start : h.end] for w in ("fiscal", "financial", "tax", "academic", "school"))
    if fiscal and letter == "Y":
        return shifted(h, c, near, letter, 0)
    if letter in ("DE", "CE"):
        return None
    if following in (
        "of",
        "that",
        "when",
        "he",
        "she",
        "they",
        "it",
        "s",
        "the",
        "after",
        "before",
        "i",
        "we",
        "you",
        "earlier",
        "later",
    ) or h.gap_after() in ("-", "'", "’"):
        return None
    if letter == "D":
        return shifted(h, c, c.near, letter, 0) if h.before() in ("of", "during", "in", "for", "earlier") else None
    if letter == "Y" and h.before() in ("of", "for", "during", "this"):
        return shifted(h, c, near, letter, 0)
    if letter == "W" and h.before() in ("during", "in", "of", "for"):
        return shifted(h, c, near, letter, 0)
    if letter == "M" and h.before() in ("during", "in", "of", "for", "earlier", "later"):
        return shifted(h, c, near, letter, 0)
    return None


def _saying(h: Hit, letter: str) -> bool:
    """Whether it is the end of no day: 'At the end of the day, it is a game'."""
    return letter == "D" and h.gap_after().startswith(",") and "at" in (h.before(), h.before(2), h.before(4))


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


# --- quarters and halves


def quarter(h: Hit, c: Context) -> Built:
    """'the third quarter', "last year's second quarter": the one nearest to the day of publication."""
    number = english.ORDINALS.get(h.get("ord")) or int(h.get("ord")[0])
    if h.get("unit") == "quarters" or h.after() in ("century", "mile", "finals", "hour"):
        return None
    year = of_year(h) or (int(h.get("flat")) if h.get("flat").isdigit() else None)
    anchor = None
    if year is None and any(h.has(name) for name in ("dyear", "dyear2", "way", "ago")):
        words = h.first("dyear", "dyear2", "ago") or h.get("way") + " year"
        year, anchor = relative_year("this year" if words.startswith("the ") else words, c), iso(c.now)
    if year is None:
        base = c.now
        if base is None or base.month is None:
            return Answer("DATE", f"XXXX-Q{number}", days=None)
        here = (base.month + 2) // 3
        year, anchor = base.year, iso(base)
        tense = c.tense(h.start, h.end)
        if number - here >= 2 or (number - here == 1 and tense == PAST and not _late_in_quarter(base)):
            year -= 1 if tense != FUTURE else 0
        elif number - here <= -3 and tense != PAST:
            year += 1
    return _quarter_of(h, c, year, number, anchor)


def quarter_code(h: Hit, c: Context) -> Built:
    """'Q3 2010', 'Q2'."""
    if not h.capital("qn"):
        return None
    number, year = int(h.get("qn")[1]), of_year(h)
    if year is not None:
        return _quarter_of(h, c, year, number, None)
    base = c.now
    if base is None or base.month is None:
        return Answer("DATE", f"XXXX-Q{number}", days=None)
    ahead = number > (base.month + 2) // 3 and c.tense(h.start, h.end) != FUTURE
    return _quarter_of(h, c, base.year - ahead, number, iso(base))


def _quarter_of(h: Hit, c: Context, year: int, number: int, anchor: str | None) -> Answer:
    value = f"{year_text(year)}-Q{number}"
    if c.quarter is None or (
        (value <= c.quarter if _running(c, year, number) else _reported(c, year, number))
        and c.tense(h.start, h.end) != FUTURE
    ):
        c.quarter = value
    return Answer("DATE", value, edge(h), anchor, moment=Moment(year, 3 * number - 2))


def _reported(c: Context, year: int, number: int) -> bool:
    """Whether a quarter is the current one or the one before: one that a report is about, not one it compares with."""
    base = c.now
    return base is None or base.month is None or 0 <= (base.year - year) * 4 + (base.month + 2) // 3 - number <= 1


def _running(c: Context, year: int, number: int) -> bool:
    """Whether a quarter is not over yet."""
    base = c.now
    return base is not None and base.month is not None and (year, number) == (base.year, (base.month + 2) // 3)


def _late_in_quarter(base: Moment) -> bool:
    return base.month is not None and base.month % 3 == 0


def quarter_now(h: Hit, c: Context) -> Built:
    """'the quarter', 'the latest quarter': the last one mentioned, or else the one that closed before publication."""
    if c.quarter:
        return Answer("DATE", c.quarter, edge(h), c.quarter)
    base = c.now.date if c.now and c.now.month else None
    if base is None:
        return Answer("DATE", "XXXX-QX", edge(h), days=None)
    found = moved(base, "Q", 0 if h.has("e2") or h.get("way") in ("this", "current") else -1)
    return Answer("DATE", found[0], edge(h), base.isoformat(), moment=found[1]) if found else None


_ANY_PERIOD = ("the", "this", "next", "last", "current", "previous", "recent", "prior")
_LIKE = ("same", "corresponding", "like", "comparable")  # the period of the year before


def quarter_named(h: Hit, c: Context) -> Built:
    """'this quarter', 'last quarter', 'the year-ago quarter', 'the latest period', 'the 1988 quarter'."""
    way, words = h.get("way"), h.scanned.parts[h.start : h.end]
    compared = "ago" in words or "earlier" in words or ("year" in words and way in ("last", *_LIKE))
    if h.get("unit") == "period" and not (compared and c.published) and (not c.quarter or way in _ANY_PERIOD):
        return None
    year = of_year(h)
    if year is not None:
        value = f"{year:04}-{c.quarter[5:]}" if c.quarter else f"{year:04}"
        if way == "last":
            return Answer("DATE", f"{year:04}-Q4", moment=Moment(year, 10))
        return Answer("DATE", value, anchor=c.quarter, moment=Moment(year))
    if compared:
        return year_before(c)
    if way == "the":
        return quarter_now(h, c) if h.after() not in ("of", "century") else None
    if way in ("latest", "most recent", "recent", *_LIKE):
        return quarter_now(h, c)
    base = c.now.date if c.now and c.now.month else None
    if base is None:
        return Answer("DATE", "XXXX-QX", days=None)
    found = moved(base, "Q", direction(way) if way != "prior" else -1)
    if found:
        c.quarter = found[0]
    return Answer("DATE", found[0], None, base.isoformat(), moment=found[1]) if found else None


def year_before(c: Context) -> Answer | None:
    if c.quarter:
        year = int(c.quarter[:4]) - 1
        return Answer("DATE", f"{year:04}{c.quarter[4:]}", anchor=c.quarter)
    base = c.now
    if base is None or base.year < 2:
        return Answer("DATE", "XXXX", days=None)
    return Answer("DATE", f"{base.year - 1:04}", anchor=iso(base), moment=Moment(base.year - 1))


def year_earlier(h: Hit, c: Context) -> Built:
    """'year-earlier', 'year-ago': the same quarter of the year before."""
    return year_before(c)


def half(h: Hit, c: Context) -> Built:
    """'the first half of 2008', "last year's second half", 'first-half profit'."""
    words = h.first("dyear", "dyear2") or (h.get("way") + " year" if h.has("way") else "")
    if not words and of_year(h) is None and not _of_business(h, c):
        return None  # half of a match, of a book
    words = "this year" if words.startswith("the") or not words else words
    year = of_year(h) or relative_year(words, c)
    number = 1 if h.get("ord").startswith(("f", "1")) else 2
    if year is None:
        return Answer("DATE", f"XXXX-H{number}")
    value = f"{year_text(year)}-H{number}"
    return Answer("DATE", value, edge(h), None if of_year(h) else iso(c.now), moment=Moment(year))


def _of_business(h: Hit, c: Context) -> bool:
    """Whether a half is that of a business year: 'first-half profit', or beside a quarter."""
    figures = h.scanned.parts[h.end - 2] == "-" and h.after() in english.FIGURES
    return figures or (c.quarter is not None and h.after() != "of")
