"""Watching feeds of a server that misbehaves, through a simulated week."""

import contextlib
import gzip
import json
import random
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import pipeline
from onrecord.cli import main
from onrecord.errors import ArchiveError, UsageError
from onrecord.model import Annotation, Report
from onrecord.read.fetch import Fetcher, FetchError, Limits, agent, checked, is_public, seconds_to_wait
from onrecord.store.sqlite import Archive
from onrecord.watching import Watch, addresses, plan
from onrecord.watching.corrections import Correction
from onrecord.watching.world import World

LIMITS = Limits(size=1 << 20, seconds=2.0, silence=1.0)
WEEK = 7 * plan.DAY
START = datetime(2024, 5, 6, 6, tzinfo=UTC).timestamp()


@dataclass
class Answer:
    """What the server says at a path."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    act: Callable[[BaseHTTPRequestHandler], None] | None = None


class Site:
    """A server on this machine: answers by path, and what was asked of it."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                answer = site.answers.get(self.path) or Answer(b"not here", status=404)
                if answer.act:
                    answer.act(self)
                    return
                tag = answer.headers.get("ETag")
                if tag and self.headers.get("If-None-Match") == tag:
                    self.send_response(304)
                    self.end_headers()
                    return
                self.send_response(answer.status)
                own = {"Content-Type": answer.kind, "Content-Length": str(len(answer.body))}
                for name, value in (own | answer.headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, *words: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, *words: object) -> None:
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def count(self, path: str) -> int:
        return sum(1 for asked, _ in self.asked if asked == path)

    def page(self, path: str, title: str, *paragraphs: str, **headers: str) -> None:
        inner = "".join(f"<p>{text}</p>" for text in paragraphs)
        body = (
            f"<!doctype html><html lang='en'><head><title>{title}</title><meta property='og:title' content='{title}'>"
            f"</head><body><article><h1>{title}</h1>{inner}</article></body></html>"
        )
        self.answers[path] = Answer(body.encode(), headers=headers)

    def feed(self, path: str, pages: Iterable[tuple[str, str]], **headers: str) -> None:
        items = "".join(
            f"<item><title>{title}</title><link>{link if '://' in link else self.url(link)}</link>"
            f"<description>In short: {title} as told by the feed alone.</description></item>"
            for link, title in pages
        )
        body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Holm Post</title>{items}</channel></rss>"
        self.answers[path] = Answer(body.encode(), "application/rss+xml", headers=headers)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(limits=LIMITS, allow_private=True)


class Simulated:
    """A clock that only sleeping moves, and what was told."""

    def __init__(self) -> None:
        self.now = START
        self.lines: list[str] = []
        self.corrections: list[Correction] = []
        self.events: list[tuple[float, Callable[[], None]]] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        while self.events and self.events[0][0] <= self.now:
            self.events.pop(0)[1]()

    def at(self, hours: float, do: Callable[[], None]) -> None:
        self.events.append((START + hours * plan.HOUR, do))
        self.events.sort(key=lambda event: event[0])

    def take(self, correction: Correction) -> bool:
        self.corrections.append(correction)
        return True

    @property
    def world(self) -> World:
        def wait(asked: Collection[Future[Any]], seconds: float | None) -> None:
            wait_for(asked)  # no time goes by while servers answer, so that a run is the same every time

        return World(lambda: self.now, self.sleep, wait, random.Random(7).random, self.lines.append, self.take)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Annotations without the encoder: what is watched here is not what stands in the texts."""

    def bare(reports: Iterable[Report], settings: object) -> Iterator[Annotation]:
        return (Annotation(report.id) for report in reports)

    monkeypatch.setattr(pipeline, "annotations", bare)


DAM = (
    "The dam above Holm held through the night, the mayor said on Monday, and the water fell by a hand by the morning.",
    "“We were lucky this time,” Ada Marsh said at the town hall, where 40 people had slept on the floor of the gym.",
    "Crews from three valleys brought sand and pumps, and the road to the mill stays closed until the end of the week.",
)


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte at a time, for ever."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.05)


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-A: ")
    drip(handler)


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(5)


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<html><p>half a page")


def endless(handler: BaseHTTPRequestHandler) -> None:
    """A gigabyte, without saying so."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(1 << 14):
        handler.wfile.write(b"<p>word</p>" * 6_000)


