"""A pair: a real report, and the same told otherwise by another outlet with one thing changed, or none."""

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from eval.replanted import dates, names, reword
from eval.replanted.plants import Plant, plant
from eval.replanted.texts import Row, Sentence, is_prose, sentences

OPEN, CLOSE = "\ue001", "\ue002"
Place = tuple[int, int]


@dataclass(frozen=True)
class Pair:
    """The two reports, the plant (None: a control), and where it stands in each."""

    name: str
    a: dict[str, str]
    b: dict[str, str]
    plant: Plant | None
    at_a: list[Place] = field(default_factory=list)
    at_b: list[Place] = field(default_factory=list)


def pair(name: str, kind: str, row: Row, others: list[Row], rng: random.Random) -> Pair | None:
    """A pair of that kind from the report; ``others`` lend sentences. None where the report has no fair place."""
    whole = sentences(row.text)
    change = None if kind == "control" else plant(kind, row, whole, rng)
    if kind != "control" and change is None:
        return None
    much = rng.choice((0.15, 0.35, 0.6, 0.85))
    kept = _held(whole, change)
    kept = _thinned(kept, rng)
    _surnames_only(kept, row, rng)
    _reworded(kept, row, rng, much)
    paragraphs = _ordered(kept, rng)
    _strangers_in(paragraphs, row, others, rng)
    text = _styled(_set(paragraphs, rng), rng)
    text, places, around = _filled(text, change)
    if change and not places:
        return None
    b = _told(name, row, text, change, rng)
    a = {
        "id": f"{name}-a",
        "published": row.published,
        "outlet": row.outlet or "The Original",
        "title": row.title,
        "text": row.text,
    }
    at_a = _in_original(row, whole, change)
    return Pair(name, a, b, change, at_a, around if kind == "speaker" else places)


def _held(whole: list[Sentence], change: Plant | None) -> list[Sentence]:
    """Copies of the sentences, with a hole where the new words will stand."""
    kept = [Sentence(s.text, s.paragraph, s.start) for s in whole]
    if change is None:
        return kept
    chosen = kept[change.sentence]
    chosen.text = chosen.text[: change.start] + reword.HOLE + chosen.text[change.end :]
    chosen.planted = True
    if change.everywhere:
        for s in kept:
            s.text = re.sub(rf"\b{re.escape(change.old)}\b", reword.HOLE, s.text)
    return kept


