"""Words of a piece of HTML, such as a feed or a row carries, with its paragraphs."""

import re
from html import unescape
from html.parser import HTMLParser

_BLOCK_TAGS = """
address article aside blockquote br dd div dl dt figure figcaption footer h1 h2 h3 h4 h5 h6 header hr li main nav
ol p pre section table td th tr ul title body
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SILENT = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "head", "button", "select", "textarea"]
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_MARKED_UP = re.compile(r"</?(?:p|br|div|a|span|strong|em|b|i|ul|li|h[1-6]|img|figure)\b[^<>]{0,500}>", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def has_markup(text: str) -> bool:
    """Whether the text is HTML rather than plain words: a paragraph, a break or a link is marked up near its start."""
    return bool(
        re.search(r"</?(?:p|br|div|a|span|strong|em|b|i|ul|li|h[1-6]|img|figure)\b[^<>]{0,500}>", text[:4000], re.I)
    )


class _Words(HTMLParser):
    """Gathers text by paragraph; one pass, no tree, so nesting costs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[str]] = [[]]
        self._silent: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent is None and tag in _SILENT:
            self._silent = tag
        if tag in _BLOCKS:
            self.paragraphs.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.paragraphs.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = None
        if tag in _BLOCKS:
            self.paragraphs.append([])

    def handle_data(self, data: str) -> None:
        if self._silent is None:
            self.paragraphs[-1].append(data)


def words_of(markup: str) -> str:
    """The words of a piece of HTML, paragraphs parted by a blank line; scripts, styles and buttons give none."""
    if "<" not in markup:
        return unescape(markup).strip()
    if markup.count("<") > 200_000 or markup.count("<!") > 5_000:
        return unescape(_BLANKS.sub(" ", _TAG.sub(" ", markup))).strip()
    parser = _Words()
    parser.feed(markup)
    parser.close()
    found = (_BLANKS.sub(" ", "".join(words)).strip() for words in parser.paragraphs)
    return "\n\n".join(words for words in found if words)