def nonsense(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\xff no http at all\r\n\r\n")


def bomb(handler: BaseHTTPRequestHandler) -> None:
    """A thousand times a megabyte of nothing, packed."""
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.end_headers()
    handler.wfile.write(gzip.compress(bytes(1 << 26)))


# the fetcher


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (drip, "too slow"), (drip_headers, "too slow"), (silent, "too slow"), (cut_off, "cut off"),
        (endless, "more than"), (nonsense, "no HTTP"), (bomb, "more than"),
    ],
)  # fmt: skip
def test_what_is_slow_cut_off_or_too_large_ends_in_time(
    site: Site, fetcher: Fetcher, act: Callable[[BaseHTTPRequestHandler], None], reason: str
) -> None:
    site.answers["/"] = Answer(act=act)
    begun = time.monotonic()
    with pytest.raises(FetchError, match=reason):
        fetcher.get(site.url("/"))
    assert time.monotonic() - begun < LIMITS.seconds + 1.5


def test_a_size_that_is_said_is_believed_and_nothing_read(site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = Answer(headers={"Content-Length": str(1 << 30)})
    with pytest.raises(FetchError, match="more than 1 MB") as caught:
        fetcher.get(site.url("/"))
    assert caught.value.lasting


def test_packed_twice_or_otherwise_than_asked_is_refused(site: Site, fetcher: Fetcher) -> None:
    for packing in ("br", "gzip, gzip", "nonsense"):
        site.answers["/"] = Answer(b"x", headers={"Content-Encoding": packing})
        with pytest.raises(FetchError, match="packed as"):
            fetcher.get(site.url("/"))
    site.answers["/"] = Answer(b"no gzip at all", headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError):
        fetcher.get(site.url("/"))


def test_a_page_comes_unpacked_with_what_the_server_said(site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = Answer(
        gzip.compress(b"h\xe9"), "text/html; charset=ISO-8859-1", headers={"Content-Encoding": "gzip", "ETag": '"1"'}
    )
    found = fetcher.get(site.url("/"))
    assert (found.body, found.kind, found.charset, found.etag) == (b"h\xe9", "text/html", "ISO-8859-1", '"1"')
    assert fetcher.get(site.url("/"), etag='"1"').status == 304
    assert site.asked[-1][1]["user-agent"].startswith("onrecord/")


def test_redirects_are_followed_counted_and_end(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = Answer(status=301, headers={"Location": "/b"})
    site.answers["/b"] = Answer(status=308, headers={"Location": "c d"})
    site.answers["/c%20d"] = Answer(b"here")
    found = fetcher.get(site.url("/a"))
    assert (found.body, found.url, found.moved) == (b"here", site.url("/c%20d"), site.url("/c%20d"))
    site.answers["/b"] = Answer(status=302, headers={"Location": "/a"})
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetcher.get(site.url("/a"))
    for target in ("file:///etc/passwd", "gopher://x/", "http://", "http://[", "http://a:b@127.0.0.1/", "//\x00"):
        site.answers["/b"] = Answer(status=302, headers={"Location": target})
        with pytest.raises(FetchError):
            fetcher.get(site.url("/a"))


def test_no_private_address_is_asked_whatever_it_is_called(site: Site) -> None:
    careful = Fetcher(limits=LIMITS)
    hosts = ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0", "[::1]", "[::ffff:127.0.0.1]"]
    for host in hosts:
        with pytest.raises(FetchError):
            careful.get(f"http://{host}:{site.port}/")
    assert not site.asked


def test_a_name_that_leads_to_a_private_address_is_not_asked_even_the_second_time(site: Site) -> None:
    """The address that was checked is the one that is asked: a name looked up anew gets no say."""
    looked_up = []

    def lookup(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    with pytest.raises(FetchError, match="private address"):
        Fetcher(limits=LIMITS, lookup=lookup).get(site.url("/", "news.example"))
    assert looked_up == ["news.example"] and not site.asked


def test_a_redirect_to_a_private_address_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    import onrecord.read.fetch as fetching

    site.answers["/"] = Answer(status=302, headers={"Location": site.url("/secret", "inside.example")})
    site.answers["/secret"] = Answer(b"secret")
    # For this test 127.0.0.1 counts as public, and 127.0.0.2 as private.
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    places = {"news.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"]}
    with pytest.raises(FetchError, match=r"inside\.example is a private address"):
        Fetcher(limits=LIMITS, lookup=lambda host, port: places[host]).get(site.url("/", "news.example"))
    assert [path for path, _ in site.asked] == ["/"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
        "64:ff9b::a00:1", "2002:7f00:1::", "::7f00:1", "2001:0:7f00:1::", "no address", "",
    ],
)  # fmt: skip
def test_these_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_are_public() -> None:
    assert is_public("93.184.215.14") and is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "file:///etc/passwd", "http://", "http:///x", "http://a b/", "http://a.example/\r\nX: y",
     "http://me:word@a.example/", "http://a.example:99999/", "javascript:1", "", "http://" + "a" * 5000],
)  # fmt: skip
def test_hostile_addresses_are_refused(url: str) -> None:
    with pytest.raises(FetchError):
        checked(url)


