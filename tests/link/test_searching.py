"""Look-ups in tables and in long runs say what a plain search says."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.lookup import Lookup
from onrecord.link.sortedrun import SortedRun

NUMBERS = st.lists(
    st.one_of(st.integers(0, 9), st.integers(0, 2**64 - 1), st.just(1 << 16), st.just(1 << 17)), max_size=60
)


@given(NUMBERS, NUMBERS)
def test_a_number_is_found_at_its_first_place(these: list[int], others: list[int]) -> None:
    wanted = [*these, *others]
    lookup = Lookup()
    for _ in range(2):  # nothing is left of the list before
        places, there, twice = lookup.places(np.array(these, np.uint64), np.array(wanted, np.uint64))
        assert there.tolist() == [number in these for number in wanted]
        assert [place for place, found in zip(places.tolist(), there, strict=True) if found] == [
            these.index(number) for number in wanted if number in these
        ]
        assert twice == (len(set(these)) < len(these))
        assert not lookup.places(np.array([77], np.uint64), np.array([3], np.uint64))[1].any()


def test_a_long_list_is_searched_too() -> None:
    these = np.arange(9000, dtype=np.uint32)[::-1].copy()
    places, there, twice = Lookup().places(these, np.array([5, 9001], np.uint32))
    assert (places[0], there.tolist(), twice) == (8994, [True, False], False)


@given(NUMBERS.filter(bool), NUMBERS)
def test_a_run_is_searched_as_by_halving(numbers: list[int], wanted: list[int]) -> None:
    run, asked = np.sort(np.array(numbers * 3, np.uint64)), np.array([*numbers, *wanted], np.uint64)
    assert SortedRun(run).search(asked).tolist() == np.searchsorted(run, asked).tolist()
