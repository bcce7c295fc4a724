"""Marks and the encoder's attributions as one list: no direct quotation lost, none split.

What stands between a pair of marks is said by one speaker in one go, so marks decide where a quotation begins and
ends; the encoder says whose it is, and finds what no mark shows. Where it finds nothing beside marks, rules do.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.english import NO_SPEAKER
from onrecord.annotate.quotations import cues
from onrecord.annotate.quotations.marks import Quoted
from onrecord.annotate.quotations.titles import A_TITLE, no_quotation

Stretch = tuple[int, int]

_FIRST_LETTER = re.compile(r"[^\W_]")
_SENTENCE = re.compile(r"[.!?…][\"”'’)]*\s+\S")
_CLAIMED = 0.3  # share of the words between marks that an attribution must hold to claim them


@dataclass(slots=True, eq=False)
class Saying:
    """Reported words in the making: stretches as [start, end) of the text.

    ``quoted`` are the pieces inside marks that belong to it. ``reason`` says what found it: encoder, marks or both.
    ``verbatim``: all of it is the speaker's own words though no marks stand around them.
    """

    content: list[Stretch]
    cue: list[Stretch] = field(default_factory=list)
    source: list[Stretch] = field(default_factory=list)
    quoted: list[Stretch] = field(default_factory=list)
    confidence: float = 1.0
    reason: str = "encoder"
    verbatim: bool = False

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1][1]


@dataclass(slots=True)
class _Piece:
    """One stretch between outer marks in one paragraph, and who claims it."""

    start: int
    end: int
    outer: Stretch
    paragraph: Stretch
    group: int  # pieces of one pair of marks that runs over paragraphs share it
    quoted: Quoted
    saying: Saying | None = None
    nothing: str | None = None


def join(
    text: str, paragraphs: Sequence[Stretch], pairs: Sequence[Quoted], read: Iterable[Saying], formed: Sequence[Saying] = ()
) -> tuple[list[Saying], list[Stretch]]:
    """All reported words of these paragraphs in text order, and the titles of works between marks.

    ``formed`` are those that a form shows (``forms.find``); within them no other attribution counts.
    """
    pieces = _pieces(text, paragraphs, pairs)
    sayings = _unless_formed([s for s in read if s.content], formed)
    outside, nested = _apart(sayings, pieces)
    _claim(outside, pieces)
    _silence(text, pieces)
    _by_rule(text, pieces, outside)
    _introduced(text, paragraphs, pieces, outside)
    _go_on(text, pieces)
    _alone(text, pieces, outside)
    done = _settled(text, outside, pieces)
    _sourced(text, paragraphs, done)
    titles = [(p.start, p.end) for p in pieces if p.nothing == A_TITLE]
    return sorted(_merged(done) + nested, key=lambda s: (s.start, s.end)), titles


def _unless_formed(read: Sequence[Saying], formed: Sequence[Saying]) -> list[Saying]:
    """Both together, without what the encoder reads within a form."""
    held = sorted(stretch for saying in formed for stretch in saying.content)
    starts = [a for a, _ in held]
    kept = []
    for saying in read:
        i = bisect_right(starts, saying.content[0][0]) - 1
        inside = i >= 0 and saying.content[0][0] < held[i][1]
        following = i + 1 < len(held) and saying.content[-1][1] > held[i + 1][0]
        if not inside and not following:
            kept.append(saying)
    return kept + list(formed)


def _pieces(text: str, paragraphs: Sequence[Stretch], pairs: Sequence[Quoted]) -> list[_Piece]:
    starts = [start for start, _ in paragraphs]
    found = []
    for n, quoted in enumerate(pairs):
        if quoted.depth:
            continue
        for k, (start, end) in enumerate(quoted.pieces):
            if not _FIRST_LETTER.search(text, start, end):
                continue
            last = k == len(quoted.pieces) - 1
            outer = (quoted.outer[0] if k == 0 else start - 1, quoted.outer[1] if last else end)
            paragraph = paragraphs[max(0, bisect_right(starts, start) - 1)]
            found.append(_Piece(start, end, (max(outer[0], paragraph[0]), outer[1]), paragraph, n, quoted))
    return sorted(found, key=lambda p: p.start)


def _overlap(a: Stretch, b: Stretch) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _inside(stretches: Sequence[Stretch], piece: _Piece) -> bool:
    return all(piece.outer[0] <= a and b <= piece.outer[1] for a, b in stretches)


def _apart(sayings: Sequence[Saying], pieces: Sequence[_Piece]) -> tuple[list[Saying], list[Saying]]:
    """The attributions of the report itself, and those that somebody makes inside his own quotation."""
    outside: list[Saying] = []
    nested: list[Saying] = []
    starts = [p.start for p in pieces]
    for saying in sayings:
        at = (saying.cue or saying.content)[0][0]
        i = bisect_right(starts, at) - 1
        within = i >= 0 and saying.cue and _inside([*saying.cue, *saying.content], pieces[i])
        (nested if within else outside).append(saying)
    return outside, nested


def _claim(sayings: Sequence[Saying], pieces: Sequence[_Piece]) -> None:
    """Give each piece to the attribution that holds most of it."""
    starts = [p.start for p in pieces]
    best: dict[int, tuple[float, float]] = {}
    for saying in sayings:
        for stretch in saying.content:
            i = max(0, bisect_right(starts, stretch[0]) - 1)
            while i < len(pieces) and pieces[i].start < stretch[1]:
                piece = pieces[i]
                held = sum(_overlap(s, (piece.start, piece.end)) for s in saying.content)
                share = held / max(1, piece.end - piece.start)
                if share >= _CLAIMED and (share, saying.confidence) > best.get(i, (0.0, 0.0)):
                    best[i] = (share, saying.confidence)
                    piece.saying = saying
                i += 1


def _silence(text: str, pieces: Sequence[_Piece]) -> None:
    """Mark what quotes nobody: by its form, unless the attribution that holds it holds little else."""
    for piece in pieces:
        reason = no_quotation(text, piece.quoted, piece.paragraph)
        if reason is None:
            continue
        piece.nothing = reason
        claimed = piece.saying is not None and bool(piece.saying.cue)
        if (claimed or _opens(text, piece)) and _beside(text, piece):
            piece.nothing = None
        else:
            piece.saying = None


def _beside(text: str, piece: _Piece) -> bool:
    """Whether a cue stands right beside the marks, with a comma or colon: 'said: "…"', '"…," he said'."""
    found = cues.before(text, piece.paragraph[0], piece.outer[0])
    if found and text[piece.paragraph[0] : piece.outer[0]].rstrip()[-1:] in ":," and (
        piece.outer[0] - found.cue[1] <= 3
    ):
        return True
    return text[piece.start : piece.end].rstrip()[-1:] in ",?!" and (
        (after := cues.after(text, piece.outer[1], piece.paragraph[1], text[piece.start : piece.end])) is not None
        and after.cue[0] - piece.outer[1] < 40
    )


def _opens(text: str, piece: _Piece) -> bool:
    """Whether a piece begins its paragraph."""
    start, end = piece.paragraph[0], piece.outer[0]
    return end - start < 20 and not text[start:end].strip()


def _by_rule(text: str, pieces: Sequence[_Piece], sayings: list[Saying]) -> None:
    """A cue beside the marks for each piece that no attribution claims, or the one that the piece before it has."""
    for n, piece in enumerate(pieces):
        if piece.nothing:
            continue
        if piece.saying is not None and piece.saying.cue:
            _split(text, pieces, n, sayings)
            continue
        earlier = pieces[n - 1] if n and pieces[n - 1].paragraph == piece.paragraph else None
        later = pieces[n + 1] if n + 1 < len(pieces) and pieces[n + 1].paragraph == piece.paragraph else None
        found = cues.after(
            text, piece.outer[1], later.outer[0] if later else piece.paragraph[1], text[piece.start : piece.end]
        )
        if found is None:
            found = cues.before(text, earlier.outer[1] if earlier else piece.paragraph[0], piece.outer[0])
            if found and earlier and earlier.saying and found.cue in earlier.saying.cue:
                found = None
        if found is None and earlier and earlier.saying and _follows(text, earlier, piece):
            piece.saying = earlier.saying
            continue
        if found is None:
            continue
        owner = next((s for s in sayings[-6:] if found.cue in s.cue), None)
        if piece.saying is None:
            piece.saying = owner or Saying([(piece.start, piece.end)], confidence=found.confidence, reason="marks")
            if owner is None:
                sayings.append(piece.saying)
        if not piece.saying.cue:
            piece.saying.cue = [found.cue]
            piece.saying.source = piece.saying.source or ([found.source] if found.source else [])


def _introduced(
    text: str, paragraphs: Sequence[Stretch], pieces: Sequence[_Piece], sayings: list[Saying]
) -> None:
    """A quotation that begins a paragraph has the cue that ends the paragraph before with a colon: 'She wrote:'."""
    place = {span: n for n, span in enumerate(paragraphs)}
    for k, piece in enumerate(pieces):
        if piece.nothing or (piece.saying is not None and piece.saying.cue):
            continue
        if not _opens(text, piece) or (k and pieces[k - 1].group == piece.group):
            continue
        n = place.get(piece.paragraph, 0)
        if not n or text[paragraphs[n - 1][1] - 1] != ":":
            continue
        found = cues.before(text, *paragraphs[n - 1])
        if found is None:
            continue
        if piece.saying is None:
            piece.saying = Saying([(piece.start, piece.end)], confidence=0.7, reason="marks")
            sayings.append(piece.saying)
        piece.saying.cue = [found.cue]
        piece.saying.source = piece.saying.source or ([found.source] if found.source else [])


_LABELLED = re.compile(r"((?:[A-Z][\w.’'&-]*)(?: [A-Z][\w.’'&-]*){0,4})\s?(:)\s+[\"“‘']?$")


def _sourced(text: str, paragraphs: Sequence[Stretch], sayings: Sequence[Saying]) -> None:
    """A source for those that lack one: the label before a headline's words, the subject right before the cue."""
    starts = [start for start, _ in paragraphs]
    for saying in sayings:
        if saying.source:
            continue
        start = paragraphs[max(0, bisect_right(starts, saying.start) - 1)][0]
        if saying.cue:
            found = cues.source_of(text, saying.cue[0], start)
            if found is not None and not any(_overlap(found, c) for c in saying.content):
                saying.source = [found]
        elif saying.start - start < 80:
            m = _LABELLED.match(text, start, saying.start)
            if m and m[1].split()[0].lower() not in NO_SPEAKER:
                saying.cue, saying.source = [(m.start(2), m.end(2))], [(m.start(1), m.end(1))]


