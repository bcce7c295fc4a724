"""Stories across shards: windows in time, each grouped by itself, neighbouring windows merged by what they share.

A window is grouped together with the reports of the window before it, so that each report is seen beside what came
before and what came after. Two groups of neighbouring windows are one story where they share at least half of the
reports that the smaller of them has in common ground. Stories that pause for longer are joined by what stands in them
(see ``pauses``). Within one window the stories are those of ``link.stories`` to
the letter.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord import pipeline
from onrecord.engines import pauses, rows
from onrecord.engines.base import Engine, Step
from onrecord.engines.catalogue import Catalogue
from onrecord.engines.copying import Longs, Numbered, numbered
from onrecord.engines.places import Folder
from onrecord.engines.plan import Windows
from onrecord.engines.shards import Shard
from onrecord.link.stories import identity

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True, eq=False)
class Stories:
    """All stories, by dense number in the order of their first reports: each report's, and their ids and titles.

    ``sure`` has for each report how sure its place is.
    """

    of: Longs
    sure: "np.typing.NDArray[np.float64]"
    ids: list[str]
    titles: list[str]


def cut(days: Longs, windows: Windows) -> Longs:
    """The window of each report, of which the days are given in order: runs of at least so many reports and days."""
    found = np.zeros(len(days), np.int64)
    window = begun = 0
    for number in range(1, len(days)):
        new_day = days[number] != days[number - 1] or windows.days == 0
        if new_day and days[number] - days[begun] >= windows.days and number - begun >= windows.reports:
            window, begun = window + 1, number
        found[number] = window
    if window and len(days) - begun < windows.reports:
        found[begun:] -= 1  # the rest is too little for a window
    return found


def placed(catalogue: Catalogue, windows: Windows) -> Longs:
    """The window of each report; one without a day stands where the one before it in the input does."""
    dated = int(np.count_nonzero(catalogue.days))
    found = np.zeros(len(catalogue.days), np.int64)
    found[:dated] = cut(catalogue.days[:dated], windows)
    if dated == len(found):
        return found
    order = np.concatenate(catalogue.numbers)
    order = order[order >= 0]
    last = np.maximum.accumulate(np.where(order < dated, np.arange(len(order)), 0))
    found[order] = np.where(order[last] < dated, found[order[last]], 0)
    return found


def find(out: Folder, shards: Sequence[Shard], catalogue: Catalogue, windows: Windows, engine: Engine) -> Stories:
    """The stories of all reports."""
    own = placed(catalogue, windows)
    after = np.where(own + 1 <= own.max(initial=0), own + 1, -1)  # each report stands in the next window too
    found = engine.grouped(Numbered.rows, numbered(out, shards, catalogue, own, after), Step("part", _told))
    return merged(own, catalogue.ids, found, lambda of: pauses.joined(out, shards, catalogue, own, of, engine))


def _told(table: "pa.Table") -> "pa.Table":
    """The stories of one window: for each of its reports the window, its story there, how sure, and the title."""
    import pyarrow as pa

    table = table.sort_by("number")
    reports, marks = list(rows.reports(table)), list(rows.annotations(table))
    number = dict(zip((report.id for report in reports), table.column("number").to_pylist(), strict=True))
    told = pipeline.stories(reports, marks)
    seats = [(number[m.report], place, m.confidence) for place, story in enumerate(told) for m in story.members]
    titles = [rows.escaped(told[place].title) for _, place, _ in seats]
    window = table.column("part")[0].as_py()
    return pa.table(
        {
            "window": pa.array([window] * len(seats), pa.int64()),
            "number": pa.array([seat[0] for seat in seats], pa.int64()),
            "story": pa.array([seat[1] for seat in seats], pa.int64()),
            "sure": pa.array([seat[2] for seat in seats], pa.float64()),
            "title": pa.array(titles, pa.string()).dictionary_encode(),
        }
    )


Further = Callable[[Longs], list[tuple[int, int]]]
"""Given each report's story, by number, the pairs of stories that are one all the same, the later first."""


def merged(own: Longs, ids: Sequence[str], tables: "Iterator[pa.Table]", further: Further = lambda of: []) -> Stories:
    """One list of stories from those of all windows."""
    sure = np.ones(len(own))
    seats: dict[int, dict[int, int]] = {}
    titles: dict[tuple[int, int], str] = {}
    for table in tables:  # of one window or of several, as the engine has it
        placed_in, numbers, stories = (table.column(name).to_pylist() for name in ("window", "number", "story"))
        for window, number, story in zip(placed_in, numbers, stories, strict=True):
            seats.setdefault(window, {})[number] = story
        titles.update(zip(zip(placed_in, stories, strict=True), table.column("title").to_pylist(), strict=True))
        mine = own[np.array(numbers, np.int64)] == np.array(placed_in, np.int64)
        sure[np.array(numbers, np.int64)[mine]] = table.column("sure").to_numpy()[mine]
    lead = _joined(seats)
    leads: dict[tuple[int, int], list[int]] = {}
    size: Counter[tuple[int, int]] = Counter()
    for number, window in enumerate(own.tolist()):
        here = (window, seats[window][number])
        leads.setdefault(lead.get(here, here), []).append(number)
        size[here] += 1
    of, groups = _numbered(leads.values(), len(own))
    onto = dict(further(of))  # of a later story the earlier one that it goes on
    if onto:
        resumed: dict[int, list[int]] = {}
        for place, numbers in enumerate(groups):
            while place in onto:
                place = onto[place]
            resumed.setdefault(place, []).extend(numbers)
        of, groups = _numbered(map(sorted, resumed.values()), len(own))
    largest = [max({(w, seats[w][n]) for n in numbers for w in (int(own[n]),)}, key=lambda s: (size[s], -s[0], -s[1]))
               for numbers in groups]  # fmt: skip
    names = [identity([ids[number] for number in numbers]) for numbers in groups]
    return Stories(of, sure, names, [titles[story] for story in largest])


def _numbered(groups: Iterable[list[int]], count: int) -> tuple[Longs, list[list[int]]]:
    """The place of each number's group in the order of their first numbers, and the groups in that order."""
    of = np.zeros(count, np.int64)
    ordered = sorted(groups)
    for place, numbers in enumerate(ordered):
        of[numbers] = place
    return of, ordered


def _joined(seats: Mapping[int, Mapping[int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
    """The first of all window's stories that each is one with."""
    root: dict[tuple[int, int], tuple[int, int]] = {}

    def leads(story: tuple[int, int]) -> tuple[int, int]:
        while root.get(story, story) != story:
            root[story] = root.get(root[story], root[story])
            story = root[story]
        return story

    for window in sorted(seats):
        before, here = seats.get(window - 1, {}), seats[window]
        both = Counter((before[number], here[number]) for number in here if number in before)
        left, right = Counter[int](), Counter[int]()
        for (a, b), count in both.items():
            left[a] += count
            right[b] += count
        for (a, b), count in sorted(both.items()):
            if 2 * count >= min(left[a], right[b]):
                one, other = sorted((leads((window - 1, a)), leads((window, b))))
                root[other] = one
    return {story: leads(story) for story in list(root)}
