"""Values of weekdays: 'Tuesday', 'last Monday', 'the first Friday in May', 'Mondays'; a builder for each pattern."""

from datetime import date

from onrecord.annotate.times import calendar, english
from onrecord.annotate.times import english_guards as guards
from onrecord.annotate.times.anchor import Context, Moment, weekday_from
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.holidays import nth
from onrecord.annotate.times.reading import (
    absolute,
    anaphoric,
    dates_past_event,
    day_value,
    direction,
    edge,
    iso,
    month_number,
    nearest_year,
    of_year,
    without_adverb,
)
from onrecord.annotate.times.tense import FUTURE, PAST, called_off, strongly_ahead


def weekday_day(h: Hit, c: Context) -> tuple[Moment | None, str | None]:
    """The day that a weekday means: by 'last' and 'next', or else by the verb; in a narrative, after the last date."""
    number, way = english.WEEKDAYS[h.get("wd2")], h.get("way")
    base = (c.last.date if c.last and c.last.day else None) if c.narrative else c.published
    if c.last and c.last.day and (anaphoric(way) or way == "the next"):
        base = c.last.date
    if base is None:
        return None, None
    if direction(way) < 0:
        found = weekday_from(base, number, -1)
    elif direction(way) > 0:
        found = weekday_from(base, number, 2)
        if (
            way in ("next", "nxt")
            and found
            and c.published == base
            and (found - base).days < 3
            and number > base.isoweekday()
        ):
            found = calendar.days_on(found, 7)
    elif way == "this" or c.narrative:
        found = weekday_from(base, number, 1)
    else:
        found = _bare(h, c, base, number)
    return (Moment.of(found) if found else None), base.isoformat()


def _bare(h: Hit, c: Context, base: date, number: int) -> date | None:
    """The day by the verb; "Monday's summit" is the one of which the text has said that it lies ahead.

    The names of yesterday and of the day before look ahead only where that is said outright.
    """
    gone = dates_past_event(h, c) or h.before() == "since"
    tense = PAST if gone else c.tense(h.start, h.end)
    gap = (number - base.isoweekday()) % 7
    coming = tense == FUTURE and (gap < 5 or (not h.has("e1") and strongly_ahead(h.scanned.parts, h.start, h.end)))
    ahead = gap > 0 and (coming or (not gone and _at_the_door(h, gap, tense)))
    if called_off(h.scanned.parts, h.start, h.end):
        ahead = gap in (1, 2, 3)  # the nearest one
    found = weekday_from(base, number, 2 if ahead else 0)
    if ahead and found:
        c.coming[number] = found
    elif h.after() == "s" and tense != PAST:
        return c.coming.get(number, found)
    return found


def _at_the_door(h: Hit, gap: int, tense: int | None) -> bool:
    """Whether a weekday so many days ahead is meant though no verb says so.

    The name of the day after publication is seldom that of a day six days gone: it is what comes tomorrow, or it is
    tomorrow already where the report was written, or was when it was last brought up to date. Of later days those are,
    before which something stands: 'ahead of Sunday's match'.
    """
    if gap == 1 and tense == PAST and h.after() in english.UP_TO and h.after(2) in english.WEEKDAYS:
        return False  # a poll taken Thursday through Monday
    if gap == 1:
        return h.before() != "the" and (tense != PAST or h.before() != "from")
    leads_up = h.before() in ("for", "before") or (h.before() == "of" and h.before(2) == "ahead")
    return gap in (2, 3) and tense != PAST and leads_up


def weekday(h: Hit, c: Context) -> Built:
    """'Tuesday', 'last Monday', 'early Thursday': the same day or before, or ahead where the verb or 'next' says so."""
    if not _is_weekday(h, c) or h.get("way") == "following":
        return None  # 'Following Wednesday's sell-off': after it
    beside = is_beside(h, c)
    if beside and c.found_type == "SET" and not h.has("way"):  # 'every Monday, Wednesday and Friday'
        return Answer("SET", f"XXXX-WXX-{english.WEEKDAYS[h.get('wd2')]}", days=None)
    found = weekday_day(h, c)
    before = c.last.date if c.last and c.last.day else None
    ahead = before and c.published and (before > c.published or _same_week(before, h, c))
    if beside and before and ahead and not h.has("way") and not c.narrative:
        after = weekday_from(before, english.WEEKDAYS[h.get("wd2")], 2)  # 'this Friday and Saturday'
        found = (Moment.of(after) if after else None), iso(c.last)
    if found[0] is None:
        return Answer("DATE", f"XXXX-WXX-{english.WEEKDAYS[h.get('wd2')]}", edge(h), days=None)
    return without_adverb(h, absolute(h, found[0], anchor=found[1]))


def is_beside(h: Hit, c: Context) -> bool:
    """Whether it goes on from the expression before: 'Monday, Wednesday and Friday'."""
    between = [piece.strip() for piece in h.scanned.parts[c.found_end : h.start]]
    return 0 < len(between) < 4 and not set(between) - {"", ",", "-", "–", "—", "and", "or", *english.UP_TO}


