"""Decoding over scores made by hand."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.quotations import layout
from onrecord.annotate.quotations.decode import Distances, decode
from onrecord.annotate.quotations.viterbi import owners, tags

FLAT = Distances(*(np.zeros(2 * layout.DISTANCE + 1, np.float32) for _ in range(3)))


def scored(cues: str, content: dict[int, str], source: dict[int, tuple[int, int]], names: str = "") -> np.ndarray:
    """Scores of a window: 'B', 'I' or '.' a word for cues; for each cue's place its content as 'x' and '.'."""
    window = np.zeros((len(cues), layout.WIDTH), np.float32)
    window[:, 0] = 6.0
    window[:, layout.NAME.start] = 6.0
    window[:, layout.CUELESS] = -8.0
    for place, mark in enumerate(cues):
        window[place, "BI".find(mark) + 1] += 12.0
    for place, mark in enumerate(names):
        if mark != ".":
            window[place, layout.NAME.start + 1 + "pPoOlLwW".index(mark)] = 20.0
    window[:, layout.NO_SOURCE] = 0.0
    for depth, (cue, marks) in enumerate(content.items()):
        window[cue, layout.CONTENT_QUERY.start + depth] = 8.0
        column = layout.CONTENT_KEY.start + depth
        window[:, column] = [9.0 if mark == "x" else -9.0 for mark in marks]
        for side in range(2):
            window[cue, layout.SOURCE_QUERY[side].start + depth] = 8.0
            if cue in source:
                window[source[cue][side], layout.SOURCE_KEY[side].start + depth] = 20.0
    return window


def test_a_cue_links_content_and_source() -> None:
    window = scored("..B...", {2: "...xxx"}, {2: (0, 1)})
    [(said, _)] = decode([window], FLAT)
    assert [(one.content, one.cue, one.source) for one in said] == [(((3, 5),), (2, 2), (0, 1))]
    assert 0.5 < said[0].confidence <= 1


def test_content_on_both_sides_of_its_cue_is_one_attribution() -> None:
    window = scored("...B..x", {3: "xx...xx"}, {3: (2, 2)})
    [(said, _)] = decode([window], FLAT)
    assert [one.content for one in said] == [((0, 1), (5, 6))]


def test_two_cues_share_out_the_words() -> None:
    window = scored(".B...BI..", {1: "..xx.....", 5: ".......xx"}, {1: (0, 0), 5: (4, 4)})
    [(said, _)] = decode([window], FLAT)
    assert [(one.content, one.cue, one.source) for one in said] == [
        (((2, 3),), (1, 1), (0, 0)), (((7, 8),), (5, 6), (4, 4)),
    ]  # fmt: skip


def test_a_cue_without_content_falls_away_and_one_without_a_source_stays() -> None:
    window = scored(".B.B..", {1: "......", 3: "....xx"}, {})
    window[3, layout.NO_SOURCE] = 30.0
    [(said, _)] = decode([window], FLAT)
    assert [(one.content, one.cue, one.source) for one in said] == [(((4, 5),), (3, 3), None)]


def test_sure_content_without_a_cue_is_kept() -> None:
    window = scored("......", {}, {})
    window[2:5, layout.CUELESS] = 9.0
    [(said, _)] = decode([window], FLAT)
    assert [(one.content, one.cue, one.source) for one in said] == [(((2, 4),), None, None)]


def test_names_of_each_kind() -> None:
    [(_, names)] = decode([scored("......", {}, {}, names="pP.olw")], FLAT)
    assert [(one.first, one.last, one.kind) for one in names] == [
        (0, 1, "person"), (3, 3, "organisation"), (4, 4, "place"), (5, 5, "work"),
    ]  # fmt: skip


def test_windows_beside_it_change_nothing() -> None:
    one = scored("..B...", {2: "...xxx"}, {2: (0, 1)})
    other = scored(".B...BI..", {1: "..xx.....", 5: ".......xx"}, {1: (0, 0), 5: (4, 4)})
    assert decode([one, other, one], FLAT) == decode([one], FLAT) + decode([other], FLAT) + decode([one], FLAT)


def test_nothing_to_decode() -> None:
    assert decode([], FLAT) == []


numbers = st.floats(-3, 3, width=32)


@given(st.integers(1, 5), st.integers(2, 4), st.data())
def test_owners_are_the_best_of_all_paths(width: int, count: int, data: st.DataObject) -> None:
    draw = [data.draw(st.lists(numbers, min_size=n, max_size=n)) for n in (width * count, width, width)]
    states = np.array(draw[0], np.float32).reshape(1, width, count)
    start, end = np.array(draw[1:], np.float32)[:, None]

    def worth(path: tuple[int, ...]) -> float:
        total = 0.0
        for t, owner in enumerate(path):
            total += float(states[0, t, owner])
            if owner and (t == 0 or path[t - 1] != owner):
                total += float(start[0, t])
            if owner and (t == width - 1 or path[t + 1] != owner):
                total += float(end[0, t])
        return total

    found = tuple(owners(states, start, end, np.array([width]))[0].tolist())
    assert worth(found) == pytest.approx(max(map(worth, itertools.product(range(count), repeat=width))), abs=1e-3)


@given(st.integers(1, 6), st.data())
def test_tags_never_continue_what_has_not_begun(width: int, data: st.DataObject) -> None:
    scores = np.array(data.draw(st.lists(numbers, min_size=width * 3, max_size=width * 3)), np.float32)
    path = tags(scores.reshape(1, width, 3), np.array([width]))[0].tolist()
    assert all(tag != 2 or (at > 0 and path[at - 1] != 0) for at, tag in enumerate(path))
