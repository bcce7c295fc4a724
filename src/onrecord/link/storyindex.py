"""The open index of stories: reports go in as they come, each joins a story or opens one; stories can merge.

The stream is cut into windows, of a day's reports or more (:mod:`onrecord.link.window`). The last window stays open:
with each report that comes its last block is taken back and decided anew as a whole, from time to time all of it, and
once more when it closes. So the stories are the same whether reports come one by one, in handfuls or in one pile.
"""

import math
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from onrecord.link.evidence import Floats, Sides, features, logits
from onrecord.link.nearby import Nearby, Open
from onrecord.link.rarity import Rarity
from onrecord.link.settling import settle
from onrecord.link.sums import Sum, days_of, dots, gaps
from onrecord.link.terms import Sketch, begins, heaviest, sketch
from onrecord.link.window import MOST, Waiting, Window, taken, together, waiting
from onrecord.model import Annotation, Report
from onrecord.undisturbed import undisturbed

BLOCK = 192
"""So many reports in the order they come are weighed together each time that one comes."""

TERMS_OF_REPORT = 96
"""The heaviest terms of a report that are kept."""

FOUND_BY = 20
"""The rarest of them, by which a report or story is found."""

LEAST = 0.08
"""A candidate shares this part of their weight: of a long report two words, of a headline one."""

CANDIDATES = 16
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


class StoryIndex:
    """Stories found as reports come, one by one or many at once; reports and stories are numbered from 0.

    Room grows by the story, not by the word: rarity, candidates and hashed terms have tables of fixed size. Numbers
    of reports stay; those of stories begun in the open window, and what it joined, hold until the next report comes.
    """

    def __init__(self, keep: bool = False, block: int = BLOCK) -> None:
        """With ``keep`` each report's own vector stays at hand, for :mod:`onrecord.link.membership`."""
        self.block, self.most = block, max(block, MOST)
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
        self.window = Window(0)
        self.touched: dict[int, int] = {}
        self._open = Open()
        self._back: list[Callable[[], None]] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def standing(self) -> int:
        """The number that stories had reached when the open window began: from there on they are not settled."""
        return self.window.standing

    def add(self, report: Report, annotation: Annotation | None = None) -> int:
        """The number of the story that the report joins or opens."""
        return self.extend((report,), (annotation,))[0]

    @undisturbed()
    def extend(self, reports: Sequence[Report], annotations: Sequence[Annotation | None] = ()) -> list[int]:
        """The number of each report's story. Within a window that is closed the order of reports is no matter."""
        marks = list(annotations) or [None] * len(reports)
        first = len(self.ids)
        new = [
            waiting(report.id, float(day.toordinal()) if (day := report.day) else math.nan, sketch(report, mark))
            for report, mark in zip(reports, marks, strict=True)
        ]
        self.touched = dict(self.window.touched)
        while new:
            count = taken(self.window.reports, new, self.block, self.most)
            some, new = [*self.window.reports, *new[:count]], new[count:]
            if new or len(some) == self.most:
                self._end(some)
            else:
                self.stand(some)
        return [self.find(self.story_of[place]) for place in range(first, len(self.ids))]

    def _end(self, reports: list[Waiting]) -> None:
        """Decide all of a window as one, and close it."""
        if self.window.whole < len(reports):
            self.rewind()
            self._decide(reports, last=True)
        self.close()

    def stand(self, reports: list[Waiting]) -> None:
        """Have the open window consist of these reports, which begin with those that it had."""
        window = self.window
        whole = together(len(reports), self.block)
        if whole > window.whole:
            self.rewind()
            self._decide(reports[:whole])
            window.whole = window.firm = whole
            window.kept = len(window.back), len(self.sums)
        else:
            self.rewind(window.firm)
        for first in range(window.firm, len(reports), self.block):
            if window.firm < first:
                window.firm, window.kept = first, (len(window.back), len(self.sums))
            self._decide(reports[first : first + self.block])

    def _decide(self, block: Sequence[Waiting], last: bool = False) -> None:
        """Put the reports of a block into stories; unless for the last time, so that it can be taken back."""
        self._back = None if last else self.window.back
        self.window.reports.extend(block)
        first = len(self.sums)
        for one in block:
            self.rarity.count(one.terms.ids, one.terms.words)
        self._opened(block)
        fresh = [story for story in range(first, len(self.sums)) if story not in self.gone]
        older = {story: self.candidates(story) for story in fresh}
        for story in fresh:
            self._show(story)
        settle(self, {story: list(dict.fromkeys((*older[story], *self.candidates(story)))) for story in fresh})

    def _opened(self, block: Sequence[Waiting]) -> None:
        """A story of its own for each report, numbered by day and content; those of the same words become one."""
        self._make_room(len(block))
        ranked = sorted(range(len(block)), key=lambda place: block[place].order)
        number = {place: len(self.sums) + rank for rank, place in enumerate(ranked)}
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

    def rewind(self, firm: int = 0) -> None:
        """Take the open window back, but for its firm part where that is given: it is as if the rest had not come."""
        window = self.window
        back, stories = window.kept if firm else (0, window.standing)
        while len(window.back) > back:
            window.back.pop()()
        for one in window.reports[firm:]:
            self.rarity.count(one.terms.ids, one.terms.words, -1)
        first = len(self.ids) - len(window.reports) + firm
        for story in range(stories, len(self.sums)):
            self.members.pop(story, None)
        self.leads[stories : len(self.sums)] = np.arange(stories, len(self.sums))
        del self.sums[stories:], window.reports[firm:]
        for part in (self.ids, self.days, self.lengths, self.sure, self.story_of):
            del part[first:]
        if self.vectors is not None:
            del self.vectors[first:]
        if not firm:
            window.whole, window.firm, self._back, self._open = 0, 0, None, Open()

    def close(self) -> None:
        """Let the open window stand as it is; the next report begins a new one."""
        for story in sorted({self.find(story) for story in range(self.standing, len(self.sums))}):
            total = self.sums[story]
            assert total is not None
            self.nearby.put(story, heaviest(total.ids, total.rows, FOUND_BY)[0])
        self.window, self._back, self._open = Window(len(self.sums)), None, Open()

    def changing(self, since: int | None = None) -> list[int]:
        """The stories of the open window's reports, and those that stood before and took one up, if only for a time.

        With ``since``, what :attr:`standing` was before reports came: those of windows that have closed since then
        too. ``touched`` has each that stood before with the first report that it had when its window began.
        """
        touched = self.window.touched if since is None else self.touched
        fresh = range(self.standing if since is None else since, len(self.sums))
        return sorted({self.find(story) for story in (*fresh, *touched)})

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
        put = self._open.put(story, heaviest(total.ids, total.rows, FOUND_BY)[0])
        if self._back is not None:
            self._back.append(lambda: self._open.take(story, put))

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
            changed = stories[self.leads[stories] != roots]
            if len(changed):
                self._back.append(partial(self.leads.__setitem__, changed, self.leads[changed]))
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
                first = self.window.touched.setdefault(story, min(self.members[story]))
                self.touched.setdefault(story, first)
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

        Reports that joined since stay where they are, and the open window closes as it is. Raises ValueError where the
        merge is not on record or undone.
        """
        if merge not in self.merges or merge.undone:
            raise ValueError(f"no such merge, or undone before: {merge.gone} into {merge.kept}")
        if self.window.reports:
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
