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
_PAGE = re.compile(r"\s*Page \d{1,5} of \d{1,5}\s*$")
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
    top = [line.strip() for line in lines[: min((n for n, *_ in heads), default=body)] if line.strip()]
    if not said.get("byline") and len(lines) > body and re.match(r"BYLINE:", lines[body].strip()):
        said["byline"] = lines[body].partition(":")[2]
    return said | _above(top), lines[body:tail]


def _above(top: Lines) -> dict[str, str]:
    """Headline, outlet and day out of the lines above the labels: in two orders, old and new."""
    top = [line for line in top if not _RIGHTS.match(line) and not line.lower().startswith("all rights reserved")]
    days = [
        n for n, line in enumerate(top) if len(line) < 70 and moment(line) and not line.startswith(("Date and", "User"))
    ]
    if not days:
        return {"title": top[-1]} if top else {}
    day = days[-1]
    after = [line for line in top[day + 1 :] if not line.lower().endswith("edition")]
    said = {"date": top[day], "outlet": top[day - 1] if day else ""}
    said["title"] = " ".join(after) if after else top[day - 2] if day > 1 else ""
    return said


def _factiva(lines: Lines) -> tuple[dict[str, str], Lines] | None:
    """One article of Factiva: labelled with codes (HD, PD, SN …), or the same fields in a fixed order."""
    filled = [line for line in lines if line.strip()]
    codes = [m[1] for line in filled if (m := _CODE.match(line)) and m[1] in _CODES]
    return _coded(lines) if {"HD", "PD"} <= set(codes) else _ordered(lines)


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
