"""Which quotations of a story print the same words, what each prints of them, and where they part."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, pairwise

from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.collate import collate
from onrecord.account.printing import Printing, core, name_words, parts, printings, same_name
from onrecord.account.variants import Overlap, overlap, sentence, variants
from onrecord.model import Annotation, Report, Statement, Variant

Pair = tuple[int, int]


def align(
    reports: Sequence[Report],
    annotations: Sequence[Annotation],
    names: Mapping[tuple[str, str], str] = {},
    printed: Sequence[Printing] | None = None,
) -> tuple[Statement, ...]:
    """A statement for every set of quotations that print the same words, in the order of the reports.

    ``names`` gives for (report id, name in the report) the name across reports. A quotation that nobody else prints
    is a statement of one. Candidates come from an index of three-word runs, so that time grows with the quotations.
    ``printed``: what the quotations print, where it is at hand.
    """
    printed = printings(reports, annotations, names) if printed is None else printed
    group = _Groups(len(printed))
    for pair in _candidates(printed):
        if group.of(pair[0]) != group.of(pair[1]) and one(printed[pair[0]], printed[pair[1]]):
            group.join(*pair)
    _place_fragments(printed, group)
    members = group.members()
    return _utterances([_statement([printed[k] for k in each]) for each in members], members, printed)


class _Groups:
    """Sets that are joined as pairs come in (union-find)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, k: int) -> int:
        while self._parent[k] != k:
            self._parent[k] = self._parent[self._parent[k]]
            k = self._parent[k]
        return k

    def join(self, i: int, j: int) -> None:
        low, high = sorted((self.of(i), self.of(j)))
        self._parent[high] = low

    def members(self) -> list[list[int]]:
        sets: dict[int, list[int]] = defaultdict(list)
        for k in range(len(self._parent)):
            sets[self.of(k)].append(k)
        return list(sets.values())


def _candidates(printed: Sequence[Printing]) -> Iterator[Pair]:
    """Pairs that share a run of three words; of a run with many holders, each with the first few only."""
    first: dict[tuple[tuple[str, ...], str | None], int] = {}
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, printing in enumerate(printed):
        twin = first.setdefault((printing.keys, printing.who), k)
        if twin != k:
            yield twin, k
            continue
        for gram in _grams(printing.keys):
            holders[gram].append(k)
    shared: Counter[Pair] = Counter()
    for held in holders.values():
        if len(held) < 2:
            continue
        if len(held) <= limit.HOLDERS:
            shared.update(combinations(held, 2))
        else:
            shared.update((held[0], k) for k in held[1:])
            shared.update(pairwise(held))
    for pair, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        yield pair


def _grams(keys: Sequence[str], n: int = 3) -> set[tuple[str, ...]]:
    grams = set(zip(*(keys[i:] for i in range(n)), strict=False))
    return {gram for gram in grams if not all(map(lang.LIGHT.__contains__, gram))} or {tuple(keys[:n])}


def one(a: Printing, b: Printing) -> bool:
    """Whether two quotations of more than a few words are printings of one statement."""
    if min(len(core(a)), len(core(b))) <= limit.FRAGMENT or a.sung != b.sung or _apart(a, b):
        return False
    return _alike(a, b, overlap(a, b))


def _apart(a: Printing, b: Printing) -> bool:
    """Whether the two have too few words in common, in whatever order, to be alike: it saves laying them out."""
    (own, runs), (other, other_runs) = _held(a.keys), _held(b.keys)
    if not runs.isdisjoint(other_runs):
        return False
    common = sum([min(n, other[key]) for key, n in own.items() if key in other])
    if common / min(len(a.keys), len(b.keys)) >= limit.SHARE:
        return False
    return not (same_name(a.who, b.who) and (_sentence_among(a, other) or _sentence_among(b, own)))


@lru_cache(maxsize=16384)
def _held(keys: tuple[str, ...]) -> tuple[Counter[str], frozenset[tuple[str, ...]]]:
    """How often each word stands there, and all stretches as long as ``RUN``."""
    return Counter(keys), frozenset(zip(*(keys[i:] for i in range(limit.RUN)), strict=False))


