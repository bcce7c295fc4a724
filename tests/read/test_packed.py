"""What is packed, well and with ill will."""

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from onrecord.model.report import Refusal, Report
from onrecord.read import reports
from tests.read.pages import BODY, page


def read(path: Path, content: bytes) -> tuple[list[Report], list[Refusal]]:
    path.write_bytes(content)
    found = list(reports([path]))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Refusal)]


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_zip_of_all_kinds_in_name_order(tmp_path: Path) -> None:
    rows = gzip.compress(json.dumps({"id": "row", "text": "Third. " + BODY}).encode())
    files = {
        "b/page.html": page().encode(),
        "a.txt": BODY.encode(),
        "c.jsonl.gz": rows,
        "__MACOSX/a.txt": b"x",
        ".DS_Store": b"x",
    }
    found, refused = read(tmp_path / "all.zip", zipped(files))
    assert [report.id for report in found] == ["a", "page", "row"]
    assert not refused
    assert str(found[0].origin).endswith("all.zip!a.txt")


def test_zstd(tmp_path: Path) -> None:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    (report,), _ = read(tmp_path / "a.txt.zst", zstd.compress(BODY.encode()))
    assert (report.id, report.text) == ("a", BODY)
    found, (refusal,) = read(tmp_path / "b.txt.zst", zstd.compress(BODY.encode())[:-20])
    assert not found and refusal.reason


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz"])
def test_a_bomb_is_refused(tmp_path: Path, name: str) -> None:
    found, refused = read(tmp_path / name, gzip.compress(bytes(300 << 20), 1))
    assert not found
    assert refused


def test_a_bomb_in_a_zip_in_a_zip_is_refused(tmp_path: Path) -> None:
    inner = zipped({"a.jsonl": b" " * (200 << 20)})
    found, refused = read(tmp_path / "a.zip", zipped({"inner.zip": inner}))
    assert not found
    assert "swells" in refused[0].reason


def test_packed_too_many_times(tmp_path: Path) -> None:
    content = BODY.encode()
    for _ in range(5):
        content = gzip.compress(content)
    found, (refusal,) = read(tmp_path / "a.gz", content)
    assert not found
    assert "times over" in refusal.reason


def test_a_gzip_file_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    import random

    noise = random.Random(1)
    rows = [json.dumps({"id": str(n), "text": f"{noise.random()} {BODY}"}) for n in range(200)]
    packed = gzip.compress("\n".join(rows).encode())
    found, refused = read(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2])
    assert len(found) > 20
    assert any("cut off" in refusal.reason for refusal in refused)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04" + bytes(50), b"\x1f\x8b" + bytes(50), b"\x28\xb5\x2f\xfd" + bytes(50)]
)
def test_damage_is_said(tmp_path: Path, content: bytes) -> None:
    found, refused = read(tmp_path / "a.bin", content)
    assert not found
    assert refused
