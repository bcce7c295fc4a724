"""Values of seasons: the one named, the one at hand, and any winter."""

from dataclasses import replace

from onrecord.annotate.times import calendar, english
from onrecord.annotate.times import english_guards as guards
from onrecord.annotate.times.anchor import Context, Moment
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.reading import (
    anaphoric,
    century_of,
    direction,
    edge,
    iso,
    nearest_year,
    of_year,
    relative_year,
    year_text,
)
from onrecord.annotate.times.tense import PAST, ends_sentence

_MONTH_OF = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}


def season(h: Hit, c: Context) -> Built:
    """'the winter of 1776', 'last fall', 'this summer', 'the spring'; of 'the spring offensive', 'spring'."""
    found = _season(h, c)
    if found and h.has("pre") and not (h.has("e1") or h.has("e2")) and h.after() in english.SEASONAL:
        return replace(found, pieces=(h.match.start("season"), h.end))
    return found


def _season(h: Hit, c: Context) -> Answer | None:
    word = h.get("season")
    code, year, way = english.SEASONS[word], of_year(h), h.get("way")
    if h.has("y2"):
        year = century_of(int(h.get("y2")), c)
    if year is not None:
        return Answer(
            "DATE", f"{year_text(year)}-{code}", edge(h), moment=Moment(year, _MONTH_OF[code] if year > 0 else None)
        )
    words = h.first("dyear", "dyear2")
    if words:
        found = relative_year(words, c)
        return Answer("DATE", f"{year_text(found) if found else 'XXXX'}-{code}", edge(h), iso(c.now))
    if not (_is_season(h, word) or (word != "fall" and (c.narrative or c.message))):
        return None
    if c.near and (anaphoric(way) or way == "the next"):
        base = c.near
        shift = (
            1
            if direction(way) > 0 and (base.month or 1) >= _MONTH_OF[code] - 1
            else -1
            if direction(way) < 0 and (base.month or 12) <= _MONTH_OF[code]
            else 0
        )
        return _season_of(h, base.year + shift, code, base)
    now = c.now
    if now is None:
        return Answer("DATE", f"XXXX-{code}", edge(h), days=None)
    if code == "WI" and not c.narrative and direction(way) <= 0 and way != "the" and _running(h, c, now):
        return _winter_to(h, now.year + direction(way), now)
    if direction(way) < 0:
        ended = (now.month or 1) > _MONTH_OF[code] + 1 and code != "WI"
        return _season_of(h, now.year - (not ended), code, now)
    if direction(way) > 0:
        return _season_of(h, now.year + ((now.month or 12) >= _MONTH_OF[code] - 1), code, now)
    if c.narrative and code == "WI" and not h.has("way"):
        if not h.has("pre") and h.before() not in _LEADS and h.after() and h.after() not in english.STOPS:
            return Answer("DATE", "XXXX-WI", edge(h), days=None)  # winter quarters: those of any winter
        return _winter(h, c.line or now)
    if way == "this" or now.month is None or c.message:
        return _season_of(h, now.year, code, now)
    guess = nearest_year(c, h, _MONTH_OF[code], None)
    year = guess[0] if guess else now.year
    if h.before() == "into" and (year, _MONTH_OF[code]) < (now.year, now.month) and c.tense(h.start, h.end) != PAST:
        year += 1  # as countries move into winter
    return _season_of(h, year, code, now)


_LEADS = frozenset(
    ("in", "by", "until", "during", "since", "through", "of", "for", "from", "throughout", "over", "the")
)


def _winter(h: Hit, base: Moment) -> Answer:
    """The winter that a narrative is in or comes to, by the year in which it ends."""
    year = base.year + (base.month is not None and base.month > 6)
    return replace(_winter_to(h, year or 1, base), moment=base)


def _running(h: Hit, c: Context, now: Moment) -> bool:
    """Whether 'this winter' is the one that began the year before: until February, and until June for what is past."""
    month = now.month or 12
    over = direction(h.get("way")) == 0 and c.tense(h.start, h.end) == PAST
    return month < 3 or (month < 7 and over)


def _winter_to(h: Hit, year: int, base: Moment) -> Answer:
    """The winter that ends in a year, called by that year as those who are in it call it."""
    days = calendar.denoted(f"{year - 1:04}-WI") if year > 1 else None
    return Answer("DATE", f"{year_text(year)}-WI", edge(h), iso(base), days=days, moment=Moment(year, 1))


def _season_of(h: Hit, year: int, code: str, base: Moment) -> Answer:
    moment = Moment(year, _MONTH_OF[code]) if year > 0 else Moment(year)
    return Answer("DATE", f"{year_text(year)}-{code}", edge(h), iso(base), moment=moment)


def _is_season(h: Hit, word: str) -> bool:
    place = h.match.start("season")
    named = h.printed(place)[:1].isupper() and h.after() and h.printed(h.end + 1)[:1].isupper()
    if named and place > 1 and h.printed(place - 2)[:1].islower() and h.gap_after() == " ":
        return False  # into the Spring River
    if h.has("way"):
        return word != "fall" or h.get("way") not in ("that", "the same") or h.after() not in guards.AFTER_A_DROP
    lead = h.before()
    if h.has("e1") or h.has("e2"):
        return word != "fall" or h.get("e1") in guards.EARLY_LATE
    if lead == "and" and h.before(2) in english.SEASONS:
        return True
    if word == "fall" and not guards.IN_A_FALL.isdisjoint(h.before(count) for count in (2, 3, 4)):
        return False
    if word in ("fall", "spring"):
        return lead in guards.BEFORE_FALL and (h.has("pre") or word == "spring") and h.after() not in ("of",)
    return lead in guards.BEFORE_SEASON or (h.has("pre") and h.after() not in guards.NO_SEASON)


def season_set(h: Hit, c: Context) -> Built:
    """'summers', 'every winter'."""
    word = h.get("ssn")
    parts = h.scanned.parts
    inside = h.start > 1 and not ends_sentence(parts, h.start - 1) and "\n" not in parts[h.start - 1]
    if h.capital("ssn") and h.start == h.match.start("ssn") and inside:
        return None  # Palm Springs, Mr. Summers
    if word in ("springs", "falls") and h.after() in guards.AFTER_A_VERB:
        return None
    code = english.SEASONS_PLURAL.get(word) or english.SEASONS[word]
    return Answer("SET", f"XXXX-{code}", days=None)
