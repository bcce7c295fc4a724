"""Small invented reports with their quotations marked, for the tests of what is compared across reports."""

import re

from onrecord.model import Annotation, Quotation, Report, Span

SAID = re.compile(
    r"[“\"](?P<words>[^”\"]+)[”\"],? (?:(?P<cue>said|sang|wrote|added) )?(?P<who>[A-Z]\w+(?: [A-Z]\w+)?)?"
)


def report(name: str, text: str, published: str | None = "2021-03-05") -> Report:
    return Report(name, text, published)


def quoted(given: Report, speaker: str | None = None) -> Annotation:
    """Each stretch between double marks as a direct quotation of the name after it, or of ``speaker``."""
    found = []
    for n, m in enumerate(SAID.finditer(given.text)):
        content = Span(given.id, *m.span("words"))
        cue = (Span(given.id, *m.span("cue")),) if m["cue"] else ()
        source = (Span(given.id, *m.span("who")),) if m["who"] else ()
        found.append(
            Quotation(f"{given.id}-{n}", given.id, "direct", (content,), (content,), cue, source, m["who"] or speaker)
        )
    return Annotation(given.id, quotations=tuple(found))


def story(*texts: str) -> tuple[list[Report], list[Annotation]]:
    """Reports a, b, c … with these texts, and their quotations."""
    reports = [report(name, text) for name, text in zip("abcdefgh", texts, strict=False)]
    return reports, [quoted(each) for each in reports]
