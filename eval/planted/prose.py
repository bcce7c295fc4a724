"""The sentences of a report, which of them are its reporter's prose, and the persons that it names."""

import re

from eval.planted.tables import DAYS, MONTHS, ORDINARY

NAME = r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
_BREAK = re.compile(r"(?<=[.!?][\"”’'])\s+(?=[A-Z“\"‘])|(?<=[a-z0-9%)][.!?])\s+(?=[A-Z“\"‘])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sr|Jr|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Prof|Rev|No|vs|Inc|Corp|Co|Jan|Feb|Aug|Sept|Oct"
    r"|Nov|Dec|a\.m|p\.m|[A-Z])\.)$"
)
_FURNITURE = re.compile(
    r"caption|file photo|\bphotos?\b|https?:|www\.|\.com\b|@|©|\bpic\.|contributed to|[Rr]eporting by|[Ww]riting by"
    r"|[Ee]diting by|assistance (?:by|from)|READ|Read more|Subscribe|newsletter|Sign up|Advertisement|FILE"
    r"|Getty|Reuters|\bAP\b|AFP|EPA|[|●•►]|Copyright|updated|Updated"
)


def paragraphs(text: str) -> list[list[str]]:
    """Paragraphs of sentences."""
    return [sentences(" ".join(line.split())) for line in text.split("\n") if line.strip()]


def sentences(line: str) -> list[str]:
    """The sentences of a paragraph; what ends with 'Mr.' or 'p.m.' goes on."""
    found: list[str] = []
    for piece in _BREAK.split(line):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] += " " + piece
        elif piece:
            found.append(piece)
    return found


def is_prose(sentence: str) -> bool:
    """Whether it is a whole sentence of the report's body and no caption, credit, post or heading."""
    words = sentence.split()
    lower = sum(word[:1].islower() for word in words)
    return (
        50 < len(sentence) < 500
        and len(words) >= 9
        and 2 * lower > len(words)
        and (sentence[0].isupper() or sentence[0] in '“"')
        and re.search(r"[.!?][\"”’']?$", sentence) is not None
        and not _FURNITURE.search(sentence)
    )


def plain(paragraph: list[str]) -> bool:
    """Whether a paragraph has no quotation mark of any kind, so that none of it is another's words."""
    return not re.search(r"[“”\"‘«]|(?<!\w)'|’(?!\w)|:", " ".join(paragraph))


def people(text: str) -> list[str]:
    """Persons of two names whose last name stands alone elsewhere in the text, or beside a verb of saying."""
    plain = set(re.findall(r"\b[a-z]+\b", text)) | ORDINARY
    calendar = {*DAYS, *MONTHS}
    whole = re.findall(rf"(?<=[a-z,“\"] )({NAME}) ({NAME})(?! [A-Z])\b", text)
    whole += re.findall(rf"(?:^|\n)({NAME}) ({NAME})(?= [a-z]|,)", text)
    found = []
    for first, last in dict.fromkeys(whole):
        if {first.lower(), last.lower()} & plain or {first, last} & calendar:
            continue
        alone = re.search(rf"(?<!{first} )(?<!\bthe )\b{last}(?:['’]s)? [a-z]", text)
        if alone:
            found.append(f"{first} {last}")
    return found
