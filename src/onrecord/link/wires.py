"""Language data: the wire services, as reports credit them."""

import re

WIRES: tuple[tuple[str, str], ...] = (
    ("Associated Press", r"Associated Press|AP"),
    ("Reuters", r"Reuters|Thomson Reuters"),
    ("Agence France-Presse", r"Agence France[- ]Presse|AFP"),
    ("United Press International", r"United Press International|UPI"),
    ("Press Association", r"Press Association|PA Media"),
    ("Bloomberg", r"Bloomberg"),
    ("Deutsche Presse-Agentur", r"Deutsche Presse-Agentur|dpa|DPA"),
    ("Canadian Press", r"Canadian Press|The Canadian Press"),
    ("Australian Associated Press", r"Australian Associated Press|AAP"),
    ("Xinhua", r"Xinhua"),
    ("TASS", r"TASS|ITAR-TASS"),
    ("Interfax", r"Interfax"),
    ("Kyodo News", r"Kyodo"),
    ("Press Trust of India", r"Press Trust of India|PTI"),
    ("Indo-Asian News Service", r"IANS"),
    ("Asian News International", r"ANI"),
    ("EFE", r"EFE"),
    ("ANSA", r"ANSA"),
    ("CNN Wire", r"CNN Wire"),
)
"""A service's name, and a pattern for each way in which it is credited."""

_ANY = "|".join(f"(?P<w{n}>{pattern})" for n, (_, pattern) in enumerate(WIRES))
CREDIT = re.compile(rf"(?:\((?:{_ANY})\)\s*[-–—]?)")
"""A dateline's or byline's credit: 'BERLIN (Reuters) -'."""

NAMED = tuple(
    (name, re.compile(rf"(?:The )?(?:{pattern})(?:\.com| News| Wire)?", re.IGNORECASE)) for name, pattern in WIRES
)
"""For an outlet's or credit's whole name."""

REACH = 1500
"""Characters from either end of a text in which a credit is looked for."""
