"""The commands on an archive: add, search, decide, versions, changes, forget, rebuild, export, backup."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from onrecord import archive as keeping
from onrecord import deciding, pipeline
from onrecord import versions as texts
from onrecord.columns import LAYERS
from onrecord.commands.output import lines, plain, say, write
from onrecord.commands.reports import collect, outcome
from onrecord.errors import UsageError
from onrecord.model import Account, Decision
from onrecord.progress import meter
from onrecord.settings import Settings
from onrecord.store.base import Change, Hit, Query
from onrecord.store.tables import Tables


@contextmanager
def _open(given: argparse.Namespace, *, writable: bool = False, create: bool = False) -> Iterator[Tables]:
    archive = keeping.open_archive(given.archive, writable=writable, create=create)
    try:
        yield archive
    finally:
        archive.close()


def add(given: argparse.Namespace) -> int:
    """``onrecord add``: keep new reports, join them to stories, tell again what they touch."""
    settings = Settings(workers=given.workers)
    with pipeline.ready(settings):
        pile = collect(given, settings)
        with _open(given, writable=True, create=True) as archive, meter(given.quiet) as progress:
            joiner = keeping.joiner(archive)
            added = keeping.add(archive, joiner, pile.reports, settings, progress)
    say(
        given,
        f"{len(added.new)} new, {len(added.changed)} changed, {len(added.unchanged)} there already;"
        f" {len(added.stories)} stories told",
    )
    return outcome(given, pile)


def search(given: argparse.Namespace) -> int:
    """``onrecord search``: what was said or told, by whom, where, when, and who printed it."""
    query = Query(
        words=given.words or "",
        speaker=given.speaker or "",
        outlet=given.outlet or "",
        person=given.person or "",
        place=given.place or "",
        first=_day(given.first, "from"),
        last=_day(given.last, "to"),
        happened_first=_day(given.happened_first, "happened-from"),
        happened_last=_day(given.happened_last, "happened-to"),
        hard=given.hard,
        quoted=given.quoted,
        limit=given.limit,
        offset=given.offset,
    )
    with _open(given) as archive:
        hits = archive.search(query)
        found = [(hit, _text(archive, hit)) for hit in hits]
        total = archive.count(query)
    if given.json:
        lines(given.json, (_hit(hit, text) for hit, text in found))
    elif given.atom:
        from onrecord.write.markup import atom

        moment = datetime.now(UTC).isoformat(timespec="seconds")
        write(given.atom, atom("onrecord: " + query.words, [(h, t[slice(*h.snippet)]) for h, t in found], moment))
    else:
        colour = sys.stdout.isatty()
        write("-", "".join(_shown(hit, text, colour) for hit, text in found))
        more = f", {len(hits)} shown; --offset and --limit show more" if total > len(hits) else ""
        say(given, f"{total} found{more}")
    return 0


def _text(archive: Tables, hit: Hit) -> str:
    report = archive.report(hit.report)
    return report.text if report else ""


def _hit(hit: Hit, text: str) -> dict[str, object]:
    return {
        "report": hit.report, "published": hit.published, "outlet": hit.outlet, "title": hit.title, "story": hit.story,
        "quotation": hit.quotation, "speaker": hit.speaker, "snippet": text[slice(*hit.snippet)],
        "marks": [[start, end] for start, end in hit.marks],
    }  # fmt: skip


def _shown(hit: Hit, text: str, colour: bool) -> str:
    """A hit in two lines: where it was printed, and the words, marked."""
    start, end = hit.snippet
    marked, at = "", start
    for a, b in hit.marks:
        if start <= a and b <= end and a >= at:
            marked += text[at:a] + ("\x1b[1m" if colour else "[") + text[a:b] + ("\x1b[0m" if colour else "]")
            at = b
    marked = " ".join((marked + text[at:end]).split())
    if not colour:
        marked = plain(marked)
    head = ", ".join(part for part in (hit.outlet or hit.report, hit.published, hit.title) if part)
    said = f"{hit.speaker or 'nobody in particular'}: " if hit.quotation else ""
    return f"{plain(head)}\n    {plain(said)}{marked}\n"


def _day(value: str | None, name: str) -> str:
    if not value:
        return ""
    try:
        return datetime.strptime(value, "%Y-%m-%d").date().isoformat()
    except ValueError:
        raise UsageError(f"--{name} {value}: expected a day as YYYY-MM-DD") from None


def decide(given: argparse.Namespace) -> int:
    """``onrecord decide``: record a person's decision, or list those that stand."""
    if given.list or not given.verb:
        with _open(given) as archive:
            write("-", "".join(_decision(decision) for decision in archive.decisions(withdrawn=True)))
        return 0
    with _open(given, writable=True) as archive:
        decision, told = deciding.decide(archive, given.verb, given.subjects, given.by or "", given.why or "")
    write("-", _decision(decision))
    say(given, f"{len(told)} stories told again")
    return 0


def withdraw(given: argparse.Namespace) -> int:
    """``onrecord withdraw``: take a decision back."""
    with _open(given, writable=True) as archive:
        decision, told = deciding.withdraw(archive, given.decision)
    write("-", _decision(decision))
    say(given, f"{len(told)} stories told again")
    return 0


def _decision(decision: Decision) -> str:
    state = f", withdrawn {decision.withdrawn}" if decision.withdrawn else ""
    said = f"{decision.id}  {decision.verb} {' '.join(decision.subjects)}  by {decision.by}, {decision.at}{state}"
    return plain(f"{said}: {decision.why}") + "\n"


