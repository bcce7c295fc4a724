"""A query as SQL: the words through the full-text index, every name and day as a bound value, never as text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from onrecord.store.base import Hit, Query
from onrecord.text.words import fold

_LONGEST = 200  # characters of one word of a query: longer ones are in no index
_MOST = 32  # words of a query
_AROUND = 90  # characters shown before the first mark, and twice as many after it
_MARKS = 50  # stretches marked in one text
_MANY = 2_000  # matches from which on walking the days is quicker than sorting the matches
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_RUN = re.compile(r"[^\W_]+")
_UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")
_IN_STORY = "r.id IN (SELECT report FROM member WHERE story = ?)"
_CALLED = "(SELECT folded FROM called WHERE kind = ? AND folded LIKE ? ESCAPE '\\')"


class Base(Protocol):
    """What a search needs of a database."""

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows that a statement gives."""
        ...

    def matching(self, table: str, phrases: Sequence[Sequence[str]]) -> tuple[str, list[object]]:
        """A subquery for the keys of what holds all these phrases, and its values."""
        ...

    def storable(self, text: str | None) -> str | None:
        """The text as the database can hold it."""
        ...


@dataclass(slots=True)
class _Plan:
    """What must hold, of a report ``r`` or of a quotation ``q`` within it; ``keys`` are the matches of the words."""

    speech: bool
    where: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)
    keys: str = ""
    key_values: list[object] = field(default_factory=list)

    def need(self, condition: str, *given: object) -> None:
        self.where.append(condition)
        self.values.extend(given)

    def report(self, condition: str, *given: object) -> None:
        """A condition on the report, which a quotation meets through its own."""
        self.need(f"q.report IN (SELECT r.key FROM report r WHERE {condition})" if self.speech else condition, *given)


def hits(base: Base, query: Query) -> list[Hit]:
    """What answers the query, the newest first, with the stretches to mark."""
    sql, values, speech = newest(base, query)
    keys = base.rows(sql, *values, query.limit, query.offset)
    wanted = [_pattern(phrase) for phrase in phrases(query.words)]
    return [_hit(row, wanted) for (key,) in keys for row in base.rows(_QUOTED if speech else _WHOLE, key)]


def newest(base: Base, query: Query) -> tuple[str, list[object], bool]:
    """A statement for the keys of what answers the query, the newest first, its values but LIMIT and OFFSET, and
    whether they are keys of quotations (else of reports)."""
    plan = _plan(base, query)
    of = "q" if plan.speech else "r"
    table = "quotation" if plan.speech else "report"
    where, values = list(plan.where), list(plan.values)
    if plan.keys:
        where.append(f"{_sign(base, plan)}{of}.key IN ({plan.keys})")
        values.extend(plan.key_values)
    order = "q.day DESC, q.report DESC, q.first" if plan.speech else "r.day DESC, r.key DESC"
    sql = f"SELECT {of}.key FROM {table} {of} WHERE {' AND '.join(where) or '1 = 1'} ORDER BY {order} LIMIT ? OFFSET ?"
    return sql, values, plan.speech


_WHOLE = (
    "SELECT r.id, r.published, r.outlet, r.title, m.story, r.text FROM report r"
    " LEFT JOIN member m ON m.report = r.id WHERE r.key = ?"
)
_QUOTED = (
    "SELECT r.id, r.published, r.outlet, r.title, m.story, r.text, q.id, q.speaker, q.first, q.last FROM quotation q"
    " JOIN report r ON r.key = q.report LEFT JOIN member m ON m.report = r.id WHERE q.key = ?"
)


def count(base: Base, query: Query) -> int:
    """How many answer the query."""
    plan = _plan(base, query)
    if plan.keys and plan.where in ([], ["r.current = 1"]):  # only current texts are in the index
        sql, values = f"SELECT count(*) FROM ({plan.keys}) matches", plan.key_values
    else:
        of, table = ("q", "quotation") if plan.speech else ("r", "report")
        where, values = list(plan.where), [*plan.values, *plan.key_values]
        if plan.keys:
            where.append(f"{_sign(base, plan)}{of}.key IN ({plan.keys})")
        sql = f"SELECT count(*) FROM {table} {of} WHERE {' AND '.join(where) or '1 = 1'}"
    ((number,),) = base.rows(sql, *values)
    return int(number)


def _sign(base: Base, plan: _Plan) -> str:
    """A sign that keeps the database from starting with the matches of the words, where they are many."""
    ((matches,),) = base.rows(f"SELECT count(*) FROM ({plan.keys}) matches", *plan.key_values)
    return "+" if matches > _MANY else ""


def bounds(base: Base, query: Query) -> tuple[str, list[object]]:
    """What a query bounds by outlet and day of publication, to be added to a WHERE over ``q`` and ``r``."""
    return shelf(base, query, "q")


