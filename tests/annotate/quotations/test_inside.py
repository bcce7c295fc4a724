"""What stands inside quotation marks, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.quotations.inside import states
from onrecord.annotate.quotations.pieces import Pieces


def drawn(text: str) -> str:
    """The words' states as letters: o outside, i inside, ( opening, ) closing."""
    words = Pieces({"[UNK]": 0}).words(text, 0, len(text))
    return "".join("oi()"[state] for state in states(text, 0, len(text), words))


def test_curly_and_straight_marks() -> None:
    assert drawn("He said “we won” today") == "oo(ii)o"
    assert drawn('He said "we won" today') == "oo(ii)o"


def test_a_quotation_that_does_not_close_runs_to_the_end() -> None:
    assert drawn("“We won. She left") == "(iiiii"


def test_an_apostrophe_opens_nothing() -> None:
    assert drawn("the mayor’s and the players’ say") == "o" * 9
    assert drawn("don't say 'tis") == "o" * 6


def test_single_marks_count_where_both_stand() -> None:
    assert drawn("called it ‘a mess’ today") == "oo(ii)o"


def test_inches_are_no_marks() -> None:
    assert drawn('a 12" pipe') == "oooo"


@given(st.text(alphabet="ab .,\"'“”‘’", max_size=50))
def test_any_marks_give_a_state_for_each_word(text: str) -> None:
    words = Pieces({"[UNK]": 0}).words(text, 0, len(text))
    found = states(text, 0, len(text), words)
    assert len(found) == len(words)
    assert set(found) <= {0, 1, 2, 3}
