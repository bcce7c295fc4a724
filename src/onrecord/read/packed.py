"""What is packed in gzip, zstd and ZIP, opened as it is read and stopped where it swells beyond measure."""

import gzip
import io
import shutil
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO, Protocol, cast

from onrecord.errors import InputError
from onrecord.model.report import Refusal
from onrecord.read.sources import Source, inside
from onrecord.settings import Settings

_FREE = 64 << 20  # bytes that may come out whatever went in
_MOST = 150  # times the size that went in, beyond that; text packs ten times, a repetitive archive fifty
_FILES = 100_000


class _Counted(io.RawIOBase):
    """A file that counts what is read from it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


class _Reading(Protocol):
    """What gzip, zstd and ZIP files have in common."""

    def read1(self, size: int, /) -> bytes: ...
    def close(self) -> None: ...


class _Bounded(io.RawIOBase):
    """An unpacked stream that ends with an InputError where far more comes out than went in."""

    def __init__(self, unpacked: _Reading, packed: _Counted, name: str) -> None:
        self._unpacked, self._packed, self._name = unpacked, packed, name
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._unpacked.read1(min(len(buffer), 1 << 16))
        except (EOFError, gzip.BadGzipFile, zlib.error, zipfile.BadZipFile, ValueError, RuntimeError) as error:
            raise InputError(f"cut off or damaged after {self._out:,} bytes: {error}") from error
        buffer[: len(data)] = data
        self._out += len(data)
        if self._out > _FREE and self._out > _MOST * max(self._packed.count, 1):
            raise InputError(f"swells more than {_MOST} times when it is unpacked; nothing of the kind is news")
        return len(data)

    def close(self) -> None:
        self._unpacked.close()
        self._packed.close()
        super().close()


def _stream(unpacked: _Reading, packed: _Counted, name: str) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Bounded(unpacked, packed, name), 1 << 16))


def unpack_gzip(source: Source, settings: Settings) -> Iterator[Source | Refusal]:
    """The one file in a gzip file."""

    def opened() -> BinaryIO:
        packed = _Counted(source.open())
        return _stream(gzip.GzipFile(fileobj=io.BufferedReader(packed)), packed, source.name)

    yield replace(source, open=opened)


def unpack_zstd(source: Source, settings: Settings) -> Iterator[Source | Refusal]:
    """The one file in a zstd file."""
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdError, ZstdFile
    else:
        from backports.zstd import ZstdError, ZstdFile

    class Damaged(ZstdFile):
        """zstd's own error as the one that other formats raise."""

        def read1(self, size: int | None = -1) -> bytes:
            try:
                return bytes(super().read1(size))
            except ZstdError as error:
                raise ValueError(str(error)) from error

    def opened() -> BinaryIO:
        packed = _Counted(source.open())
        return _stream(Damaged(io.BufferedReader(packed)), packed, source.name)

    yield replace(source, open=opened)


def unpack_zip(source: Source, settings: Settings) -> Iterator[Source | Refusal]:
    """The files in a ZIP file, in name order; hidden ones are passed over."""
    with source.open() as given, _seekable(given) as file:
        try:
            archive = zipfile.ZipFile(file)
            entries = sorted(archive.infolist(), key=lambda info: info.filename)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            yield Refusal(source.name, f"a damaged ZIP file: {error}", "", "pack it anew")
            return
        if len(entries) > _FILES:
            yield Refusal(source.name, f"a ZIP file of {len(entries):,} files", "", f"at most {_FILES:,} are read")
            return
        left = _FREE * 4 + _MOST * sum(info.compress_size for info in entries)
        for info in entries:
            if info.is_dir() or _hidden(info.filename):
                continue
            left -= info.file_size
            if left < 0:
                yield Refusal(
                    source.name, "swells beyond measure when it is unpacked", info.filename, "unpack it first"
                )
                return
            if info.flag_bits & 1:
                yield Refusal(source.name, "locked with a password", info.filename, "unpack it first")
                continue
            yield inside(source, info.filename, lambda info=info: _entry(archive, info))  # type: ignore[misc]


@contextmanager
def _seekable(file: BinaryIO) -> Iterator[BinaryIO]:
    """The file, or a copy of it where it comes as a stream: a ZIP file's list of contents stands at its end."""
    if file.seekable():
        yield file
        return
    with tempfile.SpooledTemporaryFile(max_size=1 << 24) as copy:
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _hidden(name: str) -> bool:
    return any(piece.startswith((".", "__MACOSX")) for piece in name.split("/"))


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    packed = _Counted(io.BytesIO())
    packed.count = info.compress_size
    try:
        return _stream(cast(zipfile.ZipExtFile, archive.open(info)), packed, info.filename)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
        raise InputError(f"cannot be unpacked: {error}") from error
