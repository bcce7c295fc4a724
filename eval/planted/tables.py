"""Words that the pairs are made with: no rules here."""


def _words(text: str) -> list[str]:
    return text.split()


MONTHS = _words(
    """
    January February March April May June July August September October November December
    """
)
SHORT = dict(zip(MONTHS, _words("Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec."), strict=True))
DAYS = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """
)
UNITS = _words(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """
)
ORDINALS = _words(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth
    """
)

BRITISH = {
    "center": "centre", "color": "colour", "defense": "defence", "organize": "organise", "organized": "organised",
    "organization": "organisation", "labor": "labour", "program": "programme", "honor": "honour", "favor": "favour",
    "neighbor": "neighbour", "traveling": "travelling", "canceled": "cancelled", "recognize": "recognise",
    "recognized": "recognised", "realize": "realise", "theater": "theatre", "gray": "grey", "behavior": "behaviour",
    "apologize": "apologise", "criticized": "criticised", "toward": "towards", "license": "licence",
    "authorized": "authorised", "emphasized": "emphasised", "kilometers": "kilometres", "meters": "metres",
    "harbor": "harbour", "rumors": "rumours", "skeptical": "sceptical", "judgment": "judgement", "fulfill": "fulfil",
}  # fmt: skip
AMERICAN = {there: here for here, there in BRITISH.items()}

SYNONYMS = {
    "purchased": "bought", "approximately": "about", "nearly": "almost", "almost": "nearly", "movie": "film",
    "children": "kids", "attempted": "tried", "large": "big", "began": "started", "because of": "due to",
    "prior to": "before", "however": "though", "assist": "help", "assisted": "helped", "residents": "people",
    "reportedly": "apparently", "fatalities": "deaths", "immediately": "at once", "frequently": "often",
    "obtained": "got", "huge": "enormous", "numerous": "many", "sufficient": "enough", "requested": "asked for",
}  # fmt: skip
"""Other words for the same thing, put outside quotation marks; none of them changes what is told."""

SHORTER = {
    "United States": "U.S.", "U.S.": "United States", "United Kingdom": "U.K.", "United Nations": "U.N.",
    "U.N.": "United Nations", "European Union": "EU", "Mr. ": "", "Mrs. ": "", "Ms. ": "", "Mr ": "", "Dr. ": "Dr ",
    "President ": "", "Senator ": "Sen. ", "Sen. ": "Senator ", "Gov. ": "Governor ", "Governor ": "Gov. ",
}  # fmt: skip
"""A title or name in another newsroom's style."""

OPPOSITES = {
    "more": "less", "always": "never", "never": "always", "before": "after", "after": "before", "good": "bad",
    "best": "worst", "first": "last", "last": "first", "high": "low", "right": "wrong", "easy": "hard",
    "strong": "weak", "safe": "dangerous", "win": "lose", "support": "oppose", "love": "hate", "everyone": "nobody",
    "all": "none", "old": "new", "big": "small", "true": "false", "possible": "impossible", "with": "without",
}  # fmt: skip
OTHER_WORDS = _words(
    """
    difficult important strange remarkable tomorrow security money children history future anger progress
    weather promise danger justice courage silence freedom mistake victory
    """
)
GIVEN = _words(
    """
    Peter Anna Robert Helen Marcus Judith Oliver Teresa Walter Nadia Simon Clara Victor Irene Hugo Leila
    """
)
FAMILY = _words(
    """
    Halloran Brandt Okafor Lindqvist Petrov Castellan Moreau Whitfield Tanaka Dorsey Varga Ellison Novak
    Sorensen
    """
)
PLACES = _words(
    """
    Afghanistan Argentina Australia Austria Belgium Brazil Canada Chile China Cuba Denmark Egypt England
    Finland France Germany Greece Hungary India Indonesia Iran Iraq Ireland Israel Italy Japan Jordan Kenya
    Libya Mexico Nigeria Norway Pakistan Poland Portugal Russia Scotland Spain Sweden Syria Thailand Turkey
    Ukraine Vietnam Yemen London Paris Berlin Madrid Rome Moscow Beijing Tokyo Cairo Tehran Baghdad Kabul
    Damascus Jerusalem Seoul Sydney Toronto Chicago Boston Houston Dallas Miami Seattle Denver Atlanta
    Philadelphia Cleveland Detroit Washington California Texas Florida Ohio Michigan Pennsylvania Virginia
    Georgia Arizona Nevada Oregon Manchester Liverpool Birmingham Glasgow Dublin Brussels Vienna Warsaw
    Istanbul Mumbai Delhi Lagos Nairobi Bangkok Jakarta Manila
    """
)
BODIES = _words(
    """
    Department Ministry University Council Committee Agency Authority Association Institute Commission
    Corporation Group Company Bank Foundation Party Hospital Society Federation Bureau Museum Airlines
    """
)
BODY_WORDS = _words(
    """
    Health Labor Transport Trade Energy National Central Regional Northern Atlantic
    """
)

VERBS = "said|says|told|added|wrote|explained|tweeted|argued|warned|insisted|announced|claimed|noted"

ORDINARY = frozenset(
    _words(
        """
    a according advertisement after air airport all also an and any apple are army as associated at avenue bay
    beach before black both bureau but by can center centre chief christmas church city college congress
    county court cup day democratic department did do does dr during east easter el eve even facebook federal
    first for force friday from gen general getty google gov grand guard had has have he her here high his
    hospital house how if image images in instagram international investigation is islamic island it its just
    killed kingdom la lady lake las last league lord los many may minister more most mount mr mrs ms museum my
    national navy new no nor north not of officials on only or other our out park parliament party photo
    police president press prime prix read rep republic republican reuters river road royal saint san school
    second secretary sen senator she since sir so some south square stadium state station story street such
    supreme that the their then there these they this those to town twitter united university until up vice
    video was we were west what when while white who why will with world yes your
    """
    )
)
"""Words that, with a capital, are no part of a person's name."""
