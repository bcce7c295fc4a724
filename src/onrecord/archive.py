"""Keeping an archive: what is added, decided, forgotten and rebuilt; each step stands whole or not at all."""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import pipeline
from onrecord.errors import UsageError
from onrecord.joining import Joiner, StoryJoiner
from onrecord.link import verdicts
from onrecord.link.stories import identity
from onrecord.model import Annotation, Decision, Report, Story
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
        touched = {*_join(archive, joiner, new), *_homes(archive, changed)}
        told = tuple(_tell(archive, sorted(touched)))
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
    return _keep(archive, joined.stories)


def _keep(archive: Writer, found: Sequence[Story]) -> set[str]:
    """Keep stories as the decisions have them; gives the ids of all that changed.

    What a decision had put with their reports is told apart first, since ``found`` are as no decision has them.
    """
    decisions = verdicts.standing(archive.decisions(), "join", "part")
    mine = {report for each in found for report in each.reports}
    homes = _homes(archive, sorted(mine.union(*(decision.subjects for decision in decisions))))
    before = homes | {each.id for each in found}
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


def _homes(archive: Writer, reports: Iterable[str]) -> set[str]:
    return {home for report in reports if (home := archive.story_of(report))}


def _tell(archive: Writer, stories: Sequence[str]) -> Iterator[str]:
    """Tell stories again from what the archive holds."""
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


def decide(archive: Writer, verb: str, subjects: Sequence[str], by: str, why: str) -> tuple[Decision, tuple[str, ...]]:
    """Record a person's decision and tell again what it touches; gives the record and the stories told.

    Raises UsageError for a verb or a number of subjects that there is not, or subjects that the archive does not know.
    """
    if verb not in verdicts.VERBS:
        raise UsageError(f"{verb}: no such decision; there are {', '.join(verdicts.VERBS)}")
    wanted, meaning = verdicts.VERBS[verb]
    if len(subjects) != wanted:
        raise UsageError(f"{verb} takes {wanted} {'name' if wanted == 1 else 'names'} ({meaning}), not {len(subjects)}")
    if not by.strip() or not why.strip():
        raise UsageError("a decision needs --by NAME and --why TEXT: who decided, and for what reason")
    if verb in ("join", "part"):
        for report in subjects:
            if archive.report(report) is None:
                raise UsageError(f"{report}: no such report in the archive")
    decision = _decision(verb, tuple(subjects), by, why)
    with archive.transaction():
        archive.put_decision(decision)
        archive.put_change("decided", decision.id, f"{verb} {' '.join(subjects)}: {why}")
        told = _settle(archive, decision)
    return decision, told


def _decision(verb: str, subjects: tuple[str, ...], by: str, why: str) -> Decision:
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    name = blake2b("|".join([verb, *subjects, by, at]).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return Decision(name, verb, subjects, by, why, at)


def withdraw(archive: Writer, name: str) -> tuple[Decision, tuple[str, ...]]:
    """Take a decision back and tell again what it touched; the record stays. Raises UsageError for one unknown."""
    for decision in archive.decisions():
        if decision.id == name:
            break
    else:
        raise UsageError(f"{name}: no standing decision of that name; `onrecord decide --list` shows them")
    taken = Decision(
        decision.id, decision.verb, decision.subjects, decision.by, decision.why, decision.at,
        datetime.now(UTC).isoformat(timespec="microseconds"),
    )  # fmt: skip
    with archive.transaction():
        archive.put_decision(taken)
        archive.put_change("withdrawn", name, f"{decision.verb} {' '.join(decision.subjects)}")
        told = _settle(archive, taken)
    return taken, told


def dismiss(archive: Writer, differences: Sequence[str], by: str, why: str) -> tuple[str, ...]:
    """Dismiss several differences for one reason and tell what they touch once; gives the stories told."""
    if not by.strip() or not why.strip():
        raise UsageError("a decision needs a name and a reason: who decided, and why")
    made = [_decision("dismiss", (name,), by, why) for name in dict.fromkeys(differences)]
    return _all_settled(archive, made, "decided")


def restore(archive: Writer, names: Sequence[str]) -> tuple[str, ...]:
    """Take back several decisions about differences or people and tell what they touch once."""
    known = {d.id: d for d in archive.decisions() if d.verb not in ("join", "part")}
    if unknown := [name for name in names if name not in known]:
        raise UsageError(f"{unknown[0]}: no standing decision of that name about a difference or about people")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    taken = [replace(known[name], withdrawn=at) for name in dict.fromkeys(names)]
    return _all_settled(archive, taken, "withdrawn")


def _all_settled(archive: Writer, decisions: Sequence[Decision], kind: str) -> tuple[str, ...]:
    with archive.transaction():
        for decision in decisions:
            archive.put_decision(decision)
            archive.put_change(kind, decision.id, f"{decision.verb} {' '.join(decision.subjects)}: {decision.why}")
        touched = {story for d in decisions for story in archive.stories_of(d.verb, d.subjects)}
        return tuple(_tell(archive, sorted(touched)))


def _settle(archive: Writer, decision: Decision) -> tuple[str, ...]:
    """Tell again the stories that a decision, made or withdrawn, is about."""
    if decision.verb in ("join", "part"):
        homes = _homes(archive, decision.subjects)
        found = [story for name in sorted(homes) if (story := archive.story(name))]
        if decision.withdrawn:
            found = _undone(archive, found)
            for name in homes:
                archive.drop_story(name)
        touched = _keep(archive, found)
    else:
        touched = set(archive.stories_of(decision.verb, decision.subjects))
    return tuple(_tell(archive, sorted(touched)))


def _undone(archive: Writer, found: Sequence[Story]) -> list[Story]:
    """The stories as the system had them before anyone decided: grouped anew among their own reports."""
    names = [name for story in found for name in story.reports]
    pairs = archive.pairs(names)
    reports, marks = [report for report, _ in pairs], [mark for _, mark in pairs]
    return list(pipeline.stories(reports, marks, pipeline.copies(reports, marks) if len(reports) > 1 else ()))


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
        told = tuple(_tell(archive, [story.id])) if left else ()
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
            for number, _ in enumerate(_tell(archive, stories[start : start + _AT_ONCE]), start + 1):
                progress("telling", number, len(stories))
    return Rebuilt(annotated, tuple(changed), len(stories))
