"""Statements, differences and agreements of a large story, on one core."""

import random
import time
from collections.abc import Sequence

import pytest

from onrecord.account import agreements, differences, statements
from onrecord.account.laid import lay
from onrecord.model import Annotation, Quotation, Report, Span

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


def seconds(reports: Sequence[Report], marks: Sequence[Annotation]) -> float:
    """Processor time of all that is compared across the reports."""
    began = time.process_time()
    laid = lay(reports, marks)
    found = statements.align(reports, marks, printed=laid.printed)
    differences.find(reports, marks, found, laid=laid)
    agreements.find(reports, marks, found, laid=laid)
    taken = time.process_time() - began
    print(f"{taken:.2f} s")
    return taken


@pytest.mark.soak
def test_five_hundred_reports_with_five_thousand_quotations() -> None:
    room = Newsroom(5, said=900, told=2500)
    made = [room.report(f"r{n}", 10) for n in range(500)]
    assert seconds([report for report, _ in made], [mark for _, mark in made]) < 20


def test_near_copies_do_not_multiply() -> None:
    room = Newsroom(7, said=40, told=40)
    base, mark = room.report("r", 8)
    reports = [Report(f"c{n}", f"{base.text}Desk {n} changed this line.", "2021-03-05") for n in range(60)]
    marks = [Annotation(r.id, quotations=tuple(_moved(q, r.id) for q in mark.quotations)) for r in reports]
    assert seconds(reports, marks) < 5


def _moved(quotation: Quotation, report: str) -> Quotation:
    def spans(found: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(Span(report, span.start, span.end) for span in found)

    return Quotation(f"{report}-{quotation.id}", report, quotation.kind, spans(quotation.content),
                     spans(quotation.quoted), spans(quotation.cue), spans(quotation.source),
                     quotation.speaker)  # fmt: skip
