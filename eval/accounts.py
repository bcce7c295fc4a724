"""Quotations and speakers of whole stories, against accounts annotated by hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.score.accounts import count, told
from onrecord.annotate.report import annotate
from onrecord.link.entities import resolve
from onrecord.model import Report, Span
from onrecord.read.parts import told_apart

PARTS = ("quotations", "exact", "speaker", "speaker of all gold", "not quotations")


def run(gold: Path) -> dict[str, Any]:
    """Figures of ``eval/score/accounts.py`` for what stands between marks, the seeds and all stories together."""
    total: dict[str, list[int]] = {}
    figures: dict[str, Any] = {}
    for folder in folders(gold):
        rows = [json.loads(line) for line in (folder / "reports.jsonl").read_text("utf-8").splitlines() if line.strip()]
        account = json.loads((folder / "account.json").read_text("utf-8"))
        found = count({row["id"]: row["text"] for row in rows}, account, {"quotations": list(quotations(rows))})
        if folder.name == "seeds":
            figures["seeds"] = _parts(found)
        else:
            total = {k: [x + y for x, y in zip(v, total.get(k, [0, 0, 0]), strict=True)] for k, v in found.items()}
    if total:
        figures["stories"] = _parts(total)
    return figures


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


def _parts(found: dict[str, list[int]]) -> dict[str, Any]:
    figures = told(found)
    return {part: figures[part] for part in PARTS}
