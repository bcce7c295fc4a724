"""Copies across shards: fingerprints exchanged by bucket, then each family of candidates counted in full.

What is compared, and from which share of fingerprints on two reports are candidates, is as in ``link.copies``; a family
is what candidates connect. It goes to the same stage as a whole, in order of publication, so its pairs, their figures
and the star of a large group are those of one run over everything. One bound differs: what a report costs to look up is
bounded for each bucket of fingerprints by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord import pipeline
from onrecord.engines import rows
from onrecord.engines.base import Engine, Step
from onrecord.engines.catalogue import Catalogue
from onrecord.engines.places import Folder, Written
from onrecord.engines.shards import READ, Shard, step, whole
from onrecord.link.fingerprints import Bounds, Postings, postings
from onrecord.store.codec import pack
from onrecord.text.shingles import keys, shingles, winnowed

if TYPE_CHECKING:
    import pyarrow as pa

Longs = NDArray[np.int64]

CANDIDATE = 0.2
"""Two reports that share this part of the smaller one's fingerprints are candidates."""

FAMILIES = 2000
"""Families are counted together up to so many reports."""

_BUCKET = 16_384  # reports for which there is one bucket more
_SLICE = 1 << 17  # fingerprints that are looked up at once
_LOW = np.uint64(0xFFFFFFFF)
_BOUNDS = Bounds(each=256, report=4096)


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """A shard with the number of the report at each of its places, -1 where it is left out; and where each goes.

    ``parts`` has a group for each place, -1 for none; a report may go to two.
    """

    out: Folder
    shard: Shard
    numbers: Longs
    parts: tuple[Longs, ...] = ()

    def texts(self) -> "pa.Table":
        """The rows of the shard as read, with their numbers."""
        import pyarrow as pa

        done = step(self.out, self.shard, READ)
        assert done is not None
        table = rows.loaded(self.out.checked(done.files[0])).append_column("number", pa.array(self.numbers))
        return table.filter(pa.array(self.numbers >= 0))

    def rows(self) -> "pa.Table":
        """The rows of the shard with their annotations, numbers and parts, once for each part."""
        import pyarrow as pa

        table = whole(self.out, self.shard).select(["place", "report", "renamed", "annotation"])
        places = table.column("place").to_numpy()
        table = table.drop_columns(["place"]).append_column("number", pa.array(self.numbers[places]))
        each = [table.append_column("part", pa.array(part[places])) for part in self.parts]
        return pa.concat_tables(
            one.filter(pa.array(part[places] >= 0)) for one, part in zip(each, self.parts, strict=True)
        )


def numbered(out: Folder, shards: Sequence[Shard], catalogue: Catalogue, *parts: Longs) -> list[Numbered]:
    """Each shard with numbers and, from ``parts`` by number, where its reports go."""
    return [
        Numbered(out, shard, numbers, tuple(np.where(numbers >= 0, part[numbers], -1) for part in parts))
        for shard, numbers in zip(shards, catalogue.numbers, strict=True)
    ]


