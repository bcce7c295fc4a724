"""Where two reports of a story cannot both be right as printed, or only at a stretch."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from onrecord.account import (
    claims,
    counts,
    denials,
    figures,
    namesakes,
    naming,
    near_days,
    recent_days,
    retold,
    slots,
    tallies,
    votes,
)
from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.clauses import Clause
from onrecord.account.laid import Laid, lay
from onrecord.account.parallel import parallel
from onrecord.account.printing import Printing, name_words, same_name, tokens
from onrecord.account.statements import compared
from onrecord.account.variants import overlap
from onrecord.model import Annotation, Copy, Difference, Report, Side, Span, Statement
from onrecord.text.words import fold


def find(
    reports: Sequence[Report],
    annotations: Sequence[Annotation],
    statements: Sequence[Statement],
    copies: Sequence[Copy] = (),
    names: Mapping[tuple[str, str], str] = {},
    laid: Laid | None = None,
) -> tuple[tuple[Difference, ...], tuple[str, ...]]:
    """The differences of a story, gravest first, and a line for each thing that was not compared.

    From printings of one statement come wording and attribution, from sentences that two reports print nearly alike
    dates, numbers, names and opposites, from what two reports say of one utterance or event its day. ``laid``: the
    reports laid out, where they are.
    """
    texts = {report.id: report for report in reports}
    known = naming.Names(names)
    laid = laid or lay(reports, annotations, names)
    by_report, printed = laid.clauses, laid.by_quotation()
    found: list[Difference] = []
    for statement in statements:
        witnesses = [printed[name] for name in statement.quotations if name in printed]
        found.extend(_wording(statement, texts))
        found.extend(_attribution(witnesses))
    own = slots.Printed(by_report, laid.printed)
    for match in parallel(by_report):
        found.extend(slots.differences(match, texts, known, own))
    found.extend(naming.names_apart(reports))
    found.extend(namesakes.differences(reports, annotations))
    found.extend(counts.ages(reports, annotations, names))
    found.extend(counts.none_or_some(by_report))
    found.extend(tallies.differences(by_report, texts))
    found.extend(votes.differences(by_report, texts))
    found.extend(figures.differences(by_report, texts))
    found.extend(near_days.differences(by_report, texts))
    found.extend(recent_days.differences(by_report, texts))
    found.extend(denials.differences(by_report, texts))
    found.extend(claims.days(by_report, statements, printed, texts))
    found.extend(retold.differences(by_report))
    found = [difference for difference in found if not own.both(difference)]
    return tuple(_ordered(_once(found))), tuple(_not_compared(texts.values(), by_report, statements))


def _wording(statement: Statement, texts: Mapping[str, Report]) -> Iterator[Difference]:
    about = f"words of {statement.speaker}" if statement.speaker else "words of an unnamed speaker"
    for variant in statement.variants:
        a, b = (Side(span, span.of(texts[span.report].text)) for span in (variant.a, variant.b))
        if variant.kind == "wording":
            if _printed_too(a.span, texts, b.span.report) or _printed_too(b.span, texts, a.span.report):
                continue
            if _contraction(a.value, b.value):
                yield Difference("wording", "soft", about, a, b, "a contraction in one, the full words in the other")
            else:
                yield Difference("wording", "hard", about, a, b, "printings of one quotation in other words")
        elif variant.kind == "elision" and not (a.value and b.value) and _negates(a.value or b.value):
            yield Difference("wording", "hard", about, a, b, "one printing of the quotation denies what the other says")


_BREAK = re.compile(r"[.?!\"“”\n]")
_WORD = re.compile(r"\w+")


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


@lru_cache(maxsize=64)
def _running(text: str) -> str:
    """The words of a report, folded, with one blank around each."""
    return f" {' '.join(_words(text))} "


def _printed_too(span: Span, texts: Mapping[str, Report], other: str) -> bool:
    """Whether another report prints these words too, with the words beside them: then it prints both wordings."""
    text = texts[span.report].text
    before = _BREAK.split(text[max(0, span.start - 40) : span.start])[-1]
    after = _BREAK.split(text[span.end : span.end + 40])[0]
    around = [_words(part) for part in (before, span.of(text), after)]
    phrase = [*around[0][-limit.AROUND :], *around[1], *around[2][: limit.AROUND]]
    return len(phrase) >= len(around[1]) + limit.AROUND and f" {' '.join(phrase)} " in _running(texts[other].text)


def _contraction(a: str, b: str) -> bool:
    """Whether both are the same words, one with an apostrophe in place of letters."""
    if a[:1] in "'’" or b[:1] in "'’":
        return True
    left, right = (tuple(t.key for t in tokens(side, [(0, len(side))])) for side in (a, b))
    return left == right


def _negates(words: str) -> bool:
    keys = [token.key for token in tokens(words, [(0, len(words))])]
    denying = [key for key in keys if key in lang.NEGATIONS or words[:1] in "'’n"]
    return 0 < len(keys) <= 2 and bool(denying) and all(k in lang.NEGATIONS or k in ("do", "does", "did") for k in keys)


def _attribution(witnesses: Sequence[Printing]) -> Iterator[Difference]:
    for a, b in compared(witnesses):
        if not a.who or not b.who or not (_printed_name(a) and _printed_name(b)) or same_name(a.who, b.who):
            continue
        if _source_words(a) & set(name_words(b.who)) or _source_words(b) & set(name_words(a.who)):
            continue
        if not (_beside(a) and _beside(b)) and (_near(a, b.who) or _near(b, a.who)):
            continue
        if _source_words(a) == _source_words(b) or lang.AGENCIES & (_source_words(a) | _source_words(b)):
            continue
        laid = overlap(a, b)
        enough = laid.alike >= limit.SHARE * min(len(a.tokens), len(b.tokens))
        words = [block for block in laid.blocks if block.alike]
        if not (_in_sight(a, [w[:2] for w in words]) and _in_sight(b, [w[2:4] for w in words])):
            continue
        if not enough or laid.run < limit.OTHER_SPEAKER_RUN:
            continue
        yield Difference(
            "attribution",
            "hard",
            f"who said: {a.opening()}",
            Side(_source(a), a.who),
            Side(_source(b), b.who),
            f"the same words from {a.who} in one and from {b.who} in the other",
        )


def _printed_name(printing: Printing) -> bool:
    """Whether the report prints the speaker's name beside the words; behind 'he' or 'officials' a reading may err."""
    return bool(printing.who and _source_words(printing) & set(name_words(printing.who)))


