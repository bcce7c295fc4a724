"""Times of one sentence that two reports print on two days."""

from pathlib import Path

import pytest

from eval.reprinted import couples, readings, reports

SAID = "The bridge of Velden was opened on Monday after many months of work on it, the mayor said."


def test_the_same_sentence_on_two_days_and_what_is_told_of_it() -> None:
    rows = [{"id": str(day), "published": f"2021-03-{day:02}", "text": SAID} for day in (2, 4, 4, 25)]
    pairs = list(couples(readings(rows)))
    assert [(a.value, b.value) for a, b in pairs] == [("2021-03-01", "2021-03-01")]
    assert pairs[0][0].kind == "weekday" and pairs[0][0].printed == "Monday"


def test_reports_without_a_day_are_left_out() -> None:
    assert not readings([{"id": "a", "published": None, "text": SAID}])


@pytest.mark.parametrize("line", ["not json", "[1]", '{"id": "a"}'])
def test_a_line_that_is_no_report_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"published": "2021-03-02", "text": "It rained."}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"texts\.jsonl, line 2"):
        list(reports([path]))
