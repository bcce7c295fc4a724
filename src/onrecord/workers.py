"""Several processes that annotate reports and tell stories: the same values in the same order as one process gives."""

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from itertools import chain, islice
from multiprocessing.context import BaseContext
from threading import Thread
from typing import Any, TypeVar

from onrecord.model import Account, Annotation, Copy, Decision, Report, Story
from onrecord.settings import Settings
from onrecord.undisturbed import undisturbed

T = TypeVar("T")
R = TypeVar("R")

Telling = tuple[Story, Sequence[Report], Sequence[Annotation], Sequence[Copy] | None, Sequence[Decision]]
"""What a story is told from: its reports, their annotations, the copies among them if known, and the decisions."""
How = Callable[[Story, Sequence[Report], Sequence[Annotation], Sequence[Copy] | None, Sequence[Decision]], Account]

_CHUNK = 16  # reports that a process gets at once, at most
_LETTERS = 60_000  # and letters
_AHEAD = 3  # portions that wait for each process, so that memory stays bounded


class Team:
    """Processes that work for this one. They start, and load what annotating needs, while this one goes on."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool = ProcessPoolExecutor(workers, context(), alone)
        self._starting = Thread(target=self._start, daemon=True)
        self._starting.start()

    def _start(self) -> None:
        for _ in range(self.workers):
            self._pool.submit(_load)

    def close(self) -> None:
        """End the processes."""
        self._starting.join()
        self._pool.shutdown(cancel_futures=True)

    def ordered(self, work: Callable[[T], R], portions: Iterable[T], most: int | None = None) -> Iterator[R]:
        """What comes of each portion, in their order; so many are under way at the most."""
        self._starting.join()
        coming, under_way = iter(portions), deque[Future[R]]()
        while True:
            room = (most or _AHEAD * self.workers) - len(under_way)
            under_way.extend(self._pool.submit(work, portion) for portion in islice(coming, room))
            if not under_way:
                return
            yield under_way.popleft().result()

    def annotate(self, reports: Iterable[Report], settings: Settings) -> Iterator[Annotation]:
        """An annotation for each report, in their order."""
        portions = (_sent(Report, portion) for portion in _portions(reports, self.workers))
        for found in self.ordered(partial(_annotated, settings), portions):
            yield from _received(Annotation, found)

    def begin(self, reports: Sequence[Report], settings: Settings) -> Iterator[Annotation]:
        """As :meth:`annotate`, all of it begun before this returns."""
        self._starting.join()
        portions = [_sent(Report, portion) for portion in _portions(reports, self.workers)]
        under_way = [self._pool.submit(_annotated, settings, portion) for portion in portions]
        return (mark for future in under_way for mark in _received(Annotation, future.result()))

    def tell(self, given: Iterable[Telling], how: How) -> Iterator[Account]:
        """The account of each story, in their order."""
        waiting = deque[Telling]()

        def portions() -> Iterator[Any]:
            for portion in _together(given):
                waiting.extend(portion)
                yield _stories_sent(portion)

        for found in self.ordered(partial(_told, how), portions()):
            for account in _received(Account, found):
                _, reports, marks, _, _ = waiting.popleft()
                yield replace(account, reports=tuple(reports), annotations=tuple(marks))


def annotate(reports: Iterable[Report], settings: Settings, workers: int) -> Iterator[Annotation]:
    """An annotation for each report, in their order, by ``workers`` processes of one thread each.

    What stands in a report never depends on what is annotated beside it, so the number of workers changes nothing but
    the time. Reports and annotations go between processes as Arrow record batches; without pyarrow
    (onrecord[parquet]) as pickled values.
    """
    with closing(Team(workers)) as team:
        yield from team.annotate(reports, settings)


def context() -> BaseContext:
    """How processes are started: forked from one that has all rules loaded; anew where a fork is not safe.

    That one runs a single thread: what the encoder and Arrow start does not survive a fork, so each loads these itself.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    forked = multiprocessing.get_context("forkserver")
    forked.set_forkserver_preload(["onrecord.forked"])
    return forked


def alone() -> None:
    """One thread that works in each process, since the processes share the cores; it ends when its parent is gone."""
    os.environ["OMP_NUM_THREADS"] = "1"
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _portions(reports: Iterable[Report], workers: int) -> Iterator[list[Report]]:
    """The reports in portions, ever smaller towards the end, so that all processes come to it at about one time."""
    stream, ahead = iter(reports), deque[Report]()
    seen = 2 * workers * _CHUNK
    while True:
        ahead.extend(islice(stream, seen - len(ahead)))
        if not ahead:
            return
        rest = sum(len(report.text) for report in ahead)
        most = _LETTERS if len(ahead) == seen else min(_LETTERS, rest // (2 * workers))
        portion = [ahead.popleft()]
        letters = len(portion[0].text)
        while ahead and len(portion) < _CHUNK and (letters := letters + len(ahead[0].text)) <= most:
            portion.append(ahead.popleft())
        yield portion


def _together(given: Iterable[Telling]) -> Iterator[list[Telling]]:
    """Stories in portions of so many letters."""
    portion, letters = list[Telling](), 0
    for one in given:
        portion.append(one)
        letters += sum(len(report.text) for report in one[1])
        if letters >= _LETTERS:
            yield portion
            portion, letters = [], 0
    if portion:
        yield portion


def _sent(kind: type[T], values: Sequence[T]) -> Any:
    """What goes to another process in place of the values."""
    if not find_spec("pyarrow"):
        return list(values)
    from onrecord.batches import packed

    return packed(kind, values)


def _received(kind: type[T], sent: Any) -> list[T]:
    """The values that were sent."""
    if isinstance(sent, list):
        return sent
    from onrecord.batches import unpacked

    return unpacked(kind, sent)


def _stories_sent(portion: Sequence[Telling]) -> Any:
    reports = list(chain.from_iterable(reports for _, reports, _, _, _ in portion))
    marks = list(chain.from_iterable(marks for _, _, marks, _, _ in portion))
    rest = [(story, len(among), copied, decisions) for story, among, _, copied, decisions in portion]
    return _sent(Report, reports), _sent(Annotation, marks), rest


def _load() -> None:
    """Load what annotating needs, as the first report would."""
    _annotated(Settings(), _sent(Report, [Report("", "“Rain,” she said.")]))


def _annotated(settings: Settings, reports: Any) -> Any:
    from onrecord.annotate.report import annotate

    with undisturbed():
        return _sent(Annotation, list(annotate(_received(Report, reports), settings)))


def _told(how: How, sent: Any) -> Any:
    """The accounts of some stories without their reports and annotations, which are where they came from."""
    reports, marks = iter(_received(Report, sent[0])), iter(_received(Annotation, sent[1]))
    accounts = [
        how(story, list(islice(reports, count)), list(islice(marks, count)), copied, decisions)
        for story, count, copied, decisions in sent[2]
    ]
    return _sent(Account, [replace(account, reports=(), annotations=()) for account in accounts])
