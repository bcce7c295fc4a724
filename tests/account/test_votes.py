"""Tallies of votes, and what of a page is never compared."""

import pytest

from onrecord.account import votes
from onrecord.account.clauses import all_clauses
from onrecord.account.differences import find as differences
from onrecord.annotate.times import find
from onrecord.model import Annotation, Part, Report, Role
from tests.account.stories import report


def parted(*texts: str) -> list[tuple[str, str]]:
    reports = [report(name, text) for name, text in zip("abc", texts, strict=False)]
    laid = all_clauses(reports, marks(*reports))
    return [(d.a.value, d.b.value) for d in votes.differences(laid, {each.id: each for each in reports})]


def marks(*reports: Report) -> list[Annotation]:
    return [Annotation(r.id, find(r.text, r.published, report=r.id, skip=r.apart)) for r in reports]


def told(*reports: Report) -> list[tuple[str, str]]:
    found, _ = differences(reports, marks(*reports), ())
    return [(d.kind, d.severity) for d in found]


def test_one_vote_counted_in_two_ways() -> None:
    a = "Councillors voted 24 to 9 last month for a motion of no confidence in the mayor of Velden."
    assert parted(a, "The council lost confidence in the mayor last month, by 24 votes to 11.") == [
        ("24 to 9", "24 votes to 11")
    ]
    assert parted("The Senate voted 52-48 to confirm Ann Orde.", "Ann Orde was confirmed by a 51-49 vote.") == [
        ("52-48", "51-49")
    ]
    assert parted("The panel voted seven to two to close the mill.", "By a vote of 7-3 the panel closed the mill.")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The council voted 24 to 9 to oust the mayor.", "The mayor was ousted by a vote of 24-9."),
        ("The House voted 240-180 on the bill for Velden.", "The Senate passed the bill for Velden in a 60-40 vote."),
        ("The Senate voted 52-48 to confirm Orde.", "The House voted 52-49 to confirm Orde."),
        (
            "A poll has it at 48-46 among those who will vote in Velden.",
            "A poll has it at 48-44 for the vote in Velden.",
        ),
        ("They vote in Velden on May 13-22 for the mayor.", "They vote in Velden on May 13-23 for the mayor."),
        ("The council voted 24 to 9 to oust the mayor.", "It first voted 24-11, then 24 to 9, to oust the mayor."),
        ("The side won 3-1 and its votes were counted.", "Nobody would vote."),
    ],
)
def test_other_votes_and_what_is_none(a: str, b: str) -> None:
    assert not parted(a, b)


def test_what_stands_apart_on_the_page_is_not_compared() -> None:
    stamp = "VELDEN | Mon Mar 1, 2021 7:22 pm EST "
    other = "VELDEN | Tue Mar 2, 2021 9:05 am GMT "
    body = "Rebels advanced west toward the bridge of Velden on Sunday, residents said."
    first = Report("a", stamp + body, "2021-03-01", parts=(Part(Role.DATE, 0, len(stamp)),))
    later = Report("b", other + body, "2021-03-02", parts=(Part(Role.DATE, 0, len(other)),))
    assert told(first, later) == []
    credit = "\nAnn Orde and {} contributed to this report."
    a, b = body + credit.format("Joe Tarn"), body + credit.format("Mia Holm")
    first = Report("a", a, "2021-03-01", parts=(Part(Role.CREDIT, len(body), len(a)),))
    later = Report("b", b, "2021-03-01", parts=(Part(Role.CREDIT, len(body), len(b)),))
    assert told(first, later) == []


def test_comments_of_readers_are_not_compared() -> None:
    body = "The old mill of Velden burned down in the night, the fire brigade said.\n"
    first = "So did I. March 1, 2021 at 11:23 am | Reply\n"
    said = "I saw the {} people there myself and it was a sad sight. March 1, 2021 at 2:16 pm | Reply\n"
    assert told(report("a", body + first + said.format(40)), report("b", body + first + said.format(60))) == []


def test_days_of_saying_stamps_prices_and_other_zones_are_no_differences() -> None:
    a = "An official said on Thursday that in the old mill of Velden the count of the spoilt ballots was on."
    b = "The spoilt ballots of the old mill of Velden were counted from Wednesday, Orde told the court."
    assert told(report("a", a), report("b", b)) == []
    a, b = (f"From the mill of Velden this is the old town's morning show for {day}." for day in ("March 4", "March 5"))
    assert told(report("a", a, "2021-03-04"), report("b", b, "2021-03-05")) == []
    a, b = (f"The most traded October crude rose {n} cents to settle higher in Velden." for n in (79, 95))
    assert told(report("a", a), report("b", b)) == [("number", "soft")]
    a = "The army of Velden lost contact with the old jet at 11:58 as it flew over the bay."
    b = "The army of Velden lost contact with the old jet at 08:58 GMT as it flew over the bay."
    assert told(report("a", a), report("b", b)) == []
    assert told(report("a", a), report("b", a.replace("11:58", "10:58"))) == [("date", "hard")]
