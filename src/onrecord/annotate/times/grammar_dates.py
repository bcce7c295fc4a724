"""Patterns of what the calendar names: days, months, years, quarters, weekdays, seasons. Data, as ``grammar`` says."""

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
        "date.list-of-days",
        "(?P<month>MONTH)(?: |(?<=MABBR)PD)(?P<day>D31|DFIG)(?:CO(?:D31|DFIG)(?! MONTH)){1,4}"
        "(?: and |CO&and | or |CO&or )(?P<last>D31|DFIG)(?:<sepy>(?P<year>YEAR))?(?! MONTH)",
        "day_list",
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
    ("date.iso-clock", "(?P<year>YEAR)HY(?P<mm>M12)HY(?P<dd>D31)(?: |CO)<clock><zone>", "dated_clock"),
    ("date.short-year-clock", "(?P<day2>D31) (?P<month2>MONTH) (?P<y2>Y2)(?: |CO)<clock><zone>", "dated_clock"),
    ("date.iso-moment", "(?P<year>YEAR)HY(?P<mm>M12)HY(?P<isot>ISOT)CN(?P<mi>MIN)(?:CN&(?:MIN|MINZ))?", "iso_moment"),
    ("date.iso-week", "(?P<year>YEAR)HY(?P<week>WEEKN)", "iso_week"),
    (
        "date.named",
        "(?P<named>9&SL&11|d&HY&day|v&HY&e&HY&day|ve day|v&HY&j&HY&day|vj day"
        "|black monday|black tuesday|black thursday)(?!(?:SL|HY)INT)",
        "named_day",
    ),
    (
        "date.figures",
        "(?P<a>D31)(?P<s>HY|SL|DOT)(?P<b>D31)(?:HY|SL|DOT)(?P<year>YEAR|Y2)(?!(?:HY|SL|CN|DOT)INT)",
        "day_figures",
    ),
    ("date.short-month", "(?P<dmon>DMON)(?: (?P<year>YEAR))?", "day_glued"),
    (
        "date.ordinal-day",
        "the (?P<day>DFIG)(?: of (?P<way>last|next|this|that|the same|the following|the previous|the)"
        " (?P<unit>month)|(?! UNIT| NUMW))",
        "day_alone",
    ),
    ("date.weekday-ordinal", "(?P<wd>WEEKDAY) the (?P<day>DFIG)", "day_alone"),
    (
        "date.holiday",
        "<edge><way>?(?:the )?<holiday>(?:(?: |CO|TC| of )(?P<year>YEAR)|(?P<dyear> of (?:this|last|next"
        "|that) year))?(?P<when> night| eve| morning| week| weekend| season| holiday| holidays)?",
        "holiday",
    ),
    # --- months
    (
        "month.year",
        "<edge>(?:the month of )?(?P<month>MONTH)(?: |CO|(?<=MABBR)PD| of |HY|SL|(?<=MABBR)PC|AP)(?:<year>)",
        "month",
    ),
    (
        "month.short-year",
        "<edge>(?P<month>MONTH)(?:OAP|(?<=MABBR)PAP|COAP| of&OAP)(?P<y2>Y2)(?!APS|AP)",
        "month",
    ),
    (
        "month.deictic-year",
        "<edge>(?P<month>MONTH)(?P<dyear> of (?:this|last|next|that|the same|the following"
        "|the previous) year| (?:this|last|next|that) year| a year (?:ago|earlier))",
        "month",
    ),
    (
        "month.way",
        "<edge>(?:<way>|(?P<each>every|each) )(?P<month>MONTH)(?! D31| DFIG|PD&D31)(?: (?P<year>YEAR))?",
        "month",
    ),
    ("month.alone", "<edge>(?:the month of )?(?P<month>MONTH)(?! D31| DFIG|PD&D31)<later>?", "month"),
    ("year.pair", "(?P<year>YEAR)(?P<gap>HY|SL|DASH)(?P<y2>Y2|YEAR|ONE)(?!HY|SL|UNIT|HY&Y2)", "year_pair"),
    (
        "year.pair-bc",
        "(?P<bca>Y34)(?P<gap>HY|DASH| to | and | or | until )(?P<bcb>Y34) (?:BC|b&DOT&c)",
        "year_pair_bc",
    ),
    ("month.iso", "(?P<year>YEAR)HY(?P<mm>M12)(?!HY|SL|INT)", "month_figures"),
    # --- years
    ("year.edge", "<edge>(?:(?:the )?year )?(?:<year>)", "year"),
    ("year.fiscal", "<edge>(?:the )?(?:fiscal|financial|tax|academic|fy)(?: year)? (?:<year>)(?: year)?", "year"),
    ("year.fiscal-code", "<edge>(?P<fy>FYEAR)", "year_fiscal_code"),
    (
        "year.of-kind",
        "(?:the )?(?P<year>YEAR) (?:fiscal|financial|model|school|calendar|tax|academic|crop) year",
        "year",
    ),
    (
        "year.kind",
        "(?:the |a )?(?:good part of |rest of |much of |most of |all of |the whole of "
        "|part of )(?P<year>YEAR)",
        "year",
    ),
    ("year.period", "the (?P<year>YEAR) (?P<what>period|year|season)", "year_period"),
    ("year.named", "<edge>the (?:year|years) (?P<year>Y34)(?P<bc> BC)?(?! UNIT)", "year_named"),
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
    (
        "decade.short2",
        "(?:<edge>|(?:the )?(?P<e3>early|mid|late|later))(?:the)?(?:OAP|AP|HAP)(?P<dec>DECADE)",
        "decade",
    ),
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
    (
        "quarter.adjective",
        "(?:(?:(?P<flat>YEAR)|(?P<year3>YEAR)AP&s) )?(?P<ord>ORDQ)HY(?:fiscal&HY)?(?P<unit>quarter)"
        "(?: (?:fiscal |fy )?(?P<year>YEARN)| (?P<fyear>FYEAR))?",
        "quarter",
    ),
    (
        "quarter",
        "<edge>(?:(?:the|this|a(?= flat| strong| weak)) )?(?:(?:(?:fiscal )?(?P<flat>flat|latest|current|recent"
        "|strong|weak|fiscal|YEAR)|(?:fiscal )?(?P<cyear>YEAR)AP&s|year&HY&(?P<ago>ago|earlier)) )?(?:<wpos>)?"
        "(?P<ord>ORDQ)(?: | fiscal )(?P<unit>quarter|quarters)(?:<qyear>)?",
        "quarter",
    ),
    (
        "quarter.named",
        "(?:the )?(?P<way>this|last|next|latest|current|previous|year&HY&ago|year&HY&earlier|year&HY&before"
        "|prior&HY&year|recent|most recent|corresponding|same|like|comparable|the|prior)(?: (?P<cyear>YEAR))? "
        "(?P<unit>quarter|period)(?: (?:(?:of )?last year|a year (?:ago|earlier)|of (?P<year>YEAR)))?",
        "quarter_named",
    ),
    ("quarter.code", "(?:(?P<e1>EARLY|mid)(?: |HY))?(?P<qn>QCODE)(?:(?: |CO| of |HY)(?:(?:fiscal |fy )?(?P<year>YEARN)"
        "|(?P<fyear>FYEAR))| (?:of )?(?P<dyear>last year|this year|next year))?", "quarter_code"),
    ("quarter.code-after", "(?:(?P<year>YEARN)|(?P<fyear>FYEAR))(?: |HY)(?P<qn>QCODE)", "quarter_code"),
    ("quarter.year", "(?:the )?(?P<year>YEAR) (?P<unit>quarter)", "quarter_named"),
    (
        "quarter.months",
        "(?:the )?(?P<month>MONTH)(?:HY|HY&to&HY|HY&through&HY| to | through )(?P<until>MONTH) (?P<unit>quarter|period)"
        "(?: of (?P<year>YEAR)| (?P<year2>YEARN)| (?P<dyear>last year|this year)| of (?P<dyear2>last year|this year))?",
        "quarter_of_months",
    ),
    (
        "quarter.lastyear",
        "(?:the )?(?P<way>last|this|previous|prior) year&AP&s (?P<unit>quarter|period)",
        "quarter_named",
    ),
    ("quarter.year-earlier", "(?P<way>year)HY(?:earlier|ago)", "year_earlier"),
    (
        "month.compared",
        "(?:the )?(?:(?:same|corresponding|like|comparable) month (?:last year|of last year|a year (?:ago|earlier))"
        "|year&HY&(?:ago|earlier) month)",
        "month_before",
    ),
    (
        "half",
        "(?:the )?(?P<ord>first|second|latter|1st|2nd)(?: |HY)half(?: of (?:(?:fiscal )?(?P<year>YEAR)"
        "|(?P<dyear>this year|last year|next year|the year))| (?P<dyear2>this year|last year))?",
        "half",
    ),
    (
        "half.possessive",
        "(?:(?:the )?(?P<cyear>YEAR)(?:AP&s)?|(?P<way>this|last|next) year&AP&s) (?P<ord>first|second)(?: |HY)half",
        "half",
    ),
    # --- weekdays
    ("weekday.of-set", "(?P<wds>WEEKDAY)(?= (?:and|or) WEEKDAY (?P<part>PARTS))", "weekday_set"),
    ("weekday", "<edge><way>?(?P<wd2>WEEKDAY|WABBR)", "weekday"),
    ("weekend.bare", "(?P<unit>weekend)", "weekend_bare"),
    (
        "weekday.nth",
        "(?:the )?(?P<nth>ORDQ|last|final) (?P<wd2>WEEKDAY) (?:of|in) (?:(?P<month>MONTH)(?:<sepy>(?P<year>YEAR))?"
        "|(?P<way>this|last|next|that|the same|the following) (?P<unit>month))",
        "weekday_nth",
    ),
    ("weekday.monthly", "(?:the )?(?:ORDQ|last) (?P<wds>WEEKDAY) (?:of|in) EACH month", "weekday_set"),
    ("weekday.week", "(?P<wd2>WEEKDAY|WABBR) (?:of )?(?P<wk>last week|next week|this week)", "weekday_week"),
    ("weekday.of-week", "(?P<wk>last week|next week|this week) (?:on )?(?P<wd2>WEEKDAY)(?! PART)", "weekday_week"),
    ("weekday.plural", "(?:EACH )?(?P<wds>WDAYS)", "weekday_set"),
    ("weekday.each", "(?:EACH)(?: other| single| second| third)? "
        "(?P<wds>WEEKDAY|WABBR|WDAYS)(?: (?P<part>PART))?", "weekday_set"),
    ("weekday.a", "(?P<a>a|an|one) (?P<wd2>WEEKDAY|WABBR)(?: (?P<part>PART))?", "weekday_a"),
    ("weekday.partset", "(?:EACH )?(?P<wds>WEEKDAY|WDAYS) (?P<part>PARTS)", "weekday_set"),
    # --- today and near days
    ("deictic", "<edge>(?P<deic>DEICTIC|TONIGHT)", "deictic"),
    ("deictic.beyond", "(?:the )?day (?P<far>before|after) (?P<deic>yesterday|tomorrow)", "deictic"),
    # --- this, last, next
    ("week.of", "(?:the )?week (?:of|beginning|starting) (?:<dated>)", "week_of"),
    ("week.ended", "(?:the )?(?:latest )?week(?= (?:ended|ending|that ended) (?:<dated>))", "week_of"),
    (
        "relative.unit",
        "<edge>(?:the )?(?P<way>this past|this coming|this|last|past|previous|preceding|next|coming"
        "|following|current|same|that same|that very|that|upcoming|present|nxt|intervening|ensuing|subsequent|lst"
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
        "(?:the|its) (?:fiscal )?(?P<unit>year|quarter)(?= ended| ending| that ended| to MONTH)",
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
        "<edge>(?:<way>|(?P<pre>the) )?(?P<season>SEASON)(?: (?:of )?(?:<year>)|CO(?P<cyear>YEAR)| of&OAP&(?P<y2>Y2)"
        "| of (?P<dyear>this year|last year|next year|that year|the same year)| (?P<dyear2>this year"
        "|last year))?",
        "season",
    ),
    ("season.plural", "(?:EACH |the past |the last |most )?(?P<ssn>SEASONS)", "season_set"),
    ("season.each", "EACH (?P<ssn>SEASON)", "season_set"),
]  # fmt: skip
