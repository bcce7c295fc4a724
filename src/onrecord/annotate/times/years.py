"""Values of months, years, decades and centuries; one builder for each kind of pattern."""

from onrecord.annotate.times import english
from onrecord.annotate.times import english_guards as guards
from onrecord.annotate.times.anchor import Context, Moment
from onrecord.annotate.times.hit import Answer, Built, Hit
from onrecord.annotate.times.reading import (
    absolute,
    anaphoric,
    century_of,
    direction,
    edge,
    iso,
    nearest_year,
    of_year,
    piece,
    relative_year,
    spoken_year,
    year_text,
)


def month(h: Hit, c: Context) -> Built:
    """A month: 'August 1988', 'last May', 'June last year', 'in June', 'the end of November'."""
    word = h.get("month")
    number, year = english.MONTHS[word], of_year(h)
    if year is None and not _is_month(h, word):
        return None
    if year is not None and not h.capital("month") and word in guards.VERB_MONTHS:
        return None
    if h.has("each"):
        return Answer("SET", f"XXXX-{number:02}", days=None)
    if h.has("y2"):
        if h.before()[-1:].isdigit() or not h.capital("month"):
            return None
        year = century_of(int(h.get("y2")), c)
    if year is not None:
        return absolute(h, Moment(year, number))
    if h.has("dyear"):
        base = relative_year(h.get("dyear"), c)
        return (
            absolute(h, Moment(base, number), anchor=iso(c.now))
            if base
            else Answer("DATE", f"XXXX-{number:02}", edge(h))
        )
    found = _month_by_way(h, c, number)
    if found is None:
        return Answer("DATE", f"XXXX-{number:02}", edge(h))
    return absolute(h, Moment(found[0], number), anchor=found[1])


def _is_month(h: Hit, word: str) -> bool:
    if word in guards.DOUBTFUL_MONTHS:
        if not h.capital("month"):
            return word == "dec" and h.before() in english.MONTH_LEADS
        if word in english.MOSTLY_VERBS_AND_NAMES:
            return (
                h.has("way")
                or h.has("e1")
                or h.has("e2")
                or h.before() in english.MONTH_LEADS - {"the", "and", "or", "as", "that", "than", "for"}
                or (h.before() == "and" and h.before(2) in (*english.MONTHS, "now"))
                or (h.before() in guards.COMPARED or (h.before(), h.before(2)) == ("with", "compared"))
                or (word == "march" and h.before() in ("a", "the") and _march_of(h))
                or (h.after() in ("and", "to", "through") and h.after(2) in english.MONTHS)
                or (h.gap_after() in ("-", "–", "/") and h.scanned.parts[h.end + 1] in english.MONTHS)
            )
    if word in english.MONTH_SHORT and word not in guards.PLAIN_MONTHS:
        return h.before() in english.MONTH_LEADS
    if word not in english.NAMES_TOO or h.before() in english.MONTH_LEADS - {
        "for",
        "as",
        "that",
        "than",
        "and",
    }:
        return True
    if h.start > 1 and h.scanned.parts[h.start - 2] in english.TITLES:
        return False
    if h.before() in ("a", "an"):
        return True  # a June Trump rally
    return not (
        h.gap_after() == " " and h.after() not in english.STOPS and h.printed(h.end + 1)[:1].isupper()
    )  # April Smith


def _march_of(h: Hit) -> bool:
    """Whether 'a March' is that of an evening, a speech, an election: a month's, and nobody's march."""
    return h.after() in guards.OF_A_MONTH or h.after() in english.PARTS


def _month_by_way(h: Hit, c: Context, number: int) -> tuple[int, str | None] | None:
    way, now = h.get("way"), c.now
    if c.near and (anaphoric(way) or way == "the next"):
        near, step = c.near, direction(way)
        here = near.month or (0 if step > 0 else 13 if step == 0 else number)
        moved = (step > 0 and number <= here) or (step < 0 and number >= here)
        return near.year + (step if moved else 0), iso(near)
    if not way or way == "this" or now is None or now.month is None:
        if way == "this" and now is not None and not c.narrative:
            return now.year, iso(now)
        return nearest_year(c, h, number, None)
    if direction(way) < 0:
        gone = way == "last" and now.month - number == 1  # in April, 'last March' is a year old
        return now.year - (gone or number >= now.month), iso(now)
    return now.year + (number <= now.month), iso(now)


def month_figures(h: Hit, c: Context) -> Built:
    """'2014-10': a month in ISO order."""
    if h.before() in english.COUNTED or int(h.get("year")) < 1900 or len(h.get("mm")) == 1:
        return None
    return absolute(h, Moment(int(h.get("year")), int(h.get("mm"))))


