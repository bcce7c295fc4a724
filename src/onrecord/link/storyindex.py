"""The open index of stories: reports go in as they come, each joins a story or opens one; stories can merge.

The stream is cut into blocks of so many reports, and those of one block are weighed together. The last block stays
open: with each report that comes it is taken back and decided anew as a whole, until it is full. So the stories are
the same whether reports come one by one, in handfuls or in one pile.
"""

import math
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord.link.evidence import Floats, Sides, features, logits
from onrecord.link.nearby import Nearby, Open
from onrecord.link.rarity import Rarity
from onrecord.link.settling import settle
from onrecord.link.sums import Sum, days_of, dots, gaps
from onrecord.link.terms import Sketch, begins, heaviest, sketch
from onrecord.model import Annotation, Report

BLOCK = 192
"""So many reports in the order they come are weighed together."""

TERMS_OF_REPORT = 96
"""The heaviest terms of a report that are kept."""

FOUND_BY = 20
"""The rarest of them, by which a report or story is found."""

LEAST = 0.08
"""A candidate shares this part of their weight: of a long report two words, of a headline one."""

CANDIDATES = 24
"""So many stories are compared with a report or story."""

CERTAIN = 12.0
"""The evidence that two reports of the very same words tell one story."""

FACTS = 5  # reports, sum of their lengths, the three sums each with itself


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


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """A report of the open block: its id, its day (an ordinal or nan), its terms, and by what it stands in order."""

    report: str
    day: float
    terms: Sketch
    key: bytes

    @property
    def order(self) -> tuple[float, bytes]:
        """Undated ones last; of one day, by content."""
        return (math.inf if math.isnan(self.day) else self.day, self.key)


def waiting(report: str, day: float, terms: Sketch) -> Waiting:
    """A report of the open block."""
    return Waiting(report, day, terms, blake2b(terms.ids.tobytes() + terms.counts.tobytes(), digest_size=16).digest())


