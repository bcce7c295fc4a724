"""The summary of a story: a few whole sentences, central, standing alone, none saying what another says."""

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.account import timeline
from onrecord.account.sentences import LONGEST, SHORTEST, Sentence, alone, candidates, cosine, rarity, vector
from onrecord.model import Annotation, Copy, Event, Report, Span, Statement

MOST = 5
"""Sentences of a summary."""

LONG = 20
"""Reports up to which a story is taken to be about one event."""

_SAME = 0.45
"""Likeness from which a sentence says what another has said."""

_OLD = 0.4
"""What a sentence is worth of which every word has been said, as a share of one that is all new."""

_SPOKEN = 0.4
"""What a sentence keeps that is mostly somebody's words: without its speaker it tells little."""

_DATED = 0.1
"""What an event in it adds to a sentence, besides the reports that print it."""

_OPENING = 6
"""Sentences that open a report: news tells the main thing first."""

_READ = 40
"""Sentences of a report that are considered."""

Vector = Mapping[str, float]


def choose(
    reports: Sequence[Report],
    annotations: Sequence[Annotation],
    events: Sequence[Event] = (),
    statements: Sequence[Statement] = (),
    copies: Sequence[Copy] = (),
) -> tuple[Span, ...]:
    """At most five whole sentences that tell the story, the most central first, then in order of publication.

    A sentence counts by how near it is to what all reports print, by its place, by the events and statements that
    several reports share in it, and by how well it stands alone. Nothing is said twice. A story of more than ``LONG``
    reports is told by its five weightiest days instead, in their order, a sentence each.
    """
    if len(reports) > LONG:
        return tuple(
            span
            for entry in timeline.choose(reports, annotations, copies, days=MOST, sentences=1)
            for span in entry.spans
        )
    texts = {report.id: report.text for report in reports}
    found = [s for report in reports for s in candidates(report, _READ)]
    weight = rarity(_by_report(found))
    centre = vector((word for s in found if s.place < _OPENING for word in set(s.words)), weight)
    shared = _shared(events, statements, annotations)
    vectors = {s.span: vector(s.words, weight) for s in found}
    spoken: dict[str, list[Span]] = {}
    for span in (span for mark in annotations for q in mark.quotations if q.kind == "direct" for span in q.content):
        spoken.setdefault(span.report, []).append(span)
    scores = {s.span: _score(s, texts[s.span.report], vectors[s.span], centre, shared) for s in found}
    for s in found:
        if any(2 * s.span.common(span) > len(s.span) for span in spoken.get(s.span.report, ())):
            scores[s.span] *= _SPOKEN
    ranked = sorted((s for s in found if scores[s.span] > 0), key=lambda s: (-scores[s.span], s.span))
    return _ordered(_apart(ranked, vectors, scores), reports)


def _by_report(found: Sequence[Sentence]) -> list[set[str]]:
    words: dict[str, set[str]] = {}
    for sentence in found:
        words.setdefault(sentence.span.report, set()).update(sentence.words)
    return list(words.values())


def _shared(
    events: Sequence[Event], statements: Sequence[Statement], annotations: Sequence[Annotation]
) -> dict[str, list[tuple[Span, int]]]:
    """For each report its pieces of shared events and statements, with the number of reports that print them."""
    marks: dict[str, list[tuple[Span, int]]] = {}
    for event in events:
        reports = len({span.report for span in event.evidence})
        for span in event.evidence:
            marks.setdefault(span.report, []).append((span, reports))
    quotations = {q.id: q for a in annotations for q in a.quotations}
    for statement in statements:
        printed = [quotations[name] for name in statement.quotations if name in quotations]
        reports = len({q.report for q in printed})
        for q in printed:
            marks.setdefault(q.report, []).append((Span(q.report, q.start, q.end), reports))
    return marks


def _score(s: Sentence, text: str, own: Vector, centre: Vector, shared: Mapping[str, list[tuple[Span, int]]]) -> float:
    if s.headline or not SHORTEST <= len(s.span) <= LONGEST:
        return 0.0
    witnesses = max((n for span, n in shared.get(s.span.report, ()) if span.overlaps(s.span)), default=0)
    lead = 1.0 / (1 + s.place / 4)
    dated = _DATED if witnesses else 0.0
    stands = alone(s.span.of(text))
    return stands * (cosine(own, centre) + 0.25 * lead + dated + 0.12 * min(witnesses, 3))


def _apart(ranked: Sequence[Sentence], vectors: Mapping[Span, Vector], scores: Mapping[Span, float]) -> list[Sentence]:
    """The best that do not repeat one another; the reports take turns where they are about as good."""
    chosen: list[Sentence] = []
    taken: Counter[str] = Counter()
    told: set[str] = set()
    pool = list(ranked[:400])

    def gain(s: Sentence) -> float:
        new = sum(word not in told for word in s.words) / max(len(s.words), 1)
        return scores[s.span] * 0.8 ** taken[s.span.report] * (_OLD + (1 - _OLD) * new)

    while pool and len(chosen) < MOST:
        best = max(pool, key=gain)
        if chosen and scores[best.span] < 0.25 * scores[chosen[0].span]:
            break
        chosen.append(best)
        taken[best.span.report] += 1
        told.update(best.words)
        pool = [s for s in pool if cosine(vectors[s.span], vectors[best.span]) < _SAME]
    return chosen


def _ordered(chosen: Sequence[Sentence], reports: Sequence[Report]) -> tuple[Span, ...]:
    at = {report.id: n for n, report in enumerate(reports)}
    rest = sorted((s.span for s in chosen[1:]), key=lambda span: (at[span.report], span.start))
    return tuple([s.span for s in chosen[:1]] + rest)
