"""What a report is on, in terms: the words that carry meaning, those of its head, and its names."""

import re
from dataclasses import dataclass

from onrecord.link.function_words import FUNCTION_WORDS
from onrecord.model import Report
from onrecord.text.words import WORD, fold

_POSSESSIVE = re.compile(r"['’]s$")
HEAD = 80
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Sketch:
    """Terms of a report, repeated as often as printed: of the whole, of its first words, and of its names."""

    whole: tuple[str, ...]
    head: tuple[str, ...]
    names: tuple[str, ...]


def sketch(report: Report) -> Sketch:
    """The terms of a report's title and text; of the text, its first 20,000 words."""
    whole: list[str] = []
    names: list[str] = []
    head = 0
    printed = f"{report.title or ''}\n{report.text}"
    for count, match in enumerate(WORD.finditer(printed)):
        if count == LONGEST:
            break
        if count == HEAD:
            head = len(whole)
        word = fold(_POSSESSIVE.sub("", match[0]))
        if len(word) < 2 or word in FUNCTION_WORDS:
            continue
        term = stem(word)
        whole.append(term)
        if match[0][0].isupper():
            names.append(term)
    return Sketch(tuple(whole), tuple(whole[:head] if head else whole), tuple(names))


def stem(word: str) -> str:
    """The word without its plainest English endings, so that 'launched', 'launches' and 'launch' are one."""
    if len(word) <= 4 or not word.isascii():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > 6:
        word = word[:-3]
    elif word.endswith(("ed", "es")) and len(word) > 5:
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
