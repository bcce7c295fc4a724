"""Quotations and speakers of whole stories, against accounts annotated by hand."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.score.accounts import count, told
from onrecord.annotate.report import annotate
from onrecord.link.entities import resolve
from onrecord.model import Report, Span
from onrecord.read.parts import told_apart

Counts = dict[str, list[int]]
PARTS = ("quotations", "exact", "speaker", "speaker of all gold", "not quotations")


def run(gold: Path) -> dict[str, Any]:
    """Figures of ``eval/score/accounts.py`` for what stands between marks, the seeds and all stories together."""

    def counted(folder: Path) -> Counts:
        rows = [json.loads(line) for line in (folder / "reports.jsonl").read_text("utf-8").splitlines() if line.strip()]
        wanted = json.loads((folder / "account.json").read_text("utf-8"))
        return count({row["id"]: row["text"] for row in rows}, wanted, {"quotations": list(quotations(rows))})

    return together(gold, counted, PARTS)


def together(gold: Path, counted: Callable[[Path], Counts], parts: Sequence[str]) -> dict[str, Any]:
    """The figures of these parts for the seeds, and for all other stories counted as one."""
    figures: dict[str, Any] = {}
    total: Counts = {}
    for folder in folders(gold):
        found = counted(folder)
        if folder.name == "seeds":
            figures["seeds"] = _figures(found, parts)
        else:
            total = {k: [x + y for x, y in zip(v, total.get(k, [0, 0, 0]), strict=True)] for k, v in found.items()}
    if total:
        figures["stories"] = _figures(total, parts)
    return figures


def _figures(counts: Counts, parts: Sequence[str]) -> dict[str, Any]:
    figures = told(counts)
    return {part: figures[part] for part in parts}


def folders(gold: Path) -> list[Path]:
    """The stories under the gold's folder, the seeds first."""
    found = [gold / "seeds", *sorted(p for p in (gold / "accounts").iterdir() if p.is_dir())]
    return [folder for folder in found if (folder / "account.json").exists()]


def quotations(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The quotations of these reports in the public form, speakers by their name across the reports."""
    reports = [
        told_apart(
            Report(
                row["id"],
                row["text"],
                published=row.get("published"),
                title=row.get("title") or None,
                outlet=row.get("outlet") or None,
            )
        )
        for row in rows
    ]
    marks = list(annotate(reports))
    _, names = resolve(reports, marks)
    for mark in marks:
        for q in mark.quotations:
            yield {
                "id": q.id,
                "report": q.report,
                "kind": q.kind,
                "content": pairs(q.content),
                "quoted": pairs(q.quoted),
                "cue": pairs(q.cue),
                "source": pairs(q.source),
                "speaker": names.get((q.report, q.speaker), q.speaker) if q.speaker else None,
            }


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """[[start, end], …]: the public form of spans within one report."""
    return [[span.start, span.end] for span in spans]
