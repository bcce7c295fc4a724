"""The page of a long story."""

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.account.timeline import Entry
from onrecord.model import Span
from onrecord.show import days
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
    assert inner == {"main", "d2021-05-07", "d2021-07-03"}
    assert inner <= set(read.ids)
    laid = days.lay("The ferry", ENTRIES, REPORTS)
    assert [bar.marked for bar in laid.volume.bars].count(True) == 2
    assert [month.title for month in laid.months] == ["May 2021", "June 2021", "July 2021"]


def test_a_story_without_days_or_dates_is_a_page_too() -> None:
    assert "No day matters" in days.page("Nothing", (), (replace(ECHO, published=None),))


def test_hostile_words_are_text() -> None:
    report = replace(HERALD, id=HOSTILE, text=HOSTILE, title=HOSTILE, outlet=HOSTILE, url=HOSTILE)
    entry = Entry(date(2021, 5, 4), (Span(HOSTILE, 0, len(HOSTILE)),), 1)
    read = Read(days.page(HOSTILE, (entry,), (report,)))
    assert read.tags.count("script") == 1 and read.handlers == []
    assert all(re.match("#", link) for link in read.links)
