"""Reports from files: text, HTML, JSON, CSV, feeds, archives and documents, one report at a time."""

from onrecord.read.reading import reports

__all__ = ["reports"]
