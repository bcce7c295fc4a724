"""The page: an account as one self-contained HTML file that works without network and without JavaScript."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.model import Account, Refusal
from onrecord.show import words
from onrecord.show.escape import attribute, characters
from onrecord.show.view import ASKED, View, lay

_RIGHT_TO_LEFT = frozenset(
    chr(code)
    for first, last in (
        (0x590, 0x8FF),
        (0x200E, 0x200F),
        (0x202A, 0x202E),
        (0x2066, 0x2069),
        (0xFB1D, 0xFDFF),
        (0xFE70, 0xFEFC),
    )
    for code in range(first, last + 1)
)


def page(accounts: Sequence[Account], refused: Sequence[Refusal] = ()) -> str:
    """One file that holds every account: the story itself where it is one, else an index and a section for each."""
    views = []
    first = 1
    for number, account in enumerate(accounts, 1):
        views.append(lay(account, "" if len(accounts) == 1 else f"s{number}-", first))
        first += len(account.reports)
    return _document(views, refused, one=len(views) == 1, links=[f"#{view.prefix}story" for view in views])


def folder(accounts: Sequence[Account], refused: Sequence[Refusal], folder: Path) -> None:
    """Write ``index.html`` and a file for each story into the folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"story-{number}.html" for number in range(1, len(accounts) + 1)]
    heads = [lay(account, f"s{number}-", texts=False) for number, account in enumerate(accounts, 1)]
    (folder / "index.html").write_text(_document(heads, refused, links=names, index=True), encoding="utf-8")
    for name, account in zip(names, accounts, strict=True):
        (folder / name).write_text(_document([lay(account)], (), one=True, home="index.html"), encoding="utf-8")


def body(view: View) -> str:
    """One account as a piece of HTML, for a page that brings its own head; ``style`` and ``script`` go with it."""
    return environment().get_template("body.html").render(view=view, refused=(), one=True, home="")


def style(own: str = "") -> str:
    """The style sheet of every page, and after it that of one kind of page alone."""
    return _asset("style.css") + (_asset(f"{own}.css") if own else "")


def script(own: str = "") -> str:
    """The script that makes pages better, and after it that of one kind of page alone; none needs it."""
    return _asset("script.js") + (_asset(f"{own}.js") if own else "")


@cache
def environment() -> Environment:
    """The templates, with everything that they print escaped, its unprintable characters made visible."""
    made = Environment(
        loader=PackageLoader("onrecord.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )
    made.globals["asked_most"] = ASKED
    made.filters |= {
        "attribute": lambda text: Markup(attribute(str(text))),
        "number": words.number,
    }
    return made


def _plain(value: object) -> object:
    """What a template prints: marked-up text as it is, other text visible, and isolated where it turns direction."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    shown = Markup(characters(value))
    return Markup("<bdi>") + shown + Markup("</bdi>") if not _RIGHT_TO_LEFT.isdisjoint(value) else shown


def _document(
    views: Sequence[View],
    refused: Sequence[Refusal],
    one: bool = False,
    links: Sequence[str] = (),
    index: bool = False,
    home: str = "",
) -> str:
    return render(
        "index.html" if index or not one else "story.html",
        views=views,
        view=views[0] if views else None,
        refused=refused,
        one=one,
        links=links,
        index=index,
        home=home,
    )


def render(template: str, own: str = "", **values: object) -> str:
    """A whole page from one of the templates, with style, script and policy inside.

    ``own`` names a style sheet and a script that this kind of page has for itself.
    """
    assets = {"style": Markup(style(own)), "script": Markup(script(own)), "policy": Markup(_policy(own))}
    return environment().get_template(template).render(**assets, **values)


@cache
def _policy(own: str = "") -> str:
    """A content security policy under which only this page's own style and script run, and nothing is fetched."""
    kinds = {"style-src": style(own), "script-src": script(own)}
    hashed = "; ".join(f"{kind} 'sha256-{_hash(text)}'" for kind, text in kinds.items())
    return f"default-src 'none'; {hashed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return resources.files("onrecord.show").joinpath(name).read_text(encoding="utf-8")
