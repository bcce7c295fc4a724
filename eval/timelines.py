"""Timelines of long stories, against those that news outlets published, beside days by count of mentions."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eval.score.timelines import per_cent, score_one
from onrecord.account import timeline as account
from onrecord.account.days import Matter, unit
from onrecord.account.lines import Line, all_lines
from onrecord.account.sentences import cosine
from onrecord.account.timeline_ledger import Ledger, share
from onrecord.annotate.times import find
from onrecord.model import Annotation, Report
from onrecord.read.parts import told_apart

EACH = ("dates", "agreement 1", "align 1")
KEYS = ("dates", "agreement 1", "agreement 2", "align 1", "align 2")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the systems compared are told of a gold timeline: days, sentences a day, first and last day."""

    days: int
    sentences: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Topic:
    """A folder of reports as one story: what is read of it, and its gold timelines with what is told of each."""

    name: str
    reports: Sequence[Report]
    lines: Sequence[Line]
    ledger: Ledger
    gold: Sequence[tuple[dict[str, Any], Asked]]

    @property
    def matter(self) -> Matter:
        """What the story is about."""
        return self.ledger.matter()


def topics(gold: Path) -> Iterator[Topic]:
    """Each topic, its reports read."""
    for folder in sorted((gold / "timelines").iterdir()):
        if (folder / "timelines.jsonl").exists():
            reports, marks = annotated(folder / "reports.jsonl")
            ledger = Ledger(share(report, mark) for report, mark in zip(reports, marks, strict=True))
            rows = _rows(folder / "timelines.jsonl")
            lines = list(all_lines(reports, marks))
            yield Topic(folder.name, reports, lines, ledger, [(row, asked(row)) for row in rows])


def run(gold: Path) -> dict[str, Any]:
    """Mean F1 over the timelines of the chosen days and sentences and of the plain count, and on how many it is better.

    ``better`` counts timelines where the mean of agreement 1 and align 1 is higher, ``days better`` and ``days no
    worse`` where dates are. ``each`` has the dates, agreement 1 and align 1 of every timeline.
    """
    ours, plain = {}, {}
    for topic in topics(gold):
        for row, told in topic.gold:
            ours[row["timeline"]], plain[row["timeline"]] = compared(row, topic, told)
    if not ours:
        raise FileNotFoundError(2, "no timelines", str(gold / "timelines"))
    pairs = list(zip(ours.values(), plain.values(), strict=True))
    return {
        "mean": _mean(list(ours.values())),
        "by count of mentions": _mean(list(plain.values())),
        "better": sum(_told(a) > _told(b) for a, b in pairs),
        "days better": sum(a["dates"][2] > b["dates"][2] for a, b in pairs),
        "days no worse": sum(a["dates"][2] >= b["dates"][2] for a, b in pairs),
        "timelines": len(ours),
        "each": {
            name: {
                key: {"ours": per_cent(ours[name][key])["f1"], "by count": per_cent(plain[name][key])["f1"]}
                for key in EACH
            }
            for name in ours
        },
    }


def annotated(path: Path) -> tuple[list[Report], list[Annotation]]:
    """The reports of a folder with their time expressions."""
    reports = [
        told_apart(Report(row["id"], row["text"], row["published"], row.get("title") or None, row.get("outlet")))
        for row in _rows(path)
    ]
    return reports, [Annotation(r.id, find(r.text, r.published, report=r.id, skip=r.apart)) for r in reports]


def compared(row: dict[str, Any], topic: Topic, told: Asked) -> tuple[dict[str, Any], dict[str, Any]]:
    """The scores of one gold timeline: of this package, and of the plain count."""
    counted = by_count(topic, topic.ledger.texts, told)
    return score_one(row, {"entries": of_topic(topic, told)}), score_one(row, {"entries": counted})


def of_topic(topic: Topic, told: Asked) -> list[dict[str, Any]]:
    """The entries of this package's timeline of a topic."""
    texts = topic.ledger.texts
    choice = account.Asked(days=told.days, sentences=told.sentences, first=told.first, last=told.last)
    return [
        {"date": str(entry.date), "summary": [span.of(texts[span.report]) for span in entry.spans]}
        for entry in account.tell(topic.ledger, (), choice)
    ]


def asked(row: dict[str, Any]) -> Asked:
    """What is told of a gold timeline."""
    by_day: dict[str, int] = defaultdict(int)
    for entry in row["entries"]:
        by_day[entry["date"][:10]] += len(entry["summary"])
    days = sorted(map(date.fromisoformat, by_day))
    return Asked(len(days), max(1, round(sum(by_day.values()) / len(days))), days[0], days[-1])


def by_count(topic: Topic, texts: Mapping[str, str], told: Asked) -> list[dict[str, Any]]:
    """A timeline in the manner of DATEWISE: the days most often named, by the sentences nearest to their mean.

    A sentence must hold one of the ten words that most reports lead with: DATEWISE is given key words by hand.
    """
    lines, matter = topic.lines, topic.matter
    led = Counter(word for line in lines if line.place < 5 for word in set(line.words))
    keys = {word for word, _ in led.most_common(10)}
    counts = Counter(day for line in lines for day in line.days if told.first <= day <= told.last)
    days = sorted(counts, key=lambda day: (-counts[day], day))[: told.days]
    return [
        {
            "date": str(day),
            "summary": _nearest([x for x in _of_day(lines, day) if keys & set(x.words)], matter, texts, told),
        }
        for day in days
    ]


def _of_day(lines: Sequence[Line], day: date) -> list[Line]:
    return [
        line
        for line in lines
        if day in line.days or (line.place < 5 and line.published and 0 <= (line.published - day).days <= 1)
    ]


def _nearest(lines: Sequence[Line], matter: Matter, texts: Mapping[str, str], told: Asked) -> list[str]:
    vectors = [matter.vector(line) for line in lines]
    centre = unit(Counter({w: sum(v.get(w, 0.0) for v in vectors) for w in {w for v in vectors for w in v}}))
    chosen: list[int] = []
    for number in sorted(range(len(lines)), key=lambda n: -cosine(vectors[n], centre)):
        if all(cosine(vectors[number], vectors[other]) < 0.5 for other in chosen):
            chosen.append(number)
        if len(chosen) == told.sentences:
            break
    return [lines[n].span.of(texts[lines[n].span.report]) for n in chosen]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _mean(results: Sequence[dict[str, Any]]) -> dict[str, float]:
    return {
        key: per_cent(tuple(sum(r[key][i] for r in results) / len(results) for i in range(3)))["f1"] for key in KEYS
    }


def _told(result: dict[str, Any]) -> float:
    return float(result["agreement 1"][2] + result["align 1"][2])
