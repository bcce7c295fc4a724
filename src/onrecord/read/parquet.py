"""Reports from Parquet files with named columns."""

from collections.abc import Iterator
from typing import Any, cast

from onrecord.model.report import Refusal, Report
from onrecord.read import rows
from onrecord.read.sources import Source
from onrecord.settings import Settings

_BATCH = 256


def read_parquet(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """A report a row, a batch of rows in memory at a time."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        yield Refusal(source.name, "Parquet is not read without pyarrow", "", "pip install pyarrow")
        return
    with source.open() as file:
        try:
            table = pq.ParquetFile(file if file.seekable() else pa.BufferReader(file.read()))
            known = {name for kind in rows.NAMES.values() for name in kind}
            names = [name for name in table.schema_arrow.names if name.lower().replace(" ", "_") in known]
            if not rows.has_report(names):
                yield Refusal(source.name, "no column holds a text", "", "name it text, body or content")
                return
            number = source.before
            for batch in table.iter_batches(batch_size=_BATCH, columns=names):
                for row in cast(list[dict[str, Any]], batch.to_pylist()):
                    number += 1
                    yield rows.report(row, f"{source.id}-{number}", f"row {number}", source.name, settings)
        except (pa.ArrowException, OSError, ValueError) as error:
            yield Refusal(source.name, f"a damaged Parquet file: {str(error)[:120]}", "", "write it anew")
