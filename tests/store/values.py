"""Small values that the tests of every store share."""

from datetime import date

from onrecord.model import (
    Account,
    Annotation,
    Days,
    Difference,
    Member,
    Mention,
    Quotation,
    Report,
    Side,
    Span,
    Story,
    Time,
)

TEXT = "The dam held on Monday. “We were lucky,” Ada Marsh said. Nobody in Holm was hurt."


def report(name: str = "a", text: str = TEXT, **rest: object) -> Report:
    """A report of Monday's news."""
    given = {"published": "2024-05-07", "title": "Dam holds", "outlet": "Holm Post", **rest}
    return Report(name, text, **given)  # type: ignore[arg-type]


def annotation(name: str = "a") -> Annotation:
    """What stands in TEXT."""
    said = Quotation(
        f"{name}-1", name, "direct", (Span(name, 25, 38),), (Span(name, 25, 38),),
        (Span(name, 51, 55),), (Span(name, 41, 50),), "Ada Marsh",
    )  # fmt: skip
    monday = Time(Span(name, 16, 22), "DATE", "2024-05-06", None, Days(date(2024, 5, 6), date(2024, 5, 6)))
    names = (Mention(Span(name, 41, 50), "Ada Marsh", "person"), Mention(Span(name, 67, 71), "Holm", "place"))
    return Annotation(name, (monday,), (said,), names, made_by="test 1")


def story(*names: str) -> Story:
    """A story of these reports."""
    return Story("s1", tuple(Member(name, 0.9, "given") for name in names), "Dam holds")


def account(*names: str) -> Account:
    """An account that sets the first report against the last."""
    a, b = names[0], names[-1]
    difference = Difference(
        "date", "hard", "dam", Side(Span(a, 16, 22), "2024-05-06"), Side(Span(b, 16, 22), "2024-05-05"), "two days"
    )
    return Account(
        id="s1", title="Dam holds", days=Days(date(2024, 5, 7), date(2024, 5, 7)),
        reports=tuple(report(name) for name in names), annotations=tuple(annotation(name) for name in names),
        differences=(difference,), made_by="test 1", confidence=tuple((name, 0.9) for name in names),
    )  # fmt: skip
