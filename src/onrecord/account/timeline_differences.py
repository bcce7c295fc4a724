"""Where the reports that speak of one day of a long story print different things about it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.account import differences
from onrecord.model import Annotation, Difference, Report, Span

MOST = 40
"""Sentences of a day that are compared with each other."""


def apart(
    days: Mapping[date, Sequence[Span]], reports: Iterable[Report], annotations: Iterable[Annotation]
) -> dict[date, tuple[Difference, ...]]:
    """For each day the differences among the sentences that speak of it, gravest first; days without any are left out.

    Two sentences of one day are compared as two reports are (``onrecord.account.differences``); what else their reports
    say is not, so that the cost is that of the sentences, ``MOST`` a day. Dates are no matter: that the sentences speak
    of one day is why they are here.
    """
    told = {report.id: report for report in reports}
    marks = {mark.report: mark for mark in annotations}
    found = {}
    for day, spans in days.items():
        shown = [only(told[name], own) for name, own in _by_report(spans[:MOST]).items() if name in told]
        different, _ = differences.find(shown, [marks[r.id] for r in shown if r.id in marks], ())
        if kept := tuple(it for it in different if it.kind != "date"):
            found[day] = kept
    return found


def only(report: Report, spans: Iterable[Span]) -> Report:
    """The report up to the last of these stretches of its text, all else blank lines: every place in it stays."""
    text, at = [], 0
    for span in sorted(spans):
        start = max(at, span.start)
        if start < span.end:
            text += ["\n" * (start - at), report.text[start : span.end]]
            at = span.end
    return replace(report, text="".join(text), title=None, parts=())


def _by_report(spans: Iterable[Span]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        found[span.report].append(span)
    return found
