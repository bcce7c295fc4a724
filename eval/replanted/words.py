"""The words that the maker knows: names of its own, spellings, synonyms, word pairs for misquoting."""


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(a.strip(), b.strip()) for a, _, b in (entry.partition("/") for entry in text.split(";") if "/" in entry)]


def _list(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(";") if entry.strip()]


WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December"]  # fmt: skip
SHORT_MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]

SPELLINGS = _pairs(
    "colour/color; favour/favor; honour/honor; labour/labor; neighbour/neighbor; harbour/harbor; rumour/rumor;"
    "behaviour/behavior; centre/center; theatre/theater; defence/defense; offence/offense; licence/license;"
    "organise/organize; organised/organized; organisation/organization; organisations/organizations;"
    "recognise/recognize; recognised/recognized; realise/realize; realised/realized; criticise/criticize;"
    "criticised/criticized; apologise/apologize; apologised/apologized; authorise/authorize; authorised/authorized;"
    "emphasise/emphasize; emphasised/emphasized; analyse/analyze; paralysed/paralyzed; programme/program;"
    "travelled/traveled; travelling/traveling; cancelled/canceled; cancelling/canceling; labelled/labeled;"
    "fuelled/fueled; counsellor/counselor; grey/gray; tonne/ton; kilometre/kilometer; kilometres/kilometers;"
    "metre/meter; metres/meters; cheque/check; tyre/tire; jewellery/jewelry; sceptical/skeptical; manoeuvre/maneuver;"
    "neighbours/neighbors; neighbouring/neighboring; supporters'/supporters'; towards/toward; whilst/while;"
    "amongst/among; mum/mom; aeroplane/airplane; ageing/aging; judgement/judgment; enrol/enroll; fulfil/fulfill;"
    "favourite/favorite; favoured/favored; honoured/honored; mobilise/mobilize; stabilise/stabilize;"
    "hospitalised/hospitalized; privatised/privatized; modernise/modernize; prioritise/prioritize"
)

SYNONYMS = _pairs(
    "began/started; help/assist; nearly/almost; large/big; purchase/buy; purchased/bought; show/reveal;"
    "showed/revealed; children/youngsters; however/but; also/as well; attempt/try; attempted/tried; allow/permit;"
    "allowed/permitted; obtain/get; injured/hurt; wounded/injured; area/region; quickly/rapidly; many/numerous;"
    "until/till; ended/finished; ending/finishing; huge/enormous; important/significant; often/frequently;"
    "during/in the course of; before/ahead of; following/after; near/close to; across/throughout; around/about;"
    "including/among them; several/a number of; because/since; though/although; while/as; amid/in the midst of;"
    "took place/was held; is expected to/is due to; carried out/conducted; sought/tried to get;"
    "met with/met; arrived in/reached; decided/resolved; demanded/called for; urged/called on; choose/pick;"
    "earlier/previously; recent/latest; main/chief; enough/sufficient; rest/remainder; whole/entire; cause/lead to;"
    "increased/rose; reduce/cut; reduced/cut; received/got; remains/stays; continue/go on; continued/went on;"
    "requires/needs; gathered/assembled; crowd/throng; street/road; job/post; talks/negotiations; town/community;"
    "deal/agreement; accord/agreement; plan/proposal; leader/head; lawmakers/legislators; probe/investigation;"
    "inquiry/investigation; blast/explosion; gunfire/shooting; vehicle/car; residents/locals; approximately/roughly"
)
"""Words outside quotations that one reporter may use for another; swapped in both directions where they stand alone."""

ONE_WAY = {"also", "however", "following", "including", "while", "though", "around", "because", "vehicle"}
"""First halves of the above that are not what the second half always means: swapped from left to right only."""

CONTRACTIONS = _pairs(
    "do not/don't; does not/doesn't; did not/didn't; is not/isn't; are not/aren't; was not/wasn't; were not/weren't;"
    "have not/haven't; has not/hasn't; had not/hadn't; will not/won't; would not/wouldn't; could not/couldn't;"
    "should not/shouldn't; cannot/can't; it is/it's; they are/they're; we are/we're; I am/I'm; you are/you're"
)

