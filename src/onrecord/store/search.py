"""A query as SQL: the words through the full-text index, every name and day as a bound value, never as text."""

import re
from collections.abc import Sequence
from typing import Any, Protocol

from onrecord.store.base import Hit, Query
from onrecord.text.words import WORD, fold, words

_LONGEST = 200  # characters of one word of a query: longer ones are in no index
_MOST = 32  # words of a query
_AROUND = 90  # characters shown on each side of the first mark
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


class Base(Protocol):
    """What a search needs of a database."""

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows that a statement gives."""
        ...

    def matching(self, table: str, phrases: Sequence[Sequence[str]]) -> tuple[str, list[object]]:
        """A subquery for the keys of what holds all these phrases, and its values."""
        ...


def hits(base: Base, query: Query) -> list[Hit]:
    """What answers the query, the newest first, with the stretches to mark."""
    sql, values = _select(base, query)
    columns = "r.id, r.published, r.outlet, r.title, m.story, r.text" + (
        ", q.id, q.speaker, q.first, q.last" if _speech(query) else ""
    )
    order = " ORDER BY r.day DESC, r.key DESC" + (", q.first" if _speech(query) else "") + " LIMIT ? OFFSET ?"
    rows = base.rows(f"SELECT {columns} {sql}{order}", *values, query.limit, query.offset)
    return [_hit(row, phrases(query.words)) for row in rows]


def count(base: Base, query: Query) -> int:
    """How many answer the query."""
    sql, values = _select(base, query)
    ((number,),) = base.rows(f"SELECT count(*) {sql}", *values)
    return int(number)


def phrases(text: str) -> list[list[str]]:
    """The words and "phrases in quotes" of a query, folded; what holds no letter or digit is dropped."""
    found = []
    for phrase, word in _PHRASE.findall(text):
        parts = [fold(part) for part in re.findall(r"[^\W_]+", phrase or word) if len(part) <= _LONGEST]
        if parts:
            found.append(parts)
    return found[:_MOST]


def _speech(query: Query) -> bool:
    return bool(query.quoted or query.speaker)


def _select(base: Base, query: Query) -> tuple[str, list[object]]:
    """FROM and WHERE of a query, with its values."""
    joins = ["report r LEFT JOIN member m ON m.report = r.id"]
    where: list[str] = ["r.current = 1"]
    values: list[object] = []

    def need(condition: str, *given: object) -> None:
        where.append(condition)
        values.extend(given)

    if _speech(query):
        joins.append("JOIN quotation q ON q.report = r.key")
    wanted = phrases(query.words)
    if wanted:
        table, column = ("quotation", "q.key") if _speech(query) else ("report", "r.key")
        keys, given = base.matching(table, wanted)
        need(f"{column} IN ({keys})", *given)
    elif query.words.strip():
        need("1 = 0")  # words were asked for, and none of them can stand in an index
    if query.speaker:
        need(f"q.folded IN {_CALLED}", "speaker", _part(query.speaker))
    if query.outlet:
        need(f"r.shelved IN {_CALLED}", "outlet", _part(query.outlet))
    for name, kind in ((query.person, "person"), (query.place, "place")):
        if name:
            need(f"r.key IN (SELECT report FROM name WHERE kind = ? AND folded IN {_CALLED})", kind, kind, _part(name))
    if query.first:
        need("r.day >= ?", query.first)
    if query.last:
        need("r.day <= ?", query.last)
    if query.happened_first or query.happened_last:
        first, last = query.happened_first or "0001-01-01", query.happened_last or "9999-12-31"
        need("r.key IN (SELECT report FROM happened WHERE first <= ? AND last >= ?)", last, first)
    if query.hard:
        need("r.id IN (SELECT a FROM difference WHERE severity = 'hard'"
             " UNION SELECT b FROM difference WHERE severity = 'hard')")  # fmt: skip
    return f"FROM {' '.join(joins)} WHERE {' AND '.join(where)}", values


def _part(name: str) -> str:
    """A pattern for names that hold this one."""
    plain = fold(_UNHOLDABLE.sub("\ufffd", name))[:_LONGEST]
    return "%" + re.sub(r"([\\%_])", r"\\\1", plain) + "%"


def _hit(row: tuple, wanted: list[list[str]]) -> Hit:  # type: ignore[type-arg]
    name, published, outlet, title, story, text, *speech = row
    first, last = (speech[2], speech[3]) if speech else (0, len(text))
    marks = marked(text, first, last, wanted)
    if speech and not marks:
        marks = ((first, last),)
    at = marks[0] if marks else (first, first)
    snippet = (max(0, at[0] - _AROUND), min(len(text), max(at[1], at[0]) + 2 * _AROUND))
    quotation, speaker = (speech[0], speech[1]) if speech else (None, None)
    return Hit(name, published, outlet, title, story, marks, snippet, quotation, speaker)


def marked(text: str, first: int, last: int, wanted: list[list[str]], most: int = 50) -> tuple[tuple[int, int], ...]:
    """[start, end) of each stretch of the text that a phrase asks for, in order, ``most`` at the most."""
    if not wanted:
        return ()
    found: list[tuple[int, int]] = []
    parts = [(m.start(), m.end(), fold(m[0])) for w in words(text, first, last) for m in _inner(text, w.start, w.end)]
    for i in range(len(parts)):
        for phrase in wanted:
            run = parts[i : i + len(phrase)]
            if [part[2] for part in run] == phrase:
                found.append((run[0][0], run[-1][1]))
        if len(found) >= most:
            break
    return tuple(found)


def _inner(text: str, start: int, end: int) -> list[re.Match[str]]:
    """A word's runs of letters and digits: the index parts it at apostrophes."""
    return list(_RUN.finditer(text, start, end))


_CALLED = "(SELECT folded FROM called WHERE kind = ? AND folded LIKE ? ESCAPE '\\')"
_UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")
_RUN = re.compile(r"[^\W_]+")
__all__ = ["WORD", "count", "hits", "marked", "phrases"]
