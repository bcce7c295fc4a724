"""A report from a plain text file, also of the form that begins with 'date YYYY-MM-DD'."""

import re
from collections.abc import Iterator
from datetime import date

from onrecord.model.report import Part, Refusal, Report, Role
from onrecord.read.decode import NotTextError, decode
from onrecord.read.press import articles
from onrecord.read.sources import Source, whole
from onrecord.settings import Settings

_FIRST_LINE = re.compile(r"\s*(date[ \t]+(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(T[0-9:.+Z-]{4,20})?)", re.IGNORECASE)


def read_text(source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """The one report of a plain text file, its text as it stands."""
    data = whole(source, settings)
    if isinstance(data, Refusal):
        yield data
        return
    try:
        text, remark = decode(data)
    except NotTextError as error:
        yield Refusal(source.name, f"not text: {error}", "", "give a file of text, HTML, JSON, CSV or PDF")
        return
    if remark:
        yield Refusal(source.name, remark, "", "save it as UTF-8 if words look wrong", lost=False)
    yield from of_text(text, source, settings)


def of_text(text: str, source: Source, settings: Settings) -> Iterator[Report | Refusal]:
    """The report that a decoded text is."""
    if not text.strip():
        yield Refusal(source.name, "an empty file", "", "nothing to read in it")
        return
    if len(text) > settings.longest:
        yield Refusal(source.name, f"a text of {len(text):,} characters", "", f"at most {settings.longest:,} are read")
        return
    if exported := list(articles(text, source)):
        yield from exported
        return
    published: str | None = None
    parts: tuple[Part, ...] = ()
    if m := _FIRST_LINE.match(text):
        parts = (Part(Role.DATE, m.start(1), m.end(1)),)
        try:
            published = date(int(m[2]), int(m[3]), int(m[4])).isoformat() + (m[5] or "")
        except ValueError:
            yield Refusal(source.name, f"no such day: {m[1]!r}", "line 1", "read without a date", lost=False)
    yield Report(source.id, text, published=published, parts=parts, origin=source.name)
