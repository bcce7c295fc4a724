"""The pages: what they take from elsewhere is as it would be filled today, their commands run, their links lead."""

import re
from pathlib import Path

import pytest

from docs.site import ROOT, filling, session
from docs.site.build import build
from docs.site.contents import MADE, SECTIONS
from docs.site.figures import figure, table
from docs.site.links import broken
from docs.site.markdown import render, slug

TAUGHT = ["docs/tutorial.md", *sorted(f"docs/how-to/{path.name}" for path in (ROOT / "docs" / "how-to").glob("*.md"))]
OURS = [*TAUGHT, "docs/index.md", "docs/two-reports.md", "docs/reference.md", "docs/why.md"]


@pytest.mark.parametrize("page", sorted({*filling.pages(), *TAUGHT}))
def test_a_page_says_what_the_program_does_today(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for library in ("pandas", "polars"):
        if f"import {library}" in text:
            pytest.importorskip(library, reason=f"the page needs {library}")
    now = session.filled(filling.fill(text)) if page in TAUGHT and "<!-- = output" not in text else filling.fill(text)
    assert now.splitlines() == text.splitlines(), f"{page}: run make docs, look at the difference, commit it"


def test_every_page_of_the_docs_is_in_the_contents() -> None:
    listed = {page for section in SECTIONS for page in section.pages} - set(MADE)
    there = {str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md")} - {"docs/material/README.md"}
    assert there <= listed


def test_the_site_is_built_and_every_link_leads(tmp_path: Path) -> None:
    assert build(tmp_path / "site")
    assert broken(tmp_path / "site") == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<h1 id="one">A</h1><a href="#two">x</a><a href="b.html">y</a><img src="//far/z">')
    assert [line.split(": ")[1] for line in broken(tmp_path)] == ["#two", "b.html", "//far/z"]
    with pytest.raises(LookupError, match=r"there is no docs/no\.md"):
        render("[x](no.md)", "docs/a.md", lambda named: None)


def test_anchors_are_those_of_github() -> None:
    assert slug("What it reads: JSON, CSV & more") == "what-it-reads-json-csv--more"
    assert [h.anchor for h in render("# A\n\n## B c\n\n## B c\n", "a.md", lambda _: None).headings] == [
        "a", "b-c", "b-c-1"
    ]  # fmt: skip


@pytest.mark.parametrize("page", OURS)
def test_no_measured_figure_is_typed_by_hand(page: str) -> None:
    text = re.sub(r"<!-- = .*?<!-- \. -->", "", (ROOT / page).read_text("utf-8"), flags=re.S)
    text = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    assert re.findall(r"\d+(?:\.\d+)? ?(?:%|per cent|ms\b|seconds?\b|F1)", text) == []


def test_a_block_that_is_not_run_says_why() -> None:
    for page in TAUGHT:
        text = (ROOT / page).read_text("utf-8")
        assert len(re.findall(r"^```(?:sh|python)\b", text, re.M)) == len(session.steps(text))
        assert all(step.skipped or step.code.strip() for step in session.steps(text))
        for info in re.findall(r"^```(?:sh|python) (.+)$", text, re.M):
            assert info.startswith("not run: ")


def test_a_figure_that_is_not_there_is_said() -> None:
    assert re.fullmatch(r"\d+\.\d", figure("quotes/exact/f1"))
    assert "HeidelTime" in table("times")
    with pytest.raises(LookupError, match="no figure"):
        figure("weather/f1")


def test_a_command_that_fails_is_said() -> None:
    with pytest.raises(session.FailedError, match="ended with"):
        session.filled("```sh\nfalse\n```\n")


def test_what_a_block_prints_stands_behind_it() -> None:
    text = "```sh\necho one; echo two\n```\n<!-- = output head=1 -->\n<!-- . -->\nMore.\n"
    assert session.filled(text) == (
        "```sh\necho one; echo two\n```\n<!-- = output head=1 -->\n```text\none\n…\n```\n<!-- . -->\nMore.\n"
    )
    assert session.filled(session.filled(text)) == session.filled(text)
