"""Values of the model as compact bytes and back: JSON arrays in field order, compressed."""

import json
import zlib
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def pack(value: object) -> bytes:
    """The value as bytes that :func:`unpack` reads; equal values give equal bytes."""
    text = json.dumps(plain(value), ensure_ascii=True, separators=(",", ":"))
    return zlib.compress(text.encode("ascii"), 6)


def unpack(kind: type[T], data: bytes) -> T:
    """The value of type ``kind`` that was packed. Raises ValueError where the bytes are of another kind."""
    try:
        value: T = typed(kind, json.loads(zlib.decompress(data)))
    except (zlib.error, TypeError, IndexError, KeyError) as error:
        raise ValueError(f"stored bytes hold no {kind.__name__}: {error}") from error
    return value


def plain(value: object) -> Any:
    """Lists, strings and numbers that stand for the value."""
    if is_dataclass(value) and not isinstance(value, type):
        return [plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def typed(kind: Any, value: Any) -> Any:
    """The value of type ``kind`` that ``plain`` gave; a field added later with a default may be missing at the end."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None:
            return None
        (inner,) = (option for option in get_args(kind) if option is not NoneType)
        return typed(inner, value)
    if origin is tuple:
        return _tuple(get_args(kind), value)
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(*map(typed, _types(kind), value))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is date:
        return date.fromisoformat(value)
    return value


def _tuple(inner: tuple[Any, ...], value: list[Any]) -> tuple[Any, ...]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(typed(inner[0], item) for item in value)
    return tuple(map(typed, inner, value))


@cache
def _types(kind: type) -> list[Any]:
    hints = get_type_hints(kind)
    return [hints[field.name] for field in fields(kind)]
