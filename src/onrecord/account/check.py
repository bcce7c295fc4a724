"""Where words that someone quotes were printed, by whom they were said, and how each report prints them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.printing import Printing, printings, tokens
from onrecord.account.variants import every, overlap
from onrecord.model import Annotation, Quotation, Report, Span, Statement, Variant

_REACH = 25
"""Characters looked at, for each word wanted, beside a quotation."""

ASKED = "asked"
"""The id that the words asked about have as a report, in the variants of an answer."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One printing of the words: the report, the words alike from first to last, and where it parts from the question.

    In a variant ``a`` is a span of the words asked about and ``b`` one of the report's text.
    """

    report: str
    quotation: str
    span: Span
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The nearest printed statement: its speaker, the share of the words asked about that it prints, and who prints it.

    ``statement`` is the statement's id. The nearest printing comes first.
    """

    statement: str
    speaker: str | None
    share: float
    witnesses: tuple[Witness, ...]


def check(
    text: str, reports: Sequence[Report], annotations: Sequence[Annotation], statements: Sequence[Statement]
) -> Answer | None:
    """The printed statement nearest to ``text``, or None where nothing like it is printed.

    Cuts, misprints and other words in places are welcome. ``text`` may stand in quotation marks. Candidates come from
    the words of meaning that they share, rare ones first, so that time does not grow with the quotations.
    """
    asked = _asked(text)
    if asked is None:
        return None
    printed = {p.quotation.id: p for p in printings(reports, annotations, {})}
    of = {name: statement for statement in statements for name in statement.quotations}
    best: tuple[float, str] | None = None
    for name in _candidates(asked, printed):
        share = _share(asked, printed[name])
        if name in of and (best is None or share > best[0]):
            best = (share, name)
    if best is None or best[0] < limit.CHECKED:
        return None
    statement = of[best[1]]
    found = sorted(
        (witness for name in statement.quotations if name in printed for witness in _witness(asked, printed[name])),
        key=lambda item: (-item[0], item[1].report),
    )
    return Answer(statement.id, statement.speaker, best[0], tuple(witness for _, witness in found))


def _asked(text: str) -> Printing | None:
    cut = text[: limit.ASKED]
    words = tokens(cut, [(0, len(cut))])
    if not words:
        return None
    span = Span(ASKED, 0, len(cut))
    return Printing(Quotation(ASKED, ASKED, "direct", (span,)), cut, None, words)


def _candidates(asked: Printing, printed: dict[str, Printing]) -> list[str]:
    """The quotations that share most with the question, a rare word counting more; misprints by their first letters."""
    holders: dict[str, set[str]] = defaultdict(set)
    for name, printing in printed.items():
        for key in printing.keys:
            holders[key].add(name)
            if len(key) > 5:
                holders[key[:4] + "…"].add(name)
    score: Counter[str] = Counter()
    for key in set(asked.keys):
        for form, weight in ((key, 1.0), (key[:4] + "…" if len(key) > 5 else "", 0.5)):
            held = holders.get(form, set())
            light = 0.1 if key in lang.LIGHT else 1.0
            for name in held:
                score[name] += weight * light / len(held) ** 0.5
    return [name for name, _ in sorted(score.items(), key=lambda item: (-item[1], item[0]))[: limit.DISTINCT]]


def _share(asked: Printing, printing: Printing) -> float:
    """The share of the question's words that the printing has in order, half for forms of one word."""
    laid = overlap(asked, printing)
    alike = float(laid.alike)
    for block in laid.blocks:
        if block.both and not block.alike:
            ours = {t.key[:4] for t in asked.tokens[block.a_start : block.a_end] if len(t.key) > 3}
            theirs = {t.key[:4] for t in printing.tokens[block.b_start : block.b_end] if len(t.key) > 3}
            alike += len(ours & theirs) / 2
    if laid.meaning == 0 and laid.run < limit.FRAGMENT:
        return 0.0
    return min(1.0, alike / len(asked.tokens))


def _witness(asked: Printing, printing: Printing) -> list[tuple[float, Witness]]:
    """The printing with every place in which it parts from the question; none if it shares no more than stray words."""
    laid = overlap(asked, printing)
    if laid.run < limit.ASKED_RUN and not (laid.run and laid.whole):
        return []
    around = _with_words_outside(asked, printing)
    found = every(asked, around)
    blocks = [block for block in overlap(asked, around).blocks if block.alike]
    report = printing.quotation.report
    places = [around.span(blocks[0].b_start, blocks[-1].b_end - 1), *(v.b for v in found if len(v.b))]
    span = Span(report, min(place.start for place in places), max(place.end for place in places))
    return [(_share(asked, around), Witness(report, printing.quotation.id, span, found))]


def _with_words_outside(asked: Printing, printing: Printing) -> Printing:
    """The printing with the words right outside its quotation marks that are asked about as well."""
    laid = overlap(asked, printing).blocks
    words, text = printing.tokens, printing.text
    head, tail = laid[0], laid[-1]
    if not head.alike and head.a_end > head.a_start and head.b_start == head.b_end:
        wanted = asked.keys[: head.a_end]
        before = tokens(text, [(max(0, words[0].start - _REACH * len(wanted)), words[0].start)])[-len(wanted) :]
        if tuple(word.key for word in before) == wanted:
            words = (*before, *words)
    if not tail.alike and tail.a_end > tail.a_start and tail.b_start == tail.b_end:
        wanted = asked.keys[tail.a_start :]
        after = tokens(text, [(words[-1].end, words[-1].end + _REACH * len(wanted))])[: len(wanted)]
        if tuple(word.key for word in after) == wanted:
            words = (*words, *after)
    return printing if words is printing.tokens else replace(printing, tokens=words)
