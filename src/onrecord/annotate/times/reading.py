"""What builders of values share: how a value is written, which year an expression names or leaves to be found."""

from dataclasses import replace

from onrecord.annotate.times import english
from onrecord.annotate.times import english_guards as guards
from onrecord.annotate.times.anchor import Context, Moment
from onrecord.annotate.times.english_verbs import APPOINTED, TIMETABLED_ED
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.tense import FUTURE, PAST, ends_sentence, infinitive_leads, said_ahead, verb, was_due


def year_text(year: int) -> str:
    """A year as TIMEX3 writes it: 1998, BC0480."""
    return f"{year:04}" if year > 0 else f"BC{-year:04}"


def day_value(moment: Moment) -> str:
    """A moment as a value: 1998, 1998-02 or 1998-02-13."""
    out = year_text(moment.year)
    if moment.month:
        out += f"-{moment.month:02}"
        if moment.day:
            out += f"-{moment.day:02}"
    return out


def edge(h: Hit) -> str | None:
    """START, MID or END where the expression says early, middle, the end of; earlier and later say neither here."""
    word = h.first("e1", "e2", "e3", "edge2").split(" ")
    found = next((english.EDGES[w] for w in word if w in english.EDGES), None)
    return found or None


def of_year(h: Hit) -> int | None:
    """The year that the expression names, negative before Christ; None where it names none."""
    for name in ("bcy", "bcz"):
        if h.has(name):
            return -int(h.words(name)[0])
    if h.has("yw"):
        return spoken_year(h.words("yw"))
    for name in ("year", "yearx", "ady", "adz", "cyear", "year2", "year3"):
        if h.has(name):
            return int(h.words(name)[0])
    if h.has("fyear"):
        figures = h.get("fyear")[2:]
        return int(figures) if len(figures) == 4 else 2000 + int(figures) - 100 * (int(figures) > 50)
    if h.has("later"):  # 'March and April 1918'
        year, mark = h.words("later")[-1], h.match.end("later")
        return -int(year) if h.scanned.parts[mark + 1 : mark + 2] in (["bc"], ["bce"]) else int(year)
    return None


def spoken_year(words: list[str]) -> int | None:
    """1996 from nineteen ninety-six; None for a number that is no year."""
    words = [w for w in words if w not in ("and", "oh")]
    values = [english.NUMBERS.get(w, 0) for w in words]
    if words[1] == "hundred":
        return values[0] * 100 if words[0] != "twenty" else None
    if words[0] == "twenty" and not (10 <= values[1] <= 60 or len(values) > 2):
        return None
    return values[0] * 100 + sum(values[1:])


def absolute(h: Hit, moment: Moment, kind: str = "DATE", anchor: str | None = None) -> Answer:
    """A date that stands in the calendar; the days of an impossible one are none, its value is kept as found."""
    return Answer(kind, day_value(moment), edge(h), anchor, moment=moment)


def iso(moment: Moment | None) -> str | None:
    """A moment as the page's derivation says it."""
    return day_value(moment) if moment else None


def piece(answer: Answer, start: int, end: int) -> Answer:
    return Answer(answer.type, answer.value, answer.mod, answer.anchor, answer.days, (start, end), answer.moment)


def without_adverb(h: Hit, answer: Built) -> Built:
    """'Friday' of 'earlier Friday': beside a day or a week the comparative says when in the story, not which day."""
    if isinstance(answer, Answer) and h.get("e1") in ("earlier", "later"):
        return replace(answer, pieces=(h.match.end("e1") + 1, h.end))
    return answer


def direction(way: str) -> int:
    """-1 for last and past, 1 for next and coming, 0 for this, that and the same."""
    words = set(way.split())
    return -1 if english.BACK & words else 1 if english.AHEAD & words else 0


def anaphoric(way: str) -> bool:
    """Whether it points at the last date mentioned rather than at the day of publication."""
    return bool(english.ANAPHORIC & set(way.split()))


LONG_GONE = -200
"""In days of 31 to a month: what is less long gone comes again only where the sentence says so outright."""
# Days that a date without a year may lie ahead of publication: where no verb is seen, after a past verb, and where
# that verb stands right before it ('posted on January 23').
AHEAD_UNSEEN, AHEAD_DAY, AHEAD_MONTH, AHEAD_POSTED = 170, 110, 60, 20


