"""The public form: model values as plain dicts that JSON can hold, and back.

``schema.json`` beside this module describes an account of this form (JSON Schema, draft 2020-12). Offsets are Unicode
code points into the report's text, end exclusive.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.model import Account, Annotation, Copy, Days, Mention, Quotation, Refusal, Report, Span, Story, Time
from onrecord.model.story import Agreement, Difference, Entity, Event, New, Statement

if TYPE_CHECKING:
    from onrecord.account.check import Answer
    from onrecord.account.timeline import Entry

Form = dict[str, object]


def account(it: Account, refused: Iterable[Refusal] = ()) -> Form:
    """The whole account of one story, with what was refused on the way to it."""
    statement_of = {name: each.id for each in it.statements for name in each.quotations}
    return {
        "story": {"id": it.id, "title": it.title, **_ends(it.days)},
        "summary": [evidence(span) for span in it.summary],
        "reports": [report(each) for each in it.reports],
        "entities": [entity(each, it) for each in it.entities],
        "quotations": [quotation(each, statement_of.get(each.id)) for each in it.quotations],
        "statements": [statement(each) for each in it.statements],
        "differences": [difference(each) for each in it.differences],
        "agreements": [agreement(each) for each in it.agreements],
        "events": [event(each) for each in it.events],
        "copies": [copy(each) for each in it.copies],
        "new": [new(each) for each in it.new],
        "refused": [refusal(each) for each in refused],
        "not_compared": list(it.not_compared),
        "dismissed": [difference(each) for each in it.dismissed],
        "made_by": it.made_by,
        "annotations": [_marks(each) for each in it.annotations],
        "confidence": [{"report": name, "value": value} for name, value in it.confidence],
    }


def annotation(it: Annotation) -> Form:
    """One line of ``onrecord annotate``: what was found in one report."""
    return {
        "id": it.report,
        "times": [time(each) for each in it.times],
        "quotations": [quotation(each) for each in it.quotations],
        "mentions": [mention(each) for each in it.mentions],
        "skipped": it.skipped,
        "made_by": it.made_by,
    }


def report(it: Report) -> Form:
    """One line of ``onrecord read``: a report with all that is known of it, null where nothing is."""
    return {
        "id": it.id,
        "published": it.published,
        "title": it.title,
        "outlet": it.outlet,
        "url": it.url,
        "authors": list(it.authors),
        "language": it.language,
        "text": it.text,
        "parts": [{"role": str(part.role), "start": part.start, "end": part.end} for part in it.parts],
        "credit": it.credit,
        "origin": it.origin,
        "notes": list(it.notes),
    }


def story(it: Story) -> list[Form]:
    """The lines of ``onrecord stories``: a line for each report of the story."""
    return [
        {"id": member.report, "story": it.id, "confidence": member.confidence, "reason": member.reason}
        for member in it.members
    ]


def copy(it: Copy) -> Form:
    """One line of ``onrecord copies``: a pair of reports with the stretches that they share."""
    return {
        "a": it.a,
        "b": it.b,
        "containment": it.containment,
        "own": it.own,
        "spans": [[evidence(here), evidence(there)] for here, there in it.spans],
        "from": it.origin,
        "reason": it.reason,
    }


def evidence(span: Span) -> Form:
    """Where something stands."""
    return {"report": span.report, "start": span.start, "end": span.end}


def time(it: Time) -> Form:
    """A time expression with the days that it denotes; from and to are null where it denotes none."""
    return {
        "start": it.span.start,
        "end": it.span.end,
        "type": it.type,
        "value": it.value,
        "mod": it.mod,
        **_ends(it.days),
        "rule": it.rule,
        "anchor": it.anchor,
    }


def mention(it: Mention) -> Form:
    """A name in the text."""
    return {"start": it.span.start, "end": it.span.end, "name": it.name, "kind": it.kind}


def quotation(it: Quotation, statement_id: str | None = None) -> Form:
    """One printed occurrence of reported words."""
    return {
        "id": it.id,
        "report": it.report,
        "kind": it.kind,
        "content": _pairs(it.content),
        "quoted": _pairs(it.quoted),
        "cue": _pairs(it.cue),
        "source": _pairs(it.source),
        "speaker": it.speaker,
        "confidence": it.confidence,
        "medium": it.medium,
        "addressee": it.addressee,
        "statement": statement_id,
        "reason": it.reason,
    }


def entity(it: Entity, whole: Account) -> Form:
    """Who or what it is across reports, with each printed description in its own words."""
    texts = {each.id: each.text for each in whole.reports}
    return {
        "name": it.name,
        "kind": it.kind,
        "also": list(it.also),
        "described": [{"text": span.of(texts.get(span.report, "")), **evidence(span)} for span in it.described],
        "mentions": [evidence(span) for span in it.mentions],
    }


def statement(it: Statement) -> Form:
    """Words said once, with the quotations that print them, their variants and the fullest text."""
    return {
        "id": it.id,
        "speaker": it.speaker,
        "utterance": it.utterance,
        "quotations": list(it.quotations),
        "variants": [{"a": evidence(each.a), "b": evidence(each.b), "kind": each.kind} for each in it.variants],
        "text": [
            {"text": piece.text, "quotations": list(piece.quotations), "joined": piece.joined} for piece in it.text
        ],
    }


def difference(it: Difference) -> Form:
    """Two sides that print different things about the same."""
    sides = {name: {**evidence(side.span), "value": side.value} for name, side in (("a", it.a), ("b", it.b))}
    return {"id": it.id, "kind": it.kind, "severity": it.severity, "about": it.about, **sides, "reason": it.reason}


def agreement(it: Agreement) -> Form:
    """What several reports print alike."""
    spans = [evidence(span) for span in it.evidence]
    return {"about": it.about, "value": it.value, "evidence": spans, "witnesses": it.witnesses}


def event(it: Event) -> Form:
    """Something that happened at a time: a day, or first and last day, ``..`` for an end that nothing tells."""
    return {
        "date": str(it.days),
        "about": it.about,
        "evidence": [evidence(span) for span in it.evidence],
        "time": [evidence(span) for span in it.time],
        "derivation": list(it.derivation),
    }


def new(it: New) -> Form:
    """What a report has that no earlier one had."""
    return {"report": it.report, "evidence": [evidence(span) for span in it.evidence]}


def refusal(it: Refusal) -> Form:
    """Input that gave no report, or gave one only in part, and why."""
    return {"file": it.file, "place": it.place, "reason": it.reason, "advice": it.advice, "lost": it.lost}


def schema() -> Mapping[str, object]:
    """The JSON Schema of an account."""
    text = resources.files("onrecord.write").joinpath("schema.json").read_text(encoding="utf-8")
    found: Mapping[str, object] = json.loads(text)
    return found


def _marks(it: Annotation) -> Form:
    """What an annotation holds beyond the account's own lists, so that a page can be made from the form alone."""
    return {
        "id": it.report,
        "times": [time(each) for each in it.times],
        "mentions": [mention(each) for each in it.mentions],
        "descriptions": [
            {"start": each.span.start, "end": each.span.end, "name": each.name} for each in it.descriptions
        ],
        "gender": dict(it.gender),
        "skipped": it.skipped,
        "made_by": it.made_by,
    }


