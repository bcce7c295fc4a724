"""No crash, no hang, bounded memory and a name for every refusal, whatever the files hold."""

import random
import resource
import time
from pathlib import Path

import pytest

from onrecord.model.report import Refusal, Report
from onrecord.read import reports
from tests.soak.mutations import mutated, seeds

SECONDS = 5.0  # of the processor, so that whatever else the machine does is no matter; by the clock ten times as many
EACH = 0.0005  # seconds more for each report or refusal in the file
MEGABYTES = 1500
SEEDS = seeds()


def check(path: Path, content: bytes) -> None:
    """What is read from a file holds to the contract, in time."""
    path.write_bytes(content)
    begun, started = time.process_time(), time.monotonic()
    count = 0
    for found in reports([path]):
        count += 1
        if isinstance(found, Refusal):
            assert found.reason and found.file
        else:
            _sound(found)
    assert time.process_time() - begun < SECONDS + count * EACH
    assert time.monotonic() - started < 10 * (SECONDS + count * EACH)


def _sound(report: Report) -> None:
    assert report.id and report.text.strip()
    last = 0
    for part in report.parts:
        assert last <= part.start < part.end <= len(report.text)
        last = part.end
    assert report.published is None or report.published[:4].isdigit()


def fuzz(name: str, folder: Path, times: int, seed: int) -> None:
    chance = random.Random(f"{name} {seed}")
    before = _peak()  # of all that this process ran before
    check(folder / name, SEEDS[name])
    for _ in range(times):
        check(folder / name, mutated(SEEDS[name], chance))
    assert _peak() < max(MEGABYTES, before + 100)


def _peak() -> int:
    """The most memory that this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@pytest.mark.parametrize("name", SEEDS)
def test_a_sample_of_broken_files(name: str, tmp_path: Path) -> None:
    fuzz(name, tmp_path, 12, seed=0)


@pytest.mark.soak
@pytest.mark.parametrize("name", SEEDS)
def test_ten_thousand_broken_files(name: str, tmp_path: Path) -> None:
    fuzz(name, tmp_path, 10_000, seed=1)


HOSTILE = {
    "a.txt": [b"a", b"By ", b"(AP) - ", b"Read more\n", b'"', b"A", "“".encode(), b"LONDON, ", b"A. ", b"\xe9", b"A\n",
              b"date 2021-03-04 ", b"comments\n", b"Jan 1 2020\n", b"1:", b"(Photo: ", b"Related stories\nx\n", b"A | ",
              b"Mon Mar 4, ", b"Photograph: A/", b"1 of 1 DOCUMENTS\n", b"Document AAAA12345678901\n", b"(By A -- ",
              b"HD a\nPD b\n"],
    "a.csv": [b"text,", b'id,text\n"', b"id,text\n1,x\n"],
    "a.json": [b'{"a":', b'[{"text":"x', b"[1,", b'{"items":[', b"-"],
    "a.html": [b"<p>a<b>", b"<div>", b"<", b'<a href="', b"<!--", b"<table><tr><td>", b"&amp;", b"<p>Some words.</p>",
               b"<div><p>hello there</p></div>", b"<blockquote>a", b"<script type='application/ld+json'>["],
    "a.xml": [b"<rss>", b"<rss><channel><item><title>x</title></item>", b"<rss><channel><item><description>&lt;p"],
    "a.rtf": [b"{\\rtf1", b"{\\rtf1 \\u8220?", b"{\\rtf1 \\'93"],
    "a.warc": [b"WARC/1.0\r\n", b"WARC/1.0\r\nContent-Length: 0\r\n\r\n"],
}  # fmt: skip


@pytest.mark.soak
@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_the_same(name: str, tmp_path: Path) -> None:
    for piece in HOSTILE[name]:
        check(tmp_path / name, piece * (1_000_000 // len(piece)))
