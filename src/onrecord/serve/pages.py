"""The pages of a server: front, search, story, person, who is quoted, report, check; links and forms drive them."""

from collections.abc import Callable
from functools import cache
from importlib import resources
from itertools import pairwise
from urllib.parse import parse_qs, quote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import archive as keeping
from onrecord import versions as texts
from onrecord.link.verdicts import VERBS
from onrecord.model import Account, Report
from onrecord.serve import questions
from onrecord.serve.asked import query_of
from onrecord.serve.guard import Rules
from onrecord.show import escape, page
from onrecord.show.view import lay
from onrecord.store.tables import Tables

Answering = Callable[[Request, Tables], Response]


def front(request: Request, archive: Tables) -> Response:
    """The newest stories, largest differences first to see, and the search."""
    return _page("front.html", request, stories=questions.front(archive), size=archive.size())


def search(request: Request, archive: Tables) -> Response:
    """What answers a query, with who is quoted among it."""
    query = query_of(request)
    found = questions.search(archive, query)
    shown = [(hit, _marked(text, hit.snippet, hit.marks)) for hit, text in found.hits]
    params = {key: value for key, value in request.query_params.items() if key not in ("offset",) and value}

    def step(offset: int) -> str:
        return "/search?" + urlencode({**params, "offset": str(offset)})

    return _page(
        "search.html",
        request,
        found=found,
        shown=shown,
        given=request.query_params,
        earlier=step(max(0, query.offset - query.limit)) if query.offset else "",
        later=step(query.offset + query.limit) if query.offset + query.limit < found.total else "",
    )


def story(request: Request, archive: Tables) -> Response:
    """The account of a story, live, with forms to decide where something is seen."""
    account = archive.account(request.path_params["name"])
    if account is None:
        raise HTTPException(404, "No such story")
    made = [d for d in archive.decisions() if set(d.subjects) & {*(r.id for r in account.reports), *_names(account)}]
    view = lay(account)
    return _page(
        "account.html", request, account=account, body=Markup(page.body(view)), view=view, made=made,
        volume=questions.volume(account.reports),
    )  # fmt: skip


def _names(account: Account) -> set[str]:
    return {d.id for d in (*account.differences, *account.dismissed)} | {e.name for e in account.entities}


def person(request: Request, archive: Tables) -> Response:
    """All that somebody said, by date, with outlets and variants."""
    name = request.path_params["name"]
    said = questions.person(archive, name)
    if not said:
        raise HTTPException(404, "Nobody of that name is quoted here")
    return _page("person.html", request, name=name, said=said)


def quoted(request: Request, archive: Tables) -> Response:
    """Who is quoted how often, and by which outlets."""
    query = query_of(request)
    found = questions.quoted(archive, query)
    if request.query_params.get("as") == "csv":
        rows = ["speaker,outlet,quotations"]
        rows += [f"{_cell(q.speaker)},{_cell(outlet)},{n}" for q in found for outlet, n in q.outlets]
        return Response("\r\n".join(rows) + "\r\n", media_type="text/csv")
    most = max((q.count for q in found), default=1)
    return _page("quoted.html", request, found=found, most=most, given=request.query_params)


def _cell(text: str) -> str:
    safe = "'" + text if text[:1] in "=+-@\t\r" else text
    return '"' + safe.replace('"', '""').replace("\x00", "") + '"'


def report(request: Request, archive: Tables) -> Response:
    """A report in full, with its versions."""
    found = archive.report(request.path_params["name"])
    if found is None:
        raise HTTPException(404, "No such report")
    kept = archive.versions(found.id)
    changed = [
        (after, [texts.shown(before.report, after.report, edit) for edit in comparison.edits], comparison.summary)
        for before, after in pairwise(kept)
        for comparison in (texts.compare(before.report, after.report),)
    ]
    mark = archive.annotation(found.id)
    return _page(
        "report.html", request, report=found, versions=kept, changed=changed, story=archive.story_of(found.id),
        text=_anchored(found, [q.start for q in mark.quotations] if mark else []),
    )  # fmt: skip


