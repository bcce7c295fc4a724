"""What age each report gives one person, and what one report counts where another says that there was none."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.account import language as lang
from onrecord.account import thresholds as limit
from onrecord.account.amounts import NUMBERS
from onrecord.account.clauses import Clause
from onrecord.account.quantities import Quantity
from onrecord.model import Annotation, Difference, Report, Side, Span
from onrecord.text.words import fold

_IN_WORDS = "|".join(word for word, number in NUMBERS.items() if 1 < number < 20)
_AGE = re.compile(
    r"\b(?=[A-Z\d])(?:"
    r"(?P<a>[A-Z][\w'’-]{1,40} [A-Z][\w'’-]{1,40}), "
    rf"(?:(?P<n>\d{{1,2}})(?=[,.;) ](?! ?(?:[ap]\.?m|percent|per|million)))|(?P<w>{_IN_WORDS})(?=[,.;)]))"
    r"|(?P<m>\d{1,2})-year-old (?P<b>[A-Z][\w'’-]{1,40} [A-Z][\w'’-]{1,40}))"
)
_STOPS = re.compile(r"[a-z”\"][.?!][”\"]?\s[^.?!]*[.?!]\s")
"""A whole sentence between two places."""
_THE = re.compile(r"\b[Tt]he (?P<n>\d{1,2})-year-old\b")
_STATED = re.compile(r", (?P<n>\d{1,2})(?=[,.;](?! ?\d))")
_BACK = 300
"""Characters before 'the 56-year-old' in which the one who is meant is named."""
_YEARS = re.compile(r"(?:[\w-]+ ){0,3}?(\d{1,2})(?:-year-old\b|$)")
_NEW_YEAR = 366
"""Days between two reports within which no more than one birthday lies."""
_SAME_AGE = 7
"""Days between two reports within which a birthday is so rare that two ages cannot both be right."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a sentence: what is counted (the words right after it), and what happens to it."""

    span: Span
    number: Quantity
    head: tuple[str, ...]
    acts: frozenset[str]
    words: frozenset[str]


def ages(
    reports: Sequence[Report], annotations: Sequence[Annotation] = (), names: Mapping[tuple[str, str], str] = {}
) -> Iterator[Difference]:
    """Ages of one person, by first and last name or as described, that differ by more than a birthday in between."""
    found: dict[str, dict[str, tuple[int, Span]]] = defaultdict(dict)
    texts = {report.id: report.text for report in reports}
    for mark in annotations:
        for described in mark.descriptions:
            m = _YEARS.match(described.span.of(texts.get(mark.report, "")))
            name = names.get((mark.report, described.name), described.name)
            if m and len(name.split()) > 1:
                found[fold(name)].setdefault(mark.report, (int(m[1]), described.span))
    for report in reports:
        for m in _AGE.finditer(report.text):
            name = re.sub(r"['’]s$", "", m["a"] or m["b"])
            group = next(group for group in ("n", "m", "w") if m[group])
            age = int(NUMBERS.get(m[group]) or m[group])
            found[fold(name)].setdefault(report.id, (age, Span(report.id, *m.span(group))))
    for mark in annotations:
        text = texts.get(mark.report, "")
        for name, age, span in (*_of_the_one_named(mark, text), *_of_speakers(mark, text), *_by_surname(mark, text)):
            known = names.get((mark.report, name), name)
            if len(known.split()) > 1:
                found[fold(known)].setdefault(mark.report, (age, span))
    days = {report.id: report.day for report in reports}
    for places in found.values():
        for (x, left), (y, right) in combinations(places.values(), 2):
            if x == y:
                continue
            first, second = days[left.report], days[right.report]
            apart = abs((first - second).days) if first and second else None
            birthdays = 0 if apart is not None and apart <= _SAME_AGE else 1
            severe = "hard" if abs(x - y) > birthdays and (apart is None or apart < _NEW_YEAR) else "soft"
            yield Difference("number", severe, "age", Side(left, str(x)), Side(right, str(y)),
                             f"{x} in one and {y} in the other")  # fmt: skip


