"""Who and what the reports of one story name: people, organisations, places and works across reports."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Annotation, Entity, Report, Span
from onrecord.text.nicknames import formal
from onrecord.text.words import fold

Key = tuple[str, ...]
Local = tuple[str, str]  # report id, name within the report

_DROPPED = frozenset(
    """the mr mrs ms miss dr prof sir sen rep gov gen president senator jr sr inc ltd plc llc corp co ii iii iv of for
    and""".split()  # noqa: SIM905
)
_MANY = 200  # people who share a word of their names, beyond which no more are compared
_TALL = 6  # words in a name: a longer one is two names that ran together


@dataclass(slots=True)
class _Name:
    """A name as one or more reports use it, and all that stands behind it."""

    key: Key
    printed: str
    kind: str
    locals: list[Local] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    gender: Counter[str] = field(default_factory=Counter)


def resolve(
    reports: Sequence[Report], annotations: Sequence[Annotation]
) -> tuple[tuple[Entity, ...], dict[Local, str]]:
    """The entities of a story, those most often mentioned first, and whom each report's own names stand for.

    The mapping is from (report id, name in the report) to the entity's name. The order of the reports does not
    matter. People with one surname and different given names stay apart; where a lone surname could be either, it
    stays alone.
    """
    texts = {report.id: report.text for report in reports}
    names = _names(annotations)
    clusters = _clusters(names)
    described: defaultdict[Local, list[Span]] = defaultdict(list)
    for annotation in annotations:
        for d in annotation.descriptions:
            described[annotation.report, d.name].append(d.span)
    entities: list[Entity] = []
    mapping: dict[Local, str] = {}
    taken: set[str] = set()
    for cluster in clusters:
        name = _fullest(cluster)
        if name in taken:
            name = _distinct(name, cluster[0].kind, taken)
        taken.add(name)
        places = [local for n in cluster for local in n.locals]
        mapping.update(dict.fromkeys(places, name))
        spans = sorted(s for n in cluster for s in n.mentions)
        forms = Counter(" ".join(s.of(texts[s.report]).split()) for s in spans if s.report in texts)
        also = [form for form, _ in sorted(forms.items(), key=lambda item: (-item[1], item[0])) if form != name]
        entities.append(
            Entity(
                name=name,
                kind=_kind(cluster),
                also=tuple(also),
                described=tuple(sorted(s for local in sorted(set(places)) for s in described.get(local, ()))),
                mentions=tuple(spans),
            )
        )
    return tuple(sorted(entities, key=lambda e: (-len(e.mentions), e.name))), mapping


def _distinct(name: str, kind: str, taken: set[str]) -> str:
    """The name with its kind or a number behind it, so that no two entities share one."""
    marked = f"{name} ({kind})"
    number = 2
    while marked in taken:
        marked = f"{name} ({kind} {number})"
        number += 1
    return marked


def _key(name: str) -> Key:
    words = [w.strip(".,'’\"“”()") for w in fold(name).replace("'s", "").split()]
    kept = tuple(w for w in words if w and w not in _DROPPED)
    return kept or tuple(w for w in words if w)


def _names(annotations: Iterable[Annotation]) -> list[_Name]:
    """Every name with its mentions; one key and kind is one name, whichever reports print it."""
    found: dict[tuple[Key, str], _Name] = {}
    printed: defaultdict[tuple[Key, str], Counter[str]] = defaultdict(Counter)
    for annotation in sorted(annotations, key=lambda a: a.report):
        gender = dict(annotation.gender)
        kinds = {m.name: m.kind for m in annotation.mentions}
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        for m in annotation.mentions:
            spans[m.name].append(m.span)
        for q in annotation.quotations:
            if q.speaker and q.speaker not in kinds:
                kinds[q.speaker] = "organisation" if "organisation" in q.reason else "person"
        for local, kind in sorted(kinds.items()):
            key = _key(local)
            if not key:
                continue
            name = found.setdefault((key, kind), _Name(key, local, kind))
            name.locals.append((annotation.report, local))
            name.mentions += spans[local]
            printed[key, kind][local] += len(spans[local])
            if local in gender:
                name.gender[gender[local]] += 1
    for at, name in found.items():
        name.printed = max(sorted(printed[at]), key=lambda form, at=at: printed[at][form])  # type: ignore[misc]
    return _one_kind(list(found.values()))


def _one_kind(names: list[_Name]) -> list[_Name]:
    """Names of one key under the kind that most mentions have: a slip in one report is no second thing.

    Where as many say one as the other, it is a town or a person rather than a body.
    """
    groups: defaultdict[Key, list[_Name]] = defaultdict(list)
    for name in names:
        groups[name.key].append(name)
    kept = []
    for key in sorted(groups):
        first, *rest = sorted(groups[key], key=lambda n: (-len(n.mentions), n.kind == "organisation", n.kind))
        for other in rest:
            first.locals += other.locals
            first.mentions += other.mentions
            first.gender += other.gender
        kept.append(first)
    return kept


def _clusters(names: Sequence[_Name]) -> list[list[_Name]]:
    people = [n for n in names if n.kind == "person"]
    others = [n for n in names if n.kind != "person"]
    return [*_people(people), *_others(others)]


def _people(names: Sequence[_Name]) -> list[list[_Name]]:
    full = sorted((n for n in names if len(n.key) > 1), key=lambda n: (-len(n.key), -len(n.mentions), n.key))
    clusters: list[list[_Name]] = []
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for name in full:
        near = sorted({i for w in (name.key[0], name.key[-1]) for i in by_word[w][:_MANY]})
        fitting = [i for i in near if any(_same(name, other) for other in clusters[i])]
        if len(fitting) == 1:
            clusters[fitting[0]].append(name)
            at = fitting[0]
        else:
            at = len(clusters)
            clusters.append([name])
        for word in {*name.key[:1], *name.key[-1:]}:
            by_word[word].append(at)
    surname: defaultdict[str, set[int]] = defaultdict(set)
    given: defaultdict[str, set[int]] = defaultdict(set)
    for i, cluster in enumerate(clusters):
        for name in cluster:
            surname[name.key[-1]].add(i)
            given[name.key[0]].add(i)
    for name in sorted((n for n in names if len(n.key) == 1), key=lambda n: n.key):
        known = _alone(name, clusters, surname, given)
        if known is None:
            clusters.append([name])
        else:
            clusters[known].append(name)
    return clusters


def _alone(
    name: _Name,
    clusters: Sequence[Sequence[_Name]],
    surname: Mapping[str, set[int]],
    given: Mapping[str, set[int]],
) -> int | None:
    """The one person whom a lone surname or given name can stand for, if it is one."""
    for table in (surname, given):
        fitting = [i for i in sorted(table.get(name.key[0], ())) if all(_genders_fit(name, o) for o in clusters[i])]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            weight = sorted(((sum(len(o.mentions) for o in clusters[i]), i) for i in fitting), reverse=True)
            return weight[0][1] if weight[0][0] >= 4 * max(1, weight[1][0]) else None
    return None


def _genders_fit(a: _Name, b: _Name) -> bool:
    told = {c.most_common(1)[0][0] for c in (a.gender, b.gender) if c}
    return len(told & {"he", "she"}) < 2


def _same(a: _Name, b: _Name) -> bool:
    """Whether two full names are one person's: words left out, an initial, a short form, a slip in a letter."""
    if not _genders_fit(a, b):
        return False
    short, long = sorted((a.key, b.key), key=len)
    if short[-1] == long[-1] or _slip(short[-1], long[-1]):
        one, two = short[0], long[0]
        if one == two or formal(one) == formal(two) or (min(len(one), len(two)) == 1 and one[0] == two[0]):
            return True
        if short[-1] == long[-1] and _slip(one, two) and not _beside(a, b):
            return True
        return len(short) < len(long) and set(short) <= set(long)
    return len(short) == len(long) - 1 and long[: len(short)] == short


