"""A scale of days, and the timeline laid out on it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from onrecord.model import Account, Days, Difference, Event, Span
from onrecord.show import words
from onrecord.show.places import Places, Ref
from onrecord.text.words import words as text_words

_EDGE = 3.0  # per cent of the width kept free at both ends
_SHORTEST = 4.0  # per cent that the shorter gaps need to be told apart; longer gaps are cut until they have it
_CHARACTER = 1.9  # per cent that a character of a label takes where the picture is narrow
_PICTURED = 40  # rows; a longer timeline shows the best witnessed of them first
_FEW = 8  # rows up to which everything is pictured, however long ago
_BACKGROUND = timedelta(60)  # what ended so long before the first report is background, folded before the rest


@dataclass(frozen=True, slots=True)
class Scale:
    """Days laid out from left to right, in per cent of the width.

    Proportional but for long gaps without any event, which are cut: ``cuts`` has for each where it is and how many
    days it stands for.
    """

    marks: tuple[tuple[date, float], ...]
    cuts: tuple[tuple[float, int], ...]

    def at(self, day: date) -> float:
        """Where that day stands; days beyond either end stand at the edge."""
        before = self.marks[0]
        if day <= before[0]:
            return before[1]
        for mark in self.marks:
            if day <= mark[0]:
                days = (mark[0] - before[0]).days
                return before[1] + (mark[1] - before[1]) * ((day - before[0]).days / days if days else 0)
            before = mark
        return before[1]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis; ``anchor`` (start, middle or end) is which part of it stands at ``x``."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point (x == to) or a bar. ``letters`` names the reports where two reports give two dates."""

    x: float
    to: float
    letters: str = ""
    open_left: bool = False
    open_right: bool = False

    @property
    def point(self) -> bool:
        """Whether it is one exact day."""
        return self.x == self.to and not self.open_left and not self.open_right


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of evidence, once for all the places that print it in the same words."""

    words: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: the sentences that tell it, one of each report first, and how its date was read."""

    about: str
    sentences: tuple[Sentence, ...]
    derivation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or days in words, and what happened then, the best witnessed first."""

    days: str
    happened: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the timeline: all of one date, or (``clash``) one event with each date that reports give it."""

    dates: tuple[Dated, ...]
    marks: tuple[Mark, ...]
    clash: bool
    first: date | None
    times: tuple[Span, ...]
    witnesses: int


