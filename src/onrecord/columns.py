"""The columns of each layer: which tables an account becomes, with the type of every column; Arrow only here."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.model import Account, Days, Span

if TYPE_CHECKING:
    import pyarrow as pa

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """A table: its columns as (name, type), type being text, whole, share, flag, day or texts; and who fills it."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Callable[[Account], Iterator[Row]]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(name for name, _ in self.columns)


def _columns(text: str) -> tuple[tuple[str, str], ...]:
    """'id text, start whole' as pairs."""
    return tuple((name, kind) for name, kind in (part.split() for part in text.split(",")))


def _ends(days: Days | None) -> tuple[object, object]:
    return (days.first, days.last) if days else (None, None)


def _reports(account: Account) -> Iterator[Row]:
    for r in account.reports:
        yield (
            account.id, r.id, r.published, r.day, r.title, r.outlet, r.url, list(r.authors), r.language, r.credit,
            r.origin, r.text,
        )  # fmt: skip


def _times(account: Account) -> Iterator[Row]:
    for report, mark in zip(account.reports, account.annotations, strict=True):
        for t in mark.times:
            yield (
                report.id, t.span.start, t.span.end, t.span.of(report.text), t.type, t.value, t.mod, *_ends(t.days),
                t.rule, t.anchor,
            )  # fmt: skip


def _mentions(account: Account) -> Iterator[Row]:
    for report, mark in zip(account.reports, account.annotations, strict=True):
        for m in mark.mentions:
            yield report.id, m.span.start, m.span.end, m.span.of(report.text), m.name, m.kind


def _quotations(account: Account) -> Iterator[Row]:
    of = statement_of(account)
    for q in account.quotations:
        report = account.report(q.report)
        yield (
            q.id, q.report, report.outlet, report.day, q.kind, q.start, q.end, q.said(report.text), q.speaker,
            _words(account, q.source), _words(account, q.cue), q.medium, q.addressee, q.confidence, of.get(q.id),
        )  # fmt: skip


def _statements(account: Account) -> Iterator[Row]:
    quotations = {q.id: q for q in account.quotations}
    for s in account.statements:
        where = sorted({quotations[q].report for q in s.quotations if q in quotations})
        text = " … ".join(piece.text for piece in s.text)
        yield account.id, s.id, s.utterance, s.speaker, text, len(where), where, len(s.variants)


def _variants(account: Account) -> Iterator[Row]:
    for s in account.statements:
        for v in s.variants:
            yield (
                account.id, s.id, v.kind, v.a.report, v.a.start, v.a.end, account.words(v.a), v.b.report, v.b.start,
                v.b.end, account.words(v.b),
            )  # fmt: skip


def _differences(account: Account) -> Iterator[Row]:
    for d in account.differences:
        a, b = d.a.span, d.b.span
        yield (
            account.id, d.id, d.kind, d.severity, d.about, a.report, a.start, a.end, account.words(a), d.a.value,
            b.report, b.start, b.end, account.words(b), d.b.value, d.reason,
        )  # fmt: skip


def _agreements(account: Account) -> Iterator[Row]:
    for g in account.agreements:
        yield account.id, g.about, g.value, g.witnesses, sorted({span.report for span in g.evidence})


def _events(account: Account) -> Iterator[Row]:
    for number, e in enumerate(account.events, 1):
        for span in e.evidence:
            yield account.id, number, *_ends(e.days), e.about, span.report, span.start, span.end, account.words(span)


def _entities(account: Account) -> Iterator[Row]:
    for e in account.entities:
        described = [account.words(span) for span in e.described]
        yield account.id, e.name, e.kind, list(e.also), described, len(e.mentions)


def _copies(account: Account) -> Iterator[Row]:
    for c in account.copies:
        yield account.id, c.a, c.b, c.containment, c.own, c.origin, c.reason


def _new(account: Account) -> Iterator[Row]:
    for n in account.new:
        for span in n.evidence:
            yield account.id, n.report, span.start, span.end, account.words(span)


def _stories(account: Account) -> Iterator[Row]:
    hard = sum(d.severity == "hard" for d in account.differences)
    yield account.id, account.title, *_ends(account.days), len(account.reports), hard, account.made_by


LAYERS: Mapping[str, Layer] = {
    name: Layer(name, _columns(columns), rows)
    for name, columns, rows in (
        ("stories", "story text, title text, from day, to day, reports whole, hard whole, made_by text", _stories),
        (
            "reports",
            "story text, report text, published text, day day, title text, outlet text, url text, authors texts,"
            " language text, credit text, origin text, text text",
            _reports,
        ),
        (
            "times",
            "report text, start whole, end whole, words text, type text, value text, mod text, from day, to day,"
            " rule text, anchor text",
            _times,
        ),
        ("mentions", "report text, start whole, end whole, words text, name text, kind text", _mentions),
        (
            "quotations",
            "quotation text, report text, outlet text, day day, kind text, start whole, end whole, words text,"
            " speaker text, source text, cue text, medium text, addressee text, confidence share, statement text",
            _quotations,
        ),
        (
            "statements",
            "story text, statement text, utterance text, speaker text, words text, witnesses whole, reports texts,"
            " variants whole",
            _statements,
        ),
        (
            "variants",
            "story text, statement text, kind text, a_report text, a_start whole, a_end whole, a_words text,"
            " b_report text, b_start whole, b_end whole, b_words text",
            _variants,
        ),
        (
            "differences",
            "story text, difference text, kind text, severity text, about text, a_report text, a_start whole,"
            " a_end whole, a_words text, a_value text, b_report text, b_start whole, b_end whole, b_words text,"
            " b_value text, reason text",
            _differences,
        ),
        ("agreements", "story text, about text, value text, witnesses whole, reports texts", _agreements),
        (
            "events",
            "story text, event whole, from day, to day, about text, report text, start whole, end whole, words text",
            _events,
        ),
        ("entities", "story text, name text, kind text, also texts, described texts, mentions whole", _entities),
        ("copies", "story text, a text, b text, containment share, own share, origin text, reason text", _copies),
        ("new", "story text, report text, start whole, end whole, words text", _new),
    )
}


def statement_of(account: Account) -> dict[str, str]:
    """The statement that each quotation belongs to, by their ids."""
    return {q: s.id for s in account.statements for q in s.quotations}


def _words(account: Account, spans: Sequence[Span]) -> str | None:
    return " … ".join(account.words(span) for span in spans) or None


def schema(layer: Layer) -> "pa.Schema":
    """The Arrow schema of a layer. Needs pyarrow."""
    import pyarrow as pa

    types = {
        "text": pa.string(), "whole": pa.int64(), "share": pa.float64(), "flag": pa.bool_(), "day": pa.date32(),
        "texts": pa.list_(pa.string()),
    }  # fmt: skip
    return pa.schema([(name, types[kind]) for name, kind in layer.columns])


def table(layer: Layer, rows: Iterable[Row]) -> "pa.Table":
    """The rows of a layer as an Arrow table; a lone surrogate, which Arrow cannot hold, becomes its escape."""
    import pyarrow as pa

    columns: list[list[Any]] = [[] for _ in layer.columns]
    for row in rows:
        for column, value in zip(columns, row, strict=True):
            column.append(holdable(value))
    return pa.table(dict(zip(layer.names, columns, strict=True)), schema=schema(layer))


def holdable(value: object) -> object:
    """The value as UTF-8 holds it: a lone surrogate becomes its escape."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list):
        return [holdable(item) for item in value]
    return value


__all__ = ["LAYERS", "Layer", "Row", "holdable", "schema", "statement_of", "table"]
