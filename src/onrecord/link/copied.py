"""What two reports share, stretch by stretch, and which of them was likely there first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.link.layout import Laid
from onrecord.link.lookup import Lookup, Places
from onrecord.link.wires import CREDIT, NAMED, REACH, WIRES
from onrecord.model import Report, Span

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """One report laid out for tracing: its shingles in text order, with where each starts and ends; the wire that it
    credits and its day."""

    report: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    shingles: NDArray[np.uint64]
    credit: str | None
    day: date | None


def trace(report: Report, laid: Laid) -> Trace:
    """The report so that :func:`shared` can compare it with many others."""
    parts = laid.starts.copy(), laid.ends.copy(), laid.shingles.copy()  # what they were cut from need not stay
    return Trace(report.id, *parts, wire(report), report.day)


def shared(earlier: Sequence[Trace], b: Trace, lookup: Lookup) -> list[tuple[tuple[Span, Span], ...]]:
    """For each earlier report the stretches of five words or more that b prints too, as (span there, span in b), in
    the order they stand there.

    Where b prints a stretch more than once, the first printing is shown unless another goes on from the stretch
    before.
    """
    if not len(b.shingles):
        return [()] * len(earlier)
    sizes = [len(a.shingles) for a in earlier]
    numbers = np.concatenate([a.shingles for a in earlier])
    in_b, inside, repeats = lookup.places(b.shingles, numbers)
    hits = inside.nonzero()[0]
    j = in_b[hits]
    ends_at = np.cumsum(sizes)
    if repeats:
        owners = np.searchsorted(ends_at, hits, "right")
        j = _carried_on(hits + owners, j, numbers[hits], b.shingles)  # one report's last and the next's first: a gap
    first = np.ones(len(hits) + 1, np.bool_)
    first[1:-1] = (hits[1:] - hits[:-1] != 1) | (j[1:] - j[:-1] != 1)
    first[np.searchsorted(hits, ends_at)] = True
    firsts, lasts = first[:-1].nonzero()[0], first[1:].nonzero()[0]
    owners = np.searchsorted(ends_at, hits[firsts], "right")
    starts = np.concatenate([a.starts for a in earlier])[hits[firsts]].tolist()
    ends = np.concatenate([a.ends for a in earlier])[hits[lasts]].tolist()
    there = zip(owners.tolist(), starts, ends, strict=True)
    here = zip(b.starts[j[firsts]].tolist(), b.ends[j[lasts]].tolist(), strict=True)
    found: list[list[tuple[Span, Span]]] = [[] for _ in earlier]
    known: dict[tuple[int, int], Span] = {}
    for (owner, start, end), stretch in zip(there, here, strict=True):
        if stretch not in known:
            known[stretch] = Span(b.report, *stretch)
        found[owner].append((Span(earlier[owner].report, start, end), known[stretch]))
    return [tuple(stretches) for stretches in found]


def _carried_on(i: Places, j: Places, ours: NDArray[np.uint64], theirs: NDArray[np.uint64]) -> Places:
    """``j`` with each match moved to the place after the one before it, where the same shingle stands there too."""
    for k in (np.flatnonzero((i[1:] - i[:-1] == 1) & (j[1:] - j[:-1] != 1)) + 1).tolist():
        while k < len(i) and i[k] == i[k - 1] + 1 and j[k] != j[k - 1] + 1 < len(theirs):
            if theirs[j[k - 1] + 1] != ours[k]:
                break
            j[k] = j[k - 1] + 1
            k += 1
    return j


@lru_cache(maxsize=4096)
def _named(said: str) -> str | None:
    plain = _BLANKS.sub(" ", said).strip()
    return next((name for name, pattern in NAMED if pattern.fullmatch(plain)), None)


def _is_wire(report: Report) -> bool:
    return _named((report.outlet or "")[:200]) is not None


def wire(report: Report) -> str | None:
    """The wire service that the report's outlet is, or that the report credits."""
    named = _named((report.outlet or "")[:200]) or _named((report.credit or "")[:200])
    if named:
        return named
    for stretch in (report.text[:REACH], report.text[-REACH:]):
        found = CREDIT.search(stretch)
        if found and found.lastgroup:
            return WIRES[int(found.lastgroup[1:])][0]
    return None


def origin(a: Report, b: Report, one: Trace, other: Trace) -> tuple[str | None, str]:
    """The report that was likely there first, and why: (id or None, reason); with each report comes its trace.

    In this order: one is the wire service that the other credits; one was published on an earlier day, or at an
    earlier moment where both give one; one credits a wire service and the other nobody; one is fuller.
    """
    credit_a, credit_b = one.credit, other.credit
    if credit_a and credit_a == credit_b and _is_wire(a) != _is_wire(b):
        return (a if _is_wire(a) else b).id, f"the other credits {credit_a}"
    both = f"both credit {credit_a}, " if credit_a and credit_a == credit_b else ""
    if one.day and other.day and one.day != other.day:
        return (a if one.day < other.day else b).id, f"{both}published on an earlier day"
    first, second = a.published or "", b.published or ""
    if first != second and first[19:] == second[19:] and _timed(first) and _timed(second):
        return (a if first < second else b).id, f"{both}published earlier"
    if bool(credit_a) != bool(credit_b):
        return (a if credit_a else b).id, f"credits {credit_a or credit_b}"
    longer, shorter = (a, b) if len(a.text) >= len(b.text) else (b, a)
    if len(longer.text) > 1.1 * len(shorter.text):
        return longer.id, f"{both}fuller"
    return None, (both + "neither is earlier or fuller").strip()


def _timed(moment: str) -> bool:
    """Whether it gives a time of day; midnight sharp is how sources write that they know the day only."""
    return len(moment) >= 16 and moment[11:19] not in ("00:00", "00:00:00")
