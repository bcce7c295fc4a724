"""Charts as SVG, legible on light and on dark ground: bars of one measure, and lines over a growing number."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_STYLE = """<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.small { font-size: 12px; fill: #59636e }
.head { font-weight: 600 }
.ours { fill: #1f6feb } .theirs { fill: #9198a1 } .axis { stroke: #9198a1; stroke-width: 1 }
.line0 { fill: none; stroke: #1f6feb; stroke-width: 2 } .line1 { fill: none; stroke: #bc4c00; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .small { fill: #9198a1 }
.ours { fill: #4493f8 } .theirs { fill: #656c76 } .axis { stroke: #656c76 }
.line0 { stroke: #4493f8 } .line1 { stroke: #f0883e }
}
</style>"""
_WIDTH, _ROW, _HEAD, _LEFT, _BAR = 720, 26, 44, 330, 300


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: what it is, how much, whether it is this project's."""

    name: str
    value: float
    ours: bool = True


def bars(title: str, rows: Sequence[Bar], form: str = "{:,.1f}") -> str:
    """A picture of rows, one under another, the longest as wide as there is room."""
    most = max((row.value for row in rows), default=0) or 1
    drawn = [f'<text class="head" x="12" y="24">{escape(title)}</text>']
    for place, row in enumerate(rows):
        y, width = _HEAD + place * _ROW, max(1, round(_BAR * row.value / most))
        drawn += [
            f'<text x="{_LEFT - 8}" y="{y + 14}" text-anchor="end">{escape(row.name)}</text>',
            f'<rect class="{"ours" if row.ours else "theirs"}" x="{_LEFT}" y="{y + 2}" width="{width}" height="16"/>',
            f'<text class="small" x="{_LEFT + width + 6}" y="{y + 14}">{form.format(row.value)}</text>',
        ]
    told = "; ".join(f"{row.name}: {form.format(row.value)}" for row in rows)
    return _picture(_HEAD + _ROW * len(rows) + 10, f"{title}. {told}", drawn)


Line = tuple[str, Sequence[tuple[float, float]]]
"""What it is, and its points."""


def lines(title: str, below: str, given: Sequence[Line], form: str = "{:,.2f}") -> str:
    """A picture of up to two lines from zero on; ``below`` says what is counted along the bottom."""
    left, top, wide, high = 60, 56, 620, 200
    right = max(x for _, points in given for x, _ in points)
    most = max(y for _, points in given for _, y in points) * 1.1
    base = top + high
    drawn = [
        f'<text class="head" x="12" y="24">{escape(title)}</text>',
        f'<path class="axis" fill="none" d="M{left} {top}V{base}H{left + wide}"/>',
        f'<text class="small" x="{left + wide}" y="{base + 34}" text-anchor="end">{escape(below)}</text>',
    ]
    for share in (0, 0.5, 1):
        x, y = left + wide * share, base - high * share
        drawn += [
            f'<text class="small" x="{x:.0f}" y="{base + 17}" text-anchor="middle">{right * share:,.0f}</text>',
            f'<text class="small" x="{left - 6}" y="{y + 4:.0f}" text-anchor="end">{form.format(most * share)}</text>',
        ]
    for place, (name, points) in enumerate(given):
        path = " ".join(f"{left + wide * x / right:.1f},{base - high * y / most:.1f}" for x, y in points)
        drawn += [
            f'<polyline class="line{place}" points="{path}"/>',
            f'<path class="line{place}" d="M{left + 12 + 220 * place} 44h20"/>',
            f'<text class="small" x="{left + 38 + 220 * place}" y="48">{escape(name)}</text>',
        ]
    return _picture(base + 46, title, drawn)


def _picture(height: int, told: str, drawn: Sequence[str]) -> str:
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    inside = "\n".join(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n<title>{escape(told)}</title>\n{_STYLE}\n'
        f"{inside}\n</svg>\n"
    )
