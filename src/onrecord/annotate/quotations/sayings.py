"""Reported words in the making, and the stretches between marks that they are made of."""

import re
from dataclasses import dataclass, field

from onrecord.annotate.quotations.marks import Quoted

Stretch = tuple[int, int]

FIRST_LETTER = re.compile(r"[^\W_]")
SENTENCE = re.compile(r"[.!?…][\"”'’)]*\s+\S")


@dataclass(slots=True, eq=False)
class Saying:
    """Reported words in the making: stretches as [start, end) of the text.

    ``quoted`` are the pieces inside marks that belong to it. ``reason`` says what found it: encoder, marks or both.
    ``verbatim``: all of it is the speaker's own words though no marks stand around them.
    """

    content: list[Stretch]
    cue: list[Stretch] = field(default_factory=list)
    source: list[Stretch] = field(default_factory=list)
    quoted: list[Stretch] = field(default_factory=list)
    confidence: float = 1.0
    reason: str = "encoder"
    verbatim: bool = False

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1][1]


@dataclass(slots=True)
class Piece:
    """One stretch between outer marks in one paragraph, and who claims it."""

    start: int
    end: int
    outer: Stretch
    paragraph: Stretch
    group: int  # pieces of one pair of marks that runs over paragraphs share it
    quoted: Quoted
    saying: Saying | None = None
    nothing: str | None = None


def overlap(a: Stretch, b: Stretch) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
