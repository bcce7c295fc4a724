"""Values of quarters, halves and of what a business year is compared with; one builder for each kind of pattern."""

from onrecord.annotate.times import english
from onrecord.annotate.times import english_guards as guards
from onrecord.annotate.times.anchor import Context, Moment
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.reading import (
    absolute,
    direction,
    edge,
    iso,
    nearest_year,
    of_year,
    relative_year,
    year_text,
)
from onrecord.annotate.times.shifts import moved
from onrecord.annotate.times.tense import FUTURE, PAST, ends_sentence


def quarter(h: Hit, c: Context) -> Built:
    """'the third quarter', "last year's second quarter": the one nearest to the day of publication."""
    number = english.ORDINALS.get(h.get("ord")) or int(h.get("ord")[0])
    if h.get("unit") == "quarters" or h.after() in guards.NO_QUARTER or _of_century(h):
        return None
    year = of_year(h) or (int(h.get("flat")) if h.get("flat").isdigit() else None)
    anchor = None
    if year is None and any(h.has(name) for name in ("dyear", "dyear2", "way", "ago")):
        words = h.first("dyear", "dyear2", "ago") or h.get("way") + " year"
        year, anchor = relative_year("this year" if words.startswith("the ") else words, c), iso(c.now)
        if words.startswith("the ") and year and c.now and c.now.month and c.tense(h.start, h.end) != FUTURE:
            year -= number > (c.now.month + 2) // 3 and year == c.now.year  # 'the third quarter of the year' in January
    if year is None:
        base = c.now
        if base is None or base.month is None:
            return Answer("DATE", f"XXXX-Q{number}", days=None)
        here = (base.month + 2) // 3
        year, anchor = base.year, iso(base)
        tense = c.tense(h.start, h.end)
        if tense == FUTURE and number >= here and h.after() in guards.RESULTS and h.before() in guards.TELLS:
            tense = PAST  # 'will report fourth-quarter earnings': of the one that is over
            year -= number == here
        if number - here >= 2 or (number - here == 1 and tense == PAST and not _late_in_quarter(base)):
            year -= 1 if tense != FUTURE else 0
        elif number - here <= -3 and tense != PAST:
            year += 1
    return _quarter_of(h, c, year, number, anchor)


def _of_century(h: Hit) -> bool:
    """Whether it is the quarter of a century: 'the last quarter of the 19th century'."""
    return h.after() == "of" and "century" in (h.after(n) for n in (2, 3, 4))


def quarter_code(h: Hit, c: Context) -> Built:
    """'Q3 2010', 'Q2'."""
    if "Q" not in h.printed(h.match.start("qn")):
        return None
    number, year = int(next(figure for figure in h.get("qn") if figure in "1234")), of_year(h)
    if year is not None:
        return _quarter_of(h, c, year, number, None)
    if h.has("dyear") and (year := relative_year(h.get("dyear"), c)):
        return _quarter_of(h, c, year, number, iso(c.now))
    base = c.now
    if base is None or base.month is None:
        return Answer("DATE", f"XXXX-Q{number}", days=None)
    ahead = number > (base.month + 2) // 3 and c.tense(h.start, h.end) != FUTURE
    return _quarter_of(h, c, base.year - ahead, number, iso(base))


def quarter_of_months(h: Hit, c: Context) -> Built:
    """'the January-March quarter', 'the July-to-September period': the quarter that the months make."""
    first, last = english.MONTHS[h.get("month")], english.MONTHS[h.get("until")]
    if last - first != 2 or last % 3:
        return None
    year, anchor = of_year(h), None
    if year is None and (words := h.first("dyear", "dyear2")):
        year, anchor = relative_year(words, c), iso(c.now)
    if year is None:
        guess = nearest_year(c, h, first, None)
        if guess is None:
            return Answer("DATE", f"XXXX-Q{last // 3}", days=None)
        year, anchor = guess
    return _quarter_of(h, c, year, last // 3, anchor)


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
    if h.gap_after() == "-" and h.after() == "to":
        return None  # quarter-to-quarter
    if c.quarter:
        return Answer("DATE", c.quarter, edge(h), c.quarter)
    base = c.now.date if c.now and c.now.month else None
    if base is None:
        return Answer("DATE", "XXXX-QX", edge(h), days=None)
    found = moved(base, "Q", 0 if h.has("e2") or h.get("way") in ("this", "current") else -1)
    if found and not h.has("e2"):
        c.quarter = found[0]
    return Answer("DATE", found[0], edge(h), base.isoformat(), moment=found[1]) if found else None


_LIKE = ("same", "corresponding", "like", "comparable")  # the period of the year before
_YEAR_BEFORE = ("last", "previous", "prior", "prior year", *_LIKE)
_ANY_PERIOD = ("the", "this", "next", "last", "current", "previous", "recent", "prior")


def quarter_named(h: Hit, c: Context) -> Built:
    """'this quarter', 'last quarter', 'the year-ago quarter', 'the latest period', 'the 1988 quarter'."""
    if _of_century(h):
        return None
    way, words = h.get("way"), h.scanned.parts[h.start : h.end]
    compared = not {"ago", "earlier", "before"}.isdisjoint(words) or ("year" in words and way in _YEAR_BEFORE)
    if h.get("unit") == "period" and not _is_period(h, c, compared):
        return None
    year = of_year(h)
    if year is not None:
        value = f"{year:04}-{c.quarter[5:]}" if c.quarter else f"{year:04}"
        if way == "last":
            return Answer("DATE", f"{year:04}-Q4", moment=Moment(year, 10))
        return Answer("DATE", value, anchor=c.quarter, moment=Moment(year))
    if compared:
        if h.get("unit") == "quarter" and c.quarter is None:
            quarter_now(h, c)  # the one that closed last is what it is compared with
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


def _is_period(h: Hit, c: Context, compared: bool) -> bool:
    """Whether 'period' is one that a business reports on: compared with, of a year, or beside a quarter."""
    way = h.get("way")
    named = (compared and c.published is not None) or (of_year(h) is not None and way in _LIKE)
    reported = way in ("latest", "most recent") and h.after() in ("", *english.STOPS)
    return named or (not c.narrative and reported) or (c.quarter is not None and way not in _ANY_PERIOD)


def year_before(c: Context) -> Answer | None:
    if c.quarter:
        year = int(c.quarter[:4]) - 1
        return Answer("DATE", f"{year:04}{c.quarter[4:]}", anchor=c.quarter)
    base = c.now
    if base is None or base.year < 2:
        return Answer("DATE", "XXXX", days=None)
    return Answer("DATE", f"{base.year - 1:04}", anchor=iso(base), moment=Moment(base.year - 1))


def compared(h: Hit) -> bool:
    """Whether 'last year' is what a quarter's figure is compared with: 'a profit, compared with a loss last year'."""
    words = []
    for place in range(h.start - 2, max(-1, h.start - 40), -2):
        if ends_sentence(h.scanned.parts, place + 1):
            break
        words.append(h.scanned.parts[place])
    return not guards.COMPARED.isdisjoint(words) and not guards.OF_A_YEAR & set(words)


def month_before(h: Hit, c: Context) -> Built:
    """'the same month a year earlier': the month at hand, of the year before."""
    near = c.near
    if near is None or near.month is None or near.year < 2:
        return None
    return absolute(h, Moment(near.year - 1, near.month), anchor=iso(near))


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
