"""Whatever is asked, the server answers within its own description and never fails."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest

pytest.importorskip("starlette")
pytest.importorskip("httpx2")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.serve import api, pages
from onrecord.serve import story as stories
from onrecord.serve.app import build
from onrecord.serve.asked import PARAMETERS
from onrecord.serve.guard import Rules
from tests.serve.test_serve import TOKEN, long_story

BEARER = {"Authorization": f"Bearer {TOKEN}"}
ODD = ("", "a", "\x00", "\ufffd", "%", "'", '"', "../../etc/passwd", "\u202e", "𝒳", "-1", "0", "9" * 30, "2024-05-07",
       "9999-12-31", "0001-01-01", "s1", "r0", "Speaker 1", "Holm Post", "*", "NEAR(", "a" * 3000)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
NAMES = sorted({name for rows in PARAMETERS.values() for name, _, _ in rows} | {"at", "as", "verb", "first", "back"})
ROUTES = [path for path, _ in (*api.READING, *pages.READING, *stories.READING)]
HURRIED = settings(
    max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = long_story(tmp_path_factory.mktemp("fuzz") / "news", 24)
    rules = Rules(token=TOKEN, rate=1e6, burst=1e6)
    with TestClient(build(path, rules), raise_server_exceptions=False) as client:
        yield client


@given(
    path=st.sampled_from(ROUTES), names=st.tuples(TEXTS, TEXTS), asked=st.dictionaries(st.sampled_from(NAMES), TEXTS)
)
@HURRIED
def test_no_question_makes_it_fail(desk: TestClient, path: str, names: tuple[str, str], asked: dict[str, str]) -> None:
    for gap, name in zip(("{name:path}", "{name}", "{part}"), (names[0], *names), strict=True):
        path = path.replace(gap, quote(name, safe=""))
    answer = desk.get(path, params=asked, follow_redirects=False)
    assert answer.status_code < 500, (path, asked, answer.text[:300])


@given(
    verb=TEXTS | st.sampled_from(["join", "part", "same", "differ", "dismiss"]), subjects=st.lists(TEXTS, max_size=3),
    by=TEXTS, why=TEXTS,
)  # fmt: skip
@settings(HURRIED, max_examples=40)
def test_no_decision_makes_it_fail(desk: TestClient, verb: str, subjects: list[str], by: str, why: str) -> None:
    given = {"verb": verb, "subjects": subjects, "by": by, "why": why}
    assert desk.post("/api/decisions", json=given, headers=BEARER).status_code < 500


@given(body=st.binary(max_size=60) | st.recursive(st.none() | TEXTS, st.lists).map(lambda it: json.dumps(it).encode()))
@settings(HURRIED, max_examples=40)
def test_no_body_makes_it_fail(desk: TestClient, body: bytes) -> None:
    assert desk.post("/api/decisions", content=body, headers=BEARER).status_code < 500
    assert desk.post("/decide", content=body).status_code < 500
    assert desk.post("/enter", content=body).status_code < 500


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "x" * 60_000])
def test_what_an_archive_cannot_hold_is_refused_or_kept(desk: TestClient, text: str) -> None:
    for body in (
        {"verb": "dismiss", "subjects": [text], "by": "Jo", "why": "so"},
        {"verb": "join", "subjects": [text, "r1"], "by": "Jo", "why": "so"},
        {"verb": "same", "subjects": ["a", text], "by": text, "why": text},
    ):
        answer = desk.post("/api/decisions", content=json.dumps(body).encode(), headers=BEARER)
        assert answer.status_code < 500, answer.text


def test_the_server_keeps_to_its_description(desk: TestClient) -> None:
    schemathesis = pytest.importorskip("schemathesis")
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", desk.app)
    found: list[str] = []
    for result in schema.get_all_operations():
        operation = result.ok()
        strategy = operation.as_strategy() | operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE)

        @given(case=strategy)
        @settings(HURRIED, max_examples=12)
        def check(case: object) -> None:
            case.call_and_validate(headers=BEARER)  # type: ignore[attr-defined]

        try:
            check()
        except Exception as error:
            found.append(f"{operation.label}: {error}")
    assert not found, "\n\n".join(found)