def _anchored(found: Report, starts: list[int]) -> Markup:
    """A report's text with an anchor where each quotation begins: #c120 is character 120."""
    places = [0, *sorted({start for start in starts if 0 < start < len(found.text)}), len(found.text)]
    return Markup(
        "".join(
            f'<span id="c{start}">{escape.characters(found.text[start:end])}</span>' for start, end in pairwise(places)
        )
    )


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
        shown.append((of[witness.report], _marked(text, around, ((span.start, span.end),)), parts))
    return _page("check.html", request, words=words, answer=answer, shown=shown)


def enter(request: Request, archive: Tables) -> Response:
    """Where a token is given."""
    return _page("enter.html", request, wrong=False)


def entered(request: Request, body: bytes, archive: Tables) -> Response:
    """A token given: kept in a cookie that only this site reads."""
    rules: Rules = request.app.state.rules
    token = _form(body).get("token", "")
    if not rules.holds(token):
        return _page("enter.html", request, status=403, wrong=True)
    response = RedirectResponse("/", 303)
    response.set_cookie("onrecord", token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return response


def decide(request: Request, body: bytes, archive: Tables) -> Response:
    """A decision made, or taken back, where it is seen."""
    rules: Rules = request.app.state.rules
    given = _form(body)
    cookie = request.cookies.get("onrecord", "")
    if not rules.holds(cookie):
        return RedirectResponse("/enter", 303)
    if given.get("seal") != rules.seal(cookie):
        raise HTTPException(403, "This form was not made here; open the page again and repeat")
    if given.get("withdraw"):
        _, told = keeping.withdraw(archive, given["withdraw"])
    else:
        subjects = [given[key].strip() for key in ("first", "second") if given.get(key, "").strip()]
        _, told = keeping.decide(archive, given.get("verb", ""), subjects, given.get("by", ""), given.get("why", ""))
    back = told[0] if told else given.get("story", "")
    return RedirectResponse(f"/story/{quote(back)}#decisions" if back else "/", 303)


def failure(status: int, detail: str) -> Response:
    """A page that says what went wrong."""
    html = _environment().get_template("failure.html").render(status=status, detail=detail, seal="", may=False)
    return HTMLResponse(html, status)


def style() -> str:
    """The style sheet of all pages of the server."""
    return page.style() + resources.files("onrecord.serve").joinpath("serve.css").read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = page.environment().overlay(
        loader=ChoiceLoader([PackageLoader("onrecord.serve"), PackageLoader("onrecord.show")])
    )
    environment.filters["path"] = lambda text: quote(str(text).encode("utf-8", "replace"), safe="")
    environment.globals["verbs"] = VERBS
    return environment


def _page(template: str, request: Request, status: int = 200, **values: object) -> Response:
    rules: Rules = request.app.state.rules
    cookie = request.cookies.get("onrecord", "")
    may = rules.holds(cookie)
    html = _environment().get_template(template).render(seal=rules.seal(cookie) if may else "", may=may, **values)
    return HTMLResponse(html.encode("utf-8", "replace"), status)


def _form(body: bytes) -> dict[str, str]:
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=20)
    return {key: found[0] for key, found in fields.items()}


def _marked(text: str, around: tuple[int, int], marks: tuple[tuple[int, int], ...]) -> Markup:
    """A stretch of a text with its marks, escaped."""
    start, end = around
    out, at = [], start
    for a, b in marks:
        if at <= a and b <= end:
            out += [escape.characters(text[at:a]), "<mark>", escape.characters(text[a:b]), "</mark>"]
            at = b
    return Markup("".join([*out, escape.characters(text[at:end])]))


READING: tuple[tuple[str, Answering], ...] = (
    ("/", front),
    ("/search", search),
    ("/story/{name}", story),
    ("/person/{name}", person),
    ("/quoted", quoted),
    ("/report/{name}", report),
    ("/check", check),
    ("/enter", enter),
)
WRITING: tuple[tuple[str, Callable[[Request, bytes, Tables], Response]], ...] = (
    ("/decide", decide),
    ("/enter", entered),
)
