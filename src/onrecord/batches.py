"""Values of the model as Arrow record batches, column by column, and back: what worker processes hand to each other.

The columns follow from the types: a dataclass is a struct of its fields, ``tuple[X, ...]`` a list, another tuple a
struct of its places, an enum its value, a date a date. Text with lone surrogates, which Arrow's text cannot hold, goes
as bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from itertools import chain, pairwise
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import pyarrow as pa

T = TypeVar("T")


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
        return _lists(inner[0]) if inner[-1] is Ellipsis else _struct(lambda *parts: parts, _places(len(inner)), inner)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]
        return _struct(kind, [_attribute(name) for name in names], [hints[name] for name in names])
    if issubclass(kind, Enum):
        return _Form(lambda given: _text([one and one.value for one in given]), lambda column: _named(kind, column))
    if kind is str:
        return _Form(_text, _texts)
    type_ = {int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}[kind]
    return _Form(lambda given: pa.array(given, type_), lambda column: column.to_pylist())


Get = Callable[[Any], Any]


def _attribute(name: str) -> Get:
    return lambda value: getattr(value, name)


def _places(count: int) -> list[Get]:
    return [lambda value, place=place: value[place] for place in range(count)]  # type: ignore[misc]


def _struct(make: Callable[..., Any], get: Sequence[Get], kinds: Sequence[Any]) -> _Form:
    forms = [_form(kind) for kind in kinds]
    names = [str(place) for place in range(len(kinds))]

    def column(given: Sequence[Any]) -> pa.Array:
        missing = [one is None for one in given]
        columns = [
            form.column([None if one is None else take(one) for one in given])
            for form, take in zip(forms, get, strict=True)
        ]
        return pa.StructArray.from_arrays(columns, names, mask=pa.array(missing, pa.bool_()))

    def values(found: pa.Array) -> list[Any]:
        parts = [form.values(part) for form, part in zip(forms, found.flatten(), strict=True)]
        made = found.is_valid().to_pylist()
        return [make(*row) if there else None for row, there in zip(zip(*parts, strict=True), made, strict=True)]

    return _Form(column, values)


def _lists(kind: Any) -> _Form:
    form = _form(kind)

    def column(given: Sequence[Any]) -> pa.Array:
        ends, total = [0], 0
        for one in given:
            total += len(one or ())
            ends.append(total)
        flat = form.column(list(chain.from_iterable(one or () for one in given)))
        return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), flat)

    def values(found: pa.Array) -> list[Any]:
        flat = form.values(found.values)
        return [tuple(flat[first:last]) for first, last in pairwise(found.offsets.to_pylist())]

    return _Form(column, values)


def _text(given: Sequence[str | None]) -> pa.Array:
    try:
        return pa.array(given, pa.string())
    except UnicodeEncodeError:
        return pa.array([None if one is None else one.encode("utf-8", "surrogatepass") for one in given], pa.binary())


def _texts(column: pa.Array) -> list[str | None]:
    found: list[Any] = column.to_pylist()
    if pa.types.is_binary(column.type):
        return [None if one is None else one.decode("utf-8", "surrogatepass") for one in found]
    return found


def _named(kind: type[Enum], column: pa.Array) -> list[Any]:
    return [None if one is None else kind(one) for one in _texts(column)]
