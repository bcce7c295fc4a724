"""Values of durations; one builder for each kind of pattern."""

from onrecord.annotate.times import english
from onrecord.annotate.times import english_guards as guards
from onrecord.annotate.times.anchor import Context
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.tense import FUTURE

SCALE = {"FN": ("W", 2), "DE": ("Y", 10), "CE": ("Y", 100), "ML": ("Y", 1000), "Q": ("M", 3), "WE": ("WE", 1)}


def number(words: list[str]) -> float | None:
    """What words or figures count: 21 from twenty-one, 2.5 from 2 1/2, 1200 from 1,200; or None."""
    if not words:
        return None
    if words[0].isdigit():
        return _figures(words)
    total, part = 0, 0
    for word in words:
        value = english.NUMBERS.get(word)
        if word in ("and", "a") and total + part:
            if word == "and" and total + part < 100:
                return None  # two and three
            continue
        if value is None:
            return None
        if 0 < part % 100 < 20 and value < 100 and word not in ("a", "an"):
            return None  # two four-year terms
        if value in (100, 1000, 12) and part and word in guards.SCALES:
            part *= value
            if value == 1000:
                total, part = total + part, 0
        else:
            part += value if word not in ("a", "an") else 0
            if word in guards.SCALES:
                continue
    return float(total + part) or None


def _figures(words: list[str]) -> float | None:
    if words[-1] in english.MILLIONS:
        return (_figures(words[:-1]) or 0.0) * english.MILLIONS[words[-1]] or None
    figures = [w for w in words if w.isdigit()]
    if len(figures) == 1:
        return float(figures[0][:12])
    if len(figures) == 3 and int(figures[2]):
        return int(figures[0][:9]) + int(figures[1][:9]) / int(figures[2][:9])
    if all(len(f) == 3 for f in figures[1:]):
        return float("".join(figures)[:12])
    return float(f"{figures[0][:9]}.{figures[1][:9]}")


def amount(h: Hit, name: str = "n") -> float | None:
    """The count of a duration, None where it is vague; 0.5 for half, 0.25 for a quarter."""
    if any(h.has(half) for half in ("half2", "half3", "half4")):
        return 0.5
    if h.has("quart") or h.has("six"):
        return 0.25 if h.has("quart") else 6.0
    if h.has("one"):
        return 1.5 if h.has("more") else 1.0
    if h.has(name):
        start, end = h.match.span(name)
        parts = h.scanned.parts[start:end]
        words = [w for w in parts if w[:1].isalnum()]
        if "." in parts and words[0].isdigit() and len(words) in (2, 3):
            count: float | None = float(f"{words[0][:9]}.{words[1][:9]}") * english.MILLIONS.get(words[-1], 1)
        else:
            count = number(words)
        if count is not None and (h.has("half") or h.has("more")):
            count += 0.5
        return count
    return None


def duration(letter: str, count: float | None) -> str:
    """A TIMEX3 duration: P2W, PT30M, P2Y6M, P40Y for four decades, PXY where the count is unknown."""
    unit, scale = SCALE.get(letter, (letter, 1))
    time = unit.startswith("T")
    unit = unit[-1] if time else unit
    prefix = "PT" if time else "P"
    if count is None:
        return f"{prefix}X{letter[-1] if time else letter}"
    count *= scale
    if count == int(count):
        return f"{prefix}{int(count)}{unit}"
    whole, rest = divmod(count, 1)
    smaller = (
        {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60), "D": ("TH", 24)}.get(unit) if time or unit in "YD" else None
    )
    if smaller and abs(rest * smaller[1] - round(rest * smaller[1])) < 1e-9:
        part = round(rest * smaller[1])
        if smaller[0] == "TH":
            return f"P{int(whole)}DT{part}H" if whole else f"PT{part}H"
        return f"{prefix}{int(whole)}{unit}{part}{smaller[0]}" if whole else f"{prefix}{part}{smaller[0]}"
    return f"{prefix}{count:g}{unit}"


