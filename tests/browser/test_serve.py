"""The server in a browser: search, open a story, follow a difference to its characters, decide and withdraw."""

import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from onrecord import archive as keeping
from onrecord import pipeline
from onrecord.settings import Settings
from onrecord.store.sqlite import Archive
from tests.browser import chromium
from tests.browser.test_page import CONTRAST, MARKED, NAMELESS
from tests.serve.test_serve import TOKEN, long_story

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium.program() is None, reason="no Chromium on this computer: apt-get install chromium"),
]
ROOT = Path(__file__).parents[2]
PATHS = ["/", "/search?words=hall", "/quoted", "/check?words=we+will+sing", "/enter"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    with Archive(folder / "news", create=True) as archive:
        keeping.add(archive, keeping.joiner(archive), pipeline.read([ROOT / "examples"], Settings()).reports)
    yield from served(folder, folder / "news")


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("long")
    yield from served(folder, long_story(folder / "news", 60))


def served(folder: Path, archive: Path) -> Iterator[str]:
    """The address of a server over the archive, which ends when the tests have."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "token").write_text(TOKEN, encoding="utf-8")
    command = [
        sys.executable, "-c", "from onrecord.cli import main; main()", "serve",
        "--archive", str(archive), "--token", str(folder / "token"),
        "--port", str(port),
    ]  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[chromium.Tab]:
    with chromium.tab() as tab:
        tab.show(1280, 900)
        yield tab


def click(browser: chromium.Tab, selector: str, then: str) -> None:
    """Click the first such element and wait for what comes of it."""
    browser.run(f"document.querySelector({selector!r}).click()")
    browser.until(f"!!({then})")


def test_from_a_search_to_a_difference_and_its_characters(browser: chromium.Tab, site: str) -> None:
    browser.open(site)
    browser.run("document.querySelector('#find').value = 'choir'")
    click(browser, ".find button", "location.pathname === '/search' && document.readyState === 'complete'")
    assert "choir" in browser.run("document.querySelector('.snippet mark').textContent").lower()
    click(browser, ".hits a[href^='/story/']", "document.querySelector('article.story')")
    words = browser.run("document.querySelector('.question.hard a.point').textContent")
    click(browser, ".question.hard a.point", "location.pathname.startsWith('/report/')")
    browser.until(f"{MARKED} === {words!r}")
    top = browser.run("document.querySelector('mark.spot').getBoundingClientRect().top")
    assert 0 < top < 900
    click(browser, "#r1-text a.d", "location.pathname.startsWith('/story/') && location.hash.startsWith('#d')")


def test_a_difference_is_dismissed_and_taken_back_in_place(browser: chromium.Tab, site: str) -> None:
    browser.open(site + "/enter")
    browser.run(f"document.querySelector('#token').value = {TOKEN!r}")
    click(browser, ".ask button", "location.pathname === '/' && document.readyState === 'complete'")
    click(browser, "nav.index a.headline", "document.querySelector('article.story')")
    hard = "document.querySelectorAll('.question.hard').length"
    before = browser.run(hard)
    click(browser, ".question.hard .decide-link", "document.querySelector('.question.hard .loaded form')")
    browser.run("document.querySelector('.loaded [name=why]').value = 'a slip of the pen'")
    browser.run("document.querySelector('.loaded [name=by]').value = 'Jo'")
    click(browser, ".loaded form button", "location.hash === '#dismissed'")
    browser.until(f"document.readyState === 'complete' && {hard} === {before - 1}")
    click(browser, "#dismissed .decide-link", "document.querySelector('#dismissed .loaded button')")
    assert "a slip of the pen" in browser.run("document.querySelector('#dismissed .loaded').textContent")
    click(browser, "#dismissed .loaded button", f"document.readyState === 'complete' && {hard} === {before}")


def test_the_timeline_lies_beside_its_words_as_on_an_account_of_its_own(browser: chromium.Tab, site: str) -> None:
    browser.open(site)
    click(browser, "nav.index a.headline", "document.querySelector('article.story')")
    beside = (
        "[...document.querySelectorAll('ol .row')].every(it => it.querySelector('.strip').getBoundingClientRect().right"
    )
    assert browser.run(beside + " <= it.querySelector('.what').getBoundingClientRect().left)")
    height = "document.querySelector('.row .sig').getBoundingClientRect()"
    assert browser.run(height + ".width") < 40


def test_a_part_of_a_long_story_opens_in_place(browser: chromium.Tab, long_site: str) -> None:
    browser.open(long_site + "/story/s1")
    many = "document.querySelectorAll('#ledger .voice').length"
    assert browser.run(many) == 12
    click(browser, "#ledger a[data-part=ledger]", f"{many} === 60")
    assert browser.run("document.querySelectorAll('.story h1').length") == 1


def every_page(browser: chromium.Tab, site: str) -> list[str]:
    """An address of every kind of page."""
    browser.open(site + "/search?words=choir")
    links = browser.run("[...document.querySelectorAll('main a')].map(it => it.getAttribute('href'))")
    kinds = ("/story/", "/report/", "/person/", "/outlet/")
    found = [next((link for link in links if link.startswith(kind)), None) for kind in kinds]
    browser.open(site + "/quoted")
    said = browser.run("document.querySelector('main a[href^=\"/person/\"]').getAttribute('href')")
    return [*PATHS, *(link for link in found if link), said]


@pytest.mark.parametrize("width", [320, 390, 820, 1360])
def test_no_width_needs_sideways_scrolling(browser: chromium.Tab, site: str, width: int) -> None:
    paths = every_page(browser, site)
    browser.show(width, 900)
    wide = []
    for path in paths:
        browser.open(site + path)
        if browser.run("document.documentElement.scrollWidth") > width:
            wide.append(path)
    browser.show(1280, 900)
    assert not wide


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_has_contrast_and_every_control_a_name(browser: chromium.Tab, site: str, dark: bool) -> None:
    paths = every_page(browser, site)
    browser.show(1280, 900, dark=dark)
    browser.errors.clear()
    for path in paths:
        browser.open(site + path)
        assert browser.run(CONTRAST) == [], path
        assert browser.run(NAMELESS) == [], path
    browser.show(1280, 900)
    assert browser.errors == []


def axe_core() -> str:
    """The script of axe-core: the file named in ONRECORD_AXE, or what the package axe-core-python carries."""
    if named := os.environ.get("ONRECORD_AXE"):
        return Path(named).read_text(encoding="utf-8")
    package = importlib.util.find_spec("axe_core_python")
    if package is None or package.origin is None:
        pytest.skip("no axe-core: pip install axe-core-python, or ONRECORD_AXE=FILE")
    return Path(package.origin).with_name("axe.min.js").read_text(encoding="utf-8")


def test_axe_finds_no_serious_fault(browser: chromium.Tab, site: str) -> None:
    source = axe_core()
    serious = []
    for path in every_page(browser, site):
        browser.open(site + path)
        browser.run(source + ";0")
        found = browser.run(
            "axe.run().then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
            ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')))"
        )
        serious += [f"{path} {line}" for line in found]
    assert not serious, "\n".join(serious)


def test_the_search_and_a_decision_work_without_javascript(site: str) -> None:
    with chromium.tab() as tab:
        tab.show(1280, 900)
        tab.without_script()
        tab.open(site + "/search?words=choir")
        link = tab.run("document.querySelector('.hits a[href^=\"/story/\"]').getAttribute('href')")
        tab.open(site + link)
        point = tab.run("document.querySelector('.question.hard a.point').getAttribute('href')")
        tab.open(site + point)
        top = tab.run("document.querySelector('mark.spot').getBoundingClientRect().top")
        assert 0 <= top < 900
        tab.open(site + link)
        decide = tab.run("document.querySelector('.question.hard .decide-link').getAttribute('href')")
        tab.open(site + decide)
        assert "token" in tab.run("document.querySelector('#part').textContent")
