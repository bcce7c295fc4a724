"""Values of days, months, years and what is relative to them; one builder for each kind of pattern."""

from onrecord.annotate.times import calendar, english
from onrecord.annotate.times.anchor import FUTURE, PAST, Context, Moment, weekday_from
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.holidays import HOLIDAYS, NAMED_DAYS

EDGE_WORDS = english.EDGES


def year_text(year: int) -> str:
    """A year as TIMEX3 writes it: 1998, BC0480."""
    return f"{year:04}" if year > 0 else f"BC{-year:04}"


def day_value(moment: Moment) -> str:
    """A moment as a value: 1998, 1998-02 or 1998-02-13."""
    out = year_text(moment.year)
    if moment.month:
        out += f"-{moment.month:02}"
        if moment.day:
            out += f"-{moment.day:02}"
    return out


def edge(h: Hit) -> str | None:
    """START, MID or END where the expression says early, middle, the end of; earlier and later say neither here."""
    word = h.first("e1", "e2", "e3", "edge2").split(" ")
    found = next((EDGE_WORDS[w] for w in word if w in EDGE_WORDS), None)
    return found or None


def of_year(h: Hit) -> int | None:
    """The year that the expression names, negative before Christ; None where it names none."""
    if h.has("later"):  # 'March and April 1918'
        year, mark = h.words("later")[-1], h.match.end("later")
        return -int(year) if h.scanned.parts[mark + 1 : mark + 2] in (["bc"], ["bce"]) else int(year)
    for name in ("bcy", "bcz"):
        if h.has(name):
            return -int(h.words(name)[0])
    if h.has("yw"):
        return spoken_year(h.words("yw"))
    for name in ("year", "yearx", "ady", "adz", "cyear", "year2", "year3"):
        if h.has(name):
            return int(h.words(name)[0])
    return None


def absolute(h: Hit, moment: Moment, kind: str = "DATE", anchor: str | None = None) -> Answer:
    """A date that stands in the calendar; the days of an impossible one are none, its value is kept as found."""
    return Answer(kind, day_value(moment), edge(h), anchor, moment=moment)


def iso(moment: Moment | None) -> str | None:
    """A moment as the page's derivation says it."""
    return day_value(moment) if moment else None


# --- which year, which day

# Days that a date without a year may lie ahead of publication: where no verb is seen, and after a past verb.
AHEAD_UNSEEN, AHEAD_DAY, AHEAD_MONTH = 150, 110, 60


def nearest_year(c: Context, h: Hit, month: int, number: int | None) -> tuple[int, str | None] | None:
    """The year of a month or day that names none, and what it was resolved from."""
    if c.narrative:
        return _narrative_year(c, month, number)
    if c.published is None:
        return None
    base = c.published
    place = base.month * 31 + base.day, month * 31 + (number or base.day)
    ahead = place[1] - place[0]
    year = base.year + (1 if ahead < -186 else -1 if ahead > 186 else 0)
    tense = c.tense(h.start, h.end)
    away = (year - base.year) * 372 + ahead
    if h.has("way") and h.get("way") in ("last", "this past"):
        year -= away >= 0
    elif tense != FUTURE and away > (AHEAD_UNSEEN if tense is None else AHEAD_DAY if number else AHEAD_MONTH):
        year -= 1
    elif tense == FUTURE and (away < -75 or (away < -20 and number is None)):
        year += 1
    return year, base.isoformat()


def _narrative_year(c: Context, month: int, number: int | None) -> tuple[int, str | None] | None:
    last = c.line
    if last is None:
        return (c.published.year, c.published.isoformat()) if c.published else None
    if last.month is None:
        return last.year, iso(last)
    gap = month - last.month
    year = last.year + (1 if gap < -7 else -1 if gap > 9 else 0)
    return (year or (1 if last.year < 0 else -1)), iso(last)


def month_number(h: Hit) -> int:
    return english.MONTHS[h.first("month", "month2")]


