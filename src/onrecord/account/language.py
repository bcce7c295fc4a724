"""Tables of English for comparing what reports print: no rules here."""

LIGHT = frozenset(
    """a an the and or but nor so yet if then than that this these those there here it its he him his she her
    hers they them their we us our ours you your i me my mine who whom whose which what where when why how is
    are was were be been being am do does did done have has had having will would shall should can could may
    might must of in on at by to for from with into onto over under about as up down out off not no yes oh well
    just also too very more most some any all each every both such own same other another one ones only even
    still ever never now today s t d ll re ve m let going go get got say says said tell told think know mean
    want like really because while until through after before against between during without within upon again
    further once""".split()  # noqa: SIM905
)
"""Words too common to show that two printings are of one utterance."""

CONTRACTED = {
    "n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would", "'s": "is",
}  # fmt: skip
"""What a clitic stands for most often."""

TAKES_IS = frozenset(
    """it he she that what there here who where how this everything something nothing""".split()  # noqa: SIM905
)
"""Words after which 's is 'is' or 'has' and no possessive."""

IRREGULAR = {
    "won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not"),
    "ain't": ("is", "not"), "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("got", "to"),
    "let's": ("let", "us"),
}  # fmt: skip

NEGATIONS = frozenset(
    """not no never nobody none nothing neither nor without cannot hardly""".split()  # noqa: SIM905
)

SUNG = frozenset(["sang", "sing", "sings", "sung", "singing", "crooned", "belted"])
"""Cues of words that are sung: an echo of them is another utterance."""

ELLIPSES = ("...", "…", ". . .")

SPELLINGS = {
    "grey": "gray", "greys": "grays", "tyre": "tire", "tyres": "tires", "kerb": "curb", "cheque": "check",
    "cheques": "checks", "plough": "plow", "ploughed": "plowed", "sceptic": "skeptic", "sceptics": "skeptics",
    "sceptical": "skeptical", "scepticism": "skepticism", "aluminium": "aluminum", "aeroplane": "airplane",
    "aeroplanes": "airplanes", "mum": "mom", "mums": "moms", "programme": "program", "programmes": "programs",
    "judgement": "judgment", "judgements": "judgments", "ageing": "aging", "towards": "toward", "whilst": "while",
    "amongst": "among", "amidst": "amid", "learnt": "learned", "burnt": "burned", "spelt": "spelled",
    "dreamt": "dreamed", "leapt": "leaped", "spoilt": "spoiled", "defence": "defense", "offence": "offense",
    "defences": "defenses", "offences": "offenses", "licence": "license", "licences": "licenses",
    "pretence": "pretense", "practise": "practice", "practised": "practiced", "practising": "practicing",
    "centre": "center", "centres": "centers", "centred": "centered", "theatre": "theater", "theatres": "theaters",
    "metre": "meter", "metres": "meters", "kilometre": "kilometer", "kilometres": "kilometers", "litre": "liter",
    "litres": "liters", "fibre": "fiber", "calibre": "caliber", "sombre": "somber", "spectre": "specter",
    "manoeuvre": "maneuver", "manoeuvres": "maneuvers", "paediatric": "pediatric", "paediatrician": "pediatrician",
    "encyclopaedia": "encyclopedia", "anaesthetic": "anesthetic", "foetus": "fetus", "foetal": "fetal",
    "diarrhoea": "diarrhea", "catalogue": "catalog", "catalogues": "catalogs", "dialogue": "dialog",
    "dialogues": "dialogs", "analogue": "analog", "fulfil": "fulfill", "fulfils": "fulfills", "enrol": "enroll",
    "enrolment": "enrollment", "instalment": "installment", "skilful": "skillful", "wilful": "willful",
    "jewellery": "jewelry", "pyjamas": "pajamas", "moustache": "mustache", "storey": "story", "storeys": "stories",
    "draught": "draft", "gaol": "jail", "artefact": "artifact", "artefacts": "artifacts", "cosy": "cozy",
    "disc": "disk", "yoghurt": "yogurt", "woollen": "woolen", "marvellous": "marvelous", "counsellor": "counselor",
    "counsellors": "counselors", "councillor": "councilor", "councillors": "councilors", "traveller": "traveler",
    "travellers": "travelers", "forwards": "forward", "backwards": "backward", "afterwards": "afterward",
    "ok": "okay", "advisor": "adviser", "advisors": "advisers", "acknowledgement": "acknowledgment",
    "per": "per", "adviser": "adviser", "email": "email", "e-mail": "email", "smoulder": "smolder",
    "mould": "mold", "omelette": "omelet", "sulphur": "sulfur", "premise": "premise", "speciality": "specialty",
    "tonne": "ton", "tonnes": "tons", "arse": "ass", "axe": "ax", "racquet": "racket", "vice": "vice",
    "jan": "january", "feb": "february", "aug": "august", "sept": "september", "sep": "september", "oct": "october",
    "nov": "november", "dec": "december", "judgemental": "judgmental", "enquiry": "inquiry",
    "enquiries": "inquiries",
}  # fmt: skip
"""British and other spellings, to the one they are compared by."""

