"""Settings: one frozen value, passed in; nothing here reads the environment."""

from dataclasses import dataclass

READ_LETTERS = 300_000
"""Letters of one report that the encoder reads: the longest articles have a third of it. Beyond, only rules read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run reads, annotates and compares.

    ``one_story`` takes all reports as one story. ``kind`` is the text kind for times: news, narrative or auto.
    ``largest`` is the most bytes of one report's source, ``longest`` the most characters of one report's text.
    ``workers`` is how many processes annotate and tell.
    """

    one_story: bool = False
    kind: str = "auto"
    largest: int = 32 * 1024 * 1024
    longest: int = 8_000_000
    workers: int = 1
