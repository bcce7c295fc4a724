"""The timelines of an archive: the same as told anew, whatever came, changed and went since they were last told."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import archive as keeping
from onrecord import deciding
from onrecord.account.timeline import Asked, Entry, choose
from onrecord.account.timeline_ledger import Ledger
from onrecord.cli import main
from onrecord.model import Account, Annotation, Copy, Member, Report, Story
from onrecord.store.sqlite import Archive
from onrecord.timelines import Timelines, compared
from tests.account.test_timeline import marks, story
from tests.test_archive import FIRST, SECOND, OneStory

REPORTS = story()
MARKS = dict(zip((report.id for report in REPORTS), marks(REPORTS), strict=True))
COPIES = (Copy("r01", "r02", 1.0, 1.0), Copy("r07", "r10", 0.6, 0.6))
ASKED = Asked(days=6, since="2022-03-15")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "news.archive", create=True) as made:
        hold(made, REPORTS)
        yield made


def hold(archive: Archive, reports: list[Report]) -> None:
    """Keep these reports and make them the story."""
    with archive.transaction():
        for report in reports:
            archive.put_report(report, MARKS[report.id])
        archive.put_story(Story("s", tuple(Member(report.id) for report in reports), "The dam"))
        names = {report.id for report in reports}
        copies = tuple(copy for copy in COPIES if copy.a in names and copy.b in names)
        sure = tuple((report.id, 1.0) for report in reports)
        archive.put_account(Account("s", "The dam", None, (), (), copies=copies, confidence=sure))


def anew(archive: Archive) -> tuple[Entry, ...]:
    pairs = archive.pairs(archive.keys("s"))
    return choose([r for r, _ in pairs], [m for _, m in pairs], archive.copies("s"), days=6, since="2022-03-15")


def told(timelines: Timelines, archive: Archive) -> tuple[Entry, ...]:
    found = timelines.tell(archive, "s", ASKED)
    assert found is not None and [report.id for report in found[1]] == sorted(archive.keys("s"))
    return found[0]


def test_it_is_the_timeline_of_all_reports_with_copies_counted_once(archive: Archive) -> None:
    assert told(Timelines(), archive) == choose(REPORTS, marks(REPORTS), COPIES, days=6, since="2022-03-15")
    assert Timelines().tell(archive, "none") is None


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.frozensets(st.sampled_from(REPORTS), min_size=1, max_size=30), min_size=1, max_size=4))
def test_whatever_moves_in_and_out_it_is_as_told_anew(archive: Archive, steps: list[frozenset[Report]]) -> None:
    timelines = Timelines()
    for reports in steps:
        hold(archive, sorted(reports, key=lambda report: report.id))
        assert told(timelines, archive) == anew(archive)


def test_one_report_more_is_the_only_one_that_is_read(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(archive, REPORTS[:-1])
    timelines, read = Timelines(), list[str]()
    told(timelines, archive)
    add = Ledger.add

    def counted(ledger: Ledger, report: Report, mark: Annotation) -> None:
        read.append(report.id)
        add(ledger, report, mark)

    monkeypatch.setattr(Ledger, "add", counted)
    hold(archive, REPORTS)
    assert told(timelines, archive) == anew(archive)
    assert [name for name in read if name == REPORTS[-1].id] and set(read[:1]) == {REPORTS[-1].id}
    assert len(read) == 1 + len(REPORTS)  # the others by the telling anew


def test_a_new_version_and_an_annotation_made_anew_are_read_again(archive: Archive) -> None:
    timelines = Timelines()
    before = told(timelines, archive)
    burst = next(report for report in REPORTS if "burst on Thursday" in report.text)
    with archive.transaction():
        archive.put_report(replace(burst, text="Nothing happened at Halvern."), Annotation(burst.id))
    changed = told(timelines, archive)
    assert changed == anew(archive) != before
    name = REPORTS[6].id
    with archive.transaction():
        archive.put_annotation(Annotation(name))
        archive.put_change("rebuilt", name, "old -> new")
    assert told(timelines, archive) == anew(archive) != changed


def test_after_deciding_withdrawing_and_forgetting_it_is_as_told_anew(tmp_path: Path) -> None:
    third = replace(FIRST, id="third", text=FIRST.text.replace("Monday", "Friday"), outlet="Echo")
    with Archive(tmp_path / "a", create=True) as archive:
        joiner, timelines = OneStory(), Timelines()

        def same() -> None:
            for line in archive.stories():
                found = timelines.tell(archive, line.id)
                pairs = archive.pairs(archive.keys(line.id))
                at_once = choose([r for r, _ in pairs], [m for _, m in pairs], archive.copies(line.id))
                assert found is not None and found[0] == at_once and at_once

        keeping.add(archive, joiner, [FIRST, SECOND])
        same()
        keeping.add(archive, joiner, [third])
        same()
        decision, _ = deciding.decide(archive, "part", ["first", "second"], "Jo", "two dams")
        same()
        deciding.withdraw(archive, decision.id)
        same()
        keeping.forget(archive, joiner, "third")
        same()
        keeping.rebuild(archive, everything=True)
        same()


def test_beyond_the_most_reports_the_story_asked_for_longest_ago_goes(archive: Archive) -> None:
    with archive.transaction():
        other = [replace(report, id=f"o{report.id}") for report in REPORTS]
        for report, mark in zip(other, marks(other), strict=True):
            archive.put_report(report, mark)
        archive.put_story(Story("o", tuple(Member(report.id) for report in other), "Another dam"))
    timelines = Timelines(most=40)
    for name in ("s", "o", "s", "o"):
        assert timelines.tell(archive, name) is not None
        assert len(timelines._stories) == 1


def test_differences_are_those_that_all_reports_have(archive: Archive) -> None:
    entries = told(Timelines(), archive)
    at_once = choose(REPORTS, marks(REPORTS), COPIES, days=6, since="2022-03-15", compare=True)
    assert compared(archive, entries) == at_once


def test_the_command_tells_a_story_of_an_archive(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(archive.path)
    for name in ("s", "r03"):
        assert main(["timeline", "--archive", place, "--story", name, "--days", "1"]) == 0
        assert "3 March 2022" in capsys.readouterr().out
    page = archive.path.with_name("page.html")
    assert main(["timeline", "--archive", place, "--story", "s", "--html", str(page), "--quiet"]) == 0
    assert "dam above Halvern burst" in page.read_text(encoding="utf-8")
    for wrong in (["--archive", place], ["--archive", place, "--story", "none"], ["x", "--story", "s"], []):
        assert main(["timeline", *wrong]) == 2
