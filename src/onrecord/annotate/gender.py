"""'he' or 'she' for the people of a report, as far as its own words tell."""

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from onrecord.annotate.english import GENDERED, HE, TITLES
from onrecord.annotate.given_names import EITHER, GIVEN
from onrecord.text.words import fold

if TYPE_CHECKING:
    from onrecord.annotate.cast import Cast

_PRONOUN = re.compile(r"\b(he|she|him|her|his|hers|himself|herself)\b", re.I)


def of(cast: "Cast") -> dict[str, str]:
    """'he' or 'she' for each person: by title, by noun, by the pronouns that can mean nobody else, by given name."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for person in cast.people:
        told = TITLES.get(person.title, "")
        if told:
            votes[person.name][told] += 3
    for d in cast.described:
        told = GENDERED.get(d.head, "")
        if told:
            votes[d.name][told] += 3
    _pronoun_votes(cast, votes)
    for name in cast.count:
        given = fold(name.split()[0])
        told = GIVEN.get(given, "")
        if told and (given not in EITHER or votes[name]):
            votes[name][told] += 1 if given in EITHER else 3
    return {name: count.most_common(1)[0][0] for name, count in votes.items() if count}


def _pronoun_votes(cast: "Cast", votes: defaultdict[str, Counter[str]]) -> None:
    """Pronouns in a sentence, or at the start of the next, that names one person only."""
    alone: dict[int, set[str]] = defaultdict(set)
    first: dict[int, int] = {}
    for person in cast.people:
        if not cast.in_marks(person.start):
            n = cast.sentence(person.start)
            alone[n].add(person.name)
            first.setdefault(n, person.start)
    for m in _PRONOUN.finditer(cast.text):
        if cast.in_marks(m.start()):
            continue
        n = cast.sentence(m.start())
        low = m[0].lower()
        told = "he" if low in HE else "she"
        if len(alone.get(n, ())) == 1 and first[n] < m.start():
            votes[next(iter(alone[n]))][told] += 1
        elif n not in alone and len(alone.get(n - 1, ())) == 1 and m[0][0].isupper():
            votes[next(iter(alone[n - 1]))][told] += 1
