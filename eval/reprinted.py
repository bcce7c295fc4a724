"""Whether a time means one day wherever a sentence is printed: the same words in reports of two days. No annotation.

    python -m eval.reprinted TEXTS.jsonl... [--list]

Sentences that two reports print word for word, ten days apart at most, speak of one thing: 'on Friday' is the same
Friday in both, unless the sentence was true on either day ('tonight at 9 p.m.'). What a tagger makes of it must agree.
Prints, for weekdays, days and months without a year, and holidays, how many were met and how many agree; ``--list`` the
others. Lines are {"id", "published", "text"}.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from onrecord.annotate.times import find
from onrecord.text.layout import sentences

SHORTEST, LONGEST = 60, 700
"""Characters of a sentence: shorter ones recur by chance, longer ones are lists."""
APART = 10
"""Days between two reports."""
KINDS = {
    "weekday": ("weekday", "part.of-day", "part.of", "part.before-day"),
    "day or month": ("date.full", "date.days-of-month", "month.alone", "month.way", "date.holiday"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A time in a sentence, by its place there: when the report was published, and what it was read as."""

    published: date
    sentence: str
    printed: str
    kind: str
    value: str


def readings(rows: Iterable[dict[str, Any]]) -> dict[tuple[str, int], list[Reading]]:
    """The times that were resolved from another day, by sentence and place in it."""
    found: dict[tuple[str, int], list[Reading]] = defaultdict(list)
    kinds = {rule: kind for kind, rules in KINDS.items() for rule in rules}
    for row in rows:
        text, day = row["text"], (row.get("published") or "")[:10]
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            continue
        times = [t for t in find(text, day) if t.anchor and t.rule in kinds]
        for start, end in sentences(text):
            if SHORTEST <= end - start <= LONGEST:
                words = " ".join(text[start:end].split())
                for t in times:
                    if start <= t.span.start and t.span.end <= end:
                        printed = text[t.span.start : t.span.end]
                        place = len(" ".join(text[start : t.span.start].split()))
                        reading = Reading(date.fromisoformat(day), words, printed, kinds[t.rule], t.value or "")
                        found[words, place].append(reading)
    return found


def reports(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The lines of some files. Raises OSError for a file that is not there, ValueError for a line that is no report."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                try:
                    row = json.loads(line)
                    yield {"text": str(row["text"]), "published": row.get("published")}
                except (ValueError, KeyError, TypeError, AttributeError):
                    raise ValueError(f'{path}, line {number}: no report; {{"published", "text"}} is wanted') from None


def couples(found: dict[tuple[str, int], list[Reading]]) -> Iterator[tuple[Reading, Reading]]:
    """Readings of one place in reports of two days, each with the next."""
    for same in found.values():
        for a, b in pairwise(sorted(same, key=lambda reading: reading.published)):
            if 0 < (b.published - a.published).days <= APART:
                yield a, b


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--list", action="store_true", help="print those that do not agree")
    args = parser.parse_args()
    try:
        pairs = list(couples(readings(reports(args.texts))))
    except (OSError, ValueError) as error:
        parser.error(str(error))
    for kind in KINDS:
        mine = [(a, b) for a, b in pairs if a.kind == kind]
        print(f"{kind}: {len(mine)} met, {sum(a.value == b.value for a, b in mine)} agree")
        for a, b in mine if args.list else ():
            if a.value != b.value:
                print(f"  {a.printed!r} {a.value} on {a.published}, {b.value} on {b.published}: {a.sentence}")


if __name__ == "__main__":
    main()