def test_retry_after_is_read_as_seconds_and_as_a_date() -> None:
    now = datetime(2024, 5, 6, tzinfo=UTC)
    assert seconds_to_wait("120", now) == 120
    assert seconds_to_wait(format_datetime(now.replace(hour=1), usegmt=True), now) == 3600
    assert seconds_to_wait("99999999999", now) == 7 * 86_400
    for odd in ("soon", "-5", "", None, "²", "Mon, 99 Foo 2024"):
        assert seconds_to_wait(odd, now) is None


# the watch


def test_a_week_of_watching_a_server_that_misbehaves(site: Site, fetcher: Fetcher, quick: None, tmp_path: Path) -> None:
    fetcher = Fetcher(limits=replace(LIMITS, seconds=0.3, silence=0.2), allow_private=True)
    clock = Simulated()
    site.page("/dam", "Dam holds", *DAM, ETag='"1"')
    site.feed("/good", [("/dam", "Dam holds")])
    site.answers["/limited"] = Answer(status=429, headers={"Retry-After": str(5 * 86_400)})
    site.answers["/broken"] = Answer(status=503)
    site.answers["/loop"] = Answer(status=302, headers={"Location": "/loop"})
    site.answers["/slow"] = Answer(act=silent)
    site.answers["/cut"] = Answer(act=cut_off)
    site.answers["/bomb"] = Answer(act=bomb)
    site.answers["/page"] = Answer(b"<html><p>No feed at all")
    site.answers["/xml"] = Answer(b"<rss><channel><item><title>cut", "text/xml")
    site.answers["/western"] = Answer(
        "<rss><channel><item><guid>w1</guid><title>Café</title><description>The café at Holm is open again, the owner"
        " said on Monday.</description></item></channel></rss>".encode("cp1252"), "text/xml; charset=utf-8",
    )  # fmt: skip
    misbehaving = ("broken", "loop", "slow", "cut", "bomb", "page", "gone", "xml", "western")
    feeds = [site.url(f"/{name}") for name in ("good", *misbehaving)]
    feeds.append(site.url("/limited", "localhost"))  # a host of its own: its whole host is left in peace

    # What happens in the week: a new page, a silent correction, a tag that changes alone, a stop in between.
    changed = (DAM[0], DAM[1].replace("lucky", "unlucky").replace("40", "60"), DAM[2])
    clock.at(20, lambda: site.page("/mill", "Mill road opens", *reversed(DAM)))
    clock.at(20, lambda: site.feed("/good", [("/mill?utm_source=rss#top", "Mill road opens"), ("/dam", "Dam holds")]))
    clock.at(40, lambda: site.page("/dam", "Dam holds", *DAM, ETag='"2"'))
    clock.at(60, lambda: site.page("/dam", "Dam holds", *changed, ETag='"3"'))
    clock.at(80, lambda: site.answers.update({"/broken": site.answers["/good"]}))
    with Archive(tmp_path / "a", create=True) as archive:
        Watch(archive, fetcher, feeds, clock.world).run(START + WEEK / 2)
    with Archive(tmp_path / "a", writable=True) as archive:
        watch = Watch(archive, fetcher, feeds, clock.world)
        watch.run(START + WEEK)
        reports = {name: archive.versions(name) for name in archive.names()}
        urls = {found[-1].report.url: len(found) for found in reports.values()}
        stories = archive.changes()

    assert urls[site.url("/dam")] == 2 and urls[site.url("/mill")] == 1
    assert any("café" in found[-1].report.text for found in reports.values())
    assert Counter(change.kind for change in stories)["version"] == 1
    told = [each.form() for each in clock.corrections]
    assert len(told) == 1 and told[0]["kinds"] == ["quotation", "number or date"]
    assert json.dumps(told) and "unlucky" in str(told[0]["edits"])
    assert any(line.startswith("corrected:") for line in clock.lines)
    assert {url.rpartition("/")[2] for url, feed in watch.feeds.items() if feed.failures} >= {"loop", "slow", "bomb"}
    assert not watch.feeds[site.url("/broken")].failures and not watch.feeds[site.url("/good")].failures

    asked = Counter(path for path, _ in site.asked)
    assert asked["/limited"] == 2  # at first, and after the five days that it asked for
    assert 50 < asked["/good"] < 400  # hours apart where nothing comes, sooner after news
    assert 8 <= asked["/dam"] <= 20 and asked["/mill"] < 15
    assert asked["/slow"] <= 20 and asked["/page"] <= 9  # backing off; once a day what will not mend soon
    assert asked["/robots.txt"] <= 40
    assert any(headers.get("if-none-match") == '"1"' for path, headers in site.asked if path == "/dam")


