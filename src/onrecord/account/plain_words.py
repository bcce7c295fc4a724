"""English for the choice of sentences: words that tell nothing, endings, and what makes a sentence lean on another."""

import re
from functools import lru_cache

from onrecord.text.words import WORD, fold

_PLAIN = """
a about above across after again against all almost along already also although always am among an and
another any are around as at away back be became because become been before behind being below between both
but by came can cannot come could day days did do does doing done down during each either else even ever
every few first for from further get gets go goes going got had has have having he her here hers him himself
his how however i if in including into is it its itself just last later least less like made make makes many
may me might more most mr mrs ms much must my near neither never new next no nor not nothing now of off
often on once one only onto or other others our out over own per put rather said same say saying says second
see seen several she should since so some something soon still such take taken tell than that the their them
themselves then there these they this those though three through thus time to today together told too took
toward towards two under until unless up upon us use used very via was way we week weeks well went were what
when where whether which while who whole whom whose why will with within without would year years yesterday
yet you your s t monday tuesday wednesday thursday friday saturday sunday january february march april june
july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec a.m p.m am
pm morning afternoon evening night month months according added asked spoke statement reported reporting
"""
PLAIN = frozenset(_PLAIN.split())

_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ers", "ions", "ion", "ies", "ied", "ed", "er", "es", "s",
)  # fmt: skip


def _one_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ANYWHERE = _one_of("")
_PERSONS = _one_of("he she they")

LEANING: tuple[tuple[frozenset[str], re.Pattern[str], float], ...] = (
    (_ANYWHERE, re.compile(r"[\"“'‘(\[]*(?:He|She|They|His|Her|Their|Him|Them|Hers|Theirs)\b"), 0.5),
    (
        _ANYWHERE,
        re.compile(r"[\"“'‘(\[]*(?:It|Its|This|That|These|Those|Such|There|Here|Both|Another|Others|One)\b"),
        0.3,
    ),
    (
        _ANYWHERE,
        re.compile(
            r"[\"“'‘(\[]*(?:But|And|Or|So|Yet|Also|Still|Then|However|Meanwhile|Instead|Nor|Besides|Elsewhere|Afterwards)\b"
        ),
        0.35,
    ),
    (
        _ANYWHERE,
        re.compile(r"(?:Earlier|Later)\b(?! (?:this|that|on|in)\b)|(?:Among other things|In addition|For example)\b"),
        0.35,
    ),
    (
        _ANYWHERE,
        re.compile(
            r"(?:\w+,? ){0,4}[Tt]he (?:two|three|four|pair|trio|former|latter|same (?:day|night|time)|other"
            r"|(?:next|following) (?:day|morning|week))\b"
        ),
        0.35,
    ),
    (_ANYWHERE, re.compile(r"[^,]{1,40}, (?:he|she|they|his|her|their)\b"), 0.35),
    (_ANYWHERE, re.compile(r"\W*[a-z]"), 0.3),
    (_ANYWHERE, re.compile(r"[\"“'‘»«-]"), 0.4),
    (
        _PERSONS | {"it"},
        re.compile(r".*?\b(?:he|she|they|it) (?:said|says|added|told|wrote|tweeted|explained|noted)\b"),
        0.3,
    ),
    (
        _PERSONS,
        re.compile(r".*?\b(?:said|says|added|wrote|explained|continued|noted|asked|told) (?:he|she|they)\b"),
        0.3,
    ),
    (
        _one_of("I we We you You me us my My our Our your Your"),
        re.compile(r".*?\b(?:I|we|We|you|You|me|us|my|My|our|Our|your|Your|I'm|I’m|we're|we’re)\b"),
        0.35,
    ),
    (
        _ANYWHERE,
        re.compile(r".*?(?:\bNEW: |\((?:L|R|C)\)|\([A-Z]{2,7} Photo|\b[Ll]ast updated\b|\b[Ff]ile photo\b)"),
        0.5,
    ),
    (_ANYWHERE, re.compile(r".*?(?:https?:|www\.|\.com\b|[@|•©]|\.\.\. )"), 0.5),
    (_PERSONS, re.compile(r".*?\b(?:say|think|believe|hope|fear) (?:he|she|they)\b"), 0.25),
    (
        _one_of("Watch See Listen View video photo picture map RUSH"),
        re.compile(
            r"(?:Watch|See|Listen|View)\b|.*?\b(?:in the (?:video|photo|picture|map) (?:below|above)|RUSH TRANSCRIPT)"
        ),
        0.6,
    ),
    (
        _one_of("Click Subscribe Follow Read READ Sign newsletter Share"),
        re.compile(r".*?\b(?:Click|Subscribe|Follow us|Read more|READ MORE|Sign up|newsletter|Share this)\b"),
        0.8,
    ),
    (
        _ANYWHERE,
        re.compile(r"(?:This|An? (?:earlier|previous) version of this) (?:article|story|report|piece|post|page)\b"),
        0.8,
    ),
    (
        _one_of("declined refused could did didn"),
        re.compile(
            r".*?\b(?:(?:declined|refused) to comment|could not (?:immediately )?be reached"
            r"|(?:did not|didn't|didn’t) (?:immediately )?(?:respond|reply|return) )"
        ),
        0.6,
    ),
    (_ANYWHERE, re.compile(r".*\?[\"”'’)]*$"), 0.4),
    (_ANYWHERE, re.compile(r".*[^.!?\"”'’)\]]$"), 0.4),
)
"""What makes a sentence stand badly alone, from its beginning, with how much each costs; and the words, as ``\\w+`` has
them, of which one stands in whatever fits, so that few sentences are asked; none where any may fit."""

PLANNED = re.compile(
    r"\b(?:will|would be|(?:is|are|was|were) (?:to|expected|due|scheduled|set|planned)"
    r"|(?:has|have) been (?:called|scheduled|planned)|(?:planned|scheduled|called|due|expected) (?:for|to)|plans? to)\b"
)
"""What tells of a thing to come."""


@lru_cache(maxsize=200_000)
def cut(word: str) -> str:
    """The word without its commonest ending, so that 'released', 'releases' and 'releasing' meet."""
    bare = word[:-2] if word.endswith("'s") else word
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= 4:
            return bare[: -len(ending)].rstrip("e")
    return bare.rstrip("e") if len(bare) > 4 else bare


@lru_cache(maxsize=200_000)
def _told(word: str) -> str:
    return "" if word in PLAIN or len(word) < 2 else cut(word[:40])


def telling(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words between two offsets that tell what it is about, cut, in order and as often as they stand there."""
    return [told for word in WORD.findall(fold(text[start:end])) if (told := _told(word))]
