"""A report from one row of JSON, CSV or Parquet, whatever its columns are called."""

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.model.report import Refusal, Report
from onrecord.read.dates import moment
from onrecord.settings import Settings

# The names that a field goes by, best first; a dot goes into an object ("source.name").
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "_id", "uid", "uuid", "guid", "article_id", "doc_id", "document_id", "report_id", "uri", "itemid"),
    "text": ("text", "body", "content", "article", "fulltext", "full_text", "maintext", "main_text", "article_text",
             "plain_text", "content_text", "body_text", "bodytext", "fields.bodytext", "transcript"),
    "html": ("body_html", "content_html", "html", "fields.body", "body_xhtml", "raw_html"),
    "title": ("title", "headline", "head", "webtitle", "article_title", "headline.main"),
    "published": ("published", "date", "published_at", "publishedat", "date_published", "datepublished",
                  "publication_date", "publish_date", "date_publish", "pub_date", "pubdate", "published_date",
                  "publicationdate", "webpublicationdate", "versioncreated", "firstcreated", "versioned",
                  "datetime", "timestamp", "time", "created", "created_at"),
    "outlet": ("outlet", "source.name", "publisher.name", "source", "publisher", "publication", "newspaper", "media",
               "media_name", "site_name", "sitename", "site", "source_name", "domain", "source_domain"),
    "url": ("url", "link", "href", "weburl", "web_url", "canonical_url", "canonicalurl", "source_url", "permalink"),
    "authors": ("authors", "author", "byline", "by", "creator", "writer", "journalist", "fields.byline"),
    "language": ("language", "lang", "language_code", "inlanguage"),
    "credit": ("credit", "agency", "creditline"),
    "summary": ("description", "summary", "snippet", "abstract", "lead", "standfirst"),
}  # fmt: skip


def folded(row: Mapping[Any, Any]) -> dict[str, Any]:
    """The row with lower-case names, and the names inside objects joined on with a dot, one level down."""
    flat: dict[str, Any] = {}
    for key, value in row.items():
        name = str(key).strip().lower().replace(" ", "_").replace("-", "_").lstrip("﻿")
        flat.setdefault(name, value)
        if isinstance(value, Mapping):
            for inner, deep in value.items():
                flat.setdefault(f"{name}.{str(inner).strip().lower()}", deep)
    return flat


def has_report(names: Iterable[str]) -> bool:
    """Whether columns of these names hold reports: one of them is a text."""
    lowered = {name.strip().lower().replace(" ", "_").lstrip("﻿") for name in names}
    return bool(lowered & {*NAMES["text"], *NAMES["html"]})


def field(row: Mapping[str, Any], kind: str) -> str | None:
    """The first of a field's names that holds words or a number, as text trimmed of blanks."""
    for name in NAMES[kind]:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return None


def report(row: Mapping[Any, Any], fallback: str, place: str, file: str, settings: Settings) -> Report | Refusal:
    """The report that a row tells, its text as it stands; ``fallback`` is the id where the row has none."""
    flat = folded(row)
    text, rich = _text(flat), _rich(flat)
    if text is None and rich:
        from onrecord.read.markup import words_of

        text = words_of(rich)
    notes: tuple[str, ...] = ()
    if (text is None or not text.strip()) and (text := field(flat, "summary") or field(flat, "title")):
        notes = ("the row has no text: this is its summary or title",)
    if not text or not text.strip():
        return Refusal(file, "no text in this row", place, f"name the text one of: {', '.join(NAMES['text'][:6])}")
    if len(text) > settings.longest:
        return Refusal(file, f"a text of {len(text):,} characters", place, f"at most {settings.longest:,} are read")
    published, remark = _published(flat)
    language = field(flat, "language")
    return Report(
        id=field(flat, "id") or fallback,
        text=text,
        published=published,
        title=field(flat, "title"),
        outlet=field(flat, "outlet"),
        url=field(flat, "url"),
        authors=authors(next((flat[name] for name in NAMES["authors"] if flat.get(name)), None)),
        language=language.lower().replace("_", "-") if language and len(language) <= 35 else None,
        credit=field(flat, "credit"),
        origin=f"{file}: {place}" if place else file,
        notes=notes + remark,
    )


def _text(flat: Mapping[str, Any]) -> str | None:
    for name in NAMES["text"]:
        value = flat.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            return "\n\n".join(value)
    return None


def _rich(flat: Mapping[str, Any]) -> str | None:
    """The text as HTML; ninjs has it in a list of bodies."""
    bodies = flat.get("bodies")
    if isinstance(bodies, list):
        for body in bodies[:20]:
            if isinstance(body, Mapping) and isinstance(body.get("value"), str) and body["value"].strip():
                return str(body["value"])
    return field(flat, "html")


def _published(flat: Mapping[str, Any]) -> tuple[str | None, tuple[str, ...]]:
    unread = None
    for name in NAMES["published"]:
        value = flat.get(name)
        if value is None or value == "":
            continue
        if found := moment(value):
            return found, ()
        unread = unread or value
    return None, (f"its date cannot be read: {str(unread)[:60]!r}",) if unread is not None else ()


def authors(value: Any) -> tuple[str, ...]:
    """Names of authors from a list, a list of objects with names, or words with commas, semicolons and 'and'."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("original") or ""
    if isinstance(value, str):
        words = value.strip()
        if words[:3].lower() == "by ":
            words = words[3:]
        words = words.replace(";", ",").replace("|", ",").replace(" and ", ",").replace(" & ", ",")
        return tuple(dict.fromkeys(name for part in words.split(",") if 1 < len(name := part.strip()) <= 100))
    if isinstance(value, list | tuple):
        return tuple(dict.fromkeys(name for item in value[:200] for name in _one_author(item)))
    return ()


def _one_author(item: Any) -> tuple[str, ...]:
    if isinstance(item, Mapping):
        item = item.get("name") or item.get("byline") or ""
    if isinstance(item, str) and 1 < len(item.strip()) <= 200:
        return (item.strip(),)
    return ()
