"""Days, numbers and characters as a reader sees them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Days
from onrecord.show import words


def between(first: str | None, last: str | None) -> str:
    return words.days(Days(first and date.fromisoformat(first), last and date.fromisoformat(last)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2020-10-14", "2020-10-14", "14 Oct. 2020"),
        ("2020-10-14", "2020-10-16", "14–16 Oct. 2020"),
        ("2020-09-27", "2020-10-01", "27 Sept. – 1 Oct. 2020"),
        ("2019-12-30", "2020-01-02", "30 Dec. 2019 – 2 Jan. 2020"),
        ("2020-02-01", "2020-02-29", "Feb. 2020"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2010-01-01", "2019-12-31", "2010–2019"),
        (None, "2020-10-14", "until 14 Oct. 2020"),
        ("2020-10-14", None, "from 14 Oct. 2020"),
        (None, None, "undated"),
        ("9999-12-01", "9999-12-31", "Dec. 9999"),
    ],
)
def test_days_are_written_as_a_newspaper_writes_them(first: str | None, last: str | None, shown: str) -> None:
    assert between(first, last) == shown


def test_a_share_of_something_is_never_nothing_and_of_less_than_all_never_all() -> None:
    assert [words.share(it) for it in (0, 0.001, 0.5, 0.999, 1)] == ["0 %", "1 %", "50 %", "99 %", "100 %"]


@given(st.text(st.characters(blacklist_categories=())))
def test_visible_text_has_as_many_characters_and_none_that_cannot_be_shown(text: str) -> None:
    shown = words.visible(text)
    assert len(shown) == len(text)
    assert not any((c < " " and c not in "\t\n\r") or "\ud800" <= c <= "\udfff" for c in shown)
    shown.encode("utf-8")


@given(st.text(max_size=400), st.data())
def test_what_stands_around_words_is_printed_around_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, after = words.around(text, start, end, reach=20)
    assert words.flat(before.removeprefix("… ")) in words.flat(text)
    assert words.flat(after.removesuffix(" …")) in words.flat(text)


def test_words_around_stay_in_their_paragraph() -> None:
    text = "One.\nTwo words here.\nThree."
    assert words.around(text, text.index("words"), text.index("words") + 5) == ("Two ", " here.")
