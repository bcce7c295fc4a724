"""Accounts and reports as HTML that a notebook shows: escaped, self-contained, no style beyond its own elements."""

from collections.abc import Sequence

from markupsafe import Markup

from onrecord.model import Account, Refusal, Report
from onrecord.show import words
from onrecord.show.page import environment, page
from onrecord.show.view import lay

_ROWS = 30  # of a table
_LARGEST = 2_000_000  # characters of a page inside a cell
_LONGEST = 120  # reports whose page is laid out at all


def account(it: Account, refused: Sequence[Refusal] = ()) -> str:
    """One account: where its reports differ, its days, its quotations, and its whole page in a frame of its own.

    The frame shares neither style nor script with the notebook; a page too large for a cell is left out, and said.
    """
    whole = page((it,)) if len(it.reports) <= _LONGEST else ""
    inside = _framed(whole) if len(whole) <= _LARGEST else ""
    view = lay(it, texts=False)
    return _rendered("notebook-account.html", view=view, page=Markup(inside), refused=refused)


def accounts(several: Sequence[Account], refused: Sequence[Refusal] = ()) -> str:
    """One account whole; several, or none, as a table of their stories."""
    if len(several) == 1:
        return account(several[0], refused)
    rows = [
        (number, it.title, len(it.reports), words.days(it.days), sum(d.severity == "hard" for d in it.differences))
        for number, it in enumerate(several[:_ROWS])
    ]
    return _rendered(
        "notebook-table.html",
        heading=words.number(len(several), "account"),
        names=("", "story", "reports", "published", "hard differences"),
        rows=rows,
        rest=max(0, len(several) - _ROWS),
        refused=refused,
    )


def reports(several: Sequence[Report], refused: Sequence[Refusal] = ()) -> str:
    """A table of reports: id, day, outlet, title, and how many words each has."""
    rows = [(it.id, it.day or "", it.outlet, it.title, words.count(it.text)) for it in several[:_ROWS]]
    return _rendered(
        "notebook-table.html",
        heading=words.number(len(several), "report"),
        names=("id", "published", "outlet", "title", "words"),
        rows=rows,
        rest=max(0, len(several) - _ROWS),
        refused=refused,
    )


def _framed(text: str) -> str:
    """The page for a frame: a link to a place within it would lead to the notebook's own address without the base."""
    return text.replace("<head>", '<head><base href="about:srcdoc">', 1)


def _rendered(template: str, **values: object) -> str:
    return environment().get_template(template).render(**values)
