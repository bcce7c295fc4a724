"""Screenshots for the documentation: ``python docs/shots.py [PATH…]`` tells the paths and saves docs/img.

Without a path it tells the bundled example. The server's pages are taken of an archive of the same reports. It needs a
Chromium on this computer and fetches nothing.
"""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from onrecord import archive as keeping  # noqa: E402
from onrecord import pipeline  # noqa: E402
from onrecord.model import Report  # noqa: E402
from onrecord.settings import Settings  # noqa: E402
from onrecord.show.page import page  # noqa: E402
from onrecord.store.sqlite import Archive  # noqa: E402
from tests.browser import chromium  # noqa: E402
from tests.browser.test_serve import served  # noqa: E402

SERVED = (
    ("desk", "/", 1280, 800, False),
    ("desk-search", "/search?words=choir", 1280, 800, False),
    ("desk-person", "/person/Ines%20Calloway", 1280, 800, True),
    ("desk-quoted", "/quoted", 820, 1100, False),
    ("desk-phone", "/check?words=you+are+the+reason+a+town+needs+a+song", 390, 844, False),
)  # name, address, width, height, dark
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


def shoot_server(reports: Sequence[Report], folder: Path) -> None:
    """Save the pictures of the server's pages over an archive of these reports."""
    with tempfile.TemporaryDirectory() as kept, chromium.tab() as tab:
        with Archive(Path(kept) / "news", create=True) as archive:
            keeping.add(archive, keeping.joiner(archive), reports)
        for address in served(Path(kept), Path(kept) / "news"):
            for name, path, width, height, dark in SERVED:
                tab.show(width, height, dark=dark, phone=width < 500)
                tab.open(address + path)
                tab.picture(folder / f"{name}.png")
                print(f"{name}.png")


def main(paths: Sequence[str]) -> None:
    """Tell the paths as one story, or the example as it tells itself, and take its pictures."""
    settings = Settings(one_story=bool(paths))
    pile = pipeline.read(paths or [HERE.parent / "examples"], settings)
    (HERE / "img").mkdir(exist_ok=True)
    shoot(page(pipeline.tell(pile, settings), pile.refused), HERE / "img")
    shoot_server(pile.reports, HERE / "img")


if __name__ == "__main__":
    main(sys.argv[1:])
