"""What the detector made of the pairs: found by kind, raised beside them, raised in controls."""

import json
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from eval.replanted.make import Pair, Place
from eval.replanted.plants import DIFFERENCE
from onrecord import pipeline
from onrecord.model import Difference
from onrecord.settings import Settings


@dataclass
class Outcome:
    """A pair with the hard differences that were raised in it."""

    pair: Pair
    raised: list[Difference]
    hits: list[Difference] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind of plant, or control."""
        return self.pair.plant.kind if self.pair.plant else "control"

    @property
    def found(self) -> bool:
        """Whether a hit is of the planted kind."""
        return any(d.kind == DIFFERENCE[self.kind] for d in self.hits)

    @property
    def extra(self) -> list[Difference]:
        """Hard differences beside the plant."""
        return [d for d in self.raised if d not in self.hits]


def outcomes(pairs: list[Pair]) -> list[Outcome]:
    """Each pair as the pipeline tells it, read from a file as a user's would be."""
    return [Outcome(p, raised, _hits(p, raised)) for p in pairs for raised in [_raised(p)]]


def _raised(given: Pair) -> list[Difference]:
    settings = Settings(one_story=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pair.jsonl"
        path.write_text("".join(json.dumps(r) + "\n" for r in (given.a, given.b)), encoding="utf-8")
        pile = pipeline.read([path], settings)
    accounts = pipeline.tell(pile, settings)
    return [d for account in accounts for d in account.differences if d.severity == "hard"]


def _hits(given: Pair, raised: list[Difference]) -> list[Difference]:
    return [d for d in raised if _touches(d, given.a["id"], given.at_a) and _touches(d, given.b["id"], given.at_b)]


def _touches(different: Difference, report: str, places: list[Place]) -> bool:
    spans = [side.span for side in (different.a, different.b) if side.span.report == report]
    return any(s.start <= end and start <= s.end for s in spans for start, end in places)


def table(results: list[Outcome]) -> str:
    """The figures, a line a kind."""
    lines = [f"{'kind':9} pairs  found   any  extra"]
    for kind in (*DIFFERENCE, "control"):
        mine = [o for o in results if o.kind == kind]
        if not mine:
            continue
        extra = sum(len(o.extra) for o in mine)
        if kind == "control":
            raised = sum(bool(o.raised) for o in mine)
            lines.append(
                f"{kind:9} {len(mine):5}  raised {raised} ({100 * raised / len(mine):.1f}%), differences {extra}"
            )
        else:
            found, any_kind = sum(o.found for o in mine), sum(bool(o.hits) for o in mine)
            lines.append(
                f"{kind:9} {len(mine):5} {100 * found / len(mine):6.1f} {100 * any_kind / len(mine):5.1f} {extra:6}"
            )
    return "\n".join(lines)


def ways(results: list[Outcome]) -> str:
    """Found of all, for each way in which a plant was made."""
    made = Counter((o.kind, o.pair.plant.way) for o in results if o.pair.plant)
    got = Counter((o.kind, o.pair.plant.way) for o in results if o.pair.plant and o.found)
    return "\n".join(f"  {kind:8} {way:20} {got[kind, way]:3} of {n}" for (kind, way), n in sorted(made.items()))


def listing(results: list[Outcome]) -> str:
    """Misses, and differences beside the plants or in controls, each with its context."""
    lines = []
    for o in results:
        change = o.pair.plant
        if change and not o.found:
            days = f"{o.pair.a['published'][:10]} {o.pair.b['published'][:10]} any={[d.kind for d in o.hits]}"
            lines.append(f"MISS {o.pair.name} {change.kind} ({change.way}) {change.old!r} -> {change.new!r} {days}")
            lines += [
                f"   A {_around(o.pair.a['text'], o.pair.at_a)}",
                f"   B {_around(o.pair.b['text'], o.pair.at_b)}",
            ]
        texts = {r["id"]: r["text"] for r in (o.pair.a, o.pair.b)}
        for d in o.extra:
            lines.append(f"EXTRA {o.pair.name} {o.kind}: {d.kind} {d.a.value!r} | {d.b.value!r} ({d.reason})")
            lines += [f"   {_around(texts[s.span.report], [(s.span.start, s.span.end)])}" for s in (d.a, d.b)]
    return "\n".join(lines)


def _around(text: str, places: list[Place]) -> str:
    start, end = places[0]
    return (text[max(0, start - 160) : start] + "[[" + text[start:end] + "]]" + text[end : end + 160]).replace(
        "\n", " / "
    )
