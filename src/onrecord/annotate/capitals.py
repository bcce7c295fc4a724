"""Candidates for names, by rule: runs of capitals, cut where a name ends, with the kind that their words tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.english import (
    COUNTRIES,
    CUES,
    DAYS,
    GROUP_NOUNS,
    HONORIFICS,
    NO_BODIES,
    NOT_NAMES,
    ORG_WORDS,
    ORIGINS,
    PLACE_STARTS,
    PLACE_WORDS,
    ROLES,
    TITLES,
    WEAK,
    WIRES,
)
from onrecord.annotate.given_names import GIVEN
from onrecord.text.words import fold

Stretch = tuple[int, int]

_WORD = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Amb|Col|Capt|Sgt|Lt|Maj|Adm|Rev|Hon|Det|Fr|St|[A-Z])\.(?:[A-Z]\.)*"
    r"|[^\W\d_a-zß-öø-ÿ][\w’'-]*)"
)
_NAME = re.compile(
    r"(?<![\w@#’'])" + _WORD + r"(?:[ \u00a0](?:(?:of|for|de|da|del|della|di|du|la|le|van|von|der|den|bin|ibn|al|el|ben"
    r"|y|and|the|&)[ \u00a0]){0,2}" + _WORD + r"){0,7}"
)
_CONTRACTED = re.compile(r"['’](?:m|ll|ve|re|d)$|n['’]t$|^(?:it|that|he|she|there|what|who|here|let)['’]s$", re.I)
TOKEN = re.compile(r"[^\s]+")
_POSSESSIVE = re.compile(r"['’][sS]?$")
_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
_PARTICLES = frozenset("de da del della di du la le van von der den bin ibn al el ben y".split())  # noqa: SIM905
_BEHIND_ORIGIN = frozenset(["state", "jihad", "brotherhood", "air"])
_LINKS = frozenset("of for and the &".split())  # noqa: SIM905
_NEVER_LAST = _LINKS | _PARTICLES
_STARTS = frozenset(".!?:;\"“”‘'’(—–-•|*[")
KIN = frozenset(["family", "families", "brothers", "sisters", "twins", "siblings", "couple", "clan", "household"])
_AGE = re.compile(r",? \(?(?:aged )?\d{1,2}[,)]")
_MODIFIER = re.compile(r"-(?:\w+ed|based|led|run|era|style|born|owned|wide)$")
_MONTH_BEFORE = re.compile(
    r"\b(?:in|on|since|until|by|of|last|next|from|during|early|late|mid|this|through|before|after)[ -]$", re.I
)
_ARTICLE = re.compile(r"\b(?:an?|the|this|that|our|their|its|his|her|my) $", re.I)
_SAYS = re.compile(r",?\s+(?:also |then |later |previously |repeatedly )?(\w+)")
_SPEECH = CUES - WEAK
_SAID_BEFORE = re.compile(r"\b(?:said|says|added|asked|told|wrote)\s$")
_PLACE_BEFORE = re.compile(r"(?:\b(?:in|at|near|from|to|outside|across|around|of)\s(?:the\s)?)$", re.I)


@dataclass(slots=True)
class Candidate:
    """A stretch that may be a name: [start, end), its words, its kind and how much speaks for it."""

    start: int
    end: int
    words: tuple[str, ...]
    kind: str
    weight: float
    title: str = ""


def trimmed(text: str, start: int, end: int, kind: str, weight: float) -> Candidate | None:
    """The candidate without honorifics, 'the', possessive and quotation marks at its edges."""
    tokens = [(m.start(), m.end()) for m in TOKEN.finditer(text, start, end)]
    title = ""
    before = text[max(0, start - 30) : start].split()
    if before and before[-1].lower() in TITLES and text[start - 1 : start] == " ":
        title = before[-1].lower()
    while len(tokens) > 1 and kind != "work":
        word = text[tokens[0][0] : tokens[0][1]].lower().strip("“\"'‘")
        if word in HONORIFICS and (kind == "person" or word == "the"):
            title = title if title and TITLES.get(title) else word
            tokens.pop(0)
        else:
            break
    if kind == "person":
        tokens = tokens[_roles([text[a:b] for a, b in tokens]) :]
    while tokens and not any(ch.isalnum() for ch in text[tokens[-1][0] : tokens[-1][1]]):
        tokens.pop()
    if not tokens:
        return None
    first, last = tokens[0][0], tokens[-1][1]
    while first < last and text[first] in "“”\"'‘’([.,":
        first += 1
    piece = text[first:last]
    m = _POSSESSIVE.search(piece)
    if m and kind != "work":
        last = first + m.start()
    while last > first and (
        text[last - 1] in "“”\"'’‘,;:!?)]" or (text[last - 1] == "." and not _dotted(text, first, last))
    ):
        last -= 1
    if first >= last:
        return None
    words = tuple(text[first:last].split())
    return Candidate(first, last, words, kind, weight, title)


def _roles(words: Sequence[str], given: bool = False) -> int:
    """How many words before a full name say what somebody is: 'Comedian' and 'Harbour Trust CEO' before 'Ann Moss'.

    ``given``: only where a given name comes next, for a run of capitals of which the kind is not known.
    """
    for i in range(len(words) - 3, -1, -1):
        low = words[i].lower()
        if low in ROLES and low not in GIVEN:
            return i + 1 if not given or fold(words[i + 1]) in GIVEN else 0
    return 0


def _dotted(text: str, start: int, end: int) -> bool:
    word = text[start:end].split()[-1]
    return word.lower() in _SUFFIXES or "." in word[:-1] or len(word) == 2


def by_rule(text: str, start: int, end: int) -> list[Candidate]:
    sample = text[start : min(end, start + 2000)]
    shouted, lower = sum(map(str.isupper, sample)), sum(map(str.islower, sample))
    if shouted > lower or headlined(text, start, end):
        return []
    found = []
    for m in _NAME.finditer(text, start, end):
        found.extend(_parts(text, m.start(), m.end(), start, end))
    return found


def headlined(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is in title case, where capitals tell nothing."""
    if end - start > 250:
        return False
    words = [w for w in text[start:end].split() if w[0].isalpha()]
    return len(words) >= 5 and sum(w[0].isupper() for w in words) >= 0.72 * len(words)


