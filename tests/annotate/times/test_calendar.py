"""Values and days of the calendar belong to each other; intervals compare by laws."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.times import calendar
from onrecord.annotate.times.holidays import HOLIDAYS, easter, nth
from onrecord.model.when import Days, Relation

DAY = st.dates(date(2, 1, 1), date(9990, 12, 31))
ENDS = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2000, 1, 8)))


@st.composite
def intervals(draw: st.DrawFn) -> Days:
    first, last = draw(ENDS), draw(ENDS)
    return Days(last, first) if first and last and last < first else Days(first, last)


OPPOSITE = {
    Relation.BEFORE: Relation.AFTER,
    Relation.AFTER: Relation.BEFORE,
    Relation.OVERLAPS: Relation.OVERLAPS,
    Relation.UNKNOWN: Relation.UNKNOWN,
}


@given(intervals(), intervals())
def test_turned_round_a_relation_is_its_opposite(a: Days, b: Days) -> None:
    assert b.relation(a) is OPPOSITE[a.relation(b)]


@given(intervals(), intervals(), intervals())
def test_before_is_transitive(a: Days, b: Days, c: Days) -> None:
    if a.relation(b) is Relation.BEFORE and b.relation(c) is Relation.BEFORE:
        assert a.relation(c) in (Relation.BEFORE, Relation.UNKNOWN)
        closed = None not in (a.last, c.first)
        assert not closed or a.relation(c) is Relation.BEFORE


@given(intervals())
def test_an_interval_never_lies_before_itself(a: Days) -> None:
    assert a.relation(a) in (Relation.OVERLAPS, Relation.UNKNOWN)


@given(intervals(), intervals(), ENDS, ENDS)
def test_what_is_claimed_of_an_open_interval_holds_for_each_way_to_close_it(
    a: Days, b: Days, first: date | None, last: date | None
) -> None:
    claimed = a.relation(b)
    closed = Days(a.first or first, a.last or last)
    proper = closed.first and closed.last and closed.first <= closed.last
    if claimed in (Relation.BEFORE, Relation.AFTER) and proper:
        assert closed.relation(b) in (claimed, Relation.UNKNOWN)


@given(DAY)
def test_each_value_of_a_day_holds_that_day(day: date) -> None:
    year, month = f"{day.year:04}", f"{day.month:02}"
    values = [
        day.isoformat(), f"{year}-{month}", year, calendar.week(day), calendar.quarter(day), f"{day.isoformat()}TNI",
        f"{year}-H{1 if day.month < 7 else 2}",
    ]  # fmt: skip
    if day.year >= 100:
        values += [year[:3], year[:2]]
    for value in values:
        days = calendar.denoted(value)
        assert days is not None and days.first is not None and days.last is not None
        assert days.first <= day <= days.last, value


@given(DAY, st.integers(-500, 500))
def test_months_on_stays_in_the_month_meant(day: date, count: int) -> None:
    found = calendar.months_on(day, count)
    if found:
        assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == count
        assert found.day <= day.day


@given(DAY)
def test_a_week_is_seven_days_from_monday_even_at_the_turn_of_the_year(day: date) -> None:
    days = calendar.denoted(calendar.week(day))
    assert days and days.first and days.last
    assert days.first.isoweekday() == 1 and days.last - days.first == timedelta(days=6)


def test_values_that_are_no_stretch_of_the_calendar() -> None:
    for value in ("P2W", "PRESENT_REF", "XXXX-WXX-1", "2019-02-29", "2019-W53", "2020-13", "BC0480", "", None, "0000"):
        assert calendar.denoted(value) is None, value


def test_seasons() -> None:
    assert str(calendar.denoted("2020-WI")) == "2020-12-01/2021-02-28"
    assert str(calendar.denoted("2019-SU")) == "2019-06-01/2019-08-31"


def test_moving_feasts() -> None:
    assert [easter(y) for y in (1818, 2000, 2019, 2024)] == [
        date(1818, 3, 22), date(2000, 4, 23), date(2019, 4, 21), date(2024, 3, 31),
    ]  # fmt: skip
    assert nth(2020, 11, 4, 4) == date(2020, 11, 26)
    assert nth(2021, 5, 1, -1) == date(2021, 5, 31)
    assert all(rule(2020).year == 2020 for rule in HOLIDAYS.values())
