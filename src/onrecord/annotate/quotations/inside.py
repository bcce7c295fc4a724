"""Where quotation marks stand and what stands inside them, word by word: an input of the encoder."""

from onrecord.annotate.quotations.pieces import Words

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)

_OPEN = frozenset("“„«‟")
_CLOSE = frozenset("”»")
_STRAIGHT = frozenset('"＂')
_SINGLE = frozenset("'‘’‚‛‹›")
_BEFORE_OPENING = frozenset("([{-–—/:,;“\"‘'")
LONGEST_SINGLE = 60


def states(text: str, start: int, end: int, words: Words) -> list[int]:
    """One of OUTSIDE, INSIDE, OPENING, CLOSING for each word of the paragraph text[start:end].

    A quotation that does not close runs to the end of the paragraph. A single mark counts only where its partner
    stands within sixty words and no double mark is open.
    """
    found = [OUTSIDE] * len(words)
    opened = single = -1
    for index, (at, to) in enumerate(zip(words.starts, words.ends, strict=True)):
        if to - at != 1 or text[at].isalnum():
            continue
        sign = text[at]
        if sign in _OPEN or sign in _CLOSE or sign in _STRAIGHT:
            if _opens(text, at, start, end) and opened < 0 if sign in _STRAIGHT else sign in _OPEN:
                if opened < 0:
                    opened, single = index, -1
            elif opened >= 0:
                _fill(found, opened, index)
                opened = -1
        elif sign in _SINGLE and opened < 0:
            if _opens(text, at, start, end) and sign not in "’›":
                single = index
            elif single >= 0 and not (at + 1 < end and text[at + 1].isalnum()):
                if index - single <= LONGEST_SINGLE and index > single + 1:
                    _fill(found, single, index)
                single = -1
    if opened >= 0:
        _fill(found, opened, len(found))
    return found


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark that may be either stands where one opens: after a blank, before a character."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _fill(found: list[int], opening: int, closing: int) -> None:
    found[opening] = OPENING
    found[opening + 1 : closing] = [INSIDE] * (min(closing, len(found)) - opening - 1)
    if closing < len(found):
        found[closing] = CLOSING
