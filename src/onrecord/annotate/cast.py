"""The people and organisations of one report, where they stand, and who spoke last."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.annotate import gender as genders
from onrecord.annotate.descriptions import Described
from onrecord.annotate.names import Found
from onrecord.text.words import fold

Stretch = tuple[int, int]

_SENTENCE = re.compile(r"(?<=[.!?])[\"”'’)]*\s+(?=[\"“‘'(\[]*[^\W\d_a-zß-öø-ÿ])|\n\s*")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Amb|Col|Capt|Sgt|Lt|St|Jr|vs|No)|\b[A-Z])\.$")
_MANY = 300  # descriptions with one chief noun, beyond which no more are compared
_GOES_ON = 0.8


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker and how he was found; ``name`` is None where nobody is sure enough."""

    name: str | None
    confidence: float
    reason: str


NOBODY = Who(None, 0.0, "nobody is named")


_PARTIES = {
    "democratic": "democrat", "democrat": "democrat", "republican": "republican", "gop": "republican",
    "labour": "labour", "conservative": "conservative", "tory": "conservative",
}  # fmt: skip
_LETTER = re.compile(r"\s*[,(]\s*([DR])-[A-Z]")  # 'Ann Lowe, D-Va.'


def party(words: str) -> str:
    """The party that a description names, or ''."""
    return next((_PARTIES[w] for w in words.lower().split() if w in _PARTIES), "")


class Cast:
    """The people and organisations of one report, and who spoke last; tell it who speaks in text order."""

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
        self.starts = [n.start for n in self.people]
        self.group_starts = [n.start for n in self.groups]
        self._paragraphs = [start for start, _ in paragraphs]
        self._quoted = sorted(quoted)
        self._quoted_starts = [a for a, _ in self._quoted]
        self._sentences = _sentences(text, paragraphs)
        self.described = list(described)
        self.by_head: defaultdict[str, list[Described]] = defaultdict(list)
        for d in described:
            if len(self.by_head[d.head]) < _MANY:
                self.by_head[d.head].append(d)
        self.count = Counter(n.name for n in self.people)
        self.group_count = Counter(n.name for n in self.groups)
        self.surnames: defaultdict[str, list[str]] = defaultdict(list)
        for name in self.count:
            self.surnames[fold(name).split()[-1]].append(name)
        self.spoke_last: tuple[int, Who] | None = None
        self.aloud = True
        self._others: dict[str, frozenset[str]] = {}
        self.gender = genders.of(self)

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
        n = self.sentence(at)
        return self._sentences[n - 1] if n else 0

    @cached_property
    def parties(self) -> dict[str, str]:
        """The party of each person of whom the report tells one."""
        found: dict[str, str] = {}
        for person in self.people:
            if m := _LETTER.match(self.text, person.end, person.end + 8):
                found.setdefault(person.name, "democrat" if m[1] == "D" else "republican")
        for d in self.described:
            if told := party(self.text[d.start : min(d.end, d.start + 120)]):
                found.setdefault(d.name, told)
        return found

    def of_other_parties(self, side: str) -> frozenset[str]:
        """The people whom the report gives another party than ``side``; nobody for ''."""
        if side and side not in self._others:
            self._others[side] = frozenset(name for name, told in self.parties.items() if told != side)
        return self._others.get(side, frozenset())

    @cached_property
    def heads(self) -> dict[str, frozenset[str]]:
        """The trades and offices that the report gives each person."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for noun, described in self.by_head.items():
            for d in described:
                found[d.name].add(noun)
        return {name: frozenset(nouns) for name, nouns in found.items()}

    def people_within(self, start: int, end: int) -> list[Found]:
        """The people named in text[start:end]."""
        return _within(self.people, self.starts, start, end)

    def groups_within(self, start: int, end: int) -> list[Found]:
        """The organisations named in text[start:end]."""
        return _within(self.groups, self.group_starts, start, end)

    def spoke(self, at: int, who: Who, aloud: bool = True) -> None:
        """Remember who spoke last; ``at`` is where, ``aloud`` whether his own words are quoted."""
        if who.name:
            self.spoke_last, self.aloud = (at, who), aloud

    def last(self, at: int, within: int = 1) -> Who:
        """Who spoke last, if no more than ``within`` paragraphs ago."""
        if self.spoke_last and self.paragraph(at) - self.paragraph(self.spoke_last[0]) <= within:
            who = self.spoke_last[1]
            sure = _GOES_ON if self.aloud else _GOES_ON * _GOES_ON
            return Who(who.name, sure * who.confidence, "goes on from the quotation before")
        return NOBODY


def _within(found: Sequence[Found], starts: Sequence[int], start: int, end: int) -> list[Found]:
    i = bisect_left(starts, start)
    inside = []
    while i < len(found) and found[i].start < end:
        inside.append(found[i])
        i += 1
    if not inside and i and found[i - 1].end > start and found[i - 1].start < start:
        inside.append(found[i - 1])
    return inside


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
