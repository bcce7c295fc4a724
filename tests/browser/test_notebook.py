"""What a notebook shows, in a browser: nothing of it reaches the notebook's own page, and its links stay inside."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.show import notebook
from tests.browser import chromium
from tests.show.values import account

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium.program() is None, reason="no Chromium on this computer"),
]
FRAME = "document.querySelector('iframe')"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Tab]:
    cell = notebook.account(account())
    file: Path = tmp_path_factory.mktemp("notebook") / "notebook.html"
    file.write_text(f'<!doctype html><meta charset="utf-8"><h1 id="own">Mine</h1><p>text</p>{cell}', encoding="utf-8")
    with chromium.tab() as tab:
        tab.show(900, 900)
        tab.open(file.as_uri())
        yield tab


def test_the_notebook_keeps_its_own_looks(tab: chromium.Tab) -> None:
    assert tab.run("document.styleSheets.length") == 0
    assert tab.run("getComputedStyle(document.body).fontFamily") == tab.run(
        "getComputedStyle(document.querySelector('.onrecord')).fontFamily"
    )


def test_a_link_to_a_place_in_the_account_stays_in_its_frame(tab: chromium.Tab) -> None:
    # The sandbox is opened only so that the test can look inside.
    opened = "f.closest('details').open = true; f.loading = 'eager'; f.sandbox = 'allow-scripts allow-same-origin'"
    tab.run(f"(f => {{ {opened}; f.srcdoc = f.srcdoc; }})({FRAME})")
    inside = f"({FRAME}.contentDocument || document.createElement('p'))"
    tab.until(f"{inside}.readyState === 'complete' && !!{inside}.querySelector('a.sig')")
    tab.run(f"{FRAME}.contentDocument.querySelector('a.sig').click()")
    assert tab.until(f"{FRAME}.contentDocument.URL.startsWith('about:srcdoc#')")
    assert tab.errors == []
