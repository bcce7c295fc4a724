"""English words about names that a comparison across reports turns on. Data only."""

ALIASES = tuple(
    frozenset(names.split("/"))
    for names in (
        "saint/st", "mount/mt",
        "us/u.s/usa/u.s.a/america/american/americans/united states/united states of america/washington",
        "uk/u.k/britain/british/united kingdom/great britain/england/london", "eu/e.u/european union/brussels/europe",
        "un/u.n/united nations", "russia/russian/russians/russian federation/moscow/kremlin", "china/chinese/beijing",
        "germany/german/berlin", "france/french/paris", "israel/israeli/israelis", "ukraine/ukrainian/kiev/kyiv",
        "isis/isil/daesh/islamic state", "ap/associated press/a.p", "afp/agence france-presse",
        "gop/republican/republicans/republican party", "democrat/democrats/democratic/democratic party",
        "netherlands/dutch/holland", "switzerland/swiss", "poland/polish", "denmark/danish", "sweden/swedish",
        "spain/spanish/madrid", "egypt/egyptian/egyptians/cairo", "syria/syrian/syrians/damascus",
        "libya/libyan/libyans/tripoli", "iran/iranian/iranians/tehran", "iraq/iraqi/iraqis/baghdad",
        "turkey/turkish/ankara", "lebanon/lebanese/beirut", "jordan/jordanian/amman",
        "saudi arabia/saudi/saudis/riyadh", "morocco/moroccan/rabat", "tunisia/tunisian/tunis",
        "algeria/algerian/algiers", "sudan/sudanese/khartoum", "kenya/kenyan/nairobi", "nigeria/nigerian/abuja",
        "south africa/south african/pretoria", "japan/japanese/tokyo", "south korea/south korean/seoul",
        "north korea/north korean/dprk/pyongyang", "india/indian/new delhi/delhi", "pakistan/pakistani/islamabad",
        "afghanistan/afghan/kabul", "australia/australian/canberra", "canada/canadian/ottawa",
        "mexico/mexican/mexico city", "italy/italian/rome", "greece/greek/athens", "hungary/hungarian/budapest",
        "austria/austrian/vienna", "portugal/portuguese/lisbon", "ireland/irish/dublin", "norway/norwegian/oslo",
        "finland/finnish/helsinki", "belarus/belarusian/minsk", "venezuela/venezuelan/caracas",
        "argentina/argentine/buenos aires", "cuba/cuban/havana", "philippines/philippine/filipino/manila",
        "indonesia/indonesian/jakarta", "thailand/thai/bangkok", "vietnam/vietnamese/hanoi",
        "taiwan/taiwanese/taipei", "ethiopia/ethiopian/addis ababa", "myanmar/burma/burmese",
    )
)  # fmt: skip
"""Names that stand for one another in news: a country, its people, its capital."""

SHORT_FORMS = tuple(
    frozenset(names.split("/"))
    for names in (
        "saint/st", "mount/mt", "us/u.s/usa/u.s.a/america/united states/united states of america",
        "uk/u.k/britain/united kingdom/great britain", "eu/e.u/european union", "un/u.n/united nations",
        "isis/isil/daesh/islamic state", "ap/associated press/a.p", "afp/agence france-presse", "gop/republican party",
    )
)  # fmt: skip
"""Of these, one name in full and by its letters: no other words where two outlets print one quotation."""

MANY_ARE = frozenset(
    """brother sister father mother wife husband daughter cousin uncle aunt nephew niece friend neighbour neighbor
    resident witness victim survivor passenger student fellow officer member supporter voter player singer actor
    actress senator congressman said says told asked with from that when while after before including""".split()  # noqa: SIM905
)
"""Words beside a name that tell no two persons of one last name apart."""

TRANSLITERATED = tuple(
    frozenset(names.split("/"))
    for names in (
        "mohamed/mohammed/muhammad/mohammad/muhammed/mohamad", "ahmed/ahmad", "mahmoud/mahmud",
        "hussein/hussain/husain",
        "hassan/hasan", "yusuf/yousef/youssef/yousuf/yusef", "ibrahim/ebrahim", "omar/umar", "osama/usama",
        "khaled/khalid", "saeed/said/saed", "abdullah/abdallah", "suleiman/sulaiman/soleiman", "ismail/esmail",
        "faisal/faysal", "tarek/tariq/tareq", "jamal/gamal", "saleh/salih", "sergei/sergey/serhii/serhiy",
        "alexei/alexey/aleksei/aleksey", "dmitri/dmitry/dmitriy/dmytro", "yevgeny/evgeny/yevgeni/evgeni",
        "alexander/aleksandr/alexandr/oleksandr", "andrei/andrey/andriy", "nikolai/nikolay/mykola", "mikhail/mykhailo",
        "volodymyr/vladimir", "maxim/maksim/maksym", "yulia/julia/yuliya", "natalia/natalya/nataliya",
        "yuri/yury/iurii",
        "moussa/musa/mousa/mussa", "mustafa/mustapha/moustafa/mostafa", "hisham/hicham/hesham", "walid/waleed",
        "karim/kareem", "rashid/rasheed/rachid", "jibril/jibreel/jebril/gibril", "mehdi/mahdi", "nasser/naser/nasir",
        "yasser/yasir/yaser", "samir/sameer", "bashir/basheer/bachir", "salim/saleem/selim", "nabil/nabeel",
        "hamid/hameed", "majid/majeed", "farid/fareed", "latif/lateef", "abdul/abdel/abdal", "amr/amre/amro",
        "muallem/muallim/moallem/moualem", "karroubi/karrubi/karoubi", "mousavi/moussavi/musavi", "haji/hajj/hadji",
        "zawiyah/zawiya/zawia/zawya/zawiyya", "misrata/misurata/misratah", "kyiv/kiev/kyev", "odesa/odessa",
        "kharkiv/kharkov", "aleksandra/alexandra", "tatiana/tatyana", "ekaterina/yekaterina/kateryna",
        "fatima/fatema/fatma", "aisha/aysha/ayesha", "gaddafi/gadhafi/qaddafi/kadafi/kadhafi", "qasim/qassem/kassem",
    )
)  # fmt: skip
"""Names from other alphabets, which newsrooms write each in its own letters."""