@dataclass(frozen=True, slots=True)
class Published:
    """A day on which reports were published: where, what to call them, on which line, how many, of the most (%)."""

    x: float
    label: str
    line: int
    number: int
    height: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The entries in order of time, the axis above them, and the days on which the reports were published.

    ``entries`` are pictured; ``earlier`` are background, long before the first report; ``rest`` are those beyond the
    number that a picture can hold. Where the axis is ``crowded``, letters would run into each other and bars stand
    for them.
    """

    earlier: tuple[Entry, ...]
    entries: tuple[Entry, ...]
    rest: tuple[Entry, ...]
    ticks: tuple[Tick, ...]
    published: tuple[Published, ...]
    crowded: bool
    cuts: tuple[tuple[float, str], ...]


def scale(days: Iterable[date]) -> Scale:
    """A scale on which each of the days has its place."""
    known = sorted(set(days))
    if not known:
        return Scale((), ())
    gaps = [(b - a).days for a, b in pairwise(known)]
    longest = _longest(gaps)
    widths = [min(gap, longest) for gap in gaps]
    unit = (100 - 2 * _EDGE) / sum(widths) if widths else 0.0
    x = _EDGE if widths else 50.0
    marks, cuts = [(known[0], x)], []
    for there, gap, width in zip(known[1:], gaps, widths, strict=True):
        if gap > longest:
            cuts.append((x + width * unit / 2, gap))
        x += width * unit
        marks.append((there, x))
    return Scale(tuple(marks), tuple(cuts))


def _longest(gaps: Sequence[int]) -> int:
    """The length beyond which a gap is cut: the greatest that leaves a quarter of the gaps wide enough to see."""
    if not gaps:
        return 1
    ordered = sorted(gaps)
    short = ordered[len(ordered) // 4]
    room = (100 - 2 * _EDGE) * short / _SHORTEST
    below = 0
    best = max(2, short)
    for number, gap in enumerate(ordered):
        if gap >= best and below + gap * (len(ordered) - number) <= room:
            best = gap
        below += gap
    left = sum(gap for gap in ordered if gap <= best)
    beyond = sum(1 for gap in ordered if gap > best)
    return max(best, int((room - left) / beyond)) if beyond else best


def timeline(account: Account, places: Places) -> Timeline:
    """The account's events as rows on one scale; events that a date difference joins share a row."""
    published = {report.id: report.day for report in account.reports if report.day}
    earlier, groups = _parted(_joined(account.events, account.differences), min(published.values(), default=None))
    spans = [event.days for group in groups for event in group]
    ends = [end for days in spans for end in (days.first, days.last) if end]
    laid = scale([*ends, *published.values()])
    if not laid.marks:
        return Timeline((), (), (), (), (), False, ())
    entries = _laid_out(groups, laid, places)
    chosen = entries
    if len(entries) > _PICTURED:
        best = set(map(id, sorted(entries, key=lambda e: (not e.clash, -e.witnesses))[:_PICTURED]))
        chosen = [entry for entry in entries if id(entry) in best]
    kept = set(map(id, chosen))
    printed, crowded = _publication(published, laid, places)
    return Timeline(
        tuple(_laid_out(earlier, laid, places)),
        tuple(chosen),
        tuple(entry for entry in entries if id(entry) not in kept),
        _ticks(laid, spans),
        printed,
        crowded,
        tuple((x, words.length(gap)) for x, gap in laid.cuts),
    )


def _parted(groups: list[list[Event]], first: date | None) -> tuple[list[list[Event]], list[list[Event]]]:
    """The rows that are background to reports of which the first was published then, and the others."""
    if first is None or len(groups) <= _FEW:
        return [], groups
    old = [all(event.days.last and event.days.last < first - _BACKGROUND for event in group) for group in groups]
    if all(old):
        return [], groups
    earlier = [group for group, is_old in zip(groups, old, strict=True) if is_old]
    return earlier, [group for group, is_old in zip(groups, old, strict=True) if not is_old]


def _laid_out(groups: Iterable[Sequence[Event]], laid: Scale, places: Places) -> list[Entry]:
    return sorted((_entry(group, laid, places) for group in groups), key=lambda entry: entry.first or date.max)


def _joined(events: Sequence[Event], differences: Sequence[Difference]) -> list[list[Event]]:
    """The events of each row: all of one date, but an event that two reports date differently with its other date."""
    group = list(range(len(events)))
    for it in differences:
        if it.kind != "date" or it.severity != "hard":
            continue
        one, other = _on(events, it.a.span, it.a.value), _on(events, it.b.span, it.b.value)
        if one is not None and other is not None and events[one].days != events[other].days:
            into, from_ = group[one], group[other]
            group = [into if name == from_ else name for name in group]
    often = Counter(group)
    rows: dict[object, list[Event]] = {}
    for event, name in zip(events, group, strict=True):
        rows.setdefault(name if often[name] > 1 else event.days, []).append(event)
    return list(rows.values())


def _on(events: Sequence[Event], span: Span, value: str) -> int | None:
    """Which event rests on that span, one of that very date before others."""
    on = [i for i, event in enumerate(events) if any(e.overlaps(span) for e in (*event.time, *event.evidence))]
    exact = [i for i in on if str(events[i].days) == value]
    timed = [i for i in on if any(e.overlaps(span) for e in events[i].time)]
    return next(iter(exact or timed), None)


