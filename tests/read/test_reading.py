"""Reports out of files and folders, as a person would give them."""

import io
import json
import os
from pathlib import Path

import pytest

from onrecord.model.report import Refusal, Report, Role
from onrecord.read import reports
from onrecord.settings import Settings

BODY = (
    "The old mill at Harrow Bridge burned down on Tuesday night, and the town council said that it would not be"
    " rebuilt.\n\n“We have lost the heart of the town,” said Mayor Edith Crane, who had watched the fire from the bank"
    " of the river with her two daughters.\n\nNobody was hurt in the fire, which was out by the morning.\n"
)


def read(*paths: str | Path, **options: object) -> tuple[list[Report], list[Refusal]]:
    found = list(reports(paths, **options))  # type: ignore[arg-type]
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Refusal)]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def parts(report: Report) -> list[tuple[Role, str]]:
    return [(part.role, report.text[part.start : part.end]) for part in report.parts]


def test_a_first_line_with_date_headline_and_byline(tmp_path: Path) -> None:
    head = " date 2021-03-04 Mill fire empties two streets in Harrow Bridge By Nora Vance, with files from Tom Ilk"
    text = f"{head}\n\n{BODY}"
    (report,), refused = read(write(tmp_path / "one.txt", text))
    assert not refused
    assert report.id == "one"
    assert report.text == text
    assert report.published == "2021-03-04"
    assert report.title == "Mill fire empties two streets in Harrow Bridge"
    assert report.authors == ("Nora Vance", "Tom Ilk")
    assert report.outlet is None
    assert report.language == "en"
    assert parts(report)[:3] == [
        (Role.DATE, "date 2021-03-04"),
        (Role.HEADLINE, "Mill fire empties two streets in Harrow Bridge"),
        (Role.BYLINE, "By Nora Vance, with files from Tom Ilk"),
    ]


def test_a_first_line_that_goes_straight_to_the_text(tmp_path: Path) -> None:
    (report,), _ = read(write(tmp_path / "two.txt", "date 2021-03-04 " + BODY))
    assert parts(report) == [(Role.DATE, "date 2021-03-04")]
    assert report.title is None


def test_text_stays_as_decoded_without_the_mark(tmp_path: Path) -> None:
    text = "Caf\u00e9 cafe\u0301  two blanks\r\n\r\n" + BODY.replace("\n", "\r\n") + "\t "
    (report,), _ = read(write(tmp_path / "x.txt", b"\xef\xbb\xbf" + text.encode()))
    assert report.text == text


def test_a_report_without_a_date_is_good(tmp_path: Path) -> None:
    (report,), refused = read(write(tmp_path / "x.txt", BODY))
    assert report.published is None
    assert not refused


def test_an_impossible_date_is_said_and_the_report_is_kept(tmp_path: Path) -> None:
    (report,), (said,) = read(write(tmp_path / "x.txt", "date 2021-02-31 " + BODY))
    assert report.published is None
    assert not said.lost
    assert "2021-02-31" in said.reason


def test_a_folder_is_read_in_name_order_and_downward(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "c.txt", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name, f"{name} {BODY}")
    found, refused = read(tmp_path)
    assert [report.id for report in found] == ["z", "b", "c"]
    assert not refused


def test_known_endings_are_no_part_of_an_id(tmp_path: Path) -> None:
    import gzip

    found, _ = read(write(tmp_path / "a.b.txt.gz", gzip.compress(BODY.encode())))
    assert [report.id for report in found] == ["a.b"]


