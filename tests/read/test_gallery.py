"""A gallery's captions that stand between a report's paragraphs are no part of what it tells."""

import pytest

from onrecord.model.report import Report, Role
from onrecord.read.parts import told_apart

TITLE = "Tram overturns at Corrin bridge"
BEFORE = (
    "Forty people were taken to hospital after a tram overturned at Corrin bridge on Wednesday morning, police said."
)
AFTER = "The mayor, Ida Brandt, said the line would stay closed until the inquiry had seen the rails."
PICTURES = (
    "1/3 26 November 2023 Sailors change the guard at the palace for the first time PA",
    "2/3 25 November 2023 The budget box outside the treasury EPA",
    "3/3 24 November 2023 Clouds over the lighthouse at Whitstrand Owen Farr/PA",
)


def roles(*lines: str) -> list[Role | None]:
    report = told_apart(Report("r", "\n".join((TITLE, BEFORE, *lines, AFTER)), "2022-11-09"))
    found = []
    for line in (BEFORE, *lines, AFTER):
        place = (report.text.index(line), report.text.index(line) + len(line))
        found.append(next((part.role for part in report.parts if (part.start, part.end) == place), None))
    return found


def test_numbered_pictures_are_captions_and_what_announces_them_is_furniture() -> None:
    title = "The week in pictures"
    told = roles(title, f"+ show all {title}", *PICTURES)
    assert told == [None, Role.FURNITURE, Role.FURNITURE, *[Role.CAPTION] * 3, None]


def test_a_gallery_run_together_is_a_caption() -> None:
    line = "Corrin 3 show all Corrin 1/3 The tram on its side PA 2/3 Police at the bridge 3/3 A cordon Ben Moor"
    assert roles(line) == [None, Role.CAPTION, None]


@pytest.mark.parametrize(
    "lines",
    [
        ("1/3 of the seats are taken.", "2/3 would be a record for the hall."),  # too few
        ("1/4 Rain", "1/5 Snow", "1/6 Wind"),  # no one number of pictures
        ("3/9 A third of the voters stayed at home, the office said.",),
        ("He voted for bills 1/3, 2/3 and 3/3 on Monday, and against 4/9 on Tuesday, the clerk said.",),
    ],
)
def test_fractions_are_no_galleries(lines: tuple[str, ...]) -> None:
    assert Role.CAPTION not in roles(*lines)


def test_a_gallery_s_buttons_make_captions_of_any_length() -> None:
    line = "Photos: The bridge on Monday Police at the rails on Monday, October 2. Hide Caption 2 of 30"
    assert roles(line, line * 20) == [None, Role.CAPTION, Role.CAPTION, None]


def test_a_headline_run_together_with_its_stamp_dates_the_report() -> None:
    line = "Tram overturns at Corrin bridge, dozens hurt Updated: 2023-07-15 13:14 By Agencies(Corrin Daily)"
    assert roles(line)[1] is Role.DATE


def test_a_note_on_the_report_itself_is_furniture() -> None:
    note = "• This article was amended on 10 November 2023 because an earlier version gave a wrong weight for the tram."
    assert roles(note) == [None, Role.FURNITURE, None]
    assert roles("This article of the law was amended in 1998, and the court asked why.") == [None, None, None]


@pytest.mark.parametrize(
    "line",
    [
        "Getty Images Forty people were taken to hospital from the scene",
        "Reuters Corrin Trams claimed that it 'had no word of a fault'",
        "EPA - AFP Police at the bridge on the morning after",
    ],
)
def test_an_agency_before_a_line_without_a_stop_makes_it_a_caption(line: str) -> None:
    assert roles(line) == [None, Role.CAPTION, None]


def test_an_agency_that_speaks_is_no_caption() -> None:
    assert (
        roles("Reuters Editor Dana Holt said the agency would wait for the inquiry before it said more.") == [None] * 3
    )