def day_number(word: str) -> int:
    """1 to 31 from 3, 3rd or third."""
    return int(word) if word.isdigit() else english.ORDINALS.get(word) or english.ORDINAL_FIGURES[word]


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
        guess = nearest_year(c, h, month, number)
        if guess is None:
            return None, None
        return Moment(guess[0], month, number), guess[1]
    if h.has("wd2"):
        return weekday_day(h, c)
    return None


def weekday_day(h: Hit, c: Context) -> tuple[Moment | None, str | None]:
    """The day that a weekday means: by 'last' and 'next', or else by the verb; in a narrative the next after the last date."""
    number, way = english.WEEKDAYS[h.get("wd2")], h.get("way")
    base = (c.last.date if c.last and c.last.day else None) if c.narrative else c.published
    if way in ("the following", "the next", "the previous", "the preceding", "following", "that", "the same", "that same") and c.last:
        base = c.last.date if c.last.day else base
    if base is None:
        return None, None
    if way in ("last", "previous", "the previous", "past", "the preceding", "lst", "the last", "this past"):
        found = weekday_from(base, number, -1)
    elif way in ("next", "coming", "the following", "the next", "following", "this coming", "nxt", "the coming"):
        found = weekday_from(base, number, 2)
        if way in ("next", "nxt") and found and c.published == base and (found - base).days < 3 and number > base.isoweekday():
            found = calendar.days_on(found, 7)
    elif way == "this":
        found = weekday_from(base, number, 1)
    elif c.narrative:
        found = weekday_from(base, number, 1)
    else:
        tense = c.tense(h.start, h.end)
        found = weekday_from(base, number, 2 if tense == FUTURE and number != base.isoweekday() else 0)
    return (Moment.of(found) if found else None), base.isoformat()


# --- builders


def day(h: Hit, c: Context) -> Built:
    """A day: 'Aug. 2', 'Saturday, April 25', '11 November 1918', 'March eighth'."""
    if h.has("month2") and not h.capital("month2") and h.get("month2") in ("may", "march", "mar", "sept") and not of_year(h):
        return None
    if h.has("month") and not h.capital("month") and h.get("month") in ("may", "march", "mar"):
        return None
    if h.has("day2") and h.words("day2")[0] in ("second", "first") and not h.has("year") and h.get("month2") in ("march", "may"):
        return None
    if (h.has("year") or h.has("yearx")) and h.after() in english.COUNTED and h.has("tail"):
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
        return [_piece(a, h.start, cut), _piece(b, h.match.start("last"), h.end)]
    moments = [Moment(guess[0], month, n) for n in (first, last)]
    a, b = (absolute(h, m, anchor=guess[1]) for m in moments)
    return [_piece(a, h.start, cut), _piece(b, h.match.start("last"), h.end)]


def _piece(answer: Answer, start: int, end: int) -> Answer:
    return Answer(answer.type, answer.value, answer.mod, answer.anchor, answer.days, (start, end), answer.moment)


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
    return absolute(h, Moment.of(found))


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


def century_of(two: int, c: Context) -> int:
    """The year that two figures mean, near to publication: '99 is 1999 in 2003; in a narrative, near the last date."""
    base = c.last.year if c.narrative and c.last and c.last.year > 0 else c.published.year if c.published else 2000
    year = base - base % 100 + two
    return year - 100 if year > base + 20 else year


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
    if h.after() and h.after() not in STOPS and not h.has("wd"):
        return None
    if h.before() not in ("on", "by", "until", "since", "from", "till", "to", "of", "and", "before", "after") and not h.has("wd"):
        return None
    near = c.near
    if near is None or near.month is None:
        return None
    number = day_number(h.get("day"))
    return absolute(h, Moment(near.year, near.month, number), anchor=iso(near))


STOPS = frozenset(
    "and or but in on at of to from by for with the a an he she it they we i was were is are had has have when as that "
    "which who while after before until because if so since during his her their its this these those not also then "
    "will would could should may might must can said says there where".split()
)


