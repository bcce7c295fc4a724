"""Names in a sentence: persons, places, bodies; and what else a careless reporter might print for them."""

import random
import re
from dataclasses import dataclass

from eval.replanted import words

_CAP = r"(?:[A-Z][a-zé]+(?:[-'’][A-Za-z][a-zé]+)*|[A-Z]\.|al-[A-Z][a-z]+|bin|von|van)"
_FULL = re.compile(r"\b(?P<first>[A-Z][a-zé]+) (?:[A-Z]\. )?(?P<last>[A-Z][a-zé]+(?:[-'’][A-Za-z][a-z]+)?)\b")
_TITLED = re.compile(rf"\b{words.TITLES} (?P<name>{_CAP}(?: {_CAP}){{0,2}})\b")
_DESCRIBED = re.compile(rf"\b(?P<name>{_CAP} {_CAP}(?: {_CAP})?)(?=, (?:an?|the|who|whose|\d\d|[a-z]+ (?:of|for|at)) )")
_BODY = re.compile(
    r"\b(?P<name>(?:[A-Z][A-Za-z]+ ){1,3}(?:University|Hospital|Bank|Party|Airlines|Institute|Foundation|Association|"
    r"Agency|Commission|Committee|Council|Ministry|Group|Corporation|College|Church|Airport|Union|Times|Post))\b"
)
_PLACE = re.compile(
    r"(?:\b(?:in|from|near|at|to|outside|around|across|of|visit|left|through|into) )(?P<name>"
    + "|".join(sorted(words.COUNTRIES + words.CITIES + words.STATES, key=len, reverse=True))
    + r")\b(?! [A-Z])"
)
_KNOWN_BODY = re.compile(r"\b(?P<name>" + "|".join(sorted(words.BODIES, key=len, reverse=True)) + r")\b(?! [A-Z])")
_LONE = re.compile(r"(?<=[a-z,] )(?P<name>[A-Z][a-zé]{4,}(?:-[A-Z]?[a-z]+)?)\b(?! [A-Z])")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w.]* $")
_NOT_NAMES = """
The This That These Those There Then They And But For With When While What Where Which Who After Before Since Mr
Mrs Ms President Prime Minister Secretary Senator General Police Government State White House North South East
West New Republican Republicans Democrat Democrats Democratic American Americans British European Muslim Muslims
Christian Islamic Islam Arab Russian Russians Chinese Korean Israeli Syrian Libyan Egyptian Iraqi Internet
English French German Italian Spanish African Asian Mexican Palestinian Iranian Turkish Japanese Canadian
Australian Nigerian According Image Photo Getty Images Reuters Associated Press Twitter Facebook Advertisement
Attorney Justice Court Supreme Congress Senate Vice Former Deputy Chief Officer Director Chairman Executive
Foreign Defense Defence Interior Western Northern Southern Eastern Central Latin Catholic Jewish Kurdish Sunni
Shiite Shia However Meanwhile Still Also Just Not Our Your Their His Her Its How Why Some Many Most Read More
Watch Update Updated Here January February March April June July August September October November December
Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Ramadan God Spokesman Spokeswoman
Analyst Professor Judge Street Road Square Avenue Park City County River Bridge Centre Center Island University
Hospital School College Airport
"""
NOT_NAMES = set(_NOT_NAMES.split()) | {"United", "States", "Kingdom", "Nations", "Like", "Asked", "Speaking"}


@dataclass(frozen=True)
class Name:
    """A name as printed at start:end; kind: person, surname, place, body or lone."""

    start: int
    end: int
    text: str
    kind: str


def find(sentence: str) -> list[Name]:
    """The names of a sentence, surest first, none over another."""
    found: list[Name] = []
    for kind, pattern in (("body", _BODY), ("body", _KNOWN_BODY), ("place", _PLACE), ("person", _FULL),
                          ("person", _DESCRIBED), ("person", _TITLED), ("lone", _LONE)):  # fmt: skip
        for m in pattern.finditer(sentence):
            group = "name" if "name" in pattern.groupindex else 0
            name = Name(*m.span(group), m.group(group), kind)
            if _sound(name, m) and all(name.end <= n.start or name.start >= n.end for n in found):
                found.append(name)
    return found


