"""The bundled example's account, word for word: what a change does to it shows here first.

After a change that is meant, write the file anew: python -m tests.test_example
"""

import io
from pathlib import Path

import onrecord
from onrecord.show import terminal

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "example.txt"


def told() -> str:
    """The account of the example as a terminal of 80 columns shows it."""
    out = io.StringIO()
    terminal.show(onrecord.tell([HERE.parent / "examples"]), (), out, width=80, colour="never")
    return out.getvalue()


def test_the_example_is_told_as_it_was() -> None:
    assert told().splitlines() == GOLDEN.read_text("utf-8").splitlines()


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(told(), "utf-8")
