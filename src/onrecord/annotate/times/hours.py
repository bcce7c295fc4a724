"""Values of hours and parts of the day, and of 'now', 'the past' and their like."""

from dataclasses import replace

from onrecord.annotate.times import calendar, english
from onrecord.annotate.times import english_guards as guards
from onrecord.annotate.times.anchor import Context, Moment
from onrecord.annotate.times.days import resolve_day
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.lengths import number, some_day
from onrecord.annotate.times.reading import (
    anaphoric,
    century_of,
    day_number,
    day_value,
    direction,
    iso,
    month_number,
    same_sentence,
)
from onrecord.annotate.times.tense import FUTURE, PAST
from onrecord.annotate.times.weekdays import is_beside

DAYX = ("deic", "month", "month2", "wd2")


def edge(h: Hit) -> str | None:
    """START for early, END for late."""
    words = h.first("e1", "e2").split(" ")
    return {"early": "START", "late": "END", "mid": "MID"}.get(words[0])


def named_day(h: Hit, c: Context) -> tuple[Moment | None, str | None]:
    """The day that the expression names, or else the day at hand."""
    if any(h.has(name) for name in DAYX):
        return resolve_day(h, c) or (None, None)
    if h.has("nearday"):  # 2 p.m. the next day
        near = c.near.date if c.near and c.near.day else None
        there = calendar.days_on(near, 1 if h.get("nearday") in ("the next", "the following") else 0) if near else None
        return (Moment.of(there) if there else None), iso(c.near)
    if c.last is not None and c.last.day and (same_sentence(c, h) or _goes_on_from(h, c)):
        return c.last, iso(c.last)
    base = c.last if c.narrative else c.now
    return (base if base and base.day else None), iso(base)


_CLOSE, _CLOSE_FRESH = 60, 240
"""In pieces, two to a word: how far an hour may stand from its day, and from a day of the last week."""


def _goes_on_from(h: Hit, c: Context) -> bool:
    """Whether what is told of an hour goes on from a past day just named: 'The quake struck Tuesday. By noon, ...'."""
    day = c.last.date if c.last else None
    if day is None or c.published is None or day >= c.published:
        return False
    close = _CLOSE_FRESH if (c.published - day).days < 7 else _CLOSE
    return 0 < h.start - c.last_end < close and c.tense(h.start, h.end) == PAST


def part(h: Hit, c: Context) -> Built:
    """'Wednesday night', 'the morning of April 19', 'mid-afternoon yesterday'."""
    if h.get("wd2") == "sun" and not h.has("way") and not h.capital("wd2"):
        return None
    if h.capital("part") and h.after() in guards.SHOWS:
        return None  # Saturday Night Live
    found = resolve_day(h, c)
    code = english.PARTS[h.get("part")]
    if found is None:
        return None
    moment, anchor = found
    if moment is None:
        stem = f"XXXX-WXX-{english.WEEKDAYS[h.get('wd2')]}" if h.has("wd2") else "XXXX-XX-XX"
        return Answer("TIME", f"{stem}T{code}", edge(h), days=None)
    return Answer("TIME", f"{day_value(moment)}T{code}", edge(h), anchor, moment=moment)


def part_hours(h: Hit, c: Context) -> Built:
    """'the early hours of Thursday'."""
    found: tuple[Moment | None, str | None] | None
    if any(h.has(name) for name in DAYX):
        found = resolve_day(h, c)
    else:
        near = c.near if h.get("here") != "this" else c.now
        found = (near if near and near.day else None), iso(near)
    if found is None:
        return None
    stem = day_value(found[0]) if found[0] else "XXXX-XX-XX"
    return Answer("TIME", f"{stem}TMO", "START", found[1], moment=found[0])


def part_way(h: Hit, c: Context) -> Built:
    """'this morning', 'last night', 'that afternoon', 'the next morning', 'late afternoon'."""
    way, code = h.get("way"), english.PARTS[h.get("part")]
    if h.get("part") in english.PART_PLURAL and way != "the":
        return None
    if way == "this" and h.capital("way") and h.capital("part") and h.before() and not h.printed(h.start).isupper():
        return None  # a programme: "on This Morning"
    near = c.near if anaphoric(way) or "next" in way or c.narrative else c.now
    if way == "the":
        near = c.near
        if h.after() in ("of",) or (h.before() not in guards.BEFORE_THE_PART and not h.has("e1")):
            return None
        if h.get("part") in english.PART_PLURAL:
            return None
        if h.get("part") in ("dawn", "daybreak", "overnight"):
            return None
    if not way and h.get("part") in english.PART_PLURAL:
        return None
    base = near.date if near and near.day else None
    if base is None:
        return Answer("TIME", f"XXXX-XX-XXT{code}", edge(h), days=None)
    found = calendar.days_on(base, direction(way))
    if found is None:
        return None
    return Answer("TIME", f"{found.isoformat()}T{code}", edge(h), base.isoformat(), moment=Moment.of(found))


