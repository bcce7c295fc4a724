"""The reports that are still weighed together: those of the day, or more where days are thin.

A window takes reports until a later day comes, if it has a block of them by then, or until it is full. The first so
many of them are decided as one, by a schedule; those that came since, in blocks; when the window closes, all as one.
So the order in which a day's reports came is no matter once the day is over, and hardly before.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from onrecord.link.terms import Sketch

MOST = 4096
"""So many reports fill a window, whatever their days."""


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """A report of the open window: its id, its day (an ordinal or nan), its terms, and by what it stands in order."""

    report: str
    day: float
    terms: Sketch
    key: bytes

    @property
    def order(self) -> tuple[float, bytes]:
        """Undated ones last; of one day, by content."""
        return (math.inf if math.isnan(self.day) else self.day, self.key)


def waiting(report: str, day: float, terms: Sketch) -> Waiting:
    """A report of the open window."""
    return Waiting(report, day, terms, blake2b(terms.ids.tobytes() + terms.counts.tobytes(), digest_size=16).digest())


@dataclass(slots=True)
class Window:
    """What is open: its reports, how many of them were decided as one and how many no longer change until the next
    such time, and what takes back all that was decided.

    ``standing`` is the number that stories had reached when it began, ``touched`` has each story from before that took
    a report up, if only for a time, with the first report that it had; ``kept`` says where the firm part ends: in
    ``back``, and among stories.
    """

    standing: int
    reports: list[Waiting] = field(default_factory=list)
    back: list[Callable[[], None]] = field(default_factory=list)
    touched: dict[int, int] = field(default_factory=dict)
    whole: int = 0
    firm: int = 0
    kept: tuple[int, int] = (0, 0)


def taken(reports: Sequence[Waiting], new: Sequence[Waiting], block: int, most: int) -> int:
    """How many of the new reports a window takes that has some already; none where the first of them closes it."""
    latest = max((one.day for one in reports if not math.isnan(one.day)), default=math.inf)
    for place, one in enumerate(new):
        count = len(reports) + place
        if count >= most or (count >= block and one.day > latest):
            return place
        if not math.isnan(one.day):
            latest = one.day if latest == math.inf else max(latest, one.day)
    return len(new)


def together(count: int, block: int) -> int:
    """Of so many reports in a window how many, from the first on, are decided as one: half as many again each time."""
    whole = 0
    while (further := whole + block * max(1, -(-whole // (2 * block)))) <= count:
        whole = further
    return whole
