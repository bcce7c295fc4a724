"""Figures and days of one thing in sentences that are not alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.account import counts, figures, near_days, recent_days
from onrecord.account.clauses import all_clauses
from onrecord.annotate.times import find
from onrecord.model import Annotation, Description, Mention, Quotation, Report, Span
from tests.account.stories import quoted, report


def told(a: str, b: str, first: str = "2021-03-05", later: str = "2021-03-05") -> list[tuple[str, str, str, str]]:
    return parted([report("a", a, first), report("b", b, later)])


def parted(reports: list[Report]) -> list[tuple[str, str, str, str]]:
    texts = {each.id: each for each in reports}
    laid = all_clauses(reports, [quoted(each) for each in reports])
    found = [*figures.differences(laid, texts), *near_days.differences(laid, texts)]
    return [(d.kind, d.severity, d.a.value, d.b.value) for d in found]


def test_what_was_done_to_so_many_of_one_thing() -> None:
    a = "A year later the inspector said they had knocked on 400 doors in Velden."
    b = "Officers knocked on 600 doors during the hunt, a court was told."
    assert told(a, b) == [("number", "hard", "400 doors", "600 doors")]


def test_what_may_have_come_again_is_no_sure_difference() -> None:
    a = "A year later the inspector said they had knocked on 400 doors in Velden."
    b = "Officers knocked on 600 doors during the hunt, a court was told."
    assert [row[1] for row in told(a, b, "2021-03-05", "2021-03-12")] == ["hard"]
    assert [row[1] for row in told(a, b, "2021-03-05", "2021-03-13")] == ["soft"]


def test_synonyms_of_the_noun_and_the_course_of_a_share() -> None:
    a = "Six coaches of the night train left the rails near Velden."
    b = "The sleeper had been late when eight of its carriages came off the tracks near Velden."
    assert told(a, b) == [("number", "hard", "Six coaches", "eight of its carriages")]
    a = "Its chief will step down after an 18% fall in half-year profit at the chain."
    b = "The chain posted a 14% drop in first-half profits, and the chief is stepping down."
    assert told(a, b) == [("number", "hard", "18%", "14%")]


def test_two_figures_that_changed_places_need_few_words() -> None:
    a = "He spoke of 154 heroic operations in Velden by what he called the resistance."
    b = "In Velden he had praised the 145 military operations every day."
    assert [row[:2] for row in told(a, b)] == [("number", "hard")]
    assert told(a.replace("154", "140"), b.replace("145", "410")) == []


def test_a_long_number_misprinted_in_one_figure_needs_few_words() -> None:
    a = "The team followed 58,312 adults aged 40 to 69."
    b = "Short sleep did no harm in a cohort of 53,812 middle-aged adults, new data showed."
    assert [row[:2] for row in told(a, b)] == [("number", "hard")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Police knocked on about 600 doors in Velden.", "They had knocked on 612 doors in Velden by noon."),
        ("The two side cores of the rocket flew back.", "The rocket has three booster cores, and flew on Monday."),
        ("The side lost its form over the past two seasons at Velden.", "He led the side for the past five seasons."),
        ("The chain has 214 shops in the north and closed 20 shops.", "It closed 20 shops in the north this year."),
        ("Profit fell 18% at the Velden chain last year.", "Profit rose 14% at the Velden chain last year."),
        ("Police arrested 12 people after the march in Velden.", "Police held six people after the march in Velden."),
        ("It flew 40 kites in 2019 over Velden harbour.", "It flew 60 kites in 2020 over Velden harbour."),
    ],
)
def test_what_agrees_or_is_of_two_things_is_left_alone(a: str, b: str) -> None:
    assert "hard" not in {severity for _, severity, *_ in told(a, b)}


def test_days_long_past_that_lie_near() -> None:
    a = "Ann Orde was struck on the mill road on 8 August 2019, after a netball game."
    b = "The court heard that she was walking home from a netball game on the night of August 9, 2019."
    assert told(a, b) == [("date", "hard", "2019-08-08", "2019-08-09")]


def test_months_and_years_that_lie_near() -> None:
    a = "An engineer said the track had last been inspected in March 2019."
    b = "The union says that nobody inspected the track after May 2019, whatever the board claims."
    assert [row[:2] for row in told(a, b)] == [("date", "hard")]
    a = "She trained in Velden and joined the Orde Theatre Company in 1966."
    b = "Dame Ann joined the Orde Theatre Company in 1968 and was soon its star."
    assert [row[:2] for row in told(a, b)] == [("date", "hard")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ann Orde was shot in Velden on 8 August 2019.", "Ann Orde's body was found in Velden on 9 August 2019."),
        ("The gates of the mill broke on 8 August 2019.", "The mill's choir sang on 9 August 2019."),
        ("The mill's gates broke on 3 March 2021.", "The gates of the mill broke on 4 March 2021, a day later."),
    ],
)
def test_days_of_two_things_or_near_publication_are_left_alone(a: str, b: str) -> None:
    assert told(a, b) == []


def test_a_report_with_both_figures_tells_of_two_things() -> None:
    texts = (
        "The lorry can travel 500 crates on an electric charge, Orde said.",
        "The roadster will travel 620 crates on a single electric charge.",
        "The lorry carries 500 crates, the roadster 620 crates, Orde said.",
    )
    assert parted([report(name, text) for name, text in zip("ab", texts, strict=False)])
    assert not parted([report(name, text) for name, text in zip("abc", texts, strict=True)])


@given(st.text(alphabet="ab 0123456789.,%£$\n“”()-", max_size=300))
def test_any_text_is_borne(text: str) -> None:
    told(text, text + " 40 doors")


def test_ages_of_one_day_part_by_a_year_and_a_birthday_lies_between_months() -> None:
    def ages(later: str) -> list[str]:
        reports = [report("a", "Ann Orde, 81, died."), report("b", "Ann Orde, 82, died.", later)]
        return [d.severity for d in counts.ages(reports)]

    assert (ages("2021-03-06"), ages("2021-06-06")) == (["hard"], ["soft"])


def test_an_age_by_which_somebody_is_described() -> None:
    reports = [report("a", "Will Tarn, 23, scored."), report("b", "The 26-year-old scored.")]
    described = Annotation("b", descriptions=(Description(Span("b", 4, 15), "Tarn"),))
    found = list(counts.ages(reports, [Annotation("a"), described], {("b", "Tarn"): "Will Tarn"}))
    assert [(d.severity, d.a.value, d.b.value) for d in found] == [("hard", "26", "23")]


def test_an_age_beside_a_last_name_and_of_whoever_speaks() -> None:
    a = report("a", "Ann Orde left. Orde, 23, scored twice.")
    people = (Mention(Span("a", 0, 8), "Ann Orde", "person"), Mention(Span("a", 15, 19), "Orde", "person"))
    b = report("b", "“I cried,” the 24-year-old said. Ann Orde left.")
    said = Quotation("b#1", "b", "direct", (Span("b", 1, 9),), source=(Span("b", 11, 26),), speaker="Ann Orde")
    marks = [Annotation("a", (), (), people), Annotation("b", quotations=(said,))]
    found = list(counts.ages([a, b], marks))
    assert [(d.severity, {d.a.value, d.b.value}) for d in found] == [("hard", {"23", "24"})]


def test_kinds_of_people_and_the_way_of_a_distance() -> None:
    a = "The ship had 120 people aboard when it struck the old pier at Velden harbour."
    b = "The ship had 140 campers aboard, it struck the old pier at Velden harbour."
    assert [row[:2] for row in told(a, b)] == [("number", "hard")]
    assert not told(a, b.replace("140", "80"))  # eighty of those aboard may be campers
    a = "The rocket flew over the northern coast of Velden at an altitude of 700 km on the way to the sea."
    b = "The rocket flew over the northern coast of Velden and fell into the sea 1,100 km away."
    assert not told(a, b)


def test_what_is_likely_of_one_thing_is_said_to_be_likely() -> None:
    a = "The board said it was sending a team of four investigators."
    b = "The board has six investigators at Velden."
    assert [row[:2] for row in told(a, b)] == [("number", "soft")]
    a = "A 112-page report found fault with the mayor of Velden."
    b = "He wrote a report of 30 stanzas and a 121-page report on the mayor of Velden."
    assert ("number", "hard", "112-page", "121-page") in told(a, b)


def test_a_day_near_publication_and_an_hour() -> None:
    a = "The count of the spoilt ballots began in the old mill on 1 March."
    b = "In the old mill the count of spoilt ballots was started on 2 March, an official said."
    assert dated(a, b) == [("date", "hard")]
    assert not dated(a, "The market of the old mill opens on 2 March, an official said.")


def dated(a: str, b: str) -> list[tuple[str, str]]:
    reports = [report("a", a), report("b", b)]
    laid = all_clauses(reports, [Annotation(each.id, find(each.text, each.published)) for each in reports])
    found = recent_days.differences(laid, {each.id: each for each in reports})
    return [(d.kind, d.severity) for d in found]


def test_an_age_in_words_and_of_the_one_just_named() -> None:
    a, b = report("a", "Ann Orde, nine, was found."), report("b", "Ann Orde, 8, was found.")
    assert [d.severity for d in counts.ages([a, b])] == ["hard"]
    c = report("c", "The mayor is Ann Orde. The 56-year-old has led Velden.")
    d = report("d", "Ann Orde, 58, has led Velden.")
    marks = [Annotation("c", (), (), (Mention(Span("c", 13, 21), "Ann Orde", "person"),)), Annotation("d")]
    assert [(x.a.value, x.b.value) for x in counts.ages([c, d], marks)] in ([("56", "58")], [("58", "56")])
