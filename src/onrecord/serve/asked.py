"""A request's parameters as a query: checked, bounded, and described."""

from collections.abc import Mapping
from datetime import date, time

from starlette.exceptions import HTTPException
from starlette.requests import Request

from onrecord.account.timeline import Asked, moment
from onrecord.store.base import Query

LIMIT = 200
"""Hits of one page at the most."""

MOST_DAYS = 400
"""Days of a timeline at the most."""

_DEEP = 100_000
_LONGEST = 500

_TEXT: dict[str, object] = {"type": "string", "maxLength": _LONGEST}
_DAY: dict[str, object] = {"type": "string", "anyOf": [{"format": "date"}, {"maxLength": 0}]}  # forms send empty fields
_MOMENT: dict[str, object] = {
    "type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}, {"maxLength": 0}]
}  # fmt: skip
_FLAG: dict[str, object] = {"type": "string", "enum": ["", "0", "1"]}
_PAGE = (
    ("limit", False, {"type": "integer", "minimum": 1, "maximum": LIMIT}),
    ("offset", False, {"type": "integer", "minimum": 0, "maximum": _DEEP}),
)
_BOUNDS = (
    ("outlet", False, _TEXT), ("from", False, _DAY), ("to", False, _DAY), ("story", False, _TEXT),
    ("exact", False, _FLAG),
)  # fmt: skip

Parameter = tuple[str, bool, dict[str, object]]
PARAMETERS: Mapping[str, tuple[Parameter, ...]] = {
    "/api/stories": (("from", False, _DAY), ("to", False, _DAY), *_PAGE),
    "/api/stories/{name}/timeline": (
        ("days", False, {"type": "integer", "minimum": 1, "maximum": MOST_DAYS}),
        ("sentences", False, {"type": "integer", "minimum": 1, "maximum": 20}),
        ("from", False, _DAY), ("to", False, _DAY), ("about", False, _TEXT), ("since", False, _MOMENT),
    ),
    "/api/search": (
        ("words", False, _TEXT), ("speaker", False, _TEXT), ("person", False, _TEXT), ("place", False, _TEXT), *_BOUNDS,
        ("happened-from", False, _DAY), ("happened-to", False, _DAY), ("hard", False, _FLAG), ("quoted", False, _FLAG),
        *_PAGE,
    ),
    "/api/quoted": _BOUNDS,
    "/api/person": (("name", False, _TEXT), *_PAGE),
    "/api/outlet": (("name", False, _TEXT), *_PAGE),
    "/api/check": (("words", True, {"type": "string", "minLength": 1, "maxLength": 5000}),),
    "/api/changes": (("since", False, _TEXT), ("limit", False, {"type": "integer", "minimum": 1, "maximum": LIMIT})),
}  # fmt: skip
"""By path: the name of each parameter, whether it must be given, and its schema."""


def query_of(request: Request) -> Query:
    """The query that a request asks. Raises HTTPException 400 for a day or a number that is none."""
    limit, offset = page_of(request, 20)

    def text(name: str) -> str:
        return text_of(request, name)

    return Query(
        words=text("words"),
        speaker=text("speaker"),
        outlet=text("outlet"),
        person=text("person"),
        place=text("place"),
        first=_day(request, "from"),
        last=_day(request, "to"),
        happened_first=_day(request, "happened-from"),
        happened_last=_day(request, "happened-to"),
        hard=_flag(request, "hard"),
        quoted=_flag(request, "quoted"),
        exact=_flag(request, "exact"),
        story=text("story"),
        limit=limit,
        offset=offset,
    )


def timeline_of(request: Request) -> Asked:
    """What a request asks of a timeline. Raises HTTPException 400 for a day or a number that is none."""
    first, last, since = _day(request, "from"), _day(request, "to"), text_of(request, "since")
    if since and not moment(since, time.min):
        raise HTTPException(400, "since: expected a day or a moment, as 2020-10-16 or 2020-10-16T09:30+02:00")
    return Asked(
        number(request, "days", 0, MOST_DAYS) or None,
        number(request, "sentences", 0, 20) or None,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        text_of(request, "about").strip() or None,
        since or None,
    )


def text_of(request: Request, name: str, most: int = _LONGEST) -> str:
    """A parameter's text. Raises HTTPException 400 where it is longer than it may be."""
    value = request.query_params.get(name, "")
    if len(value) > most:
        raise HTTPException(400, f"{name}: at most {most} characters")
    return value


def _flag(request: Request, name: str) -> bool:
    value = request.query_params.get(name, "")
    if value not in ("", "0", "1"):
        raise HTTPException(400, f"{name}: expected 1 or 0")
    return value == "1"


def page_of(request: Request, usual: int) -> tuple[int, int]:
    """How many of a list, and from which on. Raises HTTPException 400 where that is no number within bounds."""
    return number(request, "limit", usual, LIMIT), number(request, "offset", 0, _DEEP, least=0)


def number(request: Request, name: str, default: int, most: int, least: int = 1) -> int:
    """A whole number within bounds, or the default where none is given."""
    value = request.query_params.get(name, "")
    if not value:
        return default
    if not (value.isascii() and value.isdigit()) or not least <= int(value[:9]) <= most:
        raise HTTPException(400, f"{name}: expected a whole number from {least} to {most}")
    return int(value[:9])


def _day(request: Request, name: str) -> str:
    value = request.query_params.get(name, "")
    if not value:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise HTTPException(400, f"{name}: expected a day as YYYY-MM-DD") from None
