"""All reports of a batch at a glance: each one's place among all in order of publication, and an id of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.engines import rows
from onrecord.engines.places import Folder
from onrecord.engines.shards import READ, Names, Shard, step
from onrecord.errors import ArchiveError

Longs = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The reports that are kept, numbered from 0 in order of publication, the undated last.

    ``numbers`` has for each shard the number of the report at each place, -1 where it is left out; ``days`` for each
    number its day as a proleptic ordinal, 0 where it has none; ``names`` the corrections of ids by shard; ``doubled``
    counts reports that were there already, ``renamed`` second ones of an id.
    """

    numbers: list[Longs]
    days: Longs
    names: list[Names]
    doubled: int = 0
    renamed: int = 0
    ids: Sequence[str] = field(default=())

    def arrived(self) -> Longs:
        """The place of each number among all reports in the order of the input."""
        order = np.concatenate(self.numbers)
        order = order[order >= 0]
        found = np.empty(len(order), np.int64)
        found[order] = np.arange(len(order))
        return found


def make(out: Folder, shards: Sequence[Shard]) -> Catalogue:
    """Look through all shards that were read, in their order, and settle ids as reading them in one run would."""
    import pyarrow as pa
    from pyarrow import compute

    settled = _Settled()
    names: list[dict[int, str | None]] = []
    tables: list[pa.Table] = []
    for shard in shards:
        done = step(out, shard, READ)
        if done is None:
            raise ArchiveError(f"{out.address}: shard {shard.number} is not read: run the same command again")
        table = rows.loaded(out.checked(done.files[0])).select(["id", "published", "digest"])
        changed = settled.look(table.column("id").to_pylist(), table.column("digest").to_pylist())
        names.append(changed)
        ids = [changed.get(place, name) for place, name in enumerate(table.column("id").to_pylist())]
        place = pa.array(range(len(table)), pa.int64())
        where = pa.array([shard.number] * len(table), pa.int64())
        columns = {"id": pa.array(ids, pa.string()), "published": table.column("published")}
        tables.append(pa.table({**columns, "shard": where, "place": place}))
    together = pa.concat_tables(tables).filter(compute.field("id").is_valid())
    order = together.sort_by([("published", "ascending"), ("id", "ascending")])
    sizes = [len(table) for table in tables]
    firsts = np.cumsum([0, *sizes[:-1]])
    numbers = np.full(sum(sizes), -1, np.int64)
    numbers[firsts[order.column("shard").to_numpy()] + order.column("place").to_numpy()] = np.arange(len(order))
    days = np.array([_day(text) for text in order.column("published").to_pylist()], np.int64)
    return Catalogue(
        np.split(numbers, firsts[1:]),
        days,
        list(names),
        settled.doubled,
        settled.renamed,
        order.column("id").to_pylist(),
    )


def _day(published: str) -> int:
    from datetime import date

    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return 0


class _Settled:
    """The ids given so far, each with the fingerprint of its text."""

    def __init__(self) -> None:
        self._digests: dict[str, bytes] = {}
        self._next: dict[str, int] = {}
        self.doubled = self.renamed = 0

    def look(self, ids: Sequence[str], digests: Sequence[bytes]) -> dict[int, str | None]:
        """New ids for those that others have already, by place; None where the text is the same too."""
        changed: dict[int, str | None] = {}
        for place, (given, digest) in enumerate(zip(ids, digests, strict=True)):
            name, number = given, 1
            while name in self._digests and self._digests[name] != digest:
                number = max(number + 1, self._next.get(given, 2))
                self._next[given] = number + 1
                name = f"{given}-{number}"
            if name in self._digests:
                changed[place] = None
                self.doubled += 1
                continue
            self._digests[name] = digest
            if number > 1:
                changed[place] = name
                self.renamed += 1
        return changed
