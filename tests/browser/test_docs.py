"""The documentation in a browser: no page is wider than a phone, none loads anything from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.site.build import build
from tests.browser import chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium.program() is None, reason="no Chromium on this computer"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return build(tmp_path_factory.mktemp("docs") / "site")


@pytest.fixture(scope="module")
def tab() -> Iterator[chromium.Tab]:
    with chromium.tab() as tab:
        yield tab


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_fits_its_window(site: list[Path], tab: chromium.Tab, width: int) -> None:
    tab.show(width, 800, phone=width < 500)
    for page in site:
        tab.open(page.as_uri())
        assert tab.run("document.documentElement.scrollWidth") <= width, page.name
        assert tab.run("[...document.images].every(it => it.complete && it.naturalWidth)"), page.name
    assert tab.errors == []
