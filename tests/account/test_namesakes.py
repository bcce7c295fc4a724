"""One person under two names in two reports."""

from onrecord.account.namesakes import differences
from onrecord.model import Annotation, Mention, Span
from tests.account.stories import report


def told(*texts: str, names: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """(severity, one name, the other) in reports a, b … that hold these names of people."""
    reports = [report(chr(97 + k), text) for k, text in enumerate(texts)]
    marks = []
    for each in reports:
        found = ((name, each.text.find(name)) for name in names)
        mentions = tuple(Mention(Span(each.id, at, at + len(name)), name, "person") for name, at in found if at >= 0)
        marks.append(Annotation(each.id, (), (), mentions))
    return [(d.severity, d.a.value, d.b.value) for d in differences(reports, marks)]


def test_a_name_in_two_spellings() -> None:
    names = ("Catherine Orde", "Katherine Orde")
    assert told("Catherine Orde resigned.", "The chain's head, Katherine Orde, goes.", names=names) == [
        ("hard", *names)
    ]


def test_a_name_from_another_alphabet_is_spelt_in_each_house_s_way() -> None:
    names = ("Mohamed Tarn", "Muhammad Tarn")
    assert {row[0] for row in told("Mohamed Tarn left.", "Muhammad Tarn left.", names=names)} <= {"soft"}


def test_two_first_names_of_one_trade() -> None:
    names = ("Suresh Vance", "Ramesh Vance")
    assert told("The train's driver, Suresh Vance, jumped.", "Ramesh Vance, the driver, jumped.", names=names)
    assert not told("His brother, Suresh Vance, jumped.", "Ramesh Vance, the driver, jumped.", names=names)


def test_a_trade_that_one_report_tells_goes_with_the_name() -> None:
    names = ("Suresh Vance", "Ramesh Vance")
    found = told("The train's driver, Suresh Vance, jumped.", "The pilot, Suresh Vance, has gone.",
                 "Ramesh Vance, the driver, jumped.", names=names)  # fmt: skip
    assert found == [("hard", *names), ("hard", *names)]


def test_one_first_name_and_one_trade_are_two_people() -> None:
    names = ("Robert Gale", "Robert Moss")
    assert not told("The driver, Robert Gale, left.", "Robert Moss, the driver, left.", names=names)


def test_a_report_that_knows_both_tells_of_two() -> None:
    names = ("Karen Orde", "Karin Orde")
    assert not told("Karen Orde left.", "Karin Orde left.", "Karen Orde and Karin Orde left.", names=names)


def test_a_short_form_of_a_first_name_is_the_same_name() -> None:
    names = ("Billy Orde", "William Orde")
    assert not told("The owner, Billy Orde, left.", "William Orde, the owner, left.", names=names)
    assert not told("Charles Orde left.", "Charlie Orde left.", names=("Charles Orde", "Charlie Orde"))
    assert told("Philip Orde left.", "Phillip Orde left.", names=("Philip Orde", "Phillip Orde"))


def test_marks_of_the_page_are_no_spelling() -> None:
    names = ("Robert] Orde", "Robert Orde", "Ro\u00adbert Orde")
    assert not told("[The owner, Robert] Orde, left.", "Robert Orde left.", "Ro\u00adbert Orde left.", names=names)
