"""Holidays that English news names: fixed ones by month and day, moving ones by rule."""

from collections.abc import Callable
from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, number = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, number + 1)


def nth(year: int, month: int, weekday: int, count: int) -> date:
    """The count-th weekday (1 Monday to 7 Sunday) of a month; a negative count is from the end."""
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-count - 1))


Rule = Callable[[int], date]


def _fixed(month: int, number: int) -> Rule:
    return lambda year: date(year, month, number)


def _from_easter(days: int) -> Rule:
    return lambda year: easter(year) + timedelta(days=days)


def _nth(month: int, weekday: int, count: int) -> Rule:
    return lambda year: nth(year, month, weekday, count)


# Words with blanks between them, lower case, no apostrophes.
HOLIDAYS: dict[str, Rule] = {
    "christmas": _fixed(12, 25), "christmas day": _fixed(12, 25), "xmas": _fixed(12, 25), "x mas": _fixed(12, 25),
    "christmas eve": _fixed(12, 24), "xmas eve": _fixed(12, 24), "boxing day": _fixed(12, 26),
    "new year s day": _fixed(1, 1), "new year s eve": _fixed(12, 31), "new years day": _fixed(1, 1),
    "new years eve": _fixed(12, 31), "new year s": _fixed(1, 1), "halloween": _fixed(10, 31),
    "valentine s day": _fixed(2, 14), "valentines day": _fixed(2, 14), "st patrick s day": _fixed(3, 17),
    "saint patrick s day": _fixed(3, 17), "april fools day": _fixed(4, 1), "april fool s day": _fixed(4, 1),
    "independence day": _fixed(7, 4), "fourth of july": _fixed(7, 4), "july fourth": _fixed(7, 4),
    "veterans day": _fixed(11, 11), "armistice day": _fixed(11, 11), "remembrance day": _fixed(11, 11),
    "may day": _fixed(5, 1), "bastille day": _fixed(7, 14), "earth day": _fixed(4, 22), "groundhog day": _fixed(2, 2),
    "all saints day": _fixed(11, 1), "canada day": _fixed(7, 1), "australia day": _fixed(1, 26),
    "anzac day": _fixed(4, 25), "guy fawkes night": _fixed(11, 5), "juneteenth": _fixed(6, 19),
    "columbus day": _nth(10, 1, 2), "labor day": _nth(9, 1, 1), "memorial day": _nth(5, 1, -1),
    "presidents day": _nth(2, 1, 3), "president s day": _nth(2, 1, 3), "martin luther king day": _nth(1, 1, 3),
    "martin luther king jr day": _nth(1, 1, 3), "mother s day": _nth(5, 7, 2), "mothers day": _nth(5, 7, 2),
    "father s day": _nth(6, 7, 3), "fathers day": _nth(6, 7, 3),
    "thanksgiving": _nth(11, 4, 4), "thanksgiving day": _nth(11, 4, 4),
    "black friday": lambda year: nth(year, 11, 4, 4) + timedelta(days=1),
    "cyber monday": lambda year: nth(year, 11, 4, 4) + timedelta(days=4),
    "election day": lambda year: nth(year, 11, 1, 1) + timedelta(days=1),
    "easter": _from_easter(0), "easter sunday": _from_easter(0), "easter monday": _from_easter(1),
    "easter day": _from_easter(0), "good friday": _from_easter(-2), "palm sunday": _from_easter(-7),
    "ash wednesday": _from_easter(-46),
    "maundy thursday": _from_easter(-3), "shrove tuesday": _from_easter(-47), "mardi gras": _from_easter(-47),
    "whit monday": _from_easter(50), "holy saturday": _from_easter(-1), "fat tuesday": _from_easter(-47),
    "st valentine s day": _fixed(2, 14), "st george s day": _fixed(4, 23), "st andrew s day": _fixed(11, 30),
    "st stephen s day": _fixed(12, 26), "flag day": _fixed(6, 14), "cinco de mayo": _fixed(5, 5),
    "bonfire night": _fixed(11, 5), "epiphany": _fixed(1, 6), "labour day": _nth(9, 1, 1), "mlk day": _nth(1, 1, 3),
    "all souls day": _fixed(11, 2),
    "pentecost": _from_easter(49), "whit sunday": _from_easter(49), "ascension day": _from_easter(39),
}  # fmt: skip

SUPER_TUESDAYS = {2000: (3, 7), 2004: (3, 2), 2008: (2, 5), 2012: (3, 6), 2016: (3, 1), 2020: (3, 3), 2024: (3, 5)}


def super_tuesday(year: int) -> date:
    """The day on which most American states vote on candidates; where it is not known, March's first Tuesday."""
    return date(year, *SUPER_TUESDAYS[year]) if year in SUPER_TUESDAYS else nth(year, 3, 2, 1)


HOLIDAYS["super tuesday"] = super_tuesday
# Those that come only in every so many years, those that the number divides.
EVERY: dict[str, int] = {"super tuesday": 4, "election day": 2}

# Days that a noun beside them tells to be of one year: the September 11 attacks.
KNOWN_BY_NOUN: dict[tuple[int, int], tuple[int, frozenset[str]]] = {
    (9, 11): (2001, frozenset((
        "anniversary", "attack", "attacks", "commission", "events", "hijackers", "hijackings", "terror", "terrorist",
    ))),
}  # fmt: skip

# Days known by a name of their own, one year's only.
NAMED_DAYS: dict[str, date] = {
    "9 11": date(2001, 9, 11), "d day": date(1944, 6, 6), "v e day": date(1945, 5, 8), "ve day": date(1945, 5, 8),
    "black thursday": date(1929, 10, 24), "black tuesday": date(1929, 10, 29), "black monday": date(1987, 10, 19),
    "v j day": date(1945, 8, 15), "vj day": date(1945, 8, 15),
}  # fmt: skip
