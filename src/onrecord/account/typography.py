"""Where two printings have the same words in other letters or marks."""

from collections.abc import Iterable, Iterator

from onrecord.account.printing import Printing
from onrecord.model import Span, Variant
from onrecord.text.alignment import Block


def typography(a: Printing, b: Printing, block: Block) -> Iterator[Variant]:
    """Words alike by their keys but not by their letters, and marks between words that are not the same."""
    left = a.text[a.tokens[block.a_start].start : a.tokens[block.a_end - 1].end]
    right = b.text[b.tokens[block.b_start].start : b.tokens[block.b_end - 1].end]
    if left == right:
        return
    yield from _whole_words(_unlike(a, b, block))


def _whole_words(found: Iterable[Variant]) -> Iterator[Variant]:
    """The variants, those of a contraction that follow each other as one: "won't" for "'ll not"."""
    last: Variant | None = None
    for variant in found:
        if last and last.kind == variant.kind == "wording" and _touch(last.a, variant.a) and _touch(last.b, variant.b):
            last = Variant(_to(last.a, variant.a), _to(last.b, variant.b), "wording")
            continue
        if last:
            yield last
        last = variant
    if last:
        yield last


def _touch(first: Span, second: Span) -> bool:
    return second.start <= first.end + 1


def _to(first: Span, last: Span) -> Span:
    return Span(first.report, first.start, last.end)


def _unlike(a: Printing, b: Printing, block: Block) -> Iterator[Variant]:
    """Each word alike by its key but not by its letters, and marks that are not the same, in the order of the text."""
    for k in range(block.a_end - block.a_start):
        i, j = block.a_start + k, block.b_start + k
        x, y = a.tokens[i], b.tokens[j]
        left, right = a.text[x.start : x.end], b.text[y.start : y.end]
        if left != right and not (i and j and _first(a, i) != _first(b, j) and left.lower() == right.lower()):
            kind = "wording" if _opened(left) != _opened(right) else "typography"
            if kind == "wording" or k or left.lower() != right.lower():
                yield Variant(Span(a.quotation.report, x.start, x.end), Span(b.quotation.report, y.start, y.end), kind)
        if k + 1 < block.a_end - block.a_start and x.piece == a.tokens[i + 1].piece:
            yield from _marks(a, b, i, j)


def _first(printing: Printing, i: int) -> bool:
    """Whether the word begins a sentence, where its capital says nothing."""
    before = printing.text[printing.tokens[i - 1].end : printing.tokens[i].start]
    return any(c in ".?!" for c in before)


def _opened(word: str) -> bool:
    """Whether it is the half of a contraction that an apostrophe begins or holds."""
    return word[:1] in "'’" or word[-2:-1] in ("'", "’") or "n't" in word or "n’t" in word


def _marks(a: Printing, b: Printing, i: int, j: int) -> Iterator[Variant]:
    if b.tokens[j].piece != b.tokens[j + 1].piece:
        return
    x0, x1 = a.tokens[i].end, a.tokens[i + 1].start
    y0, y1 = b.tokens[j].end, b.tokens[j + 1].start
    left, right = a.text[x0:x1], b.text[y0:y1]
    if max(len(left), len(right)) > 20 or "".join(left.split()) == "".join(right.split()):
        return
    sides = []
    for report, text, start in ((a.quotation.report, left, x0), (b.quotation.report, right, y0)):
        kept = text.strip()
        at = start + (text.index(kept) if kept else 0)
        sides.append(Span(report, at, at + len(kept)))
    yield Variant(sides[0], sides[1], "typography")
