"""Export files of press databases, as text, RTF and Word."""

import re
from pathlib import Path

import pytest

from onrecord.model.report import Report
from onrecord.read import reports
from tests.read.pages import PARAGRAPHS
from tests.read.test_documents import docx

ONE, TWO, THREE, FOUR = PARAGRAPHS

OLD = f"""
Download Request: Selected Items: 1-2
Time Of Request: Friday, March 20, 2021  16:51:31

                               1 of 2 DOCUMENTS


                            The Bridge (Harrow)

                             March 4, 2021 Thursday
                                   Edition 1;
                                    Scotland

Mill fire empties two streets

BYLINE: Nora Vance

SECTION: NEWS; Pg. 4

LENGTH: 612 words


{ONE[:67]}
{ONE[68:]}

{TWO}


LOAD-DATE: March 5, 2021

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                     Copyright 2021 The Bridge Ltd
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                                 The Mail

                             March 5, 2021 Friday

Council meets on mill

LENGTH: 200 words

{THREE}

LOAD-DATE: March 6, 2021
"""

NEW = f"""Mill fire empties two streets
The Bridge (Harrow)
March 4, 2021 Thursday
Copyright 2021 The Bridge Ltd All Rights Reserved
Section: NEWS; Pg. 4
Length: 612 words
Byline: Nora Vance
Body

{ONE}

{TWO}

Classification
Language: ENGLISH
Publication-Type: Newspaper
Load-Date: March 5, 2021
End of Document
Council meets on mill
The Mail
March 5, 2021 Friday
Copyright 2021 The Mail
Length: 200 words
Body

{THREE}

Load-Date: March 6, 2021
End of Document
"""

FACTIVA = f"""Mill fire empties two streets
Nora Vance
612 words
4 March 2021
07:12
The Bridge (Harrow)
BRDGE
English
Copyright 2021 The Bridge

{ONE}

{TWO}

Document BRDGE00020210304eh340001x

Council meets on mill
200 words
5 March 2021
The Mail
MAIL
English
(c) 2021 The Mail

{THREE}

Document MAIL000020210305eh350002y
"""

CODED = f"""SE News
HD Mill fire empties two streets
BY Nora Vance
WC 612 words
PD 4 March 2021
SN The Bridge (Harrow)
SC BRDGE
LA English
CY Copyright 2021 The Bridge
LP
{ONE}

TD
{TWO}
AN Document BRDGE00020210304eh340001x

HD Council meets on mill
WC 200 words
PD 5 March 2021
SN The Mail
LP
{THREE}
AN Document MAIL000020210305eh350002y
"""

PROQUEST = f"""Title: Mill fire empties two streets
Publication title: The Bridge (Harrow)
Publication date: Mar 4, 2021
Author: Vance, Nora
Full text: {ONE}

{TWO}
Subject: Fires
Language of publication: English
____________________________________________________________
Title: Council meets on mill
Publication title: The Mail
Publication date: Mar 5, 2021
Full text: {THREE}
Subject: Councils
"""


def check(found: list[object]) -> None:
    first, second = found
    assert isinstance(first, Report) and isinstance(second, Report)
    assert (first.id, second.id) == ("export-1", "export-2")
    assert (first.title, second.title) == ("Mill fire empties two streets", "Council meets on mill")
    assert (first.outlet, second.outlet) == ("The Bridge (Harrow)", "The Mail")
    assert [str(report.published)[:10] for report in (first, second)] == ["2021-03-04", "2021-03-05"]
    assert first.authors
    assert first.text == f"{ONE}\n\n{TWO}"
    assert second.text == THREE


@pytest.mark.parametrize("form", [OLD, NEW, FACTIVA, CODED, PROQUEST])
def test_an_export_as_text(tmp_path: Path, form: str) -> None:
    (tmp_path / "export.txt").write_text(form)
    check(list(reports([tmp_path])))


@pytest.mark.parametrize("form", [NEW, FACTIVA])
def test_an_export_as_a_word_file(tmp_path: Path, form: str) -> None:
    (tmp_path / "export.docx").write_bytes(docx([line for line in form.split("\n") if line]))
    check(list(reports([tmp_path])))


@pytest.mark.parametrize("form", [OLD, FACTIVA])
def test_an_export_as_a_page(tmp_path: Path, form: str) -> None:
    whole = form.replace(f"{ONE[:67]}\n", f"{ONE[:67]} ")  # paragraphs there are not broken into lines
    whole = re.sub(r"Edition 1;\n\s+Scotland", "First Edition", whole)
    lines = "".join(f'<p class="articleParagraph">{line}</p>' for line in whole.split("\n") if line.strip())
    (tmp_path / "export.html").write_text(f"<!DOCTYPE html><html><body>{lines}</body></html>")
    check(list(reports([tmp_path])))


def test_an_export_as_a_page_of_tables(tmp_path: Path) -> None:
    fields = [line.partition(" ") for line in CODED.replace("LP\n", "LP ").replace("TD\n", "TD ").split("\n") if line]
    rows = "".join(
        f"<tr><td><b>{code}</b>&nbsp;</td><td class='articleParagraph'>{words}</td></tr>" for code, _, words in fields
    )
    (tmp_path / "export.html").write_text(f"<!DOCTYPE html><html><body><table>{rows}</table></body></html>")
    check(list(reports([tmp_path])))


def test_an_export_as_rtf(tmp_path: Path) -> None:
    body = "".join(f"{line}\\par\n" for line in NEW.split("\n"))
    escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in body)
    (tmp_path / "export.rtf").write_text("{\\rtf1\\ansi " + escaped + "}")
    check(list(reports([tmp_path])))


def test_prose_about_documents_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{ONE}\n\nThe Document was found at the End of Document street.\n\n{TWO}")
    (report,) = reports([tmp_path])
    assert isinstance(report, Report)
    assert report.id == "a"
