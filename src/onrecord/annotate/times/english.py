"""English words of time: what each word can be, and the number it stands for. Data only.

``WORDS`` maps a class name, as the patterns in ``grammar`` write it, to the words that belong to it. A word
may belong to several classes ("may", "second", "fall"); the patterns and their guards decide.
"""


def _words(text: str) -> list[str]:
    return text.split()


MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febuary februray",
            "march mar",
            "april apr apri",
            "may",
            "june jun",
            "july jul",
            "august aug agust",
            "september sep sept septmber setember",
            "october oct ocotber",
            "november nov novemeber",
            "december dec decemeber",
        ),
        1,
    )
    for name in names.split()
}
MONTH_SHORT = _words("jan feb mar apr jun jul aug sep sept oct nov dec")

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon mondays",
            "tuesday tue tues tuesdays",
            "wednesday wed weds wednesdays wednesay wensday",
            "thursday thu thur thurs thursdays thrusday",
            "friday fri fridays firday",
            "saturday sat saturdays saterday",
            "sunday sun sundays",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAY_SHORT = _words("mon tue tues wed weds thu thur thurs fri sat sun")
NAMES_OF_DAYS = frozenset((*MONTHS, *WEEKDAYS))  # and of months
WEEKDAY_PLURAL = [name for name in WEEKDAYS if name.endswith("days")]

# Unit: its letter in a TIMEX3 duration; those below a day take a T before the number.
UNITS: dict[str, str] = {
    name: letter
    for letter, names in {
        "TS": "second seconds sec secs",
        "TM": "minute minutes min mins",
        "TH": "hour hours hr hrs",
        "D": "day days",
        "WE": "weekend weekends",
        "W": "week weeks wk wks",
        "FN": "fortnight fortnights",
        "M": "month months mth mths mos",
        "Q": "quarter quarters",
        "Y": "year years yr yrs",
        "DE": "decade decades",
        "CE": "century centuries",
        "ML": "millennium millennia millenniums",
    }.items()
    for name in names.split()
}
UNIT_PLURAL = _words(
    "seconds secs minutes mins hours hrs days weeks weekends wks months mths quarters years yrs decades "
    "centuries millennia"
)

SEASONS: dict[str, str] = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
}
SEASONS_PLURAL: dict[str, str] = {"springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"}

PARTS: dict[str, str] = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "midmorning": "MO",
    "afternoon": "AF", "afternoons": "AF", "midafternoon": "AF", "evening": "EV", "evenings": "EV", "dusk": "EV",
    "sunset": "EV", "nightfall": "EV", "night": "NI", "nights": "NI", "nite": "NI", "overnight": "NI",
    "nighttime": "NI", "daytime": "DT", "lunchtime": "MI",
}  # fmt: skip
PART_PLURAL = _words("mornings afternoons evenings nights")
POINTS: dict[str, str] = {"noon": "12:00", "midday": "12:00", "midnight": "24:00", "noontime": "12:00"}

DEICTIC: dict[str, int] = {
    "today": 0, "tdy": 0, "todays": 0, "yesterday": -1, "ytd": -1, "yest": -1, "tomorrow": 1, "tmr": 1, "tmrw": 1,
    "tmw": 1, "tomolo": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1, "2moro": 1, "2mrw": 1, "tonight": 0,
    "tonite": 0, "2nite": 0, "2night": 0, "tmrow": 1, "yday": -1,
}  # fmt: skip
TONIGHT = _words("tonight tonite 2nite 2night")

ONES = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS: dict[str, int] = (
    {word: n for n, word in enumerate(ONES) if n}
    | {word: 10 * n for n, word in enumerate(TENS, 2)}
    | {"hundred": 100, "thousand": 1000, "dozen": 12, "fourty": 40, "a": 1, "an": 1}
)
MILLIONS: dict[str, int] = {"million": 10**6, "billion": 10**9}
_ORDINALS = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: dict[str, int] = {word: n for n, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30, "twentyfirst": 21}
ORDINAL_FIGURES: dict[str, int] = {
    f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}": n for n in range(1, 100)
} | {"2d": 2, "3d": 3, "22d": 22, "23d": 23}

