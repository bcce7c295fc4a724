"""The names in one report, each with the fullest form under which the report knows it.

A name is one entity through the whole report: 'Laura Bennet', 'Bennet', 'Mrs. Bennet' and 'Laura' are one,
'the Bennet family' is nobody, and two people who share a surname stay two.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.annotate.capitals import KIN, PARTY, TOKEN, Candidate, by_rule, headlined, trimmed
from onrecord.annotate.english import (
    CLUBS,
    HARBOURS,
    HONORIFICS,
    NO_BODIES,
    NO_NAMES_ALONE,
    NOT_NAMES,
    ORG_WORDS,
    ROLES,
)
from onrecord.annotate.given_names import GIVEN
from onrecord.annotate.name_kinds import kinds_of
from onrecord.annotate.people import key_of, people_of
from onrecord.text.words import fold

Stretch = tuple[int, int]

_TITLES_BEHIND = frozenset(["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sen.", "rep.", "gov."])
_AFTER = re.compile(r"\b(?:of|for|to|at|in|from)\s$")
_PEOPLES = re.compile(r"[a-z](?:ians|eans|[lm]ese|icans)$")
_SIDES = frozenset(("North", "South", "East", "West", "Northern", "Southern"))
_ORIGIN = re.compile(r"(?:ean|ian|can|man|ese|ish)s?$")
_NOUNS = HONORIFICS | ROLES
_FLOOR = 0.25  # of a name's weight, where an encoder reads too


@dataclass(frozen=True, slots=True)
class Found:
    """One printed name: [start, end), its fullest form in the report, its kind, the title before it."""

    start: int
    end: int
    name: str
    kind: str
    title: str = ""


def find(
    text: str,
    paragraphs: Sequence[Stretch],
    read: Iterable[tuple[int, int, str, float]] = (),
    titles: Sequence[Stretch] = (),
) -> list[Found]:
    """The names in these paragraphs, in text order and without overlap.

    ``read`` are the encoder's spans (start, end, kind, confidence); without any, rules alone find names. ``titles``
    are titles of works between marks, in text order.
    """
    given = [c for c in (_of_encoder(text, *span) for span in read) if c]
    ruled = [c for span in paragraphs for c in by_rule(text, *span)]
    candidates = [c for c in _merged(given, ruled) if not any(a <= c.start < b for a, b in _at(titles, c.start))]
    candidates += [c for a, b in titles if (c := trimmed(text, a, b, "work", 1.0))]
    candidates.sort(key=lambda c: c.start)
    candidates = _bare(text, _parted(text, candidates))
    parts = {word.lower() for c in candidates if len(c.words) > 1 for word in c.words}
    candidates = [c for c in candidates if not _no_name(c) and not _plain_noun(c, parts)]
    candidates += _in_headlines(text, paragraphs, candidates)
    candidates.sort(key=lambda c: c.start)
    candidates += _repeated(text, paragraphs, candidates)
    candidates.sort(key=lambda c: c.start)
    return _resolved(text, candidates)


def _at(stretches: Sequence[Stretch], at: int) -> Sequence[Stretch]:
    """The one stretch that may hold an offset."""
    i = bisect_right(stretches, (at, 1 << 60)) - 1
    return stretches[i : i + 1] if i >= 0 else ()


def _of_encoder(text: str, start: int, end: int, kind: str, confidence: float) -> Candidate | None:
    while (
        start > 0
        and end - start < 80
        and (text[start - 1].isalnum() or (text[start - 1] in "-’'" and text[start - 2 : start - 1].isalnum()))
    ):
        start -= 1
    while (
        end < len(text)
        and end - start < 80
        and (text[end].isalnum() or (text[end] == "-" and text[end + 1 : end + 2].isalnum()))
    ):
        end += 1
    low = text[start:end].lower().strip(".")
    if low in HONORIFICS or low in NO_BODIES or (" " not in low and "-" in low and low.rsplit("-", 1)[1] in ROLES):
        return None
    if (
        not any(c.isupper() for c in text[start:end])
        or PARTY.match(text, start)
        or text[start:end].lower() in NOT_NAMES
    ):
        return None
    return trimmed(text, start, end, kind, confidence)


def _no_name(c: Candidate) -> bool:
    """Whether it is a plain word ("Monday's"), a people ('North Korean') or, taken for a person, a nation's people."""
    if all(word.lower() in NOT_NAMES for word in c.words):
        return True
    if c.kind == "person" and len(c.words) == 1:
        return _PEOPLES.search(c.words[0]) is not None
    return len(c.words) == 2 and c.words[0] in _SIDES and _ORIGIN.search(c.words[1]) is not None


