"""Marks and readings become one list: nothing between marks is lost, nothing is split."""

import pytest

from onrecord.annotate.quotations.forms import find
from onrecord.annotate.quotations.join import join
from onrecord.annotate.quotations.marks import pair
from onrecord.annotate.quotations.sayings import Saying
from onrecord.text.layout import paragraphs


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def said(text: str, *read: Saying) -> list[tuple[list[str], list[str], list[str]]]:
    """Content, cue and source of everything that is found, as words."""
    lines = paragraphs(text)
    sayings, _ = join(text, lines, pair(text, lines), read, find(text, lines))
    return [tuple([text[a:b] for a, b in part] for part in (s.content, s.cue, s.source)) for s in sayings]  # type: ignore[misc]


def reading(text: str, content: str | list[str], cue: str, source: str) -> Saying:
    pieces = [content] if isinstance(content, str) else content
    return Saying([place(text, p) for p in pieces], [place(text, cue)], [place(text, source)], confidence=0.9)


def test_a_quotation_that_its_cue_breaks_is_one() -> None:
    text = "“We will rebuild,” Mayor Jane Doe said. “It takes a year.”"
    assert said(text) == [(["We will rebuild,", "It takes a year."], ["said"], ["Mayor Jane Doe"])]


def test_a_second_cue_begins_a_second_quotation() -> None:
    text = "“We will rebuild,” Jane Doe said, adding, “It takes a year.”"
    assert [content for content, _, _ in said(text)] == [["We will rebuild,"], ["It takes a year."]]
    text = "“We will rebuild,” Jane Doe said. “It takes a year,” John Roe added."
    assert [source for _, _, source in said(text)] == [["Jane Doe"], ["John Roe"]]


def test_a_quotation_with_a_cue_of_its_own_is_apart_from_what_was_said_before_it() -> None:
    text = "The quay will stay shut, Jane Doe said. “We had no choice,” she added."
    one = reading(text, ["The quay will stay shut", "We had no choice"], "said", "Jane Doe")
    assert said(text, one) == [
        (["The quay will stay shut"], ["said"], ["Jane Doe"]),
        (["We had no choice,"], ["added"], ["she"]),
    ]


def test_the_reading_is_widened_to_the_marks() -> None:
    text = "“We will rebuild the bridge and the road,” she said."
    short = reading(text, "rebuild the bridge", "said", "she")
    assert said(text, short) == [(["We will rebuild the bridge and the road,"], ["said"], ["she"])]


def test_the_reporter_s_clause_stays_with_its_quoted_words() -> None:
    text = "Doe said the bridge was “a wreck” and would go."
    clause = reading(text, "the bridge was “a wreck” and would go", "said", "Doe")
    assert said(text, clause) == [(["the bridge was “a wreck” and would go"], ["said"], ["Doe"])]


def test_a_whole_sentence_between_marks_is_not_run_together_with_the_reporter_s() -> None:
    text = "Asked about the bridge, Doe said, “We will rebuild it by spring.”"
    both = reading(text, ["about the bridge", "We will rebuild it by spring"], "said", "Doe")
    assert said(text, both) == [(["We will rebuild it by spring."], ["said"], ["Doe"])]


def test_paragraphs_that_reopen_are_one_quotation_with_the_cue_of_the_first() -> None:
    text = "“First we dig,” Doe wrote.\n\n“Then we pour.\n\n“Then we wait.”"
    assert [content for content, _, _ in said(text)] == [["First we dig,"], ["Then we pour.", "Then we wait."]]


def test_a_later_paragraph_with_a_cue_of_its_own_is_a_quotation_of_its_own() -> None:
    text = "“First we dig,” she said. “It is deep.\n\n“Then we pour it,” Doe said."
    assert [content for content, _, _ in said(text)] == [["First we dig,", "It is deep."], ["Then we pour it,"]]


