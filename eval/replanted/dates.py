"""Dates in a sentence: found, moved to another day, month or year, or only written another way."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from eval.replanted.words import MONTHS, SHORT_MONTHS, WEEKDAYS

_M = "|".join(MONTHS) + "|" + "|".join(m.rstrip(".") + r"\." for m in SHORT_MONTHS if m.endswith("."))
_MONTH_DAY = re.compile(
    rf"\b(?P<m>{_M}) (?P<d>[12]?\d|3[01])(?:st|nd|rd|th)?\b(?:,? (?P<y>(?:19|20)\d\d)\b)?(?![-–/:,]\d)"
)
_DAY_MONTH = re.compile(
    rf"(?<![\d.,:/-])\b(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)? (?P<m>{_M})(?! \d\d?\b)(?: (?P<y>(?:19|20)\d\d)\b)?"
)
_MONTH = re.compile(
    rf"(?<=\b[io][nf] )(?P<m>{'|'.join(m for m in MONTHS if m != 'May')})(?: (?:of )?(?P<y>(?:19|20)\d\d)\b)?(?! \d)"
)
_YEAR = re.compile(r"(?<=\b[Ii]n )(?P<y>(?:19|20)\d\d)\b(?![-–/]\d)|(?<=\b[Ss]ince )(?P<z>(?:19|20)\d\d)\b")
_WEEKDAY = re.compile(
    rf"(?<!Black )(?<!Good )(?<!Super )(?<!Bloody )(?<!Easter )(?<!every )(?<!each )(?<!Every )(?<!last )(?<!next )"
    rf"(?<!Last )(?<!Next )(?<!Holy )(?<!Ash )(?<!-)\b(?P<w>{'|'.join(WEEKDAYS)})\b(?!-| to \w+day)"
)
_LATELY = re.compile(r"\b(?P<r>[Yy]esterday|last year|last month)\b(?!['’])")
_FUTURE = re.compile(r"\b(?:will|would|next|plan|plans|planned|scheduled|expected|due|upcoming|set to|to be|by)\b")
RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|overnight|(?:last|this|next|earlier this|later this|past) "
    r"(?:week|weekend|month|year|morning|afternoon|evening|night)|ago)\b",
    re.I,
)


@dataclass(frozen=True)
class Date:
    """A date as printed at start:end, and how it is printed."""

    start: int
    end: int
    form: str
    match: "re.Match[str]"


def find(sentence: str) -> list[Date]:
    """The calendar dates and weekdays of a sentence, no two over the same words."""
    found: list[Date] = []
    for form, pattern in (("month day", _MONTH_DAY), ("day month", _DAY_MONTH), ("month", _MONTH), ("year", _YEAR),
                          ("weekday", _WEEKDAY), ("relative", _LATELY)):  # fmt: skip
        for m in pattern.finditer(sentence):
            if all(m.end() <= d.start or m.start() >= d.end for d in found):
                found.append(Date(m.start(), m.end(), form, m))
    return found


def altered(given: Date, published: date, sentence: str, rng: random.Random) -> str | None:
    """Another date as it would be printed in its place."""
    return _ALTER[given.form](given, published, sentence, rng)


def _alter_day(given: Date, published: date, sentence: str, rng: random.Random) -> str | None:
    m = given.match
    year = int(m["y"] or published.year)
    try:
        day = date(year, month_of(m["m"]), int(m["d"]))
    except ValueError:
        return None
    shifts = [-1, 1, -2, 3, 7, -9, 30, -31]
    moved = day + timedelta(days=rng.choice(shifts))
    if m["y"] and rng.random() < 0.2:
        moved = _year(day, day.year - rng.choice((1, 2)))
    if moved.year != day.year and not m["y"]:
        moved = _year(day, day.year) + timedelta(days=-3 if day.day > 15 else 3)
    if not m["y"] and rng.random() < 0.4:
        return written(moved, rng)
    name = _like(m["m"], moved.month)
    comma = "," if given.form == "month day" and "," in m.group() else ""
    tail = f"{comma} {moved.year}" if m["y"] else ""
    return f"{name} {moved.day}{tail}" if given.form == "month day" else f"{moved.day} {name}{tail}"


def _alter_month(given: Date, published: date, sentence: str, rng: random.Random) -> str:
    number = month_of(given.match["m"])
    other = (number - 1 + rng.choice((-3, -2, -1, 1, 2, 4))) % 12 + 1
    other = other if other != 5 else (7 if number != 7 else 3)
    return MONTHS[other - 1] + given.match.group()[len(given.match["m"]) :]


def _alter_year(given: Date, published: date, sentence: str, rng: random.Random) -> str | None:
    year = int(given.match.group())
    options = [y for y in (year - 1, year + 1, year - 2, year - 5, year + 10, year - 10) if y <= published.year]
    return str(rng.choice(options))


def _alter_weekday(given: Date, published: date, sentence: str, rng: random.Random) -> str:
    was = WEEKDAYS.index(given.match["w"])
    now = (was + rng.choice((-1, 1, -2, 2, 3))) % 7
    day = resolved(WEEKDAYS[now], published, sentence)
    if (
        day
        and resolved(given.match["w"], published, sentence)
        and _stands_alone(sentence, given)
        and rng.random() < 0.3
    ):
        preposition = (
            "" if re.search(r"\b(?:on|On|since|until|from|by|after|before) $", sentence[: given.start]) else "on "
        )
        return preposition + written(day, rng)
    return WEEKDAYS[now]


def _alter_relative(given: Date, published: date, sentence: str, rng: random.Random) -> str | None:
    if given.match["r"] == "last year":
        return f"in {published.year - rng.choice((2, 3, 5))}"
    if given.match["r"] == "last month":
        return f"in {MONTHS[(published.month - 1 - rng.choice((2, 3, 4))) % 12]}"
    name = WEEKDAYS[(published.weekday() - rng.choice((2, 3))) % 7]
    return ("On " if given.match["r"][0] == "Y" else "on ") + name


_ALTER: dict[str, Callable[[Date, date, str, random.Random], str | None]] = {
    "month day": _alter_day,
    "day month": _alter_day,
    "month": _alter_month,
    "year": _alter_year,
    "weekday": _alter_weekday,
    "relative": _alter_relative,
}


def month_of(name: str) -> int:
    """1 to 12."""
    return next(n for n, month in enumerate(MONTHS, 1) if month[:3] == name[:3])


def _year(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, 28))


def _like(name: str, number: int) -> str:
    return SHORT_MONTHS[number - 1] if name.endswith(".") else MONTHS[number - 1]


def written(day: date, rng: random.Random) -> str:
    """The day without its year, in one of four house styles."""
    long, short = MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1]
    return rng.choice((f"{long} {day.day}", f"{day.day} {long}", f"{short} {day.day}", f"{day.day} {short}"))


def resolved(weekday: str, published: date, sentence: str) -> date | None:
    """The day just past that a weekday names, if that is beyond doubt."""
    back = (published.weekday() - WEEKDAYS.index(weekday)) % 7
    return None if back > 3 or _FUTURE.search(sentence) else published - timedelta(days=back)


def _stands_alone(sentence: str, given: Date) -> bool:
    before, after = sentence[: given.start], sentence[given.end :]
    if re.match(r"(?: (?:morning|afternoon|evening|night|at|and|or)|['’]|,? [A-Z]\w+ \d|, \d| \d)", after):
        return False
    return bool(re.search(r"\b(?:on|On|said|says|announced|released|killed|held|died|ruled|called|reported) $", before))


def _in_full(lately: str, published: date) -> str:
    """'last year' by its number, 'last month' by its name, 'yesterday' by its weekday."""
    if lately == "last year":
        return f"in {published.year - 1}"
    if lately == "last month":
        return f"in {MONTHS[published.month - 2]}"
    return ("On " if lately[0] == "Y" else "on ") + WEEKDAYS[published.weekday() - 1]


def another_way(text: str, published: date, rng: random.Random) -> str:
    """The same dates in another house style."""
    style = rng.choice(("long", "british", "short", "resolve", "weekday"))
    for given in sorted(find(text), key=lambda d: -d.start):
        new = _restyled(given, style, text, published, rng)
        if new:
            text = text[: given.start] + new + text[given.end :]
    return text


def _restyled(given: Date, style: str, text: str, published: date, rng: random.Random) -> str | None:
    m = given.match
    if given.form == "weekday":
        day = resolved(m["w"], published, text)
        if style != "resolve" or day is None or not _stands_alone(text, given):
            return None
        return ("" if text[: given.start].lower().endswith("on ") else "on ") + written(day, rng)
    if given.form == "relative" and style in ("resolve", "weekday"):
        return _in_full(m["r"], published)
    if given.form not in ("month day", "day month"):
        return None
    number, year = month_of(m["m"]), m["y"]
    try:
        day = date(int(year or published.year), number, int(m["d"]))
    except ValueError:
        return None
    if style == "weekday":
        near = not year and 1 <= (published - day).days <= 3 and text[: given.start].lower().endswith("on ")
        return WEEKDAYS[day.weekday()] if near else None
    if style == "british":
        return f"{day.day} {MONTHS[number - 1]}" + (f" {year}" if year else "")
    name = MONTHS[number - 1] if style == "long" else SHORT_MONTHS[number - 1]
    return f"{name} {day.day}" + (f", {year}" if year else "")