DECADES: dict[str, int] = {  # the decade's first year, without the century where the word has none
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
} | {f"{d}s": d for d in range(10, 100, 10)}  # fmt: skip
DECADE_YEARS: dict[str, int] = {f"{y}s": y for y in range(1000, 2110, 10)}

# Zone: hours from UTC.
ZONES: dict[str, str] = {
    "gmt": "Z", "utc": "Z", "est": "-05", "edt": "-04", "cst": "-06", "cdt": "-05", "mst": "-07", "mdt": "-06",
    "pst": "-08", "pdt": "-07", "bst": "+01", "cet": "+01", "cest": "+02", "eet": "+02", "ist": "+0530",
    "jst": "+09", "sgt": "+08", "hkt": "+08", "aest": "+10", "aedt": "+11", "msk": "+03",
    "et": "", "ct": "", "mt": "", "pt": "",  # standard or daylight, by the season
}  # fmt: skip

# Of whose time an hour is: "5:30 a.m. Moscow time".
LOCAL = frozenset(
    _words(
        "eastern pacific central mountain atlantic greenwich british european israeli iraqi japanese moscow "
        "baghdad beijing tokyo london paris berlin rome madrid jerusalem cairo tehran kabul islamabad delhi "
        "singapore sydney seoul york washington chicago hawaii alaska brussels geneva"
    )
)
PRESENT = _words("now currently nowadays presently")
PRESENT_ADJECTIVE = _words("current present")
PAST_ADVERB = _words("recently previously formerly lately")

FREQUENCY: dict[str, str] = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
    "hourly": "PT1H", "quarterly": "P3M", "nightly": "XXXX-XX-XXTNI", "biweekly": "P2W", "fortnightly": "P2W",
    "bimonthly": "P2M", "biennial": "P2Y", "biannual": "P6M", "semiannual": "P6M", "everyday": "P1D",
    "biannually": "P6M", "semiannually": "P6M", "biennially": "P2Y", "semimonthly": "P15D",
}  # fmt: skip
DOUBLED = frozenset(("bi", "semi"))  # with a hyphen before 'weekly'

# Nouns that 'quarterly' and 'annual' name a kind of: no time is meant.
KINDS_OF_REPORT = frozenset(
    _words("dividend dividends results report reports earnings profit profits loss losses revenue payout")
)

# Modifier: the TIMEX3 mod it gives.
MODS: dict[str, str] = {
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX",
    "circa": "APPROX", "ca": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN", "under": "LESS_THAN",
    "more than": "MORE_THAN", "over": "MORE_THAN", "just over": "MORE_THAN", "well over": "MORE_THAN",
    "less than": "LESS_THAN", "fewer than": "LESS_THAN", "just under": "LESS_THAN", "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE", "no fewer than": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS", "not more than": "EQUAL_OR_LESS", "a little more than": "MORE_THAN",
    "a little over": "MORE_THAN", "little more than": "MORE_THAN", "slightly more than": "MORE_THAN",
    "as many as": "EQUAL_OR_LESS", "as much as": "EQUAL_OR_LESS", "as long as": "EQUAL_OR_LESS",
    "a little less than": "LESS_THAN", "slightly less than": "LESS_THAN", "well under": "LESS_THAN",
}  # fmt: skip
EDGES: dict[str, str] = {
    "early": "START", "earlier": "", "late": "END", "later": "", "mid": "MID", "middle": "MID",
    "beginning": "START", "start": "START", "end": "END", "close": "END", "dawn": "START", "turn": "START",
    "outset": "START", "midst": "MID", "latter": "END", "onset": "START", "rest": "END", "remainder": "END",
    "part": "", "height": "MID",
}  # fmt: skip

ABBREVIATIONS = (
    frozenset(
        _words(
            "mr mrs ms dr gen sen rep gov lt col sgt maj capt cmdr adm prof st jr sr inc corp co ltd vs no etc e "
            "g i rev hon pres "
            "calif fla va md pa mass conn ill mich minn miss mo ala ariz ark colo del ga ind kan ky la mont neb "
            "nev okla ore tenn "
            "tex vt wash wis wyo n s w d c u p a m b v fig ft mt messrs approx dept est"
        )
    )
    | set(MONTH_SHORT)
    | set(WEEKDAY_SHORT)
)

