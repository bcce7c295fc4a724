"""The second maker of planted pairs: what it changes stands where it says, and the rest is only reworded."""

import random
import re
from datetime import date

import pytest

from eval.replanted import dates, make, numbers, reword, speech, texts
from eval.replanted.plants import KINDS

_STORY = (
    "Firefighters rescued 23 hikers from a ridge above Tarvin on Wednesday, the county sheriff said.\n"
    "The party had set out from London on March 3 with Daniel Whitlock, a guide, and four tents. "
    "It lost its way in the fog at noon and called for help twice before the signal failed.\n"
    "“We kept singing because nobody wanted to think about the cold,” said Laura Benning. "
    "“The guide was the last to leave the ridge and we are grateful to every one of them.”\n"
    "“It is a dangerous path and people should never walk it in the winter months,” Martin Osgood said.\n"
    "The rescue cost the county $2 million in 2014, when a similar search in Wales went on for eleven days.\n"
    "Sheriff Osgood asked visitors to register their routes before they set out for the high valleys."
)
_ROW = texts.Row("one", _STORY, "2016-03-11", "Hikers rescued in fog", "The Tarvin Post")


def _pairs(kind: str) -> list[make.Pair]:
    made = [make.pair(f"p{seed}", kind, _ROW, [_ROW], random.Random(seed)) for seed in range(40)]
    return [pair for pair in made if pair]


@pytest.mark.parametrize("kind", KINDS)
def test_the_old_words_stand_in_one_report_and_the_new_ones_in_the_other(kind: str) -> None:
    pairs = _pairs(kind)
    assert pairs
    for pair in pairs:
        assert pair.plant and pair.plant.kind == kind
        assert all(pair.plant.old in pair.a["text"][s:e] for s, e in pair.at_a)
        assert all(pair.plant.new in pair.b["text"][s:e] for s, e in pair.at_b)
        assert pair.plant.old != pair.plant.new


def test_no_mark_of_the_maker_is_left_in_a_report() -> None:
    for kind in (*KINDS, "control"):
        assert all(not re.search("[\ue000-\ue002]", pair.b["text"]) for pair in _pairs(kind))


def test_a_control_changes_nothing_and_a_pair_is_the_same_in_every_run() -> None:
    assert all(pair.plant is None and pair.at_a == pair.at_b == [] for pair in _pairs("control"))
    assert _pairs("control") == _pairs("control")


def test_a_quotation_of_two_sentences_stays_in_one_piece() -> None:
    found = texts.sentences('He left at noon. "We won. We all won," she said. Mr. Hale stayed.')
    assert [s.text for s in found] == ["He left at noon.", '"We won. We all won," she said.', "Mr. Hale stayed."]


def test_numbers_that_count_nothing_are_left_alone() -> None:
    assert [n.digits for n in numbers.find("Flight 212 left at 7 p.m. on March 3, 2015 with 140 passengers.")] == [
        "140"
    ]
    assert [n.hedged for n in numbers.find("About 50 people came.")] == [True]


def test_dates_are_moved_and_written_in_other_styles() -> None:
    day = date(2016, 3, 11)
    assert dates.resolved("Wednesday", day, "They left on Wednesday.") == date(2016, 3, 9)
    assert dates.resolved("Wednesday", day, "They will leave on Wednesday.") is None
    made = {dates.another_way("They left on Wednesday.", day, random.Random(n)) for n in range(40)}
    assert "They left on 9 March." in made


def test_rewording_moves_the_speaker_and_keeps_the_words() -> None:
    told = {speech.moved("“We were lucky to be out,” Ann Lowe said.", random.Random(n)) for n in range(20)}
    assert "Ann Lowe said: “We were lucky to be out.”" in told
    assert reword.passive_turned("The driver was arrested by police in Rome.") == "Police arrested the driver in Rome."
    assert reword.single("“A ‘rare’ day,” he said.") == "‘A “rare” day,’ he said."
