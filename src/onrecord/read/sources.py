"""Where reports come from: files in folders, standard input, what is packed in others; and of what kind they are."""

import io
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.model.report import Refusal
from onrecord.read.decode import is_binary
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.read.fetch import Fetched

KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".xml": "feed",
    ".rss": "feed", ".atom": "feed", ".opml": "feed", ".warc": "warc", ".pdf": "pdf", ".docx": "docx", ".rtf": "rtf",
    ".parquet": "parquet", ".zip": "zip", ".gz": "gzip", ".zst": "zstd",
}  # fmt: skip
_MAGIC = (
    (b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"%PDF-", "pdf"),
    (b"PAR1", "parquet"), (b"WARC/", "warc"), (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"BZh", "other"), (b"\xfd7zXZ\x00", "other"), (b"\x89PNG", "other"), (b"\xff\xd8\xff", "other"),
    (b"GIF8", "other"), (b"SQLite format 3\x00", "other"), (b"7z\xbc\xaf", "other"),
)  # fmt: skip
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|opml|urlset|sitemapindex)\b", re.IGNORECASE)
_ROWS = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"|\})")


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: what messages call it, the id that its report gets, and how to open it anew.

    ``url`` and ``charset`` are what is known of it from the server that it was fetched from. ``before`` is how many
    lines or rows of a file stand before the piece of it that this is.
    """

    name: str
    id: str
    open: Callable[[], BinaryIO]
    path: Path | None = None
    kind: str = ""
    url: str | None = None
    charset: str | None = None
    before: int = 0


def stem(name: str) -> str:
    """A file's name without its known endings: 'a.b.html.gz' gives 'a.b'."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    while True:
        cut, dot, ending = base.rpartition(".")
        if not dot or not cut or f".{ending.lower()}" not in KINDS:
            return base
        base = cut


def of_path(path: Path) -> Source:
    """The source that a file is."""
    return Source(str(path), stem(path.name), lambda: path.open("rb"), path)


def of_bytes(data: bytes, name: str, kind: str = "") -> Source:
    """The source that bytes in memory are."""
    return Source(name, stem(name), lambda: io.BytesIO(data), None, kind)


def of_fetched(found: "Fetched") -> Source:
    """The source that a server's answer is; what it calls HTML or JSON is read as such."""
    kind = {"text/html": "html", "application/xhtml+xml": "html"}.get(found.kind, "")
    if kind and _FEED.search(found.body[:2048]) and b"<html" not in found.body[:2048].lower():
        kind = "feed"
    if found.kind.endswith("json"):
        kind = "json"
    name = slug(found.url) or found.url.partition("://")[2].partition("/")[0]
    return Source(found.url, name, lambda: io.BytesIO(found.body), None, kind, found.url, found.charset)


def spooled(stream: Callable[[], BinaryIO]) -> Callable[[], BinaryIO]:
    """An opener that can be called again, of a stream that cannot: it is kept in a temporary file."""
    kept: list[BinaryIO] = []

    def opened() -> BinaryIO:
        if not kept:
            file = tempfile.SpooledTemporaryFile(max_size=1 << 24)  # noqa: SIM115 - lives as long as the opener
            shutil.copyfileobj(stream(), file)
            kept.append(file)  # type: ignore[arg-type]
        kept[0].seek(0)
        return io.BufferedReader(_Kept(kept[0]))

    return opened


