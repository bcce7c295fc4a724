"""What each report of a story adds: sentences that no earlier report had anything like."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from onrecord.account.sentences import LONGEST, Sentence, alone, candidates, rarity
from onrecord.model import Annotation, New, Report, Span, Statement

KNOWN = 0.5
"""Share of a sentence's weighed words that one earlier sentence holds, from which on it is no news."""

_READ = 120
_RARE, _KEPT = 8, 24
"""Words looked up for a sentence, and sentences kept for a word: what bounds the work."""

_SURELY = 1 - 1e-9
"""Leaves room for the rounding of sums."""


def find(
    reports: Sequence[Report], annotations: Sequence[Annotation], statements: Sequence[Statement] = ()
) -> tuple[New, ...]:
    """For each report after the first, in order of publication, the sentences that add something.

    A sentence is known where an earlier sentence holds half of what it tells, or where its quotation belongs to a
    statement that an earlier report prints. The first report has no earlier one and is left out, as are reports
    that add nothing. Undated reports come last. Linear in the sentences.
    """
    ordered = sorted(reports, key=lambda report: (report.published or "~", report.id))
    read = {report.id: [(s, frozenset(s.words)) for s in candidates(report, _READ)] for report in ordered}
    weight = rarity(set().union(*(words for _, words in found)) for found in read.values())
    quoted = _printed_before(ordered, annotations, statements)
    index: dict[str, list[frozenset[str]]] = defaultdict(list)
    added = []
    for number, report in enumerate(ordered):
        fresh = [s for s, words in read[report.id] if number and _is_new(s, words, report.text, index, weight, quoted)]
        if fresh:
            added.append(New(report.id, tuple(s.span for s in fresh)))
        _keep([words for _, words in read[report.id]], index)
    return tuple(added)


def _printed_before(
    ordered: Sequence[Report], annotations: Sequence[Annotation], statements: Sequence[Statement]
) -> dict[str, list[Span]]:
    """For each report the stretches that it quotes after another report did."""
    at = {report.id: n for n, report in enumerate(ordered)}
    quotations = {q.id: q for a in annotations for q in a.quotations}
    known: dict[str, list[Span]] = defaultdict(list)
    for statement in statements:
        printed = [quotations[name] for name in statement.quotations if name in quotations]
        first = min((at.get(q.report, 0) for q in printed), default=0)
        for q in printed:
            if at.get(q.report, 0) > first:
                known[q.report].append(Span(q.report, q.start, q.end))
    return known


def _is_new(
    s: Sentence,
    words: frozenset[str],
    text: str,
    index: Mapping[str, list[frozenset[str]]],
    weight: Mapping[str, float],
    quoted: Mapping[str, list[Span]],
) -> bool:
    if s.headline or len(words) < 4 or len(s.span) > LONGEST or alone(s.span.of(text)) < 0.15:
        return False
    if any(2 * span.common(s.span) > len(s.span) for span in quoted.get(s.span.report, ())):
        return False
    enough = KNOWN * fsum([weight[word] for word in words])
    rarest = _rarest(words, weight)
    few = _SURELY * enough / weight[rarest[0]]  # words that weigh too little even if each were the rarest
    seen: set[int] = set()
    for word in rarest:
        for other in index.get(word, ()):
            if id(other) not in seen:
                seen.add(id(other))
                both = words & other
                if len(both) > few and fsum([weight[w] for w in both]) >= enough:
                    return False
    return True


def _rarest(words: Iterable[str], weight: Mapping[str, float]) -> list[str]:
    return sorted(words, key=lambda word: (-weight[word], word))[:_RARE]


def _keep(found: Iterable[frozenset[str]], index: dict[str, list[frozenset[str]]]) -> None:
    for words in found:
        for word in words:
            if len(index[word]) < _KEPT:
                index[word].append(words)
