"""The parts of a report's text that are no body."""

from onrecord.model.report import Report


def told_apart(report: Report) -> Report:
    """The report with its parts."""
    return report
