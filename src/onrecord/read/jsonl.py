"""Reports from JSON Lines and JSON: a row an object, or a document that holds a list of them."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.model.report import Refusal, Report
from onrecord.read import rows
from onrecord.read.decode import NotTextError, decode
from onrecord.read.sources import Source, slug
from onrecord.settings import Settings

_LISTS = ("articles", "items", "reports", "documents", "docs", "results", "stories", "entries", "news", "data", "hits",
          "response", "value")  # fmt: skip
_SKIP = 1 << 20
_ODD = "not all UTF-8; what is not is read as Windows-1252, here and below"
_SAVE = "save it as UTF-8 if words look wrong"


def read_lines(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """A report a line; a line that is too long or no JSON object is refused by its number, the rest goes on."""
    with source.open() as file:
        number, sound = source.before, True
        while line := file.readline(settings.largest + 1):
            number += 1
            if len(line) > settings.largest:
                _skip_line(file, line)
                yield _too_large(source, f"line {number}", settings)
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                if sound and not _is_utf8(line):
                    sound = False
                    yield Refusal(source.name, _ODD, f"line {number}", _SAVE, lost=False)
                yield from _line(line, number, source, settings)


def _line(line: bytes, number: int, source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    place = f"line {number}"
    row = _parsed(line, place, source)
    if isinstance(row, Refusal):
        yield row
    elif isinstance(row, dict):
        yield from of_object(row, f"{source.id}-{number}", place, source, settings)
    else:
        yield Refusal(source.name, "not a JSON object", place, 'give {"id": …, "text": …} on each line')


def read_json(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """The reports of a JSON document: a list of objects, or an object that is one report or holds a list of them."""
    with source.open() as file:
        head = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"["):
        yield from _elements(source, settings)
        return
    with source.open() as file:
        data = file.read(settings.largest * 4 + 1)
    if len(data) > settings.largest * 4:
        yield _too_large(source, "", settings)
        return
    found = _parsed(data, "", source)
    if isinstance(found, Refusal):
        if _is_lines(data):
            yield from read_lines(source, settings)
        else:
            yield found
    elif isinstance(found, dict):
        yield from of_object(found, source.id, "", source, settings)
    else:
        yield Refusal(source.name, "neither a JSON object nor a list", "", 'give [{"id": …, "text": …}, …]')


def of_object(
    row: dict[str, Any], name: str, place: str, source: Source, settings: Settings
) -> Iterator[Report | Refusal]:
    """The report that an object is, or the reports of the list that it holds."""
    listed = _listed(row)
    if listed is None:
        yield rows.report(row, name, place, source.name, settings)
        return
    for number, item in enumerate(listed, 1):
        where = f"{place}, item {number}" if place else f"item {number}"
        if isinstance(item, dict):
            item = item["_source"] if isinstance(item.get("_source"), dict) else item
            yield rows.report(_of_feed(row, item), f"{name}-{number}", where, source.name, settings)
        else:
            yield Refusal(source.name, "not a JSON object", where, 'give {"id": …, "text": …}')


def _of_feed(feed: dict[str, Any], item: dict[str, Any]) -> dict[str, Any]:
    """An item of a JSON Feed with what the feed says for all: its title is the outlet."""
    if "jsonfeed.org" not in str(feed.get("version", ""))[:200]:
        return item
    name = item.get("id")
    known = {"outlet": feed.get("title"), "language": feed.get("language"), "authors": feed.get("authors"), **item}
    if isinstance(name, str) and "/" in name:
        known["id"] = slug(name) or name
    return known


def _listed(row: dict[str, Any], depth: int = 0) -> list[Any] | None:
    """The list of reports in an answer such as {"articles": […]} or {"response": {"results": […]}}, if it is one."""
    if rows.has_report(map(str, row)) and depth == 0 and not isinstance(row.get("articles"), list):
        return None
    for key in _LISTS:
        value = row.get(key)
        if isinstance(value, list) and (not value or isinstance(value[0], dict)):
            return value
        if isinstance(value, dict) and depth < 3 and (found := _listed(value, depth + 1)) is not None:
            return found
    return None


def _elements(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """The objects of a JSON list, read a piece at a time: memory holds one element and a piece."""
    decoder = json.JSONDecoder()
    with source.open() as file:
        pieces = _Pieces(file)
        pieces.fill(1)
        at = pieces.skip(0, " \t\r\n\ufeff") + 1
        number = 0
        while True:
            at = pieces.skip(at, " \t\r\n,")
            if at >= len(pieces.text) or pieces.text[at] == "]":
                if number == 0:
                    yield Refusal(source.name, "an empty list", "", "nothing to read in it")
                return
            number += 1
            place = f"item {number}"
            while True:
                try:
                    item, at = decoder.raw_decode(pieces.text, at)
                    break
                except RecursionError:
                    yield Refusal(source.name, "JSON nested too deeply", place, "")
                    return
                except json.JSONDecodeError as error:
                    if pieces.ended or len(pieces.text) - at > settings.largest:
                        yield Refusal(source.name, f"no JSON: {error.msg}", place, "the rest of the file is not read")
                        return
                    at = pieces.drop(at)
                    pieces.fill(max(1 << 16, len(pieces.text)))
            if isinstance(item, dict):
                yield from of_object(item, f"{source.id}-{number}", place, source, settings)
            else:
                yield Refusal(source.name, "not a JSON object", place, 'give {"id": …, "text": …}')


class _Pieces:
    """An open file as text that grows as it is asked for and is dropped as it is used."""

    def __init__(self, file: BinaryIO) -> None:
        import codecs

        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("onrecord.western")
        self.text = ""
        self.ended = False

    def fill(self, size: int) -> None:
        """Reads about ``size`` more bytes."""
        data = self._file.read(max(size, 1 << 16))
        self.ended = not data
        self.text += self._decoder.decode(data, final=self.ended)

    def drop(self, at: int) -> int:
        """Forgets what stands before ``at``; gives the place that ``at`` now has."""
        self.text = self.text[at:]
        return 0

    def skip(self, at: int, blanks: str) -> int:
        """The place of the next character that is none of ``blanks``, reading on where needed."""
        while True:
            while at < len(self.text) and self.text[at] in blanks:
                at += 1
            if at < len(self.text) or self.ended:
                return at
            at = self.drop(at)
            self.fill(1 << 16)


def _parsed(data: bytes, place: str, source: Source) -> Any:
    try:
        text, _ = decode(data)
        return json.loads(text)
    except NotTextError as error:
        return Refusal(source.name, f"not text: {error}", place, "give JSON in UTF-8")
    except json.JSONDecodeError as error:
        where = place or f"line {error.lineno}"
        return Refusal(source.name, f"no JSON: {error.msg} at character {error.colno}", where, "mend or leave it out")
    except (RecursionError, ValueError) as error:
        reason = "JSON nested too deeply" if isinstance(error, RecursionError) else f"no JSON: {str(error)[:80]}"
        return Refusal(source.name, reason, place, "")


def _is_utf8(line: bytes) -> bool:
    if line.isascii():
        return True
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_lines(data: bytes) -> bool:
    """Whether a file called .json holds a JSON object on its first line alone."""
    first = data.split(b"\n", 1)[0].strip()
    return first.startswith(b"{") and first.endswith(b"}")


def _skip_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(_SKIP)


def _too_large(source: Source, place: str, settings: Settings) -> Refusal:
    return Refusal(source.name, f"more than {settings.largest / 2**20:.0f} MB", place, "split it, or raise the limit")
