"""Pairs of reports of which one is the other reworded, with exactly one date, number, name, quoted word or speaker
changed, or nothing: how many of the changes are found, and how often a mere rewording raises an alarm.

    python eval/planted.py REPORTS.jsonl... [--pairs 400] [--seed 1] [--show N]
    python eval/planted.py REPORTS.jsonl... --write PAIRS.jsonl        write the pairs and stop

REPORTS.jsonl has a report a line ({"id", "published", "title", "text"}). A pair is {"kind", "a", "b", "at_a", "at_b",
"was", "is"}: kind is date, number, name, quoted, speaker or control; at_a and at_b are [start, end) of the changed
words in the texts. Found: a hard difference whose sides overlap both places. Rewording: paragraphs are reordered, a
third of the sentences is dropped, sentences of an unrelated report are put in between, and spelling, typography and
the form of numbers and dates are changed. Shares no code with what it measures.
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("date", "number", "name", "quoted", "speaker", "control")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ABBREVIATED = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
SHORT = dict(zip(MONTHS, _ABBREVIATED, strict=True))
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
BRITISH = {
    "center": "centre", "color": "colour", "defense": "defence", "organize": "organise", "organized": "organised",
    "organization": "organisation", "labor": "labour", "program": "programme", "honor": "honour", "favor": "favour",
    "neighbor": "neighbour", "traveling": "travelling", "canceled": "cancelled", "recognize": "recognise",
    "recognized": "recognised", "realize": "realise", "theater": "theatre", "gray": "grey", "behavior": "behaviour",
    "apologize": "apologise", "criticized": "criticised", "toward": "towards", "license": "licence",
    "authorized": "authorised", "emphasized": "emphasised", "kilometers": "kilometres", "meters": "metres",
    "harbor": "harbour", "rumors": "rumours", "skeptical": "sceptical", "judgment": "judgement", "fulfill": "fulfil",
}  # fmt: skip
AMERICAN = {there: here for here, there in BRITISH.items()}
GIVEN = [
    "Peter",
    "Anna",
    "Robert",
    "Helen",
    "Marcus",
    "Judith",
    "Oliver",
    "Teresa",
    "Walter",
    "Nadia",
    "Simon",
    "Clara",
]
FAMILY = [
    "Halloran",
    "Brandt",
    "Okafor",
    "Lindqvist",
    "Petrov",
    "Castellan",
    "Moreau",
    "Whitfield",
    "Tanaka",
    "Dorsey",
    "Varga",
    "Ellison",
]
OTHER_WORDS = [
    "difficult",
    "important",
    "strange",
    "remarkable",
    "tomorrow",
    "security",
    "money",
    "children",
    "history",
    "future",
    "anger",
    "progress",
    "weather",
    "promise",
    "danger",
    "justice",
    "courage",
    "silence",
    "freedom",
    "mistake",
    "victory",
]
COMMON = {
    "to",
    "of",
    "with",
    "for",
    "in",
    "on",
    "at",
    "the",
    "and",
    "by",
    "from",
    "will",
    "can",
    "may",
    "up",
    "out",
    "new",
    "how",
    "what",
    "who",
    "why",
    "when",
    "not",
    "killed",
}
NAME = r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
DATE_FORMS = re.compile(
    r"\b(?:(?P<m1>" + "|".join(MONTHS) + r"|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
    r" (?P<d1>[1-3]?\d)(?!\d|,\d)(?:, (?P<y1>(?:19|20)\d\d))?"
    r"|(?P<d2>[1-3]?\d) (?P<m2>" + "|".join(MONTHS) + r")(?: (?P<y2>(?:19|20)\d\d))?)\b"
)  # fmt: skip
NUMBER_FORMS = re.compile(
    r"(?<![\w.,:$£€/-])(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?P<p>\.\d+)?(?![\w/:]|-\d|,\d|\.\d)(?! (?:"
    + "|".join(MONTHS)
    + "))"
)
SENTENCE = re.compile(r"(?<=[.!?][\"”’'])\s+(?=[A-Z“\"])|(?<=[a-z0-9%)][.!?])\s+(?=[A-Z“\"])")


@dataclass
class Sentence:
    """A sentence under way: its text, and the place in it that was changed, if any."""

    text: str
    at: tuple[int, int] | None = None
    origin: int = -1


@dataclass
class Plant:
    """A change: the sentence's number, the place in it, and the words that take the place."""

    sentence: int
    start: int
    end: int
    new: str
    extra: dict[str, str] = field(default_factory=dict)