def _split(text: str, pieces: Sequence[_Piece], n: int, sayings: list[Saying]) -> None:
    """Give a piece its own saying where a second cue stands beside it: '"…," she said, adding, "…"'."""
    piece, earlier = pieces[n], pieces[n - 1] if n else None
    if earlier is None or earlier.paragraph != piece.paragraph or earlier.saying is not piece.saying:
        return
    if piece.saying is None:
        return
    found = _own_cue(text, pieces, n)
    if found is None or any(_overlap(found.cue, own) for own in piece.saying.cue):
        return
    if not any(c[0] < piece.outer[0] for c in piece.saying.cue):
        return
    source = found.source if found.source and not any(found.source == s for s in piece.saying.source) else None
    piece.saying = Saying(
        [(piece.start, piece.end)],
        [found.cue],
        [source] if source else list(piece.saying.source),
        confidence=found.confidence,
        reason="marks",
    )
    sayings.append(piece.saying)


def _own_cue(text: str, pieces: Sequence[_Piece], n: int) -> cues.Cue | None:
    """The cue right before a piece, after a comma or colon, or the one that follows it in its own sentence."""
    piece, earlier = pieces[n], pieces[n - 1]
    later = pieces[n + 1] if n + 1 < len(pieces) and pieces[n + 1].paragraph == piece.paragraph else None
    between = text[earlier.outer[1] : piece.outer[0]].rstrip()
    if between[-1:] in (",", ":"):
        found = cues.before(text, earlier.outer[1], piece.outer[0])
        if found is not None and found.confidence >= 0.8:
            return found
    if between[-1:] in (".", "!", "?") and text[piece.start : piece.end].rstrip()[-1:] in ",?!":
        found = cues.after(
            text, piece.outer[1], later.outer[0] if later else piece.paragraph[1], text[piece.start : piece.end]
        )
        if found is not None and found.cue[0] - piece.outer[1] < 60:
            return found
    return None


