"""The site as files: every page of the contents in the frame, the files that they show, one style sheet."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from docs.site import DOCS, ROOT, reference
from docs.site.contents import HOME, OPTIONAL, SECTIONS, address
from docs.site.markdown import Page, render
from onrecord.show.page import style
from onrecord.version import __version__


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents, seen from one page."""

    source: str
    title: str
    href: str


def build(out: Path) -> list[Path]:
    """Write the site into the folder, which is made anew; gives its pages. Raises LookupError for a broken link."""
    sources = dict(_sources())
    pages = {source: _page(source, text, sources) for source, text in sources.items()}
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    (out / "site.css").write_text(style() + (DOCS / "site" / "site.css").read_text("utf-8"), "utf-8")
    for name in dict.fromkeys(file for page in pages.values() for file in page.files):
        target = out / _file(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    return [_written(out, page, pages) for page in pages.values()]


def _sources() -> Iterator[tuple[str, str]]:
    """Every page of the contents with its Markdown."""
    made = reference.pages()
    for section in SECTIONS:
        for source in section.pages:
            if source in made:
                yield source, made[source]
            elif (ROOT / source).exists() or source not in OPTIONAL:
                yield source, (ROOT / source).read_text("utf-8") + _beyond(source)


def _beyond(source: str) -> str:
    """What a page has in the site beyond its Markdown: the reference leads to what the build makes."""
    return reference.LINKS if source == "docs/reference.md" else ""


def _page(source: str, text: str, sources: dict[str, str]) -> Page:
    here = str(PurePosixPath(address(source)).parent)

    def lead(named: str) -> str | None:
        if named in sources:
            return os.path.relpath(address(named), here)
        if named == "README.md":
            return os.path.relpath(address(HOME), here)
        return os.path.relpath(_file(named), here) if (ROOT / named).is_file() else None

    return render(text, source, lead)


def _file(name: str) -> str:
    """Where a file that a page links to stands in the site."""
    return name.removeprefix("docs/") if name.startswith("docs/img/") else f"files/{name}"


def _written(out: Path, page: Page, pages: dict[str, Page]) -> Path:
    where = address(page.source)
    entries = [_entry(each, where) for each in pages.values()]
    place = list(pages).index(page.source)
    text = _frame().render(
        page=page,
        home=HOME,
        root="../" * where.count("/"),
        version=__version__,
        sections=[
            {"title": section.title, "pages": [each for each in entries if each.source in section.pages]}
            for section in SECTIONS
        ],
        parts=[heading for heading in page.headings if heading.level == 2],
        before=entries[place - 1] if place else None,
        after=entries[place + 1] if place + 1 < len(entries) else None,
    )
    target = out / where
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    return target


def _entry(page: Page, where: str) -> Entry:
    title = "Overview" if page.source == HOME else page.title
    return Entry(page.source, title, os.path.relpath(address(page.source), str(PurePosixPath(where).parent)))


def _frame() -> Template:
    made = Environment(
        loader=FileSystemLoader(DOCS / "site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return made.get_template("frame.html")
