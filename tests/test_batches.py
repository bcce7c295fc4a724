"""What goes between processes as Arrow batches comes back equal, to the type of each number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Annotation, Days, Mention, Part, Quotation, Refusal, Report, Role, Span, Time

batches = pytest.importorskip("onrecord.batches", reason="pyarrow is not installed")

texts = st.text(st.characters(exclude_categories=()), max_size=20)
maybe = st.none() | texts
spans = st.builds(
    lambda report, start, size: Span(report, start, start + size), texts, st.integers(0, 99), st.integers(0, 9)
)
days = st.none() | st.builds(Days, st.none() | st.dates(), st.none() | st.dates())
reports = st.builds(
    Report, texts, texts, maybe, maybe, maybe, maybe, st.lists(texts, max_size=2).map(tuple), maybe,
    st.lists(st.builds(Part, st.sampled_from(Role), st.integers(0, 9), st.integers(10, 19)), max_size=2).map(tuple),
    maybe, maybe, st.lists(texts, max_size=2).map(tuple),
)  # fmt: skip
some = lambda kind: st.lists(kind, max_size=3).map(tuple)  # noqa: E731
marks = st.builds(
    Annotation, texts, some(st.builds(Time, spans, texts, maybe, maybe, days, texts, maybe)),
    some(st.builds(Quotation, texts, texts, texts, some(spans), speaker=maybe, confidence=st.floats(0, 1))),
    some(st.builds(Mention, spans, texts, texts)), gender=some(st.tuples(texts, texts)), skipped=maybe,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(reports, max_size=4), st.lists(marks, max_size=4))
def test_values_come_back_as_they_went(some_reports: list[Report], some_marks: list[Annotation]) -> None:
    assert batches.unpacked(Report, batches.packed(Report, some_reports)) == some_reports
    back = batches.unpacked(Annotation, batches.packed(Annotation, some_marks))
    assert list(map(repr, back)) == list(map(repr, some_marks))


def test_no_values_make_a_batch_too() -> None:
    assert batches.unpacked(Refusal, batches.packed(Refusal, [])) == []
