"""Keeping an archive: what is added, forgotten and rebuilt; each step stands whole or not at all."""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import pipeline
from onrecord.errors import UsageError
from onrecord.joining import Joiner, StoryJoiner
from onrecord.link import verdicts
from onrecord.link.stories import identity
from onrecord.model import Annotation, Report, Story
from onrecord.settings import Settings
from onrecord.store.base import Query, Reader, Writer
from onrecord.store.search import phrases
from onrecord.store.tables import Tables
from onrecord.undisturbed import undisturbed
from onrecord.version import MADE_BY

if TYPE_CHECKING:
    from onrecord.workers import Telling

_UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")  # in an id, which every table must hold alike
_AT_ONCE = 256  # reports annotated, joined to stories and committed together


@dataclass(frozen=True, slots=True)
class Added:
    """What an add did: ids of new reports, of new versions, of those already there; stories told again."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()


def open_archive(place: str | Path, *, writable: bool = False, create: bool = False) -> Tables:
    """The archive at that place: a file, or an address such as ``postgresql://desk@host/news``."""
    if str(place).startswith(("postgresql://", "postgres://")):
        from onrecord.store.postgres import PostgresArchive

        return PostgresArchive(str(place), writable=writable)
    from onrecord.store.sqlite import Archive

    return Archive(place, writable=writable, create=create)


def joiner(archive: Tables) -> Joiner:
    """What puts new reports into the stories of this archive."""
    return StoryJoiner(archive, _beside(archive))


def _beside(archive: Tables) -> Path | None:
    """Where what puts reports into stories is kept: beside a file, or in this user's cache under the archive's name."""
    path = getattr(archive, "path", None)
    if isinstance(path, Path):
        return path.with_name(path.name + ".index")
    try:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # a user without a home
        return None
    name = archive.identity()
    return cache / "onrecord" / f"{name}.index" if name else None


def add(
    archive: Writer,
    joiner: Joiner,
    reports: Iterable[Report],
    settings: Settings = Settings(),
    progress: pipeline.Progress = pipeline.silent,
) -> Added:
    """Keep new reports and new versions, join them to stories, and tell again the stories that they touch.

    Some reports at a time are annotated and committed together; a run that is killed goes on where it stopped when
    the same reports are added again.
    """
    with pipeline.ready(settings):
        return _added(archive, joiner, reports, lambda some: _begun(archive, some, settings), progress)


Annotating = Callable[[Sequence[Report]], Iterable[Annotation]]


def _begun(archive: Writer, some: Sequence[Report], settings: Settings) -> Annotating:
    """What annotates those of some reports that turn out new; processes that stand ready begin with them at once.

    They begin while the reports before are kept, and with what the archive knows until then: what it knows otherwise
    afterwards is annotated anew.
    """
    if settings.workers < 2:
        return lambda fresh: pipeline.annotations(fresh, settings)
    early = _sorted_out(archive, some)[0]
    under_way = pipeline.begin(early, settings)

    def annotated(fresh: Sequence[Report]) -> Iterator[Annotation]:
        known = dict(zip(early, under_way, strict=True))
        anew = iter(pipeline.annotations([report for report in fresh if report not in known], settings))
        for report in fresh:
            yield known.get(report) or next(anew)

    return annotated


def bring(
    archive: Writer,
    joiner: Joiner,
    pairs: Iterable[tuple[Report, Annotation]],
    settings: Settings = Settings(),
    progress: pipeline.Progress = pipeline.silent,
) -> Added:
    """As :func:`add`, for reports that are annotated; those whose address the archive has under another id are anew."""
    known: dict[tuple[str, str], Annotation] = {}

    def reports() -> Iterator[Report]:
        for report, mark in pairs:
            known[report.id, report.text] = mark
            yield report

    def begun(some: Sequence[Report]) -> Annotating:
        mine = known.copy()
        known.clear()

        def annotated(fresh: Sequence[Report]) -> Iterator[Annotation]:
            renamed = [report for report in fresh if (report.id, report.text) not in mine]
            anew = {mark.report: mark for mark in pipeline.annotations(renamed, settings)}
            yield from (anew.get(report.id) or mine[report.id, report.text] for report in fresh)

        return annotated

    return _added(archive, joiner, reports(), begun, progress)