def _of_the_one_named(mark: Annotation, text: str) -> Iterator[tuple[str, int, Span]]:
    """(name, age, place) of 'the 56-year-old', where one person alone is named in the sentence before."""
    people = [mention for mention in mark.mentions if mention.kind == "person"]
    for m in _THE.finditer(text):
        start = max(text.rfind("\n", 0, m.start()) - _BACK, m.start() - _BACK, 0)
        before = [mention for mention in people if start <= mention.span.start < m.start()]
        near = {mention.name for mention in before if not _STOPS.search(text, mention.span.end, m.start())}
        if len(near) == 1:
            yield near.pop(), int(m["n"]), Span(mark.report, *m.span())


def _of_speakers(mark: Annotation, text: str) -> Iterator[tuple[str, int, Span]]:
    """(name, age, place) of 'the 24-year-old said', where it is known whose words these are."""
    for quotation in mark.quotations:
        for source in quotation.source if quotation.speaker else ():
            if m := _THE.search(text, source.start, source.end):
                yield quotation.speaker or "", int(m["n"]), Span(mark.report, *m.span())


def _by_surname(mark: Annotation, text: str) -> Iterator[tuple[str, int, Span]]:
    """(name, age, place) of 'Okafor-Lyle, 23,': one person alone has that last name in the report."""
    people = [mention for mention in mark.mentions if mention.kind == "person"]
    full: dict[str, set[str]] = defaultdict(set)
    for mention in people:
        if len(words := mention.name.split()) > 1:
            full[fold(words[-1])].add(mention.name)
    for mention in people:
        bearers = full.get(fold(mention.span.of(text)), set())
        if len(bearers) == 1 and (m := _STATED.match(text, mention.span.end)):
            yield min(bearers), int(m["n"]), Span(mark.report, *m.span("n"))


def none_or_some(by_report: Sequence[Sequence[Clause]]) -> Iterator[Difference]:
    """A count of what another report says there was none of: the same noun, the same act and words alike around."""
    found = [count for clauses in by_report for clause in clauses for count in counted(clause)]
    some: dict[tuple[str, str], list[int]] = defaultdict(list)
    for k, count in enumerate(found):
        if count.number.value:
            for act in count.acts:
                for word in set(count.head):
                    some[word, act].append(k)
    for none in (count for count in found if not count.number.value):
        near = {k for act in none.acts for word in none.head for k in some.get((word, act), ())[: limit.CLAIMS]}
        for k in sorted(near):
            shared = none.words & found[k].words
            alike = set(none.head) & set(found[k].head)
            same = len(alike) >= limit.EVENT_WORDS or none.head[-1] == found[k].head[-1]
            if same and none.span.report != found[k].span.report and len(shared) >= limit.EVENT_WORDS:
                yield Difference(
                    "number",
                    "hard",
                    f"{' '.join(found[k].head)}: {', '.join(sorted(none.acts & found[k].acts))}",
                    Side(none.span, "0"),
                    Side(found[k].span, str(found[k].number)),
                    f"none in one report, {found[k].number} in the other",
                )


def counted(clause: Clause) -> Iterator[Count]:
    """The counts of a sentence, nought where it says that there was none."""
    none = [k for k, key in enumerate(clause.keys) if key == "no"] if "no" in clause.keys else []
    for k in sorted([*clause.numbers, *none]):
        unit = clause.units[k]
        number = unit.number
        if unit.key == "no" and not unit.quoted:
            number = Quantity(unit.start, unit.end, 0.0, "", "", 1.0)
        if number is None or number.unit or _year(number):
            continue
        head: list[str] = []
        for after in clause.units[k + 1 : k + 6]:
            if after.key in lang.LIGHT or after.number or after.time or (head and after.key in lang.ACTS):
                break
            head.append(after.key)
        near = [u for u in clause.units[max(0, k - limit.WINDOW) : k + limit.WINDOW + 3] if not u.time and not u.number]
        acts = frozenset(lang.ACTS[u.key] for u in near if u.key in lang.ACTS)
        words = frozenset(u.key for u in near if u.key not in lang.LIGHT and u.key not in lang.ACTS)
        if head and acts and not lang.ACTS.keys() >= set(head):
            last = clause.units[k + len(head)].end
            yield Count(Span(clause.report, unit.start, last), number, tuple(head), acts, words)


def _year(number: Quantity) -> bool:
    """Whether a bare number can be a year."""
    return 1900 <= number.value <= 2100 and not number.bound and number.end - number.start == 4
