"""How a report describes its people: 'his wife', 'director at a charity', 'Governor', 'mother of two'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.english import CUES, GENDERED, PRONOUNS, RELATIONS, ROLES, TITLES
from onrecord.annotate.names import Found

Stretch = tuple[int, int]

_AFTER = re.compile(
    r",\s+((?:(?:a|an|the|his|her|their|its|one of|who (?:is|was|heads|leads|runs|chairs))\s+)?"
    r"[^,.;:\"“”()\n—–]{2,110})"
)
_AGE = re.compile(r"(?:,\s+(?:aged\s+)?|\s+\()(\d{1,3})(?=[,).])")
_POSTED = re.compile(
    r"((?:[A-Z][\w.’'-]*\s){0,3}([A-Za-z-]+)\s(?:to|of|for|at)\s(?:the\s)?(?:[A-Z][\w.-]*\s?){1,4})\s$"
)
_IS = re.compile(r"\s+(?:is|was|became|remains)\s+((?:a|an|the)\s+[^,.;:\"“”()\n—–]{3,90})")
_LEFT = re.compile(r"[\w’'.&/-]+|[^\w\s]")
_SIMPLE = re.compile(r"\b[\w’'-]+")
_VERBAL = re.compile(
    r"\b(?:said|says|told|has|had|have|was|were|is|are|will|would|could|did|does|who|which|that|when|where"
    r"|because|after|before|while|as|but|and then|saying|adding|according)\b"
)
_BREAK = frozenset("of in on at to for from by with and or but that as said says told when while after".split())  # noqa: SIM905
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "our", "my", "another", "one"])
_NO_START = PRONOUNS - _DETERMINERS | frozenset("said says told not but so then also just even there here".split())  # noqa: SIM905
_STOPPERS = frozenset("if than so not better lot more less very too just also then even got".split())  # noqa: SIM905
_CLOSED = re.compile(r"[,.;:)—–]|\s[—–(]|\s*$|\s(?:who|whose|said|says|told)\b", re.M)
_TELLS = frozenset("said says told tells wrote writes thinks thought argues".split())  # noqa: SIM905
_NOUNS_TOO = frozenset(["accused", "convicted", "condemned", "acclaimed", "labelled", "labeled", "called", "dubbed"])
_AFTER_NOUN = frozenset(["of", "for", "to", "at", "in", "from", "with", "on", "who", "by"])
_FULL = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "amb": "ambassador",
    "prof": "professor", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "det": "detective",
    "adm": "admiral", "maj": "major",
}  # fmt: skip
"""What a title stands for, so that 'Sen. Ann Lowe' is 'the senator'."""
_BLUNT = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "the",
        "sir",
        "lord",
        "lady",
        "dame",
        "first",
        "prime",
        "former",
        "special",
        "vice",
    ]
)


@dataclass(frozen=True, slots=True)
class Described:
    """A description at [start, end) of the person ``name``; ``head`` is its chief noun in lower case."""

    start: int
    end: int
    name: str
    head: str


def find(text: str, names: Sequence[Found], paragraphs: Sequence[Stretch]) -> list[Described]:
    """Each printed description of a person, in text order: before the name, in apposition, his age, after 'is'."""
    found: list[Described] = []
    n = 0
    for person in names:
        if person.kind != "person":
            continue
        while n + 1 < len(paragraphs) and paragraphs[n][1] <= person.start:
            n += 1
        found.extend(_around(text, person, paragraphs[n]))
    unique = {(d.start, d.end, d.name): d for d in found}
    return sorted(unique.values(), key=lambda d: (d.start, d.end))


def _around(text: str, person: Found, paragraph: Stretch) -> list[Described]:
    found = []
    left = _before(text, person, paragraph[0])
    if left:
        found.append(left)
    stop = min(paragraph[1], person.end + 140)
    age = _AGE.match(text, person.end, stop)
    at = age.end() + (1 if age and text[age.end() : age.end() + 1] == ")" else 0) if age else person.end
    if age:
        found.append(Described(age.start(1), age.end(1), person.name, "age"))
    m = _AFTER.match(text, at, stop)
    if m:
        right = _apposed(text, person, m.start(1), m.end(1))
        if right:
            found.append(right)
    copula = _IS.match(text, at + 1 if age and text[at : at + 1] == "," else at, stop)
    if copula:
        head = _head(text[copula.start(1) : copula.end(1)])
        if head in ROLES | RELATIONS:
            found.append(Described(copula.start(1), copula.end(1), person.name, head))
    return found


def _apposed(text: str, person: Found, start: int, end: int) -> Described | None:
    """', a political adviser to the president,': it must begin like a noun phrase and hold a role."""
    stop = _VERBAL.search(text, start, end)
    if stop:
        if stop.start() == start:
            if not text[start:end].startswith("who "):
                return None
        else:
            end = stop.start()
    phrase = text[start:end].rstrip()
    head = _head(phrase)
    first = phrase.split()[0].lower() if phrase else ""
    if not phrase or head not in ROLES | RELATIONS or (first == "who" and head not in ROLES) or _runs_on(phrase):
        return None
    if first == "who" and not re.match(r"who (?:is|was|heads|leads|runs|chairs) ", phrase):
        return None
    if (
        (first.endswith("ed") and first not in ("retired", "appointed", "elected", "acclaimed"))
        or first in _NO_START
        or "’" in first
        or "'" in first.removesuffix("'s")
    ):
        return None
    if first in ("and", "or", "in", "on", "at", "with", "for", "including", "from", "to", "by"):
        return None
    return Described(start, start + len(phrase), person.name, head)


def _runs_on(phrase: str) -> bool:
    """Whether the words after a comma go on as a clause with a verb of its own: ', the candidate stated that'."""
    words = phrase.lower().split()
    return any(w in CUES and (w.endswith("ed") or w in _TELLS) for w in words[2:] if w not in _NOUNS_TOO)


def _before(text: str, person: Found, floor: int) -> Described | None:
    """'Governor', 'host', 'his wife,' before the name: from the determiner, or from the first word that belongs."""
    start = max(floor, person.start - 110)
    tokens = [(m[0], m.start(), m.end()) for m in _LEFT.finditer(text, start, person.start)]
    comma = bool(tokens) and tokens[-1][0] == ","
    if comma:
        tokens.pop()
    if not tokens:
        return None
    last = len(tokens) - 1
    head = tokens[last][0].lower()
    first = last
    if comma:
        # 'a spokesperson for the mayor, NAME,' · 'his wife, NAME'
        k = next((i for i in range(last, max(-1, last - 9), -1) if _begins(tokens[i][0].lower())), None)
        if k is None or any(t[0] in ',.;:"“”' for t in tokens[k:]):
            return None
        while k > 0 and tokens[k - 1][0].lower() in _BREAK - {"and", "or", "but", "that", "said"} and k > last - 9:
            j = next((i for i in range(k - 1, max(-1, k - 7), -1) if tokens[i][0].lower() in _DETERMINERS), None)
            if j is None or any(t[0] in ',.;:"“”' for t in tokens[j:]):
                break
            k = j
        head = _head(text[tokens[k][1] : tokens[last][2]])
        if not _CLOSED.match(text, person.end):
            return None
        if head not in ROLES | RELATIONS or _VERBAL.search(text, tokens[k][1], tokens[last][2]):
            return None
        return Described(tokens[k][1], tokens[last][2], person.name, head)
    posted = _POSTED.search(text, start, person.start)
    if posted and posted[2].lower() in ROLES and posted[1].split()[-1].lower() not in ROLES | set(TITLES):
        return Described(posted.start(1), posted.end(1), person.name, posted[2].lower())
    head = _FULL.get(head.rstrip("."), head)
    if head in _BLUNT or (head not in ROLES | RELATIONS | set(TITLES) and head.rstrip(".") not in TITLES):
        return None
    known = first
    while first > 0 and last - first < 7:
        word = tokens[first - 1][0]
        low = word.lower()
        if low in _DETERMINERS or low.endswith(("'s", "’s")):
            first -= 1
            known = first
            if low in _DETERMINERS:
                break
            continue
        if (
            not word[0].isalnum()
            or (low.endswith("ed") and low not in ("retired", "appointed", "elected"))
            or low in _BREAK | _STOPPERS
            or low in PRONOUNS
            or _VERBAL.fullmatch(low)
            or low.endswith("ing")
        ):
            break
        first -= 1
        if word[0].isupper() or low in ROLES or low in RELATIONS or low in ("former", "deputy", "vice", "senior"):
            known = first
    return Described(tokens[known][1], tokens[last][2], person.name, head)


def _begins(word: str) -> bool:
    """Whether a noun phrase begins with it: a determiner or a possessive."""
    return word in _DETERMINERS or word.endswith(("'s", "’s"))


def _head(phrase: str) -> str:
    """The chief noun: the last role before a preposition, or the last word before it."""
    words = [w.lower().removesuffix("'s").removesuffix("’s") for w in _SIMPLE.findall(phrase)]
    best = ""
    for n, word in enumerate(words):
        if n and word in _AFTER_NOUN:
            break
        best = word
    if best in ROLES | RELATIONS | set(GENDERED):
        return best
    return next((w for w in words if w in ROLES or w in RELATIONS), best)


def last_noun(phrase: str) -> str:
    """The last word before a preposition or a comma, in lower case: 'paper' for 'the conservative paper'."""
    found = ""
    for n, m in enumerate(_SIMPLE.finditer(phrase)):
        word = m[0].lower()
        if n and (word in _AFTER_NOUN or "," in phrase[: m.start()]):
            break
        found = word.removesuffix("'s").removesuffix("’s")
    return _FULL.get(found, found)


def head(phrase: str) -> str:
    """The chief noun of a nominal source, in lower case: 'senator' for 'the former senator from Ohio'."""
    return _head(phrase)
