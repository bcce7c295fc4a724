"""Whom a description stands for: 'the former senator', 'the Emmy-winner', 'his wife', 'the group', 'her adviser'."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from onrecord.annotate import descriptions
from onrecord.annotate.cast import NOBODY, Cast, Who, party
from onrecord.annotate.descriptions import Described
from onrecord.annotate.english import (
    CUES,
    GENDERED,
    GROUP_KINDS,
    GROUP_NOUNS,
    KNOWN_PERSONS,
    NATIONS,
    OFFICE_HOLDERS,
    OFFICES,
    PUBLIC_BODIES,
    RELATIONS,
    ROLES,
    WEAK,
)
from onrecord.annotate.names import Found
from onrecord.annotate.salience import is_subject, salient, weight

Stretch = tuple[int, int]

BY_EPITHET, BY_SALIENCE = 0.85, 0.5
PEOPLE = ROLES | RELATIONS | frozenset(GENDERED)
TALKED_ABOUT = "the person talked about"

_OWNED = re.compile(r"['’]s?\s+(?:[\w.-]+\s+){0,5}?([\w-]+)\s*$")
_FOREIGN = re.compile(r"(?<!republic)(?<!americ)(?:an|ese|ish|aqi|eli|ench|eek|utch|iss)$")  # of another country
_EPITHET = re.compile(
    r"\b[Tt]he ((?:[\w-]+ ){0,2}?(?:[\w’'-]+-(?:winner|winning \w+|nominee|nominated \w+|year-old|maker)"
    r"|(?:mother|father|mom|mum|dad)(?: of (?:two|three|four|five|six|seven|\d))?"
    r"|\w+ (?:singer|actress|actor|star|rapper)"
    r"|(?:singer|actress|actor|rapper|comedian|songstress|crooner|hitmaker))(?:['’]s)?)(?![\w-]| of\b)"
)
_NAME_NEXT = re.compile(r",? [A-Z]")
_TOGETHER = frozenset("couple pair duo family parents twins trio band".split())  # noqa: SIM905
_COUNTED = frozenset("a an one some several many two three four five six most few other another no any each".split())  # noqa: SIM905
_AGED = re.compile(r"^the\s+(\d{1,3})[- ]year[- ]old", re.I)
_NUMBER = re.compile(r"\b(?:a|an|one|another)\s+(?:[\w.-]+\s+){0,3}$", re.I)
_OWNER = re.compile(r"(?:['’]s|\b(?:his|her|their|its))\s+(?:[\w-]+\s+){0,2}$", re.I)
_ALIKE = (
    "senator representative congressman congresswoman lawmaker legislator politician",
    "journalist anchor host reporter correspondent editor columnist presenter broadcaster commentator newsman",
    "lawyer attorney solicitor barrister counsel",
    "judge justice magistrate",
    "singer songwriter musician rapper crooner vocalist songstress entertainer hitmaker",
    "actor star entertainer comedian", "actress star entertainer comedian",
    "candidate nominee frontrunner front-runner hopeful contender",
    "billionaire businessman businesswoman mogul tycoon magnate developer entrepreneur",
    "policeman officer constable detective sergeant inspector",
    "doctor physician surgeon", "scientist researcher professor", "author writer novelist",
    "leader president premier chancellor ruler", "spokesman spokesperson", "spokeswoman spokesperson",
    "spokesperson spokesman spokeswoman",
)  # fmt: skip
"""Rows of nouns that may stand for one another."""
_THE = re.compile(r"the\s", re.I)
_OWNS = re.compile(r"\w(?:['’]s|s['’])\s")
_SAY = CUES - WEAK
_SENTENCE_END = re.compile(r"[.!?\n]")
_GENITIVE = re.compile(r"['’]s?$")
_FORMER = re.compile(
    r"\b(?:former|one-time|onetime|ex-\w+|ousted|embattled|veteran|retired|\w+-(?:year-old|born|bred|raised|based))\b",
    re.I,
)
_OF_A_BODY = re.compile(r"\s(?:on|in|of|at)\s", re.I)
_TOLD = re.compile(r"\b(?:told|tells|telling)\s(?:the\s)?$")
_OFTEN_UNNAMED = GENDERED.keys() | {"official", "spokesperson", "officer", "soldier", "witness", "resident", "doctor"}
"""Nouns of whom there may be another without a name: 'a U.S. official', then 'the official'."""
_COMPOUND = {"minister": "prime ", "president": "vice ", "principal": "vice ", "general": "attorney "}
"""Nouns of another office with the word before them: the prime minister is no other minister."""
_NEAR = 900  # characters before an epithet in which an unnamed person of the same noun is looked for


def owner(cast: Cast, named: Found, start: int, end: int) -> Who:
    """Who "NAME's adviser" or 'a spokesman for NAME' is, if a description elsewhere says so."""
    words = cast.text[start:end]
    if cast.text[named.end : min(end, named.end + 1)] == " " and words.split()[0].lower() in _COUNTED:
        return Who(None, 0.2, "not named")
    owned = _OWNED.search(cast.text, named.end, end)
    head = owned[1].lower() if owned else descriptions.head(words)
    matches = [d for d in cast.by_head.get(head, ()) if d.name != named.name]
    names = {d.name for d in matches}
    if len(names) == 1:
        return Who(matches[0].name, BY_EPITHET * 0.95, f"described as {head}")
    if len(names) > 1:
        near = min(matches, key=lambda d: abs(d.start - start))
        return Who(near.name, 0.5, f"described as {head}")
    return Who(None, 0.2, "not named")


def relation(cast: Cast, noun: str) -> Who:
    """Whom 'his wife' names: the person so described, of another gender than the owner's where it tells."""
    told = GENDERED.get(noun, "")
    names = {d.name for d in cast.by_head.get(noun, ())}
    fitting = [n for n in names if not told or cast.gender.get(n, told) == told]
    if len(fitting) == 1:
        return Who(fitting[0], BY_EPITHET, f"described as {noun}")
    return Who(None, 0.2, "a relation that is not named")


