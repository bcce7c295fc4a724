"""What stands between quotation marks: each pair, nested pairs, and quotations that run over several paragraphs.

Marks are paired by their form and by what stands beside them, so that curly and straight ones may mix and
apostrophes, feet and inches are left alone. A paragraph that opens with a mark after one that closed none goes
on with the same quotation (the rule of the Chicago Manual, 13.30). One pass, linear in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.annotate.english import ELISIONS, SPOKEN

Stretch = tuple[int, int]

_MARK = re.compile(r"''|’’|‘‘|``|[\"“”„‟«»‹›‘’‚‛'`´＂「」『』]")
_DOUBLE = {*'"“”„‟«»＂「」『』', "''", "’’", "‘‘", "``"}
_OPENS = {"“", "„", "‟", "``", "‘‘", "「", "『", "‘", "‚", "‛"}
_CLOSES = {"”", "’’", "」", "』"}
_PARTNER = {"«": "»", "»": "«", "‹": "›", "›": "‹", "„": '“”"', "「": "」", "『": "』"}
_BEFORE_OPEN = set("([{—–-/…:;,>|*")
_AFTER_CLOSE = set(")]}—–-/…:;,.!?<|*%")
_CUT = re.compile(
    r"[,.?!…—]\s+(?=(?:(?:he|she|they|it|we|I|(?:[A-Z][\w.’'-]*\s){1,4}?)\s?(?:" + "|".join(SPOKEN) + r")\b)"
    r"|(?:" + "|".join(SPOKEN) + r")\s[A-Z])"
)
_STOP = re.compile(r"[.?!]\s")
_LONGEST_OPEN = 1500  # characters of a quotation that nobody closed
_LONGEST_SINGLE = 4000
_MOST = 20_000  # marks of one paragraph that are looked at


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks, one piece a paragraph: [start, end) without the marks.

    ``outer`` is the whole stretch with its marks, ``depth`` how many other pairs are around it, ``closed`` whether
    its last piece has a closing mark, ``single`` whether the marks are single ones.
    """

    pieces: tuple[Stretch, ...]
    outer: Stretch
    depth: int = 0
    closed: bool = True
    single: bool = False

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.pieces[-1][1]


@dataclass(slots=True)
class _Open:
    mark: str
    outer: int
    inner: int
    double: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    form: str
    start: int
    end: int
    opens: bool
    closes: bool

    @property
    def double(self) -> bool:
        return self.form in _DOUBLE or self.form in "‹›"


@dataclass(slots=True)
class _Running:
    """A quotation that the paragraph before left open."""

    opened: _Open
    pieces: list[Stretch]

    def ended(self, end: int, closed: bool) -> Quoted:
        return Quoted(tuple(self.pieces), (self.opened.outer, end), 0, closed, not self.opened.double)


def pair(text: str, paragraphs: Sequence[Stretch]) -> list[Quoted]:
    """Everything between marks in these paragraphs, [start, end) each, in text order, outer pairs before inner ones.

    Paragraphs that follow each other in the list count as neighbours, so leave out what is no running text.
    """
    found: list[Quoted] = []
    running: _Running | None = None
    after = _marks(text, *paragraphs[0]) if paragraphs else []
    for i, (start, end) in enumerate(paragraphs):
        marks, after = after, _marks(text, *paragraphs[i + 1]) if i + 1 < len(paragraphs) else []
        reopened = after[0].form if after and after[0].start == paragraphs[i + 1][0] and after[0].opens else ""
        pairs, left = _paragraph(text, start, end, marks, reopened, running is not None)
        if running is not None and left is None:
            first = next((p for p in pairs if p.depth == 0), None)
            if first is not None:
                pairs.remove(first)
                running.pieces += first.pieces
            found.append(running.ended(first.outer[1] if first else end, first is not None))
            running = None
        elif running is not None and left is not None:
            first = next((p for p in pairs if p.depth == 0), None)
            if first is None:
                running.pieces.append((left.inner, end))
            else:
                pairs.remove(first)
                running.pieces += first.pieces
                found.append(running.ended(first.outer[1], True))
                running = None
        found.extend(pairs)
        if left is not None:
            running = running or _Running(left, [(left.inner, end)])
            if not (_alike(running.opened.mark, reopened) or (not reopened and _only_closes(after))):
                found.append(_cut_short(text, running.ended(end, False)))
                running = None
    if running is not None:
        found.append(running.ended(running.pieces[-1][1], False))
    return sorted((q for q in found if q.start < q.end), key=lambda q: (q.start, -q.end))


