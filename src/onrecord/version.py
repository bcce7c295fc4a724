"""The version of this package, of the rules that annotate, and of the encoder's weights."""

__version__ = "0.1.0"
RULES = "2"
MODEL = "3"
MADE_BY = f"onrecord {__version__}, rules {RULES}, model {MODEL}"
"""Kept with every annotation and account; `onrecord rebuild` brings up to date what an older one made."""
