"""The method that timelines are measured against, on a story made for it."""

import json
from datetime import date
from pathlib import Path

from eval import datewise
from eval.timelines import Topic, topics

DAYS = ("2022-03-03", "2022-03-10", "2022-03-17")


def gold(place: Path) -> Path:
    """Two topics: a dam and a bridge, each with three days that several reports name."""
    for name, what in (("dam_post", "Orrin dam"), ("bridge_echo", "Kelm bridge")):
        folder = place / "timelines" / name
        folder.mkdir(parents=True)
        reports = []
        for n in range(28):
            near = max((day for day in DAYS if day <= f"2022-03-{n + 1:02}"), default=DAYS[0])
            text = f"Crews worked at the {what} in Halvern again.\n"
            text += f"The {what} lost {n + 20} stones on March {int(near[-2:])}, the mayor of Halvern said."
            reports.append({"id": f"{name}-{n}", "text": text, "published": f"2022-03-{n + 1:02}"})
        entries = [{"date": day, "summary": [f"The {what} lost stones.", "Crews came."]} for day in DAYS]
        (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
        (folder / "timelines.jsonl").write_text(json.dumps({"timeline": name, "entries": entries}), encoding="utf-8")
    return place


def test_days_by_count_and_by_regression_are_those_that_reports_name(tmp_path: Path) -> None:
    for row in datewise.rows(gold(tmp_path)):
        assert row.count["dates"] == row.regression["dates"] == 100
        assert 0 < row.count["agreement 1"] <= 100
    counts = datewise.compared(datewise.rows(tmp_path), "count")["dates"]
    assert sum(counts.values()) == 2


def test_a_summary_has_sentences_of_the_day_that_hold_a_key_word_and_none_twice(tmp_path: Path) -> None:
    topic: Topic = next(iter(topics(gold(tmp_path))))
    told = topic.gold[0][1]
    entries = datewise.summarised(topic, [date.fromisoformat(day) for day in DAYS], told)
    assert [entry["date"] for entry in entries] == list(DAYS)
    for entry in entries:
        assert len(set(entry["summary"])) == len(entry["summary"]) <= told.sentences


def test_the_knee_stands_before_the_steepest_bend() -> None:
    assert datewise.knee([0.9, 0.88, 0.2, 0.15, 0.1]) == 3
    assert datewise.knee([0.5, 0.5, 0.5]) == 3 and datewise.knee([0.5]) == 1 and datewise.knee([]) == 0
