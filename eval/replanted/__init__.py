"""A second maker of planted pairs, of another make than ``eval.planted``: it shares no code with it or with the detector."""
