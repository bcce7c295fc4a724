"""A small account built by hand: two reports of a ferry that ran aground, with one of everything a page shows."""

from datetime import date

from onrecord.model import (
    Account,
    Agreement,
    Annotation,
    Copy,
    Days,
    Description,
    Difference,
    Entity,
    Event,
    Mention,
    New,
    Part,
    Piece,
    Quotation,
    Report,
    Role,
    Side,
    Span,
    Statement,
    Time,
    Variant,
)

HERALD = Report(
    "herald",
    "date 2021-05-04 Ferry aground off Skerry Point\r\n\r\n"
    "The ferry ran aground on Monday night with 61 aboard.\r\n\r\n"
    "“We felt a bump – no more,” said Captain Ada Moen. “Nobody was hurt, and nobody is to blame.”\r\n",
    published="2021-05-04",
    title="Ferry aground off Skerry Point",
    outlet="The Herald",
    url="https://herald.example/ferry",
    authors=("Jo Ek",),
    parts=(Part(Role.DATE, 0, 15),),
)
ECHO = Report(
    "echo-2",
    "The ferry ran aground on Sunday with 16 aboard 🛳, the harbour office said.\n\n"
    '"We felt a bump - no more," Moen said. "Nobody is to blame." She was sure that nobody had been at fault.\n',
    published="2021-05-05",
    url="javascript:alert(1)",
)


def at(report: Report, words: str) -> Span:
    """Where these words stand first in the report."""
    start = report.text.index(words)
    return report.span(start, start + len(words))


def _quotation(name: str, report: Report, kind: str, *content: str, cue: str = "said") -> Quotation:
    spans = tuple(at(report, words) for words in content)
    quoted = spans if kind == "direct" else ()
    return Quotation(name, report.id, kind, spans, quoted, (at(report, cue),), (), "Ada Moen", 0.9)


QUOTATIONS = (
    _quotation("h1", HERALD, "direct", "We felt a bump – no more,", "Nobody was hurt, and nobody is to blame."),
    _quotation("e1", ECHO, "direct", "We felt a bump - no more,", "Nobody is to blame."),
    _quotation("e2", ECHO, "indirect", "nobody had been at fault"),
)
STATEMENT = Statement(
    "s1",
    "Ada Moen",
    ("h1", "e1", "e2"),
    "u1",
    (
        Variant(at(HERALD, "–"), at(ECHO, "-"), "typography"),
        Variant(at(HERALD, "nobody is"), at(ECHO, "Nobody is"), "wording"),
        Variant(at(HERALD, "Nobody was hurt, and"), Span("echo-2", *[ECHO.text.index("Nobody is")] * 2), "elision"),
    ),
    (
        Piece("We felt a bump – no more,", ("h1", "e1")),
        Piece("Nobody was hurt, and nobody is to blame.", ("h1",), joined=True),
    ),
)


def account() -> Account:
    """The account of the ferry: two days, two numbers, one statement in two printings."""
    monday, sunday = at(HERALD, "Monday night"), at(ECHO, "Sunday")
    day_a, day_b = (Days(date(2021, 5, n), date(2021, 5, n)) for n in (3, 2))
    ran_a = at(HERALD, "The ferry ran aground on Monday night with 61 aboard.")
    ran_b = at(ECHO, "The ferry ran aground on Sunday with 16 aboard 🛳, the harbour office said.")
    moen = at(HERALD, "Ada Moen")
    return Account(
        id="ferry",
        title="Ferry aground off Skerry Point",
        days=Days(date(2021, 5, 4), date(2021, 5, 5)),
        reports=(HERALD, ECHO),
        annotations=(
            Annotation(
                "herald",
                (Time(monday, "TIME", "2021-05-03TNI", days=day_a, rule="weekday", anchor="2021-05-04"),),
                QUOTATIONS[:1],
                (Mention(moen, "Ada Moen", "person"),),
                (Description(at(HERALD, "Captain"), "Ada Moen"),),
                (("Ada Moen", "she"),),
            ),
            Annotation("echo-2", (Time(sunday, "DATE", "2021-05-02", days=day_b),), QUOTATIONS[1:]),
        ),
        summary=(ran_a,),
        entities=(
            Entity("Ada Moen", "person", ("Moen",), (at(HERALD, "Captain"),), (moen, at(ECHO, "Moen"))),
            Entity("Skerry Point", "place", (), (), (at(HERALD, "Skerry Point"),)),
        ),
        quotations=QUOTATIONS,
        statements=(STATEMENT,),
        differences=(
            Difference(
                "number", "soft", "aboard", Side(at(HERALD, "61"), "61"), Side(at(ECHO, "16"), "16"), "two counts"
            ),
            Difference(
                "date", "hard", "ran aground", Side(monday, "2021-05-03"), Side(sunday, "2021-05-02"), "two days"
            ),
        ),
        agreements=(Agreement("the ferry", "ran aground", (at(HERALD, "ran aground"), at(ECHO, "ran aground")), 2),),
        events=(
            Event(day_a, "ran aground", (ran_a,), (monday,), ("'Monday night', published Tuesday → Monday",)),
            Event(day_b, "ran aground", (ran_b,), (sunday,), ("'Sunday', published Wednesday → Sunday",)),
            Event(Days(date(2021, 5, 4), None), "the office said", (at(ECHO, "the harbour office said"),)),
        ),
        copies=(Copy("herald", "echo-2", 0.4, 0.21, ((ran_a, ran_b),), "herald", "published first"),),
        new=(New("echo-2", (at(ECHO, "the harbour office said"),)),),
        not_compared=("Nothing was left out.",),
        made_by="a test",
        confidence=(("herald", 1.0), ("echo-2", 0.8)),
        dismissed=(Difference("name", "soft", "Moen", Side(moen, "Ada Moen"), Side(at(ECHO, "Moen"), "Moen"), ""),),
    )
