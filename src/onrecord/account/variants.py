"""Where two printings of one statement part: in wording, by a cut, or in typography only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.account import language as lang
from onrecord.account import language_names as names_of
from onrecord.account import thresholds as limit
from onrecord.account.printing import Printing, Token, spelling
from onrecord.account.quantities import quantities
from onrecord.account.typography import typography
from onrecord.model import Span, Variant
from onrecord.text.alignment import Block, blocks
from onrecord.text.words import fold

_BORDER = 3
"""Words at the border of what is asked that are set against as many others: more are another clause."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two printings lie side by side, and how much of them is alike.

    ``run``: the longest stretch of words in a row; ``content``: words of meaning in it; ``alike``: words that are
    alike in all, stray function words left out; ``meaning``: of these the words of meaning; ``whole``: the shorter
    stands in one piece in the longer.
    """

    blocks: tuple[Block, ...]
    run: int
    content: int
    alike: int
    meaning: int
    whole: bool


def overlap(a: Printing, b: Printing) -> Overlap:
    """The two printings side by side."""
    return _laid(a.keys, b.keys)


@lru_cache(maxsize=32768)
def _laid(a: tuple[str, ...], b: tuple[str, ...]) -> Overlap:
    """The two sequences of keys side by side; several stages ask for the same pair."""
    found = settled(blocks(a, b, lang.LIGHT), a)
    runs = [block for block in found if block.alike]
    meaning = [sum(key not in lang.LIGHT for key in a[r.a_start : r.a_end]) for r in runs]
    sizes = [run.a_end - run.a_start for run in runs]
    longest = max(range(len(runs)), key=lambda k: sizes[k], default=-1)
    return Overlap(
        found,
        sizes[longest] if runs else 0,
        meaning[longest] if runs else 0,
        sum(size for size, n in zip(sizes, meaning, strict=True) if size > 1 or n),
        sum(meaning),
        bool(runs) and sizes[longest] == min(len(a), len(b)),
    )


def sentence(a: Printing, b: Printing, laid: Overlap) -> float:
    """The share alike of that sentence of either printing which is most alike."""
    runs = [block for block in laid.blocks if block.alike]
    return max(_sentence(a, [(r.a_start, r.a_end) for r in runs]), _sentence(b, [(r.b_start, r.b_end) for r in runs]))


def _sentence(printing: Printing, runs: Sequence[tuple[int, int]]) -> float:
    """The largest share alike of a sentence that has more words than a fragment and two of meaning alike."""
    alike = {i for start, end in runs for i in range(start, end)}
    starts = printing.starts
    best = 0.0
    for start, end in zip(starts, (*starts[1:], len(printing.tokens)), strict=True):
        inside = [i for i in range(start, end) if i in alike]
        meaning = sum(printing.tokens[i].key not in lang.LIGHT for i in inside)
        if end - start > limit.FRAGMENT and meaning >= limit.RUN_CONTENT:
            best = max(best, len(inside) / (end - start))
    return best


def settled(found: tuple[Block, ...], words: Sequence[str]) -> tuple[Block, ...]:
    """Without stray matches: one or two function words between longer stretches that part."""
    kept = list(found)
    for k, block in enumerate(found):
        if not block.alike or block.a_end - block.a_start > 2:
            continue
        if any(word not in lang.LIGHT for word in words[block.a_start : block.a_end]):
            continue
        beside = [found[n] for n in (k - 1, k + 1) if 0 <= n < len(found)]
        edge = len(beside) < 2 or k in (0, len(found) - 1)
        around = [max(n.a_end - n.a_start, n.b_end - n.b_start) for n in beside]
        if around and (max(around) > 4 if edge else min(around) > 3):
            kept[k] = Block(block.a_start, block.a_end, block.b_start, block.b_end, False)
    return _merged(kept)


def _merged(found: Sequence[Block]) -> tuple[Block, ...]:
    out: list[Block] = []
    for block in found:
        if out and out[-1].alike == block.alike:
            out[-1] = Block(out[-1].a_start, block.a_end, out[-1].b_start, block.b_end, block.alike)
        else:
            out.append(block)
    return tuple(out)


def variants(a: Printing, b: Printing, side_by_side: Overlap | None = None) -> tuple[Variant, ...]:
    """Where the two part, in the order of the first; what one prints before or after the other is no variant."""
    laid = side_by_side or overlap(a, b)
    found: list[Variant] = []
    last = len(laid.blocks) - 1
    moved = dict(_moved(a, b, laid.blocks))
    for k, block in enumerate(laid.blocks):
        if k in moved:
            found.append(moved[k])
        elif block.alike:
            found.extend(typography(a, b, block))
        elif 0 < k < last and block.both and not _held(a, b, laid.blocks[k - 1], laid.blocks[k + 1], last == 2):
            continue
        elif 0 < k < last:
            found.extend(_parting(a, b, block))
        else:
            found.extend(_edge(a, b, block, laid.blocks, head=k == 0))
    return tuple(found)


def every(asked: Printing, printing: Printing) -> tuple[Variant, ...]:
    """Every place in which a printing parts from the words asked about, from their first word to their last.

    Nothing is taken for chance: what is asked and not printed is named, at the edges too.
    """
    laid = overlap(asked, printing).blocks
    found: list[Variant] = []
    moved = dict(_moved(asked, printing, laid))
    for k, block in enumerate(laid):
        if k in moved:
            found.append(moved[k])
        elif k - 2 in moved:
            continue  # the words that stand later here
        elif block.alike:
            found.extend(typography(asked, printing, block))
        elif 0 < k < len(laid) - 1:
            found.extend(_parting(asked, printing, block))
        elif block.a_start < block.a_end:
            for part in _at_border(printing, block, head=k == 0):
                found.extend(_parting(asked, printing, part))
    return tuple(found)


def _at_border(printing: Printing, block: Block, head: bool) -> list[Block]:
    """What is asked beyond the words alike, against as many words that the printing has there in the same sentence."""
    a0, a1, b0, b1 = block.a_start, block.a_end, block.b_start, block.b_end
    borders = [k for k in printing.starts if b0 < k <= b1 or (head and k == b1)]
    if head:
        b0 = max(borders, default=b0)
    else:
        b0, b1 = (b1, b1) if b0 in printing.starts else (b0, min([b1, *borders]))
    size = min(a1 - a0, b1 - b0)
    if not size or size > _BORDER:
        edge = b1 if head else b0
        return [Block(a0, a1, edge, edge, False)]
    if head:
        parts = [Block(a0, a1 - size, b1 - size, b1 - size, False), Block(a1 - size, a1, b1 - size, b1, False)]
    else:
        parts = [Block(a0, a0 + size, b0, b0 + size, False), Block(a0 + size, a1, b0 + size, b0 + size, False)]
    return [part for part in parts if part.a_start < part.a_end]


def _moved(a: Printing, b: Printing, laid: Sequence[Block]) -> Iterator[tuple[int, Variant]]:
    """(number of a block, the variant there) for words that one prints before a few others and one after them.

    'The terms in which they were held' and 'the terms they were held in' are one wording and another, and no cuts.
    """
    for k in range(1, len(laid) - 2):
        first, between, second = laid[k : k + 3]
        if not between.alike or first.alike or first.both or between.a_end - between.a_start > limit.PARTING:
            continue
        before, after = (a.keys[first.a_start : first.a_end], b.keys[second.b_start : second.b_end])
        if not before:
            before, after = b.keys[first.b_start : first.b_end], a.keys[second.a_start : second.a_end]
        size = len(before)
        if size > 3 or not set(before) & set(after[:size]):
            continue
        ends = (second.a_start, min(second.b_end, second.b_start + size))
        if first.b_start < first.b_end:
            ends = (min(second.a_end, second.a_start + size), second.b_start)
        sides = _side(a, first.a_start, ends[0]), _side(b, first.b_start, ends[1])
        yield k, Variant(*sides, "typography" if _same_amount(*sides, a, b) else "wording")


def _held(a: Printing, b: Printing, before: Block, after: Block, only: bool = False) -> bool:
    """Whether the words that are alike on both sides are enough to say that the same words belong between them.

    Where another sentence begins on one side, in both printings, the other side must be enough by itself, unless this
    is the ``only`` place in which the two part.
    """
    starts = a.starts, b.starts
    runs = [a.tokens[before.a_start : before.a_end], a.tokens[after.a_start : after.a_end]]
    if only and min(len(run) for run in runs) > 1:
        return _enough(runs)
    if len(runs[0]) < 2 and not (before.a_start in starts[0] and before.b_start in starts[1]):
        return False
    if len(runs[1]) < 2 and not (_ends(a, after.a_end) and _ends(b, after.b_end)):
        return False
    if before.a_end in starts[0] and before.b_end in starts[1]:
        runs = runs[1:]
    elif after.a_start in starts[0] and after.b_start in starts[1]:
        runs = runs[:1]
    return _enough(runs)


def _enough(runs: Sequence[Sequence[Token]]) -> bool:
    meaning = sum(token.key not in lang.LIGHT for run in runs for token in run)
    return sum(len(run) for run in runs) >= limit.HELD and meaning >= limit.RUN_CONTENT


def _ends(printing: Printing, end: int) -> bool:
    """Whether a sentence ends before this word, or the printing does."""
    return end == len(printing.tokens) or end in printing.starts


def _side(printing: Printing, first: int, end: int) -> Span:
    """The words first to end (exclusive), or where they would stand."""
    if first < end:
        return printing.span(first, end - 1)
    place = printing.tokens[first - 1].end if first else printing.tokens[0].start
    return Span(printing.quotation.report, place, place)


def _parting(a: Printing, b: Printing, block: Block) -> Iterator[Variant]:
    left, right = block.a_end - block.a_start, block.b_end - block.b_start
    parts = _split(a, b, block) if left and right and left + right > 2 else [block]
    if len(parts) > 1:
        for part in parts:
            yield from _parting(a, b, part)
        return
    sides = _side(a, block.a_start, block.a_end), _side(b, block.b_start, block.b_end)
    if not left or not right:
        yield Variant(*sides, "elision")
        return
    if any(_interrupted(*words) or _inserted(*words) for words in _both(a, b, block)):
        yield Variant(*sides, "elision")
    elif _same_letters(a, b, block) or _masks(a, b, block) or _same_amount(*sides, a, b) or _aliases(a, b, block):
        yield Variant(*sides, "typography")
    elif (
        any(_crosses(*words) for words in _both(a, b, block))
        or max(left, right) > limit.PARTING
        or (max(left, right) >= limit.LOPSIDED * min(left, right) and max(left, right) > limit.PARTING // 2)
        or any(_cut(*words) for words in _both(a, b, block))
    ):
        yield Variant(*sides, "elision")
    else:
        yield Variant(*sides, "wording")


def _split(a: Printing, b: Printing, block: Block) -> list[Block]:
    """A stretch that parts, cut where its first or last words are forms of one another: a misprint beside a cut."""
    a0, a1, b0, b1 = block.a_start, block.a_end, block.b_start, block.b_end
    if min(a1 - a0, b1 - b0) > 3 or a1 - a0 == b1 - b0:
        return [block]
    for m, n in ((1, 1), (2, 1), (1, 2)):
        if m > a1 - a0 or n > b1 - b0:
            continue
        if (m, n) == (a1 - a0, b1 - b0):
            continue
        if _form_of(_joined(a, a0, a0 + m), _joined(b, b0, b0 + n)):
            return [Block(a0, a0 + m, b0, b0 + n, False), Block(a0 + m, a1, b0 + n, b1, False)]
        if _form_of(_joined(a, a1 - m, a1), _joined(b, b1 - n, b1)):
            return [Block(a0, a1 - m, b0, b1 - n, False), Block(a1 - m, a1, b1 - n, b1, False)]
    return [block]


def _form_of(a: str, b: str) -> bool:
    """Whether two words of some length begin alike for most of their letters."""
    shorter, longer = sorted((a, b), key=len)
    return (
        len(shorter) > 3
        and len(longer) - len(shorter) < 4
        and shorter[: len(shorter) - 1] == longer[: len(shorter) - 1]
    )


def _interrupted(printing: Printing, first: int, end: int) -> bool:
    """Whether the reporter's own words stand between these words."""
    return printing.quotation.kind == "mixed" and printing.tokens[first].piece != printing.tokens[end - 1].piece


