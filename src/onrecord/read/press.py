"""Articles out of the export files of press databases: LexisNexis old and new, Factiva, ProQuest."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from onrecord.model.report import Refusal, Report
from onrecord.read.dates import moment
from onrecord.read.lines import flowing
from onrecord.read.rows import authors
from onrecord.read.sources import Source

Lines = list[str]

_OLD = re.compile(r"\s*\d{1,6} of \d{1,6} DOCUMENTS\s*$")
_PAGE = re.compile(r"\s*Page\s?\d{1,5}\s?of\s?\d{1,5}\s*(?:(?:©|\(c\))\s?\d{4}.{0,60})?$")
_END = re.compile(r"\s*End of Document\s*$", re.IGNORECASE)
_FACTIVA = re.compile(r"\s*(?:AN\s+)?Document [A-Za-z]{2,}\w{8,30}\s*$")
_RULE = re.compile(r"\s*_{10,}\s*$")
_LABEL = re.compile(r"\s*([A-Za-z][A-Za-z -]{1,28}):\s?(.*)$")
_CODE = re.compile(r"\s*([A-Z]{2,3})(?:\s{1,8}|\t)(.*)$")
_WORDS = re.compile(r"\s*[\d,.]{1,9} words\s*$", re.IGNORECASE)
_RIGHTS = re.compile(r"\s*(?:\(c\)|©|copyright\b)", re.IGNORECASE)
_HEADS = frozenset({"byline", "section", "length", "dateline", "highlight", "body", "graphic", "by"})
_TAILS = frozenset(
    {"load-date", "language", "publication-type", "subject", "journal code", "classification", "company",
     "organization", "geographic", "person", "industry", "series", "document-type", "publication type", "notes"}
)  # fmt: skip
_COVER = ("Date and", "User", "Time Of Request")  # lines of an export's cover page
_ASIDE = re.compile(
    r"^(?:\(c\)|©|copyright\b|all rights reserved|correction appended)|^[^,]{0,30}\bedition\b", re.IGNORECASE
)
_LANGUAGES = frozenset(
    {"English", "German", "French", "Spanish", "Italian", "Portuguese", "Dutch", "Russian", "Arabic", "Chinese"}
)
_PROQUEST = {
    "title": "title",
    "publication title": "outlet",
    "publication date": "date",
    "author": "byline",
    "language of publication": "language",
}
_PROQUEST_TAIL = frozenset(
    {"subject", "location", "people", "title", "publication title", "publication year", "identifier / keyword"}
)
_CODES = frozenset(
    {"SE", "HD", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "CO", "IN", "NS", "RE",
     "IPC", "IPD", "PUB", "AN", "CR", "CT", "RF", "CLM", "ART"}
)  # fmt: skip


def articles(text: str, source: Source) -> Iterator[Report | Refusal]:
    """The articles of an export file, with outlet, day, headline and byline; nothing where the text is none."""
    form = _form(text)
    if form is None:
        return
    mark, read = form
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if not _PAGE.match(line)]
    number = 0
    for block in _blocks(lines, mark, after=mark is not _OLD):
        found = read(block)
        if found is None:
            continue
        number += 1
        said, body = found
        where = f"article {number}"
        text = flowing(body)
        if not text:
            yield Refusal(source.name, "an article without text", where, "export it with its full text")
            continue
        yield Report(
            id=f"{source.id}-{number}",
            text=text,
            published=moment(said.get("date")),
            title=said.get("title") or None,
            outlet=said.get("outlet") or None,
            authors=authors(said.get("byline")),
            language=said.get("language") or None,
            origin=f"{source.name}: {where}",
        )


Form = tuple[re.Pattern[str], Callable[[Lines], tuple[dict[str, str], Lines] | None]]


def _form(text: str) -> Form | None:
    """Which database's form a text has: the line that parts its articles, and the reader of one."""
    if "DOCUMENTS" in text and re.search(r"^\s{0,80}\d{1,6} of \d{1,6} DOCUMENTS[ \t\r]{0,80}$", text, re.MULTILINE):
        return _OLD, _nexis
    if "nd of " in text and re.search(r"^\s{0,9}End of Document[ \t\r]{0,9}$", text, re.MULTILINE | re.IGNORECASE):
        return _END, _nexis
    if "Document " in text and re.search(
        r"^(?:AN\s{1,9})?Document [A-Za-z]{2,}\w{8,30}[ \t\r]{0,9}$", text, re.MULTILINE
    ):
        return _FACTIVA, _factiva
    if "Full text:" in text and "Publication title:" in text:
        return _RULE, _proquest
    return None


def _blocks(lines: Lines, mark: re.Pattern[str], after: bool) -> Iterator[Lines]:
    """The lines of each article; the mark stands at its end (``after``) or at its beginning."""
    places = [n for n, line in enumerate(lines) if mark.match(line)]
    if after:
        starts = [0, *(n + 1 for n in places)]
        yield from (lines[a:b] for a, b in zip(starts, [*places, len(lines)], strict=True))
    else:
        yield from (lines[a + 1 : b] for a, b in pairwise([*places, len(lines)]))


