"""A batch from its inputs to its tables: read, annotate, link, tell; what is finished is not done again."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from onrecord.engines import catalogue as cataloguing
from onrecord.engines import copying, telling, windows
from onrecord.engines.base import Engine
from onrecord.engines.catalogue import Catalogue
from onrecord.engines.places import Folder, Written
from onrecord.engines.plan import WINDOWS, Plan, Windows, make
from onrecord.engines.shards import ANNOTATED, READ, Marker, Shard, annotate, marker, read, shards, step
from onrecord.pipeline import Progress, silent
from onrecord.settings import Settings

T = TypeVar("T")

SUMMARY = "summary.json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch did: counts over all, what was refused (with its shard), and what could not be finished and why."""

    shards: int
    done_before: int
    counts: dict[str, int]
    refused: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every shard and every story is finished."""
        return not self.failed


@dataclass(slots=True)
class _Run:
    """A batch under way."""

    out: Folder
    engine: Engine
    progress: Progress
    failed: list[str] = field(default_factory=list)

    def steps(self, name: str, jobs: Sequence[Any], work: Callable[[Any], Marker], what: str) -> None:
        """Do a step of all shards that are not past it; what fails is kept, the rest goes on."""
        self.progress(what, 0, len(jobs))
        waiting = [job for job in jobs if step(self.out, job[1], name) is None]
        behind = len(jobs) - len(waiting)
        for count, done in enumerate(self.engine.each(work, waiting), 1):
            if done.fault:
                self.failed.append(f"shard {waiting[done.number][1].number}: {done.fault}")
            self.progress(what, behind + count, len(jobs))


def run(
    addresses: Sequence[str],
    out: str,
    engine: Engine,
    count: int | None = None,
    settings: Settings = Settings(),
    span: Windows = WINDOWS,
    progress: Progress = silent,
) -> Outcome:
    """Do all that is not done yet of the batch in that folder; ``count`` is how many shards are wanted.

    Raises UsageError for inputs that are not there and for a folder that holds something else, FullError where there
    is no room left; what was finished stays in any case.
    """
    folder = Folder(out)
    plan = make(addresses, folder, engine, count, Plan((), (), settings, span))
    each = shards(plan)
    this = _Run(folder, engine, progress)
    before = sum(step(folder, shard, ANNOTATED) is not None for shard in each)
    this.steps(READ, [(folder, shard) for shard in each], read, "reading shards")
    if this.failed:
        return _outcome(this, each, before, None)
    listed = cataloguing.make(folder, each)
    jobs = [(folder, shard, listed.names[shard.number]) for shard in each]
    this.steps(ANNOTATED, jobs, annotate, "annotating shards")
    if not this.failed and len(listed.days):
        _link_and_tell(this, plan, each, listed)
    return _outcome(this, each, before, listed)


def _link_and_tell(this: _Run, plan: Plan, each: Sequence[Shard], listed: Catalogue) -> None:
    this.progress("finding copies", 0, None)
    files = _copies(this, plan, each, listed)
    this.progress("finding stories", 0, None)
    stories = windows.find(this.out, each, listed, plan.windows, this.engine)
    to = telling.Told(this.out, plan.identity, plan.made_by)
    done = 0
    this.progress("telling", done, len(listed.days))
    for part, count, fault in telling.tell(to, each, listed, stories, files, this.engine):
        if fault:
            this.failed.append(f"stories of part {part}: {fault}")
        done += count
        this.progress("telling", done, len(listed.days))


def _copies(this: _Run, plan: Plan, each: Sequence[Shard], listed: Catalogue) -> list[Written]:
    """The files of copies, found now or before."""
    given = [["shards", len(each)], ["reports", len(listed.days)]]
    known = marker(this.out, "links/copies.json", plan.identity, given)
    if known is not None:
        return list(known.files)
    files = copying.find(this.out, each, listed, this.engine)
    kept = Marker(plan.made_by, plan.identity, given, {"files": len(files)}, tuple(files))
    this.out.write("links/copies.json", kept.kept())
    return files


def _outcome(this: _Run, each: Sequence[Shard], before: int, listed: Catalogue | None) -> Outcome:
    """Sum up the markers, and keep the sum in the folder."""
    counts: dict[str, int] = {"reports": 0, "refused": 0}
    refused: list[str] = []
    for shard in each:
        done = step(this.out, shard, ANNOTATED) or step(this.out, shard, READ)
        if done is not None:
            for name, value in done.counts.items():
                counts[name] = counts.get(name, 0) + value
            refused += [f"shard {shard.number}: {one}" for one in done.refused]
    if listed is not None:
        counts |= {"the same again": listed.doubled, "renamed": listed.renamed}
    for name in this.out.names("told"):
        if name.endswith(".json"):
            with suppress(ValueError, KeyError):
                told = json.loads(this.out.read(name) or b"{}")["counts"]
                for kind in ("stories", "copies"):
                    counts[kind] = counts.get(kind, 0) + told[kind]
    outcome = Outcome(len(each), before, counts, tuple(refused), tuple(this.failed))
    form = {"finished": outcome.whole, "shards": len(each), "counts": counts, "refused": refused, "failed": this.failed}
    this.out.write(SUMMARY, (json.dumps(form, ensure_ascii=True, indent=1) + "\n").encode())
    return outcome