def _follows(text: str, earlier: _Piece, piece: _Piece) -> bool:
    """Whether only the cue of the earlier piece stands between the two: one quotation that its cue breaks."""
    between = text[earlier.outer[1] : piece.outer[0]]
    if len(between) > 300 or earlier.saying is None:
        return False
    if not any(earlier.outer[1] <= a < piece.outer[0] for a, _ in earlier.saying.cue):
        return len(between.strip(" ,;–—-")) <= 4 and not re.search(r"[.:]", between)
    return len(_SENTENCE.findall(between)) <= 0 or bool(re.fullmatch(r"[^.!?]*(?:[A-Z][a-z]{0,3}\.[^.!?]*)*[.:,;–—]?\s*", between))


def _go_on(text: str, pieces: Sequence[_Piece]) -> None:
    """One saying for a quotation over paragraphs, but for a paragraph with a cue of its own; a split one is joined."""
    for n in range(len(pieces)):
        piece = pieces[n]
        if not n or piece.nothing:
            continue
        earlier = pieces[n - 1]
        if earlier.group == piece.group:
            own = piece.saying is not None and bool(piece.saying.cue) and piece.saying is not earlier.saying
            here = own and piece.saying is not None and any(
                piece.paragraph[0] <= a < piece.paragraph[1] for a, _ in piece.saying.cue
            )
            first_has = earlier.saying is not None and bool(earlier.saying.cue)
            if not here or (not first_has and own):
                keep = piece.saying if own and not first_has else earlier.saying or piece.saying
                for other in pieces[max(0, n - 60) : n + 1]:
                    if other.group == piece.group and (other is piece or not (other.saying and other.saying.cue)):
                        other.saying = keep
        elif (
            earlier.paragraph == piece.paragraph
            and earlier.saying is not None
            and (piece.saying is None or not piece.saying.cue)
            and _follows(text, earlier, piece)
        ):
            piece.saying = earlier.saying