OUR = frozenset(
    """armour behaviour candour clamour colour demeanour endeavour favour fervour flavour glamour harbour honour
    humour labour neighbour odour parlour rancour rigour rumour saviour savour splendour tumour valour vapour
    vigour""".split()  # noqa: SIM905
)
"""Stems that are written -our or -or."""

DOUBLED = (
    "travell",
    "cancell",
    "modell",
    "labell",
    "levell",
    "signall",
    "fuell",
    "channell",
    "counsell",
    "marshall",
    "totall",
    "tunnell",
    "quarrell",
    "dialled",
    "initiall",
    "rivall",
    "spirall",
    "shovell",
    "equall",
    "jewell",
    "duell",
    "panell",
)
"""Stems that double their l or not."""

TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady sen senator rep representative gov governor president vice former
    prof professor minister prime ambassador amb secretary judge justice gen general col colonel capt captain lt
    lieutenant sgt sergeant maj major king queen prince princess pope archbishop bishop rev reverend father
    sister brother mayor chancellor congressman congresswoman councilman councilwoman sheriff officer chief
    chairman chairwoman chair spokesman spokeswoman spokesperson director attorney deputy lady u.s the""".split()  # noqa: SIM905
)
"""Words before a name that are no part of it."""

PUBLISHED = frozenset("posted posting shared published released issued wrote tweeted uploaded penned read".split())  # noqa: SIM905
"""What is done with a writing on the day that its words are of."""

WRITINGS = frozenset("letter message statement post note essay tweet blog video memo email speech".split())  # noqa: SIM905

OCCASIONS_OF_SAYING = frozenset(
    """interview conference briefing website television radio news program podcast hearing testimony address
    reporters""".split()  # noqa: SIM905
)
"""Where things are said, beside the day on which they were."""

OFFICES = frozenset("department ministry court office committee commission bureau".split())  # noqa: SIM905
"""Words before which a title is part of a body's name: 'Justice Department'."""

SURNAMES = frozenset("king pope bishop judge justice prince major chancellor sheriff mayor lord dean marshall".split())  # noqa: SIM905
"""Titles that are last names too, where no name follows."""

SPEECH = frozenset(
    """said says say saying told tells added adds wrote writes tweeted posted explained insisted argued warned claimed
    stated announced noted continued replied asked according called described declared suggested confirmed denied
    testified acknowledged admitted recalled commented""".split()  # noqa: SIM905
)
"""Cues of speech, by which a name beside them is a speaker's."""
ONLY_SAID = frozenset(
    ["said", "says", "say", "saying", "told", "added", "adds", "reported", "wrote", "tweeted", "posted"]
)
"""Those that do nothing but tell: an announcement is an act, which has its day."""

OPPOSITES = tuple(
    {*pair.split("/")}
    for pair in """with/without before/after more/less more/fewer rise/fall rises/falls rose/fell rising/falling
    increase/decrease increased/decreased increases/decreases up/down above/below over/under won/lost win/lose
    north/south east/west northern/southern eastern/western northeast/northwest southeast/southwest all/none
    always/never first/last son/daughter brother/sister father/mother husband/wife man/woman men/women boy/girl
    boys/girls he/she his/her him/her accepted/rejected accept/reject approved/rejected guilty/innocent alive/dead
    killed/injured killed/wounded dead/injured arrested/released opened/closed open/closed yes/no for/against
    support/oppose supports/opposes supported/opposed can/cannot possible/impossible legal/illegal success/failure
    best/worst better/worse higher/lower high/low highest/lowest largest/smallest morning/evening morning/afternoon
    million/billion thousand/million billion/trillion hundreds/thousands dozens/hundreds majority/minority
    buy/sell bought/sold hired/fired left/right likely/unlikely confirmed/denied found/lost""".split()  # noqa: SIM905
)
"""Words of which only one can be right in one place."""

