"""The timelines of an archive's stories, kept open: what came since is read, and nothing else again."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.account.timeline import Asked, Entry, tell
from onrecord.account.timeline import compared as beside
from onrecord.account.timeline_differences import MOST
from onrecord.account.timeline_ledger import Ledger
from onrecord.model import Report
from onrecord.store.tables import Tables

_ALL = Asked()


@dataclass(slots=True)
class _Open:
    """A story's ledger; the texts that it holds, by their keys; up to which change of the archive it is right."""

    ledger: Ledger = field(default_factory=Ledger)
    keys: dict[str, int] = field(default_factory=dict)
    change: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Timelines:
    """Tells the timelines of one archive's stories, each from a ledger that is brought up to date first.

    A report that was added, changed, annotated anew, moved to another story or forgotten is taken in or let go by
    itself; the timeline is the one that all reports of the story would give at once. Beyond ``most`` reports in all,
    the ledger that nobody asked for longest is let go. Threads may share it, each with a connection of its own.
    """

    def __init__(self, most: int = 20_000) -> None:
        self.most = most
        self._stories: OrderedDict[str, _Open] = OrderedDict()
        self._lock = threading.Lock()

    def tell(
        self, archive: Tables, story: str, asked: Asked = _ALL
    ) -> tuple[tuple[Entry, ...], Sequence[Report]] | None:
        """The timeline of a story and its reports, in order of publication; None where there is no such story."""
        with self._lock:
            held = self._stories.setdefault(story, _Open())
            self._stories.move_to_end(story)
        with held.lock:
            _update(held, archive, story)
            reports = held.ledger.reports
            entries = tell(held.ledger, archive.copies(story), asked) if reports else ()
        self._let_go(story if not reports else None)
        return (entries, reports) if reports else None

    def _let_go(self, empty: str | None) -> None:
        with self._lock:
            if empty is not None:
                self._stories.pop(empty, None)
            many = sum(len(held.ledger) for held in self._stories.values())
            while many > self.most and len(self._stories) > 1:
                many -= len(self._stories.popitem(last=False)[1].ledger)


def _update(held: _Open, archive: Tables, story: str) -> None:
    """Let go what left the story or is no longer as it was, take in what the ledger lacks."""
    last = archive.last_change()
    redone = archive.annotated_since(held.change) if held.keys else frozenset()
    keys = archive.keys(story)
    for name in [name for name, key in held.keys.items() if keys.get(name) != key or name in redone]:
        held.ledger.drop(name)
        del held.keys[name]
    for report, mark in archive.pairs(name for name in keys if name not in held.keys):
        held.ledger.add(report, mark)
        held.keys[report.id] = keys.get(report.id, 0)
    held.change = last


def compared(archive: Tables, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The same entries, each with where the reports that speak of its day differ."""
    names = {witness.span.report: None for entry in entries for witness in entry.evidence[:MOST]}
    pairs = archive.pairs(names)
    return beside(entries, [report for report, _ in pairs], [mark for _, mark in pairs])