def mod_of(h: Hit) -> str | None:
    """The TIMEX3 mod of 'nearly', 'more than' and their like; APPROX for 'or so'."""
    if h.has("mod"):
        words = h.get("mod")
        if words in english.MODS:
            return english.MODS[words]
        tail = words.split(" ", 1)[-1]
        return english.MODS.get(tail, "APPROX")
    if "+ " in h.scanned.parts[h.start : h.end]:
        return "EQUAL_OR_MORE"
    return {
        "or so": "APPROX",
        "or more": "EQUAL_OR_MORE",
        "or less": "EQUAL_OR_LESS",
        "or longer": "EQUAL_OR_MORE",
    }.get(h.get("tail"))


def length(h: Hit, c: Context) -> Built:
    """A duration: 'two weeks', 'nearly 30 years', '34-year-old', 'a couple of years', 'half an hour'."""
    unit = h.get("unit")
    letter = english.UNITS[unit]
    plural = unit in english.UNIT_PLURAL
    count = amount(h)
    if not _is_length(h, c, unit, letter, count, plural):
        return None
    if h.get("vague") in english.A_COUPLE:
        count = 2.0
    if count is not None and count > 2e10:
        return None
    if letter == "WE" and c.message and h.has("one"):
        return None
    if (unit, h.get("n"), h.end - h.start) == ("day", "one", 3) and some_day(h, c):
        return None
    if letter == "WE":
        return Answer("DURATION", f"P{int(count) if count else 'X'}WE", mod_of(h), days=None)
    value = duration(letter, count)
    if letter == "M" and count in (6, 9):
        c.quarter = None  # half-year and nine-month figures: a year earlier is no quarter
    extent = _extent(h, unit, plural)
    led = extent is not None and h.scanned.parts[h.start] == "over"  # over three years: a preposition
    return Answer("DURATION", value, None if led else mod_of(h), days=None, pieces=extent)


def some_day(h: Hit, c: Context) -> bool:
    """Whether 'one day' is some day to come: 'one day it will fail'."""
    return h.before() not in english.BEFORE_LENGTHS and c.tense(h.start, h.end) == FUTURE and h.after() != "of"


def _extent(h: Hit, unit: str, plural: bool) -> tuple[int, int] | None:
    """The words of a length without what belongs to the noun: 'a two-week trip', 'over the years', 'about an hour'."""
    parts, start = h.scanned.parts, h.start
    if h.pattern.name == "length.the-n" and h.capital("unit") and h.capital("n"):
        return h.match.start("n"), h.end  # the Hundred Days
    preposition = parts[start] == "over" and h.has("mod") and (h.has("vague") or h.before() not in english.OVER)
    if preposition or (h.get("mod") == "about" and h.pattern.name == "length"):
        start += 2
    if (
        (h.has("n") or h.has("half2"))
        and not plural
        and parts[start] in guards.ARTICLES
        and parts[start + 2] not in guards.SCALES_AND_HALF
        and h.after()
    ):
        start += 2
    return (start, h.end) if start != h.start else None


