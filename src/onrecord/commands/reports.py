"""The commands on reports: call the pipeline, write the result, say what was refused."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord import pipeline
from onrecord.commands.output import lines, say, write
from onrecord.errors import UsageError
from onrecord.model import Account
from onrecord.progress import meter
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.account.timeline import Entry


def tell(given: argparse.Namespace) -> int:
    """``onrecord tell``: accounts as text, JSON, or a page."""
    settings = Settings(one_story=given.one_story, workers=given.workers)
    with pipeline.ready(settings):
        pile = collect(given, settings)
        with meter(given.quiet) as progress:
            accounts = pipeline.tell(pile, settings, progress)
    if given.json:
        from onrecord.write import form

        write(given.json, json.dumps([form.account(a, pile.refused) for a in accounts], ensure_ascii=False) + "\n")
    if given.html:
        _pages(given, accounts, pile)
    if given.text or not (given.json or given.html):
        from onrecord.show import terminal

        terminal.show(accounts, pile.refused, sys.stdout, width=given.width, colour=given.colour)
    return outcome(given, pile)


def _pages(given: argparse.Namespace, accounts: Sequence[Account], pile: pipeline.Pile) -> None:
    from onrecord.show import page

    target = Path(given.html)
    if given.html.endswith(os.sep) or target.is_dir() or not target.suffix:
        page.folder(accounts, pile.refused, target)
        say(given, f"wrote {target / 'index.html'}")
    else:
        write(given.html, page.page(accounts, pile.refused))
        say(given, f"wrote {target}")


def read(given: argparse.Namespace) -> int:
    """``onrecord read``: the reports as read."""
    from onrecord.write import form

    pile = collect(given, Settings())
    lines(given.output, map(form.report, pile.reports))
    return outcome(given, pile)


def annotate(given: argparse.Namespace) -> int:
    """``onrecord annotate``: times, quotations and names of each report, or in words why they got their values."""
    settings = Settings(workers=given.workers)
    with pipeline.ready(settings):
        pile = collect(given, settings)
        with meter(given.quiet) as progress:
            marks = pipeline.annotated(pile.reports, settings, progress)
            if given.why:
                from onrecord.show import why

                write(given.output, why.tell(pile.reports, tuple(marks)))
            else:
                from onrecord.write import form

                lines(given.output, map(form.annotation, marks))
    return outcome(given, pile)


def stories(given: argparse.Namespace) -> int:
    """``onrecord stories``: the story of each report."""
    settings = Settings()
    pile = collect(given, settings)
    with meter(given.quiet) as progress:
        marks = pipeline.times(pile.reports, settings, progress)
        copied = pipeline.copies(pile.reports)
        told = pipeline.stories(pile.reports, marks, copied)
    of = {name: story.id for story in told for name in story.reports}
    lines(given.output, ({"id": report.id, "story": of.get(report.id)} for report in pile.reports))
    return outcome(given, pile)


def copies(given: argparse.Namespace) -> int:
    """``onrecord copies``: pairs of reports that share text."""
    from onrecord.link.copies import find
    from onrecord.write import form

    if not 0 < given.least <= 1:
        raise UsageError(f"--least {given.least}: expected a share above 0 and up to 1")
    pile = collect(given, Settings())
    lines(given.output, map(form.copy, find(pile.reports, least=given.least)))
    return outcome(given, pile)


def timeline(given: argparse.Namespace) -> int:
    """``onrecord timeline``: all reports as one story, its days told in their sentences."""
    for name in ("days", "sentences"):
        if getattr(given, name) is not None and getattr(given, name) < 1:
            raise UsageError(f"--{name} {getattr(given, name)}: expected a whole number from 1 on")
    if bool(given.paths) == bool(given.archive) or bool(given.archive) != bool(given.story):
        raise UsageError("timeline tells the reports of PATHs, or a --story of an --archive: give one of the two")
    choice = {
        "days": given.days,
        "sentences": given.sentences,
        "first": _day(given, "first"),
        "last": _day(given, "last"),
        "name": given.about,
        "since": _moment(given.since),
    }
    entries, pile = (_kept if given.archive else _given)(given, choice)
    name = given.name or given.story or Path(given.paths[0]).stem or "timeline"
    if given.json:
        from onrecord.write import form

        lines(given.json, [form.timeline(name, entries, pile.reports)])
    if given.html:
        from onrecord.show import days

        title = given.name or pipeline.whole(pile.reports).title or name
        write(given.html, days.page(title, entries, pile.reports))
        say(given, f"wrote {given.html}")
    if not (given.json or given.html):
        from onrecord.show import timeline as shown

        write("-", shown.tell(entries, pile.reports))
    return outcome(given, pile)


def _given(given: argparse.Namespace, choice: dict[str, Any]) -> "tuple[tuple[Entry, ...], pipeline.Pile]":
    """The timeline of the reports of the paths."""
    settings = Settings(one_story=True)
    pile = collect(given, settings)
    with meter(given.quiet) as progress:
        return pipeline.timeline(pile.reports, settings, progress, compare=bool(given.html), **choice), pile


def _kept(given: argparse.Namespace, choice: dict[str, Any]) -> "tuple[tuple[Entry, ...], pipeline.Pile]":
    """The timeline of a story of the archive, from what stands beside its reports: none is annotated again."""
    from onrecord.account.timeline import Asked
    from onrecord.archive import open_archive
    from onrecord.timelines import Timelines, compared

    with open_archive(given.archive) as archive:
        found = Timelines().tell(archive, archive.story_of(given.story) or given.story, Asked(**choice))
        if found is None:
            raise UsageError(f"{given.story}: no such story in the archive; `onrecord search` names stories")
        entries, reports = found
        return compared(archive, entries) if given.html else entries, pipeline.Pile(tuple(reports), ())


def check(given: argparse.Namespace) -> int:
    """``onrecord check``: where words were printed, by whom said, in which variants."""
    if not given.words.strip():
        raise UsageError('no words to check: give them in quotes, as in: onrecord check "we will rebuild" FOLDER')
    if bool(given.paths) == bool(given.archive):
        raise UsageError("check looks in PATHs or in an --archive: give one of the two")
    settings = Settings(one_story=True, workers=given.workers)
    if given.archive:
        from onrecord.archive import nearby, open_archive

        archive = open_archive(given.archive)
        pairs = nearby(archive, given.words)
        archive.close()
        pile = pipeline.Pile(tuple(report for report, _ in pairs), ())
        answer = pipeline.check(given.words, pile.reports, [mark for _, mark in pairs])
    else:
        with pipeline.ready(settings):
            pile = collect(given, settings)
            with meter(given.quiet) as progress:
                marks = pipeline.annotate(pile.reports, settings, progress)
        answer = pipeline.check(given.words, pile.reports, marks)
    if given.json:
        from onrecord.write import form

        lines(given.json, [form.check(answer)])
    else:
        from onrecord.show import check as shown

        write("-", shown.tell(given.words, answer, pile.reports))
    return outcome(given, pile)


def _day(given: argparse.Namespace, name: str) -> date | None:
    value = getattr(given, name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        option = {"first": "from", "last": "to"}.get(name, name)
        raise UsageError(f"--{option} {value}: expected a day as YYYY-MM-DD") from None


def _moment(since: str | None) -> str | None:
    from onrecord.account.timeline import moment

    if since and not moment(since, time.min):
        raise UsageError(f"--since {since}: expected a day or a moment, as 2020-10-16 or 2020-10-16T09:30+02:00")
    return since or None


def collect(given: argparse.Namespace, settings: Settings) -> pipeline.Pile:
    """The reports under the given paths. Raises UsageError for a path that is not there."""
    for path in given.paths:
        if path != "-" and not path.lower().startswith(("http://", "https://")) and not os.path.lexists(path):
            raise UsageError(f"{path}: there is no such file or folder")
    with meter(given.quiet) as progress:
        return pipeline.read(given.paths, settings, sys.stdin.buffer if "-" in given.paths else None, progress)


def outcome(given: argparse.Namespace, pile: pipeline.Pile) -> int:
    """Say what was refused; 1 where something was, else 0."""
    for refusal in pile.refused:
        say(given, f"{'refused' if refusal.lost else 'note'}: {refusal}")
    if not pile.reports and not pile.refused:
        say(given, "no report found: give a folder or files of text, HTML, JSON, JSON Lines or CSV")
    return 1 if any(refusal.lost for refusal in pile.refused) else 0