def test_one_id_and_another_text(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": BODY}, {"id": "x", "text": "Other. " + BODY}, {"id": "x", "text": BODY}]
    found, said = read(write(tmp_path / "r.jsonl", "\n".join(map(json.dumps, rows))))
    assert [report.id for report in found] == ["x", "x-2"]
    assert [refusal.lost for refusal in said] == [False, False]
    assert "'x-2'" in said[0].reason
    assert "left out" in said[1].reason


def test_rows_of_json_lines(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "published": "2021-03-04T10:00:00Z",
        "title": "Mill fire",
        "outlet": "The Bridge",
        "url": "https://bridge.example/mill",
        "authors": ["Nora Vance"],
        "language": "en",
        "text": BODY,
    }
    (report,), refused = read(write(tmp_path / "r.jsonl", json.dumps(row) + "\n\n"))
    assert not refused
    assert (report.id, report.published, report.title, report.outlet) == (
        "a",
        row["published"],
        "Mill fire",
        "The Bridge",
    )
    assert (report.url, report.authors, report.language, report.text) == (row["url"], ("Nora Vance",), "en", BODY)


@pytest.mark.parametrize(
    "document",
    [
        [
            {
                "headline": "Mill fire",
                "body": BODY,
                "date": "4 March 2021",
                "source": "The Bridge",
                "author": "Nora Vance",
            }
        ],
        {
            "status": "ok",
            "articles": [
                {
                    "source": {"id": None, "name": "The Bridge"},
                    "author": "Nora Vance",
                    "title": "Mill fire",
                    "publishedAt": "2021-03-04",
                    "content": BODY,
                }
            ],
        },
        {
            "response": {
                "results": [
                    {
                        "webTitle": "Mill fire",
                        "webPublicationDate": "2021-03-04",
                        "publication": "The Bridge",
                        "fields": {"bodyText": BODY, "byline": "Nora Vance"},
                    }
                ]
            }
        },
    ],
)
def test_other_names_for_the_same_things(tmp_path: Path, document: object) -> None:
    (report,), refused = read(write(tmp_path / "r.json", json.dumps(document, indent=1)))
    assert not refused
    assert (report.title, report.published, report.outlet) == ("Mill fire", "2021-03-04", "The Bridge")
    assert (report.authors, report.text) == (("Nora Vance",), BODY)


def test_csv_with_semicolons_and_a_field_over_lines(tmp_path: Path) -> None:
    quoted = BODY.replace('"', '""')
    (report,), refused = read(write(tmp_path / "r.csv", f'ID;Date;Outlet;Text\n7;2021-03-04;The Bridge;"{quoted}"\n'))
    assert not refused
    assert (report.id, report.published, report.outlet, report.text) == ("7", "2021-03-04", "The Bridge", BODY)


def test_a_csv_beside_the_files_adds_what_they_lack(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "date 2021-03-04 " + BODY)
    write(tmp_path / "b.txt", "Other. " + BODY)
    write(
        tmp_path / "sources.csv",
        "file,outlet,published,url,author\na.txt,The Bridge,1999-01-01,,\nb.txt,The Mail,2021-03-05,,N. V\n",
    )
    (a, b), refused = read(tmp_path)
    assert not refused
    assert (a.outlet, a.published) == ("The Bridge", "2021-03-04")
    assert (b.outlet, b.published, b.authors) == ("The Mail", "2021-03-05", ("N. V",))


def test_standard_input_of_any_kind() -> None:
    (report,), _ = read("-", stdin=io.BytesIO(BODY.encode()))
    assert report.id == "stdin"
    (report,), _ = read("-", stdin=io.BytesIO(json.dumps({"id": "a", "text": BODY}).encode()))
    assert report.id == "a"
    (report,), _ = read(
        "-",
        stdin=io.BytesIO(
            b"<!DOCTYPE html><html><body><article><p>" + BODY.replace("\n\n", "</p><p>").encode() + b"</p></article>"
        ),
    )
    assert "Edith Crane" in report.text
    assert "<p>" not in report.text


def test_fifty_good_reports_and_ten_broken_ones(tmp_path: Path) -> None:
    for number in range(50):
        write(tmp_path / f"good{number:02}.txt", f"date 2021-03-04 {number} {BODY}")
    broken = {
        "empty.txt": b"",
        "blank.txt": b" \n \n",
        "binary.txt": bytes(range(256)) * 40,
        "picture.jpg": b"\xff\xd8\xff\xe0" + bytes(1000),
        "list.json": b"[" * 100_000,
        "rows.jsonl": b'{"id": 1}\nno json\n[]\n' + json.dumps({"id": "k", "text": BODY}).encode() + b"\n",
        "deep.html": b"<html><body>" + b"<div>" * 100_000 + b"words" + b"</div>" * 100_000,
        "table.csv": b"a,b\n1,2\n",
    }
    for name, content in broken.items():
        write(tmp_path / name, content)
    write(tmp_path / "long.txt", b"x" * 3_000_000)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found, refused = read(tmp_path, settings=Settings(largest=2_000_000))
    assert len(found) == 51
    files = {Path(refusal.file).name for refusal in refused if refusal.lost}
    assert files >= {*broken, "long.txt", "self"}
    assert all(refusal.reason for refusal in refused)
    assert {r.place for r in refused if r.file.endswith("rows.jsonl")} == {"line 1", "line 2", "line 3"}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", BODY).chmod(0)
    found, (refusal,) = read(tmp_path)
    assert not found
    assert "permission" in refusal.reason


def test_what_is_not_there_is_said() -> None:
    found, (refusal,) = read("no/such/place")
    assert not found
    assert "no such file" in refusal.reason


def test_bytes_that_are_no_utf8_are_read_as_windows_1252_and_said(tmp_path: Path) -> None:
    (report,), (said,) = read(
        write(tmp_path / "x.txt", "“Quite,” said the café. ".encode("cp1252") + BODY.encode("cp1252"))
    )
    assert report.text.startswith("“Quite,” said the café.")
    assert not said.lost


def test_rows_that_are_no_utf8_are_said_once(tmp_path: Path) -> None:
    rows = b"\n".join(
        json.dumps({"id": n, "text": f"{n} \u00e9t\u00e9 " + BODY}, ensure_ascii=False).encode("cp1252") for n in "abc"
    )
    found, (said,) = read(write(tmp_path / "r.jsonl", rows))
    assert [report.text[:5] for report in found] == ["a été", "b été", "c été"]
    assert (said.place, said.lost) == ("line 1", False)


def test_a_pipe_is_read_where_it_is_given_and_not_where_it_is_found(tmp_path: Path) -> None:
    import threading

    os.mkfifo(tmp_path / "pipe")
    found, (refusal,) = read(tmp_path)
    assert not found and refusal.lost
    threading.Thread(target=(tmp_path / "pipe").write_text, args=(BODY,)).start()
    (report,), _ = read(tmp_path / "pipe")
    assert report.text == BODY


def test_a_line_that_is_too_long_is_skipped_and_the_rest_read(tmp_path: Path) -> None:
    row = json.dumps({"id": "k", "text": BODY})
    long = json.dumps({"id": "l", "text": "x" * 200_000})
    found, (refusal,) = read(
        write(tmp_path / "r.jsonl", f"{row}\n{long}\n{row.replace('k', 'm', 1)}"), settings=Settings(largest=100_000)
    )
    assert [report.id for report in found] == ["k", "m"] or len(found) == 2
    assert refusal.place == "line 2"