def _inserted(printing: Printing, first: int, end: int) -> bool:
    """Whether an editor put all of these words in, in brackets."""
    return all(word.bracketed for word in printing.tokens[first:end])


def _crosses(printing: Printing, first: int, end: int) -> bool:
    """Whether a sentence ends between these words: then one prints a sentence that the other leaves out."""
    return any(first < k < end for k in printing.starts) if end - first > 1 else False


def _both(a: Printing, b: Printing, block: Block) -> tuple[tuple[Printing, int, int], tuple[Printing, int, int]]:
    return (a, block.a_start, block.a_end), (b, block.b_start, block.b_end)


def _same_letters(a: Printing, b: Printing, block: Block) -> bool:
    left, right = (_joined(*words) for words in _both(a, b, block))
    return left == right


def _joined(printing: Printing, first: int, end: int) -> str:
    """The letters and digits of these words without a break: 'world view' and 'worldview' are one."""
    return "".join(token.key for token in printing.tokens[first:end]).replace("-", "")


def _same_amount(left: Span, right: Span, a: Printing, b: Printing) -> bool:
    """Whether both sides are one number or one day of the month in other forms."""
    x, y = quantities(a.text, left.start, left.end), quantities(b.text, right.start, right.end)
    if len(x) == len(y) == 1 and x[0].value == y[0].value and x[0].unit == y[0].unit:
        return True
    first, second = (sorted(spelling(fold(w)) for w in side.split()) for side in (left.of(a.text), right.of(b.text)))
    return first == second and len(first) < 5


