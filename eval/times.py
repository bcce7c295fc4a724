"""Times: found, with the right ends, and with the right TIMEX3 value, on each annotated set."""

from pathlib import Path
from typing import Any

from eval.score.times import read, score
from onrecord.annotate.times import find

SETS = ("timebank", "aquaint", "wikiwars", "meantime", "tweets")


def run(gold: Path) -> dict[str, Any]:
    """Figures of ``eval/score/times.py`` for each set and for the last third of its documents, in per cent."""
    figures: dict[str, Any] = {}
    for name in SETS:
        rows = read(gold / "times" / f"{name}.jsonl")
        ids = list(rows)
        figures[name] = measure(rows)
        figures[name]["last third"] = measure({i: rows[i] for i in ids[len(ids) * 2 // 3 :]})
    seeds = gold / "seeds" / "times.jsonl"
    if seeds.is_file():
        figures["seeds"] = measure(read(seeds))
    return figures


def ours(rows: dict[str, Any]) -> dict[str, Any]:
    """Our times of some reports, by the report's id, as the scorer reads them."""
    return {
        id: {
            "id": id,
            "times": [
                {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value}
                for t in find(row["text"], row["published"])
            ],
        }
        for id, row in rows.items()
    }


def measure(rows: dict[str, Any]) -> dict[str, Any]:
    """The figures of some reports."""
    figures: dict[str, Any] = score(rows, ours(rows))
    return figures
