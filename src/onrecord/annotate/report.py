"""An annotation for each report: times, quotations with their speakers, names and descriptions.

Reports are read by the encoder several at a time; what stands in one never depends on what stands beside it.
"""

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from onrecord.annotate import descriptions, names, nominals, speakers
from onrecord.annotate.cast import NOBODY, Cast, Who
from onrecord.annotate.english import CUES, WEAK
from onrecord.annotate.quotations import forms, join, kinds, marks
from onrecord.annotate.quotations.sayings import Saying
from onrecord.model import Annotation, Description, Mention, Quotation, Report, Role, Span, Time
from onrecord.settings import READ_LETTERS, Settings
from onrecord.text.layout import paragraphs as lines
from onrecord.version import MADE_BY

if TYPE_CHECKING:
    from onrecord.annotate.quotations.tagger import Reading

Stretch = tuple[int, int]

SILENT = (Role.DATE, Role.BYLINE, Role.CREDIT, Role.DATELINE, Role.FURNITURE)
"""Parts of a report that say nothing about the story."""
_SAYING = CUES - WEAK - {"ask", "asks", "asked", "asking"}
_BATCH = 64  # reports
_BATCH_LETTERS = 400_000


def annotate(reports: Iterable[Report], settings: Settings = Settings()) -> Iterator[Annotation]:
    """An annotation for each report, in their order, as a stream."""
    for batch in _batches(reports):
        bodies = [_body(report) for report in batch]
        texts = [text for report, body in zip(batch, bodies, strict=True) for text in _bounded(report, body)]
        readings = iter(_read(texts))
        for report, body in zip(batch, bodies, strict=True):
            yield _one(report, body, list(islice(readings, len(body))), settings)


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    letters = 0
    for report in reports:
        batch.append(report)
        letters += len(report.text)
        if len(batch) >= _BATCH or letters > _BATCH_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _bounded(report: Report, body: Sequence[Stretch]) -> Iterator[str]:
    """The stretches of a body that the encoder reads; past its bound each is empty, and only rules read on."""
    letters = 0
    for start, end in body:
        letters += end - start
        yield report.text[start:end] if letters <= READ_LETTERS else ""


def _read(texts: Sequence[str]) -> "list[Reading]":
    from onrecord.annotate.quotations.tagger import tag

    return tag(texts)


def _body(report: Report) -> list[Stretch]:
    """The paragraphs that may say something: [start, end) each; nothing of furniture, bylines, credits and dates."""
    if _skipped(report):
        return []
    silent = sorted((p.start, p.end) for p in report.covered(*SILENT))
    cuts = sorted({edge for p in report.parts for edge in (p.start, p.end)})
    found = []
    n = 0
    for start, end in lines(report.text):
        edges = [start, *(c for c in _between(cuts, start, end)), end]
        for a, b in pairwise(edges):
            while n < len(silent) and silent[n][1] <= a:
                n += 1
            if n < len(silent) and silent[n][0] <= a and b <= silent[n][1]:
                continue
            while a < b and report.text[a].isspace():
                a += 1
            while b > a and report.text[b - 1].isspace():
                b -= 1
            if a < b and not _teasers(report.text, a, b):
                found.append((a, b))
    return found


_SHOUTED = re.compile(r"\b[A-Z]{3,}(?:[ '’]{1,2}[A-Z]{2,}){1,8}\b")


