"""The page in a browser: links that lead to characters, with JavaScript and without, at every width."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.show.page import page
from tests.browser import chromium
from tests.show.test_page import hostile
from tests.show.values import ECHO, HERALD, account

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium.program() is None, reason="no Chromium on this computer: apt-get install chromium"),
]
MARKED = "[...document.querySelectorAll('mark.spot')].map(it => it.textContent).join('')"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "ferry.html").write_bytes(page([account()]).encode())
    (folder / "two.html").write_bytes(page([account(), account()]).encode())
    (folder / "hostile.html").write_bytes(page([hostile()]).encode())
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[chromium.Tab]:
    with chromium.tab() as tab:
        tab.show(1280, 900)
        yield tab


def test_a_click_on_a_difference_marks_its_characters(browser: chromium.Tab, pages: Path) -> None:
    browser.open((pages / "ferry.html").as_uri())
    browser.run("document.querySelector('.question.hard .answer:nth-child(2) a.point').click()")
    browser.until(f"{MARKED} === 'Sunday'")
    start = ECHO.text.index("Sunday")
    assert browser.run("location.hash") == f"#r2:{start}-{start + 6}"
    top = browser.run("document.querySelector('mark.spot').getBoundingClientRect().top")
    assert 0 < top < 900


def test_characters_lead_back_to_their_difference(browser: chromium.Tab, pages: Path) -> None:
    browser.open((pages / "ferry.html").as_uri())
    browser.run("document.querySelector('#r2-text a.d').click()")
    browser.until("location.hash === '#d1'")


def test_offsets_are_code_points_beyond_the_basic_plane_too(browser: chromium.Tab, pages: Path) -> None:
    start = ECHO.text.index("the harbour office")
    browser.open((pages / "ferry.html").as_uri() + f"#r2:{start}-{start + 18}")
    browser.until(f"{MARKED} === 'the harbour office'")


def test_a_stretch_over_paragraphs_and_layers_is_marked_whole(browser: chromium.Tab, pages: Path) -> None:
    browser.open((pages / "ferry.html").as_uri() + "#r1:40-180")
    browser.until(f"{MARKED}.length === 140")
    assert browser.run(MARKED) == HERALD.text[40:180]
    assert browser.run("document.querySelector('#r1-text').textContent") == HERALD.text


def test_the_back_button_returns(browser: chromium.Tab, pages: Path) -> None:
    browser.open((pages / "ferry.html").as_uri())
    browser.run("document.querySelector('.summary a.sig').click()")
    browser.until("!document.querySelector('.back').hidden")
    browser.run("document.querySelector('.back').click()")
    browser.until("location.hash === ''")
    assert browser.run("document.querySelectorAll('mark.spot').length") == 0


def test_a_layer_can_be_put_away(browser: chromium.Tab, pages: Path) -> None:
    browser.open((pages / "ferry.html").as_uri())
    colour = "getComputedStyle(document.querySelector('#r1-text a.d')).fontWeight"
    assert browser.run(colour) == "700"
    browser.run("document.querySelector('[data-layer=d]').click()")
    assert browser.run(colour) == "400"


def test_nothing_is_fetched_and_nothing_goes_wrong(browser: chromium.Tab, pages: Path) -> None:
    browser.errors.clear()
    for name in ("ferry", "two", "hostile"):
        browser.open((pages / f"{name}.html").as_uri())
        assert browser.run("performance.getEntriesByType('resource').length") == 0
    assert browser.errors == []


@pytest.mark.parametrize("width", [320, 390, 820, 1360])
def test_no_width_needs_sideways_scrolling(browser: chromium.Tab, pages: Path, width: int) -> None:
    browser.show(width, 900)
    for name in ("ferry", "two", "hostile"):
        browser.open((pages / f"{name}.html").as_uri())
        assert browser.run("document.documentElement.scrollWidth") <= width
    browser.show(1280, 900)


CONTRAST = """
(() => {
  const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = rgb => rgb.map(v => linear(v / 255))
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const bad = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const it = node.parentElement, look = getComputedStyle(it);
    if (!node.data.trim() || ['SCRIPT', 'STYLE'].includes(it.tagName) || it.closest('.hidden, .skip')) continue;
    const ink = parse(it.closest('svg') ? look.fill : look.color).slice(0, 3);
    const under = it.previousElementSibling;  // a label on a bar stands on the bar
    const behind = it.matches('.in') ? parse(getComputedStyle(under).fill).slice(0, 3) : ground(it);
    const [a, b] = [light(ink), light(behind)].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) bad.push(it.className + ': ' + node.data.trim().slice(0, 30));
  }
  return bad;
})()
"""


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_has_the_contrast_that_wcag_asks_for(browser: chromium.Tab, pages: Path, dark: bool) -> None:
    browser.show(1280, 900, dark=dark)
    browser.open((pages / "two.html").as_uri())
    assert browser.run(CONTRAST) == []
    browser.show(1280, 900)


NAMELESS = """
[...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), summary, [aria-labelledby], [role=region]'
)].filter(it => {
  const by = it.getAttribute('aria-labelledby');
  if (by) return !document.getElementById(by)?.textContent.trim();
  return !(it.getAttribute('aria-label') || it.textContent || it.closest('label')?.textContent ||
    it.labels?.[0]?.textContent || '').trim();
}).map(it => it.outerHTML.slice(0, 80))
"""


def test_every_control_and_region_has_a_name(browser: chromium.Tab, pages: Path) -> None:
    browser.open((pages / "two.html").as_uri())
    assert browser.run(NAMELESS) == []


def test_without_javascript_a_link_still_leads_to_the_place(pages: Path) -> None:
    with chromium.tab() as tab:
        tab.show(1280, 900)
        tab.without_script()
        start = ECHO.text.index("Sunday")
        tab.open((pages / "ferry.html").as_uri() + f"#r2:{start}-{start + 6}")
        top = tab.run(f"document.getElementById('r2:{start}-{start + 6}').getBoundingClientRect().top")
        assert 0 <= top < 900
        assert tab.run("document.querySelectorAll('mark.spot').length") == 0
