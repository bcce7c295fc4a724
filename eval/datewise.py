"""DATEWISE, written anew from its paper, on our reading and times: what the timelines are measured against one by one.

    python -m eval.datewise GOLD [--json FILE]

The method is that of D. Gholipour Ghalandari and G. Ifrim, 'Examining the State-of-the-Art in News Timeline
Summarization' (ACL 2020); no line is theirs. Days are ranked by how many sentences name them, or by a linear regression
on such counts (after Tran et al., 2013), fitted on the timelines of all other topics. A day's candidates are the first
sentences of what is published on it or the next day and the sentences that name it, those nearest to the mean of both
groups' means, up to the knee of the likenesses (PM-MEAN). Of these CENTROID-OPT adds one at a time the sentence with
which the summary comes nearest to the candidates' centroid. A sentence must hold a key word; the authors set these by
hand, here they are the words that most reports lead with.

Prints the means and, for each timeline, ours against it; on how many ours is better, level or worse. Nothing of it is
used at run time.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log, sqrt
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from eval.score.timelines import per_cent, score_one
from eval.timelines import KEYS, Asked, Topic, of_topic, topics
from onrecord.account.lines import Line

FIRST, AFTER, KEY_WORDS = 5, 1, 10
"""Sentences that open a report, days after a day whose reports may tell it, words of which a sentence needs one."""

SAME = 0.9999
"""Likeness from which a sentence is one that was chosen."""

FEATURES = (
    "sentences", "reports", "days of publication", "before it", "on it", "within a week", "within a month", "later",
    "span", "published on it", "published the day after",
)  # fmt: skip
"""What the regression knows of a day, each as a share of the largest in its topic.

How many sentences, reports and days of publication name it, by when these were published, over how long a span, and how
many reports appear on it and on the day after.
"""

_LAGS = ((-1, "before it"), (0, "on it"), (7, "within a week"), (31, "within a month"), (10**7, "later"))
_DAY = timedelta(1)

Vector = dict[str, float]
Array = npt.NDArray[np.float64]


class Words:
    """The TF-IDF vectors of a topic's sentences, of length 1; each sentence is a document."""

    def __init__(self, lines: Sequence[Line]) -> None:
        seen = Counter(word for line in lines for word in set(line.words))
        self.weight = {word: 1 + log((1 + len(lines)) / (1 + n)) for word, n in seen.items()}

    def of(self, line: Line) -> Vector:
        """The vector of one sentence."""
        return unit({word: n * self.weight[word] for word, n in Counter(line.words).items()})


def unit(raw: Mapping[str, float]) -> Vector:
    """The same, of length 1."""
    size = sqrt(sum(value * value for value in raw.values()))
    return {word: value / size for word, value in raw.items()} if size else {}


