"""Which reports tell the same story."""

import math
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from onrecord.link.terms import sketch
from onrecord.model import Annotation, Copy, Member, Report, Role, Story

_JOIN = 0.2


def group(
    reports: Sequence[Report], annotations: Sequence[Annotation] = (), copies: Sequence[Copy] = ()
) -> tuple[Story, ...]:
    """The stories that the reports tell, the largest first; every report is in one."""
    ordered = sorted(reports, key=lambda report: (report.published or "~", report.id))
    counts = [Counter(sketch(report).whole) for report in ordered]
    seen = Counter(term for count in counts for term in count)
    rarity = {term: math.log((len(ordered) + 1) / (n + 0.5)) for term, n in seen.items()}
    sums: list[dict[str, float]] = []
    members: list[list[tuple[Report, float]]] = []
    for report, count in zip(ordered, counts, strict=True):
        vector = _unit({term: (1 + math.log(n)) * rarity[term] for term, n in count.items()})
        near = [(_dot(vector, total) / max(1e-9, _length(total)), place) for place, total in enumerate(sums)]
        score, place = max(near, default=(0.0, 0))
        if score < _JOIN:
            place = len(sums)
            sums.append({})
            members.append([])
        for term, weight in vector.items():
            sums[place][term] = sums[place].get(term, 0.0) + weight
        members[place].append((report, min(1.0, score + 0.5)))
    stories = (
        Story(
            identity([report.id for report, _ in group]),
            tuple(Member(report.id, sure, "shares rare words with the story") for report, sure in group),
            headline([report for report, _ in group]),
        )
        for group in members
    )
    return tuple(sorted(stories, key=lambda story: (-len(story.members), story.id)))


def identity(names: Sequence[str]) -> str:
    """A story's id, made from the ids of its reports in whatever order."""
    return blake2b("\n".join(sorted(names)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def headline(reports: Sequence[Report]) -> str:
    """The headline of the report that shares most words with the others."""
    if not reports:
        return ""
    counts = [set(sketch(report).whole) for report in reports]
    seen = Counter(term for count in counts for term in count)
    score = [sum(seen[term] - 1 for term in count) / math.sqrt(len(count) + 1) for count in counts]
    return head(reports[score.index(max(score))])


def head(report: Report) -> str:
    """The report's headline, or else its first line or sentence, at most 200 characters."""
    if report.title and report.title.strip():
        return " ".join(report.title.split())[:200]
    for part in report.covered(Role.HEADLINE):
        return " ".join(report.text[part.start : part.end].split())[:200]
    return " ".join(report.text.lstrip()[:1000].split("\n", 1)[0].split())[:200]


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = _length(vector) or 1.0
    return {term: weight / length for term, weight in vector.items()}


def _length(vector: dict[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))


def _dot(a: dict[str, float], b: dict[str, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)
