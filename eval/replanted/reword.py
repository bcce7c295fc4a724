"""A sentence told in other words, and a text in another house style; the hole where the plant will go is left alone."""

import random
import re
from collections.abc import Callable
from datetime import date

from eval.replanted import dates, numbers, speech, words

HOLE = "\ue000"
_QUOTED = re.compile(r"(“[^“”]*”?|\"[^\"]*\"?)")
_SWAPS = [(a, b) for a, b in words.SYNONYMS] + [(b, a) for a, b in words.SYNONYMS if a not in words.ONE_WAY]


def sentence(text: str, published: date, rng: random.Random, much: float) -> str:
    """The sentence reworded; ``much`` (0 to 1) is how likely each kind of change is."""
    steps: list[Callable[[str], str]] = [
        lambda t: outside(t, lambda part: synonyms(part, rng)),
        lambda t: speech.moved(t, rng),
        lambda t: outside(t, lambda part: said(part, rng)),
        lambda t: outside(t, titles_dropped),
        passive_turned,
        day_moved,
        trimmed,
        lambda t: outside(t, split),
        lambda t: outside(t, lambda part: numbers.another_way(part, rng)),
        lambda t: outside(t, lambda part: dates.another_way(part, published, rng)),
        lambda t: outside(t, lambda part: contractions(part, rng)),
    ]
    for step in steps:
        if rng.random() < much:
            text = step(text)
    return text


def outside(text: str, change: Callable[[str], str]) -> str:
    """The text with the change made outside double quotation marks only."""
    return "".join(part if part[:1] in ("“", '"') else change(part) for part in _QUOTED.split(text))


def synonyms(text: str, rng: random.Random) -> str:
    """Up to three words replaced by words of the same sense."""
    hits = [
        (m, new)
        for old, new in _SWAPS
        for m in re.finditer(rf"(?<![\w-])(?<!\d )(?<!\ue000 ){re.escape(old)}(?![\w-])(?! \d)", text)
    ]
    chosen: list[tuple[re.Match[str], str]] = []
    for m, new in rng.sample(hits, min(3, len(hits))):
        if all(m.end() <= c.start() or m.start() >= c.end() for c, _ in chosen):
            chosen.append((m, new))
    for m, new in sorted(chosen, key=lambda c: -c[0].start()):
        text = text[: m.start()] + new + text[m.end() :]
    return text


def said(text: str, rng: random.Random) -> str:
    """Another verb of speech for 'said'."""
    return re.sub(r"\bsaid\b(?! to have| to be)", lambda _: rng.choice(words.SAID), text)


def titles_dropped(text: str) -> str:
    """'President Ann Lee' as 'Ann Lee', 'Mr. Lee' as 'Lee'."""
    return re.sub(rf"\b{words.TITLES} (?=[A-Z\ue000][a-z]*)(?!of |Minister|General|Council|Court|Street)", "", text)


_PASSIVE = re.compile(
    r"^(?P<who>(?:The|A|An|Two|Three) [a-z][a-z -]{3,40}|[A-Z][a-z]+ [A-Z][a-z]+) (?P<be>was|were) "
    r"(?P<verb>arrested|killed|shot|questioned|charged|released|attacked|rejected|approved|condemned|criticised|criticized|elected|"
    r"appointed|detained) by (?P<agent>(?:the |a )?[\w' -]{3,35}?)"
    r"(?P<rest>(?: (?:on|in|at|after|during) [^,“”\"]*)?)\.$"
)


def passive_turned(text: str) -> str:
    """'The man was arrested by police in Rome.' as 'Police arrested the man in Rome.'"""
    m = _PASSIVE.match(text)
    if not m or " by " in m["rest"]:
        return text
    who = m["who"][0].lower() + m["who"][1:] if m["who"].split()[0] in ("The", "A", "An", "Two", "Three") else m["who"]
    return f"{m['agent'][0].upper()}{m['agent'][1:]} {m['verb']} {who}{m['rest']}."


