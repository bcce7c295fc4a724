"""Reports from CSV, and the CSV that says more about the files beside it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.model.report import Refusal, Report
from onrecord.read import rows
from onrecord.read.dates import moment
from onrecord.read.decode import WESTERN, marked
from onrecord.read.sources import Source, stem
from onrecord.settings import Settings

Table = Any  # what csv.reader gives has no public name
_MOST = 1_000_000  # rows of a table about files
_FILE = ("file", "filename", "file_name", "path")


def read_table(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """A report a row; a row without text is refused by its line."""
    csv.field_size_limit(settings.largest)
    with source.open() as file:
        table = _reader(file)
        names = next(_safely(table, source), None)
        if not isinstance(names, list) or not rows.has_report(names):
            known = ", ".join(rows.NAMES["text"][:4])
            yield Refusal(source.name, "no column holds a text", "line 1", f"name the columns id, published, {known} …")
            return
        for number, row in enumerate(_safely(table, source), 1):
            if isinstance(row, Refusal):
                yield row
            elif any(cell.strip() for cell in row):
                place = f"line {table.line_num}"
                named = dict(zip(names, row, strict=False))
                yield rows.report(named, f"{source.id}-{number}", place, source.name, settings)


def _reader(file: BinaryIO) -> Table:
    head = file.peek(65536) if isinstance(file, io.BufferedReader) else b""
    mark = marked(head)
    encoding = "utf-8-sig" if not mark or mark[0] == "utf-8" else mark[0].rpartition("-")[0] if mark[1] else mark[0]
    errors = WESTERN if encoding == "utf-8-sig" else "replace"
    text = io.TextIOWrapper(file, encoding=encoding, errors=errors, newline="")
    first = head.decode(encoding, "replace").split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    return csv.reader(text, delimiter=delimiter)


def _safely(table: Table, source: Source) -> Iterator[list[str] | Refusal]:
    while True:
        try:
            yield next(table)
        except StopIteration:
            return
        except csv.Error as error:
            yield Refusal(
                source.name, f"no CSV: {error}", f"line {table.line_num}", "look for a quotation mark left open"
            )


class Beside:
    """What the CSV files of a folder say about the files beside them: outlet, published, url, author and so on."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[str, dict[str, str]]] = {}
        self._tables: set[Path] = set()

    def is_about_files(self, path: Path | None) -> bool:
        """Whether this CSV is about other files and so holds no reports of its own."""
        if path is None or path.suffix.lower() not in (".csv", ".tsv"):
            return False
        self._of(path.parent)
        return path in self._tables

    def row(self, path: Path | None) -> dict[str, str] | None:
        """What a CSV beside a file, or one folder up, says about it; None where none does."""
        if path is None:
            return None
        for folder in list(path.parents)[:2]:
            known = self._of(folder)
            row = known.get(path.relative_to(folder).as_posix())
            if row is None and folder == path.parent:
                row = known.get(stem(path.name))
            if row:
                return row
        return None

    def _of(self, folder: Path) -> dict[str, dict[str, str]]:
        if folder not in self._folders:
            self._folders[folder] = {}
            try:
                for path in sorted(folder.glob("*.[ct]sv"))[:50]:
                    self._learn(path, self._folders[folder])
            except OSError:
                pass
        return self._folders[folder]

    def _learn(self, path: Path, known: dict[str, dict[str, str]]) -> None:
        try:
            with path.open("rb") as file:
                table = _reader(file)
                names = [name.strip().lower().replace(" ", "_") for name in next(table, [])]
                column = next((names.index(name) for name in _FILE if name in names), None)
                if column is None or rows.has_report(names):
                    return
                self._tables.add(path)
                for row in islice(table, _MOST):
                    if len(row) > column and row[column].strip():
                        known.setdefault(row[column].strip().removeprefix("./"), dict(zip(names, row, strict=False)))
        except (OSError, csv.Error, UnicodeError):
            return


def completed(report: Report, row: dict[str, str]) -> Report:
    """The report with what it lacks and the row says."""
    said = rows.folded(row)
    return replace(
        report,
        published=report.published or moment(rows.field(said, "published")),
        title=report.title or rows.field(said, "title"),
        outlet=report.outlet or rows.field(said, "outlet"),
        url=report.url or rows.field(said, "url"),
        authors=report.authors or rows.authors(rows.field(said, "authors")),
        language=report.language or rows.field(said, "language"),
    )