def test_robots_are_heeded_and_the_feed_then_speaks_for_itself(
    site: Site, fetcher: Fetcher, quick: None, tmp_path: Path
) -> None:
    clock = Simulated()
    rules = b"User-agent: onrecord\nDisallow: /closed\nCrawl-delay: 30\n\nUser-agent: *\nDisallow: /"
    site.answers["/robots.txt"] = Answer(rules, "text/plain")
    site.page("/open/1", "Dam holds", *DAM)
    site.page("/closed/1", "Mill burns", *DAM)
    site.answers["/open/2"] = Answer(status=302, headers={"Location": site.url("/closed/2")})
    site.feed("/feed", [("/open/1", "Dam holds"), ("/closed/1", "Mill burns"), ("/open/2", "Hop")])
    site.feed("/closed/feed", [])
    with Archive(tmp_path / "a", create=True) as archive:
        watch = Watch(archive, fetcher, [site.url("/feed"), site.url("/closed/feed")], clock.world)
        watch.once()
        texts = {r.url: r.text for name in archive.names() if (r := archive.report(name))}
    assert not site.count("/closed/2") and not site.count("/closed/1") and not site.count("/closed/feed")
    assert "told by the feed alone" in texts[site.url("/closed/1")] and "lucky" in texts[site.url("/open/1")]
    assert "robots.txt" in watch.feeds[site.url("/closed/feed")].error
    assert clock.now - START >= 60  # the pace that the host asks for


def test_a_single_round_does_not_wait_for_a_host_that_asks_for_days(
    site: Site, fetcher: Fetcher, quick: None, tmp_path: Path
) -> None:
    clock = Simulated()
    site.answers["/busy"] = Answer(status=503, headers={"Retry-After": "86400"})
    site.page("/dam", "Dam holds", *DAM)
    site.feed("/feed", [(site.url("/dam"), "Dam holds")])
    feeds = [site.url("/busy", "localhost"), site.url("/feed", "localhost"), site.url("/feed")]
    with Archive(tmp_path / "a", create=True) as archive:
        Watch(archive, fetcher, feeds, clock.world).once()
        assert archive.size()["report"] == 1
    assert clock.now - START < 60 and site.count("/feed") == 1


def test_who_asks_is_said_whatever_the_contact_holds(site: Site) -> None:
    site.answers["/"] = Answer(b"x")
    Fetcher(agent("desk@paper.example\r\nX-Evil: 1 …"), LIMITS, allow_private=True).get(site.url("/"))
    assert "desk@paper.example" in site.asked[0][1]["user-agent"] and "x-evil" not in site.asked[0][1]


