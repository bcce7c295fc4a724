"""A pile of news reports goes in; one sourced account of each story comes out."""

from onrecord.version import __version__

__all__ = ["__version__"]