def _is_length(h: Hit, c: Context, unit: str, letter: str, count: float | None, plural: bool) -> bool:
    hyphen = any(h.scanned.parts[p] in ("-", "–", "‑") for p in range(h.start + 1, h.end, 2))
    if letter == "Y" and (_aged(h) if hyphen else h.get("old").startswith("old") and not c.narrative):
        return False
    if _title(h, c) or (hyphen and _aged(h) and {h.after(), h.after(2), h.after(3)} & guards.THE_YOUNG):
        return False
    if letter == "Y" and h.after() == "old" and not c.narrative:
        return False
    if count is None and not h.has("vague"):
        return False
    if unit in guards.OTHER_SENSES and (h.has("one") or not (hyphen or h.has("n"))):
        return False
    if (unit in ("second", "quarter") and not hyphen) or (unit == "quarters" and hyphen):
        return False
    if h.has("half2") and (unit in ("quarters", "seconds") or (plural and h.before() in ("a", "and"))):
        return False
    if h.has("one") and h.scanned.parts[h.start] in ("a", "an") and h.start + 3 >= h.end:
        return _single(h, unit, letter) and not _price(h) and (c.narrative or c.message or not per(h))
    if h.get("vague") == "many" and h.before() == "as":
        return False  # the third in as many months
    if h.has("vague") and not plural:
        return (letter == "Y" and hyphen) or h.get("vague") == "a couple of"
    if h.has("n") and count is not None and not plural and count != 1 and not hyphen:
        figures = h.words("n")[0].isdigit()
        return (h.after() not in english.STOP_AFTER_UNIT and letter != "Q") and not (
            figures and count > 31 and letter == "D"
        )
    if unit == "quarter" and h.get("n") == "one" and h.after() in ("", "of", "to", *english.STOPS):
        return False  # one-quarter of them
    if unit == "quarters" and h.after() == "of" and not h.has("vague"):
        return False  # three quarters of it
    return not (h.gap_before().endswith(("$", "£", "€")) and hyphen is False)


def _aged(h: Hit) -> bool:
    """Whether it is someone's age, 'a 34-year-old': that dates nothing."""
    inside = h.get("old").startswith("old") and h.scanned.parts[h.end - 2] != " "
    return inside or (h.gap_after() == "-" and h.after() in ("old", "olds"))


def _title(h: Hit, c: Context) -> bool:
    """Whether it is what something is called: on "48 Hours", the movie 13 Hours."""
    if h.capital("unit") and h.before() in guards.KINDS_OF_WORK and not h.printed(h.match.start("unit")).isupper():
        return True
    if h.capital("unit") and not c.narrative and f"{h.get('n')} {h.get('unit')}" in guards.PROGRAMMES:
        return not h.printed(h.match.start("unit")).isupper()
    return (
        h.capital("unit")
        and not c.narrative
        and h.gap_before().endswith(guards.QUOTES)
        and h.gap_after().strip(".,")[:1] in guards.QUOTES
    )


def _single(h: Hit, unit: str, letter: str) -> bool:
    """Whether 'a day', 'a year' is a length here rather than some day or a rate."""
    if letter in ("Q", "WE", "ML", "TS", "TM") and not h.has("mod"):
        return letter == "TM" and h.after() not in guards.MINUTE_OF
    return h.gap_after() not in ("'", "’", "-") and not (
        letter in ("D", "W", "M") and h.after() in guards.AFTER_SOME_DAY and h.before() not in english.BEFORE_LENGTHS
    )


def _price(h: Hit) -> bool:
    """Whether 'a year' is only the rate of a sum: '$500 million a year'."""
    words = h.scanned.parts[max(0, h.start - 8) : h.start]
    return any(w.endswith(("$", "£", "€", "#")) for w in words) and not any(w in words for w in ("for", "in", "within"))


def per(h: Hit) -> bool:
    """Whether 'a week' only says how often a number of things come: 'four flights a week', '358,000 a month'."""
    last, first = h.before(), h.before(2)
    if last[:1].isdigit() or last in english.RATED:
        return True
    counted = first[:1].isdigit() or first in english.NUMBERS or first in english.RATED
    many = last in guards.PLURAL_WITHOUT_S or (last.endswith("s") and last not in guards.NO_PLURAL_NOUN)
    return counted and first not in ("a", "an") and many


