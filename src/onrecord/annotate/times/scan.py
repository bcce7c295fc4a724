"""Where a text may speak of time: its words as one short string of classes, on which the patterns run.

A text is split into words and what stands between them. Each becomes one character that stands for all that
the piece can be ("may": a month and a verb), so that a pattern over classes is an ordinary regular expression
over a string a fifth as long, and most of a text is the one character for "nothing". A pattern is tried only
where its first class stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

NOTHING = "_"
BREAK = "|"
_SPLIT = re.compile(r"([\W_]+)")
_BLANKS = ("", " ", "\n", "\t", "\xa0", "\r\n", "  ", " \n", "\n ")
# Separators by name: the mark, and whether blanks may, must or must not follow.
SEPARATORS = {
    "SP": [b for b in _BLANKS if b],
    "HY": ["-", "–", "—", "‐", "‑", "−"],
    "DASH": [f"{a}{m}{b}" for a in _BLANKS[:2] for m in ("-", "–", "—", "--") for b in _BLANKS[:3] if a or b],
    "CO": [f"{a}{m}{b}" for a in _BLANKS[:2] for m in (",",) for b in _BLANKS[1:]],
    "TC": [","],
    "DOT": ["."],
    "PD": [f".{b}" for b in _BLANKS if b],
    "PC": [f".,{b}" for b in _BLANKS if b],
    "AP": ["'", "’", "`"],
    "OAP": [f"{b}{m}" for b in _BLANKS[1:5] for m in "'’‘`"],
    "APS": [f"{m}{b}" for b in _BLANKS[1:5] for m in "'’"],
    "PAP": [f".{b}{m}" for b in _BLANKS[1:5] for m in "'’‘`"],
    "COAP": [f",{b}{m}" for b in _BLANKS[1:5] for m in "'’‘`"],
    "HAP": [f"-{m}" for m in "'’‘`"],
    "CN": [":"],
    "SL": ["/"],
    "PLUS": ["+"],
    "MORE": ["+ "],
    "OP": [" (", "("],
    "POP": [". ("],
    "CP": [") ", "), "],
}
_LONGEST = 80  # pieces: no pattern reaches further
_KEPT = 50_000  # runs
_STOP = re.compile(f"[{NOTHING}{re.escape(BREAK)}]|$")
_TOKEN = re.compile(r"\{\d+,\d*\}|\(\?P<\w+>|\(\?[:!=]|\(\?<[!=]|<\w+>|[A-Z][A-Z0-9]*|[a-z0-9]+| |.")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule's name, its compiled pattern over classes, and the name of what builds its value."""

    name: str
    build: str
    match: Any
    order: int
    dates: bool = False  # whether it may name a month or a year


