"""How often, by outlet, speaker and day: the counts beside a search and behind a chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.store import search
from onrecord.store.base import Query
from onrecord.store.search import Base
from onrecord.text.words import fold

REACH = 2_000
"""The newest matches that facets count: a common word has more, and nobody waits for them."""


@dataclass(frozen=True, slots=True)
class Facets:
    """Among the newest matches (all of them, up to REACH): how many of each outlet, and of each speaker."""

    outlets: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]


def facets(base: Base, query: Query, most: int = 8) -> Facets:
    """The outlets and speakers of what answers the query, the most frequent first."""
    keys, values, speech = search.newest(base, query)
    report = f"SELECT report FROM quotation WHERE key IN ({keys})" if speech else keys
    outlets = base.rows(
        f"SELECT outlet, count(*) FROM report WHERE key IN ({report}) AND outlet IS NOT NULL"
        " GROUP BY outlet ORDER BY count(*) DESC, outlet LIMIT ?",
        *values, REACH, 0, most,
    )  # fmt: skip
    speakers = base.rows(
        f"SELECT speaker, count(*) FROM quotation WHERE {'key' if speech else 'report'} IN ({keys})"
        " AND speaker IS NOT NULL GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT ?",
        *values, REACH, 0, most,
    )  # fmt: skip
    return Facets(tuple((name, n) for name, n in outlets), tuple((name, n) for name, n in speakers))


def published(base: Base, query: Query) -> tuple[tuple[str, int], ...]:
    """How many reports were published on each day, within the query's outlet and days."""
    where, values = search.shelf(base, query)
    rows = base.rows(
        f"SELECT r.day, count(*) FROM report r WHERE r.current = 1 AND r.day <> ''{where}"
        " GROUP BY r.day ORDER BY r.day",
        *values,
    )  # fmt: skip
    return tuple((day, number) for day, number in rows)


def newest_day(base: Base) -> str:
    """The last day on which a report was published, or nothing where none is dated."""
    rows = base.rows("SELECT day FROM report WHERE current = 1 ORDER BY day DESC LIMIT 1")
    return str(rows[0][0]) if rows else ""


def spoken(base: Base, query: Query, speakers: Sequence[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """By speaker: how many quotations were printed on each day, within the query's outlet and days."""
    if not speakers:
        return {}
    where, values = search.bounds(base, query)
    marks = ", ".join("?" * len(speakers))
    rows = base.rows(
        "SELECT q.speaker, q.day, count(*) FROM quotation q JOIN report r ON r.key = q.report"
        f" WHERE q.folded IN ({marks}) AND q.day <> ''{where} GROUP BY q.speaker, q.day ORDER BY q.day",
        *(fold(base.storable(name) or "") for name in speakers), *values,
    )  # fmt: skip
    found: dict[str, list[tuple[str, int]]] = {}
    for name, day, number in rows:
        found.setdefault(name, []).append((day, number))
    return {name: tuple(days) for name, days in found.items()}


def outlets_of(base: Base, speaker: str, most: int = 12) -> tuple[tuple[str, int], ...]:
    """The outlets that quote a speaker, the most frequent first."""
    rows = base.rows(
        "SELECT r.outlet, count(*) FROM quotation q JOIN report r ON r.key = q.report WHERE q.folded = ?"
        " AND r.outlet IS NOT NULL GROUP BY r.outlet ORDER BY count(*) DESC, r.outlet LIMIT ?",
        fold(base.storable(speaker) or ""), most,
    )  # fmt: skip
    return tuple((name, number) for name, number in rows)


def moment(base: Base) -> int:
    """The number of the last change: while it stays the same, so do the answers."""
    ((number,),) = base.rows("SELECT max(number) FROM change")
    return int(number or 0)


def quotations(base: Base, query: Query) -> int:
    """How many quotations have a speaker, within the query's story, outlet and days."""
    where, values = search.bounds(base, query)
    sql = "SELECT count(*) FROM quotation q JOIN report r ON r.key = q.report WHERE q.speaker IS NOT NULL"
    ((number,),) = base.rows(sql + where, *values)
    return int(number)
