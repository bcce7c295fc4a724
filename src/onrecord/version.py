"""The version of this package, and of the rules that annotate."""

__version__ = "0.1.0"
RULES = "1"
