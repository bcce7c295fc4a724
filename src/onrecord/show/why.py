"""In words, why each time and each quotation of a report was read as it was."""

from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.model import Annotation, Quotation, Report, Time

_AROUND = 30  # characters of context on each side


def tell(reports: Sequence[Report], marks: Sequence[Annotation]) -> str:
    """A section for each report: its times with their derivation, its quotations with the reason for the speaker."""
    return "\n".join(line for pair in zip(reports, marks, strict=True) for line in _report(*pair)) + "\n"


def _report(report: Report, mark: Annotation) -> Iterator[str]:
    yield f"== {report.id}" + (f", published {written(report.day)}" if report.day else ", no date of publication")
    if mark.skipped:
        yield f"   not annotated: {mark.skipped}"
    for time in mark.times:
        yield f"   {context(report.text, time.span.start, time.span.end)}"
        yield f"      {reading(time)}"
    for quotation in mark.quotations:
        yield f"   {_short(quotation.said(report.text))}"
        yield f"      {_speech(quotation, report.text)}"


def reading(time: Time) -> str:
    """The value of a time, what days it denotes, from which anchor, by which rule."""
    parts = [time.type, time.value or "no value in the text"]
    if time.mod:
        parts.append(f"mod {time.mod}")
    if time.days:
        parts.append(f"days {time.days}")
    if time.anchor:
        parts.append(f"from {time.anchor}")
    return ", ".join(parts) + (f"  [{time.rule}]" if time.rule else "")


def _speech(quotation: Quotation, text: str) -> str:
    source = " ".join(span.of(text) for span in quotation.source) or "no source printed"
    speaker = quotation.speaker or "nobody in particular"
    reason = f": {quotation.reason}" if quotation.reason else ""
    return f"{quotation.kind}, {source!r} is {speaker}{reason} (confidence {quotation.confidence:.2f})"


def context(text: str, start: int, end: int) -> str:
    """The characters in brackets, with what stands around them on the line."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    return f"{before}[{text[start:end]}]{after}"


def written(day: date) -> str:
    """A day as people write it: Friday 16 Oct. 2020."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _short(words: str, most: int = 90) -> str:
    line = " ".join(words.split())
    return f"“{line if len(line) <= most else line[: most - 1] + '…'}”"


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
