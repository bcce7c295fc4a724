"""Where reported words begin and end: fitted to the marks, nothing of another's, no clause of the reporter's."""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.annotate.quotations.sayings import FIRST_LETTER, SENTENCE, Piece, Saying, overlap

Stretch = tuple[int, int]

_MARKED = 0.75  # what marks around its words make of the encoder's confidence at least


def settled(text: str, sayings: Sequence[Saying], pieces: Sequence[Piece]) -> list[Saying]:
    """The sayings fitted to the marks: all of their own pieces, nothing of another's; those left empty are out."""
    own: dict[int, list[Piece]] = {}
    claimed = [p for p in pieces if p.saying is not None and not p.nothing]
    for piece in claimed:
        own.setdefault(id(piece.saying), []).append(piece)
    starts = [p.outer[0] for p in claimed]
    done = []
    for saying in sayings:
        mine = [(p.start, p.end) for p in own.get(id(saying), ())]
        content: list[Stretch] = []
        for stretch in saying.content:
            rest = [stretch]
            for piece in _touching(claimed, starts, stretch):
                if piece.saying is not saying:
                    rest = [c for part in rest for c in _without(part, piece.outer)]
            content += rest
        saying.quoted = mine
        saying.source = [_clear(s, saying.cue, claimed, starts) for s in saying.source]
        content = _edged(text, content, mine, saying.cue)
        saying.content = [c for stretch in _union(text, content, mine) if (c := _trimmed(text, *stretch))]
        if mine and saying.reason == "encoder":
            saying.reason, saying.confidence = "encoder and marks", max(saying.confidence, _MARKED)
        if _scare(text, saying):
            saying.quoted = []
        if saying.content:
            done.append(saying)
    return done


def _scare(text: str, saying: Saying) -> bool:
    """Whether one lower-case word between marks is all that a long clause of the reporter's quotes."""
    if len(saying.quoted) != 1:
        return False
    word = text[saying.quoted[0][0] : saying.quoted[0][1]]
    return word.isalpha() and word.islower() and sum(len(text[a:b].split()) for a, b in saying.content) > 15


def _clear(source: Stretch, cue: Sequence[Stretch], pieces: Sequence[Piece], starts: Sequence[int]) -> Stretch:
    """A source without the quoted words that it runs over: the side that the cue is on."""
    for piece in _touching(pieces, starts, source):
        if source[0] < piece.outer[0] and piece.outer[1] < source[1]:
            if cue and cue[0][0] >= piece.outer[1]:
                source = (piece.outer[1], source[1])
            else:
                return (source[0], piece.outer[0])
    return source


def _edged(text: str, content: Sequence[Stretch], own: Sequence[Stretch], cue: Sequence[Stretch]) -> list[Stretch]:
    """The stretches without what a whole sentence between marks shows to stand outside it.

    Before ': “We …' or ', “We …' the reporter speaks, unless the cue stands earlier still; and no quotation goes on
    outside its marks in another sentence.
    """
    whole = [q for q in own if text[q[0]].isupper() and len(text[q[0] : q[1]].split()) > 3]
    if not whole or not cue or len(own) * len(content) > 10_000:
        return list(content)
    kept = []
    for start, end in content:
        held = [q for q in own if start <= q[0] < end]
        if not held and any(_outside(text, (start, end), q, cue) for q in whole):
            continue
        if held and held[0] in whole and start < held[0][0] - 2:
            before = text[start : held[0][0]].rstrip(" \"“‘'\u00a0")[-1:]
            if before in (".", "!", "?") or (before == ":" and cue[0][0] > start):
                start = held[0][0]
        kept.append((start, end))
    return kept


def _outside(text: str, stretch: Stretch, quoted: Stretch, cue: Sequence[Stretch]) -> bool:
    """Whether a stretch without marks is cut off from a quoted sentence: by the cue right before it, or a full stop."""
    if any(
        c[1] <= quoted[0] and stretch[1] <= c[0] and text[c[1] : quoted[0]].strip(" \"“‘'") in (",", ":", "")
        for c in cue
    ):
        return True
    a, b = sorted((stretch, quoted))
    return len(text[a[1] : b[0]]) > 600 or bool(SENTENCE.search(text, a[1] - 1, b[0] + 1))


def _touching(pieces: Sequence[Piece], starts: Sequence[int], stretch: Stretch) -> Sequence[Piece]:
    """The pieces that overlap a stretch; pieces stand in text order and never overlap each other."""
    first = max(0, bisect_right(starts, stretch[0]) - 1)
    last = first
    while last < len(pieces) and pieces[last].outer[0] < stretch[1]:
        last += 1
    return pieces[first:last]


def _without(stretch: Stretch, hole: Stretch) -> list[Stretch]:
    if not overlap(stretch, hole):
        return [stretch]
    return [s for s in ((stretch[0], hole[0]), (hole[1], stretch[1])) if s[0] < s[1]]


def _union(text: str, content: Sequence[Stretch], quoted: Sequence[Stretch]) -> list[Stretch]:
    """The stretches together; those that touch, or have only marks, blanks and points between, become one."""
    found: list[Stretch] = []
    for start, end in sorted([*content, *quoted]):
        if found and (start <= found[-1][1] or _nothing(text, found[-1][1], start)):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
            continue
        found.append((start, end))
    return found


def _nothing(text: str, start: int, end: int) -> bool:
    """Whether only marks, blanks and points stand between two offsets of one paragraph."""
    return not FIRST_LETTER.search(text, start, end) and "\n" not in text[start:end]


_EDGE = "\"“”„‟«»‹›‘’‚'`´ \t\n\r\u00a0"


def _trimmed(text: str, start: int, end: int) -> Stretch | None:
    """The stretch without blanks at its ends and without a mark whose partner it lacks."""
    while start < end and (text[start].isspace() or text[start] in ",;:–—"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > 1 and text[start] in _EDGE and text[end - 1] in _EDGE and _is_pair(text[start:end]):
        start, end = start + 1, end - 1
    return (start, end) if start < end and FIRST_LETTER.search(text, start, end) else None


def _is_pair(words: str) -> bool:
    """Whether the marks at both ends belong together, with none between."""
    return words[0] in '"“„«' and not any(c in '"“”„«»' for c in words[1:-1])


def merged(sayings: Sequence[Saying]) -> list[Saying]:
    """Sayings of one cue and with words between marks in one paragraph are one."""
    found: list[Saying] = []
    by_cue: dict[Stretch, Saying] = {}
    for saying in sorted(sayings, key=lambda s: s.start):
        key = saying.cue[0] if saying.cue else None
        other = by_cue.get(key) if key else None
        if other is not None and other.quoted and saying.quoted:
            other.content = sorted({*other.content, *saying.content})
            other.quoted = sorted({*other.quoted, *saying.quoted})
            other.confidence = max(other.confidence, saying.confidence)
            continue
        if key:
            by_cue[key] = saying
        found.append(saying)
    return found
