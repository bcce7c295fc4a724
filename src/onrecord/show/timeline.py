"""A long story's timeline as text: a day, its sentences, who prints them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from onrecord.model import Report
from onrecord.show.why import written
from onrecord.show.words import safe

if TYPE_CHECKING:
    from onrecord.account.timeline import Entry

_WIDTH = 80


def tell(entries: "Sequence[Entry]", reports: Sequence[Report]) -> str:
    """A paragraph for each day, good at 80 columns; what is new since the reader last looked bears a star."""
    if not entries:
        return "No day matters in these reports: they date nothing, or nothing within the days asked for.\n"
    of = {report.id: report for report in reports}
    often = Counter(report.label for report in reports)
    names = {
        report.id: report.label if often[report.label] == 1 else f"{report.label} {report.id}" for report in reports
    }
    return "\n".join(line for entry in entries for line in _entry(entry, of, names)) + "\n"


def _entry(entry: "Entry", of: dict[str, Report], names: dict[str, str]) -> Iterator[str]:
    star = " *" if entry.new else ""
    outlets = f"{entry.witnesses} independent {'outlet' if entry.witnesses == 1 else 'outlets'}"
    yield f"{written(entry.date)}{star}  ({outlets})"
    for span in entry.spans:
        report = of[span.report]
        words = safe(span.of(report.text))
        where = f"[{safe(names[report.id])}, {span.start}-{span.end}]"
        yield fill(f"{words} {where}", _WIDTH, initial_indent="    ", subsequent_indent="    ")
    yield ""
