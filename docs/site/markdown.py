"""Markdown as HTML: every heading has an anchor, every link to a page or file leads to its place in the site."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePosixPath
from posixpath import normpath

from markdown_it import MarkdownIt
from markdown_it.token import Token

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level, its words and its anchor."""

    level: int
    words: str
    anchor: str


@dataclass(slots=True)
class Page:
    """A page as HTML with its headings; ``files`` are the files of the repository that it links to or shows."""

    source: str
    html: str = ""
    headings: list[Heading] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The words of the first heading, or the file's name."""
        return self.headings[0].words if self.headings else self.source


def render(text: str, source: str, lead: Callable[[str], str | None]) -> Page:
    """The page of a Markdown text; ``lead`` gives the address in the site of a page or file, or None."""
    page = Page(source)
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = reader.parse(_COMMENT.sub("", text))
    _anchor(tokens, page)
    for token in tokens:
        for inner in token.children or ():
            _link(inner, page, lead)
        if token.type == "table_open":
            token.attrSet("class", "table")
    html = str(reader.renderer.render(tokens, reader.options, {}))
    page.html = html.replace('<table class="table">', '<div class="scroll"><table>').replace(
        "</table>", "</table></div>"
    )
    return page


def _anchor(tokens: list[Token], page: Page) -> None:
    """Give each heading the anchor that GitHub gives it, and keep it."""
    seen: dict[str, int] = {}
    for token, inline in pairwise(tokens):
        if token.type != "heading_open":
            continue
        words = "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))
        anchor = slug(words)
        number = seen.get(anchor, 0)
        seen[anchor] = number + 1
        anchor = f"{anchor}-{number}" if number else anchor
        token.attrSet("id", anchor)
        page.headings.append(Heading(int(token.tag[1]), words, anchor))


def slug(words: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


def _link(token: Token, page: Page, lead: Callable[[str], str | None]) -> None:
    name = {"link_open": "href", "image": "src"}.get(token.type)
    target = str(token.attrGet(name) or "") if name else ""
    if not name or not target or target.startswith("#") or _OUTSIDE.match(target):
        return
    path, _, anchor = target.partition("#")
    named = normpath(str(PurePosixPath(page.source).parent / path))
    found = lead(named)
    if found is None:
        raise LookupError(f"{page.source}: a link to {target}: there is no {named}")
    if not named.endswith(".md"):
        page.files.append(named)
    token.attrSet(name, found + (f"#{anchor}" if anchor else ""))