_OF_ITS_TIME = 30  # years: a narrative's number so near to its last date is a year


def year(h: Hit, c: Context) -> Built:
    """A year: '1988', 'mid-1996', 'the end of 1990', '480 BC', 'fiscal 1989'."""
    number = of_year(h)
    if number is None or number == 0:
        return None
    plain = h.pattern.name == "year.edge" and not (h.has("e1") or h.has("e2")) and h.has("year")
    if plain and not _is_year(h, c, number):
        return None
    return absolute(h, Moment(number))


def _is_year(h: Hit, c: Context, number: int) -> bool:
    before, after, gap = h.before(), h.after(), h.gap_before()
    word = h.scanned.parts[h.end - 1]
    if "year" in h.scanned.parts[h.start : h.end]:
        return True
    if not word.isdigit() or h.gap_after().startswith(("%", "-", "°", "/", "@", ",0")):
        tail = h.gap_after()
        if not tail.startswith("-") or len(tail) > 1 or h.after()[:1].isdigit():
            return False
    if gap.endswith(("$", "£", "€", "#", ":", "@", "/", "-", "+", "_", "&", "=")) or (
        gap == "." and h.scanned.parts[h.start - 2].isdigit()
    ):
        return False
    if gap.startswith(".") and h.scanned.parts[h.start - 2] in ("no", "nos"):
        return False
    if after in guards.CAR_MAKERS and before in ("a", "s", *english.POSSESSIVE):
        return False  # her 1987 Chevrolet
    if after == "of" and h.after(2) in guards.OF_A_CROWD:
        return False  # 1900 of them
    if number == 2000 and before in guards.ROUGHLY and _plural(after):
        return False  # roughly 2000 planets
    if after in english.COUNTED or h.after(2) in english.STREETS or (gap.endswith(",") and before.isdigit()):
        return False
    if h.gap_after() == "." and h.scanned.parts[h.end + 1][:1].isdigit():
        return False
    if h.gap_after() == "," and h.scanned.parts[h.end + 1 : h.end + 2] and h.scanned.parts[h.end + 1][:3].isdigit():
        return False
    if 1900 <= number <= 2035:
        at_least = before == "least" and h.before(2) == "at" and h.before(3) in guards.AT_LEAST
        return at_least or before not in english.SENSELESS_BEFORE_YEAR
    if c.narrative and c.last and abs(number - c.last.year) <= _OF_ITS_TIME and before in guards.BEFORE_OLD_YEAR:
        return before == "the" or not _plural(after)  # the 1777 campaigns
    if number in c.named and before == "the":
        return True  # the 1614 rules, where the text has said 'in 1614'
    if before == "s" and number >= 1700 and after and not _plural(after) and after not in english.UNITS:
        return h.gap_after() == " " and after not in guards.MEASURED  # Wells's 1898 novel
    if before in english.YEAR_LEADS and before not in guards.NO_YEAR_LEADS:
        return not after or not _plural(after)
    if before in guards.BETWEEN_YEARS and not _plural(after):
        return True
    if before == "the" and number > 1400:
        return after != ""
    if gap.strip() == "," and number > 1500 and h.gap_after().strip() in ("", ".", ",", ")") and not h.after():
        return True
    return gap.strip() in ("(", "–", "—") and not _plural(after)


def _plural(word: str) -> bool:
    return word.endswith("s") and word not in guards.NO_PLURALS


def year_period(h: Hit, c: Context) -> Built:
    """'the 1989 period': the last quarter mentioned, of that year."""
    number = int(h.get("year"))
    if h.get("what") == "period" and c.quarter and not c.narrative:
        return Answer("DATE", f"{number:04}-{c.quarter[5:]}", moment=Moment(number))
    return absolute(h, Moment(number))


def year_named(h: Hit, c: Context) -> Built:
    """'the year 2000', 'the years 480 BC'."""
    number = int(h.get("year"))
    if h.after() in english.COUNTED or not number:
        return None
    return absolute(h, Moment(-number if h.has("bc") else number))


def year_fiscal_code(h: Hit, c: Context) -> Built:
    """'FY2009', 'FY09'."""
    figures = h.get("fy")[2:]
    return absolute(h, Moment(int(figures) if len(figures) == 4 else century_of(int(figures), c)))


def year_words(h: Hit, c: Context) -> Built:
    """'nineteen ninety-six', 'the year two thousand'."""
    words = h.words("yw")
    if words[0] == "two":
        if h.match.start("yw") == h.start or "year" not in h.scanned.parts[h.start : h.end]:
            return None
        return absolute(h, Moment(2000 + sum(english.NUMBERS.get(w, 0) for w in words[2:])))
    number = spoken_year(words)
    return absolute(h, Moment(number)) if number else None


