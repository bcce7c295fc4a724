"""What a person decides about an archive's stories, and takes back; each decision stands whole or not at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b

from onrecord import pipeline
from onrecord.archive import homes, keep_stories, tell
from onrecord.errors import UsageError
from onrecord.link import verdicts
from onrecord.model import Decision, Story
from onrecord.store.base import Writer


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
    at = _now()
    name = blake2b("|".join([verb, *subjects, by, at]).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return Decision(name, verb, subjects, by, why, at)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def withdraw(archive: Writer, name: str) -> tuple[Decision, tuple[str, ...]]:
    """Take a decision back and tell again what it touched; the record stays. Raises UsageError for one unknown."""
    for decision in archive.decisions():
        if decision.id == name:
            break
    else:
        raise UsageError(f"{name}: no standing decision of that name; `onrecord decide --list` shows them")
    taken = replace(decision, withdrawn=_now())
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
    at = _now()
    taken = [replace(known[name], withdrawn=at) for name in dict.fromkeys(names)]
    return _all_settled(archive, taken, "withdrawn")


def _all_settled(archive: Writer, decisions: Sequence[Decision], kind: str) -> tuple[str, ...]:
    with archive.transaction():
        for decision in decisions:
            archive.put_decision(decision)
            archive.put_change(kind, decision.id, f"{decision.verb} {' '.join(decision.subjects)}: {decision.why}")
        touched = {story for d in decisions for story in archive.stories_of(d.verb, d.subjects)}
        return tuple(tell(archive, sorted(touched)))


def _settle(archive: Writer, decision: Decision) -> tuple[str, ...]:
    """Tell again the stories that a decision, made or withdrawn, is about."""
    if decision.verb in ("join", "part"):
        stories = homes(archive, decision.subjects)
        found = [story for name in sorted(stories) if (story := archive.story(name))]
        if decision.withdrawn:
            found = _undone(archive, found)
            for name in stories:
                archive.drop_story(name)
        touched = keep_stories(archive, found)
    else:
        touched = set(archive.stories_of(decision.verb, decision.subjects))
    return tuple(tell(archive, sorted(touched)))


def _undone(archive: Writer, found: Sequence[Story]) -> list[Story]:
    """The stories as the system had them before anyone decided: grouped anew among their own reports."""
    names = [name for story in found for name in story.reports]
    pairs = archive.pairs(names)
    reports, marks = [report for report, _ in pairs], [mark for _, mark in pairs]
    return list(pipeline.stories(reports, marks, pipeline.copies(reports, marks) if len(reports) > 1 else ()))
