"""Marks and the encoder's attributions as one list: no direct quotation lost, none split.

What stands between a pair of marks is said by one speaker in one go, so marks decide where a quotation begins and
ends; the encoder says whose it is, and finds what no mark shows. Where it finds nothing beside marks, rules do.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.annotate.english import CUES, NO_SPEAKER, WEAK
from onrecord.annotate.quotations import cues
from onrecord.annotate.quotations.edges import merged, settled
from onrecord.annotate.quotations.marks import Quoted
from onrecord.annotate.quotations.sayings import FIRST_LETTER, SENTENCE, Piece, Saying, overlap
from onrecord.annotate.quotations.subjects import own_subjects
from onrecord.annotate.quotations.titles import A_TITLE, no_quotation

Stretch = tuple[int, int]

_SAID_FIRST = re.compile(r"[,.?!]?[\"”’']{1,2}\s+([^\s,.;:\"“”]+(?:\s[^\s,.;:\"“”]+){0,4}?)\s([a-z]+)(?:\s\w+)?,\s+$")
_CLAIMED = 0.3  # share of the words between marks that an attribution must hold to claim them


def join(
    text: str,
    paragraphs: Sequence[Stretch],
    pairs: Sequence[Quoted],
    read: Iterable[Saying],
    formed: Sequence[Saying] = (),
) -> tuple[list[Saying], list[Stretch]]:
    """All reported words of these paragraphs in text order, and the titles of works between marks.

    ``formed`` are those that a form shows (``forms.find``); within them no other attribution counts.
    """
    pieces = _unless_labelled(_pieces(text, paragraphs, pairs), formed)
    sayings = _unless_formed([s for s in read if s.content], formed)
    outside, nested = _apart(sayings, pieces)
    _claim(outside, pieces)
    _silence(text, pieces)
    _not_by_words_said(pieces)
    _by_rule(text, pieces, outside)
    _introduced(text, paragraphs, pieces, outside)
    _go_on(text, pieces)
    _alone(text, pieces, outside)
    done = settled(text, outside, pieces)
    _sourced(text, paragraphs, done)
    own_subjects(text, done)
    _relayed(text, done)
    titles = [(p.start, p.end) for p in pieces if p.nothing == A_TITLE]
    return sorted(merged(done) + nested, key=lambda s: (s.start, s.end)), titles


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


def _pieces(text: str, paragraphs: Sequence[Stretch], pairs: Sequence[Quoted]) -> list[Piece]:
    starts = [start for start, _ in paragraphs]
    found = []
    for n, quoted in enumerate(pairs):
        if quoted.depth:
            continue
        for k, (start, end) in enumerate(quoted.pieces):
            if not FIRST_LETTER.search(text, start, end):
                continue
            last = k == len(quoted.pieces) - 1
            outer = (quoted.outer[0] if k == 0 else start - 1, quoted.outer[1] if last else end)
            paragraph = paragraphs[max(0, bisect_right(starts, start) - 1)]
            found.append(Piece(start, end, (max(outer[0], paragraph[0]), outer[1]), paragraph, n, quoted))
    return sorted(found, key=lambda p: p.start)


def _unless_labelled(pieces: list[Piece], formed: Sequence[Saying]) -> list[Piece]:
    """The pieces without those of marks that enclose the turns of a transcript, labels and all."""
    labels = sorted(saying.cue[0][0] for saying in formed if saying.reason == "transcript")
    around = {p.group for p in pieces if bisect_right(labels, p.start) < bisect_right(labels, p.end)}
    return [p for p in pieces if p.group not in around]


def _inside(stretches: Sequence[Stretch], piece: Piece) -> bool:
    return all(piece.outer[0] <= a and b <= piece.outer[1] for a, b in stretches)


def _apart(sayings: Sequence[Saying], pieces: Sequence[Piece]) -> tuple[list[Saying], list[Saying]]:
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


def _claim(sayings: Sequence[Saying], pieces: Sequence[Piece]) -> None:
    """Give each piece to the attribution that holds most of it."""
    starts = [p.start for p in pieces]
    best: dict[int, tuple[float, float]] = {}
    for saying in sayings:
        for stretch in saying.content:
            i = max(0, bisect_right(starts, stretch[0]) - 1)
            while i < len(pieces) and pieces[i].start < stretch[1]:
                piece = pieces[i]
                held = sum(overlap(s, (piece.start, piece.end)) for s in saying.content)
                share = held / max(1, piece.end - piece.start)
                if share >= _CLAIMED and (share, saying.confidence) > best.get(i, (0.0, 0.0)):
                    best[i] = (share, saying.confidence)
                    piece.saying = saying
                i += 1


def _not_by_words_said(pieces: Sequence[Piece]) -> None:
    """No words between marks are ascribed by a cue between marks: 'Ann said: “… ended.” “We have asked for help …”'."""
    starts = [p.start for p in pieces]
    for saying in {id(p.saying): p.saying for p in pieces if p.saying is not None and not p.nothing}.values():
        held = [pieces[max(0, bisect_right(starts, a) - 1)] for a, _ in saying.cue]
        if saying.reason == "encoder" and held and all(_inside(saying.cue, p) and not p.nothing for p in held):
            saying.cue = []
            saying.source = [s for s in saying.source if not any(_inside([s], p) for p in held)]


def _silence(text: str, pieces: Sequence[Piece]) -> None:
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


def _beside(text: str, piece: Piece) -> bool:
    """Whether a cue stands right beside the marks, with a comma or colon: 'said: "…"', '"…," he said'."""
    found = cues.before(text, piece.paragraph[0], piece.outer[0])
    if (
        found
        and text[piece.paragraph[0] : piece.outer[0]].rstrip()[-1:] in ":,"
        and (piece.outer[0] - found.cue[1] <= 3)
    ):
        return True
    return text[piece.start : piece.end].rstrip()[-1:] in ",?!" and (
        (after := cues.after(text, piece.outer[1], piece.paragraph[1], text[piece.start : piece.end])) is not None
        and after.cue[0] - piece.outer[1] < 40
    )


def _opens(text: str, piece: Piece) -> bool:
    """Whether a piece begins its paragraph."""
    start, end = piece.paragraph[0], piece.outer[0]
    return end - start < 20 and not text[start:end].strip()


def _by_rule(text: str, pieces: Sequence[Piece], sayings: list[Saying]) -> None:
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


def _introduced(text: str, paragraphs: Sequence[Stretch], pieces: Sequence[Piece], sayings: list[Saying]) -> None:
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
            if found is not None and not any(overlap(found, c) for c in saying.content):
                saying.source = [found]
        elif saying.start - start < 80:
            m = _LABELLED.match(text, start, saying.start)
            if m and m[1].split()[0].lower() not in NO_SPEAKER:
                saying.cue, saying.source = [(m.start(2), m.end(2))], [(m.start(1), m.end(1))]


def _relayed(text: str, sayings: Sequence[Saying]) -> None:
    """'"…," Stone said, according to the Herald': Stone says it, not who relays it."""
    for saying in sayings:
        if not saying.cue or text[saying.cue[0][0] : saying.cue[0][1]].lower() != "according to":
            continue
        cue = saying.cue[0][0]
        n = max((n for n, (a, _) in enumerate(saying.content) if a < cue), default=None)
        if n is None or not (0 <= cue - saying.content[n][1] < 120):
            continue
        start, end = saying.content[n]
        m = _SAID_FIRST.search(text, max(start, end - 80), cue)
        if m and m[2].lower() in CUES - WEAK and start < m.start():
            saying.content[n] = (start, min(end, m.start()))
            saying.cue, saying.source = [m.span(2)], [m.span(1)]


def _split(text: str, pieces: Sequence[Piece], n: int, sayings: list[Saying]) -> None:
    """Give a piece its own saying where a second cue stands beside it: '"…," she said, adding, "…"'."""
    piece, owner = pieces[n], pieces[n].saying
    begun = _begun(pieces, n)
    if owner is None or begun is None:
        return
    found = _own_cue(text, pieces, n, begun)
    if found is None or any(overlap(found.cue, own) for own in owner.cue):
        return
    if not any(c[0] < piece.outer[0] for c in owner.cue):
        return
    source = found.source if found.source and not any(found.source == s for s in owner.source) else None
    piece.saying = Saying(
        [(piece.start, piece.end)],
        [found.cue],
        [source] if source else list(owner.source),
        confidence=found.confidence,
        reason="marks",
    )
    sayings.append(piece.saying)


def _begun(pieces: Sequence[Piece], n: int) -> int | None:
    """Where what the same saying holds before a piece ends, between marks or not; None where it holds nothing there."""
    piece, earlier = pieces[n], pieces[n - 1] if n else None
    if earlier is not None and earlier.paragraph == piece.paragraph:
        return earlier.outer[1] if earlier.saying is piece.saying else None
    held = piece.saying.content if piece.saying is not None else []
    return max((end for start, end in held if piece.paragraph[0] <= start and end <= piece.outer[0]), default=None)


def _own_cue(text: str, pieces: Sequence[Piece], n: int, begun: int) -> cues.Cue | None:
    """The cue right before a piece, after a comma or colon, or the one that follows it in its own sentence."""
    piece = pieces[n]
    later = pieces[n + 1] if n + 1 < len(pieces) and pieces[n + 1].paragraph == piece.paragraph else None
    between = text[begun : piece.outer[0]].rstrip()
    if between[-1:] in (",", ":"):
        found = cues.before(text, begun, piece.outer[0])
        if found is not None and found.confidence >= 0.8:
            return found
    if between[-1:] in (".", "!", "?") and text[piece.start : piece.end].rstrip()[-1:] in ",?!":
        found = cues.after(
            text, piece.outer[1], later.outer[0] if later else piece.paragraph[1], text[piece.start : piece.end]
        )
        if found is not None and found.cue[0] - piece.outer[1] < 60:
            return found
    return None


def _follows(text: str, earlier: Piece, piece: Piece) -> bool:
    """Whether only the cue of the earlier piece stands between the two: one quotation that its cue breaks."""
    between = text[earlier.outer[1] : piece.outer[0]]
    if len(between) > 300 or earlier.saying is None:
        return False
    if not any(earlier.outer[1] <= a < piece.outer[0] for a, _ in earlier.saying.cue):
        return len(between.strip(" ,;–—-")) <= 4 and not re.search(r"[.:]", between)
    return len(SENTENCE.findall(between)) <= 0 or bool(
        re.fullmatch(r"[^.!?]*(?:[A-Z][a-z]{0,3}\.[^.!?]*)*[.:,;–—]?\s*", between)
    )


def _go_on(text: str, pieces: Sequence[Piece]) -> None:
    """One saying for a quotation over paragraphs, but for a paragraph with a cue of its own; a split one is joined."""
    for n in range(len(pieces)):
        piece = pieces[n]
        if not n or piece.nothing:
            continue
        earlier = pieces[n - 1]
        if earlier.group == piece.group:
            own = piece.saying is not None and bool(piece.saying.cue) and piece.saying is not earlier.saying
            here = (
                own
                and piece.saying is not None
                and any(piece.paragraph[0] <= a < piece.paragraph[1] for a, _ in piece.saying.cue)
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


def _alone(text: str, pieces: Sequence[Piece], sayings: list[Saying]) -> None:
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
