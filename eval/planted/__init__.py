"""Pairs of reports of which one is the other reworded, with exactly one thing changed or nothing; see ``__main__``."""
