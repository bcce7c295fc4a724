"""Accounts as XML of others: an Atom feed, a TEI critical apparatus; built with the standard library's escaping."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from onrecord.model import Account, Report, Statement, Variant
from onrecord.store.base import Change, Hit

_UNHOLDABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(text: object) -> str:
    """The text escaped for XML 1.0; a character that XML cannot hold is written as its escape, such as \\x00."""
    return escape(_UNHOLDABLE.sub(_named, str(text)))


def attribute(text: object) -> str:
    """The text as a quoted attribute's value."""
    return quoteattr(_UNHOLDABLE.sub(_named, str(text)))


def _named(found: re.Match[str]) -> str:
    return found[0].encode("ascii", "backslashreplace").decode() if ord(found[0]) > 0xFF else f"\\x{ord(found[0]):02x}"


def atom(title: str, hits: Iterable[tuple[Hit, str]], updated: str, address: str = "urn:onrecord:search") -> str:
    """An Atom feed (RFC 4287) of what a search found: an entry for each hit with its snippet of the text."""
    entries = "".join(_entry(hit, snippet, updated) for hit, snippet in hits)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{xml(address)}</id><title>{xml(title)}</title><updated>{xml(_moment(updated))}</updated>"
        f"<author><name>onrecord</name></author>{entries}</feed>\n"
    )


def _entry(hit: Hit, snippet: str, updated: str) -> str:
    name = f"urn:onrecord:report:{hit.report}" + (f":{hit.quotation}" if hit.quotation else "")
    heading = hit.title or hit.report
    return (
        f"<entry><id>{xml(name)}</id><title>{xml(heading)}</title>"
        f"<updated>{xml(_moment(hit.published or updated))}</updated>"
        f"<author><name>{xml(hit.outlet or 'unknown')}</name></author>"
        f'<content type="text">{xml(snippet)}</content></entry>'
    )


def atom_of_changes(changes: Iterable[tuple[Change, str, str, str | None]], updated: str) -> str:
    """An Atom feed of what happened to an archive: each change with its title, its text, and the page's address."""
    entries = "".join(_changed(*each) for each in changes)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>urn:onrecord:changes</id><title>onrecord: changes</title><updated>{xml(_moment(updated))}</updated>"
        f"<author><name>onrecord</name></author>{entries}</feed>\n"
    )


def _changed(change: Change, title: str, text: str, url: str | None) -> str:
    link = f"<link rel={attribute('alternate')} href={attribute(url)}/>" if url else ""
    name = f"urn:onrecord:change:{change.number}:{change.at}"
    return (
        f"<entry><id>{xml(name)}</id><title>{xml(title)}</title><updated>{xml(_moment(change.at))}</updated>{link}"
        f'<category term={attribute(change.kind)}/><content type="text">{xml(text)}</content></entry>'
    )


def _moment(day: str) -> str:
    """An RFC 3339 moment of a day or of a moment without a zone."""
    if len(day) == 10:
        return f"{day}T00:00:00Z"
    return day if re.search(r"(Z|[+-]\d\d:\d\d)$", day) else f"{day}Z"


def apparatus(account: Account) -> str:
    """The statements as a TEI P5 document: the fullest text of each, with a critical apparatus of its variants.

    A witness (``listWit``) is a report; each ``app`` has a ``rdg`` for either side of a variant.
    """
    names = {report.id: f"R{number}" for number, report in enumerate(account.reports, 1)}
    witnesses = "".join(_witness(names[report.id], report) for report in account.reports)
    body = "".join(_statement(account, statement, names) for statement in account.statements)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
        f"<titleStmt><title>{xml(account.title)}</title></titleStmt><publicationStmt><p>Made by "
        f"{xml(account.made_by or 'onrecord')}</p></publicationStmt><sourceDesc><listWit>{witnesses}</listWit>"
        f'</sourceDesc></fileDesc><encodingDesc><variantEncoding method="parallel-segmentation" location="internal"/>'
        f"</encodingDesc></teiHeader><text><body>{body or '<p/>'}</body></text></TEI>\n"
    )


def _witness(name: str, report: Report) -> str:
    when = f", {xml(report.published)}" if report.published else ""
    return f'<witness xml:id="{name}">{xml(report.label)}{when}</witness>'


def _statement(account: Account, statement: Statement, names: dict[str, str]) -> str:
    of = {q.id: q.report for q in account.quotations}
    pieces = "".join(_piece(piece.text, piece.quotations, of, names) for piece in statement.text)
    notes = "".join(_app(account, variant, names) for variant in statement.variants)
    who = f" who={attribute('#' + _token(statement.speaker))}" if statement.speaker else ""
    label = f"<name>{xml(statement.speaker)}</name>: " if statement.speaker else ""
    return f"<div><head>{xml(statement.id)}</head><p>{label}<said{who}>{pieces}</said></p><p>{notes}</p></div>"


def _piece(text: str, quotations: Sequence[str], of: dict[str, str], names: dict[str, str]) -> str:
    wit = " ".join(dict.fromkeys("#" + names[of[q]] for q in quotations if q in of and of[q] in names))
    return f"<seg source={attribute(wit)}>{xml(text)}</seg> " if wit else f"<seg>{xml(text)}</seg> "


def _app(account: Account, variant: Variant, names: dict[str, str]) -> str:
    sides = "".join(
        f'<rdg wit="#{names[span.report]}">{xml(account.words(span))}</rdg>' for span in (variant.a, variant.b)
    )
    return f"<app type={attribute(variant.kind)}>{sides}</app>"


def _token(name: str) -> str:
    return re.sub(r"\W+", "_", name)
