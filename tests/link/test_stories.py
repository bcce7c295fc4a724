"""Stories: reports on one matter come together, whatever their order, length or number."""

import math
import random
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.link import storystate
from onrecord.link.copies import find
from onrecord.link.stories import group, headline, identity
from onrecord.link.storyindex import StoryIndex
from onrecord.link.terms import sketch
from onrecord.link.window import taken, together, waiting
from onrecord.model import Annotation, Mention, Report, Span

TOLD = {
    "ferry": (
        ("Ferry Larkspur runs aground off Kestrel Bay", "The ferry Larkspur ran aground off Kestrel Bay before dawn "
         "with 140 passengers, harbour master Joan Tull said. Fishing boats took everyone ashore."),
        ("Passengers taken off stranded Larkspur", "Fishing boats brought 140 passengers ashore at Kestrel Bay after "
         "the Larkspur, a night ferry, struck a sandbank. Harbour master Joan Tull praised the crews."),
        ("Kestrel Bay ferry refloated", "The Larkspur was refloated on the evening tide, a day after the ferry ran "
         "onto a sandbank at Kestrel Bay. Joan Tull, the harbour master, said the hull was sound."),
    ),
    "bakery": (
        ("Alderport bakery opens after eleven years", "Sisters Mina and Rosa Feld reopened the old bakery in Alderport "
         "and sold out of rye bread within an hour. It had stood empty for eleven years."),
        ("Queue for rye bread in Alderport", "A queue of two hundred people met Mina and Rosa Feld as the sisters "
         "opened the Alderport bakery. The rye bread was gone in an hour."),
    ),
    "comet": (
        ("Comet Oduya to be seen this week", "Comet Oduya, found by astronomer Peter Oduya in March, will be brightest "
         "on Thursday, the Mount Varr observatory said. No telescope is needed."),
        ("Stargazers wait for Oduya's comet", "The observatory at Mount Varr expects crowds on Thursday when comet "
         "Oduya is brightest. Astronomer Peter Oduya found it in March."),
    ),
}  # fmt: skip


def pile() -> list[Report]:
    return [
        Report(f"{name}-{n}", text, f"2031-05-{n + 3:02}", title)
        for name, told in TOLD.items()
        for n, (title, text) in enumerate(told)
    ]


def parts(stories: object) -> set[frozenset[str]]:
    return {frozenset(story.reports) for story in stories}  # type: ignore[attr-defined]


TRUE = {frozenset(f"{name}-{n}" for n in range(len(told))) for name, told in TOLD.items()}


def test_a_mixed_pile_falls_into_its_stories_largest_first() -> None:
    stories = group(pile())
    assert parts(stories) == TRUE
    assert len(stories[0].members) == 3


def test_headlines_alone_are_enough() -> None:
    heads = [Report(report.id, report.title or "", report.published) for report in pile() if report.id != "ferry-1"]
    together = parts(group(heads))
    assert frozenset(("ferry-0", "ferry-2")) in together or frozenset(("bakery-0", "bakery-1")) in together
    assert not any(len({name.split("-")[0] for name in part}) > 1 for part in together)


def test_the_order_of_input_is_no_matter() -> None:
    reports = pile()
    first = group(reports)
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert group(reports) == first


def test_a_member_says_how_sure_it_is_and_what_it_shares() -> None:
    for member in group(pile())[0].members:
        assert member.confidence > 0.5
        assert any(word in member.reason for word in ("Larkspur", "Kestrel", "ferry", "Ferry", "Tull", "sandbank"))


def test_a_report_alone_is_a_story_of_its_own() -> None:
    (story,) = group([pile()[0]])
    assert story.members[0].confidence == 1.0
    assert story.title == "Ferry Larkspur runs aground off Kestrel Bay"


def test_a_story_has_the_headline_of_a_report_in_it() -> None:
    titles = {report.title for report in pile()}
    assert all(story.title in titles for story in group(pile()))
    assert headline(pile()[:3]) in titles
    assert headline([]) == ""


def test_ids_are_made_from_the_reports_in_whatever_order() -> None:
    assert identity(["a", "b"]) == identity(["b", "a"]) != identity(["a"])


def test_no_report_gives_no_story() -> None:
    assert group([]) == ()


def test_empty_texts_stay_alone_and_dates_may_be_missing() -> None:
    reports = [Report("e0", ""), Report("e1", ""), *(replace(report, published=None) for report in pile())]
    assert parts(group(reports)) == TRUE | {frozenset({"e0"}), frozenset({"e1"})}


