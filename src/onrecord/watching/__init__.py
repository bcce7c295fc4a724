"""Watching feeds: what is new is added to an archive, what is changed is kept as a version and told."""

from onrecord.watching.lists import addresses
from onrecord.watching.watch import Watch

__all__ = ["Watch", "addresses"]
