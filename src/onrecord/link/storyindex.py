"""The open index of stories: reports go in as they come, each joins a story or opens one; stories can merge."""

import heapq
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.link.evidence import Floats, Sides, features, logits
from onrecord.link.nearby import Nearby
from onrecord.link.rarity import Rarity
from onrecord.link.terms import Ids, Sketch, heaviest, joined, sketch
from onrecord.model import Annotation, Report

Rows = NDArray[np.float32]

TERMS_OF_REPORT = 96
"""The heaviest terms of a report that are kept."""

TERMS_OF_STORY = 64
"""The heaviest terms of a story that are kept."""

FOUND_BY = 20
"""The rarest of them, by which a report or story is found."""

CANDIDATES = 24
"""So many stories are compared with a report or story."""

AROUND = 64
"""A story that has grown is weighed anew against so many of those that its parts were weighed against."""


CERTAIN = 12.0
"""The evidence that two reports of the very same words tell one story."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two stories that turned out to be one: the number kept, the number given up with the reports it had, the
    evidence, and after how many reports; ``undone`` where it was taken back."""

    kept: int
    gone: int
    members: tuple[int, ...]
    evidence: float
    at: int
    undone: bool = False


@dataclass(slots=True, eq=False)
class Sum:
    """The sum of the vectors of a story's reports: terms, and each one's weight in the whole, the heads, the names."""

    ids: Ids
    rows: Rows