def sentences(text: str) -> list[list[str]]:
    """Paragraphs of sentences."""
    return [[s for s in SENTENCE.split(" ".join(line.split())) if s] for line in text.split("\n") if line.strip()]


# What can be changed


def dates(text: str, rng: random.Random) -> list[tuple[int, int, str]]:
    found = []
    for m in DATE_FORMS.finditer(text):
        day = int(m["d1"] or m["d2"])
        if not 1 <= day <= 28:
            continue
        other = rng.choice([d for d in range(1, 29) if d != day])
        month, year = m["m1"] or m["m2"], m["y1"] or m["y2"]
        full = next((x for x in MONTHS if x.startswith(month.strip(".")[:3])), month)
        found.append((m.start(), m.end(), written(full, other, year, rng)))
        if rng.random() < 0.3:
            found[-1] = (m.start(), m.end(), written(rng.choice([x for x in MONTHS if x != full]), day, year, rng))
    for m in re.finditer(r"\b(?:on |last |next |since |until )?(" + "|".join(DAYS) + r")\b", text):
        other_day = rng.choice([d for d in DAYS if d != m[1]])
        found.append((m.start(1), m.end(1), other_day))
    years = re.finditer(r"\b(?:in|since|by|until|from|during) ((?:19|20)\d\d)\b", text)
    found.extend((m.start(1), m.end(1), str(int(m[1]) + rng.choice([-3, -2, -1, 1, 2, 3]))) for m in years)
    return found


def written(month: str, day: int, year: str | None, rng: random.Random) -> str:
    """A date in one of the newsroom's forms."""
    tail = f", {year}" if year else ""
    forms = [f"{month} {day}{tail}", f"{SHORT[month]} {day}{tail}", f"{day} {month}{' ' + year if year else ''}"]
    return rng.choice(forms)


