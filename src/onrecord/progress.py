"""A line of progress on a terminal, and nothing in a pipe."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[str, int, int | None], None]
_PAUSE = 0.2  # seconds between two drawings
_PATIENCE = 1.0  # seconds before the first: short work shows nothing


@contextmanager
def meter(quiet: bool = False) -> Iterator[Progress]:
    """A function to call with what is done, how many of how many; it draws on standard error if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    line = _Line()
    try:
        yield line.draw
    finally:
        line.clear()


class _Line:
    """One line of the terminal, drawn over itself: what, how far, how fast, how long still."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.drawn = self.begun + _PATIENCE - _PAUSE
        self.what, self.since, self.shown = "", self.begun, False

    def draw(self, what: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if what != self.what:
            self.what, self.since = what, now
        if now - self.drawn < _PAUSE:
            return
        self.drawn, self.shown = now, True
        rate = done / (now - self.since) if now > self.since else 0.0
        text = f"{what} {done:,}" + (f" of {total:,}" if total else "")
        if rate > 0:
            text += f", {rate:,.0f} a second" if rate >= 1 else ""
            text += f", {(total - done) / rate:,.0f} s left" if total and done else ""
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()

    def clear(self) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