def _parts(text: str, start: int, end: int, first: int, last: int) -> list[Candidate]:
    """Names in a run of capitalised words, cut at a possessive, at words that are no name, after a title."""
    groups: list[list[Stretch]] = [[]]
    titles: list[str] = [""]
    for m in TOKEN.finditer(text, start, end):
        word = m[0].lower()
        bare = _POSSESSIVE.sub("", word)
        if word == "&" and groups[-1] and text[m.end() + 1 : m.end() + 2].isupper():
            groups[-1].append((m.start(), m.end()))  # 'Orde & Vance', one firm
        elif bare in _BEHIND_ORIGIN and groups[-1] and text[slice(*groups[-1][-1])].lower() in ORIGINS:
            groups[-1].append((m.start(), m.end() - len(word) + len(bare)))
        elif (
            word in ("and", "&")
            or bare.strip(".,") in NO_BODIES
            or (word in ("of", "for", "the") and not _organised(text, groups[-1], m.end(), end))
        ):
            groups.append([])
            titles.append("")
        elif word == "state" and not groups[-1] and text.endswith("ecretary of ", first, m.start()):
            titles[-1] = "secretary"
        elif word in TITLES and not groups[-1] and word not in GIVEN:
            titles[-1] = word if not TITLES.get(titles[-1]) else titles[-1]
        elif (word in TITLES and word not in GIVEN) or (word in HONORIFICS and word != "the" and groups[-1]):
            groups.append([])
            titles.append(word)
        elif _CONTRACTED.search(word) or PARTY.match(m[0]):
            groups.append([])
            titles.append("")
        elif not groups[-1] and word in ORIGINS and _names_a_body(text, m.end(), end):
            groups[-1].append((m.start(), m.end()))  # 'Islamic State', 'British Airways'
        elif not groups[-1] and (word in NOT_NAMES or word in _LINKS) and bare not in GIVEN:
            titles[-1] = ""
        elif word.strip(".") in DAYS and bare not in GIVEN:
            groups.append([])
            titles.append("")
        elif word in KIN:
            groups[-1] = []
        else:
            firm = bool(groups[-1]) and text[groups[-1][-1][0]] == "&"
            groups[-1].append((m.start(), m.end()))
            if bare != word or firm:
                groups.append([])
                titles.append("")
    found = []
    for group, title in zip(groups, titles, strict=True):
        while group and text[group[-1][0] : group[-1][1]].lower() in _NEVER_LAST:
            group.pop()
        if group:
            c = _judged(text, group[0][0], group[-1][1], title, first, last)
            if c:
                found.append(c)
    return found


