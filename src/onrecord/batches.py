"""Values of the model as Arrow record batches, column by column, and back: what worker processes hand to each other.

The columns follow from the types: a dataclass is a struct of its fields, ``tuple[X, ...]`` a list, another tuple a
struct of its places, an enum its value, a date a date. Text with lone surrogates, which Arrow's text cannot hold, goes
as bytes. Columns are made of their buffers, and read from them: given Python's own values, pyarrow would import pandas
wherever it is installed, only to see whether they are its own, which takes longer than many reports.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from itertools import chain, pairwise
from operator import attrgetter, itemgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import numpy as np
import pyarrow as pa

T = TypeVar("T")
_EPOCH = date(1970, 1, 1).toordinal()


def packed(kind: type[T], values: Sequence[T]) -> bytes:
    """A record batch of values of type ``kind``, as a stream of Arrow's own."""
    batch = pa.RecordBatch.from_arrays([_form(cast(Any, kind)).column(values)], names=["value"])
    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, batch.schema) as stream:
        stream.write_batch(batch)
    data: bytes = out.getvalue().to_pybytes()
    return data


def unpacked(kind: type[T], data: bytes) -> list[T]:
    """The values that were packed, equal to what they were."""
    with pa.ipc.open_stream(data) as stream:
        (batch,) = list(stream)
    return _form(cast(Any, kind)).values(batch.column(0))


@dataclass(frozen=True, slots=True)
class _Form:
    """How values of a type become a column, and a column values."""

    column: Callable[[Sequence[Any]], pa.Array]
    values: Callable[[pa.Array], list[Any]]


@cache
def _form(kind: Any) -> _Form:
    """The form of a type of the model."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _form(next(option for option in inner if option is not NoneType))
    if origin is tuple:
        return (
            _lists(inner[0])
            if inner[-1] is Ellipsis
            else _struct(lambda *parts: parts, [itemgetter(place) for place in range(len(inner))], inner)
        )
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]
        return _struct(kind, [attrgetter(name) for name in names], [hints[name] for name in names])
    if issubclass(kind, Enum):
        return _Form(lambda given: _text([one and one.value for one in given]), lambda column: _named(kind, column))
    if kind is str:
        return _Form(_text, _texts)
    if kind is date:
        return _Form(
            lambda given: _numbers([one and one.toordinal() - _EPOCH for one in given], pa.date32(), np.int32),
            lambda column: [None if one is None else date.fromordinal(one + _EPOCH) for one in _read(column, np.int32)],
        )
    if kind is bool:
        return _Form(
            lambda given: _numbers(given, pa.uint8(), np.uint8),
            lambda column: [None if one is None else bool(one) for one in _read(column, np.uint8)],
        )
    type_, stored = {int: (pa.int64(), np.int64), float: (pa.float64(), np.float64)}[kind]
    return _Form(lambda given: _numbers(given, type_, stored), lambda column: _read(column, stored))


def _numbers(given: Sequence[Any], type_: pa.DataType, stored: Any) -> pa.Array:
    """A column of numbers."""
    valid, missing = _valid(given)
    values = np.array([0 if one is None else one for one in given] if missing else given, stored)
    return pa.Array.from_buffers(type_, len(given), [valid, pa.py_buffer(values)], missing)


def _read(column: pa.Array, stored: Any) -> list[Any]:
    """The numbers of a column."""
    values = np.frombuffer(column.buffers()[1] or b"", stored)[: len(column)].tolist()
    return (
        [one if there else None for one, there in zip(values, _there(column), strict=True)]
        if column.null_count
        else values
    )


def _valid(given: Sequence[Any]) -> tuple[pa.Buffer | None, int]:
    """The bits that say which are not None, and how many are."""
    missing = sum([one is None for one in given])
    if not missing:
        return None, 0
    return pa.py_buffer(np.packbits([one is not None for one in given], bitorder="little")), missing


def _there(column: pa.Array) -> list[bool]:
    """Which values of a column are not None."""
    bits = column.buffers()[0]
    if bits is None:
        return [True] * len(column)
    found: list[bool] = (
        np.unpackbits(np.frombuffer(bits, np.uint8), count=len(column), bitorder="little").astype(bool).tolist()
    )
    return found


Get = Callable[[Any], Any]


def _struct(make: Callable[..., Any], get: Sequence[Get], kinds: Sequence[Any]) -> _Form:
    forms = [_form(kind) for kind in kinds]
    names = [str(place) for place in range(len(kinds))]

    def column(given: Sequence[Any]) -> pa.Array:
        valid, missing = _valid(given)
        if missing:
            columns = [
                form.column([None if one is None else take(one) for one in given])
                for form, take in zip(forms, get, strict=True)
            ]
        else:
            columns = [form.column(list(map(take, given))) for form, take in zip(forms, get, strict=True)]
        type_ = pa.struct([pa.field(name, part.type) for name, part in zip(names, columns, strict=True)])
        return pa.Array.from_buffers(type_, len(given), [valid], missing, children=columns)

    def values(found: pa.Array) -> list[Any]:
        parts = [form.values(found.field(place)) for place, form in enumerate(forms)]
        if not found.null_count:
            return list(map(make, *parts))
        rows = zip(*parts, strict=True)
        return [make(*row) if there else None for row, there in zip(rows, _there(found), strict=True)]

    return _Form(column, values)


def _lists(kind: Any) -> _Form:
    form = _form(kind)

    def column(given: Sequence[Any]) -> pa.Array:
        flat = form.column(list(chain.from_iterable([one or () for one in given])))
        offsets = _offsets([len(one or ()) for one in given])
        return pa.Array.from_buffers(pa.list_(flat.type), len(given), [None, offsets], 0, children=[flat])

    def values(found: pa.Array) -> list[Any]:
        flat = form.values(found.values)
        return [tuple(flat[first:last]) for first, last in pairwise(_ends(found))]

    return _Form(column, values)


def _offsets(lengths: Sequence[int]) -> pa.Buffer:
    """Where each begins and the last ends."""
    offsets = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    if offsets[-1] > np.iinfo(np.int32).max:
        raise OverflowError("more than two gigabytes in one column: hand over fewer values at once")
    return pa.py_buffer(offsets.astype(np.int32))


def _ends(column: pa.Array) -> list[int]:
    found: list[int] = np.frombuffer(column.buffers()[1] or bytes(4), np.int32)[: len(column) + 1].tolist()
    return found


def _text(given: Sequence[str | None]) -> pa.Array:
    type_ = pa.string()
    try:
        data = [b"" if one is None else one.encode() for one in given]
    except UnicodeEncodeError:
        type_ = pa.binary()
        data = [b"" if one is None else one.encode("utf-8", "surrogatepass") for one in given]
    valid, missing = _valid(given)
    buffers = [valid, _offsets(list(map(len, data))), pa.py_buffer(b"".join(data))]
    return pa.Array.from_buffers(type_, len(given), buffers, missing)


def _texts(column: pa.Array) -> list[str | None]:
    data = (column.buffers()[2] or pa.py_buffer(b"")).to_pybytes()
    found = [data[first:last].decode("utf-8", "surrogatepass") for first, last in pairwise(_ends(column))]
    return (
        [one if there else None for one, there in zip(found, _there(column), strict=True)]
        if column.null_count
        else found
    )


def _named(kind: type[Enum], column: pa.Array) -> list[Any]:
    return [None if one is None else kind(one) for one in _texts(column)]