def likeness(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The product of two vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum(value * b.get(word, 0.0) for word, value in a.items())


def mean(vectors: Iterable[Vector]) -> Vector:
    """The mean of some vectors; nothing for none."""
    found, many = defaultdict[str, float](float), 0
    for each in vectors:
        many += 1
        for word, value in each.items():
            found[word] += value
    return {word: value / many for word, value in found.items()}


def counted(topic: Topic) -> dict[date, dict[str, float]]:
    """For each day named in a topic its ``FEATURES``."""
    raw: dict[date, dict[str, float]] = defaultdict(lambda: dict.fromkeys(FEATURES, 0.0))
    reports: dict[date, set[str]] = defaultdict(set)
    printed: dict[date, set[date]] = defaultdict(set)
    for line in topic.lines:
        for day in line.days:
            lag = (line.published - day).days if line.published else 10**6
            raw[day]["sentences"] += 1
            raw[day][next(name for most, name in _LAGS if lag <= most)] += 1
            reports[day].add(line.span.report)
            if line.published:
                printed[day].add(line.published)
    published = Counter(report.day for report in topic.reports if report.day)
    for day, found in raw.items():
        found["reports"], found["days of publication"] = len(reports[day]), len(printed[day])
        found["span"] = (max(printed[day]) - min(printed[day])).days if printed[day] else 0
        found["published on it"], found["published the day after"] = published[day], published[day + _DAY]
    most = {name: max((found[name] for found in raw.values()), default=0) or 1 for name in FEATURES}
    return {day: {name: value / most[name] for name, value in found.items()} for day, found in raw.items()}


def fitted(given: Sequence[tuple[Mapping[date, Mapping[str, float]], Topic]]) -> Array:
    """Weights of a least squares regression (the constant first) on whether a gold timeline has a day."""
    rows, right = [], []
    for table, topic in given:
        for gold, told in topic.gold:
            days = {entry["date"][:10] for entry in gold["entries"]}
            inside = [day for day in table if told.first <= day <= told.last]
            rows += [[1.0, *table[day].values()] for day in inside]
            right += [float(day.isoformat() in days) for day in inside]
    return np.asarray(np.linalg.lstsq(np.array(rows), np.array(right), rcond=None)[0])


def summarised(topic: Topic, ranked: Sequence[date], told: Asked) -> list[dict[str, Any]]:
    """A timeline of the first days that have a sentence, told by PM-MEAN and CENTROID-OPT."""
    words, texts = Words(topic.lines), topic.ledger.texts
    led = Counter(word for line in topic.lines if line.place < FIRST for word in set(line.words))
    keys = {word for word, _ in led.most_common(KEY_WORDS)}
    entries: list[dict[str, Any]] = []
    for day in ranked:
        if len(entries) == told.days:
            break
        if chosen := _optimal(_candidates(topic.lines, day, words), keys, told.sentences):
            summary = [line.span.of(texts[line.span.report]) for line in chosen]
            entries.append({"date": str(day), "summary": summary})
    return entries


def _candidates(lines: Sequence[Line], day: date, words: Words) -> list[tuple[Line, Vector]]:
    near = [x for x in lines if x.place < FIRST and x.published and 0 <= (x.published - day).days <= AFTER]
    naming = [x for x in lines if day in x.days]
    vectors = {x.span: (x, words.of(x)) for x in (*near, *naming)}
    means = [mean(vectors[x.span][1] for x in group) for group in (near, naming) if group]
    centre = unit(mean(means))
    scores = {span: likeness(vector, centre) for span, (_, vector) in vectors.items()}
    ranked = sorted(scores, key=lambda span: (-scores[span], span))
    return [vectors[span] for span in ranked[: knee([scores[span] for span in ranked])]]


def knee(falling: Sequence[float]) -> int:
    """How many values stand before the bend of a falling curve: where it is furthest below the line to its end."""
    if len(falling) < 3 or falling[0] == falling[-1]:
        return len(falling)
    step, drop = 1 / (len(falling) - 1), falling[0] - falling[-1]
    below = [1 - n * step - (value - falling[-1]) / drop for n, value in enumerate(falling)]
    return max(range(len(falling)), key=lambda n: below[n]) + 1


def _optimal(candidates: Sequence[tuple[Line, Vector]], keys: set[str], most: int) -> list[Line]:
    """CENTROID-OPT: greedily the sentences that keep the summary nearest to the centroid of all candidates."""
    centre = unit(mean(vector for _, vector in candidates))
    open_ones = [(line, vector) for line, vector in candidates if keys & set(line.words)]
    chosen: list[tuple[Line, Vector]] = []
    while open_ones and len(chosen) < most:
        best = max(open_ones, key=lambda it: likeness(unit(mean([*(v for _, v in chosen), it[1]])), centre))
        chosen.append(best)
        open_ones = [it for it in open_ones if likeness(it[1], best[1]) < SAME]
    return [line for line, _ in chosen]


@dataclass(frozen=True, slots=True)
class Row:
    """F1 in per cent of one timeline, by measure: ours, and DATEWISE with days by count and by regression."""

    name: str
    ours: dict[str, float]
    count: dict[str, float]
    regression: dict[str, float]


def rows(gold: Path) -> list[Row]:
    """A row for each gold timeline."""
    given = [(counted(topic), topic) for topic in topics(gold)]
    found = []
    for table, topic in given:
        weights = fitted([other for other in given if _matter(other[1]) != _matter(topic)])
        by_weight = {day: float(weights @ [1.0, *values.values()]) for day, values in table.items()}
        by_count = {day: values["sentences"] for day, values in table.items()}
        for row, told in topic.gold:
            scores = [_f1(row, of_topic(topic, told))]
            for total in (by_count, by_weight):
                inside = [day for day in total if told.first <= day <= told.last]
                ranked = sorted(inside, key=lambda day: (-total[day], day))
                scores.append(_f1(row, summarised(topic, ranked, told)))
            found.append(Row(row["timeline"], *scores))
    return found


def _matter(topic: Topic) -> str:
    return topic.name.split("_")[0]


def _f1(gold: Mapping[str, Any], entries: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    scores = score_one(gold, {"entries": entries})
    return {key: per_cent(scores[key])["f1"] for key in KEYS}


def compared(found: Sequence[Row], against: str) -> dict[str, dict[str, int]]:
    """For each measure on how many timelines ours is better, level and worse than one of the two."""
    pairs = {key: [(row.ours[key], getattr(row, against)[key]) for row in found] for key in KEYS}
    return {
        key: {
            "better": sum(a > b for a, b in own),
            "level": sum(a == b for a, b in own),
            "worse": sum(a < b for a, b in own),
        }
        for key, own in pairs.items()
    }


def main() -> None:
    """Print the table, and write it where asked."""
    parser = argparse.ArgumentParser(prog="python -m eval.datewise", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    found = rows(asked.gold)
    kinds = ("ours", "count", "regression")
    print(f"{'':28}" + "".join(f"{kind:>40}" for kind in kinds))
    print(f"{'':28}" + f"{'dates  agr 1  agr 2  ali 1  ali 2':>40}" * len(kinds))
    means = {
        kind: {key: round(sum(getattr(row, kind)[key] for row in found) / len(found), 1) for key in KEYS}
        for kind in kinds
    }
    for name, each in [*((row.name, {kind: getattr(row, kind) for kind in kinds}) for row in found), ("mean", means)]:
        print(f"{name:28}" + "".join("     " + "".join(f"{each[kind][key]:7.1f}" for key in KEYS) for kind in kinds))
    counts = {kind: compared(found, kind) for kind in kinds[1:]}
    for kind, table in counts.items():
        for key, row in table.items():
            print(f"{kind}: {key}: " + ", ".join(f"{name} on {n}" for name, n in row.items()))
    if asked.json:
        each = {row.name: {kind: getattr(row, kind) for kind in kinds} for row in found}
        told = {"mean": means, "ours against": counts, "each": each}
        asked.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
