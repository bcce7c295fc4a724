"""The patterns of English time expressions. Data only: a name, a pattern over word classes, what builds the value.

Notation: CAPITALS are a class of words (``english.WORDS``, ``scan.figures``) or of what parts words
(``scan.SEPARATORS``); small letters are that very word; a blank is a blank; ``&`` joins without one; ``<name>``
is a piece defined in ``PIECES``; all else is that of regular expressions. Where several match, the longest
wins, then the first. ``docs/times.md`` shows how to add one.
"""

import re

from onrecord.annotate.times import grammar_dates, grammar_spans
from onrecord.annotate.times.holidays import HOLIDAYS


def _phrase(words: str) -> str:
    """A name as a pattern: of "new year s day" the s is the owner's; "presidents day" may have his mark."""
    named = words.replace(" s ", "&AP&s ").removesuffix(" s") + ("&AP&s" if words.endswith(" s") else "")
    return re.sub(r"(?<=[a-z]s) (?=day|eve)", "(?: |APS)", named)


PIECES: dict[str, str] = {
    "holiday": "(?P<hol>" + "|".join(sorted(map(_phrase, HOLIDAYS), key=len, reverse=True)) + ")",
    # how many
    "figure": "(?:INT(?:TC&INT3){0,4}(?:DOT&INT)?(?:(?: |HY)INT&SL&INT)?(?: million| billion)?)",
    "words": "(?:(?:a )?NUMW(?:(?: and |HY| a | )NUMW){0,6})",
    "count": "(?:(?P<n><figure>|<words>)(?P<half> and a half| and half| and one half|HY&and&HY&(?:a|one)&HY&half)?"
    "|(?P<half2>half)"
    "|(?:a )?(?P<six>half(?: a |HY| )dozen)|(?:a )?(?P<quart>quarter)(?=(?: |HY)century)|(?:a )(?P<half4>half)(?=HY))",
    "vague": "(?P<vague>(?:several|a few|many) (?:dozen|hundred|thousand)|scores of|tens of"
    "|a few|a couple of|a couple|a good many|couple of|several|many|a number of|hundreds of"
    "|thousands of|dozens of|quite a few|few|a very few|untold|countless)",
    "amount": "(?:(?:another |an additional |a further )?<count>|<vague>|(?P<one>an additional|a full|a further"
    "|another|a single|a|an|a whole|an entire|the entire|the whole"
    "|a mere|one full|one single))",
    "kind": "(?:more|full|consecutive|straight|additional|long|short|trading|working|business|school|calendar|whole"
    "|solid|or so|entire|further|extra|successive|other|single)",
    "about": "(?:(?P<mod>(?:(?:just|well|slightly|a little|little|only) )?(?:more than|less than|over|under)"
    "|fewer than|at least"
    "|at most|up to|no more than|not more than|no less than|no fewer than|as many as|as much as|as long as|APPROX) )?",
    "length": "<about>(?:<amount>(?:HY&(?:odd|some|plus))?(?: |HY|MORE)(?:<kind> )?|(?P<half3>half)(?: a | an ))"
    "(?P<unit>UNIT)"
    "(?P<more> and a half|HY&and&HY&a&HY&half)?",
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
    "|the same|this|last|the following|the previous) year| (?:this|last|next|that) year))?"
    "(?:(?: |CO)(?P<wdz>WEEKDAY))?<later>?",
    "later": "(?=(?:HY|DASH| and | to | or | until )(?P<later>(?:D31 )?MONTH(?: | of |CO| D31(?:CO| ))YEAR))",
    "dated": "(?:<wd><wds>)?(?:<md>|<dm>)(?P<tail><sepy>(?P<year>YEAR))?",
    "way": "(?:(?P<way>this past|this coming|this|last|next|past|coming|the following|the previous|the next|previous"
    "|the preceding|the same|that same|that|following|lst|nxt|the coming|the last) )",
    "dayx": "(?:<dated>|(?P<deic>DEICTIC|TONIGHT)|<way>?(?P<wd2>WEEKDAY|WABBR))",
    # hours
    "clock": "(?:(?P<ck>CLOCK)|(?P<h5>H24)(?:CN|DOT)(?P<miap>MINAP)|(?P<h6>H24)(?:CN|DOT)(?P<mip>MINP)DOT&m"
    "|(?P<h>H24)(?:(?:CN"
    "|DOT)(?P<mi>MIN)(?:CN&MIN)?)? ?(?:PLUS)?(?P<ap>am|pm|a&DOT&m|p&DOT&m)"
    "|(?P<h2>H24)(?:CN)(?P<mi2>MIN)|(?P<h3>H12|NUMW) o&AP&clock|(?P<hm>HHMM)(?= ZONE)|(?:12 )?(?P<pt>POINT)"
    "|(?P<turn>half past|a quarter past|a quarter to|(?:NUMW|MIN|H12) minutes (?:past|to)) (?P<h7>H12|NUMW))",
    "tsep": "(?: |PD|PC|CO|TC)",
    "zone": "(?:(?: |PD)(?P<zone>ZONE)|(?: |PD)(?:local|LOCAL)(?: standard| daylight| summer| mean)? time)?",
    # whose year a quarter is of
    "wpos": "(?P<way>this|last|next|previous|prior) year&AP&s ",
    "qyear": (
        "(?: of (?:fiscal |fy )?(?P<year>YEAR)| (?:fiscal |fy )?(?P<year2>YEARN)|(?: of)? (?P<fyear>FYEAR)"
        "| of (?P<dyear>this year|last year|next year|the year|the fiscal year)"
        "| (?P<dyear2>this year|last year|a year ago|a year earlier)|CO(?P<year3>YEARN))"
    ),
}

RULES: list[tuple[str, str, str]] = [*grammar_dates.RULES, *grammar_spans.RULES]
