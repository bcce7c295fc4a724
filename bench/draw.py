"""The figures of speed and scale as pages and pictures: python -m bench.draw

Reads docs/speed.json (python -m bench --json), and of scale docs/scale.json (python -m bench.scale with briefs),
docs/scale-long.json (the same with reports of 500 words), docs/load.json (bench.load), docs/workers.json
(bench.workers), docs/windows.json (bench.windows) and docs/growth.json (bench.link growth). Writes docs/speed.md, the
figures within docs/scale.md, and docs/img/speed.svg, scale.svg and growth.svg.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.charts import Bar, bars, lines

_DOCS = Path(__file__).parent.parent / "docs"
_LARGE = 100_000_000
_SPACY, _ADD = "spaCy small, alone", "add, the whole of it"
_THEIRS = ("spaCy", "the glue", "python -c")
_DONE = {"reading shards": "read", "annotating shards": "annotated", "finding stories": "told", "telling": "told"}
Figures = dict[str, Any]


def table(head: str, rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as a Markdown table under a head such as 'what | seconds'."""
    rule = "|".join(["---"] + ["---:"] * head.count("|"))
    return "\n".join([f"| {head} |", f"|{rule}|", *(f"| {' | '.join(row)} |" for row in rows)])


def speed(figures: Figures) -> str:
    """The page of speed on one core."""
    ms, start = figures["ms"], figures["start"]
    rows = [
        (name, f"{value:.1f}", f"{ms[_SPACY] / value:.1f}" if _SPACY in ms else "", f"{value / ms[_ADD]:.1f}")
        for name, value in ms.items()
    ]
    base = start["python -c pass"]
    starts = [(name, f"{value:.3f}", f"{value / base:.1f}") for name, value in start.items()]
    load = f", load {figures['load']:.0f}" if "load" in figures else ""
    return f"""# Speed

Drawn by `python -m bench.draw` from `docs/speed.json`, which `make bench` writes (`out/bench.json`). Machine:
{figures["machine"]}, one core{load}; {figures.get("reports", "some")} reports, {figures["words"]:,} words. CPU time,
not the clock's. Figures compare within one run only.

{_shown("speed", "Milliseconds of CPU for a report of 500 words")}

{table("ms of CPU a report of 500 words | ms | times spaCy's speed | times what add takes", rows)}

spaCy is its small English pipeline as it comes. The glue is what a user would otherwise write around it: textacy's
direct quotations, and dateparser's search for dates, which is called as dateparser's README first shows it,
`search_dates(text)`, whereupon it guesses the language of each text; and, in a row of its own, as the README shows it
further down, with the language told. Neither resolves names or speakers, or compares reports.

Core-hours for a million reports by `add`: {ms[_ADD] * 1_000_000 / 3_600_000:.0f}. Peak memory of the run, everything
that it compares with included: {figures["peak_mb"]:.0f} MB.

{table("from cold | seconds of CPU | times python -c pass", starts)}
"""


def _shown(name: str, what: str) -> str:
    return f"![{what}](img/{name}.svg)"


def speed_picture(figures: Figures) -> str:
    """Milliseconds of each stage and of others, as bars."""
    rows = [Bar(name, value, not name.startswith(_THEIRS)) for name, value in figures["ms"].items()]
    return bars("Milliseconds of CPU for a report of 500 words", [Bar(_short(r.name), r.value, r.ours) for r in rows])


def _short(name: str) -> str:
    return name.partition(" (")[0].replace("the glue: spaCy, textacy, dateparser as ", "the glue, ").partition(": ")[0]


def _size(count: float) -> str:
    for least, name in ((1e12, "TB"), (1e9, "GB")):
        if count >= least:
            return f"{count / least:,.1f} {name}"
    return f"{count / 1e6:,.1f} MB"


def _done(figures: Figures, stage: str) -> int:
    """Over how many reports a stage went."""
    if figures["finished"]:
        return int(figures["reports"])
    return int(figures["reached"][_DONE[stage]] if stage in _DONE else figures["reports"])


def _each(figures: Figures) -> dict[str, float]:
    """CPU seconds that each stage takes for a report."""
    return {name: value / done for name, value in figures["cpu_seconds"].items() if (done := _done(figures, name))}


