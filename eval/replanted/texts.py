"""Reports as rows and as sentences: the first two thirds of each file, the rest is never opened."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|St|Jr|Sr|No|vs|Inc|Co|Corp|Ltd|Jan|Feb|Mar|Apr|Aug|"
    r"Sept|Sep|Oct|Nov|Dec|Mass|Calif|Fla|Va|Pa|Ga|Conn|Ariz|Rev|Hon|Maj|Adm|a\.m|p\.m)|\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)
_END = re.compile(r"[.?!…][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z0-9])")


@dataclass(frozen=True)
class Row:
    """A report as given, with what the maker needs of it."""

    id: str
    text: str
    published: str
    title: str = ""
    outlet: str = ""
    story: str = ""
    file: str = ""


@dataclass
class Sentence:
    """A sentence (a whole quotation stays in one piece), the paragraph it is in, and where it starts."""

    text: str
    paragraph: int
    start: int
    planted: bool = False


def load(path: Path) -> list[Row]:
    """The usable rows among the first two thirds of a file: dated, in prose, of a handy length."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[: len(lines) * 2 // 3]]
    return [
        Row(
            r["id"],
            r["text"],
            r["published"],
            r.get("title") or "",
            r.get("outlet") or "",
            r.get("story") or "",
            str(path),
        )
        for r in rows
        if r.get("published") and 900 <= len(r["text"]) <= 9000 and len(sentences(r["text"])) >= 6
    ]


def sentences(text: str) -> list[Sentence]:
    """The text's sentences with their paragraphs."""
    found: list[Sentence] = []
    for number, match in enumerate(re.finditer(r"[^\n]+", text)):
        found += _of_paragraph(match.group(), number, match.start())
    return found


def _of_paragraph(text: str, number: int, base: int) -> list[Sentence]:
    found, begin = [], 0
    for match in [*_END.finditer(text), None]:
        stop = match.end() if match else len(text)
        piece = text[begin:stop]
        if match and (_ABBREVIATED.search(piece.rstrip()) or quote_is_open(piece)):
            continue
        bare = piece.strip()
        if bare:
            found.append(Sentence(bare, number, base + begin + piece.index(bare)))
        begin = stop
    return found


def quote_is_open(piece: str) -> bool:
    """Whether a double quotation mark opened in the piece is still open at its end."""
    return piece.count("“") > piece.count("”") or piece.count('"') % 2 == 1


def is_prose(sentence: str) -> bool:
    """Whether it reads as a sentence of the article and not as a caption, a menu or a heading."""
    words = sentence.split()
    lower = sum(word[:1].islower() for word in words)
    return (
        8 <= len(words) <= 60
        and lower * 2 >= len(words)
        and sentence[0] in '“"' + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        and sentence.rstrip("\"”’'")[-1:] in tuple(".?!")
        and not quote_is_open(sentence)
        and "http" not in sentence
        and "@" not in sentence
    )


def quoted_spans(sentence: str) -> list[tuple[int, int]]:
    """Where the words inside double quotation marks stand, marks left out."""
    return [m.span(m.lastindex or 0) for m in re.finditer(r"“([^“”]+)”|\"([^\"]+)\"", sentence)]


def inside_quotes(sentence: str, at: int) -> bool:
    """Whether the place is inside quotation marks."""
    return any(a <= at < b for a, b in quoted_spans(sentence))
