"""What outlets changed in what they had published: each version of a report with what it changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Report
from onrecord.store.base import Change, Reader
from onrecord.versions import Comparison, compare, shown

MATTER = ("headline", "quotation", "number or date")
_MOST_EDITS = 100  # told of one version


@dataclass(frozen=True, slots=True)
class Correction:
    """A report's step from one version to the next; ``version`` is the newer one's number."""

    change: Change
    version: int
    old: Report
    new: Report
    comparison: Comparison

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it touches: headline, quotation, number or date, wording."""
        headline = ("headline",) if (self.old.title or "") != (self.new.title or "") else ()
        return tuple(dict.fromkeys([*headline, *(kind for edit in self.comparison.edits for kind in edit.kinds)]))

    @property
    def matters(self) -> bool:
        """Whether it touches more than wording."""
        return any(kind in MATTER for kind in self.kinds)

    def lines(self) -> Iterator[str]:
        """The headline and each edit in a line, as [-what went-] {+what came+}."""
        if "headline" in self.kinds:
            yield f"headline: [-{self.old.title or ''}-] {{+{self.new.title or ''}+}}"
        for edit in self.comparison.edits[:_MOST_EDITS]:
            yield f"{', '.join(edit.kinds)}: {' '.join(shown(self.old, self.new, edit).split())}"

    def form(self) -> dict[str, object]:
        """The correction as JSON has it."""
        old, new = self.old, self.new
        return {
            "report": new.id, "version": self.version, "at": self.change.at, "kinds": list(self.kinds),
            "title": new.title, "outlet": new.outlet, "url": new.url, "published": new.published,
            "headline": {"old": old.title, "new": new.title} if "headline" in self.kinds else None,
            "summary": self.comparison.summary,
            "edits": [
                {
                    "kinds": list(edit.kinds), "old": old.text[slice(*edit.old)], "new": new.text[slice(*edit.new)],
                    "shown": " ".join(shown(old, new, edit).split()),
                }
                for edit in self.comparison.edits[:_MOST_EDITS]
            ],
        }  # fmt: skip


def corrections(archive: Reader, found: Sequence[Change]) -> Iterator[Correction]:
    """The corrections among these changes, which must run up to the present, in order."""
    later = Counter(change.subject for change in found if change.kind == "version")
    for change in found:
        if change.kind != "version":
            continue
        later[change.subject] -= 1
        versions = archive.versions(change.subject)
        place = len(versions) - 1 - later[change.subject]
        if place < 1:
            continue  # forgotten since
        old, new = versions[place - 1].report, versions[place].report
        yield Correction(change, versions[place].number, old, new, compare(old, new))