def part_alone(h: Hit, c: Context) -> Built:
    """'overnight', 'at night', 'the evening': the one at hand, or none in particular."""
    word = h.get("part")
    if word in guards.TURNS_OF_DAY and h.before() not in guards.BEFORE_A_TURN:
        return None
    base = c.now.date if c.now and c.now.day and not c.narrative else None
    code = english.PARTS[word]
    if h.has("pre") and h.capital("part") and h.after() and h.printed(h.end + 1)[:1].isupper():
        return None  # a Morning Consult poll
    if word == "overnight":
        if base is None:
            return Answer("TIME", "XXXX-XX-XXTNI", days=None)
        night = base if c.message or c.tense(h.start, h.end) == FUTURE else calendar.days_on(base, -1)
        return Answer("TIME", f"{night}TNI", anchor=base.isoformat()) if night else None  # the night before the paper
    here = c.message and base is not None and h.before() not in guards.EACH
    if not here and (h.has("pre") or h.before() in guards.BEFORE_ANY_PART):
        return Answer("TIME", f"XXXX-XX-XXT{code}", days=None)
    if c.narrative and word in guards.NIGHTS:
        return Answer("TIME", f"XXXX-XX-XXT{code}", days=None)
    if c.message and base:
        return Answer("TIME", f"{base.isoformat()}T{code}", anchor=base.isoformat())
    return None


def part_set(h: Hit, c: Context) -> Built:
    """'every night', 'each morning'."""
    if h.get("each") == "all":
        return (
            Answer("DURATION", "P1D" if h.get("part") != "night" else "TNI", days=None)
            if h.get("part") == "night"
            else None
        )
    return Answer("SET", f"XXXX-XX-XXT{english.PARTS[h.get('part')]}", days=None)


# --- hours

_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}


def clock(h: Hit, c: Context) -> Built:
    """An hour: '10:35 a.m.', '18:00 UTC', 'noon Thursday', '5 p.m. EST, Nov. 6'; on the day named or at hand."""
    read = hour(h)
    if read is None:
        return None
    if (
        h.has("zone")
        and h.has("h2") is False
        and not (h.has("ap") or h.has("miap") or h.has("ck") or h.has("hm") or h.has("pt") or h.has("h3"))
    ):
        return None
    if h.has("pt") and h.capital("pt") and h.before() == "high":
        return None  # the film "High Noon"
    if h.has("h2") and not (h.has("zone") or h.has("part")) and _score(h):
        return None
    if h.pattern.name == "clock.after-day" and c.found_type == "SET" and is_beside(h, c):
        return None  # 'every Tuesday and Thursday at 8 p.m.'
    moment, anchor = named_day(h, c)
    if any(h.has(name) for name in DAYX) and moment is None and resolve_day(h, c) is None:
        return None
    stem = day_value(moment) if moment and moment.day else "XXXX-XX-XX"
    zone = english.ZONES.get(h.first("zone", "zone2"), "")
    days = None if not (moment and moment.day) else calendar.denoted(stem)
    answer = Answer(
        "TIME",
        f"{stem}T{read}{zone}",
        "APPROX" if h.get("mod") in guards.NEARLY else None,
        anchor,
        days=days,
        moment=moment if moment and moment.day else None,
    )
    if moment and any(h.has(name) for name in ("on", "at", "at2", "at3")):
        return _cut(h, answer, moment, anchor)
    return answer


def dated_clock(h: Hit, c: Context) -> Built:
    """'2016-05-30 09:53', '10 January 12 18:37 GMT': the day in figures, or with a short year, and the hour of it."""
    read = hour(h)
    if read is None:
        return None
    if h.has("y2"):
        moment = Moment(century_of(int(h.get("y2")), c), month_number(h), day_number(h.get("day2")))
    else:
        moment = Moment(int(h.get("year")), int(h.get("mm")), int(h.get("dd")))
    return Answer("TIME", f"{day_value(moment)}T{read}{english.ZONES.get(h.get('zone'), '')}", moment=moment)