PARTICLES = {
    **dict.fromkeys("al el an ar as ash at az ad".split(), "-"),  # noqa: SIM905
    **dict.fromkeys("bin ibn abu van von der den de del della di da dos du la le".split(), " "),  # noqa: SIM905
}
"""Small words that are part of a name, and the mark between them and its capital: 'al-Amin', 'van Dorp'."""

COLLECTIVE = frozenset(
    """officials police authorities investigators witnesses others critics experts residents analysts sources scientists
    researchers doctors prosecutors lawyers reports activists lawmakers protesters families relatives neighbours
    neighbors democrats republicans teachers students parents people organisers organizers however meanwhile
    separately later earlier eventually finally firefighters soldiers troops rescuers economists observers historians
    video images photo photos getty reuters image caption advertisement""".split()  # noqa: SIM905
)
"""Words that begin a sentence as a speaker's name does and name nobody."""

ACTS = {
    word: words.split()[0]
    for words in (
        "abducted kidnapped abduction kidnapping seized captured abduct kidnap abductions",
        "killed died murdered shot dead death slain killing",
        "arrested detained arrest apprehended",
        "released freed release liberated",
        "born birth",
        "married wedding",
        "elected election won",
        "signed signing",
        "announced announcement revealed announce unveiled",
        "launched launch fired",
        "founded formed established created",
        "resigned resignation stepped quit",
        "opened opening",
        "attacked attack bombed bombing exploded explosion",
        "crashed crash collided collision derailed",
        "invaded invasion annexed annexation",
        "convicted sentenced",
        "charged indicted accused",
        "bought acquired purchased",
        "discovered found",
        "began started begun",
        "ended",
        "met meeting summit",
        "posted tweeted wrote shared",
        "joined appointed hired",
        "exchanged swapped swap exchange traded",
        "divorced separated split",
        "disappeared vanished missing",
        "injured wounded hurt",
        "closed shut",
        "sued filed",
        "voted vote",
    )
    for word in words.split()
}
"""A word for an act: the word by which forms and synonyms of that act meet."""

AGENCIES = frozenset(
    """reuters ap afp bloomberg bbc cnn nbc abc cbs fox npr itv sky newspaper magazine times post guardian
    telegraph""".split()  # noqa: SIM905
)
"""Words of a source that passes on another's words, so that it and the speaker are both right."""

CREDITS = frozenset(
    "getty images reuters ap afp epa tass pool handout courtesy editing reporting writing edited compiled".split()  # noqa: SIM905
)
"""Words of the credit of a picture or a text."""

SORTS_OF_TEXT = frozenset(
    """analysis perspective opinion commentary review explainer editorial column live exclusive breaking
    update""".split()  # noqa: SIM905
)
"""What a page says above its text that the text is."""

COMPASS = frozenset("north south east west".split())  # noqa: SIM905
"""Points of the compass, by which reports call countries and regions."""

ONCE = frozenset(
    "abducted killed born married founded resigned crashed invaded divorced discovered disappeared".split()  # noqa: SIM905
)
"""Acts (by the word at which their forms meet) that happen once to those concerned, so that two days part."""

FURTHER = frozenset("other others another more further additional extra remaining".split())  # noqa: SIM905
"""Words beside a count of those who come on top of others."""

PERSONS = frozenset(
    """people persons person men women children passengers civilians officers residents victims them others girls boys
    students workers soldiers patients""".split()  # noqa: SIM905
)
"""Words for those who are counted."""

KINDS_OF_PERSONS = frozenset(
    """residents passengers civilians officers students workers soldiers patients children investigators inspectors
    holidaymakers tourists visitors guests campers worshippers fans spectators migrants refugees detainees hostages
    captives prisoners inmates schoolgirls schoolchildren pupils teachers employees staff members protesters protestors
    demonstrators marchers activists voters supporters troops policemen militants fighters rebels gunmen firefighters
    rescuers doctors nurses crew survivors families households lawmakers senators deputies delegates councillors
    councilors customers members athletes players volunteers veterans agents suspects defendants""".split()  # noqa: SIM905
)
"""Words for those who are counted that tell them from others."""

PARTS = frozenset("including among them whom".split())  # noqa: SIM905
"""Words before a count of some of those that were named before."""