def _thinned(kept: list[Sentence], rng: random.Random) -> list[Sentence]:
    """About a third dropped: single sentences, or the report's tail, never the planted one."""
    if rng.random() < 0.25:
        last = max([n for n, s in enumerate(kept) if s.planted] + [len(kept) * 2 // 3])
        return kept[: last + 1]
    return [s for s in kept if s.planted or rng.random() > 0.33]


def _surnames_only(kept: list[Sentence], row: Row, rng: random.Random) -> None:
    """First names dropped, for some persons, wherever they are named again."""
    for name in names.people(row.text):
        if rng.random() > 0.3:
            continue
        named = [s for s in kept if name in s.text]
        for s in named[1:]:
            s.text = s.text.replace(name, name.split()[-1])


def _reworded(kept: list[Sentence], row: Row, rng: random.Random, much: float) -> None:
    published = date.fromisoformat(row.published[:10])
    for s in kept:
        if is_prose(s.text.replace(reword.HOLE, "X")) and rng.random() < 0.8:
            s.text = reword.sentence(s.text, published, rng, much)
        if s.planted:
            s.text = OPEN + s.text + CLOSE


def _ordered(kept: list[Sentence], rng: random.Random) -> list[list[Sentence]]:
    """Paragraphs in another order: shuffled, or only some neighbours changed, or every sentence on its own."""
    way = rng.choice(("paragraphs", "neighbours", "neighbours", "sentences", "as it was"))
    if way == "sentences":
        rng.shuffle(kept)
        return [kept[n : n + 2] for n in range(0, len(kept), 2)]
    grouped: dict[int, list[Sentence]] = {}
    for s in kept:
        grouped.setdefault(s.paragraph, []).append(s)
    paragraphs = list(grouped.values())
    if way == "paragraphs":
        rng.shuffle(paragraphs)
    elif way == "neighbours":
        for n in range(0, len(paragraphs) - 1, 2):
            if rng.random() < 0.5:
                paragraphs[n], paragraphs[n + 1] = paragraphs[n + 1], paragraphs[n]
    return paragraphs


def _strangers_in(paragraphs: list[list[Sentence]], row: Row, others: list[Row], rng: random.Random) -> None:
    """One to four sentences of a report on something else set in as paragraphs of their own."""
    far = [o for o in rng.sample(others, min(40, len(others))) if _unlike(o, row)]
    if not far or rng.random() < 0.2:
        return
    lent = [s for s in sentences(far[0].text) if is_prose(s.text) and not dates.RELATIVE.search(s.text)]
    for s in rng.sample(lent, min(len(lent), rng.randint(1, 4))):
        paragraphs.insert(rng.randint(1, len(paragraphs)), [s])


def _unlike(other: Row, row: Row) -> bool:
    if other.file == row.file and (not row.story or other.story == row.story):
        return False
    mine, theirs = (set(re.findall(r"(?<=[a-z] )[A-Z][a-z]{3,}", r.text)) for r in (row, other))
    return len(mine & theirs) <= 3


def _set(paragraphs: list[list[Sentence]], rng: random.Random) -> str:
    """The paragraphs as text, some sentences joined with 'and'."""
    told = []
    for paragraph in paragraphs:
        lines: list[str] = []
        for s in paragraph:
            both = (
                reword.joined(lines[-1], s.text) if lines and rng.random() < 0.15 and CLOSE not in lines[-1] else None
            )
            if both:
                lines[-1] = both
            else:
                lines.append(s.text)
        if lines:
            told.append(" ".join(lines))
    return rng.choice(("\n", "\n\n")).join(told)


def _styled(text: str, rng: random.Random) -> str:
    """The whole text in another house style, quotations too."""
    if rng.random() < 0.4:
        text = reword.spelt(text, british=rng.random() < 0.5)
    if rng.random() < 0.5:
        marks = rng.choice((reword.curly, reword.straight, reword.single))
        text = "\n".join(marks(line) for line in text.split("\n"))
    if rng.random() < 0.3:
        text = reword.dashes(text, rng)
    if rng.random() < 0.2:
        text = reword.dots(text)
    return text


def _filled(text: str, change: Plant | None) -> tuple[str, list[Place], list[Place]]:
    """The text with the new words in its holes, where they stand, and where the planted sentence stands."""
    made, places, at, opened, around = [], [], 0, 0, []
    for part in re.split(f"([{OPEN}{CLOSE}{reword.HOLE}])", text):
        if part == OPEN:
            opened = at
        elif part == CLOSE:
            around.append((opened, at))
        else:
            if part == reword.HOLE:
                part = change.new if change else ""
                places.append((at, at + len(part)))
            made.append(part)
            at += len(part)
    return "".join(made), places, around


def _told(name: str, row: Row, text: str, change: Plant | None, rng: random.Random) -> dict[str, str]:
    """The second report: another outlet, the same time or a day later, with the first one's headline or none."""
    published = row.published
    if rng.random() < 0.5 and not (change and change.rises) and _may_wait(row):
        day = date.fromisoformat(published[:10]) + timedelta(days=1)
        published = day.isoformat() + published[10:]
    title = row.title if rng.random() < 0.5 else ""
    if change and any(word in title for word in change.old.split()):
        title = ""
    return {"id": f"{name}-b", "published": published, "outlet": "Evening Courier", "title": title, "text": text}


def _may_wait(row: Row) -> bool:
    """Whether all days that the text names are the same when read a day later."""
    day = date.fromisoformat(row.published[:10])
    coming = {(day + timedelta(days=n)).strftime("%A") for n in (1, 2, 3)}
    return not dates.RELATIVE.search(row.text) and not any(name in row.text for name in coming)


def _in_original(row: Row, whole: list[Sentence], change: Plant | None) -> list[Place]:
    if change is None:
        return []
    s = whole[change.sentence]
    if change.kind == "speaker":
        return [(s.start, s.start + len(s.text))]
    if change.everywhere:
        return [m.span() for m in re.finditer(rf"\b{re.escape(change.old)}\b", row.text)]
    return [(s.start + change.start, s.start + change.end)]