def _score(h: Hit) -> bool:
    """Whether figures are a length or a ratio rather than an hour: 'ran it in 3:58', 'with 2:35 left', '#1:18'."""
    if h.before() in guards.BOOKS_OF_VERSES and h.printed(h.start - 2)[:1].isupper():
        return True  # Exodus 18:21
    if h.gap_before().endswith("(") and h.gap_after().startswith(")") and len(h.get("h2")) == 1:
        return True  # a film (1:37)
    return h.before() in guards.BEFORE_SCORES or h.after() in guards.AFTER_SCORES or h.gap_before().endswith("#")


def _cut(h: Hit, answer: Answer, moment: Moment | None, anchor: str | None) -> list[Answer]:
    """'11 a.m. on 11 November 1918' is two expressions: the hour on that day, and the day."""
    start, end = h.match.span("cut")
    first_is_hour = h.pattern.name == "clock.day"
    pieces = ((h.start, start), (end, h.end)) if first_is_hour else ((end, h.end), (h.start, start))
    clock_part = replace(answer, pieces=pieces[0])
    day_part = Answer("DATE", day_value(moment) if moment else None, None, anchor, moment=moment, pieces=pieces[1])
    if h.has("part") and not first_is_hour:
        day_part = replace(day_part, type="TIME", value=f"{day_part.value}T{english.PARTS[h.get('part')]}")
    return [clock_part, day_part] if first_is_hour else [day_part, clock_part]


def hour(h: Hit) -> str | None:
    """The hour as TIMEX3 writes it: 22:00; None where the figures are no hour."""
    if h.has("pt"):
        return (
            "00:00"
            if h.get("pt") == "midnight" and not any(h.has(name) for name in DAYX)
            else english.POINTS[h.get("pt")]
        )
    half, minute = "", 0
    if h.has("ck"):
        word = h.get("ck")
        figures, half = word[:-2], word[-2:]
        value, minute = (int(figures[:-2]), int(figures[-2:])) if len(figures) > 2 else (int(figures), 0)
    elif h.has("mip"):
        value, minute, half = int(h.get("h6")), int(h.get("mip")[:2]), h.get("mip")[2:] + "m"
    elif h.has("miap"):
        value, minute, half = int(h.get("h5")), int(h.get("miap")[:2]), h.get("miap")[2:]
    elif h.has("hm"):
        value, minute = int(h.get("hm")[:-2]), int(h.get("hm")[-2:])
    elif h.has("turn"):
        return _turned(h)
    elif h.has("h3") or h.has("h4"):
        count = number(h.words("h3") or h.words("h4"))
        if count is None or count > 12:
            return None
        value, half = int(count), _HALVES.get(h.get("part"), "")
        if h.get("part") == "night" and value < 6:
            half = "am"
    elif h.has("h2"):
        value, minute = int(h.get("h2")), int(h.get("mi2"))
        half = _HALVES.get(h.get("part"), "") if value <= 12 else ""
    else:
        value, minute = int(h.get("h")), int(h.get("mi") or 0)
        half = h.get("ap").replace(" ", "")
    if value > 24 or minute > 59 or (half and not 1 <= value <= 12 and value < 13):
        return None
    if half == "pm" and value < 12:
        value += 12
    elif half == "am" and value == 12:
        value = 0
    return f"{value:02}:{minute:02}"


def _turned(h: Hit) -> str | None:
    """The hour of 'half past three', 'a quarter to nine', 'ten minutes past two'."""
    words, count = h.words("turn"), number(h.words("h7"))
    first = 30 if words[0] == "half" else 15 if "quarter" in words else number(words[:1])
    if count is None or count > 12 or first is None or first > 30:
        return None
    half = _HALVES.get(h.get("part"), "")
    value = int(count) % 12 * 60 + (-int(first) if words[-1] == "to" else int(first)) + (12 * 60 if half == "pm" else 0)
    value = value % (24 * 60) if half else value % (12 * 60) or 12 * 60
    return f"{value // 60 or (12 if not half else 0):02}:{value % 60:02}"


# --- references


def now(h: Hit, c: Context) -> Built:
    """'now', 'currently', 'right now'; not what is 'now-closed', nor the word that goes on: 'Now, who would pay?'."""
    if h.gap_after() == "-" or _goes_on(h):
        return None
    return Answer("DATE", "PRESENT_REF", days=None)


