"""Numbers as they are printed, and when two of them can both be right."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.account.quantities import Fit, fit, quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("twenty-one", 21, ""),
        ("one hundred and five", 105, ""),
        ("$5.2 billion", 5.2e9, "$"),
        ("5m dollars", 5e6, "$"),
        ("50 per cent", 50, "percent"),
        ("50%", 50, "percent"),
        ("a 19-year-old", 19, "year old"),
        ("two dozen", 24, ""),
        ("half a million", 5e5, ""),
        ("the 21st", 21, "rank"),
        ("their sixth", 6, "rank"),
    ],
)
def test_reads(text: str, value: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize("text", ["a third of them", "at 5:30", "dozens", "A4"])
def test_leaves_out_what_counts_nothing(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("about 50", "52", Fit.NEAR),
        ("about 50", "70", Fit.APART),
        ("105", "150", Fit.APART),
        ("nine miles", "15 kilometres", Fit.NEAR),
        ("12", "twelve", Fit.EQUAL),
        ("more than 200", "276", Fit.NEAR),
        ("more than 270", "200", Fit.APART),
        ("$5m", "5%", Fit.NEAR),
        ("1.2 million", "1,234,567", Fit.NEAR),
        ("more than 2,000", "more than 2,200", Fit.NEAR),
        ("at least 223", "at least 233", Fit.APART),
    ],
)
def test_fit(a: str, b: str, expected: Fit) -> None:
    assert fit(quantities(a)[0], quantities(b)[0]) is expected
    assert fit(quantities(b)[0], quantities(a)[0]) is expected


@given(st.text(alphabet="0123456789,. $%onetwhdru-m\n", max_size=60))
def test_places_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = quantities(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(x.end <= y.start for x, y in pairwise(found))
