"""A layer of accounts as a table that data frames take: pandas, polars, Arrow, DuckDB; none of them is imported."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from onrecord.columns import LAYERS, Layer, holdable, table
from onrecord.errors import UsageError
from onrecord.model import Account

if TYPE_CHECKING:
    import pyarrow as pa


class Table(dict[str, list[Any]]):
    """The columns of one layer by name, in order: ``pandas.DataFrame(table)`` and ``polars.DataFrame(table)`` take it.

    Days are ``datetime.date``, lists are lists, what is not known is None; a lone surrogate becomes its escape. What
    reads an Arrow stream gets every column with its type, even an empty one; that needs pyarrow.
    """

    def __init__(self, layer: Layer, columns: dict[str, list[Any]]) -> None:
        super().__init__(columns)
        self._layer = layer

    @property
    def height(self) -> int:
        """How many rows it has."""
        return len(next(iter(self.values()), ()))

    def arrow(self) -> "pa.Table":
        """The table as Arrow, with the types of ``onrecord.columns``. Raises UsageError without pyarrow."""
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            raise UsageError("an Arrow table needs pyarrow: pip install 'onrecord[frames]'") from None
        return table(self._layer, zip(*self.values(), strict=True))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table by the Arrow PyCapsule protocol."""
        return self.arrow().__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        return f"<{self._layer.name}: {self.height} rows of {', '.join(self)}>"


def columns(accounts: Iterable[Account], name: str) -> Table:
    """One layer of the accounts as columns. Raises UsageError for a layer that there is none of."""
    if name not in LAYERS:
        raise UsageError(f"{name}: no such table; there are {', '.join(LAYERS)}")
    layer = LAYERS[name]
    made: dict[str, list[Any]] = {column: [] for column in layer.names}
    for account in accounts:
        for row in layer.rows(account):
            for column, value in zip(made.values(), row, strict=True):
                column.append(holdable(value))
    return Table(layer, made)
