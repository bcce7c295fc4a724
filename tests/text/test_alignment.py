"""Two sequences side by side cover both whole, and what is called alike is alike."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.alignment import Block, blocks

WORDS = st.lists(st.sampled_from("abcdefg"), max_size=40)


@given(WORDS, WORDS)
def test_blocks_cover_both_sequences(a: list[str], b: list[str]) -> None:
    at_a = at_b = 0
    for block in blocks(a, b):
        assert (block.a_start, block.b_start) == (at_a, at_b)
        if block.alike:
            assert a[block.a_start : block.a_end] == b[block.b_start : block.b_end] != []
        at_a, at_b = block.a_end, block.b_end
    assert (at_a, at_b) == (len(a), len(b))


@given(WORDS)
def test_a_sequence_is_alike_with_itself(a: list[str]) -> None:
    assert blocks(a, a) == ((Block(0, len(a), 0, len(a), True),) if a else ())


def test_a_word_in_a_run_goes_before_the_same_word_alone() -> None:
    a, b = ["maybe", "some", "good"], ["some", "day", "and", "maybe", "some", "good", "will", "come"]
    assert [(x.a_start, x.b_start) for x in blocks(a, b) if x.alike] == [(0, 3)]


def test_long_sequences_are_aligned_through_what_stands_once_in_each() -> None:
    a = [f"w{n}" for n in range(5_000)]
    b = [*a[:1_000], "other", *a[1_001:3_000], *a[3_100:]]
    parts = [(x.a_start, x.a_end, x.b_start, x.b_end) for x in blocks(a, b) if not x.alike]
    assert parts == [(1_000, 1_001, 1_000, 1_001), (3_000, 3_100, 3_000, 3_000)]


def test_words_that_repeat_without_end_take_bounded_time() -> None:
    found = blocks(["la"] * 100_000, ["la"] * 90_000)
    assert sum(x.a_end - x.a_start for x in found if x.alike) == 90_000
