"""What find promises on any text: places, order, options, bad input, bounded time."""

import random
import time as clock
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.times import find, why
from onrecord.annotate.times.tagger import LEXICON, as_day

PIECES = [
    "the", "last", "May", "may", "march", "3", "19", "1990", "two", "weeks", "ago", "Monday", "on", "of", "and",
    "a few", "early", "the end of", "quarter", "third", "night", "10:35", "a.m.", "’99", "1970s", "century", "BC",
    ",", ".", "-", "–", "(", "İ", "é", "\n", "\n\n", "'s", "30 February", "year-old", "ago", "every", "$", "2020-10-16",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@given(st.one_of(SOUP, st.text(max_size=200)), st.sampled_from(["2020-10-16", "0001-01-01", "9999-12-31", None]))
def test_spans_lie_in_the_text_in_order_and_apart(text: str, published: str | None) -> None:
    for kind in ("auto", "news", "narrative"):
        end = 0
        for time in find(text, published, kind=kind):
            assert end <= time.span.start < time.span.end <= len(text)
            printed = text[time.span.start : time.span.end]
            assert printed == printed.strip()
            end = time.span.end
            if time.days:
                assert time.days.first or time.days.last
                assert not (time.days.first and time.days.last) or time.days.first <= time.days.last


@given(SOUP)
def test_no_days_for_relative_times_without_a_day_of_publication(text: str) -> None:
    assert all(t.anchor is not None or t.days is None or t.value for t in find(text, None, kind="news"))


def test_the_report_is_named_in_every_span() -> None:
    assert {t.span.report for t in find("He spoke today, not yesterday.", date(2020, 10, 16), report="a")} == {"a"}


def test_what_is_skipped_is_left_out() -> None:
    text = " date 2020-10-15 He spoke on Tuesday."
    assert [t.value for t in find(text, "2020-10-15", skip=[(0, 16)])] == ["2020-10-13"]


@pytest.mark.parametrize("published", ["", "soon", "2020-13-45", "20", None])
def test_a_day_of_publication_that_is_none_is_unknown(published: str | None) -> None:
    (time,) = find("He spoke yesterday.", published)
    assert (time.value, time.days) == ("XXXX-XX-XX", None)


def test_a_moment_of_publication_counts_as_its_day() -> None:
    assert as_day("2020-10-16T09:00:00Z") == date(2020, 10, 16)


def test_absolute_times_need_no_day_of_publication() -> None:
    (time,) = find("He spoke on 5 June 2019.", None)
    assert str(time.days) == "2019-06-05"


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_edges_of_the_calendar(published: str) -> None:
    text = "He spoke yesterday, last week, last month, last year, 3,000 years ago; tomorrow, next week, next month,"
    for time in find(
        f"{text} next year, in the next century, 9,000 years from now, last winter and next Christmas.", published
    ):
        assert time.days is None or time.days.first is None or 1 <= time.days.first.year <= 9999


def test_news_and_narrative_start_from_different_days() -> None:
    text = "The siege began on 3 May 1915. In June the walls fell."
    assert [t.value for t in find(text, "2009-12-19", kind="news")] == ["1915-05-03", "2009-06"]
    assert [t.value for t in find(text, "2009-12-19", kind="narrative")] == ["1915-05-03", "1915-06"]


def test_the_text_itself_says_which_it_is() -> None:
    years = " ".join(f"In {1900 + n} the line reached mile {n}." for n in range(12))
    assert find(f"{years} In March it stopped.", "2020-10-16")[-1].value == "1911-03"
    news = "In March it stopped, he said on Tuesday; on Monday he had not, and today he will not."
    assert find(f"{years} {news}", "2020-10-16")[-4].value == "2020-03"


def test_why_names_the_expression_the_anchor_and_the_days() -> None:
    (line,) = why("He sang on Wednesday night.", "2020-10-16")
    assert "'Wednesday night'" in line and "2020-10-16" in line and "-> 2020-10-14" in line and "part.of-day" in line


def test_every_pattern_compiles_and_begins_somewhere() -> None:
    names = {p.name for patterns in LEXICON.by_first.values() for p in patterns}
    assert len(names) > 80


def test_the_same_text_gives_the_same_times_whatever_came_before() -> None:
    text = "The third quarter was weak; a year earlier it was not. See you on Tues."
    once = find(text, "2020-11-02")
    find("Nothing. In 1999 and 2003-04 the 9th of May.", "1999-01-01")
    assert find(text, "2020-11-02") == once


RANDOM = random.Random(7)
HOSTILE = {
    "digits": "1" * 1_000_000,
    "thousands": "1" + ",000" * 250_000,
    "dots": "." * 1_000_000,
    "blanks": " " * 1_000_000,
    "the": "the " * 250_000,
    "numbers": "two hundred and " * 62_500,
    "hyphens": "seventy-" * 125_000,
    "edges": "the end of the " * 66_000,
    "slashes": "3/4/" * 250_000,
    "years": "2003-04-" * 125_000,
    "soup": " ".join(RANDOM.choices(PIECES, k=60_000)),
    "marks": "'" * 500_000 + "’99" * 100_000,
    "capitals": "İ" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_anything_takes_seconds(name: str) -> None:
    begun = clock.process_time()
    find(HOSTILE[name], "2020-10-16")
    assert clock.process_time() - begun < 30


@pytest.mark.parametrize(
    "piece", ["Monday ", "the end of the ", "1,000", "10:35 ", "2003-04-", "two weeks and ", "may "]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    costs = []
    for count in (4_000, 16_000):
        begun = clock.process_time()
        find(piece * count, "2020-10-16")
        costs.append(clock.process_time() - begun)
    assert costs[1] < 12 * max(costs[0], 0.01)


def test_neither_the_clock_nor_the_locale_has_a_say(monkeypatch: pytest.MonkeyPatch) -> None:
    import locale

    text = "On Monday, 3 March 2019, and last week; tomorrow at 5 p.m."
    expected = find(text, "2019-03-06")
    monkeypatch.setattr(clock, "time", lambda: 0.0)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    before = locale.setlocale(locale.LC_ALL)
    for name in ("C", "tr_TR.UTF-8", "de_DE.UTF-8"):
        try:
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            continue
        assert find(text, "2019-03-06") == expected
    locale.setlocale(locale.LC_ALL, before)


def test_an_old_story_is_a_narrative_though_it_says_today() -> None:
    text = (
        "Tensions rose in 1850. In July 1853 troops took the valley; in 1854 a fleet sailed. It came on 10 June 1854. "
        "On 5 November the fort fell. Ten years later it was retaken. The siege of 9 September 1855 was long. Peace "
        "was signed in March 1856. In 1858 and 1859 the army went home. Today the war is little known."
    )
    values = {text[t.span.start : t.span.end]: t.value for t in find(text, "2010-03-03")}
    assert values["5 November"] == "1854-11-05"
    assert values["Today"] == "PRESENT_REF"
