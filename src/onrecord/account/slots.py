"""The number, day, name or word in which two parallel sentences part, and how grave that is."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.account import amounts
from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.clauses import Clause, Unit
from onrecord.account.moments import apart, own_day
from onrecord.account.naming import Names, kin, near, transliterated
from onrecord.account.parallel import Match, words
from onrecord.account.printing import Printing, name_words
from onrecord.account.quantities import Fit, fit
from onrecord.model import Difference, Report, Side, Span
from onrecord.text.alignment import Block

ABOUT = 6
"""Words printed before and after the place, to say what a difference is about."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Units first to end of either side that part, the kind of the difference and its severity and reason."""

    block: Block
    kind: str
    severity: str
    reason: str


class Printed:
    """What each report prints elsewhere: numbers between the same words, days, and whom it quotes where."""

    def __init__(self, by_report: Sequence[Sequence[Clause]], printed: Sequence[Printing] = ()) -> None:
        self._sources: dict[str, list[tuple[Span, str, frozenset[str]]]] = defaultdict(list)
        for quotation in (printing.quotation for printing in printed):
            who = frozenset(name_words(quotation.speaker or ""))
            self._sources[quotation.report].extend((span, quotation.kind, who) for span in quotation.source)
        for sources in self._sources.values():
            sources.sort(key=lambda source: source[0])
        self._numbers: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
        self._days: dict[str, list[tuple[int, str, frozenset[str]]]] = {}
        for clauses in by_report:
            for clause in clauses:
                for k in clause.numbers:
                    self._numbers[clause.report, _between(clause.keys, k)].add(clause.keys[k])
                for k in clause.times:
                    unit = clause.units[k]
                    value = f"{unit.time}{unit.time.weekday if unit.time else ''}"
                    self._days.setdefault(clause.report, []).append((unit.start, value, _about(clause.units, k)))

    def quoted(self, clause: Clause, place: Span) -> bool | None:
        """Whether the place names whom the sentence quotes; None where it quotes nobody, or none of their words."""
        sources = self._sources.get(clause.report, [])
        first = bisect_left(sources, clause.start, key=lambda source: source[0].start)
        here = [source for source in sources[first : first + limit.EVERY_PAIR] if source[0].start < clause.end]
        if not here:
            return None
        words = {unit.key for unit in clause.units if place.start <= unit.start < place.end}
        kinds = {
            kind
            for span, kind, who in here
            if span.start < place.end and place.start < span.end and (not who or who & words)
        }
        return None if kinds == {"indirect"} else bool(kinds)

    def listed(self, match: Match, i: int, j: int) -> bool:
        """Whether two numbers count the rows of a list, or both reports print both between the same words."""
        x, y = match.a.units, match.b.units
        if i and x[i - 1].key in amounts.ORDERED:
            return True
        own = self._numbers.get((match.a.report, _between(match.a.keys, i)), set())
        other = self._numbers.get((match.b.report, _between(match.b.keys, j)), set())
        both = {x[i].key, y[j].key}
        return max(len(own), len(other)) >= limit.ROWS or (both <= own and both <= other)

    def both(self, difference: Difference) -> bool:
        """Whether both reports give both days for it: they tell of two days, or err alike, and do not part."""
        if difference.kind != "date":
            return False
        a, b = difference.a, difference.b
        return self._also(a.span.report, b) and self._also(b.span.report, a)

    def _also(self, report: str, side: Side) -> bool:
        """Whether a report too gives the day of another report's side, with words of meaning alike before it."""
        about = [words for start, _, words in self._days.get(side.span.report, ()) if start == side.span.start]
        return any(
            value == side.value and len(words & about[0]) >= limit.EVENT_WORDS
            for _, value, words in (self._days.get(report, ()) if about else ())
        )