def _entry(group: Sequence[Event], laid: Scale, places: Places) -> Entry:
    by_days: dict[Days, list[Event]] = {}
    for event in sorted(group, key=lambda event: event.days.first or event.days.last or date.max):
        by_days.setdefault(event.days, []).append(event)
    clash = len(by_days) > 1
    dates = tuple(Dated(_shown(days), _happened(events, places)) for days, events in by_days.items())
    marks = tuple(_mark(days, events, laid, places if clash else None) for days, events in by_days.items())
    firsts = [end for days in by_days if (end := days.first or days.last)]
    times = tuple(span for event in group for span in event.time)
    witnesses = max(len({span.report for span in event.evidence}) for event in group)
    return Entry(dates, marks, clash, min(firsts, default=None), times, witnesses)


def _happened(events: Sequence[Event], places: Places) -> tuple[Happening, ...]:
    found = []
    for event in events:
        refs = places.refs(event.evidence)
        said: dict[str, list[Ref]] = {}
        for ref in _each_first(refs):
            said.setdefault(" ".join(word.folded for word in text_words(ref.words)) or ref.words, []).append(ref)
        sentences = tuple(Sentence(where[0].words, tuple(where)) for where in said.values())
        how = tuple(dict.fromkeys(event.derivation))
        found.append((-len({ref.sheet.number for ref in refs}), Happening(words.flat(event.about), sentences, how)))
    return tuple(happening for _, happening in sorted(found, key=lambda pair: pair[0]))


def _shown(days: Days) -> str:
    return words.day(days.first, weekday=True) if days.exact and days.first else words.days(days)


def _each_first(refs: Sequence[Ref]) -> list[Ref]:
    """The first of each report, then the others."""
    firsts = {ref.sheet.number: ref for ref in reversed(refs)}
    leading = [firsts[number] for number in sorted(firsts)]
    return [*leading, *(ref for ref in refs if ref not in leading)]


def _mark(days: Days, events: Sequence[Event], laid: Scale, places: Places | None) -> Mark:
    x = laid.at(days.first) if days.first else laid.marks[0][1]
    to = laid.at(days.last) if days.last else laid.marks[-1][1]
    letters = places.letters(span.report for event in events for span in event.evidence) if places else ""
    return Mark(round(x, 2), round(to, 2), letters, days.first is None, days.last is None)


def _ticks(laid: Scale, spans: Sequence[Days]) -> tuple[Tick, ...]:
    """Labels from left to right, each where the one before leaves room; a whole month or year has one, at its start."""
    whole = {
        days.first: words.days(days) for days in spans if days.first and days.last and words.days(days)[0].isalpha()
    }
    whole |= {days.first: str(days.first.year) for days in spans if days.first and words.days(days).isdigit()}
    inner = {days.last for days in spans if days.first in whole and days.last and not days.exact}
    exact = {days.first for days in spans if days.exact}
    ticks: list[Tick] = []
    taken = -1.0
    year = None
    for when, x in laid.marks:
        if when in inner and when not in exact:
            continue
        label = whole.get(when, "") if when not in exact else ""
        label = label or words.day(when, year=when.year != year)
        width = len(label) * _CHARACTER
        anchor = "start" if x < 8 else "end" if x + width / 2 > 100 else "middle"
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        if left < taken:
            continue
        ticks.append(Tick(round(x, 2), label, anchor))
        taken = left + width + _CHARACTER
        year = when.year
    return tuple(ticks)


def _publication(published: dict[str, date], laid: Scale, places: Places) -> tuple[tuple[Published, ...], bool]:
    """The days of publication, and whether their letters need more than two lines not to run into each other."""
    by_day: dict[date, list[str]] = {}
    for name, when in published.items():
        by_day.setdefault(when, []).append(name)
    most = max(map(len, by_day.values()), default=1)
    taken = [-100.0, -100.0]
    found = []
    crowded = False
    for when, names in sorted(by_day.items()):
        x, label = laid.at(when), places.letters(names) if len(names) < 5 else f"{len(names)} reports"
        half = len(label) * _CHARACTER / 2
        line = next((number for number, end in enumerate(taken) if x - half > end), None)
        crowded = crowded or line is None
        taken[line or 0] = x + half + _CHARACTER / 2
        found.append(Published(round(x, 2), label, line or 0, len(names), round(100 * len(names) / most, 1)))
    return tuple(found), crowded