def holiday(h: Hit, c: Context) -> Built:
    """A holiday: 'Christmas', 'last Thanksgiving', 'Easter 1972'."""
    words = h.get("hol")
    rule = HOLIDAYS.get(words)
    if rule is None:
        return None
    year, anchor, tail = of_year(h), None, h.get("when")
    if h.has("dyear"):
        year, anchor = relative_year(h.get("dyear"), c), iso(c.now)
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
        return Answer("DATE", calendar.week(found) + ("-WE" if tail == "weekend" else ""), edge(h), anchor, moment=moment)
    if tail in ("night", "morning"):
        return Answer("TIME", day_value(moment) + ("TNI" if tail == "night" else "TMO"), edge(h), anchor, moment=moment)
    return absolute(h, moment, anchor=anchor)


def _holiday_year(h: Hit, c: Context, rule: object) -> tuple[int, str | None] | None:
    assert callable(rule)
    now = c.now
    if now is None or not 1 < now.year < 9999:
        return None
    if c.narrative or now.date is None:
        return now.year, iso(now)
    base, way = now.date, h.get("way")
    here = rule(now.year)
    year = now.year
    if way in ("last", "this past", "past", "previous"):
        year -= here >= base
    elif way in ("next", "coming", "this coming"):
        year += here <= base
    elif way != "this":
        gap = (here - base).days
        tense = c.tense(h.start, h.end)
        if gap > 183 or (tense == PAST and gap > 31):
            year -= 1
        elif gap < -183 or (tense == FUTURE and gap < 0):
            year += 1
    return year, iso(now)


MONTH_LEADS = frozenset(
    "in of last this next early late mid by until since from through during and or to between before after every each "
    "till around on for that than the following previous past as".split()
)


def month(h: Hit, c: Context) -> Built:
    """A month: 'August 1988', 'last May', 'June last year', 'in June', 'the end of November'."""
    word = h.get("month")
    number, year = english.MONTHS[word], of_year(h)
    if year is None and not _is_month(h, word):
        return None
    if year is not None and not h.capital("month") and word in ("may", "march", "mar"):
        return None
    if h.has("each"):
        return Answer("SET", f"XXXX-{number:02}", days=None)
    if year is not None:
        return absolute(h, Moment(year, number))
    if h.has("dyear"):
        base = relative_year(h.get("dyear"), c)
        return absolute(h, Moment(base, number), anchor=iso(c.now)) if base else Answer("DATE", f"XXXX-{number:02}", edge(h))
    found = _month_by_way(h, c, number)
    if found is None:
        return Answer("DATE", f"XXXX-{number:02}", edge(h))
    return absolute(h, Moment(found[0], number), anchor=found[1])


def _is_month(h: Hit, word: str) -> bool:
    if word in ("may", "march", "mar", "sept", "jan", "jun", "dec", "august", "apri", "apr"):
        if not h.capital("month"):
            return word == "dec" and h.before() in MONTH_LEADS
        if word in ("may", "march", "mar", "jan", "jun", "apri"):
            return h.has("way") or h.has("e1") or h.has("e2") or h.before() in MONTH_LEADS - {"the", "and", "or", "as", "that", "than", "for"} or (
                h.before() == "and" and h.before(2) in english.MONTHS
            ) or h.after() in ("and", "to") and h.after(2) in english.MONTHS
    if word in english.MONTH_SHORT and word not in ("sept", "oct", "nov", "dec", "jan", "feb", "aug"):
        return h.before() in MONTH_LEADS
    if word not in ("april", "june", "august") or h.before() in MONTH_LEADS - {"for", "as", "that", "than", "and"}:
        return True
    if h.start > 1 and h.scanned.parts[h.start - 2] in ("ms", "mrs", "miss", "mr", "dr"):
        return False
    return not (h.gap_after() == " " and h.after() not in STOPS and h.printed(h.end + 1)[:1].isupper())  # April Smith