def _added(
    archive: Writer,
    joiner: Joiner,
    reports: Iterable[Report],
    begin: Callable[[Sequence[Report]], Annotating],
    progress: pipeline.Progress,
) -> Added:
    new, changed, unchanged = list[str](), list[str](), list[str]()
    told: dict[str, None] = {}
    stream = iter(reports)
    some = list(islice(stream, _AT_ONCE))
    annotate = begin(some)
    while some:
        fresh, same = _sorted_out(archive, some)
        coming = list(islice(stream, _AT_ONCE))
        next_ones = begin(coming)
        unchanged += same
        if fresh:
            with undisturbed():
                kept = keep(archive, joiner, list(zip(fresh, annotate(fresh), strict=True)))
            new += kept.new
            changed += kept.changed
            told |= dict.fromkeys(kept.stories)
        progress("adding", len(new) + len(changed) + len(unchanged), None)
        some, annotate = coming, next_ones
    joiner.save()
    return Added(tuple(new), tuple(changed), tuple(unchanged), tuple(told))


def keep(archive: Writer, joiner: Joiner, pairs: Sequence[tuple[Report, Annotation]]) -> Added:
    """Keep reports that are new or changed with what stands in them, join them, tell their stories: all or nothing."""
    new, changed = list[tuple[Report, Annotation]](), list[str]()
    with archive.transaction():
        batch = archive.batches() + 1
        for report, mark in pairs:
            version = archive.put_report(report, mark, batch)
            archive.put_change("added" if version == 1 else "version", report.id, _what(archive, report, version))
            if version == 1:
                new.append((report, mark))
            else:
                changed.append(report.id)
        touched = {*_join(archive, joiner, new), *homes(archive, changed)}
        told = tuple(tell(archive, sorted(touched)))
    return Added(tuple(report.id for report, _ in new), tuple(changed), (), told)


def _sorted_out(archive: Writer, some: Sequence[Report]) -> tuple[list[Report], list[str]]:
    """The reports that are new or changed, under the id that their address has; and ids of those already there."""
    fresh: dict[str, Report] = {}
    same: list[str] = []
    for report in some:
        known = archive.at_url(report.url) if report.url else None
        named = report.named(known or _UNHOLDABLE.sub("\ufffd", report.id))
        kept = fresh.get(named.id) or archive.report(named.id)
        headline = kept.title if kept is not None and kept.title and named.title else named.title
        if kept is not None and kept.text == named.text and headline == named.title:
            same.append(named.id)
        elif named.id in fresh:
            same.append(named.id)  # a second text within one batch is met again, and kept, on the next add
        else:
            fresh[named.id] = named
    return list(fresh.values()), same


def _what(archive: Writer, report: Report, version: int) -> str:
    """What a new version changed, in words; nothing for a first one."""
    if version == 1:
        return ""
    from onrecord.versions import compare

    versions = archive.versions(report.id)
    return compare(versions[-2].report, versions[-1].report).summary


def _join(archive: Writer, joiner: Joiner, first: Sequence[tuple[Report, Annotation]]) -> set[str]:
    """Put new reports into stories; gives the ids of the stories that are to be told again."""
    if not first:
        return set()
    joined = joiner.add([report for report, _ in first], [mark for _, mark in first])
    for name in joined.gone:
        archive.drop_story(name)
    return keep_stories(archive, joined.stories)


def keep_stories(archive: Writer, found: Sequence[Story]) -> set[str]:
    """Keep stories as the decisions have them; gives the ids of all that changed.

    What a decision had put with their reports is told apart first, since ``found`` are as no decision has them.
    """
    decisions = verdicts.standing(archive.decisions(), "join", "part")
    mine = {report for each in found for report in each.reports}
    before = homes(archive, sorted(mine.union(*(decision.subjects for decision in decisions))))
    before |= {each.id for each in found}
    stored = [story for name in sorted(before) if (story := archive.story(name))]
    new = {each.id for each in found}
    known = [left for story in stored if (left := _left(story, mine, new)).members]
    settled = verdicts.stories([*found, *known], decisions)
    for name in before - {each.id for each in settled}:
        archive.drop_story(name)
    changed = [each for each in settled if each not in stored]
    for each in changed:
        archive.put_story(each)
    return {each.id for each in changed}


