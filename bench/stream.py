"""A stream of invented news for measuring: families of reports, a story and its copies, of stated sizes.

    python -m bench.stream TEXTS.jsonl [--reports N] [--seed S] > STREAM.jsonl

Each family draws on paragraphs of the real texts given ({"text"} a line), in which names, numbers and rarer words are
replaced by a seeded map of the family's own, so that strangers share stock phrases only. Its reports are a story of
about 500 words and further reports on it: reprints, cuts, extensions, edited copies, and retellings from other
paragraphs under the same map. A stream with annotations opens each report with a lead on the family's people and
place, with its day, and marks the names and the day. All is told by the seed: the same call gives the same stream.
"""

import argparse
import heapq
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from zlib import crc32

from onrecord.model import Annotation, Days, Mention, Report, Span, Time

SIZES: tuple[tuple[int, int, float], ...] = (
    (1, 1, 0.55), (2, 3, 0.22), (4, 8, 0.14), (9, 20, 0.07), (21, 60, 0.02),
)  # fmt: skip
"""How large families are: least, most, and the share of families; 5 reports a family on average."""

KINDS: tuple[tuple[str, float], ...] = (
    ("reprint", 0.15), ("cut", 0.2), ("extended", 0.15), ("edited", 0.2), ("retold", 0.3),
)  # fmt: skip
"""What a family's further reports are, by share."""

WORDS = 500
COMMON = 0.02
"""A word that stands in this share of the paragraphs stays as it is."""

INVENTED = 200_000
"""So many invented words stand in for the rarer ones, so that words recur across families as they do in news."""

LEADS: tuple[str, ...] = (
    "{town} — {first} of {town} met {second} on {day}, officials said.",
    "{first} and {second} were named in {town} on {day}, a spokesman for {house} said.",
    "On {day} {house} told reporters that {first} had left {town} and that {second} would stay.",
    "Two people close to {first} said {day} would be remembered in {town}, as {second} of {house} put it.",
)
"""How reports open in a stream with annotations."""

