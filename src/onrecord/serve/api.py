"""The API: the public form as JSON, described by OpenAPI, errors as problem+json."""

import json
from collections.abc import Callable
from dataclasses import asdict

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord import deciding
from onrecord.model import Decision
from onrecord.serve import questions
from onrecord.serve.asked import LIMIT, PARAMETERS, number, page_of, query_of, text_of, timeline_of
from onrecord.serve.kept import Kept
from onrecord.store.base import Hit
from onrecord.store.tables import Tables
from onrecord.timelines import Timelines
from onrecord.version import __version__
from onrecord.write import form

Answering = Callable[[Request, Tables], Response]


def stories(request: Request, archive: Tables) -> Response:
    """Stories, the newest first, by days of publication."""
    query = query_of(request)
    found = archive.stories(query.first, query.last, query.limit, query.offset)
    return _json({"stories": [asdict(line) for line in found], "limit": query.limit, "offset": query.offset})


def story(request: Request, archive: Tables) -> Response:
    """The account of a story in the public form."""
    account = archive.account(request.path_params["name"])
    if account is None:
        raise HTTPException(404, "No such story")
    return _json(form.account(account))


def timeline(request: Request, archive: Tables) -> Response:
    """The days that matter in a story, each with sentences of its reports."""
    name = request.path_params["name"]
    open_ones: Timelines = request.app.state.timelines
    found = open_ones.tell(archive, name, timeline_of(request))
    if found is None:
        raise HTTPException(404, "No such story")
    return _json(form.timeline(name, *found))


def report(request: Request, archive: Tables) -> Response:
    """A report with what stands beside it."""
    found = archive.report(request.path_params["name"])
    if found is None:
        raise HTTPException(404, "No such report")
    mark = archive.annotation(found.id)
    beside = form.annotation(mark) if mark else None
    return _json({"report": form.report(found), "annotation": beside, "story": archive.story_of(found.id)})


def versions(request: Request, archive: Tables) -> Response:
    """All texts of a report, the oldest first."""
    found = archive.versions(request.path_params["name"])
    if not found:
        raise HTTPException(404, "No such report")
    return _json({"versions": [{"number": v.number, "added": v.added, "report": form.report(v.report)} for v in found]})


def search(request: Request, archive: Tables) -> Response:
    """What answers a query: a page of hits with their marked stretches."""
    found = questions.search(archive, query_of(request))
    return _json(
        {
            "total": found.total, "limit": found.query.limit, "offset": found.query.offset,
            "hits": [_hit(hit, text) for hit, text in found.hits],
            "outlets": dict(found.facets.outlets), "speakers": dict(found.facets.speakers),
        }
    )  # fmt: skip


def quoted(request: Request, archive: Tables) -> Response:
    """Who is quoted how often, on which days and by which outlets."""
    return _json({"quoted": [_quoted(row) for row in questions.quoted(archive, query_of(request))]})


def _quoted(row: questions.Quoted) -> dict[str, object]:
    """A speaker's counts."""
    return {
        "speaker": row.speaker, "count": row.count, "share": round(row.share, 4), "outlets": dict(row.outlets),
        "days": dict(row.days),
    }  # fmt: skip


def person(request: Request, archive: Tables) -> Response:
    """All that somebody said, the newest first, with who printed it and in which variants."""
    limit, offset = page_of(request, 50)
    kept: Kept = request.app.state.kept
    found = questions.person(archive, kept, text_of(request, "name"), limit, offset)
    rows = [
        {
            "quotation": form.quotation(one.quotation, one.statement), "words": one.words, "story": one.story,
            "published": one.report.published, "outlet": one.report.outlet, "printings": one.printings,
            "printed": [asdict(it) for it in one.printed], "variants": [asdict(it) for it in one.readings],
        }
        for one in found.said
    ]  # fmt: skip
    counted = {"total": found.total, "outlets": dict(found.outlets), "days": dict(found.days)}
    return _json({"said": rows, **counted, "limit": limit, "offset": offset})


def outlet(request: Request, archive: Tables) -> Response:
    """An outlet's reports, the newest first, and whom it quotes."""
    limit, offset = page_of(request, 50)
    kept: Kept = request.app.state.kept
    found = questions.outlet(archive, kept, text_of(request, "name"), limit, offset)
    rows = [
        {"id": hit.report, "published": hit.published, "title": hit.title, "story": hit.story} for hit in found.reports
    ]
    counted = {"total": found.total, "days": dict(found.days), "quoted": [_quoted(row) for row in found.quoted]}
    return _json({"reports": rows, **counted, "limit": limit, "offset": offset})


def check(request: Request, archive: Tables) -> Response:
    """Where these words were printed, by whom said, in which variants."""
    words = text_of(request, "words", 5000)
    if not words.strip():
        raise HTTPException(400, "words: give the words to check")
    answer, _ = questions.check(archive, words)
    return _json(form.check(answer))


def decisions(request: Request, archive: Tables) -> Response:
    """What people decided, withdrawn or not."""
    return _json({"decisions": [asdict(decision) for decision in archive.decisions(withdrawn=True)]})


def changes(request: Request, archive: Tables) -> Response:
    """What happened to the archive."""
    since, limit = text_of(request, "since"), number(request, "limit", 100, LIMIT)
    return _json({"changes": [asdict(change) for change in archive.changes(since, limit)]})