def _beside(a: _Name, b: _Name) -> bool:
    """Whether some report uses both names, so that they are two people's."""
    return bool({report for report, _ in a.locals} & {report for report, _ in b.locals})


def _slip(a: str, b: str) -> bool:
    """Whether two long words differ by one letter lost, changed or swapped with its neighbour."""
    if a == b:
        return True
    if min(len(a), len(b)) < 6 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return (
        a[i + 1 :] == b[i:]
        or a[i:] == b[i + 1 :]
        or a[i + 1 :] == b[i + 1 :]
        or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    )


def _others(names: Sequence[_Name]) -> list[list[_Name]]:
    """Organisations, places and works: one name, an acronym and what it stands for."""
    clusters: dict[Key, list[_Name]] = {}
    initials: defaultdict[str, list[Key]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (-len(n.key), n.key)):
        if len(name.key) == 1 and name.kind == "organisation":
            spelt = initials.get(name.key[0].replace(".", ""), [])
            if spelt:
                for other in spelt[1:]:
                    clusters[spelt[0]] += clusters.pop(other, [])
                initials[name.key[0].replace(".", "")] = spelt[:1]
                clusters[spelt[0]].append(name)
                continue
        clusters[name.key] = [name]
        if len(name.key) > 2 and name.kind == "organisation":
            initials["".join(w[0] for w in name.key)].append(name.key)
    return list(clusters.values())


def _fullest(cluster: Sequence[_Name]) -> str:
    """The fullest printed name; of several as full, the one printed most."""
    fit = [n for n in cluster if len(n.key) <= _TALL] or list(cluster)
    return max(sorted(fit, key=lambda n: n.printed), key=lambda n: (len(n.key), len(n.mentions))).printed


def _kind(cluster: Sequence[_Name]) -> str:
    count: Counter[str] = Counter()
    for name in cluster:
        count[name.kind] += 1 + len(name.mentions)
    return max(sorted(count), key=lambda kind: count[kind])
