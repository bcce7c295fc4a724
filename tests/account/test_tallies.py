"""What two reports count of one thing in sentences that are not alike."""

import pytest

from onrecord.account.differences import find
from onrecord.account.statements import align
from tests.account.stories import quoted, report


def told(a: str, b: str, first: str = "2021-03-05", later: str = "2021-03-05") -> list[tuple[str, str, str]]:
    reports = [report("a", a, first), report("b", b, later)]
    marks = [quoted(each) for each in reports]
    found = find(reports, marks, align(reports, marks))[0]
    return [(d.severity, d.a.value, d.b.value) for d in found if d.kind == "number"]


def test_all_of_those_in_one_place() -> None:
    a = "All 61 guests in the ballroom reached the street unhurt."
    b = "There were 16 guests in the ballroom, says the hotel's own list, when the ceiling began to crack."
    assert told(a, b) == [("hard", "61", "16")]


@pytest.mark.parametrize(
    "part", ["Six guests in the ballroom were treated for cuts.", "Two of the guests in the ballroom had left early."]
)
def test_a_part_of_them_is_no_other_count(part: str) -> None:
    assert told("All 61 guests in the ballroom reached the street unhurt.", part) == []


def test_what_all_but_a_few_did() -> None:
    a = "A nurse said that all but four were wearing uniforms when the bus brought them back to the barracks."
    b = "The ministry's list shows that two of them were wearing a uniform."
    assert told(a, b) == [("hard", "all but 4", "2")]


def test_a_toll_that_rises_in_other_words_is_an_update() -> None:
    a = "Two were taken to St. Ulric's Hospital with burns, the ambulance service of Velden said on Saturday."
    b = "Four people were treated in hospital, the ambulance service of Velden said, up from two over the weekend."
    assert told(a, b, later="2021-03-08") == [("update", "2", "4")]
    assert "hard" not in {severity for severity, *_ in told(b, a, later="2021-03-08")}


def test_tolls_of_two_events_are_left_alone() -> None:
    a = "The landslide above Velden killed nine people on Monday."
    b = "An earthquake in 1968 killed 4,300 people along the coast."
    assert told(a, b, later="2021-03-08") == []


def test_one_thing_told_in_other_words_on_another_day() -> None:
    a = report("a", "The harbour ferry Ilse Marn came to Velden in 2015 from the shipyard at Norwood, Texas.")
    b = report(
        "b", "Built at the shipyard in Norwood, Texas, the ferry Ilse Marn was brought to Velden harbour in 2014."
    )
    marks = [quoted(each) for each in (a, b)]
    found = find([a, b], marks, align([a, b], marks))[0]
    assert [(d.kind, d.severity, d.a.span.of(a.text)) for d in found] == [("date", "hard", "2015")]


def test_a_swap_that_is_none() -> None:
    a = report(
        "a", "The minister told reporters that this was not a swap. The prisoners came home on the morning train."
    )
    b = report("b", "Nine sailors came home as part of a prisoner swap, two officers of the harbour police said.")
    marks = [quoted(each) for each in (a, b)]
    found = find([a, b], marks, align([a, b], marks))[0]
    assert [(d.kind, d.severity, d.b.value) for d in found] == [("wording", "hard", "part of a prisoner swap")]


def test_a_toll_that_rose_and_a_toll_of_another_time() -> None:
    a = "At least 11 people were killed on Friday when a train left the rails near Velden."
    b = "The toll of the train crash near Velden rose to 19 on Friday night. A train crash in 2014 killed 26 people."
    assert told(a, b, later="2021-03-06") == [("update", "over 11", "19")]


def test_what_reports_open_with_is_of_one_event() -> None:
    a = "Flood at Velden kills nine\n\nA flood at the Velden camp has killed nine people, officials said."
    b = "14 dead at Velden camp\n\nBy nightfall the number of people known to have lost their lives stood at 14."
    assert told(a, b, later="2021-03-06") == [("update", "9", "14")]
