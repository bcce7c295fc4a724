"""The names in one report, each with the fullest form under which the report knows it.

A name is one entity through the whole report: 'Chrissy Teigen', 'Teigen', 'Mrs. Teigen' and 'Chrissy' are one,
'the Teigen family' is nobody, and two people who share a surname stay two.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.annotate.english import (
    COUNTRIES,
    CUES,
    DAYS,
    GROUP_NOUNS,
    HONORIFICS,
    NOT_NAMES,
    ORG_WORDS,
    PLACE_STARTS,
    PLACE_WORDS,
    ROLES,
    TITLES,
    WEAK,
    WIRES,
)
from onrecord.annotate.given_names import GIVEN
from onrecord.text.words import fold

Stretch = tuple[int, int]

_WORD = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Amb|Col|Capt|Sgt|Lt|Maj|Adm|Rev|Hon|Det|Fr|St|[A-Z])\.(?:[A-Z]\.)*"
    r"|[^\W\d_a-zß-öø-ÿ][\w’'-]*)"
)
_NAME = re.compile(
    r"(?<![\w@#’'])" + _WORD + r"(?:[ \u00a0](?:(?:of|for|de|da|del|della|di|du|la|le|van|von|der|den|bin|ibn|al|el|ben"
    r"|y|and|the|&)[ \u00a0]){0,2}" + _WORD + r"){0,7}"
)
_CONTRACTED = re.compile(r"['’](?:m|ll|ve|re|d)$|n['’]t$|^(?:it|that|he|she|there|what|who|here|let)['’]s$", re.I)
_TOKEN = re.compile(r"[^\s]+")
_POSSESSIVE = re.compile(r"['’][sS]?$")
_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
_PARTICLES = frozenset("de da del della di du la le van von der den bin ibn al el ben y".split())
_LINKS = frozenset("of for and the &".split())
_STARTS = frozenset(".!?:;\"“”‘'’(—–-•|*[")
_KIN = frozenset(["family", "families", "brothers", "sisters", "twins", "siblings", "couple", "clan", "household"])
_AGE = re.compile(r",? \(?(?:aged )?\d{1,2}[,)]")
_MODIFIER = re.compile(r"-(?:\w+ed|based|led|run|era|style|born|owned|wide)$")
_MONTH_BEFORE = re.compile(r"\b(?:in|on|since|until|by|of|last|next|from|during|early|late|mid|this|through|before|after)[ -]$", re.I)
_MANY = 60  # people who share a word of their names, beyond which no more are compared
_FLOOR = 0.25  # of a name's weight, where an encoder reads too
_SAYS = re.compile(r",?\s+(?:also |then |later |previously |repeatedly )?(\w+)")
_PLACE_BEFORE = re.compile(r"(?:\b(?:in|at|near|from|to|outside|across|around|of)\s(?:the\s)?)$", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """One printed name: [start, end), its fullest form in the report, its kind, the title before it."""

    start: int
    end: int
    name: str
    kind: str
    title: str = ""


@dataclass(slots=True)
class _Candidate:
    start: int
    end: int
    words: tuple[str, ...]
    kind: str
    weight: float
    title: str = ""


def find(text: str, paragraphs: Sequence[Stretch], read: Iterable[tuple[int, int, str, float]] = (), titles: Sequence[Stretch] = ()) -> list[Found]:
    """The names in these paragraphs, in text order and without overlap.

    ``read`` are the encoder's spans (start, end, kind, confidence); without any, rules alone find names. ``titles``
    are titles of works between marks, in text order.
    """
    given = [c for c in (_of_encoder(text, *span) for span in read) if c]
    ruled = [c for span in paragraphs for c in _by_rule(text, *span)]
    candidates = [c for c in _merged(given, ruled) if not any(a <= c.start < b for a, b in _at(titles, c.start))]
    candidates += [c for a, b in titles if (c := _trimmed(text, a, b, "work", 1.0))]
    candidates.sort(key=lambda c: c.start)
    candidates = _parted(text, candidates)
    candidates += _in_headlines(text, paragraphs, candidates)
    candidates.sort(key=lambda c: c.start)
    candidates += _repeated(text, paragraphs, candidates)
    candidates.sort(key=lambda c: c.start)
    return _resolved(text, candidates)


def _at(stretches: Sequence[Stretch], at: int) -> Sequence[Stretch]:
    """The one stretch that may hold an offset."""
    i = bisect_right(stretches, (at, 1 << 60)) - 1
    return stretches[i : i + 1] if i >= 0 else ()


def _of_encoder(text: str, start: int, end: int, kind: str, confidence: float) -> _Candidate | None:
    while start > 0 and end - start < 80 and (text[start - 1].isalnum() or (text[start - 1] in "-’'" and text[start - 2 : start - 1].isalnum())):
        start -= 1
    while end < len(text) and end - start < 80 and (text[end].isalnum() or (text[end] == "-" and text[end + 1 : end + 2].isalnum())):
        end += 1
    if not any(c.isupper() for c in text[start:end]) or _PARTY.match(text, start) or text[start:end].lower() in NOT_NAMES:
        return None
    return _trimmed(text, start, end, kind, confidence)


def _trimmed(text: str, start: int, end: int, kind: str, weight: float) -> _Candidate | None:
    """The candidate without honorifics, 'the', possessive and quotation marks at its edges."""
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    title = ""
    before = text[max(0, start - 30) : start].split()
    if before and before[-1].lower() in TITLES and text[start - 1 : start] == " ":
        title = before[-1].lower()
    while len(tokens) > 1 and kind != "work":
        word = text[tokens[0][0] : tokens[0][1]].lower().strip("“\"'‘")
        if word in HONORIFICS and (kind == "person" or word == "the"):
            title = title if title and TITLES.get(title) else word
            tokens.pop(0)
        else:
            break
    if not tokens:
        return None
    first, last = tokens[0][0], tokens[-1][1]
    while first < last and text[first] in "“”\"'‘’([.,":
        first += 1
    piece = text[first:last]
    m = _POSSESSIVE.search(piece)
    if m and kind != "work":
        last = first + m.start()
    while last > first and (text[last - 1] in "“”\"'’‘,;:!?)]" or (text[last - 1] == "." and not _dotted(text, first, last))):
        last -= 1
    if first >= last:
        return None
    words = tuple(text[first:last].split())
    return _Candidate(first, last, words, kind, weight, title)


def _dotted(text: str, start: int, end: int) -> bool:
    word = text[start:end].split()[-1]
    return word.lower() in _SUFFIXES or "." in word[:-1] or len(word) == 2


def _by_rule(text: str, start: int, end: int) -> list[_Candidate]:
    sample = text[start : min(end, start + 2000)]
    shouted, lower = sum(map(str.isupper, sample)), sum(map(str.islower, sample))
    if shouted > lower or _headlined(text, start, end):
        return []
    found = []
    for m in _NAME.finditer(text, start, end):
        found.extend(_parts(text, m.start(), m.end(), start, end))
    return found


def _headlined(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is in title case, where capitals tell nothing."""
    if end - start > 250:
        return False
    words = [w for w in text[start:end].split() if w[0].isalpha()]
    return len(words) >= 5 and sum(w[0].isupper() for w in words) >= 0.72 * len(words)


