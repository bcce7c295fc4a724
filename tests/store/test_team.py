"""What a team's archive keeps on the machine of each of its members."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord import archive as keeping
from onrecord.model import Annotation, Report
from tests.test_archive import FIRST, SECOND


def test_a_teams_archive_keeps_its_index_in_the_users_cache(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.store.postgres import PostgresArchive

    monkeypatch.setattr("onrecord.joining._SAVED", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with PostgresArchive(postgres) as archive:
        keeping.add(archive, keeping.joiner(archive), [FIRST])
        kept = tmp_path / "cache" / "onrecord" / f"{archive.identity()}.index"
        assert kept.is_dir()
    with PostgresArchive(postgres) as archive:
        with monkeypatch.context() as patched:
            patched.setattr("onrecord.joining.StoryIndex.extend", _no_building)
            joiner = keeping.joiner(archive)
        keeping.add(archive, joiner, [SECOND])
        assert archive.story_of("first") == archive.story_of("second")
        keeping.forget(archive, joiner, "first")
    assert not kept.exists()


def _no_building(index: object, reports: Sequence[Report], marks: Sequence[Annotation]) -> list[int]:
    raise AssertionError("what was kept is built again")