_JOINT = re.compile(r"[\s,:“”\"‘’'—–-]{0,6}")


def _beside(printing: Printing) -> list[Span]:
    """The stretches of the words beside which source and cue stand ('"…," said Ann Lee'): nobody else can be meant."""
    named = (*printing.quotation.source, *printing.quotation.cue)
    found: list[Span] = []
    for x, y in pairwise(sorted({*printing.quotation.content, *named})):
        close = _JOINT.fullmatch(printing.text, x.end, max(x.end, y.start)) is not None
        if x in named and y in named and not close:
            return []
        if close and (x in named) != (y in named):
            found.append(y if x in named else x)
    return found if len(named) > 1 else []


_STOP = re.compile(r"[a-z][.?!][\"”’)]*\s|\n")


def _gaps(printing: Printing, source: Span) -> list[str]:
    """What stands between the source and the nearest words before and after it."""
    before = [span.end for span in printing.quotation.content if span.end <= source.start]
    after = [span.start for span in printing.quotation.content if span.start >= source.end]
    # one letter of the words themselves, so that a full stop inside the marks is seen
    found = [printing.text[max(before) - 2 : source.start]] if before else []
    return found + ([printing.text[source.end : min(after)]] if after else [])


def _in_sight(printing: Printing, words: Iterable[Sequence[int]]) -> bool:
    """Whether the words alike stand in the paragraph that names the source: further off a mark may have been missed."""
    if not printing.quotation.source:
        return True
    source, beside = printing.quotation.source[0], _beside(printing)
    gaps = _gaps(printing, source)
    if gaps and not beside and all(_STOP.search(gap) for gap in gaps):
        return False
    end = printing.text.find("\n", source.end)
    seen = [(printing.text.rfind("\n", 0, source.start), end if end >= 0 else len(printing.text))]
    seen.extend((span.start - 1, span.end) for span in beside)
    places = (printing.tokens[k].start for first, stop in words for k in range(first, stop))
    return sum(any(low < place < high for low, high in seen) for place in places) >= limit.OTHER_SPEAKER_RUN


def _near(printing: Printing, other: str) -> bool:
    """Whether the report prints the other speaker's last name close by, so that the wrong one may have been read."""
    start, end = printing.tokens[0].start, printing.tokens[-1].end
    around = printing.text[max(0, start - limit.BESIDE) : start] + " " + printing.text[end : end + limit.BESIDE]
    return name_words(other)[-1] in name_words(around)


def _source_words(printing: Printing) -> set[str]:
    return {word for span in printing.quotation.source for word in name_words(span.of(printing.text))}


def _source(printing: Printing) -> Span:
    quotation = printing.quotation
    return quotation.source[0] if quotation.source else printing.span(0, 0)


def _once(found: Iterable[Difference]) -> Iterator[Difference]:
    """Each pair of places once: the first that was found of those that overlap on both sides."""
    places: dict[tuple[str, str], list[tuple[Span, Span]]] = {}
    for difference in found:
        a, b = sorted((difference.a.span, difference.b.span), key=_at)
        seen = places.setdefault((a.report, b.report), [])
        if any(_touch(a, x) and _touch(b, y) for x, y in seen):
            continue
        seen.append((a, b))
        yield difference


def _touch(x: Span, y: Span) -> bool:
    return x.start <= y.end and y.start <= x.end


_GRAVITY = {"hard": 0, "update": 1, "soft": 2}


def _ordered(found: Iterable[Difference]) -> list[Difference]:
    return sorted(found, key=lambda d: (_GRAVITY[d.severity], d.kind, *_at(d.a.span), *_at(d.b.span)))


def _at(span: Span) -> tuple[str, int, int]:
    return span.report, span.start, span.end


def _not_compared(
    reports: Iterable[Report], by_report: Sequence[Sequence[Clause]], statements: Sequence[Statement]
) -> Iterator[str]:
    for report, found in zip(reports, by_report, strict=True):
        if not found and report.text.strip():
            yield f"{report.id}: no sentence that could be compared"
    many = sum(len(statement.quotations) > limit.EVERY_PAIR for statement in statements)
    if many:
        yield (
            f"{many} statements have more than {limit.EVERY_PAIR} witnesses: of these each distinct printing was "
            "compared once, not every pair of reports"
        )
