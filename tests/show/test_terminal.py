"""The account on a terminal."""

import io

from onrecord.model import Account, Refusal
from onrecord.show import terminal
from tests.show.test_page import hostile
from tests.show.values import account


def shown(*accounts: Account, width: int | None = None, colour: str = "auto") -> str:
    stream = io.StringIO()
    terminal.show(accounts, [Refusal("bad.txt", "it is empty")], stream, width, colour)
    return stream.getvalue()


def test_in_a_pipe_it_is_plain_and_eighty_columns_wide() -> None:
    lines = shown(account()).split("\n")
    assert "\x1b" not in "".join(lines)
    assert max(map(len, lines)) <= 80
    assert not any(line.endswith(" ") for line in lines)


def test_it_keeps_to_the_width_it_is_given() -> None:
    for width in (40, 60, 100):
        assert max(map(len, shown(account(), width=width).split("\n"))) <= width


def test_colour_comes_when_asked_for() -> None:
    assert "\x1b[" in shown(account(), colour="always")


def test_both_dates_stand_in_the_timeline_and_both_sides_in_the_differences() -> None:
    text = shown(account())
    assert "Sun. 2 May 2021  two dates" in text and "or Mon. 3 May 2021" in text
    assert "A: 3 May 2021" in text and "B: 2 May 2021" in text


def test_a_statement_shows_its_variants_and_witnesses() -> None:
    text = shown(account())
    assert "“nobody is” A   “Nobody is” B" in text
    assert "A ● 14   B ◐ 10" in text
    assert "‖" in text


def test_several_stories_have_a_table_on_top() -> None:
    text = shown(account(), account())
    assert text.startswith("2 stories")


def test_what_was_refused_is_said_even_where_no_story_is() -> None:
    assert "bad.txt: it is empty" in shown()


def test_hostile_text_cannot_command_the_terminal() -> None:
    text = shown(hostile())
    assert not any(c in text for c in "\x1b\x00\u202e\x9b")


def test_a_stream_that_knows_few_characters_gets_what_it_can() -> None:
    bytes_ = io.BytesIO()
    stream = io.TextIOWrapper(bytes_, encoding="ascii")
    terminal.show([account()], [], stream)
    stream.flush()
    assert b"Ferry aground" in bytes_.getvalue()
