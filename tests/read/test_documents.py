"""PDF, Word, RTF and Parquet files, made by hand."""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from onrecord.model.report import Refusal, Report
from onrecord.read import reports
from tests.read.pages import BODY, PARAGRAPHS

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(paragraphs: list[str], core: str = "") -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        if core:
            archive.writestr("docProps/core.xml", core)
    return out.getvalue()


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page with a line of text each."""
    shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj T* " for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 780 Td {shown}ET".encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(objects) + 1, table, end)


def read(path: Path, content: bytes) -> list[Report | Refusal]:
    path.write_bytes(content)
    return list(reports([path]))


def test_a_word_file(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Mill fire at Harrow Bridge</dc:title><dc:creator>Nora Vance</dc:creator></cp:coreProperties>"
    )
    (report,) = read(tmp_path / "a.docx", docx(list(PARAGRAPHS), core))
    assert isinstance(report, Report)
    assert (report.id, report.text, report.title, report.authors) == (
        "a",
        BODY,
        "Mill fire at Harrow Bridge",
        ("Nora Vance",),
    )


def test_a_pdf_with_its_lines_joined_to_paragraphs(tmp_path: Path) -> None:
    import textwrap

    lines = [line for paragraph in PARAGRAPHS[2:] for line in textwrap.wrap(paragraph, 60)]
    (report,) = read(tmp_path / "a.pdf", pdf(lines))
    assert isinstance(report, Report)
    assert report.text == "\n\n".join(PARAGRAPHS[2:])


def test_a_scan_is_refused_clearly(tmp_path: Path) -> None:
    (refusal,) = read(tmp_path / "a.pdf", pdf([]))
    assert isinstance(refusal, Refusal)
    assert "scan" in refusal.reason


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7\n" + bytes(5000)),
        ("b.pdf", pdf(["words"])[:300]),
        ("c.docx", b"PK\x03\x04[Content_Types].xml" + bytes(500)),
        ("d.docx", docx(["x"])[:200]),
        ("e.rtf", b"{\\rtf1" + b"{" * 50_000),
        ("f.rtf", b"{\\rtf1 \\u99999999999? \\'zz"),
        ("g.parquet", b"PAR1" + bytes(500) + b"PAR1"),
        ("h.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)),
    ],
)
def test_damage_is_said(tmp_path: Path, name: str, content: bytes) -> None:
    found = read(tmp_path / name, content)
    assert found
    assert all(isinstance(item, Refusal) or len(item.text) < 100 for item in found)


def test_a_word_file_that_swells_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<a>" + b" " * (220 << 20))
    (refusal,) = read(tmp_path / "a.docx", out.getvalue())
    assert isinstance(refusal, Refusal)
    assert "swells" in refusal.reason


def test_parquet_with_named_columns(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    columns = {
        "ID": ["a", "b"],
        "Body": [BODY, ""],
        "Date": ["2021-03-04", None],
        "Source": ["The Bridge", "x"],
        "n": [1, 2],
    }
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    report, refusal = reports([tmp_path])
    assert isinstance(report, Report) and isinstance(refusal, Refusal)
    assert (report.id, report.text, report.published, report.outlet) == ("a", BODY, "2021-03-04", "The Bridge")
    assert refusal.place == "row 2"
