"""The engine of one machine: the work runs in this process, or in some more."""

import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.engines.base import Done, Step
from onrecord.engines.places import FullError, full
from onrecord.errors import ArchiveError
from onrecord.workers import alone, context

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

DIED = "its process died, most likely for want of memory: make more and smaller shards, or give fewer --workers"


class Local:
    """Runs work with so many ``workers``; one is this process itself."""

    name = "local"

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def each(self, work: Callable[[T], Any], items: Sequence[T]) -> Iterator[Done]:
        """What comes of each item, as it is done; one whose process died is tried once more, by itself."""
        if self.workers == 1:
            for number, item in enumerate(items):
                yield tried(work, item, number)
            return
        waiting, again = deque(range(len(items))), deque[int]()
        running: dict[Future[Done], int] = {}
        while waiting or again or running:
            alone = not waiting and not running
            while waiting and len(running) < 2 * self.workers:
                self._start(work, items, waiting.popleft(), running)
            if alone and again:
                self._start(work, items, again.popleft(), running)
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                if future not in running:
                    continue
                number = running.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    self._drop()
                    if alone:
                        yield Done(number, fault=DIED)
                    else:  # whichever it was that died, each is tried anew by itself
                        again.extend((number, *running.values()))
                        running.clear()

    def _start(
        self, work: Callable[[T], Any], items: Sequence[T], number: int, running: "dict[Future[Done], int]"
    ) -> None:
        for _ in range(2):
            if self._pool is None:
                self._pool = ProcessPoolExecutor(self.workers, context(), alone)
            try:
                running[self._pool.submit(tried, work, items[number], number)] = number
                return
            except BrokenProcessPool:
                self._drop()
        raise ArchiveError("processes die as soon as they are started: give --workers 1")

    def _drop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def grouped(self, source: "Callable[[T], pa.Table]", items: Sequence[T], *steps: Step) -> "Iterator[pa.Table]":
        """What the last step makes of each group; rows wait on disk, parted by pyarrow: memory holds one group."""
        with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
            jobs: list[Any] = [_Parting(source, item, n, f"{folder}/0", steps[0].key) for n, item in enumerate(items)]
            for done in self.each(_parted, jobs):
                told(done)
            for n, (step, after) in enumerate(pairwise(steps), 1):
                groups = _groups(f"{folder}/{n - 1}")
                gathering = partial(_gathered, step)
                jobs = [_Parting(gathering, group, k, f"{folder}/{n}", after.key) for k, group in enumerate(groups)]
                for done in self.each(_parted, jobs):
                    told(done)
            for done in self.each(partial(_gathered, steps[-1]), _groups(f"{folder}/{len(steps) - 1}")):
                yield told(done)

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def tried(work: Callable[[T], Any], item: T, number: int) -> Done:
    """What comes of one item; a full disk is raised, any other fault is told."""
    try:
        return Done(number, work(item))
    except FullError:
        raise
    except OSError as error:
        if error.errno == 28:
            raise FullError(full(error.filename or tempfile.gettempdir())) from None
        return Done(number, fault=f"{type(error).__name__}: {error}")
    except MemoryError:
        return Done(number, fault="it wants more memory than there is: make more and smaller shards")
    except Exception as error:  # what goes wrong in one shard does not stop the others
        return Done(number, fault=f"{type(error).__name__}: {error}")


def told(done: Done) -> Any:
    """What was made, or the fault raised."""
    if done.fault:
        raise ArchiveError(done.fault)
    return done.value


@dataclass(frozen=True, slots=True)
class _Parting:
    """Rows to be kept on disk: where they come from, and by which key they are parted."""

    source: "Callable[[Any], pa.Table]"
    item: Any
    number: int
    folder: str
    key: str


def _parted(job: _Parting) -> None:
    """Keep the rows of one item on disk, a folder for each value of the key."""
    from pyarrow import dataset

    table = job.source(job.item)
    if len(table):
        dataset.write_dataset(
            table, job.folder, format="parquet", partitioning=[job.key], partitioning_flavor="hive",
            basename_template=f"{job.number:06}-{{i}}.parquet", existing_data_behavior="overwrite_or_ignore",
            max_partitions=1 << 20, max_open_files=64, use_threads=False,
        )  # fmt: skip


def _groups(folder: str) -> list[str]:
    """The folders of a key's values, in order."""
    if not Path(folder).is_dir():
        return []
    return [str(path) for path in sorted(Path(folder).iterdir(), key=lambda path: _value(str(path)))]


def _value(group: str) -> int:
    return int(Path(group).name.partition("=")[2])


def _gathered(step: Step, group: str) -> "pa.Table":
    """What a step makes of all rows of one group."""
    import pyarrow as pa
    from pyarrow import parquet

    table = pa.concat_tables(
        [parquet.read_table(path, partitioning=None) for path in sorted(Path(group).glob("*.parquet"))]
    )
    return step.work(table.append_column(step.key, pa.array([_value(group)] * len(table), pa.int64())))