_CAPITALISED = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_SLOT = re.compile(r"\{(\w+)\}")
_KINDS = {"first": "person", "second": "person", "town": "place", "house": "organisation"}
_PIECE = re.compile(r"[^\W_]+|[\W_]+")
_SYLLABLES = [c + v for c in "bcdfghjklmnprstvwz" for v in ("a", "e", "i", "o", "u", "an", "er", "il", "on")]


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the stream, the number of its family, what it is (story, reprint, cut, extended …), and its
    annotation, where the stream has them."""

    report: Report
    family: int
    kind: str
    annotation: Annotation | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """A story before it is told: its number, the minute it comes up, its paragraphs by number, and its map of words
    as far as it was drawn up."""

    number: int
    minute: float
    story: list[int]
    words: dict[str, str] = field(default_factory=dict)

    def names(self) -> dict[str, str]:
        """Who and where: what stands in the slots of a lead."""
        words = {slot: [_invented(f"{slot}{place}", self.number).capitalize() for place in (0, 1)] for slot in _KINDS}
        return {slot: pair[0] if slot == "town" else " ".join(pair) for slot, pair in words.items()}


class Stream:
    """A stream over the paragraphs of some texts."""

    def __init__(self, texts: Sequence[str], seed: int = 0, annotated: bool = False) -> None:
        self._chance = random.Random(seed)
        self._annotated = annotated
        paragraphs = [line for text in texts for line in text.split("\n") if len(line.split()) > 15]
        if not paragraphs:
            raise ValueError("no text has a paragraph of more than 15 words: give reports with text")
        pieces = [_PIECE.findall(line) for line in paragraphs]
        seen = Counter(word for line in pieces for word in {piece.lower() for piece in line if piece[0].isalnum()})
        least = max(2, COMMON * len(pieces))
        stays = {word for word, count in seen.items() if count >= least and word.isalpha()}
        self._paragraphs = pieces
        self._rare = [
            [at for at, piece in enumerate(line) if piece[0].isalnum() and piece.lower() not in stays]
            for line in pieces
        ]

    def take(self, count: int, first: int = 0, after: float = 0.0) -> Iterator[Told]:
        """``count`` reports in order of publication; a family's reports come within days of each other.

        A stream begins thin, since no family has come up before; those that come later than ``after`` so many minutes
        are taken from one that has been running.
        """
        waiting: list[tuple[float, int, int, str, Family]] = []
        minute, made, number = 0.0, 0, 0
        while made < count:
            if not waiting or waiting[0][0] > minute:
                family = Family(number, minute, self._draw())
                for place in range(self._size()):
                    kind = "story" if not place else self._kind()
                    delay = self._chance.expovariate(1 / 1440) if place else 0.0
                    heapq.heappush(waiting, (minute + delay, number, place, kind, family))
                number += 1
                minute += 1.0
            while waiting and waiting[0][0] <= minute and made < count:
                when, _, _, kind, family = heapq.heappop(waiting)
                if when < after:
                    continue
                yield self._told(f"r{first + made}", when, family, kind)
                made += 1

    def _size(self) -> int:
        mark = self._chance.random()
        for least, most, share in SIZES:
            mark -= share
            if mark < 0:
                return self._chance.randint(least, most)
        return 1

    def _kind(self) -> str:
        return self._chance.choices([kind for kind, _ in KINDS], [share for _, share in KINDS])[0]

    def _draw(self) -> list[int]:
        """Paragraphs of about the wanted length, by number."""
        drawn: list[int] = []
        words = 0
        while words < WORDS:
            drawn.append(self._chance.randrange(len(self._paragraphs)))
            words += len(self._paragraphs[drawn[-1]]) // 2
        return drawn

    def _told(self, name: str, minute: float, family: Family, kind: str) -> Told:
        chance = self._chance
        chosen = list(family.story)
        if kind == "cut":
            chosen = [place for place in chosen if chance.random() < 0.6] or chosen[:1]
        elif kind == "extended":
            chosen += self._draw()[: chance.randint(1, 6)]
        elif kind == "edited":
            chosen = [place for place in chosen if chance.random() < 0.8] or chosen[:1]
        elif kind == "retold":
            chosen = chosen[: max(1, len(chosen) // 4)] + self._draw()[: max(1, 3 * len(chosen) // 4)]
        swap = 0.04 if kind in ("edited", "retold") else 0.0
        lines = [self._line(place, family, swap) for place in chosen]
        title = " ".join("".join(lines[0]).split()[:9])
        published = f"{_day(minute)}T{int(minute) % 1440 // 60:02}:{int(minute) % 60:02}:00"
        outlet = f"outlet{chance.randrange(200)}"
        if not self._annotated:
            return Told(Report(name, _text(lines), published, title, outlet), family.number, kind)
        lead, mentions, times = self._lead(name, family, kind)
        text = f"{lead}\n{_text(lines)}"
        for start, end, said in _names(text, len(lead), set(family.words.values())):
            mentions.append(Mention(Span(name, start, end), said, "person" if " " in said else "place"))
        annotation = Annotation(name, tuple(times), mentions=tuple(mentions))
        return Told(Report(name, text, published, title, outlet), family.number, kind, annotation)

    def _line(self, place: int, family: Family, swap: float) -> list[str]:
        """The pieces of a paragraph as a family prints them, some swapped."""
        pieces, words = self._paragraphs[place].copy(), family.words
        for at in self._rare[place]:
            piece = pieces[at]
            if piece not in words:
                words[piece] = _invented(piece, family.number)
            pieces[at] = words[piece]
        if swap:
            for at, piece in enumerate(pieces):
                if self._chance.random() < swap and piece[0].isalnum():
                    pieces[at] = _invented(piece, self._chance.randrange(1 << 30))
        return pieces

    def _lead(self, name: str, family: Family, kind: str) -> tuple[str, list[Mention], list[Time]]:
        """A first paragraph, with its names and its day; copies open as the story does, retellings in their own way."""
        form = LEADS[(family.number + (self._chance.randrange(len(LEADS)) if kind == "retold" else 0)) % len(LEADS)]
        day = _day(family.minute)
        said = family.names() | {"day": f"{int(day[8:])} {_MONTHS[int(day[5:7]) - 1]} {day[:4]}"}
        mentions, times, made, at = [], [], "", 0
        for slot in _SLOT.finditer(form):
            made += form[at : slot.start()]
            at, what = slot.end(), slot[1]
            span = Span(name, len(made), len(made) + len(said[what]))
            made += said[what]
            if what == "day":
                when = date.fromisoformat(day)
                times.append(Time(span, "DATE", day, days=Days(when, when)))
            else:
                mentions.append(Mention(span, said[what], _KINDS[what]))
        return made + form[at:], mentions, times


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def _day(minute: float) -> str:
    days = int(minute) // 1440
    return f"{2020 + days // 336}-{days // 28 % 12 + 1:02}-{days % 28 + 1:02}"


def _text(lines: Sequence[list[str]]) -> str:
    return "\n".join("".join(line) for line in lines)


def _names(text: str, at: int, invented: set[str]) -> Iterator[tuple[int, int, str]]:
    """Runs of capitalised words from place ``at`` on that are all invented: (start, end, name)."""
    for run in _CAPITALISED.finditer(text, at):
        if invented.issuperset(run[0].split()):
            yield *run.span(), run[0]


def _invented(word: str, family: int) -> str:
    """What stands for a word in a family: digits for digits, else an invented word, capitalised alike."""
    number = hash_of(f"{family} {word.lower()}")
    if word.isdigit():
        return str(number % 10 ** len(word))
    made = _made(number % INVENTED)
    return made.capitalize() if word[0].isupper() else made


@cache
def _made(number: int) -> str:
    made = ""
    while number or len(made) < 5:
        number, syllable = divmod(number, len(_SYLLABLES))
        made += _SYLLABLES[syllable]
    return made


def hash_of(text: str) -> int:
    """A number for a text, the same in every run."""
    return crc32(text.encode()) * 2654435761 % (1 << 32)


def texts(file: Path) -> list[str]:
    """The texts of a file of JSON lines."""
    return [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Write a stream to standard output."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    for told in Stream(texts(given.texts), given.seed).take(given.reports):
        one = told.report
        row = {"id": one.id, "published": one.published, "outlet": one.outlet, "title": one.title, "text": one.text}
        print(json.dumps(row | {"story": str(told.family), "kind": told.kind}, ensure_ascii=False))


if __name__ == "__main__":
    main()
