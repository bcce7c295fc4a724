"""A timeline kept open: reports come, change and go, and it is the one that all of them would give at once."""

import time
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.account.timeline import Asked, choose, tell
from onrecord.account.timeline_ledger import Ledger, Share, share
from onrecord.annotate.times import find
from onrecord.model import Annotation, Copy, Report

from .test_timeline import marks, story

REPORTS = story()
MARKS = {mark.report: mark for mark in marks(REPORTS)}
COPIES = [Copy("r01", "r02", 1.0, 1.0), Copy("r07", "r10", 0.6, 0.6)]


@cache
def at_once(names: frozenset[str]) -> object:
    kept = [report for report in REPORTS if report.id in names]
    return choose(kept, [MARKS[report.id] for report in kept], COPIES, days=5, since="2022-03-15")


def asked() -> Asked:
    return Asked(days=5, since="2022-03-15")


@settings(deadline=None, max_examples=40)
@given(st.permutations(REPORTS))
def test_reports_may_come_in_any_order(reports: list[Report]) -> None:
    ledger = Ledger()
    for report in reports:
        ledger.add(report, MARKS[report.id])
    assert tell(ledger, COPIES, asked()) == at_once(frozenset(MARKS))
    assert choose(reports, [MARKS[r.id] for r in reports], COPIES, days=5, since="2022-03-15") == at_once(
        frozenset(MARKS)
    )


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(REPORTS), st.booleans()), max_size=40))
def test_reports_that_come_and_go_leave_no_trace(steps: list[tuple[Report, bool]]) -> None:
    ledger, held = Ledger(), set[str]()
    for report, comes in steps:
        if comes:
            ledger.add(replace(report, text="An earlier version."), Annotation(report.id))
            ledger.add(report, MARKS[report.id])
            held.add(report.id)
        else:
            ledger.drop(report.id)
            held.discard(report.id)
    assert len(ledger) == len(held) and all(name in ledger for name in held)
    assert tell(ledger, COPIES, asked()) == at_once(frozenset(held))


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 29))
def test_told_between_it_is_the_timeline_so_far(number: int) -> None:
    ledger = Ledger()
    for report in REPORTS[:number]:
        ledger.add(report, MARKS[report.id])
        tell(ledger)
    assert tell(ledger, COPIES, asked()) == at_once(frozenset(r.id for r in REPORTS[:number]))


def test_one_report_more_costs_what_it_costs_by_itself() -> None:
    def shares(many: int) -> list[Share]:
        found = []
        for n in range(many):
            report = Report(f"x{n}", f"Pump {n} at Halvern failed on March {n % 28 + 1}, and crews mended it at once.")
            found.append(share(report, Annotation(report.id, find(report.text, "2022-03-30", report=report.id))))
        return found

    def cost(ledger: Ledger) -> float:
        begun = time.process_time()
        for _ in range(20):
            for report in REPORTS[:10]:
                ledger.add(report, MARKS[report.id])
        return time.process_time() - begun

    few, many = Ledger(shares(20)), Ledger(shares(2000))
    cost(few)
    assert min(cost(many) for _ in range(3)) < 4 * min(cost(few) for _ in range(3)) + 0.05
