"""Time expressions of English news: found, given a TIMEX3 value, and placed in the calendar."""

from onrecord.annotate.times.tagger import find

__all__ = ["find"]
