"""Counts, money, ages, shares and distances in a text, as numbers with units that can be compared."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.account import amounts as table
from onrecord.text.words import fold


class Fit(StrEnum):
    """How two quantities of the same thing stand to each other."""

    EQUAL = "equal"
    NEAR = "near"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at [start, end) of a text, its sign of approximation and its unit included.

    ``value`` is in ``unit``: '' for a count, or a base unit ('metre', 'second', 'percent', '$'); ``bound`` is about,
    over, under, or '' for an exact one; ``step`` is the distance between numbers as round as the printed one, ``size``
    how many base units the printed unit has.
    """

    start: int
    end: int
    value: float
    unit: str
    bound: str
    step: float
    size: float = 1.0

    def __str__(self) -> str:
        number = f"{self.value:,.10g}" if self.value < 1e15 else f"{self.value:.6g}"
        return " ".join(part for part in (self.bound, number, self.unit) if part)


def _any(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first, those of one first letter together: it fails fast."""
    begun: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        begun.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in begun.items())


_SMALL, _LARGE = _any(table.NUMBERS), _any(table.MULTIPLES)
_NUMBER = re.compile(
    rf"""(?<![\w.,/:-])(?P<money>(?:US\$|A\$|C\$|[$£€¥₹₦]|Rs\.?)\s?)?
    (?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[\s-]?(?P<times>{_LARGE}|[mkb]n?)\b)?
      |(?P<spelled>(?:half\ an?|an?)\ (?:{_LARGE})\b|(?:{_SMALL})(?:(?:[\s-]|\ and\ )(?:{_SMALL}|{_LARGE}))*\b
      |(?P<vague>dozens|scores|hundreds|thousands|millions|several|many)\b))(?!\w)""",
    re.X | re.I,
)
_UNIT = re.compile(r"[\s-]?(%|[a-z]+(?:/h|(?:[\s-][a-z]+){1,2})?(?:-old)?)", re.I)
_BEFORE = re.compile(r"([a-z]+(?: [a-z]+){0,2}) $", re.I)
_LARGER = re.compile(r"(?:illion|thousand|[mb]n?)$", re.I)
_CLOCK = re.compile(r":\d")
_RANK = re.compile(
    rf"(?<![\w.,/-])(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)|(?P<spelled>{_any(table.RANKS)}))\b(?!-| of\b)", re.I
)
_FRACTION = re.compile(r"(?:\b(?:at|one|two|three|four|every|the very)[ -]|-)$", re.I)
RANK = "rank"
"""The unit of an ordinal number."""


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The quantities between two offsets, in order, ordinals in a unit of their own; clock times are left out."""
    stop = len(text) if end is None else end
    counted = list(_found(text, start, stop))
    taken = {place for quantity in counted for place in range(quantity.start, quantity.end)}
    ranked = (rank for rank in _ranks(text, start, stop) if rank.start not in taken)
    return sorted([*counted, *ranked], key=lambda quantity: quantity.start)


