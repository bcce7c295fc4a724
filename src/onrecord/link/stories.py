"""Which reports tell the same story."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from onrecord.link import membership
from onrecord.link.membership import Seat
from onrecord.link.storyindex import StoryIndex
from onrecord.link.terms import plain_terms, printed
from onrecord.model import Annotation, Copy, Member, Report, Role, Story

REPRINT = 0.5
"""From this share of own words on, a report reprints another."""

BLOCK = 4096
"""So many reports are weighed together; of a longer pile, one block after another."""


def group(
    reports: Sequence[Report], annotations: Sequence[Annotation] = (), copies: Sequence[Copy] = ()
) -> tuple[Story, ...]:
    """The stories that the reports tell, the largest first; every report is in one, and only one.

    The order in which reports are given is no matter. Members stand in order of publication, each with how sure its
    place is (the chance that it and the rest tell one story) and the rare words that it shares with the rest. Where a
    report is as near to a second story, a round-up say, its reason tells so, and both stories name each other in
    ``also``. ``copies`` add which report a member reprints.
    """
    ordered = sorted(reports, key=lambda report: (report.published or "~", report.id))
    beside = {annotation.report: annotation for annotation in annotations}
    index = StoryIndex(keep=True, block=BLOCK)
    for first in range(0, len(ordered), BLOCK):
        block = ordered[first : first + BLOCK]
        index.extend(block, [beside.get(report.id) for report in block])
    sources = {
        copy.b if copy.origin == copy.a else copy.a: copy.origin
        for copy in copies
        if copy.origin and copy.own >= REPRINT
    }
    names = {story: identity([ordered[place].id for place in places]) for story, places in index.members.items()}
    told = []
    for story, name in names.items():
        seats = membership.seats(index, story)
        central = max(seats, key=lambda seat: (seat.central, -seat.place))
        also: dict[str, None] = {}
        members = []
        for seat in seats:
            near = [names[other] for other in seat.near]
            also |= dict.fromkeys(near)
            members.append(_member(ordered[seat.place], seat, near, sources))
        title = head(ordered[central.place]) or next(filter(None, (head(ordered[seat.place]) for seat in seats)), "")
        told.append(Story(name, tuple(members), title, tuple(also)))
    return tuple(sorted(told, key=lambda story: (-len(story.members), story.id)))


def _member(report: Report, seat: Seat, near: Sequence[str], sources: Mapping[str, str]) -> Member:
    said = []
    if seat.shared:
        said.append("shares " + ", ".join(printed(report, seat.shared)) + " with the rest")
    elif seat.alone:
        said.append("no other report is near enough")
    if report.id in sources:
        said.append(f"reprints {sources[report.id]}")
    if near:
        said.append("as near to " + ", ".join(near))
    return Member(report.id, round(seat.sure, 3), "; ".join(said))


_OPENING = 600  # letters of a text that tell what it is about
_LONG = 0.75  # how much the length of a headline speaks against it: 0 not at all, 1 as much as its words speak for it


def identity(names: Sequence[str]) -> str:
    """A story's id, made from the ids of its reports in whatever order."""
    return blake2b("\n".join(sorted(names)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def headline(reports: Sequence[Report]) -> str:
    """The headline of which the words stand in most of the reports' headlines and openings."""
    if not reports:
        return ""
    counts = [set(plain_terms(head(report))) for report in reports]
    openings = [count | set(plain_terms(report.text[:_OPENING])) for count, report in zip(counts, reports, strict=True)]
    seen = Counter(term for opening in openings for term in opening)
    score = [sum(seen[term] - 1 for term in count) / (len(count) + 1) ** _LONG for count in counts]
    return head(reports[score.index(max(score))])


def head(report: Report) -> str:
    """The report's headline, or else its first line or sentence, at most 200 characters."""
    if report.title and report.title.strip():
        return " ".join(report.title.split())[:200]
    for part in report.covered(Role.HEADLINE):
        return " ".join(report.text[part.start : part.end].split())[:200]
    return " ".join(report.text.lstrip()[:1000].split("\n", 1)[0].split())[:200]
