"""A timeline as text: each sentence with whom it is from and where it stands."""

from dataclasses import replace
from datetime import date

from onrecord.account.timeline import Entry
from onrecord.model import Span
from onrecord.show import timeline
from tests.show.values import HERALD, account


def test_a_report_bears_its_id_where_its_outlet_has_others() -> None:
    reports = account().reports
    entry = Entry(date(2023, 3, 11), (Span(HERALD.id, 0, 10),), 1)
    assert f"[{HERALD.label}, 0-10]" in timeline.tell([entry], reports)
    assert f"[{HERALD.label} {HERALD.id}, 0-10]" in timeline.tell([entry], [*reports, replace(HERALD, id="other")])


def test_no_day_is_said_outright() -> None:
    assert timeline.tell([], account().reports).startswith("No day matters")
