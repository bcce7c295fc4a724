"""Copies and stories across shards are those of one run over everything."""

from collections import Counter
from math import comb
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import pipeline
from onrecord.engines import catalogue, copying, rows, windows
from onrecord.engines.local import Local
from onrecord.engines.pieces import Input, Piece, read, survey
from onrecord.engines.places import Folder
from onrecord.engines.plan import Windows, make
from onrecord.engines.shards import annotate, shards
from onrecord.engines.shards import read as read_shard
from onrecord.model import Copy, Report
from onrecord.store.codec import unpack
from tests.engines.stream import family, lines, reports


def agreement(one: list[str], other: list[str]) -> float:
    """The adjusted Rand index of two ways to group the same things."""
    pairs = [sum(comb(n, 2) for n in Counter(some).values()) for some in (zip(one, other, strict=True), one, other)]
    chance = pairs[1] * pairs[2] / comb(len(one), 2)
    return (pairs[0] - chance) / ((pairs[1] + pairs[2]) / 2 - chance)


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Folder, list, catalogue.Catalogue, list[Report]]:
    """A stream of 300 families in six shards, read and annotated without the encoder."""
    patch = pytest.MonkeyPatch()
    patch.setattr(pipeline, "annotations", lambda given, settings: iter(pipeline.times(list(given), settings)))
    path = tmp_path_factory.mktemp("linked")
    file = lines(path / "news.jsonl", reports(300, undated=9))
    out = Folder(str(path / "out"))
    each = shards(make([str(file)], out, Local(), 6))
    for shard in each:
        read_shard((out, shard))
    listed = catalogue.make(out, each)
    for shard in each:
        annotate((out, shard, listed.names[shard.number]))
    patch.undo()
    return out, each, listed, list(pipeline.read([file]).reports)


def test_copies_across_shards_are_those_of_one_run(linked: tuple) -> None:
    out, each, listed, pile = linked
    files = copying.find(out, each, listed, Local())
    found = [unpack(Copy, row) for f in files for row in rows.loaded(out.checked(f)).column("copy").to_pylist()]
    alone = pipeline.copies(pile, pipeline.times(pile))
    assert len(alone) > 100
    assert sorted(found, key=lambda c: (c.a, c.b)) == sorted(alone, key=lambda c: (c.a, c.b))


def test_within_one_window_stories_are_those_of_one_run(linked: tuple) -> None:
    out, each, listed, pile = linked
    found = windows.find(out, each, listed, Windows(), Local())
    alone = pipeline.stories(pile, pipeline.times(pile))
    assert sorted(zip(found.ids, found.titles, strict=True)) == sorted((s.id, s.title) for s in alone)
    of = {name: story.id for story in alone for name in story.reports}
    assert [found.ids[story] for story in found.of.tolist()] == [of[name] for name in listed.ids]


def test_windows_that_are_merged_give_nearly_the_same_stories(linked: tuple) -> None:
    out, each, listed, pile = linked
    found = windows.find(out, each, listed, Windows(100, 0), Local())
    of = {name: story.id for story in pipeline.stories(pile, pipeline.times(pile)) for name in story.reports}
    assert windows.cut(listed.days, Windows(100, 0)).max() >= 3
    assert agreement([of[name] for name in listed.ids], found.of.astype(str).tolist()) >= 0.98


def test_a_story_that_pauses_for_longer_than_a_window_is_one_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "annotations", lambda given, settings: iter(pipeline.times(list(given), settings)))
    early = Report("early", family(900)[0][1], "2024-03-01", "The heron of Holm", "The Post")
    late = Report("late", family(900)[1][1], "2024-03-28", "The heron of Holm, again", "The Times")
    file = lines(tmp_path / "news.jsonl", [early, *reports(120), late])
    out = Folder(str(tmp_path / "out"))
    each = shards(make([str(file)], out, Local(), 2))
    for shard in each:
        read_shard((out, shard))
    listed = catalogue.make(out, each)
    for shard in each:
        annotate((out, shard, listed.names[shard.number]))
    apart = windows.placed(listed, Windows(40, 0))
    home = windows.find(out, each, listed, Windows(40, 0), Local()).of
    one, other = listed.ids.index("early"), listed.ids.index("late")
    assert apart[other] - apart[one] >= 2
    assert home[one] == home[other]
    pile = list(pipeline.read([file]).reports)
    of = {name: story.id for story in pipeline.stories(pile, pipeline.times(pile)) for name in story.reports}
    assert of["early"] == of["late"]


def test_a_window_has_its_days_and_its_reports() -> None:
    days = np.array([1] * 4 + [2] * 4 + [3] * 4 + [9] * 2)
    assert windows.cut(days, Windows(4, 1)).tolist() == [0] * 4 + [1] * 4 + [2] * 6
    assert windows.cut(days, Windows(2, 3)).tolist() == [0] * 12 + [1] * 2
    assert windows.cut(days, Windows(100, 1)).tolist() == [0] * 14


def test_a_report_without_a_day_stands_where_the_one_before_it_does() -> None:
    days = np.array([1, 1, 2, 2, 0, 0])
    listed = catalogue.Catalogue([np.array([0, 5, 1]), np.array([-1, 2, 4, 3])], days, [])
    assert windows.placed(listed, Windows(2, 0)).tolist() == [0, 0, 1, 1, 1, 0]


def test_groups_stay_together_in_parts() -> None:
    assert copying.packed([0, 0, 2, 3, 3, 3, 0], 4, alone=False).tolist() == [0, 0, -1, 1, 1, 1, 0]
    assert copying.packed([0, 1, 2, 3], 2, alone=True).tolist() == [0, 0, 1, 1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=12), st.lists(st.integers(0, 700), max_size=6))
def test_a_file_of_lines_may_be_cut_anywhere(tmp_path_factory: pytest.TempPathFactory, texts: list, cuts: list) -> None:
    file = tmp_path_factory.mktemp("cut") / "news.jsonl"
    made = [Report(f"r{n}", f"Words. {text}".strip()) for n, text in enumerate(texts)]
    lines(file, made)
    one = Input(str(file), file.stat().st_size)
    pieces = survey(one, 0, cuts).pieces
    assert [r for piece in pieces for r in read(one, piece)] == list(read(one, Piece(0)))