def _nexis(lines: Lines) -> tuple[dict[str, str], Lines] | None:
    """One article of LexisNexis: what stands above, labelled lines, the text, labelled lines again."""
    labels = [(n, m[1].strip().lower(), m[2].strip()) for n, line in enumerate(lines) if (m := _LABEL.match(line))]
    body = next((n + 1 for n, line in enumerate(lines) if line.strip() == "Body"), None)
    heads = [(n, name, value) for n, name, value in labels if name in _HEADS and (body is None or n < body)]
    if body is None:
        lengths = [n for n, name, _ in heads if name == "length"]
        if not lengths:
            return None
        body = lengths[0] + 1
    tail = next((n for n, name, _ in labels if n > body and name in _TAILS), len(lines))
    tail = next((n for n in range(body, tail) if lines[n].strip() in ("Classification", "Graphic")), tail)
    said = {name: value for n, name, value in heads if n < body and name in ("byline",)}
    said["language"] = next((value for n, name, value in labels if n >= tail and name == "language"), "")
    top = lines[: min((n for n, *_ in heads), default=body)]
    if not said.get("byline") and len(lines) > body and re.match(r"BYLINE:", lines[body].strip()):
        said["byline"] = lines[body].partition(":")[2]
    return said | _above(top), lines[body:tail]


def _above(top: Lines) -> dict[str, str]:
    """Headline, outlet and day out of the lines above the labels: in two orders, old and new."""
    groups = [[line for line in group if not _ASIDE.search(line)] for group in _groups(top)]
    groups = [group for group in groups if group]
    filled = [line for group in groups for line in group]
    days = [n for n, line in enumerate(filled) if len(line) < 90 and moment(line) and not line.startswith(_COVER)]
    if not days:
        return {"title": filled[-1]} if filled else {}
    day = days[-1]
    said = {"date": filled[day], "outlet": filled[day - 1] if day else ""}
    place = next(n for n, group in enumerate(groups) if filled[day] in group)
    after = (
        filled[day + 1 :] if groups[place][0] != filled[day] else [w for group in groups[place + 1 :] for w in group]
    )
    said["title"] = " ".join(after) if after else filled[day - 2] if day > 1 else ""
    return said


def _groups(lines: Lines) -> list[Lines]:
    """The lines, trimmed, in groups that blank lines part."""
    groups: list[Lines] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line.strip())
        elif groups[-1]:
            groups.append([])
    return groups


def _factiva(lines: Lines) -> tuple[dict[str, str], Lines] | None:
    """One article of Factiva: labelled with codes (HD, PD, SN …), or the same fields in a fixed order."""
    codes = {m[1] if (m := _CODE.match(line)) else line.strip() for line in lines}
    return _coded(lines) if {"HD", "PD"} <= codes else _ordered(lines)


def _coded(lines: Lines) -> tuple[dict[str, str], Lines]:
    fields: dict[str, Lines] = {}
    code = ""
    for line in lines:
        m = _CODE.match(line)
        if m and m[1] in _CODES:
            code, line = m[1], m[2]
        elif line.strip() in _CODES:
            code, line = line.strip(), ""
        fields.setdefault(code, []).append(line)
    said = {
        name: " ".join(" ".join(fields.get(code, ())).split())
        for name, code in (("title", "HD"), ("byline", "BY"), ("date", "PD"), ("outlet", "SN"), ("language", "LA"))
    }
    return said, [*fields.get("LP", ()), "", *fields.get("TD", ())]


def _ordered(lines: Lines) -> tuple[dict[str, str], Lines] | None:
    """Headline, byline, '612 words', day, outlet, code, language, rights, text."""
    count = next((n for n, line in enumerate(lines) if _WORDS.match(line)), None)
    if count is None:
        return None
    above = [line.strip() for line in lines[:count] if line.strip()]
    said = {"title": above[0] if above else "", "byline": above[-1] if len(above) > 1 and len(above[-1]) < 80 else ""}
    rights = next((n for n in range(count, min(count + 25, len(lines))) if _RIGHTS.match(lines[n])), None)
    below = [n for n in range(count + 1, min(count + 25, len(lines))) if lines[n].strip()]
    day = next((n for n in below[:3] if moment(lines[n].strip())), None)
    if day is not None:
        said["date"] = lines[day].strip()
        named = [n for n in below if n > day and not re.match(r"\s*\d{1,2}:\d\d", lines[n])]
        said["outlet"] = lines[named[0]].strip() if named else ""
        said["language"] = next((word for n in named[:5] if (word := lines[n].strip()) in _LANGUAGES), "")
    start = rights + 1 if rights is not None else (below[4] + 1 if len(below) > 4 else count + 1)
    while start < len(lines) and (_RIGHTS.match(lines[start]) or lines[start].lower().startswith("all rights")):
        start += 1
    return said, lines[start:]


def _proquest(lines: Lines) -> tuple[dict[str, str], Lines] | None:
    """One article of ProQuest: every field under its label, the text under 'Full text'."""
    said: dict[str, str] = {}
    start, end = None, len(lines)
    for n, line in enumerate(lines):
        m = _LABEL.match(line)
        if not m:
            continue
        label = m[1].strip().lower()
        if label == "full text":
            start = n
        elif start is not None and label in _PROQUEST_TAIL:
            end = min(end, n)
        if label in _PROQUEST and (start is None or n >= end):
            said.setdefault(_PROQUEST[label], m[2].strip())
    if start is None:
        return None
    return said, [lines[start].partition(":")[2], *lines[start + 1 : end]]