def nearest_year(c: Context, h: Hit, month: int, number: int | None) -> tuple[int, str | None] | None:
    """The year of a month or day that names none, and what it was resolved from."""
    if c.narrative:
        return _narrative_year(c, h, month)
    if c.published is None:
        return None
    if c.last and c.last.month and (_ends_stretch(c, h) or _next_in_list(c, h)):
        return c.last.year + (month < c.last.month), iso(c.last)
    base = c.published
    place = base.month * 31 + base.day, month * 31 + (number or base.day)
    ahead = place[1] - place[0]
    year = base.year + (1 if ahead < -186 else -1 if ahead > 186 else 0)
    past = dates_past_event(h, c)
    tense = PAST if past else c.tense(h.start, h.end)
    if tense is None and c.last and c.last.date and c.last.date > base and same_sentence(c, h):
        tense = FUTURE  # from June 3, with another ferry from Oct. 29
    if number is None and _of_the_vote(h, c, month, tense):
        return base.year, base.isoformat()
    if tense != FUTURE and _awaited(h) and infinitive_leads(c.scanned.parts, h.start):
        tense = FUTURE  # agreed not to seek re-election in September
    away = (year - base.year) * 372 + ahead
    back = h.before() in ("in", "on") and h.before(2) == "back" and tense != FUTURE
    gone = h.before() == "since" or back
    if (h.has("way") and h.get("way") in ("last", "this past")) or gone or past:
        year -= away > 0 or (away == 0 and h.has("way"))
    elif away > 0 and (h.before() in ("ended", "expired") or (tense != FUTURE and away > _reach(h, c, tense, number))):
        year -= 1
    elif (
        tense == FUTURE and (away < -75 or (away < -20 and number is None)) and (_awaited(h) or not _of_what(h, number))
    ):
        parts = c.scanned.parts
        year += not was_due(parts, h.start) and (away < LONG_GONE or said_ahead(parts, h.start, h.end))
    return year, base.isoformat()


def _reach(h: Hit, c: Context, tense: int | None, number: int | None) -> float:
    """How far ahead a day or a month may lie where no verb says that it does."""
    if _awaited(h):
        return 400
    if tense != PAST:
        return AHEAD_UNSEEN
    if number:
        posted = h.before() == "on" and h.before(2)[-2:] == "ed" and verb(h.before(2)) == PAST
        return AHEAD_POSTED if posted and h.before(2) not in APPOINTED | TIMETABLED_ED else AHEAD_DAY
    if h.before() == "by" and infinitive_leads(c.scanned.parts, h.start, 20):
        return AHEAD_UNSEEN  # set up to investigate, and report back by the end of November
    if h.before() == "in" and h.before(2) in guards.STARTING:
        return AHEAD_UNSEEN
    reached = h.before() == "by" and h.before(2) == ""  # 'By mid-May, the toll had reached 1,000'
    told = h.before() == "in" and h.before(2) not in guards.SET_FOR and not infinitive_leads(c.scanned.parts, h.start)
    return 0 if (told or reached) and not c.message else AHEAD_MONTH


def same_sentence(c: Context, h: Hit) -> bool:
    """Whether the last date stands in the sentence of this expression."""
    end = c.last_end
    return 0 < h.start - end < 60 and not any(ends_sentence(c.scanned.parts, gap) for gap in range(end | 1, h.start, 2))


def _ends_stretch(c: Context, h: Hit) -> bool:
    """Whether it is up to when something goes that began on the last date: 'from July through September'."""
    began = c.scanned.parts[max(0, c.last_end - 8) : c.last_end]
    old = c.last and c.published and c.last.year < c.published.year - 1  # in January 2009 he took leave until June
    if old and h.before() in ("until", "till") and same_sentence(c, h):
        return True
    return h.start - c.last_end == 3 and h.before() in english.UP_TO and ("from" in began or h.before() != "to")


