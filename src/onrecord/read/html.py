"""A report from a page of HTML: its main text by trafilatura, and what the page says of itself."""

import logging
from collections.abc import Iterator
from typing import Any

from lxml import etree
from trafilatura import extract
from trafilatura.utils import load_html

from onrecord.model.report import Refusal, Report
from onrecord.read.bylines import agency_named
from onrecord.read.decode import NotTextError, declared, decode, known
from onrecord.read.markup import words_of
from onrecord.read.page import described
from onrecord.read.paragraph import is_consent
from onrecord.read.press import articles
from onrecord.read.sources import Source, whole
from onrecord.settings import Settings

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read comes as a refusal

LARGEST = 8 << 20  # bytes: no news page comes near; the extractor's time is not bounded by size alone
_MOST_ELEMENTS = 30_000  # a long live page has a fifth
_MANY_ELEMENTS = 6_000  # beyond, the second look that the extractor takes could last for seconds
_EXPORTS = ("articleParagraph", "DOCUMENTS", "End of Document")  # pages that a press database made


def read_page(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """The one report of an HTML file."""
    data = whole(source, settings)
    if isinstance(data, Refusal):
        yield data
    else:
        yield from of_page(data, source, settings, source.charset, source.url)


def of_page(
    data: bytes, source: Source, settings: Settings, charset: str | None = None, url: str | None = None
) -> Iterator[Report | Refusal]:
    """The report of a page's bytes; ``charset`` and ``url`` are what the server said, where it is known."""
    if len(data) > LARGEST:
        yield Refusal(source.name, f"a page of {len(data) >> 20} MB", "", f"at most {LARGEST >> 20} MB are read")
        return
    try:
        text, remark = decode(data, known(charset) or declared(data))
    except NotTextError as error:
        yield Refusal(source.name, f"not text: {error}", "", "save the page as UTF-8")
        return
    if remark:
        yield Refusal(source.name, remark, "", "look whether the words are right", lost=False)
    if any(mark in text for mark in _EXPORTS) and (exported := list(articles(words_of(text), source))):
        yield from exported
        return
    yield of_markup(text, source, settings, url)


def of_markup(text: str, source: Source, settings: Settings, url: str | None = None) -> Report | Refusal:
    """The report of a page's decoded text, or the refusal where the page has no main text."""
    elements = text.count("<") - text.count("</")
    if elements > _MOST_ELEMENTS:
        return Refusal(source.name, f"a page of {elements:,} elements", "", f"at most {_MOST_ELEMENTS:,} are read")
    try:
        tree = load_html(text)
        facts = described(tree, url) if tree is not None else None
        found = main_text(tree, fast=elements > _MANY_ELEMENTS) if tree is not None else None
    except (etree.LxmlError, ValueError, AssertionError) as error:
        return Refusal(source.name, f"no HTML: {str(error)[:100]}", "", "")
    if not found or facts is None:
        return Refusal(
            source.name, "no main text in this page", "", "a page of links, an empty one or one nested too deep"
        )
    return Report(
        id=source.id,
        text=found,
        published=facts.published,
        title=facts.title,
        outlet=facts.outlet,
        url=facts.url or url,
        authors=facts.authors,
        language=facts.language,
        credit=next((agency for name in facts.authors if (agency := agency_named(name))), None),
        origin=source.name,
        notes=facts.notes,
    )


def main_text(tree: Any, fast: bool = False) -> str | None:
    """The page's main text, paragraphs parted by a blank line; reader comments and furniture left out."""
    found = extract(tree, favor_precision=True, include_comments=False, fast=fast)
    lines = (line for line in (found or "").replace("\r", "\n").split("\n") if line)
    return "\n\n".join(line for line in lines if not is_consent(line)).strip() or None
