"""A batch gives what one run over everything gives, and goes on where it was stopped."""

import errno
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import dataset, parquet

from onrecord import pipeline
from onrecord.columns import LAYERS
from onrecord.engines import places, shards
from onrecord.engines.batch import Outcome, run
from onrecord.engines.local import Local
from onrecord.engines.places import FullError
from onrecord.engines.plan import WINDOWS, Windows
from onrecord.errors import UsageError
from onrecord.model import Annotation, Report
from onrecord.settings import Settings
from onrecord.write.tables import records
from tests.engines.stream import lines, reports


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Annotations without the encoder: times only."""

    def annotations(given: list[Report], settings: Settings = Settings()) -> Iterator[Annotation]:
        return iter(pipeline.times(list(given), settings))

    monkeypatch.setattr(pipeline, "annotations", annotations)


def batch(given: Path, out: Path, count: int | None = 4, windows: Windows = WINDOWS) -> Outcome:
    return run([str(given)], str(out), Local(), count, span=windows)


def table(out: Path, layer: str) -> list[str]:
    folder = out / "tables" / layer
    if not folder.is_dir():
        return []
    rows = dataset.dataset(folder, format="parquet", partitioning="hive").to_table()
    return sorted(map(str, rows.select(LAYERS[layer].names).to_pylist()))


def files(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def tables(out: Path) -> dict[str, bytes]:
    return {name: data for name, data in files(out).items() if name.startswith("tables")}


def test_a_batch_gives_the_tables_of_one_run_over_everything(tmp_path: Path) -> None:
    given = lines(tmp_path / "news.jsonl", reports(8, undated=7))
    assert batch(given, tmp_path / "out").whole
    told = pipeline.tell(pipeline.read([given]))
    assert {r.id for account in told for r in account.reports} == {r.id for r in reports(8)}
    for name in LAYERS:
        if name != "copies":  # which has those between stories too
            assert table(tmp_path / "out", name) == sorted(map(str, records(told, name))), name


@pytest.mark.usefixtures("plain")
def test_rows_are_filed_by_day_and_the_undated_by_themselves(tmp_path: Path) -> None:
    batch(lines(tmp_path / "news.jsonl", reports(20, undated=5)), tmp_path / "out")
    rows = dataset.dataset(tmp_path / "out/tables/reports", format="parquet", partitioning="hive").to_table()
    assert all(str(row["date"] or "None") == str(row["day"]) for row in rows.to_pylist())
    assert (tmp_path / "out/tables/reports/date=__HIVE_DEFAULT_PARTITION__").is_dir()


@pytest.mark.usefixtures("plain")
def test_the_number_of_shards_and_workers_changes_no_byte_of_the_tables(tmp_path: Path) -> None:
    given = lines(tmp_path / "news.jsonl", reports(30))
    for count in (1, 3, 7):
        assert batch(given, tmp_path / str(count), count).shards == count
    assert tables(tmp_path / "1") == tables(tmp_path / "3") == tables(tmp_path / "7") != {}


@pytest.mark.usefixtures("plain")
def test_a_run_that_stopped_goes_on_without_a_finished_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = lines(tmp_path / "news.jsonl", reports(20))
    batch(given, tmp_path / "whole", 5)
    real, calls = pipeline.annotations, []

    def annotations(some: list[Report], settings: Settings = Settings()) -> Iterator[Annotation]:
        calls.append(len(some))
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(some, settings)

    monkeypatch.setattr(pipeline, "annotations", annotations)
    with pytest.raises(KeyboardInterrupt):
        batch(given, tmp_path / "out", 5)
    again = batch(given, tmp_path / "out", None)
    assert (again.done_before, len(calls)) == (2, 3 + 3)
    assert files(tmp_path / "out") == files(tmp_path / "whole")
    assert batch(given, tmp_path / "out", None).whole and len(calls) == 6


@pytest.mark.usefixtures("plain")
def test_stories_that_are_told_are_not_told_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = lines(tmp_path / "news.jsonl", reports(20))
    batch(given, tmp_path / "out")
    before = files(tmp_path / "out")

    def account(*given: object) -> None:
        raise AssertionError("told again")

    monkeypatch.setattr(pipeline, "account", account)
    assert batch(given, tmp_path / "out").whole
    assert files(tmp_path / "out") == before


def test_a_run_that_is_killed_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    given = lines(tmp_path / "news.jsonl", reports(12))
    command = [sys.executable, "-m", "onrecord.cli", "batch", str(given), "--shards", "6", "--quiet", "--out"]
    process = subprocess.Popen([*command, str(tmp_path / "out")])
    deadline = time.monotonic() + 120
    while not list(tmp_path.glob("out/shards/*/annotated.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = {path: path.stat().st_mtime_ns for path in tmp_path.glob("out/shards/*/annotated.json")}
    assert 1 <= len(done) <= 6
    assert batch(given, tmp_path / "out", None).done_before >= len(done)
    assert all(path.stat().st_mtime_ns == moment for path, moment in done.items())
    batch(given, tmp_path / "whole", 6)
    kept = {name: data for name, data in files(tmp_path / "out").items() if "/." not in name}
    assert kept == files(tmp_path / "whole")


@pytest.mark.usefixtures("plain")
def test_a_folder_of_another_batch_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, out = lines(tmp_path / "news.jsonl", reports(4)), tmp_path / "out"
    batch(given, out, 2)
    before = files(out)
    with pytest.raises(UsageError, match="2 shards, this run would have 3"):
        batch(given, out, 3)
    with pytest.raises(UsageError, match="with the settings"):
        batch(given, out, windows=Windows(10, 0))
    lines(given, reports(5))
    with pytest.raises(UsageError, match=r"of the inputs news\.jsonl"):
        batch(given, out)
    lines(given, reports(4))
    form = json.loads((out / "batch.json").read_text())
    (out / "batch.json").write_text(json.dumps(form | {"made_by": "onrecord 0.0.9, rules 0, model 0"}))
    with pytest.raises(UsageError, match=r"made by onrecord 0\.0\.9"):
        batch(given, out)
    (out / "batch.json").write_bytes(before["batch.json"])
    assert files(out) == before
    with pytest.raises(UsageError, match="holds other things"):
        batch(given, tmp_path)


@pytest.mark.usefixtures("plain")
def test_of_what_is_broken_at_its_end_the_rest_is_kept_and_the_damage_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    whole = lines(folder / "a.jsonl", reports(6))
    packed = gzip.compress(lines(folder / "b.jsonl", [r.named(f"b{r.id}") for r in reports(6)]).read_bytes())
    (folder / "b.jsonl").unlink()
    (folder / "b.jsonl.gz").write_bytes(packed[: len(packed) * 2 // 3])
    with whole.open("ab") as file:
        file.write(b'{"id": "cut", "text": "The coun')
    done = batch(folder, tmp_path / "out", 2)
    assert done.whole and done.counts["refused"] == 2
    assert len(reports(6)) < done.counts["reports"] < 2 * len(reports(6))
    told = json.loads((tmp_path / "out/summary.json").read_text())["refused"]
    assert "a.jsonl" in told[0] and "cut off" in told[1]
    markers = [json.loads(path.read_text()) for path in sorted(tmp_path.glob("out/shards/*/annotated.json"))]
    assert "b.jsonl.gz" in markers[-1]["refused"][-1] and sum(m["counts"]["refused"] for m in markers) == 2


@pytest.mark.usefixtures("plain")
def test_on_a_full_disk_what_is_finished_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = lines(tmp_path / "news.jsonl", reports(12))
    batch(given, tmp_path / "whole", 3)
    real, left, room = places._write, [9], 9

    def write(path: Path, data: bytes) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        real(path, data)

    monkeypatch.setattr(places, "_write", write)
    while True:
        try:
            batch(given, tmp_path / "out", 3)
            break
        except FullError as error:
            assert "no space left" in str(error)
            room *= 2
            left[0] = room
    assert files(tmp_path / "out") == files(tmp_path / "whole")


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="a small disk of its own takes root")
@pytest.mark.usefixtures("plain")
def test_a_small_disk_runs_full_and_no_half_file_stands(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96k", "none", small], capture_output=True).returncode:
        pytest.skip("tmpfs cannot be mounted here")
    try:
        given = lines(tmp_path / "news.jsonl", reports(40))
        with pytest.raises(FullError, match="no space left"):
            batch(given, small / "out", 8)
        for marker in (small / "out").glob("shards/*/*.json"):
            for file in json.loads(marker.read_bytes())["files"]:
                assert (small / "out" / file["name"]).stat().st_size == file["bytes"]
        subprocess.run(["mount", "-o", "remount,size=8m", small], check=True)
        assert batch(given, small / "out", 8).whole
    finally:
        subprocess.run(["umount", small], check=True)


@pytest.mark.usefixtures("plain")
def test_ids_are_those_of_reading_all_in_one_run(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    lines(folder / "a.jsonl", reports(5))
    lines(folder / "b.jsonl", reports(4)[::-1])
    lines(folder / "c.jsonl", [Report(r.id, r.text + " More.", r.published) for r in reports(3)])
    done = batch(folder, tmp_path / "out", 5)
    assert not done.failed
    pile = pipeline.read([folder])
    assert sorted(json.dumps(r.id) for r in pile.reports) == sorted(
        json.dumps(row["report"])
        for row in dataset.dataset(tmp_path / "out/tables/reports", format="parquet").to_table().to_pylist()
    )
    assert done.counts["renamed"] == len(reports(3)) and done.counts["the same again"] == len(reports(4))


@pytest.mark.usefixtures("plain")
def test_parquet_is_cut_by_rows(tmp_path: Path) -> None:
    made = reports(9)
    rows = [{"id": r.id, "text": r.text, "published": r.published, "title": r.title} for r in made]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "news.parquet")
    lines(tmp_path / "news.jsonl", [Report(r.id, r.text, r.published, r.title) for r in made])
    assert batch(tmp_path / "news.parquet", tmp_path / "a", 3).shards == 3
    batch(tmp_path / "news.jsonl", tmp_path / "b", 1)
    assert table(tmp_path / "a", "quotations") == table(tmp_path / "b", "quotations")
    assert len(table(tmp_path / "a", "reports")) == len(made)


@pytest.mark.usefixtures("plain")
def test_object_stores_are_read_and_written(tmp_path: Path) -> None:
    given = lines(tmp_path / "news.jsonl", reports(6))
    batch(given, tmp_path / "plain", 2)
    done = run([f"file://{given}"], f"file://{tmp_path}/out", Local(), 2)
    here, there = tables(tmp_path / "plain"), tables(tmp_path / "out")
    origins = [name for name in here if name.startswith("tables/reports")]
    assert done.whole and here.keys() == there.keys()
    assert all(there[name] == data for name, data in here.items() if name not in origins)
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed")
    run([str(given)], "memory://batch", Local(), 2)
    kept = fsspec.filesystem("memory")
    assert {name: kept.cat(f"/batch/{name}") for name in here} == here
    assert run([str(given)], "memory://batch", Local(), 2).done_before == 2


def test_a_step_counts_only_for_its_own_input(tmp_path: Path) -> None:
    out = places.Folder(str(tmp_path))
    file = out.write("x.parquet", b"12345")
    kept = shards.Marker("me", "run", [["a", 1]], {}, (file,))
    out.write("m.json", kept.kept())
    assert shards.marker(out, "m.json", "run", [["a", 1]]) is not None
    assert shards.marker(out, "m.json", "run", [["a", 2]]) is None
    assert shards.marker(out, "m.json", "other", [["a", 1]]) is None
    (tmp_path / "x.parquet").write_bytes(b"123")
    assert shards.marker(out, "m.json", "run", [["a", 1]]) is None
