"""Headline, byline, dateline, credit, captions and furniture told apart from the body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.report import Report, Role
from onrecord.read.parts import told_apart
from tests.read.pages import BODY, PARAGRAPHS

ONE, TWO, THREE, FOUR = PARAGRAPHS


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    report = told_apart(Report("r", text, title=title))
    return [(part.role.value, text[part.start : part.end]) for part in report.parts]


def test_a_page_as_it_is_copied() -> None:
    text = "\n".join(
        [
            "Subscribe to our morning email",
            "Town & County",
            "Mill fire empties two streets",
            "Council says it will not be rebuilt this year",
            "By Nora Vance and Tom Ilk",
            "March 4, 2021 8:30 am",
            "Share this article",
            "HARROW BRIDGE, England (AP) — " + ONE,
            "The mill at Harrow Bridge on Tuesday night. (Ann Lorne/Getty Images)",
            TWO,
            "[See pictures of the fire]",
            THREE,
            "(Reporting by Nora Vance; editing by Will Tarn)",
            "Related stories",
            "How the old mill came to town",
            "The river in pictures",
        ]
    )
    assert parts(text) == [
        ("furniture", "Subscribe to our morning email"),
        ("furniture", "Town & County"),
        ("headline", "Mill fire empties two streets"),
        ("standfirst", "Council says it will not be rebuilt this year"),
        ("byline", "By Nora Vance and Tom Ilk"),
        ("date", "March 4, 2021 8:30 am"),
        ("furniture", "Share this article"),
        ("dateline", "HARROW BRIDGE, England (AP) —"),
        ("caption", "The mill at Harrow Bridge on Tuesday night. (Ann Lorne/Getty Images)"),
        ("furniture", "[See pictures of the fire]"),
        ("byline", "(Reporting by Nora Vance; editing by Will Tarn)"),
        ("furniture", "Related stories"),
        ("furniture", "How the old mill came to town"),
        ("furniture", "The river in pictures"),
    ]
    report = told_apart(Report("r", text))
    assert report.title == "Mill fire empties two streets"
    assert report.authors == ("Nora Vance", "Tom Ilk")
    assert report.credit == "Associated Press"
    assert report.published == "2021-03-04T08:30:00"


@pytest.mark.parametrize(
    ("opening", "role", "credit"),
    [
        ("(Reuters) - ", Role.CREDIT, "Reuters"),
        ("AP — ", Role.CREDIT, "Associated Press"),
        ("(CNN) ", Role.CREDIT, "CNN"),
        ("LONDON — ", Role.DATELINE, None),
        ("LONDON (AP) -- ", Role.DATELINE, "Associated Press"),
        ("ERLING, Norway, Oct 19 (Reuters) - ", Role.DATELINE, "Reuters"),
        ("Erling, Norway (CNN) ", Role.DATELINE, "CNN"),
        ("NEW YORK/LONDON (Reuters) - ", Role.DATELINE, "Reuters"),
        ("KESTREL BAY (Northern Wire) — ", Role.DATELINE, "Northern Wire"),
    ],
)
def test_openings(opening: str, role: Role, credit: str | None) -> None:
    text = opening + BODY
    report = told_apart(Report("r", text))
    (part,) = report.parts
    assert (part.role, text[part.start : part.end]) == (role, opening.strip())
    assert report.credit == credit


@pytest.mark.parametrize(
    "opening",
    [
        "The U.S. — and not only it — ",
        "Edith Crane (right) - ",
        "“LONDON — the city,” ",
        "I — that is, we — ",
        "By then the fire was out. ",
        "By Tuesday night the mill had burned for hours, and ",
    ],
)
def test_what_is_no_opening(opening: str) -> None:
    assert parts(opening + BODY) == []


def test_a_stamp_run_together_with_the_text() -> None:
    text = "ERLING | Thu Mar 4, 2021 6:47 pm GMT ERLING (Reuters) - " + BODY
    assert parts(text) == [("date", "ERLING | Thu Mar 4, 2021 6:47 pm GMT"), ("dateline", "ERLING (Reuters) -")]
    assert told_apart(Report("r", text)).published == "2021-03-04T18:47:00+00:00"


def test_the_end_of_a_films_caption() -> None:
    caption = "The mill at Erling is seen after the fire was put out. (March 4) AP"
    assert parts(caption + "\n\nERLING — " + BODY) == [("caption", caption), ("dateline", "ERLING —")]


def test_a_day_in_the_body_is_no_part() -> None:
    assert parts(BODY + "\n\nIt was sold on Thursday, March 4, 2010, for a pound.") == []


def test_the_headline_is_found_by_the_title_that_the_source_gives() -> None:
    assert parts("News\n\nMill fire empties two streets\n\n" + BODY, "Mill fire empties two streets")[:2] == [
        ("furniture", "News"),
        ("headline", "Mill fire empties two streets"),
    ]


def test_a_headline_and_byline_on_one_line_with_capitals_need_more() -> None:
    text = "Town Saved By Brave Dog\n\n" + BODY
    assert parts(text) == [("headline", "Town Saved By Brave Dog")]


@pytest.mark.parametrize(
    ("line", "headline", "names"),
    [
        ("Rescued by fire crews By Jan de Vries", "Rescued by fire crews", ("Jan de Vries",)),
        ("Mill saved. Town cheers By Ann O'Hara, Special to The Bridge", "Mill saved. Town cheers", ("Ann O'Hara",)),
        ("Mill to be rebuilt By The Associated Press", "Mill to be rebuilt", ()),
        ("Mill To Be Rebuilt By End Of Year, Says Mayor", "Mill To Be Rebuilt By End Of Year, Says Mayor", ()),
        ("Mill to be rebuilt by Ann Lee", "Mill to be rebuilt by Ann Lee", ()),
    ],
)
def test_where_a_headline_ends_and_its_byline_starts(line: str, headline: str, names: tuple[str, ...]) -> None:
    report = told_apart(Report("r", f"date 2021-03-04 {line}\n\n{BODY}"))
    assert (report.title, report.authors) == (headline, names)


def test_a_byline_run_together_with_the_dateline() -> None:
    assert parts("By ANN LEE Associated Press LONDON (AP) — " + BODY) == [
        ("byline", "By ANN LEE Associated Press"),
        ("dateline", "LONDON (AP) —"),
    ]


def test_many_comments_outgrow_a_short_report_and_are_furniture_all_the_same() -> None:
    comments = [f"holm{n} wrote: “Typical”, I say. They said the same in 2019 and nothing happened." for n in range(30)]
    text = BODY + "\n\nComments\n\n" + "\n\n".join(comments)
    said = {text[part.start : part.end] for part in told_apart(Report("a", text)).parts if part.role is Role.FURNITURE}
    assert said == {"Comments", *comments}


def test_readers_comments_are_furniture_to_the_end() -> None:
    text = BODY + "\n\n3 Comments\n\nI always said so.\n\nThe council is to blame, as ever, and nobody else."
    assert [role for role, _ in parts(text)] == ["furniture"] * 3


def test_subheadings_are_furniture_and_short_speech_is_not() -> None:
    text = f"{ONE}\n\n'Not rebuilt'\n\n{TWO}\n\nA town in mourning\n\n{THREE}\n\n“No.”\n\n{FOUR}\n\nThe end"
    assert parts(text) == [("furniture", "'Not rebuilt'"), ("furniture", "A town in mourning")]


def test_a_text_is_never_all_parts() -> None:
    assert parts("Read more") == []
    assert parts("Mill fire empties two streets") == []


PIECES = st.sampled_from(
    [ONE, TWO, "Read more", "By Nora Vance", "LONDON (AP) — x", "March 4, 2021", "Related", "Comments", "Photo: AP",
     "date 2021-03-04 x", "“", "(AP) ", "\ufeff", "Share", "Mill fire empties streets", "A | B", "\r", "\u2028", " "]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_parts_are_in_order_and_never_overlap(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    report = told_apart(Report("r", text))
    assert report.text == text
    last = 0
    for part in report.parts:
        assert last <= part.start < part.end <= len(text)
        assert text[part.start : part.end].strip()
        last = part.end


def test_a_paragraph_that_is_nothing_but_a_dated_tail_is_no_byline() -> None:
    from onrecord.read.bylines import is_byline

    assert not is_byline("- January 5, 2018 and more")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thu 7 May 2026 06.51 BST", "2026-05-07"),
        ("12:41, 3 Dec 2025 Updated 16:05, 3 Dec 2025", "2025-12-03T12:41:00"),
        ("Embargoed until 23:30 GMT, Tuesday 14 October 2025", "2025-10-14T23:30:00+00:00"),
        ("Posted Fri 20 Mar 2026 at 2:32pm", "2026-03-20T14:32:00"),
        ("Tidewire | Updated: 2026-03-20 17:52", "2026-03-20T17:52:00"),
    ],
)
def test_a_line_of_days_and_hours_alone_dates_a_report(line: str, day: str) -> None:
    found = told_apart(Report("a", f"Mill burns down in Harrow Fold\nBy Ann Example\n{line}\n\n{ONE}\n\n{TWO}"))
    assert found.published == day
    assert any(part.role is Role.DATE and found.text[part.start : part.end] == line for part in found.parts)


@pytest.mark.parametrize("opening", ["HARROW FOLD, India, Jan 13, 2026 - ", "Jan 13, 2026 - ", "13 January 2026 — "])
def test_a_dateline_with_its_year_dates_a_report(opening: str) -> None:
    found = told_apart(Report("a", f"Mill burns down in Harrow Fold\n\n{opening}{ONE}\n\n{TWO}"))
    assert found.published == "2026-01-13"
    assert any(part.role is Role.DATELINE for part in found.parts)


def test_the_paper_s_name_above_the_headline_is_the_outlet() -> None:
    head = "Mill burns down in Harrow Fold as crowds look on"
    found = told_apart(Report("a", f"THE HARROW HERALD\n\nNEWS\n\n{head}\n\nBy Ann Example\n\n{ONE}\n\n{TWO}"))
    assert (found.title, found.outlet) == (head, "The Harrow Herald")
