"""A story and its account as an archive keeps them: under which id, without what, and what rows stand beside them."""

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Self

from onrecord.model import Account


def named_by(first: str) -> str:
    """The id of the story whose first report, in the order in which they came, this is."""
    return blake2b(first.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def bare(account: Account) -> Account:
    """The account without what is kept elsewhere."""
    return replace(account, reports=(), annotations=())


@dataclass(frozen=True, slots=True)
class Parted:
    """A difference as search asks for it."""

    id: str
    a: str
    b: str
    kind: str
    severity: str
    about: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes into tables of its own: differences, and by which name the story knows the speaker of a quotation."""

    made_by: str
    differences: tuple[Parted, ...]
    speakers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, account: Account) -> Self:
        """Those of an account."""
        parted = (
            Parted(d.id, d.a.span.report, d.b.span.report, d.kind, d.severity, d.about) for d in account.differences
        )
        spoken = ((q.id, q.speaker) for q in account.quotations if q.speaker)
        return cls(account.made_by, tuple(parted), tuple(spoken))

    @property
    def hard(self) -> int:
        """How many differences are hard."""
        return sum(difference.severity == "hard" for difference in self.differences)
