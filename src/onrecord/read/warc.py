"""Reports from web archives (WARC, ISO 28500), streamed: one record in memory, what is no news counted by reason."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.model.report import Refusal, Report
from onrecord.read.html import LARGEST, of_page
from onrecord.read.sources import Source, slug
from onrecord.settings import Settings

_LINE = 16_384  # bytes of a header line
_LINES = 200  # header lines
_PIECE = 1 << 20
_TOLD = 20  # damaged records that are told one by one
_LEAST = 250  # characters of main text that make a report

# One of these stands in nearly every news page and in few pages of other kinds.
_ARTICLE = (
    b"article:published_time", b"datepublished", b"newsarticle", b"<article", b"pubdate", b"publish-date",
    b"publishdate", b"<time", b"sailthru.date", b"dc.date", b"parsely-pub", b'content="article', b"content='article",
    b"blogposting",
)  # fmt: skip
_SEEN = 400_000  # bytes of a page in which it is looked for


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number in the file, its headers by lower-case name, and its block, None where it was skipped."""

    number: int
    headers: dict[str, str]
    block: bytes | None

    @property
    def kind(self) -> str:
        """The WARC-Type."""
        return self.headers.get("warc-type", "").lower()


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the archive does not hold what it says."""

    number: int
    reason: str


def read_archive(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """The news pages of an archive as reports; the rest is counted, by reason, at the end."""
    passed: Counter[str] = Counter()
    damaged = 0
    with source.open() as file:
        for record in records(file):
            if isinstance(record, Damage):
                damaged += 1
                if damaged <= _TOLD:
                    yield Refusal(source.name, record.reason, f"record {record.number}", "fetch the archive anew")
                continue
            page = _page(record)
            if isinstance(page, str):
                passed[page] += 1
                continue
            found = _report(page, record, source, settings)
            if isinstance(found, str):
                passed[found] += 1
            else:
                yield from found
    if damaged > _TOLD:
        yield Refusal(source.name, f"{damaged - _TOLD:,} more damaged places")
    for reason, count in passed.most_common():
        yield Refusal(source.name, f"{count:,} records passed over: {reason}", "", "", lost=False)


def records(file: BinaryIO) -> Iterator[Record | Damage]:
    """The records of an open archive in order; after damage it goes on at the next line that begins a record."""
    number = 0
    line = _next_start(file)[0]
    while line:
        number += 1
        headers = _headers(file)
        size = headers.get("content-length", "")
        if not (size.isascii() and size.isdigit() and len(size) < 16):
            yield Damage(number, "a record without its length")
            line = _next_start(file)[0]
            continue
        wanted = headers.get("warc-type", "").lower() in ("response", "resource") and int(size) <= LARGEST + 65_536
        try:
            block, missing = _block(file, int(size), wanted)
        except InputError as error:
            yield Damage(number, str(error))
            return
        if missing:
            yield Damage(number, f"cut off: {missing:,} bytes of this record are missing")
            return
        yield Record(number, headers, block)
        line, lost = _next_start(file)
        if lost:
            yield Damage(number, f"a wrong length: {lost:,} bytes follow that belong to no record")


def _next_start(file: BinaryIO) -> tuple[bytes, int]:
    """The next line that begins a record, b'' at the end, and how many bytes other than line ends came before it."""
    lost = 0
    while line := file.readline(_LINE):
        if line.startswith(b"WARC/"):
            return line, lost
        lost += len(line.strip())
    return b"", lost


def _headers(file: BinaryIO) -> dict[str, str]:
    found: dict[str, str] = {}
    for _ in range(_LINES):
        line = file.readline(_LINE)
        if not line.strip():
            break
        name, colon, value = line.partition(b":")
        if colon:
            found.setdefault(name.strip().lower().decode("latin-1"), value.strip().decode("utf-8", "replace"))
    return found


def _block(file: BinaryIO, size: int, wanted: bool) -> tuple[bytes | None, int]:
    """The next ``size`` bytes, or None where they are not wanted, and how many of them are missing."""
    if wanted:
        block = file.read(size)
        return block, size - len(block)
    left = size
    while left and (piece := file.read(min(left, _PIECE))):
        left -= len(piece)
    return None, left


@dataclass(frozen=True, slots=True)
class _Page:
    body: bytes
    url: str
    charset: str | None


def _page(record: Record) -> _Page | str:
    """The page that a record holds, or why it holds none."""
    if record.kind not in ("response", "resource"):
        return f"no page but a record of the kind {record.kind[:20] or 'unknown'}"
    if record.block is None:
        return f"larger than {LARGEST >> 20} MB"
    url = record.headers.get("warc-target-uri", "").strip("<>")
    if record.kind == "resource":
        media = record.headers.get("content-type", "")
        return _Page(record.block, url, _charset(media)) if "html" in media.lower() else "not HTML"
    head, blank, body = _split(record.block)
    if not blank or not head.startswith(b"HTTP/"):
        return "no answer of a server"
    status = head.split(b"\n", 1)[0].split()
    if len(status) < 2 or status[1] != b"200":
        return "not found, moved or failed on the server"
    said = _http(head)
    media = said.get("content-type", "")
    if "html" not in media.lower() and (media or b"<html" not in body[:2000].lower()):
        return "not HTML"
    unpacked = _decoded(body, said)
    if unpacked is None:
        return "packed in a way that is not read, or damaged"
    start = unpacked[:_SEEN].lower()
    if not any(mark in start for mark in _ARTICLE):
        return "no mark of an article in the page"
    return _Page(unpacked, url, _charset(media))


def _split(block: bytes) -> tuple[bytes, bytes, bytes]:
    for blank in (b"\r\n\r\n", b"\n\n"):
        at = block.find(blank, 0, 65_536)
        if at >= 0:
            return block[:at], blank, block[at + len(blank) :]
    return block, b"", b""


def _http(head: bytes) -> dict[str, str]:
    said: dict[str, str] = {}
    for line in head.split(b"\n")[1:_LINES]:
        name, colon, value = line.partition(b":")
        if colon:
            said[name.strip().lower().decode("latin-1")] = value.strip().decode("latin-1")
    return said


def _charset(media: str) -> str | None:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", media, re.IGNORECASE)
    return found[1] if found else None


def _decoded(body: bytes, said: dict[str, str]) -> bytes | None:
    """The body without chunks and compression; archives often say 'chunked' or 'gzip' of what they have unpacked."""
    if "chunked" in said.get("transfer-encoding", "").lower() and re.match(
        rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r?\n", body
    ):
        body = _joined(body)
    encoding = said.get("content-encoding", "").lower()
    if encoding in ("gzip", "x-gzip", "deflate"):
        if encoding != "deflate" and not body.startswith(b"\x1f\x8b"):
            return body
        for window in (47, -15):  # gzip or zlib with its header; bare deflate
            try:
                return zlib.decompressobj(window).decompress(body, LARGEST + 1)
            except zlib.error:
                continue
        return body if b"<" in body[:500] else None
    if encoding in ("br", "zstd") and b"<" not in body[:500]:
        return None
    return body


def _joined(body: bytes) -> bytes:
    """The body of an answer that was sent in chunks."""
    pieces, at = [], 0
    while at < len(body):
        end = body.find(b"\n", at, at + 300)
        size = body[at:end].split(b";")[0].strip() if end > 0 else b""
        try:
            length = int(size, 16)
        except ValueError:
            break
        if length <= 0:
            break
        pieces.append(body[end + 1 : end + 1 + length])
        at = end + 1 + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    return b"".join(pieces)


def _report(page: _Page, record: Record, source: Source, settings: Settings) -> list[Report] | str:
    place = replace(
        source, name=f"{source.name}: record {record.number}", id=slug(page.url) or f"{source.id}-{record.number}"
    )
    found = list(of_page(page.body, place, settings, page.charset, page.url or None))
    report = next((item for item in found if isinstance(item, Report)), None)
    if report is None:
        reason = next((item.reason for item in found if isinstance(item, Refusal) and item.lost), "no main text")
        return re.sub(r"\d[\d,]*", "N", reason)
    if len(report.text) < _LEAST:
        return "less than a paragraph of text"
    if not report.published and len(report.text) < 4 * _LEAST:
        return "short and without a date"
    remarks = tuple(item.reason for item in found if isinstance(item, Refusal))
    return [replace(report, notes=report.notes + remarks)]
