"""Pairs of reports of which one is the other reworded, with exactly one date, number, name, quoted word or speaker
changed, or nothing: how many of the changes are found, and how often a mere rewording raises an alarm.

    python -m eval.planted REPORTS.jsonl... [--pairs 360] [--seeds 1 2 3] [--show N] [--json FILE]
    python -m eval.planted REPORTS.jsonl... --write PAIRS.jsonl        write the pairs and stop

REPORTS.jsonl has a report a line ({"id", "published", "title", "text"}). A pair is {"kind", "how", "a", "b", "at_a",
"at_b", "was", "is"}: kind is date, number, name, quoted, speaker or control, how says what was changed; at_a and at_b
are [start, end) of the changed words in the texts. Found: a hard difference whose sides overlap both places.
Rewording: paragraphs are reordered, a third of the sentences is dropped, sentences of an unrelated report are put in
between; spelling, typography, titles, synonyms and the forms of numbers, dates and distances are changed. Changes are
made in the prose of the report, not in captions, credits and posts. Shares no code with what it measures.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.planted.pairs import KINDS, Row, pairs, read
from onrecord.model import Difference, Report
from onrecord.pipeline import tell
from onrecord.settings import Settings


def hard(pair: Row) -> list[Difference]:
    """The hard differences that the product raises on a pair."""
    reports = [Report(r["id"], r["text"], r.get("published")) for r in (pair["a"], pair["b"])]
    told = tell(reports, Settings(one_story=True))
    return [d for d in told[0].differences if d.severity == "hard"]


def meets(pair: Row, difference: Difference) -> bool:
    """Whether the difference lies on the changed words in both reports."""
    places = {side.span.report: side.span for side in (difference.a, difference.b)}
    return all(
        name in places and places[name].start <= at[1] and at[0] <= places[name].end
        for name, at in (("a", pair["at_a"]), ("b", pair["at_b"]))
    )


class Tally:
    """How many pairs there are of each kind, of how many the change is found, and of how many something else is."""

    def __init__(self) -> None:
        self.total: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.beside: Counter[str] = Counter()

    def add(self, pair: Row, hits: Sequence[Difference], others: Sequence[Difference]) -> None:
        """Counts one pair under its kind and under what was changed."""
        for name in (pair["kind"], f"{pair['kind']}: {pair['how']}"):
            self.total[name] += 1
            self.found[name] += bool(others if pair["kind"] == "control" else hits)
            self.beside[name] += bool(others)

    def figures(self) -> dict[str, Any]:
        """Per cent by kind, and within a kind by what was changed."""
        rows = {}
        for kind in KINDS:
            for name in (kind, *sorted(n for n in self.total if n.startswith(f"{kind}: ") and n != "control: ")):
                if self.total[name]:
                    share = round(100 * self.found[name] / self.total[name], 1)
                    rows[name] = {"pairs": self.total[name], "found": share, "beside": self.beside[name]}
        return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=360, help="pairs for each seed")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--show", type=int, default=0, help="print the first N misses and false alarms")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--json", type=Path, help="write the figures")
    args = parser.parse_args()
    reports = read(args.reports)
    made = [pair for seed in args.seeds for pair in pairs(reports, args.pairs, seed)]
    if args.write:
        args.write.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in made), encoding="utf-8")
        return
    tally, show, began = Tally(), args.show, time.perf_counter()
    for pair in made:
        found = hard(pair)
        hits = [d for d in found if pair["kind"] != "control" and meets(pair, d)]
        others = [d for d in found if d not in hits]
        tally.add(pair, hits, others)
        if show and (others or (pair["kind"] != "control" and not hits)):
            show -= 1
            print("\n".join(context(pair, hits, others)))
    figures = tally.figures()
    for name, row in figures.items():
        word = "raise a hard difference" if name == "control" else "found"
        indent = "  " if ": " in name else ""
        print(f"{indent + name.split(': ')[-1]:24} {row['pairs']:5} pairs  {row['found']:5.1f}% {word}, "
              f"something else in {row['beside']}")  # fmt: skip
    print(f"{(time.perf_counter() - began) / max(1, len(made)):.2f} s a pair")
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def context(pair: Row, hits: Sequence[Difference], others: Sequence[Difference]) -> list[str]:
    """What was missed and what was raised besides, with the words around."""
    lines = []
    if pair["kind"] != "control" and not hits:
        for name in "ab":
            start, end = pair[f"at_{name}"]
            lines.append(f"MISSED {pair['kind']}: {pair['how']} {_around(pair[name]['text'], start, end)}")
    for d in others:
        lines.append(f"RAISED in {pair['kind']}: {d.kind} {d.reason}")
        lines.extend("    " + _around(pair[s.span.report]["text"], s.span.start, s.span.end) for s in (d.a, d.b))
    return lines


def _around(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 90) : start]}[[{text[start:end]}]]{text[end : end + 70]}".split())


if __name__ == "__main__":
    main()
