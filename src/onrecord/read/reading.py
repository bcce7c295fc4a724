"""Reports out of paths: each source read by its kind, ids kept apart, parts and language told."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import OnrecordError, UsageError
from onrecord.model.report import Refusal, Report
from onrecord.read.language import settled
from onrecord.read.parts import told_apart
from onrecord.read.sources import Source, kind_of, of_fetched, spooled, unopened, walk
from onrecord.read.table import Beside, completed
from onrecord.settings import Settings

Reader = Callable[[Source, Settings], Iterator[Report | Refusal]]

# kind: module, function. A module is loaded when the first file of its kind is met.
_READERS = {
    "text": ("onrecord.read.text", "read_text"),
    "jsonl": ("onrecord.read.jsonl", "read_lines"),
    "json": ("onrecord.read.jsonl", "read_json"),
    "csv": ("onrecord.read.table", "read_table"),
    "html": ("onrecord.read.html", "read_page"),
    "warc": ("onrecord.read.warc", "read_archive"),
    "pdf": ("onrecord.read.documents", "read_pdf"),
    "docx": ("onrecord.read.documents", "read_docx"),
    "rtf": ("onrecord.read.documents", "read_rtf"),
    "parquet": ("onrecord.read.parquet", "read_parquet"),
    "feed": ("onrecord.read.feed", "read_feed"),
}
_PACKED = {
    "gzip": ("onrecord.read.packed", "unpack_gzip"),
    "zstd": ("onrecord.read.packed", "unpack_zstd"),
    "zip": ("onrecord.read.packed", "unpack_zip"),
}
_DEEPEST = 3


def reports(
    paths: Sequence[object], settings: Settings = Settings(), stdin: BinaryIO | None = None
) -> Iterator[Report | Refusal]:
    """The reports of all paths, in order, one at a time; what cannot be read comes as a refusal in its place.

    A path is a folder, a file of any kind that is read, an address (http or https) that is fetched, or '-' for
    ``stdin`` (standard input where none is given). A data frame may stand in the place of a path.
    """
    beside, ids = Beside(), _Ids()
    for path in paths:
        if not isinstance(path, str | Path):
            for found in _framed(path, settings):
                yield from ids.settle(finished(found)) if isinstance(found, Report) else (found,)
            continue
        for source in _sources(path, stdin):
            if isinstance(source, Refusal):
                yield source
            elif not beside.is_about_files(source.path):
                row = beside.row(source.path)
                for found in read_source(source, settings):
                    if isinstance(found, Report):
                        yield from ids.settle(finished(completed(found, row) if row else found))
                    else:
                        yield found


def finished(report: Report) -> Report:
    """The report with its parts told apart and its language known."""
    report = told_apart(report)
    language, remark = settled(report.language, report.text)
    return replace(report, language=language, notes=report.notes + ((remark,) if remark else ()))


def _framed(frame: object, settings: Settings) -> Iterator[Report | Refusal]:
    from onrecord.read.frame import is_frame, read_frame

    if not is_frame(frame):
        raise UsageError(f"a {type(frame).__name__} is no path, address or data frame, and reports are read from these")
    return read_frame(frame, settings)


def _sources(path: str | Path, stdin: BinaryIO | None) -> Iterator[Source | Refusal]:
    if str(path) == "-":
        stream = stdin if stdin is not None else sys.stdin.buffer
        yield Source("standard input", "stdin", spooled(lambda: stream))
    elif str(path)[:8].lower().startswith(("http://", "https://")):
        yield _fetched(str(path))
    elif str(path).lower().endswith(".opml") and (feeds := _listed(Path(path))):
        for url in feeds:
            yield _fetched(url)
    else:
        yield from walk(Path(path))


def _listed(path: Path) -> list[str]:
    """The feeds of a list that was given by name; one that merely lies in a folder sends nobody to the web."""
    from onrecord.read.outline import LARGEST, feeds_in

    try:
        with path.open("rb") as file:
            return feeds_in(file.read(LARGEST))
    except OSError:
        return []


def _fetched(url: str) -> Source | Refusal:
    from onrecord.read.fetch import Fetcher, FetchError  # only here: it takes a while to load

    try:
        return of_fetched(Fetcher().get(url))
    except FetchError as error:
        return Refusal(url, error.reason)


def read_source(source: Source, settings: Settings, depth: int = 0) -> Iterator[Report | Refusal]:
    """The reports of one source by its kind; whatever goes wrong inside it ends as a refusal."""
    try:
        head = _head(source)
        if not head:
            yield Refusal(source.name, "an empty file", "", "nothing to read in it")
            return
        kind = kind_of(source, head)
        if kind in _PACKED:
            yield from _unpacked(kind, source, settings, depth)
        elif kind in _READERS:
            yield from _loaded(_READERS[kind])(source, settings)
        else:
            yield Refusal(source.name, _UNREAD.get(kind, "not a kind of file that is read"), "", _ADVICE)
    except OSError as error:
        yield unopened(source.name, error)
    except OnrecordError as error:
        yield Refusal(source.name, str(error))
    except ImportError as error:
        yield Refusal(source.name, f"not read without the package {error.name}", "", f"pip install {error.name}")
    except (RecursionError, MemoryError):
        yield Refusal(source.name, "nested or grown beyond all measure", "", "nothing of the kind is news")
    except Exception as error:  # a bad document is an outcome, whatever a library makes of it
        yield Refusal(source.name, f"cannot be read: {type(error).__name__}: {str(error)[:200]}")


def _head(source: Source) -> bytes:
    """The first bytes of a source; of a packed one that is cut off, what there is."""
    head = b""
    with source.open() as file:
        try:
            while len(head) < 8192 and (piece := file.read(512)):
                head += piece
        except OnrecordError:
            if not head:
                raise
    return head


_ADVICE = "give text, HTML, JSON, CSV, a feed, WARC, PDF, DOCX, Parquet, or a ZIP of them"
_UNREAD = {
    "binary": "binary data, not a kind of file that is read",
    "ole": "an old Office file (before 2007), which is not read",
}


def _loaded(place: tuple[str, str]) -> Reader:
    module, name = place
    reader: Reader = getattr(import_module(module), name)
    return reader


def _unpacked(kind: str, source: Source, settings: Settings, depth: int) -> Iterator[Report | Refusal]:
    if depth >= _DEEPEST:
        yield Refusal(source.name, f"packed more than {_DEEPEST} times over", "", "unpack it first")
        return
    module, name = _PACKED[kind]
    for inner in getattr(import_module(module), name)(source, settings):
        if isinstance(inner, Refusal):
            yield inner
        else:
            yield from read_source(inner, settings, depth + 1)


class _Ids:
    """The ids given so far, each with the digest of its text."""

    def __init__(self) -> None:
        self._texts: dict[str, bytes] = {}
        self._next: dict[str, int] = {}

    def settle(self, report: Report) -> Iterator[Report | Refusal]:
        """The report under an id of its own; the same id with the same text again is left out. Both are said."""
        digest = blake2b(report.text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
        name, number = report.id, 1
        while name in self._texts:
            if self._texts[name] == digest:
                reason = f"the same report as {name!r} again, left out"
                yield Refusal(report.origin or report.id, reason, "", "nothing to do", lost=False)
                return
            number = max(number + 1, self._next.get(report.id, 2))
            self._next[report.id] = number + 1
            name = f"{report.id}-{number}"
        self._texts[name] = digest
        if number > 1:
            reason = f"a second report has the id {report.id!r}; it is now {name!r}"
            yield Refusal(report.origin or report.id, reason, "", "give each report an id of its own", lost=False)
        yield replace(report, id=name) if number > 1 else report
