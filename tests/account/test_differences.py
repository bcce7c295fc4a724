"""What is raised as a difference, how gravely, and what is not."""

import pytest

from onrecord.account.differences import find
from onrecord.account.statements import align
from onrecord.model import Annotation, Difference, Report
from tests.account.stories import quoted, report, story

SENTENCE = (
    "Rescue teams from the coast guard reached the stranded ferry near Port Alden on {day} and took {n} people off."
)


def differences(*reports: Report) -> list[Difference]:
    marks = [quoted(each) for each in reports]
    return list(find(reports, marks, align(reports, marks))[0])


def hard(a: str, b: str, later: str = "2021-03-05") -> list[tuple[str, str, str]]:
    found = differences(report("a", a), report("b", b, later))
    texts = {"a": a, "b": b}
    return [
        (d.kind, d.a.span.of(texts[d.a.span.report]), d.b.span.of(texts[d.b.span.report]))
        for d in found
        if d.severity == "hard"
    ]


def test_another_day_in_the_same_sentence() -> None:
    a, b = SENTENCE.format(day="4 March 2021", n="52"), SENTENCE.format(day="March 3, 2021", n="52")
    assert hard(a, b) == [("date", "4 March 2021", "March 3, 2021")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("4 March 2021", "March 4, 2021"),
        ("Oct. 4, 2021", "4 October 2021"),
        ("Thursday", "Thursday"),
    ],
)
def test_one_day_in_two_forms_is_no_difference(first: str, second: str) -> None:
    assert hard(SENTENCE.format(day=first, n="52"), SENTENCE.format(day=second, n="fifty-two")) == []


@pytest.mark.parametrize(("first", "second"), [("52", "25"), ("105", "150"), ("twelve", "fifteen"), ("1,200", "1,500")])
def test_another_number_in_the_same_sentence(first: str, second: str) -> None:
    found = hard(SENTENCE.format(day="Monday", n=first), SENTENCE.format(day="Monday", n=second))
    assert found == [("number", first, second)]


@pytest.mark.parametrize(
    ("first", "second"),
    [("52", "about 50"), ("1,200", "1200"), ("12", "twelve"), ("more than 200", "276"), ("nearly 60", "58")],
)
def test_numbers_that_can_both_be_right(first: str, second: str) -> None:
    assert hard(SENTENCE.format(day="Monday", n=first), SENTENCE.format(day="Monday", n=second)) == []


def test_a_toll_that_rises_in_the_later_report_is_an_update() -> None:
    text = "At least {} people were killed when the old dam above the town of Velden broke on Sunday night."
    found = differences(report("a", text.format(9), "2021-03-05"), report("b", text.format(14), "2021-03-07"))
    assert [d.severity for d in found] == ["update"]
    falls = differences(report("a", text.format(14), "2021-03-05"), report("b", text.format(9), "2021-03-07"))
    assert [d.severity for d in falls] == ["hard"]


def test_a_misspelt_name_and_another_speaker() -> None:
    text = "The bridge had been closed for repairs since the spring, {} said, and no train was due to cross it."
    assert hard(text.format("Ada Brennan"), text.format("Ada Brenann")) == [("name", "Brennan", "Brenann")]
    assert hard(text.format("Ada Brennan"), text.format("Tom Okafor")) == [("attribution", "Ada Brennan", "Tom Okafor")]


def test_a_title_or_the_initials_are_no_other_name() -> None:
    text = "The strike will go ahead on all lines of the network next week, {} said at the end of the long talks."
    assert hard(text.format("Mr. Brennan"), text.format("Ada Brennan")) == []
    assert hard(text.format("the United Nations"), text.format("the UN")) == []


def test_opposites_and_a_denial_in_the_same_sentence() -> None:
    text = "The problem of the river cannot be solved {} the farmers of the valley, the engineers of the province said."
    assert [kind for kind, *_ in hard(text.format("without"), text.format("with"))] == ["wording"]
    text = "The minister said the ministry did {}approve the sale of the shipyard to the foreign investors in May."
    assert [kind for kind, *_ in hard(text.format("not "), text.format(""))] == ["wording"]


def test_the_words_of_a_quotation_and_its_contraction() -> None:
    text = "“We could not give them the shelter that they {} to survive the night,” said Ada Brennan."
    assert hard(text.format("need"), text.format("needed")) == [("wording", "need", "needed")]
    found = differences(report("a", "“I would never sell the old mill to strangers,” said Ada Brennan."),
                        report("b", "“I'd never sell the old mill to strangers,” said Ada Brennan."))  # fmt: skip
    assert [d.severity for d in found] == ["soft"]