def _alike(opened: str, again: str) -> bool:
    """Whether a mark can go on with a quotation that another opened: both straight or both curly."""
    return bool(again) and (
        opened == again or (opened not in "\"'" and again not in "\"'" and len(again) == len(opened))
    )


def _only_closes(marks: Sequence[_Mark]) -> bool:
    """Whether a paragraph first closes a double mark: a quotation over paragraphs that only its two ends mark."""
    first = next((m for m in marks if m.double), None)
    return first is not None and first.closes and not first.opens


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The marks of one paragraph, and what each can be by what stands beside it."""
    tokens = [(m[0], m.start(), m.end()) for m in islice(_MARK.finditer(text, start, end), _MOST)]
    found = []
    begin = start
    for n, (form, a, b) in enumerate(tokens):
        begin = begin if n and tokens[n - 1][2] == a else a  # of the run of marks that it stands in
        i, j = begin, b
        k = n
        while k + 1 < len(tokens) and tokens[k + 1][1] == j and k - n < 8:
            k += 1
            j = tokens[k][2]
        left = text[i - 1] if i > start else ""
        right = text[j] if j < end else ""
        if form in "«»‹›":  # French sets a blank inside
            blank = not left or left.isspace() or left in _BEFORE_OPEN
            found.append(_Mark(form, a, b, blank and bool(right), bool(left) and (not right or not right.isalnum())))
            continue
        opens = (not left or left.isspace() or left in _BEFORE_OPEN) and bool(right) and not right.isspace()
        if opens and right in ",.;:!?)]}" and not text.startswith("..", j):
            opens = False
        closes = bool(left) and not left.isspace() and (not right or not right.isalnum())
        found.append(_Mark(form, a, b, opens, closes))
    return found


def _paragraph(
    text: str, start: int, end: int, marks: Sequence[_Mark], reopened: str, running: bool
) -> tuple[list[Quoted], _Open | None]:
    """The pairs of one paragraph, and the double (or first single) mark that it leaves open."""
    stack: list[_Open] = []
    pairs: list[Quoted] = []
    if running and marks and not marks[0].opens:
        stack.append(_Open(marks[0].form, start, start, True))  # goes on without a mark of its own
    for n, mark in enumerate(marks):
        if mark.double:
            _double(text, mark, n, marks, stack, pairs)
        else:
            _single(text, mark, n, marks, stack, pairs, mark.start == start and _alike(mark.form, reopened))
    left = stack[0] if stack else None
    goes_on = left is not None and _alike(left.mark, reopened)
    if left is not None and not left.double and not goes_on:
        left = None
    if left is not None and not goes_on and not running and _stray(left, pairs):
        return [replace(p, depth=p.depth - 1) if p.depth and p.start > left.inner else p for p in pairs], None
    return pairs, left


def _stray(left: _Open, pairs: Sequence[Quoted]) -> bool:
    """Whether a mark that nobody closes holds whole pairs of another form: then it is a slip, and they count."""
    return left.mark == '"' and any(p.depth == 1 and p.closed and not p.single for p in pairs)


def _double(text: str, mark: _Mark, n: int, marks: Sequence[_Mark], stack: list[_Open], pairs: list[Quoted]) -> None:
    at = next((k for k in range(len(stack) - 1, max(-1, len(stack) - 9), -1) if stack[k].double), None)
    if at is None:
        if mark.form in _CLOSES and mark.closes and not mark.opens:
            return
        if mark.opens or (mark.form in _OPENS and not mark.closes):
            stack.append(_Open(mark.form, mark.start, mark.end, True))
        return
    held = stack[at]
    partner = _PARTNER.get(held.mark)
    if mark.form in "«»‹›" or (partner and held.mark in "«»‹›「『"):
        if partner and mark.form in partner:
            _close(mark, at, stack, pairs)
            pairs[-1] = _tightened(text, pairs[-1])
        elif mark.opens:
            stack.append(_Open(mark.form, mark.start, mark.end, True))
        return
    opening = (mark.opens and not mark.closes) or (mark.form in _OPENS and mark.opens)
    if partner and mark.form in partner and mark.closes:
        opening = False
    if mark.form in _CLOSES and (mark.closes or not mark.opens):
        opening = False
    if not opening:
        if mark.form == '"' and _inch(text, n, marks):
            return
        if mark.closes or mark.form in _CLOSES or (mark.form not in _OPENS and not mark.opens):
            _close(mark, at, stack, pairs)
        return
    if _closers_left(marks, n) >= 2 or (held.mark == '"' and mark.form == "“"):
        stack.append(_Open(mark.form, mark.start, mark.end, True))  # nested
        return
    stop = _shortened(text, held.inner, mark.start)
    pairs.append(Quoted(((held.inner, stop),), (held.outer, stop), at, False))
    del stack[at:]
    stack.append(_Open(mark.form, mark.start, mark.end, True))


def _close(mark: _Mark, at: int, stack: list[_Open], pairs: list[Quoted]) -> None:
    held = stack[at]
    del stack[at:]
    pairs.append(Quoted(((held.inner, mark.start),), (held.outer, mark.end), at, True, not held.double))


def _tightened(text: str, quoted: Quoted) -> Quoted:
    """The same without blanks at its ends."""
    start, end = quoted.pieces[0]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return replace(quoted, pieces=((start, end),))


def _closers_left(marks: Sequence[_Mark], n: int, look: int = 12) -> int:
    """How many more double marks close than open after this one (looks at a dozen)."""
    balance = 0
    for mark in marks[n + 1 : n + 1 + look]:
        if mark.double:
            balance += 1 if mark.closes and not (mark.opens and mark.form in _OPENS) else -1
            if balance >= 2:
                return balance
            if balance < 0:
                return balance
    return balance


def _inch(text: str, n: int, marks: Sequence[_Mark]) -> bool:
    """Whether a straight mark after a figure is an inch: another mark still closes before one opens."""
    at = marks[n].start
    if not text[at - 1].isdigit():
        return False
    for mark in marks[n + 1 : n + 6]:
        if mark.double:
            return mark.closes and not mark.opens
    return False


def _single(
    text: str, mark: _Mark, n: int, marks: Sequence[_Mark], stack: list[_Open], pairs: list[Quoted], goes_on: bool
) -> None:
    if stack and not stack[-1].double and mark.form != "‘" and mark.closes and not mark.opens:
        if mark.start >= _closer(text, n, marks, stack[-1].inner):
            _close(mark, len(stack) - 1, stack, pairs)
        return
    if not mark.opens or mark.form in "’´" or (stack and not stack[-1].double):
        return
    word = re.compile(r"[^\W_]+").match(text, mark.end, min(len(text), mark.end + 12))
    if word and word[0].lower() in ELISIONS:
        return
    if goes_on or _closes_at(text, n, marks) is not None:
        stack.append(_Open(mark.form, mark.start, mark.end, False))


def _closes_at(text: str, n: int, marks: Sequence[_Mark]) -> int | None:
    """Where a single mark that opens here is closed in its paragraph: a plural's apostrophe only if nothing better."""
    weak = None
    for mark in marks[n + 1 : n + 40]:
        if mark.start - marks[n].end > _LONGEST_SINGLE:
            break
        if mark.double:
            if mark.closes and not mark.opens and mark.form != "``":
                # a double mark closes around it, or a pair nested in it ends
                continue
            continue
        if mark.opens and not mark.closes:
            break
        if not mark.closes or mark.start == marks[n].end:
            continue
        if _plural(text, mark):
            weak = mark.start if weak is None else weak
            continue
        return mark.start
    return weak


