"""Where results go, standard output or a file that stands whole or not at all; and messages, to standard error."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import InputError


def say(given: argparse.Namespace, message: str) -> None:
    """A message for the person at the terminal, unless --quiet."""
    if not given.quiet:
        print(f"onrecord: {plain(message)}", file=sys.stderr)


def plain(message: str) -> str:
    """The message without control characters: a file's name may carry terminal commands."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in message)


def lines(target: str, rows: Iterable[object]) -> None:
    """Write a line of JSON for each row."""
    with _out(target) as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write(target: str, text: str) -> None:
    """Write the text."""
    with _out(target) as out:
        out.write(text)


@contextmanager
def _out(target: str) -> "Iterator[TextWriter]":
    """Something to write to: standard output, or a file that stands whole or not at all."""
    if target == "-":
        yield TextWriter(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    if path.exists() and not path.is_file():  # a device or a pipe: nothing to replace
        with path.open("wb") as file:
            yield TextWriter(file)
        return
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(f"{target}: cannot be written: {error.strerror or error}; choose another place") from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield TextWriter(file)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise InputError(f"{target}: cannot be written: {error.strerror or error}") from None
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class TextWriter:
    """UTF-8 text onto a binary file; a lone surrogate is written as its escape, so that nothing is lost."""

    def __init__(self, file: "object") -> None:
        self._write = file.write  # type: ignore[attr-defined]

    def write(self, text: str) -> None:
        """Write the text."""
        self._write(text.encode("utf-8", "backslashreplace"))
