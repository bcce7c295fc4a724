"""A quotation as it is printed: its words with their places, and the keys by which they are compared."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from onrecord.account import language as lang
from onrecord.model import Annotation, Quotation, Report, Span
from onrecord.text.kept import Kept
from onrecord.text.words import fold

_WORD = re.compile(r"[^\W_][\w*]*(?:(?:['’ʼ](?=\w)|[,.](?=\d)|(?<=\w)-{2,}(?=\w))[\w*]*)*|\*{2,}\w*")
_LIGATURE = re.compile(
    r"(?<=^p)ae(?=[dr])|(?<=^h)ae(?=m)|(?<=an)ae(?=m|sth)|(?<=ch)ae(?=o)|(?<=di)ae(?=v)|(?<=^f)[ao]e(?=t|c)|"
    r"(?<=leuk)ae|(?<=gyn)ae|^[ao]e(?=st)|(?<=encyclop)ae|(?<=orthop)ae|(?<=^c)ae(?=s)|(?<=arrh)oe|(?<=man)oeu(?=v)"
)
"""ae and oe that are written e in American spelling."""
_DOUBLED = tuple(lang.DOUBLED)
_CLITIC = re.compile(r"^(.+?)(n't|'re|'ve|'ll|'m|'d|'s)$")


class Token(NamedTuple):
    """A word, or a half of a contraction, at [start, end) of the report; ``key`` is what it is compared by.

    ``piece`` is the number of the quotation's span that it stands in, ``bracketed`` whether an editor put it in.
    """

    start: int
    end: int
    key: str
    piece: int = 0
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Printing:
    """One quotation laid out for comparison. ``text`` is the whole report's; ``who`` the speaker across reports.

    ``keys`` are those of its words, in order, ``starts`` the numbers of the words that begin a sentence, the first's
    among them.
    """

    quotation: Quotation
    text: str
    who: str | None
    tokens: tuple[Token, ...]
    sung: bool = False
    keys: tuple[str, ...] = field(default=(), repr=False)
    starts: tuple[int, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if self.keys:
            return
        object.__setattr__(self, "keys", tuple(token.key for token in self.tokens))
        object.__setattr__(self, "starts", _sentence_starts(self.text, self.tokens))

    def span(self, first: int, last: int) -> Span:
        """From the start of one token to the end of another, both included."""
        return Span(self.quotation.report, self.tokens[first].start, self.tokens[last].end)

    def opening(self, most: int = 8) -> str:
        """The first words of its first piece, with an ellipsis where they are not all."""
        own = [token for token in self.tokens[:most] if token.piece == self.tokens[0].piece]
        words = " ".join(self.text[own[0].start : own[-1].end].split())
        return words if len(own) == len(self.tokens) else f"{words} …"


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """The form by which spellings of one word meet: 'labour' and 'labor', 'organise' and 'organize'."""
    if word in lang.SPELLINGS:
        return lang.SPELLINGS[word]
    if len(word) < 5 or not word.isalpha():
        return word
    if word.startswith(_DOUBLED):
        stem = next(stem for stem in _DOUBLED if word.startswith(stem))
        return stem[:-1] + word[len(stem) :]
    if "ae" in word or "oe" in word:
        word = _LIGATURE.sub("e", word)
    at = word.find("our", 2)
    if at > 0 and word[: at + 3] in lang.OUR:
        word = word[:at] + "or" + word[at + 3 :]
    if "is" not in word and "ys" not in word:
        return word
    return re.sub(r"(?<=[a-z]{3})(?<!pr[eo])(?<!rev)([iy])s(e|ed|es|ing|er|ers|ation|ations)$", r"\1z\2", word)


def tokens(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Token, ...]:
    """The words within spans of a text, contractions opened, in order."""
    found: list[Token] = []
    for piece, (start, end) in enumerate(spans):
        depth = 0
        at = start
        brackets = "[" in text[start:end] or "(" in text[start:end]
        for first, last, key in keyed(text, start, end):
            if brackets and (first > at + 1 or at == start):  # no bracket stands alone between two words
                between = text[at:first]
                opened = between.count("[") + between.count("(") - between.count("]") - between.count(")")
                depth = max(depth + opened, 0)
            at = last
            found.append(Token(first, last, key, piece, depth > 0))
    return tuple(found)


def keyed(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, key) of each word between two offsets, contractions opened, in order."""
    for m in _WORD.finditer(text, start, end):
        first, last = m.span()
        keys, middle = _keys(m[0])
        if len(keys) == 1:
            yield first, last, keys[0]
        else:
            yield first, first + middle, keys[0]
            yield first + middle, last, keys[1]


