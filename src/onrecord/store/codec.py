"""Values of the model as compact bytes and back: JSON arrays in field order, compressed."""

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def pack(value: object) -> bytes:
    """A value of the model as bytes that :func:`unpack` reads; equal values give equal bytes."""
    text = json.dumps(plain(value), ensure_ascii=True, separators=(",", ":"))
    return zlib.compress(text.encode("ascii"), 6)


def lists(data: bytes) -> list[Any]:
    """What was packed, as the lists that stand for it, fields in order.

    For what reads a few fields of many values: it takes a fraction of the time of :func:`unpack`.
    """
    found: list[Any] = json.loads(zlib.decompress(data))
    return found


def places(kind: type, *names: str) -> tuple[int, ...]:
    """Where in the lists of type ``kind`` those fields stand."""
    all_names = [field.name for field in fields(kind)]
    return tuple(all_names.index(name) for name in names)


def unpack(kind: type[T], data: bytes) -> T:
    """The value of type ``kind`` that was packed. Raises ValueError where the bytes are of another kind."""
    try:
        value: T = typed(kind, json.loads(zlib.decompress(data)))
    except (zlib.error, TypeError, IndexError, KeyError) as error:
        raise ValueError(f"stored bytes hold no {kind.__name__}: {error}") from error
    return value


def plain(value: object) -> Any:
    """Sequences, strings and numbers that stand for the value, which is of a type whose fields say theirs."""
    kind: Any = type(value)
    write = _writer(kind)
    return write(value) if write else value


def typed(kind: Any, value: Any) -> Any:
    """The value of type ``kind`` that ``plain`` gave; a field added later with a default may be missing at the end."""
    read = _reader(kind)
    return read(value) if read else value


Read = Callable[[Any], Any]
Write = Callable[[Any], Any]


@cache
def _writer(kind: Any) -> Write | None:
    """What makes of a value of that type what stands for it, or None where it stands for itself."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (inner,) = (option for option in get_args(kind) if option is not NoneType)
        write = _writer(inner)
        return None if write is None else lambda value: None if value is None else write(value)
    if origin is tuple:
        return _writer_of_tuples(get_args(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        return _writer_of_fields(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return attrgetter("value")
    return date.isoformat if kind is date else None


def _writer_of_tuples(inner: tuple[Any, ...]) -> Write | None:
    if len(inner) == 2 and inner[1] is Ellipsis:
        write = _writer(inner[0])
        return None if write is None else lambda value: [write(item) for item in value]
    writers = [_writer(kind) for kind in inner]
    return lambda value: [write(v) if write else v for write, v in zip(writers, value, strict=True)]


def _writer_of_fields(kind: type) -> Write:
    hints, names = get_type_hints(kind), [field.name for field in fields(kind)]
    writers = [_writer(hints[name]) for name in names]
    if len(names) == 1:
        (write,), read = writers, attrgetter(names[0])
        return lambda value: [write(read(value)) if write else read(value)]
    row = attrgetter(*names)
    if not any(writers):
        return row
    return lambda value: [write(v) if write else v for write, v in zip(writers, row(value), strict=True)]


@cache
def _reader(kind: Any) -> Read | None:
    """What makes a value of that type from what stands for it, or None where it stands for itself."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (inner,) = (option for option in get_args(kind) if option is not NoneType)
        read = _reader(inner)
        return None if read is None else lambda value: None if value is None else read(value)
    if origin is tuple:
        return _tuples(get_args(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = [_reader(hints[field.name]) for field in fields(kind)]
        if not any(readers):
            return lambda row: kind(*row[: len(readers)])
        return lambda row: kind(*[read(v) if read else v for read, v in zip(readers, row, strict=False)])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return date.fromisoformat if kind is date else None


def _tuples(inner: tuple[Any, ...]) -> Read:
    if len(inner) == 2 and inner[1] is Ellipsis:
        read = _reader(inner[0])
        return tuple if read is None else lambda row: tuple([read(item) for item in row])
    readers = [_reader(kind) for kind in inner]
    return lambda row: tuple([read(v) if read else v for read, v in zip(readers, row, strict=False)])