def _about(units: Sequence[Unit], k: int) -> frozenset[str]:
    """Words of meaning before a time, or after it where it begins its sentence."""
    before, after = units[max(0, k - limit.WINDOW) : k], units[k + 1 : k + 1 + limit.WINDOW]
    found = [{u.key for u in words(side) if not u.number and not u.time} for side in (before, after)]
    return frozenset(found[0] if len(found[0]) >= limit.EVENT_WORDS else found[0] | found[1])


def _between(keys: Sequence[str], k: int) -> tuple[str, ...]:
    """Two words before a number and one after it."""
    return (*keys[max(0, k - 2) : k], "#", *keys[k + 1 : k + 2])


def differences(
    match: Match, reports: Mapping[str, Report], names: Names, own: Printed | None = None
) -> Iterator[Difference]:
    """The differences of two parallel sentences, none where they part in too many places to be one thing told twice."""
    found = list(_slots(match, reports, names, own or Printed([])))
    hard = [slot for slot in found if slot.severity == "hard"]
    if len(hard) > limit.SLOTS or (hard and match.share < limit.SURE):
        return
    for slot in found:
        sides = []
        for clause, first, end in (
            (match.a, slot.block.a_start, slot.block.a_end),
            (match.b, slot.block.b_start, slot.block.b_end),
        ):
            span = clause.span(first, end)
            sides.append(Side(span, _value(reports[clause.report].text, clause.units[first:end], span.start, span.end)))
        yield Difference(slot.kind, slot.severity, about(match, slot.block, reports), sides[0], sides[1], slot.reason)


def _value(text: str, units: Sequence[Unit], start: int, end: int) -> str:
    if len(units) == 1 and units[0].number:
        return str(units[0].number)
    if len(units) == 1 and units[0].time:
        return f"{units[0].time}{units[0].time.weekday}"
    return text[start:end]


def about(match: Match, block: Block, reports: Mapping[str, Report]) -> str:
    """The printed words around the place where the two part, an ellipsis for it and for what is cut of the sentence."""
    text, units = reports[match.a.report].text, match.a.units
    first, last = max(0, block.a_start - ABOUT), min(len(units), block.a_end + ABOUT)
    before = text[units[first].start : units[block.a_start - 1].end] if block.a_start else ""
    after = text[units[block.a_end].start : units[last - 1].end] if block.a_end < len(units) else ""
    opened, closed = "… " if first else "", " …" if last < len(units) else ""
    return " ".join(f"{opened}{before} … {after}{closed}".split())


def _slots(match: Match, reports: Mapping[str, Report], names: Names, own: Printed) -> Iterator[Slot]:
    for i, j in match.couples():
        if match.a.keys[i] == match.b.keys[j]:
            continue
        if not _rooted(match, i):
            continue
        x, y = match.a.units[i], match.b.units[j]
        place = Block(i, i + 1, j, j + 1, False)
        if x.time and y.time and apart(x.time, y.time) and not _either_prints(match, i, j):
            if own_day(x.time, reports[match.a.report]) and own_day(y.time, reports[match.b.report]):
                continue
            yield Slot(place, "date", "hard", f"the same sentence with {x.time} in one and {y.time} in the other")
        elif x.number and y.number:
            if own.listed(match, i, j):
                continue
            yield from _numbers(match, place, reports)
    for k, block in enumerate(match.blocks):
        if not block.alike:
            yield from _parting(match, block, reports, names, own, 0 < k < len(match.blocks) - 1)


def _rooted(match: Match, i: int) -> bool:
    """Whether the place belongs to what the two say alike: words of meaning beside it do, or most of both sentences.

    A short sentence stands in parts in many a long one, and a day at the end of both is not the day of one thing.
    """
    if match.alike >= limit.LONGER * max(len(match.a.units), len(match.b.units)):
        return True
    run = next(block for block in match.blocks if block.a_start <= i < block.a_end)
    return bool([u for u in words(match.a.units[run.a_start : run.a_end]) if not u.number and not u.time])


def _either_prints(match: Match, i: int, j: int) -> bool:
    """Whether a sentence prints the other's day too, in another place: then it is the day of something else."""
    a, b = match.a, match.b
    return any(k != i and a.keys[k] == b.keys[j] for k in a.times) or any(
        k != j and b.keys[k] == a.keys[i] for k in b.times
    )


