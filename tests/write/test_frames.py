"""Each layer as a data frame: every library reads it, with its columns even where it has no row."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from onrecord.columns import LAYERS
from onrecord.errors import UsageError
from onrecord.model import Account
from onrecord.write.frames import columns
from tests.show.values import account


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_every_layer_becomes_a_frame(library: str, name: str) -> None:
    module: Any = pytest.importorskip(library)
    table = columns([account()], name)
    made = module.table(table) if library == "pyarrow" else module.DataFrame(table)
    assert len(made) == table.height
    assert list(getattr(made, "column_names", None) or made.columns) == list(LAYERS[name].names)


def test_an_empty_layer_keeps_the_types_of_its_columns() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = columns([Account("none", "", None, (), ())], "quotations")
    assert table.height == 0
    assert table.arrow().schema.field("start").type == pyarrow.int64()
    assert pyarrow.RecordBatchReader.from_stream(table).schema == table.arrow().schema


def test_values_are_days_lists_and_numbers() -> None:
    told = account()
    assert columns([told], "stories")["reports"] == [len(told.reports)]
    assert columns([told], "times")["from"][0] == date(2021, 5, 3)


def test_what_utf8_cannot_hold_becomes_its_escape() -> None:
    told = account()
    odd = replace(told, reports=(replace(told.reports[0], title="a\ud800b"), *told.reports[1:]))
    assert columns([odd], "reports")["title"][0] == "a\\ud800b"


def test_an_unknown_layer_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="no such table"):
        columns([], "weather")
