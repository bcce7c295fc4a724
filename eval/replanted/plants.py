"""The one thing that is changed: which sentence, which words, what stands there instead."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from eval.replanted import dates, names, numbers, speech, words
from eval.replanted.texts import Row, Sentence, inside_quotes, is_prose, quote_is_open, quoted_spans

KINDS = ("date", "number", "name", "quoted", "speaker")
DIFFERENCE = {"date": "date", "number": "number", "name": "name", "quoted": "wording", "speaker": "attribution"}
"""The kind of difference that a plant of each kind is."""


@dataclass(frozen=True)
class Plant:
    """Words at start:end of a sentence (by its number) and what replaces them.

    ``everywhere``: the reworded report prints the new words wherever the old stood. ``rises``: a later report might
    rightly print it, so the pair must be of one moment.
    """

    kind: str
    sentence: int
    start: int
    end: int
    old: str
    new: str
    way: str
    everywhere: bool = False
    rises: bool = False


def plant(kind: str, row: Row, all_sentences: list[Sentence], rng: random.Random) -> Plant | None:
    """A change of that kind in a sentence near the front, the middle or the end, or None where there is no fair one.

    Now and then a caption or a heading is taken for a sentence, as a careless maker would.
    """
    careless = rng.random() < 0.1
    picked = [n for n, s in enumerate(all_sentences) if is_prose(s.text) or (careless and _is_line(s.text))]
    if len(picked) < 5:
        return None
    wanted = rng.choice((0.0, 0.25, 0.5, 0.75, 1.0, rng.random())) * picked[-1]
    for number in sorted(picked, key=lambda n: abs(n - wanted)):
        made = _MAKERS[kind](number, all_sentences[number].text, row, all_sentences, rng)
        if made and made.new != made.old:
            return made
    return None


def _is_line(text: str) -> bool:
    return len(text.split()) > 7 and not quote_is_open(text) and not text.isupper()


def _number(number: int, sentence: str, row: Row, beside: list[Sentence], rng: random.Random) -> Plant | None:
    found = [n for n in numbers.find(sentence) if not inside_quotes(sentence, n.start)]
    if not found:
        return None
    chosen = rng.choice(found)
    new = numbers.altered(chosen, rng)
    if new is None or re.search(rf"(?<![\d.,]){re.escape(new[0])}(?![\d])", sentence):
        return None
    printed = new[0]
    if rng.random() < 0.3:
        printed = numbers.another_way(" " + printed + " things", rng)[1:].removesuffix(" things")
    return Plant("number", number, chosen.start, chosen.end, sentence[chosen.start : chosen.end], printed,
                 "hedged" if chosen.hedged else "plain", rises=new[1] > chosen.value)  # fmt: skip


def _date(number: int, sentence: str, row: Row, beside: list[Sentence], rng: random.Random) -> Plant | None:
    found = [d for d in dates.find(sentence) if not inside_quotes(sentence, d.start)]
    if not found:
        return None
    chosen = rng.choice(found)
    new = dates.altered(chosen, date.fromisoformat(row.published[:10]), sentence, rng)
    if not new or new in sentence:
        return None
    return Plant("date", number, chosen.start, chosen.end, sentence[chosen.start : chosen.end], new, chosen.form)


def _name(number: int, sentence: str, row: Row, beside: list[Sentence], rng: random.Random) -> Plant | None:
    found = [
        n
        for n in names.find(sentence)
        if not inside_quotes(sentence, n.start) and not speech.says(sentence, n.start, n.end)
    ]
    if not found:
        return None
    chosen = rng.choice([n for n in found if n.kind != "lone"] or found)
    new = names.altered(chosen, sentence, row.text, rng)
    if new is None:
        return None
    often = len(re.findall(rf"\b{re.escape(chosen.text)}\b", row.text))
    speaks = any(
        speech.says(s.text, m.start(), m.end())
        for s in beside
        for m in re.finditer(rf"\b{re.escape(chosen.text)}\b", s.text)
    )
    everywhere = often > 1 and not speaks and (new[1] == "misspelt" or rng.random() < 0.4)
    return Plant("name", number, chosen.start, chosen.end, chosen.text, new[0], f"{new[1]} {chosen.kind}", everywhere)


def _quoted(number: int, sentence: str, row: Row, beside: list[Sentence], rng: random.Random) -> Plant | None:
    spans = [s for s in quoted_spans(sentence) if len(sentence[slice(*s)].split()) >= 5]
    if not spans:
        return None
    start, end = rng.choice(spans)
    found = list(re.finditer(r"(?<![\w'’-])[a-z]{2,}(?![\w'’-])", sentence[start:end]))
    known = [(m, way, new) for m in found for way, new in _misquoted(m.group(), rng)]
    if not known:
        return None
    m, way, new = rng.choice(known)
    return Plant("quoted", number, start + m.start(), start + m.end(), m.group(), new, way)


def _misquoted(word: str, rng: random.Random) -> list[tuple[str, str]]:
    paired = [b if word == a else a for a, b in words.MISQUOTES if word in (a, b)]
    if paired:
        return [("pair", other) for other in paired]
    stray = len(word) >= 6 and word.endswith(("tion", "ment", "ness", "ity", "ence", "ance"))
    if stray or (len(word) >= 5 and rng.random() < 0.1):
        return [("stray", rng.choice(words.STRAY_WORDS))]
    return []


def _speaker(number: int, sentence: str, row: Row, beside: list[Sentence], rng: random.Random) -> Plant | None:
    said = speech.speaker(sentence)
    if said is None:
        return None
    mine = said.name.split()[-1]
    other = [n for n in speech.speakers([s.text for s in beside]) + names.people(row.text)
             if n.split()[-1] != mine and mine not in n and n.split()[-1] not in sentence]  # fmt: skip
    surname = " " not in said.name
    if other and rng.random() < 0.5:
        new, way = rng.choice(other), "same text"
        new = new.split()[-1] if surname and " " in new and new.split()[-1] in row.text else new
    else:
        new, way = rng.choice(words.STRANGERS), "stranger"
        new = new.split()[-1] if surname and rng.random() < 0.5 else new
    return Plant("speaker", number, said.start, said.end, said.name, new, way)


_Maker = Callable[[int, str, Row, list[Sentence], random.Random], Plant | None]
_MAKERS: dict[str, _Maker] = {
    "date": _date,
    "number": _number,
    "name": _name,
    "quoted": _quoted,
    "speaker": _speaker,
}