def nominal(cast: Cast, words: str, start: int) -> Who:
    """Who 'the former senator', 'the Emmy-winner', 'the 21-year-old' or 'the group' is."""
    aged = _AGED.match(words)
    first = words.split()[0].lower() if words.split() else ""
    if aged:
        names = {d.name for d in cast.by_head.get("age", ()) if cast.text[d.start : d.end] == aged[1]}
        if len(names) == 1:
            return Who(names.pop(), BY_EPITHET, "by age")
        return salient(cast, "", start, BY_SALIENCE, TALKED_ABOUT)
    head = descriptions.last_noun(words)
    if head in _TOGETHER:
        return Who(None, 0.3, "several people")
    if head in GROUP_NOUNS:
        return group(cast, head, start, words)
    if first not in ("the", "this", "that") and (first in _COUNTED or not words[:1].isupper()):
        return NOBODY
    if head.rsplit("-", 1)[-1] not in PEOPLE:
        return NOBODY
    if head.endswith("s") and not head.endswith("ss") and head not in GENDERED:
        return NOBODY
    return _described(cast, words, head, start)


def _described(cast: Cast, words: str, head: str, start: int) -> Who:
    """Whom a noun phrase with a person's noun means, by the descriptions with that noun, or by salience."""
    inner = words.split()[:-1] if words.lower().endswith(head) else words.split()
    mods = _capitalised(inner) - {"the", head}
    others = cast.of_other_parties(party(words))
    matches = [d for d in cast.by_head.get(head, []) if d.name not in others]
    if told := _COMPOUND.get(head):
        matches = [d for d in matches if (told in words.lower()) == (told in cast.text[d.start : d.end].lower())]
        if told in words.lower() and not matches:
            return NOBODY
    mods = {mod for mod in mods if not party(mod)}
    if mods:
        fitting = [d for d in matches if _fits(cast, d, mods)]
        if not fitting and any(_FOREIGN.search(w) for w in mods):
            return NOBODY
        if not fitting and len({d.name for d in matches}) > 1 and not mods.isdisjoint(NATIONS):
            return NOBODY  # 'Libya's leader' among the leaders of others
        if not fitting and party(head):
            if not _THE.match(words) or _OF_A_BODY.search(words):
                return NOBODY
            return salient(cast, "", start, BY_SALIENCE, TALKED_ABOUT, others)
        matches = fitting or matches
    matches = matches or [d for noun in _alike(head) for d in cast.by_head.get(noun, ()) if d.name not in others]
    if (not matches or head in _OFTEN_UNNAMED) and _unnamed(cast, head, start):
        return NOBODY
    if matches:
        return _of_kind(cast, matches, head, start)
    if not _stands_for_a_name(words, head):
        return NOBODY
    others |= _described_otherwise(cast, head) if head in OFFICE_HOLDERS else frozenset()
    return salient(cast, GENDERED.get(head, ""), start, BY_SALIENCE, TALKED_ABOUT, others)


