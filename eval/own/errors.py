"""What was wrong in the account of an invented story, a line an error."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.own import account, false_alarms
from eval.score.accounts import (
    LONGEST,
    both_sides,
    matched,
    overlap,
    pairs_of,
    readings,
    same_date,
    same_speaker,
    statement_of,
)
from onrecord.write import form

Row = dict[str, Any]


def listed(folder: Path) -> Iterator[str]:
    """Each error of the account, in the order of the measures."""
    made, wanted = account(folder)
    texts = {report.id: report.text for report in made.reports}
    found, gold = form.account(made), wanted.account
    yield from (f"lost {line}" for line in wanted.lost)
    yield from (f"furniture read {pair}" for pair in wanted.furniture if pair[1] in texts.get(pair[0], ""))
    yield from _quotations(gold, found, texts)
    yield from _differences(gold, found, texts)
    yield from (f"false alarm {_difference(row, texts)}" for row in false_alarms(found, wanted))
    yield from _events(gold, found, texts)


def _quotations(gold: Row, found: Row, texts: dict[str, str]) -> Iterator[str]:
    g_all, s_all = (
        [q for q in side["quotations"] if q["kind"] != "indirect" and readings(q, texts)] for side in (gold, found)
    )
    pairs, best = matched(g_all, s_all, texts)
    yield from (f"missed {_said(q, texts)}" for i, q in enumerate(g_all) if i not in pairs.values())
    yield from (f"extra {_said(q, texts)}" for j, q in enumerate(s_all) if j not in pairs)
    for j, i in pairs.items():
        wanted, given = g_all[i], s_all[j]
        if best[j] < 1:
            yield f"edges {_said(wanted, texts)}\n   found {_said(given, texts)}"
        names = [wanted["speaker"], *wanted["also"]]
        if wanted["speaker"] and not any(same_speaker(name, given["speaker"]) for name in names):
            yield f"speaker {given['speaker']!r} for {_said(wanted, texts)}"
    of_gold, of_found = pairs_of(g_all, statement_of(gold)), pairs_of(s_all, statement_of(found))
    hits = {tuple(sorted((pairs[i], pairs[j]))) for i, j in of_found if i in pairs and j in pairs}
    for i, j in sorted(of_gold - hits):
        yield f"not joined {_said(g_all[i], texts)}\n   with {_said(g_all[j], texts)}"
    for i, j in sorted(of_found):
        if i not in pairs or j not in pairs or tuple(sorted((pairs[i], pairs[j]))) not in of_gold:
            yield f"joined {_said(s_all[i], texts)}\n   with {_said(s_all[j], texts)}"


def _differences(gold: Row, found: Row, texts: dict[str, str]) -> Iterator[str]:
    for row in gold["differences"]:
        hits = [x for x in found["differences"] if both_sides(row, x)]
        if row["severity"] == "hard" and not any(x["severity"] == "hard" for x in hits):
            yield f"hard not found ({', '.join(x['severity'] for x in hits) or 'at all'}) {_difference(row, texts)}"
        elif row["severity"] == "update" and not any(x["severity"] == "update" for x in hits):
            yield f"update not found {_difference(row, texts)}"
    for row in found["differences"]:
        if row["severity"] == "hard" and not any(
            both_sides(row, x) for x in gold["differences"] if x["severity"] == "hard"
        ):
            yield f"hard unasked {_difference(row, texts)}: {row['reason']}"


def _events(gold: Row, found: Row, texts: dict[str, str]) -> Iterator[str]:
    def meets(g: Row, s: Row) -> bool:
        near = any(overlap(x, y, "evidence") for x in g["evidence"] for y in s["evidence"])
        return near and same_date(g["date"], s["date"])

    for g in gold["events"]:
        if not any(meets(g, s) for s in found["events"]):
            yield f"event missed {g['date']} {g['about']}"
    for s in found["events"]:
        if not any(meets(g, s) for g in gold["events"]):
            words = " / ".join(texts[x["report"]][x["start"] : x["end"]][: LONGEST["side"]] for x in s["evidence"][:2])
            yield f"event extra {s['date']} {s['about']!r}: {words}"


def _said(q: Row, texts: dict[str, str]) -> str:
    words = " … ".join(texts[q["report"]][a:b] for a, b in q["content"])
    return f"{q['report']} ({q['kind']}, {q['speaker']}): {words}"


def _difference(row: Row, texts: dict[str, str]) -> str:
    sides = (f"{x['report']}: {texts[x['report']][x['start'] : x['end']]!r}" for x in (row["a"], row["b"]))
    return f"{row['kind']} of {row['about']}: " + " / ".join(sides)
