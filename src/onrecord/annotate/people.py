"""Who is who among the people of one report: full names, surnames, given names, slips of the pen."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.capitals import Candidate
from onrecord.annotate.english import TITLES
from onrecord.annotate.given_names import GIVEN
from onrecord.text.words import fold

_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
_MANY = 60  # people who share a word of their names, beyond which no more are compared


def key_of(words: Sequence[str]) -> tuple[str, ...]:
    """What two printings of one name share: its words folded, without suffixes and points."""
    return tuple(f for w in words if (f := fold(w).strip(".,'’\"“”")) and f not in _SUFFIXES)


@dataclass(slots=True)
class People:
    full: dict[tuple[str, ...], str]
    single: dict[str, list[str]]  # a surname or given name → full names that carry it
    surname: dict[str, list[str]]
    gender: dict[str, str]
    by_given: set[str]  # people whom the report calls by their given name alone
    titles: dict[str, set[str]]  # the titles under which the report names people in full
    bare: dict[tuple[str, str], str]  # who was called by a lone surname first, with a title for a man, a woman, or any

    def called(self, key: str, title: str, name: str) -> None:
        """Remember whom a lone surname stood for."""
        for told in {"", TITLES.get(title, "")}:
            self.bare.setdefault((told, key), name)

    def whose(self, key: tuple[str, ...], title: str, recent: dict[str, int], n: int) -> str | None:
        if key in self.full:
            return self.full[key]
        if len(key) != 1:
            return None
        names = self.surname.get(key[0], []) if title else []
        names = names or self.surname.get(key[0]) or self.single.get(key[0], [])
        told = TITLES.get(title, "")
        if told and len(names) > 1:
            names = [x for x in names if self.gender.get(x, told) == told] or names
        if title and not told and len(names) > 1:
            names = [x for x in names if title in self.titles.get(x, ())] or names
        if len(names) > 1 and not title:
            names = [x for x in names if x not in self.by_given or fold(x.split()[0]) == key[0]] or names
        first = self.bare.get((told, key[0]))
        if len(names) > 1 and (told or not title) and first in names:
            return first
        if len(names) > 1:
            seen = [x for x in names if x in recent]
            if seen:
                return max(seen, key=lambda x: recent[x])
        return names[0] if names else None


def people_of(candidates: Sequence[Candidate], kinds: dict[tuple[str, ...], str]) -> People:
    """Who is who among the people named in full; a form whose words are a part of another's is the same person."""
    forms: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for c in candidates:
        key = key_of(c.words)
        if kinds[key] == "person":
            forms[key].append(c)
    longest = sorted((k for k in forms if len(k) > 1), key=lambda k: (-len(k), k))
    heads: list[tuple[str, ...]] = []
    full: dict[tuple[str, ...], str] = {}
    by_end: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in longest:
        same = next((h for word in (key[-1], key[0]) for h in by_end[word][:_MANY] if _same(key, h)), None)
        if same is None:
            heads.append(key)
            full[key] = " ".join(forms[key][0].words)
            for word in {key[0], key[-1]}:
                by_end[word].append(key)
        else:
            full[key] = full[same]
    single: defaultdict[str, list[str]] = defaultdict(list)
    surname: defaultdict[str, list[str]] = defaultdict(list)
    initial: defaultdict[str, list[str]] = defaultdict(list)  # surnames by their first letter
    gender: dict[str, str] = {}
    order = {full[key_of(c.words)]: n for n, c in reversed(list(enumerate(candidates))) if key_of(c.words) in full}
    for key in sorted(full, key=lambda k: order.get(full[k], 0)):
        name = full[key]
        for word in {key[0], key[-1], *(key[1:-1] if len(key) > 2 else ())}:
            if len(word) > 1 and len(single[word]) < _MANY and name not in single[word]:
                single[word].append(name)
        if len(surname[key[-1]]) < _MANY and name not in surname[key[-1]]:
            initial[key[-1][0]] += [] if surname[key[-1]] else [key[-1]]
            surname[key[-1]].append(name)
        told = GIVEN.get(key[0], "") or next((TITLES[c.title] for c in forms[key] if TITLES.get(c.title)), "")
        if told:
            gender[name] = told
    for key, group in forms.items():
        if len(key) == 1 and key[0] not in single:
            near = _misspelt(key[0], {known: surname[known] for known in initial[key[0][0]][:_MANY]})
            full[key] = near or " ".join(group[0].words)
            if not near:
                single[key[0]].append(full[key])
    called = {key[0]: len(group) for key, group in forms.items() if len(key) == 1}
    by_given = {full[key] for key in heads if called.get(key[0], 0) >= len(forms[key]) and key[0] not in surname}
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for key in longest:
        titles[full[key]].update(c.title for c in forms[key] if c.title)
    return People(full, dict(single), dict(surname), gender, by_given, dict(titles), {})


def _same(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one form is the other with words left out, the given name or the surname kept."""
    if short == long:
        return True
    rest = iter(long)
    if not all(any(w == x or (len(w) == 1 and x.startswith(w)) for x in rest) for w in short):
        return False
    return short[-1] == long[-1] or (short[0] == long[0] and len(short) == len(long) - 1)


def _misspelt(word: str, surnames: dict[str, list[str]]) -> str | None:
    """The full name of whom a surname is a slip of the pen away: a letter lost, gained, changed or two swapped."""
    if len(word) < 6:
        return None
    for known, names in surnames.items():
        if len(names) == 1 and len(known) >= 6 and known[0] == word[0] and _slip(word, known):
            return names[0]
    return None


def _slip(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    return (
        a[i + 1 :] == b[i:]
        or a[i:] == b[i + 1 :]
        or a[i + 1 :] == b[i + 1 :]
        or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    )
