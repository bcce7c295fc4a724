"""Reading whole texts with the package's own weights."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.quotations.tagger import Reading, tag

REPORT = (
    "Mayor Elena Marsh told reporters on Tuesday that the bridge would stay closed until June. “We will not open it "
    "before it is safe,” she said.\n\nThe engineer, Tom Okafor, disagreed. “The steel,” he argued, “is sound.”\n"
)


def test_a_report_is_read() -> None:
    [reading] = tag([REPORT])
    said = [" … ".join(REPORT[a:b] for a, b in one.content) for one in reading.attributions]
    assert "We will not open it before it is safe" in said
    assert "The steel … is sound" in said
    assert {"Elena Marsh", "Tom Okafor"} <= {REPORT[n.start : n.end] for n in reading.names if n.kind == "person"}


def test_nothing_to_read() -> None:
    assert tag([]) == []
    assert tag(["", " \n ", "\u200b", "“ — ” ?!" * 10_000]) == [Reading()] * 4


def test_a_reading_does_not_depend_on_the_texts_beside_it() -> None:
    others = ["He said so.", REPORT * 2, "“No,” said Ann Lee.", "A. " * 300]
    assert tag([*others, REPORT])[-1] == tag([REPORT])[0] == tag([REPORT, *others])[0]


@pytest.mark.parametrize(
    "text",
    [
        REPORT.upper(),
        "“" * 3000,
        "said " * 3000,
        "a" * 100_000,
        "“I said,” he said, “that ” " * 300,
        "SMITH: We won.\nQ: Why?\nA: Because.\n" * 20,
        "他说：“我们赢了。” Он сказал: «да» 👩‍👩‍👧 \ud800 \x00 \ufffd",
    ],
)
def test_odd_texts_are_read_within_their_bounds(text: str) -> None:
    [reading] = tag([text])
    for one in reading.attributions:
        for start, end in one.content + one.cue + one.source:
            assert 0 <= start < end <= len(text)
        assert 0 <= one.confidence <= 1
        assert list(one.content) == sorted(one.content)
    for name in reading.names:
        assert 0 <= name.start < name.end <= len(text)


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=200))
def test_any_text_gives_a_reading(text: str) -> None:
    [reading] = tag([text])
    assert all(0 <= a < b <= len(text) for one in reading.attributions for a, b in one.content)
