"""A stream through copies and stories that is killed goes on from its last saved points with the same result."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.link import storystate
from onrecord.link.copyindex import CopyIndex
from onrecord.link.storyindex import StoryIndex
from onrecord.model import Report
from tests.link.test_stories import many, state


def run(folder: Path, reports: list[Report], block: int = 4) -> tuple[StoryIndex, set[tuple[str, str, float]]]:
    """The reports through both indexes, saved after every third; goes on from what the folder holds.

    Gives the index of stories and the pairs of copies that were found in this run.
    """
    folder.mkdir(exist_ok=True)
    stories = storystate.load(folder) if (folder / "stories").exists() else StoryIndex(block=block)
    copies = CopyIndex.load(folder) if (folder / "copies.npz").exists() else CopyIndex(folder=folder)
    pairs = set()
    for report in reports[len(stories) :]:
        stories.add(report)
        if len(stories) % 3 == 0:
            storystate.save(stories, folder)
    for report in reports[len(copies) :]:
        found = copies.add(report)
        pairs |= {(copy.a, copy.b, copy.containment) for copy in found}
        for copy in found:
            print(copy.a, copy.b, copy.containment, ".", flush=True)
        print("done", report.id, flush=True)
        if len(copies) % 3 == 0:
            copies.save()
            print("saved", flush=True)
    return stories, pairs


@pytest.mark.parametrize("lines", [1, 5, 12, 20])
def test_a_killed_stream_goes_on_with_the_same_result(tmp_path: Path, lines: int) -> None:
    reports = many()
    whole, all_pairs = run(tmp_path / "whole", reports)
    said = "import sys, pathlib, tests.link.test_killed as t; t.run(pathlib.Path(sys.argv[1]), t.many())"
    command = [sys.executable, "-c", said, str(tmp_path / "cut")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        read = [line.split() for _, line in zip(range(lines), child.stdout, strict=False)]
        child.send_signal(signal.SIGKILL)
        read += [line.split() for line in child.stdout]
    before = {(row[0], row[1], float(row[2])) for row in read if len(row) == 4}
    resumed, pairs = run(tmp_path / "cut", reports)
    assert state(resumed) == state(whole)
    assert before | pairs == all_pairs
