"""English words that say which way a sentence looks in time: verbs, and what stands before a day. Data only.

``tense`` asks them. Verbs are lower case; those of the past are the irregular ones, since "-ed" is told by its ending.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- what looks ahead by itself
FUTURE_CUES = _words(
    "will would shall ll scheduled due expected expects planned planning slated supposed upcoming going intends "
    "intend tomorrow forthcoming might can should must hoping begins starts opens meet meets expires ends next "
    "coming gonna begin resume resumes convene convenes adjourns reopen reopens leaves arrives departs retires "
    "impending rescheduling envisages foresees predicts forecasts anticipates"
)
MODALS = _words("may could")  # ahead only before a verb
SURELY = _words("will ll shall upcoming forthcoming")
WILL = _words("will shall ll must should would could may might can likely")  # also of what is to "be done"
PARTICIPLE_CUES = _words("scheduled due expected planned slated supposed going")  # of these, 'had been' makes a past
PLANS = _words("set plan plans hope hopes want wants aim aims likely unlikely poised ready")  # to do something
OUTRIGHT = (
    FUTURE_CUES
    | MODALS
    | WILL
    | PLANS
    | _words(
        "ballot ballots come convention election elections midterm midterms nominee nomination till until "
        "win winning wins"
    )
)  # of a time less than half a year gone: that it is to come again
NOUNS_TOO = _words("plan plans hope hopes aim aims")  # of these

# --- what looks back, and what is neither
PAST_CUES = _words(
    "was were had did said told came went made took gave saw got became began left met held kept knew thought found "
    "brought bought sold sent built lost won paid led ran rose fell grew threw drew flew hit cut put shot fought "
    "caught taught wrote spoke broke chose drove rode stood understood sat spent struck sank sang swore tore wore "
    "died lied tied since ago after last from stemming following yesterday been done gone seen taken given known "
    "shown sought fled spread felt heard laid lent lit meant quit rang rid shook shone shrank slept slid split spun "
    "stole stuck swept swung woke withdrew awoke bore bent blew burst clung crept dealt drank dug used owed axed vied "
    "ate forbade forgot forgave froze hid hung hurt knelt leapt mistook overcame overtook overthrew rebuilt sprang "
    "stung strode strove swam swelled undertook underwent upheld upset withstood wept broadcast forecast shed shut "
    "slew sped spat begun driven chosen written broken spoken fallen risen grown thrown drawn flown stolen hidden "
    "torn worn sworn shaken forgotten beaten ridden withdrawn overthrown undergone undertaken overtaken woken"
)
# Forms that after 'to' and 'not' are an infinitive, of which the verb before says the direction: by the direction.
BASE_FORMS: dict[int | None, frozenset[str]] = {
    -1: _words("hit cut put shut let set last quit spread split hurt broadcast forecast upset shed"),
    1: _words("meet begin resume convene reopen"),
}
NO_VERBS = _words("hundred indeed speed united need seed breed freed creed greed embed sacred hatred kindred")
# What is left of a verb before 't ("won't", "didn't"): the verb itself.
NEGATED: dict[str, str] = {"won": "will"} | {
    f"{verb}n": verb for verb in _words("did was were had would should could is are has have does do might")
}
PRESENT_TENSE = _words("is are am has have does do says")
SHORT = _words("re m")  # are and am, after an apostrophe
AUXILIARIES = _words("has have ve had was were did is are will would")
HAD = _words("had previously originally")
PAST_TO = _words("had believed said thought found reported known appeared seemed alleged claimed used")

# --- what stands before a day to come
LEADS_AHEAD = _words("until till starting beginning effective by through await awaits awaiting")  # no past verb near
APPOINTED = _words(  # for or until some day: one to come
    "called scheduled set planned slated due booked fixed arranged postponed adjourned delayed extended suspended "
    "rescheduled recessed convened summoned reserved deferred moved promised put forecast"
)
AWAITED = _words(  # for what is to come: "tickets for Sunday's concert"
    "brace braced braces bracing gearing preparation preparations prepare prepared prepares preparing queued "
    "queuing queueing readied ready readying rehearsal rehearsals rehearsed rehearsing ticket tickets"
)
FOR_WHAT = _words("call called calling calls invitation invitations")
BEFORE_WHAT_COMES = frozenset((("ahead", "of"), ("eve", "of"), ("later", "than")))  # 'no later than Friday'
NEARS = _words("approaches approaching looms nears nearing")  # of a deadline
DETERMINERS = _words("the a an its his her their our my this that these those such bad poor high low")
REFUSED = _words(
    "answer comment confirm describe disclose discuss elaborate give identify name provide reveal rule say "
    "specify speculate tell"
)  # what 'would not' on a day tells of the past
SEVERAL = _words(
    "after all both despite during few following many more recent several since some with"
)  # of 'launches'
GIVEN = _words("given have has gives")  # until some day: one to come

# --- what happens by timetable: in the simple present beside a day, it lies ahead ("votes Tuesday", "flies on Monday")
TIMETABLED = _words(
    "address adjourn air appear arrive attend begin bury celebrate close come compete continue convene debut "
    "decide deliver depart end expire face fly gather go head hear hold host inaugurate join kick launch leave "
    "lift mark meet move open perform play premiere publish release reopen resume retire return rule sail "
    "sit start step take testify travel turn unveil visit vote wed welcome"
)


def _third(verb: str) -> str:
    if verb.endswith(("s", "ch", "sh")) or verb == "go":
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith(("fy", "ly", "ry")) else verb + "s"


def _in_ing(verb: str) -> str:
    if verb in ("begin", "sit", "wed"):
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") else verb) + "ing"


TIMETABLED_S = frozenset(map(_third, TIMETABLED))
TIMETABLED_ING = frozenset(map(_in_ing, TIMETABLED)) | _words("giving making doing deploying facing paying")
TIMETABLED_ED = _words("released published opened launched held unveiled inaugurated sworn buried")
# Other verbs that may follow "to", so that it is no "to" of a place.
INFINITIVES = TIMETABLED | _words(
    "accept acquire act agree allow announce answer approve argue ask back ban be become boost boycott bring "
    "broadcast build buy call change choose complete conclude consider continue create cut discuss draft draw elect "
    "end enter explain extend file fill find finish form get give hand halt have help impose improve increase "
    "investigate issue keep lay let make merge name negotiate offer pass pay pick present press probe pull purchase "
    "put quit race raise reach read remain renew repay replace reply report respond restart review run sell seek send "
    "serve set shut sign speak stage stand stay step stop strike submit supply surrender suspend talk tell try vacate "
    "win withdraw work"
)
# Whoever does this commits himself, or another, to what follows: "agreed to meet Monday", "asked them to leave Friday".
COMMITS = _words(
    "agree agreed agrees aimed arranged asked asks bailed called calling calls chose committed considering "
    "decided decision determined directed expecting hoped hopes hoping instructed intended intending invitation "
    "invited invites obliged offer offered offering offers ordered orders planned pledge pledged pledges pledging "
    "prepare prepared prepares preparing promise promised promises promising propose proposed proposes proposing "
    "required requires resolved seeking threat threatened threatening threatens told urged urges urging voted vow "
    "vowed vowing vows wanted wants warned"
)
# All words that say something of the direction; other words are passed over.
TELLING = frozenset().union(
    *(FUTURE_CUES, MODALS, PLANS, PAST_CUES, NEGATED, PRESENT_TENSE, SHORT, APPOINTED, FOR_WHAT, TIMETABLED, COMMITS),
    *(TIMETABLED_S, TIMETABLED_ED, ("to", "from", "due", "going")),
)
# What ends at a day still to come when it has happened: "shut until May 6", "banned through June".
HOLD_ON = _words(
    "adjourned advised allowed banned barred booked cancelled canceled closed delayed detained extended frozen "
    "grounded halted ordered postponed prolonged quarantined recessed remanded renewed reserved sealed shut stopped "
    "suspended"
)
