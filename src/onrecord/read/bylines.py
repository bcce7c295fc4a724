"""Who wrote a report and where, as printed: bylines, datelines and the credits of agencies."""

import re
from dataclasses import dataclass

from onrecord.read.parts_data import AGENCIES, BYLINE_WORDS, NO_NAMES, PARTICLES

_NAME_WORD = re.compile(r"[A-Z][\w'’.-]*$|[A-Z]\.$")
_BREAK = re.compile(
    r"\s*(?:,|;|\||\band\b|&|/|\bwith files from\b|\bwith\b|\bin\b|\bfor\b|\s[-–—]\s)\s*", re.IGNORECASE
)
_DATED_TAIL = re.compile(r"\s?[-–—|•,]\s?[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}.{0,30}$")
_DASH = r"(?:--|[-–—_]|:)"
_CREDIT = r"\(\s?(?P<credit>[A-Z][A-Za-z/ .-]{1,30}?)\s?\)\*?"
_PLACE = r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{1,40}(?:,\s[A-Z][A-Za-zÀ-ÿ.'’ -]{1,30})?(?:\s?[/|]\s?[A-Z][A-Z. ]{2,30})?)"
_ON = r"(?:,?\s\(?[A-Z][a-z]{2,8}\.?\s\d{1,2}\)?(?:,\s\d{4})?)?"
# the forms of a dateline, tried in turn
_WITH_CREDIT = re.compile(rf"{_PLACE}{_ON}[,\s]*{_CREDIT}\s*{_DASH}?(?=\s|$)")
_MIXED_WITH_CREDIT = re.compile(
    rf"(?P<place>[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){{0,3}}(?:,\s[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){{0,2}})?){_ON}[,\s]*{_CREDIT}\s*{_DASH}?(?=\s|$)"
)
_WITHOUT = re.compile(rf"{_PLACE}{_ON}\s(?:--|[-–—_])(?=\s)")
_DAY_ONLY = re.compile(
    r"(?P<place>[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\.?,?\s\d{4})"
    rf"(?:\s{_CREDIT})?\s{_DASH}(?=\s)"
)
_CREDIT_ONLY = re.compile(rf"{_CREDIT}\s*{_DASH}?(?=\s)")
_BARE_CREDIT = re.compile(r"(?P<credit>[A-Z][A-Za-z /-]{1,24}?)\s(?:--|[-–—_])(?=\s)")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a report opens: its first ``length`` characters are a dateline, or a credit alone where ``place`` is None.

    ``place`` is the day where a dateline has nothing else.
    """

    length: int
    place: str | None
    credit: str | None


def opening(line: str, first: bool = True) -> Opening | None:
    """The dateline or credit at the beginning of a paragraph; a bare place only in the ``first`` of the body."""
    line = line[:160]
    if not line or not (line[0].isupper() or line[0].isdigit() or line[0] == "("):
        return None
    if line[0] == "(":
        m = _CREDIT_ONLY.match(line)
        return Opening(m.end(), None, AGENCIES[low]) if m and (low := m["credit"].lower()) in AGENCIES else None
    for pattern in (_WITH_CREDIT, _MIXED_WITH_CREDIT):
        m = pattern.match(line)
        if not m or not (credit := m["credit"].strip()):
            continue
        dashed = m[0].rstrip()[-1] in "-–—_:" or credit == "CNN"  # CNN prints none
        unknown = pattern is _WITH_CREDIT and (credit.isupper() or (first and credit.istitle()))
        if dashed and (credit.lower() in AGENCIES or unknown):
            return Opening(m.end(), m["place"].strip(), AGENCIES.get(credit.lower(), credit))
    if not first:
        return None
    if m := _DAY_ONLY.match(line):
        return Opening(m.end(), m["place"], m["credit"])
    m = _BARE_CREDIT.match(line)
    if m and m["credit"].lower() in AGENCIES:
        return Opening(m.end(), None, AGENCIES[m["credit"].lower()])
    m = _WITHOUT.match(line)
    if m and sum(c.isalpha() for c in m["place"].split(",")[0]) >= 3 and line[m.end() :].strip():
        return Opening(m.end(), m["place"].strip(), None)
    return None


def byline_before(line: str) -> int | None:
    """How long the byline is that stands before a dateline on one line: 'By Ann Example LONDON (AP) — …'."""
    if not line.startswith(("By ", "BY ")):
        return None
    m = _WITH_CREDIT.search(line[:220], 6)
    return len(line[: m.start()].rstrip()) if m and _is_credit_line(line[3 : m.start()].rstrip(" ,")) else None


def is_byline(line: str) -> bool:
    """Whether a paragraph is a byline: 'By Ann Example, with files from Bo Sample', 'The Associated Press'."""
    line = line.strip()
    if not 2 <= len(line) <= 220:
        return False
    line = _DATED_TAIL.sub("", line)
    if line[:3].lower() == "by " and _is_credit_line(line[3:]):
        return True
    if agency_named(line) or (len(line) < 60 and line.endswith(")") and agency_named(line[line.rfind("(") :])):
        return True
    if line == "By" or (" " not in line and 0 < line.find("@") < line.rfind(".")):
        return True
    head, found, rest = line.partition(" By ")
    if found and agency_named(head.rstrip(" -–—|")) and _is_credit_line(rest):
        return True
    head, found, rest = line.partition(" Published ")
    return bool(found) and any(c.isdigit() for c in rest) and len(rest) < 60 and _is_credit_line(head)


def is_names(line: str) -> bool:
    """Whether a short paragraph is nothing but names: two to eight words with capitals, commas and 'and'."""
    tokens = line.replace(",", " ").replace(";", " ").replace("/", " ").split()
    if not 2 <= len(tokens) <= 9 or line[-1] in ".:?!" or len(line) > 90:
        return False
    if any(c.isdigit() or c in '“”"()[]‘|' for c in line):
        return False
    return (
        all(_NAME_WORD.match(t) or t in ("and", "&") or t in PARTICLES for t in tokens)
        and tokens[0][0].isupper()
        and ("," in line or " and " in line or len(tokens) <= 3)
    )


def _is_credit_line(rest: str) -> bool:
    """Whether the words after 'By' are names and what stands with names in a byline, not prose."""
    rest = rest.strip().rstrip("/|").strip()
    if agency_in(rest) and len(rest.split()) <= 5:
        return True
    tokens = rest.replace(",", " ").replace(";", " ").replace("/", " ").replace("|", " ").split()
    if not 1 <= len(tokens) <= 30 or not _NAME_WORD.match(tokens[0]):
        return False
    if rest.endswith(".") and not rest.endswith(("Jr.", "Sr.")) and len(tokens) > 6:
        return False
    named = sum(1 for t in tokens if _NAME_WORD.match(t) and t.lower() not in BYLINE_WORDS)
    known = sum(1 for t in tokens if t.lower().strip(".") in BYLINE_WORDS or t.lower() in PARTICLES or t in "-–—@")
    return named >= 1 and named + known >= len(tokens) - len(tokens) // 6


def run_on(line: str) -> tuple[int, int] | None:
    """Where a headline ends and its byline starts, both on one line: 'Mill burns down By Ann Example'."""
    line_end = len(line)
    at = line.rfind(" By ", 0, 400)
    if line_end > 500 or at < 5 or line[at - 1] in ".,;:" or not is_run_on_byline(line[at + 4 :]):
        return None
    head = line[:at].split()
    plain = sum(1 for word in head if word.islower() and len(word) > 3)
    strong = "with files from" in line[at:] or "," in line[at:] or " and " in line[at:]
    return (len(line[:at].rstrip()), at + 1) if plain or strong else None


def is_run_on_byline(rest: str) -> bool:
    """Whether what follows ' By ' on the headline's line is a byline: at least a first and a last name to its end."""
    tokens = rest.replace(",", " ").split()
    if len(tokens) < 2 or len(rest) > 200 or not _NAME_WORD.match(tokens[0]):
        return False
    if agency_named(rest):
        return True
    if not (_NAME_WORD.match(tokens[1]) or tokens[1] in PARTICLES):
        return False
    return not any(token.lower() in NO_NAMES and token[0].isupper() for token in tokens[:3]) and _is_credit_line(rest)


def names(line: str) -> list[str]:
    """The people that a byline names."""
    line = line.strip()
    if "By " in line[:60]:
        line = line.partition("By ")[2]
    elif line[:3].lower() == "by ":
        line = line[3:]
    pieces = _BREAK.split(line.partition(" Published ")[0])
    people = (_without_agency(piece.strip(" .,/|").split()) for piece in pieces)
    return [" ".join(words) for words in people if _is_person(words)]


def _without_agency(words: list[str]) -> list[str]:
    """'Ann Example Associated Press' without its last two words."""
    for size in (3, 2, 1):
        if len(words) > size + 1 and " ".join(words[-size:]).lower() in AGENCIES:
            return words[:-size]
    return words


def _is_person(words: list[str]) -> bool:
    if not 2 <= len(words) <= 5 or " ".join(words).lower() in AGENCIES or words[0] == "USA":
        return False
    return all(_NAME_WORD.match(w) or w in PARTICLES for w in words) and not any(
        w.lower() in BYLINE_WORDS for w in words
    )


def agency_named(line: str) -> str | None:
    """The agency whose name, and nothing else, a line is."""
    low = line.strip(" ()-–—|.").lower()
    return AGENCIES.get(low) if len(low) > 3 or "(" in line else None


def agency_in(line: str) -> str | None:
    """The agency that a byline or a note of the staff names at its end or its beginning, or None."""
    words = line.strip(" ().,|/").lower().split()
    for size in (3, 2, 1):
        for piece in (" ".join(words[-size:]), " ".join(words[:size])):
            name = piece.strip(" ().,|/-")
            if len(name) > 3 and name in AGENCIES:
                return AGENCIES[name]
    return None
