"""The unit so many units from a moment: the week before last, the next year, as a value and a moment."""

from datetime import date

from onrecord.annotate.times import calendar
from onrecord.annotate.times.anchor import Context, Moment
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.reading import day_value, edge, iso, year_text


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