def _leads(words: tuple[str, ...]) -> bool:
    """Whether the first word of a run belongs to no name: 'State-run …', 'Reuters Jane Doe', 'Japan Jane Doe'."""
    if _MODIFIER.search(words[0]):
        return True
    if any(w.lower() in ORG_WORDS for w in words):
        return False
    return (words[0] in WIRES or words[0].lower() in COUNTRIES) and (len(words) > 2 or fold(words[1]) in GIVEN)


PARTY = re.compile(r"[DRI]-[A-Z]")


def _organised(text: str, group: Sequence[Stretch], after: int, end: int) -> bool:
    """Whether 'of' or 'for' goes on an organisation's name: Committee of the Red Cross, Department for Transport."""
    if not group:
        return False
    head = text[group[-1][0] : group[-1][1]].lower()
    return head in ORG_WORDS or head in ("of", "for", "bill", "speaker", "university", "republic", "archbishop", "gulf")


def _names_a_body(text: str, after: int, end: int) -> bool:
    """Whether the capitalised word at ``after`` is what an organisation is called by: 'Airways', 'Council'."""
    word = TOKEN.search(text, after, end)
    return word is not None and _POSSESSIVE.sub("", word[0].lower()).strip(".,") in ORG_WORDS | _BEHIND_ORIGIN


def _judged(text: str, start: int, end: int, title: str, first: int, last: int) -> Candidate | None:
    c = trimmed(text, start, end, "", 0.0)
    if c is None or not any(ch.isalpha() for ch in c.words[0]):
        return None
    if "&" in c.words:
        c.kind, c.weight = "organisation", 1.0
        return c
    if len(c.words) > 1 and _leads(c.words):
        start += len(c.words[0]) + 1
        return _judged(text, start, end, "", first, last)
    if skipped := _roles(c.words, given=True):
        return _judged(text, list(TOKEN.finditer(text, c.start, end))[skipped].start(), end, "", first, last)
    low = [w.lower().strip(".,") for w in c.words]
    after = text[c.end : min(last, c.end + 40)]
    before = text[max(first, c.start - 24) : c.start]
    c.title = title or c.title
    opening = c.start == first or before.rstrip()[-1:] in _STARTS
    follows = _SAYS.match(after)
    says = bool(follows and follows[1] in _SPEECH) or bool(_SAID_BEFORE.search(before))
    if after.lstrip()[:12].split(" ")[0].strip(".,;:!?").lower() in KIN:
        return None
    if len(c.words) == 1:
        word = c.words[0]
        if "-" in word and low[0].rsplit("-", 1)[1] in ROLES:
            return None
        if low[0] in DAYS | {"may"} and (_MONTH_BEFORE.search(before) or after.lstrip()[:1].isdigit()):
            return None
        if low[0] in COUNTRIES and not title:
            c.kind, c.weight = "place", 0.4
        elif word.isupper() and 2 <= len(word.strip(".")) <= 6 and not title:
            c.kind, c.weight = "organisation", 0.4
        elif title and low[0] in ORG_WORDS:
            return None
        elif title and title not in ("the", "former"):
            c.kind, c.weight = "person", 0.8
        elif (low[0] in GIVEN and low[0] not in NOT_NAMES) or says:
            c.kind, c.weight = "person", 0.3 if opening and not says else 0.5
        elif opening or low[0] in NOT_NAMES:
            return None
        elif _PLACE_BEFORE.search(before):
            c.kind, c.weight = "place", 0.4
        elif low[0] in ROLES or low[0] in ORG_WORDS:
            return None
        else:
            c.kind, c.weight = "organisation", 0.15
        return c
    if low[0] in GIVEN or (title and TITLES.get(title) is not None) or _AGE.match(after):
        c.kind, c.weight = "person", 0.8
        if low[-1] in ORG_WORDS or low[-1] in PLACE_WORDS:
            c.kind, c.weight = ("organisation" if low[-1] in ORG_WORDS else "place"), 0.5
    elif any(w in ORG_WORDS for w in low) or c.words[-1].isupper() or (low[-1] in _BEHIND_ORIGIN and low[0] in ORIGINS):
        c.kind, c.weight = "organisation", 0.6
    elif any(w in PLACE_WORDS for w in low) or low[-1] in COUNTRIES or low[0] in PLACE_STARTS:
        c.kind, c.weight = "place", 0.6
    elif any(w in NOT_NAMES or w in GROUP_NOUNS for w in low) or (not says and _ARTICLE.search(before)):
        c.kind, c.weight = "organisation", 0.2
    elif says or (2 <= len(c.words) <= 3 and not any(w in _LINKS for w in low)):
        c.kind, c.weight = "person", 0.6 if says else 0.35
    else:
        c.kind, c.weight = "organisation", 0.3
    return c
