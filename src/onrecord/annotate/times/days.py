"""Values of days: dates, weekdays, holidays, today and its neighbours; one builder for each kind of pattern."""

from datetime import MAXYEAR, MINYEAR, date

from onrecord.annotate.times import calendar, english
from onrecord.annotate.times import english_guards as guards
from onrecord.annotate.times.anchor import Context, Moment
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.holidays import EVERY, HOLIDAYS, KNOWN_BY_NOUN, NAMED_DAYS, Rule
from onrecord.annotate.times.reading import (
    absolute,
    century_of,
    day_number,
    day_value,
    direction,
    edge,
    event_nouns,
    iso,
    month_number,
    nearest_year,
    of_year,
    piece,
    relative_year,
)
from onrecord.annotate.times.tense import FUTURE, PAST
from onrecord.annotate.times.weekdays import month_meant, weekday_day, weekday_ordinal

_SEASON = 21
"""Days from its return within which a known day may be this year's."""


def resolve_day(h: Hit, c: Context) -> tuple[Moment | None, str | None] | None:
    """The day that the groups of ``<dayx>`` name, and its anchor; (None, None) where it stays open, None for no day."""
    if h.has("deic"):
        base = c.published if not c.narrative or c.last is None else c.last.date
        if base is None:
            return None, None
        found = calendar.days_on(base, english.DEICTIC[h.get("deic")])
        return (Moment.of(found) if found else None), base.isoformat()
    if h.has("month") or h.has("month2"):
        month, number = month_number(h), day_number(h.first("day", "day2"))
        year = of_year(h)
        if year is not None:
            return Moment(year, month, number), None
        if h.has("dyear") and (year := relative_year(h.get("dyear"), c)):
            return Moment(year, month, number), iso(c.near)
        if known := _known(h, c, month, number):
            return known, None
        guess = nearest_year(c, h, month, number)
        if guess is None:
            return None, None
        return Moment(_year_of_weekday(h, c, guess[0], month, number), month, number), guess[1]
    if h.has("wd2"):
        return weekday_day(h, c)
    return None


def _known(h: Hit, c: Context, month: int, number: int) -> Moment | None:
    """The one day that a day of the year stands for: 'the attacks of Sept. 11', 'since September 11'.

    By a noun beside it; or far from that day of the year, where nothing is said to be done 'on' it.
    """
    named, nouns = KNOWN_BY_NOUN.get((month, number), (None, frozenset()))
    if named is None or (c.published is not None and c.published < date(named, month, number)):
        return None
    if event_nouns(h) & nouns:
        return Moment(named, month, number)
    base = c.published
    if base is None or h.has("wd") or h.has("wdz") or h.before() in ("on", ""):
        return None
    if h.gap_after().strip()[:1] in english.AFTER_HEADS:
        return None
    years = (year for year in (base.year - 1, base.year, base.year + 1) if MINYEAR <= year <= MAXYEAR)
    near = min(abs((base - date(year, month, number)).days) for year in years)
    return Moment(named, month, number) if near > _SEASON else None


def _year_of_weekday(h: Hit, c: Context, year: int, month: int, number: int) -> int:
    """The year found, or the one next to it or of publication in which the day falls on the weekday named with it."""
    weekday = english.WEEKDAYS.get(h.first("wd", "wdz"))
    if weekday is None:
        return year
    years = [year, *([c.published.year] if c.published else []), year - 1, year + 1]
    days = ((y, calendar.day(y, month, number)) for y in years)
    return next((y for y, found in days if found and found.isoweekday() == weekday), year)