def _parts(text: str, start: int, end: int, first: int, last: int) -> list[_Candidate]:
    """Names in a run of capitalised words: cut at a possessive, at words that are no name, between a title and a name."""
    groups: list[list[Stretch]] = [[]]
    titles: list[str] = [""]
    for m in _TOKEN.finditer(text, start, end):
        word = m[0].lower()
        bare = _POSSESSIVE.sub("", word)
        if word in ("and", "&") or (word in ("of", "for", "the") and not _organised(text, groups[-1], m.end(), end)):
            groups.append([])
            titles.append("")
        elif word in TITLES and not groups[-1] and word not in GIVEN:
            titles[-1] = word if not TITLES.get(titles[-1]) else titles[-1]
        elif (word in TITLES and word not in GIVEN) or word in HONORIFICS and len(groups[-1]) >= 1:
            groups.append([])
            titles.append(word)
        elif _CONTRACTED.search(word) or _PARTY.match(m[0]):
            groups.append([])
            titles.append("")
        elif not groups[-1] and (word in NOT_NAMES or word in _LINKS) and bare not in GIVEN:
            titles[-1] = ""
        elif word.strip(".") in DAYS and bare not in GIVEN:
            groups.append([])
            titles.append("")
        elif word in _KIN:
            groups[-1] = []
        else:
            groups[-1].append((m.start(), m.end()))
            if bare != word:
                groups.append([])
                titles.append("")
    found = []
    for group, title in zip(groups, titles, strict=True):
        while group and text[group[-1][0] : group[-1][1]].lower() in _LINKS | _PARTICLES:
            group.pop()
        if group:
            c = _judged(text, group[0][0], group[-1][1], title, first, last)
            if c:
                found.append(c)
    return found


