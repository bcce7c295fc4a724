"""Rows of reports and annotations between the stages of a batch: packed values beside what they are sorted by."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Annotation, Report
from onrecord.store.codec import pack, unpack

if TYPE_CHECKING:
    import pyarrow as pa


def escaped(text: str) -> str:
    """The text with each lone surrogate, which Arrow cannot hold, as its escape."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def of_reports(reports: Sequence[Report], digests: Sequence[bytes]) -> "pa.Table":
    """A row for each report of a shard, in order."""
    import pyarrow as pa

    return pa.table(
        {
            "place": pa.array(range(len(reports)), pa.int32()),
            "id": pa.array([escaped(report.id) for report in reports], pa.string()),
            "published": pa.array([escaped(report.published or "~") for report in reports], pa.string()),
            "digest": pa.array(digests, pa.binary()),
            "report": pa.array([pack(report) for report in reports], pa.binary()),
        }
    )


def of_annotations(places: Sequence[int], renamed: Sequence[str | None], marks: Sequence[Annotation]) -> "pa.Table":
    """A row for each report that is kept: its place, its new id if it has one, what stands beside it."""
    import pyarrow as pa

    return pa.table(
        {
            "place": pa.array(places, pa.int32()),
            "renamed": pa.array(renamed, pa.string()),
            "annotation": pa.array([pack(mark) for mark in marks], pa.binary()),
        }
    )


def reports(table: "pa.Table") -> Iterator[Report]:
    """The reports of rows, in their order, under the ids that they have now."""
    renamed = table.column("renamed").to_pylist() if "renamed" in table.column_names else [None] * len(table)
    for data, name in zip(table.column("report").to_pylist(), renamed, strict=True):
        report = unpack(Report, data)
        yield report.named(name) if name else report


def annotations(table: "pa.Table") -> Iterator[Annotation]:
    """The annotations of rows, in their order."""
    for data in table.column("annotation").to_pylist():
        yield unpack(Annotation, data)


def taken(table: "pa.Table", places: Sequence[int]) -> "pa.Table":
    """The rows at those places, of which there may be none."""
    import pyarrow as pa

    return table.take(pa.array(places, pa.int64()))


def stored(table: "pa.Table") -> bytes:
    """The rows as the bytes of a Parquet file: the same rows, the same bytes."""
    import pyarrow as pa
    from pyarrow import parquet

    out = pa.BufferOutputStream()
    parquet.write_table(table, out, compression="zstd")
    data: bytes = out.getvalue().to_pybytes()
    return data


def loaded(data: bytes) -> "pa.Table":
    """The rows that :func:`stored` kept."""
    import pyarrow as pa
    from pyarrow import parquet

    return parquet.read_table(pa.BufferReader(data))