def day(h: Hit, c: Context) -> Built:
    """A day: 'Aug. 2', 'Saturday, April 25', '11 November 1918', 'March eighth'."""
    if h.has("month2") and not h.capital("month2") and h.get("month2") in guards.VERB_DAYS and not of_year(h):
        return None
    if h.has("month") and not h.capital("month") and h.get("month") in guards.VERB_MONTHS:
        return None
    if (
        h.has("day2")
        and h.words("day2")[0] in ("second", "first")
        and not h.has("year")
        and h.get("month2") in ("march", "may")
    ):
        return None
    if h.before() == "long" and h.scanned.parts[h.start] == "march":
        return None  # the rocket Long March 9
    counted = h.after() in english.COUNTED and h.printed(h.end + 1)[:1].islower()
    if (h.has("year") or h.has("yearx")) and counted and h.has("tail"):
        return None  # 'On May 5, 2000 people': the shorter match is the date
    found = resolve_day(h, c)
    if found is None:
        return None
    moment, anchor = found
    if moment is None:
        month, number = month_number(h), day_number(h.first("day", "day2"))
        return Answer("DATE", f"XXXX-{month:02}-{number:02}", edge(h))
    if h.has("n") or moment.month is None:
        return None
    return absolute(h, moment, anchor=anchor)


def day_pair(h: Hit, c: Context) -> Built:
    """Two days of one month: 'May 3-5', 'April 22 and 24'; two expressions."""
    month, first, last = month_number(h), day_number(h.get("day")), day_number(h.get("last"))
    guess = (of_year(h), None) if of_year(h) is not None else nearest_year(c, h, month, first)
    cut = h.match.end("day")
    if guess is None or guess[0] is None:
        a, b = (Answer("DATE", f"XXXX-{month:02}-{n:02}") for n in (first, last))
        return [piece(a, h.start, cut), piece(b, h.match.start("last"), h.end)]
    moments = [Moment(guess[0], month, n) for n in (first, last)]
    a, b = (absolute(h, m, anchor=guess[1]) for m in moments)
    return [piece(a, h.start, cut), piece(b, h.match.start("last"), h.end)]


def day_list(h: Hit, c: Context) -> Built:
    """Three days of one month or more: 'May 3, 4 and 5'; as many expressions."""
    month, year = month_number(h), of_year(h)
    first = day_number(h.get("day"))
    guess = (year, None) if year is not None else nearest_year(c, h, month, first)
    last = h.match.end("last")
    words = range(h.match.start("day"), last, 2)
    numbers = [place for place in words if h.scanned.parts[place] not in ("and", "or")]
    found = []
    for place in numbers:
        number = day_number(h.scanned.parts[place])
        start = h.start if place == numbers[0] else place
        end = h.end if place == numbers[-1] else place + 1
        if guess is None or guess[0] is None:
            answer = Answer("DATE", f"XXXX-{month:02}-{number:02}")
        else:
            answer = absolute(h, Moment(guess[0], month, number), anchor=guess[1])
        found.append(piece(answer, start, end))
    return found


def iso_moment(h: Hit, c: Context) -> Built:
    """'2019-12-31T23:59'."""
    day_part, hour_part = h.get("isot").split("t")
    moment = Moment(int(h.get("year")), int(h.get("mm")), int(day_part))
    value = f"{day_value(moment)}T{hour_part}:{h.get('mi')}"
    return Answer("TIME", value, moment=moment)


def iso_week(h: Hit, c: Context) -> Built:
    """'2020-W53': the value as it stands; a year without such a week has no such days."""
    return Answer("DATE", f"{h.get('year')}-{h.get('week').upper()}", moment=Moment(int(h.get("year"))))


def named_day(h: Hit, c: Context) -> Built:
    """'9/11', 'D-Day'."""
    found = NAMED_DAYS[h.get("named")]
    if h.get("named").startswith("black ") and not _of_markets(h):
        return None  # the Black Monday on which coaches go
    return absolute(h, Moment.of(found))


def _of_markets(h: Hit) -> bool:
    """Whether the text around speaks of markets, or names the year: stocks fell on Black Monday."""
    around = h.scanned.parts[max(0, h.start - 120) : h.end + 120]
    return not guards.OF_MARKETS.isdisjoint(around)


def day_figures(h: Hit, c: Context) -> Built:
    """A day in figures: 2020-10-16, 16/10/2020, 27.03.15, 10-26-98."""
    marks = {h.scanned.parts[p] for p in range(h.start + 1, h.end, 2)}
    if len(marks) != 1:
        return None
    if h.has("mm"):
        return absolute(h, Moment(int(h.get("year")), int(h.get("mm")), int(h.get("dd"))))
    a, b, year = int(h.get("a")), int(h.get("b")), h.get("year")
    if len(year) == 2:
        if "." in marks and (a > 31 or b > 12):
            return None
        year_number = century_of(int(year), c)
    else:
        year_number = int(year)
    month_first = a <= 12 and (b > 12 or not (c.day_first or "." in marks))
    month, number = (a, b) if month_first else (b, a)
    if not 1 <= month <= 12:
        return None
    return absolute(h, Moment(year_number, month, number))