class StoryIndex:
    """Stories found as reports come, one by one or many at once; reports and stories are numbered from 0.

    Room grows by the story, not by the word: rarity, candidates and hashed terms have tables of fixed size.
    """

    def __init__(self, keep: bool = False) -> None:
        """With ``keep`` each report's own vector stays at hand, for :mod:`onrecord.link.membership`."""
        self.rarity = Rarity()
        self.nearby = Nearby()
        self.ids: list[str] = []
        self.days = array("d")
        self.lengths = array("d")
        self.sure = array("d")
        self.story_of = array("i")
        self.members: dict[int, list[int]] = {}
        self.sums: list[Sum | None] = []
        self.facts = np.empty((1024, FACTS), np.float64)
        self.leads = np.arange(len(self.facts), dtype=np.int32)
        self.merges: list[Merge] = []
        self.vectors: list[Sum] | None = [] if keep else None
        self.gone: dict[int, int] = {}
        self.apart: set[tuple[int, int]] = set()
        self.given_up: dict[int, tuple[Sum, NDArray[np.float64]]] = {}

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
        first, standing = len(self.ids), len(self.sums)
        twins: dict[bytes, int] = {}
        for report, one in zip(reports, sketches, strict=True):
            story = self._open(report, one)
            twin = twins.setdefault(one.ids.tobytes() + one.counts.tobytes(), story)
            if twin != story and one.words:
                self._merge(twin, story, CERTAIN, standing)
        fresh = [story for story in range(standing, len(self.sums)) if story not in self.gone]
        older = {story: self.candidates(story) for story in fresh}  # before the new ones take their places
        for story in fresh:
            self._show(story)
        self._settle(fresh, older, standing)
        for story in sorted({self.find(story) for story in fresh}):
            self._show(story)
        return [self.find(self.story_of[place]) for place in range(first, len(self.ids))]

    def find(self, story: int) -> int:
        """The story that this number leads to now."""
        while story in self.gone:
            story = self.gone[story]
        return story

    def _open(self, report: Report, one: Sketch) -> int:
        """A story of its own for the report."""
        story = len(self.sums)
        total = self.vector(one)
        if story == len(self.facts):
            self.facts = np.concatenate((self.facts, np.empty_like(self.facts)))
            self.leads = np.concatenate((self.leads, np.arange(story, 2 * story, dtype=np.int32)))
        day = report.day
        when = float(day.toordinal()) if day else math.nan
        own = (total.rows.astype(np.float64) ** 2).sum(0)
        self.facts[story, :] = (1, math.log1p(len(one.ids)), when, when, *own)
        self.sums.append(total)
        self.story_of.append(story)
        self.sure.append(1.0)
        self.members[story] = [len(self.ids)]
        self.ids.append(report.id)
        self.days.append(when)
        self.lengths.append(math.log1p(len(one.ids)))
        if self.vectors is not None:
            self.vectors.append(total)
        return story

    def vector(self, one: Sketch) -> Sum:
        """A report's terms weighted by how often it prints them and how rare they are; each column of length 1."""
        rows = np.where(one.counts > 0, 1 + np.log(np.maximum(one.counts, 1)), 0).astype(np.float32)
        rows *= self.rarity.weights(one.ids)[:, None]
        length = np.sqrt((rows * rows).sum(0))
        rows /= np.where(length > 0, length, 1)
        return Sum(*heaviest(one.ids, rows, TERMS_OF_REPORT))

    def _show(self, story: int) -> None:
        total = self.sums[story]
        assert total is not None
        self.nearby.put(story, heaviest(total.ids, total.rows, FOUND_BY)[0])

    def candidates(self, story: int) -> list[int]:
        """The stories that share most of what is rare in this one."""
        total = self.sums[story]
        assert total is not None
        return [other for other in self.around(total) if other != story][:CANDIDATES]

    def around(self, total: Sum) -> list[int]:
        """The stories that share most of what is rare in a sum, the nearest first, its own among them."""
        ids, rows = heaviest(total.ids, total.rows, FOUND_BY)
        found, shared = self.nearby.get(ids, rows[:, 0])
        if not len(found):
            return []
        roots = self._roots(found)
        order = np.lexsort((-shared, roots))
        roots, shared = roots[order], shared[order]
        firsts = np.flatnonzero(np.diff(roots, prepend=-1))
        roots, shared = roots[firsts], shared[firsts]
        nearest = np.argsort(-shared, kind="stable")[: CANDIDATES + 1]
        best: list[int] = roots[nearest].tolist()
        return best

    def _roots(self, stories: NDArray[np.int32]) -> NDArray[np.int32]:
        """What :meth:`find` says of each, all at once; ways found are kept short."""
        roots = self.leads[stories]
        while True:
            further = self.leads[roots]
            if np.array_equal(further, roots):
                break
            roots = further
        self.leads[stories] = roots
        return roots

    def point(self) -> None:
        """Point each story's number at the story that it is in now, from the record of what was given up."""
        self.leads = np.arange(len(self.facts), dtype=np.int32)
        for gone, kept in self.gone.items():
            self.leads[gone] = kept

    def compare(self, story: int, others: Sequence[int]) -> Floats:
        """The evidence that each of the others is one with the story: logits."""
        return logits(features(self.sides(story, others)))

    def sides(self, story: int, others: Sequence[int]) -> Sides:
        """The story and each of the others, ready for comparison."""
        this = self.sums[story]
        assert this is not None
        return self.facing(this, self.facts[story], others)

    def facing(self, this: Sum, mine: NDArray[np.float64], others: Sequence[int]) -> Sides:
        """Any sum with its facts, and each of some stories, ready for comparison."""
        sums = [total for total in (self.sums[other] for other in others) if total is not None]
        theirs = self.facts[np.array(others)]
        count = len(others)
        return Sides(
            dots(this, sums),
            np.broadcast_to(mine[4:], (count, 3)),
            theirs[:, 4:],
            np.stack((np.full(count, mine[0]), theirs[:, 0]), -1),
            np.stack((np.full(count, mine[1] / mine[0]), theirs[:, 1] / theirs[:, 0]), -1),
            np.maximum(mine[2] - theirs[:, 3], theirs[:, 2] - mine[3]),
        )

    def _settle(self, fresh: list[int], older: dict[int, list[int]], standing: int) -> None:
        """Join what belongs together, the surest first, until nothing more does.

        ``fresh`` are the stories to begin from, each with the ``older`` ones it is near. Those numbered below
        ``standing`` were there before, and when two of them become one, that is a merge on record.
        """
        queue: list[tuple[float, int, int, int, int]] = []
        stamp: dict[int, int] = {}
        linked: dict[int, dict[int, float]] = {}

        def weigh(story: int, others: Sequence[int]) -> None:
            if not others:
                return
            for other, evidence in zip(others, self.compare(story, others).tolist(), strict=True):
                one, two = min(story, other), max(story, other)
                linked.setdefault(one, {})[two] = linked.setdefault(two, {})[one] = evidence
                if evidence > 0 and (one, two) not in self.apart:
                    heapq.heappush(queue, (-evidence, one, two, stamp.get(one, 0), stamp.get(two, 0)))

        for story in fresh:
            near = dict.fromkeys((*older[story], *self.candidates(story)))
            weigh(story, [other for other in near if story not in linked.get(other, ())])
        while queue:
            evidence, kept, gone, was, other_was = heapq.heappop(queue)
            if stamp.get(kept, 0) != was or stamp.get(gone, 0) != other_was:
                one, other = self.find(kept), self.find(gone)
                if one != other and other not in linked.get(one, ()):
                    weigh(one, [other])
                continue
            self._merge(kept, gone, -evidence, standing)
            stamp[kept], stamp[gone] = was + 1, -1
            around = linked.pop(gone) | linked.pop(kept)
            for other in around:
                if other in linked:
                    linked[other].pop(kept, None)
                    linked[other].pop(gone, None)
            known = heapq.nlargest(AROUND, sorted(around.keys() - {kept, gone}), key=around.__getitem__)
            weigh(kept, sorted({*known, *self.candidates(kept)}))

    def _merge(self, kept: int, gone: int, evidence: float, standing: int) -> None:
        one, other = self.sums[kept], self.sums[gone]
        assert one is not None and other is not None
        for story in (kept, gone):
            if len(self.members[story]) == 1:
                self.sure[self.members[story][0]] = 1 / (1 + math.exp(-evidence))
        if gone < standing:
            self.merges.append(Merge(kept, gone, tuple(self.members[gone]), evidence, len(self.ids)))
            self.given_up[gone] = (other, self.facts[gone].copy())
        self._take_up(kept, other, self.facts[gone])
        self.sums[gone] = None
        self.gone[gone] = self.leads[gone] = kept
        self.members[kept].extend(self.members.pop(gone))
        if self.apart:
            self.apart = {
                (min(pair), max(pair))
                for pair in ([kept if story == gone else story for story in one] for one in self.apart)
            }
        self._show(kept)

    def _take_up(self, story: int, other: Sum, added: NDArray[np.float64], sign: int = 1) -> None:
        """Add another's sum and facts to a story, or take them out again; its days are the caller's when taken out."""
        this, facts = self.sums[story], self.facts[story]
        assert this is not None
        dot = dots(this, [other])[0]
        if sign < 0:
            dot -= added[4:]
        facts[:2] += sign * added[:2]
        facts[2], facts[3] = np.fmin(facts[2], added[2]), np.fmax(facts[3], added[3])
        facts[4:] = np.maximum(facts[4:] + (added[4:] + 2 * dot if sign > 0 else -added[4:] - 2 * dot), 0)
        self.sums[story] = Sum(
            *joined(((this.ids, this.rows), (other.ids, np.float32(sign) * other.rows)), TERMS_OF_STORY)
        )

    def undo(self, merge: Merge) -> None:
        """Take a merge back: the reports that the other story had are a story again, and the two stay apart.

        Reports that joined since stay where they are. Raises ValueError where the merge is not on record or undone.
        """
        if merge not in self.merges or merge.undone:
            raise ValueError(f"no such merge, or undone before: {merge.gone} into {merge.kept}")
        self.merges[self.merges.index(merge)] = replace(merge, undone=True)
        other, facts = self.given_up.pop(merge.gone)
        story = self.find(merge.gone)
        del self.gone[merge.gone]
        self.point()
        self._take_up(story, other, facts, -1)
        back = set(merge.members)
        self.members[merge.gone] = list(merge.members)
        self.members[story] = [place for place in self.members[story] if place not in back]
        days = [self.days[place] for place in self.members[story]]
        known = [day for day in days if not math.isnan(day)]
        self.facts[story, 2:4] = (min(known), max(known)) if known else (math.nan, math.nan)
        self.sums[merge.gone], self.facts[merge.gone] = other, facts
        self.apart.add((min(story, merge.gone), max(story, merge.gone)))
        for place in merge.members:
            self.story_of[place] = merge.gone
        self._show(merge.gone)


FACTS = 7  # reports, sum of their lengths, first day, last day, the three sums each with itself


def dots(this: Sum, others: Sequence[Sum]) -> Floats:
    """The products of one sum with each of the others: a row for each, a column for the whole, the head, the names."""
    sizes = [len(total.ids) for total in others]
    found = np.zeros((len(others), 3))
    if not len(this.ids) or not sum(sizes):
        return found
    ids = np.concatenate([total.ids for total in others])
    places = np.minimum(np.searchsorted(this.ids, ids), len(this.ids) - 1)
    hits = np.flatnonzero(this.ids[places] == ids)
    rows = np.concatenate([total.rows for total in others])[hits] * this.rows[places[hits]]
    owners = np.repeat(np.arange(len(others)), sizes)[hits]
    for column in range(3):
        found[:, column] = np.bincount(owners, rows[:, column], len(others))
    return found
