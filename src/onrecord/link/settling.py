"""Joining the stories of an open block with each other and with those that stand, the surest join first."""

import heapq
from collections.abc import Mapping, Sequence
from typing import Protocol

from onrecord.link.evidence import Floats

AROUND = 64
"""A story that has grown is weighed anew against so many of those that its parts were weighed against."""


class Joining(Protocol):
    """What settling asks of an index."""

    apart: set[tuple[int, int]]

    def compare(self, story: int, others: Sequence[int]) -> Floats:
        """The evidence that each of the others is one with the story."""
        ...

    def candidates(self, story: int) -> list[int]:
        """The stories that share most of what is rare in this one."""
        ...

    def find(self, story: int) -> int:
        """The story that this number leads to now."""
        ...

    def merge(self, kept: int, gone: int, evidence: float) -> None:
        """Make one story of two."""
        ...


def settle(index: Joining, near: Mapping[int, Sequence[int]]) -> None:
    """Join what belongs together until nothing more does; ``near`` are the stories to begin from, each with those
    that it is weighed against."""
    queue: list[tuple[float, int, int, int, int]] = []
    stamp: dict[int, int] = {}
    linked: dict[int, dict[int, float]] = {}

    def weigh(story: int, others: Sequence[int]) -> None:
        if not others:
            return
        mine = linked.setdefault(story, {})
        was = stamp.get(story, 0)
        for other, evidence in zip(others, index.compare(story, others).tolist(), strict=True):
            mine[other] = linked.setdefault(other, {})[story] = evidence
            if evidence > 0:
                if story < other:
                    new = (-evidence, story, other, was, stamp.get(other, 0))
                else:
                    new = (-evidence, other, story, stamp.get(other, 0), was)
                if new[1:3] not in index.apart:
                    heapq.heappush(queue, new)

    for story, others in near.items():
        weigh(story, [other for other in others if story not in linked.get(other, ())])
    while queue:
        evidence, kept, gone, was, other_was = heapq.heappop(queue)
        if stamp.get(kept, 0) != was or stamp.get(gone, 0) != other_was:
            one, other = index.find(kept), index.find(gone)
            if one != other and other not in linked.get(one, ()):
                weigh(one, [other])
            continue
        index.merge(kept, gone, -evidence)
        stamp[kept], stamp[gone] = was + 1, -1
        around = linked.pop(gone) | linked.pop(kept)
        around.pop(kept, None)
        around.pop(gone, None)
        for other in around:
            if other in linked:
                linked[other].pop(kept, None)
                linked[other].pop(gone, None)
        known = heapq.nlargest(AROUND, sorted(around), key=around.__getitem__) if len(around) > AROUND else around
        weigh(kept, sorted({*known, *index.candidates(kept)}))
