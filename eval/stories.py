"""Which reports tell of the same event: whole articles and headlines alone, by the same settings."""

from pathlib import Path
from typing import Any

from eval.reuse import read_rows
from eval.score.stories import score
from onrecord.link.stories import group
from onrecord.model import Report

FILES = ("news-cluster", "headlines")


def run(gold: Path) -> dict[str, Any]:
    """Figures of ``eval/score/stories.py`` for each file, in per cent."""
    return {name: measure(gold / "stories" / f"{name}.jsonl") for name in FILES}


def measure(file: Path) -> dict[str, Any]:
    """The figures of one file."""
    rows = read_rows(file)
    reports = [Report(r["id"], r["text"], r["published"], r["title"] or None, r["outlet"]) for r in rows]
    system = {
        member.report: {"id": member.report, "story": story.id} for story in group(reports) for member in story.members
    }
    figures: dict[str, Any] = score({row["id"]: row for row in rows}, system)
    return figures
