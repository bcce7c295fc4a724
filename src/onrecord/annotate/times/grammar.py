"""The patterns of English time expressions. Data only: a name, a pattern over word classes, what builds the value.

Notation: CAPITALS are a class of words (``english.WORDS``, ``scan.figures``) or of what parts words
(``scan.SEPARATORS``); small letters are that very word; a blank is a blank; ``&`` joins without one; ``<name>``
is a piece defined in ``PIECES``; all else is that of regular expressions. Where several match, the longest
wins, then the first. ``docs/times.md`` shows how to add one.
"""

from onrecord.annotate.times.holidays import HOLIDAYS


def _phrase(words: str) -> str:
    return words.replace(" s ", "&AP&s ").removesuffix(" s") + ("&AP&s" if words.endswith(" s") else "")


PIECES: dict[str, str] = {
    "holiday": "(?P<hol>" + "|".join(sorted(map(_phrase, HOLIDAYS), key=len, reverse=True)) + ")",
    # how many
    "figure": "(?:INT(?:TC&INT3){0,4}(?:DOT&INT)?(?:(?: |HY)INT&SL&INT)?)",
    "words": "(?:(?:a )?NUMW(?:(?: and |HY| a | )NUMW){0,6})",
    "count": "(?:(?P<n><figure>|<words>)(?P<half> and a half| and half)?|(?P<half2>half))",
    "vague": "(?P<vague>a few|a couple of|a couple|a good many|couple of|several|many|a number of|hundreds of"
    "|thousands of|dozens of|quite a few|few|a very few|untold|countless)",
    "amount": "(?:(?:another |an additional |a further )?<count>|<vague>|(?P<one>an additional|a full|a further"
    "|another|a single|a|an|a whole|an entire|the entire|the whole"
    "|a mere|one full|one single))",
    "kind": "(?:more|full|consecutive|straight|additional|long|short|trading|working|business|school|calendar|whole"
    "|solid|or so|entire|further|extra|successive|other|single)",
    "about": "(?:(?P<mod>(?:(?:just|well|slightly|a little|little|only) )?(?:more than|less than|over|under)"
    "|fewer than|at least"
    "|at most|up to|no more than|not more than|no less than|as many as|as much as|as long as|APPROX) )?",
    "length": "<about><amount>(?: |HY|MORE)(?:<kind> )?(?P<unit>UNIT)(?P<more> and a half)?",
    "unitx": "(?:fiscal |financial |calendar |trading |school |academic |tax )?(?P<unit>UNIT)",
    # early, late, the end of
    "edge": "(?:(?:(?P<e1>EARLY|mid)(?: in | |HY)|(?:the )?(?:very )?(?P<e2>EDGE|early part|latter part|first part"
    "|later part|early days|early months|final months) of )(?:the )?)?",
    # days
    "md": "(?P<month>MONTH)(?: |(?<=MABBR)PD|(?<=MABBR)DOT| the )(?P<day>D31|DORD|DFIG)(?!(?:CN|DOT|TC)INT)",
    "dm": "(?:the )?(?P<day2>D31|DFIG|DORD)(?: |HY| of | day of |(?<=DFIG) of )(?P<month2>MONTH)",
    "spoken": "(?:eighteen|nineteen|twenty)(?: |HY)(?:hundred|oh(?: |HY)NUMW|(?:TENSW)(?:(?: |HY)NUMW)?|TEENS)",
    "year": "(?P<year>YEAR)(?! AD| BC| b&DOT&c)|(?P<yw><spoken>)|(?P<bcy>Y34)(?: )BC|(?P<bcz>Y34) b&DOT&c(?:&DOT&e)?"
    "|AD (?P<ady>Y34)|(?P<adz>Y34) AD",
    "sepy": "(?:CO| |TC|PC| of |(?<=MABBR)PD| in )",
    "wd": "(?P<wd>WEEKDAY|WABBR)",
    "wds": "(?:CO| |TC|PC|(?<=WABBR)PD| the )",
    "date": "(?:<wd><wds>)?(?:<md>|<dm>)(?P<tail>(?:<sepy>(?:<year>|(?P<yearx>YEARX)))|(?P<dyear> of (?:that"
    "|the same|this|last|the following|the previous) year))?(?:(?: |CO)(?P<wdz>WEEKDAY))?<later>?",
    "later": "(?=(?:HY|DASH| and | to | or | until )(?P<later>(?:D31 )?MONTH(?: |CO| D31(?:CO| ))YEAR))",
    "dated": "(?:<wd><wds>)?(?:<md>|<dm>)(?P<tail><sepy>(?P<year>YEAR))?",
    "way": "(?:(?P<way>this past|this coming|this|last|next|past|coming|the following|the previous|the next|previous"
    "|the preceding|the same|that same|that|following|lst|nxt|the coming|the last) )",
    "dayx": "(?:<dated>|(?P<deic>DEICTIC|TONIGHT)|<way>?(?P<wd2>WEEKDAY|WABBR))",
    # hours
    "clock": "(?:(?P<ck>CLOCK)|(?P<h5>H24)(?:CN|DOT)(?P<miap>MINAP)|(?P<h>H24)(?:(?:CN"
    "|DOT)(?P<mi>MIN)(?:CN&MIN)?)? ?(?:PLUS)?(?P<ap>am|pm|a&DOT&m|p&DOT&m)"
    "|(?P<h2>H24)(?:CN)(?P<mi2>MIN)|(?P<h3>H12|NUMW) o&AP&clock|(?P<hm>HHMM)(?= ZONE)|(?P<pt>POINT))",
    "tsep": "(?: |PD|PC|CO|TC)",
    "zone": "(?:(?: |PD)(?P<zone>ZONE)|(?: |PD)(?:local|eastern|pacific|central)(?: standard| daylight)? time)?",
}

