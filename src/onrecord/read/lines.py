"""Paragraphs out of lines, where a page or an export has broken them."""

import re
from collections.abc import Iterable

_HYPHEN = re.compile(r"[a-z]-$")
_ENDS = (".", "!", "?", "”", '"', "’", ":", ")", "»")


def flowing(lines: Iterable[str]) -> str:
    """The lines as paragraphs, parted by a blank line.

    An empty line ends a paragraph, and so does a line that ends a sentence and had room for the next word, or is
    much shorter than most. A word that is parted at a line's end is put together again.
    """
    trimmed = [" ".join(line.split()) for line in lines]
    lengths = sorted(len(line) for line in trimmed if line)
    if not lengths:
        return ""
    usual = lengths[len(lengths) * 3 // 4]
    paragraphs: list[list[str]] = [[]]
    for line, following in zip(trimmed, [*trimmed[1:], ""], strict=True):
        if line:
            paragraphs[-1].append(line)
        room = len(line) + 1 + len(following.partition(" ")[0]) <= usual  # the next word would have fitted
        if not line or (room and line.endswith(_ENDS)) or len(line) < 0.6 * usual:
            paragraphs.append([])
    return "\n\n".join(_joined(paragraph) for paragraph in paragraphs if paragraph)


def _joined(lines: list[str]) -> str:
    whole: list[str] = []
    for line in lines:
        if whole and _HYPHEN.search(whole[-1]) and line[:1].islower():
            whole[-1] = whole[-1][:-1] + line
        else:
            whole.append(line)
    return " ".join(whole)
