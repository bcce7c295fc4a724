"""What pages take from elsewhere: figures that a command wrote, files, what commands print; filled in place.

A page holds ``<!-- = NAME WORDS -->…<!-- . -->``, and what stands between the two is written here.
"""

import re
from collections.abc import Callable, Iterator

from docs.site import ROOT, figures, session, walk
from docs.site.contents import MADE, SECTIONS

_MARK = re.compile(r"(<!-- = (?!output)(\w+)(?: ([^>\n]*?))? -->)(.*?)(<!-- \. -->)", re.S)
_MAKERS: dict[str, Callable[[str], str]] = {
    "figure": figures.figure,
    "measured": figures.measured,
    "table": figures.table,
    "file": lambda name: f"\n```{_language(name)}\n{(ROOT / name).read_text('utf-8').rstrip()}\n```\n",
    "speed": figures.speed,
    "timelines": figures.timelines,
    "told": walk.told,
}


def fill(text: str) -> str:
    """The page with everything filled. Raises LookupError for a figure, file or part of an account that is missing."""
    return session.filled(_MARK.sub(_filled, text)) if "<!-- = output" in text else _MARK.sub(_filled, text)


def pages() -> Iterator[str]:
    """The pages that take something from elsewhere."""
    for section in SECTIONS:
        for page in section.pages:
            if page not in MADE and (ROOT / page).is_file() and "<!-- = " in (ROOT / page).read_text("utf-8"):
                yield page


def stale(write: bool = False) -> list[str]:
    """The pages in which something is not as it would be filled; ``write`` fills it."""
    found = []
    for page in pages():
        text = (ROOT / page).read_text("utf-8")
        if (now := fill(text)) != text:
            found.append(page)
            if write:
                (ROOT / page).write_text(now, "utf-8")
    return found


def _filled(found: re.Match[str]) -> str:
    maker = _MAKERS.get(found[2])
    if maker is None:
        raise LookupError(f"<!-- = {found[2]} -->: there are only {', '.join(_MAKERS)}")
    return found[1] + maker((found[3] or "").strip()) + found[5]


def _language(name: str) -> str:
    return {"service": "ini", "timer": "ini"}.get(name.rpartition(".")[2], "text")