def _plain_noun(c: Candidate, parts: AbstractSet[str]) -> bool:
    """Whether it is one noun for a person or a crowd, with a capital only as the first of its sentence.

    ``parts``: the words of the longer names, which may be called by one of them: 'Steven King', 'King'.
    """
    if len(c.words) != 1 or c.title:
        return False
    word = c.words[0].lower().strip(".")
    return word in NO_NAMES_ALONE or (word in _NOUNS and word not in parts)


def _merged(given: list[Candidate], ruled: list[Candidate]) -> list[Candidate]:
    """One list from both: the encoder's edges where it is sure, else those of the capitals; kinds are added up."""
    read = sorted(given, key=lambda c: (c.start, -c.end))
    i = 0
    found: list[Candidate] = []
    for run in ruled:
        while i < len(read) and read[i].end <= run.start:
            found.append(read[i])
            i += 1
        inside = []
        while i < len(read) and read[i].start < run.end:
            inside.append(read[i])
            i += 1
        found.extend(_blended(run, inside, bool(read)))
    found.extend(read[i:])
    kept: list[Candidate] = []
    for c in sorted(found, key=lambda c: (c.start, -c.end)):
        if (not kept or c.start >= kept[-1].end) and c.weight >= (_FLOOR if read else 0.0):
            kept.append(c)
    return kept


def _blended(run: Candidate, inside: Sequence[Candidate], has_encoder: bool) -> list[Candidate]:
    """What a run of capitals holds, given the encoder's names within it."""
    if "&" in run.words:
        return [run]
    if not inside:
        run.weight *= 0.8 if has_encoder else 1.0
        return [run]
    if run.kind == "organisation" and len(inside) > 1 and any(w in ("of", "for") for w in run.words):
        run.weight += sum(c.weight for c in inside if c.kind == "organisation")
        return [run]
    if run.kind == "organisation" and run.words[-1].lower() in ORG_WORDS and inside[-1].end < run.end:
        return [run]  # 'West Yorkshire' in 'West Yorkshire Police'
    sure = [c for c in inside if c.weight >= 0.7]
    if len(inside) > 1 and len(sure) == len(inside):
        sure[0].title = sure[0].title or run.title
        return list(inside)
    if len(inside) == 1 and sure and run.start <= inside[0].start and inside[0].end <= run.end:
        one = inside[0]
        if one.kind == run.kind == "person" and len(run.words) <= 4:
            run.weight += one.weight
            return [run]
        one.title = one.title or (run.title if one.start == run.start else "")
        if one.kind == run.kind:
            one.weight += run.weight
        return [one]
    votes: Counter[str] = Counter({run.kind: round(1000 * run.weight)})
    length = sum(c.end - c.start for c in inside)
    for c in inside:
        votes[c.kind] += round(1000 * c.weight * (c.end - c.start) / max(length, run.end - run.start))
    start, end = min(run.start, inside[0].start), max(run.end, inside[-1].end)
    if start < run.start or end > run.end:
        return list(inside)  # it goes beyond the run: a lower-case part belongs to the name
    kind, weight = max(sorted(votes.items()), key=lambda item: item[1])
    return [Candidate(run.start, run.end, run.words, kind, weight / 1000, run.title)]


