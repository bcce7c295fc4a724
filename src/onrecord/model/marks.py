"""What annotation finds in one report: names, quotations, descriptions."""

from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.model.when import Time


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. ``name`` is its fullest form in the report, ``kind`` person, organisation, place or work."""

    span: Span
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Description:
    """How a report describes someone: 'his wife', 'the EGOT-winner', 'mother of two', 'senator from Ohio'."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """One printed occurrence of reported words, as in PARC and PolNeAR.

    ``kind`` is direct, mixed or indirect. ``content`` leaves out the enclosing marks and has a span for each
    piece of a quotation that its cue or a paragraph break interrupts; ``quoted`` are the pieces inside marks.
    ``cue`` and ``source`` may be empty. ``speaker`` is the person or organisation that the source resolves to,
    by the fullest name in the report, or None; ``confidence`` (0 to 1) is that of the whole reading and
    ``reason`` says how the speaker was found. ``medium`` and ``addressee`` are as printed.
    """

    id: str
    report: str
    kind: str
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: str | None = None
    confidence: float = 1.0
    medium: str | None = None
    addressee: str | None = None
    reason: str = ""

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1].end

    def said(self, text: str) -> str:
        """Its words, the pieces joined by an ellipsis; ``text`` is the report's."""
        return " … ".join(span.of(text) for span in self.content)

    def called(self, text: str) -> str:
        """The speaker's name, or else what the report calls it ('the fire department'); '' where it does neither."""
        printed = " … ".join(span.of(text) for span in self.source)
        return self.speaker or " ".join(printed.split())


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that stands beside the text of one report.

    ``gender`` maps a full name to 'he', 'she' or 'they' where the report's own pronouns or titles tell.
    ``skipped`` says why nothing was annotated (another language, say), or is None.
    """

    report: str
    times: tuple[Time, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    descriptions: tuple[Description, ...] = ()
    gender: tuple[tuple[str, str], ...] = ()
    skipped: str | None = None
    made_by: str = ""
