"""Whether reported words are direct, mixed or indirect, the medium they came in and whom they were told to."""

import re
from collections.abc import Sequence

from onrecord.annotate.english import MEDIA

Stretch = tuple[int, int]

_LETTER = re.compile(r"[^\W_]")
_MEDIUM = re.compile(
    r"\b(?:in|on|via|through|to|by|at)\s+((?:(?:a|an|the|his|her|their|its|another|one)\s+)?(?:[\w’'&.#-]+\s+){0,4}?(?:"
    + "|".join(sorted(map(re.escape, MEDIA), key=len, reverse=True))
    + r")(?:\s+(?:posts?|videos?|messages?|page|update|story|stories|interview|live|thread|video|account|feed))?)\b",
)
_TOLD = re.compile(r"\b(?:told|telling|tells|tell|informed|reminded|assured|warned|asked)\s+")
_TOLD_TO = re.compile(r"\b(?:speaking|spoke|talking|said|wrote|writing|confirmed|revealed)\s+to\s+")
_WHOM = re.compile(
    r"((?:(?:the|a|an|his|her|their)\s+)?(?:[A-Z][\w’'&.-]*|reporters|journalists|lawmakers|supporters|voters|fans|viewers"
    r"|police|investigators|jurors|followers|listeners|parliament|them|him|her|us|me|crowds?|audience)"
    r"(?:\s+(?:(?:of|and|the)\s+)?[A-Z][\w’'&.-]*){0,4})"
)


def kind(text: str, content: Sequence[Stretch], quoted: Sequence[Stretch]) -> str:
    """direct where all words stand between marks, mixed where some do, indirect where none does."""
    if not quoted:
        return "indirect"
    for start, end in content:
        at = start
        for a, b in quoted:
            if b <= at or a >= end:
                continue
            if _LETTER.search(text, at, max(at, a)):
                return "mixed"
            at = max(at, b)
        if at < end and _LETTER.search(text, at, end):
            return "mixed"
    return "direct"


def whole(text: str, content: Sequence[Stretch], cue: Sequence[Stretch], paragraph: Stretch) -> bool:
    """Whether words between marks are a clause of their own and not a piece of the reporter's sentence."""
    start, end = content[0]
    first = text[start:end].lstrip()[:1]
    if first.isupper() or not first.isalpha():
        return True
    before = text[paragraph[0] : start].rstrip("\"“‘'„« \t")
    return not before or (before[-1] in ":,.?!" and len(text[start:end].split()) > 4)


def medium(text: str, clause: Stretch) -> str | None:
    """The medium as printed in the clause of the cue: 'an Instagram post'."""
    m = _MEDIUM.search(text, clause[0], min(clause[1], clause[0] + 400))
    return m[1] if m else None


def addressee(text: str, cue: Sequence[Stretch], clause: Stretch) -> str | None:
    """Who was told, as printed: 'reporters', 'CBS News'."""
    if not cue:
        return None
    stop = min(clause[1], cue[-1][1] + 120)
    for pattern in (_TOLD, _TOLD_TO):
        m = pattern.search(text, cue[0][0], stop)
        if m and m.start() <= cue[-1][1] + 40:
            whom = _WHOM.match(text, m.end(), stop)
            if whom:
                return whom[1].rstrip(".,'’")
    return None
