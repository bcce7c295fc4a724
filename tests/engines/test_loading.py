"""A batch loaded by COPY is the archive that adding would have made."""

from pathlib import Path

import pytest

from onrecord.engines.batch import run
from onrecord.engines.loading import load
from onrecord.engines.local import Local
from onrecord.errors import ArchiveError, UsageError
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
    from onrecord.store.postgres import PostgresArchive

    out = Folder(str(made))
    with psycopg.connect(f"host={server} user=desk dbname=postgres", autocommit=True) as base:
        base.execute("CREATE DATABASE slow TEMPLATE template0 ENCODING 'UTF8'")
    with PostgresArchive(postgres) as archive, PostgresArchive(f"host={server} user=desk dbname=slow") as slow:
        counted = load(str(made), archive)
        plan = planned(out)
        with slow.transaction():
            for number, shard in enumerate(shards(plan), 1):
                for report, mark in _pairs(whole(out, shard)):
                    slow.put_report(report, mark, number)
            for name in (n for n in out.names("told") if n.endswith(".json")):
                for story, account in _told(out, plan.identity, name):
                    slow.put_story(story)
                    slow.put_account(account)
        for table, columns in TABLES.items():
            mine, theirs = (sorted(map(repr, a.rows(f"SELECT {columns} FROM {table}"))) for a in (archive, slow))
            assert mine == theirs, table
            assert table == "called" or counted.get(table, 0) == len(mine)
        assert archive.check() == ()
        assert archive.search(Query("letters crowns months")) or archive.search(Query("crowns"))
        assert archive.arrivals() == slow.arrivals()
        lines_ = [(s.title, s.first, s.last, s.reports, s.hard) for a in (archive, slow) for s in a.stories()]
        assert sorted(lines_[: len(lines_) // 2], key=repr) == sorted(lines_[len(lines_) // 2 :], key=repr)


def test_a_load_that_stopped_goes_on(made: Path, postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    from onrecord.store import bulk
    from onrecord.store.postgres import PostgresArchive

    real, calls = bulk.BulkLoad._keep_reports, []

    def keep(self: object, pairs: list, packed: list) -> None:
        calls.append(len(pairs))
        real(self, pairs, packed)  # type: ignore[arg-type]
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(bulk.BulkLoad, "_keep_reports", keep)
    with PostgresArchive(postgres) as archive, pytest.raises(KeyboardInterrupt):
        load(str(made), archive)
    with PostgresArchive(postgres) as archive:
        load(str(made), archive)
        assert len(calls) == 4
        assert sum(map(len, archive.arrivals())) == len(reports(8))
        assert sum(load(str(made), archive).values()) == 0


def test_an_archive_with_other_reports_takes_no_load(made: Path, postgres: str, tmp_path: Path) -> None:  # noqa: F811
    from onrecord.model import Annotation, Report
    from onrecord.store.postgres import PostgresArchive

    with PostgresArchive(postgres) as archive:
        archive.put_report(Report("a", "A text."), Annotation("a"))
        with pytest.raises(ArchiveError, match="has reports already"):
            load(str(made), archive)
        with pytest.raises(UsageError, match="there is no batch"):
            load(str(tmp_path), archive)
