"""Statements, variants and differences of whole accounts, against accounts annotated by hand.

python -m eval.differences GOLD [--list]   figures of the seeds and all others; --list: every hard difference
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.accounts import Counts, folders, together
from eval.score.accounts import count
from onrecord.model import Account, Span
from onrecord.pipeline import read, tell
from onrecord.settings import Settings
from onrecord.write import form

PARTS = ("statements", "statements with indirect", "wording", "differences", "events")


def run(gold: Path) -> dict[str, Any]:
    """Figures of ``eval/score/accounts.py`` for what is compared across reports: the seeds, and all other stories."""

    def counted(folder: Path) -> Counts:
        made = account(folder)
        wanted = json.loads((folder / "account.json").read_text("utf-8"))
        return count({report.id: report.text for report in made.reports}, wanted, form.account(made))

    return together(gold, counted, PARTS)


def account(folder: Path) -> Account:
    """The account of all reports of the folder as one story, read as a user's are."""
    return tell(read([folder / "reports.jsonl"]), Settings(one_story=True))[0]


def listed(told_account: Account) -> Iterator[str]:
    """Each hard difference in two lines of context, for a person to judge."""
    for difference in told_account.differences:
        if difference.severity == "hard":
            yield f"{difference.kind}: {difference.reason}\n  {_context(told_account, difference.a.span)}"
            yield f"  {_context(told_account, difference.b.span)}"


def _context(told_account: Account, span: Span) -> str:
    text = told_account.report(span.report).text
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 40]
    return f"{span.report}: " + " ".join(f"{before}[{span.of(text)}]{after}".split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args()
    if args.list:
        for folder in folders(args.gold):
            print("\n".join([f"## {folder.name}", *listed(account(folder))]))
        return
    for name, figures in run(args.gold).items():
        print(json.dumps({"story": name, **figures}))


if __name__ == "__main__":
    main()
