"""What a page of HTML says of itself: title, outlet, authors, URL, language and when it was published."""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.read.dates import moment
from onrecord.read.rows import authors as names_of

# What the metadata calls each fact, best first. Names of meta elements, lower case (name, property or itemprop).
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article.published", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created",
    "publish-date", "publishdate", "publish_date", "published-date", "pubdate", "ptime", "publication_date", "date",
    "originalpublicationdate", "displaydate", "cxenseparse:recs:publishtime", "article_date_original", "pdate",
    "og:pubdate", "rnews:datepublished", "dcsext.articlefirstpublished", "published", "datecreated",
    "og:published_time", "citation_publication_date", "citation_date", "last-modified-date",
)  # fmt: skip
_TITLE = ("og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title", "title")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre", "article:publisher_name")
_AUTHOR = ("author", "article:author", "byl", "parsely-author", "dc.creator", "sailthru.author", "dcterms.creator",
           "authors", "article:author_name", "cxenseparse:author", "rbauthors")  # fmt: skip
_KINDS = frozenset({"newsarticle", "article", "reportagenewsarticle", "report", "blogposting", "analysisnewsarticle",
                    "opinionnewsarticle", "liveblogposting", "webpage", "askpublicnewsarticle", "reviewnewsarticle",
                    "backgroundnewsarticle"})  # fmt: skip
