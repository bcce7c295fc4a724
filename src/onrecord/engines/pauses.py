"""Stories that pause for longer than a window: those of windows that lie apart, joined as one run would join them.

Stories of one window and of neighbouring ones have been weighed against each other when the windows were grouped. Here
each story is summed up as the index of stories sums it up, and weighed against those that ended two windows before it
began, or earlier: candidates are those that share most of its rarest terms, of which the latest are looked at, and the
evidence is that of one run, in which the days between count. A story goes on the one that most speaks for, if any.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from onrecord.engines import rows
from onrecord.engines.base import Engine, Step
from onrecord.engines.catalogue import Catalogue
from onrecord.engines.copying import Longs, Numbered, numbered
from onrecord.engines.places import Folder, Written
from onrecord.engines.shards import Shard
from onrecord.link.evidence import Floats
from onrecord.link.nearby import PLACES
from onrecord.link.storyindex import CANDIDATES, FOUND_BY, LEAST, StoryIndex
from onrecord.link.sums import Sum, dots
from onrecord.link.terms import heaviest, sketch

if TYPE_CHECKING:
    import pyarrow as pa

_BLOCK = 4096  # stories that are summed up, or weighed, together
_BUCKET = 16_384  # stories for which there is one bucket of terms more


@dataclass(frozen=True, slots=True, eq=False)
class Summed:
    """A story, or the part of one that a window has: its sum, its facts as in ``StoryIndex``, and its windows."""

    story: int
    first: int
    last: int
    sum: Sum
    facts: Floats

    def plus(self, other: "Summed") -> "Summed":
        """Both parts of a story together."""
        facts = self.facts + other.facts
        facts[2:] += 2 * dots(self.sum, [other.sum])[0]
        windows = min(self.first, other.first), max(self.last, other.last)
        return Summed(self.story, *windows, self.sum.plus(other.sum), facts)


def joined(
    out: Folder, shards: Sequence[Shard], catalogue: Catalogue, own: Longs, of: Longs, engine: Engine
) -> list[tuple[int, int]]:
    """Pairs of stories that are one, the later first; ``own`` has the window of each report, ``of`` its story."""
    if own.max(initial=0) < 2:
        return []
    jobs = numbered(out, shards, catalogue, own)
    told = engine.grouped(Numbered.rows, jobs, Step("part", partial(_summed, of)), Step("block", partial(_kept, out)))
    files = [Written(*row.values()) for table in told for row in table.to_pylist()]
    files.sort(key=lambda file: file.name)
    buckets = 1 + int(of.max()) // _BUCKET
    found = engine.grouped(partial(_postings, out, buckets), files, Step("bucket", _met), Step("block", _candidates))
    pairs = sorted(chain.from_iterable(zip(*_longs(table, "later", "earlier"), strict=True) for table in found))
    if not pairs:
        return []
    asked = [_Asked(out, file, np.array(pairs, np.int64)) for file in files]
    weighed = engine.grouped(_Asked.rows, asked, Step("block", _weighed))
    return sorted(chain.from_iterable(zip(*_longs(table, "later", "earlier"), strict=True) for table in weighed))


def _longs(table: "pa.Table", *names: str) -> list[list[int]]:
    return [table.column(name).to_pylist() for name in names]


def _summed(of: Longs, table: "pa.Table") -> "pa.Table":
    """The stories of a window, each summed up over its reports there."""
    table = table.sort_by("number")
    window = table.column("part")[0].as_py()
    index = StoryIndex()
    sketches = [sketch(*pair) for pair in zip(rows.reports(table), rows.annotations(table), strict=True)]
    for one in sketches:
        index.rarity.count(one.ids, one.words)
    stories: dict[int, Summed] = {}
    for number, report, one in zip(table.column("number").to_pylist(), rows.reports(table), sketches, strict=True):
        day = float(report.day.toordinal()) if report.day else np.nan
        total = index.vector(one, day)
        facts = np.array([1, np.log1p(len(one.ids)), *(total.rows.astype(np.float64) ** 2).sum(0)])
        story = int(of[number])
        mine = Summed(story, window, window, total, facts)
        stories[story] = stories[story].plus(mine) if story in stories else mine
    return _table([stories[story] for story in sorted(stories)])


def _table(stories: Sequence[Summed]) -> "pa.Table":
    """Stories as rows, with the block that each is in."""
    import pyarrow as pa

    numbers = np.array([one.story for one in stories], np.int64)
    return pa.table(
        {
            "story": pa.array(numbers),
            "first": pa.array([one.first for one in stories], pa.int64()),
            "last": pa.array([one.last for one in stories], pa.int64()),
            "ids": pa.array([one.sum.ids for one in stories], pa.list_(pa.int32())),
            "rows": pa.array([one.sum.rows.ravel() for one in stories], pa.list_(pa.float32())),
            "days": pa.array([one.sum.days for one in stories], pa.list_(pa.float64())),
            "facts": pa.array([one.facts for one in stories], pa.list_(pa.float64())),
            "block": pa.array(numbers // _BLOCK),
        }
    )


def _stories(table: "pa.Table") -> Iterator[Summed]:
    for row in table.to_pylist():
        weights = np.array(row["rows"], np.float32).reshape(-1, 3)
        total = Sum(np.array(row["ids"], np.int32), weights, np.array(row["days"], np.float64))
        yield Summed(row["story"], row["first"], row["last"], total, np.array(row["facts"]))


def _kept(out: Folder, table: "pa.Table") -> "pa.Table":
    """Put together what windows have of each story of a block, and keep it in a file; gives that."""
    import pyarrow as pa

    stories: dict[int, Summed] = {}
    for one in _stories(table.sort_by([("story", "ascending"), ("first", "ascending")])):
        stories[one.story] = stories[one.story].plus(one) if one.story in stories else one
    block = table.column("block")[0].as_py()
    file = out.write(f"links/sums/{block:05}.parquet", rows.stored(_table(list(stories.values()))))
    return pa.table({"name": [file.name], "size": [file.size], "digest": [file.digest]})


def _postings(out: Folder, buckets: int, file: Written) -> "pa.Table":
    """A row for each of the rarest terms of each story: its bucket, how much it weighs, and of how much in all."""
    import pyarrow as pa

    stories = rows.loaded(out.checked(file))
    rarest = [heaviest(one.sum.ids, one.sum.rows, FOUND_BY) for one in _stories(stories)]
    counts = [len(ids) for ids, _ in rarest]
    terms = np.concatenate([np.empty(0, np.int32), *(ids for ids, _ in rarest)]).astype(np.int64)
    weights = np.concatenate([np.empty(0, np.float32), *(weight[:, 0] for _, weight in rarest)]).astype(np.float64)
    wholes = np.array([weight[:, 0].sum() for _, weight in rarest], np.float64)
    of = np.repeat(np.arange(len(counts)), counts)
    told = stories.select(["story", "first", "last"]).take(pa.array(of))
    for name, column in (("term", terms), ("weight", weights), ("whole", wholes[of]), ("bucket", terms % buckets)):
        told = told.append_column(name, pa.array(column))
    return told


def _met(table: "pa.Table") -> "pa.Table":
    """Which stories share terms of a bucket: the later, the earlier, how much that weighs, and of how much."""
    import pyarrow as pa

    table = table.sort_by([("term", "ascending"), ("first", "ascending"), ("story", "ascending")])
    terms, first, last = (table.column(name).to_numpy() for name in ("term", "first", "last"))
    begun = np.flatnonzero(np.diff(terms, prepend=terms[:1] - 1)).tolist()
    pairs: list[tuple[int, int]] = []
    for begin, end in zip(begun, [*begun[1:], len(terms)], strict=True):
        for place in range(begin + 1, end):
            before = begin + np.flatnonzero(last[begin:place] <= first[place] - 2)[-PLACES:]
            pairs += [(place, other) for other in before.tolist()]
    later, earlier = np.array(pairs, np.int64).reshape(-1, 2).T
    return pa.table(
        {
            "later": table.column("story").take(pa.array(later)),
            "earlier": table.column("story").take(pa.array(earlier)),
            "shared": table.column("weight").take(pa.array(later)),
            "whole": table.column("whole").take(pa.array(later)),
            "block": pa.array(table.column("story").to_numpy()[later] // _BLOCK),
        }
    )


def _candidates(table: "pa.Table") -> "pa.Table":
    """For each later story the earlier ones that share most, as many as one run looks at."""
    import pyarrow as pa
    from pyarrow import compute

    found = table.group_by(["later", "earlier"], use_threads=False).aggregate([("shared", "sum"), ("whole", "min")])
    found = found.filter(compute.field("shared_sum") > compute.field("whole_min") * LEAST)
    found = found.sort_by([("later", "ascending"), ("shared_sum", "descending"), ("earlier", "ascending")])
    later = found.column("later").to_numpy()
    rank = np.arange(len(later)) - np.searchsorted(later, later)
    return found.filter(pa.array(rank < CANDIDATES)).select(["later", "earlier"])


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A file of stories, and all pairs (later, earlier) that are to be weighed."""

    out: Folder
    file: Written
    pairs: Longs

    def rows(self) -> "pa.Table":
        """Each story once for each pair that it is in, in the block of the pair's later one."""
        import pyarrow as pa

        table = rows.loaded(self.out.checked(self.file)).drop_columns(["block"])
        place = {story: at for at, story in enumerate(table.column("story").to_pylist())}
        asked = ((pair[0], story) for pair in self.pairs.tolist() for story in pair)
        mine = sorted({(later, place[story]) for later, story in asked if story in place})
        later = np.array([pair[0] for pair in mine], np.int64)
        kept = table.take(pa.array([pair[1] for pair in mine], pa.int64()))
        return kept.append_column("later", pa.array(later)).append_column("block", pa.array(later // _BLOCK))


def _weighed(table: "pa.Table") -> "pa.Table":
    """Which earlier story each later one goes on, where more speaks for it than against."""
    import pyarrow as pa

    table = table.sort_by([("later", "ascending"), ("story", "ascending")])
    later = table.column("later").to_pylist()
    index, stories = StoryIndex(), list(_stories(table))
    index.sums = [one.sum for one in stories]
    index.facts = np.stack([one.facts for one in stories])
    begun = [at for at in range(len(later)) if not at or later[at] != later[at - 1]]
    best: list[tuple[int, int]] = []
    for begin, end in zip(begun, [*begun[1:], len(later)], strict=True):
        mine = next(at for at in range(begin, end) if stories[at].story == later[begin])
        others = [at for at in range(begin, end) if at != mine]
        evidence = index.compare(mine, others)
        at = int(evidence.argmax())
        if evidence[at] > 0:
            best.append((later[begin], stories[others[at]].story))
    return pa.table(
        {
            "later": pa.array([pair[0] for pair in best], pa.int64()),
            "earlier": pa.array([pair[1] for pair in best], pa.int64()),
        }
    )