SAID = _list("said; added; stated; noted; remarked; declared")
CUES = (
    r"(?:said|says|added|adds|stated|noted|told|tweeted|wrote|declared|warned|argued|explained|insisted|"
    r"claimed|remarked|concluded|continued|acknowledged|announced|recalled|replied|responded|asked|tells)"
)
TITLES = (
    r"(?:President|Vice President|Prime Minister|Foreign Minister|Defence Minister|Defense Minister|"
    r"Interior Minister|Secretary of State|Senator|Sen\.|Rep\.|Gov\.|Governor|Mayor|Judge|Justice|Gen\.|General|"
    r"Col\.|Colonel|Lt\.|Capt\.|Captain|Sgt\.|Sheriff|Chancellor|King|Queen|Prince|Princess|Pope|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|Lord|"
    r"Professor|Prof\.|Chief|Detective|Officer|Commissioner|Ambassador|Minister|Chairman|Director)"
)

_FIRST_NAMES = """
James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark
Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary
Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Frank Alexander Raymond
Patrick Jack Dennis Jerry Tyler Aaron Jose Henry Adam Douglas Nathan Peter Zachary Kyle Walter Harold Jeremy
Ethan Carl Keith Roger Gerald Christian Terry Sean Arthur Austin Noah Lawrence Jesse Joe Bryan Billy Jordan
Albert Dylan Bruce Willie Gabriel Alan Juan Logan Wayne Ralph Roy Eugene Randy Vincent Russell Louis Philip
Bobby Johnny Bradley Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty
Sandra Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura
Cynthia Dorothy Amy Kathleen Angela Shirley Emma Brenda Pamela Nicole Anna Samantha Katherine Christine Helen
Debra Rachel Carolyn Janet Maria Catherine Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren Kelly
Christina Joan Evelyn Judith Andrea Hannah Megan Cheryl Jacqueline Martha Madison Teresa Gloria Sara Janice Ann
Kathryn Abigail Sophia Frances Jean Alice Judy Isabella Julia Grace Amber Denise Danielle Marilyn Beverly
Charlotte Natalie Theresa Diana Brittany Doris Kayla Alexis Lori Marie Tony Gordon Colin Ian Simon Nick Jim Bill
Bob Tom Mike Dave Steve Chris Ben Dan Sam Hillary Barack Vladimir Emmanuel Francois Nicolas Silvio Mohammed
Muhammad Mohamed Ahmed Ali Hassan Hussein Omar Abdullah Mahmoud Ibrahim Yusuf Khalid Saif Moammar Muammar Bashar
Hosni Kofi Ban Recep Narendra Shinzo Xi Kim Lee Jens Sergei Sergey Dmitry Igor Boris Viktor Ivan Alexei Carlos
Luis Miguel Pedro Pablo Jorge Fernando Rosa Carmen Lucia Marco Giuseppe Antonio Hans Klaus Jürgen Pierre Jacques
Guy Alain Nigel Lyndon Alistair Hugh Geoff Liam Fergus Malcolm Stuart Kate Jane Claire Lucy Sally Fiona Harriet
"""
FIRST_NAMES = set(_FIRST_NAMES.split())

STRANGERS = _list(
    "Harold Whitcombe; Denise Okafor; Martin Ellery; Rosalind Pruitt; Terence Galloway; Imogen Stroud; Viktor "
    "Malenko;"
    "Carla Benedetti; Owen Tarrant; Leila Haddad; Graham Pettifer; Naomi Castellan; Desmond Achebe; Ingrid Solheim;"
    "Tobias Renner; Priya Raman; Walter Kinsella; Anita Delacroix; Yusuf Karimi; Moira Dunleavy"
)

