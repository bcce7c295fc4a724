"""Whole accounts of stories that were invented here, from files as a user has them, against their gold."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from eval.own.gold import Gold
from eval.own.gold import read as gold_of
from eval.score.accounts import both_sides, count, told
from onrecord.model import Account
from onrecord.pipeline import read, tell
from onrecord.settings import Settings
from onrecord.write import form

HERE = Path(__file__).parent
UNREAD = {6, 7, 8, 13, 14}  # only the figures of these are looked at; errors of the others may be read
PARTS = (
    *("quotations", "exact", "speaker", "speaker of all gold", "statements", "wording", "differences", "events"),
    "not quotations",
)

Counts = dict[str, list[int]]


def run(gold: Path) -> dict[str, Any]:
    """Figures of the open stories and of the unread ones, each group counted as one; ``gold`` is not needed."""
    return {"open": figures(folders(unread=False)), "unread": figures(folders(unread=True))}


def folders(unread: bool | None = None) -> list[Path]:
    """The stories, in the order of their numbers: all, or those whose errors are or are not read."""
    every = sorted((path.parent for path in HERE.glob("*/gold.txt")), key=_number)
    return [folder for folder in every if unread is None or (_number(folder) in UNREAD) is unread]


def _number(folder: Path) -> int:
    return int(folder.name.partition("-")[0])


def figures(chosen: Iterable[Path]) -> dict[str, Any]:
    """The measures of ``eval/score/accounts.py`` for these stories together, and three more.

    alarms: hard differences on sides that agree. furniture: page furniture that is not in the text read, per cent.
    lost: lines of the gold whose words are not in the text read.
    """
    total: Counts = {}
    alarms = lost = kept = pieces = 0
    for folder in chosen:
        made, wanted = account(folder)
        texts = {report.id: report.text for report in made.reports}
        found = form.account(made)
        total = {
            k: [x + y for x, y in zip(v, total.get(k, [0, 0, 0]), strict=True)]
            for k, v in counts(found, wanted, texts).items()
        }
        alarms += len(false_alarms(found, wanted))
        lost += len(wanted.lost)
        kept += sum(words in texts.get(report, "") for report, words in wanted.furniture)
        pieces += len(wanted.furniture)
    result = {part: value for part, value in told(total).items() if part in PARTS}
    clean = round(100 * (pieces - kept) / pieces, 1) if pieces else None
    return {**result, "alarms": alarms, "furniture": clean, "lost": lost}


def account(folder: Path) -> tuple[Account, Gold]:
    """The account of the folder's reports as one story, and the gold laid on the texts as they were read."""
    paths = sorted(path for path in folder.iterdir() if path.name != "gold.txt")
    made = tell(read(paths), Settings(one_story=True))[0]
    return made, gold_of(folder / "gold.txt", {report.id: report.text for report in made.reports})


def counts(found: dict[str, Any], wanted: Gold, texts: dict[str, str]) -> Counts:
    """Hits, system and gold of each measure."""
    scored: Counts = count(texts, wanted.account, found)
    return scored


def false_alarms(found: dict[str, Any], wanted: Gold) -> list[dict[str, Any]]:
    """Hard differences of the system on two sides that agree."""
    hard = [row for row in found["differences"] if row["severity"] == "hard"]
    return [row for row in hard if any(both_sides(row, pair) for pair in wanted.agree)]
