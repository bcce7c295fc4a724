"""Where something stands: a stretch of characters of one report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of Unicode code points [start, end) of a report's text.

    It is also what the public form calls evidence.
    """

    report: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}, {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether both share at least one character of the same report."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end

    def common(self, other: "Span") -> int:
        """How many characters both share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start)) if self.report == other.report else 0

    def of(self, text: str) -> str:
        """The characters themselves; ``text`` is the whole text of the report."""
        return text[self.start : self.end]
