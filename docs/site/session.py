"""What a page's commands print when a reader types them one after another, in a folder with examples/ and docs/."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from docs.site import ROOT

_OPEN, _CLOSE = "<!-- = output", "<!-- . -->"
_FENCE = re.compile(r"```(sh|python)\b(.*)$")
_SHELL = set("|><&;$*`~")


class FailedError(Exception):
    """A command of a page that does not do what the page says."""


@dataclass(frozen=True, slots=True)
class Step:
    """A block of commands or Python; ``skipped`` says why it is not run, ``ways`` what of its output the page shows.

    ``ways`` is None where the page shows nothing of it.
    """

    kind: str
    code: str
    skipped: str = ""
    ways: str | None = None


def steps(text: str) -> list[Step]:
    """The blocks of a page, in order; ``not run: …`` after the language says why one is skipped."""
    return [part for part in _parts(text) if isinstance(part, Step)]


def filled(text: str) -> str:
    """The page with what each block prints where the page asks for it. Raises FailedError where a command fails."""
    out: list[str] = []
    with _folder() as folder:
        names: dict[str, Any] = {"__name__": "page"}
        for part in _parts(text):
            if isinstance(part, str):
                out.append(part)
                continue
            said = "" if part.skipped else _run(part, folder, names)
            if part.ways is not None:
                out.append(f"{_OPEN}{part.ways} -->\n```text\n{_cut(said, part.ways)}```\n{_CLOSE}\n")
    return "".join(out)


def _parts(text: str) -> Iterator[str | Step]:
    """The page as stretches of text, its blocks among them, and a step behind each block in place of its output."""
    lines = iter(text.splitlines(keepends=True))
    for line in lines:
        yield line
        if not (found := _FENCE.match(line)):
            continue
        code = list(takewhile(lambda each: each.rstrip() != "```", lines))
        yield "".join([*code, "```\n"])
        step = Step(found[1], "".join(code), found[2].partition("not run:")[2].strip())
        after = next(lines, "")
        if after.startswith(_OPEN):
            list(takewhile(lambda each: each.strip() != _CLOSE, lines))
            yield replace(step, ways=after.strip().removeprefix(_OPEN).removesuffix("-->").rstrip())
        else:
            yield step
            yield after


def _cut(said: str, ways: str) -> str:
    """The lines that the page asks for: ``head=N`` the first, ``from=WORDS`` those from a line that begins so on."""
    asked = dict(part.split("=", 1) for part in shlex.split(ways))
    lines = [line.rstrip() for line in said.rstrip().splitlines()]
    if start := asked.get("from"):
        lines = lines[next(number for number, line in enumerate(lines) if line.startswith(start)) :]
    most = int(asked.get("head", len(lines)))
    return "\n".join([*lines[:most], *(["…"] if len(lines) > most else []), ""])


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """A folder of its own to work in, with the repository's examples and docs in it."""
    with tempfile.TemporaryDirectory() as name:
        for each in ("examples", "docs"):
            (Path(name) / each).symlink_to(ROOT / each)
        yield Path(name)


def _run(step: Step, folder: Path, names: dict[str, Any]) -> str:
    if step.kind == "python":
        return _captured(folder, lambda: exec(compile(step.code, "<page>", "exec"), names))
    said = []
    for line in step.code.replace("\\\n", " ").splitlines():
        command = line.split(" #")[0].strip()
        if command and not command.startswith("#"):
            said.append(_command(command, folder))
    return "".join(said)


def _command(command: str, folder: Path) -> str:
    """What one line prints. ``onrecord`` runs in this process, which has its weights loaded; others in a shell."""
    if command.startswith("onrecord ") and not _SHELL & set(re.sub(r"'[^']*'|\"[^\"]*\"", "", command)):
        from onrecord.cli import main

        codes: list[int] = []
        said = _captured(folder, lambda: codes.append(main(shlex.split(command)[1:])))
        if codes != [0]:
            raise FailedError(f"{command}: ended with {codes[0]}: {said}")
        return said
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True
    )
    if done.returncode:
        raise FailedError(f"{command}: ended with {done.returncode}: {done.stderr}")
    return done.stdout


def _captured(folder: Path, do: Any) -> str:
    kept = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    before = Path.cwd()
    try:
        os.chdir(folder)
        with contextlib.redirect_stdout(kept):
            do()
    finally:
        os.chdir(before)
    kept.flush()
    data: bytes = kept.buffer.getvalue()
    return data.decode("utf-8")
