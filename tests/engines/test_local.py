"""Work on one machine: what dies or fails is told, the rest goes on."""

import os

import pyarrow as pa

from onrecord.engines.base import Step
from onrecord.engines.local import Local


def halved(number: int) -> float:
    if number == 3:
        os._exit(1)
    if number == 5:
        raise MemoryError
    return number / 2


def test_a_process_that_dies_costs_its_own_item_only() -> None:
    engine = Local(2)
    try:
        done = {each.number: each for each in engine.each(halved, list(range(8)))}
    finally:
        engine.close()
    assert sorted(done) == list(range(8))
    assert "memory" in done[3].fault and "memory" in done[5].fault
    assert [done[n].value for n in (0, 1, 2, 4, 6, 7)] == [0, 0.5, 1, 2, 3, 3.5]


def numbers(item: int) -> pa.Table:
    values = [n for n in range(60) if n % 4 == item]
    return pa.table({"value": values, "rest": [n % 3 for n in values]})


def summed(table: pa.Table) -> pa.Table:
    total = sum(table.column("value").to_pylist())
    return pa.table({"rest": [table.column("rest")[0].as_py()], "total": [total], "all": [0]})


def added(table: pa.Table) -> pa.Table:
    return pa.table({"total": [sum(table.column("total").to_pylist())]})


def test_rows_are_gathered_by_their_key() -> None:
    found = list(Local().grouped(numbers, range(4), Step("rest", summed)))
    assert [table.to_pylist()[0]["total"] for table in found] == [sum(range(n, 60, 3)) for n in range(3)]
    (whole,) = Local().grouped(numbers, range(4), Step("rest", summed), Step("all", added))
    assert whole.column("total").to_pylist() == [sum(range(60))]


def test_nothing_gives_no_group() -> None:
    assert list(Local().grouped(numbers, [9], Step("rest", summed), Step("all", added))) == []