def _month_by_way(h: Hit, c: Context, number: int) -> tuple[int, str | None] | None:
    way, now = h.get("way"), c.now
    if way in ("that", "the same", "that same", "the following", "the previous", "the next", "the preceding") and c.near:
        near = c.near
        later = "follow" in way or "next" in way
        year = near.year
        if near.month is not None:
            if later and number <= near.month:
                year += 1
            elif ("prev" in way or "prec" in way) and number >= near.month:
                year -= 1
        elif "prev" in way or "prec" in way:
            year -= 1
        return year, iso(near)
    if not way or way == "this" or now is None or now.month is None:
        if way == "this" and now is not None and not c.narrative:
            return now.year, iso(now)
        return nearest_year(c, h, number, None)
    if way in ("last", "past", "this past", "previous", "lst", "the last"):
        return now.year - (number >= now.month), iso(now)
    return now.year + (number <= now.month), iso(now)


def relative_year(words: str, c: Context) -> int | None:
    """The year that 'last year', 'of that year' mean."""
    base = c.near if any(w in words.split() for w in ("that", "same", "following", "previous", "the")) else c.now
    if base is None:
        return None
    shift = 1 if ("next" in words or "following" in words) else -1 if ("last" in words or "previous" in words) else 0
    return base.year + shift


def month_figures(h: Hit, c: Context) -> Built:
    """'2014-10': a month in ISO order."""
    if h.before() in english.COUNTED or int(h.get("year")) < 1900:
        return None
    return absolute(h, Moment(int(h.get("year")), int(h.get("mm"))))


YEAR_LEADS = frozenset(
    "in since of by until from between before after during through late early mid to and for than around about year the "
    "till spring summer autumn fall winter fiscal circa ca throughout despite s or back into january february march april may june july "
    "august september october november december autumn toward towards past beyond at".split()
)


def year(h: Hit, c: Context) -> Built:
    """A year: '1988', 'mid-1996', 'the end of 1990', '480 BC', 'fiscal 1989'."""
    number = of_year(h)
    if number is None or number == 0:
        return None
    plain = h.pattern.name == "year.edge" and not (h.has("e1") or h.has("e2")) and h.has("year")
    if plain and not _is_year(h, number):
        return None
    return absolute(h, Moment(number))


def _is_year(h: Hit, number: int) -> bool:
    before, after, gap = h.before(), h.after(), h.gap_before()
    word = h.scanned.parts[h.end - 1]
    if "year" in h.scanned.parts[h.start : h.end]:
        return True
    if not word.isdigit() or h.gap_after().startswith(("%", "-", "°", "/", "@", ",0")):
        tail = h.gap_after()
        if not tail.startswith("-") or len(tail) > 1 or h.after()[:1].isdigit():
            return False
    if gap.endswith(("$", "£", "€", "#", ":", "@", "/", "-", "+", "_", "&", "=")) or (gap == "." and h.scanned.parts[h.start - 2].isdigit()):
        return False
    if gap.startswith(".") and h.scanned.parts[h.start - 2] in ("no", "nos"):
        return False
    if after in english.COUNTED or h.after(2) in ("street", "st", "avenue", "ave", "road", "rd", "drive", "blvd") or (gap.endswith(",") and before.isdigit()):
        return False
    if h.gap_after() == "." and h.scanned.parts[h.end + 1][:1].isdigit():
        return False
    if h.gap_after() == "," and h.scanned.parts[h.end + 1 : h.end + 2] and h.scanned.parts[h.end + 1][:3].isdigit():
        return False
    if 1900 <= number <= 2035:
        return before not in ("no", "number", "route", "page", "room", "about", "nearly", "than", "over", "us", "rs", "least", "some", "top")
    if before in YEAR_LEADS and before not in ("than", "about", "around", "for", "at", "to", "past", "of", "s", "the", "or", "and"):
        return not after or not _plural(after)
    if before in ("of", "to", "and") and not _plural(after):
        return True
    if before == "the" and 1400 < number:
        return after != ""
    if gap.strip() == "," and 1500 < number and h.gap_after().strip() in ("", ".", ",", ")") and not h.after():
        return True
    return gap.strip() in ("(", "–", "—") and not _plural(after)


def _plural(word: str) -> bool:
    return word.endswith("s") and word not in ("as", "was", "is", "his", "this", "has", "its", "", "s", "us")


