"""The page of a long story in a browser: a closer view with JavaScript, the months without."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from onrecord.account.timeline import Entry
from onrecord.show import days
from tests.browser import chromium
from tests.show.test_days import SENTENCE, START
from tests.show.values import HERALD

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium.program() is None, reason="no Chromium on this computer: apt-get install chromium"),
]
SHOWN = "document.querySelectorAll('.days .day:not([hidden])').length"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    reports = [replace(HERALD, id=f"r{n}", published=str(START + timedelta(n))) for n in range(0, 600, 3)]
    entries = [Entry(START + timedelta(n), (replace(SENTENCE, report=f"r{n}"),), 1) for n in range(0, 600, 60)]
    file = tmp_path_factory.mktemp("timeline") / "long.html"
    file.write_text(days.page("The ferry", entries, reports), encoding="utf-8")
    return file.as_uri()


@pytest.fixture
def tab() -> Iterator[chromium.Tab]:
    with chromium.tab() as tab:
        tab.show(1280, 900)
        yield tab


def test_a_closer_view_keeps_its_days_and_a_link_brings_the_others_back(tab: chromium.Tab, address: str) -> None:
    tab.open(address)
    assert tab.run(SHOWN) == 10
    tab.run("document.querySelector('.zoom button').click()")
    assert tab.run(SHOWN) == 5
    assert "5 days below" in tab.run("document.querySelector('.zoom output').textContent")
    tab.run(f"location.hash = '#d{START}'")
    tab.until(f"{SHOWN} === 10")
    assert tab.errors == []


def test_without_javascript_a_bar_leads_to_its_month(tab: chromium.Tab, address: str) -> None:
    tab.without_script()
    tab.open(address)
    month = tab.run("document.querySelector('#span a').getAttribute('href')")
    tab.open(address + month)
    assert tab.run("document.getElementById('months').open") is True
    assert tab.run("document.querySelectorAll('.zoom').length") == 0


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_nothing_runs_out_of_the_page(tab: chromium.Tab, address: str, width: int) -> None:
    tab.show(width, 900, phone=width < 500)
    tab.open(address)
    tab.run("document.querySelectorAll('details').forEach(it => { it.open = true; })")
    assert tab.run("document.documentElement.scrollWidth") <= width
