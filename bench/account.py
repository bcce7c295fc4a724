"""What it takes to compare all that a large story's reports print: python -m bench.account [--reports N] [--json FILE]

The story is made of invented words by a seed: reports that print things said and told from one stock, many of them cut
or changed by a word. CPU seconds of this process, beside those of a fixed piece of work in the same run, by which runs
on machines that are busy or others can be compared.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

from bench.machine import named
from onrecord.account import agreements, differences, statements
from onrecord.account.laid import lay
from onrecord.model import Annotation, Quotation, Report, Span
from onrecord.undisturbed import undisturbed

_LIGHT = "the of a to in and was for on with by from at that it is his her they said".split()  # noqa: SIM905
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905


class Newsroom:
    """Invented reports that print things said and told from one stock, many of them cut or changed by a word."""

    def __init__(self, seed: int, said: int, told: int) -> None:
        self.rng = random.Random(seed)
        self.words = ["".join(self.rng.choice("bcdfglmnprst") + self.rng.choice("aeiou") for _ in range(3))
                      for _ in range(6000)]  # fmt: skip
        self.names = [f"{self._word()} {self._word()}".title() for _ in range(60)]
        self.said = [self._sentence(self.rng.randint(10, 45)) for _ in range(said)]
        self.told = [self._sentence(self.rng.randint(12, 28)) for _ in range(told)]

    def _word(self) -> str:
        return self.words[min(int(self.rng.paretovariate(0.7)), len(self.words) - 1)]

    def _sentence(self, size: int) -> list[str]:
        return [self.rng.choice(_LIGHT) if self.rng.random() < 0.45 else self._word() for _ in range(size)]

    def _printed(self, words: Sequence[str]) -> str:
        kept, how = list(words), self.rng.random()
        if how < 0.2:
            kept[self.rng.randrange(len(kept))] = self._word()
        elif how < 0.4:
            kept = kept[self.rng.randrange(len(kept) // 2) :]
        return " ".join(kept).capitalize()

    def report(self, name: str, quotations: int) -> tuple[Report, Annotation]:
        """A report with so many quotations, and as many sentences of its own."""
        text, marks = "", []
        for n in range(quotations):
            text += f"{self._printed(self.rng.choice(self.told))} on {self.rng.choice(_DAYS)} with "
            text += f"{self.rng.randint(2, 90)} people. “"
            start = len(text)
            text += self._printed(self.said[min(int(self.rng.paretovariate(0.6)), len(self.said)) - 1])
            content = (Span(name, start, len(text)),)
            text += ",” "
            who = self.rng.choice(self.names)
            source = (Span(name, len(text), len(text) + len(who)),)
            text += f"{who} said.\n\n"
            cue = (Span(name, len(text) - 7, len(text) - 3),)
            marks.append(Quotation(f"{name}-{n}", name, "direct", content, content, cue, source, who))
        return Report(name, text, "2021-03-05"), Annotation(name, quotations=tuple(marks))


def story(seed: int, reports: int, quotations: int) -> tuple[list[Report], list[Annotation]]:
    """A story of so many reports with so many quotations each, from stocks that grow with them."""
    room = Newsroom(seed, said=9 * reports * quotations // 50, told=reports * quotations // 2)
    made = [room.report(f"r{n}", quotations) for n in range(reports)]
    return [report for report, _ in made], [mark for _, mark in made]


@undisturbed()
def measure(reports: Sequence[Report], marks: Sequence[Annotation]) -> dict[str, float]:
    """CPU seconds of each step of comparing what the reports print, and of all of them."""
    moments = [time.process_time()]
    laid = lay(reports, marks)
    moments.append(time.process_time())
    found = statements.align(reports, marks, printed=laid.printed)
    moments.append(time.process_time())
    differences.find(reports, marks, found, laid=laid)
    moments.append(time.process_time())
    agreements.find(reports, marks, found, laid=laid)
    moments.append(time.process_time())
    steps = ("laying", "statements", "differences", "agreements")
    took = {step: moments[n + 1] - moments[n] for n, step in enumerate(steps)}
    return took | {"all": sum(took.values())}


def yardstick() -> float:
    """CPU seconds of a fixed piece of work, the least of three times."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        seen: dict[tuple[int, int], int] = {}
        for n in range(1_000_000):
            seen[n % 977, n % 31] = seen.get((n % 977, n % 31), 0) + 1
        best = min(best, time.process_time() - begun)
    return best


def main() -> None:
    """Measure, print, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.account", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--quotations", type=int, default=10, help="quotations of each report")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--json", type=Path, default=Path("docs/account-cost.json"))
    given = parser.parse_args()
    made = story(given.seed, given.reports, given.quotations)
    before = yardstick()
    took = measure(*made)
    figures = {
        "machine": named(),
        "reports": given.reports,
        "quotations": given.reports * given.quotations,
        "words": sum(len(report.text.split()) for report in made[0]),
        "seed": given.seed,
        "cpu_seconds": {step: round(seconds, 2) for step, seconds in took.items()},
        "yardstick_seconds": round(min(before, yardstick()), 3),
    }
    print(json.dumps(figures, indent=1))
    given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
