"""Feeds: RSS, Atom, JSON Feed, news sitemaps, and what only looks like one."""

import json
from pathlib import Path

import pytest

from onrecord.model.report import Refusal, Report
from onrecord.read import reports
from onrecord.read.fetch import Fetched, Fetcher, FetchError
from tests.read.pages import BODY, PARAGRAPHS

HTML = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Bridge</title><link>https://bridge.example</link><language>en-gb</language>
<image><title>Logo</title><url>https://bridge.example/l.png</url></image>
<item><title>Mill fire &amp; flood</title><link>https://bridge.example/news/mill-fire.html?x=1</link><guid>b-17</guid>
<pubDate>Thu, 04 Mar 2021 08:30:00 +0100</pubDate><dc:creator>Nora Vance</dc:creator>
<description>Short.</description><content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>Only a title</title><link>https://bridge.example/news/only</link></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed
xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Bridge</title>
<entry><id>https://bridge.example/news/mill-fire</id><title>Mill fire</title>
<link rel="self" href="https://bridge.example/api/1"/><link href="https://bridge.example/news/mill-fire"/>
<published>2021-03-04T08:30:00Z</published><updated>2021-03-05T08:30:00Z</updated>
<author><name>Nora Vance</name></author><content type="html">{HTML.replace("<", "&lt;")}</content></entry></feed>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
<loc>https://bridge.example/news/mill-fire</loc><news:news>
<news:publication><news:name>The Bridge</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2021-03-04</news:publication_date>
<news:title>Mill fire</news:title></news:news></url></urlset>"""


def read(path: Path, content: str) -> list[Report | Refusal]:
    path.write_text(content)
    return list(reports([path]))


def test_rss(tmp_path: Path) -> None:
    full, bare = read(tmp_path / "a.xml", RSS)
    assert isinstance(full, Report) and isinstance(bare, Report)
    assert (full.id, full.title, full.outlet) == ("b-17", "Mill fire & flood", "The Bridge")
    assert (full.published, full.authors, full.text) == ("2021-03-04T08:30:00+01:00", ("Nora Vance",), BODY)
    assert (bare.id, bare.text) == ("only", "Only a title")
    assert bare.notes


def test_atom(tmp_path: Path) -> None:
    (report,) = read(tmp_path / "a.atom", ATOM)
    assert isinstance(report, Report)
    assert (report.id, report.title, report.outlet, report.authors) == (
        "mill-fire",
        "Mill fire",
        "The Bridge",
        ("Nora Vance",),
    )
    assert (report.published, report.url) == ("2021-03-04T08:30:00Z", "https://bridge.example/news/mill-fire")
    assert report.text == BODY


def test_json_feed(tmp_path: Path) -> None:
    item = {
        "id": "1",
        "url": "https://bridge.example/1",
        "content_html": HTML,
        "date_published": "2021-03-04",
        "title": "Mill fire",
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Bridge", "language": "en", "items": [item]}
    (report,) = read(tmp_path / "a.json", json.dumps(feed))
    assert isinstance(report, Report)
    assert (report.id, report.outlet, report.text, report.published) == ("1", "The Bridge", BODY, "2021-03-04")


def test_ninjs(tmp_path: Path) -> None:
    item = {
        "uri": "tag:bridge.example,2021:1",
        "headlines": [{"value": "Mill fire"}],
        "headline": "Mill fire",
        "versioncreated": "2021-03-04T08:30:00Z",
        "byline": "Nora Vance",
        "language": "en-GB",
        "bodies": [{"role": "main", "contentType": "text/html", "value": HTML}],
    }
    (report,) = read(tmp_path / "a.json", json.dumps(item))
    assert isinstance(report, Report)
    assert (report.id, report.title, report.text) == ("tag:bridge.example,2021:1", "Mill fire", BODY)
    assert (report.published, report.authors, report.language) == ("2021-03-04T08:30:00Z", ("Nora Vance",), "en")


def test_news_sitemap(tmp_path: Path) -> None:
    (report,) = read(tmp_path / "a.xml", SITEMAP)
    assert isinstance(report, Report)
    assert (report.text, report.outlet, report.published, report.language) == (
        "Mill fire",
        "The Bridge",
        "2021-03-04",
        "en",
    )


LIST = (
    '<opml version="2.0"><body><outline text="Local"><outline xmlUrl="https://bridge.example/rss"/></outline>'
    '<outline xmlUrl="http://127.0.0.1/rss"/><outline xmlUrl=""/></body></opml>'
)


def test_a_list_of_feeds_is_read_feed_by_feed_where_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def get(fetcher: Fetcher, url: str) -> Fetched:
        if "127.0.0.1" in url:
            raise FetchError(url, "is a private address")
        return Fetched(url, 200, RSS.encode(), "application/rss+xml")

    monkeypatch.setattr(Fetcher, "get", get)
    found = read(tmp_path / "a.opml", LIST)
    assert [each.reason for each in found if isinstance(each, Refusal)] == ["is a private address"]
    assert any(isinstance(each, Report) for each in found)


def test_a_list_of_feeds_that_lies_in_a_folder_sends_nobody_to_the_web(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Fetcher, "get", None)
    (tmp_path / "a.opml").write_text(LIST)
    (refusal,) = reports([tmp_path])
    assert isinstance(refusal, Refusal)
    assert "a list of 2 feeds" in refusal.reason


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 12))
    + "]><rss><channel><item><title>&a11;</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    "content", [BOMB, "<rss>" * 5000, RSS[:900], "<rss><channel/></rss>", "<x/>", "<?xml version='1.0'?>"]
)
def test_broken_feeds_end_in_time_with_what_is_good(tmp_path: Path, content: str) -> None:
    for found in read(tmp_path / "a.rss", content):
        assert isinstance(found, Refusal) or len(found.text) < 10_000