def day_moved(text: str) -> str:
    """'On Monday, the court ruled.' as 'The court ruled on Monday.'"""
    m = re.match(
        r"^(On|In) ((?:\ue000|[A-Z][a-z]+day|[A-Z][a-z.]+ \d{1,2}|\d{4}))(?: (morning|night|evening))?,? "
        r"(the|a|an|[A-Z][a-z]+) ([^,“”\";:]+)\.$",
        text,
    )
    if not m:
        return text
    part = f" {m[3]}" if m[3] else ""
    return f"{m[4][0].upper()}{m[4][1:]} {m[5]} {m[1].lower()} {m[2]}{part}."


def trimmed(text: str) -> str:
    """Less of the sentence: no opening adverb, no first clause with 'which' or 'who' set off by commas."""
    text = re.sub(
        r"^(?:Meanwhile|However|Still|Earlier|Moreover|In addition|Also|Indeed|Separately|So far), (?=[a-z])", "", text
    )
    text = re.sub(r"(?<=[a-z]), (?:which|who|whose) [^,“”\"\ue000]{8,70},(?= [a-z])", "", text, count=1)
    return text[0].upper() + text[1:]


def split(text: str) -> str:
    """'…, and the court ruled.' as two sentences."""
    return re.sub(
        r"(?<=[a-z\ue000]), (?:and|but) (the|he|she|it|they|there|that) (?=[^,]{20,}\.$)",
        lambda m: f". {m[1].capitalize()} ",
        text,
        count=1,
    )


def joined(first: str, second: str) -> str | None:
    """Two short sentences as one with 'and', where the second begins with a pronoun or an article."""
    opening = re.match(r"(The|He|She|It|They|A|There) ", second)
    if not opening or not first.endswith(".") or first[-3:-1].isupper() or len(first) + len(second) > 260:
        return None
    return f"{first[:-1]}, and {second[0].lower()}{second[1:]}"


def contractions(text: str, rng: random.Random) -> str:
    """'did not' as 'didn't', or the other way round, for the whole text."""
    shorter = rng.random() < 0.5
    for long, short in words.CONTRACTIONS:
        old, new = (long, short) if shorter else (short, long)
        text = re.sub(rf"\b{old}\b", new, text)
        if not shorter:
            text = re.sub(rf"\b{old.replace(chr(39), '’')}\b", new, text)
    return text


def spelt(text: str, british: bool) -> str:
    """The text in British or in American spelling."""
    for uk, us in words.SPELLINGS:
        old, new = (us, uk) if british else (uk, us)
        text = re.sub(rf"\b{old}\b", new, text)
        text = re.sub(rf"\b{old.capitalize()}\b(?! [A-Z])", new.capitalize(), text)
    return text


def curly(text: str) -> str:
    """Straight marks as curly ones."""
    text = re.sub(r"(?<![\w.,!?…\ue000])\"(?=\S)", "“", text).replace('"', "”")
    return re.sub(r"(?<![\w.,!?])'(?=\w)", "‘", text).replace("'", "’")


def straight(text: str) -> str:
    """Curly marks as straight ones."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def single(text: str) -> str:
    """Outer double marks as single curly ones, in the British manner; marks inside them turned round."""

    def turned(m: "re.Match[str]") -> str:
        return "‘" + re.sub(r"‘([^‘’]*)’(?!\w)", r"“\1”", m[1]) + "’"

    return re.sub(r"“([^“”\n]*)”", turned, curly(text))


def dashes(text: str, rng: random.Random) -> str:
    """Every dash between words in one other style."""
    new = rng.choice((" — ", "—", " – ", " - ", " -- "))
    return re.sub(r"(?<=[\w”\",.]) (?:—|–|--|-) (?=[\w“\"])|(?<=\w)—(?=\w)", new, text)


def dots(text: str) -> str:
    """'...' as one character, or the other way round."""
    return text.replace("…", "...") if "…" in text else re.sub(r"(?:\. ?){2}\.", "…", text)
