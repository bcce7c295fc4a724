"""Small charts for the server's pages: counts by day, and a row of bars for each of several that share one scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Days
from onrecord.show import words
from onrecord.show.bars import Segment, Volume, stacked, volume

_SLOTS = 40  # bars of a row
_WIDEST = 8.0  # per cent of the row that a bar takes at most
_OUTLETS = 5  # outlets of a row that have a segment of their own


@dataclass(frozen=True, slots=True)
class Sparks:
    """A row of bars for each name: (x, width, height) in per cent; all rows have the same days and the same height."""

    rows: Mapping[str, tuple[tuple[float, float, float], ...]]
    first: str
    last: str
    most: int


def by_day(days: Sequence[tuple[str, int]]) -> Volume:
    """Counts by day as bars; what is no day is left out."""
    counts: dict[date, int] = {}
    for text, number in days:
        if day := _day(text):
            counts[day] = counts.get(day, 0) + number
    return volume(counts)


def sparks(days: Mapping[str, Sequence[tuple[str, int]]]) -> Sparks:
    """The days of each name as a row of bars on one scale."""
    dated = {
        name: [(day, number) for text, number in rows if (day := _day(text))] for name, rows in days.items()
    }  # fmt: skip
    every = [day for rows in dated.values() for day, _ in rows]
    if not every:
        return Sparks(dict.fromkeys(days, ()), "", "", 0)
    first, last = min(every), max(every)
    length = (last - first).days + 1
    slots = min(_SLOTS, length)
    counted: dict[str, dict[int, int]] = {}
    for name, rows in dated.items():
        own = counted.setdefault(name, {})
        for day, number in rows:
            slot = (day - first).days * slots // length
            own[slot] = own.get(slot, 0) + number
    most = max(number for own in counted.values() for number in own.values())
    shown = {
        name: tuple(
            (round(100 * slot / slots, 2), round(min(82 / slots, _WIDEST), 2), round(100 * number / most, 1))
            for slot, number in sorted(own.items())
        )
        for name, own in counted.items()
    }
    return Sparks(shown, words.day(first), words.day(last), most)


def shares(rows: Sequence[Sequence[tuple[str, int]]]) -> tuple[tuple[Segment, ...], ...]:
    """Counts by outlet as bars side by side, the smaller outlets put together at the end."""
    short = []
    for row in rows:
        rest = sum(number for _, number in row[_OUTLETS:])
        short.append([*row[:_OUTLETS], *([(f"{len(row) - _OUTLETS} more", rest)] if rest else [])])
    return stacked(short)


def span(days: Sequence[tuple[str, int]]) -> tuple[str, str]:
    """The first and the last day, in words."""
    known = [day for text, _ in days if (day := _day(text))]
    return (words.day(min(known)), words.day(max(known))) if known else ("", "")


def on(text: str | None) -> str:
    """The day of a date or time in ISO form, in words; 'undated' without one."""
    known = _day((text or "")[:10])
    return words.day(known) if known else "undated"


def between(first: str | None, last: str | None) -> str:
    """Two days in ISO form as a stretch of days, in words; '' where neither is known."""
    known = [day for text in (first, last) if (day := _day((text or "")[:10]))]
    return words.days(Days(min(known), max(known))) if known else ""


def newest(day: str) -> str:
    """A day in words, with its weekday."""
    known = _day(day)
    return words.day(known, weekday=True) if known else "undated"


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if date.min + timedelta(400) < found < date.max - timedelta(400) else None
