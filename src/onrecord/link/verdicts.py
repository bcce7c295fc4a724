"""What people decided, applied to stories, people and differences; records win over what the system finds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Decision, Difference, Entity, Member, Story

VERBS: Mapping[str, tuple[int, str]] = {
    "join": (2, "two reports belong to one story"),
    "part": (2, "two reports belong to two stories; the second leaves"),
    "same": (2, "two names are one person or thing; the first is kept"),
    "differ": (2, "two names are two people or things"),
    "dismiss": (1, "a difference is none"),
}
"""Each verb with the number of its subjects and what it says."""


def standing(decisions: Iterable[Decision], *verbs: str) -> list[Decision]:
    """The decisions of these verbs that nobody withdrew, in the order they were made."""
    kept = [d for d in decisions if d.verb in verbs and d.withdrawn is None]
    return sorted(kept, key=lambda d: (d.at, d.id))


def stories(found: Sequence[Story], decisions: Iterable[Decision]) -> tuple[Story, ...]:
    """The stories after every 'join' and 'part', in the order they were decided.

    'join' moves the whole story of the second report into that of the first. 'part' takes the second report out of
    the story of the first; what came with it stays.
    """
    place = {member.report: number for number, story in enumerate(found) for member in story.members}
    groups: dict[int, list[Member]] = {number: list(story.members) for number, story in enumerate(found)}
    of = dict(enumerate(found))
    for decision in standing(decisions, "join", "part"):
        first, second = decision.subjects
        if first not in place or second not in place:
            continue
        here, there = place[first], place[second]
        if decision.verb == "join" and here != there:
            groups[here] += [_decided(member, decision, second) for member in groups.pop(there)]
            place.update((member.report, here) for member in groups[here])
        elif decision.verb == "part" and here == there and first != second:
            new = max(of) + 1
            leaving = next(member for member in groups[here] if member.report == second)
            groups[here].remove(leaving)
            groups[new] = [replace(leaving, confidence=1.0, reason=_reason(decision))]
            of[new] = replace(of[here], id=f"{of[here].id}-{decision.id}", title="", members=())
            place[second] = new
    kept = (replace(of[number], members=tuple(members)) for number, members in groups.items() if members)
    return tuple(sorted(kept, key=lambda story: (-len(story.members), story.id)))


def _decided(member: Member, decision: Decision, name: str) -> Member:
    return replace(member, confidence=1.0, reason=_reason(decision)) if member.report == name else member


def _reason(decision: Decision) -> str:
    return f"decided by {decision.by}: {decision.why}"


def people(
    entities: Sequence[Entity], names: Mapping[tuple[str, str], str], decisions: Iterable[Decision]
) -> tuple[tuple[Entity, ...], dict[tuple[str, str], str]]:
    """Entities and names across reports after every 'same' and 'differ'.

    'differ' gives the second name an entity of its own again, where it was taken for another form of the first.
    """
    kept = {entity.name: entity for entity in entities}
    mapped = dict(names)
    for decision in standing(decisions, "same", "differ"):
        first, second = decision.subjects
        if decision.verb == "same" and first in kept and second in kept and first != second:
            kept[first] = _one(kept[first], kept.pop(second))
            mapped.update({key: first for key, name in mapped.items() if name == second})
        elif decision.verb == "differ" and first in kept and second in kept[first].also:
            entity = kept[first]
            kept[first] = replace(entity, also=tuple(name for name in entity.also if name != second))
            kept[second] = Entity(second, entity.kind)
            mapped.update({key: second for key, name in mapped.items() if name == first and key[1] == second})
    return tuple(kept.values()), mapped


def _one(first: Entity, second: Entity) -> Entity:
    return replace(
        first,
        also=tuple(dict.fromkeys((*first.also, second.name, *second.also))),
        described=tuple(sorted({*first.described, *second.described})),
        mentions=tuple(sorted({*first.mentions, *second.mentions})),
    )


def differences(
    found: Sequence[Difference], decisions: Iterable[Decision]
) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    """The differences that stand, and those that somebody dismissed."""
    dismissed = {decision.subjects[0] for decision in standing(decisions, "dismiss")}
    return tuple(d for d in found if d.id not in dismissed), tuple(d for d in found if d.id in dismissed)