class StoryIndex:
    """Stories found as reports come, one by one or many at once; reports and stories are numbered from 0.

    Room grows by the story, not by the word: rarity, candidates and hashed terms have tables of fixed size. Numbers
    of reports stay; those of stories begun in the open block, and what it joined, hold until the next report comes.
    """

    def __init__(self, keep: bool = False, block: int = BLOCK) -> None:
        """With ``keep`` each report's own vector stays at hand, for :mod:`onrecord.link.membership`."""
        self.block = block
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
        self.waiting: list[Waiting] = []
        self.standing = 0
        self.touched: dict[int, int] = {}
        self._open = Open()
        self._back: list[Callable[[], None]] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def room(self) -> int:
        """How many reports more the open block takes."""
        return self.block - len(self.waiting)

    def add(self, report: Report, annotation: Annotation | None = None) -> int:
        """The number of the story that the report joins or opens."""
        return self.extend((report,), (annotation,))[0]

    def extend(self, reports: Sequence[Report], annotations: Sequence[Annotation | None] = ()) -> list[int]:
        """The number of each report's story. Within a block the order of reports is no matter."""
        marks = list(annotations) or [None] * len(reports)
        first = len(self.ids)
        new = [
            waiting(report.id, float(day.toordinal()) if (day := report.day) else math.nan, sketch(report, mark))
            for report, mark in zip(reports, marks, strict=True)
        ]
        while new:
            some, new = new[: self.room], new[self.room :]
            if not self.waiting:
                self.touched = {}
            self.rewind()
            self.decide([*self.waiting, *some])
        return [self.find(self.story_of[place]) for place in range(first, len(self.ids))]

    def decide(self, block: list[Waiting]) -> None:
        """Put the reports of a block into stories; if it is full, it stays as decided, else it can be taken back."""
        self._back = [] if len(block) < self.block else None
        self.waiting, self.standing = block, len(self.sums)
        for one in block:
            self.rarity.count(one.terms.ids, one.terms.words)
        self._opened(block)
        fresh = [story for story in range(self.standing, len(self.sums)) if story not in self.gone]
        older = {story: self.candidates(story) for story in fresh}
        for story in fresh:
            self._show(story)
        settle(self, {story: list(dict.fromkeys((*older[story], *self.candidates(story)))) for story in fresh})
        if self._back is None:
            self.close()

    def _opened(self, block: Sequence[Waiting]) -> None:
        """A story of its own for each report, numbered by day and content; those of the same words become one."""
        self._make_room(len(block))
        ranked = sorted(range(len(block)), key=lambda place: block[place].order)
        number = {place: self.standing + rank for rank, place in enumerate(ranked)}
        self.sums.extend([None] * len(block))
        for place, one in enumerate(block):
            self._begin(number[place], one)
        twins: dict[bytes, int] = {}
        for place in ranked:
            twin = twins.setdefault(block[place].key, number[place])
            if twin != number[place] and block[place].terms.words:
                self.merge(twin, number[place], CERTAIN)

    def _begin(self, story: int, one: Waiting) -> None:
        total = self.vector(one.terms, one.day)
        length = math.log1p(len(one.terms.ids))
        self.facts[story, :] = (1, length, *(total.rows.astype(np.float64) ** 2).sum(0))
        self.sums[story] = total
        self.members[story] = [len(self.ids)]
        self.story_of.append(story)
        self.sure.append(1.0)
        self.ids.append(one.report)
        self.days.append(one.day)
        self.lengths.append(length)
        if self.vectors is not None:
            self.vectors.append(total)

    def _make_room(self, stories: int) -> None:
        while len(self.sums) + stories > len(self.facts):
            size = len(self.facts)
            self.facts = np.concatenate((self.facts, np.empty_like(self.facts)))
            self.leads = np.concatenate((self.leads, np.arange(size, 2 * size, dtype=np.int32)))

    def rewind(self) -> None:
        """Take the open block back; its reports are still :attr:`waiting`."""
        if self._back is None:
            return
        for undo in reversed(self._back):
            undo()
        for one in self.waiting:
            self.rarity.count(one.terms.ids, one.terms.words, -1)
        first = len(self.ids) - len(self.waiting)
        for story in range(self.standing, len(self.sums)):
            self.members.pop(story, None)
        self.leads[self.standing : len(self.sums)] = np.arange(self.standing, len(self.sums))
        del self.sums[self.standing :]
        for part in (self.ids, self.days, self.lengths, self.sure, self.story_of):
            del part[first:]
        if self.vectors is not None:
            del self.vectors[first:]
        self._back, self._open = None, Open()

    def close(self) -> None:
        """Let the open block stand as it is; the next report begins a new one."""
        for story in sorted({self.find(story) for story in range(self.standing, len(self.sums))}):
            total = self.sums[story]
            assert total is not None
            self.nearby.put(story, heaviest(total.ids, total.rows, FOUND_BY)[0])
        self.waiting, self._back, self._open = [], None, Open()

    def changing(self) -> list[int]:
        """The stories of the last block's reports, and those that stood before and took one up, if only for a time.

        ``touched`` has each of the latter with the first report it had when the block began.
        """
        fresh = range(self.standing, len(self.sums))
        return sorted({self.find(story) for story in (*fresh, *self.touched)})

    def find(self, story: int) -> int:
        """The story that this number leads to now."""
        while story in self.gone:
            story = self.gone[story]
        return story

    def vector(self, one: Sketch, day: float = math.nan) -> Sum:
        """A report's terms weighted by how often it prints them and how rare they are; each column of length 1."""
        rows = np.where(one.counts > 0, 1 + np.log(np.maximum(one.counts, 1)), 0).astype(np.float32)
        rows *= self.rarity.weights(one.ids)[:, None]
        length = np.sqrt((rows * rows).sum(0))
        rows /= np.where(length > 0, length, 1)
        return Sum(*heaviest(one.ids, rows, TERMS_OF_REPORT), days_of(np.array([day])))

    def _show(self, story: int) -> None:
        total = self.sums[story]
        assert total is not None
        self._open.put(story, heaviest(total.ids, total.rows, FOUND_BY)[0])

    def candidates(self, story: int) -> list[int]:
        """The stories that share most of what is rare in this one."""
        total = self.sums[story]
        assert total is not None
        return [other for other in self.around(total) if other != story][:CANDIDATES]

    def around(self, total: Sum) -> list[int]:
        """The stories that share most of what is rare in a sum, the nearest first, its own among them."""
        ids, rows = heaviest(total.ids, total.rows, FOUND_BY)
        settled, both = self.nearby.get(ids, rows[:, 0]), self._open.get(ids, rows[:, 0])
        shared = np.concatenate((settled[1], both[1]))
        enough = (shared > LEAST * rows[:, 0].sum()).nonzero()[0]
        if not len(enough):
            return []
        shared = shared[enough]
        roots = self._roots(np.concatenate((settled[0], both[0]))[enough])
        order = np.lexsort((-shared, roots))
        roots, shared = roots[order], shared[order]
        firsts = begins(roots)
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
        if self._back is not None:
            before = self.leads[stories]
            self._back.append(lambda: self._lead(stories, before))
        self.leads[stories] = roots
        return roots

    def _lead(self, stories: NDArray[np.int32], before: NDArray[np.int32]) -> None:
        self.leads[stories] = before

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
        both = np.empty((2, len(others), 2))
        both[0, :, 0], both[1, :, 0] = mine[0], mine[1] / mine[0]
        both[0, :, 1], both[1, :, 1] = theirs[:, 0], theirs[:, 1] / theirs[:, 0]
        own = np.broadcast_to(mine[2:], (len(others), 3))
        return Sides(dots(this, sums), own, theirs[:, 2:], both[0], both[1], gaps(this, sums))

    def merge(self, kept: int, gone: int, evidence: float) -> None:
        """Have one story take up another, on record where both stood before."""
        one, other = self.sums[kept], self.sums[gone]
        assert one is not None and other is not None
        if self._back is not None:
            self._back.append(self._before(kept, gone))
        for story in (kept, gone):
            if story < self.standing:
                self.touched.setdefault(story, min(self.members[story]))
        for story in (kept, gone):
            if len(self.members[story]) == 1:
                self.sure[self.members[story][0]] = 1 / (1 + math.exp(-evidence))
        if gone < self.standing:
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

    def _before(self, kept: int, gone: int) -> Callable[[], None]:
        """What takes a merge back that is about to be made."""
        sums, apart = (self.sums[kept], self.sums[gone]), self.apart
        facts, merges, count = self.facts[kept].copy(), len(self.merges), len(self.members[kept])
        taken = self.members[gone]
        sure = [(places[0], self.sure[places[0]]) for places in (self.members[kept], taken) if len(places) == 1]

        def back() -> None:
            self.sums[kept], self.sums[gone] = sums
            self.facts[kept], self.apart = facts, apart
            self.leads[gone] = gone
            self.members[gone] = taken
            del self.gone[gone], self.merges[merges:], self.members[kept][count:]
            self.given_up.pop(gone, None)
            for place, chance in sure:
                self.sure[place] = chance

        return back

    def _take_up(self, story: int, other: Sum, added: NDArray[np.float64], sign: int = 1) -> None:
        """Add another's sum and facts to a story, or take them out again."""
        this, facts = self.sums[story], self.facts[story]
        assert this is not None
        dot = dots(this, [other])[0]
        if sign < 0:
            dot -= added[2:]
        facts[:2] += sign * added[:2]
        facts[2:] = np.maximum(facts[2:] + (added[2:] + 2 * dot if sign > 0 else -added[2:] - 2 * dot), 0)
        self.sums[story] = this.plus(other, sign)

    def undo(self, merge: Merge) -> None:
        """Take a merge back: the reports that the other story had are a story again, and the two stay apart.

        Reports that joined since stay where they are, and the open block stays as it is. Raises ValueError where the
        merge is not on record or undone.
        """
        if merge not in self.merges or merge.undone:
            raise ValueError(f"no such merge, or undone before: {merge.gone} into {merge.kept}")
        if self._back is not None:
            self.close()
        self.merges[self.merges.index(merge)] = replace(merge, undone=True)
        other, facts = self.given_up.pop(merge.gone)
        story = self.find(merge.gone)
        del self.gone[merge.gone]
        self.point()
        self._take_up(story, other, facts, -1)
        back = set(merge.members)
        self.members[merge.gone] = list(merge.members)
        self.members[story] = [place for place in self.members[story] if place not in back]
        left = self.sums[story]
        assert left is not None
        self.sums[story] = replace(left, days=days_of(np.array([self.days[place] for place in self.members[story]])))
        self.sums[merge.gone], self.facts[merge.gone] = other, facts
        self.apart.add((min(story, merge.gone), max(story, merge.gone)))
        for place in merge.members:
            self.story_of[place] = merge.gone
        self.nearby.put(merge.gone, heaviest(other.ids, other.rows, FOUND_BY)[0])
