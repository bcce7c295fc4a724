"""A source is resolved to who it is, and to nobody where that is not sure enough."""

import pytest

from onrecord.annotate import descriptions, names, nominals, speakers
from onrecord.annotate.cast import Cast, Who
from onrecord.text.layout import paragraphs


def cast(text: str) -> Cast:
    lines = paragraphs(text)
    found = names.find(text, lines)
    return Cast(text, found, descriptions.find(text, found, lines), lines, [])


def who(text: str, source: str, after: str = "", people: Cast | None = None) -> str | None:
    """Whom ``source`` names where it stands after the words ``after``."""
    start = text.index(source, text.index(after) + len(after) if after else 0)
    return speakers.who(people or cast(text), [(start, start + len(source))]).name


COUPLE = (
    "Laura Bennet sang on Friday with her husband, Tom Oakes.\n\n"
    "The Emmy-winner wore red. Oakes, 41, the director of a small choir, played along. "
    "Bennet said she was glad. He said it was late."
)


@pytest.mark.parametrize(
    ("source", "after", "name"),
    [
        ("Laura Bennet", "", "Laura Bennet"),
        ("Bennet", "along. ", "Laura Bennet"),
        ("Oakes", "red. ", "Tom Oakes"),
        ("her husband", "", "Tom Oakes"),
        ("He", "glad. ", "Tom Oakes"),
        ("she", "said ", "Laura Bennet"),
    ],
)
def test_names_relations_epithets_and_pronouns(source: str, after: str, name: str) -> None:
    assert who(COUPLE, source, after) == name


def test_an_age_and_a_trade_are_whoever_the_report_gives_them_to() -> None:
    text = "Tom Oakes, 41, is the director of a choir. Laura Bennet, 38, sings. "
    text += "The 41-year-old said no. The director left."
    assert who(text, "The 41-year-old") == "Tom Oakes"
    assert who(text, "The director", "no. ") == "Tom Oakes"


def test_an_epithet_is_the_person_talked_about() -> None:
    text = "Laura Bennet sang on Friday.\n\nThe Emmy-winner gave it to a friend, Tom Oakes."
    assert who(text, "The Emmy-winner") == "Laura Bennet"


def test_of_two_presidents_the_one_whose_country_is_named() -> None:
    text = "Chilean President Ana Soto met President Bob Stone. "
    text += "The Chilean president said no. The Greek president left."
    assert who(text, "The Chilean president") == "Ana Soto"
    assert who(text, "The Greek president") is None


def test_the_name_after_a_trade_speaks_not_the_name_before_it() -> None:
    assert who("Stone spokeswoman Ann Lowe said no to Bob Stone.", "Stone spokeswoman Ann Lowe") == "Ann Lowe"


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    text = "Sam Pryce, a spokesman for Mayor Laura Bennet, said no. A spokesman for Bennet, Sam Pryce, said no again."
    assert who(text, "Sam Pryce, a spokesman for Mayor Laura Bennet,") == "Sam Pryce"
    assert who(text, "A spokesman for Bennet, Sam Pryce,") == "Sam Pryce"
    assert who(text, "A spokesman for Bennet", "no. ") == "Sam Pryce"


def test_somebody_s_adviser_is_found_by_his_trade() -> None:
    text = "Bennet's finance adviser said no. Her finance adviser Ann Lowe laughed. Laura Bennet left."
    assert who(text, "Bennet's finance adviser") == "Ann Lowe"


def test_whose_claim_it_is_says_it() -> None:
    assert who("Bob Stone left. Stone's claim was denied.", "Stone's") == "Bob Stone"


def test_an_unnamed_spokesman_is_nobody() -> None:
    assert who("Laura Bennet left. A spokesman for Bennet said no.", "A spokesman for Bennet") is None
    assert who("Laura Bennet left. Two witnesses said no.", "Two witnesses") is None
    assert who("Laura Bennet left. The statement said no.", "The statement") is None


def test_the_name_before_who() -> None:
    text = "It touched host Kelly Moore, who said she was glad."
    assert who(text, "host Kelly Moore, who") == "Kelly Moore"


def test_an_organisation_speaks() -> None:
    text = "The Exeter City Council met. The Exeter City Council said no. The council said it again."
    assert who(text, "The Exeter City Council", "met. ") == "Exeter City Council"
    assert who(text, "The council", "no. ") == "Exeter City Council"


def test_the_subject_of_the_main_clause_goes_before_that_of_the_subordinate_one() -> None:
    text = "Laura Bennet wept.\n\nWhen Laura was mocked, Kate Moore wrote a long post.\n\n“Shame,” she wrote."
    assert who(text, "she", "“Shame,” ") == "Kate Moore"


def test_who_spoke_last_goes_on() -> None:
    text = "Ann Lowe met Mary Pell. “No,” said Lowe. “Never,” she said."
    people = cast(text)
    people.spoke(text.index("said Lowe"), Who("Ann Lowe", 0.9, "named"))
    assert who(text, "she", "“Never,” ", people) == "Ann Lowe"