WAYS = {
    word: words.split()[0]
    for words in (
        "up altitude height high tall above elevation rose rise rises climbed risen",
        "down deep depth below beneath fell dropped",
        "away off from east west north south northeast northwest southeast southwest downstream upstream beyond past",
        "along long length wide width across",
    )
    for word in words.split()
}
"""Which way a distance is measured."""

INSIDE = frozenset("in on aboard inside at".split())  # noqa: SIM905

TOLLS = {
    word: words.split()[0]
    for words in (
        "dead killed died dies deaths fatalities killing lives perished drowned",
        "injured wounded hurt injuries injuring wounding hurting",
        "arrested detained arrests arresting detaining",
        "hospital hospitalised hospitalized",
        "missing unaccounted",
        "rescued saved",
        "evacuated",
        "homeless displaced",
    )
    for word in words.split()
}
"""What becomes of people in the news: the word by which its forms meet."""

THOUGHT = frozenset("known confirmed feared believed thought presumed reported lost still".split())  # noqa: SIM905
"""Words between those counted and what became of them."""

TOLL_MOVES = frozenset(
    """rose rises risen rise rising climbed climbs climb climbing jumped jumps grew grows grown reached reaches stood
    stands stand soared passed mounted""".split()  # noqa: SIM905
)
"""What a toll does before 'to' and its number."""

CARRIED = frozenset("taken treated rushed admitted brought sent transported remain remained".split())  # noqa: SIM905
"""Words before 'hospital'."""

BE = frozenset("is was are were be been 's".split())  # noqa: SIM905
MATTER = frozenset("this that it release move decision deal incident attack crash death fire event".split())  # noqa: SIM905
"""Subjects of a sentence that stand for what the story is about."""

WHEN = frozenset("in on at since until by during from".split())  # noqa: SIM905
"""Prepositions before a time."""

OF_THEM = frozenset("of the its their his her our whose these those".split())  # noqa: SIM905
"""Words between a number and the noun for those of which it is a part."""

PLURALS = frozenset("children police staff sheep cattle aircraft series species teeth feet geese mice".split())  # noqa: SIM905
"""Plurals that do not end in -s."""

OCCASIONS = frozenset(
    """times occasions seasons years months weeks days nights weekends hours minutes seconds decades centuries rounds
    sessions episodes innings sets laps runs outs others things ways points""".split()  # noqa: SIM905
)
"""Plurals that count how often or how long, and what no other report need mean."""

WHICH = frozenset("past last next first previous final coming following top".split())  # noqa: SIM905
"""Words before a number that say which of many are counted."""

DAMAGED = frozenset("collapsed destroyed damaged flattened burned burnt gutted affected flooded".split())  # noqa: SIM905
"""Words beside counts of things that rise as a disaster is surveyed."""

SAME_THING = {
    word: words.split()[0]
    for words in (
        "carriages coaches cars wagons",
        "rails tracks",
        "shops stores outlets branches",
        "houses homes dwellings",
        "workers employees staff",
        "films movies",
        "pupils students",
        "planes aircraft aeroplanes airplanes jets",
        "ships vessels boats",
        "bodies corpses remains",
        "shots bullets rounds",
        "lorries trucks",
        "fee price cost transfer",
        "profit profits earnings",
        "sales revenue revenues turnover takings",
        "salary wage wages pay",
        "fine fined penalty",
        "term sentence sentenced jailed imprisoned prison jail",
        "struck hit",
        "leave leaves leaving left depart departs departing departed exit exits",
    )
    for word in words.split()
}
"""Words of one meaning where something is counted: the word at which they meet."""

COURSE = {
    word: words.split()[0]
    for words in (
        "drop drops dropped fall falls fell fallen falling decline declines declined declining slump slumped slumps"
        " slid slide slides slipped cut cuts cutting slash slashed slashes reduced reduction reduce decrease decreased"
        " plunge plunged plunges tumbled tumble lower less fewer",
        "rise rises rose risen rising climb climbs climbed climbing increase increased increases jump jumped jumps"
        " grew grow growth surge surged gain gained soared soar higher",
    )
    for word in words.split()
}
"""Words for the course of prices, shares and risks, by which way they go."""

GREETINGS = frozenset("thanks thank welcome hello goodbye".split())  # noqa: SIM905
"""Words of a sentence that speaks to whoever is there: another is thanked in each broadcast."""
