"""What things are: values of the newsroom, standard library only."""

from onrecord.model.decision import Decision
from onrecord.model.marks import Annotation, Description, Mention, Quotation
from onrecord.model.report import Part, Refusal, Report, Role
from onrecord.model.span import Span
from onrecord.model.story import (
    Account,
    Agreement,
    Copy,
    Difference,
    Entity,
    Event,
    Member,
    New,
    Piece,
    Side,
    Statement,
    Story,
    Variant,
)
from onrecord.model.when import Days, Relation, Time

__all__ = [
    "Account", "Agreement", "Annotation", "Copy", "Days", "Decision", "Description", "Difference", "Entity", "Event",
    "Member", "Mention", "New", "Part", "Piece", "Quotation", "Refusal", "Relation", "Report", "Role", "Side", "Span",
    "Statement", "Story", "Time", "Variant",
]  # fmt: skip
