"""One person under two first names, or one name in two spellings, in the reports of a story."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.account import language_names as names_of
from onrecord.account import thresholds as limit
from onrecord.account.naming import near, transliterated
from onrecord.model import Annotation, Difference, Report, Side, Span
from onrecord.text.nicknames import formal
from onrecord.text.words import fold

_BEFORE = re.compile(r"\b([A-Za-z][a-z]{3,20}),? $")
_AFTER = re.compile(
    r", (?:the|an?|its|their|his|her) (?:[\w’'-]+ ){0,3}?([a-z]{4,20})(?=[,.;]| (?:who|of|at|for|in)\b)"
)
_CLOSE = 60
_SOFT_HYPHEN = "\u00ad"
_PLAIN = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*[.]?")
"""A word of a name, without a bracket or a mark that only its place put there."""


def differences(reports: Sequence[Report], annotations: Sequence[Annotation]) -> Iterator[Difference]:
    """Full names of two reports that part in one word: spelt nearly alike, or with one last name and one trade.

    Only where each report knows one person of these, and no report both.
    """
    texts = {report.id: report.text for report in reports}
    by_last: dict[str, dict[str, dict[str, Span]]] = defaultdict(lambda: defaultdict(dict))
    by_first: dict[str, dict[str, dict[str, Span]]] = defaultdict(lambda: defaultdict(dict))
    for mark in annotations:
        for mention in mark.mentions:
            words = mention.span.of(texts.get(mark.report, "")).replace(_SOFT_HYPHEN, "").split()
            if mention.kind == "person" and len(words) == 2 and all(map(_word, words)):
                name = " ".join(words)
                by_last[fold(words[1])][mark.report].setdefault(name, mention.span)
                by_first[fold(words[0])][mark.report].setdefault(name, mention.span)
    for held, of_last in (*((held, True) for held in by_last.values()), *((held, False) for held in by_first.values())):
        forms = {fold(name) for names in held.values() for name in names}
        if len(held) > 1 and 1 < len(forms) <= limit.EVERY_PAIR:
            yield from _parted(held, texts, of_last)


def _word(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and not word.isupper() and _PLAIN.fullmatch(word) is not None


def _parted(held: Mapping[str, Mapping[str, Span]], texts: Mapping[str, str], of_last: bool) -> Iterator[Difference]:
    together = {frozenset(pair) for names in held.values() for pair in combinations(map(fold, names), 2)}
    trades: dict[str, set[str]] = defaultdict(set)  # 'the loco pilot' of one report is 'the driver' of another
    for names in held.values():
        for name, span in names.items():
            trades[fold(name)] |= _trades(span, texts)
    for left, right in combinations(list(held.values())[: limit.EVERY_PAIR], 2):
        for x, a in left.items():
            for y, b in right.items():
                pair = frozenset([fold(x), fold(y)])
                if len(pair) < 2 or pair in together or _also(left, y) or _also(right, x) or _familiar(x, y):
                    continue
                alike = near(x, y)
                if not alike and (not of_last or trades[fold(x)].isdisjoint(trades[fold(y)])):
                    continue
                severity = "soft" if transliterated(x, y) else "hard"
                reason = f"'{x}' in one, '{y}' in the other" + (", spelt nearly alike" if alike else "")
                yield Difference("name", severity, f"name of {_shared(x, y)}", Side(a, x), Side(b, y), reason)


def _shared(x: str, y: str) -> str:
    return next(a for a, b in zip(x.split(), y.split(), strict=True) if fold(a) == fold(b))


def _familiar(x: str, y: str) -> bool:
    """Whether one is a short form of the other: 'Billy' and 'William', 'Orde' and 'Orde-Vance'; or turned round."""
    (a, last), (b, other) = fold(x).split(), fold(y).split()
    if a == other or (a == b and (last.startswith(f"{other}-") or other.startswith(f"{last}-"))):
        return True
    fond = (a == formal(b) and b.endswith(("ie", "y"))) or (b == formal(a) and a.endswith(("ie", "y")))
    return last == other and formal(a) == formal(b) and (fond or not near(x, y))


def _also(names: Mapping[str, Span], other: str) -> bool:
    return any(fold(name) == fold(other) for name in names)


def _trades(span: Span, texts: Mapping[str, str]) -> set[str]:
    """What the words right beside a name say that its bearer is: 'the driver', but nothing that many are."""
    text = texts[span.report]
    found = {fold(m[1]) for m in (_BEFORE.search(text[max(0, span.start - 30) : span.start]),
                            _AFTER.match(text, span.end, span.end + _CLOSE)) if m}  # fmt: skip
    return found - names_of.MANY_ARE
