"""Quotation marks are paired by form and place, over paragraphs too, and apostrophes are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.quotations.marks import Quoted, pair
from onrecord.text.layout import paragraphs


def outer(text: str) -> list[list[str]]:
    """The pieces of each pair that no other pair holds."""
    return [words(text, q) for q in pair(text, paragraphs(text)) if not q.depth]


def words(text: str, quoted: Quoted) -> list[str]:
    return [text[a:b] for a, b in quoted.pieces]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("He said: “We will rebuild.”", [["We will rebuild."]]),
        ('"We will rebuild," he said. "Soon."', [["We will rebuild,"], ["Soon."]]),
        ("‘We will rebuild,’ he said.", [["We will rebuild,"]]),
        ("'We will rebuild,' he said.", [["We will rebuild,"]]),
        ('“We will rebuild," he said.', [["We will rebuild,"]]),
        ('"We will rebuild,” he said.', [["We will rebuild,"]]),
        ("“We want the old bridge back.’’", [["We want the old bridge back."]]),
        ("``We will rebuild,'' he said.", [["We will rebuild,"]]),
        ("„Wir bauen“, sagte sie.", [["Wir bauen"]]),
        ("« Nous construirons », dit-elle.", [["Nous construirons"]]),
        ("»Wir bauen«, sagte sie.", [["Wir bauen"]]),
        ("He called it 'a mess' and left.", [["a mess"]]),
        ('The word ("bridge") was misspelt.', [["bridge"]]),
        ("The bridge—“a wreck”—stays.", [["a wreck"]]),
        ("“…and we will rebuild,” she said.", [["…and we will rebuild,"]]),
    ],
)
def test_pairs_of_every_style(text: str, pieces: list[list[str]]) -> None:
    assert outer(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "It’s the boys’ own fault, isn’t it?",
        "It's the boys' own fault, isn't it?",
        "Rock 'n' roll of the '90s, y'all, 'tis true.",
        "He is 6'2\" tall.",
        'A 12" record and a 7" single',
        "O’Brien and D’Arcy met.",
        "",
    ],
)
def test_apostrophes_feet_and_inches_are_no_marks(text: str) -> None:
    assert outer(text) == []


def test_an_inch_inside_a_quotation_does_not_close_it() -> None:
    assert outer('"We got 6" of rain overnight," she said.') == [['We got 6" of rain overnight,']]


def test_a_plural_possessive_inside_single_marks_does_not_close_them() -> None:
    assert outer("‘We saw the boys’ coats there,’ he said.") == [["We saw the boys’ coats there,"]]
    assert outer("'We saw the boys' coats there,' he said.") == [["We saw the boys' coats there,"]]


def test_nested_marks_stay_inside() -> None:
    text = "“He said, ‘Go home,’ and we went,” she said."
    found = pair(text, paragraphs(text))
    assert [(q.depth, words(text, q)) for q in found] == [
        (0, ["He said, ‘Go home,’ and we went,"]),
        (1, ["Go home,"]),
    ]


def test_nested_marks_that_close_together() -> None:
    assert outer("“And I say, ‘We are out of salt,'” he said.") == [["And I say, ‘We are out of salt,'"]]
    assert outer("\"And I say, 'We are out of salt,'\" he said.") == [["And I say, 'We are out of salt,'"]]


def test_nested_marks_of_the_same_kind() -> None:
    assert outer("“I said “never” to him,” she said.") == [["I said “never” to him,"]]


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”"), ("‘", "’")])
def test_a_paragraph_that_reopens_goes_on_with_the_same_quotation(opening: str, closing: str) -> None:
    text = f"{opening}First we dig.\n\n{opening}Then we pour.\n\n{opening}Then we wait.{closing}\n\nRain fell."
    assert outer(text) == [["First we dig.", "Then we pour.", "Then we wait."]]


def test_after_a_closing_mark_a_new_paragraph_is_a_new_quotation() -> None:
    assert outer("“First we dig.”\n\n“Then we pour.”") == [["First we dig."], ["Then we pour."]]


def test_a_quotation_over_paragraphs_that_only_its_ends_mark() -> None:
    assert outer("“First we dig.\n\nThen we pour.” Rain fell.") == [["First we dig.", "Then we pour."]]


def test_a_missing_closing_mark_ends_before_the_cue() -> None:
    assert outer('"First we dig, she said. "Then we pour," she added.') == [["First we dig,"], ["Then we pour,"]]
    assert outer("“First we dig, she said.\n\nRain fell.") == [["First we dig,"]]


def test_a_stray_straight_mark_does_not_swallow_curly_pairs() -> None:
    assert outer('"She came on stage, chanting “No more!”\n\n“No more!” they replied.') == [["No more!"], ["No more!"]]


def test_a_closing_mark_alone_is_nothing() -> None:
    assert outer("No more!” they said.") == []


@given(st.text(alphabet="aB ,.'\"“”‘’«»„`\n6", max_size=80))
def test_pieces_lie_in_order_within_the_text_and_never_cross(text: str) -> None:
    found = pair(text, paragraphs(text))
    ends = 0
    for quoted in found:
        assert 0 <= quoted.outer[0] <= quoted.start < quoted.end <= quoted.outer[1] <= len(text)
        assert list(quoted.pieces) == sorted(quoted.pieces)
        if not quoted.depth:
            assert quoted.outer[0] >= ends
            ends = quoted.outer[1]


@given(st.lists(st.sampled_from(["We dig.", "It’s late,", "the boys’ coats", "No"]), min_size=1, max_size=5))
def test_what_curly_marks_enclose_comes_back(sentences: list[str]) -> None:
    text = " she said. ".join(f"“{s}”" for s in sentences)
    assert outer(text) == [[s] for s in sentences]
