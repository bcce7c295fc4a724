"""A desk's server: who may read and write, what it answers, and that hostile text stays text everywhere."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("httpx2")

from starlette.testclient import TestClient

from onrecord.errors import ArchiveError
from onrecord.serve.app import build
from onrecord.serve.guard import Rules
from onrecord.store.sqlite import Archive
from tests.store.values import account, annotation, report, story

TOKEN = "a token of many letters"
HOSTILE = "<script>alert(1)</script>\x00\u202e\ud800 javascript:alert(1) \"'>"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "news"
    with Archive(path, create=True) as archive, archive.transaction():
        archive.put_report(report("a"), annotation("a"))
        archive.put_report(report("b"), annotation("b"))
        archive.put_story(story("a", "b"))
        quotations = annotation("a").quotations + annotation("b").quotations
        archive.put_account(replace(account("a", "b"), quotations=quotations))
    return path


@pytest.fixture
def desk(place: Path) -> Iterator[TestClient]:
    with TestClient(build(place, Rules(token=TOKEN))) as client:
        yield client


PAGES = [
    "/", "/search?words=dam", "/story/s1", "/person/Ada%20Marsh", "/quoted", "/report/a", "/check?words=we+were+lucky",
    "/enter",
]  # fmt: skip
ANSWERS = [
    "/api/stories", "/api/stories/s1", "/api/reports/a", "/api/reports/a/versions", "/api/search?words=dam",
    "/api/quoted", "/api/person?name=Ada+Marsh", "/api/check?words=lucky", "/api/decisions", "/api/changes",
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
        archive.put_account(replace(account("h"), title=HOSTILE, reports=(bad,), quotations=annotation("h").quotations))
    with TestClient(build(path, Rules(token=TOKEN))) as client:
        for page in ["/", "/search?words=alert", "/story/s1", "/report/h", "/quoted", f"/check?words={HOSTILE[:20]}"]:
            answer = client.get(page)
            assert answer.status_code == 200, page
            assert "<script>alert" not in answer.text, page
            assert 'href="javascript:' not in answer.text, page
            assert "\x00" not in answer.text, page
        for page in ["/api/search?words=alert", "/api/stories/s1", "/api/reports/h"]:
            assert client.get(page).status_code == 200, page