def day_glued(h: Hit, c: Context) -> Built:
    """'26nov 2015'."""
    word = h.get("dmon")
    number = int("".join(ch for ch in word if ch.isdigit()))
    month = english.MONTHS[word.lstrip("0123456789")]
    year = of_year(h)
    guess = (year, None) if year else nearest_year(c, h, month, number)
    if guess is None or guess[0] is None:
        return Answer("DATE", f"XXXX-{month:02}-{number:02}")
    return absolute(h, Moment(guess[0], month, number), anchor=guess[1])


def day_alone(h: Hit, c: Context) -> Built:
    """'the 20th': a day of the month at hand; nothing where a noun follows or no day is at hand."""
    number = day_number(h.get("day"))
    if h.has("unit"):
        return _day_of_month(h, c, number)
    if h.has("wd"):
        return weekday_ordinal(h, c, number)
    if (h.after() and h.after() not in english.STOPS) or h.before() not in english.DAY_LEADS:
        return None
    near = c.near if c.near and c.near.month else c.now
    if near is None or near.month is None:
        return None
    found = Moment(near.year, near.month, number)
    if c.published and found.date and found.date < c.published and c.tense(h.start, h.end) == FUTURE:
        shift = int(number < c.published.day)  # will meet again on the 15th
        near = Moment.of(c.published)
        month_on = calendar.months_on(c.published.replace(day=1), shift)
        found = Moment(month_on.year, month_on.month, number) if month_on else found
    return absolute(h, found, anchor=iso(near))


def _day_of_month(h: Hit, c: Context, number: int) -> Built:
    """'the 25th of last month'."""
    month = month_meant(h, c)
    return absolute(h, Moment(month.year, month.month, number), anchor=iso(c.now)) if month else None


def holiday(h: Hit, c: Context) -> Built:
    """A holiday: 'Christmas', 'last Thanksgiving', 'Easter 1972'."""
    words = h.get("hol")
    rule = HOLIDAYS.get(words)
    if rule is None or _in_title(h, c):
        return None
    year, anchor, tail = of_year(h), None, h.get("when")
    if h.has("dyear"):
        year, anchor = relative_year(h.get("dyear"), c), iso(c.now)
    if year is None and len(h.before()) == 4 and h.before()[:2] in ("19", "20") and h.before().isdigit():
        year = int(h.before())  # the 1988 Super Tuesday
    if year is None:
        guess = _holiday_year(h, c, rule)
        if guess is None:
            fixed = rule(2001).isoformat()[4:]
            return Answer("DATE", "XXXX" + fixed if rule(2002).isoformat()[4:] == fixed else None, days=None)
        year, anchor = guess
    if not 1 <= year <= 9998:
        return None
    found = rule(year)
    if tail == "eve" and (back := calendar.days_on(found, -1)):
        found = back
    moment = Moment.of(found)
    if tail in ("week", "weekend"):
        back = calendar.days_on(found, -2) if tail == "weekend" and found.isoweekday() < 3 else None
        week = calendar.week(back or found)  # Labor Day ends its weekend
        return Answer("DATE", week + ("-WE" if tail == "weekend" else ""), edge(h), anchor, moment=moment)
    if tail == "season":
        return absolute(h, Moment(found.year, found.month), anchor=anchor)
    if not tail and h.scanned.parts[h.start] == "the" and h.after() and h.after() not in english.STOPS:
        return piece(absolute(h, moment, anchor=anchor), h.match.start("hol"), h.end)  # the Bastille Day parade
    if tail in ("night", "morning"):
        return Answer("TIME", day_value(moment) + ("TNI" if tail == "night" else "TMO"), edge(h), anchor, moment=moment)
    return absolute(h, moment, anchor=anchor)


