"""A batch loaded by COPY is the archive that adding would have made."""

from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.engines.batch import run
from onrecord.engines.loading import load
from onrecord.engines.local import Local
from onrecord.errors import ArchiveError, UsageError
from onrecord.model import Account, Report
from onrecord.store.base import Query
from tests.engines.stream import lines, reports
from tests.store.conftest import postgres, server  # noqa: F401 - the fixtures

pytest.importorskip("psycopg", reason="psycopg is not installed")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made")
    file = lines(path / "news.jsonl", [*reports(8, undated=6)])
    assert run([str(file)], str(path / "out"), Local(), 3).whole
    return path / "out"


TABLES = {
    "report": "id, version, current, digest, published, day, title, outlet, shelved, url, text, rest",
    "annotation": "made_by, body",
    "quotation": "id, speaker, folded, kind, day, first, last, words",
    "name": "folded, kind",
    "called": "folded, kind",
    "happened": "first, last",
    "report_words": "words::text",
    "quotation_words": "words::text",
    "member": "report",
    "difference": "id, a, b, kind, severity, about",
}


def test_what_is_loaded_is_what_adding_one_by_one_would_keep(made: Path, server: str, postgres: str) -> None:  # noqa: F811
    import psycopg

    from onrecord.engines.loading import _pairs, _told, planned
    from onrecord.engines.places import Folder
    from onrecord.engines.shards import shards, whole
    from onrecord.store.codec import unpack
    from onrecord.store.postgres import PostgresArchive

    out = Folder(str(made))
    with psycopg.connect(f"host={server} user=desk dbname=postgres", autocommit=True) as base:
        base.execute("CREATE DATABASE slow TEMPLATE template0 ENCODING 'UTF8'")
    with PostgresArchive(postgres) as archive, PostgresArchive(f"host={server} user=desk dbname=slow") as slow:
        forms = (
            "SELECT pg_get_indexdef(indexrelid) FROM pg_index UNION SELECT pg_get_constraintdef(oid) FROM pg_constraint"
        )
        as_before = sorted(archive.rows(forms))
        counted = load(str(made), postgres).rows
        assert sorted(archive.rows(forms)) == as_before
        plan = planned(out)
        with slow.transaction():
            for number, shard in enumerate(shards(plan), 1):
                for report, mark in _pairs(whole(out, shard)):
                    slow.put_report(report, mark, number)
            for name in (n for n in out.names("told") if n.endswith(".json")):
                for told in _told(out, plan.identity, name):
                    slow.put_story(told.story)
                    slow.put_account(unpack(Account, told.account))
        for table, columns in TABLES.items():
            mine, theirs = (sorted(map(repr, a.rows(f"SELECT {columns} FROM {table}"))) for a in (archive, slow))
            assert mine == theirs, table
            assert counted[table] == len(mine)
        assert archive.check() == ()
        assert archive.search(Query("letters crowns months")) or archive.search(Query("crowns"))
        assert archive.arrivals() == slow.arrivals()
        lines_ = [(s.title, s.first, s.last, s.reports, s.hard) for a in (archive, slow) for s in a.stories()]
        assert sorted(lines_[: len(lines_) // 2], key=repr) == sorted(lines_[len(lines_) // 2 :], key=repr)


def test_a_load_that_stopped_goes_on(made: Path, postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    from onrecord.store import bulk
    from onrecord.store.postgres import PostgresArchive

    real, steps = bulk.BulkLoad._step, []

    def step(self: bulk.BulkLoad, name: str) -> AbstractContextManager[None]:
        steps.append(name)
        if len(steps) == 3:
            raise KeyboardInterrupt
        return real(self, name)

    monkeypatch.setattr(bulk.BulkLoad, "_step", step)
    with pytest.raises(KeyboardInterrupt):
        load(str(made), postgres)
    with pytest.raises(ArchiveError, match="bulk load is under way, or was stopped"):
        PostgresArchive(postgres)
    load(str(made), postgres)
    assert len(steps) == len(set(steps)) + 1
    with PostgresArchive(postgres) as archive:
        assert sum(map(len, archive.arrivals())) == len(reports(8))
        assert archive.check() == ()
    assert load(str(made), postgres).rows.total() == 0


def test_several_processes_load_what_one_does(made: Path, postgres: str, server: str) -> None:  # noqa: F811
    import psycopg

    from onrecord.store.postgres import PostgresArchive

    with psycopg.connect(f"host={server} user=desk dbname=postgres", autocommit=True) as base:
        base.execute("CREATE DATABASE shared TEMPLATE template0 ENCODING 'UTF8'")
    other = f"host={server} user=desk dbname=shared"
    load(str(made), postgres)
    load(str(made), other, workers=2)
    with PostgresArchive(postgres) as archive, PostgresArchive(other) as shared:
        for table in ("quotation", "name", "happened", "story", "member", "difference", "called", "quotation_words"):
            one, two = (sorted(map(repr, each.rows(f"SELECT * FROM {table}"))) for each in (archive, shared))
            assert one == two, table


def test_a_batch_is_added_to_the_reports_that_an_archive_has(made: Path, postgres: str, tmp_path: Path) -> None:  # noqa: F811
    from onrecord import archive as keeping
    from onrecord.store.postgres import PostgresArchive

    first, second, *_ = reports(8, undated=6)
    changed = replace(second, text=second.text + " A word more.")
    alone = Report("alone", "Nobody at Pell knew of the heron.", "2024-03-01")
    with PostgresArchive(postgres) as archive:
        keeping.add(archive, keeping.joiner(archive), [first, changed, alone])
    added = load(str(made), postgres).added
    assert added is not None
    assert (added.unchanged, added.changed) == ((first.id,), (second.id,))
    assert len(added.new) == len(reports(8)) - 2
    with PostgresArchive(postgres) as archive:
        assert len(archive.versions(second.id)) == 2
        assert archive.story_of(first.id) == archive.story_of(second.id) != archive.story_of("alone")
        for line in archive.stories():
            account, story = archive.account(line.id), archive.story(line.id)
            assert account is not None and story is not None
            assert {report.id for report in account.reports} == set(story.reports)
    again = load(str(made), postgres).added
    assert again is not None and not again.new and not again.changed


def test_what_is_no_batch_is_not_loaded(postgres: str, tmp_path: Path) -> None:  # noqa: F811
    with pytest.raises(UsageError, match="there is no batch"):
        load(str(tmp_path), postgres)
