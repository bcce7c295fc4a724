"""Who did it, who said it, in which words: where two reports part in these, and where only the telling does."""

import pytest

from onrecord.account.clauses import clauses
from onrecord.account.differences import find
from onrecord.account.statements import align
from onrecord.model import Annotation, Mention, Report, Span
from tests.account.stories import quoted, report


def hard(a: str, b: str) -> list[tuple[str, str, str]]:
    reports = [report("a", a), report("b", b)]
    marks = [quoted(each) for each in reports]
    texts = {each.id: each.text for each in reports}
    found, _ = find(reports, marks, align(reports, marks))
    return [
        (d.kind, d.a.span.of(texts[d.a.span.report]), d.b.span.of(texts[d.b.span.report]))
        for d in found
        if d.severity == "hard"
    ]


ROAD = "Engineers closed the coast road near Port Alden after {who} found a crack in the old stone bridge."


def test_a_name_with_a_particle_is_a_name() -> None:
    a, b = ROAD.format(who="Nasir al-Hamid"), ROAD.format(who="Rosa Prewitt")
    assert [kind for kind, *_ in hard(a, b)] == ["name"]


def test_a_name_that_the_annotation_found_is_one_where_it_begins_its_sentence() -> None:
    given = Report("a", "Velden fenced off the quay.", "2021-03-05")
    mention = Mention(Span("a", 0, 6), "Velden", "organisation")
    (clause,) = clauses(given, Annotation("a", mentions=(mention,)))
    assert clause.units[0].name


def test_the_verb_of_saying_may_change_with_the_speaker() -> None:
    line = "{who} that the work in the valley, where it has 9,500 men, would remain hard and must go on for years."
    found = hard("It rained. " + line.format(who="Osman Dale said"), line.format(who="Rosa Prewitt noted"))
    assert found == [("attribution", "Osman Dale", "Rosa Prewitt")]


def test_a_name_beside_its_words_parts_though_the_other_stands_near() -> None:
    words = "“We are trying to make up for the losses that we saw in the spring,” said {who}."
    a, b = words.format(who="Osman"), "Osman wrote that exports fell.\n" + words.format(who="Prewitt")
    assert hard(a, b) == [("attribution", "Osman", "Prewitt")]


def test_a_report_that_prints_both_wordings_is_at_odds_with_itself() -> None:
    first = "“When the assets of a fund decline in open plans, the burden is on the workers,” Orr said."
    second = "“When the assets of a fund decline in closed plans, the burden is on the firm,” Orr said."
    assert hard(f"{first}\n{second}", second) == []


@pytest.mark.parametrize("word", ["we", "they"])
def test_the_second_word_of_a_sentence_can_part_two_printings(word: str) -> None:
    words = "“If {} are to have a policy, it should be approved by the council with its purposes stated,” Orr wrote."
    found = hard(words.format("you"), words.format(word))
    assert found == [("wording", "you", word)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the North", "Pyongyang"),
        ("Robin Lowe, a captain of the Alden Guard,", "the Alden Guard captain Robin Lowe"),
    ],
)
def test_one_thing_under_another_name_parts_nothing(first: str, second: str) -> None:
    assert hard(ROAD.format(who=first), ROAD.format(who=second)) == []


def test_the_credit_of_a_text_parts_nothing() -> None:
    line = "The council will meet again in Port Alden in the first week of spring, it wrote. (Editing by {})"
    assert hard(line.format("Ann Lowe"), line.format("Rosa Prewitt")) == []


def test_what_counts_miles_is_no_year() -> None:
    line = "The rocket rose to a height of {} miles over the island before it fell into the sea off Port Alden."
    assert hard(line.format("341"), line.format("1023")) == [("number", "341 miles", "1023 miles")]
