"""What a batch is to do: its inputs, cut into shards, and what all is made by; kept in the folder it writes to."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from typing import Any

from onrecord.engines.base import Engine
from onrecord.engines.pieces import Input, Piece, Survey, inputs, survey
from onrecord.engines.places import Folder
from onrecord.errors import UsageError
from onrecord.settings import Settings
from onrecord.version import MADE_BY

FORM = 2
FILE = "batch.json"

SHARD = 8 << 20
"""Bytes of an input that make a shard where nobody says how many: some minutes of work for one core."""

_PACKED = (".gz", ".zst", ".zip", ".parquet")
_SWELLS = 4
"""What is packed counts so many times its size."""


@dataclass(frozen=True, slots=True)
class Windows:
    """In which stretches of time stories are looked for: ``reports`` and ``days`` that each has at the least."""

    reports: int = 50_000
    days: int = 7


WINDOWS = Windows()


@dataclass(frozen=True, slots=True)
class Plan:
    """Inputs, and shards of pieces of them, in order; with what they are read and linked by, and made by."""

    inputs: tuple[Input, ...]
    shards: tuple[tuple[Piece, ...], ...]
    settings: Settings = Settings()
    windows: Windows = WINDOWS
    made_by: str = MADE_BY
    asked: int = 1

    @property
    def about(self) -> dict[str, object]:
        """What must be the same for a run to go on where another one stopped."""
        kept = {name: value for name, value in asdict(self.settings).items() if name not in ("workers", "one_story")}
        files = [[given.name, given.size, given.digest] for given in self.inputs]
        return {"made_by": self.made_by, "settings": kept | asdict(self.windows), "inputs": files}

    @property
    def identity(self) -> str:
        """A short name for all that results depend on."""
        text = json.dumps(self.about, sort_keys=True).encode("utf-8", "surrogatepass")
        return blake2b(text, digest_size=8).hexdigest()

    def stretches(self, shard: int) -> list[list[object]]:
        """Which stretches of which inputs a shard has, by their fingerprints."""
        return [[self.inputs[p.input].digest, p.kind, p.start, p.end] for p in self.shards[shard]]

    def kept(self) -> bytes:
        """The plan as the file in the folder."""
        shards = [[list(asdict(piece).values()) for piece in pieces] for pieces in self.shards]
        rows = [[given.address, given.size, given.digest] for given in self.inputs]
        form = {
            "form": FORM,
            "identity": self.identity,
            **self.about,
            "files": rows,
            "asked": self.asked,
            "shards": shards,
        }
        return (json.dumps(form, ensure_ascii=True, indent=1) + "\n").encode()


def make(addresses: Sequence[str], out: Folder, engine: Engine, asked: int | None, plan: Plan = Plan((), ())) -> Plan:
    """The plan for these addresses; one that the folder holds already is gone on with.

    ``asked`` is how many shards are wanted. Raises UsageError where the folder holds something else.
    """
    known = _known(out)
    if known is None:
        _must_be_empty(out)
    given = inputs(addresses)
    weights = [one.size * (_SWELLS if one.name.lower().endswith(_PACKED) else 1) for one in given]
    count = asked or (int(known["asked"]) if known else max(1, -(-sum(weights) // SHARD)))
    cuts = list(_cuts(weights, count))
    seen = _surveyed(given, cuts, engine)
    plan = replace(
        plan,
        inputs=tuple(replace(one, digest=each.digest) for one, each in zip(given, seen, strict=True)),
        shards=tuple(_packed(seen, weights, count)),
        asked=count,
    )
    if known is not None:
        _must_fit(out, known, plan)
    else:
        out.write(FILE, plan.kept())
    return plan


def _cuts(weights: Sequence[int], count: int) -> Iterator[list[float]]:
    """For each input the shares of it (0 to 1) at which a shard ends within it."""
    total, begun = max(1, sum(weights)), 0
    edges = [total * n / count for n in range(1, count)]
    for weight in weights:
        yield [(edge - begun) / weight for edge in edges if begun < edge < begun + weight]
        begun += weight


def _surveyed(given: Sequence[Input], cuts: Sequence[Sequence[float]], engine: Engine) -> list[Survey]:
    jobs = [(one, number, tuple(int(share * one.size) for share in cuts[number])) for number, one in enumerate(given)]
    seen: dict[int, Survey] = {}
    for done in engine.each(_survey, jobs):
        if done.fault:
            raise UsageError(f"{given[done.number].address}: cannot be read: {done.fault}")
        seen[done.number] = done.value
    return [seen[number] for number in range(len(given))]


def _survey(job: tuple[Input, int, tuple[int, ...]]) -> Survey:
    return survey(*job)


def _packed(seen: Sequence[Survey], weights: Sequence[int], count: int) -> Iterator[tuple[Piece, ...]]:
    """The pieces in order, in as many shards as wanted or fewer; each goes to the shard in which its middle lies."""
    total = max(1, sum(weights))
    shards: dict[int, list[Piece]] = {}
    begun = 0
    for each, weight in zip(seen, weights, strict=True):
        last = max(1, each.pieces[-1].end) if each.pieces else 1
        for piece in each.pieces:
            middle = 0.5 if piece.kind == "whole" else (piece.start + piece.end) / 2 / last
            place = int((begun + middle * weight) * count / total)
            shards.setdefault(min(place, count - 1), []).append(piece)
        begun += weight
    return (tuple(shards[place]) for place in sorted(shards))


def _known(out: Folder) -> dict[str, Any] | None:
    data = out.read(FILE)
    if data is None:
        return None
    try:
        known = json.loads(data)
        if not isinstance(known, dict) or "form" not in known:
            raise ValueError
    except ValueError:
        raise UsageError(f"{out.address}/{FILE} is damaged: choose another folder, or remove this one") from None
    if known["form"] != FORM:
        raise UsageError(
            f"{out.address} is of form {known['form']}, this version writes form {FORM}: choose another folder"
        )
    return known


def _must_be_empty(out: Folder) -> None:
    first = next((name for name in out.names() if not name.startswith(".")), None)
    if first is not None:
        raise UsageError(f"{out.address} holds other things ({first}): choose a new or an empty folder")


def _must_fit(out: Folder, known: dict[str, Any], plan: Plan) -> None:
    """Raise UsageError, which says what differs, where the folder is of another version, settings, inputs or shards."""
    new = json.loads(plan.kept())
    for key, what in (("made_by", "made by"), ("settings", "with the settings"), ("inputs", "of the inputs")):
        if known[key] != new[key]:
            was, now = (_short(form[key]) for form in (known, new))
            raise UsageError(
                f"{out.address} holds a batch {what} {was}; this run is of {now}:"
                " choose another folder, or remove this one"
            )
    if known["shards"] != new["shards"]:
        raise UsageError(
            f"{out.address} holds a batch of {len(known['shards'])} shards, this run would have {len(new['shards'])}:"
            " leave --shards out to go on with it, or choose another folder"
        )


def _short(value: object) -> str:
    if isinstance(value, list):
        told = ", ".join(f"{name} ({size:,} bytes, {digest[:8]})" for name, size, digest in value[:3])
        return told + (f" and {len(value) - 3} more" if len(value) > 3 else "")
    return json.dumps(value) if isinstance(value, dict) else str(value)


__all__ = ["FILE", "FORM", "SHARD", "WINDOWS", "Plan", "Windows", "make"]
