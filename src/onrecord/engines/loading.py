"""A finished batch brought into an archive in PostgreSQL: by COPY where it is empty, else as ``add`` brings reports."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.engines import rows
from onrecord.engines.base import Engine
from onrecord.engines.local import Local, told
from onrecord.engines.pieces import Input, Piece
from onrecord.engines.places import Folder
from onrecord.engines.plan import FILE, Plan, Windows
from onrecord.engines.shards import ANNOTATED, Shard, marker, shards, step, whole
from onrecord.errors import UsageError
from onrecord.model import Annotation, Report, Story
from onrecord.pipeline import Progress, order, silent
from onrecord.settings import Settings
from onrecord.store.beside import Beside
from onrecord.store.bulk import BulkLoad, Keys, Rows
from onrecord.store.bulkrows import Told
from onrecord.store.codec import unpack
from onrecord.store.postgres import PostgresArchive

if TYPE_CHECKING:
    import pyarrow as pa

    from onrecord.archive import Added


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: the rows that it copied into each table, or what adding did where reports stood already."""

    rows: Rows
    added: "Added | None" = None


def load(out: str, address: str, workers: int = 1, progress: Progress = silent) -> Loaded:
    """Bring all of a batch into the archive at that address, by so many processes.

    An archive without reports is filled by COPY, and a load that was stopped goes on. Where it has reports, those of
    the batch are added to them shard by shard as ``add`` would, with the annotations that the batch made; that goes by
    one process. Raises UsageError where the folder holds no finished batch, ArchiveError where another batch's load has
    begun and not ended.
    """
    folder = Folder(out)
    plan = planned(folder)
    if not json.loads(folder.read("summary.json") or b"{}").get("finished"):
        raise UsageError(f"{out}: the batch is not finished: run `onrecord batch` again first")
    engine = Local(workers)
    try:
        with PostgresArchive(address, loading=True) as archive, archive.alone():
            into = BulkLoad(archive, plan.identity)
            if not into.begin():
                return Loaded(Rows(), _added(archive, folder, plan, progress))
            return Loaded(_copied(into, _To(folder, address, plan.identity), shards(plan), engine, progress))
    finally:
        engine.close()


@dataclass(frozen=True, slots=True)
class _To:
    """A batch, and the archive that it goes into."""

    folder: Folder
    address: str
    run: str


def _copied(into: BulkLoad, to: _To, each: Sequence[Shard], engine: Engine, progress: Progress) -> Rows:
    """Do all steps that are not done yet; gives the rows of those done now."""
    done, copied = into.done(), Rows()
    if "finished" in done:
        return copied
    jobs = zip(each, _keys(to.folder, each), strict=True)
    new = [_Job(_shard, to, (shard, keys)) for shard, keys in jobs if shard.folder not in done]
    copied += _all(engine, new, "loading shards", progress)
    parts = [name for name in to.folder.names("told") if name.endswith(".json") and name not in done]
    words = [_Job(_made, to, statements) for statements in into.wanting(words=True)]  # as long as accounts take
    copied += _all(engine, [*words, *(_Job(_part, to, name) for name in parts)], "loading accounts", progress)
    copied += into.call()
    others = [_Job(_made, to, statements) for statements in into.wanting(words=False)]
    _all(engine, others, "indexing", progress)
    into.make(into.references())
    into.finish()
    return copied


@dataclass(frozen=True, slots=True)
class _Job:
    """Something to be done in a process of its own, on a connection of its own."""

    work: "Callable[[_To, BulkLoad, Any], Rows]"
    to: _To
    about: Any


def _do(job: _Job) -> Rows:
    with PostgresArchive(job.to.address, loading=True) as archive:
        return job.work(job.to, BulkLoad(archive, job.to.run), job.about)


def _all(engine: Engine, jobs: Sequence[_Job], what: str, progress: Progress) -> Rows:
    """Do the jobs; gives the rows of all."""
    copied = Rows()
    progress(what, 0, len(jobs))
    for count, one in enumerate(engine.each(_do, jobs), 1):
        copied += told(one)
        progress(what, count, len(jobs))
    return copied


def _keys(folder: Folder, each: Sequence[Shard]) -> Iterator[Keys]:
    """The keys that each shard's rows get, shard after shard."""
    report = quotation = 1
    for shard in each:
        yield Keys(report, quotation, shard.number + 1)
        done = step(folder, shard, ANNOTATED)
        if done is None:
            raise UsageError(f"{folder.address}: shard {shard.number} is not whole: run `onrecord batch` again first")
        report += done.counts["reports"]
        quotation += done.counts["quotations"]


def _shard(to: _To, into: BulkLoad, about: tuple[Shard, Keys]) -> Rows:
    """Bring the reports of a shard, and what stands in them."""
    shard, keys = about
    table = whole(to.folder, shard)
    return into.reports(shard.folder, keys, rows.reports(table), table.column("annotation").to_pylist())


def _part(to: _To, into: BulkLoad, name: str) -> Rows:
    """Bring the stories and accounts of a part."""
    return into.accounts(name, list(_told(to.folder, to.run, name)))


def _made(to: _To, into: BulkLoad, statements: Sequence[str]) -> Rows:
    """Make indexes and primary keys of a table."""
    into.make(statements)
    return Rows()


def _added(archive: PostgresArchive, folder: Folder, plan: Plan, progress: Progress) -> "Added":
    """Add all reports to those that stand there, in order of publication within each shard."""
    from onrecord import archive as keeping  # with all that it takes to link and to tell

    joiner = keeping.joiner(archive)
    pairs = (
        pair for shard in shards(plan) for pair in sorted(_pairs(whole(folder, shard)), key=lambda pair: order(pair[0]))
    )
    return keeping.bring(archive, joiner, pairs, plan.settings, progress)


def planned(folder: Folder) -> Plan:
    """The plan that a folder was made by. Raises UsageError where there is none."""
    data = folder.read(FILE)
    if data is None:
        raise UsageError(f"{folder.address}: there is no batch in it; `onrecord batch INPUT --out DIR` makes one")
    form = json.loads(data)
    kept = dict(form["settings"])
    windows = Windows(kept.pop("reports"), kept.pop("days"))
    pieces = tuple(tuple(Piece(*piece) for piece in shard) for shard in form["shards"])
    files = tuple(Input(*file) for file in form["files"])
    return Plan(files, pieces, replace(Settings(), **kept), windows, form["made_by"], form["asked"])


def _pairs(table: "pa.Table") -> Iterator[tuple[Report, Annotation]]:
    return zip(rows.reports(table), rows.annotations(table), strict=True)


def _told(folder: Folder, run: str, name: str) -> Iterator[Told]:
    """The stories of a part with their accounts."""
    form = json.loads(folder.read(name) or b"{}")
    done = marker(folder, name, run, form["input"])
    if done is None:
        raise UsageError(f"{folder.address}/{name} is of another run, or its files are not all there: run batch again")
    table = rows.loaded(folder.checked(done.files[-1]))
    stories, beside, accounts = (table.column(kind).to_pylist() for kind in ("story", "beside", "account"))
    for story, near, account in zip(stories, beside, accounts, strict=True):
        yield Told(unpack(Story, story), unpack(Beside, near), account)
