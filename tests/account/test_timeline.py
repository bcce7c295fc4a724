"""The timeline of a long story: days that matter, told by the reports' own sentences."""

import time
from dataclasses import replace
from datetime import date, timedelta
from math import log

import pytest

from onrecord.account import summary
from onrecord.account.lines import Line
from onrecord.account.timeline import Entry, choose
from onrecord.account.timeline_shared import Shared
from onrecord.annotate.times import find
from onrecord.model import Annotation, Copy, Report, Span
from onrecord.read.parts import told_apart

START = date(2022, 3, 1)
WORKS = ("cellars", "orchards", "bridges", "stables", "workshops", "terraces")
DONE = ("cleared", "pumped out", "fenced off", "photographed", "whitewashed")
OWNERS = ("brewery", "monastery", "railway", "university", "shipyard")


def marks(reports: list[Report]) -> list[Annotation]:
    return [Annotation(r.id, find(r.text, r.published, report=r.id, skip=r.apart)) for r in reports]


def story() -> list[Report]:
    """Thirty days of a dam: it burst on 3 March, and later reports look back to that day."""
    reports = []
    for n in range(30):
        day = START + timedelta(days=n)
        what, whose = WORKS[n % 6], OWNERS[n // 6]
        lines = [f"Crews from Halvern {DONE[n % 5]} the {what} of the {whose} on {day:%A}."]
        if n == 2:
            lines = ["The Orrin dam above Halvern burst on Thursday and flooded the lower town, the mayor said."]
        if n > 4 and n % 3 == 0:
            lines.append("The Orrin dam above Halvern burst on March 3, drowning the lower town.")
        text = "\n\n".join(lines)
        reports.append(told_apart(Report(f"r{n:02}", text, published=day.isoformat(), outlet=("Post", "Echo")[n % 2])))
    return reports


def told(entries: tuple[Entry, ...], reports: list[Report]) -> dict[date, list[str]]:
    texts = {r.id: r.text for r in reports}
    return {entry.date: [span.of(texts[span.report]) for span in entry.spans] for entry in entries}


def test_the_day_that_reports_point_back_to_comes_first() -> None:
    reports = story()
    (entry,) = choose(reports, marks(reports), days=1, sentences=1)
    assert entry.date == date(2022, 3, 3)
    assert entry.witnesses == 2
    assert "dam" in told((entry,), reports)[entry.date][0]


def test_as_many_days_and_sentences_as_asked_in_order_and_none_twice() -> None:
    reports = story()
    entries = choose(reports, marks(reports), days=6, sentences=2)
    days = [entry.date for entry in entries]
    assert len(days) == 6 and days == sorted(set(days))
    spans = [span for entry in entries for span in entry.spans]
    assert len(spans) == len(set(spans)) and all(len(entry.spans) <= 2 for entry in entries)


def test_a_span_of_days_and_a_name_are_kept_to() -> None:
    reports = story()
    inside = choose(reports, marks(reports), first=date(2022, 3, 10), last=date(2022, 3, 12))
    assert {entry.date for entry in inside} <= {date(2022, 3, n) for n in (10, 11, 12)}
    dam = choose(reports, marks(reports), name="Orrin dam")
    assert [entry.date for entry in dam] == [date(2022, 3, 3)]
    assert choose(reports, marks(reports), name="Nobody Known") == ()
    assert choose(reports, marks(reports), name="( [") == ()


def test_since_marks_what_was_published_then() -> None:
    reports = story()
    entries = choose(reports, marks(reports), days=30, since="2022-03-20")
    fresh = {entry.date for entry in entries if entry.new}
    assert fresh and min(fresh) >= date(2022, 3, 3)
    assert not any(entry.new for entry in choose(reports, marks(reports), days=30))


def test_copies_count_as_one_witness() -> None:
    text = "The Orrin dam above Halvern burst on March 3, drowning the lower town."
    reports = [Report(f"c{n}", text, published="2022-03-04", outlet=f"Paper {n}") for n in range(3)]
    copied = [Copy("c0", "c1", 1.0, 1.0), Copy("c1", "c2", 1.0, 1.0)]
    assert choose(reports, marks(reports))[0].witnesses == 3
    assert choose(reports, marks(reports), copied)[0].witnesses == 1


def test_a_chronology_weighs_more_and_its_days_lie_in_the_past() -> None:
    days = ("Feb. 2", "Feb. 9", "Feb. 20", "Aug. 5", "Dec. 24")
    acts = ("hires a surveyor", "cuts the levy", "orders a siren", "sacks two wardens", "closes the sluice gates")
    lines = [f"{day} - The council of Halvern {act}." for day, act in zip(days, acts, strict=True)]
    reports = [*story(), Report("chronology", "\n".join(lines), published="2022-03-20")]
    entries = choose(reports, marks(reports), days=40, first=date(2021, 1, 1))
    assert {date(2021, 2, 2), date(2021, 12, 24)} <= {entry.date for entry in entries}


def test_marks_before_a_sentence_are_no_part_of_it() -> None:
    marked = ("-- {}", "(Update 1:45 a.m. in Halvern) {}", "1456 GMT: {}", "HALVERN, 5:29 p.m. ET: {}")
    marked += ("(8:48 a.m. ET, 2:48 p.m. in Halvern) {}", "(Updated 12:08 a.m.): {}", "{}")
    line = "The Orrin dam above Halvern burst on March 3, 2022, and drowned the lower town."
    for form in marked:
        report = Report("a", "Halvern is under water.\n\n" + form.format(line), published="2022-03-04")
        assert told(choose([report], marks([report])), [report]) == {date(2022, 3, 3): [line]}


def test_what_happened_is_told_rather_than_what_was_planned() -> None:
    planned = "The council of Halvern is to vote on the new Orrin dam on Thursday, the mayor said."
    happened = "The council of Halvern voted for the new Orrin dam on Thursday, the mayor said."
    reports = [Report("a", planned, published="2022-03-08"), Report("b", happened, published="2022-03-11")]
    entries = choose(reports, marks(reports), days=1, sentences=1)
    assert told(entries, reports) == {date(2022, 3, 10): [happened]}


def test_what_several_sources_say_tells_the_day_and_copies_are_one_source() -> None:
    shared = "The Orrin dam above Halvern burst on March 3 and drowned the lower town, {}."
    alone = "A heron stood on the roof of the drowned brewery in Halvern all morning on March 3, a clerk wrote."
    reports = [
        Report("a", shared.format("firemen said"), published="2022-03-04", outlet="Post"),
        Report("b", shared.format("a bargeman said"), published="2022-03-05", outlet="Echo"),
        *(Report(f"c{n}", alone, published="2022-03-06", outlet=f"Copyist {n}") for n in range(3)),
    ]
    copies = [Copy(a, b, 1.0, 1.0) for a, b in (("c0", "c1"), ("c1", "c2"))]
    told_by = choose(reports, marks(reports), copies, days=1, sentences=1)[0].spans[0].report
    assert told_by in ("a", "b")
    line = Line(Span("a", 0, 9), None, 0, ("orrin", "dam", "burst"))
    lines = [line, replace(line, span=Span("b", 0, 9)), replace(line, span=Span("c", 0, 9), words=("heron", "dam"))]
    apart = Shared(lines, {"a": 0, "b": 1, "c": 2})
    assert apart.words(line) == pytest.approx((1 + 2 + 1) / (3 * 2)) and apart.pairs(line) == pytest.approx(log(3))
    copied = Shared(lines, {"a": 0, "b": 0, "c": 2})
    assert copied.words(line) == pytest.approx(1 / 3) and copied.pairs(line) == 0
    assert Shared(lines[:1], {"a": 0}).words(line) == 0


def test_a_caption_tells_a_day_only_where_nothing_else_does() -> None:
    caption = "Residents of Halvern wade through the lower town below the Orrin dam, March 3, 2022."
    news = "Residents of Halvern waded through the lower town on Thursday."
    reports = [Report("a", f"{caption}\n\nThe mayor resigned.\n\n{news}", published="2022-03-04")]
    assert told(choose(reports, marks(reports), sentences=1), reports) == {date(2022, 3, 3): [news]}
    only = [Report("a", caption, published="2022-03-04")]
    assert told(choose(only, marks(only)), only) == {date(2022, 3, 3): [caption]}


def test_a_sentence_that_leans_on_another_tells_a_day_only_where_none_stands_alone() -> None:
    leaning = "Her brother was pulled out of the Orrin dam above Halvern on Thursday by firemen of the town."
    alone_ = "A warden was pulled out of the mud by firemen on Thursday."
    reports = [Report("a", leaning, published="2022-03-04"), Report("b", alone_, published="2022-03-04")]
    assert told(choose(reports, marks(reports)), reports) == {date(2022, 3, 3): [alone_]}
    assert told(choose(reports[:1], marks(reports[:1])), reports) == {date(2022, 3, 3): [leaning]}


def test_a_day_of_a_month_long_past_is_not_a_year_ahead() -> None:
    report = Report("a", "The council published a plan to raise the Orrin dam on March 2.", published="2022-05-19")
    entries = choose([report], marks([report]), first=date(2022, 1, 1), last=date(2023, 12, 31))
    assert [entry.date for entry in entries] == [date(2022, 3, 2)]


def test_a_day_asked_for_is_told_even_without_the_storys_key_words() -> None:
    quiet = [Report("q", "A mason from Kelm fell off the new chapel on May 9, 2022.", published="2022-05-10")]
    reports = [*story(), *quiet]
    assert date(2022, 5, 9) in {entry.date for entry in choose(reports, marks(reports), days=40)}
    assert date(2022, 5, 9) not in {entry.date for entry in choose(reports, marks(reports))}


def test_dates_far_outside_the_story_are_left_out_unless_asked_for() -> None:
    far = [
        replace(report, text=report.text + "\n\nThe first Orrin dam was built on June 4, 1871, beside Halvern.")
        for report in story()
    ]
    assert date(1871, 6, 4) not in {entry.date for entry in choose(far, marks(far), days=40)}
    asked = choose(far, marks(far), first=date(1800, 1, 1), last=date(1900, 1, 1))
    assert [entry.date for entry in asked] == [date(1871, 6, 4)]


def test_a_far_day_is_told_where_the_reports_tell_no_other() -> None:
    report = Report("a", "The first Orrin dam was finished on June 4, 1871, above Halvern.", published="2022-03-04")
    assert [entry.date for entry in choose([report], marks([report]))] == [date(1871, 6, 4)]


def test_a_day_that_all_reports_name_does_not_hide_those_that_followed() -> None:
    later = {date(2022, 5, 2): "arrested its warden", date(2022, 7, 11): "opened an inquest into the flood"}
    reports = story()
    for n in range(90):
        day = date(2022, 4, 1) + timedelta(n * 2)
        lines = ["The Orrin dam above Halvern burst on March 3, drowning the lower town."]
        lines += [f"Police {what} at Halvern on {when:%B} {when.day}." for when, what in later.items() if when < day]
        reports.append(Report(f"x{n}", "\n\n".join(lines[: 1 + n % 6]), published=day.isoformat()))
    assert {date(2022, 3, 3), *later} <= {entry.date for entry in choose(reports, marks(reports))}


def test_since_takes_a_day_or_a_moment_in_any_zone() -> None:
    report = Report("a", "The Orrin dam burst on March 3, 2022, and flooded Halvern.", "2022-03-03T23:30:00-05:00")
    for since, new in (
        ("2022-03-04", True), ("2022-03-04T04:30Z", True), ("2022-03-04T04:31Z", False),
        ("2022-03-04T06:00+02:00", True), ("2022-03-05", False), ("soon", False),
    ):  # fmt: skip
        assert [entry.new for entry in choose([report], marks([report]), since=since)] == [new]
    undated = replace(report, published="2022-03-04")
    assert [entry.new for entry in choose([undated], marks([undated]), since="2022-03-04T18:00Z")] == [True]


def test_each_report_is_a_witness_and_their_numbers_are_compared() -> None:
    text = "The Orrin dam above Halvern burst on March 3, and drowned {} houses of the lower town."
    reports = [
        Report("a", text.format(60), "2022-03-04", outlet="Post"),
        Report("b", text.format(16), "2022-03-05", outlet="Echo"),
        Report("c", text.format(60), "2022-03-06", outlet="Copyist"),
    ]
    (entry,) = choose(reports, marks(reports), [Copy("a", "c", 1.0, 1.0)], compare=True)
    assert [(it.span.report, it.voice) for it in entry.evidence] == [("a", "Post"), ("b", "Echo"), ("c", "Post")]
    assert entry.witnesses == 2
    assert {(it.kind, it.a.value, it.b.value) for it in entry.differences} >= {("number", "60", "16")}
    assert not choose(reports, marks(reports))[0].differences


def test_comments_do_not_steer_the_choice() -> None:
    reports = story()
    below = "".join(
        f"\nreader{n}\nMarch 17, 2022 at {n % 12 + 1}:15 pm | Reply\nThe Orrin dam above Halvern burst on March 17!"
        for n in range(7000)
    )
    assert len(below) > 600_000
    noisy = [*reports[:-1], replace(reports[-1], text=reports[-1].text + below)]
    assert [e.date for e in choose(noisy, marks(noisy), days=3)] == [
        e.date for e in choose(reports, marks(reports), days=3)
    ]


@pytest.mark.parametrize("published", ["2022-03-04", None, "1970-01-01", "9999-12-31", "0001-01-01", "soon"])
def test_one_report_is_told_whatever_its_date(published: str | None) -> None:
    reports = [Report("a", "The Orrin dam burst on March 3, 2022, and flooded Halvern.", published=published)]
    entries = choose(reports, marks(reports))
    assert [entry.date for entry in entries] in ([date(2022, 3, 3)], [])
    assert len(choose(reports, marks(reports), first=date(2022, 1, 1), last=date(2022, 12, 31))) == 1


def test_no_resolved_time_leaves_the_days_of_publication() -> None:
    reports = [
        Report(f"n{n}", f"Halvern rebuilds its {w} beside the river.", published=f"2022-03-0{n}")
        for n, w in ((4, "bridge and mill"), (5, "school and chapel"))
    ]
    empty = [Annotation(r.id) for r in reports]
    assert [entry.date.day for entry in choose(reports, empty)] == [4, 5]
    undated = [replace(r, published=None) for r in reports]
    assert choose(undated, empty) == ()
    assert choose([], []) == ()


def test_a_thousand_reports_on_one_day_are_quick() -> None:
    body = " ".join(f"Crews pumped cellar {n} of Halvern dry on Thursday after the dam burst." for n in range(12))
    reports = [Report(f"t{n}", f"Street {n} was under water. {body}", published="2022-03-03") for n in range(1000)]
    annotations = marks(reports)
    begun = time.process_time()
    entries = choose(reports, annotations)
    assert [entry.date for entry in entries] == [date(2022, 3, 3)]
    assert time.process_time() - begun < 10


def test_the_summary_of_a_long_story_tells_its_weightiest_days() -> None:
    reports = story()
    entries = choose(reports, marks(reports), days=summary.MOST, sentences=1)
    assert len(reports) > summary.LONG and len(entries) == summary.MOST
    assert summary.choose(reports, marks(reports)) == tuple(entry.spans[0] for entry in entries)