def test_the_day_of_an_utterance() -> None:
    words = "\n\n“We are closing the last pit and nobody will ever dig here again,” she wrote."
    a = "On Oct. 1, 2020, Brennan posted a long letter to the miners." + words
    b = "Brennan posted an angry letter to the town on Sept. 30, 2020." + words
    reports = [report("a", a, "2020-10-15"), report("b", b, "2020-10-16")]
    marks = [quoted(each, "Ada Brennan") for each in reports]
    found = find(reports, marks, align(reports, marks))[0]
    assert [(d.kind, d.severity, d.a.value, d.b.value) for d in found] == [("date", "hard", "2020-10-01", "2020-09-30")]


def test_none_in_one_and_some_in_the_other() -> None:
    a = "The army said that no captured rebel fighters were released in exchange for the hostages of Velden."
    b = "The hostages of Velden were exchanged for seven rebel fighters, a local source said."
    assert [kind for kind, *_ in hard(a, b)] == ["number"]


def test_sentences_that_part_in_too_many_places_tell_different_things() -> None:
    a = "Alden beat Velden 3-1 on Monday in front of 4,000 people at the Old Ground."
    b = "Carrow beat Norwood 2-0 on Sunday in front of 7,000 people at the Old Ground."
    assert hard(a, b) == []


def test_a_list_in_one_report_raises_no_alarm_when_the_other_prints_a_part_of_it() -> None:
    rows = [f"Photo {n} of 25: a view of the flooded streets of the old town of Velden at night." for n in (3, 9)]
    assert hard("\n".join(rows), rows[1]) == []


def test_nothing_to_compare() -> None:
    one = report("a", SENTENCE.format(day="Monday", n="52"))
    assert differences(one) == []
    assert differences(one, report("b", "")) == []
    assert differences(one, report("b", one.text)) == []
    assert find([], [], ()) == ((), ())
    assert find([one], [Annotation("a")], ())[0] == ()


def test_many_near_copies_say_what_was_not_compared() -> None:
    words = "“The old harbour wall will not survive another winter of storms {},” said Ada Brennan."
    reports, marks = story(words.format("here"))
    for n in range(30):
        each = report(f"r{n}", words.format(f"number {n}"))
        reports.append(each)
        marks.append(quoted(each))
    found, not_compared = find(reports, marks, align(reports, marks))
    assert len(found) < 2_000
    assert any("witnesses" in line for line in not_compared)


def test_the_day_of_a_letter_that_the_reports_bring_in_with_other_verbs() -> None:
    words = "\n\n“I learned to swim in that pool and nobody will ever fill it in,” {}"
    a = "In a letter posted on her website on Oct. 3, 2020, Brennan told the town why." + words.format("she added.")
    b = "On Oct. 4, 2020, the swimmer shared an angry letter with the town." + words.format("Brennan wrote.")
    reports = [report("a", a, "2020-10-05"), report("b", b, "2020-10-06")]
    marks = [quoted(each, "Ada Brennan") for each in reports]
    found = find(reports, marks, align(reports, marks))[0]
    assert [(d.kind, d.severity, d.a.value, d.b.value) for d in found] == [("date", "hard", "2020-10-03", "2020-10-04")]


def test_another_month_and_another_ordinal_in_the_same_sentence() -> None:
    text = "The company opened its {} shipyard on the northern coast in {} and hired the welders of the old one."
    assert hard(text.format("sixth", "August"), text.format("ninth", "August")) == [("number", "sixth", "ninth")]
    assert hard(text.format("6th", "August"), text.format("sixth", "August")) == []
    found = hard(text.format("sixth", "August 2020"), text.format("sixth", "May 2020"))
    assert found == [("date", "August 2020", "May 2020")]


def test_a_day_ahead_or_of_another_thing_is_not_the_day_of_the_saying() -> None:
    words = "“I go in with low hopes and high spirits,” said Ann Orde"
    a = f"Little will come of her talks on Monday in Velden. {words}."
    b = f"{words} in an interview on Thursday."
    assert not [row for row in hard(a, b) if row[0] == "date"]
    assert [row for row in hard(f"{words} in an interview on Wednesday.", b) if row[0] == "date"]


def test_a_short_sentence_inside_a_long_one_tells_something_else() -> None:
    a = (
        "Mayor Ann Orde's long awaited meeting with the council leader Bo Vance in the old mill is only that, "
        "nothing more than a meeting, her spokesman said Wednesday."
    )
    b = "Mayor Ann Orde meets with the council leader Bo Vance on Friday."
    assert not hard(a, b)


def test_the_name_of_the_page_parts_no_headlines() -> None:
    headline = "Brewery at the old mill makes a beer for the summit | "
    assert not hard(f"{headline}Velden Observer\n\nText.", f"{headline}Orde Herald\n\nText.")
