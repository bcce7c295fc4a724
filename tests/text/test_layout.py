"""Sentences: what an abbreviation's full stop may end, and what not."""

import pytest

from onrecord.text.layout import sentences


@pytest.mark.parametrize(
    "text",
    [
        "Talks went well between Lisbon and Brasília, U.S. Ambassador to Portugal Ines Calder said Sunday.",
        "Harrow Corp. Chairman Ben Lowe resigned.",
        "It fell to Lt. Gov. Ann Poe to open the bridge.",
        "The fare is Rs. 500 for children.",
        "The firm made £5.5m. in all.",
        "They brought lamps, tents, etc. and left.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "He lives in the U.S.| The plan failed.",
        "She works for Harrow Corp.| The others left.",
        "He was born on Jan. 5.| No. 10 said nothing.",
    ],
)
def test_two_sentences(text: str) -> None:
    whole = text.replace("|", "")
    assert [whole[a:b] for a, b in sentences(whole)] == [part.strip() for part in text.split("|")]
