"""What several stages of an account read from its reports, made once: their clauses and what they print as said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.account.clauses import Clause, all_clauses
from onrecord.account.printing import Printing, printings
from onrecord.model import Annotation, Report


@dataclass(frozen=True, slots=True)
class Laid:
    """The clauses of each report, in the order of the reports, and every quotation that has words."""

    clauses: Sequence[Sequence[Clause]]
    printed: Sequence[Printing]

    def by_quotation(self) -> dict[str, Printing]:
        """What is printed, by the quotation's id."""
        return {each.quotation.id: each for each in self.printed}


def lay(
    reports: Sequence[Report], annotations: Sequence[Annotation], names: Mapping[tuple[str, str], str] = {}
) -> Laid:
    """The reports of a story laid out; ``names`` gives for (report id, name in the report) the name across reports."""
    return Laid(all_clauses(reports, annotations), printings(reports, annotations, names))
