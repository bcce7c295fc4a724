"""Whose words they are where a clause has a subject of its own: 'since his wife, Ann Lee, announced that …'."""

import re
from collections.abc import Sequence

from onrecord.annotate.quotations.sayings import SENTENCE, Saying

_NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?[A-Z][\w’'-]+(?: (?:(?:de|van|von|al|bin) )?[A-Z][\w’'-]+){0,3}"
_KIN = r"(?:his|her|their|the|a|an) (?:[a-z’'-]+ ){0,3}[a-z’'-]+"
_CLAUSE = re.compile(
    r"\b(?:since|because|after|before|when|until|once|while|although|though|as)\s+"
    rf"({_KIN}, {_NAME},|{_KIN} {_NAME}|{_NAME}|he|she|they)\s+"
    r"(?:also |then |later |now |has |had |have )?$"
)
_NOT_REPORTING = re.compile(r"(?:to|is|are|was|were|be|been)\b|\w+ing\b")
_FAR = 200


def own_subjects(text: str, sayings: Sequence[Saying]) -> None:
    """Give the words of a subordinate clause to its subject where the source that was found stands before it."""
    for saying in sayings:
        if len(saying.source) != 1 or not saying.cue:
            continue
        (_, end), (cue, _) = saying.source[0], saying.cue[0]
        if not 0 < cue - end < _FAR or SENTENCE.search(text, end, cue):
            continue
        clause = _CLAUSE.search(text, end, cue)
        if clause and _NOT_REPORTING.match(text, cue) is None and text[cue : cue + 1].islower():
            saying.source = [(clause.start(1), clause.end(1))]
