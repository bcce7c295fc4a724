"""The spaCy component: each span of characters becomes the same words in tokens, or is said to be wider."""

import re
import textwrap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'onrecord[spacy]'")

from onrecord.integrations.spacy import GROUPS, QUOTATIONS, TIMES, Onrecord, attach  # noqa: E402
from onrecord.model import Annotation, Days, Mention, Span, Time  # noqa: E402

TEXT = (
    "The ferry stayed in port on Monday night, and nobody was hurt.\n\n"
    '"We will sail when the wind lets us," harbour master Ada Marsh said on Tuesday. "Not before."\n'
)


@pytest.fixture(scope="module")
def nlp() -> Any:
    made = spacy.blank("en")
    made.add_pipe("onrecord", config={"published": "2024-05-07"})
    return made


def test_the_page_about_it_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "spacy.md").read_text("utf-8")
    code = re.search(r"^```python[^\n]*\n(.*?)^```\n\n((?:    [^\n]*\n)+)", page, re.M | re.S)
    assert code
    exec(compile(code[1], "spacy.md", "exec"), {})
    assert capsys.readouterr().out == textwrap.dedent(code[2])


def test_times_are_spans_with_value_type_and_days(nlp: Any) -> None:
    doc = nlp(TEXT)
    first = doc.spans[TIMES][0]
    assert (first.text, first.label_) == ("Monday night", "TIME")
    assert first._.onrecord["value"] == "2024-05-06TNI"
    assert first._.onrecord["from"] == first._.onrecord["to"] == "2024-05-06"


def test_quotations_have_speaker_cue_and_source(nlp: Any) -> None:
    doc = nlp(TEXT)
    first, *rest = doc.spans[QUOTATIONS]
    assert first.text.startswith("We will sail when the wind lets us")
    assert (first.label_, first._.onrecord["speaker"]) == ("direct", "Ada Marsh")
    assert [span.text for span in first._.onrecord_cue] == ["said"]
    assert "Ada Marsh" in first._.onrecord_source[0].text
    assert rest


def test_a_doc_says_its_own_day_of_publication(nlp: Any) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.onrecord_published = "2023-03-14"
    assert nlp(doc).spans[TIMES][0]._.onrecord["from"] == "2023-03-13"
    pairs = list(nlp.pipe([(TEXT, {"published": "2023-03-14"}), (TEXT, {})], as_tuples=True))
    assert [doc.spans[TIMES][0]._.onrecord["from"] for doc, _ in pairs] == ["2023-03-13", "2024-05-06"]


def test_a_stream_keeps_its_order(nlp: Any) -> None:
    texts = [f"He left on {day}." for day in ("Monday", "Tuesday", "Sunday")] * 30
    found = [doc.spans[TIMES][0].text for doc in nlp.pipe(texts, batch_size=7)]
    assert found == ["Monday", "Tuesday", "Sunday"] * 30


def test_a_doc_goes_to_bytes_and_back(nlp: Any) -> None:
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [s._.onrecord for s in again.spans[QUOTATIONS]] == [s._.onrecord for s in doc.spans[QUOTATIONS]]


def test_a_span_inside_a_token_is_widened_and_said() -> None:
    nlp = spacy.blank("en")
    Onrecord()
    doc = nlp.make_doc("It began mid-May2024, they say.")
    at = doc.text.index("May")
    mark = Annotation("x", times=(Time(Span("x", at, at + 3), "DATE", "2024-05"),))
    span = attach(doc, mark).spans[TIMES][0]
    assert span.text != "May" and "May" in span.text
    assert "became" in doc._.onrecord_unaligned[0] and "'May'" in doc._.onrecord_unaligned[0]
    assert span._.onrecord["start"] == at


def test_another_language_and_an_empty_text_have_no_spans(nlp: Any) -> None:
    assert nlp("").spans[TIMES] is not None
    other = spacy.blank("de")
    other.add_pipe("onrecord")
    doc = other("Der Bürgermeister sagte am Montag, die Halle werde wieder aufgebaut, und zwar im nächsten Jahr.")
    assert not doc.spans[QUOTATIONS]
    assert doc._.onrecord["skipped"]


@settings(deadline=None)  # the first text of all waits for spaCy's tables
@given(st.text(min_size=1, max_size=60), st.data())
def test_every_span_of_characters_is_covered_by_its_tokens(nlp: Any, text: str, data: Any) -> None:
    doc = nlp.make_doc(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    mark = Annotation("x", mentions=(Mention(Span("x", start, end), "n", "person"),), times=(
        Time(Span("x", start, end), "DATE", "2024", days=Days(None, None)),))  # fmt: skip
    attach(doc, mark)
    for group in (TIMES, GROUPS[-1]):
        if not any(start < token.idx + len(token) and token.idx < end for token in doc):  # a blank between tokens
            assert not doc.spans[group]
            assert doc._.onrecord_unaligned
            continue
        (span,) = doc.spans[group]
        held = text[start:end]  # blanks between tokens are no part of a span
        first, printed = start + len(held) - len(held.lstrip()), start + len(held.rstrip())
        assert span.start_char <= first and printed <= span.end_char
        exact = (span.start_char, span.end_char) == (start, end)
        assert exact or doc._.onrecord_unaligned
