"""The accounts of all stories, a part of them at a time, as tables: a file for each layer and day of publication."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from onrecord import columns, pipeline
from onrecord.engines import rows
from onrecord.engines.base import Engine, Step
from onrecord.engines.catalogue import Catalogue
from onrecord.engines.copying import Longs, Numbered, numbered, packed
from onrecord.engines.places import Folder, FullError, Written
from onrecord.engines.shards import Marker, Shard, marker
from onrecord.engines.windows import Stories
from onrecord.model import Account, Annotation, Copy, Member, Report, Story
from onrecord.store.beside import Beside, bare, named_by
from onrecord.store.codec import pack, unpack

if TYPE_CHECKING:
    import pyarrow as pa

PART = 1000
"""Stories are told together up to so many reports."""

UNDATED = "__HIVE_DEFAULT_PARTITION__"
"""Where rows without a day go: the name that Hive, Spark, DuckDB and pyarrow read as null."""

_LATER = ("report", "b")
"""Columns that name the report by whose day a row is filed; other rows go by the first day of their story."""


@dataclass(frozen=True, slots=True, eq=False)
class Copied:
    """A file of copies, with the part that tells each number's story, -1 where it is told already."""

    out: Folder
    file: Written
    parts: Longs

    def rows(self) -> "pa.Table":
        """Its rows, each in the part of its later report."""
        import pyarrow as pa

        table = rows.loaded(self.out.checked(self.file))
        part = self.parts[table.column("b").to_numpy()]
        kept = table.append_column("number", table.column("b")).append_column("part", pa.array(part))
        return kept.filter(pa.array(part >= 0)).select(["number", "copy", "part"])


@dataclass(frozen=True, slots=True)
class Told:
    """What tells a part: where to, in whose name."""

    out: Folder
    run: str
    made_by: str


def tell(
    to: Told, shards: Sequence[Shard], catalogue: Catalogue, stories: Stories, copies: Sequence[Written], engine: Engine
) -> Iterator[tuple[int, int, str]]:
    """Tell every story that is not told yet; gives for each part its number, its reports, and the fault if any."""
    parts = packed(stories.of.tolist(), PART, alone=True)
    wanted = parts.copy()
    for part, numbers in enumerate(_members(parts)):
        members = _members_table(numbers, catalogue, stories)
        given = [["members", blake2b(rows.stored(members), digest_size=16).hexdigest()]]
        if marker(to.out, f"told/{part:05}.json", to.run, given):
            wanted[numbers] = -1
            yield part, len(numbers), ""
        else:
            to.out.write(f"links/stories/{part:05}.parquet", rows.stored(members))
    if (wanted < 0).all():
        return
    jobs: list[Numbered | Copied] = [*numbered(to.out, shards, catalogue, wanted)]
    jobs += [Copied(to.out, file, wanted) for file in copies]
    for table in engine.grouped(_rows, jobs, Step("part", partial(_tell, to))):
        for row in table.to_pylist():
            yield row["part"], row["reports"], row["fault"]


def _members(parts: Longs) -> list[Longs]:
    order = np.argsort(parts, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(parts[order])) + 1) if len(parts) else []


def _members_table(numbers: Longs, catalogue: Catalogue, stories: Stories) -> "pa.Table":
    import pyarrow as pa

    of = stories.of[numbers]
    return pa.table(
        {
            "number": pa.array(numbers, pa.int64()),
            "arrived": pa.array(catalogue.arrived()[numbers], pa.int64()),
            "report": pa.array([catalogue.ids[number] for number in numbers.tolist()], pa.string()),
            "story": pa.array([stories.ids[story] for story in of.tolist()], pa.string()),
            "title": pa.array([stories.titles[story] for story in of.tolist()], pa.string()),
            "sure": pa.array(stories.sure[numbers], pa.float64()),
        }
    )


def _rows(job: Numbered | Copied) -> "pa.Table":
    """Rows of reports and of copies in one form."""
    import pyarrow as pa

    form = pa.schema(
        {
            "number": pa.int64(), "part": pa.int64(), "report": pa.binary(), "renamed": pa.string(),
            "annotation": pa.binary(), "copy": pa.binary(),
        }
    )  # fmt: skip
    table = job.rows()
    missing = [name for name in form.names if name not in table.column_names]
    for name in missing:
        table = table.append_column(name, pa.nulls(len(table), form.field(name).type))
    return table.select(form.names).cast(form)


def _tell(to: Told, table: "pa.Table") -> "pa.Table":
    """Tell the stories of one part and keep its files, the marker last."""
    import pyarrow as pa
    from pyarrow import compute

    part = table.column("part")[0].as_py()
    reports = table.filter(compute.field("report").is_valid()).sort_by("number")
    fault = ""
    try:
        _keep(to, part, reports, table.filter(compute.field("copy").is_valid()))
    except FullError:
        raise
    except Exception as error:  # what goes wrong in one part does not stop the others
        fault = f"{type(error).__name__}: {error}"
    return pa.table({"part": [part], "reports": [len(reports)], "fault": [fault]})


