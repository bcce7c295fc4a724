"""Which reports tell the same story."""

import math
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from onrecord.link.storyindex import StoryIndex
from onrecord.link.terms import plain_terms
from onrecord.model import Annotation, Copy, Member, Report, Role, Story

BLOCK = 4096
"""So many reports are weighed together; of a longer pile, one block after another."""


def group(
    reports: Sequence[Report], annotations: Sequence[Annotation] = (), copies: Sequence[Copy] = ()
) -> tuple[Story, ...]:
    """The stories that the reports tell, the largest first; every report is in one."""
    ordered = sorted(reports, key=lambda report: (report.published or "~", report.id))
    beside = {annotation.report: annotation for annotation in annotations}
    index = StoryIndex()
    for first in range(0, len(ordered), BLOCK):
        block = ordered[first : first + BLOCK]
        index.extend(block, [beside.get(report.id) for report in block])
    stories = (
        Story(
            identity([ordered[place].id for place in places]),
            tuple(
                Member(ordered[place].id, index.sure[place], "shares rare words with the story")
                for place in sorted(places)
            ),
            headline([ordered[place] for place in places]),
        )
        for places in index.members.values()
    )
    return tuple(sorted(stories, key=lambda story: (-len(story.members), story.id)))


def identity(names: Sequence[str]) -> str:
    """A story's id, made from the ids of its reports in whatever order."""
    return blake2b("\n".join(sorted(names)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def headline(reports: Sequence[Report]) -> str:
    """The headline of the report that shares most words with the others."""
    if not reports:
        return ""
    counts = [set(plain_terms(head(report))) for report in reports]
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