def _same_week(before: date, h: Hit, c: Context) -> bool:
    """Whether it ends a stretch of days that began within the week: 'from Monday to Sunday'."""
    up_to = h.before() in english.UP_TO or h.gap_before().strip() in ("-", "–", "—")
    return up_to and c.published is not None and 0 <= (c.published - before).days < 7


def _is_weekday(h: Hit, c: Context) -> bool:
    word, capital = h.get("wd2"), h.capital("wd2")
    if h.after() in english.PARTS and h.after(2) in guards.SHOWS and h.printed(h.end + 1)[:1].isupper():
        return False  # Saturday Night Live
    if h.before() in english.NAMED_WEEKDAYS and h.printed(h.start - 2)[:1].isupper() and not h.has("way"):
        return False
    if word in guards.DOUBTFUL_WEEKDAYS:
        if 0 < h.start - c.found_end < 6 and h.scanned.parts[h.start - 2] in ("and", "or", "to", *english.WEEKDAYS):
            return True  # 'Mon, Wed and Sat'

        if h.has("way") or h.before() in guards.BEFORE_WEEKDAY:
            return h.get("way") not in ("the same", "that") or capital
        return word in guards.PLAIN_WEEKDAYS and capital and h.before() not in ("la", "le")
    return not (word == "sunday" and h.after() in guards.SUNDAY_PAPERS) or not capital


def weekday_week(h: Hit, c: Context) -> Built:
    """'Monday last week', 'Friday of next week'."""
    base = c.now.date if c.now and c.now.day else None
    if base is None:
        return None
    weeks = {"last week": -1, "next week": 1}.get(h.get("wk"), 0)
    moved = calendar.days_on(base, english.WEEKDAYS[h.get("wd2")] - base.isoweekday() + 7 * weeks)
    return absolute(h, Moment.of(moved), anchor=base.isoformat()) if moved else None


def weekday_nth(h: Hit, c: Context) -> Built:
    """'the first Monday in May', 'the last Friday of this month'."""
    count = -1 if h.get("nth") in ("last", "final") else english.ORDINALS.get(h.get("nth")) or int(h.get("nth")[0])
    month, anchor = (month_meant(h, c), iso(c.now)) if h.has("unit") else (None, None)
    if h.has("month"):
        number, year = month_number(h), of_year(h)
        guess = (year, None) if year is not None else nearest_year(c, h, number, None)
        month, anchor = (Moment(guess[0], number), guess[1]) if guess else (None, None)
    if month is None or month.month is None or not 1 <= month.year < 9999:
        return None
    found = nth(month.year, month.month, english.WEEKDAYS[h.get("wd2")], count)
    return absolute(h, Moment.of(found), anchor=anchor)


def month_meant(h: Hit, c: Context) -> Moment | None:
    """The month of 'last month', 'that month', as a moment."""
    near = c.near if anaphoric(h.get("way")) else c.now
    if near is None or near.month is None or near.date is None:
        return None
    found = calendar.months_on(near.date, direction(h.get("way")))
    return Moment(found.year, found.month) if found else None


def weekday_ordinal(h: Hit, c: Context, number: int) -> Built:
    """'Friday the 13th': the nearest such day, the last one where two are as near."""
    near = c.near.date if c.near else None
    if near is None:
        return None
    months = [calendar.months_on(near.replace(day=1), shift) for n in range(13) for shift in (-n, n)]
    days = (calendar.day(m.year, m.month, number) for m in months if m)
    found = next((d for d in days if d and d.isoweekday() == english.WEEKDAYS[h.get("wd")]), None)
    return absolute(h, Moment.of(found), anchor=iso(c.near)) if found else None


def weekday_a(h: Hit, c: Context) -> Built:
    """'a Sunday': the weekday alone, no day of the calendar."""
    if h.get("wd2") in guards.DOUBTFUL_WEEKDAYS and (h.gap_after() == "-" or not h.capital("wd2")):
        return None  # a sun-scorched road
    value = f"XXXX-WXX-{english.WEEKDAYS[h.get('wd2')]}"
    noun = (
        h.after()
        and h.after() not in english.STOPS
        and (not h.after().endswith(("ing", "ed")) or h.after() in english.EVENTS_IN_ING)
    )
    if noun or c.message:  # a Sunday service: that Sunday
        moment, anchor = weekday_day(h, c)
        pieces = (h.match.start("wd2") if noun else h.start, h.end)
        if moment and not h.has("part"):
            return Answer("DATE", day_value(moment), None, anchor, moment=moment, pieces=pieces)
        if moment:
            return Answer(
                "TIME",
                f"{day_value(moment)}T{english.PARTS[h.get('part')]}",
                None,
                anchor,
                moment=moment,
                pieces=pieces,
            )
    if h.has("part"):
        return Answer("TIME", value + "T" + english.PARTS[h.get("part")], days=None)
    return Answer("DATE", value, days=None)


def weekday_set(h: Hit, c: Context) -> Built:
    """'Mondays', 'every Thursday', 'Tuesday nights'."""
    value = f"XXXX-WXX-{english.WEEKDAYS[h.get('wds')]}"
    if h.has("part"):
        value += "T" + english.PARTS[h.get("part")]
    return Answer("SET", value, days=None)