def _keep(to: Told, part: int, reports: "pa.Table", copies: "pa.Table") -> None:
    name = f"links/stories/{part:05}.parquet"
    members = to.out.read(name)
    assert members is not None
    given: list[list[object]] = [["members", blake2b(members, digest_size=16).hexdigest()]]
    beside = {
        report.id: (report, mark) for report, mark in zip(rows.reports(reports), rows.annotations(reports), strict=True)
    }
    copied = [unpack(Copy, data) for data in copies.sort_by("number").column("copy").to_pylist()]
    listed = rows.loaded(members).to_pylist()
    story_of = dict(zip(beside, (row["story"] for row in listed), strict=True))
    accounts = [
        _account(story, [beside[m.report] for m in story.members], mine)
        for story, mine in _stories(listed, list(beside), copied, story_of)
    ]
    files = [*_tables(to, part, accounts, copied, story_of, beside)]
    files.append(to.out.write(f"told/{part:05}.parquet", rows.stored(_told(accounts, _firsts(listed, list(beside))))))
    counts = {"stories": len(accounts), "reports": len(beside), "copies": len(copied)}
    kept = Marker(to.made_by, to.run, given, counts, tuple(files))
    to.out.write(f"told/{part:05}.json", kept.kept())


def _stories(
    listed: "Sequence[dict[str, object]]", names: Sequence[str], copied: Sequence[Copy], story_of: dict[str, str]
) -> Iterator[tuple[Story, list[Copy]]]:
    """The stories of a part, largest first, each with the copies among its own reports."""
    members: dict[str, list[Member]] = defaultdict(list)
    titles = {}
    for row, name in zip(listed, names, strict=True):
        members[str(row["story"])].append(Member(name, float(row["sure"])))  # type: ignore[arg-type]
        titles[str(row["story"])] = str(row["title"])
    among: dict[str, list[Copy]] = defaultdict(list)
    for copy in copied:
        if story_of.get(copy.a) == story_of[copy.b]:
            among[story_of[copy.b]].append(copy)
    for name in sorted(members, key=lambda story: (-len(members[story]), story)):
        yield Story(name, tuple(members[name]), titles[name]), sorted(among[name], key=lambda c: (c.a, c.b))


def _account(story: Story, pairs: Sequence[tuple[Report, Annotation]], copied: Sequence[Copy]) -> tuple[Story, Account]:
    return story, pipeline.account(story, [report for report, _ in pairs], [mark for _, mark in pairs], copied)


Pairs = dict[str, tuple[Report, Annotation]]


def _tables(
    to: Told, part: int, told: Sequence[tuple[Story, Account]], copied: Sequence[Copy], story_of: dict[str, str],
    beside: Pairs,
) -> Iterator[Written]:  # fmt: skip
    """Write a file for each layer and day."""
    day_of = {name: report.day for name, (report, _) in beside.items()}
    for layer in columns.LAYERS.values():
        by_day: dict[str, list[columns.Row]] = defaultdict(list)
        for _, account in told:
            first = str(account.days.first) if account.days else UNDATED
            for row in _layer(layer, account):
                where = next((layer.names.index(name) for name in _LATER if name in layer.names), None)
                day = first if where is None else str(day_of.get(str(row[where])) or UNDATED)
                by_day[day].append(row)
        if layer.name == "copies":
            for copy in copied:
                if story_of.get(copy.a) != story_of[copy.b]:
                    row = (None, copy.a, copy.b, copy.containment, copy.own, copy.origin, copy.reason)
                    by_day[str(day_of[copy.b] or UNDATED)].append(row)
        for day, found in sorted(by_day.items()):
            name = f"tables/{layer.name}/date={day}/{part:05}.parquet"
            yield to.out.write(name, rows.stored(columns.table(layer, found)))


def _layer(layer: columns.Layer, account: Account) -> Iterator[columns.Row]:
    return layer.rows(account)


def _firsts(listed: "Sequence[dict[str, object]]", names: Sequence[str]) -> dict[str, str]:
    """The report of each story that came first in the input, of which an archive makes the story's id."""
    arrived = sorted(zip((row["arrived"] for row in listed), names, (str(row["story"]) for row in listed), strict=True))
    return {story: name for _, name, story in reversed(arrived)}


def _told(accounts: Sequence[tuple[Story, Account]], firsts: Mapping[str, str]) -> "pa.Table":
    """Stories and accounts as an archive keeps them; beside each account what goes into tables of its own."""
    import pyarrow as pa

    named = [
        (replace(story, id=named_by(firsts[story.id])), replace(bare(account), id=named_by(firsts[story.id])))
        for story, account in accounts
    ]
    return pa.table(
        {
            "story": pa.array([pack(story) for story, _ in named], pa.binary()),
            "account": pa.array([pack(account) for _, account in named], pa.binary()),
            "beside": pa.array([pack(Beside.of(account)) for _, account in named], pa.binary()),
        }
    )