def _leads(words: tuple[str, ...]) -> bool:
    """Whether the first word of a run belongs to no name: 'State-run …', 'Reuters Jane Doe', 'Japan Jane Doe'."""
    if _MODIFIER.search(words[0]):
        return True
    if any(w.lower() in ORG_WORDS for w in words):
        return False
    return (words[0] in WIRES or words[0].lower() in COUNTRIES) and (len(words) > 2 or fold(words[1]) in GIVEN)


_PARTY = re.compile(r"[DRI]-[A-Z]")


def _organised(text: str, group: Sequence[Stretch], after: int, end: int) -> bool:
    """Whether 'of' or 'for' goes on an organisation's name: Committee of the Red Cross, Department for Transport."""
    if not group:
        return False
    head = text[group[-1][0] : group[-1][1]].lower()
    return head in ORG_WORDS or head in ("of", "for", "bill", "speaker", "university", "republic", "archbishop", "gulf")


def _judged(text: str, start: int, end: int, title: str, first: int, last: int) -> _Candidate | None:
    c = _trimmed(text, start, end, "", 0.0)
    if c is None or not any(ch.isalpha() for ch in c.words[0]):
        return None
    if len(c.words) > 1 and _leads(c.words):
        start += len(c.words[0]) + 1
        return _judged(text, start, end, "", first, last)
    low = [w.lower().strip(".,") for w in c.words]
    after = text[c.end : min(last, c.end + 40)]
    before = text[max(first, c.start - 24) : c.start]
    c.title = title or c.title
    opening = c.start == first or before.rstrip()[-1:] in _STARTS
    follows = _SAYS.match(after)
    says = bool(follows and follows[1] in CUES - WEAK) or bool(re.search(r"\b(?:said|says|added|asked|told|wrote)\s$", before))
    if after.lstrip()[:12].split(" ")[0].strip(".,;:!?").lower() in _KIN:
        return None
    if len(c.words) == 1:
        word = c.words[0]
        if low[0] in DAYS | {"may"} and (_MONTH_BEFORE.search(before) or after.lstrip()[:1].isdigit()):
            return None
        if low[0] in COUNTRIES and not title:
            c.kind, c.weight = "place", 0.4
        elif word.isupper() and 2 <= len(word.strip(".")) <= 6 and not title:
            c.kind, c.weight = "organisation", 0.4
        elif title and title not in ("the", "former"):
            c.kind, c.weight = "person", 0.8
        elif (low[0] in GIVEN and low[0] not in NOT_NAMES) or says:
            c.kind, c.weight = "person", 0.3 if opening and not says else 0.5
        elif opening or low[0] in NOT_NAMES:
            return None
        elif _PLACE_BEFORE.search(before):
            c.kind, c.weight = "place", 0.4
        elif low[0] in ROLES or low[0] in ORG_WORDS:
            return None
        else:
            c.kind, c.weight = "organisation", 0.15
        return c
    if low[0] in GIVEN or (title and TITLES.get(title) is not None) or _AGE.match(after):
        c.kind, c.weight = "person", 0.8
        if low[-1] in ORG_WORDS or low[-1] in PLACE_WORDS:
            c.kind, c.weight = ("organisation" if low[-1] in ORG_WORDS else "place"), 0.5
    elif any(w in ORG_WORDS for w in low) or c.words[-1].isupper():
        c.kind, c.weight = "organisation", 0.6
    elif any(w in PLACE_WORDS for w in low) or low[-1] in COUNTRIES or low[0] in PLACE_STARTS:
        c.kind, c.weight = "place", 0.6
    elif any(w in NOT_NAMES or w in GROUP_NOUNS for w in low):
        c.kind, c.weight = "organisation", 0.2
    elif says or (2 <= len(c.words) <= 3 and not any(w in _LINKS for w in low)):
        c.kind, c.weight = "person", 0.6 if says else 0.35
    else:
        c.kind, c.weight = "organisation", 0.3
    return c


