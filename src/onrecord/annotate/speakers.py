"""Who a source is: a name, a pronoun, an epithet, a relation, an organisation; nobody where it is not sure enough.

Candidates are the people named so far, weighed by how near they stand, whether they are subjects, and who spoke
last: the features of Lappin and Leass (1994) that hold up in news.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.annotate import descriptions
from onrecord.annotate import gender as genders
from onrecord.annotate.descriptions import Described
from onrecord.annotate.english import (
    GENDERED,
    GROUP_NOUNS,
    HE,
    HONORIFICS,
    I_WE,
    IT,
    ORG_WORDS,
    RELATIONS,
    ROLES,
    SHE,
    THEY,
)
from onrecord.annotate.names import Found
from onrecord.text.words import fold

Stretch = tuple[int, int]

_SENTENCE = re.compile(r"(?<=[.!?])[\"”'’)]*\s+(?=[\"“‘'(\[]*[^\W\d_a-zß-öø-ÿ])|\n\s*")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Amb|Col|Capt|Sgt|Lt|St|Jr|vs|No)|\b[A-Z])\.$")
_PREPOSITION = re.compile(
    r"\b(?:of|to|with|for|by|from|at|about|against|on|between|after|before|toward|towards|than|like|"
    r"whether|over|alongside|under)\s+(?:the\s+|a\s+)?(?:\w+\.?\s+){0,3}$",
    re.I,
)
_SUBORDINATE = re.compile(r"(?:when|after|as|while|if|although|though|because|since|before|until|asked|once)\b", re.I)
_RELATED = re.compile(r"\b(his|her|their)\s+(?:[\w-]+\s+){0,3}?([\w-]+)$", re.I)
_OWNED = re.compile(r"['’]s?\s+(?:[\w.-]+\s+){0,5}?([\w-]+)\s*$")
_RELATIVE = re.compile(r",?\s+(?:who|whose|which|that|when|speaking|while)\b")
_MANY = 300  # descriptions or people with one chief noun or surname, beyond which no more are compared
_BODIES = GROUP_NOUNS | ORG_WORDS | frozenset(["presidency", "embassy", "delegation"])
_FOREIGN = re.compile(r"(?<!republic)(?<!americ)(?:an|ese|ish|aqi|eli|ench|eek|utch|iss)$")  # of another country
_EPITHET = re.compile(
    r"\b[Tt]he ((?:[\w-]+ ){0,2}?(?:[\w’'-]+-(?:winner|winning \w+|nominee|nominated \w+|year-old|maker)"
    r"|(?:mother|father|mom|mum|dad)(?: of (?:two|three|four|five|six|seven|\d))?"
    r"|\w+ (?:singer|actress|actor|star|rapper)"
    r"|(?:singer|actress|actor|rapper|comedian|songstress|crooner|hitmaker))(?:['’]s)?)(?![\w-])"
)
_NAME_NEXT = re.compile(r",? [A-Z]")
_TOGETHER = frozenset("couple pair duo family parents twins trio band".split())  # noqa: SIM905
_COUNTED = frozenset("a an one some several many two three four five six most few other another no any each".split())  # noqa: SIM905
_PEOPLE = ROLES | RELATIONS | frozenset(GENDERED)
_AND = re.compile(r",?\s+(?:and|&|or)\s")
_AGED = re.compile(r"^the\s+(\d{1,3})[- ]year[- ]old", re.I)
_BY_NAME, _BY_EPITHET, _GOES_ON, _BY_SALIENCE = 0.97, 0.85, 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker and how he was found; ``name`` is None where nobody is sure enough."""

    name: str | None
    confidence: float
    reason: str


NOBODY = Who(None, 0.0, "nobody is named")


