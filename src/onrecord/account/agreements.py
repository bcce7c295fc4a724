"""What several reports of a story print alike, and how many of them did not take it from one another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.claims import Claim, claims
from onrecord.account.clauses import Clause
from onrecord.account.counts import Count, counted
from onrecord.account.laid import Laid, lay
from onrecord.account.printing import Printing
from onrecord.model import Agreement, Annotation, Copy, Report, Span, Statement


def find(
    reports: Sequence[Report],
    annotations: Sequence[Annotation],
    statements: Sequence[Statement],
    copies: Sequence[Copy] = (),
    names: Mapping[tuple[str, str], str] = {},
    laid: Laid | None = None,
) -> tuple[Agreement, ...]:
    """Words, days and counts that at least two reports print alike, those with most witnesses first.

    Reports of which one copied the other are one witness, and so are reports with a third that both copied from.
    """
    if len(reports) < 2:
        return ()
    independent = _Independent(copies)
    laid = laid or lay(reports, annotations, names)
    texts = {report.id: report.text for report in reports}
    found = [
        *_quoted(statements, laid.by_quotation(), texts, independent),
        *_days(laid.clauses, texts, independent),
        *_counts(laid.clauses, independent),
    ]
    return tuple(sorted(found, key=lambda a: (-a.witnesses, -len(a.evidence), a.about, a.value)))


class _Independent:
    """How many of some reports did not take their text from one another."""

    def __init__(self, copies: Sequence[Copy]) -> None:
        self._parent: dict[str, str] = {}
        for copy in copies:
            if max(copy.own, 0.0) >= limit.COPIED:
                self._parent[self._root(copy.a)] = self._root(copy.b)

    def _root(self, report: str) -> str:
        while report in self._parent and self._parent[report] != report:
            report = self._parent[report]
        return report

    def count(self, reports: set[str]) -> int:
        """The number of sources among the reports."""
        return len({self._root(report) for report in reports})


def _quoted(
    statements: Sequence[Statement],
    printed: Mapping[str, Printing],
    texts: Mapping[str, str],
    independent: _Independent,
) -> Iterator[Agreement]:
    for statement in statements:
        every = (printed[name] for name in statement.quotations if name in printed)
        witnesses = [each for each in every if each.quotation.kind != "indirect"]
        value, held = _shared(statement, {w.quotation.id: w.quotation.report for w in witnesses})
        if not value:
            continue
        evidence = tuple(w.span(0, len(w.tokens) - 1) for w in witnesses if w.quotation.report in held)
        called = (w.quotation.called(texts[w.quotation.report]) for w in witnesses)
        whose = statement.speaker or next(filter(None, called), "an unnamed speaker")
        yield Agreement(f"words of {whose}", value, evidence, independent.count(held))


def _shared(statement: Statement, reports: Mapping[str, str]) -> tuple[str, set[str]]:
    """The words of a statement that most reports print alike, what lies between as an ellipsis, and these reports."""
    held = [{reports[name] for name in piece.quotations if name in reports} for piece in statement.text]
    core = max(held, key=len, default=set())
    if len(core) < 2:
        return "", core
    parts: list[str] = []
    before = -1
    for n, (piece, witnesses) in enumerate(zip(statement.text, held, strict=True)):
        if core <= witnesses:
            parts.append(("… " if before >= 0 and (before < n - 1 or piece.joined) else "") + piece.text)
            before = n
    return " ".join(parts).rstrip(" ,;:"), core


def _days(
    by_report: Sequence[Sequence[Clause]], texts: Mapping[str, str], independent: _Independent
) -> Iterator[Agreement]:
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for found in by_report:
        for clause in found:
            for claim in claims(clause):
                if claim.time.days and claim.time.days.exact:
                    for act in claim.acts:
                        groups[act, str(claim.time.days)].append(claim)
    for (act, day), held in sorted(groups.items()):
        alike = [c for c in held[: limit.CLAIMS] if len(c.words & held[0].words) >= limit.EVENT_WORDS]
        where = {claim.clause.report for claim in alike}
        if len(where) > 1:
            evidence = tuple(Span(c.clause.report, c.unit.start, c.unit.end) for c in alike)
            shared = frozenset.intersection(*(c.words for c in alike)) or alike[0].words
            about = _printed(alike[0], texts, shared | {act})
            yield Agreement(about, day, evidence, independent.count(where))


def _printed(claim: Claim, texts: Mapping[str, str], words: frozenset[str]) -> str:
    """The words of the sentence, as printed, that those who agree have in common."""
    text = texts[claim.clause.report]
    kept = [u for u in claim.clause.units if u.key in words or lang.ACTS.get(u.key) in words]
    return " ".join(text[u.start : u.end] for u in kept[: 2 * limit.WINDOW])


def _counts(by_report: Sequence[Sequence[Clause]], independent: _Independent) -> Iterator[Agreement]:
    groups: dict[tuple[float, str, str], list[Count]] = defaultdict(list)
    for found in by_report:
        for clause in found:
            for count in counted(clause):
                if count.number.value > 1:
                    groups[count.number.value, count.number.bound, count.head[-1]].append(count)
    for (_, _, head), held in sorted(groups.items()):
        alike = [c for c in held[: limit.CLAIMS] if len(c.words & held[0].words) >= limit.EVENT_WORDS]
        where = {count.span.report for count in alike}
        if len(where) > 1:
            yield Agreement(head, str(held[0].number), tuple(count.span for count in alike), independent.count(where))
