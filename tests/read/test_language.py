"""Which language a text is in, and when nothing is said."""

import pytest

from onrecord.read.language import code, detected, settled
from tests.read.pages import BODY

GERMAN = (
    "Die alte Mühle ist in der Nacht zum Mittwoch abgebrannt, und der Rat der Stadt sagte, dass sie in diesem Jahr"
    " nicht wieder aufgebaut wird. Verletzt wurde niemand."
)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("English", "en"),
        ("eng", "en"),
        ("", None),
        ("?", None),
        (None, None),
    ],
)
def test_names_of_languages(name: str | None, meant: str | None) -> None:
    assert code(name) == meant


def test_english_and_another() -> None:
    assert detected(BODY) == "en"
    assert detected(GERMAN) == "de"


def test_a_text_too_short_to_tell_has_none() -> None:
    assert detected("Putin, Trump: Helsinki") is None
    assert detected("") is None


def test_the_words_win_over_what_is_stated_and_a_note_says_so() -> None:
    language, remark = settled("en", GERMAN)
    assert language == "de"
    assert remark
    assert settled("de-DE", GERMAN) == ("de", None)
    assert settled("en", "Mill fire") == ("en", None)