COUNTRIES = _list(
    "France; Germany; Italy; Spain; Portugal; Poland; Sweden; Norway; Denmark; Finland; Greece; Turkey; Egypt; Libya;"
    "Tunisia; Algeria; Morocco; Nigeria; Kenya; Uganda; Ghana; South Africa; Israel; Jordan; Lebanon; Syria; "
    "Iraq; Iran;"
    "Kuwait; Qatar; Yemen; Saudi Arabia; Pakistan; Afghanistan; India; China; Japan; South Korea; North "
    "Korea; Vietnam;"
    "Thailand; Malaysia; Indonesia; Philippines; Australia; New Zealand; Canada; Mexico; Brazil; Argentina; Chile;"
    "Colombia; Venezuela; Peru; Cuba; Russia; Ukraine; Hungary; Austria; Switzerland; Belgium; Ireland; "
    "Scotland; Wales"
)
CITIES = _list(
    "London; Paris; Berlin; Madrid; Rome; Vienna; Brussels; Geneva; Moscow; Kiev; Warsaw; Athens; Istanbul; Ankara;"
    "Cairo; Alexandria; Tripoli; Benghazi; Misrata; Tunis; Algiers; Lagos; Abuja; Nairobi; Johannesburg; Damascus;"
    "Aleppo; Homs; Hama; Daraa; Beirut; Amman; Baghdad; Basra; Mosul; Tehran; Riyadh; Jeddah; Doha; Dubai; "
    "Sanaa; Kabul;"
    "Islamabad; Karachi; Delhi; Mumbai; Beijing; Shanghai; Hong Kong; Tokyo; Seoul; Pyongyang; Bangkok; "
    "Manila; Jakarta;"
    "Sydney; Melbourne; Toronto; Montreal; Ottawa; Mexico City; Havana; Caracas; Lima; Manchester; Birmingham; Leeds;"
    "Glasgow; Edinburgh; Cardiff; Belfast; Dublin; Liverpool; Boston; Chicago; Houston; Dallas; Miami; "
    "Atlanta; Denver;"
    "Seattle; San Francisco; Los Angeles; Las Vegas; Philadelphia; Detroit; Orlando; New Orleans; Phoenix; San Diego"
)
STATES = _list(
    "Texas; Florida; California; Ohio; Michigan; Illinois; Pennsylvania; Arizona; Nevada; Oregon; Colorado; "
    "Utah; Iowa;"
    "Kansas; Missouri; Kentucky; Tennessee; Alabama; Georgia; Virginia; Maryland; Connecticut; Massachusetts; Maine;"
    "Vermont; Wisconsin; Minnesota; Louisiana; Mississippi; Oklahoma; Nebraska; Montana; Wyoming; Idaho; Arkansas"
)
BODIES = _list(
    "NATO; Hamas; Hezbollah; Congress; Parliament; Pentagon; Treasury; Senate; White House; State Department; "
    "FBI; CIA;"
    "European Union; United Nations; Arab League; African Union; Red Cross; World Bank; Amnesty International;"
    "Human Rights Watch; Microsoft; Google; Apple; Facebook; Amazon; Samsung; Toyota; Boeing; Airbus; BP; "
    "Shell; HSBC;"
    "Barclays; Citigroup; Goldman Sachs; JPMorgan; Lehman Brothers; Merrill Lynch; Bank of America; Twitter; "
    "Uber; Tesla;"
    "World Health Organization; Taliban; Boko Haram; Muslim Brotherhood; Scotland Yard; Home Office; Foreign Office"
)

MISQUOTES = _pairs(
    "good/bad; better/worse; best/worst; always/never; more/less; can/could; will/would; must/should; need/needed;"
    "want/wanted; strong/weak; first/last; big/small; great/terrible; right/wrong; safe/dangerous; win/lose; "
    "war/peace;"
    "many/few; everyone/nobody; everything/nothing; people/families; country/government; think/believe; know/hope;"
    "important/urgent; years/months; days/weeks; time/moment; world/nation; clear/unclear; happy/angry; "
    "proud/ashamed;"
    "difficult/easy; hard/simple; possible/impossible; support/oppose; security/stability; law/rules; money/funds;"
    "problem/crisis; decision/mistake; agreement/contract; serious/minor; real/false; new/old; long/short; "
    "very/quite;"
    "may/must; men/women; family/friends; home/office; work/struggle; change/reform; power/influence; future/past;"
    "is/was; are/were; has/had; we/they; this/that; my/our; not/hardly; truth/story; attack/incident; "
    "military/civilian; international/regional; political/economic; responsible/ready;"
    "said/heard; made/kept; done/tried; happened/changed; working/waiting; going/trying; fight/stand; stop/delay;"
    "violence/chaos; freedom/justice; rights/needs; public/private; open/closed; water/food; house/street; "
    "night/morning"
)
STRAY_WORDS = _list("measure; history; evidence; courage; silence; market; winter; question; promise; journey; window")
