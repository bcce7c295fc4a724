"""What day each report gives for one and the same utterance or event."""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.account.clauses import Clause
from onrecord.account.printing import Printing
from onrecord.model import Difference, Report, Statement


def days(
    reports: Sequence[Report],
    by_report: Sequence[Sequence[Clause]],
    statements: Sequence[Statement],
    printed: Mapping[str, Printing],
) -> Iterator[Difference]:
    """Differences of date between what two reports say of one utterance, or of one event."""
    return iter(())