def _in_title(h: Hit, c: Context) -> bool:
    """Whether it belongs to another name: 'the song "White Christmas" was played', 'Easter Island'."""
    quoted = h.gap_after()[:1] in ('"', "”", "'") and h.before() != "" and h.printed(h.start - 2)[:1].isupper()
    return quoted or h.after() in english.NO_HOLIDAY or (h.in_a_name() and not h.has("way") and not c.message)


_JUST_GONE = 75  # days: a holiday so near before is meant, whatever the verb


def _holiday_year(h: Hit, c: Context, rule: Rule) -> tuple[int, str | None] | None:
    now = c.now
    if now is None or not 1 < now.year < 9999:
        return None
    if c.narrative or now.date is None:
        return now.year, iso(now)
    if (every := EVERY.get(h.get("hol"))) and not h.has("way") and h.capital("hol"):
        return _nearest_every(h, now.date, rule, every), iso(now)
    base, way = now.date, h.get("way")
    here = rule(now.year)
    year = now.year
    if direction(way) < 0:
        year -= here >= base
    elif direction(way) > 0:
        year += here <= base
    elif way != "this":
        gap = (here - base).days
        nearest = -1 if gap > 183 else 1 if gap < -183 else 0
        year += nearest
        gap = (rule(year) - base).days
        tense = c.tense(h.start, h.end)
        if tense == PAST and gap > 31:
            year -= 1
        elif tense == FUTURE and gap < -_JUST_GONE:
            year += 1
    return year, iso(now)


def _nearest_every(h: Hit, base: date, rule: Rule, every: int) -> int:
    """The year of the nearest such day of those that come every so many years; or of one of this month."""
    if abs((rule(base.year) - base).days) < 31:
        return base.year
    before = base.year - base.year % every
    years = [year for year in (before, before + every) if MINYEAR < year < MAXYEAR] or [base.year]
    if h.before() in ("until", "till", "before", "by"):
        years = [year for year in years if rule(year) >= base] or years
    return min(years, key=lambda year: abs((rule(year) - base).days))


def deictic(h: Hit, c: Context) -> Built:
    """'today', 'late yesterday', 'tomorrow', 'tonight'."""
    word = h.get("deic")
    if (word in ("ytd", "yest") and not c.published) or (h.capital("deic") and h.in_a_name() and not c.message):
        return None
    if h.capital("deic") and (h.before() == "the" or h.scanned.parts[max(0, h.start - 2)] == "usa"):
        return None  # on the Today show, USA TODAY
    if _of_our_time(h):
        return None
    night = word in english.TONIGHT
    if c.narrative and word == "today":
        return Answer("DATE", "PRESENT_REF", days=None)
    base = c.published if not c.narrative else (c.last.date if c.last and c.last.day else None)
    if h.pattern.name == "deictic.beyond":
        shift = english.DEICTIC[word] + (-1 if h.get("far") == "before" else 1)
    else:
        shift = english.DEICTIC[word]
    if base is None:
        return Answer("TIME", "XXXX-XX-XXTNI", days=None) if night else Answer("DATE", "XXXX-XX-XX", edge(h), days=None)
    found = calendar.days_on(base, shift)
    if found is None:
        return None
    if night:
        return Answer("TIME", found.isoformat() + "TNI", edge(h), base.isoformat(), moment=Moment.of(found))
    return absolute(h, Moment.of(found), anchor=base.isoformat())


def _of_our_time(h: Hit) -> bool:
    """Whether no day is meant but an age: "today's youth", 'the leaders of tomorrow'."""
    owner = h.after() == "s" and h.after(2) in guards.OF_AN_AGE
    return owner or (h.before() == "of" and h.before(2) in guards.OF_AN_AGE and h.get("deic") in ("today", "tomorrow"))


def week_of(h: Hit, c: Context) -> Built:
    """'the week of May 3', 'the week ended May 3': the week that the day is in."""
    found = resolve_day(h, c)
    moment = found[0] if found else None
    if found is None or moment is None or moment.date is None:
        return None
    return Answer("DATE", calendar.week(moment.date), None, found[1], moment=moment)
