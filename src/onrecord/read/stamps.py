"""What stands run together with the text on one line: stamps of publication, photo credits, a byline."""

import re

from onrecord.model.report import Role
from onrecord.read.bylines import agency_named

_DAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s"
_DATE = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\.?\s\d{4})"
_ZONE = r"(?:[A-Z]{1,2}[SD]T|GMT|BST|IST|JST|CEST|EEST|UTC|ET|SGT|HKT|AEST|AEDT|UK time)"
_CLOCK = r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?"
# A weekday, a whole date, a clock and its zone together: nobody writes so in a sentence.
_STAMPS = (
    re.compile(rf"\b{_DAY}{_DATE},?\s(?:at\s)?{_CLOCK}\s{_ZONE}\b"),
    re.compile(rf"(?:\|\s)?\b{_CLOCK}\s{_ZONE},?\s{_DAY}{_DATE}\b"),
    re.compile(rf"\bPublished\s{_CLOCK}\s{_ZONE}\s{_DATE}\b"),
)
_PLACE = re.compile(r"[A-Z][A-Z/.' -]{2,40}(?:,\s[A-Z][A-Za-z.' -]{2,24})?(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?\s\|\s$")
_CREDIT = re.compile(
    r"(?:Photograph|Photo|Picture|Image|Credit)s?(?::| by)\s(?:[\w.'’ -]{2,40}[/,]\s?)?"
    r"(?P<agency>AP|AFP|PA|EPA|Reuters|REUTERS|Getty|Getty Images|Associated Press|Alamy|Rex|Corbis|Shutterstock)"
    r"(?:[/ ](?:Getty Images|Getty|AFP|AP|Pool|Reuters|Images))*(?=\s[A-Z“\"‘'])"
)
_BRACKETED = re.compile(r"\((?:By|Photo by|Photo:)\s[^()]{3,70}\s(?:--|[-–—/])\s?[^()]{2,60}\)")
_LEADS = re.compile(r"(?:Continue reading(?:\.\.\.|…)|Full Article|Read full story)\s(?=[A-Z“\"‘'])")
_STAFF = re.compile(
    r"By the [A-Z][\w ]{1,20} (?:Wire )?Staff\b|By [A-Z][\w.'’ -]{3,60}?(?:, [A-Z][\w.'’ -]{3,40}?)*, CNN(?=\s[A-Z“\"])"
)
_FIRST = 1500  # characters of a text in which stamps are looked for


def stamp(text: str) -> tuple[int, int, str] | None:
    """Where the stamp of publication stands in the beginning of a text, and the words that tell when."""
    top = text[:_FIRST]
    for pattern in _STAMPS:
        if m := pattern.search(top):
            before = top[max(0, m.start() - 90) : m.start()]
            place = _PLACE.search(before) if before.endswith("| ") else None
            return m.start() - (len(before) - place.start() if place else 0), m.end(), m[0].removeprefix("| ")
    return None


def lead(line: str) -> tuple[int, Role] | None:
    """How long the part is that stands before the text of a line, and what it is."""
    head = line[:260]
    if not head:
        return None
    if head[0] == "(" and (m := _BRACKETED.match(head)):
        return m.end(), Role.CAPTION
    if head[0] in "PICp" and (m := _CREDIT.match(head)):
        return m.end(), Role.CAPTION
    if head[0] in "CFR" and (m := _LEADS.match(head)):
        return m.end(), Role.FURNITURE
    if head.startswith("By ") and (m := _STAFF.match(head)) and len(line) > m.end() + 40:
        return m.end(), Role.BYLINE
    return None


def is_credited_name(line: str) -> bool:
    """Whether a short line is a name and an agency: 'Ann Example, The Associated Press', 'Ann Example | AP'."""
    for mark in (",", "|", "/", " - "):
        name, found, agency = line.strip(" •·").rpartition(mark)
        if found and agency_named(f"({agency.strip()})") and 2 <= len(name.split()) <= 5 and name.strip().istitle():
            return True
    return False
