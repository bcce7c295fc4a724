"""Requests to many hosts at once, one at a time to each: at the pace and by the rules that the host sets."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

from onrecord.read.fetch import Fetched, Fetcher, FetchError, checked
from onrecord.watching.identity import host
from onrecord.watching.robots import Robots
from onrecord.watching.world import World

_PACE = 5.0  # seconds between two requests to one host, at least
AT_ONCE = 8  # hosts asked at the same time


class Asking:
    """Requests under way, each in a thread of its own; what they bring is for the one thread that asked.

    A thread does nothing but fetch: a run that ends need not wait for it.
    """

    def __init__(self, fetcher: Fetcher, world: World) -> None:
        self._fetcher, self._world = fetcher, world
        self._robots = Robots(fetcher)
        self._free: dict[str, float] = {}
        self._asked: dict[str, Future[Fetched]] = {}

    def __len__(self) -> int:
        return len(self._asked)

    def is_asked(self, url: str) -> bool:
        """Whether an answer of the address's host is waited for."""
        return host(url) in self._asked

    def free(self, url: str) -> float:
        """The moment from which on the address's host may be asked again."""
        return self._free.get(host(url), 0.0)

    def ask(self, url: str, asked: str, etag: str | None, modified: str | None) -> None:
        """Begin a request; ``asked`` is where the address moved to."""
        self._asked[host(url)] = _begun(lambda: self._get(url, asked, etag, modified))

    def answers(self, seconds: float | None) -> list[tuple[str, Fetched | FetchError]]:
        """Hosts that answered, each with what it said, in the order in which they were asked; waits for one of them."""
        self._world.wait(list(self._asked.values()), seconds)
        done = [(name, future) for name, future in self._asked.items() if future.done()]
        for name, _ in done:
            del self._asked[name]
        return [(name, _answer(name, future)) for name, future in done]

    def _get(self, url: str, asked: str, etag: str | None, modified: str | None) -> Fetched:
        """What is at the address, where its host's rules allow it."""
        name = host(url)
        try:
            self._robots.ask(asked, self._world.clock())
            return self._fetcher.get(asked, etag, modified, hop=self._follow)
        except FetchError as error:
            if error.wait and error.status in (429, 503):
                self._free[name] = self._world.clock() + error.wait
            raise
        finally:
            pace = max(_PACE, self._robots.delay(asked))
            self._free[name] = max(self._free.get(name, 0.0), self._world.clock() + pace)

    def _follow(self, url: str) -> None:
        """A redirect's target is asked for only as its own host allows, which then counts as asked."""
        checked(url)
        self._robots.ask(url, self._world.clock())
        self._free[host(url)] = self._world.clock() + _PACE


def _begun(work: Callable[[], Fetched]) -> Future[Fetched]:
    future: Future[Fetched] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return future


def _answer(name: str, future: Future[Fetched]) -> Fetched | FetchError:
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, FetchError):
        return error
    return FetchError(name, f"cannot be read: {type(error).__name__}: {str(error)[:120]}", lasting=True)
