"""One watcher at a time: who watches is written into the archive, and whoever comes second is told who it is."""

import json
import os
import secrets
import socket
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import ArchiveError
from onrecord.store.base import Writer

_STATE = "watch/watcher"
_BEAT = 60.0  # seconds between two signs of life
SILENT = 900.0
"""Seconds without a sign of life after which a watcher is taken for gone."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who watches: its process and machine, since when, and when it last said so (seconds since 1970).

    ``born`` tells the process from a later one of the same number, where the system says when it began.
    """

    token: str
    pid: int
    born: str
    host: str
    since: float
    seen: float


class Alone:
    """While it is open, no other watcher is. Raises ArchiveError where one is at work, or took this one's place.

    A watcher that is gone without a word is not waited for: one on this machine whose process is no more, or any that
    gave no sign of life for a quarter of an hour.
    """

    def __init__(self, archive: Writer, clock: Callable[[], float]) -> None:
        self._archive, self._clock = archive, clock
        now = clock()
        self._me = Watcher(secrets.token_hex(8), os.getpid(), _born(os.getpid()), socket.gethostname(), now, now)

    def __enter__(self) -> Self:
        self._sign(first=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._archive.transaction():
            held = _held(self._archive)
            if held and held.token == self._me.token:
                self._archive.put_state(_STATE, b"")

    def beat(self) -> None:
        """Give a sign of life, if the last one was some time ago."""
        if not 0 <= self._clock() - self._me.seen < _BEAT:
            self._sign()

    def _sign(self, first: bool = False) -> None:
        now = self._clock()
        with self._archive.transaction():
            held = _held(self._archive)
            if held and held.token != self._me.token and (not first or _at_work(held, now)):
                raise ArchiveError(_said(held, now))
            self._me = replace(self._me, seen=now)
            self._archive.put_state(_STATE, json.dumps(asdict(self._me)).encode())


def _held(archive: Writer) -> Watcher | None:
    """Who is written into the archive, or None where nobody is or it cannot be read."""
    try:
        return Watcher(**json.loads(archive.state(_STATE) or b"null"))
    except (ValueError, TypeError):
        return None


def _at_work(held: Watcher, now: float) -> bool:
    if held.host == socket.gethostname() and not _lives(held):
        return False
    return abs(now - held.seen) < SILENT


def _lives(held: Watcher) -> bool:
    """Whether its process is there still, on this machine; True where that cannot be known."""
    if held.born:
        return _born(held.pid) == held.born
    try:
        if os.name == "posix":
            os.kill(held.pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError, TypeError):
        pass  # somebody else's, or no number of a process
    return True


def _born(pid: int) -> str:
    """When a process began, as Linux counts it; nothing where there is none, or the system does not say."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    after_name = stat.rpartition(")")[2].split()
    return after_name[19] if len(after_name) > 19 else ""


def _said(held: Watcher, now: float) -> str:
    since, free = (datetime.fromtimestamp(moment, UTC) for moment in (held.since, held.seen + SILENT))
    return (
        f"this archive is watched already: by process {held.pid} on {held.host}, since {since:%Y-%m-%d %H:%M} UTC;"
        " stop that one first, or give it these feeds too"
        f" (if that machine is gone, its place is free at {free:%H:%M} UTC)"
    )