def test_two_people_at_once_are_nobody() -> None:
    assert who("Ann Lowe and Mary Pell said no.", "Ann Lowe and Mary Pell") is None
    assert who("Ann Lowe met Bob Pell. The couple said no.", "The couple") is None


def test_confidence_is_less_for_a_pronoun_than_for_a_name() -> None:
    text = "Ann Lowe met Mary Pell. She said no."
    people = cast(text)
    named = speakers.who(people, [(0, 8)])
    start = text.index("She")
    assert named.confidence > speakers.who(people, [(start, start + 3)]).confidence > 0


def test_descriptions_are_the_printed_words() -> None:
    text = "Chilean minister Ade Obi met Sam Pryce, director of a choir, and his wife, Mary Pell, 34."
    lines = paragraphs(text)
    found = descriptions.find(text, names.find(text, lines), lines)
    assert [(text[d.start : d.end], d.name) for d in found] == [
        ("Chilean minister", "Ade Obi"),
        ("director of a choir", "Sam Pryce"),
        ("his wife", "Mary Pell"),
        ("34", "Mary Pell"),
    ]


def test_epithets_are_descriptions_of_whom_they_stand_for() -> None:
    text = (
        "Laura Bennet, the singer from Exeter, left on Friday. The Emmy-winner was tired.\n\n"
        "When Laura was mocked, Kate Moore wrote a post in the mother of two's defence."
    )
    found = nominals.epithets(cast(text), paragraphs(text))
    assert [(text[d.start : d.end], d.name) for d in found] == [
        ("Emmy-winner", "Laura Bennet"),
        ("mother of two", "Laura Bennet"),
    ]


def test_a_party_or_a_state_tells_who_is_meant() -> None:
    text = (
        "Sen. Ann Lowe, D-Ohio, met the Republican candidate Bob Stone. "
        "The Democratic senator left. The Republican candidate stayed. The Ohio senator laughed."
    )
    assert who(text, "The Democratic senator") == "Ann Lowe"
    assert who(text, "The Republican candidate") == "Bob Stone"
    assert who(text, "The Ohio senator") == "Ann Lowe"


def test_a_title_and_a_like_noun_describe() -> None:
    text = "Sen. Ann Lowe spoke to the anchor Bob Stone on Friday. The lawmaker said no. The journalist laughed."
    assert who(text, "The lawmaker") == "Ann Lowe"
    assert who(text, "The journalist") == "Bob Stone"


def test_an_unnamed_man_stays_unnamed() -> None:
    text = "Bob Stone spoke in Exeter. One man in the crowd got up. The man shouted. The conservative paper mocked him."
    assert who(text, "The man", "up. ") is None
    assert who(text, "The conservative paper") is None


def test_a_noun_behind_a_name_is_not_who_bears_it() -> None:
    text = "Bob Stone left. Stone supporters shouted. A top Stone adviser said no. His critics laughed."
    assert who(text, "Stone supporters") is None
    assert who(text, "A top Stone adviser") is None
    assert who(text, "His critics") is None


def test_the_noun_before_who_is_resolved() -> None:
    text = "Bob Stone, the mayor of Exeter, left. The mayor, who said no, was late."
    assert who(text, "who", "left. The mayor, ") == "Bob Stone"


def test_which_is_no_person() -> None:
    text = "Bob Stone cited the Exeter Herald, which says no. Ann Lowe wrote a letter, which says yes."
    assert who(text, "which") == "Exeter Herald"
    assert who(text, "which", "letter, ") is None


def test_a_clause_behind_a_comma_describes_nobody() -> None:
    text = "In a talk with Mary Pell, the mayoral candidate stated that it was late. Bob Stone, a candidate, left."
    lines = paragraphs(text)
    found = descriptions.find(text, names.find(text, lines), lines)
    assert {d.name for d in found if d.head == "candidate"} == {"Bob Stone"}


def test_what_was_written_is_whose_it_was_called() -> None:
    text = "Ann Lowe said no. The letter goes on. Then another letter came. The letter says yes."
    people = cast(text)
    people.spoke(text.index("said no"), Who("Ann Lowe", 0.9, "named"))
    assert who(text, "The letter", "no. ", people) == "Ann Lowe"
    assert who(text, "The letter", "came. ", people) is None


def test_a_name_of_either_sex_tells_no_pronoun() -> None:
    text = "Lindsey Lowe met Ann Stone. Lowe left early and took his coat."
    assert cast(text).gender.get("Lindsey Lowe") != "she"


def test_a_subject_since_is_preferred_to_who_spoke_last() -> None:
    text = "Bob Stone came. “No. Never,” Stone said.\n\nBut Tom Pryce disagreed: “Yes,” he said."
    people = cast(text)
    people.spoke(text.index(" said"), Who("Bob Stone", 0.9, "named"))
    assert who(text, "he", "“Yes,” ", people) == "Tom Pryce"


def test_the_group_is_not_whom_it_told() -> None:
    text = "The Exeter Youth Foundation was sad, telling Harbour News that it was late. The group said no."
    assert who(text, "The group") == "Exeter Youth Foundation"


