"""Events of a story: what happened when, with the words that say so and how each date was read."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import fsum, log

from onrecord.account.dated import LONGEST, Dated, dated, printed
from onrecord.account.plain_words import telling
from onrecord.account.sentences import alone
from onrecord.model import Annotation, Copy, Days, Event, Report, Span, Time
from onrecord.text.kept import Kept

ALIKE = 0.18
"""Least share of weighed words that two clauses of one date have in common if they speak of one event."""

_RARE, _KEPT, _COMPARED = 16, 40, 12
"""Words looked up for a clause, groups looked up for a word, and groups compared: what bounds the work."""

_LEAD, _ENOUGH, _MANY = 4, 3, 12
"""Sentences that open a report; and how many reports an event needs in a story of more than so many, see `matters`."""

_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


class Weights:
    """How telling each word is within the story, and what sets of words weigh."""

    __slots__ = ("_sets", "of")

    def __init__(self, of: Mapping[str, float]) -> None:
        self.of = of
        self._sets: dict[frozenset[str], float] = {}

    def sum(self, words: frozenset[str]) -> float:
        """The weight of all the words; exact, so that the order of a set is no matter."""
        known = self.of.get
        return fsum([known(word, 1.0) for word in words])

    def kept(self, words: frozenset[str]) -> float:
        """The same, for words that are asked about again."""
        if (found := self._sets.get(words)) is None:
            found = self._sets[words] = self.sum(words)
        return found


def find(
    reports: Sequence[Report],
    annotations: Sequence[Annotation],
    copies: Sequence[Copy] = (),
    names: Mapping[tuple[str, str], str] | None = None,
) -> tuple[Event, ...]:
    """The dated events of a story, in order of their days.

    Clauses of one date that share their telling words are one event, in whichever report they stand; what reports
    date differently is an entry for each date. Evidence is a sentence, or a clause where the sentence is longer
    than ``LONGEST`` characters. ``copies`` and ``names`` are taken for the sake of the other stages' form.
    """
    told = {report.id: report for report in reports}
    weight = weights(reports)
    by_days: dict[tuple[date, date], list[Dated]] = defaultdict(list)
    for report, annotation in zip(reports, annotations, strict=True):
        for item in _dated.of(report, annotation):
            if item.days.first is not None and item.days.last is not None:
                by_days[item.days.first, item.days.last].append(item)
    return tuple(
        _event(group, told, weight)
        for _, items in sorted(by_days.items())
        for group in grouped(items, weight)
        if matters(group, told)
    )


_dated: Kept[Report, Annotation, tuple[Dated, ...]] = Kept(
    lambda report, annotation: tuple(dated(report, annotation)), lambda report, _: len(report.text)
)


def weights(reports: Sequence[Report]) -> Weights:
    """How telling each word is within the story: less so the more reports print it."""
    seen: Counter[str] = Counter()
    for report in reports:
        seen.update(_words.of(report, None))
    return Weights({word: log(1 + len(reports) / n) for word, n in seen.items()})


_words: Kept[Report, None, frozenset[str]] = Kept(
    lambda report, _: frozenset(telling(report.text)), lambda report, _: len(report.text)
)


def alike(a: Dated, b: Dated, weight: Weights) -> float:
    """How much two clauses share, the sentences around them counted half as much."""
    return (2 * _overlap(a.words, b.words, weight) + _overlap(a.context, b.context, weight)) / 3


def _overlap(a: frozenset[str], b: frozenset[str], weight: Weights) -> float:
    """Weighed words in common, as a share of the smaller set and of both (the mean of the two)."""
    shared = a & b
    if not shared:
        return 0.0
    both = weight.sum(shared)
    small, all_of = min(weight.kept(a), weight.kept(b)), weight.sum(a | b)
    return (both / small + both / all_of) / 2 if small else 0.0


def grouped(items: Sequence[Dated], weight: Weights) -> Iterator[list[Dated]]:
    """Items of one date, together where they speak of the same event: each joins the group it is most like.

    It is compared with the few groups that share most of its rarest words, so that a busy day costs no more by item.
    """
    groups: list[list[Dated]] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for item in items:
        rare = sorted(item.context, key=lambda word: (-weight.of.get(word, 1.0), word))[:_RARE]
        near = Counter(number for word in rare for number in holding[word][-_KEPT:]).most_common(_COMPARED)
        scored = [(max(alike(item, member, weight) for member in groups[number][:8]), -number) for number, _ in near]
        best, number = max(scored, default=(0.0, 0))
        if best >= ALIKE:
            number = -number
            groups[number].append(item)
        else:
            number = len(groups)
            groups.append([item])
        for word in item.context:
            if not holding[word] or holding[word][-1] != number:
                holding[word].append(number)
    yield from groups


def matters(group: Sequence[Dated], told: Mapping[str, Report]) -> bool:
    """Whether an event is part of the story: the longer the story, the more reports or the better a place it takes.

    Where the story is short every event is.
    """
    reports = len({item.sentence.report for item in group})
    lead = min(item.place for item in group) < _LEAD
    return reports + lead >= min(_ENOUGH, 1 + len(told) // _MANY)


def _event(group: Sequence[Dated], told: Mapping[str, Report], weight: Weights) -> Event:
    best = max(group[:60], key=lambda d: _fit(d, group, told, weight)) if len(group) > 1 else group[0]
    evidence = {_piece(d): None for d in group}
    lines = {derivation(d.time, told[d.time.span.report]): None for d in group}
    return Event(
        best.days,
        printed(told[best.clause.report].text, best.sentence, best.clause),
        tuple(evidence),
        tuple({d.time.span: None for d in group}),
        tuple(lines),
    )


def _fit(item: Dated, group: Sequence[Dated], told: Mapping[str, Report], weight: Weights) -> tuple[float, int]:
    """How well a clause names the event: like the others, and readable by itself."""
    words = printed(told[item.clause.report].text, item.sentence, item.clause)
    return (0.4 + alone(words)) * sum(alike(item, other, weight) for other in group[:30]), -item.place


def _piece(item: Dated) -> Span:
    return item.sentence if len(item.sentence) <= LONGEST else item.clause


def derivation(time: Time, report: Report) -> str:
    """How a time was read, in a line: 'Wednesday night', published Friday 16 Oct. 2020 → Wednesday 14 Oct. 2020."""
    printed = " ".join(time.span.of(report.text).split())
    source = ""
    if time.anchor:
        published = report.day is not None and time.anchor[:10] == report.day.isoformat()
        source = f", {'published' if published else 'from'} {_spelled(time.anchor)}"
    return f"'{printed}'{source} → {named(time.days) if time.days else 'open'}"


def _spelled(anchor: str) -> str:
    try:
        return day_named(date.fromisoformat(anchor[:10]))
    except ValueError:
        return anchor


def day_named(day: date) -> str:
    """A day as a newspaper prints it: Wednesday 14 Oct. 2020."""
    return f"{day:%A} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def named(days: Days) -> str:
    """An interval of days in words."""
    if days.first is not None and days.first == days.last:
        return day_named(days.first)
    first, last = (day_named(day) if day else "open" for day in (days.first, days.last))
    return f"{first} to {last}"
