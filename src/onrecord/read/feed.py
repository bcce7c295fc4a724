"""Reports from feeds: RSS, Atom, news sitemaps; the text that the feed itself carries, nothing is fetched."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from onrecord.model.report import Refusal, Report
from onrecord.read import rows
from onrecord.read.dates import moment
from onrecord.read.decode import NotTextError, declared, decode, known
from onrecord.read.markup import has_markup, words_of
from onrecord.read.sources import Source, slug, whole
from onrecord.settings import Settings

# What each fact is called in RSS, RDF, Atom, Dublin Core, Media RSS and news sitemaps, best first.
_TEXT = ("encoded", "content", "description", "summary", "abstract")
_TITLE = ("title",)
_LINK = ("link", "loc", "origlink")
_DATE = ("pubdate", "published", "date", "issued", "publication_date", "created", "updated", "modified", "lastmod")
_AUTHOR = ("creator", "author", "dc:creator")
_ID = ("guid", "id")


def read_feed(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """A report an item; items that carry a title alone give that as their text, with a note."""
    data = whole(source, settings)
    if isinstance(data, Refusal):
        yield data
        return
    try:
        text, remark = decode(data, known(source.charset) or declared(data))
    except NotTextError as error:
        yield Refusal(source.name, f"not text: {error}", "", "")
        return
    if remark:
        yield Refusal(source.name, remark, "", "look whether the words are right", lost=False)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Refusal(source.name, f"no XML: {str(error)[:120]}", "", "")
        return
    if root is None:
        yield Refusal(source.name, "no XML", "", "")
        return
    kind = _name(root)
    if kind == "opml":
        addresses = sum(1 for outline in root.iter("outline") if outline.get("xmlUrl"))
        yield Refusal(
            source.name,
            f"a list of {addresses} feeds, not a feed",
            "",
            "name the list itself, or give it to onrecord watch",
        )
    elif kind == "sitemapindex":
        yield Refusal(source.name, "a list of sitemaps, not a feed", "", "give one of the sitemaps")
    elif kind in ("rss", "rdf", "feed", "urlset"):
        yield from _items(root, source, settings)
    else:
        yield Refusal(source.name, f"XML of a kind that is not read: {kind[:40]}", "", "give RSS, Atom or a sitemap")


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _items(root: Any, source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    outlet, language = _channel(root)
    number = 0
    names = ("url",) if _name(root) == "urlset" else ("item", "entry")
    for element in root.iter():
        if _name(element) not in names:
            continue
        number += 1
        yield _item(element, number, outlet, language, source, settings)
    if not number:
        yield Refusal(source.name, "a feed without items", "", "nothing to read in it")


def _channel(root: Any) -> tuple[str | None, str | None]:
    """The feed's title and its language."""
    top = next((child for child in root if _name(child) == "channel"), root)
    said = {
        _name(child): (child.text or "").strip() for child in reversed(top) if _name(child) in ("title", "language")
    }
    language = said.get("language") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return said.get("title") or None, language or None


def _item(
    element: Any, number: int, outlet: str | None, language: str | None, source: Source, settings: Settings
) -> Report | Refusal:
    said = _said(element)
    link = _first(said, _LINK)
    text = max((_plain(said[name]) for name in _TEXT if said.get(name)), key=len, default="")
    row = {
        "text": text,
        "title": _plain(_first(said, _TITLE)) or None,
        "date": next((said[name] for name in _DATE if moment(said.get(name))), None),
        "outlet": said.get("source") or said.get("publication") or outlet,
        "url": link or None,
        "authors": _author(_first(said, _AUTHOR)),
        "language": said.get("language") or language,
    }
    name = _first(said, _ID)
    name = slug(link) or slug(name) if not name or "/" in name else name
    return rows.report(row, name or f"{source.id}-{number}", f"item {number}", source.name, settings)


def _said(element: Any) -> dict[str, str]:
    """What an item's children say, by their name without its space; Atom's link and author have their own forms."""
    said: dict[str, str] = {}
    for child in element.iter():
        name = _name(child)
        if child is element or not name or len(said) > 200:
            continue
        text = (child.text or "").strip()
        if name == "link" and child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                said.setdefault("link", child.get("href"))
        elif name in ("content", "summary", "title") and child.get("type") == "xhtml":
            said.setdefault(name, etree.tostring(child, encoding="unicode", with_tail=False))
        elif name in ("author", "publication", "source"):
            inner = next((c.text for c in child if _name(c) in ("name", "title") and c.text), None)
            if value := (inner or text).strip():
                said.setdefault(name, value)
        elif text and (name != "title" or child.getparent() is element or _name(child.getparent()) == "news"):
            said.setdefault(name, text)
    return said


def _first(said: dict[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _plain(text: str) -> str:
    return words_of(text) if has_markup(text) or "&" in text else text.strip()


def _author(value: str) -> str:
    """RSS has 'mail@example.org (Ann Example)'."""
    if "@" in value and "(" in value:
        return value.partition("(")[2].rstrip(") ")
    return "" if "@" in value else value
