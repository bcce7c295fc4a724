"""The figures of speed and scale as pages: python -m bench.draw

Reads docs/speed.json (python -m bench --json), docs/scale.json (python -m bench.scale --json) and docs/load.json
(python -m bench.load --json); writes docs/speed.md, and the tables within docs/scale.md.
"""

import json
import re
from pathlib import Path
from typing import Any

_DOCS = Path(__file__).parent.parent / "docs"
_LARGE = 100_000_000


def table(head: str, rows: list[tuple[str, ...]]) -> str:
    """Rows as a Markdown table under a head such as 'what | seconds'."""
    rule = "|".join(["---"] + ["---:"] * head.count("|"))
    return "\n".join([f"| {head} |", f"|{rule}|", *(f"| {' | '.join(row)} |" for row in rows)])


def speed(figures: dict[str, Any]) -> str:
    """The page of speed on one core."""
    spacy = figures["ms"].get("spaCy small, alone")
    rows = [(name, f"{value:.1f}", f"{spacy / value:.1f}" if spacy else "") for name, value in figures["ms"].items()]
    base = figures["start"]["python -c pass"]
    starts = [(name, f"{value:.3f}", f"{value / base:.1f}") for name, value in figures["start"].items()]
    hours = figures["ms"]["add, the whole of it"] * 1_000_000 / 3_600_000
    load = f", load {figures['load']:.0f}" if "load" in figures else ""
    return f"""# Speed

Drawn by `python -m bench.draw` from `docs/speed.json`, which `make bench` writes (`out/bench.json`). Machine:
{figures["machine"]}, one core{load}; {figures.get("reports", "some")} reports, {figures["words"]:,} words. CPU time,
not the clock's. Figures compare within one run only.

{table("ms of CPU a report of 500 words | ms | times spaCy's speed", rows)}

Core-hours for a million reports by `add`: {hours:.0f}. Peak memory of the run, everything that it compares with
included: {figures["peak_mb"]:.0f} MB.

{table("from cold | seconds of CPU | times python -c pass", starts)}
"""


def _size(count: float) -> str:
    return (
        f"{count / 1e12:.1f} TB"
        if count >= 1e12
        else f"{count / 1e9:.0f} GB"
        if count >= 1e9
        else f"{count / 1e6:.1f} MB"
    )


def scale(figures: dict[str, Any], load: dict[str, Any]) -> str:
    """The tables of scale: measured, and multiplied."""
    count = figures["reports"]
    cpu = dict(figures["cpu_seconds"])
    linked = cpu.pop("finding stories", 0) + cpu.pop("telling", 0)
    cpu = {name: value for name, value in cpu.items() if name} | {"stories and accounts": round(linked, 1)}
    rows = [
        (name, f"{value:.1f}", f"{1000 * value / count:.1f}", f"{value / count * _LARGE / 3600:,.0f}")
        for name, value in {**cpu, "all": sum(cpu.values())}.items()
    ]
    tables = sum(value for name, value in figures["bytes"].items() if name.startswith("tables/"))
    disk = {
        "input": figures["input_bytes"],
        "tables": tables,
        "shards and accounts, packed": sum(figures["bytes"][name] for name in ("shards", "told", "links")),
    }
    sizes = [
        (name, _size(value), f"{value / count:,.0f}", _size(value / count * _LARGE)) for name, value in disk.items()
    ]
    counts = figures["counts"]
    return f"""Measured: {count:,} reports, {figures["workers"]} workers, {figures["shards"]} shards, on
{figures["machine"]} with {figures["cores"]} cores at a load of {figures["load"]:.0f}, so that CPU counts and the clock
({figures["wall_seconds"]:,.0f} s) does not. {counts["quotations"]:,} quotations, {counts["stories"]:,} stories,
{counts["copies"]:,} copies. Peak memory of a process: {figures["peak_mb"]} MB.

{table("stage | CPU seconds | ms a report | core-hours for 100 million", rows)}

{table("on disk | measured | bytes a report | for 100 million", sizes)}

PostgreSQL: {load["total"]:,} rows of all tables in {load["seconds"]} s by the clock at a load of {load["load"]:.0f},
the index of words included: {load["rows_a_second"]:,} rows a second; {load["rows_a_cpu_second"]:,} for a CPU second of
the loading process."""


def main() -> None:
    """Write the pages."""
    read = {name: json.loads((_DOCS / f"{name}.json").read_text()) for name in ("speed", "scale", "load")}
    (_DOCS / "speed.md").write_text(speed(read["speed"]), encoding="utf-8")
    page = (_DOCS / "scale.md").read_text(encoding="utf-8")
    drawn = f"<!-- figures -->\n{scale(read['scale'], read['load'])}\n<!-- end -->"
    page = re.sub(r"<!-- figures -->.*?<!-- end -->", lambda _: drawn, page, flags=re.DOTALL)
    (_DOCS / "scale.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
