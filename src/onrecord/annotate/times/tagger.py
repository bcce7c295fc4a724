"""The tagger: finds the patterns of a text, chooses what relative times are resolved from, and builds the values."""

from collections.abc import Callable, Sequence
from datetime import date

from onrecord.annotate.times import calendar, dates, english, grammar, hours, lengths, periods
from onrecord.annotate.times.anchor import Context
from onrecord.annotate.times.hit import FROM_VALUE, Answer, Built, Hit
from onrecord.annotate.times.scan import NOTHING, Lexicon, Scanned, scan
from onrecord.model.span import Span
from onrecord.model.when import Time

LEXICON = Lexicon(english.WORDS, grammar.PIECES, grammar.RULES)


def _builders() -> dict[str, Callable[[Hit, Context], Built]]:
    found = {}
    for _, _, build in grammar.RULES:
        module = next((m for m in (dates, periods, lengths, hours) if hasattr(m, build)), None)
        if module is None:
            raise ValueError(f"the grammar names a builder {build!r} that no module has")
        found[build] = getattr(module, build)
    return found


BUILDERS = _builders()


def find(text: str, published: date | str | None, *, report: str = "", kind: str = "auto", skip: Sequence[tuple[int, int]] = ()) -> tuple[Time, ...]:
    """The time expressions of an English text in their order, with TIMEX3 type, value, mod and the days they denote.

    ``published`` is the day that relative times of news start from, a ``date`` or an ISO 8601 text, or None
    where it is unknown: relative times then keep an open value and have no days. ``kind`` is "news" (relative
    to publication), "narrative" (relative to the last date in the text) or "auto", which the text itself
    decides. ``skip`` are spans to leave out. Never raises on any text; time is linear in its length. Values are
    those of TimeML 1.2 (TIMEX3) as TempEval-3 uses them.
    """
    scanned = scan(text, LEXICON)
    groups = candidates(scanned, skip)
    day = as_day(published)
    context = Context(scanned, day, is_narrative(groups, scanned) if kind == "auto" else kind == "narrative")
    context.memo["short"] = len(text) < 300
    out: list[Time] = []
    end = 0
    for hits in groups:
        for hit in hits:
            if hit.start < end:
                continue
            built = BUILDERS[hit.pattern.build](hit, context)
            if built is None:
                continue
            answers = built if isinstance(built, list) else [built]
            out.extend(_time(hit, answer, report, context) for answer in answers)
            end = max((a.pieces[1] if a.pieces else hit.end) for a in answers)
            break
    return tuple(out)


def as_day(published: date | str | None) -> date | None:
    """The day of publication; None for none, and for what is no date."""
    if isinstance(published, str):
        try:
            return date.fromisoformat(published.strip()[:10])
        except ValueError:
            return None
    if published is None:
        return None
    return date(published.year, published.month, published.day)


def candidates(scanned: Scanned, skip: Sequence[tuple[int, int]]) -> list[list[Hit]]:
    """For each place where patterns match, those that do, the longest first."""
    classes, by_first = scanned.classes, LEXICON.by_first
    found: list[list[Hit]] = []
    for place in range(0, len(classes), 2):
        patterns = by_first.get(classes[place]) if classes[place] != NOTHING else None
        if patterns is None:
            # an opening apostrophe ('99) is a piece between words
            patterns = by_first.get(classes[place - 1]) if place and classes[place - 1] in by_first else None
            if patterns is None:
                continue
        hits = _matches(scanned, place, patterns)
        if place and classes[place - 1] in by_first:
            hits += _matches(scanned, place - 1, by_first[classes[place - 1]])
        if hits:
            hits.sort(key=lambda h: (h.start - h.end, h.pattern.order))
            if not skip or not _skipped(scanned, hits[0], skip):
                found.append(hits)
    return found


def _matches(scanned: Scanned, place: int, patterns: list) -> list[Hit]:  # type: ignore[type-arg]
    out = []
    for pattern in patterns:
        match = pattern.match(scanned.classes, place)
        if match and match.end() > place:
            out.append(Hit(scanned, pattern, match, place, match.end()))
    return out


def _skipped(scanned: Scanned, hit: Hit, skip: Sequence[tuple[int, int]]) -> bool:
    start, end = scanned.starts[hit.start], scanned.starts[hit.end]
    return any(start < b and a < end for a, b in skip)


_DEICTIC = ("deictic", "weekday", "relative.unit", "part.way", "quarter", "offset")
_DATED = ("date.full", "month.year", "year.edge", "year.named", "season")


def is_narrative(groups: list[list[Hit]], scanned: Scanned) -> bool:
    """Whether a text tells its own past: many dates that name their year, and few of 'today' or 'Tuesday'."""
    here = dated = 0
    for hits in groups:
        name = hits[0].pattern.name
        if name in ("deictic", "weekday", "part.of-day"):
            here += 1
        elif name in ("date.full", "month.year", "season", "year.edge") and any(hits[0].has(g) for g in ("year", "bcy")):
            dated += 1
    return dated >= 8 and dated > 3 * here


def _time(hit: Hit, answer: Answer, report: str, context: Context) -> Time:
    scanned = hit.scanned
    first, last = answer.pieces or (hit.start, hit.end)
    while first < last and not scanned.parts[first][:1].isalnum() and hit.pattern.name not in ("year.short", "decade.short2"):
        first += 1
    start, end = scanned.starts[first], scanned.starts[last]
    if scanned.parts[last - 1] in ("m", "c", "e") and scanned.text[end : end + 1] == "." and scanned.parts[last - 2] == ".":
        end += 1
    while start < end and scanned.text[start].isspace():
        start += 1
    days = calendar.denoted(answer.value) if answer.days is FROM_VALUE else answer.days
    if answer.moment is not None:
        context.last = answer.moment
        context.last_end = last
    return Time(Span(report, start, end), answer.type, answer.value, answer.mod, days, hit.pattern.name, answer.anchor)