def _multiplied(seconds: float) -> tuple[str, str]:
    """Milliseconds a report, and core-hours for very many."""
    return f"{1000 * seconds:.2f}", f"{seconds * _LARGE / 3600:,.0f}"


def batch(figures: Figures) -> str:
    """What a batch took: a paragraph, and its tables."""
    words = figures["words"] / figures["reports"]
    went = (
        "finished"
        if figures["finished"]
        else "was stopped before its end: by what stood finished on disk, of "
        + f"{figures['reports']:,} reports "
        + ", ".join(f"{done:,} were {step}" for step, done in figures["reached"].items())
    )
    each = _each(figures)
    rows = [
        (
            name,
            f"{_done(figures, name):,}",
            f"{value:,.1f}",
            f"{1000 * each[name]:.2f}",
            f"{each[name] * _LARGE / 3600:,.0f}",
        )
        for name, value in figures["cpu_seconds"].items()
        if name in each
    ]
    rows.append(("all", "", f"{sum(figures['cpu_seconds'].values()):,.1f}", *_multiplied(sum(each.values()))))
    told = {name: value for name, value in figures["counts"].items() if name in ("quotations", "stories", "copies")}
    counted = "".join(f" {value:,} {name}." for name, value in told.items())
    disk = {
        "input": figures["input_bytes"],
        "tables": sum(value for name, value in figures["bytes"].items() if name.startswith("tables/")),
        "shards and accounts, packed": sum(figures["bytes"].get(name, 0) for name in ("shards", "told", "links")),
    }
    if not figures["finished"]:
        disk = {"input": disk["input"]}
    sizes = [(name, _size(value), f"{value / figures['reports']:,.0f}") for name, value in disk.items() if value]
    return f"""{figures["reports"]:,} reports of {words:.0f} words on average, {figures["workers"]} workers,
{figures["shards"]} shards, on {figures["machine"]} with {figures["cores"]} cores at a load of
{figures["load_before"]} to {figures["load_after"]}. The run {went}. By the clock {figures["wall_seconds"]:,.0f} s,
beside all else that the machine did.{counted} Peak memory of a process: {figures["peak_mb"]} MB.

{table("stage | reports | CPU seconds | ms a report | core-hours for 100 million such reports", rows)}

{table("on disk | measured | bytes a report", sizes)}"""


def multiplied(short: Figures, long: Figures) -> str:
    """What 100 million reports of either length cost, by arithmetic."""
    rows = []
    for figures in (short, long):
        words = figures["words"] / figures["reports"]
        hours = sum(_each(figures).values()) * _LARGE / 3600
        size = figures["input_bytes"] / figures["reports"] * _LARGE
        kept = sum(figures["bytes"].values()) / figures["reports"] * _LARGE if figures["finished"] else 0
        told = _size(kept) if kept else "not measured"
        short_of = "" if figures["finished"] else ", without linking and telling"
        rows.append((f"{words:.0f} words{short_of}", f"{hours:,.0f}", f"{hours / 1000:,.1f}", _size(size), told))
    return table("a report | core-hours | hours on 1,000 cores | input | tables, shards and accounts", rows)


def load_told(load: Figures) -> str:
    """How fast a batch goes into PostgreSQL."""
    both = load["loader_cpu_seconds"] + (load["server_cpu_seconds"] or 0)
    cores = load["rows_a_second_of_two_cores"]
    free = f", or {cores:,} rows for each second that two cores worked" if cores else ""
    by = "one process" if load["workers"] == 1 else f"{load['workers']} processes"
    return f"""Measured (`python -m bench.load`): {load["total"]:,} rows of all tables in {load["seconds"]} s by the
clock, by {by}, at a load of {load["load_before"]} before and {load["load_after"]} after, all indexes and keys included:
{load["rows_a_second"]:,} rows a second. Loading, start included, and the server took {both:.2f} s of CPU for
it{free}."""


