"""Score every set under GOLD, print the figures beside the peers', and fail below the pinned floors.

    python -m eval --gold DIR [--only NAME …] [--json FILE] [--pin [--lower]]

Each module of MEASURES has ``run(gold: Path) -> dict``: nested figures in per cent. Floors stand in floors.json;
``--pin`` raises them to what was just measured (less a tenth of a point), and lowers one only with ``--lower``.
"""

import argparse
import importlib
import json
import sys
import time
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
MEASURES = ("times", "quotes", "accounts", "differences", "reuse", "stories", "timelines", "pages", "own")
SHOWN = ("/f1", "speaker", "points", "mean/dates")  # endings of the figures that are shown without a floor
SLACK = 0.1  # of a point: what another processor's arithmetic may cost


def flat(figures: object, prefix: str = "") -> dict[str, float]:
    """{'times/timebank/value/f1': 86.2, …}: every number, by its path."""
    if isinstance(figures, bool) or figures is None:
        return {}
    if isinstance(figures, int | float):
        return {prefix: float(figures)}
    if isinstance(figures, dict):
        return {
            path: value
            for key, inner in figures.items()
            for path, value in flat(inner, f"{prefix}/{key}" if prefix else str(key)).items()
        }
    return {}


def measure(gold: Path, names: list[str]) -> dict[str, float]:
    """Figures of each measure whose data is there; what is absent is said."""
    figures: dict[str, float] = {}
    for name in names:
        begun = time.monotonic()
        try:
            result = importlib.import_module(f"eval.{name}").run(gold)
        except FileNotFoundError as error:
            print(f"{name}: left out, no data: {error.filename}", file=sys.stderr)
            continue
        figures |= flat(result, name)
        print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    return figures


def table(figures: dict[str, float], floors: dict[str, float]) -> None:
    """Print figures with floors, then what peers reach."""
    width = max(map(len, figures), default=20)
    for path, value in figures.items():
        floor = floors.get(path)
        mark = "" if floor is None else f"   floor {floor:.1f}" + ("   BELOW" if value < floor else "")
        if floor is not None or path.endswith(SHOWN):
            print(f"{path:<{width}} {value:6.1f}{mark}")
    peers = tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))
    for name in dict.fromkeys(path.split("/")[0] for path in figures):
        for system, values in peers.get(name, {}).items():
            print(f"{name}: {system}: " + "; ".join(f"{key} {value}" for key, value in values.items()))


def page(figures: dict[str, float], floors: dict[str, float]) -> str:
    """The figures as Markdown: a table a measure, the peers below it."""
    peers = tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))
    out = ["# Figures", "", "Written by `make eval`; docs/accuracy.md says what they mean. Per cent.", ""]
    for name in dict.fromkeys(path.split("/")[0] for path in figures):
        out += [f"## {name}", "", "| figure | value | floor |", "|---|---|---|"]
        for path, value in figures.items():
            if path.startswith(f"{name}/") and (path in floors or path.endswith(SHOWN)):
                floor = f"{floors[path]:.1f}" if path in floors else ""
                out.append(f"| {path.removeprefix(name + '/')} | {value:.1f} | {floor} |")
        for system, values in peers.get(name, {}).items():
            out += ["", f"{system}: " + "; ".join(f"{key} {value}" for key, value in values.items())]
        out.append("")
    return "\n".join(out)


def pin(figures: dict[str, float], floors: dict[str, float], lower: bool) -> None:
    """Raise the floors to the figures; lower one only where asked."""
    for path in floors:
        if path in figures:
            new = round(figures[path] - SLACK, 1)
            if new > floors[path] or (lower and new < floors[path]):
                floors[path] = new
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Run the gate; 1 where a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with times/, quotes/, stories/ …")
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES))
    parser.add_argument("--json", type=Path, help="write all figures here")
    parser.add_argument("--page", type=Path, help="write them as a page of the docs too")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower floors too")
    given = parser.parse_args()
    if not given.gold.is_dir():
        print(f"{given.gold}: no such folder: make eval GOLD=DIR names the annotated data", file=sys.stderr)
        return 2
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    figures = measure(given.gold, given.only)
    table(figures, floors)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if given.pin:
        pin(figures, floors, given.lower)
    if given.page:
        given.page.write_text(page(figures, floors), encoding="utf-8")
    fallen = [path for path, floor in floors.items() if path in figures and figures[path] < floor]
    for path in fallen:
        print(f"below its floor: {path} {figures[path]} < {floors[path]}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