def decide(request: Request, body: bytes, archive: Tables) -> Response:
    """Record a decision: {"verb", "subjects", "by", "why"}."""
    given = _object(body)
    subjects = given.get("subjects")
    texts = [given.get(key) for key in ("verb", "by", "why")]
    if not isinstance(subjects, list) or not all(isinstance(text, str) for text in (*subjects, *texts)):
        raise HTTPException(400, 'expected {"verb": text, "subjects": [texts], "by": text, "why": text}')
    if texts[0] in ("join", "part") and (gone := [name for name in subjects if archive.report(name) is None]):
        raise HTTPException(404, f"No such report: {gone[0]}")
    decision, told = deciding.decide(archive, str(texts[0]), subjects, str(texts[1]), str(texts[2]))
    return _decided(decision, told, 201)


def withdraw(request: Request, body: bytes, archive: Tables) -> Response:
    """Take a decision back."""
    name = request.path_params["name"]
    if all(decision.id != name for decision in archive.decisions()):
        raise HTTPException(404, "No such standing decision")
    decision, told = deciding.withdraw(archive, name)
    return _decided(decision, told, 200)


def _decided(decision: Decision, told: tuple[str, ...], status: int) -> Response:
    return _json({"decision": asdict(decision), "stories": list(told)}, status)


def _object(body: bytes) -> dict[str, object]:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise HTTPException(400, "the body is no JSON") from None
    if not _whole(given):
        raise HTTPException(400, "the body holds half a character (a lone surrogate)")
    if not isinstance(given, dict):
        raise HTTPException(400, "the body is no JSON object")
    return given


def _whole(given: object) -> bool:
    """Whether all texts in it can be written down."""
    return json.dumps(given, ensure_ascii=False).encode("utf-8", "ignore").decode() == json.dumps(
        given, ensure_ascii=False
    )


def _hit(hit: Hit, text: str) -> dict[str, object]:
    start, end = hit.snippet
    return asdict(hit) | {"snippet": {"start": start, "end": end, "text": text[start:end]}}


def _json(value: object, status: int = 200) -> Response:
    """JSON in ASCII: a lone surrogate in a text is an escape, not an error."""
    return Response(json.dumps(value, ensure_ascii=True), status, media_type="application/json")


READING: tuple[tuple[str, Answering], ...] = (
    ("/api/stories", stories),
    ("/api/stories/{name}/timeline", timeline),
    ("/api/stories/{name}", story),
    ("/api/reports/{name}/versions", versions),
    ("/api/reports/{name}", report),
    ("/api/search", search),
    ("/api/quoted", quoted),
    ("/api/person", person),
    ("/api/outlet", outlet),
    ("/api/check", check),
    ("/api/decisions", decisions),
    ("/api/changes", changes),
    ("/api/openapi.json", lambda request, archive: _json(description())),
)
WRITING: tuple[tuple[str, Callable[[Request, bytes, Tables], Response]], ...] = (
    ("/api/decisions", decide),
    ("/api/decisions/{name}/withdraw", withdraw),
)


def description() -> dict[str, object]:
    """The API in OpenAPI 3.1."""
    paths: dict[str, dict[str, object]] = {}
    for path, answer in READING:
        if answer.__doc__:
            paths.setdefault(path, {})["get"] = _operation(path, answer.__doc__)
    for path, change in WRITING:
        operation = _operation(path, change.__doc__ or "")
        operation["security"] = [{"token": []}]
        if change is decide:
            operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": _DECISION}}}
        paths.setdefault(path, {})["post"] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "onrecord", "version": __version__, "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _operation(path: str, summary: str) -> dict[str, object]:
    named = [{"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}] if "{name}" in path else []
    asked = [
        {"name": name, "in": "query", "required": needed, "schema": schema}
        for name, needed, schema in PARAMETERS.get(path, ())
    ]
    answers = {
        "200": {"description": "found", "content": {"application/json": {"schema": {"type": "object"}}}},
        **{
            code: {"description": what, "content": {"application/problem+json": {"schema": {"type": "object"}}}}
            for code, what in (("400", "a wrong question"), ("401", "a token is needed"), ("404", "not found"))
        },
    }
    if path.endswith("decisions"):
        answers["201"] = answers["200"]
    for code, what in (("403", "not allowed"), ("413", "too large"), ("429", "too many"), ("503", "the archive fails")):
        answers[code] = {"description": what}
    return {"summary": summary.split("\n")[0], "parameters": [*named, *asked], "responses": answers}


def _decision_of(verbs: list[str], many: int) -> dict[str, object]:
    said = {"type": "string", "pattern": "[A-Za-z0-9]", "maxLength": 1000}
    return {
        "type": "object",
        "required": ["verb", "subjects", "by", "why"],
        "properties": {
            "verb": {"type": "string", "enum": verbs},
            "subjects": {"type": "array", "items": {"type": "string"}, "minItems": many, "maxItems": many},
            "by": said,
            "why": said,
        },
    }


_DECISION = {"oneOf": [_decision_of(["join", "part", "same", "differ"], 2), _decision_of(["dismiss"], 1)]}
