"""Pieces of input files: where a file may be cut, and the reports of one piece."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.engines.places import is_remote, opened, system
from onrecord.errors import UsageError
from onrecord.model import Refusal, Report
from onrecord.read.reading import finished, read_source
from onrecord.read.sources import Source, kind_of, stem, walk
from onrecord.settings import Settings

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was given: its address, its bytes and, once it was surveyed, their fingerprint."""

    address: str
    size: int
    digest: str = ""

    @property
    def name(self) -> str:
        """The file's own name, which ids may be made of."""
        return self.address.replace("\\", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an input: its bytes of JSON Lines, or its rows of Parquet, from ``start`` to ``end``.

    ``before`` is how many lines stand before it; ``kind`` is lines, rows, or whole for a file that is not cut.
    """

    input: int
    kind: str = "whole"
    start: int = 0
    end: int = 0
    before: int = 0


def inputs(addresses: Sequence[str]) -> list[Input]:
    """The files under all addresses in order. Raises UsageError for one that is not there, or none at all."""
    found = [one for address in addresses for one in (_listed if is_remote(address) else _walked)(address)]
    if not found:
        raise UsageError("no file found: give files of JSON Lines, Parquet or WARC, or folders of them")
    return found


def _walked(address: str) -> Iterator[Input]:
    path = Path(address)
    if not path.exists():
        raise UsageError(f"{address}: there is no such file or folder")
    for source in walk(path):
        if isinstance(source, Refusal):
            if source.lost:
                raise UsageError(str(source))
        elif source.path is None:
            raise UsageError(f"{source.name}: a batch reads files, which it can read again: keep it in a file first")
        else:
            yield Input(str(source.path), source.path.stat().st_size)


def _listed(address: str) -> Iterator[Input]:
    from pyarrow import fs

    where, path = system(address)
    top = where.get_file_info(path)
    if top.is_file:
        yield Input(address, top.size)
        return
    if top.type == fs.FileType.NotFound:
        raise UsageError(f"{address}: there is no such file or folder")
    entries = sorted(where.get_file_info(fs.FileSelector(path, recursive=True)), key=lambda entry: str(entry.path))
    for entry in entries:
        inside = entry.path[len(path) + 1 :]
        if entry.is_file and not any(part.startswith(".") for part in inside.split("/")):
            yield Input(f"{address.rstrip('/')}/{inside}", entry.size)


@dataclass(frozen=True, slots=True)
class Survey:
    """What was seen of an input: its fingerprint, and the pieces that it is cut into."""

    digest: str
    pieces: tuple[Piece, ...]


def survey(given: Input, number: int, cuts: Sequence[int]) -> Survey:
    """Read a file through once: its fingerprint, and its pieces, cut near those bytes where its kind allows it."""
    with opened(given.address) as file:
        head = file.read(8192)
    kind = kind_of(_source(given), head) if head else ""
    if kind == "parquet":
        return Survey(_digest(given), _rows(given, number, cuts))
    seen, lines = blake2b(digest_size=16), _Lines(cuts)
    with opened(given.address) as file:
        while block := file.read(_BLOCK):
            seen.update(block)
            if kind == "jsonl":
                lines.see(block)
    starts = [(0, 0), *lines.found]
    ends = [place for place, _ in lines.found] + [given.size]
    if len(starts) == 1:
        return Survey(seen.hexdigest(), (Piece(number),))
    pieces = (Piece(number, "lines", at, end, n) for (at, n), end in zip(starts, ends, strict=True) if at < end)
    return Survey(seen.hexdigest(), tuple(pieces))


class _Lines:
    """Finds, in blocks of bytes as they come, the first line that begins at each wanted place or after it."""

    def __init__(self, wanted: Sequence[int]) -> None:
        self.found: list[tuple[int, int]] = []
        self._wanted = sorted(place for place in wanted if place > 0)
        self._at = self._number = 0

    def see(self, block: bytes) -> None:
        while self._wanted:
            place = max(self._wanted[0] - 1 - self._at, 0)
            end = block.find(b"\n", place)
            if place >= len(block) or end < 0:
                break
            start = self._at + end + 1
            self.found.append((start, self._number + block.count(b"\n", 0, end + 1)))
            self._wanted = [place for place in self._wanted if place > start]
        self._at += len(block)
        self._number += block.count(b"\n")


def _digest(given: Input) -> str:
    seen = blake2b(digest_size=16)
    with opened(given.address) as file:
        while block := file.read(_BLOCK):
            seen.update(block)
    return seen.hexdigest()


def _rows(given: Input, number: int, cuts: Sequence[int]) -> tuple[Piece, ...]:
    """A Parquet file's rows cut in the proportions of its bytes; one that cannot be opened stays whole."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with opened(given.address) as file:
            rows = parquet.ParquetFile(file).metadata.num_rows
    except (pa.ArrowException, OSError, ValueError):
        return (Piece(number),)
    edges = sorted({0, rows, *(rows * place // max(1, given.size) for place in cuts)})
    if len(edges) < 3:
        return (Piece(number),)
    return tuple(Piece(number, "rows", a, b, a) for a, b in pairwise(edges))


def read(given: Input, piece: Piece, settings: Settings = Settings()) -> Iterator[Report | Refusal]:
    """The reports of a piece, and what was refused, in order; the ids are those that the file gives."""
    source = _source(given)
    if piece.kind == "lines":
        source = replace(source, open=partial(_stretch, given.address, piece), kind="jsonl", before=piece.before)
    found = _read_rows(given, piece, settings) if piece.kind == "rows" else read_source(source, settings)
    for one in found:
        yield finished(one) if isinstance(one, Report) else one


def _source(given: Input) -> Source:
    path = None if is_remote(given.address) else Path(given.address)
    return Source(given.address, stem(given.name), partial(opened, given.address), path)


class _Bounded(io.RawIOBase):
    """A stretch of an open file."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._left = file, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._file.read(min(len(buffer), self._left))
        buffer[: len(data)] = data
        self._left -= len(data)
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def _stretch(address: str, piece: Piece) -> BinaryIO:
    file = opened(address)
    file.seek(piece.start)
    return cast(BinaryIO, io.BufferedReader(_Bounded(file, piece.end - piece.start), _BLOCK))


def _read_rows(given: Input, piece: Piece, settings: Settings) -> Iterator[Report | Refusal]:
    """Some rows of a Parquet file; where it is damaged, those before the damage."""
    import pyarrow as pa
    from pyarrow import parquet

    kept: list[pa.RecordBatch] = []
    damage = ""
    with opened(given.address) as file:
        try:
            table = parquet.ParquetFile(file)
            groups, before = _groups(table, piece)
            for batch in table.iter_batches(256, row_groups=groups):
                first, last = max(piece.start - before, 0), min(piece.end - before, len(batch))
                if first < last:
                    kept.append(batch.slice(first, last - first))
                before += len(batch)
        except (pa.ArrowException, OSError, ValueError) as error:
            damage = str(error)[:120]
    if kept:
        out = pa.BufferOutputStream()
        parquet.write_table(pa.Table.from_batches(kept), out)
        data = out.getvalue().to_pybytes()
        source = replace(_source(given), open=lambda: io.BytesIO(data), kind="parquet", before=piece.start)
        yield from read_source(source, settings)
    if damage:
        row = piece.start + sum(map(len, kept)) + 1
        yield Refusal(given.address, f"a damaged Parquet file: {damage}", f"row {row}", "write it anew")


def _groups(table: "object", piece: Piece) -> tuple[list[int], int]:
    """The row groups that hold a piece's rows, and the number of the first row in them."""
    metadata = table.metadata  # type: ignore[attr-defined]
    wanted: list[int] = []
    at = before = 0
    for number in range(metadata.num_row_groups):
        rows = metadata.row_group(number).num_rows
        if at < piece.end and piece.start < at + rows:
            before = at if not wanted else before
            wanted.append(number)
        at += rows
    return wanted, before
