"""Values of what counts from another time: 'two weeks ago', 'the day before', 'the last week of May'."""

from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.times import calendar, english
from onrecord.annotate.times import english_guards as guards
from onrecord.annotate.times.anchor import Context, Moment, weekday_from
from onrecord.annotate.times.hit import FROM_VALUE, Answer, Built, Hit
from onrecord.annotate.times.lengths import amount, duration, length, mod_of, per
from onrecord.annotate.times.quarters import year_before
from onrecord.annotate.times.reading import day_value, iso, nearest_year, of_year
from onrecord.annotate.times.shifts import moved, shifted
from onrecord.annotate.times.tense import FUTURE
from onrecord.model.when import Days


def offset(h: Hit, c: Context) -> Built:
    """'two weeks ago', 'a year earlier', 'five days later', 'ten years from now'."""
    unit, how = h.get("unit"), h.get("off")
    letter = english.UNITS[unit]
    back = how in guards.BACK_FROM
    pointed = h.pattern.name == "offset.after-date" and h.after() in ("", *english.STOPS)  # 'five years after that he'
    if how in guards.OFTEN_NO_OFFSET and not pointed and not _bare_offset(h, how):
        return _length_only(h, c)
    count = amount(h) if not h.has("vague") or h.get("vague") not in english.A_COUPLE else 2.0
    if h.has("deic"):
        return None
    if how in ("later", "earlier") and h.after() in ("than", "this"):  # I spent a week earlier this month
        return _length_only(h, c)
    if letter.startswith("T") and how in ("later", "earlier") and not c.narrative:
        return _length_only(h, c)  # the hour that it counts from is seldom known
    absolute = how in guards.FROM_NOW or (c.narrative is False and how == "back")
    near = c.now if absolute else c.near
    if count is None:
        if letter.startswith("T") and near and near.day and near.date:  # within the day
            days = calendar.denoted(day_value(near))
            return Answer("TIME", f"{day_value(near)}TXX", mod_of(h), iso(near), days)
        return Answer("DATE", "PAST_REF" if back else "FUTURE_REF", mod_of(h), days=None)
    if letter == "Y" and count == 1 and how in ("ago", "earlier") and c.quarter and not c.narrative and h.has("one"):
        return year_before(c)
    if how == "earlier" and letter == "Y" and not c.narrative and c.last is None:
        near = c.now
    answer = counted(h, c, near, letter, -count if back else count)
    if how == "later" and isinstance(answer, Answer) and _beyond(h, c, answer):
        return _length_only(h, c)  # what it counts from is not known
    if how == "earlier" and not c.narrative and isinstance(answer, Answer):
        return replace(answer, moment=None)  # what a figure is compared with is not where the text goes on
    return answer


def _beyond(h: Hit, c: Context, answer: Answer) -> bool:
    """Whether 'two years later' would be after the day of publication, though nothing says that it is to come."""
    found = answer.moment.date if answer.moment else None
    if c.narrative or found is None or c.published is None or found <= c.published:
        return False
    if c.last and c.last.date and c.last.date > c.published:
        return False  # what it counts from is to come itself
    beyond = c.last is None or c.last.year >= c.published.year or found.year > c.published.year + 2
    return beyond and c.tense(h.start, h.end) != FUTURE


def offset_at(h: Hit, c: Context) -> Built:
    """'five years ago this month', 'a week from Friday', 'two Fridays ago': as fine as what it starts from."""
    base, count, sign = (c.now.date if c.now and c.now.day else None), amount(h), 1 if h.get("off") == "from" else -1
    if base is None or count is None or count != int(count) or not count < 1e4:
        return None
    at, letter = h.words("at"), english.UNITS[h.get("unit") or "week"]
    unit = english.UNITS[at[1]] if at else "D"
    if h.has("wd2"):
        start = weekday_from(base, english.WEEKDAYS[h.get("wd2")], 2 if sign > 0 else 0)
    elif h.has("wds"):
        start, count = weekday_from(base, english.WEEKDAYS[h.get("wds")], -1 if sign < 0 else 2), count - 1
    else:
        shifted_by = moved(base, unit, {"last": -1, "next": 1}.get(at[0], 0) if at else english.DEICTIC[h.get("deic")])
        start = shifted_by[1].date if shifted_by else None
    found = _steps(start, letter, sign * int(count)) if start else None
    there = moved(found, unit, 0) if found else None
    return Answer("DATE", there[0], mod_of(h), base.isoformat(), moment=there[1]) if there else None


def offset_nights(h: Hit, c: Context) -> Built:
    """'two nights ago'."""
    count = amount(h)
    return _nights_ago(c, int(count)) if count else None


def _nights_ago(c: Context, count: int) -> Built:
    found = calendar.days_on(c.now.date, -count) if c.now and c.now.day and c.now.date else None
    return Answer("TIME", f"{found}TNI", anchor=iso(c.now), moment=Moment.of(found)) if found else None


def _steps(start: date, letter: str, count: int) -> date | None:
    """The day that many days, weeks, months or years from a day; None for other units."""
    if letter in ("D", "W"):
        return calendar.days_on(start, count * (7 if letter == "W" else 1))
    months = {"Y": 12, "DE": 120, "M": 1}.get(letter)
    return calendar.months_on(start, count * months) if months else None


def offset_beyond(h: Hit, c: Context) -> Built:
    """'the week before last', 'the night before last'."""
    if h.get("unit") == "night":
        return _nights_ago(c, 2)
    return shifted(h, c, c.now, english.UNITS[h.get("unit")], -2)


def _bare_offset(h: Hit, how: str) -> bool:
    """Whether 'three days after' stands alone, so that it counts from the time at hand; before a noun it does not."""
    if how in guards.BARE_BEFORE:
        gap = h.gap_after().strip()
        return gap[:1] in (",", ".", ";", ":", ")", '"') or (h.after() == "" and gap != "")
    return how in guards.BARE_HENCE