def year_period(h: Hit, c: Context) -> Built:
    """'the 1989 period': the last quarter mentioned, of that year."""
    number = int(h.get("year"))
    if h.get("what") == "period" and c.quarter and not c.narrative:
        return Answer("DATE", f"{number:04}-{c.quarter[5:]}", moment=Moment(number))
    return absolute(h, Moment(number))


def year_named(h: Hit, c: Context) -> Built:
    """'the year 2000', 'the years 480 BC'."""
    number = int(h.get("year"))
    return absolute(h, Moment(-number if h.has("bc") else number)) if number else None


def year_words(h: Hit, c: Context) -> Built:
    """'nineteen ninety-six', 'the year two thousand'."""
    words = h.words("yw")
    if words[0] == "two":
        if h.match.start("yw") == h.start or "year" not in h.scanned.parts[h.start : h.end]:
            return None
        return absolute(h, Moment(2000 + sum(english.NUMBERS.get(w, 0) for w in words[2:])))
    number = spoken_year(words)
    return absolute(h, Moment(number)) if number else None


def spoken_year(words: list[str]) -> int | None:
    """1996 from nineteen ninety-six; None for a number that is no year."""
    words = [w for w in words if w not in ("and", "oh")]
    values = [english.NUMBERS.get(w, 0) for w in words]
    if words[1] == "hundred":
        return values[0] * 100 if words[0] != "twenty" else None
    if words[0] == "twenty" and not (10 <= values[1] <= 60 or len(values) > 2):
        return None
    return values[0] * 100 + sum(values[1:])


def year_short(h: Hit, c: Context) -> Built:
    """"'99": near to the day of publication or the last date."""
    if h.scanned.classes[h.match.start("q")] in h.scanned.classes[:0] or h.before()[-1:].isdigit():
        return None
    if h.gap_before() in ("'", "’", "`") and h.scanned.parts[h.start - 2 : h.start - 1] not in ([""], []):
        return None
    start = h.match.start("y2")
    return Answer("DATE", year_text(century_of(int(h.get("y2")), c)), edge(h), pieces=(h.match.start("q"), start + 1), moment=Moment(century_of(int(h.get("y2")), c)))


def year_pair(h: Hit, c: Context) -> Built:
    """'2003-04', '1914-1918': two years."""
    first, second = int(h.get("year")), h.get("y2")
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if len(second) == 2 and second.startswith("0") and last != first + 1 and h.get("gap") == "":
        return None
    if not 1000 <= first < last <= 2100 or last - first > 300 or h.after() in english.COUNTED:
        return None
    if h.gap_before().endswith(("$", "£", "€", "#", "/", "-", ",", "+")) or h.gap_after().startswith(("-", "%")):
        return None
    a, b = absolute(h, Moment(first)), absolute(h, Moment(last))
    return [_piece(a, h.start, h.match.end("year")), _piece(b, h.match.start("y2"), h.end)]


def year_pair_bc(h: Hit, c: Context) -> Built:
    """'480-479 BC': two years before Christ."""
    first, last = int(h.get("bca")), int(h.get("bcb"))
    if not last < first:
        return None
    a, b = absolute(h, Moment(-first)), absolute(h, Moment(-last))
    return [_piece(a, h.start, h.match.end("bca")), _piece(b, h.match.start("bcb"), h.end)]


def decade(h: Hit, c: Context) -> Built:
    """'the late 1970s', "the '90s", 'the nineties', 'the 470s BC'."""
    if h.has("dec3"):
        first = int(h.get("dec3")[:-1])
        return Answer("DATE", f"BC{first // 10:03}", edge(h), moment=Moment(-first - 9))
    if h.has("dec4"):
        first = int(h.get("dec4"))
    else:
        word = h.get("dec")
        first = english.DECADE_YEARS.get(word) or english.DECADES.get(word) or 0
    if first % 10:
        return None
    if first < 100:
        if h.pattern.name == "decade.short" and h.before() in ("in", "into") and h.get("dec").isalpha() and h.after() in ("and",):
            return None
        first = century_of(first, c)
    if h.has("bc"):
        return Answer("DATE", f"BC{first // 10:03}", edge(h), moment=Moment(-first - 9))
    return Answer("DATE", f"{first // 10:03}", edge(h), moment=Moment(first))