# Nouns that a four-figure number counts: then it is no year.
COUNTED = frozenset(
    _words(
        "people men women children troops soldiers dollars pounds euros miles feet meters metres kilometers "
        "kilometres km "
        "tons tonnes votes shares points homes houses jobs workers employees students prisoners times units "
        "copies cars "
        "acres hectares yards pages words ships aircraft tanks guns percent members cases deaths dead residents "
        "civilians "
        "rounds bombs yen marks francs bytes megabytes mb gb kg grams watts mph kph calories others delegates horses "
        "hours minutes seconds days weeks months years planes sailors marines killed wounded injured victims "
        "followers "
        "likes views passengers guests fans tweets bbl barrels"
    )
)

WORDS: dict[str, list[str]] = {
    "MONTH": list(MONTHS),
    "MABBR": MONTH_SHORT,
    "WEEKDAY": [w for w in WEEKDAYS if w not in WEEKDAY_PLURAL and w not in WEEKDAY_SHORT],
    "WABBR": WEEKDAY_SHORT,
    "WDAYS": WEEKDAY_PLURAL,
    "UNIT": list(UNITS),
    "UNITS": UNIT_PLURAL,
    "DWMY": _words("day week month year night"),
    "SEASON": list(SEASONS),
    "SEASONS": list(SEASONS_PLURAL),
    "PART": list(PARTS),
    "PARTS": PART_PLURAL,
    "POINT": list(POINTS),
    "DEICTIC": [w for w in DEICTIC if w not in TONIGHT],
    "TONIGHT": TONIGHT,
    "NUMW": [w for w in NUMBERS if w not in ("a", "an")],
    "TEENS": ONES[10:],
    "TENSW": TENS,
    "ORD": [*ORDINALS, *(w for w in ORDINAL_FIGURES)],
    "ORDQ": ["first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th"],
    "DORD": [w for w, n in (ORDINALS | ORDINAL_FIGURES).items() if n <= 31],
    "DFIG": [w for w, n in ORDINAL_FIGURES.items() if n <= 31],
    "DECADE": list(DECADES),
    "DECADEY": list(DECADE_YEARS),
    "ZONE": list(ZONES),
    "NOW": PRESENT,
    "CURRENT": PRESENT_ADJECTIVE,
    "RECENTLY": PAST_ADVERB,
    "FREQ": list(FREQUENCY),
    "EACH": ["every", "each", "per"],
    "LAST": _words("last past previous preceding lst latest"),
    "NEXT": _words("next coming following upcoming nxt subsequent ensuing"),
    "VAGUE": _words("few several couple many some various"),
    "EDGE": _words("beginning start middle end close turn onset rest remainder height"),
    "EARLY": _words("early earlier late later"),
    "AGO": _words(
        "ago earlier later before after afterwards afterward previously hence thereafter prior beforehand back"
    ),
    "APPROX": _words("about around roughly approximately some nearly almost under over circa"),
    "FELT": _words(
        "bloody brutal long hard difficult bitter tense quiet busy gruelling grueling happy painful turbulent "
        "tumultuous "
        "violent terrible wonderful great good bad fierce agonising agonizing awful anxious lonely peaceful intense "
        "dry wet hot cold dark sleepless exhausting frantic chaotic glorious successful lean fat golden"
    ),
    "LOCAL": list(LOCAL),
    "BC": ["bc", "bce"],
    "AD": ["ad", "ce"],
}

# Months, days and the like on which a DATE's mod depends: 'more than a year ago' is before the day so found.
MODS_AGO: dict[str, str] = {
    "MORE_THAN": "BEFORE", "LESS_THAN": "AFTER", "EQUAL_OR_MORE": "ON_OR_BEFORE", "EQUAL_OR_LESS": "ON_OR_AFTER",
}  # fmt: skip
MODS_LATER: dict[str, str] = {
    "MORE_THAN": "AFTER", "LESS_THAN": "BEFORE", "EQUAL_OR_MORE": "ON_OR_AFTER", "EQUAL_OR_LESS": "ON_OR_BEFORE",
}  # fmt: skip

