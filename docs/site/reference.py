"""The reference as Markdown, made from the program itself: its command line, the schema of its JSON, its Python."""

import argparse
import dataclasses
import inspect
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import onrecord
from docs.site.contents import COMMANDS, KEYS, PYTHON
from onrecord import errors, model, results
from onrecord.account import check, timeline
from onrecord.archive import Added
from onrecord.cli import parser
from onrecord.columns import LAYERS
from onrecord.store.base import Hit, Query, Reader, StoryLine
from onrecord.write import form
from onrecord.write.frames import Table

LINKS = "\n- [Commands](reference/commands.md)\n- [JSON](reference/json.md)\n- [Python](reference/python.md)\n"
_JSON = """# JSON

`onrecord tell --json` writes a list of accounts of this form; each value below names where it stands. Offsets are
Unicode code points into the report's text, end exclusive. The schema (JSON Schema, draft 2020-12) is
`onrecord/write/schema.json` in the package: `onrecord.write.form.schema()`.
"""
_LINES = """## Lines of the other commands

| command | a line holds |
|---|---|
| `read` | a [report](#report) |
| `annotate` | `id`, `times`, `quotations`, `mentions`, `skipped`, `made_by`, as in an account |
| `stories` | `id` of a report, and `story` |
| `copies` | a [copy](#copy) |
| `timeline` | `timeline` (its name) and `entries`: `date`, `summary`, `evidence`, `witnesses`, `new` |
| `check` | `found`, `statement`, `speaker`, `share`, `witnesses`: [evidence](#evidence), `quotation`, `variants` |

## Tables

What `onrecord export --as jsonl`, `csv` and `parquet` write, and `Accounts.table` gives.
"""
_PYTHON = """# Python

`import onrecord` loads nothing else; each function loads what it needs when it is called. Everything that is not on
this page is inside, and may change.

## Functions
"""
_ERRORS = """## Errors

All are `onrecord.errors.OnrecordError`; a message says what was given, what was expected, what to try.
"""
_RESULTS: tuple[type, ...] = (results.Accounts, results.Reports, Table)
_ANSWERS: tuple[type, ...] = (check.Answer, check.Witness, timeline.Entry, Added)
_ARCHIVE: tuple[type, ...] = (Reader, Query, Hit, StoryLine)
_EVERYWHERE = ("workers", "debug", "quiet")
_TYPES = {"text": "text", "whole": "whole number", "share": "number", "flag": "true or false", "day": "day"}


def pages() -> dict[str, str]:
    """Markdown by page."""
    return {COMMANDS: "\n".join(_commands()), KEYS: "\n".join(_keys()), PYTHON: "\n".join(_python())}


