"""A spaCy component: times, quotations and names of a Doc as span groups, with all that onrecord knows of each.

``nlp.add_pipe("onrecord", config={"published": "2024-05-07"})``; the extra ``onrecord[spacy]`` brings spaCy, which
finds the component by its entry point. Offsets of both are Unicode code points of the same text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from onrecord import pipeline
from onrecord.model import Annotation, Report
from onrecord.read.reading import finished
from onrecord.settings import Settings
from onrecord.write import form

TIMES, QUOTATIONS, NAMES = "onrecord_times", "onrecord_quotations", "onrecord_names"
CUES, SOURCES = "onrecord_cues", "onrecord_sources"
GROUPS = (TIMES, QUOTATIONS, CUES, SOURCES, NAMES)


class Onrecord:
    """The component. ``published`` is the day of publication where a Doc does not say its own; ``kind`` as in Settings.

    It sets ``doc.spans`` under the names in GROUPS, ``doc._.onrecord`` (the annotation in the public form, plain
    values), and ``doc._.onrecord_unaligned``: a line for each span whose ends are not those of tokens.
    """

    def __init__(self, published: str | None = None, kind: str = "auto") -> None:
        self.published = published
        self.settings = Settings(kind=kind)
        extend()

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its groups set."""
        return next(self.pipe((doc,)))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """The Docs in order, ``batch_size`` of them annotated together."""
        docs = iter(stream)
        while some := list(islice(docs, batch_size)):
            reports = [self._report(doc, number) for number, doc in enumerate(some)]
            for doc, mark in zip(some, pipeline.annotations(reports, self.settings), strict=True):
                yield attach(doc, mark)

    def _report(self, doc: Doc, number: int) -> Report:
        context = getattr(doc, "_context", None)
        said = context.get("published") if isinstance(context, Mapping) else None
        published = doc._.onrecord_published or said or self.published
        language = doc.lang_ if doc.lang_ not in ("", "xx") else None
        return finished(Report(f"doc-{number}", doc.text, published=published and str(published), language=language))


def make(nlp: Language, name: str, published: str | None, kind: str) -> Onrecord:
    """The component for a pipeline: what ``nlp.add_pipe("onrecord")`` calls."""
    return Onrecord(published, kind)


def attach(doc: Doc, mark: Annotation) -> Doc:
    """The Doc with an annotation of its own text as span groups."""
    told: dict[str, Any] = form.annotation(mark)
    told.pop("id")
    for quotation in told["quotations"]:
        quotation.pop("report")
    doc._.onrecord = told
    doc._.onrecord_unaligned = []
    doc.spans[TIMES] = _spans(doc, "times", ((t["type"], [(t["start"], t["end"])]) for t in told["times"]))
    doc.spans[NAMES] = _spans(doc, "mentions", ((m["kind"], [(m["start"], m["end"])]) for m in told["mentions"]))
    for group, key in ((QUOTATIONS, "content"), (CUES, "cue"), (SOURCES, "source")):
        doc.spans[group] = _spans(doc, "quotations", ((q["kind"], q[key]) for q in told["quotations"]))
    return doc


def _spans(doc: Doc, what: str, found: Iterable[tuple[str, Sequence[Sequence[int]]]]) -> list[Span]:
    """A token span for each stretch of characters; its ``id_`` leads back to what it is a part of."""
    made = []
    for number, (label, stretches) in enumerate(found):
        for start, end in stretches:
            named = f"{what}/{number}"
            span = doc.char_span(start, end, label=label, span_id=named, alignment_mode="strict")
            if span is None:
                span = doc.char_span(start, end, label=label, span_id=named, alignment_mode="expand") or None
                doc._.onrecord_unaligned.append(_unaligned(doc, named, start, end, span))
            if span is not None:
                made.append(span)
    return made


def _unaligned(doc: Doc, named: str, start: int, end: int, span: Span | None) -> str:
    what = f"{named}: characters {start} to {end}, {doc.text[start:end]!r},"
    return f"{what} became {span.text!r}" if span is not None else f"{what} left out: no token has them"


def extend() -> None:
    """Register the extension attributes, once."""
    if Doc.has_extension("onrecord"):
        return
    Doc.set_extension("onrecord", default=None)
    Doc.set_extension("onrecord_published", default=None)
    Doc.set_extension("onrecord_unaligned", default=[])
    Span.set_extension("onrecord", getter=_told)
    Span.set_extension("onrecord_cue", getter=lambda span: _beside(span, CUES))
    Span.set_extension("onrecord_source", getter=lambda span: _beside(span, SOURCES))


def _told(span: Span) -> dict[str, Any] | None:
    """What onrecord knows of the time, quotation or name that the span is a part of, in the public form."""
    what, _, number = span.id_.partition("/")
    told = span.doc._.onrecord
    if not told or not number.isdigit() or what not in told or int(number) >= len(told[what]):
        return None
    found: dict[str, Any] = told[what][int(number)]
    return found


def _beside(span: Span, group: str) -> list[Span]:
    """The spans of another group that belong to the same quotation."""
    return [other for other in span.doc.spans.get(group, ()) if span.id_ and other.id_ == span.id_]


Language.factory(
    "onrecord",
    default_config={"published": None, "kind": "auto"},
    assigns=["doc.spans", "doc._.onrecord", "doc._.onrecord_unaligned", "span._.onrecord"],
    func=make,
)
