"""A pile of news reports goes in; one sourced account of each story comes out.

>>> import onrecord
>>> accounts = onrecord.tell(["examples"])
>>> accounts[0].title, len(accounts[0].reports)
("Fire destroys Kestrel Bay's Lantern Hall during choir rehearsal", 4)

Importing it loads nothing else; each function loads what it needs when it is called.
"""

from onrecord.version import __version__

TYPE_CHECKING = False  # as in typing, which takes as long to load as Python itself
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path
    from typing import Any

    from onrecord.account.check import Answer
    from onrecord.account.timeline import Entry
    from onrecord.archive import Added
    from onrecord.model import Annotation, Report
    from onrecord.results import Accounts, Reports
    from onrecord.store.tables import Tables

    Source = str | Path | Report | Any
    """A file, folder or address; a report; or a data frame with a report a row."""

__all__ = [
    "__version__", "add", "annotations", "check", "load", "open_archive", "reports", "tell", "timeline"
]  # fmt: skip


def reports(sources: "Source | Iterable[Source]") -> "Reports":
    """The reports in the sources, in order of publication, with what was refused (``.refused``) and why.

    A source is a file, a folder, an address, a data frame with a report a row, or a ``Report``; one source alone will
    do. Raises UsageError for a path that is not there and for a frame without a column of text.
    """
    from onrecord import pipeline
    from onrecord.model import Report
    from onrecord.results import Reports

    given = _listed(sources)
    kept = [source for source in given if isinstance(source, Report)]
    pile = pipeline.read([source for source in given if not isinstance(source, Report)])
    return Reports(sorted([*kept, *pile.reports], key=pipeline.order), pile.refused)


def annotations(sources: "Source | Iterable[Source]") -> "tuple[Annotation, ...]":
    """Times, quotations and names of each report, in the order of :func:`reports`."""
    from onrecord import pipeline

    return pipeline.annotate(reports(sources))


def tell(sources: "Source | Iterable[Source]", *, one_story: bool = False, workers: int = 1) -> "Accounts":
    """One account of each story in the sources, the largest first; what was refused is in ``.refused``.

    ``one_story`` takes all reports as one story; ``workers`` is how many processes annotate and tell.
    """
    from onrecord import pipeline
    from onrecord.results import Accounts
    from onrecord.settings import Settings

    found = reports(sources)
    return Accounts(pipeline.tell(found, Settings(one_story=one_story, workers=workers)), found.refused)


def timeline(
    sources: "Source | Iterable[Source]",
    *,
    days: int | None = None,
    sentences: int | None = None,
    first: "date | None" = None,
    last: "date | None" = None,
    name: str | None = None,
) -> "tuple[Entry, ...]":
    """The days that matter in all the reports taken as one story, each with sentences of theirs.

    As many ``days`` and ``sentences`` a day as matter where none is said; ``name`` keeps what names that person,
    organisation or place.
    """
    from onrecord import pipeline

    return pipeline.timeline(
        reports(sources), days=days, sentences=sentences, first=first, last=last, name=name, since=None
    )


def check(words: str, sources: "Tables | Source | Iterable[Source]") -> "Answer | None":
    """Where these words were printed, by whom said, and in which variants; None where nothing like them is.

    ``sources`` may be an open archive.
    """
    from onrecord import pipeline

    if hasattr(sources, "search"):
        from typing import cast

        from onrecord.archive import nearby

        pairs = nearby(cast("Tables", sources), words)
        return pipeline.check(words, [report for report, _ in pairs], [mark for _, mark in pairs])
    found = reports(sources)
    return pipeline.check(words, found, pipeline.annotate(found))


def load(path: "str | Path") -> "Accounts":
    """The accounts that ``onrecord tell --json`` or ``Accounts.save`` wrote. Raises InputError for another file."""
    from pathlib import Path

    from onrecord.results import Accounts
    from onrecord.write import back

    return Accounts(*back.accounts(Path(path)))


def open_archive(place: "str | Path", *, writable: bool = False) -> "Tables":
    """The archive at that place, for ``with``: a file (made where ``writable`` and missing), or ``postgresql://…``."""
    from onrecord.archive import open_archive as opened

    return opened(place, writable=writable, create=writable)


def add(archive: "Tables", sources: "Source | Iterable[Source]") -> "Added":
    """Keep new reports and new versions in an archive open for writing, and tell again the stories they touch."""
    from onrecord import archive as keeping

    return keeping.add(archive, keeping.joiner(archive), reports(sources))


def _listed(sources: "Source | Iterable[Source]") -> "list[Any]":
    """The sources as a list; a path that is not there is an error, as at the command line."""
    import os
    from pathlib import Path

    from onrecord.errors import UsageError
    from onrecord.model import Report
    from onrecord.read.frame import is_frame

    given = [sources] if isinstance(sources, str | Path | Report) or is_frame(sources) else list(sources)
    for source in given:
        fetched = str(source).lower().startswith(("http://", "https://")) if isinstance(source, str) else False
        if isinstance(source, str | Path) and not fetched and not os.path.lexists(source):
            raise UsageError(f"{source}: there is no such file or folder")
    return given