class _Kept(io.RawIOBase):
    """A view of an open file that does not close it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def walk(path: Path, seen: set[tuple[int, int]] | None = None) -> Iterator[Source | Refusal]:
    """The files of a path, folders in name order and downward; hidden ones and loops of links are passed over."""
    given, seen = seen is None, set() if seen is None else seen
    try:
        is_folder = path.is_dir()
        status = path.stat()
        if not is_folder:
            if path.is_file():
                yield of_path(path)
            elif given and path.is_fifo():  # what a shell's <(…) gives; one in a folder would be waited for in vain
                yield Source(str(path), stem(path.name), spooled(lambda: path.open("rb")))
            else:
                yield Refusal(str(path), "neither a file nor a folder", "", "give a file, a folder or -")
            return
        if (status.st_dev, status.st_ino) in seen:
            yield Refusal(str(path), "a link to a folder that was read already", "", "nothing to do", lost=False)
            return
        seen.add((status.st_dev, status.st_ino))
        inside = sorted(path.iterdir(), key=lambda p: p.name)
    except OSError as error:
        yield unopened(str(path), error)
        return
    pages = {stem(p.name) for p in inside if KINDS.get(p.suffix.lower()) == "html"}
    for child in inside:
        if child.name.startswith("."):
            continue
        if child.name.endswith("_files") and child.name.removesuffix("_files") in pages:
            continue  # what a browser saves beside a page: styles, scripts, pictures
        yield from walk(child, seen)


def unopened(name: str, error: OSError) -> Refusal:
    """The refusal for a file or folder that the system does not give."""
    if isinstance(error, PermissionError):
        return Refusal(name, "no permission to read it", "", "change its permissions or leave it out")
    if isinstance(error, FileNotFoundError):
        return Refusal(name, "no such file or folder", "", "look at the spelling")
    if error.errno == 40 or "loop" in str(error).lower() or "Too many levels" in str(error):
        return Refusal(name, "a symbolic link that leads back to itself", "", "remove it")
    return Refusal(name, f"cannot be opened: {error.strerror or error}", "", "")


def kind_of(source: Source, head: bytes) -> str:
    """What kind of file its first bytes and its name say it is; 'binary', 'ole' and 'other' are read by nobody."""
    if source.kind:
        return source.kind
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _packed(head) if kind == "zip" else kind
    named = KINDS.get("." + _unpacked_name(source.name).rpartition(".")[2].lower(), "")
    if named in ("gzip", "zstd", "zip", "pdf", "docx", "parquet"):
        named = ""  # its content says otherwise
    if is_binary(head):
        return "binary"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if named in ("text", "") and _PAGE.match(start):
        return "html"
    if start.startswith(b"<") and named in ("", "feed", "html") and _FEED.search(head[:2048]):
        return "feed"
    if named == "feed" and b"<html" in head[:2048].lower():
        return "html"
    if named:
        return named
    if _ROWS.match(start):
        return "json" if start.startswith(b"[") else "jsonl"
    return "csv" if _header(start) else "text"


def _unpacked_name(name: str) -> str:
    """'a.jsonl.gz' gives 'a.jsonl'."""
    while name.lower().endswith((".gz", ".zst")):
        name = name.rpartition(".")[0]
    return name


def slug(url: str) -> str:
    """The last piece of an address's path that says something, without its ending: a report's id where it has none."""
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    path = path.partition("://")[2].partition("/")[2] if "://" in path else path
    pieces = [stem(piece) for piece in path.split("/") if piece]
    return next((piece for piece in reversed(pieces) if len(piece) > 3 and piece != "index"), "")[:120]


def _packed(head: bytes) -> str:
    return "docx" if b"[Content_Types].xml" in head or b"word/" in head else "zip"


def _header(start: bytes) -> bool:
    """Whether the first line names columns, one of them a text."""
    from onrecord.read.rows import has_report

    line = start.split(b"\n", 1)[0].decode("utf-8", "replace")
    names = [name.strip(" \r\"'") for name in re.split(r"[,;\t]", line)]
    return len(names) > 1 and has_report(names)


def whole(source: Source, settings: Settings) -> bytes | Refusal:
    """All bytes of a source that holds one report, or the refusal where they are too many."""
    with source.open() as file:
        data = file.read(settings.largest + 1)
    if len(data) > settings.largest:
        limit = f"{settings.largest / 2**20:.0f} MB"
        return Refusal(source.name, f"more than {limit} for one report", "", "split it, or raise the limit")
    return data


def inside(source: Source, name: str, opener: Callable[[], BinaryIO]) -> Source:
    """A source packed within another one; messages name both."""
    label = f"{source.name}!{name}"
    return replace(source, name=label, id=stem(name), open=opener, path=None, kind="", charset=None)
