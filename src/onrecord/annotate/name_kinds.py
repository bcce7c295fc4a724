"""Whether a name is a person's, an organisation's or a place's, by its printings in a report and the words beside."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.annotate.capitals import Candidate
from onrecord.annotate.english import HARBOURS, HONORIFICS, ORG_WORDS, ROLES, TITLES
from onrecord.annotate.given_names import GIVEN
from onrecord.annotate.people import key_of
from onrecord.text.words import fold

_GROUP_BEFORE = re.compile(
    r"\b(?:group|company|firm|agency|network|party|organi[sz]ation|charity|newspaper|union|band|team)\s$"
)
_GROUP_AFTER = re.compile(
    r"\s(?:militants?|fighters?|insurgents?|insurgency|officials?|leaders?(?=\s[A-Z])|members?|forces|troops|supporters"
    r"|executives?|shares|employees|staff|spokes\w+|lawmakers|leadership|faction|headquarters)\b"
)
_PLURAL_BEFORE = re.compile(r"\b[Tt]he $")
_PLURAL_AFTER = re.compile(r"[.,;]|\s(?:are|were|have|had|lost|won|beat|play|said|say|will|did|do)\b")
_APPOSED = re.compile(r",\s(?:an?|the)\s([\w’' -]{3,60})")
_OF_BODIES = ORG_WORDS | {"the", "of", "and", "for", "&"}
_PREPOSITION = re.compile(r"\s(?:at|of|for|with|in|from|on|who|to|and|said|says)\s")
_TRADES = ROLES - frozenset(
    """leader producer developer publisher owner champion host broadcaster star winner legend icon trader investor
    consultant designer architect adviser advisor manager agent native baby couple toddler victim challenger contender
    incumbent newcomer survivor survivors defendant plaintiff suspect model operative chief head""".split()  # noqa: SIM905
)
"""Trades of people that are not said of companies."""
_PLACE_NAMED = re.compile(r"\b(?:town|city|village|state|province|region|district|country|capital|island) (?:of )?$")


def kinds_of(text: str, candidates: Sequence[Candidate]) -> dict[tuple[str, ...], str]:
    """The kind of each name in the whole report: what most of its printings, weighed, are read as."""
    votes: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    evidence: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for c in candidates:
        key = key_of(c.words)
        votes[key][c.kind] += round(1000 * c.weight)
        for kind, weight in _beside(text, c):
            votes[key][kind] += weight
            evidence[key][kind] += 1
    for key, count in votes.items():
        if 2 <= len(key) <= 3 and not any(w in ORG_WORDS for w in key):  # who is called by one of its words
            for word in {key[0], key[-1]}:
                alone = votes.get((word,), Counter())
                if alone and max(sorted(alone), key=lambda k: alone[k]) == "person":
                    count["person"] += alone["person"]
    kinds = {key: min(count, key=lambda k: (-count[k], k)) for key, count in votes.items()}
    for key, kind in kinds.items():
        if kind == "person" and len(key) == 2 and key[0] in HARBOURS:
            kinds[key] = "place"
    for key, kind in kinds.items():
        seen = evidence[key]
        if kind == "person" and seen["organisation"] >= 2 and not seen["person"]:
            kinds[key] = "organisation"
    return kinds


def _beside(text: str, c: Candidate) -> list[tuple[str, int]]:
    """Votes for a kind from the words right beside a name, in thousandths."""
    before = text[max(0, c.start - 22) : c.start]
    after = text[c.end : c.end + 18]
    votes = []
    if _GROUP_BEFORE.search(before):
        votes.append(("organisation", 1500))
    if _GROUP_AFTER.match(after):
        votes.append(("organisation", 1000))
    if len(c.words) == 1 and c.words[0].endswith("s") and _PLURAL_BEFORE.search(before) and _PLURAL_AFTER.match(after):
        votes.append(("organisation", 1500))
    if _PLACE_NAMED.search(before):
        votes.append(("place", 1500))
    if (
        c.title
        and (TITLES.get(c.title) or c.title in HONORIFICS)
        and c.title not in ("the", "state", "former", "special")
    ):
        votes.append(("person", 800))
    if len(c.words) > 1 and fold(c.words[0]) in GIVEN:
        votes.append(("person", 800))
    if 2 <= len(c.words) <= 3 and not any(w.lower() in _OF_BODIES for w in c.words) and _is_apposed(text, c.end):
        votes.append(("person", 800))
    return votes


def _is_apposed(text: str, at: int) -> bool:
    """Whether a trade that only people have follows in apposition: ', a Vietnam expert at the academy'."""
    m = _APPOSED.match(text, at)
    words = _PREPOSITION.split(m[1], maxsplit=1)[0].split() if m else []
    return bool(words) and words[-1].lower() in _TRADES
