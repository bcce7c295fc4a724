"""Words for numbers, units and bounds in English: no rules here."""

NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

RANKS = {
    word: number
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(), 1  # noqa: SIM905
    )
}  # fmt: skip
"""Ordinal numbers in words."""

MULTIPLES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "dozen": 12, "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000, "m": 1_000_000, "b": 1_000_000_000,
    "k": 1_000, "lakh": 100_000, "lakhs": 100_000, "crore": 10_000_000, "crores": 10_000_000,
}  # fmt: skip

MONEY = {
    "$": "$", "US$": "$", "£": "£", "€": "€", "¥": "¥", "₹": "₹", "₦": "₦", "A$": "A$", "C$": "C$",
    "RS": "₹", "RS.": "₹",
}  # fmt: skip

UNITS: dict[str, tuple[str, float]] = {
    "%": ("percent", 1), "percent": ("percent", 1), "per cent": ("percent", 1), "pc": ("percent", 1),
    "percentage points": ("point", 1), "percentage point": ("point", 1), "points": ("point", 1),
    "dollar": ("$", 1), "dollars": ("$", 1), "us dollars": ("$", 1), "usd": ("$", 1), "euro": ("€", 1),
    "euros": ("€", 1), "pounds sterling": ("£", 1), "yen": ("¥", 1), "rupees": ("₹", 1), "naira": ("₦", 1),
    "cents": ("$", 0.01), "year old": ("year old", 1), "years old": ("year old", 1), "year olds": ("year old", 1),
    "month old": ("year old", 1 / 12), "months old": ("year old", 1 / 12),
    "km": ("metre", 1000), "kilometre": ("metre", 1000), "kilometres": ("metre", 1000), "kilometer": ("metre", 1000),
    "kilometers": ("metre", 1000), "mile": ("metre", 1609.344), "miles": ("metre", 1609.344), "metre": ("metre", 1),
    "metres": ("metre", 1), "meter": ("metre", 1), "meters": ("metre", 1), "foot": ("metre", 0.3048),
    "feet": ("metre", 0.3048), "ft": ("metre", 0.3048), "inch": ("metre", 0.0254), "inches": ("metre", 0.0254),
    "yard": ("metre", 0.9144), "yards": ("metre", 0.9144), "cm": ("metre", 0.01), "kg": ("gram", 1000),
    "kilos": ("gram", 1000), "kilogram": ("gram", 1000), "kilograms": ("gram", 1000), "ounces": ("gram", 28.35),
    "tons": ("gram", 1e6), "tonnes": ("gram", 1e6), "acres": ("acre", 1), "hectares": ("acre", 2.471),
    **dict.fromkeys(
        ("kilometres an hour", "kilometers an hour", "kilometres per hour", "kilometers per hour", "km per hour"),
        ("km/h", 1),
    ),
    "miles an hour": ("km/h", 1.609344), "miles per hour": ("km/h", 1.609344), "knots": ("km/h", 1.852),
    "kt": ("km/h", 1.852),
    "mph": ("km/h", 1.609344), "kph": ("km/h", 1), "km/h": ("km/h", 1),
    "second": ("second", 1), "seconds": ("second", 1), "minute": ("second", 60), "minutes": ("second", 60),
    "hour": ("second", 3600), "hours": ("second", 3600), "day": ("day", 1), "days": ("day", 1), "week": ("day", 7),
    "weeks": ("day", 7), "month": ("month", 1), "months": ("month", 1), "year": ("month", 12), "years": ("month", 12),
    "decade": ("month", 120), "decades": ("month", 120), "degrees": ("degree", 1),
}  # fmt: skip
"""Printed unit: the unit that it is compared in, and how many of these it is."""

MEASURED = frozenset(["metre", "gram", "acre", "km/h"])
"""Units that are converted from one system to another and rounded on the way."""

BOUNDS = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "some": "about",
    "nearly": "under", "almost": "under", "close to": "about", "an estimated": "about", "estimated": "about",
    "more than": "over", "over": "over", "at least": "over", "above": "over", "upwards of": "over",
    "no less than": "over",
    "no fewer than": "over", "less than": "under", "fewer than": "under", "under": "under", "just under": "under",
    "up to": "under", "as many as": "under", "as much as": "under", "at most": "under", "below": "under",
    "just over": "over", "no more than": "under", "exceeding": "over", "well over": "over", "a little over": "over",
    "slightly more than": "over", "slightly less than": "under", "not quite": "under", "only about": "about",
}  # fmt: skip

STRETCH = 1.5
"""How far beyond 'more than 200' an exact count may lie and still be what was meant."""

ABOUT = 1.1
"""How far 'about' reaches: 'about 50' and '52' are one number, 'about 50' and '60' are not."""

ROUNDED = 1.05
"""How far a round number may lie from the exact one that it stands for without a word such as 'about'."""


GROWS = frozenset(
    """dead died dies death deaths killed kills killing toll injured wounded hurt missing casualties victims bodies
    arrested arrests detained infected infections cases hospitalised hospitalized rescued evacuated displaced homeless
    confirmed survivors recovered charged fatalities lives""".split()  # noqa: SIM905
)
"""Words beside counts that rise as a story goes on, so that a later, higher one replaces an earlier."""

TRADED = frozenset(("barrel", "barrels", "brent", "bullion", "bushel", "crude", "futures", "gallon", "ounce", "ounces"))
"""Words beside prices that change by the hour: two reports of one day can both be right."""

ORDERED = frozenset(
    """photo photos caption image picture slide page part chapter step figure item episode video row no number
    rank""".split()  # noqa: SIM905
)
"""Words before a number that says which one and not how many."""
