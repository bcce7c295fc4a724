"""The fullest text of a statement, put together from its printings piece by piece."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.printing import Printing
from onrecord.account.variants import settled
from onrecord.model import Piece
from onrecord.text.alignment import blocks

_CLOSERS = "\"“”'‘’ \t\r\n"


@dataclass(slots=True)
class _Slot:
    """A word of the fullest text: its key and, for each witness that prints it, the word's number there."""

    key: str
    at: dict[int, int] = field(default_factory=dict)


def collate(printings: Sequence[Printing]) -> tuple[Piece, ...]:
    """The fullest text: the longest printing, with the words that others have where it has none.

    Where two printings part in wording the longer one's words stand. A piece ends where its witnesses change; it is
    marked as joined where no witness prints it and the piece before it in a row, or only as two fragments.
    """
    if not printings:
        return ()
    order = sorted(range(len(printings)), key=lambda k: (-len(printings[k].tokens), k))
    shown = _distinct(printings, order)[: limit.DISTINCT]
    slots = [_Slot(token.key, {shown[0]: i}) for i, token in enumerate(printings[shown[0]].tokens)]
    for k in shown[1:]:
        slots = _with(slots, printings[k], k)
    twins = _twins(printings, shown)
    return _pieces(slots, printings, twins)


def _distinct(printings: Sequence[Printing], order: Sequence[int]) -> list[int]:
    seen: set[tuple[str, ...]] = set()
    kept = []
    for k in order:
        if printings[k].keys not in seen:
            seen.add(printings[k].keys)
            kept.append(k)
    return kept


def _twins(printings: Sequence[Printing], shown: Sequence[int]) -> dict[int, list[int]]:
    """For each printing that was laid out, all that print the very same words."""
    by_words: dict[tuple[str, ...], list[int]] = {}
    for k, printing in enumerate(printings):
        by_words.setdefault(printing.keys, []).append(k)
    return {k: by_words[printings[k].keys] for k in shown}


def _with(slots: list[_Slot], printing: Printing, k: int) -> list[_Slot]:
    out: list[_Slot] = []
    known = [slot.key for slot in slots]
    laid = settled(blocks(known, printing.keys, lang.LIGHT), known)
    for n, block in enumerate(laid):
        mine = slots[block.a_start : block.a_end]
        if block.alike:
            for slot, j in zip(mine, range(block.b_start, block.b_end), strict=True):
                slot.at[k] = j
            out.extend(mine)
        elif mine and n in (0, len(laid) - 1) and block.b_end > block.b_start:
            out.extend(mine)  # both go on beyond the stretch that they share, each in its own words
        else:
            out.extend(mine or [_Slot(printing.tokens[j].key, {k: j}) for j in range(block.b_start, block.b_end)])
    return out


def _pieces(slots: Sequence[_Slot], printings: Sequence[Printing], twins: dict[int, list[int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    start = 0
    for i in range(1, len(slots) + 1):
        alike = i < len(slots) and slots[i].at.keys() == slots[i - 1].at.keys()
        if alike and _in_a_row(slots[i - 1], slots[i], printings):
            continue
        joined = start > 0 and not _in_a_row(slots[start - 1], slots[start], printings)
        owner = min(slots[start].at)
        text = _words(printings[owner], slots[start].at[owner], slots[i - 1].at[owner])
        witnesses = sorted(w for k in slots[start].at for w in twins[k])
        pieces.append(Piece(text, tuple(printings[w].quotation.id for w in witnesses), joined))
        start = i
    return tuple(pieces)


def _in_a_row(before: _Slot, after: _Slot, printings: Sequence[Printing]) -> bool:
    """Whether some witness prints two words in a row, and no words of the reporter's own between them."""
    return any(after.at.get(k) == i + 1 and not _parted(printings[k], i) for k, i in before.at.items())


def _parted(printing: Printing, i: int) -> bool:
    """Whether a word ends one of several fragments that a reporter quotes within a clause of his own."""
    return printing.quotation.kind == "mixed" and printing.tokens[i].piece != printing.tokens[i + 1].piece


def _words(printing: Printing, first: int, last: int) -> str:
    """The characters from one word to another with the marks about them, the quotation's interruptions left out."""
    parts: list[str] = []
    start = printing.tokens[first].start
    start -= start > 0 and printing.text[start - 1] in "(["
    for i in range(first, last + 1):
        token = printing.tokens[i]
        after = printing.tokens[i + 1] if i + 1 < len(printing.tokens) else None
        if i < last and after and after.piece == token.piece:
            continue
        parts.append(printing.text[start : token.end] + _trailing(printing.text, token.end))
        if after:
            start = after.start
    return " ".join(parts)


def _trailing(text: str, end: int) -> str:
    """Marks that close a clause right after a word, without quotation marks."""
    stop = end
    while stop < len(text) and stop < end + 4 and text[stop] in ".,;:?!)]…":
        stop += 1
    return text[end:stop]
