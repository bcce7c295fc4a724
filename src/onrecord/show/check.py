"""The answer to 'was this said so?': the nearest printed statement, and how each report prints it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Report, Span, Variant
from onrecord.show.words import inline, safe

if TYPE_CHECKING:
    from onrecord.account.check import Answer, Witness

_AROUND = 60  # characters of context on each side of the printed words
_SAME = {"typography": "other marks only", "elision": "words left out or put in", "wording": "in other words"}


def tell(words: str, answer: "Answer | None", reports: Sequence[Report]) -> str:
    """A paragraph for the question and one for each printing, the nearest first; variants stand in brackets."""
    if answer is None:
        return f"Nothing like it is printed in the {len(reports)} reports.\n"
    of = {report.id: report for report in reports}
    speaker = answer.speaker or "nobody in particular"
    lines = [f"Said by {safe(speaker)}; {answer.share:.0%} of the words are printed so or nearly so:"]
    for witness in answer.witnesses:
        lines += ["", *_witness(words, witness, of[witness.report])]
    return "\n".join(lines) + "\n"


def _witness(words: str, witness: "Witness", report: Report) -> Iterator[str]:
    span = witness.span
    when = f", {report.published}" if report.published else ""
    yield f"{safe(report.label)}{when}, characters {span.start} to {span.end}:"
    before = report.text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = report.text[span.end : span.end + _AROUND].partition("\n")[0]
    yield f"    …{inline(before)}[{safe(span.of(report.text))}]{inline(after)}…"
    told = [variant for variant in witness.variants if variant.kind != "typography"]
    for variant in told:
        yield f"    {_SAME[variant.kind]}: {_sides(words, variant, report)}"
    if not told:
        yield "    word for word" + (", other marks" if witness.variants else "")


def _sides(words: str, variant: Variant, report: Report) -> str:
    asked, printed = _cut(variant.a, words), _cut(variant.b, report.text)
    return f"asked {asked}, printed {printed}"


def _cut(span: Span, text: str) -> str:
    return f"“{safe(span.of(text))}”" if len(span) else "nothing"
