"""Two taggers side by side: the parts of a set, and what either has right."""

import json
from pathlib import Path

from eval import beside
from eval.score.times import read

TEXTS = (
    "They met on 3 May 2019 in Oslo and parted on 4 May 2019.",
    "The bridge opened on 5 May 2019.",
    "It closed on 6 May 2019.",
)


def rows(texts: tuple[str, ...], right: tuple[bool, ...]) -> list[dict[str, object]]:
    """Each text with its days as times; wrong ones have another value."""
    out: list[dict[str, object]] = []
    for number, text in enumerate(texts):
        times = []
        for day in ("3", "4", "5", "6"):
            words = f"{day} May 2019"
            if words in text:
                value = f"2019-05-0{day}" if right[number] else "2018"
                start = text.index(words)
                times.append({"start": start, "end": start + len(words), "type": "DATE", "value": value})
        out.append({"id": str(number), "published": "2020-01-01", "text": text, "times": times})
    return out


def write(path: Path, lines: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_gains_in_each_part_and_what_either_has_right(tmp_path: Path) -> None:
    gold = read(write(tmp_path / "gold.jsonl", rows(TEXTS, (True, True, True))))
    other = read(write(tmp_path / "other.jsonl", rows(TEXTS, (True, False, False))))
    mine = beside.ours(gold)
    parts = beside.parts(gold)
    assert [list(part) for part in parts.values()] == [["0", "1", "2"], ["0", "1"], ["2"]]
    whole = beside.of_part(parts["all"], mine, other)
    assert whole["ours"]["value"] == 100.0 and whole["other"]["value"] == 50.0
    assert whole["values"] == {"both": 2, "ours": 2, "other": 0, "neither": 0} and whole["either"] == 100.0
    assert beside.of_part(parts["unread"], mine, other)["other"] == {"strict": 100.0, "relaxed": 100.0, "value": 0.0}
