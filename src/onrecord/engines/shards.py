"""The work on one shard: read it, annotate it; each step is finished when its marker stands."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from onrecord import pipeline
from onrecord.engines import rows
from onrecord.engines.pieces import Input, Piece
from onrecord.engines.pieces import read as read_piece
from onrecord.engines.places import Folder, Written
from onrecord.engines.plan import Plan
from onrecord.model import Report
from onrecord.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

READ, ANNOTATED = "read", "annotated"
_TOLD = 100
"""So many refusals of a shard are told in full; all are counted."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard with all that it takes to work on it."""

    number: int
    parts: tuple[tuple[Input, Piece], ...]
    settings: Settings
    run: str
    made_by: str

    @property
    def folder(self) -> str:
        """Where its files lie."""
        return f"shards/{self.number:05}"

    @property
    def input(self) -> list[list[object]]:
        """What it is made from, by fingerprint."""
        return [[given.name, given.digest, piece.kind, piece.start, piece.end] for given, piece in self.parts]


@dataclass(frozen=True, slots=True)
class Marker:
    """The record of a finished step: what made it from what, its counts, what was refused, its files."""

    made_by: str
    run: str
    input: list[list[object]]
    counts: dict[str, int]
    files: tuple[Written, ...]
    refused: tuple[str, ...] = ()
    notes: dict[str, Any] = field(default_factory=dict)

    def kept(self) -> bytes:
        """The marker as a file."""
        files = [{"name": file.name, "bytes": file.size, "digest": file.digest} for file in self.files]
        form = {
            "made_by": self.made_by, "run": self.run, "input": self.input, "counts": self.counts,
            "refused": self.refused, "files": files, **self.notes,
        }  # fmt: skip
        return (json.dumps(form, ensure_ascii=True, indent=1) + "\n").encode()


def shards(plan: Plan) -> list[Shard]:
    """The shards of a plan."""
    return [
        Shard(number, tuple((plan.inputs[p.input], p) for p in pieces), plan.settings, plan.identity, plan.made_by)
        for number, pieces in enumerate(plan.shards)
    ]


def marker(out: Folder, name: str, run: str, given: Sequence[Sequence[object]]) -> Marker | None:
    """The marker of that name, if it stands, belongs to this run and input, and its files are there in full."""
    data = out.read(name)
    if data is None:
        return None
    try:
        form = json.loads(data)
        files = tuple(Written(file["name"], file["bytes"], file["digest"]) for file in form["files"])
        found = Marker(form["made_by"], form["run"], form["input"], form["counts"], files, tuple(form["refused"]))
    except (ValueError, KeyError, TypeError):
        return None
    whole = all(out.size(file.name) == file.size for file in files)
    return found if whole and found.run == run and found.input == [list(item) for item in given] else None


def step(out: Folder, shard: Shard, name: str) -> Marker | None:
    """The marker of a step of a shard, if it is finished."""
    return marker(out, f"{shard.folder}/{name}.json", shard.run, shard.input)


def read(job: tuple[Folder, Shard]) -> Marker:
    """Read the shard and keep its reports, each with the fingerprint of its text."""
    out, shard = job
    found: list[Report] = []
    refused: list[str] = []
    lost = 0
    for given, piece in shard.parts:
        for one in read_piece(given, piece, shard.settings):
            if isinstance(one, Report):
                found.append(one)
            elif one.lost or one.place or len(refused) < _TOLD:
                lost += one.lost
                refused.append(f"{'refused' if one.lost else 'note'}: {one}")
    digests = [blake2b(r.text.encode("utf-8", "surrogatepass"), digest_size=12).digest() for r in found]
    file = out.write(f"{shard.folder}/reports.parquet", rows.stored(rows.of_reports(found, digests)))
    counts = {"reports": len(found), "refused": lost}
    kept = Marker(shard.made_by, shard.run, shard.input, counts, (file,), tuple(map(rows.escaped, refused[:_TOLD])))
    out.write(f"{shard.folder}/{READ}.json", kept.kept())
    return kept


Names = Mapping[int, str | None]
"""For some places of a shard the new id of the report there, or None where it is the same report again."""


def annotate(job: tuple[Folder, Shard, Names]) -> Marker:
    """Annotate the reports of a shard, under the ids that they have among all, and keep the annotations."""
    out, shard, names = job
    done = step(out, shard, READ)
    assert done is not None
    table = rows.loaded(out.checked(done.files[0]))
    places = [place for place in range(len(table)) if names.get(place, "") is not None]
    kept_rows = rows.taken(table, places)
    renamed = [names.get(place) for place in places]
    found = [
        report.named(name) if name else report for report, name in zip(rows.reports(kept_rows), renamed, strict=True)
    ]
    marks = list(pipeline.annotations(found, shard.settings))
    file = out.write(f"{shard.folder}/annotations.parquet", rows.stored(rows.of_annotations(places, renamed, marks)))
    counts = {
        "reports": len(found),
        "times": sum(len(mark.times) for mark in marks),
        "quotations": sum(len(mark.quotations) for mark in marks),
        "mentions": sum(len(mark.mentions) for mark in marks),
        "refused": done.counts["refused"],
    }
    kept = Marker(shard.made_by, shard.run, shard.input, counts, (*done.files, file), done.refused)
    out.write(f"{shard.folder}/{ANNOTATED}.json", kept.kept())
    return kept


def whole(out: Folder, shard: Shard) -> "pa.Table":
    """The rows of a shard that is annotated: place, id, published, report, renamed, annotation."""
    done = step(out, shard, ANNOTATED)
    assert done is not None
    first, second = (rows.loaded(out.checked(file)) for file in done.files)
    kept = first.take(second.column("place"))
    return kept.append_column("renamed", second.column("renamed")).append_column(
        "annotation", second.column("annotation")
    )


__all__ = ["ANNOTATED", "READ", "Marker", "Names", "Shard", "annotate", "marker", "read", "shards", "step", "whole"]
