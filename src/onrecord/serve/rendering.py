"""Templates into pages: what every page of the server has around its matter, and how words and links are shown."""

import re
from functools import cache, lru_cache
from importlib import resources
from urllib.parse import quote, unquote

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.link.verdicts import VERBS
from onrecord.model import Report, Span
from onrecord.serve import charts
from onrecord.serve.guard import Rules
from onrecord.show import escape, page
from onrecord.show.sides import value_in_words

_WORD = 25  # letters of a word that is left out whole
_LONE = re.compile("[\ud800-\udfff]")


def show(template: str, request: Request, status: int = 200, **values: object) -> Response:
    """A whole page; who may decide gets the seal that forms need."""
    rules: Rules = request.app.state.rules
    cookie = request.cookies.get("onrecord", "")
    may = rules.holds(cookie)
    known = {"seal": rules.seal(cookie) if may else "", "may": may, "closed": rules.token is None, "me": _me(request)}
    html = environment().get_template(template).render(here=request.url.path, **known, **values)
    return HTMLResponse(html.encode("utf-8", "replace"), status)


def failure(status: int, detail: str) -> Response:
    """A page that says what went wrong."""
    template = environment().get_template("failure.html")
    html = template.render(status=status, detail=detail, seal="", may=False, closed=True, me="", here="")
    return HTMLResponse(html.encode("utf-8", "replace"), status)


def style() -> str:
    """The style sheet of all pages of the server."""
    return page.style("timeline") + _own("serve.css")


def script() -> str:
    """The script of all pages of the server: what an account's page has, and parts that open in place."""
    return page.script("timeline") + _own("serve.js")


@cache
def environment() -> Environment:
    """The templates of the server over those of an account's page."""
    made = page.environment().overlay(
        loader=ChoiceLoader([PackageLoader("onrecord.serve"), PackageLoader("onrecord.show")])
    )
    made.filters["path"] = path
    made.filters["day"] = charts.on
    made.filters["between"] = charts.between
    made.filters["value"] = value_in_words
    made.filters["share"] = lambda part: f"{100 * part:.0f} %" if part >= 0.01 else "< 1 %"
    made.globals["verbs"] = VERBS
    made.globals["at"] = lambda name, start, end: Markup(escape.attribute(place(name, start, end)))
    return made


def path(text: object) -> str:
    """A text as one step of an address."""
    return _step(str(text))


@lru_cache(4096)
def _step(text: str) -> str:
    return quote(plain(text), safe="")


def plain(text: str) -> str:
    """The text as an archive and an address hold it: a lone surrogate becomes U+FFFD."""
    return _LONE.sub("\ufffd", text)


def place(name: str, start: int, end: int) -> str:
    """The address of characters of a report: marked by the server, and selected by a script where one runs."""
    return f"/report/{path(name)}?at={start}-{end}#r1:{start}-{end}"


def address(report: Report, span: Span | None) -> str:
    """The address of a report, or of characters in it."""
    return place(report.id, span.start, span.end) if span else f"/report/{path(report.id)}"


def marked(text: str, around: tuple[int, int], marks: tuple[tuple[int, int], ...]) -> Markup:
    """A stretch of a text with its marks, escaped."""
    start, end = _whole_words(text, *around)
    out, at = [], start
    for a, b in marks:
        if at <= a and b <= end:
            out += [escape.characters(text[at:a]), "<mark>", escape.characters(text[a:b]), "</mark>"]
            at = b
    return Markup("".join([*out, escape.characters(text[at:end])]))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the parts of words at its ends, unless such a part is long."""
    if start and text[start - 1 : start].isalnum():
        blank = text.find(" ", start, min(start + _WORD, end))
        start = blank + 1 if blank >= 0 else start
    if text[end : end + 1].isalnum():
        blank = text.rfind(" ", max(end - _WORD, start), end)
        end = blank if blank >= 0 else end
    return start, end


def _me(request: Request) -> str:
    """The name under which this reader decided last."""
    return unquote(request.cookies.get("onrecord-by", ""))[:100]


@cache
def _own(name: str) -> str:
    return resources.files("onrecord.serve").joinpath(name).read_text("utf-8")
