"""A desk's server: who may read and write, what it answers, and that hostile text stays text everywhere."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest

pytest.importorskip("starlette")
pytest.importorskip("httpx2")

from starlette.testclient import TestClient

from onrecord import archive as keeping
from onrecord import pipeline
from onrecord.errors import ArchiveError
from onrecord.model import Entity, Side, Span
from onrecord.serve.app import build
from onrecord.serve.guard import Rules
from onrecord.settings import Settings
from onrecord.store.sqlite import Archive
from tests.store.values import account, annotation, report, story
from tests.test_timelines import REPORTS, hold

TOKEN = "a token of many letters"
ADA = Entity("Ada Marsh", "person", ("Marsh",), (), (Span("a", 41, 50),))
HOSTILE = "<script>alert(1)</script>\x00\u202e\ud800 javascript:alert(1) \"'>"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "news"
    with Archive(path, create=True) as archive, archive.transaction():
        archive.put_report(report("a"), annotation("a"))
        archive.put_report(report("b"), annotation("b"))
        archive.put_story(story("a", "b"))
        quotations = annotation("a").quotations + annotation("b").quotations
        archive.put_account(replace(account("a", "b"), quotations=quotations, entities=(ADA,)))
    return path


@pytest.fixture
def desk(place: Path) -> Iterator[TestClient]:
    with TestClient(build(place, Rules(token=TOKEN))) as client:
        yield client


PAGES = [
    "/", "/search?words=dam", "/story/s1", "/person/Ada%20Marsh", "/quoted", "/report/a", "/check?words=we+were+lucky",
    "/enter", "/outlet/Holm%20Post", "/quoted?story=s1", "/report/a?at=16-22", "/person/Ada%20Marsh?offset=1",
    "/decide?verb=same&first=Ada%20Marsh&story=s1", "/timeline/s1", "/timeline/s1?days=2&from=2024-05-01&about=Marsh",
]  # fmt: skip
ANSWERS = [
    "/api/stories", "/api/stories/s1/timeline?since=2024-05-07", "/api/stories/s1", "/api/reports/a",
    "/api/reports/a/versions", "/api/search?words=dam",
    "/api/quoted", "/api/person?name=Ada+Marsh", "/api/outlet?name=Holm+Post",
    "/api/check?words=lucky", "/api/decisions", "/api/changes",
    "/api/openapi.json",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_without_inline_script_or_style(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert not re.search(r"<script>|<style>| style=| on\w+=", answer.text)
    assert "'unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_has_a_tag_that_saves_sending_it_again(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 200
    assert desk.get(path, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/stories/none", 404),
        ("/api/stories/none/timeline", 404),
        ("/api/stories/s1/timeline?days=many", 400),
        ("/api/stories/s1/timeline?since=soon", 400),
        ("/api/reports/none", 404),
        ("/api/search?limit=many", 400),
        ("/api/search?from=yesterday", 400),
        ("/api/check", 400),
        ("/api/reports/..%2f..%2fetc%2fpasswd", 404),
    ],
)
def test_a_wrong_question_is_answered_with_a_problem(desk: TestClient, path: str, status: int) -> None:
    answer = desk.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_a_page_that_is_not_there_says_so_as_a_page(desk: TestClient) -> None:
    answer = desk.get("/story/none")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")


DISMISS = {"verb": "join", "subjects": ["a", "b"], "by": "Jo", "why": "one dam"}


def test_writing_takes_the_token(desk: TestClient) -> None:
    assert desk.post("/api/decisions", json=DISMISS).status_code == 401
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    made = desk.post("/api/decisions", json=DISMISS, headers=bearer)
    assert made.status_code == 201
    name = made.json()["decision"]["id"]
    taken = desk.post(f"/api/decisions/{name}/withdraw", headers=bearer)
    assert taken.json()["decision"]["withdrawn"]
    assert desk.post("/api/decisions", json={"verb": 1}, headers=bearer).status_code == 400
    assert desk.post("/api/decisions", content=b"[", headers=bearer).status_code == 400


def test_nothing_is_written_where_no_token_was_set(place: Path) -> None:
    with TestClient(build(place)) as client:
        assert client.post("/api/decisions", json=DISMISS).status_code == 403


def test_reading_takes_the_token_where_the_server_is_not_open(place: Path) -> None:
    with TestClient(build(place, Rules(token=TOKEN, open_reading=False))) as client:
        assert client.get("/api/stories").status_code == 401
        answer = client.get("/api/stories", headers={"Authorization": f"Bearer {TOKEN}"})
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")


def test_a_form_of_another_site_decides_nothing(desk: TestClient) -> None:
    assert desk.post("/enter", data={"token": "wrong"}).status_code == 403
    desk.post("/enter", data={"token": TOKEN})
    form = {"verb": "join", "first": "a", "second": "b", "by": "Jo", "why": "one dam"}
    assert desk.post("/decide", data=form).status_code == 403
    seal = re.search(r'name="seal" value="(\w+)"', desk.get("/story/s1").text)
    assert seal is not None
    assert desk.post("/decide", data={**form, "seal": seal[1]}).status_code == 200
    assert "one dam" in desk.get("/story/s1").text


def test_too_much_is_refused(place: Path) -> None:
    with TestClient(build(place, Rules(token=TOKEN, burst=3, rate=0.001))) as client:
        assert [client.get("/api/stories").status_code for _ in range(4)] == [200, 200, 200, 429]
    with TestClient(build(place, Rules(token=TOKEN))) as client:
        assert client.post("/decide", content=b"x" * 70_000).status_code == 413


def test_there_is_no_server_without_an_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        build(tmp_path / "none")


def test_hostile_text_shows_as_text_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "hostile"
    bad = replace(
        report("h", HOSTILE + " fell. “" + HOSTILE + "” said Ada."), title=HOSTILE, outlet=HOSTILE,
        url="javascript:alert(1)", authors=(HOSTILE,),
    )  # fmt: skip
    with Archive(path, create=True) as archive, archive.transaction():
        archive.put_report(bad, annotation("h"))
        archive.put_story(replace(story("h"), title=HOSTILE))
        archive.put_account(replace(
                account("h"), title=HOSTILE, reports=(bad,), quotations=annotation("h").quotations,
                entities=(Entity(HOSTILE, "person", (HOSTILE + "2",), (), (Span("h", 0, 5),)),),
            ))  # fmt: skip
    with TestClient(build(path, Rules(token=TOKEN))) as client:
        bad_name = quote(HOSTILE.replace("\ud800", "\ufffd"), safe="")
        for page in [
            "/", "/search?words=alert", "/story/s1", "/report/h", "/quoted", f"/check?words={HOSTILE[:20]}",
            "/person/Ada%20Marsh", "/outlet/" + bad_name, "/quoted?story=s1", "/report/h?at=0-9",
            "/decide?verb=same&first=" + bad_name + "&story=s1", "/quoted?outlet=" + bad_name,
            "/search?words=" + bad_name, "/part/s1/ledger", "/timeline/s1",
        ]:  # fmt: skip
            answer = client.get(page)
            assert answer.status_code == 200, page
            assert "<script>alert" not in answer.text, page
            assert 'href="javascript:' not in answer.text, page
            assert "\x00" not in answer.text, page
        for page in ["/api/search?words=alert", "/api/stories/s1", "/api/reports/h"]:
            assert client.get(page).status_code == 200, page


def test_a_difference_is_dismissed_and_taken_back_where_it_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "example"
    with Archive(path, create=True) as archive:
        reports = pipeline.read([Path(__file__).parents[2] / "examples"], Settings()).reports
        (home,) = keeping.add(archive, keeping.joiner(archive), reports).stories
    with TestClient(build(path, Rules(token=TOKEN))) as client:
        dismissed_and_taken_back(client, f"/story/{home}")


def dismissed_and_taken_back(desk: TestClient, home: str) -> None:
    desk.post("/enter", data={"token": TOKEN})
    link = re.search(r'href="(/decide\?verb=dismiss[^"]+)"', desk.get(home).text)
    assert link is not None
    asked = desk.get(link[1].replace("&amp;", "&")).text
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', asked))
    assert fields["verb"] == "dismiss"
    made = desk.post("/decide", data={**fields, "by": "Jo", "why": "one reading"}, follow_redirects=False)
    assert (made.status_code, made.headers["location"]) == (303, home + "#dismissed")
    assert "one reading" in desk.get(home).text
    again = desk.get(link[1].replace("&amp;", "&")).text
    name = re.search(r'name="withdraw" value="([\w,]+)"', again)
    assert name is not None
    seal = fields["seal"]
    assert desk.post("/decide", data={"seal": seal, "story": fields["story"], "withdraw": name[1]}).status_code == 200
    assert "one reading" not in desk.get(home).text


def test_characters_asked_for_are_marked_without_a_script(desk: TestClient) -> None:
    text = desk.get("/report/a?at=16-22").text
    assert '<i id="r1:16-22"></i>' in text
    assert re.search(r'<mark class="spot">Monday</mark>', text)
    for wrong in ("22-16", "0-99999", "a-b", "-1-3", "1", "³-4", "9" * 400 + "-1"):
        assert "spot" not in desk.get("/report/a", params={"at": wrong}).text


def test_a_storys_days_lead_to_the_characters_of_its_reports(tmp_path: Path) -> None:
    with Archive(tmp_path / "dam", create=True) as archive:
        hold(archive, REPORTS)
    with TestClient(build(tmp_path / "dam", Rules(token=TOKEN))) as client:
        (entry,) = client.get("/api/stories/s/timeline?days=1&sentences=1").json()["entries"]
        assert (entry["date"], entry["witnesses"]) == ("2022-03-03", 2)
        page = client.get("/timeline/s").text
        assert re.search(r'href="/report/r\d\d\?at=\d+-\d+#', page) and 'href="/story/s"' in page
        assert 'href="/timeline/s"' in client.get("/story/s").text


def test_facets_narrow_a_search(desk: TestClient) -> None:
    assert "outlet=Holm+Post" in desk.get("/search?words=dam").text
    answer = desk.get("/api/search?words=dam").json()
    assert answer["outlets"] == {"Holm Post": 2}
    assert answer["speakers"] == {"Ada Marsh": 2}
    assert desk.get("/api/search?outlet=Holm&exact=1").json()["total"] == 0
    assert desk.get("/api/search?outlet=holm+post&exact=1&story=s1").json()["total"] == 2


def test_who_is_quoted_is_counted_by_outlet_and_day(desk: TestClient) -> None:
    (row,) = desk.get("/api/quoted").json()["quoted"]
    assert row == {
        "speaker": "Ada Marsh", "count": 2, "share": 1.0, "outlets": {"Holm Post": 2}, "days": {"2024-05-07": 2},
    }  # fmt: skip
    assert desk.get("/quoted?as=csv-days").text == 'speaker,day,quotations\r\n"Ada Marsh","2024-05-07",2\r\n'


def test_entering_leads_back_to_a_page_of_this_site_only(desk: TestClient) -> None:
    for back, to in (("/story/s1", "/story/s1"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\e", "/")):
        answer = desk.post("/enter", data={"token": TOKEN, "back": back}, follow_redirects=False)
        assert answer.headers["location"] == to


def test_a_long_story_folds_stays_under_a_megabyte_and_gives_its_parts(tmp_path: Path) -> None:
    path = long_story(tmp_path / "long", 300)
    with TestClient(build(path, Rules(token=TOKEN, burst=10_000))) as client:
        page = client.get("/story/s1").text
        assert len(page.encode()) < 1_000_000
        links = sorted(set(re.findall(r'href="(/part/[^"]+)"', page)))
        assert {"/part/s1/ledger", "/part/s1/differences"} <= set(links)
        for link in links:
            part = client.get(link)
            assert part.status_code == 200 and 'id="part"' in part.text and len(part.content) < 1_000_000
            after = re.search(r'href="(/part/[^"]+from=60)"', part.text)
            if after:
                assert client.get(after[1]).status_code == 200
        assert client.get("/part/s1/none").status_code == 404
        assert client.get("/part/s1/ledger?from=99999999").status_code == 200


def long_story(path: Path, many: int) -> Path:
    """An archive with one story of many reports, each with words of its own and a difference."""
    names = [f"r{number}" for number in range(many)]
    said = [q for name in names for q in annotation(name).quotations]
    spoken = [replace(q, speaker=f"Speaker {number}") for number, q in enumerate(said)]
    base = account(*names)
    (first,) = base.differences
    many_differences = tuple(
        replace(first, about=f"matter {number}", a=Side(Span(name, 16, 22), "1"), b=Side(Span(after, 67, 71), "2"))
        for number, (name, after) in enumerate(pairwise(names))
    )
    with Archive(path, create=True) as archive, archive.transaction():
        for name in names:
            archive.put_report(report(name), annotation(name))
        archive.put_story(story(*names))
        archive.put_account(replace(base, quotations=tuple(spoken), differences=many_differences))
    return path
