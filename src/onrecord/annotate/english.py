"""English, as tables: what introduces speech, what stands for people, what titles and marks they carry."""

_REGULAR = """accept accuse acknowledge add address admit advise affirm allege announce answer apologise apologize argue
ask assert assure beg believe blame boast brag caution challenge charge chant cite claim clarify comment complain
conclude confess confide confirm contend continue counter criticise criticize cry declare defend demand deny
describe
detail disagree disclose dismiss echo elaborate emphasise emphasize estimate exclaim explain expect express fear
gush
hint hope indicate inform insist interject joke label lament laugh maintain mention mock mourn murmur muse
mutter note
object observe offer opine order plead pledge post praise predict proclaim promise pronounce propose protest
question
quip quote react reason reassure recall recommend recount refer reflect reiterate relate remark remember remind
repeat
reply report request respond retort retweet reveal roar scoff scream shout shriek sigh slam snap state stress
suggest
summarise summarize surmise suspect testify thank threaten thunder tout tweet underline underscore urge vow wail
warn
whisper worry yell concur concede agree theorise theorize speculate enthuse acknowledge guess claim caption sign
ridicule denounce condemn hail welcome decry characterise characterize liken dub term stipulate voice volunteer
bemoan moan chide berate blast lash rant intone implore mumble stutter whine wonder signal feel"""

_IRREGULAR = """say says said saying tell tells told telling write writes wrote written writing think thinks thought
thinking know knows knew known knowing speak speaks spoke spoken speaking sing sings sang sung singing read reads
call calls called calling put puts swear swears swore swearing hold holds held go goes went begin begins began hear
heard hears find finds found see sees saw seen argues teach taught concede conceding give gives gave"""

# Verbs that stand beside speech only in 'said he', ', he laughed' or before a colon: never before a bare noun.
WEAK = frozenset(
    """go goes went put puts hold holds held see sees saw seen find finds found give gives gave begin begins began
    know knows knew known knowing hear heard hears feel feels felt sign signs signed signing post posts read reads
    term terms voice voices address addresses order orders offer offers label labels question questions charge
    charges
    report reports state states detail details note notes""".split()  # noqa: SIM905
)


