"""Numbers in a sentence: found, altered so that both cannot be right, or only written another way."""

import random
import re
from dataclasses import dataclass

_WORDS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
]
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
VALUES = {word: n for n, word in enumerate(_WORDS) if n > 1} | _TENS
_SPELLED = {n: word for word, n in VALUES.items()}

_DIGITS = re.compile(
    r"(?<![\w$£€.,:/#-])(?P<money>US\$|[$£€])?(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?P<dec>\.\d+)?"
    r"(?P<scale> (?:million|billion|trillion))?(?P<rate> ?%| per ?cent\b)?(?![\w:/%]|[-–]\d|[.,]\d)"
)
_WORD = re.compile(
    r"(?<![\w-])(?:" + "|".join(VALUES) + r")\b(?!-(?:one|two|three|four|five|six|seven|eight|nine|\d))", re.I
)
_RANKS = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_RANK = re.compile(
    rf"(?<=(?:the|his|her|its) )(?:{'|'.join(_RANKS[1:])})(?= [a-z]{{3,}})(?! (?:of|party|parties|world))"
)
_NAMED = re.compile(
    r"(?:\b(?:No\.|Number|Article|Section|Chapter|Route|Highway|Boeing|Airbus|Flight|Channel|Group of|Act|Room|Page|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Sep\.|Oct\.|Nov\.|Dec\.|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|the|these|those|all|both|every|between|from|to|or|and|than one|[A-Z][a-z]+) )$"
)
_AFTER = re.compile(
    r"[ -](?!(?:a\.?m|p\.?m|GMT|ET|EDT|EST|BST|o'clock|and|or|to|in|on|at|of|by|for|the|is|was|were|are|"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?) (?:ago|later|earlier|before|after|since)|"
    r"others?|more|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b)[a-z]"
)
_TOLL = re.compile(r"(?:killed|killing|wounded|wounding|injured|injuring|arrested) $")
_HEDGE = re.compile(
    r"\b(?:about|around|nearly|almost|some|roughly|approximately|at least|more than|over|up to|as many as|fewer than|"
    r"less than|under|an estimated|estimated|close to|above|below|average of) $",
    re.I,
)


@dataclass(frozen=True)
class Number:
    """A number as printed at start:end."""

    start: int
    end: int
    value: float
    hedged: bool
    before: str
    digits: str
    after: str


def find(sentence: str) -> list[Number]:
    """Numbers that count or measure something, with a noun, a currency or a percentage to them."""
    found = []
    for m in _DIGITS.finditer(sentence):
        plain = m["n"].replace(",", "")
        told = m["money"] or m["scale"] or m["rate"]
        if len(plain) > 9 or not _counts(sentence, m.start(), m.end(), bool(told)):
            continue
        if not told and "," not in m["n"] and 1800 <= int(plain) <= 2100:
            continue
        value = float(plain + (m["dec"] or ""))
        after = (m["scale"] or "") + (m["rate"] or "")
        found.append(Number(m.start(), m.end(), value, hedged(sentence, m.start()), m["money"] or "",
                            m["n"] + (m["dec"] or ""), after))  # fmt: skip
    for m in _WORD.finditer(sentence):
        if _counts(sentence, m.start(), m.end(), False):
            value = VALUES[m.group().lower()]
            found.append(Number(m.start(), m.end(), value, hedged(sentence, m.start()), "", m.group(), ""))
    found += [
        Number(*m.span(), _RANKS.index(m.group()) + 2, False, "", m.group(), "") for m in _RANK.finditer(sentence)
    ]
    return [n for n in found if n.value > 1]


def hedged(sentence: str, at: int) -> bool:
    """Whether 'about', 'at least' or the like stands before the place."""
    return bool(_HEDGE.search(sentence[:at]))


def _counts(sentence: str, start: int, end: int, told: bool) -> bool:
    before, after = sentence[:start], sentence[end:]
    if (_NAMED.search(before) and not _HEDGE.search(before)) or re.match(r"(?:,? (?:to|or|and)|[-–]) ?[\d$]", after):
        return False
    return (
        told or bool(_AFTER.match(after)) or bool(_TOLL.search(before)) or (before.endswith(", ") and after[:1] == ",")
    )


def altered(number: Number, rng: random.Random) -> tuple[str, float] | None:
    """Another number as it would be printed, and its value; far off where the original is hedged."""
    if number.digits in _RANKS:
        rank = rng.choice([r for r in _RANKS[1:7] if r != number.digits])
        return rank, _RANKS.index(rank) + 2.0
    options = [v for v in _other_values(number) if v > 1 and v != number.value and _fair(number, v)]
    if not options:
        return None
    value = rng.choice(options)
    if number.digits.lower() in VALUES:
        printed = _SPELLED.get(int(value), str(int(value)))
        printed = printed.capitalize() if number.digits[0].isupper() else printed
    elif "." in number.digits:
        printed = f"{value:.{len(number.digits.split('.')[1])}f}"
    else:
        printed = f"{int(value):,}" if "," in number.digits or value >= 10000 else str(int(value))
    return number.before + printed + number.after, value


def _other_values(number: Number) -> list[float]:
    value, options = number.value, []
    if "." in number.digits:
        return [round(value + step, 2) for step in (-0.7, -0.3, 0.3, 0.6, 2, 5)] + [round(value * 2, 2)]
    if value < 100 and value % 10:
        options += [value + 1, value - 1, value + 2, value - 3]
    figures = str(int(value))
    options += [value * 2, value * 3]
    if len(figures) > 1:
        options.append(float(int(figures[1] + figures[0] + figures[2:])))
        options.append(float(int(figures[0] + str((int(figures[1]) + 4) % 10) + figures[2:])))
    options.append(float(int(str((int(figures[0]) + 2) % 9 + 1) + figures[1:])))
    if value < 1000 and "ent" not in number.after and "%" not in number.after:
        options.append(value * 10)
    return options


def _fair(number: Number, value: float) -> bool:
    if ("%" in number.after or "cent" in number.after) and number.value <= 100 < value:
        return False
    ratio = max(value, number.value) / min(value, number.value)
    return ratio >= 1.5 if number.hedged else ratio > 1.009


def another_way(text: str, rng: random.Random) -> str:
    """The same numbers in another house style: words for figures, commas, '%', '$2m'."""
    return rng.choice((_figures, _spelled, _percent, _per_cent, _short_money, _no_commas))(text)


def _figures(text: str) -> str:
    def write(m: re.Match[str]) -> str:
        return str(VALUES[m.group().lower()])

    small = "|".join(word for word, n in VALUES.items() if n >= 3)
    return re.sub(rf"(?<![\w.“\"-] )(?<=[a-z,] )(?:{small})(?= [a-z]+s\b)", write, text)


def _spelled(text: str) -> str:
    def write(m: re.Match[str]) -> str:
        return _SPELLED[int(m.group())]

    return re.sub(r"(?<=[a-z,] )(?:[2-9]|1[0-9])(?= [a-z]+s\b)", write, text)


def _percent(text: str) -> str:
    return re.sub(r"(?<=\d) per ?cent\b", "%", text)


def _per_cent(text: str) -> str:
    return re.sub(r"(?<=\d)(?:%| percent\b)", " per cent", text)


def _short_money(text: str) -> str:
    text = re.sub(r"([$£€][\d.,]*\d) million\b", r"\1m", text)
    return re.sub(r"([$£€][\d.,]*\d) billion\b", r"\1bn", text)


def _no_commas(text: str) -> str:
    return re.sub(r"(?<![\d,.])(\d),(\d{3})(?![\d,])", r"\1\2", text)
