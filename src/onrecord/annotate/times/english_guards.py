"""Words beside an English expression that decide whether it is a time, and which. Data only; the builders ask."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


# Before "the morning": one at hand.
BEFORE_THE_PART = _words("at|during|for|in|of|on|through")
# Parts that are moments: only after a preposition.
TURNS_OF_DAY = _words("dawn|daybreak|dusk|nightfall|sunrise|sunset")
# What leads them.
BEFORE_A_TURN = _words("after|at|before|by|since|until")
# What makes a part of the day any one.
EACH = _words("all|each|every")
# In a narrative, any night.
NIGHTS = _words("daytime|night|nights|nighttime")
# Before "night": none in particular.
BEFORE_ANY_PART = _words("all|at|by|each|every")
# Before an hour.
NEARLY = _words("about|almost|around|nearly")
# Names of the time that a text is at.
THE_TIME = _words("that moment|that point|that time|the moment|the same time|the time")
# Names of the past.
THE_PAST = _words(
    "centuries past|decades past|past years|the distant past|the near past|the old days|the past|the recent past"
    "|years past"
)
# Before "this period".
BEFORE_A_PERIOD = _words("around|at|by|during|from|in|over|since|throughout|until")
# Before "the same time": then.
BEFORE_SAME_TIME = _words("about|around|at")
# Before "this time": now.
BEFORE_THIS_TIME = _words("at|by|until")
# Before "long ago": how long.
NOT_AGO = _words("not|so|that|too")
# Before "the time": then.
BEFORE_THE_TIME = _words("at|by|for|since|until")
# After "the time": of what follows.
CLAUSE_AFTER_TIME = _words("as|being|for|he|it|she|that|the|they|to")
# After "the present": now.
AFTER_THE_PRESENT = _words("and|as|in|is|or|to")
# After "shortly": no time of its own.
NOT_SHORTLY = _words("after|afterward|afterwards|before|thereafter")
# Before a bare "future".
BEFORE_FUTURE = _words("for|in|of")
# Before "soon": how soon.
NOT_SOON_BEFORE = _words("as|how|so|too|very")
# After "soon": after what.
NOT_SOON_AFTER = _words("after|afterward|afterwards|as")
# Number words that multiply.
SCALES = _words("dozen|hundred|thousand")
# Before a length.
ARTICLES = _words("a|an|another|the")
# After an article that counts.
SCALES_AND_HALF = _words("dozen|half|hundred|thousand")
# Units that are other words too.
OTHER_SENSES = _words("min|quarter|sec|second")
# After "a minute": small.
MINUTE_OF = _words("amount|detail|fraction|part|portion|quantity|s")
# After "a day": some day.
AFTER_SOME_DAY = _words("in|of|s|that|when|which")
# Words in -s before "a week" that count nothing.
NO_PLURAL_NOUN = _words("has|is|times|was")
# Nouns of more than one without the ending: '15 aircraft a year'.
PLURAL_WITHOUT_S = _words("aircraft|children|fish|men|people|sheep|spacecraft|women")
# Before "minutes": those of a meeting, and so after it what they are of.
MINUTED = _words("agenda|board|cabinet|committee|council|meeting")
MINUTES_OF = _words("cabinet|council|meeting|meetings|proceedings|session|sessions")
# Before a bare plural: no length.
LOOSE = _words("about|around|over|some|under")
# Before "years": no length.
BEFORE_NO_LENGTH = _words("billion|hundreds|million|millions|old|thousands")
# After "the years": a length.
AFTER_THE_YEARS = _words("after|before|following|of|since|to|when")
# After "a while": part of another time.
AFTER_NO_WHILE = _words("ago|of|to")
# "early years", not "early hours".
EDGE_WAYS = _words("early|late|latter")
# With "early".
LONG_UNITS = _words("days|months|weeks|years")
# "past years" are the past.
REFERENCE_UNITS = _words("decades|quarters|years")
# With a number and no hyphen, only of several.
END_WAYS = _words("early|final|first")
# Offsets that count back.
BACK_FROM = _words("ago|back|before|beforehand|earlier|earlier than|previously|prior")
# Offsets only where nothing follows.
OFTEN_NO_OFFSET = _words("after|apart|back|before|hence|later on|on|prior|thereafter")
# Offsets from the time of writing.
FROM_NOW = _words("ago|from now|from today|hence")
# Offsets that a noun turns into a length.
BARE_BEFORE = _words("after|before|prior")
# Offsets that stand alone.
BARE_HENCE = _words("back|hence|thereafter")
# "the day before".
ONE_BACK = _words("before|earlier|previous")
# After "the day before": the sentence goes on.
AFTER_ONE = _words("and|at|by|in|on|that|to|when|with")
# "the quarter": the one last mentioned.
QUARTER_AT_HAND = _words("latest|that|the")
# "the past year": a length.
PAST_WAYS = _words("last|past|the last|the past")
# The one at hand.
THIS = _words("current|present|this")
# A day long.
WHOLE = _words("the entire|the full|the whole")
# "past day": no day.
NO_DAYS = _words("coming|current|latest|past|present|previous|subsequent|upcoming")
# After "the week": of what follows.
CLAUSE_AFTER_UNIT = _words("after|before|earlier|he|i|it|later|of|s|she|that|the|they|we|when|you")
# Before "of the year": a prize.
PRIZES = _words(
    "album|artist|athlete|book|captain|car|coach|driver|entertainer|film|game|goal|hero|man|manager|newcomer|person"
    "|personality|photo|photograph|picture|player|record|rookie|song|sportsman|sportswoman|team|woman|word"
)
# Before "the year": this one.
BEFORE_THE_YEAR = _words("during|for|of|this")
# Before "the week": this one.
BEFORE_THE_WEEK = _words("during|for|in|of")
# Before "the month": this one.
BEFORE_THE_MONTH = _words("during|earlier|for|in|later|of")
# After "the quarter": no quarter of a year.
NO_THE_QUARTER = _words("century|final|finals|mile|of")
# Before "the day": the one at hand.
BEFORE_THE_DAY = _words("during|earlier|for|in|of")
# "the rest of the day".
NO_EDGES_OF_DAY = _words("close|height|part|remainder|rest")
# After "third quarter": no quarter of a year.
NO_QUARTER = _words("century|finals|hour|mile")
# Before a season.
BEFORE_SEASON = _words("by|during|every|for|from|in|into|of|over|since|through|throughout|until")
# After "that fall": it was no season.
AFTER_A_DROP = _words("by|from|in|is|of|to|was")
# At the edge of a season.
EARLY_LATE = _words("early|late|mid")
# Before "fall" and "spring", words of other senses.
BEFORE_FALL = _words("by|during|from|in|into|since|through|throughout|until")
# Before "in the fall": it was no season.
IN_A_FALL = _words("broke|broken|died|fractured|harmed|hurt|injured|injuries|killed|survived|unharmed|unhurt|wounded")
# After "springs": a verb.
AFTER_A_VERB = _words("eternal|forth|forward|from|into|out|to|up")
# After a season: a name.
NO_SEASON = _words("games|of|olympics|palace")
# Before "everyday": an adjective.
BEFORE_EVERYDAY = _words("an|for|her|his|in|its|of|our|the|their")
# Frequencies that name a kind of report.
OF_REPORTS = _words("annual|daily|quarterly")
# Frequencies that name newspapers.
OF_PAPERS = _words("daily|monthly|weekly")
# Before "a year": how often.
TIMES_A = _words("once|times|twice")
# Before "a year": how much.
RATED_BY = _words("billion|days|dollars|hours|million|once|percent|thousand|times|twice")
# After "1900 of": a crowd.
OF_A_CROWD = _words("them|these|those|us|whom|which")
# After "Saturday Night", with a capital: a programme.
SHOWS = _words("baseball|fever|football|hockey|live|raw|smackdown")
# Before "13 Hours": what is called so.
KINDS_OF_WORK = _words("album|book|documentary|drama|film|memoir|movie|novel|series|show|song|thriller")
# Programmes that a length names, with a capital.
PROGRAMMES = _words("48 hours|60 minutes")
# Short weekdays.
DOUBTFUL_WEEKDAYS = _words("fri|mon|sat|sun|thu|thur|thurs|tue|tues|wed|weds")
# Before a short weekday.
BEFORE_WEEKDAY = _words("by|each|every|from|on|since|until")
# Short weekdays that are no other word.
PLAIN_WEEKDAYS = _words("fri|mon|thu|thur|thurs|tue|tues|weds")
# After "Sunday".
SUNDAY_PAPERS = _words("express|mail|mirror|telegraph|times")
# After "a March": it is the month.
OF_A_MONTH = _words(
    "ballot|deadline|debate|election|event|fundraiser|hearing|interview|meeting|memo|night|poll|primary|report|ruling"
    "|speech|statement|summit|survey|trip|visit|vote"
)
# After "1700": a measure.
MEASURED = _words("acre|calorie|foot|horsepower|metre|meter|mile|pound|seat|square|strong|ton|tonne|watt")
# Before "2000 planets": a number.
ROUGHLY = _words("approximately|around|estimated|roughly|some|than|nearly|about|almost")
# Months that are verbs in small letters.
VERB_MONTHS = _words("mar|march|may")
# The same, of days.
VERB_DAYS = _words("mar|march|may|sept")
# Months that need a capital.
DOUBTFUL_MONTHS = _words("apr|apri|august|dec|jan|jun|mar|march|may|sept")
# Short months that are no other word.
PLAIN_MONTHS = _words("aug|dec|feb|jan|nov|oct|sept")
# Before a narrative's year.
BEFORE_OLD_YEAR = _words("as|for|the")
# Leads that numbers have too.
NO_YEAR_LEADS = _words("about|and|around|at|for|of|or|past|s|than|the|to")
# Before a year, no plural after it.
BETWEEN_YEARS = _words("and|of|to")
# "until at least 1990".
AT_LEAST = _words("since|through|till|until")
# Words in -s that are no plurals.
NO_PLURALS = _words("|as|has|his|is|its|s|this|us|was")
# Before "18:21", with a capital: chapter and verse.
BOOKS_OF_VERSES = _words(
    "acts|chronicles|corinthians|daniel|deuteronomy|ecclesiastes|ephesians|exodus|ezekiel|galatians|genesis|hebrews"
    "|hosea|isaiah|james|jeremiah|job|joel|john|joshua|judges|kings|leviticus|luke|mark|matthew|micah|numbers|peter"
    "|philippians|proverbs|psalm|psalms|quran|revelation|romans|samuel|surah|thessalonians|timothy"
)
# Before "3:58": a length, a ratio.
BEFORE_SCORES = _words("in|with|of|ratio")
# After "2:35": a length.
AFTER_SCORES = _words("left|remaining")
# Around "November" in a year of American elections: that of the vote.
RACE = _words(
    "ballot|beat|beating|chances|defeat|defeating|elect|elected|election|elections|matchup|opponent|prevail|race|toward"
    "|turnout|victory|vote|voters|votes|win|winning|wins"
)
# The same, of what a past verb may as well have said in last November.
RUNNING = _words("advantage|candidate|candidates|consequences|house|nominee|presidential|states|ticket")
# Before "November": the one gone.
SINCE = _words("from|last|since|than")
# After a quarter: what has been reported of it.
RESULTS = _words("earnings|figures|loss|losses|profit|profits|results|revenue|sales")
# Before these, of what is to be told of a quarter that is over.
TELLS = _words("announce|announces|post|posts|publish|publishes|release|releases|report|reporting|reports|unveil")
# Before 'in June', of what is to be then.
SET_FOR = _words(
    "booked|due|election|expected|held|launches|meeting|place|planned|planning|reserved|scheduled|set|starting|summit|up"
)
# Before 'in June', of what begins then.
STARTING = _words("beginning|booked|due|effective|expected|planned|scheduled|starting")
# What is known long before: a month named with it is the one ahead, if that is near.
AWAITED = _words("convention|conventions|election|elections|midterms|primaries|primary|referendum|runoff|showdown")
# What nobody plans: a day named with it is past.
SUDDEN = _words(
    "accident|ambush|assassination|atrocities|atrocity|attack|attacks|blast|blasts|bombing|bombings|catastrophe|clash"
    "|clashes|collapse|crash|crashes|disaster|earthquake|explosion|explosions|hijacking|hijackings|incident|killing"
    "|killings|massacre|massacres|murder|murders|quake|raid|raids|riot|riots|shooting|shootings|tragedy|tsunami"
)
# What a day's event has led to, or what is kept of a day: with the day as its object, past.
TOLD = _words(
    "anniversary|arrest|arrests|decision|defeat|events|loss|remarks|revelations|ruling|verdict|victory|violence"
)
# Before a day named with it: still to come.
BEFORE_WHAT_COMES = _words("await|awaiting|awaits|before|expects|for|of|until")
# What compares one period with another.
COMPARED = _words("against|compared|versus|vs")
# What says that the figure compared is a whole year's.
OF_A_YEAR = _words("annual|fiscal|year|yearly")
# Of whom "six-month-old" is the age.
THE_YOUNG = _words("babies|baby|boy|child|daughter|girl|infant|son|toddler|twins")
# What a title stands between.
QUOTES = ('"', "'", "“", "”", "‘", "’")
# Near "Black Monday": the day that stocks fell.
OF_MARKETS = _words(
    "1929|1987|crash|dow|investors|market|markets|nasdaq|share|shares|stock|stocks|street|traders|trading"
)
# What is of "today" or "tomorrow" as of an age.
OF_AN_AGE = _words(
    "children|citizens|consumers|culture|economy|generation|kids|leaders|men|parents|people|society|students|teenagers"
    "|voters|women|workers|world|young|youngsters|youth"
)
# Before "at the time": of the telling, not of what follows.
SAID = _words("announced|argued|complained|explained|reported|said|saying|says|warned|wrote")
# After a year that says of which model a car is.
CAR_MAKERS = _words(
    "audi|bmw|buick|cadillac|chevrolet|chevy|chrysler|dodge|fiat|ford|honda|hyundai|jaguar|jeep|kia|lexus|lincoln|mazda"
    "|mercedes|nissan|oldsmobile|plymouth|pontiac|porsche|renault|saab|subaru|toyota|volkswagen|volvo"
)
# After "some time": at one.
AFTER_A_POINT = _words("after|around|before|between|during|in|last|next|on|over|this|today|tomorrow|yesterday")
# After "at the end of the day": a saying.
OF_A_SAYING = _words("i|it|people|there|they|we|you")
# After "annual": how fast, not when.
RATES = _words("pace|rate|rates")
# Before "last five years": the verb.
BEFORE_TO_LAST = _words("can|could|may|might|must|not|should|t|to|will|would")
