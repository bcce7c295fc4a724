"""The page of a long story: its volume by day, the days that matter marked in it, and the sentences that tell them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.model import Report, Span
from onrecord.show import words
from onrecord.show.page import render
from onrecord.show.places import Elsewhere, Places, Sheet
from onrecord.show.sides import Question, questions
from onrecord.show.timeline_picture import Month, Picture, identity, months, picture

if TYPE_CHECKING:
    from onrecord.account.timeline import Entry

_LISTED = 30  # reports of a day that are listed


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed, whose it is, and where. ``after``: the outlet that it was copied from."""

    words: str
    sheet: Sheet
    span: Span
    href: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that matters: its sentences, who speaks of it and what they differ on, and what was published on it."""

    id: str
    date: str
    iso: str
    sentences: tuple[Sentence, ...]
    voices: int
    witnesses: tuple[Sentence, ...]
    unlisted: int
    differences: tuple[Question, ...]
    new: bool
    published: tuple[Sheet, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Long:
    """A long story, laid out."""

    title: str
    reports: int
    outlets: int
    covers: str
    new: int
    picture: Picture | None
    months: tuple[Month, ...]
    days: tuple[Day, ...]


def page(name: str, entries: "Sequence[Entry]", reports: Sequence[Report]) -> str:
    """One self-contained file: the picture of the story, and below it each chosen day with its sentences."""
    return render("days.html", "timeline", story=lay(name, entries, reports), inside=False)


def lay(name: str, entries: "Sequence[Entry]", reports: Sequence[Report], elsewhere: Elsewhere | None = None) -> Long:
    """The chosen days laid out among all reports of the story; ``elsewhere`` says where a report is shown."""
    counts = Counter(report.day for report in reports if report.day)
    chosen = [entry.date for entry in entries]
    places = Places(reports, elsewhere=elsewhere or (lambda report, _: report.url or ""))
    by_day: dict[date, list[Sheet]] = defaultdict(list)
    for sheet in places.sheets:
        if sheet.report.day:
            by_day[sheet.report.day].append(sheet)
    days = tuple(_day(entry, places, by_day[entry.date]) for entry in entries)
    first, last = (min(counts), max(counts)) if counts else (None, None)
    covers = words.day(first) + (f" – {words.day(last)}" if last != first else "") if first and last else "undated"
    return Long(
        name,
        len(reports),
        len({report.outlet for report in reports if report.outlet}),
        covers,
        sum(day.new for day in days),
        picture(counts, chosen),
        months(counts, chosen),
        days,
    )


def _day(entry: "Entry", places: Places, published: Sequence[Sheet]) -> Day:
    told = [(it.span, it.voice) for it in entry.evidence if places.knows(it.span.report)]
    return Day(
        identity(entry.date),
        words.day(entry.date, weekday=True),
        entry.date.isoformat(),
        tuple(_sentence(span, places) for span in entry.spans if places.knows(span.report)),
        entry.witnesses,
        tuple(_sentence(span, places, voice) for span, voice in told[:_LISTED]),
        max(0, len(told) - _LISTED),
        questions(entry.differences, places),
        entry.new,
        tuple(published[:_LISTED]),
        max(0, len(published) - _LISTED),
    )


def _sentence(span: Span, places: Places, voice: str = "") -> Sentence:
    ref = places.ref(span)
    after = voice if voice and voice != ref.sheet.label else ""
    return Sentence(ref.words, ref.sheet, span, ref.href, after)