def _sentence_among(printing: Printing, words: Counter[str]) -> bool:
    """Whether some sentence longer than a fragment has nearly all of its words among these."""
    bounds = zip(printing.starts, (*printing.starts[1:], len(printing.keys)), strict=True)
    return any(
        end - start > limit.FRAGMENT
        and sum(map(words.__contains__, printing.keys[start:end])) / (end - start) >= limit.SENTENCE_SHARE
        for start, end in bounds
    )


def _alike(a: Printing, b: Printing, laid: Overlap) -> bool:
    shorter = min(len(a.tokens), len(b.tokens))
    agree = same_name(a.who, b.who)
    if a.who and b.who and not agree:
        same_words = shorter > limit.FRAGMENT and laid.alike >= limit.SENTENCE_SHARE * shorter
        long = laid.run >= limit.RUN and laid.content > limit.RUN_CONTENT
        return long or (same_words and laid.meaning > limit.RUN_CONTENT)
    if laid.run >= limit.RUN and laid.content >= limit.RUN_CONTENT:
        return True
    if agree and laid.run > limit.RUN and laid.content:
        return True
    if agree and laid.whole and len(a.tokens) == len(b.tokens):
        return True
    if agree and laid.content >= limit.RUN_CONTENT and sentence(a, b, laid) >= limit.SENTENCE_SHARE:
        return True
    share = laid.alike / shorter
    if share < limit.SHARE or laid.meaning < limit.RUN_CONTENT:
        return False
    return agree or share >= 1 - (1 - limit.SHARE) / 2


def _place_fragments(printed: Sequence[Printing], group: _Groups) -> None:
    """Puts each quotation of up to a few words into the statement in which most other reports print it."""
    places: dict[str, set[int]] = defaultdict(set)
    alike: dict[tuple[str, ...], list[list[int]]] = defaultdict(list)
    for k, printing in enumerate(printed):
        if 1 == len(core(printing)) < len(printing.tokens):
            continue  # single words set against each other: 'a "meeting", not a "summit"'
        if len(core(printing)) <= limit.FRAGMENT:
            _beside_its_like(k, alike[tuple(token.key for token in core(printing))], printed)
        else:
            for key in set(printing.keys) - lang.LIGHT:
                places[key].add(k)
    for keys, sets in alike.items():
        rare = sorted(set(keys) - lang.LIGHT, key=lambda key: len(places.get(key, ())))
        for same in sets if rare else ():
            for k in same[1:]:
                group.join(same[0], k)
            held = sorted(places.get(rare[0], ()))[: 50 * limit.HOLDERS]
            best = _best(printed, same, [j for j in held if _holds(printed[j], printed[same[0]])], group)
            if best is not None:
                group.join(same[0], best)
    _within(printed, alike, group)


def _beside_its_like(k: int, sets: list[list[int]], printed: Sequence[Printing]) -> None:
    """Adds a fragment to the first set of the same words from the same speaker, or begins a new one."""
    for same in sets:
        if same_name(printed[same[0]].who, printed[k].who) or _own(printed[k]):
            same.append(k)
            return
    sets.append([k])


def _own(fragment: Printing) -> bool:
    """Whether it has words of meaning enough to be one person's, whoever a reading takes for its speaker."""
    return len({token.key for token in core(fragment)} - lang.LIGHT) > limit.RUN_CONTENT


def _best(printed: Sequence[Printing], same: Sequence[int], held: Sequence[int], group: _Groups) -> int | None:
    rank: dict[int, set[str]] = defaultdict(set)
    for j in held:
        rank[group.of(j)].add(printed[j].quotation.report)
    own = {printed[k].quotation.report for k in same}
    return max(rank, key=lambda g: (len(rank[g] - own), len(rank[g] & own), -g), default=None)


def _within(
    printed: Sequence[Printing], alike: Mapping[tuple[str, ...], Sequence[Sequence[int]]], group: _Groups
) -> None:
    """Joins a fragment that stands in no longer quotation to a longer fragment that holds it: 'a fact' and 'fact'."""
    longer: dict[str, list[int]] = defaultdict(list)
    for keys in sorted(alike, key=len, reverse=True):
        for same in alike[keys]:
            if any(group.of(k) != group.of(same[0]) for k in same):
                continue
            for key in set(keys) - lang.LIGHT:
                wider = [j for j in longer[key][:50] if _holds(printed[j], printed[same[0]])]
                if wider:
                    group.join(same[0], wider[0])
                    break
            for key in set(keys) - lang.LIGHT:
                longer[key].append(same[0])


