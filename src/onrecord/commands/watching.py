"""The command that watches feeds."""

import argparse
import json
import shlex
import signal
import subprocess
from types import FrameType

from onrecord import archive as keeping
from onrecord.commands.output import say
from onrecord.errors import UsageError
from onrecord.read.fetch import Fetcher, agent
from onrecord.watching import Watch, addresses
from onrecord.watching.corrections import Correction
from onrecord.watching.world import World

_SECONDS = 60  # that a hook may take


def watch(given: argparse.Namespace) -> int:
    """``onrecord watch``: poll feeds until it is stopped, or once."""
    feeds = addresses(given.feeds)
    command = _command(given.hook)
    world = World(
        tell=lambda line: say(given, line), hook=lambda found: not command or _run(given, command, found)
    )  # fmt: skip
    fetcher = Fetcher(agent(given.contact), allow_private=given.allow_private)
    signal.signal(signal.SIGTERM, _stop)
    archive = keeping.open_archive(given.archive, writable=True, create=True)
    try:
        before = archive.size()["report"]
        watched = Watch(archive, fetcher, feeds, world)
        if not given.once:
            say(given, f"watching {len(feeds)} feeds; Ctrl-C stops, and the next run goes on from there")
            watched.run()
        else:
            watched.once()
            failing = [feed for feed in watched.feeds.values() if feed.failures]
            say(given, f"{archive.size()['report'] - before} new reports; {len(failing)} of {len(feeds)} feeds failing")
            return 1 if failing else 0
    except KeyboardInterrupt:
        say(given, "stopped; the next run goes on from here")
    finally:
        archive.close()
    return 0


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _command(hook: str | None) -> list[str]:
    try:
        return shlex.split(hook or "")
    except ValueError as error:
        raise UsageError(f"--hook {hook}: {error}") from None


def _run(given: argparse.Namespace, command: list[str], found: Correction) -> bool:
    """Whether the hook ran and ended well; no shell takes part."""
    data = json.dumps(found.form(), ensure_ascii=True).encode() + b"\n"
    try:
        code = subprocess.run(command, input=data, timeout=_SECONDS, check=False).returncode
    except (OSError, subprocess.TimeoutExpired) as error:
        say(given, f"--hook: {error}")
        return False
    if code:
        say(given, f"--hook: {command[0]} ended with {code}")
    return code == 0
