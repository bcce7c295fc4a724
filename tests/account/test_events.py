"""Events: dated, with the words that say so and how each date was read."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.account import events, new, summary
from onrecord.account.dated import LONGEST, comments
from onrecord.annotate.times import find
from onrecord.model import Annotation, Event, Report, Span
from onrecord.read.parts import told_apart


def report(name: str, published: str | None, text: str, outlet: str | None = None) -> Report:
    return told_apart(Report(name, text, published=published, outlet=outlet))


def marks(*reports: Report) -> tuple[Annotation, ...]:
    return tuple(Annotation(r.id, find(r.text, r.published, report=r.id, skip=r.apart)) for r in reports)


def happened(*reports: Report) -> tuple[Event, ...]:
    return events.find(reports, marks(*reports))


FERRY = report(
    "herald",
    "2021-05-07",
    "The ferry Aurelia ran aground off Skarvoy on Wednesday night with 112 passengers aboard.\n\n"
    "Captain Ragnhild Moe said the steering had failed. The ferry was built in Gdansk in 1998.",
)
LATER = report(
    "gazette",
    "2021-05-09",
    "Inspectors went aboard the grounded ferry Aurelia on Saturday.\n\n"
    "The Aurelia ran aground near Skarvoy on May 5 with more than 100 passengers.",
)
CLASH = report(
    "courier", "2021-05-10", "The ferry Aurelia ran aground off Skarvoy on May 6 with 112 passengers, owners said."
)


def test_a_relative_day_is_dated_from_publication_and_says_so() -> None:
    first = next(event for event in happened(FERRY) if event.days.exact)
    assert first.days.first == date(2021, 5, 5)
    assert first.derivation == ("'Wednesday night', published Friday 7 May 2021 → Wednesday 5 May 2021",)
    assert [span.of(FERRY.text) for span in first.time] == ["Wednesday night"]


def test_the_same_event_in_two_reports_is_one_entry() -> None:
    (aground,) = [event for event in happened(FERRY, LATER) if event.days.first == date(2021, 5, 5)]
    assert {span.report for span in aground.evidence} == {"herald", "gazette"}
    assert "ran aground" in aground.about


def test_an_event_dated_differently_has_an_entry_for_each_date() -> None:
    days = [event.days.first for event in happened(FERRY, LATER, CLASH) if "aground" in event.about]
    assert days == [date(2021, 5, 5), date(2021, 5, 6)]


def test_events_come_in_order_of_their_days_whatever_the_order_of_reports() -> None:
    one, other = happened(FERRY, LATER, CLASH), happened(CLASH, LATER, FERRY)
    assert [event.days for event in one] == [event.days for event in other]
    firsts = [event.days.first for event in one if event.days.first]
    assert firsts == sorted(firsts)


def test_vague_intervals_hours_and_names_with_years_date_nothing() -> None:
    text = (
        "The harbour has had no ferry this week. The bell rang at 9:40. "
        "Moe spoke of the 2017 Skarvoy Regatta. Fares rose last year."
    )
    assert happened(report("a", "2021-05-07", text)) == ()


def test_half_a_season_dates_nothing() -> None:
    texts = ("More than 27 million people used the line in 2015/16, the town said.", "It carried fewer in 2014-15.")
    assert happened(report("a", "2016-11-09", " ".join(texts))) == ()


def test_a_report_without_a_date_keeps_its_full_dates_only() -> None:
    found = happened(report("a", None, "The ferry sank on Tuesday. It had been launched on 3 May 1998 in Gdansk."))
    assert [event.days.first for event in found] == [date(1998, 5, 3)]


def test_evidence_is_a_sentence_or_a_clause_of_a_long_one() -> None:
    long = (
        "The ferry Aurelia ran aground on May 5, 2021, "
        + "and passengers waited on deck for boats, " * 20
        + "they said."
    )
    (found,) = happened(report("a", "2021-05-07", long))
    assert all(0 < len(span) <= LONGEST for span in found.evidence)
    assert "May 5" in found.evidence[0].of(long)


def test_comments_below_a_report_yield_nothing() -> None:
    stamps = "".join(
        f"reader{n}\nMay {n}, 2021 at 4:1{n} pm | Reply\nWe sailed there on May {n}.\n" for n in range(1, 9)
    )
    own = FERRY.text + " Nobody was hurt, and the harbour master thanked the crews of two fishing boats."
    text = own + "\n" + stamps
    assert comments(text, len(text)) <= len(own) + 20
    noisy = happened(report("herald", "2021-05-07", text))
    assert {event.days for event in noisy} <= {event.days for event in happened(FERRY)}


@pytest.mark.parametrize("text", ["", " ", "\n" * 50, "Monday", "2021-05-05", "x" * 5000, "May 5, " * 2000])
def test_odd_input_is_no_error(text: str) -> None:
    odd = report("a", "2021-05-07", text)
    found = happened(odd)
    assert all(len(span) <= LONGEST for event in found for span in event.evidence)
    assert summary.choose([odd], marks(odd), found) is not None
    assert new.find([odd, FERRY], marks(odd, FERRY)) is not None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["On May 5, ", "the ferry sank. ", "“Yes,” she said. ", "\n\n", "May 6 – ", "Aurelia ", "…"]),
        max_size=30,
    )
)
def test_evidence_and_times_lie_within_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for event in happened(report("a", "2021-05-07", text)):
        for span in (*event.evidence, *event.time):
            assert 0 <= span.start < span.end <= len(text)
        assert all(any(e.holds(t) for e in event.evidence) for t in event.time)


def test_a_summary_is_whole_sentences_that_stand_alone_and_differ() -> None:
    reports = (FERRY, LATER, CLASH)
    found = happened(*reports)
    chosen = summary.choose(reports, marks(*reports), found)
    texts = {r.id: r.text for r in reports}
    said = [span.of(texts[span.report]) for span in chosen]
    assert 1 <= len(chosen) <= summary.MOST
    assert "ran aground" in said[0]
    assert sum("ran aground" in words for words in said) == 1
    assert all(words.endswith(".") and not words.startswith(("He ", "She ", "It ")) for words in said)


def test_what_is_new_is_what_no_earlier_report_has() -> None:
    (added,) = new.find((LATER, FERRY), marks(LATER, FERRY))
    assert added.report == "gazette"
    assert [span.of(LATER.text) for span in added.evidence] == [
        "Inspectors went aboard the grounded ferry Aurelia on Saturday."
    ]


def test_the_same_report_twice_adds_nothing() -> None:
    again = FERRY.named("again")
    assert new.find((FERRY, again), marks(FERRY, again)) == ()
    assert Span("again", 0, 1) not in summary.choose((FERRY, again), marks(FERRY, again))


@pytest.mark.parametrize(
    "stamp", ["20 March 2021 13:22", "20 March, 2021 at 9.05", "2021-03-20 13:22", "20/3/2021, 13:22"]
)
def test_comments_begin_at_stamps_that_end_their_lines(stamp: str) -> None:
    own = (
        "The Orrin bridge fell on 9 March 2021 at 17:40 in Halvern. The inquest heard that by 9 March 2021 at 18:05 all"
    )
    own += " boats were out."
    text = f"{own}\n\nJules\n\n{stamp}\n\nI was there in 2019.\n\nMaro\n\n{stamp}\n\nNobody cared."
    assert len(own) <= comments(text, len(text)) <= len(own) + 10
    assert comments(own, len(own)) == len(own)
