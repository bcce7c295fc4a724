"""What is taken from a page of HTML, and what is not."""

from pathlib import Path

from onrecord.model.report import Refusal, Report
from onrecord.read import reports
from tests.read.pages import PARAGRAPHS, page

DATA = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
"headline": "Mill fire at Harrow Bridge", "datePublished": "2021-03-04T08:30:00+01:00",
"author": [{"@type": "Person", "name": "Nora Vance"}], "publisher": {"@type": "Organization", "name": "The Bridge"}}]}
</script>"""


def read(tmp_path: Path, markup: str | bytes) -> Report:
    path = tmp_path / "page.html"
    path.write_bytes(markup.encode() if isinstance(markup, str) else markup)
    (found,) = (item for item in reports([path]) if isinstance(item, Report) or item.lost)
    assert isinstance(found, Report), found
    return found


def test_main_text_with_its_paragraphs_and_nothing_else(tmp_path: Path) -> None:
    report = read(tmp_path, page())
    for paragraph in PARAGRAPHS:
        assert paragraph in report.text
    assert "Shame on the council" not in report.text
    assert "All rights reserved" not in report.text
    assert report.text.count("\n\n") >= len(PARAGRAPHS) - 1


def test_facts_from_linked_data(tmp_path: Path) -> None:
    report = read(tmp_path, page(DATA + '<link rel="canonical" href="https://bridge.example/news/mill-fire">'))
    assert report.title == "Mill fire at Harrow Bridge"
    assert report.published == "2021-03-04T08:30:00+01:00"
    assert report.authors == ("Nora Vance",)
    assert report.outlet == "The Bridge"
    assert report.url == "https://bridge.example/news/mill-fire"
    assert report.language == "en"


def test_authors_without_their_posts(tmp_path: Path) -> None:
    people = ["NORA VANCE, AP Science Writer", "Tom Ilk | The Bridge", "admin", "The Bridge", "Associated Press"]
    head = "".join(f'<meta name="author" content="{name}">' for name in people)
    report = read(tmp_path, page(head + '<meta property="og:site_name" content="The Bridge">'))
    assert report.authors == ("NORA VANCE", "Tom Ilk", "Associated Press")
    assert report.credit == "Associated Press"


def test_dates_that_disagree_are_all_kept(tmp_path: Path) -> None:
    head = (
        '<meta property="article:published_time" content="2021-03-04T08:30:00Z">'
        '<link rel="canonical" href="https://bridge.example/2021/03/02/mill-fire">'
    )
    report = read(tmp_path, page(head))
    assert report.published == "2021-03-04T08:30:00Z"
    (note,) = report.notes
    assert "2021-03-02 by the URL" in note


def test_a_moment_in_utc_is_told_in_local_time_where_the_page_has_both(tmp_path: Path) -> None:
    head = DATA.replace("2021-03-04T08:30:00+01:00", "2021-03-04T02:30:11Z")
    head += '<meta name="sailthru.date" content="2021-03-03 18:30:11">'
    assert read(tmp_path, page(head)).published == "2021-03-03T18:30:11-08:00"


def test_the_outlet_is_never_guessed(tmp_path: Path) -> None:
    report = read(tmp_path, page().replace(" | The Bridge</title>", "</title>"))
    assert report.outlet is None


def test_a_declared_encoding_is_kept_to(tmp_path: Path) -> None:
    markup = page('<meta charset="windows-1251">').replace("Nobody was hurt", "Никто не пострадал")
    report = read(tmp_path, markup.replace("“", '"').replace("”", '"').replace("©", "").encode("cp1251"))
    assert "Никто не пострадал" in report.text


def test_a_page_of_links_is_refused(tmp_path: Path) -> None:
    links = "".join(f'<li><a href="/{n}">Story number {n}</a></li>' for n in range(40))
    (tmp_path / "x.html").write_text(f"<!DOCTYPE html><html><body><ul>{links}</ul></body></html>")
    for found in reports([tmp_path]):
        assert isinstance(found, Refusal) or "Story" in found.text


CONSENT = (
    "<div class='x1'><h2>We value your privacy</h2><p>We and our partners store and/or access information on a device,"
    " such as cookies, and process personal data for personalised content and measuring.</p><p>Some processing"
    " of your personal data may not require your consent, but you have a right to object to it at any time.</p></div>"
)


def test_what_a_page_asks_of_its_readers_is_no_text_of_it(tmp_path: Path) -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    report = read(tmp_path, f"<html><body>{CONSENT}<div><h1>Mill fire</h1>{body}</div></body></html>")
    assert "privacy" not in report.text and "personal data" not in report.text and PARAGRAPHS[1][:40] in report.text
    (tmp_path / "page.html").write_text(
        f"<html><body>{CONSENT}<p>Enable JavaScript to view this page.</p></body></html>"
    )
    (refusal,) = reports([tmp_path / "page.html"])
    assert isinstance(refusal, Refusal) and "no main text" in refusal.reason