def test_the_preposition_of_an_office_has_its_own_name() -> None:
    text = "Talks failed, U.S. Ambassador to Portugal Ines Calder said."
    assert who(text, "U.S. Ambassador to Portugal Ines Calder") == "Ines Calder"


def test_the_prime_minister_is_no_other_minister() -> None:
    text = "Transport minister Ann Lowe wept. The prime minister said he was sad. The minister said she would go."
    assert who(text, "The prime minister") is None
    assert who(text, "The minister") == "Ann Lowe"


def test_the_judge_is_the_justice_named_later() -> None:
    text = "Will Tarn ran. The judge said Tarn had hidden. Justice Ann Lowe sent Tarn to prison."
    assert who(text, "The judge") == "Ann Lowe"


def test_a_given_name_from_elsewhere_tells_the_pronoun() -> None:
    text = "Emeka Tarn scored and Anjali Lowe watched. He said it was late. She said so too."
    assert (who(text, "He"), who(text, "She")) == ("Emeka Tarn", "Anjali Lowe")


def test_a_field_before_an_expert_is_nobody() -> None:
    text = "Bitcoin and blockchain expert Laura Bennet said it was a fair. Oakes and Bennet said no."
    assert who(text, "Bitcoin and blockchain expert Laura Bennet") == "Laura Bennet"
    assert who(text, "Oakes and Bennet") is None


def test_an_official_without_a_name_is_nobody_however_much_others_are_talked_about() -> None:
    text = "President Bob Stone fled, a U.S. official said. The official did not know where Stone was."
    assert who(text, "The official") is None
    text = "A soldier met Bob Stone. Speaking in Exeter, the soldier said no. The woman, who would not say, left."
    assert who(text, "the soldier") is None
    assert who(text, "The woman") is None


def test_an_office_is_not_held_by_whom_the_report_gives_another() -> None:
    text = "Judge Ann Lowe ruled against the senator Bob Stone on Friday. The president said it was a disgrace."
    assert who(text, "The president") is None
    assert who("Bob Stone won in Exeter. On Friday the president said no.", "the president") == "Bob Stone"


def test_what_somebody_was_or_is_known_for_stands_for_him() -> None:
    text = "Ann Lowe laughed in Exeter. The former banker said no. The Mexican-born journalist smiled."
    assert who(text, "The former banker") == "Ann Lowe"
    assert who(text, "The Mexican-born journalist") == "Ann Lowe"


def test_a_country_s_minister_is_nobody_named_elsewhere() -> None:
    text = "Envoy Bob Stone spoke to reporters. Syria's foreign minister said that hope was lost."
    assert who(text, "Syria's foreign minister") is None


def test_who_after_a_woman_without_a_name_is_nobody() -> None:
    text = "Ann Lowe's speech did not please the crowd and one woman, who said that she was tired, left."
    assert who(text, "who", "woman, ") is None


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Reuters reported it from Exeter. The government said no.", "The government", None),
        ("Reuters reported it from Exeter. China's government said no.", "China's government", None),
        ("Reuters reported it from Exeter. A group of women said no.", "A group of women", None),
        ("The Daily Mirror printed it. Downing Street denied it. The paper said no.", "The paper", "Daily Mirror"),
        ("The Arab League met in Exeter. It said no.", "It", "Arab League"),
        ("A draft was obtained by the Arab League. It said no.", "It", None),
    ],
)
def test_which_organisation_is_meant(text: str, source: str, expected: str | None) -> None:
    assert who(text, source) == expected


def test_a_secretary_of_state_is_whose_name_follows() -> None:
    text = "Foreign Secretary Bob Stone left. Secretary of State Ann Lowe said no. The party cheered. “Yes,” she said."
    assert who(text, "Secretary of State Ann Lowe") == "Ann Lowe"
    assert who(text, "she", "“Yes,” ") == "Ann Lowe"


def test_the_leader_of_a_country_is_none_of_other_countries_leaders() -> None:
    text = "Cuba's leader Bob Stone met Chile's leader Sam Pryce. Libya's leader of forty years laughed."
    assert who(text, "Libya's leader of forty years") is None


def test_a_spokesman_in_apposition_is_named_and_another_one_is_not() -> None:
    text = "Sam Pryce, a spokesman for the opposition, said no. The spokesman said it again."
    assert who(text, "The spokesman") == "Sam Pryce"
    text = "Sam Pryce, a spokesman for the opposition, said no. A U.S. spokesman said yes. The spokesman said it again."
    assert who(text, "The spokesman") is None


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("The state-run SANA news agency said no.", "The state-run SANA news agency", "SANA"),
        ("The Exeter Council, a group of boys, said no.", "The Exeter Council, a group of boys", "Exeter Council"),
        ("Ann Lowe a researcher in Exeter said no.", "Ann Lowe a researcher in Exeter", "Ann Lowe"),
        ("Carlyle Thayer, a Vietnam expert, said no.", "Carlyle Thayer, a Vietnam expert", "Carlyle Thayer"),
    ],
)
def test_what_stands_beside_a_name_does_not_hide_it(text: str, source: str, expected: str) -> None:
    assert who(text, source) == expected
