"""What was read lately is not read again."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.quotations import tagger
from onrecord.annotate.quotations.kept import Kept


def counted() -> tuple[list[str], Callable[[list[str]], list[str]]]:
    """A reader, and the texts that it was given."""
    seen: list[str] = []

    def read(texts: list[str]) -> list[str]:
        seen.extend(texts)
        return [text.upper() for text in texts]

    return seen, read


def test_a_text_is_read_once() -> None:
    seen, read = counted()
    kept = Kept[str](len)
    assert kept.read(["a", "b", "a"], read) == ["A", "B", "A"]
    assert kept.read(["c", "b"], read) == ["C", "B"]
    assert seen == ["a", "b", "c"]
    kept.forget()
    kept.read(["a"], read)
    assert seen == ["a", "b", "c", "a"]


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    seen, read = counted()
    kept = Kept[str](lambda _: 100, most=1350)
    for text in ("a", "b", "c", "d", "e", "f", "g", "h"):
        kept.read([text], read)
        kept.read(["a"], read)
    kept.read(["i", "j"], read)
    kept.read(["a", "b"], read)
    assert seen == [*"abcdefghij", "b"]


@given(st.lists(st.lists(st.text(max_size=3), max_size=20), max_size=20), st.integers(0, 2000))
def test_readings_are_the_readers_and_bytes_stay_in_bounds(calls: list[list[str]], most: int) -> None:
    _, read = counted()
    kept = Kept[str](lambda reading: 10 * len(reading), most)
    for texts in calls:
        assert kept.read(texts, read) == [text.upper() for text in texts]
        assert kept.bytes <= most
        assert kept.bytes == sum(size for _, size in kept.readings.values())


def test_the_tagger_reads_the_same_from_what_it_kept() -> None:
    texts = [
        "The ferry will sail again on Monday, harbour master Ida Holm said.",
        "“We are not ready,” the mayor, Paul Reyes, told reporters. He added that talks would go on.",
        "The ferry will sail again on Monday, harbour master Ida Holm said.",
        " ",
    ]
    tagger.forget()
    first = tagger.tag(texts)
    again = tagger.tag(texts[::-1])
    tagger.forget()
    alone = [tagger._tagged([text])[0] for text in texts]
    assert first == again[::-1] == alone
    assert first[0].attributions and first[1].attributions
