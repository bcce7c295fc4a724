"""Paragraphs and windows: each word is at the core of exactly one window, and no window is too long."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.quotations.pieces import Pieces
from onrecord.annotate.quotations.windows import LONGEST, paragraphs, windows

PIECES = Pieces({"[UNK]": 0, "a": 1, "##a": 2, ".": 3})


def cores(text: str) -> list[int]:
    found = []
    for start, end in paragraphs(text):
        for window in windows(text, start, end, PIECES):
            assert window.length <= LONGEST
            assert window.first <= window.core <= window.end_core <= window.last
            found.extend(window.words.starts[window.core : window.end_core])
    return found


def test_a_paragraph_is_a_line_that_is_not_blank() -> None:
    text = "One.\n\n  \nTwo.\r\nThree."
    assert [text[start:end] for start, end in paragraphs(text)] == ["One.", "Two.", "Three."]


def test_a_long_paragraph_is_read_in_overlapping_windows() -> None:
    text = "A word and another. " * 200
    found = list(windows(text, 0, len(text), PIECES))
    assert len(found) > 5
    assert all(later.first < earlier.last for earlier, later in pairwise(found))
    assert cores(text) == list(found[0].words.starts)


def test_a_word_of_very_many_pieces_fits() -> None:
    assert cores("a" * 90 + " " + "a" * 90 + " a") == [0, 91, 182]


def test_no_word_no_window() -> None:
    assert list(paragraphs(" \n\t\n")) == []
    assert windows("\u200b", 0, 1, PIECES) == []


@given(st.lists(st.sampled_from(["b", "aaa", ".", "a" * 60, "“", "B."]), max_size=400))
def test_every_word_is_read_once(words: list[str]) -> None:
    text = " ".join(words)
    assert cores(text) == list(PIECES.words(text, 0, len(text)).starts)
