"""Charts of counts: reports by day, and words of speakers by report; plain rectangles that need no colour."""

from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.show import words

_MOST = 120  # bars; longer spans of days are put together in weeks, months, then years
_STEPS = ((1, "day"), (7, "week"), (30, "month"), (365, "year"))
_WIDEST = 4.0  # per cent of the width that a bar takes at most
_LABELS = 4  # fewer than would touch on a telephone


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in per cent of the width and height; ``marked`` ones are to be seen first."""

    x: float
    width: float
    height: float
    number: int
    label: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Volume:
    """How many by day, or by the step that fits: bars from left to right, labels for the axis, the most of one bar."""

    step: str
    bars: tuple[Bar, ...]
    labels: tuple[tuple[float, str, str], ...]
    most: int
    total: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a stacked bar: where, how wide (per cent of the longest bar), whose, and how many."""

    x: float
    width: float
    label: str
    number: int


def volume(counts: Mapping[date, int], marked: Collection[date] = (), whole_month: date | None = None) -> Volume:
    """The counts as bars on a linear scale of days; days without any have no bar. ``marked`` days stand out.

    The scale goes from the first day to the last, or over the whole month of that day.
    """
    if not counts:
        return Volume("day", (), (), 0, 0)
    first, last = _month(whole_month) if whole_month else (min(counts), max(counts))
    length = (last - first).days + 1
    size, step = next(((size, step) for size, step in _STEPS if length / size <= _MOST), _STEPS[-1])
    slots: dict[int, int] = {}
    for day, number in counts.items():
        slots[(day - first).days // size] = slots.get((day - first).days // size, 0) + number
    seen = {(day - first).days // size for day in marked if first <= day <= last}
    many, most = (length - 1) // size + 1, max(slots.values())
    bars = tuple(
        Bar(
            round(100 * (slot + 0.5) / many - min(82 / many, _WIDEST) / 2, 3),
            round(min(82 / many, _WIDEST), 3),
            round(100 * number / most, 2),
            number,
            _slot(first + timedelta(slot * size), size, last),
            slot in seen,
        )
        for slot, number in sorted(slots.items())
    )
    return Volume(step, bars, _labels(first, last, size), most, sum(slots.values()))


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def stacked(rows: Sequence[Sequence[tuple[str, int]]]) -> tuple[tuple[Segment, ...], ...]:
    """Each row of (label, number) as segments side by side; the row with the greatest sum is 100 wide."""
    most = max((sum(number for _, number in row) for row in rows), default=0) or 1
    found = []
    for row in rows:
        x, segments = 0.0, []
        for label, number in row:
            if number > 0:
                width = 100 * number / most
                segments.append(Segment(round(x, 2), round(width, 2), label, number))
                x += width
        found.append(tuple(segments))
    return tuple(found)


def _slot(start: date, size: int, last: date) -> str:
    end = start + timedelta(min(size - 1, (last - start).days))
    return words.day(start) if start == end else f"{words.day(start)} – {words.day(end)}"


def _labels(first: date, last: date, size: int) -> tuple[tuple[float, str, str], ...]:
    """Labels below some of the bars, from the first to the last."""
    many = (last - first).days // size + 1
    slots = sorted({round(number * (many - 1) / (_LABELS - 1)) for number in range(_LABELS)})
    found = []
    for slot in slots:
        x = 100 * (slot + 0.5) / many
        ends = slot in (0, many - 1)
        anchor = "start" if x < 6 else "end" if x > 94 else "middle"
        found.append((round(x, 2), words.day(first + timedelta(slot * size), year=ends), anchor))
    return tuple(found)
