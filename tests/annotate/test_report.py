"""A report is annotated as a whole, by rules alone where the encoder reads nothing."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.annotate import report as module
from onrecord.annotate.quotations.tagger import Reading
from onrecord.annotate.report import annotate
from onrecord.model import Annotation, Part, Report, Role


@pytest.fixture(autouse=True)
def without_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(texts: Sequence[str]) -> list[Reading]:
        return [Reading() for _ in texts]

    monkeypatch.setattr(module, "_read", nothing)


def one(text: str, **fields: object) -> Annotation:
    return next(annotate([Report("r", text, **fields)]))  # type: ignore[arg-type]


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(q.kind, q.said(text), q.speaker) for q in one(text).quotations]


STORY = (
    "Laura Bennet, the mayor of Exeter, said the bridge would be closed.\n\n"
    "“We are shocked,” she wrote in a Facebook post.\n\n"
    "“We will rebuild it, stone by stone.\n\n“It takes a year.”\n\n"
    "Tom Oakes, who lives near by, told reporters that the bridge was “a wreck” long ago. "
    "“Nobody listened,” Oakes said. “Nobody at all.”"
)


def test_quotations_with_their_speakers() -> None:
    assert told(STORY) == [
        ("direct", "We are shocked,", "Laura Bennet"),
        ("direct", "We will rebuild it, stone by stone. … It takes a year.", "Laura Bennet"),
        ("mixed", "a wreck", "Tom Oakes"),
        ("direct", "Nobody listened, … Nobody at all.", "Tom Oakes"),
    ]


def test_medium_and_addressee_as_printed() -> None:
    first, _, third, _ = one(STORY).quotations
    assert (first.medium, first.addressee) == ("a Facebook post", None)
    assert (third.medium, third.addressee) == (None, "reporters")


def test_ids_and_reasons_are_there_and_ids_differ() -> None:
    found = one(STORY)
    assert len({q.id for q in found.quotations}) == len(found.quotations)
    assert all(q.reason and 0 <= q.confidence <= 1 for q in found.quotations)
    assert found.made_by.startswith("onrecord ")


def test_furniture_bylines_and_dates_say_nothing() -> None:
    text = "Read: “We are back in town now,” says Bob Stone\nBy Ann Lowe\n“We go,” Tom Oakes said."
    ends = [text.index("\n"), text.index("\n“We go")]
    parts = (Part(Role.FURNITURE, 0, ends[0]), Part(Role.BYLINE, ends[0] + 1, ends[1]))
    found = one(text, parts=parts)
    assert [q.speaker for q in found.quotations] == ["Tom Oakes"]
    assert {m.name for m in found.mentions} == {"Tom Oakes"}


def test_another_language_is_left_alone_and_says_so() -> None:
    found = one("„Wir bauen“, sagte sie.", language="de")
    assert found.skipped == "language: de"
    assert not found.quotations


def test_a_report_does_not_depend_on_its_batch() -> None:
    reports = [Report(f"r{n}", STORY + " Extra." * n) for n in range(5)]
    together = list(annotate(reports))
    assert together == [next(annotate([r])) for r in reports]
    assert list(annotate(reversed(reports))) == together[::-1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "“",
        '"' * 5000,
        "“‘" * 3000,
        "WE WILL NOT GO, SAID BOB. " * 300,
        "“Never closed. " * 500,
        ("word " * 20_000) + "“No,” he said.",
        "He said. " * 2000,
        "BOB: no\nANN: yes\n" * 300,
        "„Nein“, »ja«, «oui», 「はい」, ‹non›. " * 100,
        "\x00\ud7ff\u2028\u200b“a”\u0301",
    ],
)
def test_bad_input_gives_something(text: str) -> None:
    found = one(text)
    for q in found.quotations:
        assert q.content
        assert q.end <= len(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["“", "”", '"', "'", "Bob Stone ", "said ", "she ", "no", ", ", ". ", "\n", ": ", "— "]),
        max_size=40,
    )
)
def test_every_span_lies_in_the_text_and_its_content_has_letters(bits: list[str]) -> None:
    text = "".join(bits)
    for q in one(text).quotations:
        for span in (*q.content, *q.quoted, *q.cue, *q.source):
            assert 0 <= span.start < span.end <= len(text)
        assert any(c.isalnum() for c in q.said(text))
        assert list(q.content) == sorted(q.content)


def test_who_answers_in_an_interview_is_whom_it_is_about() -> None:
    text = (
        "The gardener Laura Bennet has opened her grounds. We spoke to Bennet on Monday.\n\n"
        "Q: Why now?\n\nA: The roses are out.\n\nQ: And the pond?\n\nA: It leaks."
    )
    assert [speaker for _, _, speaker in told(text)] == [None, "Laura Bennet", None, "Laura Bennet"]


def test_who_says_it_is_not_who_relays_it() -> None:
    text = "Tom Oakes met reporters.\n\n“We will build it,” Oakes said, according to the Exeter Herald."
    assert told(text) == [("direct", "We will build it,", "Tom Oakes")]


def test_a_passage_in_transcript_within_marks_is_said_turn_by_turn() -> None:
    filler = "\n\n".join(["The mill stood empty for years."] * 20)
    talk = (
        "Laura Bennet of the Herald met Tom Oakes.\n\n“BENNET: Will it close?\n\n“OAKES: It is old.\n\n"
        "“We have no money.\n\n“(CROSSTALK)\n\n“BENNET: When?\n\n“OAKES: In May.”\n\n"
    )
    assert told(f"{filler}\n\n{talk}{filler}") == [
        ("direct", "Will it close?", "Laura Bennet"),
        ("direct", "It is old. … We have no money.", "Tom Oakes"),
        ("direct", "When?", "Laura Bennet"),
        ("direct", "In May.", "Tom Oakes"),
    ]
