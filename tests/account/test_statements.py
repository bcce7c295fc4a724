"""Which quotations are one statement, and where their printings part."""

from onrecord.account.statements import align
from onrecord.model import Report, Statement, Variant
from tests.account.stories import quoted, report, story


def together(found: tuple[Statement, ...]) -> list[set[str]]:
    return sorted((set(s.quotations) for s in found if len(s.quotations) > 1), key=sorted)


def parted(reports: list[Report], found: tuple[Statement, ...]) -> list[tuple[str, str, str]]:
    texts = {each.id: each.text for each in reports}
    words = lambda v: (v.a.of(texts[v.a.report]), v.b.of(texts[v.b.report]), v.kind)  # noqa: E731
    variants: list[Variant] = [v for s in found for v in s.variants]
    return [words(v) for v in variants]


def test_the_same_words_are_one_statement_and_a_changed_word_is_a_variant_of_wording() -> None:
    reports, marks = story(
        "“The harbour needs a new wall before the winter storms,” said Ada Brennan.",
        '"The harbour needed a new wall before the winter storms," said Ada Brennan.',
    )
    found = align(reports, marks)
    assert together(found) == [{"a-0", "b-0"}]
    assert parted(reports, found) == [("needs", "needed", "wording")]


def test_marks_and_dashes_and_spelling_are_typography() -> None:
    reports, marks = story(
        "“We’re proud – our neighbours helped us rebuild the bridge,” said Ada Brennan.",
        '"We\'re proud - our neighbors helped us rebuild the bridge," said Ada Brennan.',
    )
    assert {kind for *_, kind in parted(reports, align(reports, marks))} == {"typography"}


def test_a_contraction_is_wording_though_the_words_are_alike() -> None:
    reports, marks = story(
        "“I would never sell the old mill to strangers,” said Ada Brennan.",
        "“I'd never sell the old mill to strangers,” said Ada Brennan.",
    )
    assert ("would", "'d", "wording") in parted(reports, align(reports, marks))


def test_a_sentence_left_out_is_an_elision_with_an_empty_side() -> None:
    reports, marks = story(
        "“The ferry sank at dawn. Nobody had checked the hull. We lost eleven friends that day,” said Ada Brennan.",
        "“The ferry sank at dawn. We lost eleven friends that day,” said Ada Brennan.",
    )
    found = align(reports, marks)
    assert parted(reports, found) == [("Nobody had checked the hull", "", "elision")]
    assert found[0].variants[0].b.start == found[0].variants[0].b.end


def test_a_marked_cut_and_a_bracketed_word_are_elisions() -> None:
    reports, marks = story(
        "“The council is going to vote on it and maybe the plan will pass,” said Ada Brennan.",
        "“The council ... maybe the plan will pass,” said Ada Brennan.",
        "“The council is going to vote on [the dam] and maybe the plan will pass,” said Ada Brennan.",
    )
    assert {kind for *_, kind in parted(reports, align(reports, marks))} == {"elision"}


def test_a_fragment_goes_with_the_sentence_it_stands_in_if_the_speaker_is_the_same() -> None:
    reports, marks = story(
        "“Those remarks were utterly reckless and the board knows it,” said Ada Brennan.",
        "“utterly reckless,” said Brennan.",
        "“utterly reckless,” said Tom Okafor.",
    )
    assert together(align(reports, marks)) == [{"a-0", "b-0"}]


def test_two_fragments_meet_through_a_third_printing() -> None:
    reports, marks = story(
        "“We will rebuild the tower. It will stand for another century,” said Ada Brennan.",
        "“We will rebuild the tower,” said Ada Brennan.",
        "“It will stand for another century,” said Ada Brennan.",
    )
    found = align(reports, marks)
    assert together(found) == [{"a-0", "b-0", "c-0"}]


def test_a_line_that_is_sung_and_echoed_is_not_one_statement() -> None:
    reports, marks = story(
        "“When the river runs dry/We keep walking/Our song goes on,” sang Ada.",
        "“Our song goes on. We are never going to stop,” wrote Ada.",
    )
    assert together(align(reports, marks)) == []


def test_words_on_one_theme_stay_apart() -> None:
    reports, marks = story(
        "“The budget is a credible first step towards a fair settlement,” said Ada Brennan.",
        "“It is just a first step in what we hope will be a long peace,” said Ada Brennan.",
    )
    assert together(align(reports, marks)) == []


def test_the_fullest_text_names_the_witnesses_of_each_piece() -> None:
    reports, marks = story(
        "“The ferry sank at dawn and nobody had checked the hull,” said Ada Brennan.",
        "“nobody had checked the hull for many years,” said Ada Brennan.",
    )
    text = align(reports, marks)[0].text
    assert [set(piece.quotations) for piece in text] == [{"a-0"}, {"a-0", "b-0"}, {"b-0"}]
    assert not any(piece.joined for piece in text)


def test_a_quotation_alone_is_a_statement_of_one() -> None:
    reports, marks = story("“Nothing else matters to the miners,” said Ada Brennan.")
    found = align(reports, marks)
    assert [s.quotations for s in found] == [("a-0",)]
    assert found[0].speaker == "Ada Brennan"


def test_the_order_of_the_reports_changes_no_group() -> None:
    reports, marks = story(
        "“The harbour needs a new wall before the winter storms,” said Ada Brennan.",
        "“a new wall before the winter storms,” said Brennan.",
        "“The mayor has no idea what the sea can do,” said Ada Brennan.",
    )
    assert together(align(reports, marks)) == together(align(reports[::-1], marks[::-1]))


def test_no_quotation_and_the_same_report_twice_are_right() -> None:
    empty = report("a", "Nothing was said.")
    assert align([empty], [quoted(empty)]) == ()
    reports, marks = story(*["“The harbour needs a new wall at once,” said Ada Brennan."] * 2)
    found = align(reports, marks)
    assert together(found) == [{"a-0", "b-0"}]
    assert not found[0].variants


def test_a_contraction_of_two_words_is_one_variant() -> None:
    reports, marks = story(
        "“You won't find a more honest mill in all of Velden,” said Ada Brennan.",
        "“You'll not find a more honest mill in all of Velden,” said Ada Brennan.",
    )
    assert parted(reports, align(reports, marks)) == [("won't", "'ll not", "wording")]


def test_a_fragment_with_a_word_put_in_goes_with_its_sentence() -> None:
    reports, marks = story(
        "“October was soft but it wasn't alarming, and orders have held up,” said Ada Brennan.",
        "“soft but not alarming,” said Ada Brennan.",
    )
    assert together(align(reports, marks)) == [{"a-0", "b-0"}]


def test_a_sentence_of_one_word_of_meaning_is_the_speaker_s_own() -> None:
    texts = (
        "“I wept in the yard. But you don't say no to Velden. I dropped my eggs,” said Ada Brennan.",
        "“You don't say no to Velden. This is the place for a life,” said {}.",
    )
    same = story(texts[0], texts[1].format("Ada Brennan"))
    assert together(align(*same)) == [{"a-0", "b-0"}]
    other = story(texts[0], texts[1].format("Tom Vance"))
    assert together(align(*other)) == []
