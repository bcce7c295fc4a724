"""Shingles are runs of five words, the same numbers in every run, with their places in the text."""

import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.text.shingles import WINDOW, distinct, keys, shingles, together, winnowed

WORD = re.compile(r"[^\W_]+")


@settings(deadline=None)  # the tables of letters are drawn up once
@given(st.text(max_size=200))
def test_words_are_runs_of_letters_and_digits_case_folded(text: str) -> None:
    found = keys(text)
    words = WORD.findall(text.casefold())
    assert len(found) == len(words)
    number_of = {word: int(number) for word, number in zip(words, found.keys, strict=True)}
    assert [number_of[word] for word in words] == found.keys.tolist()
    assert len(set(number_of.values())) == len(number_of)


@given(st.text(max_size=200))
def test_places_lie_within_the_text_in_order(text: str) -> None:
    found = keys(text)
    edges = [edge for pair in zip(found.starts.tolist(), found.ends.tolist(), strict=True) for edge in pair]
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(start < end for start, end in zip(found.starts, found.ends, strict=True))
    assert found.starts.tolist() == sorted(found.starts.tolist())


def test_a_place_covers_the_word_where_folding_makes_it_longer() -> None:
    found = keys("Die Straße nach İzmir")
    places = zip(found.starts, found.ends, strict=True)
    assert "Straße" in ["Die Straße nach İzmir"[start:end] for start, end in places]


def test_case_makes_no_difference() -> None:
    assert keys("The Harbour Master").keys.tolist() == keys("the HARBOUR master").keys.tolist()


def test_the_same_word_has_the_same_number_in_every_run() -> None:
    assert keys("ferry").keys.tolist() == [8615635974840918724]


@settings(deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_texts_taken_together_have_the_words_that_each_has(texts: list[str]) -> None:
    words = together(texts)
    for number, text in enumerate(texts):
        its = keys(text)
        cut = slice(words.firsts[number], words.firsts[number + 1])
        assert words.keys[cut].tolist() == its.keys.tolist()
        assert (words.starts[cut] - words.begins[number]).tolist() == its.starts.tolist()
        assert (words.ends[cut] - words.begins[number]).tolist() == its.ends.tolist()


def test_a_text_of_four_words_has_no_shingle() -> None:
    assert len(shingles(keys("the ferry was late").keys)) == 0
    assert len(shingles(keys("the ferry was late again").keys)) == 1


@given(st.lists(st.integers(0, 2**64 - 1), max_size=60), st.integers(0, 20), st.integers(0, 20))
def test_texts_that_share_a_window_of_shingles_share_a_fingerprint(shared: list[int], before: int, after: int) -> None:
    one = np.array(shared, np.uint64)
    other = np.concatenate((np.arange(before, dtype=np.uint64), one, np.arange(100, 100 + after, dtype=np.uint64)))
    if len(one) >= WINDOW:
        assert set(winnowed(one).tolist()) & set(winnowed(other).tolist())


@given(st.lists(st.integers(0, 9)))
def test_distinct_numbers_are_sorted(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, np.uint64)).tolist() == sorted(set(numbers))
