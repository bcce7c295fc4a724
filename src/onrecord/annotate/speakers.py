"""Who a source is: a name, a pronoun, an epithet, a relation, an organisation; nobody where it is not sure enough."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from onrecord.annotate.cast import NOBODY, Cast, Who
from onrecord.annotate.english import (
    GROUP_NOUNS,
    HE,
    HONORIFICS,
    I_WE,
    IT,
    MEDIA,
    ORG_WORDS,
    RELATIONS,
    ROLES,
    SHE,
    THEY,
    TITLES,
)
from onrecord.annotate.names import Found
from onrecord.annotate.nominals import PEOPLE, group, nominal, owner, relation
from onrecord.annotate.salience import PREPOSITION, before_post, salient
from onrecord.text.words import fold

Stretch = tuple[int, int]

_RELATED = re.compile(r"\b(his|her|their)\s+(?:[\w-]+\s+){0,3}?([\w-]+)$", re.I)
_POSSESSIVE = re.compile(r"(?:his|her|their|its|my|our)\s", re.I)
_RELATIVE = re.compile(r",?\s+(?:who|whose|which|that|when|speaking|while)\b")
_BODIES = GROUP_NOUNS | ORG_WORDS | frozenset(["presidency", "embassy", "delegation"])
_AND = re.compile(r",?\s+(?:and|&|or)\s")
_BY = re.compile(r"\s(?:\w+ed\s)?(?:by|from)\s(?:the\s)?")
_DESCRIBED = re.compile(r"(?:^|[\s“\"])([Tt]he\s[^,.;:()]{3,60}),\s$")
_ANOTHER = re.compile(r"\s(?:an?|one|another)\s", re.I)
_APPOSED = re.compile(r"\s?[,(—–]|\s(?:is|was|became)\s")
_MEDIUM = re.compile(
    r"\s(?:state(?:-run)?\s|satellite\s|daily\s|official\s)?(?:news\s(?:agency|network|channel|website|site|service)|newspaper"
    r"|magazine|television(?:\s(?:channel|network|station))?|TV|radio|network|channel|website|tabloid|daily),?"
)
_MANY = 300  # people with one surname, beyond which no more are compared
_BY_NAME, _ANSWERS = 0.97, 0.6
_FOLLOWS = frozenset(
    """a an the who whom whose which that of on in at for to with from and or but as after before during via when while
    himself herself was were is are has had said says told jr sr ii iii iv""".split()  # noqa: SIM905
)
"""Words that may follow a name in a source without making it part of another noun."""


def who(cast: Cast, source: Sequence[Stretch]) -> Who:
    """Who the source of some words is."""
    start, end = source[0][0], source[-1][1]
    words = cast.text[start:end]
    relative = _RELATIVE.search(words)
    if relative and relative.start() > 0:
        end = start + relative.start()
        words = cast.text[start:end]
    low = words.lower().strip(" ,.\"“”'")
    if low in HE | SHE | THEY | IT | I_WE:
        return _pronoun(cast, low, start)
    if low in ("who", "whom", "which", "that"):
        return _antecedent(cast, low, start)
    found = _head_name(cast, start, end) or _by_words(cast, words)
    if found is not None:
        return found
    related = _RELATED.match(words)
    if related and related[2].lower() in RELATIONS:
        return relation(cast, related[2].lower())
    if _POSSESSIVE.match(words):
        return NOBODY
    if low.split()[-1:] and low.split()[0] in ("the", "this", "that") and low.split()[-1] in MEDIA:
        return _written(cast, low.split()[-1], start)
    return nominal(cast, words, start)


def interviewed(cast: Cast, start: int) -> Who:
    """Who answers in an interview set as Q and A that begins at ``start``: whom the words before it are about."""
    counts = Counter(p.name for p in cast.people_within(0, start)).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return NOBODY
    return Who(counts[0][0], _ANSWERS, "answers in an interview")


def _written(cast: Cast, noun: str, start: int) -> Who:
    """Whose 'the statement' or 'the letter' is: whose it was called when first named, or whoever spoke last."""
    last = cast.last(start)
    if not last.name or not cast.spoke_last:
        return NOBODY
    other = re.search(
        rf"\b(?:an?|another)\s(?:[\w-]+\s){{0,3}}{re.escape(noun)}\b", cast.text[cast.spoke_last[0] : start]
    )
    if not other:
        return Who(last.name, last.confidence * 0.7, "what was written or said before")
    at = cast.spoke_last[0] + other.end()
    by = _BY.match(cast.text, at, min(start, at + 60))
    named = _head_name(cast, by.end(), min(start, by.end() + 40)) if by else None
    return Who(named.name, named.confidence * 0.7, named.reason) if named and named.name else NOBODY


def _head_name(cast: Cast, start: int, end: int) -> Who | None:
    """The person, or else the organisation, whom a source with names in it is about."""
    people = cast.people_within(start, end)
    heads = [p for p in people if not _modifies(cast, p, start, end)]
    if heads:
        first = _after_roles(cast, heads)
        if _AND.match(cast.text, first.end, end) or cast.text[start : first.start].endswith("and "):
            if one := _field_of(cast, heads):
                return Who(one.name, _BY_NAME, "named")
            return Who(None, 0.3, "several people")
        return Who(first.name, _BY_NAME, "named")
    if people:
        return _body(cast, start, end) or owner(cast, people[-1], start, end)
    comma = cast.text.find(", ", start, end)
    if comma > start and cast.text[comma + 2 : comma + 5].split(" ")[0] in ("a", "an", "the"):
        end = comma  # 'the Islamic Action Front, the political arm of the Brotherhood'
    groups = [g for g in cast.groups_within(start, end) if not _modifies(cast, g, start, end)]
    if groups and groups[-1].end >= end - 3 and groups[-1].start - start < 25:
        return Who(groups[-1].name, 0.9, "named organisation")
    return _medium(cast, start, end) or _body(cast, start, end)


def _medium(cast: Cast, start: int, end: int) -> Who | None:
    """The organisation that a noun of its trade follows: 'the Xinhua news agency', 'Arabiya television'."""
    groups = cast.groups_within(start, end)
    if not groups or groups[-1].end >= end or groups[-1].name.endswith(" Party"):
        return None
    fits = _MEDIUM.fullmatch(cast.text, groups[-1].end, end)
    return Who(groups[-1].name, 0.8, "named organisation") if fits else None


def _field_of(cast: Cast, heads: Sequence[Found]) -> Found | None:
    """Who is meant where the first of two names is his field: 'Bitcoin and blockchain expert Simon Taylor'."""
    if len(heads) != 2 or len(heads[0].name.split()) > 1 or len(heads[1].name.split()) < 2:
        return None
    between = cast.text[heads[0].end : heads[1].start].split()
    return heads[1] if len(between) > 2 and between[-1] in ROLES and between[1].islower() else None


def _body(cast: Cast, start: int, end: int) -> Who | None:
    """An organisation that the source itself names by a capital and a collective noun: 'the Lakeside council'."""
    words = cast.text[start:end].rstrip(" ,.").split()
    if words and words[0].lower() == "the":
        words = words[1:]
    if not 2 <= len(words) <= 8 or not (words[0][0].isupper() or words[0][0] == "#"):
        return None
    if _POSSESSIVE.match(words[0] + " ") or any(w.endswith(("'s", "’s", ",")) for w in words):
        return None
    return Who(" ".join(words), 0.7, "named organisation") if words[-1].lower() in _BODIES else None


def _by_words(cast: Cast, words: str) -> Who | None:
    """The person whose surname or full name the source's words are, in whatever case: a transcript's label."""
    key = [f for w in words.split() if (f := fold(w).strip(".,:'\"")) and f not in HONORIFICS]
    if not 1 <= len(key) <= 4:
        return None
    names = cast.surnames.get(key[-1], [])[:_MANY]
    fitting = [n for n in names if set(key) <= set(fold(n).split())]
    return Who(fitting[0], 0.85, "named") if len(fitting) == 1 else None


def _after_roles(cast: Cast, heads: Sequence[Found]) -> Found:
    """The first name, or the one that follows it after a trade: 'Bennet spokeswoman Ann Lowe' is Ann Lowe."""
    first = heads[0]
    for after in heads[1:3]:
        between = cast.text[first.end : after.start].split()
        if not between or len(between) > 6 or between[-1].lower() not in PEOPLE or between[0] in (",", "and"):
            break
        if any(w.endswith(",") or w.lower() in ("and", "or", "of", "said", "told") for w in between):
            break
        first = after
    return first


def _modifies(cast: Cast, name: Found, start: int, end: int) -> bool:
    """Whether a name only belongs to another noun: a possessive, before a noun, after 'of' or 'for'."""
    after = cast.text[name.end : name.end + 2]
    if name.end + 2 < end and after[:1] in "'’" and (after[1:2] in "sS" or not after[1:2].isalpha()):
        return True
    before = cast.text[start : before_post(cast.text, start, name.start)]
    if before.rstrip().endswith(","):
        return False
    if PREPOSITION.search(before.rsplit(",", 1)[-1]):
        return not _governs_another(before)
    tail = cast.text[name.end : end].split()
    noun = tail[0].strip(",.") if tail and after[:1] == " " else ""
    if not noun.isalpha() or not noun.islower() or noun in _FOLLOWS:
        return False
    return not cast.people_within(name.end, end)


def _governs_another(before: str) -> bool:
    """Whether the preposition before a name has a name of its own: 'U.S. ambassador to Russia' before Ann Poe."""
    last = before.split()[-1]
    titled = fold(last).strip(".") in TITLES.keys() | HONORIFICS | ROLES
    return before.endswith(" ") and len(last) > 2 and last[0].isupper() and last.isalpha() and not titled


def _antecedent(cast: Cast, word: str, start: int) -> Who:
    """The name right before 'who', or the organisation before 'which'."""
    found = cast.people if word in ("who", "whom") else cast.groups
    i = bisect_left(cast.starts if word in ("who", "whom") else cast.group_starts, start) - 1
    between = cast.text[found[i].end : start] if i >= 0 and start - found[i].end < 60 else "."
    if "." not in between and (not _ANOTHER.search(between) or _APPOSED.match(between)):
        return Who(found[i].name, 0.9, f"right before {word}")
    opening = max(cast.start_of_sentence(start), start - 90)
    described = _DESCRIBED.search(cast.text[opening:start]) if word == "who" else None
    if described is None or _ANOTHER.search(described[1]):
        return NOBODY
    return nominal(cast, described[1], opening + described.start(1))


def _pronoun(cast: Cast, word: str, start: int) -> Who:
    if word in HE | SHE:
        return salient(cast, "he" if word in HE else "she", start, 0.85, f"'{word}'")
    if word in IT or word in THEY:
        last = cast.last(start)
        if any(g.name == last.name for g in cast.groups):
            return Who(last.name, 0.6, f"'{word}', the organisation that spoke last")
        return group(cast, "", start) if word in IT else NOBODY
    return NOBODY
