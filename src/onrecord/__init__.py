"""A pile of news reports goes in; one sourced account of each story comes out.

>>> import onrecord
>>> for account in onrecord.tell(["examples/harbour"]):
...     print(account.title, len(account.differences))
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.model import Account, Report

__all__ = ["__version__", "tell"]


def tell(sources: "Iterable[str | Path | Report]", *, one_story: bool = False) -> "tuple[Account, ...]":
    """One account for each story in the sources, the largest first.

    ``sources`` are files or folders, or :class:`onrecord.model.Report` values. What cannot be read is left out; use
    :func:`onrecord.pipeline.read` to see what was refused and why.
    """
    from onrecord import pipeline
    from onrecord.model import Report
    from onrecord.settings import Settings

    settings = Settings(one_story=one_story)
    given = list(sources)
    paths = [source for source in given if not isinstance(source, Report)]
    reports = [source for source in given if isinstance(source, Report)]
    if paths:
        reports.extend(pipeline.read(paths, settings).reports)
    return pipeline.tell(reports, settings)