def find(out: Folder, shards: Sequence[Shard], catalogue: Catalogue, engine: Engine) -> list[Written]:
    """The files of pairs, with rows a, b (numbers), copy (packed)."""
    count = len(catalogue.days)
    if count < 2:
        return []
    bits = max(4, (count // _BUCKET).bit_length())
    jobs = numbered(out, shards, catalogue)
    pairs = engine.grouped(partial(fingerprints, bits), jobs, Step("bucket", meet), Step("block", candidates))
    parts = families(count, chain.from_iterable(map(_pairs, pairs)))
    jobs = numbered(out, shards, catalogue, parts)
    found = engine.grouped(Numbered.rows, jobs, Step("part", partial(counted, out)))
    files = [Written(*row.values()) for table in found for row in table.to_pylist()]
    return sorted(files, key=lambda file: file.name)


def fingerprints(bits: int, job: Numbered) -> "pa.Table":
    """A row for each fingerprint of each report: its bucket, a posting, and how many the report has."""
    import pyarrow as pa

    table = job.texts()
    prints = [winnowed(shingles(keys(report.text).keys)) for report in rows.reports(table)]
    found = postings(prints, 0)
    which = (found & _LOW).astype(np.int64)
    numbers = table.column("number").to_numpy()[which] if len(found) else np.empty(0, np.int64)
    sizes = np.array([len(one) for one in prints], np.int32)
    return pa.table(
        {
            "bucket": pa.array((found >> np.uint64(64 - bits)).astype(np.int64)),
            "posting": pa.array((found & ~_LOW) | numbers.astype(np.uint64)),
            "of": pa.array(sizes[which] if len(found) else np.empty(0, np.int32)),
        }
    )


def meet(table: "pa.Table") -> "pa.Table":
    """Which reports share fingerprints of one bucket: later, earlier, how many, and how many the smaller has."""
    import pyarrow as pa

    order = np.argsort(table.column("posting").to_numpy(), kind="stable")
    entries = table.column("posting").to_numpy()[order]
    known, firsts = np.unique(entries & _LOW, return_index=True)
    sizes = table.column("of").to_numpy()[order][firsts]
    index = Postings(_BOUNDS)
    index.add(entries)
    slices = [index.earlier(entries[at : at + _SLICE])[:2] for at in range(0, len(entries), _SLICE)]
    pairs = np.concatenate([found for found, _ in slices])
    counts = np.concatenate([count for _, count in slices])
    later, earlier = pairs >> np.uint64(32), pairs & _LOW
    smaller = np.minimum(sizes[np.searchsorted(known, later)], sizes[np.searchsorted(known, earlier)])
    return pa.table(
        {
            "later": pa.array(later.astype(np.int64)),
            "earlier": pa.array(earlier.astype(np.int64)),
            "shared": pa.array(counts.astype(np.int64)),
            "smaller": pa.array(smaller.astype(np.int64)),
            "block": pa.array((later.astype(np.int64)) // _BUCKET),
        }
    )


def candidates(table: "pa.Table") -> "pa.Table":
    """The pairs that share enough fingerprints of all buckets to be looked at."""
    from pyarrow import compute

    found = table.group_by(["later", "earlier"], use_threads=False).aggregate([("shared", "sum"), ("smaller", "min")])
    enough = compute.field("shared_sum") >= compute.field("smaller_min").cast("double") * CANDIDATE
    return found.filter(enough).select(["later", "earlier"])


def _pairs(table: "pa.Table") -> Iterator[tuple[int, int]]:
    return zip(table.column("later").to_pylist(), table.column("earlier").to_pylist(), strict=True)


def families(count: int, pairs: Iterator[tuple[int, int]]) -> Longs:
    """The part in which each number is counted, -1 for those without candidates; a family stays together."""
    root = list(range(count))

    def leads(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for later, earlier in pairs:
        one, other = sorted((leads(later), leads(earlier)))
        root[other] = one
    return packed([leads(place) for place in range(count)], FAMILIES, alone=False)


def packed(groups: Sequence[int], most: int, alone: bool) -> Longs:
    """A part for each number, by its group: groups in the order of their first, up to ``most`` numbers in a part.

    A group larger than that is a part by itself. Numbers that are alone in their group go to no part unless ``alone``.
    """
    sizes: dict[int, int] = {}
    for group in groups:
        sizes[group] = sizes.get(group, 0) + 1
    part: dict[int, int] = {}
    number = filled = 0
    for group, size in sizes.items():
        if size == 1 and not alone:
            part[group] = -1
            continue
        if filled and filled + size > most:
            number, filled = number + 1, 0
        part[group] = number
        filled += size
    return np.fromiter((part[group] for group in groups), np.int64, len(groups))


def counted(out: Folder, table: "pa.Table") -> "pa.Table":
    """Count the families of a part in full and keep their pairs in a file; gives its name, size and fingerprint."""
    import pyarrow as pa

    table = table.sort_by("number")
    reports, marks = list(rows.reports(table)), list(rows.annotations(table))
    number = dict(zip((report.id for report in reports), table.column("number").to_pylist(), strict=True))
    found = pipeline.copies(reports, marks)
    kept = pa.table(
        {
            "a": pa.array([number[copy.a] for copy in found], pa.int64()),
            "b": pa.array([number[copy.b] for copy in found], pa.int64()),
            "copy": pa.array([pack(copy) for copy in found], pa.binary()),
        }
    )
    part = table.column("part")[0].as_py()
    file = out.write(f"links/copies/{part:05}.parquet", rows.stored(kept))
    return pa.table({"name": [file.name], "size": [file.size], "digest": [file.digest]})