def test_a_run_that_is_killed_loses_nothing_and_adds_nothing_twice(
    site: Site, fetcher: Fetcher, quick: None, tmp_path: Path
) -> None:
    names = [f"/story-{number}" for number in range(6)]
    for number, name in enumerate(names):
        site.page(name, f"Story {number}", *(text.replace("Holm", f"Holm{number}") for text in DAM))
    site.feed("/feed", [(name, name) for name in names], ETag='"f"')
    clock = Simulated()
    for killed_after in (1, 2, 3, 100):
        before = len(site.asked)

        def sleep(seconds: float, most: int = before + killed_after) -> None:
            clock.sleep(seconds)
            if len(site.asked) >= most:
                raise KeyboardInterrupt

        with Archive(tmp_path / "a", writable=True, create=True) as archive:
            try:
                Watch(archive, fetcher, [site.url("/feed")], replace(clock.world, sleep=sleep)).run(START + plan.HOUR)
            except KeyboardInterrupt:
                continue
            assert archive.size()["report"] == 6
            assert not [change for change in archive.changes() if change.kind == "version"]


def test_a_hook_that_fails_is_asked_again_also_after_a_stop(
    site: Site, fetcher: Fetcher, quick: None, tmp_path: Path
) -> None:
    clock = Simulated()
    site.page("/dam", "Dam holds", *DAM)
    site.feed("/feed", [("/dam", "Dam holds")])
    clock.at(2, lambda: site.page("/dam", "Dam holds", DAM[0], DAM[1].replace("lucky", "unlucky"), DAM[2]))

    def killed(found: Correction) -> bool:
        raise KeyboardInterrupt

    asked = []

    def fails_at_first(found: Correction) -> bool:
        asked.append(found.kinds)
        return len(asked) > 2

    with Archive(tmp_path / "a", create=True) as archive, pytest.raises(KeyboardInterrupt):
        Watch(archive, fetcher, [site.url("/feed")], replace(clock.world, hook=killed)).run(START + plan.DAY)
    with Archive(tmp_path / "a", writable=True) as archive:
        world = replace(clock.world, hook=fails_at_first)
        Watch(archive, fetcher, [site.url("/feed")], world).run(clock.now + plan.DAY)
    assert asked == [("quotation",)] * 3


def test_a_notice_in_the_place_of_a_page_is_believed_when_seen_twice(
    site: Site, fetcher: Fetcher, quick: None, tmp_path: Path
) -> None:
    clock = Simulated()
    site.page("/dam", "Dam holds", *DAM)
    site.feed("/feed", [("/dam", "Dam holds")])
    wall = [
        "Please subscribe to go on reading: unlimited digital access costs little and supports local newsrooms."
    ] * 3
    clock.at(0.3, lambda: site.page("/dam", "Dam holds", *wall))
    clock.at(1.9, lambda: site.page("/dam", "Dam holds", *DAM))
    with Archive(tmp_path / "a", create=True) as archive:
        Watch(archive, fetcher, [site.url("/feed")], clock.world).run(START + plan.DAY)
        versions = [len(archive.versions(name)) for name in archive.names()]
    assert site.count("/dam") > 4 and versions == [1]


def test_a_changed_headline_is_a_correction(site: Site, fetcher: Fetcher, quick: None, tmp_path: Path) -> None:
    clock = Simulated()
    site.page("/dam", "Dam holds", *DAM)
    site.feed("/feed", [("/dam", "Dam holds")])
    told = site.answers["/dam"].body.replace(b"Dam holds", b"Dam nearly broke", 2)  # title and og:title, not the text
    clock.at(2, lambda: site.answers.update({"/dam": Answer(told)}))
    with Archive(tmp_path / "a", create=True) as archive:
        Watch(archive, fetcher, [site.url("/feed")], clock.world).run(START + plan.DAY)
    assert [each.kinds for each in clock.corrections] == [("headline",)]
    assert [each.form()["headline"] for each in clock.corrections] == [{"old": "Dam holds", "new": "Dam nearly broke"}]


