"""What the site holds, in order: a section, and its pages as paths from the root of the repository."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the table of contents; ``pages`` are Markdown files, or pages that the build makes itself."""

    title: str
    pages: tuple[str, ...]


HOME = "docs/index.md"
COMMANDS, KEYS, PYTHON = "docs/reference/commands.md", "docs/reference/json.md", "docs/reference/python.md"
MADE = (COMMANDS, KEYS, PYTHON)

SECTIONS = (
    Section("Begin", (HOME, "docs/tutorial.md", "docs/two-reports.md", "docs/example.md")),
    Section(
        "How to",
        (
            "docs/how-to/saved-pages.md",
            "docs/how-to/press-export.md",
            "docs/how-to/server.md",
            "docs/how-to/cc-news.md",
            "docs/how-to/who-is-quoted.md",
            "docs/how-to/check-a-quotation.md",
            "docs/how-to/export.md",
            "docs/how-to/data-frames.md",
            "docs/how-to/spacy.md",
            "docs/how-to/retrieval.md",
            "docs/how-to/time-pattern.md",
            "docs/how-to/retrain.md",
        ),
    ),
    Section(
        "How it works",
        (
            "docs/reading.md",
            "docs/times.md",
            "docs/quotations.md",
            "docs/statements-and-differences.md",
            "docs/copies-and-stories.md",
            "docs/timelines.md",
            "docs/pages.md",
            "docs/archive.md",
            "docs/watching.md",
            "docs/serving.md",
            "docs/scale.md",
            "docs/batch.md",
        ),
    ),
    Section("Reference", ("docs/reference.md", COMMANDS, KEYS, PYTHON)),
    Section(
        "Why",
        (
            "docs/why.md",
            "docs/accuracy.md",
            "docs/figures.md",
            "docs/speed.md",
            "docs/design.md",
            "docs/decisions/speed.md",
            "docs/decisions/workers.md",
            "docs/decisions/ray.md",
        ),
    ),
    Section("The project", ("CONTRIBUTING.md", "CHANGELOG.md", "training/README.md", "training/MODEL_CARD.md")),
)
OPTIONAL = ("docs/batch.md",)
"""Pages that may be missing without it being a fault."""


def address(page: str) -> str:
    """Where a page stands in the site: docs/how-to/x.md is how-to/x.html, README.md of a folder its index."""
    name = page.removeprefix("docs/").removesuffix(".md")
    return f"{name}.html" if "/" in page else f"{name.lower()}.html"
