"""A second maker of planted pairs; it shares no code with ``eval.planted`` or with the detector."""
