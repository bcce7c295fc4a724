"""Putting reports into the stories of an archive as they come."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

from onrecord.link.stories import headline
from onrecord.link.storyindex import StoryIndex
from onrecord.model import Annotation, Member, Report, Story
from onrecord.store.base import Reader


@dataclass(frozen=True, slots=True)
class Joined:
    """The stories that changed, as they are after some reports came; ``gone`` are ids that were merged into others."""

    stories: tuple[Story, ...]
    gone: tuple[str, ...] = ()


class Joiner(Protocol):
    """What puts each new report into a story."""

    def add(self, reports: Sequence[Report], marks: Sequence[Annotation]) -> Joined:
        """Put these into stories, in their order."""
        ...

    def forget(self, name: str) -> None:
        """Keep nothing of a report."""
        ...

    def save(self) -> None:
        """Keep what is needed to go on from here."""
        ...


class StoryJoiner:
    """Joins by the online index of stories, all reports of a batch at once: they are weighed together.

    ``archive`` is where the texts for headlines are, and what the index is built from when it is opened, in the batches
    in which reports came, so that it always stands as it stood.
    """

    def __init__(self, archive: Reader) -> None:
        self._archive = archive
        self._index = StoryIndex()
        self._place: dict[str, int] = {}
        self._forgotten: set[int] = set()
        for names in archive.arrivals():
            pairs = archive.pairs(names)
            self._take([report for report, _ in pairs], [mark for _, mark in pairs])

    def _take(self, reports: Sequence[Report], marks: Sequence[Annotation]) -> list[int]:
        first = len(self._index)
        self._place.update((report.id, first + number) for number, report in enumerate(reports))
        return self._index.extend(reports, marks)

    def add(self, reports: Sequence[Report], marks: Sequence[Annotation]) -> Joined:
        """Put these into stories; the archive must hold them already."""
        before = len(self._index.merges)
        touched = self._take(reports, marks)
        merges = self._index.merges[before:]
        roots = dict.fromkeys(self._index.find(story) for story in (*touched, *(merge.kept for merge in merges)))
        stories = tuple(story for root in roots if (story := self._story(root)))
        standing = {story.id for story in stories}
        gone = (self._name(merge.members) for merge in merges)
        return Joined(stories, tuple(name for name in gone if name not in standing))

    def _story(self, root: int) -> Story | None:
        index = self._index
        places = [place for place in sorted(index.members[root]) if place not in self._forgotten]
        if not places:
            return None
        members = tuple(
            Member(index.ids[place], round(index.sure[place], 3), "shares rare words, names and days with the story")
            for place in places
        )
        reports = [report for report, _ in self._archive.pairs(member.report for member in members)]
        return Story(self._name(index.members[root]), members, headline(reports))

    def _name(self, places: Sequence[int]) -> str:
        """A story's id: made from its first report, so that it stays as others join."""
        first = self._index.ids[min(places)]
        return blake2b(first.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    def forget(self, name: str) -> None:
        """Name a report in no story any more."""
        if name in self._place:
            self._forgotten.add(self._place.pop(name))

    def save(self) -> None:
        """Nothing to keep: the index follows from the archive."""