def _ends(days: Days | None) -> Form:
    first, last = (days.first, days.last) if days else (None, None)
    return {"from": first.isoformat() if first else None, "to": last.isoformat() if last else None}


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def timeline(name: str, entries: "Sequence[Entry]", reports: Sequence[Report]) -> Form:
    """The one line of ``onrecord timeline``: a piece of evidence for each sentence."""
    texts = {each.id: each.text for each in reports}
    return {
        "timeline": name,
        "entries": [
            {
                "date": entry.date.isoformat(),
                "summary": [" ".join(span.of(texts[span.report]).split()) for span in entry.spans],
                "evidence": [evidence(span) for span in entry.spans],
                "witnesses": entry.witnesses,
                "new": entry.new,
            }
            for entry in entries
        ],
    }


def check(it: "Answer | None") -> Form:
    """The answer of ``onrecord check``: found or not, and each printing; a variant's a is in the words asked about."""
    if it is None:
        return {"found": False, "statement": None, "speaker": None, "share": 0.0, "witnesses": []}
    witnesses = [
        {
            **evidence(each.span),
            "quotation": each.quotation,
            "variants": [
                {"a": {"start": v.a.start, "end": v.a.end}, "b": evidence(v.b), "kind": v.kind} for v in each.variants
            ],
        }
        for each in it.witnesses
    ]
    return {
        "found": True,
        "statement": it.statement,
        "speaker": it.speaker,
        "share": round(it.share, 4),
        "witnesses": witnesses,
    }