def length_plural(h: Hit, c: Context) -> Built:
    """'years', 'weeks', 'decades-long', 'month-long': a length without a number."""
    unit = h.get("unit")
    letter = english.UNITS[unit]
    if h.has("mod") and h.get("mod") in guards.LOOSE:
        return None
    if h.pattern.name == "length.long" and (
        h.gap_before() == "-" or h.before()[:1].isdigit() or h.before() in english.NUMBERS.keys() - {"a", "an"}
    ):
        return None
    if h.pattern.name == "length.long" and unit in english.UNIT_PLURAL:
        return Answer("DURATION", duration(letter, None), days=None)
    if h.pattern.name == "length.long" or (h.has("long") and unit not in english.UNIT_PLURAL):
        return Answer("DURATION", duration(letter, 1.0), days=None)
    if h.has("long"):
        return Answer("DURATION", duration(letter, None), days=None, pieces=(h.match.start("unit"), h.end))
    if letter in ("Q", "TS", "WE", "ML") or (h.before(), h.before(2)) == ("many", "as"):
        return None
    if h.before() in english.UNITS and h.gap_before() == " ":
        return None  # 12-hour days
    if unit == "minutes" and _of_meeting(h):
        return None
    if h.gap_before() == "-" or h.gap_after() in ("-",) or h.before() in guards.BEFORE_NO_LENGTH:
        return None
    if h.scanned.parts[h.start] == "the" and h.before() == "over":
        return Answer("DURATION", duration(letter, None), days=None)
    if h.scanned.parts[h.start] == "the":
        if letter in ("TH", "TM", "TS", "W", "M") or h.after() not in guards.AFTER_THE_YEARS:
            return None
        return Answer("DURATION", duration(letter, None), mod_of(h), days=None)
    if h.before()[:1].isdigit() and h.before() != "":
        return None
    return Answer("DURATION", duration(letter, None), mod_of(h), days=None)


def _of_meeting(h: Hit) -> bool:
    """Whether minutes are the record of a meeting: 'agenda minutes', 'minutes of the meeting'."""
    if h.before() in guards.MINUTED:
        return True
    led = h.after() in ("of", "from", "for")
    return led and not guards.MINUTES_OF.isdisjoint(h.after(count) for count in (2, 3, 4, 5))


def length_quarters(h: Hit, c: Context) -> Built:
    """'three-quarters of an hour', 'a quarter of a century'."""
    count = 0.75 if h.words("parts")[0] == "three" else 0.25
    return Answer("DURATION", duration(english.UNITS[h.get("unit")], count), days=None)


def length_word(h: Hit, c: Context) -> Built:
    """'weeklong'."""
    return Answer("DURATION", duration(english.UNITS[h.get("long").removesuffix("long")], 1.0), days=None)


def length_bare(h: Hit, c: Context) -> Built:
    """'a hot day' in a short message: a day long, no day in particular."""
    if not c.message or h.gap_after() == "-" or h.gap_before() in ("-", "#"):
        return None
    if h.has("the") and h.get("unit") == "day" and c.published:
        return Answer("DATE", c.published.isoformat(), anchor=c.published.isoformat())
    return Answer("DURATION", duration(english.UNITS[h.get("unit")], 1.0), days=None)


_ORDER = ("CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS")


def length_compound(h: Hit, c: Context) -> Built:
    """'two years and six months', 'an hour and ten minutes', '1 hour, 12 minutes and 3 seconds'."""
    letters = [english.UNITS[h.get(name)] for name in ("unit", "unit2", "unit3") if h.has(name)]
    counts = [amount(h), *(number(h.words(name)) for name in ("cnt2", "cnt3") if h.has(name))]
    places = [_ORDER.index(letter) if letter in _ORDER else -1 for letter in letters]
    if -1 in places or places != sorted(set(places)) or None in counts:
        return None
    days, hours = "P", "T"
    for letter, count in zip(letters, counts, strict=True):
        part = duration(letter, count)
        days, hours = (days, hours + part[2:]) if part.startswith("PT") else (days + part[1:], hours)
    return Answer("DURATION", days + (hours if hours != "T" else ""), mod_of(h), days=None)