def year_short(h: Hit, c: Context) -> Built:
    """ "'99": near to the day of publication or the last date."""
    if h.scanned.classes[h.match.start("q")] in h.scanned.classes[:0] or h.before()[-1:].isdigit():
        return None
    if h.gap_before() in ("'", "’", "`") and h.scanned.parts[h.start - 2 : h.start - 1] not in ([""], []):
        return None
    if _product(h):
        return None
    start = h.match.start("y2")
    return Answer(
        "DATE",
        year_text(century_of(int(h.get("y2")), c)),
        edge(h),
        pieces=(h.match.start("q"), start + 1),
        moment=Moment(century_of(int(h.get("y2")), c)),
    )


def _product(h: Hit) -> bool:
    """Whether the figures belong to a name: "Works '11"; not those of "Class of '99", "May '99"."""
    place = h.match.start("q") - 1
    word = h.scanned.parts[place] if place > 0 else ""
    named = any(letter.isupper() for letter in h.printed(place)) if word else False
    return named and word not in english.MONTHS and word not in english.SEASONS and word not in english.YEAR_LEADS


def year_pair(h: Hit, c: Context) -> Built:
    """'2003-04', '1914-1918': two years."""
    first, second = int(h.get("year")), h.get("y2")
    size = 10 ** len(second)
    last = first - first % size + int(second)  # of 2003-04, 2008-9, 1914-1918
    if len(second) == 2 and second.startswith("0") and last != first + 1 and h.get("gap") == "":
        return None
    if h.gap_after() == "." and h.scanned.parts[h.end + 1 : h.end + 2] and h.scanned.parts[h.end + 1][:1].isdigit():
        return None  # 2014 - 7.7 per cent
    if not 1000 <= first < last <= 2100 or last - first > 300 or h.after() in english.COUNTED:
        return None
    if h.gap_before().endswith(("$", "£", "€", "#", "/", "-", ",", "+")) or h.gap_after().startswith(("-", "%")):
        return None
    a, b = absolute(h, Moment(first)), absolute(h, Moment(last))
    return [piece(a, h.start, h.match.end("year")), piece(b, h.match.start("y2"), h.end)]


def year_pair_bc(h: Hit, c: Context) -> Built:
    """'480-479 BC': two years before Christ."""
    first, last = int(h.get("bca")), int(h.get("bcb"))
    if not last < first:
        return None
    a, b = absolute(h, Moment(-first)), absolute(h, Moment(-last))
    return [piece(a, h.start, h.match.end("bca")), piece(b, h.match.start("bcb"), h.end)]


def decade(h: Hit, c: Context) -> Built:
    """'the late 1970s', "the '90s", 'the nineties', 'the 470s BC'."""
    if h.has("dec3"):
        first = int(h.get("dec3")[:-1])
        return Answer("DATE", f"BC{first // 10:03}", edge(h), moment=Moment(-first - 9))
    if h.has("dec4"):
        first = int(h.get("dec4"))
    else:
        word = h.get("dec")
        first = english.DECADE_YEARS.get(word) or english.DECADES.get(word) or 0
    if first % 10:
        return None
    if first < 100:
        if (
            h.pattern.name == "decade.short"
            and h.before() in ("in", "into")
            and h.get("dec").isalpha()
            and h.after() in ("and",)
        ):
            return None
        if h.before() in english.POSSESSIVE:
            return None  # 'in his early 60s': an age
        first = century_of(first, c)
        first -= 100 * (not c.narrative and c.published is not None and first > c.published.year)
    if h.has("bc"):
        return Answer("DATE", f"BC{first // 10:03}", edge(h), moment=Moment(-first - 9))
    return Answer("DATE", f"{first // 10:03}", edge(h), moment=Moment(first))


def century(h: Hit, c: Context) -> Built:
    """'the 19th century' is 18; 'the 9th century BC' is BC08."""
    words = h.words("ord")
    number = sum(
        english.NUMBERS.get(w) or english.ORDINALS.get(w) or english.ORDINAL_FIGURES.get(w) or 0 for w in words
    )
    mod = edge(h)
    for word in h.scanned.parts[h.start : h.match.start("ord")]:
        mod = {"early": "START", "late": "END", "mid": "MID"}.get(word, mod)
    if not number or h.get("unit") == "millennium":
        return None
    if h.has("bc"):
        return Answer("DATE", f"BC{number - 1:02}", mod, moment=Moment(-number * 100))
    return Answer("DATE", f"{number - 1:02}", mod, moment=Moment((number - 1) * 100 or 1))
