"""What holds across reports: copies, stories, entities, statements, differences, and the account of them."""

from dataclasses import dataclass, field
from hashlib import blake2b

from onrecord.model.marks import Annotation, Quotation
from onrecord.model.report import Report
from onrecord.model.span import Span
from onrecord.model.when import Days


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports of which one holds a good part of the other.

    ``containment``: share of the smaller report's distinct word 5-grams that the other holds too; ``own``: the
    same without quotations and page furniture. ``spans`` are the shared stretches, (in a, in b). ``origin`` is the
    id of the report that was likely there first, or None, and ``reason`` why.
    """

    a: str
    b: str
    containment: float
    own: float
    spans: tuple[tuple[Span, Span], ...] = ()
    origin: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A report's place in a story: how sure (0 to 1), and why."""

    report: str
    confidence: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Reports on one matter. ``title`` is the headline of its most central report; ``also`` names near stories."""

    id: str
    members: tuple[Member, ...]
    title: str = ""
    also: tuple[str, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of its reports, in the order of its members."""
        return tuple(member.report for member in self.members)


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what it is across the reports of a story.

    ``name`` is the fullest printed name, ``also`` its other printed forms, ``described`` each printed description.
    """

    name: str
    kind: str
    also: tuple[str, ...] = ()
    described: tuple[Span, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """Where two printings of one statement part: ``kind`` is wording, elision or typography.

    Where one side prints nothing, its span is empty and stands where the words would.
    """

    a: Span
    b: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a statement's fullest text, with the quotations that print it.

    ``joined``: no witness prints it and the piece before it in one stretch.
    """

    text: str
    quotations: tuple[str, ...]
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """Words said once, as far as their printings overlap or paraphrase each other.

    ``quotations`` are ids in the order of the reports; ``utterance`` is shared by statements that are parts of
    one post or speech.
    """

    id: str
    speaker: str | None
    quotations: tuple[str, ...]
    utterance: str = ""
    variants: tuple[Variant, ...] = ()
    text: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One report's side of a difference: the characters, and the value that they are read as."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two reports that print different things about the same.

    ``kind``: date, number, name, wording or attribution. ``severity``: hard (both cannot be right as printed), soft
    (they can be reconciled) or update (the later rightly replaces the earlier). ``about`` is made of printed words.
    """

    kind: str
    severity: str
    about: str
    a: Side
    b: Side
    reason: str

    @property
    def id(self) -> str:
        """A name made of what differs and where, the same in every run."""
        where = sorted(f"{side.span.report}:{side.span.start}-{side.span.end}" for side in (self.a, self.b))
        return blake2b("|".join([self.kind, *where]).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Agreement:
    """What several reports print alike. ``witnesses``: reports that did not copy it from each other."""

    about: str
    value: str
    evidence: tuple[Span, ...]
    witnesses: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at a time. ``about`` is printed words; a piece of evidence is a sentence at most.

    ``time`` are the spans of the time expressions that date it and ``derivation`` how each was read, a line each.
    """

    days: Days
    about: str
    evidence: tuple[Span, ...]
    time: tuple[Span, ...] = ()
    derivation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class New:
    """What a report has that no earlier report of the story had."""

    report: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """All of one story: a sourced account of what happened when, who said what, and where the reports part.

    ``annotations`` are those of ``reports``, in the same order. ``speakers`` maps a quotation's id to the entity's
    name across reports, ``statement_of`` a quotation's id to its statement's id. ``not_compared`` says in a line each
    what was left out of comparison and why. ``dismissed`` are differences that a person decided to be none.
    """

    id: str
    title: str
    days: Days | None
    reports: tuple[Report, ...]
    annotations: tuple[Annotation, ...]
    summary: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    statements: tuple[Statement, ...] = ()
    differences: tuple[Difference, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    events: tuple[Event, ...] = ()
    copies: tuple[Copy, ...] = ()
    new: tuple[New, ...] = ()
    not_compared: tuple[str, ...] = ()
    made_by: str = ""
    confidence: tuple[tuple[str, float], ...] = field(default=())
    dismissed: tuple[Difference, ...] = ()

    def report(self, name: str) -> Report:
        """The report of that id. Raises KeyError where the story has none."""
        for report in self.reports:
            if report.id == name:
                return report
        raise KeyError(name)

    def words(self, span: Span) -> str:
        """The characters that a span of this account covers."""
        return span.of(self.report(span.report).text)

    def _repr_html_(self) -> str:
        """What a notebook shows of it; only then is what shows things loaded."""
        from onrecord.show import notebook

        return notebook.account(self)