def _merged(given: list[_Candidate], ruled: list[_Candidate]) -> list[_Candidate]:
    """One list from both: the encoder's edges where it is sure, else those of the run of capitals; kinds are added up."""
    read = sorted(given, key=lambda c: (c.start, -c.end))
    i = 0
    found: list[_Candidate] = []
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
    kept: list[_Candidate] = []
    for c in sorted(found, key=lambda c: (c.start, -c.end)):
        if (not kept or c.start >= kept[-1].end) and c.weight >= (_FLOOR if read else 0.0):
            kept.append(c)
    return kept


def _blended(run: _Candidate, inside: Sequence[_Candidate], has_encoder: bool) -> list[_Candidate]:
    """What a run of capitals holds, given the encoder's names within it."""
    if not inside:
        run.weight *= 0.8 if has_encoder else 1.0
        return [run]
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
    return [_Candidate(run.start, run.end, run.words, kind, weight / 1000, run.title)]


def _parted(text: str, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The names, with one that only begins with another name cut in two: 'the head of Acme Jane Doe'."""
    count = Counter(_key(c.words) for c in candidates)
    found = []
    for c in candidates:
        tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text, c.start, c.end)]
        cut = next(
            (k for k in range(len(tokens) - 2, 1, -1) if count[_key(c.words[:k])] > 1 and c.kind != "work"), None
        )
        if cut is None or len(tokens) != len(c.words) or len(tokens) < 4:
            found.append(c)
            continue
        found.append(_Candidate(c.start, tokens[cut - 1][1], c.words[:cut], c.kind, c.weight / 2))
        found.append(_Candidate(tokens[cut][0], c.end, c.words[cut:], c.kind, c.weight))
    return found


def _in_headlines(text: str, paragraphs: Sequence[Stretch], candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Names of several words that a headline in title case repeats."""
    known: dict[str, _Candidate] = {}
    for c in candidates:
        if len(c.words) > 1 and c.kind != "work" and len(known) < 300:
            known.setdefault(" ".join(c.words), c)
    if not known:
        return []
    taken = [(c.start, c.end) for c in candidates]
    found: list[_Candidate] = []
    for start, end in paragraphs:
        if not _headlined(text, start, end):
            continue
        line = text[start:end]
        for name, c in known.items():
            at = line.find(name)
            if at < 0:
                continue
            span = (start + at, start + at + len(name))
            if not any(a < span[1] and span[0] < b for a, b in (*_around(taken, span), *((f.start, f.end) for f in found[-8:]))):
                found.append(_Candidate(*span, c.words, c.kind, c.weight))
    return found


def _around(taken: Sequence[Stretch], span: Stretch) -> Sequence[Stretch]:
    i = bisect_right(taken, (span[0], 1 << 60))
    return taken[max(0, i - 2) : i + 2]


def _repeated(text: str, paragraphs: Sequence[Stretch], candidates: Sequence[_Candidate]) -> list[_Candidate]:
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
            if text[m.end() : m.end() + 12].lstrip().split(" ")[0].strip(".,").lower() in _KIN:
                continue
            found.append(_Candidate(m.start(), m.end(), (m[0],), "person", 0.3))
    return found


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(f for w in words if (f := fold(w).strip(".,'’\"“”")) and f not in _SUFFIXES)


def _kinds(text: str, candidates: Sequence[_Candidate]) -> dict[tuple[str, ...], str]:
    """The kind of each name in the whole report: what most of its printings, weighed, are read as."""
    votes: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    evidence: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for c in candidates:
        votes[_key(c.words)][c.kind] += round(1000 * c.weight)
        for kind, weight in _beside(text, c):
            votes[_key(c.words)][kind] += weight
        evidence[_key(c.words)].update(kind for kind, _ in _beside(text, c))
    kinds = {key: min(count, key=lambda k: (-count[k], k)) for key, count in votes.items()}
    for key, kind in kinds.items():
        seen = evidence[key]
        if kind == "person" and seen["organisation"] >= 2 and not seen["person"]:
            kinds[key] = "organisation"
    return kinds


_GROUP_BEFORE = re.compile(r"\b(?:group|company|firm|agency|network|party|organi[sz]ation|charity|newspaper|union|band|team)\s$")
_GROUP_AFTER = re.compile(
    r"\s(?:militants?|fighters?|insurgents?|insurgency|officials?|leaders?(?=\s[A-Z])|members?|forces|troops|supporters"
    r"|executives?|shares|employees|staff|spokes\w+|lawmakers|leadership|faction|headquarters)\b"
)
_PLACE_NAMED = re.compile(r"\b(?:town|city|village|state|province|region|district|country|capital|island) (?:of )?$")


def _beside(text: str, c: _Candidate) -> list[tuple[str, int]]:
    """Votes for a kind from the words right beside a name, in thousandths."""
    before = text[max(0, c.start - 22) : c.start]
    after = text[c.end : c.end + 18]
    votes = []
    if _GROUP_BEFORE.search(before):
        votes.append(("organisation", 1500))
    if _GROUP_AFTER.match(after):
        votes.append(("organisation", 1000))
    if _PLACE_NAMED.search(before):
        votes.append(("place", 1500))
    if c.title and (TITLES.get(c.title) or c.title in HONORIFICS) and c.title not in ("the", "state", "former", "special"):
        votes.append(("person", 800))
    if len(c.words) > 1 and fold(c.words[0]) in GIVEN:
        votes.append(("person", 800))
    return votes


def _resolved(text: str, candidates: list[_Candidate]) -> list[Found]:
    kinds = _kinds(text, candidates)
    people = _people(candidates, kinds)
    recent: dict[str, int] = {}
    found = []
    for n, c in enumerate(candidates):
        key = _key(c.words)
        kind = kinds[key]
        name = text[c.start : c.end]
        if kind == "person" or (len(key) == 1 and key[0] in people.single):
            full = people.whose(key, c.title, recent, n)
            if full:
                name, kind = full, "person"
                recent[full] = n
        elif kind == "organisation":
            name = name.removeprefix("the ").removeprefix("The ")
        found.append(Found(c.start, c.end, " ".join(name.split()), kind, c.title))
    return found


@dataclass(slots=True)
class _People:
    full: dict[tuple[str, ...], str]
    single: dict[str, list[str]]  # a surname or given name → full names that carry it
    surname: dict[str, list[str]]
    gender: dict[str, str]

    def whose(self, key: tuple[str, ...], title: str, recent: dict[str, int], n: int) -> str | None:
        if key in self.full:
            return self.full[key]
        if len(key) != 1:
            return None
        names = self.surname.get(key[0], []) if title else []
        names = names or self.surname.get(key[0]) or self.single.get(key[0], [])
        told = TITLES.get(title, "")
        if told and len(names) > 1:
            names = [x for x in names if self.gender.get(x, told) == told] or names
        if len(names) > 1:
            seen = [x for x in names if x in recent]
            if seen:
                return max(seen, key=lambda x: recent[x])
        return names[0] if names else None


def _people(candidates: Sequence[_Candidate], kinds: dict[tuple[str, ...], str]) -> _People:
    """Who is who among the people named in full; a form whose words are a part of another's is the same person."""
    forms: dict[tuple[str, ...], list[_Candidate]] = defaultdict(list)
    for c in candidates:
        key = _key(c.words)
        if kinds[key] == "person":
            forms[key].append(c)
    longest = sorted((k for k in forms if len(k) > 1), key=lambda k: (-len(k), k))
    heads: list[tuple[str, ...]] = []
    full: dict[tuple[str, ...], str] = {}
    by_end: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in longest:
        same = next((h for word in (key[-1], key[0]) for h in by_end[word][:_MANY] if _same(key, h)), None)
        if same is None:
            heads.append(key)
            full[key] = " ".join(forms[key][0].words)
            for word in {key[0], key[-1]}:
                by_end[word].append(key)
        else:
            full[key] = full[same]
    single: defaultdict[str, list[str]] = defaultdict(list)
    surname: defaultdict[str, list[str]] = defaultdict(list)
    initial: defaultdict[str, list[str]] = defaultdict(list)  # surnames by their first letter
    gender: dict[str, str] = {}
    order = {full[_key(c.words)]: n for n, c in reversed(list(enumerate(candidates))) if _key(c.words) in full}
    for key in sorted(full, key=lambda k: order.get(full[k], 0)):
        name = full[key]
        for word in {key[0], key[-1], *(key[1:-1] if len(key) > 2 else ())}:
            if len(word) > 1 and len(single[word]) < _MANY and name not in single[word]:
                single[word].append(name)
        if len(surname[key[-1]]) < _MANY and name not in surname[key[-1]]:
            initial[key[-1][0]] += [] if surname[key[-1]] else [key[-1]]
            surname[key[-1]].append(name)
        told = GIVEN.get(key[0], "") or next((TITLES[c.title] for c in forms[key] if TITLES.get(c.title)), "")
        if told:
            gender[name] = told
    for key, group in forms.items():
        if len(key) == 1 and key[0] not in single:
            near = _misspelt(key[0], {known: surname[known] for known in initial[key[0][0]][:_MANY]})
            full[key] = near or " ".join(group[0].words)
            if not near:
                single[key[0]].append(full[key])
    return _People(full, dict(single), dict(surname), gender)


def _same(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one form is the other with words left out, the given name or the surname kept."""
    if short == long:
        return True
    rest = iter(long)
    if not all(any(w == x or (len(w) == 1 and x.startswith(w)) for x in rest) for w in short):
        return False
    return short[-1] == long[-1] or (short[0] == long[0] and len(short) == len(long) - 1)


def _misspelt(word: str, surnames: dict[str, list[str]]) -> str | None:
    """The full name of whom a surname is a slip of the pen away: a letter lost, gained, changed or two swapped."""
    if len(word) < 6:
        return None
    for known, names in surnames.items():
        if len(names) == 1 and len(known) >= 6 and known[0] == word[0] and _slip(word, known):
            return names[0]
    return None


def _slip(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    return a[i + 1 :] == b[i:] or a[i:] == b[i + 1 :] or a[i + 1 :] == b[i + 1 :] or (
        a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :]
    )