def _aliases(a: Printing, b: Printing, block: Block) -> bool:
    """Whether both are names that stand for one another: 'U.K.' and 'United Kingdom'."""
    left, right = (
        " ".join(fold(p.text[t.start : t.end]).strip(".") for t in p.tokens[first:end])
        for p, first, end in _both(a, b, block)
    )
    return any(left in group and right in group for group in names_of.SHORT_FORMS)


def _masks(a: Printing, b: Printing, block: Block) -> bool:
    """Whether one side masks letters of the other: 's***' for a word of four letters that begins so."""
    left, right = (
        "".join(fold(p.text[t.start : t.end]) for t in p.tokens[first:end])
        for p, first, end in ((a, block.a_start, block.a_end), (b, block.b_start, block.b_end))
    )
    if not ({"*", "-"} & set(left + right)) or len(left) != len(right):
        return False
    return all(x == y or "*" in (x, y) or "-" in (x, y) for x, y in zip(left, right, strict=True))


def _cut(printing: Printing, first: int, end: int) -> bool:
    """Whether the printing marks a cut inside or beside these words."""
    start = printing.tokens[first - 1].end if first else printing.tokens[first].start
    stop = printing.tokens[end].start if end < len(printing.tokens) else printing.tokens[end - 1].end
    between = printing.text[start:stop] if stop - start < 2000 else ""
    return any(mark in between for mark in lang.ELLIPSES)