class Lexicon:
    """The classes of words, each set of classes one character; and patterns compiled over them."""

    def __init__(
        self,
        classes: dict[str, list[str]],
        macros: dict[str, str],
        rules: Sequence[tuple[str, str, str]],
        fillers: frozenset[str],
    ):
        self._macros = macros
        self._members: dict[str, set[str]] = {}
        literals = self._literals([*(source for _, source, _ in rules), *macros.values()])
        for name, words in [*classes.items(), *figures().items()]:
            for word in words:
                self._members.setdefault(word, set()).add(name)
        for word in literals:
            self._members.setdefault(word, set()).add(word)
        self._code: dict[frozenset[str], str] = {}
        self.words = {word: self._character(frozenset(names)) for word, names in self._members.items()}
        self.gaps = {gap: self._character(frozenset((name,))) for name, gaps in SEPARATORS.items() for gap in gaps}
        core = {code for word, code in self.words.items() if word not in fillers}
        self.core = re.compile(f"[{''.join(sorted(core))}]")
        self._sets = self._by_name()
        self.by_first: dict[str, list[Pattern]] = {}
        self._known: dict[str, Matches] = {}
        for order, (name, source, build) in enumerate(rules):
            regex = self.regex(source)
            dates = "(?P<month" in regex or "(?P<year>" in regex
            self._add(Pattern(name, build, re.compile(regex).match, order, dates), regex)

    def _literals(self, sources: Iterable[str]) -> set[str]:
        return {t for source in sources for t in _TOKEN.findall(source) if re.fullmatch(r"[a-z0-9]+", t)}

    def _character(self, names: frozenset[str]) -> str:
        return self._code.setdefault(names, chr(0x100 + len(self._code)))

    def _by_name(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for names, character in self._code.items():
            for name in names:
                found[name] = found.get(name, "") + character
        return found

    def regex(self, source: str) -> str:
        """A pattern in the notation of ``grammar`` as a regular expression over classes."""
        out = []
        for token in _TOKEN.findall(source):
            if token.startswith("<") and token.endswith(">"):
                out.append(self.regex(self._macros[token[1:-1]]))
            elif token == " ":
                out.append(self._set("SP"))
            elif token == "&":
                continue
            elif re.fullmatch(r"[A-Za-z0-9]+", token):
                out.append(self._set(token))
            else:
                out.append(token)
        return "".join(out)

    def _set(self, name: str) -> str:
        if name not in self._sets:
            raise ValueError(f"no class or word {name!r} in the lexicon")
        return f"[{self._sets[name]}]"

    def _add(self, pattern: Pattern, source: str) -> None:
        for code in sorted(_firsts(_parser.parse(source))[0]):
            self.by_first.setdefault(chr(code), []).append(pattern)

    def runs(self, classes: str) -> Iterator[tuple[int, int]]:
        """The runs [start, end) of known classes that hold a word which can make a time."""
        end = 0
        while core := self.core.search(classes, end):
            place = core.start()
            start = max(classes.rfind(NOTHING, end, place), classes.rfind(BREAK, end, place), end - 1) + 1
            end = _STOP.search(classes, place).start()  # type: ignore[union-attr]
            yield start, end

    def matching(self, classes: str, place: int, end: int) -> "Matches":
        """The patterns that match at a place of a run of known classes that ends at ``end``, the longest first.

        Whether a pattern matches depends on the run alone, and runs recur: what was found for one is kept.
        """
        key = classes[place : min(end + 1, place + _LONGEST)]
        known = self._known.get(key)
        if known is None:
            patterns = self.by_first.get(classes[place], ())
            found = [(p, m.end() - place) for p in patterns if (m := p.match(classes, place)) and m.end() > place]
            known = tuple(sorted(found, key=lambda each: (-each[1], each[0].order)))
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[key] = known
        return known


Matches = tuple[tuple[Pattern, int], ...]  # patterns with the pieces that each takes


def _firsts(nodes: Iterable[Any]) -> tuple[set[int], bool]:
    """The characters that a parsed pattern can begin with, and whether it can be empty."""
    found: set[int] = set()
    for op, value in nodes:
        more, empty = _first(op, value)
        found |= more
        if not empty:
            return found, False
    return found, True


def _first(op: Any, value: Any) -> tuple[set[int], bool]:
    if op is _constants.LITERAL:
        return {value}, False
    if op is _constants.IN:
        return {v for kind, v in value if kind is _constants.LITERAL}, False
    if op is _constants.SUBPATTERN:
        return _firsts(value[3])
    if op is _constants.BRANCH:
        parts = [_firsts(branch) for branch in value[1]]
        return set().union(*(p[0] for p in parts)), any(p[1] for p in parts)
    if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
        found, empty = _firsts(value[2])
        return found, empty or value[0] == 0
    if op in (_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT):
        return set(), True
    raise ValueError(f"a pattern begins with {op}, which the scanner does not know")


def figures() -> dict[str, list[str]]:
    """Classes of words that are written with figures."""
    every = [str(n) for n in range(10000)] + [f"{n:02}" for n in range(10)] + [f"{n:03}" for n in range(100)]
    every += [f"{n:04}" for n in range(1000)]
    hours = [f"{h}{m:02}" for h in range(1, 13) for m in range(60)]
    return {
        "INT": every,
        "INT3": [f"{n:03}" for n in range(1000)],
        "D31": [*map(str, range(1, 32)), *(f"{n:02}" for n in range(1, 10))],
        "M12": [*map(str, range(1, 13)), *(f"{n:02}" for n in range(1, 10))],
        "H24": [*map(str, range(25)), *(f"{n:02}" for n in range(10))],
        "H12": [str(n) for n in range(1, 13)],
        "MIN": [f"{n:02}" for n in range(60)],
        "HHMM": [f"{h:02}{m:02}" for h in range(24) for m in range(60)] + hours,
        "YEAR": [str(n) for n in range(1000, 2101)],
        "YEARX": [str(n) for n in range(2101, 10000)],
        "YEARN": [str(n) for n in range(1900, 2051)],
        "FYEAR": [f"fy{n}" for n in (*range(1950, 2051), *(f"{n:02}" for n in range(100)))],
        "ONE": [str(n) for n in range(1, 10)],
        "Y2": [f"{n:02}" for n in range(100)],
        "Y34": [str(n) for n in range(1, 10000)],
        "HHMM4": [f"{h:02}{m:02}" for h in range(24) for m in range(60)],
        "CLOCK": [f"{h}{ap}" for h in [*range(1, 13), *hours] for ap in ("am", "pm")]
        + [f"0{h}{ap}" for h in range(1, 10) for ap in ("am", "pm")],
        "MINAP": [f"{m:02}{ap}" for m in range(60) for ap in ("am", "pm")],
        "MINP": [f"{m:02}{half}" for m in range(60) for half in "ap"],
        "ISOT": [f"{d:02}t{h:02}" for d in range(1, 32) for h in range(24)],
        "MINZ": [f"{m:02}z" for m in range(60)],
        "QCODE": [*(f"q{n}" for n in range(1, 5)), *(f"{n}q" for n in range(1, 5))],
        "WEEKN": [f"w{n:02}" for n in range(1, 54)],
        "DEC3": [f"{d}s" for d in range(100, 1000, 10)],
        "NUNIT": [f"{n}{u}" for n in range(1, 101) for u in NUMBER_UNITS],
        "DMON": [
            f"{n}{m}"
            for n in range(1, 32)
            for m in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
        ],
    }


NUMBER_UNITS = [
    "s",
    "m",
    "h",
    "min",
    "mins",
    "hr",
    "hrs",
    "day",
    "days",
    "wk",
    "wks",
    "week",
    "weeks",
    "mth",
    "mths",
    "month",
    "months",
    "yr",
    "yrs",
    "year",
    "years",
    "sec",
    "secs",
    "hour",
    "hours",
    "minutes",
]


@dataclass(slots=True)
class Scanned:
    """A text as pieces: words at even places, what parts them at odd ones; ``classes`` has a character for each."""

    text: str
    parts: list[str]
    classes: str
    starts: list[int]


def scan(text: str, lexicon: Lexicon) -> Scanned:
    """The pieces of a text and their classes; offsets are those of the text."""
    low = text.lower()
    if len(low) != len(text):  # a capital dotted I lowers to two
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    parts = _SPLIT.split(low)
    codes: list[str] = [NOTHING] * len(parts)
    codes[::2] = map(lexicon.words.get, parts[::2], repeat(NOTHING))
    codes[1::2] = map(lexicon.gaps.get, parts[1::2], repeat(BREAK))
    return Scanned(text, parts, "".join(codes), [*accumulate(map(len, parts), initial=0)])