def commands() -> Mapping[str, argparse.ArgumentParser]:
    """The parser of each command."""
    (found,) = (each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    return found.choices


def actions(command: argparse.ArgumentParser) -> list[argparse.Action]:
    """What a command takes: arguments first, its own options, then those that every command has."""
    found = [each for each in command._actions if not isinstance(each, argparse._HelpAction)]
    return sorted(found, key=lambda each: (bool(each.option_strings), each.dest in _EVERYWHERE))


def _commands() -> Iterator[str]:
    top = parser()
    yield f"# Commands\n\n{top.description}\n\n{top.epilog}\n"
    yield "This page is made from the program; `onrecord COMMAND --help` prints the same.\n"
    for name, command in commands().items():
        usage = re.sub(r"\s+", " ", command.format_usage().removeprefix("usage: ")).strip()
        yield f"## onrecord {name}\n\n{command.description}\n\n```text\n{_wrapped(usage)}\n```\n"
        yield "| | |\n|---|---|"
        for action in actions(command):
            yield f"| {_shown(action)} | {_options(_cell(action.help or ''))}{_choices(action)} |"
        yield ""


def _wrapped(usage: str, width: int = 88) -> str:
    """A usage line over several lines, broken between its arguments."""
    lines, line = [], ""
    for part in re.findall(r"\[[^\]]*\](?: \.\.\.\])?|\S+", usage):
        if line and len(line) + len(part) + 1 > width:
            lines.append(line)
            line = "       "
        line = f"{line} {part}" if line else part
    return "\n".join([*lines, line])


def _shown(action: argparse.Action) -> str:
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    named = value if isinstance(value, str) else " ".join(value or ())
    if not action.option_strings:
        return f"`{_cell(named)}`"
    return "`" + ", ".join(action.option_strings) + (f" {_cell(named)}`" if action.nargs != 0 else "`")


def _choices(action: argparse.Action) -> str:
    return f" One of: {', '.join(map(str, action.choices))}." if action.choices and action.metavar else ""


def _options(words: str) -> str:
    """The words with the options in them as code."""
    return re.sub(r"(?<![\w`-])--[a-z][a-z-]*", r"`\g<0>`", words)


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|").replace("%%", "%")


def _keys() -> Iterator[str]:
    schema: Any = form.schema()
    yield _JSON
    yield f"## account\n\n{schema['description']}\n"
    yield from _table(schema)
    for name, part in schema["$defs"].items():
        yield f"## {name}\n\n{part['description']}\n"
        yield from _table(part)
    yield _LINES
    for layer in LAYERS.values():
        yield f"### {layer.name}\n\n| column | type |\n|---|---|"
        yield from (f"| `{name}` | {_TYPES.get(kind, 'list of text')} |" for name, kind in layer.columns)
        yield ""


def _table(part: Mapping[str, Any], before: str = "") -> Iterator[str]:
    if not before:
        yield "| key | value | what it is |\n|---|---|---|"
    for key, value in part["properties"].items():
        yield f"| `{before}{key}` | {_type(value)} | {_cell(value.get('description', ''))} |"
        inner = value if "properties" in value else value.get("items", {})
        if isinstance(inner, Mapping) and "properties" in inner:
            yield from _table(inner, f"{before}{key}{'[]' if inner is not value else ''}.")
    if not before:
        yield ""


def _type(value: Mapping[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "enum" in value:
        return ", ".join(f"`{each}`" for each in value["enum"])
    kind = value.get("type")
    if kind == "array":
        items = value.get("items") or {}
        if "prefixItems" in items:
            return f"list of pairs of {_type(items['prefixItems'][0])}"
        return f"list of {_type(items)}" if "properties" not in items else "list of objects"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _python() -> Iterator[str]:
    yield _PYTHON
    for name in sorted(set(onrecord.__all__) - {"__version__"}):
        yield from _callable(f"onrecord.{name}", getattr(onrecord, name), "###")
    yield "## Results\n"
    for kind in _RESULTS:
        yield from _class(kind)
    yield "## Values\n\nFrozen dataclasses of `onrecord.model`; a `Span` is the evidence of everything.\n"
    for name in model.__all__:
        yield from _class(getattr(model, name))
    yield "## Answers\n"
    for kind in _ANSWERS:
        yield from _class(kind)
    yield "## An archive\n\n`onrecord.open_archive` gives something with these methods, open until its `with` ends.\n"
    for kind in _ARCHIVE:
        yield from _class(kind)
    yield _ERRORS
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        yield f"- `{name}`: {_prose(kind.__doc__)}"


def _class(kind: type) -> Iterator[str]:
    yield f"### {kind.__name__}\n\n{_prose(kind.__doc__)}\n"
    if dataclasses.is_dataclass(kind):
        listed = ", ".join(f"`{each.name}`" for each in dataclasses.fields(kind))
        yield f"Fields: {listed}.\n"
    elif issubclass(kind, Enum):
        yield "One of: " + ", ".join(f"`{each.value}`" for each in kind) + ".\n"
    for name, part in vars(kind).items():
        if name.startswith("_"):
            continue
        if inspect.isfunction(part) and part.__doc__:
            yield f"- `{name}{_signature(part)}`: {_prose(part.__doc__)}"
        elif isinstance(part, property):
            yield f"- `{name}`: {_prose(part.__doc__)}"
    yield ""


def _callable(name: str, made: Any, level: str) -> Iterator[str]:
    yield f"{level} {name}\n\n```python\n{name}{_signature(made)}\n```\n\n{_prose(made.__doc__)}\n"


def _signature(made: Any) -> str:
    found = inspect.signature(made)
    kept = [each for each in found.parameters.values() if each.name != "self"]
    return str(found.replace(parameters=kept)).replace("'", "").replace("onrecord.model.", "")


def _prose(text: str | None) -> str:
    """A docstring as Markdown: its literals as code, its references as plain names."""
    plain = inspect.cleandoc(text or "")
    plain = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", plain)
    return re.sub(r"``([^`]+)``", r"`\1`", plain)
