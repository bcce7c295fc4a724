"""The pages of a server over the whole archive: front, search, person, outlet, who is quoted, check, entering."""

import time
from collections.abc import Callable, Sequence
from urllib.parse import parse_qs, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.serve import charts, questions
from onrecord.serve.asked import page_of, query_of
from onrecord.serve.guard import Rules
from onrecord.serve.kept import Kept
from onrecord.serve.rendering import marked, show
from onrecord.store import counts
from onrecord.store.tables import Tables

Answering = Callable[[Request, Tables], Response]

_FRESH = 20  # seconds that a front page is kept where nothing was added


def kept(request: Request) -> Kept:
    """What the server keeps for the next reader."""
    found: Kept = request.app.state.kept
    return found


def front(request: Request, archive: Tables) -> Response:
    """The stories of the newest day, the largest differences, and the search."""
    key = ("front", counts.moment(archive), int(time.monotonic() / _FRESH))
    found = kept(request).get(key, lambda: questions.front(archive, kept(request)))
    return show(
        "front.html", request, front=found, day=charts.newest(found.day), volume=charts.by_day(found.days),
        sparks=charts.sparks({q.speaker: q.days for q in found.quoted}), since=found.since,
    )  # fmt: skip


def search(request: Request, archive: Tables) -> Response:
    """What answers a query, with the outlets and speakers among it."""
    query = query_of(request)
    found = questions.search(archive, query)
    shown = [(hit, marked(text, hit.snippet, hit.marks)) for hit, text in found.hits]
    given = {key: value for key, value in request.query_params.items() if value and key != "offset"}

    def narrowed(**more: str) -> str:
        return "/search?" + urlencode({**given, **more}, errors="replace")

    return show(
        "search.html", request, found=found, shown=shown, given=request.query_params, narrowed=narrowed,
        reach=counts.REACH, steps=_steps(request, query.limit, query.offset, found.total),
    )  # fmt: skip


def _steps(request: Request, limit: int, offset: int, total: int) -> dict[str, str]:
    """The addresses of the page before and the page after ('' where there is none)."""
    given = {key: value for key, value in request.query_params.items() if key != "offset" and value}

    def step(to: int) -> str:
        return "?" + urlencode({**given, "offset": str(to)}, errors="replace")

    earlier = step(max(0, offset - limit)) if offset else ""
    return {"earlier": earlier, "later": step(offset + limit) if offset + limit < total else ""}


def person(request: Request, archive: Tables) -> Response:
    """All that somebody said, by date, with outlets and variants, and how much when."""
    limit, offset = page_of(request, 40)
    found = questions.person(archive, kept(request), request.path_params["name"], limit, offset)
    if not found.total:
        raise HTTPException(404, "Nobody of that name is quoted here")
    groups: dict[object, list[questions.Said]] = {}
    for one in found.said:
        groups.setdefault((one.story, one.statement) if one.statement else one.quotation.id, []).append(one)
    return show(
        "person.html", request, person=found, groups=list(groups.values()), volume=charts.by_day(found.days),
        steps=_steps(request, limit, offset, found.total),
    )  # fmt: skip


def outlet(request: Request, archive: Tables) -> Response:
    """An outlet's reports by date, and whom it quotes."""
    limit, offset = page_of(request, 30)
    found = questions.outlet(archive, kept(request), request.path_params["name"], limit, offset)
    if not found.total:
        raise HTTPException(404, "No report of an outlet of that name is here")
    return show(
        "outlet.html", request, outlet=found, volume=charts.by_day(found.days),
        sparks=charts.sparks({q.speaker: q.days for q in found.quoted}),
        steps=_steps(request, limit, offset, found.total),
    )  # fmt: skip


def quoted(request: Request, archive: Tables) -> Response:
    """Who is quoted how often, when, and by which outlets; as CSV too."""
    found = questions.lately(kept(request), archive, query_of(request))
    form = request.query_params.get("as")
    if form == "csv":
        rows = [(q.speaker, outlet, n, q.count, f"{q.share:.4f}") for q in found for outlet, n in q.outlets]
        return _csv(("speaker", "outlet", "quotations", "of speaker", "speaker's share of all"), rows)
    if form == "csv-days":
        return _csv(("speaker", "day", "quotations"), [(q.speaker, day, n) for q in found for day, n in q.days])
    return show(
        "quoted.html", request, found=found, given=request.query_params,
        sparks=charts.sparks({q.speaker: q.days for q in found}), bars=charts.shares([q.outlets for q in found]),
    )  # fmt: skip


def _csv(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> Response:
    lines = [",".join(head), *(",".join(map(_cell, row)) for row in rows)]
    body = ("\r\n".join(lines) + "\r\n").encode("utf-8", "replace")
    return Response(body, media_type="text/csv", headers={"Content-Disposition": 'attachment; filename="quoted.csv"'})


def _cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if not isinstance(value, str):
        return str(value)
    safe = "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
    return '"' + safe.replace('"', '""').replace("\x00", "") + '"'


def check(request: Request, archive: Tables) -> Response:
    """Whether words were said so."""
    words = request.query_params.get("words", "")[:5000]
    answer, reports = questions.check(archive, words) if words.strip() else (None, ())
    of = {each.id: each for each in reports}
    shown = []
    for witness in answer.witnesses if answer else ():
        text = of[witness.report].text
        span = witness.span
        around = (max(0, span.start - 60), min(len(text), span.end + 60))
        parts = [
            (words[v.a.start : v.a.end], text[v.b.start : v.b.end], v.kind)
            for v in witness.variants
            if v.kind != "typography"
        ]
        shown.append((of[witness.report], marked(text, around, ((span.start, span.end),)), parts, span))
    return show("check.html", request, words=words, answer=answer, shown=shown)


def enter(request: Request, archive: Tables) -> Response:
    """Where a token is given."""
    return show("enter.html", request, wrong=False, back=_local(request.query_params.get("back", "")))


def entered(request: Request, body: bytes, archive: Tables) -> Response:
    """A token given: kept in a cookie that only this site reads."""
    rules: Rules = request.app.state.rules
    given = form_of(body)
    token, back = given.get("token", ""), _local(given.get("back", ""))
    if not rules.holds(token):
        return show("enter.html", request, status=403, wrong=True, back=back)
    response = RedirectResponse(back or "/", 303)
    response.set_cookie("onrecord", token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return response


def form_of(body: bytes) -> dict[str, str]:
    """The first value of each field of a form. Raises HTTPException 400 where there are too many."""
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=40)
    except ValueError:
        raise HTTPException(400, "A form with too many fields") from None
    return {key: found[0] for key, found in fields.items()}


def _local(back: str) -> str:
    """An address of this site to go back to, or nothing."""
    plain = back.isascii() and back.isprintable() and "\\" not in back and len(back) < 2000
    return back if plain and back.startswith("/") and not back.startswith("//") else ""


READING: tuple[tuple[str, Answering], ...] = (
    ("/", front),
    ("/search", search),
    ("/person/{name:path}", person),
    ("/outlet/{name:path}", outlet),
    ("/quoted", quoted),
    ("/check", check),
    ("/enter", enter),
)
WRITING: tuple[tuple[str, Callable[[Request, bytes, Tables], Response]], ...] = (("/enter", entered),)
