"""Reports from documents: PDF with text, DOCX, RTF; also those that hold many articles of a press database."""

import io
import logging
import re
import time
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from onrecord.model.report import Refusal, Report
from onrecord.read.lines import flowing
from onrecord.read.press import articles
from onrecord.read.sources import Source, whole
from onrecord.settings import Settings

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CORE = "{http://purl.org/dc/elements/1.1/}"
_LONGEST = 20.0  # seconds for a PDF
_PAGES = 2000
_DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, NotImplementedError, EOFError)
_MOST = 200 << 20  # bytes of a DOCX part when it is unpacked


def read_pdf(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """The report of a PDF file that holds text, or its articles where a press database made it."""
    data = whole(source, settings)
    if isinstance(data, Refusal):
        yield data
        return
    from pypdf import PdfReader  # slow to load: only where there is a PDF
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield Refusal(source.name, "a PDF locked with a password", "", "save it without one")
            return
        pages, late = _pages(reader)
        title, authors = _stated(reader)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as error:
        yield Refusal(source.name, f"a damaged PDF: {str(error)[:120]}", "", "open it and print it to a new PDF")
        return
    text = "\n\n".join(filter(None, (flowing(page.split("\n")) for page in pages)))
    if len(text) < 20 * max(1, len(pages)):
        yield Refusal(
            source.name, "a scan: pictures of pages, hardly any text", "", "run text recognition over it first"
        )
        return
    if late:
        yield Refusal(source.name, f"only {len(pages)} pages read", f"page {len(pages) + 1}", "split it", lost=False)
    yield from _reports(text, title, authors, source, settings, raw="\n".join(pages))


def _pages(reader: Any) -> tuple[list[str], bool]:
    """The text of each page, and whether time or the number of pages ran out before the end."""
    begun = time.monotonic()
    pages: list[str] = []
    for page in reader.pages:
        if len(pages) >= _PAGES or time.monotonic() - begun > _LONGEST:
            return pages, True
        pages.append(page.extract_text() or "")
    return pages, False


def _stated(reader: Any) -> tuple[str | None, tuple[str, ...]]:
    """Title and author as the file's properties give them, where they look like such."""
    said = reader.metadata or {}
    title, author = str(said.get("/Title") or "").strip(), str(said.get("/Author") or "").strip()
    fits = len(title.split()) > 2 and not re.search(
        r"\.(?:docx?|pdf|indd|qxp?)$|^Microsoft Word|^untitled", title, re.IGNORECASE
    )
    return (title if fits else None), ((author,) if 2 < len(author) < 80 and " " in author else ())


def read_docx(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """The report of a Word file, or its articles where a press database made it."""
    data = whole(source, settings)
    if isinstance(data, Refusal):
        yield data
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml")
            core = _part(archive, "docProps/core.xml")
    except _DAMAGED as error:
        yield Refusal(source.name, f"a damaged Word file: {str(error)[:120]}", "", "save it anew")
        return
    if body is None:
        yield Refusal(
            source.name, "an Office file without a text, such as a table or slides", "", "save it as CSV or PDF"
        )
        return
    text = "\n\n".join(filter(None, (_paragraph(element) for element in body.iter(f"{_WORD}p"))))
    title = core.findtext(f"{_CORE}title") if core is not None else None
    author = core.findtext(f"{_CORE}creator") if core is not None else None
    names = (author,) if author and " " in author else ()
    yield from _reports(text, title.strip() if title and len(title.split()) > 2 else None, names, source, settings)


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    """A part of a Word file as parsed XML, None where it is not there. Raises ValueError where it is too large."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > _MOST or info.file_size > 300 * max(info.compress_size, 100_000):
        raise ValueError(f"{name} swells beyond measure")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    with archive.open(info) as file:
        return etree.fromstring(file.read(_MOST), parser)


def _paragraph(element: Any) -> str:
    """The words of one paragraph; deleted ones left out."""
    words = []
    for run in element.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr", f"{_WORD}noBreakHyphen"):
        kind = run.tag[len(_WORD) :]
        words.append(
            run.text or "" if kind == "t" else "\t" if kind == "tab" else "-" if kind == "noBreakHyphen" else "\n"
        )
    return "".join(words).strip()


def read_rtf(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """The report of an RTF file, or its articles where a press database made it."""
    data = whole(source, settings)
    if isinstance(data, Refusal):
        yield data
        return
    if data.count(b"{") > 500_000 or data.count(b"\\") > 3_000_000:
        yield Refusal(source.name, "an RTF file of too many parts", "", "save it as DOCX")
        return
    try:
        text = _words_of_rtf(data.decode("cp1252", errors="replace"))
    except (ValueError, LookupError, IndexError, TypeError) as error:
        yield Refusal(source.name, f"a damaged RTF file: {str(error)[:120]}", "", "save it as DOCX")
        return
    lines = (line.strip() for line in str(text).replace("\x00", "").split("\n"))
    yield from _reports("\n\n".join(line for line in lines if line), None, (), source, settings)


def _words_of_rtf(markup: str) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(markup, errors="replace"))  # type: ignore[no-untyped-call]


def _reports(
    text: str, title: str | None, authors: tuple[str, ...], source: Source, settings: Settings, raw: str | None = None
) -> Iterator[Report | Refusal]:
    if not text.strip():
        yield Refusal(source.name, "a document without text", "", "nothing to read in it")
        return
    if len(text) > settings.longest:
        yield Refusal(source.name, f"a text of {len(text):,} characters", "", f"at most {settings.longest:,} are read")
        return
    found = list(articles(raw or text, source))
    if found:
        yield from found
    else:
        yield Report(source.id, text, title=title, authors=authors, origin=source.name)