def _ranks(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Ordinals in figures and words, but for names ('First Energy'), fractions and 'at first'."""
    for m in _RANK.finditer(text, start, end):
        word = m["spelled"]
        if word and (word[0].isupper() or _FRACTION.search(text, max(start, m.start() - 9), m.start())):
            continue
        yield Quantity(m.start(), m.end(), float(m["digits"] or table.RANKS[fold(word)]), RANK, "", 1.0)


def _found(text: str, start: int, end: int) -> Iterator[Quantity]:
    for m in _NUMBER.finditer(text, start, end):
        if m["vague"] or _CLOCK.match(text, m.end()):
            continue
        value, step = _value(m)
        if value is None:
            continue
        unit, factor, stop = _unit(text, m, end)
        bound, first = _bound(text, m.start(), start)
        yield Quantity(first, stop, value * factor, unit, bound, step * factor, factor)


def _value(m: re.Match[str]) -> tuple[float | None, float]:
    """The number and its roundness, or None where the words make none."""
    if m["digits"]:
        plain = m["digits"].replace(",", "")
        if len(plain) > 15:
            return None, 0.0
        value = float(plain)
        places = len(plain.partition(".")[2])
        zeros = len(plain) - len(plain.rstrip("0")) if not places and value else 0
        factor = table.MULTIPLES.get((m["times"] or "").lower(), 1)
        return value * factor, 10.0 ** (zeros - places) * factor
    value, group = 0.0, 0.0
    for word in re.split(r"[\s-]+", fold(m["spelled"])):
        if word in ("and", "a", "an"):
            continue
        if word == "half":
            group = 0.5
        elif word in table.NUMBERS:
            group += table.NUMBERS[word]
        elif word in table.MULTIPLES:
            factor = table.MULTIPLES[word]
            group = (group or 1) * factor
            if factor >= 1000:
                value, group = value + group, 0.0
    total = value + group
    digits = f"{total:.0f}"
    return total, 10.0 ** (len(digits) - len(digits.rstrip("0")) if total else 0)


def _unit(text: str, m: re.Match[str], end: int) -> tuple[str, float, int]:
    """The unit's name, how many of it one printed unit is, and where the quantity ends."""
    money = (m["money"] or "").strip().upper()
    if money:
        return table.MONEY.get(money, money), 1.0, m.end()
    after = _UNIT.match(text, m.end(), min(end, m.end() + 30))
    if after:
        words = fold(after[1]).replace("-", " ").split()
        if words[0] == "pounds" and _LARGER.search(m[0]):
            return "£", 1.0, after.start(1) + len(words[0])  # pounds of weight are not counted in millions
        for size in (3, 2, 1):
            known = table.UNITS.get(" ".join(words[:size]))
            if known and len(words) >= size:
                stop = after.end(1) if size == len(words) else after.start(1) + _length(after[1], size)
                return known[0], known[1], stop
    return "", 1.0, m.end()


def _length(printed: str, size: int) -> int:
    """How many letters the first words of a unit take."""
    return [m.end() for m in re.finditer(r"[^\s-]+", printed)][size - 1]


def _bound(text: str, start: int, low: int) -> tuple[str, int]:
    """How the number is bounded by the words before it, and where they begin."""
    before = _BEFORE.search(text, max(low, start - 30), start)
    if before:
        words = before[1].split(" ")
        for size in (3, 2, 1):
            phrase = fold(" ".join(words[-size:]))
            if len(words) >= size and phrase in table.BOUNDS:
                return table.BOUNDS[phrase], start - len(" ".join(words[-size:])) - 1
    return "", start


def fit(a: Quantity, b: Quantity) -> Fit:
    """Whether two quantities of one thing are the same, can be reconciled, or cannot both be right.

    A bound ('about', 'more than') and rounding reconcile; units of different kinds are never compared (NEAR).
    """
    if a.unit != b.unit:
        return Fit.NEAR
    if a.value == b.value:
        return Fit.EQUAL if a.bound == b.bound else Fit.NEAR
    if a.unit in table.MEASURED and a.size != b.size and _ratio(a, b) <= table.ROUNDED:
        return Fit.NEAR
    low, high = (a, b) if a.value < b.value else (b, a)
    ratio = _ratio(a, b)
    if a.bound == b.bound == "over" and low.step > high.step and ratio <= table.STRETCH:
        return Fit.NEAR  # over 2,200 are more than 2,000 too
    if a.bound and a.bound == b.bound and (a.step == b.step or a.bound != "about"):
        return Fit.APART
    if low.bound == "over" and ratio <= table.STRETCH and high.bound != "under":
        return Fit.NEAR
    if high.bound == "under" and ratio <= table.STRETCH:
        return Fit.NEAR
    if "about" in (a.bound, b.bound) and ratio <= table.ABOUT:
        return Fit.NEAR
    rounder, finer = (a, b) if a.step >= b.step else (b, a)
    if finer.step < rounder.step and abs(a.value - b.value) <= rounder.step / 2 and ratio <= table.ROUNDED:
        return Fit.NEAR
    return Fit.APART


def _ratio(a: Quantity, b: Quantity) -> float:
    low, high = sorted((a.value, b.value))
    return high / low if low > 0 else float("inf")
