"""The picture of a long story: how much was published when, and the days that matter as points below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from onrecord.show import words
from onrecord.show.bars import Bar, volume

_CLOSE = 45  # days up to which one picture shows every day well enough
_NEAR = 22  # days before and after the reports that a picture always has room for
_TICKS = 6
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_FEW = 3  # whole months from which on the axis bears months and not days
_DRAWN = 60  # months up to which each has its mark


@dataclass(frozen=True, slots=True)
class Point:
    """A day that matters in a picture: where, in per cent of the width, and the id of its entry on the page."""

    x: float
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis: where, in per cent, and to which side of that place it is written."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars, the points below them and the axis; ``links`` has for each bar where it leads to, if anywhere.

    ``first`` is the first day and ``days`` how many there are, for the script that draws a closer view of them;
    ``counts`` and ``points_at`` are what it draws: 'offset:reports' and 'offset:id', parted by blanks.
    """

    first: str
    days: int
    step: str
    bars: tuple[Bar, ...]
    links: tuple[str, ...]
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    most: int
    total: int
    counts: str = ""
    points_at: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the story: its picture and the days in it that matter, as (id, date in words)."""

    id: str
    title: str
    picture: Picture
    days: tuple[tuple[str, str], ...]


def picture(
    counts: Mapping[date, int], chosen: Sequence[date], whole_month: date | None = None, most: int = 0
) -> Picture | None:
    """The counts by day as bars, the chosen days as points; None where nothing has a day.

    ``whole_month`` is the first day of the month to draw; ``most`` the number that the full height stands for.
    Days chosen before the first report or after the last widen the picture, by ``_NEAR`` days or a third of its
    length at most on each side; those further off have no point.
    """
    if not counts:
        return None
    inside = _within(counts, chosen)
    shown = {**dict.fromkeys(inside, 0), **counts}
    drawn = volume(shown, (), whole_month)
    first = whole_month or min(shown)
    size = {"day": 1, "week": 7, "month": 30, "year": 365}[drawn.step]
    days = _length(first, whole_month is not None, max(shown))
    wide = ((days - 1) // size + 1) * size
    months = (max(shown) - first).days > _CLOSE
    scale = drawn.most / max(most, drawn.most)
    bars = tuple(replace(bar, height=round(bar.height * scale, 2)) for bar in drawn.bars if bar.number)
    return Picture(
        first.isoformat(),
        days,
        drawn.step,
        bars,
        tuple(_month_id(day) if months else "" for day in _led(counts, first, size)),
        tuple(_point(day, first, wide) for day in inside),
        _weeks(first, days) if whole_month else _ticks(first, days, wide),
        drawn.most,
        drawn.total,
        " ".join(f"{(day - first).days}:{number}" for day, number in sorted(counts.items())),
        " ".join(f"{(day - first).days}:{identity(day)}" for day in inside),
    )


def months(counts: Mapping[date, int], chosen: Sequence[date]) -> tuple[Month, ...]:
    """A picture for each month that has reports; none where one picture shows every day well enough."""
    if not counts or (max(counts) - min(counts)).days <= _CLOSE:
        return ()
    found, most = [], max(counts.values())
    for (year, month), held in groupby(sorted(counts), key=lambda day: (day.year, day.month)):
        own, first = {day: counts[day] for day in held}, date(year, month, 1)
        inside = [day for day in chosen if (day.year, day.month) == (year, month)]
        drawn = picture(own, inside, first, most)
        if drawn:
            days = tuple((identity(day), words.day(day, year=False)) for day in inside)
            found.append(Month(_month_id(first), words.month(first), drawn, days))
    return tuple(found)


def identity(day: date) -> str:
    """The id of a day's entry on the page."""
    return f"d{day.isoformat()}"


def _month_id(day: date) -> str:
    return f"m{day.year:04}-{day.month:02}"


def _within(counts: Mapping[date, int], chosen: Sequence[date]) -> list[date]:
    first, last = min(counts), max(counts)
    reach = max(_NEAR, (last - first).days // 3)
    return sorted(day for day in chosen if -reach <= (day - first).days and (day - last).days <= reach)


def _length(first: date, whole_month: bool, last: date) -> int:
    if not whole_month:
        return (last - first).days + 1
    return ((first + timedelta(31)).replace(day=1) - first).days if (first.year, first.month) < (9999, 12) else 31


def _led(counts: Mapping[date, int], first: date, size: int) -> list[date]:
    """The first day with a report below each bar."""
    slots: dict[int, date] = {}
    for day in sorted(counts):
        slots.setdefault((day - first).days // size, day)
    return list(slots.values())


def _point(day: date, first: date, wide: int) -> Point:
    return Point(round(100 * ((day - first).days + 0.5) / wide, 3), identity(day), words.day(day, weekday=True))


def _weeks(first: date, days: int) -> tuple[Tick, ...]:
    """Every seventh day of a month by its number."""
    return tuple(_tick(first + timedelta(n), first, days, str(n + 1)) for n in range(0, days, 7))


def _ticks(first: date, days: int, wide: int) -> tuple[Tick, ...]:
    """The first days of months, a label at every so many of them that they fit; of a short span some of its days."""
    starts = _month_starts(first, days)
    if len(starts) < _FEW:
        offsets = sorted({round(n * (days - 1) / (_TICKS - 2)) for n in range(_TICKS - 1)})
        some = [first + timedelta(n) for n in offsets]
        return tuple(_tick(day, first, wide, words.day(day, year=False)) for day in some)
    every = next((n for n in _MONTHS if len(starts) / n <= _TICKS), _MONTHS[-1])
    kept = [day for day in starts if (day.year * 12 + day.month - 1) % every == 0]
    marked = starts if len(starts) <= _DRAWN else kept
    return tuple(_tick(day, first, wide, _label(day, kept, every) if day in kept else "") for day in marked)


def _label(day: date, kept: Sequence[date], every: int) -> str:
    """A month, with its year where it is the first of it; of years the year alone."""
    if every >= 12:
        return str(day.year)
    return words.month(day) if day == next(it for it in kept if it.year == day.year) else words.month(day).split()[0]


def _month_starts(first: date, days: int) -> list[date]:
    last = first.toordinal() + days - 1
    found, day = [], first if first.day == 1 else _next_month(first)
    while day is not None and day.toordinal() <= last:
        found.append(day)
        day = _next_month(day)
    return found


def _next_month(day: date) -> date | None:
    if (day.year, day.month) == (9999, 12):
        return None
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _tick(day: date, first: date, wide: int, label: str) -> Tick:
    x = 100 * ((day - first).days + 0.5) / wide
    return Tick(round(x, 2), label, "start" if x < 6 else "end" if x > 92 else "middle")
