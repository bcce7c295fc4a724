"""What several reports print alike, and how many independent witnesses it has."""

from onrecord.account.agreements import find
from onrecord.account.statements import align
from onrecord.model import Copy
from tests.account.stories import story

TEXTS = (
    "The flood killed 14 villagers in Velden. “The dam was never safe and they all knew it,” said Ada Brennan.",
    "In Velden the flood had killed 14 villagers. “The dam was never safe,” said Ada Brennan.",
    "Help came late. “The dam was never safe and they all knew it,” said Ada Brennan.",
)


def test_words_and_counts_have_their_witnesses() -> None:
    reports, marks = story(*TEXTS)
    found = find(reports, marks, align(reports, marks))
    assert [(a.about, a.witnesses) for a in found] == [("words of Ada Brennan", 3), ("villagers", 2)]


def test_a_copy_is_no_second_witness() -> None:
    reports, marks = story(*TEXTS)
    found = find(reports, marks, align(reports, marks), [Copy("a", "c", 0.9, 0.8)])
    assert [a.witnesses for a in found] == [2, 2]


def test_only_the_words_that_most_reports_print_are_agreed_on() -> None:
    reports, marks = story(*TEXTS)
    words = next(a for a in find(reports, marks, align(reports, marks)) if a.about.startswith("words"))
    assert words.value == "The dam was never safe"
