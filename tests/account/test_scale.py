"""Statements, differences and agreements of a large story, on one core."""

from collections.abc import Sequence

import pytest

from bench.account import Newsroom, measure, story
from onrecord.model import Annotation, Quotation, Report, Span


@pytest.mark.soak
def test_five_hundred_reports_with_five_thousand_quotations() -> None:
    assert measure(*story(seed=5, reports=500, quotations=10))["all"] < 20


def test_near_copies_do_not_multiply() -> None:
    room = Newsroom(7, said=40, told=40)
    base, mark = room.report("r", 8)
    reports = [Report(f"c{n}", f"{base.text}Desk {n} changed this line.", "2021-03-05") for n in range(60)]
    marks = [Annotation(r.id, quotations=tuple(_moved(q, r.id) for q in mark.quotations)) for r in reports]
    assert measure(reports, marks)["all"] < 5


def _moved(quotation: Quotation, report: str) -> Quotation:
    def spans(found: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(Span(report, span.start, span.end) for span in found)

    return Quotation(f"{report}-{quotation.id}", report, quotation.kind, spans(quotation.content),
                     spans(quotation.quoted), spans(quotation.cue), spans(quotation.source),
                     quotation.speaker)  # fmt: skip
