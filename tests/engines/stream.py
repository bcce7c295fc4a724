"""A small stream of invented news: families of a story, a copy of it and a retelling, days apart."""

import json
import random
from pathlib import Path

from onrecord.model import Report

TOWNS = ("Alderport", "Kestrel Bay", "Marrow Hill", "Thornby", "Quillham", "Eastmere", "Varrick", "Dunloe")
ACTS = ("approved", "rejected", "postponed", "halved", "doubled")
_PIECES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or")]


def invented(chance: random.Random, count: int = 3) -> str:
    """A word that no other family has."""
    return "".join(chance.choices(_PIECES, k=count))


def family(number: int) -> list[tuple[str, str]]:
    """Kinds and texts of one family: a story, sometimes a copy that goes on, sometimes a retelling."""
    chance = random.Random(number)
    town, act, sum_ = chance.choice(TOWNS), chance.choice(ACTS), chance.randrange(100, 9000)
    first, last, street, thing, firm, herb = (invented(chance) for _ in range(6))
    person = f"{first.title()} {last.title()}"
    lead = f"The {thing} of {firm.title()}, which {town} {act} on Monday, is to be moved to {street.title()} Street."
    said = f'"We had {sum_} {herb} over the {thing} this year, and no {firm} to carry them," {person} said.'
    rest = f"The {herb} would cost {sum_},000 crowns and last {chance.randrange(2, 30)} months, {last.title()} added."
    told = [("story", f"{lead}\n\n{said}\n\n{rest}")]
    if number % 3 != 1:
        told.append(("copy", f"{lead}\n\n{said}\n\n{rest}\n\nReaders in {town} had asked for {herb} since spring."))
    if number % 4 == 0:
        told.append(("retold", f"{person} of {town} spoke of {herb} and the {thing}. {said} {street.title()} waits."))
    return told


def reports(families: int, undated: int = 0) -> list[Report]:
    """All reports, in the order of families; every ``undated``-th has no date."""
    made = []
    for number in range(families):
        for place, (kind, text) in enumerate(family(number)):
            name = f"{kind}-{number:04}"
            day = f"2024-03-{1 + number // 8 % 28:02}T{(6 + 3 * place) % 24:02}:00:00"
            dated = None if undated and len(made) % undated == 0 else day
            made.append(Report(name, text, dated, text.split(".")[0], f"The {TOWNS[number % 8]} Post"))
    return made


def lines(file: Path, made: list[Report]) -> Path:
    """The reports as a file of JSON Lines."""
    rows = ({"id": r.id, "published": r.published, "title": r.title, "outlet": r.outlet, "text": r.text} for r in made)
    file.write_text("".join(json.dumps({k: v for k, v in row.items() if v}) + "\n" for row in rows), encoding="utf-8")
    return file
