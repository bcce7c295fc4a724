"""Our times beside another tagger's on the same gold: the gain in each part of it, and what either has right.

    python -m eval.beside GOLD.jsonl OTHER.jsonl

OTHER holds that tagger's times in the form that ``eval/score/times.py`` reads. The parts are the first two thirds of
the reports, whose errors were read while rules were written, and the last third, which was scored and never read: a
gain that is smaller there was partly fitted. 'Either' counts the values that at least one of the two has right: where
that is hardly more than ours, what is left is the annotators' own way of writing values, which nothing but their files
tells.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from eval.score.times import pairs, read, score, scored
from eval.times import ours

Rows = dict[str, Any]
MEASURES = ("strict", "relaxed", "value")
OPEN = (None, "", "null")  # gold without a value


def right(row: Any, system: Rows) -> set[tuple[int, int]]:
    """The gold spans of a report whose value a system has right."""
    gold, found = scored(row, system)
    return {
        (g["start"], g["end"])
        for g, s in pairs(gold, found)
        if g and s and g["value"] not in OPEN and g["value"] == s["value"]
    }


def of_part(rows: Rows, mine: Rows, other: Rows) -> dict[str, Any]:
    """F1 of both in per cent, and how many values both, one or neither has right, in some reports."""
    count: Counter[str] = Counter()
    open_met = 0  # what overlaps gold that has no value: it counts neither way
    for row in rows.values():
        a, b = right(row, mine), right(row, other)
        gold, found = scored(row, mine)
        valued = {(g["start"], g["end"]) for g in gold if g["value"] not in OPEN}
        open_met += sum(1 for g, s in pairs(gold, found) if g and s and g["value"] in OPEN)
        count.update(both=len(a & b), ours=len(a - b), other=len(b - a), neither=len(valued - a - b))
    figures = {name: score(rows, {id: system.get(id, {"times": []}) for id in rows})
               for name, system in (("ours", mine), ("other", other))}  # fmt: skip
    found = {name: {measure: figures[name][measure]["f1"] for measure in MEASURES} for name in figures}
    answers = count.total() + figures["ours"]["system"] - open_met
    either = 200 * (count["both"] + count["ours"] + count["other"]) / max(1, answers)
    return {**found, "values": dict(count), "either": round(either, 1)}


def parts(gold: Rows) -> dict[str, Rows]:
    """All reports, the first two thirds and the last."""
    ids = list(gold)
    cut = len(ids) * 2 // 3
    return {"all": gold, "read": {id: gold[id] for id in ids[:cut]}, "unread": {id: gold[id] for id in ids[cut:]}}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("other", type=Path)
    args = parser.parse_args()
    files = []
    for path in (args.gold, args.other):
        try:
            files.append(read(path))
        except (OSError, ValueError, KeyError) as error:
            parser.error(f"{path}: {error}; lines are wanted as eval/score/times.py reads them")
    gold, other = files
    mine = ours(gold)
    print(json.dumps({name: of_part(rows, mine, other) for name, rows in parts(gold).items()}, indent=1))


if __name__ == "__main__":
    main()
