"""A stream of invented news for measuring: families of reports, a story and its copies, of stated sizes.

    python -m bench.stream TEXTS.jsonl [--reports N] [--seed S] > STREAM.jsonl

Each family draws on paragraphs of the real texts given ({"text"} a line), in which names, numbers and rarer words are
replaced by a seeded map of the family's own, so that strangers share stock phrases only. Its reports are a story of
about 500 words and further reports on it: reprints, cuts, extensions, edited copies, and retellings from other
paragraphs under the same map. All is told by the seed: the same call gives the same stream.
"""

import argparse
import heapq
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Report

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

_PIECE = re.compile(r"[^\W_]+|[\W_]+")
_SYLLABLES = [c + v for c in "bcdfghjklmnprstvwz" for v in ("a", "e", "i", "o", "u", "an", "er", "il", "on")]


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the stream, the number of its family, and what it is: story, reprint, cut, extended …"""

    report: Report
    family: int
    kind: str


class Stream:
    """A stream over the paragraphs of some texts."""

    def __init__(self, texts: Sequence[str], seed: int = 0) -> None:
        self._chance = random.Random(seed)
        paragraphs = [line for text in texts for line in text.split("\n") if len(line.split()) > 15]
        if not paragraphs:
            raise ValueError("no text has a paragraph of more than 15 words: give reports with text")
        pieces = [_PIECE.findall(line) for line in paragraphs]
        seen = Counter(word for line in pieces for word in {piece.lower() for piece in line if piece[0].isalnum()})
        least = max(2, COMMON * len(pieces))
        stays = {word for word, count in seen.items() if count >= least and word.isalpha()}
        self._paragraphs = [
            [(piece, piece[0].isalnum() and piece.lower() not in stays) for piece in line] for line in pieces
        ]

    def take(self, count: int, first: int = 0) -> Iterator[Told]:
        """``count`` reports in order of publication; a family's reports come within days of each other."""
        waiting: list[tuple[float, int, int, str, list[int]]] = []
        minute, made, family = 0.0, 0, 0
        while made < count:
            if not waiting or waiting[0][0] > minute:
                story = self._draw()
                for number in range(self._size()):
                    kind = "story" if not number else self._kind()
                    delay = self._chance.expovariate(1 / 1440) if number else 0.0
                    heapq.heappush(waiting, (minute + delay, family, number, kind, story))
                family += 1
                minute += 1.0
            while waiting and waiting[0][0] <= minute and made < count:
                when, of, _, kind, story = heapq.heappop(waiting)
                yield self._told(f"r{first + made}", when, of, kind, story)
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

    def _told(self, name: str, minute: float, family: int, kind: str, story: list[int]) -> Told:
        chance = self._chance
        chosen = list(story)
        if kind == "cut":
            chosen = [place for place in chosen if chance.random() < 0.6] or chosen[:1]
        elif kind == "extended":
            chosen += self._draw()[: chance.randint(1, 6)]
        elif kind == "edited":
            chosen = [place for place in chosen if chance.random() < 0.8] or chosen[:1]
        elif kind == "retold":
            chosen = chosen[: max(1, len(chosen) // 4)] + self._draw()[: max(1, 3 * len(chosen) // 4)]
        swap = 0.04 if kind in ("edited", "retold") else 0.0
        words: dict[str, str] = {}
        lines = ["".join(self._pieces(place, family, words, swap)) for place in chosen]
        days, rest = divmod(int(minute), 1440)
        day = f"{2020 + days // 336}-{days // 28 % 12 + 1:02}-{days % 28 + 1:02}"
        published = f"{day}T{rest // 60:02}:{rest % 60:02}:00"
        title = " ".join(lines[0].split()[:9])
        return Told(Report(name, "\n".join(lines), published, title, f"outlet{chance.randrange(200)}"), family, kind)

    def _pieces(self, place: int, family: int, words: dict[str, str], swap: float) -> Iterator[str]:
        for piece, rare in self._paragraphs[place]:
            if rare:
                if piece not in words:
                    words[piece] = _invented(piece, family)
                piece = words[piece]
            if swap and self._chance.random() < swap and piece[0].isalnum():
                piece = _invented(piece, self._chance.randrange(1 << 30))
            yield piece


def _invented(word: str, family: int) -> str:
    """What stands for a word in a family: digits for digits, else an invented word, capitalised alike."""
    number = hash_of(f"{family} {word.lower()}")
    if word.isdigit():
        return str(number % 10 ** len(word))
    number %= INVENTED
    made = ""
    while number or len(made) < 5:
        number, syllable = divmod(number, len(_SYLLABLES))
        made += _SYLLABLES[syllable]
    return made.capitalize() if word[0].isupper() else made


def hash_of(text: str) -> int:
    """A number for a text, the same in every run."""
    from zlib import crc32

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
