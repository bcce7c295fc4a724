"""What a person decides about the account, who and when; withdrawable."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """One record of a person's judgement.

    ``verb`` is join or part (two reports), same or differ (two people), dismiss (a difference); ``subjects`` are the
    ids or names it is about. ``withdrawn`` is the moment it was taken back, or None. Moments are ISO 8601, UTC.
    """

    id: str
    verb: str
    subjects: tuple[str, ...]
    by: str
    why: str
    at: str
    withdrawn: str | None = None