def numbers(text: str, rng: random.Random) -> list[tuple[int, int, str]]:
    found = []
    for m in NUMBER_FORMS.finditer(text):
        if DATE_FORMS.search(text[max(0, m.start() - 12) : m.end() + 12]):
            continue
        value = int(m["n"].replace(",", ""))
        if m["p"]:
            found.append((m.start(), m.end(), f"{m['n']}.{rng.choice([d for d in '123456789' if d != m['p'][1]])}"))
        elif "," not in m["n"] and 1900 <= value <= 2100:
            continue
        else:
            step = max(1, value // rng.choice([2, 3, 4]))
            other = value + step if rng.random() < 0.6 or value <= step else value - step
            found.append((m.start(), m.end(), f"{other:,}" if other > 999 else str(other)))
    for m in re.finditer(r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! (?:of|or))", text):
        other_word = rng.choice([w for w in UNITS[2:13] if w != m[1]])
        found.append((m.start(), m.end(), other_word))
    return found


def people(text: str) -> list[str]:
    """Names of two words that stand in the text."""
    stop = {
        *DAYS,
        *MONTHS,
        "The",
        "But",
        "And",
        "In",
        "On",
        "At",
        "For",
        "New",
        "White",
        "United",
        "North",
        "South",
        "President",
        "Vice",
        "Prime",
        "Minister",
        "Senator",
        "Police",
        "Chief",
        "Getty",
        "Images",
        "State",
        "Department",
        "Secretary",
        "General",
    }
    found = [f"{a} {b}" for a, b in re.findall(rf"(?<=[a-z,] )({NAME}) ({NAME})\b", text) if not {a, b} & stop]
    plain = {word.lower() for word in re.findall(r"\b[a-z]+\b", text)} | COMMON
    return [name for name in dict.fromkeys(found) if not {word.lower() for word in name.split()} & plain]


def misspelt(name: str, rng: random.Random) -> str:
    """A name with two letters swapped, one dropped, doubled or replaced, not at its ends."""
    k = rng.randrange(1, len(name) - 2)
    swapped = name[:k] + name[k + 1] + name[k] + name[k + 2 :]
    forms = [
        name[:k] + name[k + 1 :],
        name[:k] + name[k] + name[k:],
        name[:k] + "aeiou"[k % 5] + name[k + 1 :],
        swapped,
    ]
    return rng.choice([form for form in forms if form.lower() != name.lower()] or [name + "t"])


def names(text: str, rng: random.Random, everyone: list[str]) -> list[tuple[int, int, str]]:
    found = []
    for person in everyone:
        for m in re.finditer(re.escape(person) + r"\b(?!-)", text):
            first, last = person.split(" ", 1)
            others = [x for x in everyone if not {*x.split()} & {first, last}]
            how = rng.random()
            if how < 0.35 and len(last) > 5:
                found.append((m.start() + len(first) + 1, m.end(), misspelt(last, rng)))
            elif how < 0.6:
                found.append((m.start(), m.start() + len(first), rng.choice([g for g in GIVEN if g != first])))
            elif how < 0.8 and others:
                found.append((m.start(), m.end(), rng.choice(others)))
            else:
                found.append((m.start() + len(first) + 1, m.end(), rng.choice([f for f in FAMILY if f != last])))
    return found


def quoted(text: str, rng: random.Random) -> list[tuple[int, int, str]]:
    found = []
    for q in re.finditer(r"“([^“”\"]{30,400})”|(?:^|(?<=[\s(]))\"([^\"“”]{30,400})\"(?=[\s.,;)—-]|$)", text):
        start = q.start(1) if q[1] else q.start(2)
        inner = q[1] or q[2]
        places = list(re.finditer(r"(?<=[a-z,] )([a-z]{4,})(?= [a-z])", inner))
        if not places:
            continue
        m = rng.choice(places)
        word = m[1]
        forms = [rng.choice(OTHER_WORDS)]
        if not word.endswith(("s", "ed", "ing", "ly")):
            forms.append(word + ("d" if word.endswith("e") else "ed"))
        elif word.endswith("ed") and len(word) > 5:
            forms.append(word[:-1] if word[-3] == "e" else word[:-2])
        new = rng.choice(forms)
        if new != word:
            found.append((start + m.start(), start + m.end(), new))
    return found


def speakers(text: str, rng: random.Random, everyone: list[str]) -> list[tuple[int, int, str]]:
    found = []
    verbs = "said|says|told|added|wrote|explained|tweeted|argued|warned|insisted"
    for m in re.finditer(rf"\b(?:({NAME}(?: {NAME})?) (?:{verbs})\b|(?:{verbs}) ({NAME}(?: {NAME})?)\b)", text):
        n = 1 if m[1] else 2
        name = m[n]
        if {*name.split()} & {
            *DAYS,
            *MONTHS,
            "He",
            "She",
            "They",
            "It",
            "The",
            "We",
            "Officials",
            "Police",
            "But",
            "President",
            "Minister",
            "Video",
            "Images",
        }:
            continue
        others = [x for x in everyone if not {*x.split()} & {*name.split()}]
        new = rng.choice(others) if others and rng.random() < 0.7 else f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
        found.append((m.start(n), m.end(n), new if " " in name else new.split()[-1]))
    return found


# Rewording


def reworded(text: str, rng: random.Random) -> str:
    """Other spelling, typography and forms of numbers and dates; no word of meaning changes."""
    spelling = rng.choice([BRITISH, AMERICAN])
    text = re.sub(r"[A-Za-z]+", lambda m: spelling.get(m[0], m[0]), text)
    if rng.random() < 0.5:
        text = re.sub(r"(?<=\d)(?: percent|%)", lambda m: "%" if m[0] != "%" else " per cent", text)
        text = DATE_FORMS.sub(lambda m: _other_form(m, rng), text)
    if rng.random() < 0.4:
        text = re.sub(r"(?<![\d,.$£€-])(\d),(\d{3})(?![\d,.])", r"\1\2", text)
    if rng.random() < 0.4:
        text = re.sub(
            r"(?<![\w.,:$£€/-])([2-9])(?= [a-z]{4,})", lambda m: UNITS[int(m[1])], text
        ) if rng.random() < 0.5 else re.sub(
            r"\b(?<!-)(" + "|".join(UNITS[2:13]) + r")(?= [a-z]{4,}s\b)", lambda m: str(UNITS.index(m[1])), text
        )  # fmt: skip
    return typography(text, rng)


def _other_form(m: re.Match[str], rng: random.Random) -> str:
    month = m["m1"] or m["m2"]
    full = next((x for x in MONTHS if x.startswith(month.strip(".")[:3])), month)
    return written(full, int(m["d1"] or m["d2"]), m["y1"] or m["y2"], rng)


def typography(text: str, rng: random.Random) -> str:
    if rng.random() < 0.5:
        text = re.sub(r'"([^"“”]*)"', r"“\1”", text).replace("'", "’")
    else:
        text = re.sub(r"[“”]", '"', text).replace("’", "'").replace("‘", "'")
    if rng.random() < 0.5:
        text = text.replace(" -- ", " — ").replace(" – ", " — ")
    return text.replace("...", "…") if rng.random() < 0.5 else text


def guarded(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence reworded, the planted words left as they are."""
    if sentence.at is None:
        return Sentence(reworded(sentence.text, rng), None, sentence.origin)
    start, end = sentence.at
    state = rng.getstate()
    head = reworded(sentence.text[:start], rng)
    rng.setstate(state)
    tail = reworded(sentence.text[end:], rng)
    return Sentence(head + sentence.text[start:end] + tail, (len(head), len(head) + end - start), sentence.origin)


def arranged(paragraphs: list[list[Sentence]], strange: list[str], rng: random.Random) -> list[list[Sentence]]:
    """A third of the sentences dropped (never the changed one), the paragraphs reordered, strange sentences put in."""
    kept = [[s for s in p if s.at is not None or rng.random() > 1 / 3] for p in paragraphs]
    kept = [p for p in kept if p]
    head, rest = kept[:1], kept[1:]
    rng.shuffle(rest)
    out = head + rest
    for sentence in rng.sample(strange, min(len(strange), max(1, len(out) // 5))):
        out.insert(rng.randrange(1, len(out) + 1), [Sentence(sentence)])
    return out


def pair(report: dict, other: dict, kind: str, rng: random.Random) -> dict | None:
    """A report and its reworded form with one change of a kind, or None where there is nothing to change."""
    paragraphs = sentences(report["text"])
    flat = [(p, k, s) for p, ss in enumerate(paragraphs) for k, s in enumerate(ss) if 40 < len(s) < 600]
    everyone = people(report["text"])
    makers = {
        "date": dates,
        "number": numbers,
        "name": lambda text, rng: names(text, rng, everyone),
        "quoted": quoted,
        "speaker": lambda text, rng: speakers(text, rng, everyone),
    }
    chosen = None
    if kind != "control":
        options = [(p, k, *change) for p, k, s in flat for change in makers[kind](s, rng)]
        options = [o for o in options if paragraphs[o[0]][o[1]][o[2] : o[3]] != o[4]]
        if not options:
            return None
        chosen = rng.choice(options)
    under_way = [[Sentence(s, None, p * 1000 + k) for k, s in enumerate(ss)] for p, ss in enumerate(paragraphs)]
    if chosen:
        p, k, start, end, new = chosen
        text = paragraphs[p][k]
        under_way[p][k] = Sentence(text[:start] + new + text[end:], (start, start + len(new)), p * 1000 + k)
    strange = [s for ss in sentences(other["text"])[2:] for s in ss if 60 < len(s) < 300]
    done = [[guarded(s, rng) for s in ss] for ss in arranged(under_way, strange, rng)]
    plain, at_a = joined([[Sentence(s, None, 0) for s in ss] for ss in paragraphs]), None
    if chosen:
        p, k, start, end, new = chosen
        marked = [[Sentence(s, (start, end) if (i, j) == (p, k) else None) for j, s in enumerate(ss)]
                  for i, ss in enumerate(paragraphs)]  # fmt: skip
        plain = joined(marked)
        at_a = plain[1]
    text_b, at_b = joined(done)
    published = report.get("published")
    return {
        "kind": kind,
        "a": {"id": "a", "published": published, "title": "", "text": plain[0]},
        "b": {"id": "b", "published": published, "title": "", "text": text_b},
        "at_a": at_a,
        "at_b": at_b,
        "was": plain[0][slice(*at_a)] if at_a else "",
        "is": text_b[slice(*at_b)] if at_b else "",
    }


def joined(paragraphs: list[list[Sentence]]) -> tuple[str, list[int] | None]:
    parts: list[str] = []
    size, at = 0, None
    for paragraph in paragraphs:
        for k, sentence in enumerate(paragraph):
            gap = "" if not parts else " " if k else "\n\n"
            if sentence.at:
                at = [size + len(gap) + sentence.at[0], size + len(gap) + sentence.at[1]]
            parts.append(gap + sentence.text)
            size += len(parts[-1])
    return "".join(parts), at


def pairs(reports: list[dict], count: int, seed: int) -> list[dict]:
    rng = random.Random(seed)
    usable = [r for r in reports if 1200 < len(r["text"]) < 12_000]
    made: list[dict] = []
    tries = 0
    while len(made) < count and tries < 40 * count and usable:
        tries += 1
        kind = KINDS[len(made) % len(KINDS)]
        report, other = rng.sample(usable, 2)
        one = pair(report, other, kind, rng)
        if one:
            made.append(one)
    return made


# Measuring


def account(pair: dict) -> list[dict]:
    """The differences that the product raises on a pair, in the public form."""
    from onrecord.account import differences, statements
    from onrecord.model import Annotation, Report

    reports = [Report(r["id"], r["text"], r.get("published")) for r in (pair["a"], pair["b"])]
    try:
        from onrecord.pipeline import annotate

        marks = list(annotate(reports))
    except ImportError:
        marks = [Annotation(report.id) for report in reports]
    found = differences.find(reports, marks, statements.align(reports, marks))[0]
    side = lambda s: {"report": s.span.report, "start": s.span.start, "end": s.span.end, "value": s.value}  # noqa: E731
    return [{"kind": d.kind, "severity": d.severity, "reason": d.reason, "a": side(d.a), "b": side(d.b)} for d in found]


def meets(pair: dict, difference: dict) -> bool:
    places = {difference[side]["report"]: difference[side] for side in "ab"}
    return all(
        name in places and places[name]["start"] <= at[1] and at[0] <= places[name]["end"]
        for name, at in (("a", pair["at_a"]), ("b", pair["at_b"]))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print the first N misses and false alarms")
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    reports = [json.loads(line) for path in args.reports for line in path.open(encoding="utf-8") if line.strip()]
    made = pairs(reports, args.pairs, args.seed)
    if args.write:
        args.write.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in made), encoding="utf-8")
        return
    total, found, beside = Counter(), Counter(), Counter()
    show, began = args.show, time.perf_counter()
    for one in made:
        hard = [d for d in account(one) if d["severity"] == "hard"]
        hit = [d for d in hard if one["kind"] != "control" and meets(one, d)]
        total[one["kind"]] += 1
        found[one["kind"]] += bool(hit) if one["kind"] != "control" else bool(hard)
        others = [d for d in hard if d not in hit]
        beside[one["kind"]] += bool(others)
        if show and (others or (one["kind"] != "control" and not hit)):
            show -= 1
            told(one, hit, others)
    for kind in KINDS:
        share = 100 * found[kind] / max(1, total[kind])
        word = "raise a hard difference" if kind == "control" else "found"
        print(f"{kind:8} {total[kind]:4} pairs  {share:5.1f}% {word}, beside it {beside[kind]}")
    print(f"{(time.perf_counter() - began) / max(1, len(made)):.2f} s a pair")


def told(one: dict, hit: list[dict], others: list[dict]) -> None:
    text = {"a": one["a"]["text"], "b": one["b"]["text"]}
    if one["kind"] != "control" and not hit:
        for name in "ab":
            start, end = one[f"at_{name}"]
            before, after = text[name][max(0, start - 90) : start], text[name][end : end + 60]
            print(f"MISSED {one['kind']} {name}:", repr(before), "[[", text[name][start:end], "]]", repr(after))
    for d in others:
        print(f"ALARM in {one['kind']}: {d['kind']}", d["reason"])
        for side in "ab":
            r, s, e = d[side]["report"], d[side]["start"], d[side]["end"]
            print("      ", repr(text[r][max(0, s - 90) : s]), "[[", text[r][s:e], "]]", repr(text[r][e : e + 60]))


if __name__ == "__main__":
    main()
