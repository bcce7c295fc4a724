"""Every command, option, key and function is documented: the reference is made from them, and each has its words."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import onrecord
from docs.site import reference
from docs.site.contents import COMMANDS, KEYS, PYTHON
from onrecord import commands as modules
from onrecord import model
from onrecord.columns import LAYERS
from onrecord.write import form

PAGES = reference.pages()


def keys(part: Mapping[str, Any], path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each key of a schema with what the schema says of it."""
    for key, value in part.get("properties", {}).items():
        yield f"{path}.{key}", value
        yield from keys(value, f"{path}.{key}")
        yield from keys(value.get("items", {}), f"{path}.{key}[]")


def described() -> list[tuple[str, Mapping[str, Any]]]:
    schema: Any = form.schema()
    return [*keys(schema, "account"), *(found for name, part in schema["$defs"].items() for found in keys(part, name))]


@pytest.mark.parametrize("name", reference.commands())
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    command = reference.commands()[name]
    assert command.description and f"## onrecord {name}\n" in PAGES[COMMANDS]
    part = PAGES[COMMANDS].partition(f"## onrecord {name}\n")[2].partition("\n## ")[0]
    for action in reference.actions(command):
        assert action.help, f"{name} {action.option_strings or action.dest} has no help"
        assert all(option in part for option in action.option_strings)


def test_every_command_that_runs_is_on_the_command_line() -> None:
    assert set(modules._MODULES) == set(reference.commands())


def test_every_key_of_the_json_says_what_it_holds() -> None:
    found = described()
    assert len(found) > 100
    for path, value in found:
        assert value.get("description"), f"{path} has no description in schema.json"
        assert value["description"].replace("|", "\\|") in PAGES[KEYS]


def test_every_part_of_the_schema_and_every_table_has_its_place() -> None:
    schema: Any = form.schema()
    for name, part in schema["$defs"].items():
        assert part["description"] and f"## {name}\n" in PAGES[KEYS]
    for name in LAYERS:
        assert f"### {name}\n" in PAGES[KEYS]


def test_every_name_of_the_python_interface_is_there() -> None:
    for name in set(onrecord.__all__) - {"__version__"}:
        assert f"### onrecord.{name}\n" in PAGES[PYTHON]
        assert getattr(onrecord, name).__doc__
    for name in model.__all__:
        assert f"### {name}\n" in PAGES[PYTHON]
        assert getattr(model, name).__doc__