def _goes_on(h: Hit) -> bool:
    """Whether 'now' only leads to what is said next: 'Now, who would pay?', 'Now for the weather'."""
    opens = h.before() == "" and h.capital("now") and h.get("now") == "now" and h.start == h.match.start("now")
    return opens and (h.gap_after().startswith(",") or h.after() == "for")


def now_adjective(h: Hit, c: Context) -> Built:
    """'current', 'present' before a noun."""
    if h.get("ref") == "present":
        return None
    if h.capital("ref") and h.before() == "":
        return None
    return Answer("DATE", "PRESENT_REF", days=None)


def reference(h: Hit, c: Context) -> Built:
    """'at present', 'the past', 'at the time', 'then'."""
    words = h.get("ref")
    if words == "then" and h.before() in ("until", "till") and c.last is not None:
        return Answer("DATE", day_value(c.last), anchor=iso(c.last))
    if words.endswith(" time") and h.after() in ("last", "next"):
        return None  # this time last year
    if words == "then" or (words.endswith(" ago") and h.before() in guards.NOT_AGO):
        return None
    if words in guards.THE_PAST or words.endswith("ago") or words.startswith("the other "):
        return Answer("DATE", "PAST_REF", days=None) if h.after() not in ("few", "several") else None
    if words in ("this period", "that period") or (words in ("this time", "that time") and c.narrative):
        if h.before() not in guards.BEFORE_A_PERIOD:
            return None
        return Answer("DATE", "PRESENT_REF" if words.startswith("this") else "PAST_REF", days=None)
    if words == "the same time" and c.narrative and h.before() in guards.BEFORE_SAME_TIME:
        return Answer("DATE", day_value(c.last) if c.last else "PRESENT_REF", anchor=iso(c.last))
    if words in guards.THE_TIME:
        if h.before() not in guards.BEFORE_THE_TIME or h.after() in ("of", "when"):
            return None
        if (
            not words.startswith("that")
            and (words, h.before()) != ("the moment", "for")
            and not (words == "the time" and h.before(2) in guards.SAID)
            and h.after() in guards.CLAUSE_AFTER_TIME
        ):
            return None
        if words == "the moment":
            return Answer("DATE", "PRESENT_REF", days=None)
        if words in ("the same time", "that point"):
            return None
        return Answer("DATE", "PAST_REF", days=None)
    if words in ("this time", "this point") and h.before() not in guards.BEFORE_THIS_TIME:
        return None
    if words == "the present" and (h.after() and h.after() not in guards.AFTER_THE_PRESENT):
        return None
    return Answer("DATE", "PRESENT_REF", days=None)


def reference_past(h: Hit, c: Context) -> Built:
    """'recently', 'lately'; 'previously' and 'formerly' only say before, not when."""
    if h.get("ref") in ("previously", "formerly"):
        return None
    if h.get("more") == "as" and h.after() == "as":
        return None  # as recently as 1985: what follows says when
    if h.get("more") in ("until", "as"):
        return Answer("DATE", "PAST_REF", days=None, pieces=(h.match.start("ref"), h.end))
    return Answer("DATE", "PAST_REF", days=None)


def past_adjective(h: Hit, c: Context) -> Built:
    """'recent', 'former' before a noun."""
    if (
        h.get("adj") in ("former", "recent")
        and c.narrative
        and h.after()
        and not (h.before() == "the" and h.after() in english.STOPS)
    ):
        return Answer("DATE", "PAST_REF", days=None)
    return None


def reference_future(h: Hit, c: Context) -> Built:
    """'the future', 'soon', 'one day'."""
    words = h.get("ref")
    if words == "soon" and (h.before() in guards.NOT_SOON_BEFORE or h.after() in guards.NOT_SOON_AFTER):
        return None
    if words == "shortly" and h.after() in guards.NOT_SHORTLY:
        return None
    if words in ("soon", "shortly") and (c.narrative or c.tense(h.start, h.end) != FUTURE):
        return None
    if words == "one day" and not some_day(h, c):
        return None
    if (
        words == "future"
        and not c.narrative
        and h.before() not in guards.BEFORE_FUTURE
        and h.after() not in english.UNITS
    ):
        return None
    return Answer("DATE", "FUTURE_REF", days=None)
