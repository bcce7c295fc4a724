"""Differences as a reader meets them: one question, each answer with the reports that give it, in context."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import Days, Difference
from onrecord.model.story import Side
from onrecord.show import words
from onrecord.show.places import Places, Ref

_ORDER = {"hard": 0, "update": 1, "soft": 2}
_SEVERITY = {
    "hard": "cannot both be right",
    "update": "the later figure replaces the earlier",
    "soft": "can be reconciled",
}


@dataclass(frozen=True, slots=True)
class Context:
    """The characters of one side with what stands around them in their paragraph."""

    ref: Ref
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One value, and each report that prints it."""

    value: str
    contexts: tuple[Context, ...]
    letters: str


@dataclass(frozen=True, slots=True)
class Question:
    """What reports differ on. ``number`` is its place among all; ``means`` says what its severity means.

    ``ids`` are those of the differences, pair by pair, that it is made of.
    """

    number: int
    kind: str
    severity: str
    means: str
    about: str
    answers: tuple[Answer, ...]
    reasons: tuple[str, ...]
    ids: tuple[str, ...] = ()


def questions(differences: Sequence[Difference], places: Places) -> tuple[Question, ...]:
    """The differences, hard ones first; pairs that differ on the same thing are one question with all its answers."""
    known = [d for d in differences if places.knows(d.a.span.report) and places.knows(d.b.span.report)]
    groups = sorted(_grouped(known), key=lambda group: _ORDER.get(group[0].severity, 3))
    return tuple(_question(number, group, places) for number, group in enumerate(groups, 1))


def _grouped(differences: Sequence[Difference]) -> list[list[Difference]]:
    """Pairs of one kind and severity that share a side or are about the same, in the order given.

    Wordings are about whose words they are, which many places share: they go together by their sides alone.
    """
    groups: list[list[Difference]] = []
    where: dict[tuple[object, ...], int] = {}
    for it in differences:
        sides = [(it.kind, it.severity, s.span.report, s.span.start, s.span.end) for s in (it.a, it.b)]
        about = [] if it.kind == "wording" else [(it.kind, it.severity, it.about)]
        keys: list[tuple[object, ...]] = [*about, *sides]
        at = next((where[key] for key in keys if key in where), None)
        if at is None:
            at = len(groups)
            groups.append([])
        groups[at].append(it)
        for key in keys:
            where.setdefault(key, at)
    return groups


def _question(number: int, group: Sequence[Difference], places: Places) -> Question:
    first = group[0]
    sides: dict[str, dict[tuple[str, int, int], Side]] = {}
    for side in (side for it in group for side in (it.a, it.b)):
        span = side.span
        sides.setdefault(side.value, {}).setdefault((span.report, span.start, span.end), side)
    answers = tuple(
        Answer(
            value_in_words(value),
            tuple(_context(side, places) for side in _in_order(list(printed.values()), places)),
            places.letters(side.span.report for side in printed.values()),
        )
        for value, printed in sides.items()
    )
    reasons = tuple(dict.fromkeys(it.reason for it in group if it.reason))
    means, ids = _SEVERITY.get(first.severity, ""), tuple(it.id for it in group)
    return Question(number, first.kind, first.severity, means, words.flat(first.about), answers, reasons, ids)


def _in_order(sides: Sequence[Side], places: Places) -> list[Side]:
    return sorted(sides, key=lambda side: (places.sheet(side.span.report).number, side.span.start))


def _context(side: Side, places: Places) -> Context:
    ref = places.ref(side.span)
    text = ref.sheet.report.text
    before, after = words.around(text, side.span.start, side.span.end)
    return Context(ref, before, words.flat(side.span.of(text)), after)


def value_in_words(value: str) -> str:
    """A day or an interval of days as a reader writes it; any other value as it is."""
    first, slash, last = value.partition("/")
    try:
        ends = [None if end == ".." else date.fromisoformat(end) for end in (first, last if slash else first)]
    except ValueError:
        return value
    return words.days(Days(ends[0], ends[1]))
