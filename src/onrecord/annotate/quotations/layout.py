"""Which column of the encoder's output is which; training and decoding share it."""

CUE = slice(0, 3)
"""Outside, begins, continues a cue."""
NAME = slice(3, 12)
"""Outside, then begins and continues for each of NAMES in turn."""
OWN, CUELESS, START, END, CUE_BIAS = 12, 13, 14, 15, 16
"""Content of any cue; content without one; content starts; content ends; a cue's own bias for content."""
NO_SOURCE = slice(17, 19)
"""A cue's score for having no source, for its first and its last word."""
SCALARS = 19
DEPTH = 64
CONTENT_QUERY = slice(19, 83)
CONTENT_KEY = slice(83, 147)
SOURCE_QUERY = (slice(147, 211), slice(275, 339))
SOURCE_KEY = (slice(211, 275), slice(339, 403))
WIDTH = 403
DISTANCE = 48
"""Distances in words between a cue and a word are clipped to this."""
NAMES = ("person", "organisation", "place", "work")