def _teasers(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is a row of links to other stories: several headings in capitals among lower case."""
    if end - start > 2000 or text[end - 1] in '.?!"”':
        return False
    runs = [m.end() - m.start() for m in _SHOUTED.finditer(text, start, end)]
    return len(runs) >= 3 and sum(runs) < 0.6 * (end - start)


def _between(cuts: Sequence[int], start: int, end: int) -> list[int]:
    return list(cuts[bisect_right(cuts, start) : bisect_left(cuts, end)])


def _skipped(report: Report) -> str | None:
    if report.language and not report.language.lower().startswith("en"):
        return f"language: {report.language}"
    return None


def _one(report: Report, body: Sequence[Stretch], readings: "Sequence[Reading]", settings: Settings) -> Annotation:
    skipped = _skipped(report)
    if skipped:
        return Annotation(report.id, skipped=skipped, made_by=MADE_BY)
    text = report.text
    read_names = [
        (a + n.start, a + n.end, n.kind, n.confidence)
        for (a, _), reading in zip(body, readings, strict=True)
        for n in reading.names
    ]
    read = [
        Saying(_moved(x.content, a), _moved(x.cue, a), _moved(x.source, a), confidence=x.confidence)
        for (a, _), reading in zip(body, readings, strict=True)
        for x in reading.attributions
    ]
    pairs = marks.pair(text, body)
    sayings, titles = join.join(text, body, pairs, read, forms.find(text, body))
    found = names.find(text, body, read_names, titles)
    described = descriptions.find(text, found, body)
    between = [piece for q in pairs if not q.depth for piece in q.pieces]
    cast = Cast(text, found, described, body, between)
    described = sorted({*described, *nominals.epithets(cast, body)}, key=lambda d: (d.start, d.end, d.name))
    return Annotation(
        report=report.id,
        times=_times(report, settings),
        quotations=tuple(_quotations(report, body, sayings, cast)),
        mentions=tuple(Mention(report.span(n.start, n.end), n.name, n.kind) for n in found),
        descriptions=tuple(Description(report.span(d.start, d.end), d.name) for d in described),
        gender=tuple(sorted(cast.gender.items())),
        made_by=MADE_BY,
    )


def _moved(stretches: Iterable[Stretch], by: int) -> list[Stretch]:
    return [(a + by, b + by) for a, b in stretches]


def _times(report: Report, settings: Settings) -> tuple[Time, ...]:
    try:
        from onrecord.annotate.times import find
    except ImportError:
        return ()
    return find(report.text, report.published, report=report.id, kind=settings.kind, skip=getattr(report, "apart", ()))


def _quotations(report: Report, body: Sequence[Stretch], sayings: Sequence[Saying], cast: Cast) -> Iterator[Quotation]:
    text = report.text
    first = next((saying.start for saying in sayings if saying.reason == "transcript"), None)
    answers = speakers.interviewed(cast, first) if first is not None else NOBODY
    for n, saying in enumerate(sayings):
        paragraph = body[max(0, cast.paragraph(saying.start) - 1)]
        kind = "direct" if saying.verbatim else kinds.kind(text, saying.content, saying.quoted)
        if kind == "direct" and not kinds.whole(text, saying.content, saying.cue, paragraph):
            kind = "mixed"
        who = _who(text, saying, cast, answers, kind)
        at = max([saying.end, *(end for _, end in saying.source)])
        if kind != "indirect":
            cast.spoke(at, who)
        elif who.reason.startswith("named") and _spoken(text, saying):
            cast.spoke(at, who, aloud=False)
        clause = _clause(text, saying, paragraph)
        yield Quotation(
            id=_identity(report.id, saying, n),
            report=report.id,
            kind=kind,
            content=_spans(report, saying.content),
            quoted=_spans(report, saying.quoted),
            cue=_spans(report, saying.cue),
            source=_spans(report, saying.source),
            speaker=who.name,
            confidence=round(saying.confidence * (who.confidence if who.name else 0.5), 3),
            medium=kinds.medium(text, clause) if clause else None,
            addressee=kinds.addressee(text, saying.cue, clause) if clause else None,
            reason=f"{saying.reason}; speaker: {who.reason}",
        )


def _who(text: str, saying: Saying, cast: Cast, answers: Who, kind: str) -> Who:
    """Who said it; ``answers`` is who does where the report is an interview."""
    if saying.source:
        who = speakers.who(cast, saying.source)
        if saying.reason in ("post", "label", "transcript") and who.confidence < 0.6:
            return Who(" ".join(text[saying.source[0][0] : saying.source[-1][1]].split()), 0.6, "as signed")
        return who
    if saying.reason == "transcript":
        answer = text[max(0, saying.cue[0][0] - 6) : saying.cue[0][0]].strip().endswith(("A", "Answer"))
        return answers if answer else NOBODY
    if saying.quoted and (cast.aloud or kind == "direct"):
        return cast.last(saying.start)
    return NOBODY


def _spoken(text: str, saying: Saying) -> bool:
    """Whether a cue is a verb of speech, so that whoever said it may be meant by the next 'he'; none of asking."""
    words = {w.lower() for a, b in saying.cue for w in text[a:b].split()}
    return bool(words & _SAYING) and not saying.quoted


_STOP = re.compile(r"[.!?][\"”'’)]*\s+(?=[\"“‘'(]*[A-Z])")


def _clause(text: str, saying: Saying, paragraph: Stretch) -> Stretch | None:
    """The sentence of the cue, as far as it stands outside the quoted words."""
    if not saying.cue or saying.reason in ("label", "transcript"):
        return None
    cue = saying.cue[0]
    start, end = max(paragraph[0], cue[0] - 200), min(paragraph[1], cue[1] + 250)
    for a, b in saying.quoted:
        if b <= cue[0]:
            start = max(start, b)
        elif a >= cue[1]:
            end = min(end, a)
    for m in _STOP.finditer(text, start, cue[0]):
        start = m.end()
    stop = _STOP.search(text, cue[1], end)
    return (start, stop.start() + 1 if stop else end)


def _spans(report: Report, stretches: Sequence[Stretch]) -> tuple[Span, ...]:
    return tuple(report.span(a, b) for a, b in sorted(stretches))


def _identity(report: str, saying: Saying, n: int) -> str:
    place = ",".join(f"{a}-{b}" for a, b in saying.content)
    return f"q{hashlib.blake2s(f'{report}|{place}|{saying.cue}'.encode(), digest_size=6).hexdigest()}"
