"""Where a batch reads from and writes to: folders of this machine, and object stores that pyarrow or fsspec reach."""

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.errors import ArchiveError, InputError, UsageError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FullError(ArchiveError):
    """The disk, or one's share of it, is full: nothing more can be finished."""


@lru_cache(maxsize=64)
def system(address: str) -> tuple[Any, str]:
    """The file system of an address (a path, or such as s3://bucket/folder), and the path within it.

    Schemes that pyarrow does not know are looked for in fsspec, if that is installed.
    """
    from pyarrow import ArrowException, fs

    if "://" not in address:
        return fs.LocalFileSystem(), str(Path(address).absolute())
    try:
        try:
            found = fs.FileSystem.from_uri(address)
        except ArrowException:
            found = fs.FileSystem.from_uri(f"fsspec+{address}")
    except (ArrowException, OSError, ValueError, ImportError) as error:
        raise UsageError(f"{address}: this place cannot be reached: {str(error)[:200]}") from None
    return found[0], found[1].rstrip("/")


def is_remote(address: str) -> bool:
    """Whether an address is of an object store, or another file system that goes by a scheme."""
    return "://" in address


def opened(address: str) -> BinaryIO:
    """A file opened for reading."""
    if not is_remote(address):
        return Path(address).open("rb")
    where, path = system(address)
    return cast(BinaryIO, io.BufferedReader(where.open_input_file(path), 1 << 20))


def digest_of(data: bytes) -> str:
    """A fingerprint of a file's bytes."""
    return blake2b(data, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its name within the folder, its bytes and their fingerprint."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to keep results in. A file in it stands whole or not at all."""

    address: str

    def _path(self, name: str) -> tuple[Any, str]:
        where, path = system(self.address)
        return where, f"{path}/{name}"

    @property
    def local(self) -> Path | None:
        """The folder as a path of this machine, or None for an object store."""
        where, path = system(self.address)
        return Path(path) if where.type_name == "local" else None

    def write(self, name: str, data: bytes) -> Written:
        """Keep the bytes under that name. Raises FullError where there is no room left."""
        with self._explained(name):
            if self.local is not None:
                _write(self.local / name, data)
            else:
                where, path = self._path(name)
                where.create_dir(path.rpartition("/")[0], recursive=True)
                with where.open_output_stream(path) as out:  # what an object store is given stands once it is closed
                    out.write(data)
        return Written(name, len(data), digest_of(data))

    def read(self, name: str) -> bytes | None:
        """The bytes kept under that name, or None."""
        where, path = self._path(name)
        try:
            with self._explained(name), where.open_input_stream(path) as file:
                data: bytes = file.read()
                return data
        except FileNotFoundError:
            return None

    def checked(self, written: Written) -> bytes:
        """The bytes of a file as it was written. Raises InputError where they are not what they were."""
        data = self.read(written.name)
        if data is None or len(data) != written.size or digest_of(data) != written.digest:
            said = "is gone" if data is None else "is not what was written"
            raise InputError(f"{self.address}/{written.name} {said}: remove the folder it is in and run again")
        return data

    def size(self, name: str) -> int | None:
        """The size of the file of that name, or None where there is none."""
        where, path = self._path(name)
        found = where.get_file_info(path)
        return int(found.size) if found.is_file else None

    def names(self, inside: str = "") -> Iterator[str]:
        """The names of all files in the folder, or in one inside it, in order."""
        from pyarrow import fs

        where, path = self._path(inside) if inside else system(self.address)
        found = where.get_file_info(fs.FileSelector(path, allow_not_found=True, recursive=True))
        top = system(self.address)[1]
        return iter(sorted(entry.path[len(top) + 1 :] for entry in found if entry.is_file))

    def remove(self, inside: str) -> None:
        """Remove a folder inside this one with all that is in it."""
        where, path = self._path(inside)
        try:
            where.delete_dir(path)
        except FileNotFoundError:
            return

    @contextmanager
    def _explained(self, name: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as error:
            if error.errno in _FULL or "No space left" in str(error):
                raise FullError(full(self.address)) from None
            raise ArchiveError(f"{self.address}/{name}: {error.strerror or error}") from None


def full(address: str) -> str:
    """What is said where there is no room left."""
    return (
        f"{address}: no space left. All that was finished stays: make room and run the same command again,"
        " which goes on from there"
    )


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
