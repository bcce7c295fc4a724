"""Reports from a data frame: pandas, polars, Arrow, or a list of dicts; none of these libraries is imported for it."""

import math
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any

from onrecord.errors import UsageError
from onrecord.model.report import Refusal, Report
from onrecord.read import rows
from onrecord.settings import Settings

_AT_ONCE = 1024  # rows in memory as dicts


def is_frame(given: object) -> bool:
    """Whether it has columns by name: a pandas or polars frame, or anything that streams Arrow."""
    return any(hasattr(given, name) for name in ("__arrow_c_stream__", "__dataframe__")) or _is_pandas(given)


def read_frame(frame: Any, settings: Settings = Settings(), name: str = "frame") -> Iterator[Report | Refusal]:
    """A report a row, columns by the names that ``rows.NAMES`` knows; a row's number is its place, counted from 0.

    Raises UsageError where no column holds a text. A row that gives no report is refused by its row and column.
    """
    columns = _columns(frame)
    if not rows.has_report(columns):
        raise UsageError(
            f"the frame has no column that holds a text: it has {', '.join(columns[:20]) or 'no columns'};"
            f" rename one to {', '.join(rows.NAMES['text'][:3])}"
        )
    texts = [column for column in columns if rows.has_report([column])]
    for number, row in enumerate(_rows(frame)):
        plain = {column: _plain(value) for column, value in row.items()}
        place = f"row {number}"
        if wrong := _no_text(plain, texts):
            yield Refusal(name, wrong, f"{place}, column {texts[0]}", "counted from 0; give it words or drop the row")
        else:
            yield rows.report(plain, f"{name}-{number}", place, name, settings)


def _no_text(row: Mapping[str, Any], texts: list[str]) -> str:
    """Why none of the columns that should hold a text does, or ''."""
    values = [value for column in texts if (value := row.get(column)) is not None and value != ""]
    if any(isinstance(value, str | list) for value in values):
        return ""
    return f"a {type(values[0]).__name__} where a text is expected" if values else "no text in this row"


def _is_pandas(given: object) -> bool:
    return hasattr(given, "columns") and hasattr(given, "to_dict") and hasattr(given, "iloc")


def _columns(frame: Any) -> list[str]:
    names = getattr(frame, "columns", None)
    if names is not None and not callable(names) and all(isinstance(name, str) for name in names):
        return list(names)
    if names is not None and _is_pandas(frame):
        return [str(name) for name in names]
    return list(_stream(frame).schema.names)


def _rows(frame: Any) -> Iterator[Mapping[str, Any]]:
    """The rows as dicts: by the frame's own way where it has one, else through its Arrow stream."""
    if _is_pandas(frame):
        for start in range(0, len(frame), _AT_ONCE):
            yield from frame.iloc[start : start + _AT_ONCE].to_dict(orient="records")
    elif callable(ways := getattr(frame, "iter_rows", None)):
        yield from ways(named=True)
    else:
        for batch in _stream(frame):
            for start in range(0, batch.num_rows, _AT_ONCE):
                yield from batch.slice(start, _AT_ONCE).to_pylist()


def _stream(frame: Any) -> Any:
    """The frame's Arrow stream. Raises UsageError without pyarrow."""
    try:
        import pyarrow as pa
    except ImportError:
        raise UsageError("this kind of frame needs pyarrow: pip install 'onrecord[frames]'") from None
    if not hasattr(frame, "__arrow_c_stream__"):
        raise UsageError(f"a {type(frame).__name__} gives no Arrow stream: turn it into pandas, polars or Arrow")
    return pa.RecordBatchReader.from_stream(frame)


def _plain(value: Any) -> Any:
    """The value without the ways that frames have of saying nothing: NaN, NaT, NA; an array becomes a list.

    A moment at midnight without a zone is how a frame keeps a day, and becomes one.
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else value
    if callable(to_list := getattr(value, "tolist", None)):
        return to_list()
    if not _equal(value):
        return None
    if isinstance(value, datetime) and value.tzinfo is None and value.time() == time():
        return value.date()
    return value


def _equal(value: Any) -> bool:
    """Whether the value equals itself: NaT does not, and NA will not say."""
    try:
        return bool(value == value)
    except (TypeError, ValueError):
        return False
