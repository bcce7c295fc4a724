"""What a fact-checker gets for words that someone quotes."""

import pytest

from onrecord.account.check import check
from onrecord.account.statements import align
from tests.account.stories import story

TEXTS = (
    "“We could not give them the shelter that they need to survive,” said Ada Brennan. Rain fell all day.",
    "“We could not give them the shelter that they needed to survive the night,” said Ada Brennan.",
    "“The council will vote again in spring,” said Tom Okafor.",
)


@pytest.mark.parametrize(
    "asked",
    [
        "We could not give them the shelter that they need to survive",
        "“we couldn't give them the shelter they need”",
        "We could not give them the sheltr that they needed to survive",
    ],
)
def test_cuts_and_misprints_are_found(asked: str) -> None:
    reports, marks = story(*TEXTS)
    found = check(asked, reports, marks, align(reports, marks))
    assert found is not None
    assert found.speaker == "Ada Brennan"
    assert {witness.report for witness in found.witnesses} == {"a", "b"}


def test_the_variants_stand_against_the_words_asked_about() -> None:
    reports, marks = story(*TEXTS)
    asked = "We could not give them the shelter that they need to survive"
    found = check(asked, reports, marks, align(reports, marks))
    assert found is not None
    first, second = found.witnesses
    assert (first.report, first.variants) == ("a", ())
    assert [(v.a.of(asked), v.b.of(TEXTS[1])) for v in second.variants] == [("need", "needed")]


@pytest.mark.parametrize("asked", ["", "   ", "The moon is made of green cheese, as everyone knows", "of the and to a"])
def test_nothing_like_it_is_printed(asked: str) -> None:
    reports, marks = story(*TEXTS)
    assert check(asked, reports, marks, align(reports, marks)) is None


def sides(asked: str, report: int) -> list[tuple[str, str]]:
    """What the words asked about and a report have where they part."""
    reports, marks = story(*TEXTS, "“We could not give them the shelter,” said Ada Brennan. “No ship will call here.”")
    found = check(asked, reports, marks, align(reports, marks))
    assert found is not None
    names = "abcd"
    text = reports[report].text
    (witness,) = [w for w in found.witnesses if w.report == names[report]][:1]
    return [(v.a.of(asked), v.b.of(text)) for v in witness.variants if v.kind != "typography"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "We could not give them the shelter that its survivors need",
            [("its survivors", "they")],
        ),
        ("We could never give them a shelter that they need", [("never", "not"), ("a", "the")]),
        ("We could not give them the food that they need to survive winter", [("food", "shelter"), ("winter", "")]),
    ],
)
def test_every_place_is_named_in_which_the_words_part(asked: str, expected: list[tuple[str, str]]) -> None:
    assert sides(asked, 0) == expected


def test_what_a_report_cuts_is_named() -> None:
    asked = "We could not give them the shelter that they need to survive"
    assert sides(asked, 3) == [("that they need to survive", "")]
