"""What was made of a text lately is made once, and no more is kept than was asked for."""

from dataclasses import dataclass

from onrecord.text.kept import Kept


@dataclass(frozen=True, slots=True)
class Page:
    text: str


def _counting(most: int) -> tuple[Kept[Page, int, str], list[str]]:
    calls: list[str] = []

    def make(page: Page, times: int) -> str:
        calls.append(page.text)
        return page.text * times

    return Kept(make, lambda page, _: len(page.text), most), calls


def test_the_same_values_are_read_once() -> None:
    kept, calls = _counting(100)
    page, twin = Page("ferry"), Page("ferry")
    assert [kept.of(page, 2), kept.of(page, 2), kept.of(twin, 2)] == ["ferryferry"] * 3
    assert calls == ["ferry", "ferry"]  # a twin is another value


def test_the_oldest_go_first() -> None:
    kept, calls = _counting(32)
    first, *others = [Page(text) for text in ("quayside", "moorings", "ferryman", "bulkhead", "gangways")]
    for page in (first, *others[:3], first, others[3], first, others[0]):
        kept.of(page, 1)
    assert calls == ["quayside", "moorings", "ferryman", "bulkhead", "gangways", "moorings"]


def test_what_is_too_long_is_not_kept() -> None:
    kept, calls = _counting(20)
    page = Page("a lighthouse")
    assert kept.of(page, 1) == kept.of(page, 1)
    assert len(calls) == 2
