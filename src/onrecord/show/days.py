"""The page of a long story: its volume by day, the days that matter marked in it, and the sentences that tell them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.model import Report, Span
from onrecord.show import words
from onrecord.show.bars import Volume, volume
from onrecord.show.page import render
from onrecord.show.places import Sheet

if TYPE_CHECKING:
    from onrecord.account.timeline import Entry

_CLOSE = 45  # days up to which one picture shows every day well enough
_LISTED = 30  # reports of a day that are listed


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed, whose it is, and where."""

    words: str
    sheet: Sheet
    span: Span


@dataclass(frozen=True, slots=True)
class Day:
    """A day that matters: its sentences, how many independent outlets speak of it, and what was published on it."""

    id: str
    date: str
    sentences: tuple[Sentence, ...]
    witnesses: int
    new: bool
    published: tuple[Sheet, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the story, day by day, with links to those of its days that matter."""

    title: str
    volume: Volume
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Long:
    """A long story, laid out."""

    title: str
    reports: int
    covers: str
    volume: Volume
    months: tuple[Month, ...]
    days: tuple[Day, ...]


def page(name: str, entries: "Sequence[Entry]", reports: Sequence[Report]) -> str:
    """One self-contained file: the picture of the story, and below it each chosen day with its sentences."""
    return render("days.html", story=lay(name, entries, reports))


def lay(name: str, entries: "Sequence[Entry]", reports: Sequence[Report]) -> Long:
    """The chosen days laid out among all reports of the story."""
    counts = Counter(report.day for report in reports if report.day)
    chosen = {entry.date for entry in entries}
    sheets = {report.id: Sheet(number, "", report) for number, report in enumerate(reports, 1)}
    by_day: dict[date, list[Sheet]] = defaultdict(list)
    for sheet in sheets.values():
        if sheet.report.day:
            by_day[sheet.report.day].append(sheet)
    days = [(entry.date, _day(entry, sheets, by_day[entry.date])) for entry in entries]
    first, last = (min(counts), max(counts)) if counts else (None, None)
    covers = words.day(first) + (f" – {words.day(last)}" if last != first else "") if first and last else "undated"
    long = first is not None and last is not None and (last - first).days > _CLOSE
    months = _months(counts, days) if long else ()
    return Long(name, len(reports), covers, volume(counts, chosen), months, tuple(day for _, day in days))


def _day(entry: "Entry", sheets: dict[str, Sheet], published: Sequence[Sheet]) -> Day:
    sentences = tuple(
        Sentence(words.flat(span.of(sheets[span.report].report.text)), sheets[span.report], span)
        for span in entry.spans
        if span.report in sheets
    )
    return Day(
        f"d{entry.date.isoformat()}",
        words.day(entry.date, weekday=True),
        sentences,
        entry.witnesses,
        entry.new,
        tuple(published[:_LISTED]),
        max(0, len(published) - _LISTED),
    )


def _months(counts: dict[date, int], days: Sequence[tuple[date, Day]]) -> tuple[Month, ...]:
    found = []
    for (year, month), held in groupby(sorted(counts), key=lambda day: (day.year, day.month)):
        own = {day: counts[day] for day in held}
        inside = [(when, day) for when, day in days if (when.year, when.month) == (year, month)]
        chosen = {when for when, _ in inside}
        title = words.month(date(year, month, 1))
        found.append(Month(title, volume(own, chosen, date(year, month, 1)), tuple(day for _, day in inside)))
    return tuple(found)
