"""Quotations in a sentence: whose they are, and the same said with 'X said' in another place."""

import random
import re
from dataclasses import dataclass

from eval.replanted.names import NOT_NAMES
from eval.replanted.texts import inside_quotes, quoted_spans
from eval.replanted.words import CUES, TITLES

_NAME = r"[A-Z][A-Za-zé.]*(?:[-'’][A-Za-z]+)?(?: (?:al-|bin |von |van |de )?[A-Z][A-Za-zé.]*(?:[-'’][A-Za-z]+)?){0,3}"
_BEFORE = re.compile(
    rf"(?<![A-Za-z] )(?<![\w-])(?:(?P<title>{TITLES}) )?(?P<name>{_NAME})"
    rf"(?:, [^,“”\"]{{3,70}},)? (?:also |has |later )?{CUES}\b"
)
_TOLD = ("told", "tells", "asked", "warned")
"""Verbs after which a name is whom it was said to."""
_AFTER = re.compile(
    rf"\b{CUES} (?:(?P<title>{TITLES}) )?(?P<name>{_NAME})(?=[,.;:]| (?:on|in|at|during|told|of|to|after|who)\b)"
)


_SAYING = re.compile(
    rf"(?:['’]s [a-z ]{{3,30}})?(?:,[^“”\"]{{3,110}},| \([^)]*\)| of [A-Z]\w+)? (?:\w+ )?"
    rf"(?:{CUES}|called|calls|described)\b"
)
_SAID_BY = re.compile(
    rf"(?:\b{CUES}|[Aa]ccording to|quoted)"
    r"(?: (?:the|an?|spokesman|spokeswoman|minister|leader|president|commander|official|analyst|[A-Z][\w.-]+)){0,4} $"
)


@dataclass(frozen=True)
class Speaker:
    """A named speaker beside a verb of speech at start:end."""

    start: int
    end: int
    name: str


def speaker(sentence: str) -> Speaker | None:
    """The one named speaker of a sentence that quotes at least four words, or None where that is not plain."""
    if not any(len(sentence[a:b].split()) >= 4 for a, b in quoted_spans(sentence)):
        return None
    found = [
        m
        for pattern in (_BEFORE, _AFTER)
        for m in pattern.finditer(sentence)
        if not inside_quotes(sentence, m.start("name"))
    ]
    found = [m for m in found if _is_name(m["name"]) and not m.group().startswith(_TOLD)]
    if len({m["name"] for m in found}) != 1:
        return None
    return Speaker(*found[0].span("name"), found[0]["name"])


def _is_name(name: str) -> bool:
    parts = name.split()
    if parts[0].endswith("ing"):
        return False
    return parts[0] not in NOT_NAMES and parts[-1] not in NOT_NAMES and len(parts[-1]) > 3 and not name.isupper() \
        and parts[0] not in ("He", "She", "It", "We", "In", "One", "On", "At", "As")  # fmt: skip


def says(sentence: str, start: int, end: int) -> bool:
    """Whether the name at start:end is the subject of a verb of speech, in direct speech or indirect."""
    before, after = sentence[max(0, start - 70) : start], sentence[end:]
    return bool(re.search(r"[Aa]ccording to [^,]*$", before) or _SAYING.match(after) or _SAID_BY.search(before))


def speakers(texts: list[str]) -> list[str]:
    """The named speakers of the sentences, in order."""
    return list(dict.fromkeys(s.name for s in map(speaker, texts) if s))


_Q = r"(?P<q>“[^“”]+”|\"[^\"]+\")"
_WHO = r"(?P<who>(?:\ue000|[A-Z][\w.'’-]+)(?: (?:\ue000|[A-Z][\w.'’-]+)){0,4})"
_FORMS = [
    (
        re.compile(rf"^{_Q} (?P<cue>said|says|added) {_WHO}\.$"),
        ("quote who cue", "who cue quote", "according", "colon"),
    ),
    (
        re.compile(rf"^{_Q} {_WHO} (?P<cue>said|says|added)\.$"),
        ("quote cue who", "who cue quote", "according", "colon"),
    ),
    (re.compile(rf"^{_WHO} (?P<cue>said|says|added)[:,] {_Q}$"), ("quote cue who", "quote who cue", "according")),
]
_THAT = re.compile(
    r"^(?P<who>(?:The |A )?[A-Z\ue000][\w.'’ \ue000-]{2,40}?) said (?:on \w+day )?that (?P<rest>[^“”\",;]+)\.$"
)
_TRAIL = re.compile(
    r"^(?P<rest>(?:The|A|An|It|They|There|This|[A-Z][a-z]+ [A-Z][a-z]+)\b[^“”\",;]+), (?P<who>[^“”\",;]{3,40}) said\.$"
)


def moved(sentence: str, rng: random.Random) -> str:
    """The sentence with 'X said' at its other end, where its form is plain; the words said stay as they are."""
    for pattern, ways in _FORMS:
        m = pattern.match(sentence)
        if m:
            return _built(m, rng.choice(ways))
    m = _THAT.match(sentence)
    if m:
        return f"{m['rest'][0].upper()}{m['rest'][1:]}, {_lower(m['who'])} said."
    m = _TRAIL.match(sentence)
    if m and len(m["who"].split()) <= 5:
        rest = (
            m["rest"]
            if m["rest"].split()[0] not in ("The", "A", "An", "It", "They", "There", "This")
            else _lower(m["rest"])
        )
        who = m["who"][0].upper() + m["who"][1:]
        return f"{who} said that {rest}." if rng.random() < 0.6 else f"According to {_lower(who)}, {rest}."
    return sentence


def _built(m: "re.Match[str]", way: str) -> str:
    opening, words, closing = m["q"][0], m["q"][1:-1], m["q"][-1]
    bare, last = (words[:-1], words[-1]) if words[-1] in ",.?!" else (words, "")
    final = last if last in ("?", "!") else "."
    comma = last if last in ("?", "!") else ","
    who, cue = m["who"], m["cue"]
    if way == "quote who cue":
        return f"{opening}{bare}{comma}{closing} {who} {cue}."
    if way == "quote cue who":
        return f"{opening}{bare}{comma}{closing} {cue} {who}."
    if way == "according":
        return f"{opening}{bare}{comma}{closing} according to {who}."
    return f"{who} {cue}{':' if way == 'colon' else ','} {opening}{bare}{final}{closing}"


def _lower(words: str) -> str:
    first = words.split(" ", 1)[0]
    return (
        words[0].lower() + words[1:]
        if first in ("The", "A", "An", "It", "They", "There", "This", "He", "She")
        else words
    )
