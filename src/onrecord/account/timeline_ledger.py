"""What the reports of a story bring to its timeline, added up: one report more is read alone, and can be taken back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.account.days import LEADING, Matter
from onrecord.account.lines import Line, read
from onrecord.model import Annotation, Report

LEADS = 3
"""An undated line tells a day only as one of the first lines of its report."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one report brings: the lines that can tell a day, and each word that it has and leads with, once.

    ``opening`` are the days that its first lines speak of.
    """

    report: Report
    lines: tuple[Line, ...]
    said: frozenset[str]
    led: frozenset[str]
    opening: frozenset[date]


def share(report: Report, annotation: Annotation) -> Share:
    """What the report brings to a timeline; only ``annotation.times`` are needed."""
    lines = read(report, annotation)
    first = [line for line in lines if line.place < LEADING]
    return Share(
        report,
        tuple(line for line in lines if line.days or line.place < LEADS),
        frozenset(word for line in lines for word in line.words),
        frozenset(word for line in first for word in line.words),
        frozenset(day for line in first for day in line.days),
    )


class Ledger:
    """The reports of one story as they come: what they bring to its timeline, added up.

    To add or drop a report costs what that report costs, however many came before. What the ledger holds depends on the
    reports alone and not on their order or on what came and went between, so that the timeline told from it is the one
    that all of them would give at once.
    """

    __slots__ = ("_led", "_said", "_shares")

    def __init__(self, shares: Iterable[Share] = ()) -> None:
        self._shares: dict[str, Share] = {}
        self._said: Counter[str] = Counter()
        self._led: Counter[str] = Counter()
        for each in shares:
            self.put(each)

    def __len__(self) -> int:
        return len(self._shares)

    def __contains__(self, name: object) -> bool:
        return name in self._shares

    def add(self, report: Report, annotation: Annotation) -> None:
        """Take in a report; an earlier version of it goes."""
        self.put(share(report, annotation))

    def put(self, it: Share) -> None:
        """Take in what a report brings; an earlier version of it goes."""
        self.drop(it.report.id)
        self._shares[it.report.id] = it
        self._said.update(it.said)
        self._led.update(it.led)

    def drop(self, name: str) -> None:
        """Forget a report; nothing happens where it is not there."""
        if it := self._shares.pop(name, None):
            for words, counts in ((it.said, self._said), (it.led, self._led)):
                for word in words:
                    counts[word] -= 1
                    if not counts[word]:
                        del counts[word]

    @property
    def reports(self) -> list[Report]:
        """The reports, by publication and id."""
        return [it.report for it in self._ordered()]

    @property
    def texts(self) -> dict[str, str]:
        """Each report's text."""
        return {name: it.report.text for name, it in self._shares.items()}

    @property
    def openings(self) -> dict[str, frozenset[date]]:
        """For each report the days that its first lines speak of."""
        return {name: it.opening for name, it in self._shares.items()}

    def lines(self) -> Iterator[Line]:
        """The lines that can tell a day, in the order of the reports."""
        for it in self._ordered():
            yield from it.lines

    def matter(self) -> Matter:
        """What the story is about by now."""
        return Matter(self._said, self._led, sum(bool(it.said) for it in self._shares.values()))

    def published(self) -> dict[date, float]:
        """The days of publication with their number of reports."""
        by_day: dict[date, float] = defaultdict(float)
        for it in self._shares.values():
            if it.report.day:
                by_day[it.report.day] += 1
        return dict(by_day)

    def _ordered(self) -> list[Share]:
        return sorted(self._shares.values(), key=lambda it: (it.report.published or "", it.report.id))
