"""Copies: which reports hold a good part of which, exactly as a slow count would say."""

import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.copies import find
from onrecord.link.copyindex import CopyIndex
from onrecord.model import Annotation, Part, Quotation, Report, Role, Span

FERRY = (
    "The night ferry to Kestrel Bay ran aground on a sandbank shortly before dawn with 140 people on board.\n"
    "No one was hurt, the harbour master said, and the passengers were taken ashore in three fishing boats.\n"
    "Engineers will look at the hull once the tide allows it, and the line has cancelled its sailings until Monday.\n"
)
BAKERY = (
    "A bakery in Alderport that had stood empty for eleven years opened its doors again on Saturday morning.\n"
    "Its new owners, two sisters from the hills, sold out of rye bread within an hour and a half.\n"
)


def grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return set(zip(*(words[place:] for place in range(5)), strict=False))


def containment(a: str, b: str) -> float:
    return len(grams(a) & grams(b)) / max(1, min(len(grams(a)), len(grams(b))))


def test_a_report_taken_whole_into_a_longer_one_is_a_copy() -> None:
    (copy,) = find([Report("short", BAKERY, "2031-05-03"), Report("long", FERRY + BAKERY, "2031-05-04")])
    assert (copy.a, copy.b, copy.containment, copy.own) == ("short", "long", 1.0, 1.0)
    assert copy.origin == "short"
    assert "earlier" in copy.reason


def test_spans_cover_the_same_words_on_both_sides() -> None:
    one, other = Report("a", BAKERY), Report("b", FERRY + BAKERY.upper())
    (copy,) = find([one, other])
    texts = {"a": one.text, "b": other.text}
    assert len(copy.spans) == 1
    for here, there in copy.spans:
        assert here.of(texts[copy.a]).casefold() == there.of(texts[copy.b]).casefold()
    assert copy.spans[0][0].of(texts[copy.a]).casefold().endswith("half")


def test_strangers_are_no_copies() -> None:
    assert find([Report("a", FERRY), Report("b", BAKERY)]) == ()


def test_empty_and_tiny_texts_are_no_copies_of_each_other() -> None:
    assert find([Report("a", ""), Report("b", ""), Report("c", "one two three"), Report("d", "one two three")]) == ()


POST = "we will not give up on this harbour and we will be back on the water before the summer is over, all of us"


def test_two_reports_that_quote_one_post_have_not_copied() -> None:
    one = f"The ferry line wrote on Sunday: “{POST}.” Its owners gave no day for the return of the boat."
    other = f"“{POST},” said a post that went round the whole bay within hours and was read out in church."
    (copy,) = find([Report("a", one), Report("b", other)])
    assert copy.containment >= 0.5
    assert copy.own == 0.0


def test_annotated_quotations_count_as_quoted_but_words_retold_do_not() -> None:
    text = f"The line says {POST}. {BAKERY}"
    start = text.index(POST)
    span = Span("b", start, start + len(POST))
    reports = [Report("a", POST + "\n" + FERRY), Report("b", text)]
    for kind, own in (("direct", 0.0), ("indirect", 0.4)):
        marks = [Annotation(name, quotations=(Quotation("q", name, kind, (_at(name, text, POST),)),)) for name in "ab"]
        marks[0] = Annotation("a", quotations=(Quotation("q", "a", kind, (_at("a", reports[0].text, POST),)),))
        (copy,) = find(reports, marks, least=0.2)
        assert (copy.own > 0.1) == (own > 0)
    assert span.of(text) == POST


def _at(name: str, text: str, words: str) -> Span:
    start = text.index(words)
    return Span(name, start, start + len(words))


def test_shared_furniture_is_not_copied() -> None:
    menu = "Sign up for our letter and get the news of the bay every morning before seven\n"
    parts = (Part(Role.FURNITURE, 0, len(menu)),)
    (copy,) = find([Report("a", menu + "Rain.", parts=parts), Report("b", menu + BAKERY, parts=parts)])
    assert copy.own == 0.0


def test_the_wire_service_that_the_other_credits_was_there_first() -> None:
    wire = Report("w", FERRY, "2031-05-04T09:00:00Z", outlet="Reuters")
    paper = Report("p", "KESTREL BAY (Reuters) - " + FERRY, "2031-05-04T08:00:00Z", outlet="Bay Courier")
    (copy,) = find([wire, paper])
    assert copy.origin == "w"
    assert "credits Reuters" in copy.reason


def test_the_order_of_input_is_no_matter() -> None:
    reports = [Report(str(n), text, f"2031-05-0{n + 1}") for n, text in enumerate((FERRY, BAKERY, FERRY + BAKERY))]
    assert find(reports) == find(reports[::-1])
    assert len(find(reports)) == 2


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_pairs_are_those_of_a_slow_count(seed: int) -> None:
    chance = random.Random(seed)
    words = [f"w{n}" for n in range(400)]
    sentences = [" ".join(chance.choices(words, k=chance.randint(12, 30))) for _ in range(12)]
    texts = [". ".join(chance.sample(sentences, chance.randint(2, 8))) for _ in range(8)]
    found = {(copy.a, copy.b): copy.containment for copy in find([Report(str(n), t) for n, t in enumerate(texts)])}
    slow = {(str(a), str(b)): containment(texts[a], texts[b]) for a in range(8) for b in range(a + 1, 8)}
    assert found == pytest.approx({pair: share for pair, share in slow.items() if share >= 0.5}, abs=1e-5)


def test_a_large_group_is_a_star_to_its_earliest_and_says_so() -> None:
    copies = find([Report(f"{n:03}", BAKERY, f"2031-05-{n % 28 + 1:02}") for n in range(60)], star=50)
    assert len(copies) == 59
    assert {copy.a for copy in copies} == {"000"}
    assert all("one of 60 copies" in copy.reason for copy in copies)


def test_a_hostile_text_takes_bounded_time() -> None:
    begun = time.monotonic()
    find(
        [Report("a", "“" * 300_000), Report("b", "x" * 1_000_000), Report("c", '"a ' * 200_000), Report("d", "\ud800")]
    )
    assert time.monotonic() - begun < 10


def test_one_at_a_time_gives_the_pairs_of_all_at_once() -> None:
    reports = [Report(str(n), text) for n, text in enumerate((FERRY, BAKERY, FERRY + BAKERY, BAKERY))]
    index = CopyIndex()
    singly = [(copy.a, copy.b, copy.containment) for report in reports for copy in index.add(report)]
    together = [(copy.a, copy.b, copy.containment) for copy in CopyIndex().extend(reports)]
    assert sorted(singly) == sorted(together)
    assert len(singly) == 4


def test_a_killed_run_goes_on_from_its_last_saved_point(tmp_path: Path) -> None:
    index = CopyIndex(folder=tmp_path)
    index.extend([Report("0", FERRY), Report("1", BAKERY)])
    index.save()
    index.add(Report("lost", FERRY))
    index.close()
    again = CopyIndex.load(tmp_path)
    assert len(again) == 2
    assert [copy.a for copy in again.add(Report("2", FERRY + BAKERY))] == ["0", "1"]
    again.close()


def test_an_index_in_memory_cannot_be_saved() -> None:
    with pytest.raises(ValueError, match="folder"):
        CopyIndex().save()