def test_pages_of_two_outlets_with_one_last_piece_stay_two(
    site: Site, fetcher: Fetcher, quick: None, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        site.page(f"/{name}/live", f"Live {name}", *DAM)
        site.feed(f"/{name}", [(f"/{name}/live", f"Live {name}"), ("javascript:1", "odd"), ("http://[", "odder")])
    clock = Simulated()
    with Archive(tmp_path / "a", create=True) as archive:
        Watch(archive, fetcher, [site.url("/a"), site.url("/b")], clock.world).once()
        live = [name for name in archive.names() if name.startswith("live-")]
    assert len(live) == 2


def test_one_page_under_two_addresses_is_one_report_but_a_site_that_names_all_pages_alike_is_not_believed(
    site: Site, fetcher: Fetcher, quick: None, tmp_path: Path
) -> None:
    def called(path: str, name: str, *paragraphs: str) -> None:
        site.page(path, path, *paragraphs)
        said = f"<head><link rel='canonical' href='{name}'>".encode()
        site.answers[path].body = site.answers[path].body.replace(b"<head>", said)

    called("/2024/dam", site.url("/2024/dam"), *DAM)
    called("/amp/dam", site.url("/2024/dam"), *DAM)
    site.answers["/go/1"] = Answer(status=302, headers={"Location": "/2024/dam"})
    other = ["Voters in Tarn chose a new council on Sunday; turnout was the lowest since the war, clerks reported."] * 2
    called("/2024/vote", site.url("/2024/dam"), *other)
    called("/2024/fair", "https://elsewhere.example/theirs", "The fair at Tarn drew 9,000 people.", *other)
    site.feed("/a", [("/go/1", "Dam"), ("/amp/dam", "Dam"), ("/2024/vote", "Vote"), ("/2024/fair", "Fair")])
    with Archive(tmp_path / "a", create=True) as archive:
        Watch(archive, fetcher, [site.url("/a")], Simulated().world).once()
        urls = [report.url for name in archive.names() if (report := archive.report(name))]
        assert not [change for change in archive.changes() if change.kind == "version"]
    assert sorted(map(str, urls)) == [site.url("/2024/dam"), site.url("/2024/fair"), site.url("/2024/vote")]


def test_a_slow_host_holds_nobody_up_and_one_host_is_asked_one_thing_at_a_time(
    site: Site, fetcher: Fetcher, quick: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.watching.asking._PACE", 0.01)
    was_read, busy, most = threading.Event(), Counter[str](), Counter[str]()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        was_read.wait(0.9)  # the other host's page is read before this one answers
        handler.send_error(503 if was_read.is_set() else 404)

    def counted(handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers["Host"].partition(":")[0]
        busy[host] += 1
        most[host] = max(most[host], busy[host])
        time.sleep(0.05)
        busy[host] -= 1
        if handler.path == "/dam":
            was_read.set()
        handler.send_error(404)

    for path in ("/dam", "/mill", "/fair"):
        site.answers[path] = Answer(act=counted)
    site.answers["/slow"] = Answer(act=slow)
    site.feed("/feed", [("/dam", "Dam"), ("/mill", "Mill"), ("/fair", "Fair")])
    feeds = [site.url("/slow", "localhost"), site.url("/feed")]
    with Archive(tmp_path / "a", create=True) as archive:
        watch = Watch(archive, fetcher, feeds, World())
        watch.once()
    assert was_read.is_set() and "503" in watch.feeds[feeds[0]].error
    assert most == {"127.0.0.1": 1}


def test_a_second_watch_on_an_archive_is_refused(site: Site, fetcher: Fetcher, quick: None, tmp_path: Path) -> None:
    clock = Simulated()
    site.feed("/feed", [])
    with Archive(tmp_path / "a", create=True) as archive, Archive(tmp_path / "a") as again:

        def second() -> None:
            with pytest.raises(ArchiveError, match="watched already: by process"):
                Watch(again, fetcher, [site.url("/feed")], clock.world).once()
            tried.append(clock.now)

        tried: list[float] = []
        clock.at(1, second)
        Watch(archive, fetcher, [site.url("/feed")], clock.world).run(START + 2 * plan.HOUR)
        Watch(again, fetcher, [site.url("/feed")], clock.world).once()
    assert tried


@given(st.text(max_size=60))
def test_whatever_an_address_is_it_is_refused_by_name_or_taken(text: str) -> None:
    is_public(text)
    plan.bare("http://" + text)
    for url in (text, "http://" + text):
        with contextlib.suppress(FetchError):
            assert checked(url).scheme in ("http", "https")


def test_the_schedule_falls_and_ends() -> None:
    page, now, gaps = plan.Page("http://a.example/1"), 0.0, []
    while page.due is not None:
        page = plan.read(page, now, 0.5, changed=False)
        gaps.append((page.due or now) - now)
        now = page.due or now
    assert gaps[:-1] == sorted(gaps[:-1]) and 20 * plan.DAY < now < 40 * plan.DAY


def test_backing_off_grows_to_a_day_and_heeds_what_was_asked_for() -> None:
    waits = [plan.back_off(failures, 0.5) for failures in range(1, 40)]
    assert waits == sorted(waits) and waits[0] == 300 and waits[-1] == plan.DAY
    assert plan.back_off(1, 0.5, wait=4_000) == 4_000


def test_what_is_known_of_a_feed_comes_back_from_bytes_and_damage_is_nothing() -> None:
    feed, pages = plan.Feed("http://a.example/f", 5.0, etag='"x"'), [plan.Page("http://a.example/1", kept="k")]
    assert plan.unpacked(plan.packed(feed, pages)) == (feed, pages)
    for odd in (None, b"", b"no", plan.packed(feed, pages)[:-4]):
        assert plan.unpacked(odd) == (None, [])


def test_one_page_has_one_address() -> None:
    assert plan.bare("https://a.example/x?id=4&utm_source=rss#c") == "https://a.example/x?id=4"
    assert plan.bare("https://a.example/x?q=a%20b") == "https://a.example/x?q=a%20b"


# lists and the command


def test_feeds_come_from_addresses_lists_and_opml(tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text('<opml><body><outline text="x"><outline xmlUrl="https://a.example/f"/></outline></body></opml>')
    plain = tmp_path / "feeds.txt"
    plain.write_text("# desk\nhttps://b.example/f  the Post\n\nhttps://a.example/f\n")
    wanted = ("https://c.example/f", "https://a.example/f", "https://b.example/f")
    assert addresses(["https://c.example/f", str(opml), str(plain)]) == wanted
    plain.write_text("not an address\n")
    for odd in (str(plain), str(tmp_path / "none"), "http://[", str(tmp_path)):
        with pytest.raises(UsageError):
            addresses([odd])


def test_the_command_watches_once_and_tells_by_hook_and_feed(
    site: Site, quick: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.watching.asking._PACE", 0.01)
    site.page("/dam", "Dam holds", *DAM)
    site.feed("/feed", [(site.url("/dam"), "Dam holds")])
    kept, out = str(tmp_path / "a"), tmp_path / "changes.xml"
    command = ["watch", site.url("/feed"), "--archive", kept, "--once"]
    assert main(command) == 1  # a loopback address
    assert "private address" in capsys.readouterr().err
    assert main([*command, "--allow-private"]) == 0
    assert "1 new reports" in capsys.readouterr().err
    site.page("/dam", "Dam holds", DAM[0], DAM[1].replace("lucky", "<b>un</b>lucky"), DAM[2])
    _, pages = _kept(kept, site)
    with Archive(kept, writable=True) as archive, archive.transaction():  # as if half an hour had gone by
        feed = plan.Feed(site.url("/feed"))
        archive.put_state(plan.name_of_state(feed.url), plan.packed(feed, [replace(page, due=0) for page in pages]))
    seen = tmp_path / "seen.json"
    hook = f"{sys.executable} -c 'import sys; open(sys.argv[1], \"w\").write(sys.stdin.read())' {seen}"
    assert main([*command, "--allow-private", "--hook", hook]) == 0
    assert json.loads(seen.read_text())["kinds"] == ["quotation"]
    assert main(["changes", "--archive", kept, "--atom", str(out)]) == 0
    entries = ElementTree.fromstring(out.read_text()).findall("{*}entry")
    assert [entry.findtext("{*}title") for entry in entries if entry.find("{*}link") is not None] == [
        "version: Dam holds",
        "added: Dam holds",
    ]
    assert "quotation: " in str(entries[0].findtext("{*}content"))


def _kept(archive: str, site: Site) -> tuple[plan.Feed | None, list[plan.Page]]:
    with Archive(archive) as held:
        return plan.unpacked(held.state(plan.name_of_state(site.url("/feed"))))


def test_an_address_is_read_where_a_path_is_given(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", site.url("/dam")]) == 1  # on this machine, so it is not asked
    assert "private address" in capsys.readouterr().err and not site.asked


def test_a_closed_port_and_an_unknown_host_are_said(fetcher: Fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="no connection"):
        fetcher.get(f"http://127.0.0.1:{port}/")
    with pytest.raises(FetchError, match="no such host"):
        fetcher.get("http://nowhere.invalid/")
