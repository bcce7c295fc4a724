"""Records of people's decisions win, in the order they were made, until they are withdrawn."""

from dataclasses import replace

from onrecord.link import verdicts
from onrecord.model import Decision, Entity, Member, Story


def story(name: str, *reports: str) -> Story:
    return Story(name, tuple(Member(report, 0.7) for report in reports), name)


def decision(number: int, verb: str, *subjects: str) -> Decision:
    return Decision(f"d{number}", verb, subjects, "Jo", "I rang both", f"2024-05-0{number}T00:00:00+00:00")


def reports(stories: tuple[Story, ...]) -> list[list[str]]:
    return sorted(sorted(each.reports) for each in stories)


FOUND = (story("s1", "a", "b"), story("s2", "c"))


def test_joining_two_reports_joins_their_stories() -> None:
    assert reports(verdicts.stories(FOUND, [decision(1, "join", "a", "c")])) == [["a", "b", "c"]]


def test_parting_takes_the_second_report_out() -> None:
    assert reports(verdicts.stories(FOUND, [decision(1, "part", "a", "b")])) == [["a"], ["b"], ["c"]]


def test_decisions_count_in_the_order_they_were_made() -> None:
    made = [decision(2, "part", "a", "c"), decision(1, "join", "a", "c")]
    assert reports(verdicts.stories(FOUND, made)) == [["a", "b"], ["c"]]


def test_a_withdrawn_decision_is_as_if_never_made() -> None:
    taken_back = replace(decision(1, "join", "a", "c"), withdrawn="2024-05-09T00:00:00+00:00")
    assert verdicts.stories(FOUND, [taken_back]) == FOUND


def test_a_decision_about_an_unknown_report_is_passed_over() -> None:
    assert verdicts.stories(FOUND, [decision(1, "join", "a", "gone")]) == FOUND


def test_two_people_made_one_and_two_again() -> None:
    found = (Entity("Ada Marsh", "person", ("Marsh",)), Entity("Mayor Marsh", "person"))
    names = {("a", "Ada Marsh"): "Ada Marsh", ("b", "Mayor Marsh"): "Mayor Marsh"}
    together, mapped = verdicts.people(found, names, [decision(1, "same", "Ada Marsh", "Mayor Marsh")])
    assert [entity.name for entity in together] == ["Ada Marsh"]
    assert set(mapped.values()) == {"Ada Marsh"}
    again = [decision(1, "same", "Ada Marsh", "Mayor Marsh"), decision(2, "differ", "Ada Marsh", "Mayor Marsh")]
    parted, mapped = verdicts.people(found, names, again)
    assert [entity.name for entity in parted] == ["Ada Marsh", "Mayor Marsh"]
    assert mapped[("b", "Mayor Marsh")] == "Mayor Marsh"
