"""An archive of any earlier form is brought to the newest, or left as it is."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import ArchiveError
from onrecord.store import migrations, sqlite
from onrecord.store.base import Query
from onrecord.store.sqlite import Archive
from onrecord.store.tables import Tables
from tests.store.values import account, annotation, report

FORMS = Path(__file__).parent / "forms"
EARLIER = range(1, len(migrations.SQLITE))
BROKEN = ("CREATE TABLE half (way TEXT)", "CREATE TABLE nonsense (")


def old(path: Path, form: int) -> Path:
    """A file with an archive of that form, as the program of that time made it."""
    with sqlite3.connect(path) as base:
        base.executescript((FORMS / f"sqlite-{form}.sql").read_text())
    base.close()
    return path


def old_team(address: str, form: int) -> str:
    """The same in a database of PostgreSQL."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as base:
        base.execute((FORMS / f"postgres-{form}.sql").read_bytes())
    return address


def holds_all(archive: Tables) -> None:
    """It has what the earlier program put in, and takes more."""
    assert [version.number for version in archive.versions("a")] == [1, 2]
    assert archive.report("b") == report("b") and archive.annotation("b") == annotation("b")
    told = archive.told("s1")
    assert told is not None and told.differences == account("a", "b").differences
    assert [hit.report for hit in archive.search(Query("dam"))] == ["a", "b"]
    assert archive.arrivals() == [["a", "b"]] and archive.batches() == 1
    assert len(archive.identity()) == 32
    with archive.transaction():
        assert archive.put_report(report("c"), annotation("c"), 3) == 1
    assert archive.arrivals() == [["a", "b"], ["c"]]
    assert archive.count(Query("lucky", speaker="Marsh")) == 2


def test_every_form_but_the_newest_is_kept_as_sql() -> None:
    assert {path.name for path in FORMS.iterdir()} == {
        f"{kind}-{n}.sql" for n in EARLIER for kind in ("sqlite", "postgres")
    }
    assert len(migrations.SQLITE) == len(migrations.POSTGRES)


@pytest.mark.parametrize("form", EARLIER)
def test_an_earlier_file_is_brought_up_to_date_with_all_that_it_holds(tmp_path: Path, form: int) -> None:
    path = old(tmp_path / "a", form)
    with Archive(path) as archive:
        assert archive.rows("PRAGMA user_version") == [(len(migrations.SQLITE),)]
        holds_all(archive)
        assert archive.check() == ()


@pytest.mark.parametrize("form", EARLIER)
def test_an_earlier_database_of_a_team_is_brought_up_to_date(postgres: str, form: int) -> None:
    from onrecord.store.postgres import PostgresArchive

    with PostgresArchive(old_team(postgres, form)) as archive:
        assert archive.rows("SELECT max(number) FROM onrecord_form") == [(len(migrations.POSTGRES),)]
        holds_all(archive)
        assert archive.check() == ()


@pytest.mark.parametrize("form", EARLIER)
def test_a_reader_answers_from_an_earlier_form_and_leaves_it(tmp_path: Path, form: int) -> None:
    path = old(tmp_path / "a", form)
    with Archive(path, writable=False) as archive:
        assert archive.count(Query("dam")) == 2
        assert archive.rows("PRAGMA user_version") == [(form,)]


@pytest.mark.parametrize("form", EARLIER)
def test_a_step_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, form: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old(tmp_path / "a", form)
    monkeypatch.setattr(sqlite, "SQLITE", (*migrations.SQLITE[:form], BROKEN))
    with pytest.raises(ArchiveError):
        Archive(path)
    with sqlite3.connect(path) as base:
        assert base.execute("PRAGMA user_version").fetchone() == (form,)
        assert not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
    base.close()
    monkeypatch.undo()
    with Archive(path) as archive:
        holds_all(archive)


@pytest.mark.parametrize("form", EARLIER)
def test_a_step_that_fails_leaves_the_database_as_it_was(
    postgres: str, form: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.store import postgres as module

    address = old_team(postgres, form)
    monkeypatch.setattr(module, "POSTGRES", (*migrations.POSTGRES[:form], BROKEN))
    with pytest.raises(ArchiveError):
        module.PostgresArchive(address)
    monkeypatch.undo()
    with module.PostgresArchive(address) as archive:
        assert archive.rows("SELECT to_regclass('half')") == [(None,)]
        holds_all(archive)