def _forms(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb in ("quip", "admit", "refer", "concur"):
        return [verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    s = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return [verb, verb + s, verb + "ed", verb + "ing"]


CUES = frozenset(form for verb in _REGULAR.split() for form in _forms(verb)) | frozenset(_IRREGULAR.split()) | {"felt"}

# The verbs that close a quotation most often: used where a closing mark is missing.
SPOKEN = """said says wrote writes added adds told asked asks continued replied explained tweeted posted warned insisted
noted recalled declared concluded joked answered responded stated announced argued shouted tells""".split()  # noqa: SIM905

# Nouns that introduce a quotation: 'a statement that', 'his claim that'.
CUE_NOUNS = frozenset(
    """statement statements claim claims comment comments remark remarks announcement suggestion suggestions
    assertion accusation allegation allegations warning warnings promise message tweet post caption letter
    email words belief argument complaint question""".split()  # noqa: SIM905
)

MEDIA = frozenset(
    """statement interview post posts tweet tweets message messages email e-mail letter memo video speech caption
    column op-ed essay blog filing affidavit release briefing conference testimony address livestream podcast thread
    story update note text show program programme broadcast phone telephone Instagram Twitter Facebook TikTok
    YouTube
    Weibo Telegram WhatsApp Snapchat Reddit Truth Threads Bluesky Mastodon""".split()  # noqa: SIM905
)

ELISIONS = frozenset(
    """em tis twas twere til till cause cos cuz bout n round neath gainst tude nother ere cept fraid course
    specially
    60s 70s 80s 90s 50s 40s 30s 20s 10s 00s s t d ll re ve m""".split()  # noqa: SIM905
) | {f"{y:02d}" for y in range(100)}

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
I_WE = frozenset(["i", "me", "my", "mine", "we", "us", "our", "myself", "ourselves", "you", "your"])
IT = frozenset(["it", "its", "itself"])
PRONOUNS = HE | SHE | THEY | I_WE | IT | frozenset(["who", "which", "that", "one", "this", "these", "those"])

# Titles before a name: the gender that they tell, or ''.
TITLES = {
    "mr": "he", "mr.": "he", "sir": "he", "lord": "he", "king": "he", "prince": "he", "father": "he", "fr.": "he",
    "mister": "he", "brother": "he", "pope": "he", "congressman": "he", "chairman": "", "councilman": "he",
    "imam": "he", "rabbi": "", "mrs": "she", "mrs.": "she", "ms": "she", "ms.": "she", "miss": "she", "lady": "she",
    "dame": "she", "queen": "she", "princess": "she", "sister": "she", "congresswoman": "she", "councilwoman":
    "she",
    "baroness": "she", "duchess": "she", "madam": "she", "mme": "she", "mme.": "she", "dr": "", "dr.": "",
    "prof": "", "prof.": "", "professor": "", "doctor": "", "president": "", "vice": "", "senator": "", "sen": "",
    "sen.": "", "rep": "", "rep.": "", "representative": "", "gov": "", "gov.": "", "governor": "", "lt.": "",
    "attorney": "", "judge": "", "justice": "", "chief": "", "minister": "", "premier": "", "chancellor": "",
    "secretary": "", "ambassador": "", "amb.": "", "amb": "", "mayor": "", "general": "", "gen.": "", "gen": "",
    "admiral": "", "adm.": "", "colonel": "", "col.": "", "col": "", "major": "", "maj.": "", "captain": "",
    "capt.": "", "lieutenant": "", "sergeant": "", "sgt.": "", "sgt": "", "cpl.": "", "private": "", "pfc.": "",
    "detective": "", "det.": "", "det": "", "officer": "", "deputy": "", "sheriff": "", "inspector": "",
    "superintendent": "", "commissioner": "", "constable": "", "pc": "", "rev.": "", "rev": "", "reverend": "",
    "bishop": "", "archbishop": "", "cardinal": "", "coach": "", "director": "", "councillor": "", "cllr": "",
    "speaker": "", "leader": "", "emperor": "he", "sheikh": "he", "ayatollah": "he", "hon.": "", "special": "",
    "agent": "", "undersecretary": "", "spokesman": "he", "spokeswoman": "she", "spokesperson": "", "host": "",
    "actor": "he", "actress": "she", "singer": "", "author": "", "analyst": "", "economist": "", "lawyer": "",
    "former": "", "ex-president": "", "first": "", "prime": "", "senators": "", "presidents": "", "governors": "",
    "professors": "", "representatives": "", "sens.": "", "reps.": "", "govs.": "", "messrs.": "", "assemblywoman": "",
    "assemblyman": "", "alderman": "", "alderwoman": "",
}  # fmt: skip

# Titles that belong to the printed name's front and are left off a full name.
HONORIFICS = frozenset(
    """mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir dame lord lady rev rev. fr. sen sen. rep rep. gov gov. gen
    gen. amb amb. col col. capt capt. sgt sgt. maj. adm. lt. lt det. det cpl. pfc. president senator representative
    governor secretary ambassador mayor general judge justice minister chancellor professor doctor king queen prince
    princess pope congressman congresswoman sheriff detective officer captain reverend bishop archbishop cardinal
    vice prime deputy former attorney chief sergeant lieutenant colonel major admiral councillor cllr commissioner
    superintendent inspector constable pc mme mme. madam premier imam rabbi sheikh ayatollah hon. first lady host
    actor actress singer coach chairman chairwoman spokesman spokeswoman spokesperson director undersecretary
    republican democrat democratic special agent state the senators sens. representatives reps. governors govs.
    presidents professors messrs messrs. drs. rival rivals donor assemblywoman assemblyman alderman""".split()  # noqa: SIM905
)

# Nouns for people that tell a gender.
GENDERED = {
    **dict.fromkeys(
        """man boy husband father dad son brother uncle grandfather grandson nephew boyfriend widower fiance
        spokesman
        chairman congressman businessman policeman fireman salesman actor king prince gentleman guy lad waiter host
        anchorman cameraman frontman groom stepfather stepson statesman""".split(), "he"),  # noqa: SIM905
    **dict.fromkeys(
        """woman girl wife mother mom mum daughter sister aunt grandmother granddaughter niece girlfriend widow
        fiancee
        spokeswoman chairwoman congresswoman businesswoman policewoman actress queen princess lady hostess waitress
        heroine bride stepmother stepdaughter nun ballerina""".split(), "she"),  # noqa: SIM905
}  # fmt: skip

# Kin and bonds: 'his wife', 'her brother'.
RELATIONS = frozenset(
    """wife husband mother father mom mum dad son daughter brother sister uncle aunt nephew niece cousin grandmother
    grandfather grandson granddaughter girlfriend boyfriend partner fiance fiancee widow widower ex-wife ex-husband
    stepfather stepmother stepson stepdaughter twin parents lawyer attorney spokesman spokeswoman spokesperson
    manager agent publicist doctor coach boss deputy predecessor successor adviser advisor aide friend neighbor
    neighbour colleague teammate opponent rival co-host co-star bandmate mentor""".split()  # noqa: SIM905
)

# What a person is, by trade or standing: heads of 'the former senator', 'a local teacher'.
ROLES = frozenset(
    """president senator governor mayor minister chancellor premier secretary ambassador congressman congresswoman
    representative lawmaker legislator politician candidate nominee frontrunner chairman chairwoman chair chief
    director executive ceo founder co-founder owner manager officer official spokesman spokeswoman spokesperson
    adviser advisor aide strategist analyst economist expert professor scientist researcher doctor nurse surgeon
    physician psychologist lawyer attorney prosecutor judge justice solicitor barrister detective sheriff sergeant
    captain general colonel commander lieutenant inspector superintendent commissioner constable policeman officer
    actor actress singer musician rapper songwriter comedian host presenter anchor journalist reporter editor
    columnist author writer novelist poet artist painter designer model star superstar celebrity producer filmmaker
    player striker midfielder defender goalkeeper quarterback coach captain athlete swimmer runner boxer champion
    teacher student pupil principal headteacher headmaster pastor priest bishop archbishop pope rabbi imam activist
    campaigner organizer organiser leader veteran soldier pilot engineer driver farmer businessman businesswoman
    entrepreneur billionaire millionaire banker trader investor historian biographer philosopher chef mp king queen
    prince princess duke duchess wife husband mother father son daughter brother sister widow resident neighbor
    neighbour victim survivor witness suspect defendant plaintiff whistleblower winner laureate native republican
    democrat conservative socialist liberal tory hostess influencer vlogger blogger youtuber entertainer crooner
    showrunner screenwriter playwright dancer choreographer envoy diplomat negotiator mediator chairperson trustee
    treasurer councillor councilman councilwoman selectman cleric warlord dictator monarch heir heiress tycoon mogul
    magnate philanthropist volunteer nanny landlord tenant superintendent hopeful front-runner contender
    challenger incumbent pollster operative pundit commentator broadcaster correspondent developer evangelist
    preacher publisher photographer consultant therapist architect composer curator librarian firefighter lobbyist
    speechwriter gunman attacker shooter man woman boy girl teenager toddler baby
    couple graduate newcomer rookie legend icon diva mogul pilot astronaut senator-elect president-elect""".split()  # noqa: SIM905
)

# Nouns by which news calls somebody whom it has named, and the holders of an office that one person has.
KNOWN_PERSONS = frozenset(
    """candidate nominee frontrunner front-runner contender hopeful incumbent challenger senator-elect president-elect
    senator congressman congresswoman lawmaker legislator politician statesman justice actor actress singer rapper
    songwriter comedian entertainer star superstar celebrity diva icon legend model novelist poet filmmaker crooner
    influencer youtuber vlogger socialite heiress heir tycoon mogul magnate billionaire millionaire businessman
    businesswoman entrepreneur philanthropist evangelist laureate champion striker midfielder defender goalkeeper
    quarterback boxer swimmer runner athlete newcomer rookie graduate ruler dictator strongman monarch
    astronaut whistleblower""".split()  # noqa: SIM905
)
OFFICE_HOLDERS = frozenset(
    """president premier chancellor governor mayor pope king queen prince princess duke duchess bishop archbishop
    chairman chairwoman judge coach ceo secretary secretary-general minister leader""".split()  # noqa: SIM905
)

ORG_WORDS = frozenset(
    """inc inc. ltd ltd. llc plc corp corp. co. company group bank university college school hospital institute
    committee commission council department ministry agency authority association society union federation league
    party police court congress senate parliament house cabinet government office bureau service services
    administration foundation trust fund organisation organization network news times post journal press tribune
    herald guardian telegraph magazine airlines airways motors technologies systems partners holdings industries
    studios awards award records pictures entertainment club fc army navy force forces guard corps campaign
    coalition center
    centre museum church board team nations alliance movement front brigade tribunal republicans democrats
    conservatives ministry embassy treasury pentagon kremlin exchange charity laboratory laboratories
    observatory agencies utilities power energy airline railway rail athletic rovers wanderers albion rangers
    united""".split()  # noqa: SIM905
)

CLUBS = frozenset("athletic rovers wanderers albion rangers united city town county hotspur fc".split())  # noqa: SIM905
"""Last words of clubs, whose first word alone stands for the club too."""

HARBOURS = frozenset(["port", "mount", "fort", "cape", "loch"])
"""First words of places of two words whose last word alone stands for the place too."""

NO_BODIES = frozenset(
    """ceo cfo coo cto cio md vp pm am gmt bst utc est edt pst pdt cet ist ebitda pbt roi gdp ipo usd gbp eur rs
    pdf url faq tbc tba diy hd tv ai id ok et ct pt""".split()  # noqa: SIM905
)
"""Capitals that name nobody: offices, zones of time, terms of trade."""

PLACE_WORDS = frozenset(
    """street st. road avenue boulevard square park river lake mountain mount island islands beach bay valley county
    city town village airport station bridge hills forest desert ocean sea gulf peninsula province district state
    theatre theater stadium arena hall tower building plaza hotel palace castle coast canyon creek harbor harbour
    north south east west republic kingdom""".split()  # noqa: SIM905
)

# Capitalised words that are no name: days, months, nationalities, openings of sentences.
NOT_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august oct nov dec jan feb sept
    september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. a an the this
    that these those he she it they we i you his her its their our my your who what when where why how which whose
    and or but so yet nor for if then than as at by in of on to up with from into over under after before since
    while during until because although though whether not no yes oh well now here there all some any many most much
    more few several both each every other another such one two three four five six seven eight nine ten first
    second third last next new old good great big is are was were be been being do does did have has had will would
    can could shall should may might must let just also even still only never always again according asked speaking
    earlier later meanwhile however moreover instead despite about against among between without within through
    read more photo image video watch related share advertisement subscribe sign newsletter updated breaking live
    god christmas easter halloween thanksgiving americans british american english french german russian chinese
    sent got get go going see take make don't it's i'm i've we're we've he's she's they're that's there's let's
    officials police republicans democrats republican democrat democratic catholic catholics muslim muslims
    christian christians jewish european european african asian spanish italian japanese korean indian mexican
    canadian australian israeli palestinian iranian iraqi turkish ukrainian nigerian pakistani afghan islamic
    internet twitter facebook instagram allies critics supporters aides opponents""".split()  # noqa: SIM905
)

# Adjectives that begin the name of a body: 'British Airways', 'Islamic State', 'European Union'.
ORIGINS = frozenset(
    """american british english french german russian chinese jewish european african asian spanish italian japanese
    korean indian mexican canadian australian israeli palestinian iranian iraqi turkish ukrainian nigerian pakistani
    afghan islamic muslim christian catholic""".split()  # noqa: SIM905
)

# Words that alone name nobody, capital or not, though they are read as names: nouns for many people, words for anybody,
# peoples, points of the compass, strains, and what pages print around a text.
NO_NAMES_ALONE = frozenset(
    """activists rebels analysts people experts witnesses eyewitnesses authorities residents diplomats others
    demonstrators protesters protestors correspondents sources reports forecasters researchers prosecutors
    economists fighters leaders mourners auditors newspapers readers users viewers voters workers doctors nurses
    scientists teachers students parents relatives neighbors neighbours investigators detectives lawyers
    attorneys lawmakers senators ministers soldiers troops militants gunmen insurgents medics rescuers
    firefighters passengers survivors victims villagers locals fans players investors traders investigations
    critics opponents supporters campaigners organisers organizers commentators observers journalists reporters
    editors commanders officers executives employees members delegates women men children nobody everyone
    everybody anyone anybody someone somebody most libyans syrians egyptians iraqis saudis israelis yemenis
    pakistanis kuwaitis turks kurds arabs sunnis shiites alawites berbers latinos hispanics jews germans
    russians libyan syrian egyptian saudi western eastern northern southern central h1n1 h5n1 advert reply""".split()  # noqa: SIM905
)

COUNTRIES = frozenset(
    """america united states u.s. us usa uk u.k. britain england scotland wales ireland canada australia germany
    france
    spain italy russia china japan india mexico brazil israel iran iraq syria turkey ukraine poland nigeria kenya
    egypt pakistan afghanistan korea vietnam cuba europe africa asia london paris washington moscow beijing tokyo
    berlin rome madrid chicago boston texas california florida ohio pennsylvania york hollywood""".split()  # noqa: SIM905
)

COUNTRIES |= frozenset(
    """albania algeria angola argentina armenia austria azerbaijan bahrain bangladesh belarus belgium bolivia bosnia
    botswana bulgaria cambodia cameroon chile colombia croatia cyprus czechia denmark ecuador eritrea estonia ethiopia
    finland ghana greece guatemala haiti honduras hungary iceland indonesia kazakhstan kosovo kuwait kyrgyzstan laos
    latvia lebanon liberia libya lithuania luxembourg macedonia malawi malaysia mali malta moldova mongolia montenegro
    morocco mozambique myanmar namibia nepal netherlands nicaragua norway oman panama paraguay peru philippines portugal
    qatar romania rwanda senegal serbia singapore slovakia slovenia somalia sudan sweden switzerland taiwan tajikistan
    tanzania thailand tunisia turkmenistan uganda uruguay uzbekistan venezuela yemen zambia
    zimbabwe""".split()  # noqa: SIM905
)
STATES = """alabama alaska arizona arkansas colorado connecticut delaware georgia hawaii idaho illinois indiana iowa
kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
nevada
oklahoma oregon tennessee texas utah vermont washington wisconsin wyoming ontario quebec alberta"""
NATIONS = COUNTRIES - frozenset(STATES.split()) - {"california", "florida", "ohio", "pennsylvania", "york"}
COUNTRIES |= frozenset(STATES.split())
PLACE_STARTS = frozenset("los las san santa new st. saint north south east west el port fort mount lake cape".split())  # noqa: SIM905
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec""".split()  # noqa: SIM905
)

# Words before a colon that name no speaker.
NO_SPEAKER = frozenset(
    """breaking video watch photo photos picture pictures image exclusive update updated live report reports opinion
    analysis review read more related see also note correction editor's editor source sources caption credit file
    listen poll quiz fact check explainer timeline gallery interview transcript summary news world sport sports
    politics business health science tech culture here why how what who when where in pictures the this date time
    location place address phone email contact tel price cost tickets background topics tags by from subject
    re""".split()  # noqa: SIM905
)
WIRES = frozenset("AP AFP EPA PA UPI CNN NBC CBS ABC BBC NPR FBI CIA GOP US UK EU UN Reuters Getty".split())  # noqa: SIM905

# Collective and official voices that stand for an organisation named before.
GROUP_NOUNS = frozenset(
    """company group agency department ministry organisation organization bank firm airline network union
    association party campaign committee commission council court government police force office charity
    newspaper paper magazine university hospital school club team band""".split()  # noqa: SIM905
)

# Of these every place has one: 'the council' is one whose name says so, not whatever organisation was named last.
PUBLIC_BODIES = frozenset(
    """department ministry commission committee council court government police force office campaign hospital school
    university association""".split()  # noqa: SIM905
)

# Kinds of organisation by their nouns: what is named by a noun of one row is not 'the' noun of another.
GROUP_KINDS = tuple(
    frozenset(row.split())
    for row in (
        "department ministry agency government office bureau commission committee council authority service board",
        "court tribunal", "police force constabulary", "hospital clinic infirmary", "bank", "airline airways",
        "university school college academy institute",
        "newspaper paper magazine times post daily weekly news mirror guardian telegraph herald tribune observer mail "
        "sun express gazette chronicle journal globe independent bulletin inquirer examiner",
        "company firm corporation inc corp ltd plc bank airline airways newspaper network group",
        "party",
        "club team united city rovers fc", "network channel tv television radio news", "band orchestra choir",
        "state jihad brotherhood front brigade brigades militia movement group organisation organization",
        "union association federation league organisation organization charity foundation trust group society",
    )
)  # fmt: skip
# Of these each has a matter, and is another body when it is named with another: 'the fire department'.
OFFICES = frozenset(("agency", "commission", "committee", "department", "force", "ministry", "office"))