class Cast:
    """The people and organisations of one report, in the order in which they speak; ask it in text order."""

    def __init__(
        self,
        text: str,
        names: Sequence[Found],
        described: Sequence[Described],
        paragraphs: Sequence[Stretch],
        quoted: Sequence[Stretch],
    ) -> None:
        self.text = text
        self.names = list(names)
        self.people = [n for n in names if n.kind == "person"]
        self.groups = [n for n in names if n.kind == "organisation"]
        self._starts = [n.start for n in self.people]
        self._group_starts = [n.start for n in self.groups]
        self._paragraphs = [start for start, _ in paragraphs]
        self._quoted = sorted(quoted)
        self._quoted_starts = [a for a, _ in self._quoted]
        self._sentences = _sentences(text, paragraphs)
        self.described = list(described)
        self._by_head: defaultdict[str, list[Described]] = defaultdict(list)
        for d in described:
            if len(self._by_head[d.head]) < _MANY:
                self._by_head[d.head].append(d)
        self.count = Counter(n.name for n in self.people)
        self._surnames: defaultdict[str, list[str]] = defaultdict(list)
        for name in self.count:
            self._surnames[fold(name).split()[-1]].append(name)
        self.gender = genders.of(self)
        self._last: tuple[int, Who] | None = None
        self._last_group: tuple[int, str] | None = None

    # -- places -------------------------------------------------------------------------------------------------

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self._sentences, at)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds an offset."""
        return bisect_right(self._paragraphs, at)

    def in_marks(self, at: int) -> bool:
        """Whether an offset stands between quotation marks."""
        i = bisect_right(self._quoted_starts, at) - 1
        return i >= 0 and at < self._quoted[i][1]

    def start_of_sentence(self, at: int) -> int:
        """Where the sentence that holds an offset begins."""
        return self._sentences[self.sentence(at) - 1] if self._sentences else 0

    # -- who ----------------------------------------------------------------------------------------------------

    def spoke(self, at: int, who: Who) -> None:
        """Remember who spoke last; ``at`` is where."""
        if who.name:
            self._last = (at, who)

    def last(self, at: int, within: int = 1) -> Who:
        """Who spoke last, if no more than ``within`` paragraphs ago."""
        if self._last and self.paragraph(at) - self.paragraph(self._last[0]) <= within:
            return Who(self._last[1].name, _GOES_ON * self._last[1].confidence, "goes on from the quotation before")
        return NOBODY

    def who(self, source: Sequence[Stretch], content: Sequence[Stretch], cue: Sequence[Stretch] = ()) -> Who:
        """Who the source is, for the words at ``content``."""
        start, end = source[0][0], source[-1][1]
        words = self.text[start:end]
        relative = _RELATIVE.search(words)
        if relative and relative.start() > 0:
            end = start + relative.start()
            words = self.text[start:end]
        low = words.lower().strip(" ,.\"“”'")
        if low in HE | SHE | THEY | IT | I_WE:
            return self._pronoun(low, start)
        if low in ("who", "which", "that", "whom"):
            return self._antecedent(start)
        named = self._head_name(start, end)
        if named is not None:
            return named
        untagged = self._by_words(words)
        if untagged is not None:
            return untagged
        related = _RELATED.match(words)
        if related and related[2].lower() in RELATIONS:
            return self._relation(related[1].lower(), related[2].lower(), start)
        return self._nominal(words, start)

    def _within(self, found: Sequence[Found], starts: Sequence[int], start: int, end: int) -> list[Found]:
        i = bisect_left(starts, start)
        inside = []
        while i < len(found) and found[i].start < end:
            inside.append(found[i])
            i += 1
        if not inside and i and found[i - 1].end > start and found[i - 1].start < start:
            inside.append(found[i - 1])
        return inside

    def _head_name(self, start: int, end: int) -> Who | None:
        """The person, or else the organisation, whom a source with names in it is about."""
        people = self._within(self.people, self._starts, start, end)
        heads = [p for p in people if not self._modifies(p, start, end)]
        if heads:
            first = self._after_roles(heads)
            if _AND.match(self.text, first.end, end) or self.text[start : first.start].endswith("and "):
                return Who(None, 0.3, "several people")
            return Who(first.name, _BY_NAME, "named")
        if people:
            return self._body(start, end) or self._owner(people[-1], start, end)
        groups = [
            g for g in self._within(self.groups, self._group_starts, start, end) if not self._modifies(g, start, end)
        ]
        if groups and groups[-1].end >= end - 3 and groups[-1].start - start < 25:
            return Who(groups[-1].name, 0.9, "named organisation")
        return self._body(start, end)

    def _body(self, start: int, end: int) -> Who | None:
        """An organisation that the source itself names by a capital and a collective noun: 'the Lakeside council'."""
        words = self.text[start:end].rstrip(" ,.").split()
        if words and words[0].lower() == "the":
            words = words[1:]
        if not 2 <= len(words) <= 8 or not (words[0][0].isupper() or words[0][0] == "#"):
            return None
        owned = any(w.endswith(("'s", "’s", ",")) for w in words)
        if words[-1].lower() in _BODIES and not owned:
            return Who(" ".join(words), 0.7, "named organisation")
        return None

    def _by_words(self, words: str) -> Who | None:
        """The person whose surname or full name the source's words are, in whatever case: a transcript's label."""
        key = [f for w in words.split() if (f := fold(w).strip(".,:'\"")) and f not in HONORIFICS]
        if not 1 <= len(key) <= 4:
            return None
        names = self._surnames.get(key[-1], [])[:_MANY]
        fitting = [n for n in names if set(key) <= set(fold(n).split())]
        return Who(fitting[0], 0.85, "named") if len(fitting) == 1 else None

    def _after_roles(self, heads: Sequence[Found]) -> Found:
        """The first name, or the one that follows it after a trade: 'Bennet spokeswoman Ann Lowe' is Ann Lowe."""
        first = heads[0]
        for after in heads[1:3]:
            between = self.text[first.end : after.start].split()
            if not between or len(between) > 6 or between[-1].lower() not in _PEOPLE or between[0] in (",", "and"):
                break
            if any(w.endswith(",") or w.lower() in ("and", "or", "of", "said", "told") for w in between):
                break
            first = after
        return first

    def _modifies(self, name: Found, start: int, end: int) -> bool:
        """Whether a name only belongs to another noun: a possessive, or after 'of', 'for' within the source."""
        after = self.text[name.end : name.end + 2]
        if name.end + 2 < end and after[:1] in "'’" and (after[1:2] in "sS" or not after[1:2].isalpha()):
            return True
        before = self.text[start : name.start]
        if before.rstrip().endswith(","):
            return False
        if _PREPOSITION.search(before.rsplit(",", 1)[-1]):
            return True
        tail = self.text[name.end : end].split()
        return bool(tail) and tail[0].lower() in GROUP_NOUNS | frozenset(["officials", "supporters", "aides", "allies"])

    def _owner(self, owner: Found, start: int, end: int) -> Who:
        """Who "NAME's adviser" or 'a spokesman for NAME' is, if a description elsewhere says so."""
        words = self.text[start:end]
        owned = _OWNED.search(self.text, owner.end, end)
        head = owned[1].lower() if owned else descriptions.head(words)
        matches = [d for d in self._by_head.get(head, ()) if d.name != owner.name]
        names = {d.name for d in matches}
        if len(names) == 1:
            return Who(matches[0].name, _BY_EPITHET * 0.95, f"described as {head}")
        if len(names) > 1:
            near = min(matches, key=lambda d: abs(d.start - start))
            return Who(near.name, 0.5, f"described as {head}")
        return Who(None, 0.2, "not named")

    def _relation(self, owner: str, relation: str, start: int) -> Who:
        """Whom 'his wife' names: the person so described, of another gender than the owner's where it tells."""
        told = GENDERED.get(relation, "")
        names = {d.name for d in self._by_head.get(relation, ())}
        fitting = [n for n in names if not told or self.gender.get(n, told) == told]
        if len(fitting) == 1:
            return Who(fitting[0], _BY_EPITHET, f"described as {relation}")
        return Who(None, 0.2, "a relation that is not named")

    def _nominal(self, words: str, start: int) -> Who:
        """Who 'the former senator', 'the Emmy-winner', 'the 21-year-old' or 'the group' is."""
        aged = _AGED.match(words)
        first = words.split()[0].lower() if words.split() else ""
        if aged:
            names = {d.name for d in self._by_head.get("age", ()) if self.text[d.start : d.end] == aged[1]}
            if len(names) == 1:
                return Who(names.pop(), _BY_EPITHET, "by age")
            return self._salient("", start, _BY_SALIENCE, "the person talked about")
        head = descriptions.head(words)
        if head in _TOGETHER:
            return Who(None, 0.3, "several people")
        if head in GROUP_NOUNS:
            return self._group(start)
        if first not in ("the", "this", "that") and (first in _COUNTED or not words[:1].isupper()):
            return NOBODY
        if head.rsplit("-", 1)[-1] not in _PEOPLE:
            return NOBODY
        if head.endswith("s") and not head.endswith("ss") and head not in GENDERED:
            return NOBODY
        matches = self._by_head.get(head, [])
        mods = {w.lower() for w in words.split() if w[0].isupper() and w.lower() not in ("the", head)}
        if mods:
            fitting = [d for d in matches if mods & set(self.text[d.start : d.end].lower().split())]
            if not fitting and any(_FOREIGN.search(w) for w in mods):
                return NOBODY
            matches = fitting or matches
        return self._of_kind(matches, head, start)

    def _of_kind(self, matches: Sequence[Described], head: str, start: int) -> Who:
        """Which of the people described so is meant: the only one, whoever spoke last, the nearest before."""
        names = {d.name for d in matches}
        if len(names) == 1:
            return Who(matches[0].name, _BY_EPITHET, f"described as {head}")
        if names:
            if self._last and self._last[1].name in names:
                return Who(self._last[1].name, 0.7, f"described as {head}, spoke last")
            before = [d for d in matches if d.start < start]
            chosen = max(before, key=lambda d: d.start) if before else min(matches, key=lambda d: d.start)
            return Who(chosen.name, 0.6, f"described as {head}, nearest")
        return self._salient(GENDERED.get(head, ""), start, _BY_SALIENCE, "the person talked about")

    def epithets(self, paragraphs: Sequence[Stretch]) -> list[Described]:
        """Descriptions that stand for a name: 'the Emmy-winner', 'the mother of two', 'the 29-year-old'."""
        found = []
        taken = {at for d in self.described for at in range(d.start, min(d.end, d.start + 60))}
        for start, end in paragraphs:
            for m in _EPITHET.finditer(self.text, start, end):
                if m.start(1) in taken or self.in_marks(m.start()) or _NAME_NEXT.match(self.text, m.end(), end):
                    continue
                opening = len(self.text[self.start_of_sentence(m.start()) : m.start()].split()) < 3
                words = m[0].removesuffix("'s").removesuffix("’s")
                who = self._epithet(words, m.start(), opening)
                if who.name and who.confidence > 0.3:
                    found.append(Described(m.start(1), m.start() + len(words), who.name, descriptions.head(words)))
        return found

    def _epithet(self, words: str, start: int, opening: bool) -> Who:
        """Whom an epithet names; in the middle of a sentence not the subject of that sentence."""
        if opening or words.endswith("-old"):
            return self._nominal(words, start)
        at = bisect_left(self._starts, start)
        here = self.people[max(0, at - 8) : at]
        same = [p for p in here if self.sentence(p.start) == self.sentence(start)]
        subject = {p.name for p in same if self._weight(p, 0, True) > 0.6}
        gender = GENDERED.get(descriptions.head(words), "")
        return self._salient(gender, start, _BY_SALIENCE, "the person talked about", subject)

    def _group(self, start: int) -> Who:
        i = bisect_left(self._group_starts, start)
        near = [g for g in self.groups[max(0, i - 6) : i] if self.sentence(start) - self.sentence(g.start) <= 3]
        if not near:
            return NOBODY
        return Who(near[-1].name, 0.5, "the organisation named last")

    def _antecedent(self, start: int) -> Who:
        """The name right before 'who'."""
        i = bisect_left(self._starts, start) - 1
        if i >= 0 and start - self.people[i].end < 60 and "." not in self.text[self.people[i].end : start]:
            return Who(self.people[i].name, 0.9, "named before who")
        return NOBODY

    def _pronoun(self, word: str, start: int) -> Who:
        if word in HE:
            return self._salient("he", start, 0.85, f"'{word}'")
        if word in SHE:
            return self._salient("she", start, 0.85, f"'{word}'")
        if word in IT or word in THEY:
            if self._last and self.paragraph(start) - self.paragraph(self._last[0]) <= 1:
                name = self._last[1].name
                if any(g.name == name for g in self.groups):
                    return Who(name, 0.6, f"'{word}', the organisation that spoke last")
            return self._group(start) if word in IT else NOBODY
        return NOBODY

    def _salient(self, gender: str, start: int, sure: float, reason: str, but: AbstractSet[str] = frozenset()) -> Who:
        """The person whom a pronoun or an epithet at ``start`` most likely stands for."""
        i = bisect_left(self._starts, start)
        here = self.sentence(start)
        paragraph = self.paragraph(start)
        scores: dict[str, float] = {}
        fresh: set[str] = set()  # subjects of this paragraph
        for n in range(i - 1, max(-1, i - 40), -1):
            person = self.people[n]
            back = here - self.sentence(person.start)
            if back > 14 and scores:
                break
            told = self.gender.get(person.name, "")
            if (gender and told and told != gender) or person.name in but:
                continue
            weight = self._weight(person, back, bool(told or not gender))
            scores[person.name] = max(scores.get(person.name, -99.0), weight)
            if weight + 0.35 * back > 0.6 and self.paragraph(person.start) == paragraph:
                fresh.add(person.name)
        if self._last:
            name = self._last[1].name
            told = self.gender.get(name or "", "")
            if name and (name in self.count) and not (gender and told and told != gender):
                apart = paragraph - self.paragraph(self._last[0])
                bonus = 2.0 * 0.6 ** max(0, apart)
                if apart and fresh and name not in fresh:
                    bonus *= 0.4
                back = here - self.sentence(self._last[0])
                scores[name] = max(scores.get(name, -99.0), -0.35 * back) + bonus
        if not scores:
            return NOBODY
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        lead = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else 2.0
        confidence = sure * (0.6 + 0.4 * min(1.0, lead / 1.5))
        return Who(ranked[0][0], confidence, reason)

    def _weight(self, person: Found, back: int, told: bool) -> float:
        weight = -0.35 * back + 0.05 * min(6, self.count[person.name])
        opening = self.start_of_sentence(person.start)
        before = self.text[opening : person.start]
        if _SUBORDINATE.match(before) and "," not in before:
            weight += 0.2
        elif len(before.split()) <= 4 and not _PREPOSITION.search(before):
            weight += 0.8
        elif before.rstrip().endswith(",") and before[:1].isupper():
            weight += 0.9
        elif _PREPOSITION.search(before[-40:]):
            weight -= 0.5
        if self.text[person.end : person.end + 1] in ("'", "’"):
            weight -= 0.5
        if self.in_marks(person.start):
            weight -= 2.0
        if not told:
            weight -= 0.3
        return weight


def _sentences(text: str, paragraphs: Sequence[Stretch]) -> list[int]:
    """Where sentences begin, roughly: enough to count how far apart two names stand."""
    starts = []
    for start, end in paragraphs:
        starts.append(start)
        starts.extend(
            m.end()
            for m in _SENTENCE.finditer(text, start, end)
            if not _ABBREVIATION.search(text, max(start, m.start() - 6), m.start())
        )
    return starts