_IN_URL = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[a-z]{3})[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)", re.IGNORECASE
)
_BLANKS = re.compile(r"\s+")
_NOBODY = frozenset(
    {"admin", "administrator", "editor", "webmaster", "staff", "guest", "author", "unknown", "null", "none"}
)
_POST = re.compile(  # what stands after a name: 'Ann Example, AP Writer', 'Ann Example | The Bridge'
    r"\s*(?:\||,\s(?=[^,]*(?:Writer|Reporter|Editor|Correspondent|Staff|News|Press|\.com|\.org|\bAP\b))).*$"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_LOOSE_ENDS = re.compile(r"\s+[|–—·•:«»-]{1,2}\s+")


@dataclass(slots=True)
class Facts:
    """What a page says of itself; ``notes`` tell where its sources part."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    """The page's elements that may say something, gathered in one pass."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    data: list[dict[str, Any]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    title: str = ""
    canonical: str = ""


def described(tree: Any, url: str | None = None) -> Facts:
    """The facts of a parsed page (an lxml element); ``url`` is where it was found, if that is known."""
    found = _gathered(tree)
    facts = Facts()
    facts.url = _url(found, url)
    facts.outlet = _outlet(found)
    facts.title = _title(found, facts.outlet)
    facts.authors = _authors(found, tree, facts.outlet)
    facts.language = _language(found, tree)
    facts.published, facts.notes = _published(found, tree, facts.url)
    return facts


def _gathered(tree: Any) -> _Found:
    found = _Found()
    for element in tree.iter("meta", "link", "script", "time", "h1", "title"):
        tag = element.tag
        if tag == "meta":
            content = element.get("content") or element.get("datetime")
            if content:
                for key in (element.get("property"), element.get("name"), element.get("itemprop")):
                    if key:
                        found.meta.setdefault(key.strip().lower(), []).append(content.strip()[:1000])
        elif tag == "link":
            if (element.get("rel") or "").lower() == "canonical" and not found.canonical:
                found.canonical = (element.get("href") or "").strip()
        elif tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text and len(found.data) < 50:
                found.data.extend(_linked(element.text))
        elif tag == "time":
            if len(found.times) < 3 and (stamp := element.get("datetime")):
                found.times.append(stamp)
        elif tag == "h1":
            if len(found.headings) < 5:
                found.headings.append(_words(element))
        elif not found.title:
            found.title = _words(element)
    return found


def _words(element: Any) -> str:
    return _BLANKS.sub(" ", "".join(element.itertext())[:5000]).strip()


def _linked(text: str) -> list[dict[str, Any]]:
    """The articles that a page's JSON-LD describes."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return []
    waiting, articles = [value], []
    for _ in range(2000):
        if not waiting:
            break
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:200])
        elif isinstance(item, dict):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.lower() in _KINDS for kind in kinds):
                articles.append(item)
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)
    return sorted(articles, key=lambda item: item.get("@type") == "WebPage")


def _from_data(found: _Found, *keys: str) -> Any:
    for item in found.data:
        for key in keys:
            if item.get(key):
                return item[key]
    return None


def _from_meta(found: _Found, names: tuple[str, ...]) -> str | None:
    for name in names:
        for value in found.meta.get(name, ()):
            if value:
                return _BLANKS.sub(" ", value)
    return None


def _url(found: _Found, url: str | None) -> str | None:
    for value in (found.canonical, _from_meta(found, ("og:url",)), _from_meta(found, ("twitter:url",))):
        if value:
            try:
                whole = urljoin(url, value) if url else value
                if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).path.strip("/"):
                    return whole
            except ValueError:
                continue
    return url


def _outlet(found: _Found) -> str | None:
    """The site's name as the page states it; a bare address is none."""
    publisher = _from_data(found, "publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    for value in (_from_meta(found, ("og:site_name",)), name, _from_meta(found, _OUTLET)):
        if isinstance(value, str) and 1 < len(value.strip()) <= 100 and "://" not in value:
            return _BLANKS.sub(" ", value.strip().lstrip("@"))
    return None


def _title(found: _Found, outlet: str | None) -> str | None:
    """The headline as printed, where one of the page's headings is the title that its metadata gives."""
    stated = _from_data(found, "headline") or _from_meta(found, _TITLE) or found.title
    stated = _without_outlet(stated, outlet) if isinstance(stated, str) else ""
    known = set(stated.lower().split())
    for heading in found.headings:
        if 5 < len(heading) < 400 and len(known & set(heading.lower().split())) * 2 > len(known):
            return heading
    if stated:
        return _BLANKS.sub(" ", stated)
    return next((heading for heading in found.headings if 5 < len(heading) < 400), None)


def _without_outlet(title: str, outlet: str | None) -> str:
    """'Fire at the mill | The Example' without its last piece, where that is the outlet or a few words."""
    pieces = list(_LOOSE_ENDS.finditer(title[:500]))
    if not pieces:
        return title.strip()
    head, tail = title[: pieces[-1].start()], title[pieces[-1].end() :]
    short = len(tail.split()) <= 4 and len(head.split()) >= 4 and "|" in pieces[-1][0]
    same = outlet is not None and (tail.lower() in outlet.lower() or outlet.lower() in tail.lower())
    return head.strip() if same or short else title.strip()


def _authors(found: _Found, tree: Any, outlet: str | None) -> tuple[str, ...]:
    for value in (_from_data(found, "author"), _from_data(found, "creator")):
        if names := _people(names_of(value), outlet):
            return names
    for name in _AUTHOR:
        if values := found.meta.get(name):
            names = _people(tuple(n for value in values for n in names_of(_POST.sub("", value))), outlet)
            if names:
                return names
    for element in tree.iter("a"):
        if "author" in (element.get("rel") or "").split():
            return _people(names_of(_words(element)), outlet)
    return ()


def _people(names: tuple[str, ...], outlet: str | None) -> tuple[str, ...]:
    """The names that can be those of authors: no addresses, no outlet, no post that is held."""
    kept = []
    for name in names:
        name = _BLANKS.sub(" ", name).strip()
        name = name[3:] if name[:3].lower() == "by " else name
        name = _POST.sub("", name).strip(" ,|")
        if "://" in name or "@" in name or "/" in name or not 3 <= len(name) <= 80 or name.isdigit():
            continue
        if name.lower() in _NOBODY or (outlet and name.lower() == outlet.lower()):
            continue
        kept.append(name)
    return tuple(dict.fromkeys(kept))[:20]


def _language(found: _Found, tree: Any) -> str | None:
    root = tree.getroottree().getroot()
    for value in (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang"),
                  _from_meta(found, ("content-language", "language", "dc.language", "inlanguage", "og:locale")),
                  _from_data(found, "inLanguage")):  # fmt: skip
        if isinstance(value, str) and _LANGUAGE.match(value.strip()):
            return value.strip().lower().replace("_", "-")
    return None


def _published(found: _Found, tree: Any, url: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The moment of publication by the best source, and a note where others name another day."""
    told: list[tuple[str, str]] = []
    for item in found.data:
        if value := moment(item.get("datePublished")):
            told.append(("JSON-LD", value))
            break
    for name in _PUBLISHED:
        values = (moment(value) for value in found.meta.get(name, ()))
        if value := next((value for value in values if value), None):
            told.append((f"meta {name}", value))
            if sum(source.startswith("meta") for source, _ in told) == 3:
                break
    if not told:
        told.extend(_visible(tree))
    if value := next((value for stamp in found.times if (value := moment(stamp))), None):
        told.append(("the first time element", value))
    if url and (m := _IN_URL.search(urlsplit(url).path)):
        value = moment(f"{m[3]} {m[2]} {m[1]}" if m[2].isalpha() else f"{m[1]}-{m[2]}-{m[3]}")
        if value:
            told.append(("the URL", value))
    if not told:
        return None, ()
    told[:1] = _local(told)
    source, chosen = max(
        (entry for entry in told if entry[1][:10] == told[0][1][:10]), key=lambda entry: _exactness(entry[1])
    )
    others = [(name, value) for name, value in told if value[:10] != chosen[:10]]
    if not others:
        return chosen, ()
    said = "; ".join(f"{value} by {name}" for name, value in others)
    return chosen, (f"published {chosen} by {source}; the page also says {said}",)


def _local(told: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The first source's moment, in the outlet's own time where that is given in UTC and another source has the clock.

    A page that says 02:30:11Z and elsewhere, without a zone, 18:30:11 of the day before was published at
    18:30:11-08:00; that day is the one from which its 'Tuesday' counts.
    """
    source, first = told[0]
    if not first.endswith("Z") or "T" not in first:
        return told[:1]
    exact = datetime.fromisoformat(first)
    for _, other in told[1:]:
        if _exactness(other) == 1:
            shift = datetime.fromisoformat(other) - exact.replace(tzinfo=None, microsecond=0)
            minutes = shift.total_seconds() / 60
            if minutes and minutes % 15 == 0 and -12 * 60 <= minutes <= 14 * 60:
                return [(source, exact.replace(microsecond=0).astimezone(timezone(shift)).isoformat())]
    return told[:1]


def _exactness(value: str) -> int:
    """2 for a moment with its zone, 1 for one without, 0 for a day."""
    return 0 if "T" not in value else 2 if value.endswith("Z") or "+" in value or "-" in value[11:] else 1


_DATED = ("byline", "dateline", "timestamp", "pubdate", "publish", "date", "posted")


def _visible(tree: Any) -> list[tuple[str, str]]:
    """The first date that stands in an element called for it."""
    for element in tree.iter("span", "p", "div", "time", "li", "small", "em", "abbr"):
        name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".lower()
        if len(name) > 2 and any(word in name for word in _DATED) and "update" not in name:
            words = _words(element)
            if len(words) < 200 and (value := moment(words)):
                return [("words on the page", value)]
    return []