@lru_cache(maxsize=65536)
def _keys(word: str) -> tuple[tuple[str, ...], int]:
    """The key of a word, or those of the two halves of a contraction and where the second begins."""
    folded = fold(word)
    if folded in lang.IRREGULAR:
        keys: tuple[str, ...] = lang.IRREGULAR[folded]
    elif (m := _CLITIC.match(folded)) and (m[2] != "'s" or m[1] in lang.TAKES_IS):
        keys = (spelling(m[1]), lang.CONTRACTED[m[2]])
    elif m and m[2] == "'s":
        keys = (spelling(m[1]), "'s")
    else:
        return (spelling(folded.replace("'", "").replace(",", "")),), len(word)
    middle = max(1, word.rfind("'"), word.rfind("’")) if len(word) > 1 else len(word)
    return keys, min(max(middle, 1), len(word))


def spoken(quotation: Quotation) -> tuple[Span, ...]:
    """The spans that hold the speaker's own words: those inside marks for a mixed quotation, else the content."""
    return quotation.quoted if quotation.kind == "mixed" and quotation.quoted else quotation.content


def core(printing: Printing) -> tuple[Token, ...]:
    """Its words; of several pieces inside a reporter's clause, those of the longest, which the others only frame."""
    if printing.quotation.kind != "mixed" or printing.tokens[-1].piece == 0:
        return printing.tokens
    sizes = Counter(token.piece for token in printing.tokens)
    longest = max(sizes, key=lambda piece: (sizes[piece], -piece))
    return tuple(token for token in printing.tokens if token.piece == longest)


def parts(printing: Printing) -> list[tuple[str, ...]]:
    """The keys of its core, cut where the printing itself marks that words were left out."""
    found: list[list[str]] = [[]]
    words = core(printing)
    for k, token in enumerate(words):
        before = printing.text[words[k - 1].end : token.start] if k else ""
        if k and any(mark in before for mark in lang.ELLIPSES):
            found.append([])
        found[-1].append(token.key)
    return [tuple(part) for part in found]


_ANEW = re.compile(r"[.?!][\"”’]?\s+[\"“‘']$")
"""The end of the reporter's sentence between two pieces of what is quoted."""


def _sentence_starts(text: str, words: Sequence[Token]) -> tuple[int, ...]:
    starts = [0]
    for k in range(1, len(words)):
        before = text[words[k - 1].end : words[k].start]
        if (
            len(before) > 1
            and (any(c in ".?!" for c in before[:3]) or _ANEW.search(before))
            and not any(mark in before for mark in lang.ELLIPSES)
        ):
            starts.append(k)
    return tuple(starts)


def printings(
    reports: Sequence[Report], annotations: Sequence[Annotation], names: Mapping[tuple[str, str], str]
) -> list[Printing]:
    """Every quotation that has words, in the order of the reports and of the text."""
    texts = {report.id: report.text for report in reports}
    found: dict[str, Printing] = {}
    for mark in annotations:
        for printing in _kept.of(mark, texts[mark.report]) if mark.report in texts else ():
            quotation = printing.quotation
            who = names.get((quotation.report, quotation.speaker or ""), quotation.speaker) or None
            found.setdefault(quotation.id, printing if who == printing.who else replace(printing, who=who))
    return list(found.values())


def _in_report(mark: Annotation, text: str) -> list[Printing]:
    """Every quotation of a report that has words, its speaker under the name that the report knows."""
    found = []
    for quotation in mark.quotations:
        words = tokens(text, [(span.start, span.end) for span in spoken(quotation)])
        if words and quotation.report == mark.report:
            cues = {fold(word) for span in quotation.cue for word in span.of(text).split()}
            found.append(Printing(quotation, text, quotation.speaker or None, words, bool(cues & lang.SUNG)))
    return found


_kept = Kept(_in_report, lambda _, text: len(text))


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """A name's words without case, accents, titles and possessive endings."""
    plain = [re.sub(r"'s$", "", fold(word)) for word in re.findall(r"[\w'’.-]+", name)]
    kept = tuple(word.strip(".'-") for word in plain if word.strip(".'-") and word.strip(".") not in lang.TITLES)
    return kept or tuple(plain)


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names can be one person's: the same words, or the words of one hold those of the other."""
    if not a or not b:
        return False
    first, second = set(name_words(a)), set(name_words(b))
    return bool(first and second) and (first <= second or second <= first)
