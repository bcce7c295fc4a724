"""A name is one entity through the whole report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.names import Found, find
from onrecord.text.layout import paragraphs


def names(text: str, read: list[tuple[int, int, str, float]] | None = None) -> list[Found]:
    return find(text, paragraphs(text), read or [])


def who(text: str) -> list[tuple[str, str]]:
    """(as printed, as known) of every person."""
    return [(text[n.start : n.end], n.name) for n in names(text) if n.kind == "person"]


def test_a_surname_and_a_given_name_are_the_full_name() -> None:
    text = "Laura Bennet spoke first. Bennet was tired, said Tom Oakes. Mrs. Bennet thanked Laura's sister."
    assert who(text) == [
        ("Laura Bennet", "Laura Bennet"),
        ("Bennet", "Laura Bennet"),
        ("Tom Oakes", "Tom Oakes"),
        ("Bennet", "Laura Bennet"),
        ("Laura", "Laura Bennet"),
    ]


def test_two_people_with_one_surname_stay_two() -> None:
    text = "Paul Harker and Emma Harker met. Mr. Harker laughed. Ms. Harker said no. Emma left."
    assert [name for _, name in who(text)] == [
        "Paul Harker",
        "Emma Harker",
        "Paul Harker",
        "Emma Harker",
        "Emma Harker",
    ]


def test_a_lone_surname_stays_with_the_first_who_is_called_so() -> None:
    text = "Paul Harker spoke. Harker smiled. Then Emma Harker spoke. Harker laughed."
    assert [name for _, name in who(text)] == ["Paul Harker", "Paul Harker", "Emma Harker", "Paul Harker"]


def test_a_lone_surname_is_not_whom_the_report_calls_by_the_given_name() -> None:
    text = "Dan Frost spoke. Then his brother Paul Frost spoke. Paul smiled. Frost laughed."
    assert [name for _, name in who(text)] == ["Dan Frost", "Paul Frost", "Paul Frost", "Dan Frost"]


def test_longer_and_shorter_full_names_are_one() -> None:
    text = "Donald J. Marsh spoke. Donald Marsh left. Marsh slept."
    assert {name for _, name in who(text)} == {"Donald J. Marsh"}


def test_a_family_is_nobody() -> None:
    assert [printed for printed, _ in who("John Castle spoke. Love to the Castle family.")] == ["John Castle"]


def test_a_slip_of_the_pen_is_the_same_person() -> None:
    text = "Ivor Cadwell said yes. Cadwlel, who is 60, said no."
    assert {name for _, name in who(text)} == {"Ivor Cadwell"}


def test_titles_and_possessives_are_no_part_of_a_name() -> None:
    assert who("President Anna Rossi's plan failed, Sen. Rossi said.") == [
        ("Anna Rossi", "Anna Rossi"),
        ("Rossi", "Anna Rossi"),
    ]


def test_months_days_and_openings_are_no_names() -> None:
    assert names("On Monday the rain stopped. In April it began. However, nobody came. It's May 3.") == []


def test_a_headline_in_title_case_gives_only_names_that_the_text_knows() -> None:
    text = "Mayor Says Old Bridge Will Go, Laura Bennet Warns\n\nLaura Bennet spoke on Monday."
    assert who(text) == [("Laura Bennet", "Laura Bennet"), ("Laura Bennet", "Laura Bennet")]


def test_kinds_by_the_words_beside() -> None:
    kinds = {
        n.name: n.kind
        for n in names("The militant group Bright Dawn fled to the town of Oxley, Exeter City Council said.")
    }
    assert kinds["Bright Dawn"] == "organisation"
    assert kinds["Oxley"] == "place"
    assert kinds["Exeter City Council"] == "organisation"


def test_the_encoder_s_kind_counts_and_its_spans_are_mended() -> None:
    text = "We met Marie-Louise Duval in Bascombe."
    start = text.index("Marie")
    found = names(text, [(start, start + 6, "person", 0.9), (text.index("Bascombe"), len(text) - 1, "place", 0.9)])
    assert [(n.name, n.kind) for n in found] == [("Marie-Louise Duval", "person"), ("Bascombe", "place")]


def test_a_title_of_a_work_is_one_name() -> None:
    text = "She sang “Long Way Down” twice."
    span = (text.index("Long"), text.index("”"))
    assert [(n.name, n.kind) for n in find(text, paragraphs(text), (), [span])] == [("Long Way Down", "work")]


@given(st.text(alphabet="AaBb. ,'’\n-JohnMr", max_size=60), st.lists(st.integers(0, 60), max_size=6))
def test_names_stand_in_order_within_the_text(text: str, edges: list[int]) -> None:
    read = [(a, min(a + 5, len(text)), "person", 0.6) for a in sorted(edges) if a < len(text)]
    found = names(text, read)
    end = 0
    for name in found:
        assert end <= name.start < name.end <= len(text)
        assert name.name
        end = name.end


def test_what_somebody_is_stays_out_of_a_name() -> None:
    assert who(
        "Comedian Laura Bennet laughed.\n\nHarbour Trust CEO Paul Harker did not.\n\nHunter Emma Oakes left."
    ) == [
        ("Laura Bennet", "Laura Bennet"),
        ("Paul Harker", "Paul Harker"),
        ("Hunter Emma Oakes", "Hunter Emma Oakes"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The visit was a mistake, Minister for Transport Ann Lowe said.", ["Ann Lowe"]),
        ("South Korean officials met the leader of South Sudan.", ["South Sudan"]),
        ("Bob Stone says Monday’s meeting is the first.", ["Bob Stone"]),
    ],
)
def test_what_is_no_part_of_a_name(text: str, wanted: list[str]) -> None:
    assert [found.name for found in names(text)] == wanted


def test_a_firm_of_two_is_one_organisation() -> None:
    text = "The chain Orde & Vance shut a shop. Orde & Vance CEO Ann Lowe wept."
    assert [(n.name, n.kind) for n in names(text)] == [
        ("Orde & Vance", "organisation"),
        ("Orde & Vance", "organisation"),
        ("Ann Lowe", "person"),
    ]


def test_a_club_by_its_first_word() -> None:
    text = "They beat Velden Athletic on Saturday. Later Velden's keeper said Velden were unlucky."
    assert {n.name for n in names(text)} == {"Velden Athletic"}


def test_capitals_that_name_nobody() -> None:
    assert names("The group said at 0912 GMT that the CEO would meet the CFO.") == []


def test_a_verb_before_a_surname_is_no_given_name() -> None:
    text = "Will Bennet fell silent. Sentencing Bennet on Friday, the court was full."
    assert {name for _, name in who(text)} == {"Will Bennet"}


def test_a_port_by_its_last_word() -> None:
    text = "The ferry left Port Velden on Friday. Later Velden's harbour was shut, and Velden said nothing."
    assert {(n.name, n.kind) for n in names(text)} == {("Port Velden", "place")}


def test_a_body_is_not_named_after_whose_it_is() -> None:
    text = "Orrin is proud of its choir. Orrin's Minster Choir sang on Friday."
    whole = text.index("Orrin's"), text.index(" sang")
    found = names(text, [(0, 5, "place", 0.9), (*whole, "organisation", 0.9)])
    assert [n.name for n in found if n.kind == "organisation"] == ["Minster Choir"]


def test_a_crowd_or_a_trade_at_the_head_of_a_sentence_is_no_name() -> None:
    text = "Activists said no. Analysts warned of it. Witness accounts differ. Others said yes, and Libyans agreed."
    assert names(text) == []
    read = [(0, 11, "person", 0.9)]
    assert [n.name for n in names("Steven King wrote it. King said so.", read)] == ["Steven King", "Steven King"]


def test_an_origin_begins_the_name_of_a_body() -> None:
    text = "Islamic State claimed it, and British Airways said that the European Union agreed with American voters."
    assert [(n.name, n.kind) for n in names(text)] == [
        ("Islamic State", "organisation"),
        ("British Airways", "organisation"),
        ("European Union", "organisation"),
    ]


def test_a_trade_in_apposition_makes_a_person_of_what_is_read_as_a_body() -> None:
    read = [(0, 14, "organisation", 0.65)]
    found = names("Carlyle Thayer, a Vietnam expert at the academy, said no.", read)
    assert [(n.name, n.kind) for n in found if n.name == "Carlyle Thayer"] == [("Carlyle Thayer", "person")]
    (group,) = names("Carlyle Thayer, a producer of oil at the coast, said no.", read)
    assert group.kind == "organisation"
