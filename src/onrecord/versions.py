"""What changed between two texts of one report, word by word, and whether that matters."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.model import Report
from onrecord.text.words import words

_NUMBER = re.compile(r"\d")
_MARKED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")
_AROUND = 6  # words shown on each side of a change


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch that was [start, end) in the older text and is [start, end) in the newer one; one may be empty."""

    old: tuple[int, int]
    new: tuple[int, int]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The edits in order, and in a line what they touch: headline, quotation, number, wording."""

    edits: tuple[Edit, ...]
    summary: str


def compare(old: Report, new: Report) -> Comparison:
    """What changed from one version to the next, aligned by words (Ratcliff and Obershelp's matching blocks)."""
    before, after = words(old.text), words(new.text)
    matcher = SequenceMatcher(None, [w.folded for w in before], [w.folded for w in after], autojunk=False)
    edits = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        was = (before[a].start, before[b - 1].end) if b > a else (_edge(before, a, old.text),) * 2
        now = (after[c].start, after[d - 1].end) if d > c else (_edge(after, c, new.text),) * 2
        edits.append(Edit(was, now, _kinds(old, new, was, now)))
    headline = ["headline"] if (old.title or "") != (new.title or "") else []
    kinds = [*headline, *dict.fromkeys(kind for edit in edits for kind in edit.kinds)]
    changed = f"{len(edits)} {'change' if len(edits) == 1 else 'changes'}"
    return Comparison(tuple(edits), changed + (f": {', '.join(dict.fromkeys(kinds))}" if kinds else ""))


def _edge(found: list, place: int, text: str) -> int:  # type: ignore[type-arg]
    """Where words would stand that are not there."""
    if place < len(found):
        return int(found[place].start)
    return len(text.rstrip())


def _kinds(old: Report, new: Report, was: tuple[int, int], now: tuple[int, int]) -> tuple[str, ...]:
    kinds = []
    if _within_marks(old.text, *was) or _within_marks(new.text, *now):
        kinds.append("quotation")
    if _NUMBER.search(old.text[slice(*was)]) or _NUMBER.search(new.text[slice(*now)]):
        kinds.append("number or date")
    return tuple(kinds) or ("wording",)


def _within_marks(text: str, start: int, end: int) -> bool:
    return any(m.start() < max(end, start + 1) and start < m.end() for m in _MARKED.finditer(text))


def shown(old: Report, new: Report, edit: Edit) -> str:
    """An edit in a line: [-what went-] {+what came+} with what stands around it."""
    before = " ".join(new.text[: edit.new[0]].split()[-_AROUND:])
    after = " ".join(new.text[edit.new[1] :].split()[:_AROUND])
    gone = f"[-{old.text[slice(*edit.old)]}-]" if edit.old[0] < edit.old[1] else ""
    came = f"{{+{new.text[slice(*edit.new)]}+}}" if edit.new[0] < edit.new[1] else ""
    return " ".join(part for part in ("…", before, gone, came, after, "…") if part)