def shelf(base: Base, query: Query, dated: str = "r") -> tuple[str, list[object]]:
    """The same over reports ``r`` alone, or with the day of ``q``."""
    where, values = "", list[object]()
    if query.outlet:
        condition, given = _outlet(base, query)
        where += f" AND {condition}"
        values += given
    if query.first:
        where += f" AND {dated}.day >= ?"
        values.append(query.first)
    if query.last:
        where += f" AND {dated}.day <= ? AND {dated}.day <> ''"
        values.append(query.last)
    if query.story:
        where += f" AND {_IN_STORY}"
        values.append(base.storable(query.story))
    return where, values


def _outlet(base: Base, query: Query) -> tuple[str, list[object]]:
    if query.exact:
        return "r.shelved = ?", [fold(base.storable(query.outlet) or "")]
    return f"r.shelved IN {_CALLED}", ["outlet", _part(query.outlet)]


def phrases(text: str) -> list[list[str]]:
    """The words and "phrases in quotes" of a query, folded; what holds no letter or digit is dropped."""
    found = []
    for phrase, word in _PHRASE.findall(text):
        parts = [fold(part) for part in _RUN.findall(phrase or word) if len(part) <= _LONGEST]
        if parts:
            found.append(parts)
    return found[:_MOST]


def _plan(base: Base, query: Query) -> _Plan:
    """What a query asks for, each name and day as a value."""
    plan = _Plan(bool(query.quoted or query.speaker))
    if not plan.speech:
        plan.need("r.current = 1")
    wanted = phrases(query.words)
    if wanted:
        plan.keys, plan.key_values = base.matching("quotation" if plan.speech else "report", wanted)
    elif query.words.strip():
        plan.need("1 = 0")  # words were asked for, and none of them can stand in an index
    if query.speaker and query.exact:
        plan.need("q.folded = ?", fold(base.storable(query.speaker) or ""))
    elif query.speaker:
        plan.need(f"q.folded IN {_CALLED}", "speaker", _part(query.speaker))
    if query.outlet:
        condition, values = _outlet(base, query)
        plan.report(condition, *values)
    if query.story:
        plan.report(_IN_STORY, base.storable(query.story))
    key = "q.report" if plan.speech else "r.key"
    for name, kind in ((query.person, "person"), (query.place, "place")):
        if name:
            plan.need(
                f"{key} IN (SELECT report FROM name WHERE kind = ? AND folded IN {_CALLED})", kind, kind, _part(name)
            )
    day = "q.day" if plan.speech else "r.day"
    if query.first:
        plan.need(f"{day} >= ?", query.first)
    if query.last:
        plan.need(f"{day} <= ? AND {day} <> ''", query.last)
    if query.happened_first or query.happened_last:
        first, last = query.happened_first or "0001-01-01", query.happened_last or "9999-12-31"
        plan.need(f"{key} IN (SELECT report FROM happened WHERE first <= ? AND last >= ?)", last, first)
    if query.hard:
        plan.report(
            "r.key IN (SELECT own.key FROM report own WHERE own.current = 1 AND own.id IN"
            " (SELECT a FROM difference WHERE severity = 'hard'"
            " UNION SELECT b FROM difference WHERE severity = 'hard'))"
        )
    return plan


def _part(name: str) -> str:
    """A pattern for names that hold this one."""
    plain = fold(_UNHOLDABLE.sub("\ufffd", name))[:_LONGEST]
    return "%" + re.sub(r"([\\%_])", r"\\\1", plain) + "%"


def _hit(row: tuple[Any, ...], wanted: Sequence[re.Pattern[str]]) -> Hit:
    name, published, outlet, title, story, text, *speech = row
    first, last = (speech[2], speech[3]) if speech else (0, len(text))
    marks = marked(text, first, last, wanted)
    if speech and not marks:
        marks = ((first, last),)
    at = marks[0] if marks else (first, first)
    snippet = (max(0, at[0] - _AROUND), min(len(text), max(at[1], at[0]) + 2 * _AROUND))
    quotation, speaker = (speech[0], speech[1]) if speech else (None, None)
    return Hit(name, published, outlet, title, story, marks, snippet, quotation, speaker)


def marked(text: str, first: int, last: int, wanted: Sequence[re.Pattern[str]]) -> tuple[tuple[int, int], ...]:
    """[start, end) of each stretch of the text that a phrase asks for, in order, without overlaps."""
    folded, place = _folded(text[first:last])
    found = sorted(m.span() for pattern in wanted for m in _first(pattern, folded))
    spans: list[tuple[int, int]] = []
    for start, end in found[:_MARKS]:
        here = (first + place[start], first + place[end - 1] + 1)
        if not spans or here[0] >= spans[-1][1]:
            spans.append(here)
    return tuple(spans)


def _first(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found = []
    for match in pattern.finditer(text):
        found.append(match)
        if len(found) == _MARKS:
            break
    return found


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The text folded, and for each of its characters the place in the text that it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    place: list[int] = []
    for at, letter in enumerate(text):
        plain = letter.lower() if letter.isascii() else fold(letter)
        letters.append(plain)
        place.extend([at] * len(plain))
    return "".join(letters), place


def _pattern(phrase: Sequence[str]) -> re.Pattern[str]:
    """Whole words one after another, whatever marks stand between them."""
    return re.compile(r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, phrase)) + r"(?![^\W_])")
