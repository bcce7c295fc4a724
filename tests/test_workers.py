"""Several processes annotate as one does."""

from collections.abc import Iterator

import pytest

from onrecord import pipeline, workers
from onrecord.model import Report
from onrecord.settings import Settings
from onrecord.store.codec import pack

_NEWS = "The dam at Holm held on Monday, mayor Ada Marsh said. “We were lucky {number} times,” she told the Holm Post."


@pytest.mark.parametrize("arrow", [True, False])
def test_two_processes_give_what_one_gives_byte_for_byte(arrow: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not arrow:
        monkeypatch.setattr(workers, "find_spec", lambda name: None)
    monkeypatch.setattr(workers, "_CHUNK", 2)
    reports = [Report(f"r{number}", _NEWS.format(number=number), "2024-05-07") for number in range(5)]
    alone = pipeline.annotate(reports)
    assert alone[4].quotations
    both = pipeline.annotate(reports, Settings(workers=2))
    assert [pack(annotation) for annotation in both] == [pack(annotation) for annotation in alone]


def test_reports_are_taken_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_CHUNK", 1)
    taken = []

    def stream() -> Iterator[Report]:
        for number in range(50):
            taken.append(number)
            yield Report(f"r{number}", "Rain.")

    next(workers.annotate(stream(), Settings(), 1))
    assert len(taken) < 10
