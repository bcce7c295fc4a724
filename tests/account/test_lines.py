"""The sentences of a long story's reports, each with the days that it speaks of."""

import pytest

from onrecord.account.lines import read
from onrecord.annotate.times import find
from onrecord.model import Annotation, Report

DAYS = ("March 4", "May 20", "November 12", "January 9", "June 1", "December 3", "February 2")
REAL = ["2020-03-04", "2020-05-20", "2020-11-12", "2021-01-09", "2021-06-01", "2021-12-03", "2022-02-02"]


def opened(days: tuple[str, ...]) -> list[str]:
    text = "\n\n".join(f"{day}: The council of Halvern meets at the Orrin dam." for day in days)
    report = Report("a", text, published="2022-03-20")
    return [str(line.opens) for line in read(report, Annotation("a", find(text, report.published, report="a")))]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_chronology_that_goes_over_the_end_of_years_tells_each_day_in_its_own(backwards: bool) -> None:
    step = -1 if backwards else 1
    assert opened(DAYS[::step]) == REAL[::step]


def test_days_a_little_out_of_order_or_printed_with_their_year_stay_in_it() -> None:
    assert opened(("Jan. 4", "Jan. 20", "Jan. 18", "Feb. 2")) == [
        "2022-01-04",
        "2022-01-20",
        "2022-01-18",
        "2022-02-02",
    ]
    printed = opened(("March 4, 2017", "Oct. 20, 2018", "May 18", "Feb. 2"))
    assert printed == ["2017-03-04", "2018-10-20", "2021-05-18", "2022-02-02"]


def test_a_part_of_the_day_is_that_of_the_day_beside_it() -> None:
    text = "The Orrin dam burst during the evening rush on March 9, 2021. Crews searched through the night."
    report = Report("a", text, published="2022-03-11")
    lines = read(report, Annotation("a", find(text, report.published, report="a")))
    assert [str(day) for day in lines[0].days] == ["2021-03-09"]
