"""What every store must do, whatever database it keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Annotation, Decision
from onrecord.store.base import Query, Writer
from onrecord.store.sqlite import Archive
from tests.store.values import TEXT, account, annotation, report, story


@pytest.fixture(params=["sqlite", "postgres"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Writer]:
    if request.param == "sqlite":
        with Archive(tmp_path / "news.archive", create=True) as base:
            yield base
    else:
        address = request.getfixturevalue("postgres")
        from onrecord.store.postgres import PostgresArchive

        with PostgresArchive(address) as team:
            yield team


def add(archive: Writer, *names: str) -> None:
    with archive.transaction():
        for name in names:
            archive.put_report(report(name), annotation(name))
        archive.put_story(story(*names))
        archive.put_account(account(*names))


def test_what_goes_in_comes_out(archive: Writer) -> None:
    add(archive, "a", "b")
    assert archive.report("a") == report("a")
    assert archive.annotation("b") == annotation("b")
    assert archive.story("s1") == story("a", "b")
    assert archive.account("s1") == account("a", "b")
    assert archive.story_of("b") == "s1"
    assert list(archive.names()) == ["a", "b"]


def test_the_same_report_again_changes_nothing(archive: Writer) -> None:
    add(archive, "a")
    with archive.transaction():
        assert archive.put_report(report("a"), annotation("a")) == 0
    assert len(archive.versions("a")) == 1


def test_another_text_is_a_new_version_and_both_are_kept(archive: Writer) -> None:
    add(archive, "a")
    with archive.transaction():
        assert archive.put_report(report("a", "The dam broke."), Annotation("a")) == 2
    assert [version.report.text for version in archive.versions("a")] == [TEXT, "The dam broke."]
    assert archive.report("a") == report("a", "The dam broke.")
    assert [hit.report for hit in archive.search(Query("broke"))] == ["a"]
    assert archive.search(Query("lucky")) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query("dam"), True),
        (Query('"dam held"'), True),
        (Query('"held dam"'), False),
        (Query(speaker="marsh"), True),
        (Query("lucky", speaker="Ada"), True),
        (Query("nobody", speaker="Ada"), False),
        (Query(outlet="Holm"), True),
        (Query(outlet="%"), False),
        (Query(person="Ada Marsh"), True),
        (Query(place="Holm"), True),
        (Query(place="Ada"), False),
        (Query(first="2024-05-07", last="2024-05-07"), True),
        (Query(first="2024-05-08"), False),
        (Query(happened_first="2024-05-06", happened_last="2024-05-06"), True),
        (Query(happened_last="2024-05-05"), False),
        (Query(hard=True), True),
        (Query("..."), False),
        (Query('NEAR("dam" AND *) OR 1=1; DROP TABLE report --'), False),
    ],
)
def test_a_query_finds_what_it_asks_for(archive: Writer, query: Query, found: bool) -> None:
    add(archive, "a", "b")
    assert {hit.report for hit in archive.search(query)} == ({"a", "b"} if found else set())
    assert archive.count(query) == (2 if found else 0)


def test_hits_mark_the_very_characters(archive: Writer) -> None:
    add(archive, "a", "b")
    hit = archive.search(Query('"were lucky"'))[0]
    assert [TEXT[start:end] for start, end in hit.marks] == ["were lucky"]


def test_a_failed_transaction_leaves_nothing(archive: Writer) -> None:
    with pytest.raises(RuntimeError), archive.transaction():
        archive.put_report(report("a"), annotation("a"))
        raise RuntimeError
    assert archive.report("a") is None
    assert archive.size()["report"] == 0


def test_forgetting_leaves_nothing_but_what_others_support(archive: Writer) -> None:
    add(archive, "a", "b")
    with archive.transaction():
        assert archive.forget("a")
        assert not archive.forget("never there")
    assert archive.report("a") is None
    assert archive.versions("a") == ()
    assert [hit.report for hit in archive.search(Query("dam"))] == ["b"]
    assert archive.search(Query(hard=True)) == []


def test_decisions_are_kept_and_withdrawn(archive: Writer) -> None:
    made = Decision("d1", "join", ("a", "b"), "Jo", "same dam", "2024-05-08T09:00:00+00:00")
    taken_back = Decision("d1", "join", ("a", "b"), "Jo", "same dam", made.at, "2024-05-08T10:00:00+00:00")
    with archive.transaction():
        archive.put_decision(made)
    assert archive.decisions() == (made,)
    with archive.transaction():
        archive.put_decision(taken_back)
    assert archive.decisions() == ()
    assert archive.decisions(withdrawn=True) == (taken_back,)


hostile = st.text(
    st.one_of(st.characters(), st.sampled_from("\x00\ud800\udfff'\"%_;*\\\u202e")), min_size=1, max_size=60
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=hostile, query=hostile, name=hostile)
def test_hostile_text_in_every_field_and_query_is_only_text(archive: Writer, text: str, query: str, name: str) -> None:
    kept = report("h", text, title=name, outlet=name, url=name)
    with archive.transaction():
        archive.forget("h")
        archive.put_report(kept, Annotation("h"))
    assert archive.report("h") == kept
    assert archive.at_url(text) in (None, "h") and archive.at_url(name) == "h"
    assert [archive.report(query), archive.story_of(query), archive.story(query), archive.told(query)].count(None) >= 3
    assert archive.versions(query) == () or query == "h"
    with archive.transaction():
        archive.put_change(name, query, text)
        archive.put_decision(Decision(name, "differ", (name, query), name, text, query))
        archive.forget(query)
    for question in (Query(query), Query(speaker=query), Query(outlet=query, person=query, place=query, words=query)):
        assert archive.count(question) >= len(archive.search(question))
