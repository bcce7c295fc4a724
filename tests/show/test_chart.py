"""The timeline as a picture."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Days, Event
from onrecord.show.bars import stacked, volume
from onrecord.show.chart import scale, timeline
from onrecord.show.places import Places
from tests.show.values import HERALD, account

DAY = date(2021, 5, 3)


def test_two_dates_of_one_event_are_two_pins_in_one_row_and_never_one_between() -> None:
    told = account()
    line = timeline(told, Places(told.reports))
    clash = next(entry for entry in line.entries if entry.clash)
    assert [date.days for date in clash.dates] == ["Sun. 2 May 2021", "Mon. 3 May 2021"]
    assert [mark.letters for mark in clash.marks] == ["B", "A"]
    assert all(mark.point for mark in clash.marks)
    assert clash.marks[0].x < clash.marks[1].x


def test_without_the_difference_each_date_has_its_row() -> None:
    told = replace(account(), differences=())
    assert not any(entry.clash for entry in timeline(told, Places(told.reports)).entries)


def test_an_open_interval_is_a_bar_to_the_edge() -> None:
    told = account()
    last = timeline(told, Places(told.reports)).entries[-1]
    assert last.marks[0].open_right and not last.marks[0].point


def test_events_of_one_day_share_a_row() -> None:
    event = Event(Days(DAY, DAY), "x", (HERALD.span(0, 4),))
    told = replace(account(), differences=(), events=(event, replace(event, about="y"), replace(event, about="z")))
    line = timeline(told, Places(told.reports))
    assert [len(entry.dates[0].happened) for entry in line.entries] == [3]


def test_what_ended_long_before_the_first_report_is_background() -> None:
    told = account()
    first = min(report.day for report in told.reports if report.day)
    long_ago = [first - timedelta(400 + number) for number in range(5)]
    near = [first - timedelta(number) for number in range(5)]
    events = tuple(Event(Days(day, day), "x", (HERALD.span(0, 4),)) for day in (*long_ago, *near))
    line = timeline(replace(told, differences=(), events=events), Places(told.reports))
    assert (len(line.earlier), len(line.entries)) == (5, 5)
    few = timeline(replace(told, differences=(), events=events[3:]), Places(told.reports))
    assert (len(few.earlier), len(few.entries)) == (0, 7)


def test_a_long_gap_is_cut_and_the_days_beside_it_stay_apart() -> None:
    laid = scale([date(1887, 1, 1), DAY, DAY + timedelta(1), DAY + timedelta(2)])
    assert len(laid.cuts) == 1
    places = [x for _, x in laid.marks]
    assert min(b - a for a, b in pairwise(places)) >= 4


@given(st.lists(st.dates(), max_size=60))
def test_days_stand_in_their_order_within_the_picture(days: list[date]) -> None:
    laid = scale(days)
    places = [laid.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= x <= 100.001 for x in places)


def test_a_story_without_dates_has_no_picture() -> None:
    told = replace(account(), events=(), reports=(replace(HERALD, published=None),), annotations=())
    assert timeline(told, Places(told.reports)).entries == ()


def test_reports_are_counted_by_day_and_over_years_by_a_longer_step() -> None:
    few = volume({DAY: 3, DAY + timedelta(2): 6}, {DAY})
    assert [(bar.height, bar.marked) for bar in few.bars] == [(50, True), (100, False)]
    long = volume({DAY: 1, DAY + timedelta(400): 1, DAY + timedelta(401): 2})
    assert long.step == "week" and sum(bar.number for bar in long.bars) == long.total == 4


@given(st.dictionaries(st.dates(), st.integers(1, 9), max_size=40))
def test_bars_stay_in_the_picture_and_lose_nothing(counts: dict[date, int]) -> None:
    drawn = volume(counts)
    assert sum(bar.number for bar in drawn.bars) == sum(counts.values())
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.1 and bar.height <= 100 for bar in drawn.bars)


def test_segments_stand_side_by_side_on_one_scale() -> None:
    (first, second) = stacked([[("A", 30), ("B", 10)], [("A", 20), ("B", 0)]])
    assert [(part.x, part.width) for part in first] == [(0, 75), (75, 25)]
    assert [(part.label, part.width) for part in second] == [("A", 50)]
