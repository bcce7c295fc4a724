"""Another newsroom's style: spelling, marks, forms of numbers and dates, titles, synonyms; nothing else is told."""

import random
import re
from collections.abc import Callable
from datetime import date, timedelta

from eval.planted import tables
from eval.planted.changes import DATE_FORMS, month_of, written
from eval.planted.tables import DAYS, MONTHS, UNITS

Reword = Callable[[str, random.Random], str]


def reworded(text: str, rng: random.Random, published: date | None, plain: bool) -> str:
    """The sentence, or a part of one, in another style; other words only where it is ``plain``, outside quotations."""
    for chance, reword in _STYLES:
        if rng.random() < chance:
            text = reword(text, rng)
    for chance, reword in _WORDS:
        if rng.random() < chance and plain:
            text = reword(text, rng)
    if published and plain and rng.random() < 0.3:
        text = weekday_dated(text, published, rng)
    return text


def spelling(text: str, rng: random.Random) -> str:
    chosen = rng.choice([tables.BRITISH, tables.AMERICAN])
    return re.sub(r"[A-Za-z]+", lambda m: chosen.get(m[0], m[0]), text)


def percent(text: str, rng: random.Random) -> str:
    return re.sub(r"(?<=\d)(?: percent|%)", lambda m: "%" if m[0] != "%" else " per cent", text)


def dates(text: str, rng: random.Random) -> str:
    return DATE_FORMS.sub(lambda m: written(month_of(m), int(m["d1"] or m["d2"]), m["y1"] or m["y2"], rng), text)


def thousands(text: str, rng: random.Random) -> str:
    return re.sub(r"(?<![\d,.$£€-])(\d),(\d{3})(?![\d,.])", r"\1\2", text)


def figures(text: str, rng: random.Random) -> str:
    """Figures in words or words in figures."""
    if rng.random() < 0.5:
        return re.sub(r"(?<![\w.,:$£€/-])([2-9]|1[0-2])(?= [a-z]{4,})", lambda m: UNITS[int(m[1])], text)
    spelled = "|".join(UNITS[2:13])
    return re.sub(rf"\b(?<!-)({spelled})(?= [a-z]{{4,}}s\b)", lambda m: str(UNITS.index(m[1])), text)


def money(text: str, rng: random.Random) -> str:
    """'$3 million' as '$3m', or the other way about."""
    if rng.random() < 0.5:
        return re.sub(r"(?<=[$£€])(\d[\d.]*) (m|b)illion\b", lambda m: m[1] + {"m": "m", "b": "bn"}[m[2]], text)
    return re.sub(r"(?<=[$£€])(\d[\d.]*)(m|bn)\b", lambda m: m[1] + {"m": " million", "bn": " billion"}[m[2]], text)


def rounded(text: str, rng: random.Random) -> str:
    """'52 people' as 'about 50 people', where the number is not round and nothing bounds it."""

    def about(m: re.Match[str]) -> str:
        value = int(m[1])
        near = round(value, -1)
        return f"about {near}" if near != value and abs(near - value) <= 0.04 * value else m[0]

    return re.sub(r"(?<=\b(?:the|and) )([3-9]\d|\d{3})(?= [a-z]{4,}s\b)", about, text)


def distances(text: str, rng: random.Random) -> str:
    """Miles in kilometres and kilometres in miles, rounded as a newsroom does."""

    def other(m: re.Match[str]) -> str:
        miles = m[2].startswith("mile")
        value = int(m[1]) * (1.609 if miles else 0.6214)
        near = round(value)
        unit = "kilometers" if miles else "miles"
        return f"{near} {unit}" if near > 9 and abs(near - value) <= 0.03 * value else m[0]

    return re.sub(r"(?<![\d.,-])(\d{1,3}) (miles|kilometers|kilometres|km)\b", other, text)


def titles(text: str, rng: random.Random) -> str:
    return re.sub(
        "|".join(re.escape(key) for key in sorted(tables.SHORTER, key=len, reverse=True)),
        lambda m: tables.SHORTER[m[0]] if rng.random() < 0.5 and _may(text, m) else m[0],
        text,
    )


def _may(text: str, m: re.Match[str]) -> bool:
    """Whether a title stands before a name, and a name is no part of a longer one."""
    after = text[m.end() : m.end() + 2]
    if m[0].endswith(" "):
        return after[:1].isupper() and m.start() > 0
    return not re.match(r" [A-Z]", after) and not re.search(r"[A-Z][\w.]* $", text[: m.start()])


def synonyms(text: str, rng: random.Random) -> str:
    pattern = re.compile(r"\b(" + "|".join(tables.SYNONYMS) + r")\b(?! \d)")
    swap = lambda m: tables.SYNONYMS[m[1]] if rng.random() < 0.5 else m[1]  # noqa: E731
    return pattern.sub(swap, text)


def weekday_dated(text: str, published: date, rng: random.Random) -> str:
    """'on Wednesday' as the date that it was; only of what is past and said of no other week."""
    if re.search(r"\b(?:will|would|next|last|plan|plans|planned|to be|every|each)\b", text):
        return text

    def dated(m: re.Match[str]) -> str:
        back = (published.weekday() - DAYS.index(m[1])) % 7
        day = published - timedelta(days=back)
        return "on " + written(MONTHS[day.month - 1], day.day, None, rng)

    return re.sub(r"\bon (" + "|".join(DAYS) + r")\b(?! [A-Z]|,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))",
                  dated, text)  # fmt: skip


def quotes(text: str, rng: random.Random) -> str:
    if rng.random() < 0.5:
        return re.sub(r'"([^"“”]*)"', r"“\1”", text).replace("'", "’")
    return re.sub(r"[“”]", '"', text).replace("’", "'").replace("‘", "'")


def dashes(text: str, rng: random.Random) -> str:
    return text.replace(" -- ", " — ").replace(" – ", " — ").replace("...", "…")


_STYLES: tuple[tuple[float, Reword], ...] = (
    (1.0, spelling),
    (0.5, percent),
    (0.5, dates),
    (0.4, thousands),
    (0.4, figures),
    (0.4, money),
    (1.0, quotes),
    (0.5, dashes),
)
"""What is reworded anywhere, and how often."""

_WORDS: tuple[tuple[float, Reword], ...] = ((0.2, rounded), (0.3, distances), (0.5, titles), (0.4, synonyms))
"""What is reworded outside quotations only, and how often."""
