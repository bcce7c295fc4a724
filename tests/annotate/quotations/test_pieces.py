"""Words and their pieces: places are exact, nothing raises, cutting is what uncased BERT would do."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.quotations.pieces import CAPITAL, CAPITALS, LOWER, MIXED, NUMBER, SIGN, Pieces

NAMES = [
    "[UNK]", "the", "may", "##or", "mayor", "cafe", "do", "n", "t", "'", '"', ".", ",", "say", "##s", "a", "b", "$",
    "5",
]  # fmt: skip
VOCABULARY = {name: number for number, name in enumerate(NAMES)}


def cut(text: str) -> list[tuple[str, list[str]]]:
    words = Pieces(VOCABULARY).words(text, 0, len(text))
    found, at = [], 0
    for start, end, count in zip(words.starts, words.ends, words.counts, strict=True):
        found.append((text[start:end], [NAMES[piece] for piece in words.pieces[at : at + count]]))
        at += count
    assert at == len(words.pieces)
    return found


def test_longest_piece_first() -> None:
    assert cut("The mayor says") == [("The", ["the"]), ("mayor", ["mayor"]), ("says", ["say", "##s"])]


def test_signs_are_words_of_their_own() -> None:
    assert cut("say, don't.")[1:] == [
        (",", [","]), ("don", ["[UNK]"]), ("'", ["'"]), ("t", ["t"]), (".", ["."]),
    ]  # fmt: skip


def test_accents_and_curly_marks_are_read_as_plain_ones_and_keep_their_places() -> None:
    assert cut("“Café”") == [("“", ['"']), ("Café", ["cafe"]), ("”", ['"'])]
    assert cut("cafe\u0301 a") == [("cafe\u0301", ["cafe"]), ("a", ["a"])]


def test_a_dollar_sign_parts_but_a_zero_width_space_does_not() -> None:
    assert cut("$5") == [("$", ["$"]), ("5", ["5"])]
    assert cut("may\u200bor") == [("may\u200bor", ["mayor"])]


def test_what_no_piece_fits_is_one_unknown() -> None:
    assert cut("zzz") == [("zzz", ["[UNK]"])]
    assert cut("a" * 5000) == [("a" * 5000, ["[UNK]"])]


def test_looks() -> None:
    words = Pieces(VOCABULARY).words("the May MAYOR mcMay 5 .", 0, 23)
    assert words.looks == [LOWER, CAPITAL, CAPITALS, MIXED, NUMBER, SIGN]


def test_the_same_chunk_twice_is_cut_alike() -> None:
    pieces = Pieces(VOCABULARY)
    first, second = pieces.words("says, says,", 0, 5), pieces.words("says, says,", 6, 11)
    assert first.pieces == second.pieces
    assert [start + 6 for start in first.starts] == second.starts


@given(st.text(max_size=60))
def test_words_stand_in_order_within_the_text(text: str) -> None:
    words = Pieces(VOCABULARY).words(text, 0, len(text))
    assert len(words.starts) == len(words.ends) == len(words.looks) == len(words.counts)
    assert sum(words.counts) == len(words.pieces)
    last = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        assert last <= start < end <= len(text)
        last = end