def _capitalised(words: Sequence[str]) -> set[str]:
    """The words with a capital, in lower case and bare: 'The', "China's"."""
    return {_GENITIVE.sub("", word.lower().strip(",")).strip(".") for word in words if word[0].isupper()}


def _stands_for_a_name(words: str, head: str) -> bool:
    """Whether 'the senator', 'the former banker' or 'the actress' calls somebody named, not 'the official' of nobody.

    Officials, spokesmen, soldiers, doctors and witnesses are mostly introduced without a name and called so again.
    """
    if not _THE.match(words) or _OWNS.search(words):
        return False
    known = head in KNOWN_PERSONS or "-" in head or head in OFFICE_HOLDERS
    return known or bool(_FORMER.search(words) or party(words))


def _described_otherwise(cast: Cast, head: str) -> frozenset[str]:
    """The people whom the report gives another trade or office: a judge and a senator are not 'the president'."""
    same = {head, *_alike(head)}
    return frozenset(name for name, nouns in cast.heads.items() if nouns & ROLES and not nouns & same)


def _fits(cast: Cast, described: Described, mods: set[str]) -> bool:
    """Whether a description, or what follows the name ('of Chile'), has one of the capitalised words in it."""
    words = set(cast.text[described.start : min(described.end, described.start + 200) + 40].lower().split())
    return any(w.strip(",.()") in mods or any(_stem(w, mod) for mod in mods) for w in words)


def _stem(word: str, mod: str) -> bool:
    """Whether a word and an adjective of origin share all but their endings: 'Russia', 'Russian'."""
    return len(mod) > 5 and len(word) >= len(mod) - 3 and word[: len(mod) - 3] == mod[: len(mod) - 3]


def _unnamed(cast: Cast, head: str, start: int) -> bool:
    """Whether shortly before somebody without a name was called so: 'one man', "the minister's spokesman"."""
    floor = max(0, start - _NEAR)
    for m in re.finditer(rf"\b{re.escape(head)}\b", cast.text[floor:start]):
        if any(d.start <= floor + m.start() < d.end for d in cast.by_head.get(head, ())):
            continue  # 'Ann Lowe, a spokeswoman for the council'
        before = cast.text[max(0, floor + m.start() - 40) : floor + m.start()]
        if (_NUMBER.search(before) or _OWNER.search(before)) and not cast.people_within(
            floor + m.end(), floor + m.end() + 3
        ):
            return True
    return False


@cache
def _alike(noun: str) -> tuple[str, ...]:
    """Other nouns by which a person who is called ``noun`` may have been described."""
    rows = [row.split() for row in _ALIKE if noun in row.split()]
    return tuple(dict.fromkeys(word for row in rows for word in row if word != noun))


def _of_kind(cast: Cast, matches: Sequence[Described], head: str, start: int) -> Who:
    """Which of the people described so is meant: the only one, whoever spoke last, the nearest before."""
    names = {d.name for d in matches}
    if len(names) == 1:
        return Who(matches[0].name, BY_EPITHET, f"described as {head}")
    if cast.spoke_last and cast.spoke_last[1].name in names:
        return Who(cast.spoke_last[1].name, 0.7, f"described as {head}, spoke last")
    before = [d for d in matches if d.start < start]
    chosen = max(before, key=lambda d: d.start) if before else min(matches, key=lambda d: d.start)
    return Who(chosen.name, 0.6, f"described as {head}, nearest")