def _length_only(h: Hit, c: Context) -> Built:
    if h.has("one") and not c.narrative and not c.message and per(h):
        return None  # '700 seats a week on the route'
    found = length(h, c)
    if isinstance(found, Answer):
        return Answer(found.type, found.value, found.mod, days=None, pieces=(h.start, h.match.start("off") - 1))
    return None


def counted(h: Hit, c: Context, near: Moment | None, letter: str, count: float) -> Built:
    """The time that many units from a moment, as fine as the unit is."""
    mod = mod_of(h)
    mod = (english.MODS_AGO if count < 0 else english.MODS_LATER).get(mod, mod) if mod else None
    if near is None:
        return Answer("DATE", "PAST_REF" if count < 0 else "FUTURE_REF", mod, days=None)
    if abs(count) > 1e5:
        return Answer("DATE", "PAST_REF" if count < 0 else "FUTURE_REF", mod, anchor=iso(near), days=None)
    if letter.startswith("T"):
        base = near.date
        value = f"{base.isoformat()}TXX" if base and near.day else "XXXX-XX-XXTXX"
        return Answer("TIME", value, mod, iso(near), days=None)
    scale = {"DE": 10, "CE": 100}.get(letter)
    if scale:
        count, letter = count * scale, "Y"
    if count != int(count):
        if letter == "Y":
            letter, count = "M", count * 12
        elif letter in ("M", "W"):
            letter, count = "D", round(count * (30 if letter == "M" else 7))
        else:
            count = round(count)
    if letter in ("W", "FN") and near.day is not None:
        count, letter = count * (7 if letter == "W" else 14), "D"
    answer = shifted(h, c, near, letter, int(count))
    if isinstance(answer, Answer):
        return replace(answer, mod=mod, days=_bounded(answer, mod, near))
    return answer


def _bounded(answer: Answer, mod: str | None, near: Moment) -> Days | None:
    """The days of 'more than a year ago' end with the year so found; those of 'nearly two weeks ago' begin there."""
    days = calendar.denoted(answer.value) if answer.days is FROM_VALUE else answer.days
    base = near.date if near.day else None
    if days is None or mod in (None, "APPROX"):
        return days
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        first = base if base and days.first and base < days.first else None
        return Days(first, days.last)
    last = base if base and days.last and base > days.last else None
    return Days(days.first, last)


def offset_one(h: Hit, c: Context) -> Built:
    """'the day before', 'the following year' turned round: one unit from the time at hand."""
    unit, how = h.get("unit"), h.get("off")
    shift = -1 if how in guards.ONE_BACK else 1
    if how in ("before", "after") and not (_bare_offset(h, how) or h.after() in guards.AFTER_ONE):
        return None
    if unit in english.PARTS:
        base = c.near.date if c.near and c.near.day else None
        found = calendar.days_on(base, shift) if base else None
        return Answer(
            "TIME",
            (found.isoformat() if found else "XXXX-XX-XX") + "T" + english.PARTS[unit],
            anchor=iso(c.near),
            days=None if not found else calendar.denoted(found.isoformat()),
        )
    return shifted(h, c, c.near, english.UNITS[unit], shift)


def offset_in(h: Hit, c: Context) -> Built:
    """ "in two weeks' time"."""
    count = amount(h)
    answer = counted(h, c, c.now, english.UNITS[h.get("unit")], count) if count else None
    return replace(answer, pieces=(h.start + 2, h.end)) if isinstance(answer, Answer) else None


def part_of(h: Hit, c: Context) -> Built:
    """'the last two weeks of February 1951', 'the first day of May': so many units at one end of a stretch."""
    letter = english.UNITS[h.get("unit")]
    count = amount(h) if h.has("n") else 1.0
    if letter not in ("D", "W", "M", "Y") or count is None or count != int(count) or count > 400:
        return None
    month = english.MONTHS[h.first("month", "month2")] if h.first("month", "month2") else None
    year, anchor = of_year(h), None
    if year is None and month:
        guess = nearest_year(c, h, month, None)
        if guess is None:
            return Answer("DURATION", duration(letter, count), days=None)
        year, anchor = guess
    if year is None:
        return None
    moment = Moment(year, month)
    if not h.has("n") and h.get("unit") in english.UNIT_PLURAL:
        return Answer(
            "DURATION", duration(letter, None), None, anchor, calendar.denoted(day_value(moment)), moment=moment
        )
    days = _end_of(calendar.denoted(day_value(moment)), letter, int(count), h.get("way") in ("first", "opening"))
    if letter == "D" and count == 1 and days and days.first:
        moment = Moment.of(days.first)
        return Answer("DATE", day_value(moment), None, anchor, moment=moment)
    return Answer("DURATION", duration(letter, count), None, anchor, days, moment=moment)


def _end_of(whole: Days | None, letter: str, count: int, first: bool) -> Days | None:
    """The first or last so many days, weeks, months, years of a stretch."""
    if whole is None or whole.first is None or whole.last is None:
        return None
    if letter in ("D", "W"):
        step = timedelta(days=count * (7 if letter == "W" else 1) - 1)
        part = Days(whole.first, whole.first + step) if first else Days(whole.last - step, whole.last)
    else:
        months = count * (12 if letter == "Y" else 1)
        after, before = calendar.months_on(whole.first, months), calendar.months_on(whole.last + calendar.DAY, -months)
        if after is None or before is None:
            return None
        part = Days(whole.first, after - calendar.DAY) if first else Days(before, whole.last)
    return part if part.first and part.last and whole.first <= part.first and part.last <= whole.last else None
