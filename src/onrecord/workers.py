"""Annotating with several processes: the same annotations in the same order as with one."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from onrecord.model import Annotation, Report
from onrecord.settings import Settings

_CHUNK = 32  # reports that a process gets at once
_AHEAD = 3  # chunks that wait for each process, so that memory stays bounded


def annotate(reports: Iterable[Report], settings: Settings, workers: int) -> Iterator[Annotation]:
    """An annotation for each report, in their order, by ``workers`` processes of one thread each.

    What stands in a report never depends on what is annotated beside it, so the number of workers changes nothing but
    the time. Processes are started anew, not forked: the encoder's threads do not survive a fork.
    """
    stream = iter(reports)
    waiting: deque[Future[list[Annotation]]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _alone) as pool:
        while True:
            while len(waiting) < workers * _AHEAD and (chunk := list(islice(stream, _CHUNK))):
                waiting.append(pool.submit(_chunk, chunk, settings))
            if not waiting:
                return
            yield from waiting.popleft().result()


def _alone() -> None:
    """One thread in each process: the processes share the cores."""
    os.environ["OMP_NUM_THREADS"] = "1"


def _chunk(reports: list[Report], settings: Settings) -> list[Annotation]:
    from onrecord.annotate.report import annotate

    return list(annotate(reports, settings))
