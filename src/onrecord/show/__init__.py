"""An account on a terminal and on a page."""