def _parted(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The names, with one that only begins with another name cut in two: 'the head of Acme Jane Doe'."""
    count = Counter(key_of(c.words) for c in candidates)
    found = []
    for c in candidates:
        tokens = [(m.start(), m.end()) for m in TOKEN.finditer(text, c.start, c.end)]
        cut = next(
            (k for k in range(len(tokens) - 2, 1, -1) if count[key_of(c.words[:k])] > 1 and c.kind != "work"), None
        )
        if cut is None or len(tokens) != len(c.words) or len(tokens) < 4:
            found.append(c)
            continue
        found.append(Candidate(c.start, tokens[cut - 1][1], c.words[:cut], c.kind, c.weight / 2))
        found.append(Candidate(tokens[cut][0], c.end, c.words[cut:], c.kind, c.weight))
    return found


def _bare(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The names without what stands before or behind them by chance: 'Certainly Bob Stone', 'Bob Stone Miss'."""
    known = {key_of(c.words) for c in candidates if c.kind == "person"}
    last = {key[-1] for key in known if len(key) > 1 and not key[0].endswith("ing")}
    alone = {c.words[0] for c in candidates if len(c.words) == 1}
    found = []
    for c in candidates:
        words = c.words
        if c.kind == "person" and len(words) == 2 and words[0].endswith("ing") and fold(words[1]) in last:
            c = Candidate(c.end - len(words[1]), c.end, words[1:], c.kind, c.weight, c.title)  # 'Sentencing Bennet'
        if c.kind == "organisation" and len(words) > 2 and words[0][-2:] in ("'s", "’s") and words[0][:-2] in alone:
            first = next(m.end() for m in TOKEN.finditer(text, c.start, c.end))
            start = first + len(text[first : c.end]) - len(text[first : c.end].lstrip())
            c = Candidate(start, c.end, words[1:], c.kind, c.weight, c.title)  # "Orrin's Minster Choir"
        if c.kind == "person" and len(words) > 2:
            tokens = [m.span() for m in TOKEN.finditer(text, c.start, c.end)]
            opens = (
                words[0].endswith("ly")
                or key_of(words[1:]) in known
                or _AFTER.search(text[max(0, c.start - 6) : c.start])
            )
            if words[-1].lower() in _TITLES_BEHIND:
                c = Candidate(c.start, tokens[-2][1], words[:-1], c.kind, c.weight, c.title)
            elif opens and fold(words[0]) not in GIVEN and fold(words[1]) in GIVEN:
                c = Candidate(tokens[1][0], c.end, words[1:], c.kind, c.weight, c.title)
        found.append(c)
    return found


def _in_headlines(text: str, paragraphs: Sequence[Stretch], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Names of several words that a headline in title case repeats."""
    known: dict[str, Candidate] = {}
    for c in candidates:
        if len(c.words) > 1 and c.kind != "work" and len(known) < 300:
            known.setdefault(" ".join(c.words), c)
    if not known:
        return []
    taken = [(c.start, c.end) for c in candidates]
    found: list[Candidate] = []
    for start, end in paragraphs:
        if not headlined(text, start, end):
            continue
        line = text[start:end]
        for name, c in known.items():
            at = line.find(name)
            if at < 0:
                continue
            span = (start + at, start + at + len(name))
            if not any(
                a < span[1] and span[0] < b for a, b in (*_around(taken, span), *((f.start, f.end) for f in found[-8:]))
            ):
                found.append(Candidate(*span, c.words, c.kind, c.weight))
    return found


def _around(taken: Sequence[Stretch], span: Stretch) -> Sequence[Stretch]:
    i = bisect_right(taken, (span[0], 1 << 60))
    return taken[max(0, i - 2) : i + 2]


def _repeated(text: str, paragraphs: Sequence[Stretch], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Further printings of the people found, by surname, given name or in full, that nothing else covers."""
    known: dict[str, float] = {}
    for c in candidates:
        if c.kind == "person" and c.weight >= 0.3:
            for word in (c.words[0], c.words[-1]):
                if len(word) > 2 and word[0].isupper() and word.lower() not in NOT_NAMES:
                    known[word] = max(known.get(word, 0.0), c.weight)
    if not known:
        return []
    pattern = re.compile(r"(?<![\w@#-])[^\W\d_a-z][\w-]*")
    taken = sorted((c.start, c.end) for c in candidates)
    found, i = [], 0
    for start, end in paragraphs:
        for m in pattern.finditer(text, start, end):
            if m[0] not in known:
                continue
            while i < len(taken) and taken[i][1] <= m.start():
                i += 1
            if i < len(taken) and taken[i][0] < m.end():
                continue
            if text[m.end() : m.end() + 12].lstrip().split(" ")[0].strip(".,").lower() in KIN:
                continue
            found.append(Candidate(m.start(), m.end(), (m[0],), "person", 0.3))
    return found


def _called(candidates: Sequence[Candidate], kinds: dict[tuple[str, ...], str]) -> dict[str, tuple[str, str]]:
    """(name, kind) that a lone word stands for, where nobody is called so: a club's first word, a port's last."""
    found: dict[str, tuple[str, str]] = {}
    for c in candidates:
        key = key_of(c.words)
        if len(key) != 2:
            continue
        if key[1] in CLUBS and kinds[key] == "organisation" and kinds.get((key[0],)) != "place":
            found.setdefault(key[0], (" ".join(c.words), "organisation"))
        elif key[0] in HARBOURS and kinds[key] == "place":
            found.setdefault(key[1], (" ".join(c.words), "place"))
    named = {word for key, kind in kinds.items() if kind == "person" and len(key) > 1 for word in (key[0], key[-1])}
    return {word: told for word, told in found.items() if word not in named}


def _resolved(text: str, candidates: list[Candidate]) -> list[Found]:
    kinds = kinds_of(text, candidates)
    people = people_of(candidates, kinds)
    called = _called(candidates, kinds)
    recent: dict[str, int] = {}
    found = []
    for n, c in enumerate(candidates):
        key = key_of(c.words)
        kind = kinds[key]
        name = text[c.start : c.end]
        if len(key) == 1 and key[0] in called and not c.title:
            found.append(Found(c.start, c.end, *called[key[0]]))
            continue
        if kind == "person" or (len(key) == 1 and key[0] in people.single):
            full = people.whose(key, c.title, recent, n)
            if full:
                name, kind = full, "person"
                recent[full] = n
                if len(key) == 1 and full in people.surname.get(key[0], ()):
                    people.called(key[0], c.title, full)
        elif kind == "organisation":
            name = name.removeprefix("the ").removeprefix("The ")
        found.append(Found(c.start, c.end, " ".join(name.split()), kind, c.title))
    return found