def workers_told(runs: Sequence[Figures]) -> str:
    """How much faster several processes get through than one, by command and pile."""
    rows = []
    for figures in runs:
        by = {n: [run for run in figures["runs"] if run["workers"] == n] for n in (1, figures["workers"])}
        clock, cpu = ([min(run[what] for run in by[n]) for n in by] for what in ("seconds", "cpu_seconds"))
        rows.append((
            f"`{figures['command']}`, {figures['reports']:,} reports", f"{clock[0]:.1f}", f"{clock[1]:.1f}",
            str(figures["times_faster"]), str(figures["times_faster_at_most"]), f"{cpu[0]:.1f}", f"{cpu[1]:.1f}",
        ))  # fmt: skip
    first, every = runs[0], [run for figures in runs for run in figures["runs"]]
    same = "the same byte for byte" if all(figures["same_bytes"] for figures in runs) else "not the same"
    others = max(run["others_cpu_seconds"] / run["seconds"] for run in every)
    head = "command | one worker, s | two, s | times as fast | at most | one worker, s of CPU | two, s of CPU"
    return f"""By the clock, start-up included, on {first["machine"]}, {first["cores"]} cores, the best of some
runs each. What they wrote was {same}. Other programs used up to {others:.2f} of the cores meanwhile. "At most" is what
two runs with one worker each got through, started at once, with nothing to hand each other. What lacks is the start of
each process, handing over, and the end, when one has nothing left to do; the longer the pile, the less.

{table(head, rows)}"""


def windows_told(figures: Figures) -> str:
    """How near the stories of windows come to those of one run."""
    rows = [
        (f"{row['reports']:,}", str(row["windows"]), f"{row['with_one_run']:.4f}", f"{row['with_one_run_without']:.4f}",
         f"{row['with_families']:.4f}")
        for row in figures["windows"]
    ]  # fmt: skip
    copies = figures["copies"]
    same = "exactly those" if copies["as_one_run"] else "not those"
    return f"""Measured (`python -m bench.windows`) on {figures["reports"]:,} annotated reports of `bench.stream` over
{figures["days"]} days, of which {figures["families_that_pause"]:.0%} of the families pause for {figures["pause_days"]}
days: adjusted Rand index with one run over everything, and with the families that the stream was made of (for the one
run itself {figures["one_run"]["with_families"]:.4f}). The {copies["pairs"]:,} pairs of copies were {same} of one run.

{table("reports a window | windows | with one run | the same, pauses not joined | with the families", rows)}"""


def scale_picture(figures: Figures) -> str:
    """Milliseconds of each stage of a batch, as bars."""
    words = figures["words"] / figures["reports"]
    rows = [Bar(name, 1000 * value) for name, value in _each(figures).items()]
    return bars(f"Milliseconds of CPU for a report of {words:.0f} words, by stage of a batch", rows, "{:,.2f}")


def growth_picture(figures: Figures) -> str:
    """What a report costs to link as the stream grows."""
    steps = figures["steps"]
    drawn = [
        (name, [(step["reports"], step[key]) for step in steps])
        for name, key in (("finding copies", "copies_ms"), ("finding stories", "stories_ms"))
    ]
    return lines("Milliseconds of CPU a report, as a stream grows", "reports so far", drawn)


def main() -> None:
    """Write the pages and pictures of what was measured."""
    names = ("speed", "scale", "scale-long", "load", "workers", "windows", "growth")
    read = {
        name: json.loads((_DOCS / f"{name}.json").read_text()) for name in names if (_DOCS / f"{name}.json").exists()
    }
    (_DOCS / "speed.md").write_text(speed(read["speed"]), encoding="utf-8")
    page = (_DOCS / "scale.md").read_text(encoding="utf-8")
    for name, text in (
        ("batch", batch(read["scale"])),
        ("long", batch(read["scale-long"])),
        ("multiplied", multiplied(read["scale"], read["scale-long"])),
        ("load", load_told(read["load"])),
        ("workers", workers_told(read["workers"]["piles"])),
        ("windows", windows_told(read["windows"])),
    ):
        drawn = f"<!-- {name} -->\n{text}\n<!-- end -->"
        page = re.sub(f"<!-- {name} -->.*?<!-- end -->", lambda _, drawn=drawn: drawn, page, flags=re.DOTALL)  # type: ignore[misc]
    (_DOCS / "scale.md").write_text(page, encoding="utf-8")
    for name, picture in (
        ("speed", speed_picture(read["speed"])),
        ("scale", scale_picture(read["scale"])),
        ("growth", growth_picture(read["growth"])),
    ):
        (_DOCS / "img" / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