def length_glued(h: Hit, c: Context) -> Built:
    """'3mins', '24hr'."""
    word = (h.get("whole") + "." if h.has("whole") else "") + h.get("nu")
    unit = word.lstrip("0123456789.")
    letter = {"s": "TS", "m": "TM", "h": "TH"}.get(unit) or english.UNITS.get(unit)
    if letter is None or len(unit) == 1:
        return None
    return Answer("DURATION", duration(letter, float(word[: len(word) - len(unit)])), days=None)


def year_ended(h: Hit, c: Context) -> Built:
    """'the year ended March 31': a year long, whose end the text says next."""
    return Answer("DURATION", duration(english.UNITS[h.get("unit")], 1.0), days=None)


def length_all(h: Hit, c: Context) -> Built:
    """'all day', 'all year'."""
    letter = english.UNITS.get(h.get("unit"))
    return Answer("DURATION", f"P1{letter}", days=None) if letter else None


def some_time(h: Hit, c: Context) -> Built:
    """'a while', 'some time': a length of unknown unit; 'all day' is one day."""
    words = h.get("tw")
    if words.startswith(("all ", "the whole")):
        unit = words.split()[-1 if words.startswith("the") else 1]
        return Answer("DURATION", f"P1{english.UNITS.get(unit, 'D')}", days=None)
    if h.after() in guards.AFTER_NO_WHILE or (words == "some time" and _at_some_time(h)):
        return None
    return Answer("DURATION", "PXX" if words != "some time" else "PXM", days=None)


def _at_some_time(h: Hit) -> bool:
    """Whether 'some time' is an hour or a day that nobody knows: 'some time between 10 and 11'."""
    return h.before() not in english.BEFORE_LENGTHS and h.after() in guards.AFTER_A_POINT


def numbered(h: Hit, c: Context) -> Built:
    """'Day 2', 'year 3': a numbered unit, one of its kind long."""
    if not h.capital("unit") and not h.get("n").isdigit():
        return None
    if len(h.get("n")) > 2 or (h.get("unit") == "week" and h.capital("unit")):
        return None  # Week 7 of a season
    return Answer("DURATION", duration(english.UNITS[h.get("unit")], 1.0), days=None)


def span_of(h: Hit, c: Context) -> Built:
    """'the past three months', 'the next few days', 'the first nine months', 'recent years'."""
    unit, way = h.get("unit"), h.get("way")
    letter = english.UNITS[unit]
    if letter in ("TS", "ML", "WE"):
        return None
    if way in guards.EDGE_WAYS and unit not in guards.LONG_UNITS:
        return None
    if h.has("pre") and h.get("pre") == "those":
        return None
    if way == "following" and not h.has("pre") and h.after() == "of":
        return None  # reforms following days of protests
    if any(h.has(name) for name in ("n", "vague", "one", "half2", "six", "quart")):
        if h.has("one"):
            return None
        count = 2.0 if h.get("vague") in english.A_COUPLE else amount(h)
        hyphen = any(h.scanned.parts[p] == "-" for p in range(h.start + 1, h.end, 2))
        if unit == "quarters" and hyphen:
            return None  # three-quarters of it
        if way == "last" and not h.has("pre") and h.before() in guards.BEFORE_TO_LAST:
            lasts = (h.match.end("way") + 1, h.end)  # will last five years
            return Answer("DURATION", duration(letter, count), mod_of(h), days=None, pieces=lasts)
        if (
            unit not in english.UNIT_PLURAL
            and count != 1
            and not h.has("quart")
            and (way in guards.END_WAYS or not hyphen)
        ):
            return None
        if count is None and way == "future":
            return Answer("DATE", "FUTURE_REF", days=None)
        if letter == "M" and count in (6, 9) and way == "first":
            c.quarter = None
        return Answer("DURATION", duration(letter, count), mod_of(h), days=None)
    if way in ("past", "future") and unit in guards.REFERENCE_UNITS:
        return Answer("DATE", "PAST_REF" if way == "past" else "FUTURE_REF", days=None)
    return Answer("DURATION", duration(letter, None), days=None)
