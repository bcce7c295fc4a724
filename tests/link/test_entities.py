"""People, organisations, places and works are one across the reports of a story."""

import random

from onrecord.link.entities import resolve
from onrecord.model import Annotation, Description, Entity, Mention, Report, Span


def story(
    *reports: list[tuple[str, str, str]], gender: dict[str, str] | None = None
) -> tuple[list[Report], list[Annotation]]:
    """Reports r0, r1 … of mentions (as printed, name in the report, kind), set one after another."""
    made, marks = [], []
    for n, mentions in enumerate(reports):
        text = " ".join(printed for printed, _, _ in mentions)
        found, at = [], 0
        for printed, name, kind in mentions:
            found.append(Mention(Span(f"r{n}", at, at + len(printed)), name, kind))
            at += len(printed) + 1
        made.append(Report(f"r{n}", text))
        told = tuple((name, g) for name, g in (gender or {}).items() if any(name == m[1] for m in mentions))
        marks.append(Annotation(f"r{n}", mentions=tuple(found), gender=told))
    return made, marks


def person(printed: str, name: str | None = None) -> tuple[str, str, str]:
    return printed, name or printed, "person"


def named(entities: tuple[Entity, ...]) -> list[str]:
    return [e.name for e in entities]


def test_a_surname_in_one_report_is_the_full_name_in_another() -> None:
    reports, marks = story(
        [person("Laura Bennet"), person("Laura", "Laura Bennet")],
        [person("Bennet")],
        [person("Laura")],
    )
    entities, names = resolve(reports, marks)
    assert named(entities) == ["Laura Bennet"]
    assert entities[0].also == ("Laura", "Bennet")
    assert names == {
        ("r0", "Laura Bennet"): "Laura Bennet",
        ("r1", "Bennet"): "Laura Bennet",
        ("r2", "Laura"): "Laura Bennet",
    }


def test_two_people_with_one_surname_stay_two_and_a_lone_surname_stays_alone() -> None:
    reports, marks = story([person("Paul Harker")], [person("Emma Harker")], [person("Harker")])
    entities, _ = resolve(reports, marks)
    assert sorted(named(entities)) == ["Emma Harker", "Harker", "Paul Harker"]


def test_a_lone_surname_with_a_gender_is_the_one_whom_it_fits() -> None:
    reports, marks = story(
        [person("Paul Harker")],
        [person("Emma Harker")],
        [person("Harker")],
        gender={"Paul Harker": "he", "Emma Harker": "she", "Harker": "she"},
    )
    _, names = resolve(reports, marks)
    assert names["r2", "Harker"] == "Emma Harker"


def test_short_forms_initials_and_slips_are_one_person() -> None:
    for a, b in [
        ("Robert Gibson", "Bob Gibson"),
        ("Donald J. Marsh", "Donald Marsh"),
        ("D. Marsh", "Donald Marsh"),
        ("Ivor Cadwell", "Ivor Cadwlel"),
        ("Sheikh Omar Sabri", "Omar Sabri"),
        ("Maria Luz", "Maria Luz Campos"),
        ("Valentin Cadwell", "Valantin Cadwell"),
    ]:
        entities, _ = resolve(*story([person(a)], [person(b)]))
        assert len(entities) == 1, (a, b)


def test_given_names_a_letter_apart_in_one_report_are_two_people() -> None:
    entities, _ = resolve(*story([person("Marlene Cadwell"), person("Marlena Cadwell")], [person("Marlena Cadwell")]))
    assert len(entities) == 2


def test_the_fullest_printed_name_is_the_name() -> None:
    entities, _ = resolve(*story([person("Omar Sabri")], [person("Sheikh Omar Sabri")]))
    assert named(entities) == ["Sheikh Omar Sabri"]


def test_an_acronym_is_what_it_stands_for() -> None:
    reports, marks = story(
        [("Western Union of Dairy Farmers", "Western Union of Dairy Farmers", "organisation")],
        [("WUDF", "WUDF", "organisation")],
    )
    entities, _ = resolve(reports, marks)
    assert named(entities) == ["Western Union of Dairy Farmers"]


def test_a_slip_in_kind_is_no_second_thing() -> None:
    reports, marks = story(
        [("Exeter", "Exeter", "place"), ("Exeter", "Exeter", "place")], [("Exeter", "Exeter", "organisation")]
    )
    entities, _ = resolve(reports, marks)
    assert [(e.name, e.kind, len(e.mentions)) for e in entities] == [("Exeter", "place", 3)]


def test_descriptions_come_along() -> None:
    reports, marks = story([person("Laura Bennet")], [person("Bennet")])
    marks[1] = Annotation("r1", mentions=marks[1].mentions, descriptions=(Description(Span("r1", 0, 3), "Bennet"),))
    entities, _ = resolve(reports, marks)
    assert entities[0].described == (Span("r1", 0, 3),)


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports, marks = story(
        [person("Paul Harker"), person("Emma Harker"), ("Exeter", "Exeter", "place")],
        [person("Harker"), person("Bob Stone"), ("Exeter", "Exeter", "organisation")],
        [person("Robert Stone"), person("Stone"), person("P. Harker")],
    )
    first = resolve(reports, marks)
    for seed in range(5):
        order = random.Random(seed).sample(range(3), 3)
        assert resolve([reports[n] for n in order], [marks[n] for n in order]) == first
