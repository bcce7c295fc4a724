"""Reports laid out together are laid out as each would be by itself."""

import random

import numpy as np

from onrecord.link.layout import lay_out
from onrecord.model import Annotation, Quotation, Report, Span
from onrecord.text.shingles import keys, shingles, winnowed


def reports() -> list[Report]:
    chance = random.Random(3)
    words = [f"w{number}" for number in range(60)] + ["“so”", '"and so"', "it’s", "Straße"]
    return [
        Report(str(size), " ".join(chance.choices(words, k=size))) for size in (0, 3, 5, 9, 11, 12, 40, 0, 900, 12000)
    ]


def test_each_report_has_its_own_shingles_set_and_fingerprints() -> None:
    told = reports()
    layout = lay_out(told, [None] * len(told))
    for number, (report, laid) in enumerate(zip(told, layout.each, strict=True)):
        words = keys(report.text)
        numbers = shingles(words.keys)
        assert laid.shingles.tolist() == numbers.tolist()
        assert laid.starts.tolist() == words.starts[: len(numbers)].tolist()
        assert laid.ends.tolist() == words.ends[len(words) - len(numbers) :].tolist()
        assert (laid.set >> np.uint32(1)).tolist() == sorted({int(shingle) >> 33 for shingle in numbers})
        assert laid.owned == int((laid.set & np.uint32(1)).sum())
        assert set(layout.prints[layout.of == number].tolist()) == set(winnowed(numbers).tolist())


def test_what_is_quoted_in_one_report_is_not_quoted_in_the_next() -> None:
    text = "the boat was late and the crew was tired of it all"
    quoted = Annotation("b", quotations=(Quotation("q", "b", "direct", (Span("b", 0, len(text)),)),))
    layout = lay_out([Report(name, text) for name in "abc"], [None, quoted, None])
    assert [laid.owned for laid in layout.each] == [len(layout.each[0].set), 0, len(layout.each[2].set)]
