"""Values of what comes again: 'every week', 'daily', 'three times a year'; one builder for each kind of pattern."""

from onrecord.annotate.times import english
from onrecord.annotate.times import english_guards as guards
from onrecord.annotate.times.anchor import Context
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.lengths import amount, duration, per

_EACH = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}


def set_each(h: Hit, c: Context) -> Built:
    """'every week', 'each year', 'every 40 seconds', 'weekends'."""
    unit = h.get("unit")
    letter = english.UNITS[unit]
    if unit in ("second", "seconds") and not h.has("n"):
        return None
    if letter == "WE":
        return Answer("SET", "XXXX-WXX-WE", days=None)
    if h.has("few"):
        return Answer("SET", duration(letter, None), days=None)
    count = amount(h) if h.has("n") or h.has("half2") else 1.0
    words = h.scanned.parts[h.start : h.end]
    if words[0] == "per" and not c.narrative and not c.message and per(h):
        return None  # a rate
    other = "other" in words
    if c.narrative and count == 1 and letter in _EACH and not other and words[0] != "per":
        return Answer("SET", _EACH[letter], days=None)
    return Answer("SET", duration(letter, (count or 1.0) * (2 if other else 1)), days=None)


def set_frequency(h: Hit, c: Context) -> Built:
    """'daily', 'annual', 'quarterly'."""
    word = h.get("freq")
    if word == "everyday" and h.before() in guards.BEFORE_EVERYDAY:
        return None
    if word in guards.OF_REPORTS and h.after() in english.KINDS_OF_REPORT:
        return None
    rated = h.before() in english.RATED or h.gap_before().startswith("%")
    if not c.narrative and (h.before() == "average" or (word == "annually" and rated) or h.after() in guards.RATES):
        return None
    if word == "annual" and not c.narrative and h.after() and h.printed(h.end + 1)[:1].isupper():
        return None  # what an event is called
    if word == "daily" and h.end + 1 < len(h.scanned.parts) and h.after() and h.printed(h.end + 1)[:1].isupper():
        return None  # a newspaper
    if h.capital("freq") and h.before() in ("the",) and word in guards.OF_PAPERS:
        return None
    value = english.FREQUENCY[word]
    if h.gap_before() == "-" and h.before() in english.DOUBLED:  # bi-weekly
        return Answer("SET", english.FREQUENCY.get(h.before() + word, value), days=None, pieces=(h.start - 2, h.end))
    return Answer("SET", _EACH.get(value[-1], value) if c.narrative and value.startswith("P1") else value, days=None)


def rate(h: Hit, c: Context) -> Built:
    """'a year' after a number or a price is a rate; elsewhere a length."""
    unit = h.get("unit")
    letter = english.UNITS[unit]
    if letter in ("Q", "TS", "ML", "WE"):
        return None
    if h.before() not in guards.TIMES_A and not c.narrative and not c.message and per(h):
        return None
    if _rated(h):
        return Answer("SET", duration(letter, 1.0), days=None)
    return None


def _rated(h: Hit) -> bool:
    before = h.before()
    return before[:1].isdigit() or before in guards.RATED_BY


def set_year_round(h: Hit, c: Context) -> Built:
    """'year-round'."""
    return Answer("SET", "P1Y", days=None)
