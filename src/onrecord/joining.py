"""Putting reports into the stories of an archive as they come."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.link import storystate
from onrecord.link.stories import headline
from onrecord.link.storyindex import StoryIndex
from onrecord.model import Annotation, Member, Report, Story
from onrecord.store.base import Reader
from onrecord.store.beside import named_by

_AT_ONCE = 256  # reports read from the archive together

_SAVED = 128  # reports after which the index is kept anew: so many at most are built again when it is opened


@dataclass(frozen=True, slots=True)
class Joined:
    """The stories that changed, as they are after some reports came; ``gone`` are ids that no story has any more."""

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
    """Joins by the online index of stories.

    The last reports, up to a block of them, are weighed together anew with each that comes, and a day's when the day
    is over: stories are the same whether reports come one by one or in a pile, and those of a day may change until
    then.

    ``archive`` is where the texts for headlines are, and what the index is built from when it is opened, in the order
    in which reports came, so that it always stands as it stood. With a ``folder`` the index is kept there from time to
    time, so that little is left to build; what is there and does not fit the archive is not used.
    """

    def __init__(self, archive: Reader, folder: Path | None = None) -> None:
        self._archive, self._folder = archive, folder
        names = [name for batch in archive.arrivals() for name in batch]
        self._index = self._kept(names)
        self._saved = len(self._index)
        self._place: dict[str, int] = {name: place for place, name in enumerate(self._index.ids)}
        self._forgotten: set[int] = set()
        for first in range(self._saved, len(names), _AT_ONCE):
            pairs = archive.pairs(names[first : first + _AT_ONCE])
            self._take([report for report, _ in pairs], [mark for _, mark in pairs])
        self._open = self._changing()

    def _kept(self, names: Sequence[str]) -> StoryIndex:
        """The index as it was kept, if it holds just the first reports of the archive; else an empty one."""
        if self._folder is None:
            return StoryIndex()
        try:
            index = storystate.load(self._folder)
        except (OSError, ValueError, KeyError):
            return StoryIndex()
        return index if names[: len(index)] == index.ids else StoryIndex()

    def _take(self, reports: Sequence[Report], marks: Sequence[Annotation]) -> None:
        first = len(self._index)
        self._place.update((report.id, first + number) for number, report in enumerate(reports))
        self._index.extend(reports, marks)

    def add(self, reports: Sequence[Report], marks: Sequence[Annotation]) -> Joined:
        """Put these into stories; the archive must hold them already."""
        before, since = self._open, self._index.standing
        self._take(reports, marks)
        after, self._open = self._changing(since), self._changing()
        changed = {name: places[0] for name, places in after.items() if places != before.get(name)}
        stood = {self._name(place) for place in self._index.touched.values()}
        gone = dict.fromkeys(sorted((before.keys() | stood) - after.keys()))
        roots = dict.fromkeys(self._root(place) for place in changed.values())
        stories = tuple(story for root in roots if (story := self._story(root)))
        standing = {story.id for story in stories}
        return Joined(stories, tuple(name for name in (*gone, *changed) if name not in standing))

    def _changing(self, since: int | None = None) -> dict[str, list[int]]:
        """The stories that the open window may change, or that ``since`` may have changed, by name, with their reports
        in order."""
        found = (sorted(self._index.members[root]) for root in self._index.changing(since))
        return {self._name(places[0]): places for places in found}

    def _root(self, place: int) -> int:
        return self._index.find(self._index.story_of[place])

    def _story(self, root: int) -> Story | None:
        index = self._index
        places = [place for place in sorted(index.members[root]) if place not in self._forgotten]
        if not places:
            return None
        members = tuple(
            Member(index.ids[place], round(index.sure[place], 3), "shares rare words, names and days with the story")
            for place in places
        )
        reports = [report for member in members if (report := self._archive.report(member.report))]
        return Story(self._name(min(index.members[root])), members, headline(reports))

    def _name(self, place: int) -> str:
        """The id of the story whose first report this is, so that it stays as others join."""
        return named_by(self._index.ids[place])

    def forget(self, name: str) -> None:
        """Name a report in no story any more."""
        if name in self._place:
            self._forgotten.add(self._place.pop(name))
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None  # it is built anew, without the report, when the archive is opened next

    def save(self) -> None:
        """Keep the index, if enough came since it was kept last; the rest follows from the archive."""
        if self._folder is not None and len(self._index) - self._saved >= _SAVED:
            with suppress(OSError):  # it can be built from the archive
                storystate.save(self._index, self._folder)
                self._saved = len(self._index)