def _alone(text: str, pieces: Sequence[_Piece], sayings: list[Saying]) -> None:
    """What no cue claims: a whole sentence between marks is a quotation, a word or two is somebody's scare quotes."""
    of_group: dict[int, Saying] = {}
    known = {id(s) for s in sayings}
    for piece in pieces:
        if piece.nothing or (piece.saying is not None and id(piece.saying) in known):
            continue
        if piece.saying is None:
            inside = text[piece.start : piece.end]
            words = len(inside.split())
            if not piece.quoted.closed and piece.group not in of_group and len(piece.quoted.pieces) == 1:
                piece.nothing = "a mark that nobody closes"
                continue
            whole = inside.rstrip()[-1:] in ".?!…,—" and inside.lstrip()[:1].isupper()
            opening = _opens(text, piece)
            if piece.group not in of_group and not (whole and words > 2) and not (opening and words > 5) and words < 5:
                piece.nothing = "scare quotes: nobody is said to say it"
                continue
            piece.saying = of_group.get(piece.group) or Saying(
                [], confidence=0.6 if whole or opening else 0.35, reason="marks"
            )
            of_group[piece.group] = piece.saying
        if id(piece.saying) not in known:
            known.add(id(piece.saying))
            sayings.append(piece.saying)


def _settled(text: str, sayings: Sequence[Saying], pieces: Sequence[_Piece]) -> list[Saying]:
    """The sayings fitted to the marks: each with all of its own pieces and nothing of another's, if anything is left."""
    own: dict[int, list[_Piece]] = {}
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
            saying.reason = "encoder and marks"
        if saying.content:
            done.append(saying)
    return done


def _clear(source: Stretch, cue: Sequence[Stretch], pieces: Sequence[_Piece], starts: Sequence[int]) -> Stretch:
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
    if any(c[1] <= quoted[0] and stretch[1] <= c[0] and text[c[1] : quoted[0]].strip(" \"“‘'") in (",", ":", "") for c in cue):
        return True
    a, b = sorted((stretch, quoted))
    return len(text[a[1] : b[0]]) > 600 or bool(_SENTENCE.search(text, a[1] - 1, b[0] + 1))


def _touching(pieces: Sequence[_Piece], starts: Sequence[int], stretch: Stretch) -> Sequence[_Piece]:
    """The pieces that overlap a stretch; pieces stand in text order and never overlap each other."""
    first = max(0, bisect_right(starts, stretch[0]) - 1)
    last = first
    while last < len(pieces) and pieces[last].outer[0] < stretch[1]:
        last += 1
    return pieces[first:last]


def _without(stretch: Stretch, hole: Stretch) -> list[Stretch]:
    if not _overlap(stretch, hole):
        return [stretch]
    return [s for s in ((stretch[0], hole[0]), (hole[1], stretch[1])) if s[0] < s[1]]


def _union(text: str, content: Sequence[Stretch], quoted: Sequence[Stretch]) -> list[Stretch]:
    """The stretches together; those that touch, or have only marks, blanks and points between, become one."""
    found: list[Stretch] = []
    for start, end in sorted([*content, *quoted]):
        if found and (start <= found[-1][1] or not _FIRST_LETTER.search(text, found[-1][1], start)):
            if "\n" not in text[found[-1][1] : start] or start <= found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
                continue
        found.append((start, end))
    return found


_EDGE = "\"“”„‟«»‹›‘’‚'`´ \t\n\r\u00a0"


def _trimmed(text: str, start: int, end: int) -> Stretch | None:
    """The stretch without blanks at its ends and without a mark whose partner it lacks."""
    while start < end and (text[start].isspace() or text[start] in ",;:–—"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > 1 and text[start] in _EDGE and text[end - 1] in _EDGE and _is_pair(text[start:end]):
        start, end = start + 1, end - 1
    return (start, end) if start < end and _FIRST_LETTER.search(text, start, end) else None


def _is_pair(words: str) -> bool:
    """Whether the marks at both ends belong together, with none between."""
    return words[0] in "\"“„«" and not any(c in "\"“”„«»" for c in words[1:-1])


def _merged(sayings: Sequence[Saying]) -> list[Saying]:
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
