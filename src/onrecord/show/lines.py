"""Lines on a terminal: styled, wrapped and indented; what every part of an account is printed with."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.show import words
from onrecord.show.places import Ref

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

SHOWN = 6
"""Items of a list, of which the rest is counted."""


def styled(*parts: tuple[str, str] | str) -> "Text":
    """A line of parts, each with its style or without."""
    from rich.text import Text

    made = Text()
    for part in parts:
        shown, style = (part, "") if isinstance(part, str) else part
        made.append(shown, style)
    return made


def say(console: "Console", text: "str | Text", style: str = "", indent: int = 0, hang: int = 0) -> None:
    """Print wrapped, the first line at ``indent``, the others ``hang`` further in."""
    made = styled((text, style)) if isinstance(text, str) else text
    lines = made.wrap(console, max(console.width - indent - hang, 20))
    for number, line in enumerate(lines):
        line.rstrip()
        console.print(styled(" " * (indent + (hang if number else 0))) + line, soft_wrap=True)


def heading(console: "Console", title: str, note: str = "") -> None:
    """Print a section's title over a rule."""
    console.print()
    made = styled((title, "bold"), (f"  {note}" if note else "", "dim"))
    say(console, made)
    console.print(styled(("─" * min(console.width, 80), "dim")), soft_wrap=True)


def sigla(refs: Iterable[Ref]) -> str:
    """The letters of the reports referred to, each once."""
    return " ".join(dict.fromkeys(ref.sheet.letter for ref in refs))


def shortened(text: str, size: int = 90) -> str:
    """The text, or its beginning and end where it is longer."""
    return text if len(text) <= size else text[: size // 2].rstrip() + " … " + text[-size // 2 :].lstrip()


def rest(console: "Console", how_many: int, what: str, indent: int = 0) -> None:
    """Print how many more there are, if any."""
    if how_many > 0:
        shown = f"{how_many} {what}" if what == "more" else words.number(how_many, what)
        say(console, f"and {shown}", "dim", indent=indent)
