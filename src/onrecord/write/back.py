"""From the public form back to model values: the inverse of ``form``."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.model import Account, Annotation, Copy, Days, Mention, Part, Quotation, Refusal, Report, Role, Span, Time
from onrecord.model.marks import Description
from onrecord.model.story import Agreement, Difference, Entity, Event, New, Piece, Side, Statement, Variant

Form = Mapping[str, Any]


def account(form: Form) -> Account:
    """The account that a form of ``form.account`` describes. Raises KeyError or ValueError where it is no such form.

    Of the annotations only what the form holds comes back; quotations are put back beside their report.
    """
    quotations = tuple(quotation(each) for each in form["quotations"])
    marks = {each["id"]: each for each in form.get("annotations", ())}
    reports = tuple(report(each) for each in form["reports"])
    return Account(
        id=form["story"]["id"],
        title=form["story"]["title"],
        days=_days(form["story"]),
        reports=reports,
        annotations=tuple(_annotation(each.id, marks.get(each.id, {}), quotations) for each in reports),
        summary=_spans(form["summary"]),
        entities=tuple(entity(each) for each in form["entities"]),
        quotations=quotations,
        statements=tuple(statement(each) for each in form["statements"]),
        differences=tuple(difference(each) for each in form["differences"]),
        agreements=tuple(agreement(each) for each in form["agreements"]),
        events=tuple(event(each) for each in form["events"]),
        copies=tuple(copy(each) for each in form["copies"]),
        new=tuple(New(each["report"], _spans(each["evidence"])) for each in form["new"]),
        not_compared=tuple(form["not_compared"]),
        made_by=form["made_by"],
        confidence=tuple((each["report"], each["value"]) for each in form.get("confidence", ())),
        dismissed=tuple(difference(each) for each in form.get("dismissed", ())),
    )


def accounts(path: Path) -> tuple[tuple[Account, ...], tuple[Refusal, ...]]:
    """The accounts in a file that ``onrecord tell --json`` wrote, and what was refused on the way to them.

    Raises InputError where it is no such file.
    """
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        forms = given if isinstance(given, list) else [given]
        refused = (each for form in forms[:1] for each in form.get("refused", ()))
        return tuple(account(form) for form in forms), tuple(refusal(each) for each in refused)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: not the JSON that `onrecord tell --json` writes: {error}") from None


def report(form: Form) -> Report:
    """The report that a line of ``onrecord read`` describes."""
    return Report(
        id=form["id"],
        text=form["text"],
        published=form.get("published"),
        title=form.get("title"),
        outlet=form.get("outlet"),
        url=form.get("url"),
        authors=tuple(form.get("authors") or ()),
        language=form.get("language"),
        parts=tuple(Part(Role(each["role"]), each["start"], each["end"]) for each in form.get("parts", ())),
        credit=form.get("credit"),
        origin=form.get("origin"),
        notes=tuple(form.get("notes", ())),
    )


def refusal(form: Form) -> Refusal:
    """The refusal that an entry of ``refused`` describes."""
    return Refusal(form["file"], form["reason"], form.get("place", ""), form.get("advice", ""), form.get("lost", True))


def quotation(form: Form) -> Quotation:
    """The quotation of that form."""
    name = form["report"]
    return Quotation(
        id=form["id"],
        report=name,
        kind=form["kind"],
        content=_within(name, form["content"]),
        quoted=_within(name, form.get("quoted", ())),
        cue=_within(name, form.get("cue", ())),
        source=_within(name, form.get("source", ())),
        speaker=form["speaker"],
        confidence=form.get("confidence", 1.0),
        medium=form.get("medium"),
        addressee=form.get("addressee"),
        reason=form.get("reason", ""),
    )


def time(name: str, form: Form) -> Time:
    """The time expression of that form, in the report of that id."""
    return Time(
        span=Span(name, form["start"], form["end"]),
        type=form["type"],
        value=form["value"],
        mod=form["mod"],
        days=_days(form),
        rule=form.get("rule", ""),
        anchor=form.get("anchor"),
    )


def entity(form: Form) -> Entity:
    """The entity of that form."""
    return Entity(form["name"], form["kind"], tuple(form["also"]), _spans(form["described"]), _spans(form["mentions"]))


def statement(form: Form) -> Statement:
    """The statement of that form."""
    return Statement(
        id=form["id"],
        speaker=form["speaker"],
        quotations=tuple(form["quotations"]),
        utterance=form.get("utterance", ""),
        variants=tuple(Variant(_span(each["a"]), _span(each["b"]), each["kind"]) for each in form["variants"]),
        text=tuple(Piece(each["text"], tuple(each["quotations"]), each["joined"]) for each in form["text"]),
    )


def difference(form: Form) -> Difference:
    """The difference of that form."""
    a, b = (Side(_span(form[name]), form[name]["value"]) for name in ("a", "b"))
    return Difference(form["kind"], form["severity"], form["about"], a, b, form["reason"])


def agreement(form: Form) -> Agreement:
    """The agreement of that form."""
    return Agreement(form["about"], form["value"], _spans(form["evidence"]), form["witnesses"])


def event(form: Form) -> Event:
    """The event of that form."""
    first, _, last = form["date"].partition("/")
    days = Days(*(date.fromisoformat(end) if end != ".." else None for end in (first, last or first)))
    times = _spans(form.get("time", ()))
    return Event(days, form["about"], _spans(form["evidence"]), times, tuple(form.get("derivation", ())))


def copy(form: Form) -> Copy:
    """The copy of that form."""
    pairs = tuple((_span(here), _span(there)) for here, there in form["spans"])
    return Copy(form["a"], form["b"], form["containment"], form["own"], pairs, form.get("from"), form.get("reason", ""))


def _annotation(name: str, form: Form, quotations: tuple[Quotation, ...]) -> Annotation:
    return Annotation(
        report=name,
        times=tuple(time(name, each) for each in form.get("times", ())),
        quotations=tuple(each for each in quotations if each.report == name),
        mentions=tuple(
            Mention(Span(name, each["start"], each["end"]), each["name"], each["kind"])
            for each in form.get("mentions", ())
        ),
        descriptions=tuple(
            Description(Span(name, each["start"], each["end"]), each["name"]) for each in form.get("descriptions", ())
        ),
        gender=tuple(form.get("gender", {}).items()),
        skipped=form.get("skipped"),
        made_by=form.get("made_by", ""),
    )


def _days(form: Form) -> Days | None:
    first, last = (date.fromisoformat(form[end]) if form[end] else None for end in ("from", "to"))
    return None if first is None and last is None else Days(first, last)


def _span(form: Form) -> Span:
    return Span(form["report"], form["start"], form["end"])


def _spans(forms: Any) -> tuple[Span, ...]:
    return tuple(_span(each) for each in forms)


def _within(name: str, pairs: Any) -> tuple[Span, ...]:
    return tuple(Span(name, start, end) for start, end in pairs)
