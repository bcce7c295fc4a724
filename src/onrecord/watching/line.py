"""What is to be asked for, the soonest first; what waits for an answer of its host stands aside."""

import heapq
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count

from onrecord.watching.asking import Asking
from onrecord.watching.identity import host

_PATIENCE = 310.0  # seconds that a single round waits for a host


@dataclass(order=True, frozen=True, slots=True)
class Job:
    """A feed or a page that is due, and the moment from which on its host is ready as far as is known."""

    ready: float
    number: int
    due: float
    url: str
    is_feed: bool


class Line:
    """Jobs in the order in which they may be done; ``due`` says when a job is due by now, None where it is no more.

    ``last`` bounds a single round: what is due later is left, and a host that wants to be left alone is not waited for.
    """

    def __init__(self, asking: Asking, clock: Callable[[], float], due: Callable[[Job], float | None]) -> None:
        self._asking, self._clock, self._due = asking, clock, due
        self._jobs: list[Job] = []
        self._aside: dict[str, list[Job]] = defaultdict(list)
        self._numbers = count()
        self.last: float | None = None

    def push(self, url: str, due: float | None, is_feed: bool) -> None:
        """Line up what is due at that moment."""
        if due is not None and (self.last is None or due <= self.last):
            heapq.heappush(self._jobs, Job(due, next(self._numbers), due, url, is_feed))

    def take(self) -> Job | None:
        """The next job that can be done now, or None where there is none yet."""
        while self._jobs:
            job, now = self._jobs[0], self._clock()
            if self._due(job) != job.due:
                heapq.heappop(self._jobs)
                continue
            if job.ready > now:
                return None
            if self._asking.is_asked(job.url):
                self._aside[host(job.url)].append(heapq.heappop(self._jobs))
                continue
            free = self._asking.free(job.url)
            if free > job.ready and free > now:
                if self.last is None or free <= now + _PATIENCE:
                    heapq.heapreplace(self._jobs, replace(job, ready=free))
                else:
                    heapq.heappop(self._jobs)
                continue
            return heapq.heappop(self._jobs)
        return None

    def wait(self) -> float | None:
        """The seconds until the next job may be done; None where none is in line."""
        return max(self._jobs[0].ready - self._clock(), 0.0) if self._jobs else None

    def answered(self, name: str) -> None:
        """Line up again what waited for an answer of that host."""
        for job in self._aside.pop(name, ()):
            heapq.heappush(self._jobs, job)

    def clear(self) -> None:
        """Forget all jobs."""
        self._jobs.clear()
        self._aside.clear()
