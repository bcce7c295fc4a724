"""The engine of many machines: Ray's tasks for shards, Ray Data's group-by for what is exchanged between them.

Needs Ray (onrecord[ray]). The output folder must be reached from every machine: a shared disk, or an object store. A
task whose machine dies is run again on another one; that it runs twice does no harm, since what it writes is the same.
"""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.engines.base import Done, Step
from onrecord.engines.local import DIED, tried
from onrecord.errors import ArchiveError, OnrecordError, UsageError

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

_AGAIN = 4
"""So many times a task is run anew where its machine dies."""

_AHEAD = 2
"""Tasks that wait for each core, so that none is idle."""


class Ray:
    """Runs work on the Ray cluster that RAY_ADDRESS names, or on one started here with so many ``workers``."""

    name = "ray"

    def __init__(self, workers: int = 1) -> None:
        try:
            import ray
        except ImportError:
            raise UsageError("--engine ray needs Ray: pip install 'onrecord[ray]'") from None
        self._ray: Any = ray
        self._mine = not ray.is_initialized()
        if self._mine:
            os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
            alone = not os.environ.get("RAY_ADDRESS")
            ray.init(
                "local" if alone else None, num_cpus=workers if alone else None,
                include_dashboard=False if alone else None,
                logging_level=logging.ERROR, log_to_driver=False, configure_logging=True,
            )  # fmt: skip

    def each(self, work: Callable[[T], Any], items: Sequence[T]) -> Iterator[Done]:
        """What comes of each item, as it is done."""
        ray = self._ray
        task = ray.remote(num_cpus=1, max_retries=_AGAIN)(tried)
        most = max(1, int(ray.cluster_resources().get("CPU", 1))) * _AHEAD
        running: dict[Any, int] = {}
        for number, item in enumerate(items):
            if len(running) >= most:
                yield self._first(running)
            running[task.remote(work, item, number)] = number
        while running:
            yield self._first(running)

    def _first(self, running: dict[Any, int]) -> Done:
        """What is done first of all that runs."""
        ray = self._ray
        (ready,), _ = ray.wait(list(running), num_returns=1)
        number = running.pop(ready)
        try:
            done: Done = ray.get(ready)
            return done
        except ray.exceptions.RayTaskError as error:
            cause = error.cause
            raise cause if isinstance(cause, OnrecordError) else ArchiveError(str(error)) from None
        except ray.exceptions.RayError as error:  # the task's process or machine died more often than it is tried
            return Done(number, fault=f"{DIED} ({type(error).__name__})")

    def grouped(self, source: "Callable[[T], pa.Table]", items: Sequence[T], *steps: Step) -> "Iterator[pa.Table]":
        """What the last step makes of each group, by the group-by of Ray Data.

        Where a machine dies that holds rows, and Ray cannot make them anew, all is exchanged once more.
        """
        for again in reversed(range(_AGAIN)):
            try:
                yield from self._exchanged(source, items, steps)
                return
            except self._ray.exceptions.RayTaskError as error:
                cause = error.cause
                raise cause if isinstance(cause, OnrecordError) else ArchiveError(str(error)) from None
            except self._ray.exceptions.RayError as error:
                if not again:
                    raise ArchiveError(f"Ray gave up: {type(error).__name__}: run the same command again") from None

    def _exchanged(self, source: "Callable[[Any], pa.Table]", items: Sequence[Any], steps: Sequence[Step]) -> Any:
        data = self._data()
        kept = self._ray.put(list(items))
        found = data.from_items([{"item": n} for n in range(len(items))], override_num_blocks=max(1, len(items)))
        found = found.map_batches(partial(_sourced, source, kept), batch_size=1, batch_format="pyarrow")
        for step in steps:
            found = found.groupby(step.key).map_groups(step.work, batch_format="pyarrow")
        return [batch for batch in found.iter_batches(batch_size=None, batch_format="pyarrow") if len(batch)]

    def _data(self) -> Any:
        import ray.data

        logging.getLogger("ray.data").setLevel(logging.ERROR)
        context = ray.data.DataContext.get_current()
        context.shuffle_strategy = ray.data.context.ShuffleStrategy.SORT_SHUFFLE_PULL_BASED  # of tasks, no actors:
        context.enable_progress_bars = False  # what a node that dies held is made anew
        context.print_on_execution_start = False
        return ray.data

    def close(self) -> None:
        """Let go of the cluster, if it was started here."""
        if self._mine:
            self._ray.shutdown()


def _sourced(source: "Callable[[Any], pa.Table]", kept: Any, batch: "pa.Table") -> "pa.Table":
    """The rows of the item of that number."""
    import ray

    return source(ray.get(kept)[batch.column("item")[0].as_py()])
