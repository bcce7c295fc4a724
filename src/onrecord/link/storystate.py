"""The state of a StoryIndex in one file, so that a killed run goes on from its last saved point as if never killed."""

from array import array
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.link import arrayfile
from onrecord.link.storyindex import FACTS, Merge, StoryIndex
from onrecord.link.sums import Sum
from onrecord.link.terms import Sketch
from onrecord.link.window import Waiting, waiting

_FORM = 4
_FILE = "stories"


def save(index: StoryIndex, folder: str | Path) -> None:
    """Keep the index in the folder; what was kept there before stays whole until the new file is complete.

    Of the open window its reports' terms are kept: it is decided anew when the index is loaded.
    """
    reports = list(index.window.reports)
    index.rewind()
    try:
        _write(index, Path(folder), reports)
    finally:
        index.stand(reports)


def _write(index: StoryIndex, place: Path, reports: list[Waiting]) -> None:
    place.mkdir(parents=True, exist_ok=True)
    live = [number for number, total in enumerate(index.sums) if total is not None]
    sums = [total for total in index.sums if total is not None]
    used = np.flatnonzero(index.nearby.next)
    terms = np.flatnonzero(index.rarity.seen)
    arrays: dict[str, NDArray[np.generic]] = {
        "terms": terms,
        "seen": index.rarity.seen[terms],
        "used": used,
        "table": index.nearby.table[used],
        "next": index.nearby.next[used],
        "days": np.array(index.days),
        "lengths": np.array(index.lengths),
        "sure": np.array(index.sure),
        "story_of": np.array(index.story_of),
        "live": np.array(live, np.int64),
        "facts": index.facts[: len(index.sums)],
        "gone": np.array(list(index.gone.items()), np.int64).reshape(-1, 2),
        "order": np.array([place for number in live for place in index.members[number]], np.int64),
    }
    arrays |= _packed("sum", sums) | _packed_open(reports)
    arrays |= _packed("given", [total for total, _ in index.given_up.values()])
    arrays["given facts"] = np.array([facts for _, facts in index.given_up.values()]).reshape(-1, FACTS)
    if index.vectors is not None:
        arrays |= _packed("vector", index.vectors)
    header = {
        "form": _FORM,
        "ids": index.ids,
        "reports": index.rarity.reports,
        "words": index.rarity.words,
        "merges": [asdict(merge) for merge in index.merges],
        "apart": sorted(index.apart),
        "given": list(index.given_up),
        "keep": index.vectors is not None,
        "block": index.block,
        "open": [(one.report, one.terms.words) for one in reports],
    }
    arrayfile.write(place / _FILE, header, arrays)


def load(folder: str | Path) -> StoryIndex:
    """The index as last saved in that folder. Raises FileNotFoundError where none was, ValueError for another file."""
    header, kept = arrayfile.read(Path(folder) / _FILE)
    if header["form"] != _FORM:
        raise ValueError(f"index of form {header['form']}, this version reads form {_FORM}: build it anew")
    index = StoryIndex(keep=header["keep"], block=header["block"])
    index.ids = header["ids"]
    index.rarity.seen[kept["terms"]] = kept["seen"]
    index.rarity.reports, index.rarity.words = header["reports"], header["words"]
    index.nearby.table[kept["used"]], index.nearby.next[kept["used"]] = kept["table"], kept["next"]
    index.days, index.lengths = array("d", kept["days"].tobytes()), array("d", kept["lengths"].tobytes())
    index.sure, index.story_of = array("d", kept["sure"].tobytes()), array("i", kept["story_of"].tobytes())
    facts = kept["facts"]
    index.facts = np.empty((max(1024, 1 << len(facts).bit_length()), FACTS))
    index.facts[: len(facts)] = facts
    index.sums = [None] * len(facts)
    order, start = kept["order"].tolist(), 0
    for number, total in zip(kept["live"].tolist(), _unpacked("sum", kept), strict=True):
        index.sums[number] = total
        count = int(facts[number, 0])
        index.members[number] = order[start : start + count]
        start += count
    index.gone = dict(kept["gone"].tolist())
    index.point()
    index.merges = [Merge(**merge | {"members": tuple(merge["members"])}) for merge in header["merges"]]
    index.apart = {(one, other) for one, other in header["apart"]}
    given = zip(_unpacked("given", kept), kept["given facts"], strict=True)
    index.given_up = dict(zip(header["given"], given, strict=True))
    if index.vectors is not None:
        index.vectors.extend(_unpacked("vector", kept))
    index.window.standing = len(index.sums)
    index.stand(_unpacked_open(header["open"], kept))
    return index


def _packed_open(reports: list[Waiting]) -> dict[str, NDArray[np.generic]]:
    terms = [one.terms for one in reports]
    return {
        "open days": np.array([one.day for one in reports]),
        "open sizes": np.array([len(one.ids) for one in terms], np.int64),
        "open ids": np.concatenate([one.ids for one in terms] or [np.empty(0, np.int32)]),
        "open counts": np.concatenate([one.counts for one in terms] or [np.empty((0, 3), np.float32)]),
    }


def _unpacked_open(reports: list[tuple[str, int]], kept: arrayfile.Arrays) -> list[Waiting]:
    ids, counts = kept["open ids"], kept["open counts"]
    each = zip(reports, kept["open days"].tolist(), _cuts(kept["open sizes"]), strict=True)
    return [waiting(name, day, Sketch(ids[cut], counts[cut], words)) for (name, words), day, cut in each]


def _packed(name: str, sums: list[Sum]) -> dict[str, NDArray[np.generic]]:
    return {
        f"{name} sizes": np.array([len(total.ids) for total in sums], np.int64),
        f"{name} ids": np.concatenate([total.ids for total in sums] or [np.empty(0, np.int32)]),
        f"{name} rows": np.concatenate([total.rows for total in sums] or [np.empty((0, 3), np.float32)]),
        f"{name} days": np.concatenate([total.days for total in sums] or [np.empty(0)]),
        f"{name} day counts": np.array([len(total.days) for total in sums], np.int64),
    }


def _unpacked(name: str, kept: arrayfile.Arrays) -> list[Sum]:
    ids, rows, days = kept[f"{name} ids"], kept[f"{name} rows"], kept[f"{name} days"]
    terms, dated = (_cuts(kept[f"{name} {sizes}"]) for sizes in ("sizes", "day counts"))
    return [Sum(ids[one], rows[one], days[other]) for one, other in zip(terms, dated, strict=True)]


def _cuts(sizes: NDArray[np.int64]) -> list[slice]:
    """Where each of some arrays of these sizes lies, one after another."""
    ends = np.cumsum(sizes).tolist()
    return [slice(start, end) for start, end in zip([0, *ends], ends, strict=False)]
