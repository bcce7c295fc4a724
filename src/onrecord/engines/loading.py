"""A finished batch brought into an archive in PostgreSQL, shard by shard; what stands there is not brought again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.engines import rows
from onrecord.engines.pieces import Input, Piece
from onrecord.engines.places import Folder
from onrecord.engines.plan import FILE, Plan, Windows
from onrecord.engines.shards import marker, shards, whole
from onrecord.errors import UsageError
from onrecord.model import Account, Annotation, Report, Story
from onrecord.pipeline import Progress, silent
from onrecord.settings import Settings
from onrecord.store.bulk import BulkLoad
from onrecord.store.codec import unpack
from onrecord.store.postgres import PostgresArchive

if TYPE_CHECKING:
    import pyarrow as pa


def load(out: str, archive: PostgresArchive, progress: Progress = silent) -> dict[str, int]:
    """Bring all of a batch into the archive; gives how many rows went into each table.

    Raises UsageError where the folder holds no finished batch, ArchiveError where the archive has other reports.
    """
    folder = Folder(out)
    plan = planned(folder)
    each = shards(plan)
    summary = json.loads(folder.read("summary.json") or b"{}")
    if not summary.get("finished"):
        raise UsageError(f"{out}: the batch is not finished: run `onrecord batch` again first")
    told = [name for name in folder.names("told") if name.endswith(".json")]
    into = BulkLoad(archive, plan.identity)
    for number, shard in enumerate(each):
        if not into.is_done(shard.folder):
            table = whole(folder, shard)
            into.reports(shard.folder, list(_pairs(table)), table.column("annotation").to_pylist())
        progress("loading shards", number + 1, len(each))
    for number, name in enumerate(told):
        if not into.is_done(name):
            into.accounts(name, list(_told(folder, plan.identity, name)))
        progress("loading accounts", number + 1, len(told))
    into.finish()
    return into.counted.rows


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


def _told(folder: Folder, run: str, name: str) -> Iterator[tuple[Story, Account]]:
    form = json.loads(folder.read(name) or b"{}")
    done = marker(folder, name, run, form["input"])
    if done is None:
        raise UsageError(f"{folder.address}/{name} is of another run, or its files are not all there: run batch again")
    table = rows.loaded(folder.checked(done.files[-1]))
    for story, account in zip(*(table.column(kind).to_pylist() for kind in ("story", "account")), strict=True):
        yield unpack(Story, story), unpack(Account, account)