def _closer(text: str, n: int, marks: Sequence[_Mark], inner: int) -> int:
    """Where the open single mark really closes, looking on from mark ``n``: past a plural's apostrophe if it can."""
    if not _plural(text, marks[n]):
        return marks[n].start
    for mark in marks[n + 1 : n + 40]:
        if mark.double or mark.start - inner > _LONGEST_SINGLE:
            continue
        if mark.opens and not mark.closes:
            break
        if mark.closes and not _plural(text, mark):
            return mark.start
    return marks[n].start


def _plural(text: str, mark: _Mark) -> bool:
    """Whether it may be the apostrophe of 'the boys' own': after s, before a blank and a letter."""
    return (
        text[mark.start - 1] in "sS"
        and text[mark.end : mark.end + 1] == " "
        and text[mark.end + 1 : mark.end + 2].isalpha()
    )


def _shortened(text: str, start: int, end: int) -> int:
    """Where a quotation that lacks its closing mark ends: before the cue, if one can be seen."""
    cut = _CUT.search(text, start, min(end, start + _LONGEST_OPEN))
    if cut:
        return cut.start() + 1
    stop = end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if stop - start > _LONGEST_OPEN:
        full = _STOP.search(text, start + 300, stop)
        stop = full.start() + 1 if full else start + _LONGEST_OPEN
    return stop


def _cut_short(text: str, quoted: Quoted) -> Quoted:
    if len(quoted.pieces) > 1:
        return quoted
    stop = _shortened(text, quoted.start, quoted.end)
    return replace(quoted, pieces=((quoted.start, stop),), outer=(quoted.outer[0], stop))