def versions(given: argparse.Namespace) -> int:
    """``onrecord versions``: what changed from each text of a report to the next, word by word."""
    with _open(given) as archive:
        found = archive.versions(given.report)
    if not found:
        raise UsageError(f"{given.report}: no such report in {given.archive}")
    out = [f"version {found[0].number}, added {found[0].added}\n"]
    for before, after in pairwise(found):
        comparison = texts.compare(before.report, after.report)
        out.append(f"version {after.number}, added {after.added}: {comparison.summary}\n")
        if before.report.title != after.report.title:
            out.append(f"   headline: [-{before.report.title}-] {{+{after.report.title}+}}\n")
        for edit in comparison.edits:
            line = " ".join(texts.shown(before.report, after.report, edit).split())
            out.append(f"   {', '.join(edit.kinds)}: {plain(line)}\n")
    write("-", "".join(out))
    return 0


def changes(given: argparse.Namespace) -> int:
    """``onrecord changes``: what happened to the archive since a moment."""
    with _open(given) as archive:
        found = archive.changes(given.since or "", given.limit)
        if given.atom:
            write(given.atom, _feed(archive, found))
            return 0
    write("-", "".join(plain(f"{c.at}  {c.kind:<9} {c.subject}  {c.detail}".rstrip()) + "\n" for c in found))
    return 0


def _feed(archive: Tables, found: Sequence[Change]) -> str:
    """The changes as an Atom feed, the newest first; a new version with what it changed."""
    from onrecord.watching.corrections import corrections
    from onrecord.write.markup import atom_of_changes

    since = archive.changes(found[0].at, 10**9) if found else ()
    said = {each.change.number: "\n".join([each.change.detail, *each.lines()]) for each in corrections(archive, since)}
    entries = []
    for change in reversed(found):
        report = archive.report(change.subject)
        name = (report.title or report.id) if report else change.subject
        text = said.get(change.number, change.detail) or change.kind
        entries.append((change, f"{change.kind}: {name}", text, report.url if report else None))
    return atom_of_changes(entries, found[-1].at if found else datetime.now(UTC).isoformat(timespec="seconds"))


def forget(given: argparse.Namespace) -> int:
    """``onrecord forget``: remove a report and all that rests on it alone."""
    with _open(given, writable=True) as archive:
        told = keeping.forget(archive, keeping.joiner(archive), given.report)
    say(given, f"{given.report} is forgotten; {len(told)} stories told again")
    return 0


def rebuild(given: argparse.Namespace) -> int:
    """``onrecord rebuild``: bring an archive up to date with the rules and the model, and say what changed."""
    with _open(given, writable=True) as archive, meter(given.quiet) as progress:
        done = keeping.rebuild(archive, Settings(workers=given.workers), given.all, progress)
    write("-", "".join(f"changed: {plain(name)}\n" for name in done.changed))
    otherwise = f"{len(done.changed)} of them otherwise"
    say(given, f"{done.annotated} annotated anew, {otherwise}; {done.stories} stories told again")
    return 0


def backup(given: argparse.Namespace) -> int:
    """``onrecord backup``: a whole copy of an archive, taken while others use it."""
    target = Path(given.file)
    if target.exists():
        raise UsageError(f"{target}: there is something already; a backup overwrites nothing")
    with _open(given) as archive:
        archive.back_up(target)
    say(given, f"wrote {target}")
    return 0


def export(given: argparse.Namespace) -> int:
    """``onrecord export``: accounts in the form that another program reads."""
    accounts = _accounts(given)
    if given.form in ("jsonl", "csv", "parquet"):
        _tables(given, accounts)
        return 0
    from onrecord.write import exchange, markup

    if given.form in ("annotations", "timelinejs", "tei") and len(accounts) != 1:
        raise UsageError(f"--as {given.form} is of one story; --story ID names it (there are {len(accounts)})")
    if given.form == "tei":
        write(given.output, markup.apparatus(accounts[0]))
        return 0
    made: object
    if given.form == "annotations":
        made = exchange.web_annotations(accounts[0])
    elif given.form == "timelinejs":
        made = exchange.timeline_js(accounts[0])
    elif given.form == "jsonld":
        made = exchange.linked_data(accounts)
    else:
        made = exchange.documents(accounts)
    write(given.output, json.dumps(made, ensure_ascii=False, indent=1) + "\n")
    return 0


def _tables(given: argparse.Namespace, accounts: Sequence[Account]) -> None:
    from onrecord.write import tables

    if given.layer and given.form != "parquet":
        make = tables.json_lines if given.form == "jsonl" else tables.comma_separated
        write(given.output, make(accounts, given.layer))
    elif given.output == "-":
        raise UsageError(f"--as {given.form} writes a file a layer: -o FOLDER, or one of them with --layer NAME")
    else:
        wanted = [given.layer] if given.layer else LAYERS
        written = tables.write(accounts, Path(given.output), given.form, wanted)
        say(given, f"wrote {len(written)} tables into {given.output}")


def _accounts(given: argparse.Namespace) -> list[Account]:
    """The accounts of a JSON file that `tell --json` wrote, or of an archive."""
    if bool(given.file) == bool(given.archive):
        raise UsageError("export takes a FILE.json that `onrecord tell --json` wrote, or --archive A")
    if given.file:
        from onrecord.write import back

        found = list(back.accounts(Path(given.file))[0])
    else:
        with _open(given) as archive:
            names = [line.id for line in archive.stories(limit=10**9)]
            found = [account for name in names if (account := archive.account(name))]
    return [account for account in found if not given.story or account.id == given.story]
