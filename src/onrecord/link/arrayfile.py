"""Many arrays in one file, read by mapping it into memory: what is not looked at is not read.

The file: a line of JSON (the caller's own header; name, type, shape and place of each array), then the bytes of each.
"""

import json
import mmap
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ALIGNED = 64  # bytes at which each array begins

Arrays = dict[str, NDArray[Any]]


def write(path: Path, header: object, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Keep the arrays in the file; what was there before stays whole until the new file is complete."""
    places, at = [], 0
    for name, array in arrays.items():
        places.append([name, array.dtype.str, array.shape, at])
        at += -(-array.nbytes // _ALIGNED) * _ALIGNED
    line = json.dumps({"arrays": places, "header": header}).encode()
    line += b" " * (-(len(line) + 1) % _ALIGNED) + b"\n"
    new = path.with_name(path.name + ".new")
    with new.open("wb") as file:
        file.write(line)
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).data)
            file.write(b"\0" * (-array.nbytes % _ALIGNED))
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def read(path: Path) -> tuple[Any, Arrays]:
    """The header and the arrays; changing one changes no file. Raises OSError, and ValueError for any other file."""
    with path.open("rb") as file:
        line = file.readline()
        if not line.endswith(b"\n"):
            raise ValueError(f"{path}: no file of arrays")
        whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    try:
        form = json.loads(line)
        found = {name: _array(whole, len(line) + at, kind, shape) for name, kind, shape, at in form["arrays"]}
        return form["header"], found
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path}: no file of arrays: {error}") from error


def _array(whole: mmap.mmap, at: int, kind: str, shape: list[int]) -> NDArray[Any]:
    count = int(np.prod(shape, dtype=np.int64))
    if not count:
        return np.empty(shape, kind)
    return np.frombuffer(whole, kind, count, at).reshape(shape)
