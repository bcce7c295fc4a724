"""What can be changed in a sentence so that it says something else: a day, a number, a name, a quoted word, a speaker.

Each function gives (start, end, new words, how) for every change that it can make.
"""

import random
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eval.planted import tables
from eval.planted.prose import NAME
from eval.planted.tables import DAYS, MONTHS, SHORT, UNITS


class Change(NamedTuple):
    """The words at [start, end) of a sentence, those that take their place, and the kind of change in a word."""

    start: int
    end: int
    new: str
    how: str


DATE_FORMS = re.compile(
    r"\b(?:(?P<m1>" + "|".join(MONTHS) + r"|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
    r" (?P<d1>[1-3]?\d)(?!\d|,\d)(?:, (?P<y1>(?:19|20)\d\d))?"
    r"|(?P<d2>[1-3]?\d) (?P<m2>" + "|".join(MONTHS) + r")(?: (?P<y2>(?:19|20)\d\d))?)\b"
)  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.,:$£€/#-])(?P<sign>[$£€])?(?P<n>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?P<p>\.\d+)?(?![\w/:]|-\d|,\d|\.\d)"
    r"(?P<large> (?:million|billion|trillion))?(?P<percent>%| percent| per cent)?(?! (?:" + "|".join(MONTHS) + "))"
)
_CLOCK = re.compile(r"\b(?P<h>1[0-2]|[1-9])(?P<m>:[0-5]\d)?(?= ?(?:[ap]\.?m\b|o['’]clock))")
_SPELLED = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! (?:of|or|and))")
_ORDINAL = re.compile(r"\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?! part)(?= [a-z]{3,})")
_QUOTED = re.compile(r"“([^“”\"]{30,400})”|(?:^|(?<=[\s(]))\"([^\"“”]{30,400})\"(?=[\s.,;)—-]|$)")


def dates(text: str, rng: random.Random) -> Iterator[Change]:
    """Another day, month, year, weekday or hour."""
    for m in DATE_FORMS.finditer(text):
        day, year = int(m["d1"] or m["d2"]), m["y1"] or m["y2"]
        if not 1 <= day <= 28 or re.match(r" ?[-–—] ?\d", text[m.end() : m.end() + 4]):
            continue
        month = month_of(m)
        how = rng.choice(["day", "day", "month", "year"] if year else ["day", "day", "month"])
        if how == "day":
            day = rng.choice([d for d in range(1, 29) if d != day])
        elif how == "month":
            month = rng.choice([x for x in MONTHS if x != month])
        elif year:
            year = str(int(year) + rng.choice([-2, -1, 1, 2]))
        yield Change(m.start(), m.end(), written(month, day, year, rng), how)
    for m in re.finditer(r"\b(?:on |last |next |since |until )?(" + "|".join(DAYS) + r")\b", text):
        yield Change(*m.span(1), rng.choice([d for d in DAYS if d != m[1]]), "weekday")
    for m in re.finditer(r"\b(?:in|since|by|until|from|during) ((?:19|20)\d\d)\b(?![-–])", text):
        yield Change(*m.span(1), str(int(m[1]) + rng.choice([-3, -2, -1, 1, 2, 3])), "year")
    for m in re.finditer(r"\b(?:in|since|by|until|last) (" + "|".join(MONTHS) + r")\b(?! \d)", text):
        yield Change(*m.span(1), rng.choice([x for x in MONTHS if x != m[1]]), "month")
    for m in _CLOCK.finditer(text):
        hour = rng.choice([h for h in range(1, 13) if str(h) != m["h"]])
        yield Change(m.start(), m.end(), f"{hour}{m['m'] or ''}", "hour")


def month_of(m: re.Match[str]) -> str:
    """The month of a match of ``DATE_FORMS``, in full."""
    printed = m["m1"] or m["m2"]
    return next((x for x in MONTHS if x.startswith(printed.strip(".")[:3])), printed)


def written(month: str, day: int, year: str | None, rng: random.Random) -> str:
    """A date in one of the newsroom's forms."""
    tail = f", {year}" if year else ""
    forms = [f"{month} {day}{tail}", f"{SHORT[month]} {day}{tail}", f"{day} {month}{' ' + year if year else ''}"]
    return rng.choice(forms)


def numbers(text: str, rng: random.Random) -> Iterator[Change]:
    """Another count, amount, share, age or rank."""
    for m in _NUMBER.finditer(text):
        if DATE_FORMS.search(text[max(0, m.start() - 12) : m.end() + 12]) or _CLOCK.match(text, m.start("n")):
            continue
        value = int(m["n"].replace(",", ""))
        if not m["p"] and not m["sign"] and not m["large"] and "," not in m["n"] and 1900 <= value <= 2100:
            continue
        start, end = m.start("n"), m.end("p") if m["p"] else m.end("n")
        how = "money" if m["sign"] else "percent" if m["percent"] else "large" if m["large"] else "count"
        if re.match(r"[- ]years?[- ]old", text[m.end() : m.end() + 10]):
            how = "age"
        if m["p"]:
            yield Change(start, end, f"{m['n']}.{rng.choice([d for d in '123456789' if d != m['p'][1]])}", how)
        else:
            yield Change(start, end, another(value, "," in m["n"], rng), how)
    for m in _SPELLED.finditer(text):
        yield Change(*m.span(1), rng.choice([w for w in UNITS[2:13] if w != m[1]]), "in words")
    for m in _ORDINAL.finditer(text):
        yield Change(*m.span(1), rng.choice([w for w in tables.ORDINALS[1:] if w != m[1]]), "ordinal")


