"""What runs the work of a batch: one thing after another, or many at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one item: its number, and what the work gave, or in ``fault`` why it gave nothing."""

    number: int
    value: Any = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Work on all rows that have the same whole number as ``key``."""

    key: str
    work: "Callable[[pa.Table], pa.Table]"


class Engine(Protocol):
    """Runs work on items, in whatever order and wherever; what is passed must be picklable and found by import."""

    name: str

    def each(self, work: Callable[[T], Any], items: Sequence[T]) -> Iterator[Done]:
        """What comes of each item, as it is done. An item whose work raises, or whose process dies, is a fault.

        Raises what stops all work: a full disk.
        """
        ...

    def grouped(self, source: "Callable[[T], pa.Table]", items: Sequence[T], *steps: Step) -> "Iterator[pa.Table]":
        """What the last step makes of each group of rows that the step before made; ``source`` gives those of an item.

        Neither the order of groups nor that of rows in one is told.
        """
        ...

    def close(self) -> None:
        """Let go of processes."""
        ...
