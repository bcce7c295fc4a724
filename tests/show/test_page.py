"""The page: whole without network and script, true to the characters, and safe whatever the reports hold."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Account, Refusal, Report, Span
from onrecord.show import layers, words
from onrecord.show.page import body, folder, page, script, style
from onrecord.show.places import Sheet, letter
from onrecord.show.view import lay
from tests.show.values import ECHO, HERALD, account


class Read(HTMLParser):
    """What a page holds: its ids, its links, its elements' attributes, and the text of each report."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.tags: list[str] = []
        self.texts: dict[str, str] = {}
        self._inside = ""
        self._depth = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.ids += [found["id"]] if found.get("id") else []  # type: ignore[list-item]
        self.links += [found["href"]] if found.get("href") else []  # type: ignore[list-item]
        self.handlers += [name for name in found if name.startswith("on") or name == "style"]
        if self._inside and tag == "div":
            self._depth += 1
        if re.fullmatch(r"r\d+-text", found.get("id") or ""):
            self._inside, self._depth = found["id"] or "", 1

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == "div":
            self._depth -= 1
            self._inside = self._inside if self._depth else ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside] = self.texts.get(self._inside, "") + data


def test_every_link_leads_to_something_on_the_page() -> None:
    read = Read(page([account()]))
    inner = {link[1:] for link in read.links if link.startswith("#")}
    assert inner <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))


def test_the_full_text_is_the_report_character_for_character() -> None:
    read = Read(page([account()]))
    assert read.texts == {"r1-text": HERALD.text, "r2-text": ECHO.text}


def test_a_difference_links_to_its_characters_and_they_link_back() -> None:
    told = page([account()])
    start = HERALD.text.index("Monday night")
    assert f'href="#r1:{start}-{start + 12}"' in told
    assert f'id="r1:{start}-{start + 12}"' in told
    assert re.search(r'<a class="d t" href="#d1"[^>]*>Monday night</a>', told)


def test_it_fetches_nothing_and_runs_only_its_own_script() -> None:
    told = page([account()])
    read = Read(told)
    assert read.handlers == []
    assert [link for link in read.links if not link.startswith("#")] == ["https://herald.example/ferry"]
    assert told.count("<script>") == 1 and "<link" not in told and "<img" not in told
    assert "default-src 'none'" in told


def test_an_address_that_is_no_web_address_is_text() -> None:
    assert not [link for link in Read(page([account()])).links if "javascript" in link]
    assert "javascript:alert(1)" in page([account()])


HOSTILE = "<script>alert(1)</script>\"'></title><b onclick=x>\x00\x1b[31m\u202eevil\ud800 javascript:alert(1)"


def hostile() -> Account:
    text = f"{HOSTILE}\r\n{HERALD.text}"
    shift = len(HOSTILE) + 2

    def moved(value: object) -> object:
        if isinstance(value, Span):
            return Span(value.report, value.start + shift, value.end + shift) if value.report == "herald" else value
        if isinstance(value, tuple):
            return tuple(map(moved, value))
        if isinstance(value, str):
            return value if value in KEPT else value + HOSTILE
        if hasattr(value, "__dataclass_fields__") and not isinstance(value, Report):
            return replace(value, **{name: moved(getattr(value, name)) for name in value.__dataclass_fields__})  # type: ignore[type-var]
        return value

    told = moved(replace(account(), reports=()))
    assert isinstance(told, Account)
    first = Report(
        "herald", text, "2021-05-04", HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), None, (), None, HOSTILE, (HOSTILE,)
    )
    return replace(told, reports=(first, ECHO))


KEPT = {
    "herald", "echo-2", "h1", "e1", "e2", "direct", "indirect", "mixed", "hard", "soft", "date", "number", "wording",
    "elision", "typography", "person", "place", "TIME", "DATE",
}  # fmt: skip


def test_hostile_text_in_every_field_is_text() -> None:
    told = page([hostile()], [Refusal(HOSTILE, HOSTILE, HOSTILE, HOSTILE)])
    read = Read(told)
    assert read.tags.count("script") == 1 and read.tags.count("title") == 1
    assert read.handlers == []
    assert not [link for link in read.links if not link.startswith("#")]
    assert "\x00" not in told and "\x1b" not in told
    assert read.texts["r1-text"] == words.visible(hostile().reports[0].text)
    told.encode("utf-8")


def test_several_stories_have_an_index_and_a_section_each() -> None:
    told = page([account(), account()])
    read = Read(told)
    assert len(read.ids) == len(set(read.ids))
    assert {"s1-story", "s2-story"} <= set(read.ids)
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    assert read.tags.count("h1") == 1


def test_headings_go_down_one_step_at_a_time() -> None:
    for told in (page([account()]), page([account(), account()])):
        levels = [int(tag[1]) for tag in Read(told).tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_folder_gets_an_index_and_a_file_each(tmp_path: Path) -> None:
    folder([account(), account()], [Refusal("x.txt", "empty")], tmp_path / "pages")
    index = (tmp_path / "pages/index.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == [
        "index.html",
        "story-1.html",
        "story-2.html",
    ]
    assert {"story-1.html", "story-2.html"} <= set(Read(index).links)
    assert "x.txt" in index


def test_no_story_is_a_page_too() -> None:
    assert "No story was told" in page([], [Refusal("x.txt", "empty")])


@pytest.mark.parametrize("how_many", [1, 40, 300])
def test_a_large_story_folds_and_stays_small(how_many: int) -> None:
    told = account()
    copies = tuple(replace(HERALD, id=f"copy-{n}", title=f"Copy {n}") for n in range(how_many))
    marks = tuple(replace(told.annotations[0], report=it.id, times=(), quotations=(), mentions=()) for it in copies)
    large = replace(told, reports=(*told.reports, *copies), annotations=(*told.annotations, *marks))
    text = page([large])
    own = sum(len(report.text) for report in large.reports)
    assert len(text) < 100_000 + 3 * own + 1_000 * how_many


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 27, 51, 52, 701, 702)] == ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]


def test_style_and_script_cannot_end_their_element() -> None:
    assert "</" not in style() and "</" not in script()


@settings(max_examples=60)
@given(
    st.text(st.sampled_from("a b\n\r<&\"'\x00é🛳\u202e")),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("dstnq")), max_size=8),
)
def test_layers_never_change_the_text(text: str, marks: list[tuple[int, int, str]]) -> None:
    sheet = Sheet(1, "A", Report("x", text))
    over = [layers.Layer(min(a, b), max(a, b), kind, "d1", "what") for a, b, kind in marks]
    made = layers.html(sheet, over, [(layer.start, layer.end) for layer in over])
    read = Read(f'<div id="r1-text">{made}</div>')
    assert read.texts.get("r1-text", "") == words.visible(text)


def test_a_view_says_how_many_days_the_reports_cover() -> None:
    assert lay(account()).length == 2


def test_full_texts_can_be_elsewhere() -> None:
    def elsewhere(report: Report, span: Span | None) -> str:
        return f"/report/{report.id}" + (f"#c{span.start}" if span else "")

    made = Read(body(lay(account(), texts=False, elsewhere=elsewhere)))
    assert made.texts == {}
    assert f"/report/echo-2#c{ECHO.text.index('Sunday')}" in made.links
    assert not [link for link in made.links if link.startswith("#r") and link != "#reports"]
