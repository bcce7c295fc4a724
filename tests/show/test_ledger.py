"""Who said what, and who printed it: the apparatus of a statement."""

from dataclasses import replace

from onrecord.model import Piece, Quotation, Span, Statement, Variant
from onrecord.show import paraphrases
from onrecord.show.ledger import ABSENT, PART, WHOLE, Said, voices
from onrecord.show.places import Places
from tests.show.values import HERALD, QUOTATIONS, STATEMENT, account, at


def said() -> Said:
    told = account()
    (voice,) = voices(told, Places(told.reports))
    (statement,) = voice.said
    return statement


def test_each_report_has_its_column_with_what_it_printed() -> None:
    assert [(w.sheet.letter, w.state, w.words) for w in said().witnesses] == [("A", WHOLE, 14), ("B", PART, 10)]


def test_variants_are_marked_in_the_words_and_read_below_them() -> None:
    marked = [(run.words, run.kind) for line in said().lines for run in line.runs if run.kind]
    assert marked == [("–", "typography"), ("Nobody was hurt, and", "elision"), ("nobody is", "wording")]
    notes = [(note.lemma, [reading.words for reading in note.readings]) for note in said().notes]
    assert notes == [("Nobody was hurt, and", [""]), ("nobody is", ["Nobody is"])]


def test_a_join_is_shown_as_a_join() -> None:
    assert [line.joined for line in said().lines] == [False, True]


def test_the_lines_of_a_statement_are_its_fullest_text() -> None:
    told = ["".join(run.words for run in line.runs) for line in said().lines]
    assert told == [piece.text for piece in STATEMENT.text]


def test_variants_that_share_a_side_are_one_entry() -> None:
    third = replace(HERALD, id="third")
    told = account()
    same = Variant(at(HERALD, "nobody is"), replace(at(HERALD, "nobody is"), report="third"), "wording")
    pair = Variant(STATEMENT.variants[1].b, same.b, "wording")
    statement = replace(STATEMENT, variants=(STATEMENT.variants[1], same, pair))
    told = replace(told, reports=(*told.reports, third), statements=(statement,))
    (note,) = voices(told, Places(told.reports))[0].said[0].notes
    assert [ref.sheet.letter for ref in note.base] == ["A", "C"]
    assert [(reading.words, len(reading.refs)) for reading in note.readings] == [("Nobody is", 1)]


def test_a_quotation_without_a_statement_stands_alone() -> None:
    told = replace(account(), statements=())
    (voice,) = voices(told, Places(told.reports))
    assert [[w.state == ABSENT for w in it.witnesses] for it in voice.said] == [[False, True], [True, False]]
    assert [it.paraphrase for it in voice.told] == [True]


def test_a_statement_about_nothing_known_is_left_out() -> None:
    odd = Statement("odd", None, ("nowhere",), text=(Piece("x", ("nowhere",)),))
    told = replace(account(), quotations=QUOTATIONS[:1], statements=(odd,))
    assert [len(voice.said) for voice in voices(told, Places(told.reports))] == [1]


def test_variants_are_marked_in_a_piece_that_runs_over_a_break_too() -> None:
    whole = Piece("We felt a bump – no more, Nobody was hurt, and nobody is to blame.", ("h1", "e1"))
    told = replace(account(), statements=(replace(STATEMENT, text=(whole,)),))
    (statement,) = voices(told, Places(told.reports))[0].said
    marked = [run.words for line in statement.lines for run in line.runs if run.kind]
    assert marked == ["–", "Nobody was hurt, and", "nobody is"]


def test_many_reports_are_witnesses_only_of_what_they_have() -> None:
    told = account()
    told = replace(told, reports=(*told.reports, *(replace(HERALD, id=f"more-{n}") for n in range(40))))
    (statement,) = voices(told, Places(told.reports))[0].said
    assert [w.sheet.letter for w in statement.witnesses] == ["A", "B"]


def test_a_paraphrase_tells_how_it_was_meant_where_it_was_not_asserted() -> None:
    assert [paraphrases.stance(cue) for cue in ("denied", "said", "ruled out", "asked", "told")] == [
        "denied",
        "",
        "ruled out",
        "",
        "",
    ]


def test_a_paraphrase_that_its_cue_parts_is_shown_with_the_cue() -> None:
    text = "She had been ordered to rest, the clinic said."
    report = replace(HERALD, id="rest", text=text)

    def span(part: str) -> Span:
        return Span("rest", text.index(part), text.index(part) + len(part))

    parted = Quotation("p", "rest", "indirect", (span("She"), span("to rest")), cue=(span("had been ordered"),))
    assert [it.of(text) for it in paraphrases.printed(parted, text)] == ["She had been ordered to rest"]
    far = replace(parted, content=(span("She"), span("clinic")))
    assert paraphrases.printed(far, text) == far.content
    text = 'She would sing "Salt and Lamplight." Nobody else would.'
    sung = Quotation("s", "rest", "indirect", (Span("rest", 0, text.index(".")),))
    assert [it.of(text) for it in paraphrases.printed(sung, text)] == ['She would sing "Salt and Lamplight."']
    told = replace(account(), reports=(report,), quotations=(parted,), statements=())
    (voice,) = voices(told, Places(told.reports))
    assert ["".join(run.words for run in line.runs) for line in voice.told[0].lines] == ["She had been ordered to rest"]


def test_what_is_only_the_object_of_a_verb_says_nothing() -> None:
    assert paraphrases.proposition("that the plan had failed", "explained")
    assert paraphrases.proposition("she missed the train", "explained")
    assert not paraphrases.proposition("a spirited defence of the plan", "posted")
    assert not paraphrases.proposition("his new song", "dedicated")
