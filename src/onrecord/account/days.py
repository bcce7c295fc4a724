"""Which days of a long story matter, told by how its reports speak of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from heapq import nsmallest
from math import log, sqrt

from onrecord.account.lines import Line
from onrecord.account.sentences import cosine, vector

BACK = 1.5
"""What a day counts for when reports of other days point back to it, against 1 when it is news."""

DULLED = 0.7
"""The power that what one day of publication says of a day is raised to."""

CHRONICLE = 4.0
"""What a line of a chronology counts for: its writer chose the days that mattered."""

LEADING = 10
"""Sentences of a report that lead it: what they are about, the story is about."""

_CENTRAL, _KEYS = 400, 15
_KEYED = 10

Vector = Mapping[str, float]


class Matter:
    """What the story is about: how telling each word is, and the words that its reports lead with.

    ``said`` has for each word how many of the ``reports`` have it, ``led`` how many lead with it. ``keys`` are the few
    of these that most reports have; none where the reports are too few to tell.
    """

    __slots__ = ("centre", "keys", "weight")

    def __init__(self, said: Mapping[str, int], led: Mapping[str, int], reports: int) -> None:
        self.weight = {word: log(1 + reports / seen) for word, seen in said.items()}
        ranked = nsmallest(_CENTRAL, led.items(), key=lambda pair: (-pair[1], pair[0]))
        self.keys = frozenset(word for word, _ in ranked[:_KEYS]) if reports >= _KEYED else frozenset()
        self.centre = unit({word: self.weight[word] * (1 + log(n)) for word, n in ranked})

    def vector(self, line: Line) -> dict[str, float]:
        """The line's words with their weights, of length 1."""
        return vector(line.words, self.weight)

    def holds(self, line: Line) -> bool:
        """Whether the line has one of the story's key words."""
        return not self.keys or not self.keys.isdisjoint(line.words)

    def nearness(self, line: Line) -> float:
        """How much a line is about the story, from 0 to 1."""
        return cosine(self.vector(line), self.centre)


def unit(raw: Mapping[str, float]) -> dict[str, float]:
    """The same weights scaled to length 1."""
    size = sqrt(sum(value * value for value in raw.values()))
    return {word: value / size for word, value in raw.items()} if size else {}


def scores(lines: Iterable[Line], matter: Matter) -> dict[date, float]:
    """How much each day matters: what each day of publication says about it, dulled, added up.

    A line counts by how much it is about the story. Dulling (a power below 1) keeps one busy day of news from
    drowning the rest: ten days that each look back once outweigh one day that prints 'on Wednesday' ten times.
    After DATEWISE (Gholipour Ghalandari and Ifrim, ACL 2020), which counts mentions. The few constants were chosen by
    hand; ``training/timelines.py`` fits rankings that do no better on topics left out.
    """
    said: dict[tuple[date, date | None], float] = defaultdict(float)
    for line in lines:
        if line.days:
            near = matter.nearness(line)
            for day in line.days:
                said[day, line.published] += near * (CHRONICLE if line.opens == day else 1.0)
    total: dict[date, float] = defaultdict(float)
    for (day, published), weight in said.items():
        news = published is not None and (published - day).days <= 1
        total[day] += (1.0 if news else BACK) * weight**DULLED
    return dict(total)


def ranked(total: Mapping[date, float], first: date | None, last: date | None) -> list[date]:
    """The days from first to last, those that matter most first."""
    inside = (day for day in total if (first is None or day >= first) and (last is None or day <= last))
    return sorted(inside, key=lambda day: (-total[day], day))
