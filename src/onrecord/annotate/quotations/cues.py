"""Who says what stands between marks, by rule: the cue and the source that stand beside it.

It serves where the encoder found no attribution. The patterns are those of Pouliquen, Steinberger and Best (2007):
'…,' SOURCE CUE · '…,' CUE SOURCE · SOURCE CUE: '…' · according to SOURCE.
"""

import re
from dataclasses import dataclass

from onrecord.annotate.english import CUE_NOUNS, CUES, PRONOUNS, WEAK

Stretch = tuple[int, int]

_TOKEN = re.compile(r"[^\s,;:.!?()—–]+(?:\.(?=[A-Za-z]))?[^\s,;:.!?()—–]*|[,;:.!?()—–]")
_ABBREVIATED = frozenset(
    """mr mrs ms dr prof sen rep gov gen amb col capt sgt lt maj adm rev hon st jr sr u.s u.k u.n no vs etc inc
    corp""".split()  # noqa: SIM905
)
_STOPS = frozenset(
    """in on at during after when as while to about from before who whose with by through via adding referring of for
    because since that if where which speaking told last this earlier later monday tuesday wednesday thursday friday
    saturday sunday yesterday today tonight according following amid over under under into upon without""".split()  # noqa: SIM905
)
_SKIPPED = frozenset(
    """also later then now has had have was is were be been being even still only once again already recently
    repeatedly simply quickly further just previously earlier reportedly publicly privately bluntly flatly famously
    angrily sharply firmly quietly today yesterday would will could may might did does do not never""".split()  # noqa: SIM905
)
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "one", "another", "my", "our", "some", "two"])
_OPENERS = frozenset(
    ["that", "but", "and", "when", "as", "while", "because", "where", "what", "if", "so", "or", "though"]
)
_SIGNED = re.compile(
    r"\s*([—–―-]{1,2})\s*((?:(?:the|The)\s)?[A-Z][\w.’'-]*(?:\s(?:(?:of|de|van|von|al|bin|the)\s)?[A-Z][\w.’'-]*){0,5})\s*(?=$|[,(|\n])",
    re.M,
)
_NAMED = re.compile(r"[A-Z]")


