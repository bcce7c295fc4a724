"""Patterns of hours, lengths, offsets, sets and references (now, the past). Data, as ``grammar`` says."""

RULES: list[tuple[str, str, str]] = [
    # --- parts of the day
    ("part.of-day", "(?:(?P<e1>EARLY|mid)(?: on | |HY))?(?:<dayx>)(?: |HY)(?P<part>PART)", "part"),
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
        "(?:(?P<mod>about|around|nearly|almost|just after|just before|shortly after"
        "|shortly before) )?<clock><zone>(?P<cut>(?:<tsep>(?P<on>on )?))(?:<dayx>)"
        "(?: (?P<part>PART))?(?: (?P<zone2>ZONE))?",
        "clock",
    ),
    (
        "clock.after-day",
        "(?:<dayx>)(?: (?P<part>PART))?(?P<cut>CO| |TC|TC&(?P<at>at) | (?P<at2>at) "
        "|CO&(?P<at3>at) )(?P<rest><clock><zone>)(?!(?: |PD)(?:WEEKDAY|DEICTIC|TONIGHT)| ?(?:am|pm|a&DOT&m|p&DOT&m))",
        "clock",
    ),
    (
        "clock.near-day",
        "<clock><zone>(?: |PD|CO|PC)(?P<nearday>the next|the following|the same|that) (?:day|(?P<part>PART))",
        "clock",
    ),
    ("clock.bare", "(?P<hm>HHMM4) (?:hours|hrs)(?! of)", "clock"),
    # --- durations
    ("set.rate", "(?P<one>a|an) (?P<unit>UNIT)", "rate"),
    ("length", "<length>(?P<tail> or so| or more| or less| or two| or longer)?", "length"),
    (
        "length.range",
        "<about>(?P<n><figure>|<words>)(?: to | or |HY| and |HY&to&HY|HY&or&HY|DASH&to |DASH&or )"
        "(?P<n2><figure>|<words>)(?: |HY)(?P<unit>UNIT)",
        "length",
    ),
    ("length.or-more", "<about>(?P<n><figure>|<words>) (?P<tail>or more|or less|or so) (?P<unit>UNITS)", "length"),
    ("length.one-or-two", "(?P<one>a|an) (?P<unit>UNIT) or (?P<n2>two|more|so)", "length"),
    ("length.adjective", "<about><count>(?:HY(?P<unit>UNIT)(?P<old>HY&old| old)?)", "length"),
    ("length.old", "<about><count>(?: |HY)(?P<unit>UNIT)(?: |HY)(?P<old>old|long|olds)(?! UNIT)", "length"),
    ("length.of-age", "<about><count> (?P<unit>years) of age", "length"),
    ("length.several-year", "(?P<vague>several|multi|many)HY(?P<unit>UNIT)", "length"),
    (
        "length.compound",
        "<length>(?: |CO| and |CO&and )(?P<cnt2><figure>|<words>) (?P<unit2>UNIT)"
        "(?:(?: |CO| and |CO&and )(?P<cnt3><figure>|<words>) (?P<unit3>UNIT))?",
        "length_compound",
    ),
    (
        "length.quarters",
        "(?P<parts>three(?: |HY)quarters|a quarter) of (?:a|an) (?P<unit>hour|century|year)",
        "length_quarters",
    ),
    ("length.half", "<about>(?P<half2>half)(?: a | an |HY)(?P<unit>UNIT)", "length"),
    ("length.plural", "<about>(?:the )?(?P<unit>UNITS)(?P<long>HY&long)?", "length_plural"),
    ("length.long", "(?P<unit>UNIT)HY&(?:long|old)(?!HY| UNIT)", "length_plural"),
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
    (
        "offset.range",
        "<about>(?P<n><figure>|<words>)(?: to | or |HY| and )(?P<n2><figure>|<words>)(?: |HY)(?P<unit>UNITS) "
        "(?P<off>AGO|from now)",
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
        "<length> (?P<off>ago|from) (?:(?P<deic>DEICTIC|TONIGHT)"
        "|(?P<at>this (?:week|month|year)|(?:last|next) (?:week|month))"
        "|(?P<wd2>WEEKDAY))",
        "offset_at",
    ),
    ("offset.weekdays", "(?P<n>NUMW|D31) (?P<wds>WDAYS) (?P<off>ago|from now)", "offset_at"),
    ("offset.nights", "(?P<n>NUMW|D31) nights ago", "offset_nights"),
    ("offset.before-last", "(?:the )(?P<unit>week|month|year|weekend|quarter|night) before last", "offset_beyond"),
    (
        "offset.long-ago",
        "(?P<ref>long ago|not long ago|not so long ago|ages ago|a long time ago|some time ago|moments ago|a while ago"
        "|a short time ago|a short while ago|a little while ago|the other (?:day|night|week|month|evening|morning))",
        "reference",
    ),
    # --- sets
    ("set.each", "EACH(?: single| other)? (?:(?:<count>|(?P<few>few|couple of|several)) )?(?P<unit>UNIT)", "set_each"),
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
        "|the near past|years past|decades past|centuries past|the time"
        "|that time|then|the same time|that moment|that point)",
        "reference",
    ),
    ("past.adverb", "(?:(?P<more>more|most|until|as) )?(?P<ref>RECENTLY)", "reference_past"),
    ("past.adjective", "(?P<adj>former|recent|previous|past)", "past_adjective"),
    (
        "future.phrase",
        "(?P<ref>(?:the )?(?:(?:near|foreseeable|immediate|distant|not too distant|very near) )?future"
        "|(?:the )?(?:days|weeks|months|years|decades) to come"
        "|the near term|the short term|the long term|the coming days|one day|someday|some day)",
        "reference_future",
    ),
    ("future.adverb", "(?P<ref>soon|shortly)", "reference_future"),
    ("anaphor.year", "(?:(?P<e1>EARLY) )?(?P<way>that|that same|the same|this same) <unitx>", "relative"),
]  # fmt: skip