def test_what_nobody_is_said_to_say_is_still_a_quotation_when_it_is_a_sentence() -> None:
    assert said("Rain fell.\n\n“We have never seen so much water here.”") == [
        (["We have never seen so much water here."], [], [])
    ]


def test_the_cue_may_end_the_paragraph_before() -> None:
    text = "In a letter Doe wrote:\n\n“We have never seen so much water here.”"
    assert said(text) == [(["We have never seen so much water here."], ["wrote"], ["Doe"])]


def test_a_signed_quotation() -> None:
    text = "“We have never seen so much water here.” — Jane Doe, Exeter"
    assert said(text) == [(["We have never seen so much water here."], ["—"], ["Jane Doe"])]


@pytest.mark.parametrize(
    "text",
    [
        "She sang her hit “Long Way Down” on Friday.",
        "He appeared on “Talk of the Town” and “The Morning After.”",
        "They named the dog “Biscuit.”",
        "The word “bridge” was misspelt.",
        "Some were “given” to the firm.",
        "'A new dawn'",
        "The play, titled “Rain on the Roof,” opens in May.",
    ],
)
def test_titles_names_and_scare_quotes_quote_nobody(text: str) -> None:
    assert said(text) == []


def test_a_title_case_exclamation_with_a_cue_is_a_quotation() -> None:
    assert said("“Never Again,” Doe said.") == [(["Never Again,"], ["said"], ["Doe"])]


def test_a_headline_with_a_name_and_a_colon() -> None:
    text = "Mayor Doe: Bridge is 'a wreck' and must go"
    assert said(text) == [(["Bridge is 'a wreck' and must go"], [":"], ["Mayor Doe"])]


def test_a_sentence_that_leads_to_a_colon_is_no_label() -> None:
    text = "Jane Doe responded on the radio: “We will not go there again.”"
    assert [source for _, _, source in said(text)] == [["Jane Doe"]]


def test_a_transcript_is_said_turn_by_turn() -> None:
    text = 'DOE: We dig.\n\nROE: Why "dig" now?\n\nDOE: It rains.\n\nROE: I see.'
    assert [(content, source) for content, _, source in said(text)] == [
        (["We dig."], ["DOE"]),
        (['Why "dig" now?'], ["ROE"]),
        (["It rains."], ["DOE"]),
        (["I see."], ["ROE"]),
    ]


def test_an_embedded_post_is_its_author_s() -> None:
    text = "I welcome the new bridge. — Jane Doe (@janedoe) May 4, 2021"
    assert said(text) == [(["I welcome the new bridge."], [], ["Jane Doe"])]


def test_what_somebody_says_within_a_quotation_is_kept_apart() -> None:
    text = "“He told me to go home and I went,” Doe said."
    inner = reading(text, "to go home", "told", "He")
    outer = reading(text, "He told me to go home and I went", "said", "Doe")
    assert said(text, inner, outer) == [
        (["He told me to go home and I went,"], ["said"], ["Doe"]),
        (["to go home"], ["told"], ["He"]),
    ]


def test_a_clause_with_a_subject_of_its_own_is_said_by_that_subject() -> None:
    text = "Doe sang for the first time since his wife, Ann Lee, made the sad announcement that they had left."
    far = reading(text, "they had left", "made the sad announcement", "Doe")
    assert said(text, far) == [(["they had left"], ["made the sad announcement"], ["his wife, Ann Lee,"])]
    text = "Doe told the council after Roe to expect that the bridge would close."
    own = reading(text, "the bridge would close", "to expect", "Doe")
    assert said(text, own) == [(["the bridge would close"], ["to expect"], ["Doe"])]


def test_words_between_marks_have_no_cue_between_marks() -> None:
    text = "Doe said:\n“The act of closing it is a grave step.” “We have also asked for a meeting of the board.”"
    inside = reading(text, "The act of closing it is a grave step", "have also asked", "We")
    (whole,) = said(text, inside)
    assert whole[1:] == (["said"], ["Doe"])