def test_a_report_that_comes_a_year_late_still_joins() -> None:
    late = Report("late", TOLD["ferry"][1][1], "2032-05-04", TOLD["ferry"][1][0])
    assert any({"late", "ferry-0"} <= set(story.reports) for story in group([*pile(), late]))


def test_identical_reports_are_one_story() -> None:
    text = TOLD["comet"][0][1]
    (story,) = group([Report(str(n), text, "2031-05-03") for n in range(300)])
    assert len(story.members) == 300


def test_a_story_that_fills_the_news_is_found_again_the_next_day() -> None:
    title, text = TOLD["ferry"][0]
    index = StoryIndex()
    for day in range(3):
        told = [Report(f"{day}-{n}", f"{text} Call {n} {day} times.", f"2031-05-0{day + 1}", title) for n in range(60)]
        index.extend(told)
    assert len(index.members) == 1


def test_other_languages_and_scripts_are_grouped_by_what_is_known() -> None:
    german = "Die Fähre Lerche lief am Dienstag vor der Küste von Falkenbucht auf Grund, wie der Hafenmeister sagte."
    chinese = "云雀号渡轮周二凌晨在红隼湾附近搁浅，港务局长说全体乘客已经安全上岸。"
    reports = [
        Report("de-0", german, "2031-05-03"),
        Report("de-1", german.replace("am Dienstag", "am frühen Dienstagmorgen"), "2031-05-03"),
        Report("zh-0", chinese, "2031-05-03"),
        Report("zh-1", chinese.replace("周二凌晨", "星期二"), "2031-05-03"),
    ]
    assert parts(group(reports)) == {frozenset({"de-0", "de-1"}), frozenset({"zh-0", "zh-1"})}


def test_a_reprint_is_named() -> None:
    reports = pile()
    reports.append(replace(reports[0], id="reprint", published="2031-05-09"))
    story = next(story for story in group(reports, copies=find(reports)) if "reprint" in story.reports)
    reason = next(member.reason for member in story.members if member.report == "reprint")
    assert "reprints ferry-0" in reason


def test_annotated_names_are_taken_where_there_are_any() -> None:
    reports = pile()
    marks = []
    for report in reports:
        where = report.text.find("Larkspur")
        found = (Mention(Span(report.id, where, where + 8), "Larkspur", "work"),) if where >= 0 else ()
        marks.append(Annotation(report.id, mentions=found))
    assert parts(group(reports, marks)) == TRUE


def singly(reports: list[Report]) -> StoryIndex:
    index = StoryIndex()
    for report in reports:
        index.add(report)
    return index


def test_reports_join_one_by_one() -> None:
    reports = sorted(pile(), key=lambda report: report.published or "")
    index = singly(reports)
    assert {frozenset(index.ids[place] for place in places) for places in index.members.values()} == TRUE


def two_that_are_one() -> tuple[StoryIndex, int]:
    """An index in which two stories were merged by the last report, and how many stories it had before."""
    index = StoryIndex(block=1)
    told = enumerate(TOLD["ferry"])
    one, other, both = (Report(f"f-{n}", text, f"2031-05-0{n + 3}", title) for n, (title, text) in told)
    index.add(one)
    compare = index.compare
    index.compare = lambda story, others: compare(story, others) - 50  # type: ignore[method-assign]
    index.add(other)
    index.compare = compare  # type: ignore[method-assign]
    before = len(index.members)
    index.add(both)
    return index, before


def test_two_stories_that_turn_out_to_be_one_are_merged_on_record() -> None:
    index, before = two_that_are_one()
    assert (before, len(index.members)) == (2, 1)
    assert [(merge.kept, merge.gone, merge.members) for merge in index.merges] == [(0, 1, (1,))]


def test_a_merge_can_be_undone_and_stays_so() -> None:
    index, _ = two_that_are_one()
    index.undo(index.merges[0])
    assert sorted(map(sorted, index.members.values())) == [[0, 2], [1]]
    assert index.merges[0].undone
    index.add(Report("again", TOLD["ferry"][1][1], "2031-05-04", TOLD["ferry"][1][0]))
    assert index.find(0) != index.find(1)
    with pytest.raises(ValueError, match="undone"):
        index.undo(index.merges[0])