def _numbers(match: Match, place: Block, reports: Mapping[str, Report]) -> Iterator[Slot]:
    x, y = match.a.units[place.a_start].number, match.b.units[place.b_start].number
    if x is None or y is None:
        return
    how = fit(x, y)
    if how is Fit.APART and _of_the_hour(match, place, reports):
        return
    parts = how is Fit.APART or (how is Fit.NEAR and x.bound == y.bound == "over")
    if parts and _grows(match, place, reports, x.value, y.value):
        yield Slot(place, "number", "update", f"the later report counts {max(x.value, y.value):g}")
    elif how is Fit.APART:
        yield Slot(place, "number", "hard", f"the same sentence with {x} in one and {y} in the other")
    elif how is Fit.NEAR and x.unit == y.unit and x.value != y.value:
        yield Slot(place, "number", "soft", f"{x} and {y} can both be right")


def _of_the_hour(match: Match, place: Block, reports: Mapping[str, Report]) -> bool:
    """Whether it is a price, or what a currency is worth ('($1 = 159.30 naira)'): both may be right, hours apart."""
    if not amounts.TRADED.isdisjoint((*match.a.keys, *match.b.keys)):
        return True
    sides = ((match.a, place.a_start), (match.b, place.b_start))
    places = ((reports[clause.report].text, clause.units[k].start) for clause, k in sides)
    return any(text[max(0, start - 2) : start].strip() == "=" for text, start in places)


def _grows(match: Match, place: Block, reports: Mapping[str, Report], x: float, y: float) -> bool:
    """Whether it is a count that rises as the story goes on, and the later report has the higher one."""
    around = match.a.units[max(0, place.a_start - 6) : place.a_end + 6]
    if not any(unit.key in amounts.GROWS for unit in around):
        return False
    first, second = reports[match.a.report].published, reports[match.b.report].published
    if not first or not second or first == second:
        return False
    return (first < second) == (x < y)


def _parting(
    match: Match, block: Block, reports: Mapping[str, Report], names: Names, own: Printed, inside: bool
) -> Iterator[Slot]:
    left = match.a.units[block.a_start : block.a_end]
    right = match.b.units[block.b_start : block.b_end]
    if max(len(left), len(right)) > limit.GAP:
        return
    if not left or not right:
        if inside and _negates(left or right):
            yield Slot(block, "wording", "hard", "one denies what the other says")
        return
    if _same_letters(left, right):
        return
    yield from _typed(match, block, left, right)
    pairs = [(part, _named(match.a, part.a_start, part.a_end), _named(match.b, part.b_start, part.b_end))
             for part in _name_by_name(match, block)]  # fmt: skip
    both = [(part, mine, theirs) for part, mine, theirs in pairs if mine and theirs]
    if both:
        for part, mine, theirs in both:
            yield from _names(match, part, mine, theirs, reports, names, own)
    elif {left[0].word, right[0].word} in lang.OPPOSITES and len(left) == len(right) == 1:
        yield Slot(block, "wording", "hard", f"'{left[0].word}' in one, '{right[0].word}' in the other")
    elif inside and _sure(match) and _quoted(left) and _quoted(right):
        yield Slot(block, "wording", "hard", "other words inside the quotation marks")


def _name_by_name(match: Match, block: Block) -> list[Block]:
    """The block itself; or, where names and as many other words part side by side, each stretch of names by itself."""
    left, right = match.a.units[block.a_start : block.a_end], match.b.units[block.b_start : block.b_end]
    mixed = any(unit.name for unit in left) and not all(unit.name for unit in (*left, *right))
    if not mixed or [u.name for u in left] != [u.name for u in right]:
        return [block]
    cuts = [k for k in range(1, len(left)) if left[k].name != left[k - 1].name]
    return [
        Block(block.a_start + first, block.a_start + end, block.b_start + first, block.b_start + end, False)
        for first, end in pairwise([0, *cuts, len(left)])
    ]


