"""Reports join the stories of an archive one by one as they would in a pile, and what people decided stands."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import archive as keeping
from onrecord import deciding
from onrecord.joining import StoryJoiner
from onrecord.link import storyindex
from onrecord.model import Annotation, Report
from onrecord.store.sqlite import Archive
from tests.link.test_stories import pile


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storyindex.StoryIndex.__init__, "__defaults__", (False, 4))


def given(archive: Archive, joiner: StoryJoiner, reports: Sequence[Report], sizes: Sequence[int]) -> None:
    """Keep the reports, so many at a time."""
    rest = list(reports)
    for size in sizes:
        some, rest = rest[:size], rest[size:]
        if some:
            keeping.keep(archive, joiner, [(report, Annotation(report.id)) for report in some])


def stories(archive: Archive) -> dict[str, set[str]]:
    """The archive's stories by id; each report is in just one, and says so."""
    found = {line.id: archive.story(line.id) for line in archive.stories(limit=1000)}
    for name, story in found.items():
        assert story is not None
        assert all(archive.story_of(report) == name for report in story.reports)
    return {name: set(story.reports) for name, story in found.items() if story is not None}


def many() -> list[Report]:
    told = [
        replace(report, id=f"{report.id}-{week}", text=f"{report.text} {extra}", published=f"2031-0{week + 5}-04")
        for week, extra in enumerate(("", "No more was known by noon."))
        for report in pile()
    ]
    random.Random(5).shuffle(told)
    return told


def test_an_archive_has_the_same_stories_whether_reports_come_singly_or_in_a_pile(tmp_path: Path) -> None:
    reports = many()
    found = []
    for number, sizes in enumerate(([len(reports)], [1] * len(reports), [2, 3, 1, 5, 3])):
        with Archive(tmp_path / f"{number}.archive", create=True) as archive:
            given(archive, keeping.joiner(archive), reports, sizes)  # type: ignore[arg-type]
            found.append(stories(archive))
    assert found[0] == found[1] == found[2]


def test_an_archive_opened_again_between_reports_has_the_same_stories(tmp_path: Path) -> None:
    reports = many()
    with Archive(tmp_path / "whole.archive", create=True) as archive:
        given(archive, StoryJoiner(archive), reports, [len(reports)])
        whole = stories(archive)
    for report in reports:
        with Archive(tmp_path / "broken.archive", create=True) as archive:
            joiner = StoryJoiner(archive, tmp_path / "index")
            given(archive, joiner, [report], [1])
            joiner.save()
    with Archive(tmp_path / "broken.archive") as archive:
        assert stories(archive) == whole


@pytest.mark.parametrize("first", ["comet-0", "ferry-0"])
def test_stories_that_people_joined_stay_joined_as_reports_come(tmp_path: Path, first: str) -> None:
    second = "ferry-0" if first == "comet-0" else "comet-0"
    *early, late, last = sorted(pile(), key=lambda report: report.id in ("comet-1", "ferry-2"))
    with Archive(tmp_path / "news.archive", create=True) as archive:
        joiner = StoryJoiner(archive)
        given(archive, joiner, early, [len(early)])
        deciding.decide(archive, "join", [first, second], "Jo", "the comet lit the ferry")
        given(archive, joiner, [late, last], [1, 1])
        assert {frozenset(names) for names in stories(archive).values()} >= {
            frozenset({"comet-0", "comet-1", "ferry-0", "ferry-1", "ferry-2"})
        }


def test_a_report_that_people_parted_stays_apart_as_reports_come(tmp_path: Path) -> None:
    *early, late = sorted(pile(), key=lambda report: report.id == "ferry-2")
    with Archive(tmp_path / "news.archive", create=True) as archive:
        joiner = StoryJoiner(archive)
        given(archive, joiner, early, [len(early)])
        deciding.decide(archive, "part", ["ferry-0", "ferry-1"], "Jo", "two ferries")
        given(archive, joiner, [late], [1])
        found = stories(archive).values()
        assert {"ferry-1"} in found
        assert not any({"ferry-0", "ferry-1"} <= names for names in found)
