"""Time expressions of English news: found, given a TIMEX3 value, and placed in the calendar."""

from onrecord.annotate.times.tagger import find, why

__all__ = ["find", "why"]
