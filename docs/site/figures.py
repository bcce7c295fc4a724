"""Figures for the pages: those of docs/figures.json, which ``make eval`` writes, beside those of eval/peers.toml."""

import json
import tomllib
from functools import cache

from docs.site import DOCS, ROOT

_KINDS = ("strict", "relaxed", "value")


@cache
def known() -> dict[str, float]:
    """Every figure of docs/figures.json by its name."""
    found: dict[str, float] = json.loads((DOCS / "figures.json").read_text("utf-8"))
    return found


@cache
def peers() -> dict[str, dict[str, dict[str, float | str]]]:
    """What other systems reach: by measure, system and figure."""
    return tomllib.loads((ROOT / "eval" / "peers.toml").read_text("utf-8"))


def figure(name: str) -> str:
    """One figure with one decimal; whole where it counts something. Raises LookupError where there is none."""
    if name not in known():
        raise LookupError(f"docs/figures.json has no figure {name}")
    counts = name.rpartition("/")[2] in ("gold", "system", "gold points")
    return f"{known()[name]:,.0f}" if counts else f"{known()[name]:.1f}"


def measured(words: str) -> str:
    """A value from a file that a command wrote beside the pages: FILE, and its place, its keys with / between."""
    file, _, place = words.partition(" ")
    found = json.loads((DOCS / file).read_text("utf-8"))
    for key in place.split("/"):
        found = found[int(key) if isinstance(found, list) else key]
    return f"{found:,}" if isinstance(found, int) else str(found)


def table(name: str) -> str:
    """A table of one measure: onrecord above the others. Raises LookupError where there is none of that name."""
    if name not in _TABLES:
        raise LookupError(f"there is no table {name}: {', '.join(_TABLES)}")
    columns, ours = _TABLES[name]
    rows = [["onrecord", *(_joined(keys) for keys in ours)]]
    rows += [[system, *_row(name, values)] for system, values in peers().get(name, {}).items()]
    lines = ["| | " + " | ".join(columns) + " |", "|---" + "|---:" * len(columns) + "|"]
    return "\n" + "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)]) + "\n"


def speed(words: str) -> str:
    """What ``make bench`` measured: milliseconds of one core for a report of 500 words, stage by stage."""
    found = json.loads((DOCS / "speed.json").read_text("utf-8"))
    base = found["ms"].get("spaCy small, alone")
    rows = [
        f"| {name} | {value:,.1f} | {1000 / value:,.0f} |" + (f" {base / value:,.1f} |" if base else "")
        for name, value in found["ms"].items()
    ]
    head = "| | ms a report | reports a second |" + (" times spaCy's speed |" if base else "")
    rule = "|---|---:|---:|" + ("---:|" if base else "")
    return (
        f"\nCPU time of one core for a report of 500 words, measured by `make bench` on {found['words']:,} words of\n"
        "news into [speed.json](speed.json). The machine was shared: compare rows with each other alone.\n\n"
        + "\n".join([head, rule, *rows])
        + "\n"
    )


def timelines(words: str) -> str:
    """Tables of docs/timeline-datewise.json, which ``eval/datewise.py`` writes: ``mean``, ``counts`` or ``each``.

    A name after ``mean`` adds the means without that timeline.
    """
    part, _, without = words.partition(" ")
    found = json.loads((DOCS / "timeline-datewise.json").read_text("utf-8"))
    keys = list(found["mean"]["ours"])
    systems = {"ours": "onrecord", "count": "DATEWISE, days by count", "regression": "DATEWISE, days by regression"}
    if part == "counts":
        head = ["on how many better / level / worse", *keys]
        rows = [
            [f"than {systems[kind]}", *(" / ".join(map(str, table[key].values())) for key in keys)]
            for kind, table in found["ours against"].items()
        ]
    elif part == "each":
        some = ("dates", "agreement 1", "align 1")
        head = ["timeline", *some]
        rows = [
            [name, *(" / ".join(f"{row[kind][key]:.1f}" for kind in systems) for key in some)]
            for name, row in found["each"].items()
        ]
    else:
        head = ["mean", *keys]
        rows = [[name, *(f"{found['mean'][kind][key]:.1f}" for key in keys)] for kind, name in systems.items()]
        rest = [row for name, row in found["each"].items() if name != without]
        rows += [
            [f"{name}, eleven", *(f"{sum(row[kind][key] for row in rest) / len(rest):.1f}" for key in keys)]
            for kind, name in systems.items()
            if without
        ]
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _joined(keys: tuple[str, ...]) -> str:
    return " / ".join(figure(key) for key in keys)


def _row(measure: str, values: dict[str, float | str]) -> list[str]:
    return [str(values.get(key, "")).replace(",", " /") for key in _PEERS[measure]]


_SETS = ("timebank", "aquaint", "wikiwars", "meantime")
_TABLES: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    "times": (_SETS, tuple(tuple(f"times/{each}/{kind}/f1" for kind in _KINDS) for each in _SETS)),
    "quotes": (
        ("exact", "loose", "speaker"),
        (("quotes/exact/f1",), ("quotes/loose/f1",), ("quotes/speaker",)),
    ),
    "stories": (
        ("news-cluster", "headlines"),
        tuple((f"stories/{each}/pairs/f1", f"stories/{each}/bcubed/f1") for each in ("news-cluster", "headlines")),
    ),
    "reuse": (("pairs",), (("reuse/pairs/f1",),)),
    "timelines": (
        ("dates", "agreement 1 / 2", "align 1 / 2"),
        (
            ("timelines/mean/dates",),
            ("timelines/mean/agreement 1", "timelines/mean/agreement 2"),
            ("timelines/mean/align 1", "timelines/mean/align 2"),
        ),
    ),
    "pages": (("f1",), (("pages/f1",),)),
}
_PEERS = {
    "times": _SETS,
    "quotes": ("exact", "loose", "speaker"),
    "stories": ("news-cluster", "headlines"),
    "reuse": ("pairs",),
    "timelines": ("dates", "agreement", "align"),
    "pages": ("f1",),
}
