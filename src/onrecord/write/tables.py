"""Accounts as tables: JSON Lines, CSV and Parquet, a file a layer; rows for data frames."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from onrecord.columns import LAYERS, Layer, Row, table
from onrecord.errors import UsageError
from onrecord.model import Account


def rows(accounts: Iterable[Account], layer: Layer) -> Iterator[Row]:
    """The rows of one layer over all accounts, in order."""
    for account in accounts:
        yield from layer.rows(account)


def records(accounts: Iterable[Account], name: str) -> list[dict[str, object]]:
    """The rows of a layer as dicts: what ``pandas.DataFrame`` and ``polars.DataFrame`` take.

    Raises UsageError for a layer that there is none of.
    """
    layer = _layer(name)
    return [dict(zip(layer.names, row, strict=True)) for row in rows(accounts, layer)]


def json_lines(accounts: Sequence[Account], name: str) -> str:
    """A layer as JSON Lines; a day is written YYYY-MM-DD."""
    return "".join(json.dumps(record, ensure_ascii=False, default=str) + "\n" for record in records(accounts, name))


def comma_separated(accounts: Sequence[Account], name: str) -> str:
    """A layer as CSV (RFC 4180): a list is JSON within its cell; NUL, which no reader takes, is written \\x00.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    layer = _layer(name)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(layer.names)
    for row in rows(accounts, layer):
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
    if not isinstance(text, str):
        return text
    text = text.replace("\x00", "\\x00")
    return "'" + text if text[:1] in "=+-@\t\r" else text


def write(accounts: Sequence[Account], folder: Path, form: str, names: Iterable[str] = LAYERS) -> list[Path]:
    """Write a file for each layer into the folder, as ``jsonl``, ``csv`` or ``parquet``; gives their paths.

    Parquet needs pyarrow: the extra onrecord[parquet].
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in names:
        path = folder / f"{name}.{form}"
        if form == "parquet":
            _parquet(accounts, _layer(name), path)
        else:
            text = json_lines(accounts, name) if form == "jsonl" else comma_separated(accounts, name)
            path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
        written.append(path)
    return written


def _parquet(accounts: Iterable[Account], layer: Layer, path: Path) -> None:
    try:
        from pyarrow import parquet
    except ImportError:
        raise UsageError("Parquet needs pyarrow: pip install 'onrecord[parquet]'") from None
    parquet.write_table(table(layer, rows(accounts, layer)), path)


def _layer(name: str) -> Layer:
    if name not in LAYERS:
        raise UsageError(f"{name}: no such table; there are {', '.join(LAYERS)}")
    return LAYERS[name]
