"""Annotating with several processes: the same annotations in the same order as with one."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from importlib.util import find_spec
from itertools import islice
from typing import Any

from onrecord.model import Annotation, Report
from onrecord.settings import Settings

_CHUNK = 16  # reports that a process gets at once
_AHEAD = 3  # chunks that wait for each process, so that memory stays bounded


def annotate(reports: Iterable[Report], settings: Settings, workers: int) -> Iterator[Annotation]:
    """An annotation for each report, in their order, by ``workers`` processes of one thread each.

    What stands in a report never depends on what is annotated beside it, so the number of workers changes nothing but
    the time. Processes are started anew, not forked: the encoder's threads do not survive a fork. Reports and
    annotations go between them as Arrow record batches; without pyarrow (onrecord[parquet]) as pickled values.
    """
    stream = iter(reports)
    waiting: deque[Future[Any]] = deque()
    context = multiprocessing.get_context("spawn")
    send, work, receive = _way()
    with ProcessPoolExecutor(workers, context, _alone) as pool:
        while True:
            while len(waiting) < workers * _AHEAD and (chunk := list(islice(stream, _CHUNK))):
                waiting.append(pool.submit(work, send(chunk), settings))
            if not waiting:
                return
            yield from receive(waiting.popleft().result())


def _alone() -> None:
    """One thread in each process: the processes share the cores."""
    os.environ["OMP_NUM_THREADS"] = "1"


Way = tuple[Callable[[list[Report]], Any], Callable[[Any, Settings], Any], Callable[[Any], list[Annotation]]]
"""What makes of reports what is sent, what is done there, and what makes annotations of what comes back."""


def _way() -> Way:
    return (_sent, _packed, _received) if find_spec("pyarrow") else (list, _chunk, list)


def _chunk(reports: list[Report], settings: Settings) -> list[Annotation]:
    from onrecord.annotate.report import annotate

    return list(annotate(reports, settings))


def _packed(reports: bytes, settings: Settings) -> bytes:
    from onrecord.batches import packed, unpacked

    return packed(Annotation, _chunk(unpacked(Report, reports), settings))


def _sent(reports: list[Report]) -> bytes:
    from onrecord.batches import packed

    return packed(Report, reports)


def _received(found: bytes) -> list[Annotation]:
    from onrecord.batches import unpacked

    return unpacked(Annotation, found)
