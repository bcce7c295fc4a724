"""Days and moments out of what sources write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.dates import moment


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04T08:30:00Z", "2021-03-04T08:30:00Z"),
        ("2021-03-04 08:30:00+01:00", "2021-03-04T08:30:00+01:00"),
        ("2021-03-04 08:30:00 UTC", "2021-03-04T08:30:00Z"),
        ("2021-03-04T08:30:00.123Z", "2021-03-04T08:30:00.123Z"),
        ("20210304", "2021-03-04"),
        ("20210304T083000Z", "2021-03-04T08:30:00Z"),
        ("2021/3/4", "2021-03-04"),
        ("March 4, 2021", "2021-03-04"),
        ("Thursday, March 4th, 2021", "2021-03-04"),
        ("4 March 2021", "2021-03-04"),
        ("4 Sept. 2021", "2021-09-04"),
        ("Mar. 4, 2021 at 8:30 p.m. EST", "2021-03-04T20:30:00-05:00"),
        ("Published 6:16 p.m. ET March 4, 2021", "2021-03-04T18:16:00"),
        ("Thu, 04 Mar 2021 08:30:00 GMT", "2021-03-04T08:30:00+00:00"),
        ("Thu Mar 4, 2021 6:47 pm GMT", "2021-03-04T18:47:00+00:00"),
        ("03/14/2021", "2021-03-14"),
        ("14.03.2021", "2021-03-14"),
        (1614846600, "2021-03-04T08:30:00Z"),
        (1614846600000, "2021-03-04T08:30:00Z"),
        ("1614846600", "2021-03-04T08:30:00Z"),
    ],
)
def test_what_is_written_and_what_is_meant(written: object, meant: str) -> None:
    assert moment(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "",
        "03/04/2021",
        "2021-02-30",
        "2021-13-01",
        "yesterday",
        "March 2021",
        "May be 4, 2021",
        None,
        True,
        17,
        [],
        "4",
    ],
)
def test_what_tells_no_day_for_sure(written: object) -> None:
    assert moment(written) is None


@given(st.dates(min_value=__import__("datetime").date(1000, 1, 1)))
def test_iso_days_stay_as_they_are(day: object) -> None:
    assert moment(str(day)) == str(day)


@given(st.one_of(st.text(max_size=80), st.integers(), st.floats(), st.binary(max_size=9)))
def test_anything_is_a_moment_or_none(value: object) -> None:
    found = moment(value)
    assert found is None or found[:4].isdigit()