def _left(story: Story, without: set[str], taken: set[str]) -> Story:
    """The story without some reports; under an id of its own where its id is taken."""
    left = tuple(member for member in story.members if member.report not in without)
    name = identity([member.report for member in left]) if story.id in taken else story.id
    return replace(story, id=name, members=left)


def homes(archive: Writer, reports: Iterable[str]) -> set[str]:
    """The ids of the stories that hold some reports."""
    return {home for report in reports if (home := archive.story_of(report))}


def tell(archive: Writer, stories: Sequence[str]) -> Iterator[str]:
    """Tell stories again from what the archive holds and keep their accounts; gives the ids of those told."""
    decisions = archive.decisions()

    def given() -> "Iterator[Telling]":
        for name in stories:
            if story := archive.story(name):
                pairs = sorted(archive.pairs(story.reports), key=lambda pair: pipeline.order(pair[0]))
                yield story, [report for report, _ in pairs], [mark for _, mark in pairs], None, decisions

    for account in pipeline.accounts(given(), len(stories)):
        archive.put_account(account)
        yield account.id


def nearby(archive: Reader, words: str, most: int = 60) -> list[tuple[Report, Annotation]]:
    """The reports with quotations that may be these words: those that share most of its rarer words.

    Words that are misprinted match nothing; the others find the report all the same.
    """
    found: dict[str, float] = defaultdict(float)
    for word in dict.fromkeys(part for phrase in phrases(words) for part in phrase):
        hits = archive.search(Query(word, quoted=True, limit=4 * most))
        for name in {hit.report for hit in hits}:
            found[name] += 1 / len(hits)
    return archive.pairs(name for name, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most])


def forget(archive: Writer, joiner: Joiner, name: str) -> tuple[str, ...]:
    """Remove a report and all that rests on it alone; gives the stories told again. Raises UsageError if unknown."""
    with archive.transaction():
        home = archive.story_of(name)
        if not archive.forget(name):
            raise UsageError(f"{name}: no such report in the archive")
        archive.put_change("forgotten", name)
        story = archive.story(home) if home else None
        if story is None:
            return ()
        left = tuple(member for member in story.members if member.report != name)
        archive.drop_story(story.id)
        if left:
            archive.put_story(_titled(archive, Story(story.id, left, story.title)))
        told = tuple(tell(archive, [story.id])) if left else ()
    joiner.forget(name)
    return told


def _titled(archive: Writer, story: Story) -> Story:
    from onrecord.link.stories import headline

    reports = [report for name in story.reports if (report := archive.report(name))]
    return Story(story.id, story.members, headline(reports), story.also)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild changed: reports annotated anew, those whose annotation came out otherwise, stories told."""

    annotated: int
    changed: tuple[str, ...]
    stories: int


def rebuild(
    archive: Writer,
    settings: Settings = Settings(),
    everything: bool = False,
    progress: pipeline.Progress = pipeline.silent,
) -> Rebuilt:
    """Annotate anew what older rules or an older model made (or everything), and tell every story again."""
    names = list(archive.names())
    annotated, changed = 0, list[str]()
    for start in range(0, len(names), _AT_ONCE):
        pairs = archive.pairs(names[start : start + _AT_ONCE])
        old = [(report, mark) for report, mark in pairs if everything or mark.made_by != MADE_BY]
        marks = tuple(pipeline.annotations([report for report, _ in old], settings))
        with archive.transaction():
            for (report, before), mark in zip(old, marks, strict=True):
                archive.put_annotation(mark)
                annotated += 1
                if (before.times, before.quotations, before.mentions) != (mark.times, mark.quotations, mark.mentions):
                    changed.append(report.id)
                    archive.put_change("rebuilt", report.id, f"{before.made_by} -> {mark.made_by}")
        progress("annotating", min(start + _AT_ONCE, len(names)), len(names))
    stories = [line.id for line in archive.stories(limit=10**9)]
    for start in range(0, len(stories), _AT_ONCE):
        with archive.transaction():
            for number, _ in enumerate(tell(archive, stories[start : start + _AT_ONCE]), start + 1):
                progress("telling", number, len(stories))
    return Rebuilt(annotated, tuple(changed), len(stories))
