"""Reports from data frames: columns by name, what is wrong said by column and row, nothing imported for it."""

import subprocess
import sys
from datetime import datetime
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.model import Refusal, Report
from onrecord.read import reports
from onrecord.read.frame import is_frame, read_frame

TEXT = "The ferry stayed in port on Monday, the harbour master said."
COLUMNS: dict[str, list[Any]] = {
    "id": ["a", "b"],
    "body": [TEXT, TEXT + " It sails again today."],
    "published_at": [datetime(2024, 5, 7), datetime(2024, 5, 8, 9, 30)],
    "newspaper": ["Post", None],
    "pages": [1, 2],
}


def made(library: str, columns: dict[str, list[Any]]) -> Any:
    """A frame of that library. Skips where it is not installed."""
    if library == "pyarrow":
        return pytest.importorskip(library).table(columns)
    return pytest.importorskip(library).DataFrame(columns)


LIBRARIES = pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])


@LIBRARIES
def test_a_row_is_a_report_by_the_names_of_its_columns(library: str) -> None:
    frame = made(library, COLUMNS)
    assert is_frame(frame)
    one, two = (each for each in reports([frame]) if isinstance(each, Report))
    assert (one.id, one.text, one.published, one.outlet) == ("a", TEXT, "2024-05-07", "Post")
    assert (two.published, two.outlet) == ("2024-05-08T09:30:00", None)


@LIBRARIES
def test_a_frame_without_text_names_the_columns_that_it_has(library: str) -> None:
    with pytest.raises(UsageError, match="it has id, words; rename one to text"):
        list(read_frame(made(library, {"id": ["a"], "words": [TEXT]})))


@LIBRARIES
def test_a_row_that_gives_no_report_is_refused_by_row_and_column(library: str) -> None:
    found = list(read_frame(made(library, {"id": ["a", "b"], "text": [TEXT, None]})))
    assert isinstance(found[0], Report)
    assert isinstance(found[1], Refusal) and found[1].place == "row 1, column text"


def test_a_number_for_a_text_is_refused_by_its_kind() -> None:
    (found,) = read_frame(made("pandas", {"text": [5]}))
    assert isinstance(found, Refusal) and "a int where a text is expected" in found.reason


def test_what_pandas_has_for_nothing_is_nothing() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": [TEXT], "title": [float("nan")], "outlet": [pandas.NA], "date": [pandas.NaT]})
    (report,) = read_frame(frame)
    assert isinstance(report, Report)
    assert (report.title, report.outlet, report.published, report.notes) == (None, None, None, ())


def test_two_rows_of_one_id_are_kept_apart() -> None:
    frame = made("polars", {"id": ["a", "a"], "text": [TEXT, TEXT + " No."]})
    assert [each.id for each in reports([frame]) if isinstance(each, Report)] == ["a", "a-2"]


def test_a_stranger_is_told_what_is_read() -> None:
    with pytest.raises(UsageError, match="a dict is no path, address or data frame"):
        list(reports([{"text": TEXT}]))


def test_neither_library_is_imported_for_it() -> None:
    code = "import sys, onrecord; onrecord.reports; import onrecord.read.frame, onrecord.write.frames;" \
        " assert not {'pandas', 'polars', 'pyarrow'} & set(sys.modules)"  # fmt: skip
    subprocess.run([sys.executable, "-c", code], check=True)
