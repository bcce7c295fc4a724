"""Whom a pronoun or an epithet most likely stands for.

Candidates are the people named before it, weighed by how near they stand, whether they are subjects, and who spoke
last: the features of Lappin and Leass (1994) that hold up in news.
"""

import re
from bisect import bisect_left
from collections.abc import Set as AbstractSet

from onrecord.annotate.cast import NOBODY, Cast, Who
from onrecord.annotate.english import HONORIFICS, ROLES, TITLES
from onrecord.annotate.names import Found

PREPOSITION = re.compile(
    r"\b(?:of|to|with|for|by|from|at|about|against|on|between|after|before|toward|towards|than|like|"
    r"whether|over|alongside|under)\s+(?:the\s+|a\s+)?(?:\w+\.?\s+){0,3}$",
    re.I,
)
_SUBORDINATE = re.compile(r"(?:when|after|as|while|if|although|though|because|since|before|until|asked|once)\b", re.I)
_JOINED = frozenset("and but while that said says whether because although though as when where so yet".split())  # noqa: SIM905
_TITLE = TITLES.keys() | HONORIFICS | ROLES
_VERB = re.compile(
    r"(?:,[^,.;\n]{1,60},)?\s+(?:(?:also|then|later|never|now|still|just|had|has|have) )?"
    r"(?:[a-z]+ed|[a-z]{2,}s|was|were|had|has|did|does|would|will|could|can|might|said|told|took|made|went|gave|came"
    r"|got|wrote|spoke|began|became|held|left|met|won|lost|ran|saw|sent|kept|put|set|wasn['’]t|isn['’]t|didn['’]t"
    r"|doesn['’]t|won['’]t)\b"
)
_POST = re.compile(
    r"\b(?:[A-Z][\w.’'-]*\s)?(?:[Ss]ecretary|[Mm]inister|[Cc]hancellor|[Aa]ttorney|[Dd]irector|[Cc]hief|[Hh]ead|[Aa]mbassador"
    r"|[Cc]ommissioner|[Ss]peaker|[Gg]overnor|[Pp]resident|[Pp]rosecutor)\s(?:of|for|to)\s(?:the\s)?(?:[A-Z][\w.-]*\s){1,4}$"
)
"""An office before the name of whoever holds it: 'Secretary of State', 'the head of the Observer Mission'."""
_LONGEST_POST = 120
_BACK = 40  # names before the pronoun that are weighed
_FAR = 14  # sentences
_NEXT = 0.35  # what each sentence between costs
_SUBJECT = 0.6  # from this weight on, distance aside, a name is the subject of its clause


def salient(cast: Cast, gender: str, start: int, sure: float, reason: str, but: AbstractSet[str] = frozenset()) -> Who:
    """The person whom words at ``start`` stand for; ``gender`` is he, she or '', nobody in ``but`` is meant."""
    scores, fresh = _weighed(cast, gender, start, but)
    last = (cast.spoke_last[1].name if cast.spoke_last else None) or ""
    if cast.spoke_last and last in cast.count and last not in but:
        told = cast.gender.get(last, "")
        if not (gender and told and told != gender):
            back = cast.sentence(start) - cast.sentence(cast.spoke_last[0])
            scores[last] = max(scores.get(last, -99.0), -_NEXT * back) + _bonus(cast, last, start, fresh)
    if not scores:
        return NOBODY
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    lead = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else 2.0
    return Who(ranked[0][0], sure * (0.6 + 0.4 * min(1.0, lead / 1.5)), reason)


def _weighed(cast: Cast, gender: str, start: int, but: AbstractSet[str]) -> tuple[dict[str, float], dict[str, int]]:
    """The weight of each person named before ``start``, and where people were last subjects."""
    i = bisect_left(cast.starts, start)
    here, paragraph = cast.sentence(start), cast.paragraph(start)
    scores: dict[str, float] = {}
    fresh: dict[str, int] = {}
    for n in range(i - 1, max(-1, i - _BACK), -1):
        person = cast.people[n]
        back = here - cast.sentence(person.start)
        if back > _FAR and scores:
            break
        told = cast.gender.get(person.name, "")
        if (gender and told and told != gender) or person.name in but:
            continue
        standing = weight(cast, person, known=bool(told or not gender))
        scores[person.name] = max(scores.get(person.name, -99.0), standing - _NEXT * back)
        if standing > _SUBJECT and paragraph - cast.paragraph(person.start) < 3:
            fresh.setdefault(person.name, person.start)
    return scores, fresh


def _bonus(cast: Cast, last: str, start: int, fresh: dict[str, int]) -> float:
    """What speaks for whoever spoke last; less where others have been subjects since."""
    assert cast.spoke_last
    apart = max(0, cast.paragraph(start) - cast.paragraph(cast.spoke_last[0]))
    since = {name for name, at in fresh.items() if at > cast.spoke_last[0]}
    return (2.0 if cast.aloud else 1.2) * 0.6**apart * (0.2 if since and last not in since else 1.0)


def weight(cast: Cast, person: Found, known: bool = True) -> float:
    """How salient one printing of a name is, whatever follows; ``known``: the gender fits for certain."""
    found = 0.05 * min(6, cast.count[person.name])
    found += _standing(cast, person)
    if cast.text[person.end : person.end + 1] in ("'", "’"):
        found -= 0.5
    if cast.in_marks(person.start):
        found -= 2.0
    if not known:
        found -= 0.3
    return found


def before_post(text: str, start: int, end: int) -> int:
    """Where the office begins that stands right before the name at ``end``, not before ``start``; ``end`` without."""
    post = _POST.search(text, max(start, end - _LONGEST_POST), end)
    return post.start() if post else end


def is_subject(cast: Cast, named: Found) -> bool:
    """Whether a name is the subject of its sentence, as far as its place tells."""
    return _standing(cast, named) > _SUBJECT and cast.text[named.end : named.end + 1] not in ("'", "’")


def _standing(cast: Cast, person: Found) -> float:
    """Whether a name is a subject, by the words before it in its sentence and the verb behind it."""
    opening = cast.start_of_sentence(person.start)
    opens = max(opening, person.start - 400)
    words = cast.text[opens : before_post(cast.text, opens, person.start)].split()
    while words and words[-1].lower() in _TITLE:
        words.pop()
    before = " ".join(words)
    if _SUBORDINATE.match(before) and "," not in before:
        return 0.2
    if len(words) > 1 and words[-1].lower() in _JOINED:
        return 0.25 if _VERB.match(cast.text, person.end) else 0.0
    if len(words) <= 4 and not PREPOSITION.search(before + " "):
        return 0.8
    if before.endswith(",") and before[:1].isupper() and not cast.people_within(opening, opening + 1):
        return 0.9
    if PREPOSITION.search(before[-40:] + " "):
        return -0.5
    return 0.0