def _holds(longer: Printing, fragment: Printing) -> bool:
    """Whether the fragment stands in the other in one piece, and the same person says it."""
    if longer.sung != fragment.sung or not (same_name(longer.who, fragment.who) or _own(fragment)):
        return False
    keys, at = longer.keys, 0
    for part in parts(fragment):
        size = len(part)
        at = next((i + size for i in range(at, len(keys) - size + 1) if keys[i : i + size] == part), -1)
        if at < 0:
            return _nearly(keys, fragment) and same_name(longer.who, fragment.who)
    return True


def _nearly(keys: Sequence[str], fragment: Printing) -> bool:
    """Whether the fragment's words stand in order and close together, a word or two put in between."""
    wanted = fragment.keys
    if len(wanted) < limit.FRAGMENT - 1 or len(set(wanted) - lang.LIGHT) < limit.RUN_CONTENT:
        return False
    for first in (i for i, key in enumerate(keys) if key == wanted[0]):
        rest = iter(keys[first : first + len(wanted) + limit.RUN_CONTENT])
        if all(key in rest for key in wanted):
            return True
    return False


def _statement(witnesses: Sequence[Printing]) -> Statement:
    spans = [(w.quotation.report, w.tokens[0].start, w.tokens[-1].end) for w in witnesses]
    name = hashlib.sha256(repr(sorted(spans)).encode()).hexdigest()[:12]
    return Statement(
        id=f"s-{name}",
        speaker=_speaker(witnesses),
        quotations=tuple(w.quotation.id for w in witnesses),
        variants=tuple(_variants(witnesses)),
        text=collate([w for w in witnesses if w.quotation.kind != "indirect"] or witnesses),
    )


def _speaker(witnesses: Sequence[Printing]) -> str | None:
    """The name that most witnesses give; of equal ones the fullest."""
    counts = Counter(w.who for w in witnesses if w.who)
    return max(counts, key=lambda who: (counts[who], len(name_words(who)), who), default=None)


def _variants(witnesses: Sequence[Printing]) -> Iterator[Variant]:
    for a, b in compared(witnesses):
        laid = overlap(a, b)
        if parallel(a, b, laid):
            yield from variants(a, b, laid)


def compared(witnesses: Sequence[Printing]) -> Iterator[tuple[Printing, Printing]]:
    """The pairs of different reports whose words are set side by side; indirect ones print no words.

    Where one report prints the very words of the other's printing elsewhere, it parts from itself, not from the other.
    """
    spoken = [w for w in witnesses if w.quotation.kind != "indirect"]
    if len(spoken) > limit.EVERY_PAIR:
        distinct = {w.keys: w for w in reversed(spoken)}
        spoken = list(reversed(distinct.values()))[: limit.DISTINCT]
    own: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for witness in spoken:
        own[witness.quotation.report].add(witness.keys)
    for a, b in combinations(spoken, 2):
        x, y = a.quotation.report, b.quotation.report
        if x != y and (a.keys == b.keys or (b.keys not in own[x] and a.keys not in own[y])):
            yield a, b


def parallel(a: Printing, b: Printing, laid: Overlap) -> bool:
    """Whether the two share words themselves, and not only through a third printing."""
    return laid.whole or _alike(a, b, laid)


def _utterances(
    found: list[Statement], members: Sequence[Sequence[int]], printed: Sequence[Printing]
) -> tuple[Statement, ...]:
    """The statements with the utterance that each is a part of: one speaker, going on within one report."""
    group = _Groups(len(found))
    of = {k: n for n, each in enumerate(members) for k in each}
    for k in range(1, len(printed)):
        a, b = printed[k - 1], printed[k]
        near = a.quotation.report == b.quotation.report and 0 <= b.tokens[0].start - a.tokens[-1].end <= limit.NEAR
        if near and a.who and same_name(a.who, b.who):
            group.join(of[k - 1], of[k])
    first = {n: min(each) for each in group.members() for n in each}
    return tuple(replace(s, utterance="u-" + found[first[n]].id[2:]) for n, s in enumerate(found))