def _edge(a: Printing, b: Printing, block: Block, laid: Sequence[Block], head: bool) -> Iterator[Variant]:
    """A word or two that part where both printings begin, or where both end, beside a long stretch alike."""
    near = laid[1] if head and len(laid) > 1 else laid[-2] if len(laid) > 1 else None
    if near is None or near.a_end - near.a_start < 4:
        return
    left = _at_edge(a, block.a_start, block.a_end, head)
    right = _at_edge(b, block.b_start, block.b_end, head)
    if left is None or right is None:
        return
    if 0 < left[1] - left[0] <= 2 and 0 < right[1] - right[0] <= 2:
        yield from _parting(a, b, Block(left[0], left[1], right[0], right[1], False))


def _at_edge(printing: Printing, first: int, end: int, head: bool) -> tuple[int, int] | None:
    """The words between the stretch alike and the sentence's border on that side, or None if nothing borders there."""
    if head:
        for k in range(end - 1, first - 1, -1):
            before = printing.text[printing.tokens[k - 1].end : printing.tokens[k].start] if k else "."
            if any(c in ".?!" for c in before[:40]):
                return k, end
        return None
    for k in range(first, end):
        stop = printing.tokens[k].end
        after = printing.text[stop : stop + 3]
        if k == len(printing.tokens) - 1 or any(c in ".?!" for c in after[:2]) or k + 1 in printing.starts:
            return first, k + 1
    return None