AFTER_HEADS = ("-", "–", "—", ":")
"""What stands between a day and what is told of it, where it heads an entry: 'Sept. 1 - Ministers meet'."""

# Words before or after an expression that decide whether it is one.
STOPS = frozenset(
    _words(
        "and or but in on at of to from by for with the a an he she it they we i was were is are had has have "
        "when as that "
        "which who while after before until because if so since during his her their its this these those not "
        "also then "
        "will would could should may might must can said says there where"
    )
)
MONTH_LEADS = frozenset(
    _words(
        "in of last this next early late mid by until since from through during and or to between before after "
        "every each "
        "till around on for that than the following previous past as"
    )
)
NO_HOLIDAY = frozenset(_words("island islands bunny"))  # after a holiday's name
NAMED_WEEKDAYS = frozenset(("bloody",))  # before a weekday: a day of history
FIGURES = frozenset(  # what a business reports for a half of its year
    _words("profit profits loss losses earnings net results sales revenue income output orders exports figures")
)
POSSESSIVE = frozenset(_words("his her their my your our its"))
UP_TO = frozenset(("to", "through", "till", "until"))  # between the first and the last of a stretch
DAY_LEADS = frozenset(_words("on by until since from till to of and before after"))  # before 'the 20th'
YEAR_LEADS = frozenset(
    _words(
        "in since of by until from between before after during through late early mid to and for than around "
        "about year the "
        "till spring summer autumn fall winter fiscal circa ca throughout despite s or back into january "
        "february march april may june july "
        "august september october november december autumn toward towards past beyond at"
    )
)
OVER = frozenset(
    _words("for after last lasting lasted took taken by in within of just well than was is been at and but")
)
STOP_AFTER_UNIT = frozenset(_words("the a an of is was"))

# What points back, ahead, and at the last date mentioned: by any word of "this past", "the following".
BACK = frozenset(_words("last past previous preceding lst prior"))
AHEAD = frozenset(_words("next coming following upcoming nxt subsequent ensuing"))
ANAPHORIC = frozenset(_words("that same following previous preceding subsequent ensuing prior"))
A_COUPLE = frozenset(("a couple", "a couple of", "couple of"))
MOSTLY_VERBS_AND_NAMES = frozenset(_words("may march mar jan jun apri"))  # months only where the words around say so
NAMES_TOO = frozenset(_words("april june august"))
TITLES = frozenset(_words("mr mrs ms miss dr"))
SENSELESS_BEFORE_YEAR = frozenset(  # a number, no year
    _words(
        "no number route page pages room flight box interstate highway channel windows office article resolution about "
        "nearly than over us rs least some top"
    )
)
STREETS = frozenset(_words("street st avenue ave road rd drive blvd"))

# Words that patterns use but that never make a time by themselves: a run of nothing else is passed over.
FILLERS = LOCAL | set(
    _words(
        "the a an of in on and to or from at for by with that this these those its their last previous preceding next "
        "coming following every each per all few several couple many some various about around roughly approximately "
        "nearly almost under over more most than less least no not as up just only well little slightly first end "
        "start beginning middle part rest close turn early late mid very good same long short full whole entire "
        "single another additional further other mere one two three four five six seven eight nine ten eleven twelve "
        "thirteen fourteen fifteen sixteen seventeen thirty forty fifty sixty seventy eighty ninety hundred thousand "
        "dozen number hundreds thousands dozens"
    )
)
BEFORE_LENGTHS = frozenset(_words("for within after in over during only just about"))
RATED = frozenset(_words("million billion trillion percent hundred thousand dollars cents"))  # so many a year
EVENTS_IN_ING = frozenset(_words("meeting hearing briefing ruling shooting bombing gathering opening wedding sitting"))
SEASONAL = frozenset(  # what a season is said of: the article before it is theirs
    _words(
        "offensive offensives campaign campaigns invasion break holidays vacation session games collection fighting "
        "tour schedule harvest crop months"
    )
)