def group(cast: Cast, noun: str, start: int, words: str = "") -> Who:
    """The organisation that 'it' or 'the commission' stands for: called so, speaking last, or named last."""
    i = bisect_left(cast.group_starts, start)
    marks = _capitalised(words.split()) - {"the", noun}
    before = [
        g
        for g in cast.groups[max(0, i - 40) : i]
        if _can_be(g.name, noun, words) and (not marks or marks <= set(g.name.lower().split()))
    ]  # 'the Swiss government' is none whose name does not say so
    near = [g for g in before[-6:] if cast.sentence(start) - cast.sentence(g.start) <= 3]
    called = [g for g in near if noun and noun in g.name.lower().split()]
    if called:
        return Who(called[-1].name, 0.6, "the organisation named last")
    if noun and not _THE.match(words):
        return NOBODY
    last = cast.last(start)
    if any(g.name == last.name for g in before):
        return Who(last.name, 0.6, "the organisation that spoke last")
    near = [g for g in near if not _TOLD.search(cast.text, max(0, g.start - 14), g.start)]
    if noun:
        alike = [g for g in near if _of_its_kind(g.name, noun)]
        near = alike or [g for g in near if noun not in PUBLIC_BODIES and (is_subject(cast, g) or _often(cast, g))]
    else:
        near = [g for g in near if cast.sentence(start) - cast.sentence(g.start) <= 2 and _tells(cast, g)]
    return Who(near[-1].name, 0.5, "the organisation named last") if near else NOBODY


def _of_its_kind(name: str, noun: str) -> bool:
    """Whether an organisation's last word says that it is what the noun says: the Daily Mirror is a paper."""
    own = name.lower().split()
    return noun not in OFFICES | PUBLIC_BODIES and any(noun in kind and own[-1] in kind for kind in GROUP_KINDS if own)


def _tells(cast: Cast, named: Found) -> bool:
    """Whether an organisation is said to say something, or is the subject of its sentence."""
    after = _SENTENCE_END.split(cast.text[named.end : named.end + 40], maxsplit=1)[0].split()[:3]
    return any(word in _SAY for word in after) or is_subject(cast, named)


def _often(cast: Cast, named: Found) -> bool:
    """Whether a report names an organisation again and again."""
    return cast.group_count[named.name] > 2


def _can_be(name: str, noun: str, words: str) -> bool:
    """Whether an organisation of this name can be called so: no hospital is a council, or the fire brigade."""
    own = name.lower().split()
    if noun in OFFICES and (matter := words.lower().split()[1:-1]):
        return any(word in own for word in matter)
    mine = [kind for kind in GROUP_KINDS if own and own[-1] in kind]
    return not noun or not mine or any(noun in kind for kind in mine) or not any(noun in kind for kind in GROUP_KINDS)


def epithets(cast: Cast, paragraphs: Sequence[Stretch]) -> list[Described]:
    """Descriptions that stand for a name: 'the Emmy-winner', 'the mother of two', 'the 29-year-old'."""
    found = []
    taken = {at for d in cast.described for at in range(d.start, min(d.end, d.start + 60))}
    for start, end in paragraphs:
        for m in _EPITHET.finditer(cast.text, start, end):
            if m.start(1) in taken or cast.in_marks(m.start()) or _NAME_NEXT.match(cast.text, m.end(), end):
                continue
            words = m[0].removesuffix("'s").removesuffix("’s")
            who = _epithet(cast, words, m.start())
            if who.name and who.confidence > 0.3:
                found.append(Described(m.start(1), m.start() + len(words), who.name, descriptions.head(words)))
    return found


def _epithet(cast: Cast, words: str, start: int) -> Who:
    """Whom an epithet names; in the middle of a sentence not the subject of that sentence."""
    opening = len(cast.text[cast.start_of_sentence(start) : start].split()) < 3
    if opening or words.endswith("-old"):
        return nominal(cast, words, start)
    at = bisect_left(cast.starts, start)
    same = [p for p in cast.people[max(0, at - 8) : at] if cast.sentence(p.start) == cast.sentence(start)]
    subject = {p.name for p in same if weight(cast, p) > 0.6}
    return salient(cast, GENDERED.get(descriptions.head(words), ""), start, BY_SALIENCE, TALKED_ABOUT, subject)
