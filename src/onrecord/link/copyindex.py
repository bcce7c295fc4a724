"""The open index of copies: reports go in as they come, out come the pairs with earlier ones."""

import json
import os
from array import array
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.link.fingerprints import Postings, entries
from onrecord.link.layout import OWN, Layout, lay_out
from onrecord.link.lookup import Lookup
from onrecord.link.shelf import Ints, Shelf
from onrecord.link.sortedrun import SortedRun
from onrecord.model import Annotation, Copy, Report
from onrecord.undisturbed import undisturbed

_FORM = 2
_SHARE_OF_LEAST = 0.4
"""A pair is counted exactly from this part of ``least`` among its fingerprints on: where what is shared is cut into
short stretches, fewer fingerprints than shingles are common to both."""

_EVENLY = 0.5
"""Where frequent fingerprints were passed over, a pair must share this part of what it would share of the others if
shared ones lay evenly among all."""

_NEAREST = 4
"""Candidates looked at within a group so large that it is written as a star, besides its earliest report."""


class CopyIndex:
    """Pairs of reports with containment of ``least`` or more, found as reports come.

    With a ``folder`` the shingle sets (2 kB a report of 500 words) stand in a file there, and :meth:`save` keeps the
    rest beside it, so that a killed run goes on from its last saved point: see :meth:`load`. Ids are trusted to be
    distinct. Groups of more than ``star`` copies give pairs with their earliest and nearest reports only.
    """

    def __init__(self, least: float = 0.5, star: int = 200, folder: str | Path | None = None) -> None:
        self.least, self.star = least, star
        self.folder = Path(folder) if folder is not None else None
        self.ids: list[str] = []
        self._postings = Postings()
        self._prints = array("i")
        self._owned = array("i")
        self._root = array("i")
        self._size = array("i")
        self._lookup = Lookup()
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
        self._shelf = Shelf(self.folder / "shingles.u32" if self.folder else None)

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, report: Report, annotation: Annotation | None = None) -> tuple[Copy, ...]:
        """The pairs of this report with earlier ones, the earlier as ``a``; without spans, which need both texts."""
        return self.extend((report,), (annotation,))

    @undisturbed()
    def extend(
        self,
        reports: Sequence[Report],
        annotations: Sequence[Annotation | None] = (),
        laid: Layout | None = None,
    ) -> tuple[Copy, ...]:
        """The same for many reports at once, which costs less than one at a time; pairs among them are found too.

        ``laid`` are the reports laid out, where the caller has them so already.
        """
        if not reports:
            return ()
        first = len(self.ids)
        laid = laid or lay_out(reports, list(annotations) or [None] * len(reports))
        sets = [one.set for one in laid.each]
        self.ids.extend(report.id for report in reports)
        self._shelf.put(sets)
        self._owned.extend(one.owned for one in laid.each)
        self._root.extend(range(first, len(self.ids)))
        self._size.extend([1] * len(reports))
        postings = entries(laid.prints, laid.of + first)
        numbers = (postings & np.uint64(0xFFFFFFFF)).astype(np.int64) - first
        self._prints.extend(np.bincount(numbers, minlength=len(reports)).tolist())
        self._postings.add(postings)
        return tuple(self._confirmed(postings, sets, first))

    def _confirmed(self, postings: NDArray[np.uint64], sets: list[Ints], first: int) -> list[Copy]:
        pairs, counts, short = self._postings.earlier(postings)
        later = (pairs >> np.uint64(32)).astype(np.int64)
        earlier = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
        sizes = np.frombuffer(self._prints, np.int32)
        smaller = np.minimum(sizes[later], sizes[earlier])
        wanted = _SHARE_OF_LEAST * self.least * smaller
        if short:
            passed = np.zeros(len(sets))
            passed[np.fromiter(short, np.int64, len(short)) - first] = list(short.values())
            looked_up = 1 - passed[later - first] / np.maximum(sizes[later], 1)
            wanted = np.maximum(wanted - passed[later - first], _EVENLY * looked_up * wanted)
        del sizes  # the array cannot grow while it is looked at
        enough = counts >= wanted
        later, earlier, counts = later[enough], earlier[enough], counts[enough]
        edges = [*np.flatnonzero(np.diff(later, prepend=-1)).tolist(), len(later)]
        found: list[Copy] = []
        for start, stop in pairwise(edges):
            place = int(later[start])
            others = self._candidates(earlier[start:stop], counts[start:stop])
            theirs = [self._shelf.get(other) if other < first else sets[other - first] for other in others]
            counted = zip(others, *self._common(sets[place - first], theirs), strict=True)
            for other, common, both in counted:
                size = min(self._shelf.sizes[place], self._shelf.sizes[other])
                if common and common >= self.least * size:
                    owned = min(self._owned[place], self._owned[other])
                    own = both / owned if owned else 0.0
                    found.append(Copy(self.ids[other], self.ids[place], round(common / size, 6), round(own, 6)))
                    self._join(other, place)
        return found

    def _common(self, mine: Ints, others: Sequence[Ints]) -> tuple[list[int], list[int]]:
        """How many shingles a set has in common with each of others, and how many of those are own words in both."""
        theirs = np.concatenate(others)
        places, there, _ = self._lookup.places(mine >> OWN, theirs >> OWN)
        hits = there.nonzero()[0]
        owners = np.repeat(np.arange(len(others)), [len(other) for other in others])[hits]
        both = mine[places[hits]] & theirs[hits] & OWN > 0
        common, own = np.bincount(owners, minlength=len(others)), np.bincount(owners[both], minlength=len(others))
        return common.tolist(), own.tolist()

    def _candidates(self, places: NDArray[np.int64], counts: NDArray[np.int64]) -> list[int]:
        """The earlier reports to look at, oldest first: of a large group only the earliest and the nearest."""
        if len(places) > self.star:
            places = places[np.argsort(-counts, kind="stable")[: self.star]]
        nearest: list[int] = []
        of_group: dict[int, int] = {}
        for place in places.tolist():
            group = self._find(place)
            if self._size[group] > self.star:
                of_group[group] = of_group.get(group, 0) + 1
                if of_group[group] > _NEAREST:
                    continue
            nearest.append(place)
        return sorted({*nearest, *of_group})

    def _find(self, place: int) -> int:
        while self._root[place] != place:
            self._root[place] = self._root[self._root[place]]
            place = self._root[place]
        return place

    def _join(self, a: int, b: int) -> None:
        """Two reports in one group, whose root is its earliest report."""
        one, other = sorted((self._find(a), self._find(b)))
        if one != other:
            self._root[other] = one
            self._size[one] += self._size[other]

    def together(self, place: int) -> int:
        """How many reports are linked with this one, directly or by way of others, itself included."""
        return self._size[self._find(place)]

    def save(self) -> None:
        """Keep all of it in the folder. What is written last is the one file that makes the new state count."""
        if self.folder is None:
            raise ValueError("a CopyIndex without a folder cannot be saved: give it one when it is made")
        self._shelf.settle()
        arrays = {
            "prints": np.array(self._prints),
            "owned": np.array(self._owned),
            "root": np.array(self._root),
            "size": np.array(self._size),
            "shelf": np.array(self._shelf.sizes),
        }
        for number, part in enumerate(self._postings.parts):
            arrays |= {f"run-{number}-{level}": run.numbers for level, run in enumerate(part)}
        header = {"form": _FORM, "least": self.least, "star": self.star, "ids": self.ids}
        arrays["header"] = np.frombuffer(json.dumps(header).encode(), np.uint8)
        new = self.folder / "copies.new.npz"
        with new.open("wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.folder / "copies.npz")

    @classmethod
    def load(cls, folder: str | Path) -> "CopyIndex":
        """The index as last saved in that folder. Raises FileNotFoundError where none was."""
        with np.load(Path(folder) / "copies.npz") as kept:
            header = json.loads(kept["header"].tobytes())
            if header["form"] != _FORM:
                raise ValueError(f"index of form {header['form']}, this version reads form {_FORM}: build it anew")
            index = cls.__new__(cls)
            index.least, index.star, index.folder = header["least"], header["star"], Path(folder)
            index.ids = header["ids"]
            index._prints, index._owned = array("i", kept["prints"].tolist()), array("i", kept["owned"].tolist())
            index._root, index._size = array("i", kept["root"].tolist()), array("i", kept["size"].tolist())
            index._shelf = Shelf(Path(folder) / "shingles.u32", kept["shelf"])
            index._postings, index._lookup = Postings(), Lookup()
            for name in kept.files:
                if name.startswith("run-"):
                    number, _level = map(int, name.split("-")[1:])
                    index._postings.parts[number].append(SortedRun(kept[name]))
        return index

    def close(self) -> None:
        """Let go of the file in the folder."""
        self._shelf.close()
