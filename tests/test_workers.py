"""Several processes annotate as one does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import archive as keeping
from onrecord import pipeline, workers
from onrecord.model import Report
from onrecord.settings import Settings
from onrecord.store.codec import pack
from onrecord.store.sqlite import Archive

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


def test_portions_hold_every_report_in_order_and_are_small_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_LETTERS", 1000)
    reports = [Report(f"r{number}", "Rain. " * 20) for number in range(200)]
    portions = list(workers._portions(reports, 2))
    assert [report for portion in portions for report in portion] == reports
    assert len(portions[0]) == 8
    assert len(portions[-1]) == 1


_BRIDGE = (
    "The bridge at Holm {fell} on {day}, mayor Ada Marsh said. “We lost {number} lorries,” she told the Holm Post."
)
_FAIR = "A fair in Rookby drew crowds, organiser Tom Alder said. “Nobody expected {number} riders,” he told reporters."


def _pile() -> list[Report]:
    bridge = [
        Report(f"b{n}", _BRIDGE.format(fell=fell, day="Monday", number=n + 3), f"2024-05-0{7 + n}", f"Bridge {fell}")
        for n, fell in enumerate(["fell", "collapsed"])
    ]
    return [*bridge, *(Report(f"f{n}", _FAIR.format(number=90 + n), "2023-02-01", "A fair") for n in range(3))]


def test_two_processes_tell_what_one_tells() -> None:
    pile = _pile()
    alone = pipeline.tell(pile)
    assert len(alone) > 1
    both = pipeline.tell(pile, Settings(workers=2))
    assert [pack(account) for account in both] == [pack(account) for account in alone]


def test_two_processes_keep_what_one_keeps_a_text_that_changes_underway_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_AT_ONCE", 3)
    pile = _pile()
    again = Report("f0", _FAIR.format(number=70), "2023-02-01", "A fair")
    given = [*pile, again, pile[0], Report("z", _FAIR.format(number=5), "2023-02-02", "A fair again")]
    kept = []
    for count in (1, 2):
        with Archive(tmp_path / str(count), create=True) as archive:
            added = keeping.add(archive, keeping.joiner(archive), given, Settings(workers=count))
            names = sorted(archive.names())
            accounts = [archive.account(line.id) for line in archive.stories()]
            kept.append((added, archive.pairs(names), sorted(map(pack, accounts))))
            assert [len(archive.versions(name)) for name in names].count(2) == 1
    assert kept[0] == kept[1]
