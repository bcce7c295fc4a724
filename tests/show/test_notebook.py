"""An account in a notebook: escaped, self-contained, without style or script in the notebook's own page."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from onrecord.model import Refusal
from onrecord.show import notebook
from tests.show.values import account

HOSTILE = '</iframe><script>alert(1)</script>" onload="x'


class Tags(HTMLParser):
    """The elements of a piece of HTML, and the attributes that any of them has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_an_account_shows_itself() -> None:
    told = account()
    assert told._repr_html_() == notebook.account(told)
    assert told.title in told._repr_html_()


def test_nothing_of_it_reaches_beyond_its_own_elements() -> None:
    found = Tags(notebook.account(account(), [Refusal("a.bin", "binary data")]))
    assert not {"style", "script", "link", "a"} & set(found.tags)
    assert "id" not in found.attributes
    assert found.tags.count("iframe") == 1 and not found.open


def test_printed_words_cannot_become_elements() -> None:
    odd = replace(account(), title=HOSTILE)
    found = Tags(notebook.account(odd, [Refusal(HOSTILE, HOSTILE)]))
    assert "script" not in found.tags and "onload" not in found.attributes and found.tags.count("iframe") == 1


def test_the_whole_page_stands_in_a_frame_that_its_links_stay_in() -> None:
    html = notebook.account(account())
    assert 'sandbox="allow-scripts"' in html
    assert "&lt;base href=&#34;about:srcdoc&#34;&gt;" in html


def test_several_accounts_are_a_table() -> None:
    html = notebook.accounts([account(), account()])
    assert "2 accounts" in html and "iframe" not in html
    assert "0 accounts" in notebook.accounts([])


def test_reports_are_a_table() -> None:
    html = notebook.reports(account().reports)
    assert all(re.search(f">{report.id}<", html) for report in account().reports)


def test_what_no_text_file_can_hold_is_made_visible() -> None:
    odd = replace(account(), title="a\ud800b\x00\u202e")
    report = replace(account().reports[0], title="\udcff", outlet="\ud800")
    for html in (notebook.account(odd), notebook.accounts([odd, odd]), notebook.reports([report])):
        assert html.encode("utf-8") and "\x00" not in html