def _quoted(units: Sequence[Unit]) -> bool:
    """Whether these are a few plain words inside quotation marks."""
    return len(units) <= 3 and all(unit.quoted and not unit.number and not unit.time for unit in units)


def _same_letters(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether both are the same words in another order or written together."""
    first, second = [unit.key for unit in left], [unit.key for unit in right]
    return sorted(first) == sorted(second) or "".join(first).replace("-", "") == "".join(second).replace("-", "")


def _negates(units: Sequence[Unit]) -> bool:
    return (
        bool(units)
        and all(unit.key in lang.NEGATIONS or unit.key in ("do", "does", "did") for unit in units)
        and any(unit.key in lang.NEGATIONS for unit in units)
    )


def _typed(match: Match, block: Block, left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[Slot]:
    """One time on either side among words that part: 'on Oct. 1' and 'Thursday'."""
    times = [[n for n, unit in enumerate(side) if unit.time] for side in (left, right)]
    if len(times[0]) == len(times[1]) == 1:
        i, j = block.a_start + times[0][0], block.b_start + times[1][0]
        x, y = match.a.units[i].time, match.b.units[j].time
        if x and y and apart(x, y) and not _either_prints(match, i, j):
            place = Block(i, i + 1, j, j + 1, False)
            yield Slot(place, "date", "hard", f"the same sentence with {x} in one and {y} in the other")


def _named(clause: Clause, first: int, end: int) -> list[Unit]:
    """The words of a name, if these units are one and nothing else but titles and function words."""
    core = [
        unit
        for unit, after in zip(clause.units[first:end], (*clause.units[first + 1 : end + 1], None), strict=False)
        if unit.key not in lang.LIGHT and not _titular(unit, after) and (unit.name or unit.key not in lang.SPEECH)
    ]
    return core if core and all(unit.name for unit in core) else []


def _titular(unit: Unit, after: Unit | None) -> bool:
    """Whether it is a title: 'Judge' before a name or without a capital, but not the King in 'Mr. King said'."""
    if unit.key not in lang.TITLES or (after is not None and after.key in lang.OFFICES):
        return False
    return not unit.name or (after is not None and after.name) or unit.key not in lang.SURNAMES


def _sure(match: Match, beside: Block | None = None) -> bool:
    """Whether the two are all but the same, a place aside: nearly all of the shorter, most of the longer."""
    sizes = [len(match.a.units), len(match.b.units)]
    if beside:
        sizes = [sizes[0] - (beside.a_end - beside.a_start), sizes[1] - (beside.b_end - beside.b_start)]
    return match.alike >= limit.SURE_NAME * min(sizes) and match.alike >= limit.LONGER * max(sizes)


def _credited(match: Match, block: Block) -> bool:
    """Whether the names stand in the credit of a picture."""
    sides = (match.a.units, block.a_start, block.a_end), (match.b.units, block.b_start, block.b_end)
    return any(u.key in lang.CREDITS for units, start, end in sides for u in units[max(0, start - 2) : end + 2])


def _capitals(units: Sequence[Unit]) -> str:
    """The first letters of these words; of one word alone, the word."""
    return units[0].key if len(units) == 1 else "".join(unit.key[0] for unit in units)


def _rest_alike(match: Match, block: Block) -> bool:
    """Whether a name goes on alike beside the words that part: what links the two may be no more than the last name."""
    sides = (match.a.units, block.a_start, block.a_end), (match.b.units, block.b_start, block.b_end)
    beside = [[unit for unit in (*units[max(0, i - 1) : i], *units[j : j + 1]) if unit.name] for units, i, j in sides]
    return bool({unit.key for unit in beside[0]} & {unit.key for unit in beside[1]})


def _of_the_page(match: Match, block: Block, texts: Sequence[str]) -> bool:
    """Whether the words belong to the page and not to the sentence: its outlet behind a bar, the sort of text it is."""
    sides = (match.a, block.a_start, block.a_end), (match.b, block.b_start, block.b_end)
    for text, (clause, first, end) in zip(texts, sides, strict=True):
        before = text[clause.start : clause.units[first].start].rstrip()
        if before.endswith("|") or {unit.key for unit in clause.units[first:end]} <= lang.SORTS_OF_TEXT:
            return True
    return False


def _says(match: Match, block: Block, own: Printed) -> bool:
    """Whether the names that part say something: by whom the sentences quote, or by a verb of saying close by."""
    sides = (match.a, block.a_start, block.a_end), (match.b, block.b_start, block.b_end)
    known = [own.quoted(clause, clause.span(first, end)) for clause, first, end in sides]
    if True in known or None not in known:
        return True in known
    return any(
        unit.key in lang.SPEECH for clause, first, end in sides for unit in clause.units[max(0, first - 3) : end + 3]
    )


def _also_there(clause: Clause, first: int, end: int, name: Sequence[Unit]) -> bool:
    """Whether a sentence prints this name too, in another place."""
    elsewhere = {unit.key for unit in (*clause.units[:first], *clause.units[end:])}
    return all(unit.key in elsewhere for unit in name)


def _compass(clause: Clause, first: int, end: int) -> bool:
    """Whether a name is a point of the compass alone ('the North'), by which any country may be meant."""
    units = clause.units
    low = first - 1 if first and units[first].name else first
    high = end + 1 if units[end - 1].name else end
    names = [unit.key for unit in units[low:high] if unit.name]
    return bool(names) and all(key in lang.COMPASS for key in names)


def _without_cues(match: Match, block: Block) -> Block:
    """The block without the verbs of saying at its ends: 'Lowe said' and 'Hale noted' part in the names."""
    ends: list[int] = []
    for units, start, end in ((match.a.units, block.a_start, block.a_end), (match.b.units, block.b_start, block.b_end)):
        while end - start > 1 and not units[end - 1].name and units[end - 1].key in lang.SPEECH:
            end -= 1
        while end - start > 1 and not units[start].name and units[start].key in lang.SPEECH:
            start += 1
        ends.extend((start, end))
    return Block(ends[0], ends[1], ends[2], ends[3], False)


def _names(
    match: Match,
    block: Block,
    mine: Sequence[Unit],
    theirs: Sequence[Unit],
    reports: Mapping[str, Report],
    names: Names,
    own: Printed,
) -> Iterator[Slot]:
    texts = [reports[clause.report].text for clause in (match.a, match.b)]
    x, y = (" ".join(t[u.start : u.end] for u in side) for t, side in zip(texts, (mine, theirs), strict=True))
    whole = (
        _capitals(match.a.units[block.a_start : block.a_end]),
        _capitals(match.b.units[block.b_start : block.b_end]),
    )
    if _also_there(match.b, block.b_start, block.b_end, mine) and _also_there(
        match.a, block.a_start, block.a_end, theirs
    ):
        return
    if _of_the_page(match, block, texts) or not lang.GREETINGS.isdisjoint((*match.a.keys, *match.b.keys)):
        return
    if _compass(match.a, block.a_start, block.a_end) or _compass(match.b, block.b_start, block.b_end):
        return
    known = Names({}) if x[:1] != y[:1] and _rest_alike(match, block) else names
    if kin(x, y, (match.a.report, match.b.report), known) or (len(mine) != len(theirs) and whole[0] == whole[1]):
        return
    place = _without_cues(match, block)
    said = _says(match, block, own)
    spelled = near(x, y)
    short = min(len(x), len(y)) < (2 if said else 3)
    if not spelled and (short or not _sure(match, place) or (not said and _credited(match, block))):
        return
    kind = "attribution" if said and not spelled else "name"
    reason = "two spellings of one name" if spelled else f"the same sentence with {x} in one and {y} in the other"
    yield Slot(place, kind, "soft" if transliterated(x, y) else "hard", reason)
