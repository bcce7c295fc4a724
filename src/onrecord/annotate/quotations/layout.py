"""Which column of the encoder's output is which; training and decoding share it."""

CUE = slice(0, 3)
"""Outside, begins, continues a cue."""
NAME = slice(3, 12)
"""Outside, then begins and continues for each of NAMES in turn."""
OWN, CUELESS, START, END, CUE_BIAS = 12, 13, 14, 15, 16
"""Content of any cue; content without one; content starts; content ends; a cue's own bias for content."""
NO_SOURCE = slice(17, 19)
"""A cue's score for having no source, for its first and its last word."""
SOURCE = slice(19, 21)
"""A word's own score for being the first and the last of a source, whatever the cue."""
SCALARS = 21
DEPTH = 64
CONTENT_QUERY = slice(21, 85)
CONTENT_KEY = slice(85, 149)
SOURCE_QUERY = (slice(149, 213), slice(277, 341))
SOURCE_KEY = (slice(213, 277), slice(341, 405))
WIDTH = 405
DISTANCE = 48
"""Distances in words between a cue and a word are clipped to this."""
NAMES = ("person", "organisation", "place", "work")
