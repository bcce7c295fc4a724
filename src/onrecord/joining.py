"""Putting reports into the stories of an archive as they come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

from onrecord.link.stories import headline
from onrecord.link.storyindex import StoryIndex
from onrecord.model import Annotation, Member, Report, Story
from onrecord.store.base import Reader

_READ_AT_ONCE = 256


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
    """Joins by the online index of stories, one report at a time, so that the same order gives the same stories.

    ``archive`` is where the texts for headlines are, and what the index is built from when it is opened.
    """

    def __init__(self, archive: Reader) -> None:
        self._archive = archive
        self._index = StoryIndex()
        self._place: dict[str, int] = {}
        self._forgotten: set[int] = set()
        self._replay(archive.arrivals())

    def _replay(self, names: Iterable[str]) -> None:
        """Take in, in the order they came, reports that the archive holds already."""
        waiting: list[str] = []
        for name in (*names, None):
            if name is not None:
                waiting.append(name)
            if waiting and (name is None or len(waiting) == _READ_AT_ONCE):
                for report, mark in self._archive.pairs(waiting):
                    self._take(report, mark)
                waiting.clear()

    def _take(self, report: Report, mark: Annotation) -> int:
        self._place[report.id] = len(self._index)
        return self._index.add(report, mark)

    def add(self, reports: Sequence[Report], marks: Sequence[Annotation]) -> Joined:
        """Put these into stories; the archive must hold them already."""
        before = len(self._index.merges)
        touched = [self._take(report, mark) for report, mark in zip(reports, marks, strict=True)]
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