def _next_in_list(c: Context, h: Hit) -> bool:
    """Whether it is the month after one still to come: 'booked for December and January'."""
    beside = h.start - c.last_end == 3 and h.before() in ("and", "or")
    return (
        beside
        and c.last is not None
        and c.published is not None
        and (c.last.day is None and (c.last.year, c.last.month or 0) > (c.published.year, c.published.month))
    )


def dates_past_event(h: Hit, c: Context) -> bool:
    """Whether it dates what nobody plans or what is told: 'the attacks of Sept. 11', "get around Friday's ruling"."""
    lead, noun = h.before(), h.before(2)
    if (lead in ("of", "on", "in") and noun in guards.SUDDEN) or (lead == "of" and noun in guards.TOLD):
        return True
    following = h.after(2) if h.after() == "s" else h.after()
    if lead in guards.BEFORE_WHAT_COMES:
        return False
    return following in guards.SUDDEN or (following in guards.TOLD and not c.leads(h.start))


def _awaited(h: Hit) -> bool:
    """Whether the month is that of what everybody waits for: 'the convention in July', 'the November election'."""
    at = 2 if h.after() == "s" else 1
    following = h.after(at) if h.after(at) not in ("general", "presidential", "national") else h.after(at + 1)
    told = h.before() == "in" and (
        h.before(2) in guards.AWAITED or (h.before(3) == "in" and h.before(4) in guards.AWAITED)
    )
    return told or following in guards.AWAITED  # 'the convention in Philadelphia in July'


def _of_the_vote(h: Hit, c: Context, month: int, tense: int | None) -> bool:
    """Whether it is the November of an American election: 'victory in November', said in the year that has one."""
    if month != 11 or c.published is None or c.published.year % 2 or c.published.month > 10 or h.has("way"):
        return False
    if h.before() in guards.SINCE or (tense == PAST and verb(h.before(2)) == PAST):
        return False
    words = h.scanned.parts[max(0, h.start - 14) : h.end + 13]
    of_it = guards.RACE if tense == PAST else guards.RACE | guards.RUNNING
    return h.before() == "into" or not of_it.isdisjoint(words)


def event_nouns(h: Hit) -> set[str]:
    """The nouns right before 'of' or 'on' and right after, by which a day may be known: 'the attacks of Sept. 11'."""
    return {h.after()} | ({h.before(2)} if h.before() in ("of", "on") else set())


def _of_what(h: Hit, number: int | None) -> bool:
    """Whether a month only says which figures are meant: 'will report September sales' is of last September."""
    return number is None and h.before() not in english.MONTH_LEADS and h.after() not in ("", *english.STOPS)


def _narrative_year(c: Context, h: Hit, month: int) -> tuple[int, str | None] | None:
    """The year next to where the text has got to, or to the month before it in the same sentence."""
    beside = c.last and c.last.month and c.last.year > 0 and same_sentence(c, h)
    last = c.last if beside else c.line
    if last is None:
        return (c.published.year, c.published.isoformat()) if c.published else None
    if last.month is None:
        return last.year, iso(last)
    gap = month - last.month
    year = last.year + (1 if gap < -7 else -1 if gap > 9 else 0)
    return (year or (1 if last.year < 0 else -1)), iso(last)


def relative_year(words: str, c: Context) -> int | None:
    """The year that 'last year', 'of that year' mean."""
    base = c.near if any(w in words.split() for w in ("that", "same", "following", "previous", "the")) else c.now
    if base is None:
        return None
    shift = (
        1
        if ("next" in words or "following" in words)
        else -1
        if any(w in words for w in ("last", "previous", "ago", "earlier"))
        else 0
    )
    return base.year + shift


def century_of(two: int, c: Context) -> int:
    """The year that two figures mean, near to publication: '99 is 1999 in 2003; in a narrative, near the last date."""
    base = c.last.year if c.narrative and c.last and c.last.year > 0 else c.published.year if c.published else 2000
    year = base - base % 100 + two
    return year - 100 if year > base + 20 else year


def month_number(h: Hit) -> int:
    return english.MONTHS[h.first("month", "month2")]


def day_number(word: str) -> int:
    """1 to 31 from 3, 3rd or third."""
    return int(word) if word.isdigit() else english.ORDINALS.get(word) or english.ORDINAL_FIGURES[word]
