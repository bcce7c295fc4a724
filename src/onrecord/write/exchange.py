"""Accounts in the exchange formats of others: W3C Web Annotation, TimelineJS, schema.org JSON-LD."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from urllib.parse import quote

from onrecord.model import Account, Event, Quotation, Report, Span

Json = dict[str, object]

_AROUND = 32  # characters of prefix and suffix in a text quote selector


def web_annotations(account: Account) -> Json:
    """An AnnotationPage (W3C Web Annotation Data Model, 2017): times, quotations and differences of every report.

    Each target has a TextQuoteSelector and a TextPositionSelector; positions are Unicode code points into the
    report's text, as the recommendation's section 4.2.5 has it.
    """
    items = [*_times(account), *_quotations(account), *_differences(account)]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:onrecord:{quote(account.id)}",
        "type": "AnnotationPage",
        "label": account.title,
        "startIndex": 0,
        "items": [{"id": f"urn:onrecord:{quote(account.id)}#{k}", **item} for k, item in enumerate(items, 1)],
    }


def _times(account: Account) -> Iterator[Json]:
    for mark in account.annotations:
        for time in mark.times:
            value = f"{time.type} {time.value}" + (f" ({time.days})" if time.days else "")
            yield _annotation("describing", [_body(value, "time")], [target(account, time.span)])


def _quotations(account: Account) -> Iterator[Json]:
    for q in account.quotations:
        body = _body(f"{q.speaker or 'nobody in particular'}, {q.kind}", "quotation")
        yield _annotation("identifying", [body], [target(account, span) for span in q.content])


def _differences(account: Account) -> Iterator[Json]:
    for d in account.differences:
        body = _body(f"{d.severity} difference of {d.kind}: {d.a.value} / {d.b.value}. {d.reason}", "difference")
        yield _annotation("assessing", [body], [target(account, d.a.span), target(account, d.b.span)])


def _annotation(motivation: str, bodies: list[Json], targets: list[Json]) -> Json:
    return {"type": "Annotation", "motivation": motivation, "body": bodies, "target": targets}


def _body(value: str, kind: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": "describing", "tag": kind}


def target(account: Account, span: Span) -> Json:
    """What an annotation is about: the report, by its address if it has one, and the characters in two ways."""
    report = account.report(span.report)
    text = report.text
    return {
        "source": report.url if report.url and report.url.startswith(("http://", "https://")) else _name(report),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _name(report: Report) -> str:
    return f"urn:onrecord:report:{quote(report.id.encode('utf-8', 'replace'))}"


def timeline_js(account: Account) -> Json:
    """The events for Knight Lab's TimelineJS 3: a title slide and a slide for each event; text is escaped as HTML."""
    slides = [slide for event in account.events if (slide := _slide(account, event))]
    return {"title": {"text": {"headline": escape(account.title), "text": ""}}, "events": slides}


def _slide(account: Account, event: Event) -> Json | None:
    first, last = event.days.first or event.days.last, event.days.last or event.days.first
    if first is None or last is None:
        return None
    told = "".join(
        f"<p>{escape(account.words(span))} <cite>{escape(account.report(span.report).label)}</cite></p>"
        for span in event.evidence
    )
    slide: Json = {"start_date": _date(first), "text": {"headline": escape(event.about), "text": told}}
    return slide | ({"end_date": _date(last)} if last != first else {})


def _date(day: date) -> Json:
    return {"year": day.year, "month": day.month, "day": day.day}


def linked_data(accounts: Iterable[Account]) -> Json:
    """schema.org JSON-LD: a Quotation for each direct or mixed quotation, a Claim for each statement; no rating."""
    graph = [item for account in accounts for item in (*_said(account), *_claims(account))]
    return {"@context": "https://schema.org", "@graph": graph}


def _said(account: Account) -> Iterator[Json]:
    for q in account.quotations:
        if q.kind == "indirect":
            continue
        report = account.report(q.report)
        item: Json = {"@type": "Quotation", "@id": _id(account, q.id), "text": q.said(report.text)}
        if q.speaker:
            item["spokenByCharacter"] = _agent(account, q)
        yield item | {"isPartOf": _article(report)}


def _claims(account: Account) -> Iterator[Json]:
    of = {q.id: q for q in account.quotations}
    for s in account.statements:
        witnesses: Sequence[Quotation] = [of[name] for name in s.quotations if name in of]
        item: Json = {
            "@type": "Claim",
            "@id": _id(account, s.id),
            "text": " … ".join(piece.text for piece in s.text),
            "appearance": [_article(account.report(name)) for name in dict.fromkeys(q.report for q in witnesses)],
        }
        yield item | ({"author": _agent(account, witnesses[0])} if s.speaker and witnesses else {})


def _id(account: Account, name: str) -> str:
    return f"urn:onrecord:{quote(account.id)}:{quote(name.encode('utf-8', 'replace'))}"


def _agent(account: Account, quotation: Quotation) -> Json:
    kinds = {entity.name: entity.kind for entity in account.entities}
    kind = "Organization" if kinds.get(quotation.speaker or "") == "organisation" else "Person"
    return {"@type": kind, "name": quotation.speaker}


def _article(report: Report) -> Json:
    item: Json = {"@type": "NewsArticle", "@id": _name(report)}
    if report.title:
        item["headline"] = report.title
    if report.published:
        item["datePublished"] = report.published
    if report.url and report.url.startswith(("http://", "https://")):
        item["url"] = report.url
    if report.outlet:
        item["publisher"] = {"@type": "Organization", "name": report.outlet}
    return item


def documents(accounts: Iterable[Account]) -> list[Json]:
    """Statements and events as plain dicts with their sources, for retrieval: id, kind, text, metadata, sources."""
    found: list[Json] = []
    for account in accounts:
        of = {q.id: q for q in account.quotations}
        for s in account.statements:
            spans = [span for name in s.quotations if name in of for span in of[name].content]
            said = f"{s.speaker or 'Someone'}: {' … '.join(piece.text for piece in s.text)}"
            found.append(_document(account, "statement", _id(account, s.id), said, {"speaker": s.speaker}, spans))
        for number, e in enumerate(account.events, 1):
            dated: Json = {"date": str(e.days)}
            found.append(_document(account, "event", _id(account, f"event-{number}"), e.about, dated, e.evidence))
    return found


def _document(account: Account, kind: str, name: str, text: str, about: Json, spans: Iterable[Span]) -> Json:
    sources = [
        {
            "report": span.report, "outlet": account.report(span.report).outlet, "start": span.start, "end": span.end,
            "text": account.words(span),
        }
        for span in spans
    ]  # fmt: skip
    return {"id": name, "kind": kind, "text": text, "metadata": {"story": account.title, **about}, "sources": sources}