def century(h: Hit, c: Context) -> Built:
    """'the 19th century' is 18; 'the 9th century BC' is BC08."""
    words = h.words("ord")
    number = sum(english.NUMBERS.get(w) or english.ORDINALS.get(w) or english.ORDINAL_FIGURES.get(w) or 0 for w in words)
    mod = edge(h)
    for word in h.scanned.parts[h.start : h.match.start("ord")]:
        mod = {"early": "START", "late": "END", "mid": "MID"}.get(word, mod)
    if not number or h.get("unit") == "millennium":
        return None
    if h.has("bc"):
        return Answer("DATE", f"BC{number - 1:02}", mod, moment=Moment(-number * 100))
    return Answer("DATE", f"{number - 1:02}", mod, moment=Moment((number - 1) * 100 or 1))


def weekday(h: Hit, c: Context) -> Built:
    """'Tuesday', 'last Monday', 'early Thursday': the same day or before, or ahead where the verb or 'next' says so."""
    if not _is_weekday(h, c):
        return None
    found = weekday_day(h, c)
    if found[0] is None:
        return Answer("DATE", f"XXXX-WXX-{english.WEEKDAYS[h.get('wd2')]}", edge(h), days=None)
    return absolute(h, found[0], anchor=found[1])


def _is_weekday(h: Hit, c: Context) -> bool:
    word, capital = h.get("wd2"), h.capital("wd2")
    if word in ("sun", "sat", "wed", "mon", "fri", "thu", "tue", "tues", "thur", "thurs", "weds"):
        if 0 < h.start - c.found_end < 6 and h.scanned.parts[h.start - 2] in ("and", "or", "to", *english.WEEKDAYS):
            return True  # 'Mon, Wed and Sat'

        if h.has("way") or h.before() in ("on", "every", "until", "by", "since", "from", "each"):
            return h.get("way") not in ("the same", "that") or capital
        return word in ("tues", "thur", "thurs", "weds", "mon", "fri", "tue", "thu") and capital and h.before() != "le"
    return not (word == "sunday" and h.after() in ("times", "telegraph", "express", "mirror", "mail")) or not capital


def weekday_week(h: Hit, c: Context) -> Built:
    """'Monday last week', 'Friday week'."""
    found = c.now.date if c.now and c.now.day else None
    number, words = english.WEEKDAYS[h.get("wd2")], h.get("wk")
    if found is None or not words or words == "week":
        return None
    shift = {"last week": -7, "next week": 7}.get(words, 0)
    moved = calendar.days_on(found, number - found.isoweekday() + shift)
    return absolute(h, Moment.of(moved), anchor=found.isoformat()) if moved else None


def weekday_a(h: Hit, c: Context) -> Built:
    """'a Sunday': the weekday alone, no day of the calendar."""
    value = f"XXXX-WXX-{english.WEEKDAYS[h.get('wd2')]}"
    if h.after() and h.after() not in STOPS and not h.after().endswith(("ing", "ed")):  # a Sunday service: that Sunday
        moment, anchor = weekday_day(h, c)
        if moment and not h.has("part"):
            return Answer("DATE", day_value(moment), None, anchor, moment=moment, pieces=(h.match.start("wd2"), h.end))
        if moment:
            return Answer("TIME", f"{day_value(moment)}T{english.PARTS[h.get('part')]}", None, anchor, moment=moment, pieces=(h.match.start("wd2"), h.end))
    if h.has("part"):
        return Answer("TIME", value + "T" + english.PARTS[h.get("part")], days=None)
    return Answer("DATE", value, days=None)


def deictic(h: Hit, c: Context) -> Built:
    """'today', 'late yesterday', 'tomorrow', 'tonight'."""
    word = h.get("deic")
    if word in ("ytd", "yest") and not c.published:
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
