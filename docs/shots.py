"""Screenshots of the page for the documentation: ``python docs/shots.py [PATH…]`` tells the paths and saves docs/img.

Without a path it tells the bundled example. It needs a Chromium on this computer and fetches nothing.
"""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from onrecord import pipeline  # noqa: E402
from onrecord.settings import Settings  # noqa: E402
from onrecord.show.page import page  # noqa: E402
from tests.browser import chromium  # noqa: E402

_LARGEST = 300_000  # bytes of one picture


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the window, and which part of the page stands at its top ('' for the head)."""

    name: str
    width: int
    height: int
    part: str = ""
    dark: bool = False


SHOTS = (
    Shot("light", 1280, 1000),
    Shot("dark", 1280, 1000, dark=True),
    Shot("phone", 390, 844),
    Shot("tablet", 820, 1100, "timeline"),
    Shot("quotations", 1280, 900, "ledger"),
    Shot("differences", 1280, 900, "differences", dark=True),
    Shot("phone-differences", 390, 844, "differences"),
    Shot("text", 1280, 900, "texts"),
)


def shoot(text: str, folder: Path) -> None:
    """Save every picture of the page."""
    with tempfile.TemporaryDirectory() as kept, chromium.tab() as tab:
        file = Path(kept) / "page.html"
        file.write_text(text, encoding="utf-8")
        for shot in SHOTS:
            tab.show(shot.width, shot.height, dark=shot.dark, phone=shot.width < 500)
            tab.open(file.as_uri() + (f"#{shot.part}" if shot.part else ""))
            tab.picture(folder / f"{shot.name}.png")
            size = (folder / f"{shot.name}.png").stat().st_size
            print(f"{shot.name}.png {size:,} bytes" + (" – too large" if size > _LARGEST else ""))


def main(paths: Sequence[str]) -> None:
    """Tell the paths as one story, or the example as it tells itself, and take its pictures."""
    settings = Settings(one_story=bool(paths))
    pile = pipeline.read(paths or [HERE.parent / "examples"], settings)
    (HERE / "img").mkdir(exist_ok=True)
    shoot(page(pipeline.tell(pile, settings), pile.refused), HERE / "img")


if __name__ == "__main__":
    main(sys.argv[1:])
