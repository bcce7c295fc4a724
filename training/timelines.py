"""Rankings of a story's days fitted by regression, tried on topics that they were not fitted on.

    python -m training.timelines GOLD [--json FILE]

GOLD is a folder of annotated data with ``timelines`` in it (docs/timelines.md says what that is). For every feature set
of ``SETS`` a ridge regression is fitted on the timelines of all other matters (folders whose names begin alike, such as
``h1n1_bbc`` and ``h1n1_reuters``, are left out together) and ranks the days of the one left out. ``counted`` is in the
manner of DATEWISE (Gholipour Ghalandari and Ifrim, ACL 2020; features after Tran et al., 2013): how many sentences
and reports name a day, before it, on it and after it, and how much was published then. Prints F1 of the days for
each timeline, beside the hand-set evidence of ``onrecord.account.days``, and the weights fitted on all. Nothing of it
is used at run time: the hand-set evidence does better.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log1p
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.timelines import Topic, topics
from onrecord.account.days import CHRONICLE, DULLED, scores
from onrecord.account.lines import Line

Table = Mapping[date, Mapping[str, float]]
Array = npt.NDArray[np.float64]

COUNTED = (
    "sentences", "reports", "ahead", "same day", "next day", "week", "month", "far", "published", "published next day"
)  # fmt: skip
"""How many sentences and reports name the day, when those were published, and how many reports appeared on it."""

WEIGHED = ("weighed", "looks back", "is news", "days that name it", "first lines", "with a figure", "chronologies")
"""The same by how much a line is about the story: from other days, in first lines, with a figure, in chronologies."""

BESIDE = ("day before", "day after", "burst")
"""What is said of the neighbours, and how much more is published than in the weeks around."""

SETS = {
    "counted": COUNTED,
    "weighed": WEIGHED,
    "all": COUNTED + WEIGHED + BESIDE,
    "hand and neighbours": ("hand", "hand before", "hand after"),
}
_DAY, _STIFF = timedelta(1), 0.05
_LAGS = ((-1, "ahead"), (0, "same day"), (1, "next day"), (7, "week"), (31, "month"), (10**7, "far"))


def features(topic: Topic) -> Table:
    """For each day named in a topic its features, by name; counts as the log of one more."""
    lines, matter = topic.lines, topic.matter
    raw: dict[date, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    reports: dict[date, set[str]] = defaultdict(set)
    dulled: dict[tuple[date, date | None], float] = defaultdict(float)
    for line in lines:
        near = matter.nearness(line)
        for day in line.days:
            _count(raw[day], line, day, near)
            reports[day].add(line.span.report)
            dulled[day, line.published] += near * (CHRONICLE if line.opens == day else 1)
    for (day, published), weight in dulled.items():
        back = published is None or (published - day).days > 1
        raw[day]["looks back" if back else "is news"] += weight**DULLED
        raw[day]["days that name it"] += 1
    printed, hand = Counter(report.day for report in topic.reports if report.day), scores(lines, matter)
    for day, found in raw.items():
        around = sum(printed[day + k * _DAY] for k in range(-7, 9)) / 8
        found["reports"] = len(reports[day])
        found["published"], found["published next day"] = printed[day], printed[day + _DAY]
        found["burst"] = (printed[day] + printed[day + _DAY]) / (1 + around)
        found["hand"] = hand.get(day, 0.0)
        for beside, name in ((day - _DAY, "before"), (day + _DAY, "after")):
            found[f"day {name}"] = raw[beside]["weighed"] if beside in raw else 0.0
            found[f"hand {name}"] = hand.get(beside, 0.0)
    return {day: {name: log1p(value) for name, value in found.items()} for day, found in raw.items()}


def _count(found: dict[str, float], line: Line, day: date, near: float) -> None:
    lag = (line.published - day).days if line.published else 10**6
    found["sentences"] += 1
    found[next(name for most, name in _LAGS if lag <= most)] += 1
    found["weighed"] += near
    found["first lines"] += near * (line.place < 3)
    found["with a figure"] += near * (day in line.firm)
    found["chronologies"] += line.opens == day


@dataclass(frozen=True, slots=True)
class Case:
    """One gold timeline: its days within bounds, those of the gold, how many are asked for, and the days' features."""

    name: str
    matter: str
    days: tuple[date, ...]
    gold: frozenset[date]
    most: int
    table: Table

    def matrix(self, names: Sequence[str]) -> Array:
        """A row a day; each feature has a mean square of 1 within the timeline."""
        x = np.array([[self.table[day].get(name, 0.0) for name in names] for day in self.days])
        size = np.sqrt((x**2).mean(axis=0))
        return np.asarray(x / np.where(size > 0, size, 1.0))

    def f1(self, scores: Sequence[float]) -> float:
        """Per cent, for the days with the highest scores; ties go to the earlier day."""
        chosen = sorted(range(len(self.days)), key=lambda n: (-scores[n], self.days[n]))[: self.most]
        right = sum(self.days[n] in self.gold for n in chosen)
        return 200 * right / (len(chosen) + len(self.gold)) if chosen else 0.0


def cases(gold: Path) -> list[Case]:
    """A case for each gold timeline."""
    found = []
    for topic in topics(gold):
        table = features(topic)
        for row, told in topic.gold:
            days = tuple(sorted(day for day in table if told.first <= day <= told.last))
            right = frozenset(date.fromisoformat(entry["date"][:10]) for entry in row["entries"])
            found.append(Case(row["timeline"], topic.name.split("_")[0], days, right, told.days, table))
    return found


def fitted(given: Sequence[Case], names: Sequence[str]) -> Array:
    """Weights of a ridge regression on whether a day is gold; each timeline counts the same."""
    x = np.vstack([case.matrix(names) for case in given])
    y = np.array([day in case.gold for case in given for day in case.days], dtype=np.float64)
    w = np.concatenate([np.full(len(case.days), 1 / len(case.days) / len(given)) for case in given])
    x, y = x - w @ x, y - w @ y
    return np.asarray(np.linalg.solve((x * w[:, None]).T @ x + _STIFF * np.eye(len(names)), (x * w[:, None]).T @ y))


def tried(given: Sequence[Case], names: Sequence[str]) -> dict[str, float]:
    """F1 of the days of each timeline, ranked by weights fitted on the other matters."""
    found = {}
    for case in given:
        weights = fitted([other for other in given if other.matter != case.matter], names)
        ranks = case.matrix(names) @ weights
        found[case.name] = case.f1(ranks.tolist())
    return found


def by(given: Sequence[Case], name: str) -> dict[str, float]:
    """F1 of the days of each timeline, ranked by one feature."""
    return {case.name: case.f1([case.table[day].get(name, 0.0) for day in case.days]) for case in given}


def main() -> None:
    """Print the table, and write it with the weights where asked."""
    parser = argparse.ArgumentParser(prog="python -m training.timelines", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    given = cases(asked.gold)
    results = {"count of sentences": by(given, "sentences"), "hand-set": by(given, "hand")}
    results |= {f"fitted: {name}": tried(given, names) for name, names in SETS.items()}
    weights = {
        name: {feature: round(float(w), 3) for feature, w in zip(names, fitted(given, names), strict=True)}
        for name, names in SETS.items()
    }
    for name, found in results.items():
        each = " ".join(f"{value:5.1f}" for value in found.values())
        print(f"{name:28}{sum(found.values()) / len(found):6.1f}  {each}")
    for name, table in weights.items():
        print(f"\n{name}: " + ", ".join(f"{feature} {weight}" for feature, weight in table.items()))
    if asked.json:
        asked.json.write_text(json.dumps({"dates": results, "weights": weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
