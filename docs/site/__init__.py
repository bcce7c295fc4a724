"""The documentation as a site: pages from Markdown, the reference from the program itself, links checked."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
