"""The pairs: a report, and the same reworded with one change of a kind."""

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eval.planted import changes
from eval.planted.prose import is_prose, paragraphs, people, plain
from eval.planted.rewording import reworded

KINDS = ("date", "number", "name", "quoted", "speaker", "control")
Row = dict[str, Any]


@dataclass
class Sentence:
    """A sentence under way: its text, the place in it that was changed, if any, and whether it quotes nobody."""

    text: str
    at: tuple[int, int] | None = None
    plain: bool = False


def pairs(reports: Sequence[Row], count: int, seed: int) -> list[Row]:
    """So many pairs, the kinds in turn."""
    rng = random.Random(seed)
    usable = [r for r in reports if 1200 < len(r["text"]) < 12_000]
    made: list[Row] = []
    for _ in range(40 * count if len(usable) > 1 else 0):
        kind = KINDS[len(made) % len(KINDS)]
        report, other = rng.sample(usable, 2)
        if not _strangers(report["text"], other["text"]):
            continue
        one = pair(report, other, kind, rng)
        if one:
            made.append(one)
        if len(made) == count:
            break
    return made


def _strangers(a: str, b: str) -> bool:
    """Whether two reports tell of different things: few names in common."""
    left, right = (set(re.findall(r"(?<=[a-z] )[A-Z][a-z]{3,}", text)) for text in (a, b))
    return len(left & right) <= 0.12 * min(len(left), len(right))


def pair(report: Row, other: Row, kind: str, rng: random.Random) -> Row | None:
    """A report and its reworded form with one change of a kind, or None where there is nothing to change."""
    found = paragraphs(report["text"])
    chosen = None
    if kind != "control":
        options = list(_options(found, kind, people(report["text"]), rng))
        if not options:
            return None
        how = rng.choice(sorted({change.how for _, _, change in options}))
        chosen = rng.choice([option for option in options if option[2].how == how])
    before, after = ([[Sentence(s, None, plain(ss) and is_prose(s)) for s in ss] for ss in found] for _ in range(2))
    if chosen:
        p, k, change = chosen
        text = found[p][k]
        before[p][k].at = (change.start, change.end)
        words = text[: change.start] + change.new + text[change.end :]
        after[p][k] = Sentence(words, (change.start, change.start + len(change.new)), after[p][k].plain)
    strange = [s for ss in paragraphs(other["text"])[2:] for s in ss if is_prose(s) and len(s) < 300]
    day = date.fromisoformat(report["published"][:10]) if report.get("published") else None
    done = [[guarded(s, rng, day) for s in ss] for ss in arranged(after, strange, rng)]
    text_a, at_a = joined(before)
    text_b, at_b = joined(done)
    return {
        "kind": kind,
        "how": chosen[2].how if chosen else "",
        "a": {"id": "a", "published": report.get("published"), "title": "", "text": text_a},
        "b": {"id": "b", "published": report.get("published"), "title": "", "text": text_b},
        "at_a": at_a,
        "at_b": at_b,
        "was": text_a[slice(*at_a)] if at_a else "",
        "is": text_b[slice(*at_b)] if at_b else "",
    }


def _options(
    found: Sequence[Sequence[str]], kind: str, everyone: Sequence[str], rng: random.Random
) -> Iterator[tuple[int, int, changes.Change]]:
    """Every change of a kind in the report's prose; none in a sentence that the report prints twice."""
    makers: dict[str, Callable[[str], Iterable[changes.Change]]] = {
        "date": lambda text: changes.dates(text, rng),
        "number": lambda text: changes.numbers(text, rng),
        "name": lambda text: changes.names(text, rng, everyone),
        "quoted": lambda text: changes.quoted(text, rng),
        "speaker": lambda text: changes.speakers(text, rng, everyone),
    }
    whole = "\n".join(s for ss in found for s in ss)
    for p, ss in enumerate(found):
        for k, s in enumerate(ss):
            if is_prose(s) and whole.count(s[:40]) == 1:
                for change in makers[kind](s):
                    if s[change.start : change.end] != change.new and not _repeated(s, change, whole):
                        yield p, k, change


def _repeated(sentence: str, change: changes.Change, whole: str) -> bool:
    """Whether the words around the change stand elsewhere in the report too: in a headline, a caption, a summary."""
    around = sentence[max(0, change.start - 20) : change.end + 12]
    return whole.count(around) > 1


def guarded(sentence: Sentence, rng: random.Random, day: date | None) -> Sentence:
    """The sentence reworded, the planted words left as they are."""
    if sentence.at is None:
        return Sentence(reworded(sentence.text, rng, day, sentence.plain))
    start, end = sentence.at
    state = rng.getstate()
    head = reworded(sentence.text[:start], rng, day, sentence.plain)
    rng.setstate(state)
    tail = reworded(sentence.text[end:], rng, day, sentence.plain)
    return Sentence(head + sentence.text[start:end] + tail, (len(head), len(head) + end - start))


def arranged(found: Sequence[Sequence[Sentence]], strange: Sequence[str], rng: random.Random) -> list[list[Sentence]]:
    """A third of the sentences dropped (never the changed one), the paragraphs reordered, strange sentences put in."""
    kept = [[s for s in p if s.at is not None or rng.random() > 1 / 3] for p in found]
    kept = [p for p in kept if p]
    head, rest = kept[:1], kept[1:]
    rng.shuffle(rest)
    out = head + rest
    for sentence in rng.sample(strange, min(len(strange), max(1, len(out) // 5))):
        out.insert(rng.randrange(1, len(out) + 1), [Sentence(sentence)])
    return out


def joined(found: Sequence[Sequence[Sentence]]) -> tuple[str, list[int] | None]:
    """The text, and where the changed words stand in it."""
    parts: list[str] = []
    size, at = 0, None
    for paragraph in found:
        for k, sentence in enumerate(paragraph):
            gap = "" if not parts else " " if k else "\n\n"
            if sentence.at:
                at = [size + len(gap) + sentence.at[0], size + len(gap) + sentence.at[1]]
            parts.append(gap + sentence.text)
            size += len(parts[-1])
    return "".join(parts), at


def read(paths: Sequence[Path]) -> list[Row]:
    """The reports of some files, a report a line."""
    return [json.loads(line) for path in paths for line in path.open(encoding="utf-8") if line.strip()]
