"""Letters for reports, and links to the characters that something rests on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.model import Report, Span
from onrecord.show import words
from onrecord.show.escape import attribute

Elsewhere = Callable[[Report, Span | None], str]
"""The address of a report, or of characters in it, where its full text is not on the page itself."""

_MANY = 10  # reports beyond which their letters tell a reader nothing


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report as the page knows it: its place in the page, its letter, what to call it, and where its text is."""

    number: int
    letter: str
    report: Report
    href: str = ""

    @property
    def label(self) -> str:
        """The outlet as the report names it, or else its id."""
        return self.report.label

    @property
    def day(self) -> str:
        """The day of publication, in words."""
        return words.day(self.report.day, weekday=True) if self.report.day else "undated"

    @property
    def link(self) -> str | None:
        """The report's address where it is one that a browser may open without harm."""
        url = (self.report.url or "").strip()
        return url if url.lower().startswith(("https://", "http://")) else None

    @property
    def title(self) -> Markup:
        """Outlet and day, for the title of a letter: an attribute's value."""
        return Markup(attribute(f"{self.label}, {self.day}"))


@dataclass(frozen=True, slots=True)
class Ref:
    """Characters of a report: the words, whose they are, and the link that leads to them."""

    sheet: Sheet
    span: Span
    words: str
    href: str


class Places:
    """The reports of one account by letter; it remembers every place that something was linked to.

    Links lead to the full texts on the page, or ``elsewhere``.
    """

    def __init__(self, reports: Sequence[Report], first: int = 1, elsewhere: Elsewhere | None = None) -> None:
        self._elsewhere = elsewhere
        self.sheets = tuple(
            Sheet(first + i, letter(i), report, elsewhere(report, None) if elsewhere else f"#r{first + i}")
            for i, report in enumerate(reports)
        )
        self._by_id = {sheet.report.id: sheet for sheet in self.sheets}
        self.texts = {report.id: report.text for report in reports}
        self.linked: dict[str, set[tuple[int, int]]] = {sheet.report.id: set() for sheet in self.sheets}

    def __len__(self) -> int:
        return len(self.sheets)

    def sheet(self, name: str) -> Sheet:
        """The report of that id."""
        return self._by_id[name]

    def knows(self, name: str) -> bool:
        """Whether the account has that report."""
        return name in self._by_id

    def ref(self, span: Span) -> Ref:
        """A link to these characters."""
        sheet = self._by_id[span.report]
        self.linked[span.report].add((span.start, span.end))
        shown = words.flat(span.of(sheet.report.text))
        if self._elsewhere:
            return Ref(sheet, span, shown, self._elsewhere(sheet.report, span))
        return Ref(sheet, span, shown, f"#r{sheet.number}:{span.start}-{span.end}")

    def refs(self, spans: Iterable[Span]) -> tuple[Ref, ...]:
        """A link to each, in the order of the reports."""
        known = [span for span in spans if span.report in self._by_id]
        return tuple(self.ref(span) for span in sorted(known, key=lambda s: (self._by_id[s.report].number, s.start)))

    def letters(self, names: Iterable[str]) -> str:
        """The letters of these reports, in order, a blank between them; of many only how many they are."""
        sheets = sorted({self._by_id[name].number: self._by_id[name] for name in names if name in self._by_id}.items())
        return " ".join(sheet.letter for _, sheet in sheets) if len(sheets) <= _MANY else f"{len(sheets)} reports"


def letter(index: int) -> str:
    """A, B … Z, AA, AB …"""
    index += 1
    shown = ""
    while index:
        index, rest = divmod(index - 1, 26)
        shown = chr(ord("A") + rest) + shown
    return shown
