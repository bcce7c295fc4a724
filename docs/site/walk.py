"""Parts of the account of two of the example's reports, as the program tells them, for the page that explains them."""

import json
from collections.abc import Callable
from functools import cache
from textwrap import wrap
from typing import TypeVar

import onrecord
from docs.site import ROOT
from onrecord.model import Account, Difference, Quotation, Span, Statement
from onrecord.write import form

_WIDTH = 92
T = TypeVar("T")
TWO = ("examples/003-kestrel-bay-courier.txt", "examples/004-coast-tonight.txt")


@cache
def account() -> Account:
    """The account of the two reports."""
    (found,) = onrecord.tell([ROOT / name for name in TWO], one_story=True)
    return found


def told(words: str) -> str:
    """A part of the account: its kind, and words that stand in it. Raises LookupError where there is none such."""
    kind, _, rest = words.partition(" ")
    if kind not in _KINDS:
        raise LookupError(f"no part of an account is called {kind}: {', '.join(_KINDS)}")
    lines = [short for line in _KINDS[kind](rest).splitlines() for short in _folded(line)]
    return "\n".join(["", "```text", *lines, "```", ""])


def _folded(line: str) -> list[str]:
    """The line as several where it is long, the later ones further in."""
    indent = " " * (len(line) - len(line.lstrip()))
    return wrap(line, _WIDTH, subsequent_indent=indent + "    ", break_long_words=False) or [line]


def _place(span: Span) -> str:
    return f"{span.report} [{span.start}:{span.end}]"


def _line(span: Span) -> str:
    return f"“{' '.join(account().words(span).split())}”  {_place(span)}"


def _first(found: list[T], words: str) -> T:
    if not found:
        raise LookupError(f"the account of the two reports has nothing with {words!r} any more: mend the page")
    return found[0]


def _time(words: str) -> str:
    times = [time for mark in account().annotations for time in mark.times]
    it = _first([time for time in times if account().words(time.span) == words], words)
    anchor = f", from {it.anchor}" if it.anchor else ""
    return f"{_line(it.span)}\n  {it.type} {it.value}{anchor} → {it.days}\n  rule: {it.rule}"


def _said(it: Quotation) -> str:
    pieces = "\n  ".join(_line(span) for span in it.content)
    spans = {"cue": it.cue, "source": it.source}
    rest = "".join(f"\n  {name}: {_line(span)}" for name, found in spans.items() for span in found)
    return f"{it.kind}, speaker: {it.speaker or 'nobody in particular'}\n  {pieces}{rest}\n  why: {it.reason}"


def _quotation(words: str) -> str:
    found = [q for q in account().quotations if any(words in account().words(span) for span in q.content)]
    return _said(_first(found, words))


def _statement(words: str) -> str:
    def holds(it: Statement) -> bool:
        return len(it.quotations) > 1 and any(words in piece.text for piece in it.text)

    it = _first([each for each in account().statements if holds(each)], words)
    of = {q.id: q.report for q in account().quotations}
    lines = [f"{it.speaker}:"]
    for piece in it.text:
        printed = ", ".join(dict.fromkeys(of[name] for name in piece.quotations))
        lines.append(f"  {'‖ ' if piece.joined else ''}{' '.join(piece.text.split())}\n      printed by {printed}")
    lines += [f"  {v.kind}: {_line(v.a)} / {_line(v.b)}" for v in it.variants]
    return "\n".join(lines)


def _difference(words: str) -> str:
    def holds(it: Difference) -> bool:
        return words in (it.a.value, it.b.value)

    it = _first([each for each in account().differences if holds(each)], words)
    sides = "\n".join(f"  {side.value}: {_line(side.span)}" for side in (it.a, it.b))
    return f"{it.severity}, {it.kind}: {it.about}\n{sides}\n  why: {it.reason}"


def _differences(words: str) -> str:
    return "\n".join(
        f"{it.severity}, {it.kind}: {it.about}: {it.a.value} / {it.b.value}" for it in account().differences
    )


def _event(words: str) -> str:
    found = [each for each in account().events if any(words in account().words(span) for span in each.evidence)]
    it = _first(found, words)
    return "\n".join([str(it.days), *(f"  {_line(span)}" for span in it.evidence), *(f"  {w}" for w in it.derivation)])


def _entity(words: str) -> str:
    it = _first([each for each in account().entities if each.name == words], words)
    lines = [f"{it.name}, {it.kind}"]
    lines += [f"  also: {', '.join(it.also)}"] if it.also else []
    return "\n".join(lines + [f"  described: {_line(span)}" for span in it.described])


def _new(words: str) -> str:
    it = _first([each for each in account().new if each.report.endswith(words)], words)
    return "\n".join([it.report, *(f"  {_line(span)}" for span in it.evidence)])


def _agreement(words: str) -> str:
    found = [it for it in account().agreements if any(words in account().words(span) for span in it.evidence)]
    it = _first(found, words)
    return "\n".join([f"{it.about}: {it.value}, {it.witnesses} witnesses", *(f"  {_line(s)}" for s in it.evidence)])


def _not_compared(words: str) -> str:
    return "\n".join(account().not_compared) or "nothing was left out"


def _json(words: str) -> str:
    told = form.account(account())
    found = [each for each in told["differences"] if words in (each["a"]["value"], each["b"]["value"])]  # type: ignore[attr-defined]
    return json.dumps(_first(found, words), ensure_ascii=False, indent=2)


_KINDS: dict[str, Callable[[str], str]] = {
    "time": _time, "quotation": _quotation, "statement": _statement, "difference": _difference, "event": _event,
    "entity": _entity, "new": _new, "agreement": _agreement, "differences": _differences, "not_compared": _not_compared,
    "json": _json,
}  # fmt: skip
