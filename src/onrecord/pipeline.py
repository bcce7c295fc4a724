"""The order of the stages, known only here: read and annotate a report at a time, link and tell a story at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from onrecord.model import (
    Account,
    Annotation,
    Copy,
    Days,
    Decision,
    Member,
    Quotation,
    Refusal,
    Report,
    Statement,
    Story,
)
from onrecord.settings import READ_LETTERS, Settings
from onrecord.undisturbed import undisturbed
from onrecord.version import MADE_BY

if TYPE_CHECKING:
    from onrecord.account.check import Answer
    from onrecord.account.timeline import Entry
    from onrecord.workers import Team, Telling

T = TypeVar("T")
Progress = Callable[[str, int, int | None], None]
"""Called with what is being done, how many are done, and of how many (None: not known)."""


def silent(what: str, done: int, total: int | None) -> None:
    """No progress."""


@dataclass(frozen=True, slots=True)
class Pile:
    """What was read: the reports in order of publication, and what was refused."""

    reports: tuple[Report, ...]
    refused: tuple[Refusal, ...]


def order(report: Report) -> tuple[str, str]:
    """The key that puts reports in order of publication, the undated last, whatever order they came in."""
    return (report.published or "~", report.id)


_team: "ContextVar[Team | None]" = ContextVar("_team", default=None)


@contextmanager
def ready(settings: Settings) -> Iterator[None]:
    """The processes that the settings ask for start, and are there for all that is annotated and told meanwhile."""
    if settings.workers < 2 or _team.get():
        yield
        return
    from onrecord.workers import Team

    with closing(Team(settings.workers)) as team:
        before = _team.set(team)
        try:
            yield
        finally:
            _team.reset(before)


def read(
    paths: Sequence[object],
    settings: Settings = Settings(),
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Pile:
    """The reports under the paths (or in data frames) in order of publication, and every refusal with its reason."""
    from onrecord.read import reports as stream

    kept: list[Report] = []
    refused: list[Refusal] = []
    for outcome in stream(paths, settings, stdin):
        if isinstance(outcome, Report):
            kept.append(outcome)
            progress("reading", len(kept), None)
        else:
            refused.append(outcome)
    return Pile(tuple(sorted(kept, key=order)), tuple(refused))


def annotate(
    reports: Sequence[Report], settings: Settings = Settings(), progress: Progress = silent
) -> tuple[Annotation, ...]:
    """An annotation for each report, in the same order."""
    return tuple(annotated(reports, settings, progress))


def annotated(reports: Sequence[Report], settings: Settings, progress: Progress = silent) -> Iterator[Annotation]:
    """As :func:`annotate`, each as soon as it is there."""
    return _counted(annotations(reports, settings), "annotating", len(reports), progress)


def annotations(reports: Iterable[Report], settings: Settings = Settings()) -> Iterator[Annotation]:
    """The stream form of :func:`annotate`: annotations come as the reports do."""
    if team := _team.get():
        return team.annotate(reports, settings)
    if settings.workers > 1:
        from onrecord.workers import annotate as shared

        return shared(reports, settings, settings.workers)
    from onrecord.annotate.report import annotate as stream

    return stream(reports, settings)


def begin(reports: Sequence[Report], settings: Settings = Settings()) -> Iterator[Annotation]:
    """As :func:`annotations`; processes that stand ready begin at once, and not when the first is asked for."""
    team = _team.get()
    return team.begin(reports, settings) if team else annotations(reports, settings)


def times(
    reports: Sequence[Report], settings: Settings = Settings(), progress: Progress = silent
) -> tuple[Annotation, ...]:
    """Annotations that hold the time expressions only: no encoder runs, so it is quick."""
    from onrecord.annotate.times import find

    found = (
        Annotation(r.id, find(r.text, r.published, report=r.id, kind=settings.kind, skip=r.apart)) for r in reports
    )
    return tuple(_counted(found, "finding times", len(reports), progress))


def copies(reports: Sequence[Report], marks: Sequence[Annotation] = ()) -> tuple[Copy, ...]:
    """Pairs of reports of which one holds a good part of the other."""
    from onrecord.link.copies import find

    return find(reports, marks)


def stories(
    reports: Sequence[Report], marks: Sequence[Annotation] = (), copied: Sequence[Copy] = ()
) -> tuple[Story, ...]:
    """The stories that the reports tell, largest first."""
    from onrecord.link.stories import group

    return group(reports, marks, copied)


def tell(
    pile: Pile | Sequence[Report], settings: Settings = Settings(), progress: Progress = silent
) -> tuple[Account, ...]:
    """One account for each story in the pile, the largest first."""
    reports = pile.reports if isinstance(pile, Pile) else tuple(sorted(pile, key=order))
    if not reports:
        return ()
    with ready(settings), undisturbed():
        marks = annotate(reports, settings, progress)
        progress("linking", 0, None)
        copied = copies(reports, marks) if len(reports) > 1 else ()
        told = (whole(reports),) if settings.one_story else stories(reports, marks, copied)
        beside = dict(zip((report.id for report in reports), zip(reports, marks, strict=True), strict=True))
        given = (_given(story, [beside[name] for name in story.reports], copied) for story in told)
        return tuple(_counted(accounts(given, len(told)), "telling", len(told), progress))


def timeline(
    reports: Sequence[Report], settings: Settings = Settings(), progress: Progress = silent, **choice: Any
) -> "tuple[Entry, ...]":
    """The days that matter in all the reports taken as one story; ``choice`` as in ``account.timeline.choose``."""
    from onrecord.account.timeline import choose

    marks = times(reports, settings, progress)
    return choose(reports, marks, copies(reports) if len(reports) > 1 else (), **choice)


def check(words: str, reports: Sequence[Report], marks: Sequence[Annotation]) -> "Answer | None":
    """Where these words were printed, by whom said, and in which variants; None where nothing like them is."""
    from onrecord.account import check as question
    from onrecord.account import statements
    from onrecord.link.entities import resolve

    _, names = resolve(reports, marks)
    return question.check(words, reports, marks, statements.align(reports, marks, names))


def whole(reports: Sequence[Report]) -> Story:
    """All reports as one story, under the headline of the most central one."""
    from onrecord.link.stories import headline, identity

    names = tuple(report.id for report in reports)
    return Story(identity(names), tuple(Member(name, 1.0, "given as one story") for name in names), headline(reports))


def _given(story: Story, members: Sequence[tuple[Report, Annotation]], copied: Sequence[Copy]) -> "Telling":
    pairs = sorted(members, key=lambda pair: order(pair[0]))
    own = {report.id for report, _ in pairs}
    among = [copy for copy in copied if copy.a in own and copy.b in own]
    return story, [report for report, _ in pairs], [mark for _, mark in pairs], among, ()


def accounts(given: "Iterable[Telling]", count: int) -> Iterator[Account]:
    """The account of each of ``count`` stories, in their order, by the processes that stand ready, if any do.

    ``given`` has for each what :func:`account` takes; where the copies are None, they are looked for.
    """
    team = _team.get()
    return team.tell(given, _told) if team and count > 1 else (_told(*one) for one in given)


def _told(
    story: Story,
    reports: Sequence[Report],
    marks: Sequence[Annotation],
    copied: Sequence[Copy] | None,
    decisions: Sequence[Decision],
) -> Account:
    if copied is None:
        copied = copies(reports, marks) if len(reports) > 1 else ()
    return account(story, reports, marks, copied, decisions)


@undisturbed()
def account(
    story: Story,
    reports: Sequence[Report],
    marks: Sequence[Annotation],
    copied: Sequence[Copy],
    decisions: Sequence[Decision] = (),
) -> Account:
    """The account of one story from its reports, their annotations (in the same order) and the copies among them.

    ``decisions`` are what people decided: who is who, and which difference is none.
    """
    from onrecord.account import agreements, differences, events, new, statements, summary
    from onrecord.account.laid import lay
    from onrecord.link import verdicts
    from onrecord.link.entities import resolve

    entities, names = verdicts.people(*resolve(reports, marks), decisions)
    laid = lay(reports, marks, names)
    found = statements.align(reports, marks, names, laid.printed)
    different, not_compared = differences.find(reports, marks, found, copied, names, laid)
    standing, dismissed = verdicts.differences(different, decisions)
    happened = events.find(reports, marks, copied, names)
    return Account(
        id=story.id,
        title=story.title,
        days=_published(reports),
        reports=tuple(reports),
        annotations=tuple(marks),
        summary=summary.choose(reports, marks, happened, found, copied),
        entities=entities,
        quotations=_spoken(marks, found, names),
        statements=found,
        differences=standing,
        dismissed=dismissed,
        agreements=agreements.find(reports, marks, found, copied, names, laid),
        events=happened,
        copies=tuple(copied),
        new=new.find(reports, marks, found),
        not_compared=(*_left_out(reports, marks), *not_compared),
        made_by=MADE_BY,
        confidence=tuple((member.report, member.confidence) for member in story.members),
    )


def _spoken(
    marks: Sequence[Annotation], found: Sequence[Statement], names: dict[tuple[str, str], str]
) -> tuple[Quotation, ...]:
    """All quotations, each speaker under the name that the story knows him by."""
    return tuple(
        replace(q, speaker=names.get((q.report, q.speaker), q.speaker)) if q.speaker else q
        for mark in marks
        for q in mark.quotations
    )


def _published(reports: Sequence[Report]) -> Days | None:
    days = [report.day for report in reports if report.day]
    return Days(min(days), max(days)) if days else None


def _left_out(reports: Sequence[Report], marks: Sequence[Annotation]) -> Iterator[str]:
    for report, mark in zip(reports, marks, strict=True):
        if mark.skipped:
            yield f"{report.id}: not annotated, {mark.skipped}"
        elif report.day is None:
            yield f"{report.id}: no date of publication, so its relative times stay open"
        if len(report.text) > READ_LETTERS:
            yield f"{report.id}: indirect speech was looked for in its first {READ_LETTERS:,} letters only"


def _counted(items: Iterable[T], what: str, total: int, progress: Progress) -> Iterator[T]:
    progress(what, 0, total)
    for done, item in enumerate(items, 1):
        progress(what, done, total)
        yield item
