"""What a single paragraph is, by its words alone: a day, a headline again, page furniture, a caption, a staff note."""

import re

from onrecord.model.report import Role
from onrecord.read import bylines
from onrecord.read import parts_data as data

_EDGES = " \t\"'“”‘’.:;,!?…»«>|•·-–—*()[]/\u00a0"
_WORD = re.compile(r"\w+")
_COMMENTER = re.compile(
    r"[^\s:]{2,40}(?: [^\s:]{1,40}){0,3} (?:wrote|writes|says|said|commented|replied|posted|added)\b[^:“”\"\n]{0,40}:",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s*\d{1,2}(?:st|nd|rd|th)?,?\.?\s*\d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})\b",
    re.IGNORECASE,
)
_BESIDE_DAY = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\b\.?)?"
    r"|(?:first|last|published|posted|updated|modified|created|embargoed|until|date|on|at)\b"
    r"|(?:[ECMP][SD]?T|GMT|UTC|BST|IST|JST|CES?T|EES?T|SGT|HKT|A[CEW][SD]T|NZ[SD]T|SAST|[CEW]AT|PKT|MSK)\b"
    r"|(?:UK|local) time\b|[+-]\d\d:?\d\d\b)",
    re.IGNORECASE,
)
"""What stands beside a day in a stamp: a weekday, a clock and its zone, 'updated' and the like."""
_AGENCY = (
    r"(?:Reuters|EPA|AFP|PA|AP|Rex(?: Features)?|Alamy(?: Live News)?|SWNS|Splash News|Press Association"
    r"|Getty(?: Images)?)"
)
_PICTURED = re.compile(
    rf"(?:AP:Associated Press|Getty Images - Getty|{_AGENCY}(?:\s?[/-]\s?{_AGENCY})?)\s"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d)(?=[A-Z“‘\"'][\w’'.-]*\s)"
)
"""The agency before a picture's caption, which ends without a full stop: 'Getty Images Crowds leave the hall'."""
_DATED_BY = re.compile(
    r"[A-Z][\w.& -]{1,40}\s?\|\s?(?:Updated|Published|Posted|Modified)\b[^.]{8,40}$"
    r"|[^\n]{10,140}\sUpdated: \d{4}-\d\d-\d\d \d\d:\d\d(?:\s?By\s[^.]{2,40}|\s?\([^.)]{2,40}\))?$"
)
"""A stamp with its agency, or with the headline: 'Tidewire | Updated: 2022-09-15 17:52'."""
_AMENDED = re.compile(
    r"(?:this|the)\s(?:article|story|report|piece|post|page|headline|item)(?:'s headline)?\s(?:was|has been|is being)\s"
    r"(?:\w+ly\s)?(?:amended|corrected|updated|revised|edited|changed|published|first published)\b"
    r"|(?:an? (?:earlier|previous|prior|original)|the original) version of this\b|(?:correction|clarification)s?:"
)
"""What an editor's note on the report itself begins with."""
_MARKS = " \t,.:;|•·–—-()/"
_FILMED = re.compile(r"\([A-Z][a-z]{2,8}\.? \d{1,2}\) (?:AP|AFP|CNN|Reuters)$")
"""The end of a film's caption: '… on Sunday. (July 15) AP'."""


def plain(text: str) -> str:
    """A short text in lower case, without marks at its ends and with single blanks."""
    return " ".join(lowered(text).strip(_EDGES).split())


def lowered(text: str) -> str:
    """The text in lower case with straight apostrophes, as the tables have it."""
    return text.lower().replace("’", "'").replace("\xa0", " ")


def alike(a: str, b: str) -> bool:
    """Whether two folded lines are the same headline: nearly all words of each are in the other."""
    if a == b:
        return True
    x, y = set(_WORD.findall(a)), set(_WORD.findall(b))
    return len(x) > 2 and len(x & y) * 10 >= 8 * max(len(x), len(y))


def is_day(line: str) -> bool:
    """Whether a line is a day or two, with hours, weekdays and 'published' or the like about them, and nothing else."""
    if not 8 <= len(line) < 220 or not any(c.isdigit() for c in line):
        return False
    if _DATED_BY.match(line) and _DAY.search(line):
        return True
    if len(line) >= 100:
        return False
    rest, days = _DAY.subn(" ", line)
    return 0 < days < 4 and not _BESIDE_DAY.sub(" ", rest).strip(_MARKS)


def label(line: str) -> Role:
    """What a short line above the headline is."""
    if is_day(line):
        return Role.DATE
    return Role.BYLINE if bylines.is_byline(line) else Role.FURNITURE


def is_consent(line: str) -> bool:
    """Whether a paragraph is a page's own talk of cookies, consent and scripts; one that quotes somebody is none."""
    if len(line) > 1500 or any(mark in line for mark in '“”"'):
        return False
    return _holds(" ".join(lowered(line).split()), data.CONSENT)


def is_comment(line: str) -> bool:
    """Whether a paragraph begins as a reader's comment does: 'holm77 wrote: …'."""
    return _COMMENTER.match(line) is not None


def is_furniture(line: str, words: str) -> bool:
    """Whether a paragraph is page furniture; ``words`` is the paragraph as ``plain`` gives it."""
    if not words or words in data.WHOLE or is_consent(line):
        return True
    low = " ".join(lowered(line).split())
    if words.startswith("copyright") and "all rights reserved" in low and len(line) < 900:
        return True
    if low.startswith(data.BOXES) or (len(line) < 700 and _AMENDED.match(words)):
        return True
    if len(line) > 300:
        return False
    if low.startswith(data.BEGINNINGS) or low.endswith(data.ENDINGS):
        return True
    if low.startswith(data.PHRASES) and len(line) < 100 and line[-1] not in '.!?”"':
        return True
    if line[0] == "[" and line[-1] == "]" and 8 < len(line) < 200 and line.count("[") == 1:
        return True
    if "must watch" in low and "replay" in low:
        return True
    pieces = low.replace("|", " ").split()
    if len(pieces) <= 12 and all(piece.strip(_EDGES) in data.BUTTONS or piece.isdigit() for piece in pieces):
        return not all(piece.isdigit() for piece in pieces)
    return False


def _holds(text: str, marks: tuple[str, ...]) -> bool:
    for mark in marks:  # faster than one pattern of them all  # noqa: SIM110
        if mark in text:
            return True
    return False


def is_caption(line: str, words: str) -> bool:
    """Whether a paragraph is a picture's caption or credit."""
    if len(line) > 600:
        return False
    low = lowered(line)
    if low.startswith(data.CAPTION_BEGINNINGS) or (line[-1] not in ".!?…:" and _PICTURED.match(line)):
        return True
    if _FILMED.search(line, max(0, len(line) - 60)):
        return True
    end = low[-70:].rstrip(" .")
    credited = _holds(end, data.CAPTION_CREDITS)
    if credited and end.endswith(data.CREDIT_ENDS):
        return "(" in end or "/" in end or len(line) < 200
    return len(line) < 450 and _holds(low, data.CAPTION_WORDS) and not any(c in line for c in '“”"')


def is_staff_note(line: str, words: str, near_end: bool) -> bool:
    """Whether a paragraph tells who else worked on the report: '(Reporting by …)', '… contributed to this report.'"""
    if len(line) > 500 or not near_end:
        return False
    return (
        words.startswith(data.ENDORSEMENTS)
        or (len(line) < 350 and words.endswith(data.ENDORSEMENTS[:4]))
        or (len(line) < 350 and "associated press writer" in words and ("contributed" in words or "reported" in words))
    )
