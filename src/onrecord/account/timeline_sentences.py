"""The sentences that tell a day: which can, which do it best, and none that says what has been said."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from onrecord.account.days import Matter, unit
from onrecord.account.lines import Line
from onrecord.account.plain_words import PLANNED
from onrecord.account.sentences import alone, cosine
from onrecord.account.timeline_shared import Shared
from onrecord.model import Span
from onrecord.text.words import fold

SHORT, LONG = 40, 450
"""Characters of a sentence that can tell a day."""

_UNDATED = 0.5
_SAME, _REPEATED = 0.5, 0.7
"""Share of a sentence's words from which on it repeats a sentence of its own day, or of another."""

_STANDS, _LEANS, _WEAK = 0.7, 0.5, 0.45
"""How well a sentence must stand alone, how well where none of the day does, and what share of the best sentence's
score another one of the day needs."""

_TRIED = 100

_WORDS, _PAIRS = 1.0, 0.125
"""What it adds to a sentence's nearness to the day and to the story (1 each) that other sources use its words and pairs
of words of that day."""

_ALONE, _CROWDED, _QUOTES, _AHEAD, _STAMPED = 0.3, 0.1, 0.05, 0.2, 0.3
"""How a sentence's nearness is corrected: it stands alone; it names several days; it quotes; it tells what was
planned for the day and not what happened; it is dated as captions are."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A line that can tell a day: how well it does, and how well it stands alone."""

    score: float
    alone: float
    line: Line


def telling_days(
    lines: Iterable[Line], days: frozenset[date], opening: Mapping[str, frozenset[date]]
) -> tuple[dict[date, list[Line]], dict[date, list[Line]]]:
    """For each of the days the lines that tell it, and the undated first lines of reports of that day or the next.

    A day is told by the lines that name it and by the first lines of a report whose ``opening`` speaks of it alone.
    The others are no more than likely to be about it: they help to see what the day is about, and are not printed.
    """
    told: dict[date, list[Line]] = defaultdict(list)
    likely: dict[date, list[Line]] = defaultdict(list)
    for line in lines:
        if line.days:
            for day in line.days:
                if day in days:
                    told[day].append(line)
        elif line.published:
            for day in {line.published, before(line.published)} & days:
                (told if opening.get(line.span.report) == frozenset((day,)) else likely)[day].append(line)
    return told, likely


def before(day: date) -> date:
    """The day before; the first of all days has none and is its own."""
    return date.fromordinal(max(day.toordinal() - 1, 1))


def sentences(
    candidates: Iterable[tuple[date, Iterable[Sequence[Telling]]]], most: int
) -> Iterator[tuple[date, tuple[Span, ...]]]:
    """Each day with its best lines, the days that matter most choosing first; nothing is said twice.

    A day comes with its lines in ranks: a lower rank is asked only where none of a higher one will do.
    """
    said = Said()
    for day, ranks in candidates:
        for tellings in ranks:
            if mine := _chosen(day, tellings, most, said):
                yield day, tuple(telling.line.span for telling in mine)
                break


def _chosen(day: date, tellings: Sequence[Telling], most: int, said: "Said") -> list[Telling]:
    """The best, and one that leans ('Her brother') only where none stands alone."""
    for least in (_STANDS, _LEANS):
        mine: list[Telling] = []
        for best in tellings[:_TRIED]:
            words = frozenset(best.line.words)
            if not _fits(best, mine, least) or said.already(words, day):
                continue
            said.add(words, day)
            mine.append(best)
            if len(mine) == most:
                break
        if mine:
            break
    return mine


def _fits(telling: Telling, mine: Sequence[Telling], least: float) -> bool:
    """Whether it may join those chosen: good beside the first, and if it leans, then on the line chosen before it."""
    if mine and telling.score < _WEAK * mine[0].score:
        return False
    line = telling.line
    return telling.alone >= least or any(
        line.span.report == other.line.span.report and line.place == other.line.place + 1 for other in mine[-1:]
    )


def ranks(
    day: date,
    lines: Sequence[Line],
    likely: Sequence[Line],
    matter: Matter,
    texts: Mapping[str, str],
    source: Mapping[str, int],
) -> Iterator[list[Telling]]:
    """The lines that can tell a day, best first: those that hold one of the story's key words, then the others.

    ``likely`` are lines that are only likely to be about it; ``source`` says for each report whom it speaks for.
    """
    shared = Shared(chain(lines, likely), source)
    for held in (True, False):
        own = [line for line in lines if matter.holds(line) is held]
        yield ordered(day, own, [line for line in likely if matter.holds(line) is held], matter, texts, shared)


def ordered(
    day: date,
    lines: Sequence[Line],
    likely: Sequence[Line],
    matter: Matter,
    texts: Mapping[str, str],
    shared: Shared,
) -> list[Telling]:
    """The lines that can tell a day, best first: near what all lines of the day say, and near the story."""
    vectors = [matter.vector(line) for line in lines]
    summed: dict[str, float] = defaultdict(float)
    for line, vector in chain(zip(lines, vectors, strict=True), ((line, matter.vector(line)) for line in likely)):
        weight = 1.0 if line.days else _UNDATED
        for word, value in vector.items():
            summed[word] += weight * value
    centre = unit(summed)
    found = []
    for line, vector in zip(lines, vectors, strict=True):
        if SHORT <= len(line.span) <= LONG:
            words = line.span.of(texts[line.span.report])
            stands = alone(words)
            score = cosine(vector, centre) + cosine(vector, matter.centre)
            score += _WORDS * shared.words(line) + _PAIRS * shared.pairs(line) + _ALONE * stands
            score -= _CROWDED * (len(line.days) > 1) + _QUOTES * ('"' in words or "“" in words)
            score -= _AHEAD * _ahead(line, day, words)
            score -= _STAMPED * line.stamped
            found.append(Telling(score, stands, line))
    return sorted(found, key=lambda telling: (-telling.score, telling.line.span))


def _ahead(line: Line, day: date, words: str) -> bool:
    """Whether it was printed before the day was over and tells what was planned for it."""
    return line.published is not None and (
        line.published < day or (line.published == day and PLANNED.search(words) is not None)
    )


class Said:
    """What the timeline has said so far, to be asked whether a sentence repeats it."""

    __slots__ = ("_by_word", "_days", "_words")

    def __init__(self) -> None:
        self._words: list[frozenset[str]] = []
        self._days: list[date] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def add(self, words: frozenset[str], day: date) -> None:
        """Remember a sentence of a day by its words."""
        for word in words:
            self._by_word[word].append(len(self._words))
        self._words.append(words)
        self._days.append(day)

    def already(self, words: frozenset[str], day: date) -> bool:
        """Whether a sentence of that day shares half its words, or one of another day most of them."""
        shared: dict[int, int] = defaultdict(int)
        for word in words:
            for number in self._by_word.get(word, ()):
                shared[number] += 1
        return not words or any(
            both >= (_SAME if self._days[number] == day else _REPEATED) * min(len(words), len(self._words[number]))
            for number, both in shared.items()
        )


def naming(lines: Iterable[Line], texts: Mapping[str, str], name: str) -> Iterator[Line]:
    """The lines that name it: in full, or by the last word alone in a report that has the full name."""
    full = " ".join(fold(name).split())
    whole, short = _finder(full), _finder(full.split()[-1])
    known: dict[str, bool] = {}
    for line in lines:
        report = line.span.report
        if report not in known:
            known[report] = whole.search(fold(texts[report])) is not None
        if known[report] and short.search(fold(line.span.of(texts[report]))):
            yield line


def _finder(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
