"""Which reports copy from one another, against an exact count of their shared word 5-grams."""

from pathlib import Path
from typing import Any

from eval.score.reuse import read, score
from onrecord.link.copies import find
from onrecord.model import Report


def run(gold: Path) -> dict[str, Any]:
    """Figures of ``eval/score/reuse.py`` in per cent."""
    folder = gold / "reuse"
    rows = read_rows(folder / "reports.jsonl")
    reports = [Report(r["id"], r["text"], r["published"], r["title"] or None, r["outlet"]) for r in rows]
    found = {
        frozenset((copy.a, copy.b)): {"a": copy.a, "b": copy.b, "containment": copy.containment}
        for copy in find(reports, spans=False)
    }
    figures: dict[str, Any] = score(read(folder / "pairs.jsonl"), found)
    return figures


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    import json

    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
