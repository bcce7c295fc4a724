"""The open index of stories: reports go in as they come, each joins a story or opens one; stories can merge."""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.evidence import Floats, Sides, features, logits
from onrecord.link.nearby import Nearby
from onrecord.link.rarity import Rarity
from onrecord.link.terms import Ids, Sketch, heaviest, joined, sketch
from onrecord.model import Annotation, Report

Rows = NDArray[np.float32]

TERMS_OF_REPORT = 160
"""The heaviest terms of a report that are kept."""

TERMS_OF_STORY = 320
"""The heaviest terms of a story that are kept."""

FOUND_BY = 24
"""The rarest of them, by which a report or story is found."""

CANDIDATES = 32
"""So many stories are compared with a report or story."""

NEAR = -1.5
"""From this evidence on a story is named as a near one."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two stories that turned out to be one: the number kept, the number given up with the reports it had, the
    evidence, and after how many reports."""

    kept: int
    gone: int
    members: tuple[int, ...]
    evidence: float
    at: int


@dataclass(slots=True, eq=False)
class _Sum:
    """The sum of the vectors of a story's reports."""

    ids: Ids
    rows: Rows


class StoryIndex:
    """Stories found as reports come, one by one or many at once; reports and stories are numbered from 0.

    Room grows by the story, not by the word: rarity, candidates and hashed terms have tables of fixed size.
    """

    def __init__(self) -> None:
        self.rarity = Rarity()
        self.ids: list[str] = []
        self.story_of: list[int] = []
        self.sure: list[float] = []
        self.members: dict[int, list[int]] = {}
        self.merges: list[Merge] = []
        self._gone: dict[int, int] = {}
        self._kept_apart: set[tuple[int, int]] = set()
        self._given_up: dict[int, tuple[_Sum, NDArray[np.float64]]] = {}
        self._nearby = Nearby()
        self._sums: list[_Sum | None] = []
        self._facts = np.empty((1024, _FACTS), np.float64)
        self._place = np.full(1, -1, np.int32)

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, report: Report, annotation: Annotation | None = None) -> int:
        """The number of the story that the report joins or opens."""
        return self.extend((report,), (annotation,))[0]

    def extend(self, reports: Sequence[Report], annotations: Sequence[Annotation | None] = ()) -> list[int]:
        """The number of each report's story. Those given together are weighed together: their order is no matter."""
        marks = list(annotations) or [None] * len(reports)
        sketches = [sketch(report, mark) for report, mark in zip(reports, marks, strict=True)]
        for one in sketches:
            self.rarity.count(one.ids, one.words)
        first, standing = len(self.ids), len(self._sums)
        for report, one in zip(reports, sketches, strict=True):
            self._open(report, one)
        self._settle(list(range(standing, len(self._sums))), standing)
        return [self.find(self.story_of[place]) for place in range(first, len(self.ids))]

    def find(self, story: int) -> int:
        """The story that this number leads to now."""
        while story in self._gone:
            story = self._gone[story]
        return story

    def _open(self, report: Report, one: Sketch) -> None:
        """A story of its own for the report."""
        story = len(self._sums)
        total = self.vector(one)
        if story == len(self._facts):
            self._facts = np.concatenate((self._facts, np.empty_like(self._facts)))
        day = report.day
        when = float(day.toordinal()) if day else math.nan
        own = (total.rows.astype(np.float64) ** 2).sum(0)
        self._facts[story] = (1, math.log1p(len(one.ids)), when, when, *own)
        self._sums.append(total)
        self.story_of.append(story)
        self.sure.append(1.0)
        self.members[story] = [len(self.ids)]
        self.ids.append(report.id)
        self._show(story)

    def vector(self, one: Sketch) -> _Sum:
        """A report's terms weighted by how often it prints them and how rare they are; each column of length 1."""
        rows = np.where(one.counts > 0, 1 + np.log(np.maximum(one.counts, 1)), 0).astype(np.float32)
        rows *= self.rarity.weights(one.ids)[:, None]
        length = np.sqrt((rows * rows).sum(0))
        rows /= np.where(length > 0, length, 1)
        return _Sum(*heaviest(one.ids, rows, TERMS_OF_REPORT))

    def _show(self, story: int) -> None:
        ids, _ = self._marks(story)
        self._nearby.put(story, ids)

    def _marks(self, story: int) -> tuple[Ids, Rows]:
        """The terms by which the story is found, and their weights."""
        total = self._sums[story]
        assert total is not None
        ids, rows = heaviest(total.ids, total.rows, FOUND_BY)
        return ids, rows[:, 0] / self._facts[story, 0]

    def candidates(self, story: int) -> list[int]:
        """The stories that share most of what is rare in this one."""
        found, shared = self._nearby.get(*self._marks(story))
        score: dict[int, float] = {}
        for other, weight in zip(found.tolist(), shared.tolist(), strict=True):
            root = self.find(other)
            if root != story:
                score[root] = max(score.get(root, 0.0), weight)
        return heapq.nlargest(CANDIDATES, sorted(score), key=score.__getitem__)

    def compare(self, story: int, others: Sequence[int]) -> Floats:
        """The evidence that each of the others is one with the story: logits."""
        return logits(features(self.sides(story, others)))

    def sides(self, story: int, others: Sequence[int]) -> Sides:
        """The story and each of the others, ready for comparison."""
        this = self._sums[story]
        assert this is not None
        sums = [total for total in (self._sums[other] for other in others) if total is not None]
        dots = self._dots(this, sums)
        mine, theirs = self._facts[story], self._facts[np.array(others)]
        count = len(others)
        return Sides(
            dots,
            np.broadcast_to(mine[4:], (count, 3)),
            theirs[:, 4:],
            np.stack((np.full(count, mine[0]), theirs[:, 0]), -1),
            np.stack((np.full(count, mine[1] / mine[0]), theirs[:, 1] / theirs[:, 0]), -1),
            np.maximum(mine[2] - theirs[:, 3], theirs[:, 2] - mine[3]),
        )

    def _dots(self, this: _Sum, others: Sequence[_Sum]) -> Floats:
        sizes = [len(total.ids) for total in others]
        dots = np.zeros((len(others), 3))
        if not len(this.ids) or not sum(sizes):
            return dots
        ids = np.concatenate([total.ids for total in others])
        places = np.minimum(np.searchsorted(this.ids, ids), len(this.ids) - 1)
        hits = np.flatnonzero(this.ids[places] == ids)
        rows = np.concatenate([total.rows for total in others])[hits] * this.rows[places[hits]]
        owners = np.repeat(np.arange(len(others)), sizes)[hits]
        for column in range(3):
            dots[:, column] = np.bincount(owners, rows[:, column], len(others))
        return dots

    def _settle(self, fresh: list[int], standing: int) -> None:
        """Join what belongs together, the surest first, until nothing more does.

        ``fresh`` are the stories to begin from; those numbered below ``standing`` were there before, and when two of
        them become one, that is a merge on record.
        """
        queue: list[tuple[float, int, int, int, int]] = []
        stamp: dict[int, int] = {}
        linked: dict[int, set[int]] = {}

        def weigh(story: int, others: Sequence[int]) -> None:
            around = [other for other in others if (min(story, other), max(story, other)) not in self._kept_apart]
            if not around:
                return
            for other, evidence in zip(around, self.compare(story, around).tolist(), strict=True):
                linked.setdefault(story, set()).add(other)
                linked.setdefault(other, set()).add(story)
                if evidence > 0:
                    one, two = min(story, other), max(story, other)
                    heapq.heappush(queue, (-evidence, one, two, stamp.get(one, 0), stamp.get(two, 0)))

        for story in fresh:
            weigh(story, [other for other in self.candidates(story) if story not in linked.get(other, ())])
        while queue:
            evidence, kept, gone, was, other_was = heapq.heappop(queue)
            if stamp.get(kept, 0) != was or stamp.get(gone, 0) != other_was:
                continue
            self._merge(kept, gone, -evidence, standing)
            stamp[kept] = was + 1
            stamp[gone] = -1
            around = (linked.pop(kept, set()) | linked.pop(gone, set())) - {kept, gone}
            for other in around:
                linked[other] -= {kept, gone}
            weigh(kept, self._best(kept, around))

    def _best(self, story: int, around: set[int]) -> list[int]:
        """Whom a story that has just grown is compared with: those that its parts were near, and new neighbours."""
        return sorted(around | set(self.candidates(story)))

    def _merge(self, kept: int, gone: int, evidence: float, standing: int) -> None:
        one, other = self._sums[kept], self._sums[gone]
        assert one is not None and other is not None
        if gone < standing:
            at = len(self.ids)
            self.merges.append(Merge(kept, gone, tuple(self.members[gone]), evidence, at))
            self._given_up[gone] = (other, self._facts[gone].copy())
        dot = self._dots(one, [other])[0]
        facts, added = self._facts[kept], self._facts[gone]
        facts[:2] += added[:2]
        facts[2], facts[3] = np.fmin(facts[2], added[2]), np.fmax(facts[3], added[3])
        facts[4:] += added[4:] + 2 * dot
        self._sums[kept] = _Sum(*joined(((one.ids, one.rows), (other.ids, other.rows)), TERMS_OF_STORY))
        self._sums[gone] = None
        self._gone[gone] = kept
        self.members[kept].extend(self.members.pop(gone))
        self._show(kept)


_FACTS = 7  # reports, sum of their lengths, first day, last day, the three sums each with itself