def _sound(name: Name, match: "re.Match[str]") -> bool:
    parts = name.text.split()
    if name.kind == "lone" and _CAPITAL_BEFORE.search(match.string, 0, match.start()):
        return False
    if name.kind == "person" and "first" in match.re.groupindex and match["first"] not in words.FIRST_NAMES:
        return False
    if name.kind in ("person", "lone") and any(part in NOT_NAMES or part in words.COUNTRIES for part in parts):
        return False
    return not (name.kind == "body" and parts[0] in NOT_NAMES and len(parts) < 3 and name.text not in words.BODIES)


def people(text: str) -> list[str]:
    """The full names of the persons in a text, in order."""
    return list(
        dict.fromkeys(n.text for n in find(text) if n.kind == "person" and " " in n.text and "\n" not in n.text)
    )


def altered(name: Name, sentence: str, text: str, rng: random.Random) -> tuple[str, str] | None:
    """Another name for the same role, and how it was made: of the same text, a stranger's, or misspelt."""
    ways = ["misspelt"] if name.kind == "lone" else ["same text", "stranger", "stranger", "misspelt"]
    ways = ways[:3] if name.kind == "body" else ways
    way = rng.choice(ways)
    if way == "misspelt":
        new = misspelt(name.text, rng)
        return (new, way) if new else None
    options = [o for o in (_here(name, text) if way == "same text" else _elsewhere(name)) if _apart(o, sentence)]
    return (rng.choice(options), way) if options else None


def _here(name: Name, text: str) -> list[str]:
    others = [n for n in find(text) if n.kind == name.kind and "\n" not in n.text]
    if name.kind == "person":
        shape = " " in name.text
        return [n.text for n in others if (" " in n.text) == shape]
    pools = _pools(name)
    return [n.text for n in others if not pools or any(n.text in pool for pool in pools)]


def _elsewhere(name: Name) -> list[str]:
    if name.kind == "person":
        return [s if " " in name.text else s.split()[-1] for s in words.STRANGERS]
    if name.kind == "place":
        return next(pool for pool in _pools(name))
    pools = _pools(name)
    if pools:
        return pools[0]
    tail = name.text.split()[-1]
    return [f"{head} {tail}" for head in ("Northfield", "Carrow", "Lakeland", "Metropolitan", "Eastern")]


def _pools(name: Name) -> list[list[str]]:
    pools = [words.COUNTRIES, words.CITIES, words.STATES] if name.kind == "place" else [words.BODIES]
    return [pool for pool in pools if name.text in pool]


def _apart(option: str, sentence: str) -> bool:
    return not any(part in sentence for part in option.split() if len(part) > 2)


def misspelt(name: str, rng: random.Random) -> str | None:
    """The name with one letter changed, dropped, doubled or two swapped, not its first."""
    word = max(name.split(), key=len) if rng.random() < 0.3 else name.split()[-1]
    if len(word) < 5 or word.isupper():
        return None
    at = rng.randrange(1, len(word) - 1)
    letter, following = word[at], word[at + 1]
    near = dict(zip("aeiouyszckmnbdtvgflr", "eiyuoizskcnmptdwjvrl", strict=True))
    made = {
        "other": word[:at] + near.get(letter, "e") + word[at + 1 :],
        "dropped": word[:at] + word[at + 1 :],
        "doubled": word[: at + 1] + letter + word[at + 1 :],
        "swapped": word[:at] + following + letter + word[at + 2 :],
    }
    new = made[rng.choice(list(made))]
    if new == word or not word[1:].replace("-", "").isalpha():
        return None
    return name.replace(word, new)