def another(value: int, grouped: bool, rng: random.Random) -> str:
    """A number a good deal larger or smaller, or with two digits changed about."""
    digits = str(value)
    if len(digits) > 1 and digits[0] != digits[1] != "0" and rng.random() < 0.3:
        other = int(digits[1] + digits[0] + digits[2:])
    else:
        step = max(1, value // rng.choice([2, 3, 4]))
        other = value + step if rng.random() < 0.6 or value <= step else value - step
    return f"{other:,}" if grouped or other > 9999 else str(other)


def misspelt(name: str, rng: random.Random) -> str:
    """A name with two letters swapped, one dropped, doubled or replaced, not at its ends."""
    k = rng.randrange(1, len(name) - 2)
    swapped = name[:k] + name[k + 1] + name[k] + name[k + 2 :]
    forms = [
        name[:k] + name[k + 1 :],
        name[:k] + name[k] + name[k:],
        name[:k] + "aeiou"[k % 5] + name[k + 1 :],
        swapped,
    ]
    return rng.choice([form for form in forms if form.lower() != name.lower()] or [name + "t"])


def names(text: str, rng: random.Random, everyone: Sequence[str]) -> Iterator[Change]:
    """A name misspelt, another first or last name, another person, place or body."""
    for person in everyone:
        first, last = person.split(" ", 1)
        others = [x for x in everyone if not {*x.split()} & {first, last}]
        for m in re.finditer(re.escape(person) + r"\b(?!-| [A-Z])", text):
            how = rng.random()
            if how < 0.35 and len(last) > 5:
                yield Change(m.start() + len(first) + 1, m.end(), misspelt(last, rng), "misspelt")
            elif how < 0.6:
                new = rng.choice([g for g in tables.GIVEN if g != first])
                yield Change(m.start(), m.start() + len(first), new, "first name")
            elif how < 0.8 and others:
                yield Change(m.start(), m.end(), rng.choice(others), "person")
            else:
                new = rng.choice([f for f in tables.FAMILY if f != last])
                yield Change(m.start() + len(first) + 1, m.end(), new, "last name")
    for m in re.finditer(r"\b(?:in|from|near|to|at) (" + "|".join(tables.PLACES) + r")\b(?! [A-Z]|-)", text):
        yield Change(*m.span(1), rng.choice([p for p in tables.PLACES if p != m[1]]), "place")
    for m in re.finditer(rf"\bthe ({NAME}) (?:" + "|".join(tables.BODIES) + r")\b(?! [A-Z])", text):
        yield Change(*m.span(1), rng.choice([w for w in tables.BODY_WORDS if w != m[1]]), "body")


def quoted(text: str, rng: random.Random) -> Iterator[Change]:
    """Another word, form, number or the opposite inside quotation marks, or a 'not' left out or put in."""
    for q in _QUOTED.finditer(text):
        start = q.start(1) if q[1] else q.start(2)
        inner = q[1] or q[2]
        options = list(_inside(inner, rng))
        if options:
            change = rng.choice(options)
            yield change._replace(start=start + change.start, end=start + change.end)


def _inside(inner: str, rng: random.Random) -> Iterator[Change]:
    for m in re.finditer(r"(?<=[a-z,] )([a-z]{4,})(?= [a-z])", inner):
        word = m[1]
        forms = [(rng.choice(tables.OTHER_WORDS), "word")]
        if not word.endswith(("s", "ed", "ing", "ly")):
            forms.append((word + ("d" if word.endswith("e") else "ed"), "form"))
        elif word.endswith("ed") and len(word) > 5:
            forms.append((word[:-1] if word[-3] == "e" else word[:-2], "form"))
        new, how = rng.choice(forms)
        if new != word:
            yield Change(m.start(), m.end(), new, how)
    for m in re.finditer(r"(?<=[a-z,] )(" + "|".join(tables.OPPOSITES) + r")(?= [a-z])", inner):
        yield Change(*m.span(1), tables.OPPOSITES[m[1]], "opposite")
    for m in re.finditer(r"\b(?:is|are|was|were|will|would|can|could|did|do|should)( not)? (?=[a-z]{3,})", inner):
        if m[1]:
            yield Change(m.start(1), m.end(), " ", "denial")
        elif not m[0].startswith("can") and rng.random() < 0.3:
            yield Change(m.end() - 1, m.end(), " not ", "denial")
    for m in _SPELLED.finditer(inner):
        yield Change(*m.span(1), rng.choice([w for w in UNITS[2:13] if w != m[1]]), "number")
    for m in _NUMBER.finditer(inner):
        value = int(m["n"].replace(",", ""))
        if not m["p"] and not 1900 <= value <= 2100:
            yield Change(*m.span("n"), another(value, "," in m["n"], rng), "number")


def speakers(text: str, rng: random.Random, everyone: Sequence[str]) -> Iterator[Change]:
    """Another person beside a verb of saying or after 'according to'."""
    beside = rf"\b(?:({NAME}(?: {NAME})?) (?:{tables.VERBS})\b|(?:{tables.VERBS}) ({NAME}(?: {NAME})?)\b(?! [A-Z])"
    beside += rf"|[Aa]ccording to ({NAME} {NAME})\b)"
    for m in re.finditer(beside, text):
        n = next(k for k in (1, 2, 3) if m[k])
        name = m[n]
        person = next((p for p in everyone if name in (p, p.split()[-1])), None)
        if person is None or re.search(r"[A-Z][\w.'’-]*[ -]$", text[: m.start(n)]):
            continue
        others = [x for x in everyone if not {*x.split()} & {*person.split()}]
        known = bool(others) and rng.random() < 0.7
        new = rng.choice(others) if known else f"{rng.choice(tables.GIVEN)} {rng.choice(tables.FAMILY)}"
        how = "according to" if n == 3 else "another in the report" if known else "a stranger"
        yield Change(*m.span(n), new if " " in name else new.split()[-1], how)
