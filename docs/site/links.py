"""Whether every link of the built site leads somewhere: pages, files, anchors; nothing is loaded from afar."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADS = {("link", "href"), ("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src")}


class Found(HTMLParser):
    """The links (the element, where to) and anchors of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            if (tag, name) in _LOADS or (tag == "a" and name == "href"):
                self.links.append((tag, value or ""))


def broken(site: Path) -> list[str]:
    """A line for each link that leads nowhere and each thing that would be loaded from another place."""
    pages: dict[Path, Found] = {}
    for path in sorted(site.rglob("*.html")):
        if "files" not in path.relative_to(site).parts:
            pages[path.resolve()] = found = Found()
            found.feed(path.read_text("utf-8"))
    return [
        f"{path.relative_to(site.resolve())}: {target}: {why}"
        for path, found in pages.items()
        for tag, target in found.links
        if (why := _wrong(path, tag, target, pages))
    ]


def _wrong(path: Path, tag: str, target: str, pages: dict[Path, Found]) -> str:
    """Why the link leads nowhere, or ''."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return "" if tag == "a" else "loaded from another place"
    there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not there.is_file():
        return "there is no such file"
    if parts.fragment and there in pages and unquote(parts.fragment) not in pages[there].anchors:
        return "there is no such place on the page"
    return ""