def in_pieces(reports: list[Report], sizes: list[int], block: int) -> StoryIndex:
    index = StoryIndex(block=block)
    for size in sizes:
        index.extend(reports[:size])
        reports = reports[size:]
    return index


def state(index: StoryIndex) -> tuple[object, ...]:
    """All that the index says, to the bit."""
    sums = [total and (total.ids.tolist(), total.rows.tolist(), total.days.tolist()) for total in index.sums]
    said = (index.ids, index.members, index.merges, list(index.sure), list(index.story_of), index.gone, sums)
    return (*said, int(index.rarity.seen.sum()), index.rarity.reports, index.rarity.words)


@pytest.mark.parametrize("block", [1, 3, 5, 192])
def test_stories_are_the_same_whether_reports_come_singly_in_handfuls_or_in_a_pile(block: int) -> None:
    reports = many()
    pile = state(in_pieces(reports, [len(reports)], block))
    assert state(in_pieces(reports, [1] * len(reports), block)) == pile
    for seed in range(5):
        chance = random.Random(seed)
        assert state(in_pieces(reports, [chance.randint(1, 7) for _ in reports], block)) == pile


def many() -> list[Report]:
    """The pile three times over, on later days and in other words, mixed."""
    told = [
        replace(report, id=f"{report.id}-{week}", text=f"{report.text} {extra}", published=f"2031-0{week + 5}-04")
        for week, extra in enumerate(("", "No more was known by noon.", "An inquiry begins in autumn."))
        for report in pile()
    ]
    random.Random(7).shuffle(told)
    return told


def test_within_a_block_the_order_is_no_matter() -> None:
    reports = many()
    first = {
        frozenset(index.ids[n] for n in places) for index in [singly(reports)] for places in index.members.values()
    }
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        index = singly(reports)
        assert {frozenset(index.ids[n] for n in places) for places in index.members.values()} == first


@pytest.mark.parametrize("block", [1, 4])
def test_when_a_day_is_over_the_order_of_its_reports_is_no_matter(block: int) -> None:
    days = [[replace(report, published=f"2031-0{week}-04") for report in many()] for week in (5, 6)]
    after = Report("after", "Nothing else was on the wires that day.", "2031-07-04")
    first = None
    for seed in range(5):
        chance, index = random.Random(seed), StoryIndex(block=block)
        for week, day in enumerate(days):
            chance.shuffle(day)
            for report in day:
                index.add(replace(report, id=f"{report.id}/{week}"))
        index.add(after)
        found = {frozenset(index.ids[n] for n in places) for places in index.members.values()}
        first = first or found
        assert found == first


def test_a_window_takes_a_day_or_a_block_or_what_it_can_hold() -> None:
    new = [
        waiting(str(n), day, sketch(Report(str(n), ""))) for n, day in enumerate((3.0, 3.0, math.nan, 2.0, 4.0, 4.0))
    ]
    assert taken([], new, 1, 9) == 4
    assert taken(new[:4], new[4:], 4, 9) == 0
    assert taken(new[:4], new[4:], 5, 9) == 2
    assert taken([], new, 6, 9) == 6
    assert taken([], new, 1, 2) == 2


def test_ever_more_of_a_window_is_decided_as_one() -> None:
    assert [together(count, 4) for count in (3, 4, 8, 11, 12, 20, 32, 48)] == [0, 4, 8, 8, 12, 20, 32, 48]


def test_one_stray_report_of_long_ago_does_not_bring_a_story_near_to_all_since() -> None:
    early, late = Report("a", "", "2029-01-01"), Report("b", "", "2031-05-03")
    index = StoryIndex(block=1)
    for report in (early, late):
        index.add(report)
    index.close()
    index.merge(0, 1, 1.0)
    index.add(Report("c", "", "2030-03-01"))
    assert index.sides(2, [0]).gap.tolist() == [424.0]


@pytest.mark.parametrize("block", [3, 192])
def test_a_killed_run_goes_on_from_its_last_saved_point(tmp_path: Path, block: int) -> None:
    reports = many()
    whole, broken = in_pieces(reports, [len(reports)], block), in_pieces(reports, [1] * 11, block)
    storystate.save(broken, tmp_path)
    broken.add(reports[11])
    resumed = storystate.load(tmp_path)
    assert resumed.ids == [report.id for report in reports[:11]]
    for report in reports[11:]:
        broken.add(report) if report is not reports[11] else None
        resumed.add(report)
    assert state(resumed) == state(broken) == state(whole)
