"""Whether two printed names can be one person's or body's, two spellings of it, or two different ones."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.account import language as lang
from onrecord.account import language_names as names_of
from onrecord.account import thresholds as limit
from onrecord.account.clauses import Clause
from onrecord.account.printing import name_words
from onrecord.model import Difference, Report, Side, Span
from onrecord.text.words import fold

_ENDINGS = frozenset(["n", "an", "ian", "ese", "i", "ns", "ans", "ians", "ish", "ic", "is"])


class Names:
    """The names that each report knows, and the name across reports that each stands for."""

    def __init__(self, names: Mapping[tuple[str, str], str]) -> None:
        self._known: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for (report, local), name in names.items():
            self._known[report].append((frozenset(name_words(local)), name))

    def meant(self, report: str, printed: str) -> frozenset[str]:
        """The names across reports that a printed form can stand for in a report."""
        wanted = frozenset(name_words(printed))
        return frozenset(name for words, name in self._known.get(report, ()) if wanted <= words)


def kin(x: str, y: str, reports: tuple[str, str], names: Names) -> bool:
    """Whether two printed names may stand for one another: parts of one name, initials, a people and its country."""
    first, second = name_words(x), name_words(y)
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    if _people_of(" ".join(first), " ".join(second)):
        return True
    if near(x, y):
        return False
    if names.meant(reports[0], x) & names.meant(reports[1], y):
        return True
    a, b = " ".join(first), " ".join(second)
    if any(a in group and b in group for group in names_of.ALIASES):
        return True
    return _initials(first) == b.replace(".", "") or _initials(second) == a.replace(".", "")


def _people_of(a: str, b: str) -> bool:
    """Whether one is a country and the other its people: 'Nepal' and 'Nepalese', 'Rica' and 'Rican'."""
    shorter, longer = sorted((a, b), key=len)
    if longer == shorter + "n":
        return shorter[-1:] == "a"  # 'Rican', and not a last letter printed twice
    stem = shorter[:-1] if shorter[-1:] in "aey" else shorter
    return len(stem) > 2 and longer.startswith(stem) and longer[len(stem) :] in _ENDINGS


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word and word not in lang.LIGHT) if len(words) > 1 else "-"


def near(x: str, y: str) -> bool:
    """Whether two names differ by a letter or two in one word: a misprint, or another spelling."""
    first, second = fold(x).split(), fold(y).split()
    if len(first) != len(second):
        return False
    parted = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(parted) == 1 and close(*parted[0])


def close(a: str, b: str) -> bool:
    """Whether two words of five letters or more are one edit apart, of eight or more two (a swap of two is one)."""
    if a == b or min(len(a), len(b)) < 4 or (a[0] != b[0] and a[-1] != b[-1]):
        return False
    return _edits(a, b) <= (2 if min(len(a), len(b)) > 7 else 1)


def _edits(a: str, b: str) -> int:
    """Edits with swaps of neighbours between two words (Damerau 1964), 3 for words too far apart to matter."""
    if abs(len(a) - len(b)) > 2 or max(len(a), len(b)) > 40:
        return 3
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


_BODY = re.compile(r"\b(?!The )[A-Z][\w-]{1,40}(?:[ ](?:(?:of|for|on|and|the)[ ]){0,2}[A-Z][\w-]{1,40}){2,6}")
_RANKED = re.compile(r"\b(?=[A-Z])(?P<rank>"
                     r"Sen|Rep|Gov|Judge|Justice|Mayor|Ambassador|Secretary|Dr|Prof|Gen|Col|Capt|Sgt|Rev|"
                     r"Senator|Governor|Representative|General|Colonel|Captain|Sheriff|Inspector|Detective)\b\.?[ ]"
                     r"(?P<given>[A-Z][a-z]+)[ ](?P<last>[A-Z][\w'’-]+)")  # fmt: skip


def names_apart(reports: Sequence[Report]) -> Iterator[Difference]:
    """One body or person of rank under two names: other small words in the one, another first name in the other."""
    for about, places in (*_bodies(reports), *_ranked(reports)):
        forms: dict[str, dict[str, Span]] = defaultdict(dict)
        for form, span in places:
            forms[form].setdefault(span.report, span)
        if len(forms) < 2:
            continue
        for (x, left), (y, right) in combinations(sorted(forms.items()), 2):
            clear = [(a, b) for a in left for b in right if a not in right and b not in left]
            for a, b in clear[: limit.EVERY_PAIR**2]:
                yield Difference(
                    "name", "hard", about, Side(left[a], x), Side(right[b], y), f"'{x}' in one, '{y}' in the other"
                )


def _bodies(reports: Sequence[Report]) -> list[tuple[str, list[tuple[str, Span]]]]:
    """Names of three capitalised words or more, by these words; forms part in the small words between."""
    found: dict[tuple[str, ...], list[tuple[str, Span]]] = defaultdict(list)
    for report in reports:
        for m in _BODY.finditer(report.text):
            parts = m[0].split(" ")
            capitals = tuple(fold(word) for word in parts if word[0].isupper())
            if any(word[0].islower() for word in parts) and len(set(capitals)) == len(capitals):
                small = " ".join(fold(word) for word in parts if word != "the")
                found[capitals].append((small, Span(report.id, m.start(), m.end())))
    return [(places[0][0], places) for places in found.values()]


def _ranked(reports: Sequence[Report]) -> list[tuple[str, list[tuple[str, Span]]]]:
    """Persons with a rank, by rank and last name; forms part in the first name."""
    found: dict[tuple[str, str], list[tuple[str, Span]]] = defaultdict(list)
    for report in reports:
        for m in _RANKED.finditer(report.text):
            key = fold(m["rank"])[:3], fold(re.sub(r"['’]s$", "", m["last"]))
            last = re.sub(r"['’]s$", "", m["last"]).replace("’", "'")
            found[key].append((f"{m['given']} {last}", Span(report.id, m.start(), m.end())))
    return [(f"first name of {places[0][0].split()[-1]}", places) for places in found.values()]


def sentence(clauses: Sequence[Clause], span: Span) -> Clause | None:
    """The clause that a span begins in."""
    for clause in clauses:
        if clause.start <= span.start < clause.end:
            return clause
    return None


def transliterated(x: str, y: str) -> bool:
    """Whether the words that part are one name that newsrooms write each in its own letters: 'Mohamed', 'Muhammad'."""
    words = zip(fold(x).split(), fold(y).split(), strict=False)
    return any(a != b and any(a in group and b in group for group in names_of.TRANSLITERATED) for a, b in words)
