"""What the encoder reads in texts: who is said to have said what, and the names."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """One reading of reported words: spans as [start, end) in code points of the text, in text order.

    ``content`` has a span for each uninterrupted stretch, without the punctuation and marks around it; ``cue`` and
    ``source`` may be empty. ``confidence`` is between 0 and 1.
    """

    content: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name, [start, end) in code points; ``kind`` is person, organisation, place or work."""

    start: int
    end: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the encoder reads in one text, in text order."""

    attributions: tuple[Attribution, ...] = ()
    names: tuple[NameSpan, ...] = ()


def tag(texts: Sequence[str]) -> list[Reading]:
    """A reading of each text, in the same order; the same for a text whatever stands beside it."""
    return [Reading() for _ in texts]
