"""Quotations, direct, mixed and indirect, with their sources: PolNeAR's development part, by the whole pipeline."""

from pathlib import Path
from typing import Any

from eval.score.quotes import read, score
from onrecord.annotate.report import annotate
from onrecord.model import Report


def run(gold: Path) -> dict[str, Any]:
    """Figures of ``eval/score/quotes.py`` for the set and for the last third of its documents, in per cent."""
    rows = read(gold / "quotes" / "dev.jsonl")
    system = found(rows)
    ids = list(rows)
    figures: dict[str, Any] = score(rows, system)
    last = ids[len(ids) * 2 // 3 :]
    figures["last third"] = score({name: rows[name] for name in last}, system)
    return figures


def found(rows: dict[str, Any]) -> dict[str, Any]:
    """What the system finds in each document, in the public form."""
    reports = [Report(name, row["text"], row.get("published"), outlet=row.get("outlet")) for name, row in rows.items()]
    return {
        mark.report: {
            "id": mark.report,
            "quotations": [
                {key: [[span.start, span.end] for span in getattr(q, key)] for key in ("content", "cue", "source")}
                for q in mark.quotations
            ],
        }
        for mark in annotate(reports)
    }
