"""The page of a long story."""

import re
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.account.timeline import Entry, Witness
from onrecord.model import Difference, Side, Span
from onrecord.show import days
from onrecord.show.timeline_picture import months, picture
from tests.show.test_page import HOSTILE, Read
from tests.show.values import ECHO, HERALD, at

START = date(2021, 5, 4)
REPORTS = tuple(
    replace(HERALD, id=f"r{n}", published=(START + timedelta(n)).isoformat(), title=f"Day {n}") for n in range(0, 90, 3)
)
SENTENCE = replace(at(HERALD, "The ferry ran aground on Monday night with 61 aboard."), report="r3")
ENTRIES = (
    Entry(START + timedelta(3), (SENTENCE,), 2),
    Entry(START + timedelta(60), (replace(SENTENCE, report="r60"),), 1, new=True),
)


def test_each_day_has_its_sentences_as_printed_and_where() -> None:
    text = days.page("The ferry", ENTRIES, REPORTS)
    assert "The ferry ran aground on Monday night with 61 aboard." in text
    assert f"r3:{SENTENCE.start}-{SENTENCE.end}" in text
    assert text.count('<span class="tag hard">new</span>') == 1


def test_chosen_days_are_marked_in_the_picture_and_each_month_leads_to_them() -> None:
    read = Read(days.page("The ferry", ENTRIES, REPORTS))
    inner = {link[1:] for link in read.links if link.startswith("#")}
    assert inner == {"main", "d2021-05-07", "d2021-07-03", "m2021-05", "m2021-06", "m2021-07"}
    assert inner <= set(read.ids)
    laid = days.lay("The ferry", ENTRIES, REPORTS)
    assert laid.picture and [point.id for point in laid.picture.points] == ["d2021-05-07", "d2021-07-03"]
    assert sum(bar.number for bar in laid.picture.bars) == laid.picture.total == 30
    assert [month.title for month in laid.months] == ["May 2021", "June 2021", "July 2021"]
    assert sum(month.picture.total for month in laid.months) == 30


def test_a_day_folds_out_to_its_witnesses_and_what_they_differ_on() -> None:
    told = at(HERALD, "The ferry ran aground on Monday night with 61 aboard.")
    reports = (HERALD, replace(HERALD, id="copy", outlet="Copyist"), replace(ECHO, id="e"))
    other = Span("e", 0, 20)
    differ = Difference("number", "hard", "aboard", Side(told, "61"), Side(other, "16"), "61 in one, 16 in the other")
    evidence = (
        Witness(told, HERALD.label),
        Witness(replace(told, report="copy"), HERALD.label),
        Witness(other, ECHO.label),
    )
    text = days.page("The ferry", (Entry(START, (told,), 2, False, evidence, (differ,)),), reports)
    assert "3 reports speak of this day" in text and "they differ on 1 point" in text
    assert text.count(f"shares its text with {HERALD.label}") == 1
    assert '<p class="value">61</p>' in text and '<p class="value">16</p>' in text


@settings(deadline=None)
@given(st.dictionaries(st.dates(), st.integers(1, 9), max_size=12), st.lists(st.dates(), max_size=6, unique=True))
def test_any_days_make_a_picture(counts: dict[date, int], chosen: list[date]) -> None:
    drawn = picture(counts, sorted(chosen))
    assert (drawn is None) == (not counts)
    if drawn:
        assert drawn.total == sum(counts.values()) and len(drawn.links) == len(drawn.bars)
        assert all(0 <= point.x <= 100 for point in drawn.points)
        assert all(-0.5 <= bar.x <= 100 and 0 < bar.height <= 100 for bar in drawn.bars)
        assert sum(int(pair.split(":")[1]) for pair in drawn.counts.split()) == drawn.total
    ids = {month.id for month in months(counts, sorted(chosen))}
    assert not ids or drawn is None or set(drawn.links) <= ids


def test_a_story_without_days_or_dates_is_a_page_too() -> None:
    assert "No day matters" in days.page("Nothing", (), (replace(ECHO, published=None),))


def test_hostile_words_are_text() -> None:
    report = replace(HERALD, id=HOSTILE, text=HOSTILE, title=HOSTILE, outlet=HOSTILE, url=HOSTILE)
    entry = Entry(date(2021, 5, 4), (Span(HOSTILE, 0, len(HOSTILE)),), 1)
    read = Read(days.page(HOSTILE, (entry,), (report,)))
    assert read.tags.count("script") == 1 and read.handlers == []
    assert all(re.match("#", link) for link in read.links)
