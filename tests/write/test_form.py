"""The public form: every key as its schema says, and nothing lost on the way there and back."""

import json
from dataclasses import replace

import jsonschema
import pytest

from onrecord.model import Account, Refusal, Story
from onrecord.model.story import Member
from onrecord.write import back, form
from tests.show.values import HERALD, account

REFUSED = Refusal("empty.txt", "it is empty", advice="leave it out")


def test_an_account_keeps_to_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(form.schema())
    jsonschema.validate(form.account(account(), [REFUSED]), form.schema())


def test_an_empty_account_keeps_to_its_schema() -> None:
    empty = Account("none", "", None, (), ())
    jsonschema.validate(form.account(empty), form.schema())
    assert back.account(form.account(empty)) == empty


def test_the_schema_refuses_a_key_that_is_missing() -> None:
    broken = form.account(account())
    del broken["statements"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, form.schema())


def test_an_account_comes_back_from_json_as_it_went() -> None:
    assert back.account(json.loads(json.dumps(form.account(account())))) == account()


def test_a_refusal_comes_back_as_it_went() -> None:
    assert back.refusal(form.refusal(REFUSED)) == REFUSED


def test_evidence_has_the_offsets_of_the_text_as_given() -> None:
    told = json.loads(json.dumps(form.account(account())))
    side = told["differences"][1]["a"]
    assert HERALD.text[side["start"] : side["end"]] == "Monday night"
    assert side["value"] == "2021-05-03"


def test_a_quotation_names_its_statement() -> None:
    told = json.loads(json.dumps(form.account(account())))
    assert [quotation["statement"] for quotation in told["quotations"]] == ["s1", "s1", "s1"]


def test_an_interval_with_an_open_end_says_so() -> None:
    dates = [event["date"] for event in json.loads(json.dumps(form.account(account())))["events"]]
    assert dates == ["2021-05-03", "2021-05-02", "2021-05-04/.."]


def test_an_annotation_is_a_line_with_the_keys_of_the_contract() -> None:
    line = form.annotation(account().annotations[0])
    assert {"id", "times", "quotations", "mentions"} <= line.keys()
    assert line["times"][0]["from"] == line["times"][0]["to"] == "2021-05-03"  # type: ignore[index]


def test_what_is_not_known_is_null() -> None:
    line = form.report(replace(HERALD, outlet=None, published=None))
    assert line["outlet"] is None and line["published"] is None


def test_a_story_is_a_line_for_each_report() -> None:
    lines = form.story(Story("x", (Member("herald"), Member("echo-2", 0.8, "same day"))))
    assert [(line["id"], line["story"]) for line in lines] == [("herald", "x"), ("echo-2", "x")]