_WITHIN = re.compile(r"((?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I))(?=['’\s])")
_RIGHT_BEFORE = re.compile(
    r"\b((?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I)"
    r"|(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3})\s+"
    r"(?:also |then |later |now |has |had |have )?$"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and its source as [start, end); the source may be empty; ``side`` is before, after or label."""

    cue: Stretch
    source: Stretch | None
    confidence: float
    side: str


def after(text: str, start: int, end: int, inside: str) -> Cue | None:
    """The cue after a closing mark at ``start``, no further than ``end``; ``inside`` is what the marks enclose."""
    last = inside.rstrip()[-1:]
    signed = _SIGNED.match(text, start, min(end, start + 120))
    if signed:
        return Cue((signed.start(1), signed.end(1)), (signed.start(2), signed.end(2)), 0.75, "after")
    stop = _sentence_end(text, start, min(end, start + 260))
    tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)]
    if not tokens:
        return None
    if tokens[0][0] in ".:;!?" or (last in ".:;" and tokens[0][0][:1].isupper() and tokens[0][0] != ","):
        return None
    while tokens and tokens[0][0] in ",—–":
        tokens.pop(0)
    if not tokens:
        return None
    if tokens[0][0].lower() == "according" and len(tokens) > 2 and tokens[1][0].lower() == "to":
        return Cue((tokens[0][1], tokens[1][2]), _phrase(text, tokens[2:]), 0.8, "after")
    at = next((i for i, t in enumerate(tokens[:26]) if _is_cue(t[0], i == 0)), None)
    if at is None:
        return None
    if last not in ",?!—–-…" and text[start : start + 1] != "," and at > 6:
        return None
    cue = (tokens[at][1], tokens[at][2])
    if at == 0:
        source = _phrase(text, tokens[1:])
        return Cue(cue, source, 0.75, "after") if source else None
    first = 0
    while first < at and tokens[first][0].lower() in _OPENERS:
        first += 1
    until = at
    while until > first and (tokens[until - 1][0].lower() in _SKIPPED or tokens[until - 1][0] == ","):
        until -= 1
    if until == first:
        return None
    head = tokens[first][0]
    if not (_NAMED.match(head) or head.lower() in PRONOUNS | _DETERMINERS or until - first <= 4):
        return None
    return Cue(cue, (tokens[first][1], tokens[until - 1][2]), 0.8, "after")


def source_of(text: str, cue: Stretch, start: int) -> Stretch | None:
    """The subject of a cue that has none yet: the pronoun or name right before it, or within it."""
    m = _WITHIN.match(text, cue[0], cue[1])
    if m:
        return (cue[0], m.end(1))
    m = _RIGHT_BEFORE.search(text, max(start, cue[0] - 60), cue[0])
    return (m.start(1), m.end(1)) if m else None


def before(text: str, start: int, end: int) -> Cue | None:
    """The cue in [start, end), which ends where a mark opens."""
    floor = max(start, end - 400)
    begin = floor if floor > start else start
    stop = end
    for m in re.finditer(r"[.!?][\"”'’)]*\s+(?=[\"“‘'(]?[A-Z])", text[begin:end]):
        last = (text[begin : begin + m.start()].split()[-1:] or [""])[0]
        if m[0][0] != "." or not (last.lower().strip('("“') in _ABBREVIATED or re.fullmatch(r"(?:[A-Z]\.?)+", last)):
            start = begin + m.end()
    start = max(start, begin)
    tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)]
    if not tokens:
        return None
    tail = tokens[-1][0]
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i][0].lower()
        near = i >= len(tokens) - 2
        if word == "according" and i + 2 < len(tokens) and tokens[i + 1][0].lower() == "to":
            return Cue((tokens[i][1], tokens[i + 1][2]), _phrase(text, tokens[i + 2 :]), 0.7, "before")
        if word in CUE_NOUNS and i + 1 < len(tokens) and tokens[i + 1][0].lower() == "that":
            owner = _possessor(tokens, i)
            if owner:
                return Cue((tokens[i][1], tokens[i][2]), owner, 0.6, "before")
        if _is_cue(tokens[i][0], near and tail in ":,"):
            source = _subject(text, tokens, i)
            sure = 0.8 if tail in ":," or near or (tail.lower() == "that") else 0.55
            return Cue((tokens[i][1], tokens[i][2]), source, sure, "before") if source else None
    if tail == ":" and len(tokens) > 1:
        nouns = [i for i, t in enumerate(tokens) if t[0].lower() in CUE_NOUNS]
        if nouns:
            return Cue((tokens[-1][1], tokens[-1][2]), _first_named(tokens), 0.5, "before")
    return None


def _is_cue(word: str, adjacent: bool) -> bool:
    low = word.lower()
    return low in CUES and (adjacent or low not in WEAK) and not (word[0].isupper() and not adjacent)


def _sentence_end(text: str, start: int, end: int) -> int:
    for m in re.finditer(r"[.!?](?=[\s\"”'’)]|$)", text[start:end]):
        word = text[start : start + m.start()].split()[-1:] or [""]
        if m[0] == "." and (word[0].lower() in _ABBREVIATED or re.fullmatch(r"(?:[A-Z]\.?)+", word[0])):
            continue
        return start + m.start() + 1
    return end


def _phrase(text: str, tokens: list[tuple[str, int, int]]) -> Stretch | None:
    """The noun phrase that begins these tokens: up to a comma, a stop or a preposition."""
    last = None
    for i, (word, _, end) in enumerate(tokens[:12]):
        if word in ",;:.!?()—–":
            break
        if word.lower() in _STOPS and i > 0 and not (word.lower() in ("of", "for") and i < 5):
            break
        last = end
    return (tokens[0][1], last) if last is not None else None


def _subject(text: str, tokens: list[tuple[str, int, int]], at: int) -> Stretch | None:
    """The subject left of the cue at ``at``: a pronoun, a name, a noun phrase, or that with its apposition."""
    i = at - 1
    while i >= 0 and tokens[i][0].lower() in _SKIPPED:
        i -= 1
    if i < 0:
        return None
    if tokens[at][0].lower().endswith("ing") or tokens[i][0].lower() in ("and", "but"):
        return _first_named(tokens[:at])
    word = tokens[i][0]
    if word.lower() in PRONOUNS and word.lower() not in ("who", "which", "that"):
        return (tokens[i][1], tokens[i][2])
    if word == "," or word.lower() in ("who", "which"):
        return _first_named(tokens[:at])
    last = i
    while i > 0 and _NAMED.match(tokens[i - 1][0]) and _NAMED.match(tokens[i][0]):
        i -= 1
    if _NAMED.match(tokens[last][0]) and i <= last and _NAMED.match(tokens[i][0]):
        return (tokens[i][1], tokens[last][2])
    for k in range(last, max(-1, last - 9), -1):
        if tokens[k][0].lower() in _DETERMINERS:
            return (tokens[k][1], tokens[last][2])
        if tokens[k][0] in ",;:.!?()—–":
            break
    return _first_named(tokens[:at])


def _possessor(tokens: list[tuple[str, int, int]], at: int) -> Stretch | None:
    """Whose statement or claim it is: 'his' or a possessive name up to three words before."""
    for word, start, end in reversed(tokens[max(0, at - 4) : at]):
        if word.lower() in ("his", "her", "their", "its", "my", "our"):
            return (start, end)
        if word.endswith(("'s", "’s")) and word[0].isupper():
            return (start, end)
    return None


def _first_named(tokens: list[tuple[str, int, int]]) -> Stretch | None:
    """The first pronoun or run of capitalised words."""
    for i, (word, start, end) in enumerate(tokens):
        if word.lower() in PRONOUNS and word.lower() in ("he", "she", "they", "i", "we", "it"):
            return (start, end)
        if _NAMED.match(word) and word.lower() not in _STOPS | _OPENERS and word.lower() not in _DETERMINERS | CUES:
            last = end
            for nxt, _, stop in tokens[i + 1 :]:
                if not _NAMED.match(nxt):
                    break
                last = stop
            return (start, last)
    return None
