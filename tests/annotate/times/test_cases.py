"""The tables of cases are the specification: each line is a text, an expression in it, and what it means."""

from pathlib import Path

import pytest

from onrecord.annotate.times import find

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(line + "\t" * 7).split("\t")[:8] for line in lines if line.strip() and not line.startswith("#")]


def said(text: str, published: str, kind: str) -> dict[str, list[str]]:
    """What is found, by the printed expression: type, value, mod, first and last day."""
    out = {}
    for time in find(text, published or None, kind=kind):
        days = [str(day or "..") for day in (time.days.first, time.days.last)] if time.days else ["", ""]
        out[text[time.span.start : time.span.end]] = [time.type, time.value or "", time.mod or "", *days]
    return out


@pytest.mark.parametrize(
    ("text", "published", "expression", "expected"), [(r[0], r[1], r[2], r[3:]) for r in rows("cases.tsv")]
)
def test_news(text: str, published: str, expression: str, expected: list[str]) -> None:
    found = said(text, published, "news")
    assert found == {} if not expression else found.get(expression) == expected, found


@pytest.mark.parametrize(
    ("text", "published", "expression", "expected"), [(r[0], r[1], r[2], r[3:]) for r in rows("narrative.tsv")]
)
def test_narrative(text: str, published: str, expression: str, expected: list[str]) -> None:
    found = said(text, published, "narrative")
    assert found.get(expression) == expected, found


def test_there_are_at_least_three_hundred_cases() -> None:
    assert len(rows("cases.tsv")) >= 300
