"""Invented stories and their gold: short lines that name words of a report, turned into offsets of the text as read.

README.md beside this file tells the form of a line.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

MARKS = re.compile("[“\"]([^”\"]+)[”\"]|(?<!\\w)[‘']((?:[^’']|[’'](?=\\w))+)[’']")

BETWEEN = re.compile(r"(?<=\s)\|(?=\s)")


@dataclass
class Gold:
    """The account as wanted, in the form that ``eval/score/accounts.py`` reads, and what it does not read.

    ``agree``: pairs of sides that agree as printed. ``furniture``: (report, words) that are no text of the report.
    ``lost``: lines whose words do not stand in the text as read.
    """

    account: dict[str, list[dict[str, Any]]]
    agree: list[dict[str, Any]] = field(default_factory=list)
    furniture: list[tuple[str, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def read(path: Path, texts: Mapping[str, str]) -> Gold:
    """The gold of one story, its words found in the texts; words that are not there are kept as lost."""
    gold = Gold({key: [] for key in ("quotations", "statements", "differences", "events", "not_quotations")})
    take: Callable[[Gold, list[str], Mapping[str, str]], None] = _quotation
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line in TAKERS:
            take = TAKERS[line]
        elif line.strip() and not line.startswith("#"):
            try:
                take(gold, [part.strip() for part in BETWEEN.split(line)], texts)
            except LookupError as error:
                gold.lost.append(f"{path.parent.name}:{number}: {error.args[0]}")
    return gold


def place(text: str, words: str) -> tuple[int, int]:
    """Where the words stand, or from the first of ``first ~ last`` to the next of the last; blanks are free."""
    pattern = r"(?s:.*?)".join(r"\s+".join(map(re.escape, end.split())) for end in words.split("~"))
    found = re.search(pattern, text)
    if found is None:
        raise LookupError(f"not in the text: {words}")
    return found.span()


def _quotation(gold: Gold, parts: list[str], texts: Mapping[str, str]) -> None:
    report, kind, speaker, statement, words = parts
    printed, _, chosen = words.partition(" > ")
    content = [place(texts[report], piece) for piece in printed.split(" || ")]
    quoted = [place(texts[report], piece) for piece in chosen.split(" || ")] if chosen else []
    if kind == "mixed" and not quoted:
        quoted = [_inside(found, content[0][0]) for found in MARKS.finditer(texts[report][slice(*content[0])])]
    who, *also = speaker.split(" also ")
    row = {
        "id": f"{report}-{len(gold.account['quotations'])}",
        "report": report,
        "kind": kind,
        "content": [list(span) for span in content],
        "quoted": [list(span) for span in quoted],
        "speaker": None if who == "-" else who,
        "also": also,
        "statement": statement or None,
    }
    gold.account["quotations"].append(row)
    if statement:
        _statement(gold, statement, row["speaker"])["quotations"].append(row["id"])


def _inside(found: re.Match[str], begin: int) -> tuple[int, int]:
    group = 1 if found.group(1) is not None else 2
    return begin + found.start(group), begin + found.end(group)


def _statement(gold: Gold, name: str, speaker: object = None) -> dict[str, Any]:
    for known in gold.account["statements"]:
        if known["id"] == name:
            return known
    gold.account["statements"].append({"id": name, "speaker": speaker, "quotations": [], "variants": []})
    return gold.account["statements"][-1]


def _variant(gold: Gold, parts: list[str], texts: Mapping[str, str]) -> None:
    name, kind, *sides = parts
    statement = _statement(gold, name)
    for a, b in _pairs([_side(side, texts) for side in sides]):
        statement["variants"].append({"a": a, "b": b, "kind": kind.split()[0]})
        if not kind.startswith("wording"):
            continue
        severity = "soft" if kind.endswith(" soft") else "hard"
        about = f"words of {statement['speaker']}"
        gold.account["differences"].append({"kind": "wording", "about": about, "a": a, "b": b, "severity": severity})


def _difference(gold: Gold, parts: list[str], texts: Mapping[str, str]) -> None:
    severity, kind, about, *sides = parts
    found = [_side(side, texts) for side in sides]
    pairs = list(combinations(found, 2)) if severity == "agree" else _pairs(found)
    for a, b in pairs:
        row = {"kind": kind, "about": about, "a": a, "b": b, "severity": severity}
        (gold.agree if severity == "agree" else gold.account["differences"]).append(row)


def _pairs(sides: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(a, b) for a, b in combinations(sides, 2) if a["value"].casefold() != b["value"].casefold()]


def _side(words: str, texts: Mapping[str, str]) -> dict[str, Any]:
    report, _, printed = words.partition(": ")
    printed, _, value = printed.partition(" = ")
    start, end = place(texts[report], printed)
    return {"report": report, "start": start, "end": end, "value": value or printed}


def _event(gold: Gold, parts: list[str], texts: Mapping[str, str]) -> None:
    date, about, *sides = parts
    evidence = [_side(side, texts) for side in sides]
    gold.account["events"].append({"date": date, "about": about, "evidence": evidence})


def _no_quotation(gold: Gold, parts: list[str], texts: Mapping[str, str]) -> None:
    report, words = parts
    start, end = place(texts[report], words)
    gold.account["not_quotations"].append({"report": report, "start": start, "end": end})


def _furniture(gold: Gold, parts: list[str], texts: Mapping[str, str]) -> None:
    gold.furniture.append((parts[0], parts[1]))


TAKERS: dict[str, Callable[[Gold, list[str], Mapping[str, str]], None]] = {
    "quotations": _quotation,
    "variants": _variant,
    "differences": _difference,
    "events": _event,
    "not quotations": _no_quotation,
    "furniture": _furniture,
}
