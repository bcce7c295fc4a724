"""Counts of one vote that two reports give otherwise: 'by 24 votes to 9', '24-11'."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.account import thresholds as limit
from onrecord.account.amounts import NUMBERS
from onrecord.account.clauses import Clause
from onrecord.account.figures import about, meant, says, told
from onrecord.model import Difference, Report, Side, Span
from onrecord.text.words import fold

_IN_WORDS = "|".join(sorted((word for word, number in NUMBERS.items() if number <= 20), key=len, reverse=True))
_COUNT = rf"(?:\d{{1,3}}|nil|{_IN_WORDS})"
_TALLY = re.compile(
    rf"(?<![\w.,:/$£€–-])(?P<for>{_COUNT})(?: votes?| in favou?r)?(?: to | ?[-–] ?)(?P<against>{_COUNT})"
    r"(?![\w%:/–-]|[.,]\d| ?(?:per ?cent|points?|years?|hours?|days|percentage))",
    re.I,
)
_VOTES = frozenset(
    ["vote", "votes", "voted", "voting", "ballot", "balloted", "motion", "division", "resolution", "amendment"]
)
_NO_VOTE = frozenset(
    ["poll", "polls", "polled", "survey", "odds", "outnumber", "outnumbered", "aged", "ages", "between", "percent"]
)
_BODIES = frozenset(
    """senate house council committee court parliament assembly commons lords board cabinet panel congress jury
    commission directors shareholders members""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Vote:
    """A tally of a vote: its two counts, the greater first, who voted, and the words about it."""

    span: Span
    counts: tuple[int, int]
    bodies: frozenset[str]
    told: tuple[tuple[str, str], ...]

    @property
    def words(self) -> frozenset[str]:
        """The words about it, as they are compared."""
        return frozenset(key for key, _ in self.told)


def differences(by_report: Sequence[Sequence[Clause]], texts: Mapping[str, Report]) -> Iterator[Difference]:
    """Tallies of one vote that part in one count, or in both by as much: of one body, with words alike about them.

    Where each report has one tally only, one word of meaning alike is enough, else two.
    """
    held = [found for clauses in by_report if (found := [v for clause in clauses for v in votes(clause, texts)])]
    for left, right in combinations(held[: limit.EVERY_PAIR], 2):
        own = [{vote.counts for vote in side} for side in (left, right)]
        least = 1 if len(own[0]) == len(own[1]) == 1 else limit.EVENT_WORDS
        for a, b in ((a, b) for a in left for b in right):
            if a.counts in own[1] or b.counts in own[0] or not _near(a.counts, b.counts):
                continue
            if (a.bodies and b.bodies and a.bodies.isdisjoint(b.bodies)) or len(a.words & b.words) < least:
                continue
            left_side, right_side = (Side(v.span, v.span.of(texts[v.span.report].text)) for v in (a, b))
            reason = f"{left_side.value} in one and {right_side.value} in the other"
            matter = f"vote: {about(a.told, a.words & b.words)}"
            yield Difference("number", "hard", matter, left_side, right_side, reason)


def votes(clause: Clause, texts: Mapping[str, Report]) -> Iterator[Vote]:
    """The tallies of votes in a sentence."""
    keys = frozenset(clause.keys)
    if keys.isdisjoint(_VOTES) or not keys.isdisjoint(_NO_VOTE):
        return
    text = texts[clause.report].text
    taken = [(unit.start, unit.end) for unit in clause.units if unit.time]
    for m in _TALLY.finditer(text, clause.start, clause.end):
        x, y = (_number(m[side]) for side in ("for", "against"))
        if x + y < 3 or any(start < m.end() and m.start() < end for start, end in taken):
            continue
        around = [unit for unit in clause.units if says(unit) and not unit.number and unit.key not in _VOTES]
        bodies = frozenset(meant(unit) for unit in clause.units if unit.key in _BODIES)
        yield Vote(Span(clause.report, *m.span()), (max(x, y), min(x, y)), bodies, told(around, text))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else 0 if fold(word) == "nil" else int(NUMBERS[fold(word)])


def _near(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two tallies have one count in common, or part in both by as much, as when one vote is counted over."""
    return len({a[0], a[1]} & {b[0], b[1]}) == 1 or (sum(a) == sum(b) and a != b)
