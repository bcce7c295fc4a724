"""Web archives, whole and damaged."""

import gzip
import zlib
from pathlib import Path

from onrecord.model.report import Refusal, Report
from onrecord.read import reports
from tests.read.pages import PARAGRAPHS, page

META = '<meta property="article:published_time" content="2021-03-04T08:30:00Z">'


def record(kind: str, block: bytes, url: str = "", size: int | None = None) -> bytes:
    size = len(block) if size is None else size
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {size}"
    return head.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode() + body


def story(number: int) -> bytes:
    return page(META).replace("Harrow Bridge", f"Harrow Bridge {number}").encode()


def read(path: Path, content: bytes) -> tuple[list[Report], list[Refusal]]:
    path.write_bytes(content)
    found = list(reports([path]))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Refusal)]


def archive() -> list[bytes]:
    packed = zlib.compress(story(2))
    chunks = b"".join(
        b"%x\r\n%s\r\n" % (len(packed[n : n + 500]), packed[n : n + 500]) for n in range(0, len(packed), 500)
    )
    how = "Transfer-Encoding: chunked\r\nContent-Encoding: deflate\r\n"
    return [
        record("warcinfo", b"software: a test\r\n"),
        record("request", b"GET / HTTP/1.1\r\n\r\n", "https://bridge.example/news/one"),
        record("response", answer(story(1)), "https://bridge.example/news/story-one.html?x=1"),
        record("response", answer(b"\xff\xd8\xff", "image/jpeg"), "https://bridge.example/a.jpg"),
        record("response", answer(b"<html>gone</html>", status="404 Not Found"), "https://bridge.example/gone"),
        record("response", answer(b"<html><body><p>A list of things.</p></body></html>"), "https://bridge.example/"),
        record("response", answer(chunks + b"0\r\n\r\n", more=how), "https://bridge.example/news/story-two"),
    ]


def test_pages_become_reports_and_the_rest_is_counted(tmp_path: Path) -> None:
    found, said = read(tmp_path / "a.warc", b"".join(archive()))
    assert [report.id for report in found] == ["story-one", "story-two"]
    assert found[0].url == "https://bridge.example/news/story-one.html?x=1"
    assert found[0].published == "2021-03-04T08:30:00Z"
    assert PARAGRAPHS[1] in found[1].text
    assert not any(refusal.lost for refusal in said)
    assert sum(int(refusal.reason.split()[0]) for refusal in said) == 5


def test_a_gzip_member_a_record(tmp_path: Path) -> None:
    found, _ = read(tmp_path / "a.warc.gz", b"".join(map(gzip.compress, archive())))
    assert len(found) == 2


def test_a_wrong_length_costs_one_record(tmp_path: Path) -> None:
    records = archive()
    records[3] = record("response", answer(b"\xff\xd8\xff" * 100, "image/jpeg"), size=60)
    found, said = read(tmp_path / "a.warc", b"".join(records))
    assert len(found) == 2
    assert any("wrong length" in refusal.reason for refusal in said)


def test_an_archive_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    content = b"".join(archive())
    found, said = read(tmp_path / "a.warc", content[:-300])
    assert [report.id for report in found] == ["story-one"]
    assert any("cut off" in refusal.reason and refusal.lost for refusal in said)
    packed = b"".join(map(gzip.compress, archive()))
    found, said = read(tmp_path / "b.warc.gz", packed[:-300])
    assert [report.id for report in found] == ["story-one"]
    assert any("cut off" in refusal.reason and refusal.lost for refusal in said)


def test_hostile_headers_end_in_time(tmp_path: Path) -> None:
    for content in (
        b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000,
        b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999999\r\n\r\nx",
        b"WARC/1.0\r\n" + b"x" * 3_000_000,
        b"WARC/1.0\r\nContent-Length: -1\r\n\r\n" * 10_000,
        record("response", answer(b"fffffff\r\n" * 100_000, more="Transfer-Encoding: chunked\r\n")),
        record("response", answer(gzip.compress(bytes(50 << 20)), more="Content-Encoding: gzip\r\n")),
    ):
        found, said = read(tmp_path / "a.warc", content)
        assert not found
        assert said
