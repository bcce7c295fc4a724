"""The full text of a report with its annotations in layers, as HTML that keeps the text character for character."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.model import Annotation
from onrecord.show import words
from onrecord.show.escape import attribute, inner
from onrecord.show.places import Sheet

_PARAGRAPH = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)(?:[^\S\r\n]*(?:\r\n|\r|\n))*")

# From the one whose link wins to the one that gives way.
HARD, SOFT, TIME, NAME, QUOTATION = "d", "s", "t", "n", "q"
SPOT = "spot"
"""The characters that were asked for: marked above all layers."""
_RANK = {HARD: 0, SOFT: 1, TIME: 2, NAME: 3, QUOTATION: 4}


@dataclass(frozen=True, slots=True)
class Layer:
    """One annotation on the text: its characters, its layer, where it leads to on the page, and a word on it."""

    start: int
    end: int
    kind: str
    to: str = ""
    title: str = ""


def of(annotation: Annotation, text: str) -> list[Layer]:
    """The layers that an annotation gives on its own: times, quotations, names."""
    found = [Layer(t.span.start, t.span.end, TIME, "", words.days(t.days) if t.days else "") for t in annotation.times]
    found += [
        Layer(m.span.start, m.span.end, NAME, "", "" if m.span.of(text) == m.name else m.name)
        for m in annotation.mentions
    ]
    found += [
        Layer(span.start, span.end, QUOTATION, "", q.speaker or "") for q in annotation.quotations for span in q.content
    ]
    return found


def html(sheet: Sheet, layers: Iterable[Layer], linked: Iterable[tuple[int, int]], home: str = "#") -> Markup:
    """The report's text in paragraphs, marked, with an anchor at each place that something links to.

    An anchor is empty and its id is the fragment; a script that knows code points can select the whole stretch.
    ``home`` stands before each place that a layer leads to: it is on this page, unless an address says otherwise.
    """
    text = sheet.report.text
    size = len(text)
    kept = [layer for layer in layers if 0 <= layer.start < layer.end <= size]
    anchors: dict[int, list[int]] = {}
    for start, end in sorted(set(linked)):
        anchors.setdefault(min(start, size), []).append(end)
    breaks = [m.start() for m in _PARAGRAPH.finditer(text) if m.end() > m.start()]
    edges = sorted({0, size, *breaks, *anchors, *(e for layer in kept for e in (layer.start, layer.end))})
    starts = sorted(kept, key=lambda layer: layer.start)
    out: list[str] = []
    opened = False
    new = set(breaks)
    active: list[Layer] = []
    at = 0
    for start, end in zip(edges, [*edges[1:], size], strict=True):
        if start in new:
            out.append("</p><p>" if opened else "<p>")
            opened = True
        out.extend(f'<i id="r{sheet.number}:{start}-{to}"></i>' for to in anchors.get(start, ()))
        active = [layer for layer in active if layer.end > start]
        while at < len(starts) and starts[at].start <= start:
            active.append(starts[at])
            at += 1
        if end > start:
            out.append(_segment(text[start:end], active, home))
    return Markup("".join(out) + ("</p>" if opened else ""))


def _segment(text: str, active: Sequence[Layer], home: str) -> str:
    shown = inner(text)
    if any(layer.kind == SPOT for layer in active):
        shown = f'<mark class="spot">{shown}</mark>'
        active = [layer for layer in active if layer.kind != SPOT]
    if not active:
        return shown
    ranked = sorted(active, key=lambda layer: (_RANK[layer.kind], layer.end - layer.start))
    kinds = " ".join(sorted({layer.kind for layer in ranked}))
    title = next((layer.title for layer in ranked if layer.title), "")
    to = next((layer.to for layer in ranked if layer.to), "")
    about = f' title="{attribute(title)}"' if title else ""
    if to and not text.isspace():
        return f'<a class="{kinds}" href="{attribute(home + to)}"{about}>{shown}</a>'
    return f'<span class="{kinds}"{about}>{shown}</span>'
