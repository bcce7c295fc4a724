"""When a report was published: an ISO 8601 day or moment out of the many ways that sources write it."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)?\s?(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?$"
)
_MAIL = re.compile(r"(?:[A-Za-z]{3,9},\s?)?\d{1,2}\s[A-Za-z]{3}\s\d{2,4}\s\d{1,2}:\d\d")
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?Z?$")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_WORDS_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s{0,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})\b")
_WORDS_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s{1,3}(?:of\s)?([A-Za-z]{3,9})\.?,?\s{1,3}(\d{4})\b")
_SLASHES = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_CLOCK = re.compile(
    r"\b(\d{1,2})[:.](\d\d)(?::\d\d)?\s{0,2}([ap]\.?m\b\.?)?"
    r"(?:\s{0,2}(UTC|GMT|Z|BST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|[+-]\d\d:?\d\d)\b)?",
    re.I,
)
_ZONES = {
    "utc": "+00:00", "gmt": "+00:00", "z": "+00:00", "bst": "+01:00", "est": "-05:00", "edt": "-04:00",
    "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip


def moment(value: object) -> str | None:
    """The ISO 8601 day or moment that a source's value tells, or None where it tells none for sure.

    ISO forms stay as they are, but for a blank in place of the T. Numbers are seconds or milliseconds since 1970.
    03/04/2020 is two days, so it is None; 03/14/2020 is one.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _epoch(value)
    if not isinstance(value, str):
        return None
    text = " ".join(value[:200].split())
    return _iso(text) or _digits(text) or _mail(text) or _written(text)


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= 1000 else None
    except ValueError:
        return None


def _iso(text: str) -> str | None:
    m = _ISO.match(text)
    if not m:
        return None
    day = _valid(int(m[1]), int(m[2]), int(m[3]))
    if not day or m[4] is None:
        return day
    if int(m[4]) > 23 or int(m[5]) > 59 or int(m[6] or 0) > 59:
        return day
    rest = text[11:].replace(" ", "").replace(",", ".")
    for name in ("UTC", "GMT"):
        rest = rest.replace(name, "Z")
    return f"{day}T{rest}"


def _digits(text: str) -> str | None:
    m = _DIGITS.match(text)
    if not m:
        return _epoch(int(text)) if text.isascii() and text.isdigit() and len(text) in (10, 13) else None
    day = _valid(int(m[1]), int(m[2]), int(m[3]))
    if not day:
        return _epoch(int(text)) if len(text) == 10 and text.isdigit() else None
    if m[4] is None or int(m[4]) > 23 or int(m[5]) > 59:
        return day
    return f"{day}T{m[4]}:{m[5]}:{m[6] or '00'}" + ("Z" if text.endswith("Z") else "")


def _epoch(value: float) -> str | None:
    seconds = value / 1000 if abs(value) >= 1e11 else value
    if not 1e8 < seconds < 7e9:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _mail(text: str) -> str | None:
    """RFC 2822, as in RSS."""
    if not _MAIL.match(text):
        return None
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return found.isoformat() if found.year >= 1000 else None


def _written(text: str) -> str | None:
    day, rest = _written_day(text)
    if not day:
        return None
    clock = _CLOCK.search(rest)
    if not clock or (clock[0].count(".") and not clock[3]):
        return day
    hour, minute = int(clock[1]), int(clock[2])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3][0] in "pP" else 0)
    if hour > 23 or minute > 59:
        return day
    zone = clock[4] or ""
    return f"{day}T{hour:02}:{minute:02}:00{_ZONES.get(zone.lower(), zone)}"


def _written_day(text: str) -> tuple[str | None, str]:
    """The day and what is left of the text around it."""
    if m := _YEAR_FIRST.search(text):
        return _valid(int(m[1]), int(m[2]), int(m[3])), text[: m.start()] + " " + text[m.end() :]
    for pattern, month, day in ((_WORDS_MONTH_FIRST, 1, 2), (_WORDS_DAY_FIRST, 2, 1)):
        for m in pattern.finditer(text):
            number = _month(m[month])
            if number:
                return _valid(int(m[3]), number, int(m[day])), text[: m.start()] + " " + text[m.end() :]
    if m := _SLASHES.search(text):
        first, second = int(m[1]), int(m[2])
        rest = text[: m.start()] + " " + text[m.end() :]
        if first > 12 or first == second:
            return _valid(int(m[3]), second, first), rest
        if second > 12:
            return _valid(int(m[3]), first, second), rest
    return None, text


def _month(word: str) -> int | None:
    """The month of 'Oct', 'Sept' or 'October'; 'Marching' is none."""
    full = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december")  # fmt: skip
    number = _MONTHS.get(word[:3].lower())
    return number if (number and full[number - 1].startswith(word.lower()[:8])) or word.lower() == "sept" else None
