"""What a desk does with an archive: add, decide, withdraw, forget, rebuild."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord import archive as keeping
from onrecord import deciding
from onrecord.errors import UsageError
from onrecord.joining import Joined
from onrecord.model import Annotation, Member, Report, Story
from onrecord.store.base import Query
from onrecord.store.sqlite import Archive

FIRST = Report(
    "first",
    'The dam at Holm held on Monday, the mayor said. "We were lucky," Ada Marsh said. Some 40 people left their homes.',
    "2024-05-07",
    "Dam holds",
    "Holm Post",
)
SECOND = Report(
    "second",
    'The dam at Holm held on Sunday, officials said. "We are lucky," Ada Marsh said. Some 60 people left their homes.',
    "2024-05-07",
    "Holm dam holds",
    "Valley Times",
)


class OneStory:
    """Puts every report into one story."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def add(self, reports: Sequence[Report], marks: Sequence[Annotation]) -> Joined:
        self.names += [report.id for report in reports]
        return Joined((Story("s", tuple(Member(name) for name in self.names), "Dam holds"),))

    def forget(self, name: str) -> None:
        self.names.remove(name)

    def save(self) -> None:
        pass


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Archive, OneStory]]:
    with Archive(tmp_path / "news.archive", create=True) as archive:
        joiner = OneStory()
        keeping.add(archive, joiner, [FIRST, SECOND])
        yield archive, joiner


def test_adding_tells_the_story(desk: tuple[Archive, OneStory]) -> None:
    account = desk[0].account("s")
    assert account is not None
    assert [report.id for report in account.reports] == ["first", "second"]
    assert {q.speaker for q in account.quotations} >= {"Ada Marsh"}


def test_adding_again_changes_nothing(desk: tuple[Archive, OneStory]) -> None:
    archive, joiner = desk
    before = archive.account("s"), archive.changes()
    added = keeping.add(archive, joiner, [FIRST, SECOND])
    assert added.unchanged == ("first", "second")
    assert (archive.account("s"), archive.changes()) == before


def test_a_changed_text_is_a_version_that_says_what_changed(desk: tuple[Archive, OneStory]) -> None:
    archive, joiner = desk
    text = FIRST.text.replace("40", "45").replace("We were", "We are")
    added = keeping.add(archive, joiner, [Report("first", text, FIRST.published, FIRST.title, FIRST.outlet)])
    assert added.changed == ("first",)
    assert archive.changes()[-1].detail == "2 changes: quotation, number or date"
    account = archive.account("s")
    assert account is not None and account.report("first").text == text


def test_a_report_at_a_known_address_is_a_version_of_it(desk: tuple[Archive, OneStory]) -> None:
    archive, joiner = desk
    keeping.add(archive, joiner, [Report("c", "Rain fell.", "2024-05-08", url="https://holm.example/rain")])
    added = keeping.add(archive, joiner, [Report("d", "Snow fell.", "2024-05-08", url="https://holm.example/rain")])
    assert (added.new, added.changed) == ((), ("c",))


def test_an_id_that_no_database_holds_is_made_one(desk: tuple[Archive, OneStory]) -> None:
    archive, joiner = desk
    odd = Report("a\ud800\x00b", "Rain fell on Holm.", "2024-05-08\ud800", url="https://holm.example/\udfff")
    assert keeping.add(archive, joiner, [odd]).new == ("a\ufffd\ufffdb",)
    assert keeping.add(archive, joiner, [odd]).unchanged == ("a\ufffd\ufffdb",)


def test_a_dismissed_difference_is_gone_until_the_decision_is_withdrawn(desk: tuple[Archive, OneStory]) -> None:
    archive, _ = desk
    account = archive.account("s")
    assert account is not None and account.differences
    name = account.differences[0].id
    decision, told = deciding.decide(archive, "dismiss", [name], "Jo", "I rang both")
    assert told == ("s",)
    after = archive.account("s")
    assert after is not None and name not in {d.id for d in after.differences}
    keeping.rebuild(archive)
    kept = archive.account("s")
    assert kept is not None and name in {d.id for d in kept.dismissed}
    deciding.withdraw(archive, decision.id)
    again = archive.account("s")
    assert again is not None and name in {d.id for d in again.differences}


def test_parting_and_taking_it_back(desk: tuple[Archive, OneStory]) -> None:
    archive, _ = desk
    decision, _ = deciding.decide(archive, "part", ["first", "second"], "Jo", "two dams")
    assert archive.story_of("first") != archive.story_of("second")
    deciding.decide(archive, "join", ["first", "second"], "Jo", "one dam after all")
    assert archive.story_of("first") == archive.story_of("second")
    taken, _ = deciding.withdraw(archive, decision.id)
    assert taken.withdrawn


@pytest.mark.parametrize(
    ("verb", "subjects", "by", "why"),
    [
        ("marry", ["first", "second"], "Jo", "x"),
        ("join", ["first"], "Jo", "x"),
        ("join", ["first", "nowhere"], "Jo", "x"),
        ("join", ["first", "second"], " ", "x"),
        ("join", ["first", "second"], "Jo", ""),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    desk: tuple[Archive, OneStory], verb: str, subjects: list[str], by: str, why: str
) -> None:
    with pytest.raises(UsageError):
        deciding.decide(desk[0], verb, subjects, by, why)


def test_forgetting_leaves_the_others_and_a_record(desk: tuple[Archive, OneStory]) -> None:
    archive, joiner = desk
    keeping.forget(archive, joiner, "first")
    account = archive.account("s")
    assert account is not None and [report.id for report in account.reports] == ["second"]
    assert archive.count(Query("lucky")) == 1
    assert archive.changes()[-1].kind == "forgotten"
    assert b"Holm Post" not in archive.path.read_bytes()
    with pytest.raises(UsageError):
        keeping.forget(archive, joiner, "first")


def story_reports(path: Path, again: bool) -> list[list[str]]:
    """Stories of many reports, added at once or, again, with the archive opened anew in between."""
    towns = ("Holm", "Alder", "Brack")
    reports = [
        Report(
            f"{town}-{n}", f"The dam at {town} held on Monday, said the {town} mayor. Rain fell {n} days.", "2024-05-07"
        )
        for n in range(12)
        for town in towns
    ]
    for part in (reports[:30], reports[30:]) if again else (reports,):
        with Archive(path, create=True) as archive:
            joiner = keeping.joiner(archive)
            keeping.add(archive, joiner, part)
    with Archive(path) as archive:
        return sorted(sorted(story.reports) for line in archive.stories() if (story := archive.story(line.id)))


def test_an_index_that_was_kept_goes_on_as_one_that_was_never_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.joining._SAVED", 1)
    monkeypatch.setattr(keeping, "_AT_ONCE", 10)
    kept = story_reports(tmp_path / "kept", again=True)
    assert (tmp_path / "kept.index").is_dir()
    assert kept == story_reports(tmp_path / "straight", again=False)


def test_forgetting_removes_what_was_kept_of_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.joining._SAVED", 1)
    with Archive(tmp_path / "a", create=True) as archive:
        joiner = keeping.joiner(archive)
        keeping.add(archive, joiner, [FIRST, SECOND])
        assert (tmp_path / "a.index").is_dir()
        keeping.forget(archive, joiner, "first")
    assert not (tmp_path / "a.index").exists()