RULES: list[tuple[str, str, str]] = [
    # --- days of the calendar
    ("date.full", "<edge>(?:(?P<way>last|next|this|this past|this coming) )?(?:<date>)", "day"),
    (
        "date.days-of-month",
        "(?P<month>MONTH)(?: |(?<=MABBR)PD)(?P<day>D31|DFIG)(?P<gap>HY| to | and |DASH| or |SL)(?P<last>D31"
        "|DFIG)(?:<sepy>(?P<year>YEAR))?",
        "day_pair",
    ),
    (
        "date.night-of-pair",
        "(?:the )?(?P<part>night) of (?P<day>D31|DFIG)(?=(?:HY| to | and |DASH|SL)(?:D31|DFIG)(?: | of )"
        "(?P<month>MONTH)(?:<sepy>(?P<year>YEAR))?)",
        "part",
    ),
    (
        "date.first-of-pair",
        "(?:the )?(?P<day>D31|DFIG)(?=(?:HY| to | and | or | until |DASH|SL| till | through )(?:the )?(?:D31"
        "|DFIG)(?: | of )(?P<month>MONTH)(?:<sepy>(?P<year>YEAR))?)",
        "day",
    ),
    (
        "date.iso",
        "(?P<year>YEAR)(?P<s>HY|SL|DOT)(?P<mm>M12)(?:HY|SL|DOT)(?P<dd>D31)(?!(?:HY|SL|CN)INT)",
        "day_figures",
    ),
    ("date.iso-moment", "(?P<year>YEAR)HY(?P<mm>M12)HY(?P<isot>ISOT)CN(?P<mi>MIN)(?:CN&(?:MIN|MINZ))?", "iso_moment"),
    ("date.iso-week", "(?P<year>YEAR)HY(?P<week>WEEKN)", "iso_week"),
    (
        "date.named",
        "(?P<named>9&SL&11|d&HY&day|v&HY&e&HY&day|ve day|v&HY&j&HY&day|vj day)(?!(?:SL|HY)INT)",
        "named_day",
    ),
    (
        "date.figures",
        "(?P<a>D31)(?P<s>HY|SL|DOT)(?P<b>D31)(?:HY|SL|DOT)(?P<year>YEAR|Y2)(?!(?:HY|SL|CN|DOT)INT)",
        "day_figures",
    ),
    ("date.short-month", "(?P<dmon>DMON)(?: (?P<year>YEAR))?", "day_glued"),
    ("date.ordinal-day", "the (?P<day>DFIG)(?! UNIT| NUMW)", "day_alone"),
    ("date.weekday-ordinal", "(?P<wd>WEEKDAY) the (?P<day>DFIG)", "day_alone"),
    (
        "date.holiday",
        "<edge><way>?(?:the )?<holiday>(?:(?: |CO|TC| of )(?P<year>YEAR)|(?P<dyear> of (?:this|last|next"
        "|that) year))?(?P<when> night| eve| morning| week| weekend)?",
        "holiday",
    ),
    # --- months
    (
        "month.year",
        "<edge>(?:the month of )?(?P<month>MONTH)(?: |CO|(?<=MABBR)PD| of |HY|SL|(?<=MABBR)PC|AP)(?:<year>)",
        "month",
    ),
    (
        "month.deictic-year",
        "<edge>(?P<month>MONTH)(?P<dyear> of (?:this|last|next|that|the same|the following"
        "|the previous) year| (?:this|last|next|that) year)",
        "month",
    ),
    (
        "month.way",
        "<edge>(?:<way>|(?P<each>every|each) )(?P<month>MONTH)(?! D31| DFIG|PD&D31)(?: (?P<year>YEAR))?",
        "month",
    ),
    ("month.alone", "<edge>(?:the month of )?(?P<month>MONTH)(?! D31| DFIG|PD&D31)<later>?", "month"),
    ("year.pair", "(?P<year>YEAR)(?P<gap>HY|SL|DASH)(?P<y2>Y2|YEAR)(?!HY|SL|UNIT|HY&Y2)", "year_pair"),
    (
        "year.pair-bc",
        "(?P<bca>Y34)(?P<gap>HY|DASH| to | and | or | until )(?P<bcb>Y34) (?:BC|b&DOT&c)",
        "year_pair_bc",
    ),
    ("month.iso", "(?P<year>YEAR)HY(?P<mm>M12)(?!HY|SL|INT)", "month_figures"),
    # --- years
    ("year.edge", "<edge>(?:(?:the )?year )?(?:<year>)", "year"),
    ("year.fiscal", "<edge>(?:the )?(?:fiscal|financial|tax|academic|fy)(?: year)? (?:<year>)(?: year)?", "year"),
    (
        "year.kind",
        "(?:the |a )?(?:good part of |rest of |much of |most of |all of |the whole of "
        "|part of )(?P<year>YEAR)",
        "year",
    ),
    ("year.period", "the (?P<year>YEAR) (?P<what>period|year|season)", "year_period"),
    ("year.named", "<edge>the years? (?P<year>Y34)(?P<bc> BC)?(?! UNIT)", "year_named"),
    ("year.words", "<edge>(?:the year )?(?P<yw><spoken>|two thousand(?: and)?(?: NUMW)?)(?! UNIT)", "year_words"),
    ("year.short", "(?P<edge2>late |early |mid(?:HY| ))?(?P<q>AP|OAP)(?P<y2>Y2)(?!APS|AP)", "year_short"),
    # --- decades, centuries
    (
        "decade.year",
        "(?:<edge>|(?:the )?(?P<e3>early|mid|late|later)(?: |HY))(?:the )?(?:(?P<dec>DECADEY)(?P<bc> BC)?"
        "|(?P<dec3>DEC3) BC)",
        "decade",
    ),
    ("decade.year2", "<edge>(?:the )?(?P<dec4>YEAR)AP&s(?P<bc> BC)?", "decade"),
    (
        "decade.short",
        "(?:<edge>(?:the )|(?:the )?(?P<e3>early|mid|late|later)(?: |HY))(?P<dec>DECADE)(?! BC)",
        "decade",
    ),
    ("decade.short2", "(?:<edge>|(?:the )?(?P<e3>early|mid|late|later))(?:the)?(?:OAP|AP)(?P<dec>DECADE)", "decade"),
    (
        "century",
        "<edge>(?:(?:the )?(?:early |late |mid(?: |HY)))?(?:the )?(?P<ord>ORD|TENSW&HY&ORD)(?: "
        "|HY)(?P<unit>century|centuries|millennium)(?P<bc> BC| b&DOT&c)?",
        "century",
    ),
    (
        "century.way",
        "<edge>(?P<way>this|last|next|the last|the past|the present|the next|the previous|the current|that"
        "|the) (?P<unit>century|decade|millennium)",
        "relative",
    ),
    # --- quarters, halves
    ("quarter.adjective", "(?:(?P<flat>YEAR) )?(?P<ord>ORDQ)HY(?:fiscal&HY)?(?P<unit>quarter)", "quarter"),
    (
        "quarter",
        "<edge>(?:(?:the|this|a(?= flat| strong| weak)) )?(?:(?P<flat>flat|latest|current|recent|strong|weak"
        "|fiscal|YEAR) )?(?:<wpos>)?(?P<ord>ORDQ)(?: | fiscal )(?P<unit>quarter|quarters)(?:<qyear>)?",
        "quarter",
    ),
    (
        "quarter.named",
        "(?:the )?(?P<way>this|last|next|latest|current|previous|year&HY&ago|year&HY&earlier|recent"
        "|most recent|corresponding|same|the|prior) (?P<unit>quarter|period)(?: (?:last year|a year (?:ago"
        "|earlier)|of (?P<year>YEAR)))?",
        "quarter_named",
    ),
    ("quarter.code", "(?:(?P<e1>EARLY|mid)(?: |HY))?(?P<qn>QCODE)(?:(?: |CO| of )(?P<year>YEARN))?", "quarter_code"),
    ("quarter.year", "(?:the )?(?P<year>YEAR) (?P<unit>quarter)", "quarter_named"),
    ("quarter.lastyear", "(?P<way>last|this) year&AP&s (?P<unit>quarter)", "quarter_named"),
    ("quarter.year-earlier", "(?P<way>year)HY(?:earlier|ago)", "year_earlier"),
    (
        "half",
        "(?:the )?(?P<ord>first|second|latter|1st|2nd)(?: |HY)half(?: of (?:(?:fiscal )?(?P<year>YEAR)"
        "|(?P<dyear>this year|last year|next year|the year))| (?P<dyear2>this year|last year))?",
        "half",
    ),
    # --- weekdays
    ("weekday", "<edge><way>?(?P<wd2>WEEKDAY|WABBR)", "weekday"),
    ("weekend.bare", "(?P<unit>weekend)", "weekend_bare"),
    ("weekday.week", "(?P<wd2>WEEKDAY|WABBR) (?P<wk>last week|next week|this week|week)", "weekday"),
    ("weekday.plural", "(?:EACH )?(?P<wds>WDAYS)", "weekday_set"),
    ("weekday.each", "(?:EACH)(?: other| single)? (?P<wds>WEEKDAY|WABBR|WDAYS)(?: (?P<part>PART))?", "weekday_set"),
    ("weekday.a", "(?P<a>a|an|one) (?P<wd2>WEEKDAY|WABBR)(?: (?P<part>PART))?", "weekday_a"),
    ("weekday.partset", "(?:EACH )?(?P<wds>WEEKDAY|WDAYS) (?P<part>PARTS)", "weekday_set"),
    # --- today and near days
    ("deictic", "<edge>(?P<deic>DEICTIC|TONIGHT)", "deictic"),
    ("deictic.beyond", "(?:the )?day (?P<far>before|after) (?P<deic>yesterday|tomorrow)", "deictic"),
    # --- this, last, next
    (
        "relative.unit",
        "<edge>(?:the )?(?P<way>this past|this coming|this|last|past|previous|preceding|next|coming"
        "|following|current|same|that same|that|upcoming|present|nxt|intervening|ensuing|subsequent|lst"
        "|prior|latest) <unitx>(?P<so> or so)?",
        "relative",
    ),
    (
        "relative.full",
        "(?P<way>the full|the entire|the whole|the rest of the|the latest|the current|the present) <unitx>",
        "relative",
    ),
    (
        "length.year-ended",
        "(?:the|its) (?:fiscal )?(?P<unit>year|quarter)(?= ended| ending| that ended)",
        "year_ended",
    ),
    ("relative.the", "<edge>(?P<way>the) <unitx>", "relative_the"),
    (
        "relative.end",
        "(?:(?P<e3>around|about) )?(?:the )?(?P<unit>year|month|week|quarter)(?:HY| |AP&s )end(?: (?P<year>YEARN))?",
        "unit_end",
    ),
    ("relative.mid", "(?:the )?(?:(?P<e1>mid)HY(?P<unit>year|month|week)|(?P<mid>midyear|midweek))", "middle"),
    ("relative.earlier", "(?P<e1>EARLY)(?: in)? (?P<way>this|that|the same|last|next|the) <unitx>", "relative"),
    (
        "relative.several",
        "(?:each of |all of )?(?:(?P<pre>the|these|this|those|in) )?(?P<way>last|past|next|first|final"
        "|previous|preceding|coming|following|recent|initial|future|early|latest|closing|opening|ensuing"
        "|subsequent|remaining|intervening) <length>(?P<tail> or so| or two)?",
        "span_of",
    ),
    (
        "relative.part-of",
        "the (?P<way>first|last|final|opening|closing) (?:(?P<n><figure>|<words>) )?(?P<unit>UNIT) of "
        "(?:(?P<month>MONTH)(?: |CO| of )(?P<year>YEAR)|(?P<month2>MONTH)|(?P<year2>YEAR))",
        "part_of",
    ),
    (
        "relative.plural",
        "(?:(?P<pre>the|these) )?(?P<way>last|past|next|first|final|previous|preceding|coming|following"
        "|recent|initial|future|early|latter|late|last few|ensuing|subsequent|intervening"
        "|remaining) (?P<unit>UNITS)",
        "span_of",
    ),
    ("relative.these", "(?P<way>these|those) (?P<unit>days|years|months)", "these"),
    # --- seasons
    (
        "season",
        "<edge>(?:<way>|(?P<pre>the) )?(?P<season>SEASON)(?: (?:of )?(?:<year>)|CO(?P<cyear>YEAR)"
        "| of (?P<dyear>this year|last year|next year|that year|the same year)| (?P<dyear2>this year"
        "|last year))?",
        "season",
    ),
    ("season.plural", "(?:EACH |the past |the last |most )?(?P<ssn>SEASONS)", "season_set"),
    ("season.each", "EACH (?P<ssn>SEASON)", "season_set"),
    # --- parts of the day
    ("part.of-day", "(?:(?P<e1>EARLY|mid)(?: |HY))?(?:<dayx>)(?: |HY)(?P<part>PART)", "part"),
    (
        "part.hours",
        "(?:the )?(?:early|small|wee) hours of "
        "(?:(?:<dayx>)(?: (?P<part>morning))?|(?P<here>the|this|that) (?P<part2>morning))",
        "part_hours",
    ),
    (
        "part.of",
        "(?:(?P<e1>EARLY|mid)(?: |HY)(?:in )?)?(?:the )?(?:(?P<e2>early|late"
        "|wee) )?(?P<part>PART)(?: hours)? (?:of |on )(?:the )?(?:<dayx>)",
        "part",
    ),
    ("part.next", "(?:<dayx>) (?P<at>in the|at) (?P<part>PART)", "part"),
    ("part.before-day", "(?:(?P<e1>EARLY|mid)(?: |HY))?(?P<part>PART) (?:<dayx>)", "part"),
    (
        "part.way",
        "(?:(?P<e1>EARLY|earlier|later|mid)(?: |HY)(?:in )?)?(?P<way>this|that|last|the next|the same"
        "|the following|the previous|next|lst|that same|the) (?:(?P<e2>early|late|very) )?(?P<part>PART)",
        "part_way",
    ),
    ("part.edge", "(?:the )?(?P<e1>early|late|mid)(?: |HY)(?P<part>PART)", "part_way"),
    ("part.alone", "(?:(?P<pre>a|an|one) )?(?:late |early )?(?P<part>PART)", "part_alone"),
    ("part.each", "(?P<each>EACH|all)(?: single)? (?P<part>PART)(?: <clock>)?", "part_set"),
    # --- hours
    (
        "clock.paren",
        "(?:(?P<mod>about|around|nearly) )?<clock><zone>"
        "(?=(?:(?:OP|POP)(?:HHMM|H24(?:CN|DOT)MIN) ZONE)?CP(?:on )?<dayx>)",
        "clock",
    ),
    (
        "clock",
        "(?:(?:(?P<mod>about|around|nearly|almost|just after|just before|shortly after"
        "|shortly before) )?)<clock><zone>",
        "clock",
    ),
    ("clock.part", "<clock><zone> in the (?P<part>PART)", "clock"),
    ("clock.hour-part", "(?P<h4>H12|NUMW) (?:in the|at) (?P<part>morning|afternoon|evening|night)", "clock"),
    ("clock.part-before", "<clock> (?P<thispart>this|that|the) (?P<part>morning|afternoon|evening)", "clock"),
    (
        "clock.day",
        "(?:(?P<mod>about|around"
        "|nearly) )?<clock><zone>(?P<cut>(?:<tsep>(?P<on>on )?))(?:<dayx>)(?: (?P<zone2>ZONE))?",
        "clock",
    ),
    (
        "clock.after-day",
        "(?:<dayx>)(?: (?P<part>PART))?(?P<cut>CO| |TC|TC&(?P<at>at) | (?P<at2>at) "
        "|CO&(?P<at3>at) )(?P<rest><clock><zone>)",
        "clock",
    ),
    ("clock.bare", "(?P<hm>HHMM4) (?:hours|hrs)(?! of)", "clock"),
    # --- durations
    ("set.rate", "(?P<one>a|an) (?P<unit>UNIT)", "rate"),
    ("length", "<length>(?P<tail> or so| or more| or less| or two| or longer)?", "length"),
    (
        "length.range",
        "<about>(?P<n><figure>|<words>)(?: to | or |HY| and )(?P<n2><figure>|<words>)(?: |HY)(?P<unit>UNIT)",
        "length",
    ),
    ("length.one-or-two", "(?P<one>a|an) (?P<unit>UNIT) or (?P<n2>two|more|so)", "length"),
    ("length.adjective", "<about><count>(?:HY(?P<unit>UNIT)(?P<old>HY&old| old)?)", "length"),
    ("length.old", "<about><count>(?: |HY)(?P<unit>UNIT)(?: |HY)(?P<old>old|long|olds)(?! UNIT)", "length"),
    ("length.of-age", "<about><count> (?P<unit>years) of age", "length"),
    ("length.several-year", "(?P<vague>several|multi|many)HY(?P<unit>UNIT)", "length"),
    (
        "length.compound",
        "<length>(?: |CO| and |CO&and )(?P<cnt2><figure>|<words>) (?P<unit2>UNIT)",
        "length_compound",
    ),
    ("length.half", "<about>(?P<half2>half)(?: a | an |HY)(?P<unit>UNIT)", "length"),
    ("length.plural", "<about>(?:the )?(?P<unit>UNITS)(?P<long>HY&long)?", "length_plural"),
    ("length.long", "(?P<unit>UNIT)HY&long", "length_plural"),
    ("length.one-word", "(?P<long>daylong|weeklong|monthlong|yearlong|hourlong)", "length_word"),
    ("length.felt", "<about><count> FELT(?: FELT)? (?P<unit>UNITS)", "length"),
    ("length.bare", "(?:(?P<the>the) )?(?P<unit>day|week|month|year)", "length_bare"),
    ("length.months-or-weeks", "(?P<unit>UNITS) (?:or|and)(?: even)? UNITS", "length_plural"),
    ("length.glued", "(?:(?P<whole>INT)DOT)?(?P<nu>NUNIT)", "length_glued"),
    ("length.the-n", "the <count> (?:<kind> )?(?P<unit>UNITS)", "length"),
    (
        "length.some-time",
        "(?P<tw>some time|a while|a long time|a short time|a short while|quite some time|a very short time"
        "|a lengthy period|awhile|all day|all night|all year|all week|all month|all day long|all year round"
        "|the whole day)",
        "some_time",
    ),
    ("length.all", "all (?P<unit>DWMY)(?: long)?", "length_all"),
    ("length.unit-number", "(?P<unit>day|year|week) (?P<n>INT|NUMW)(?!TC|CN|DOT)", "numbered"),
    # --- offsets
    (
        "offset",
        "<length>(?P<tail> or so| or more)? (?P<off>AGO|from now|hence|from today|later on|on|apart)",
        "offset",
    ),
    ("offset.plural", "<about>(?P<unit>UNITS) (?P<off>AGO|from now)", "offset"),
    (
        "offset.after-date",
        "<length> (?P<off>before|after|from|earlier than) (?:that|this|then|(?P<deic>DEICTIC))",
        "offset",
    ),
    (
        "offset.day-before",
        "(?:the )(?P<unit>day|night|week|month|year|morning|evening) (?P<off>before|after|following|earlier"
        "|previous)",
        "offset_one",
    ),
    ("offset.in", "in (?:<count>|(?P<one>a|an)) (?P<unit>UNIT)(?:APS|AP&s )time", "offset_in"),
    (
        "offset.at",
        "<length> (?P<off>ago) (?:(?P<deic>DEICTIC)|(?P<at>this (?:week|month|year)|(?:last|next) (?:week|month)))",
        "offset_at",
    ),
    ("offset.before-last", "the (?P<unit>week|month|year|weekend|quarter) before last", "offset_beyond"),
    ("offset.week-ago", "(?P<wd2>WEEKDAY) (?:a )?week(?: ago)?", "weekday_week"),
    (
        "offset.long-ago",
        "(?P<ref>long ago|not long ago|not so long ago|ages ago|a long time ago|some time ago|moments ago)",
        "reference",
    ),
    # --- sets
    ("set.each", "EACH(?: single| other)? (?:<count> )?(?P<unit>UNIT)", "set_each"),
    ("set.frequency", "(?P<freq>FREQ)", "set_frequency"),
    ("set.weekends", "(?:EACH )?(?P<unit>weekends)", "set_each"),
    ("set.year-round", "year(?:HY| )round", "set_year_round"),
    # --- references
    ("now", "(?:(?:right|just|even|only) )?(?P<now>NOW)(?! and again)", "now"),
    ("now.adjective", "(?P<ref>CURRENT)", "now_adjective"),
    (
        "now.phrase",
        "(?P<ref>at present|the moment|this moment|this point|this time|the present|the present day"
        "|present day|present&HY&day|modern day|the time being|at this time|this crucial moment"
        "|the current time|these days|this day and age|the here and now)",
        "reference",
    ),
    (
        "past.phrase",
        "(?P<ref>this period|that period|the past|the recent past|the distant past|the old days|past years"
        "|the near past|the time|that time|then|the same time|that moment|that point)",
        "reference",
    ),
    ("past.adverb", "(?:(?P<more>more|most|until|as) )?(?P<ref>RECENTLY)", "reference_past"),
    ("past.adjective", "(?P<adj>former|recent|previous|past)", "past_adjective"),
    (
        "future.phrase",
        "(?P<ref>(?:the )?(?:(?:near|foreseeable|immediate|distant|not too distant|very near) )?future"
        "|the near term|the short term|the long term|the coming days|one day|someday|some day)",
        "reference_future",
    ),
    ("future.adverb", "(?P<ref>soon|shortly)", "reference_future"),
    ("anaphor.year", "(?:(?P<e1>EARLY) )?(?P<way>that|that same|the same|this same) <unitx>", "relative"),
]  # fmt: skip
PIECES["wpos"] = "(?P<way>this|last|next) year&AP&s "
PIECES["qyear"] = (
    "(?: of (?:fiscal )?(?P<year>YEAR)| (?P<year2>YEARN)| of (?P<dyear>this year|last year|next year|the year"
    "|the fiscal year)| (?P<dyear2>this year|last year)|CO(?P<year3>YEARN))"
)
