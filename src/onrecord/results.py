"""What the Python interface gives: accounts and reports that show themselves in a notebook and become tables."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.model import Account, Refusal, Report

if TYPE_CHECKING:
    from onrecord.write.frames import Table


class Accounts(tuple[Account, ...]):
    """An account of each story, the largest first, with what was refused on the way to them.

    A notebook shows one account whole, and several as a list.
    """

    refused: tuple[Refusal, ...]

    def __new__(cls, accounts: Iterable[Account] = (), refused: Iterable[Refusal] = ()) -> "Accounts":
        made = super().__new__(cls, accounts)
        made.refused = tuple(refused)
        return made

    def table(self, layer: str) -> "Table":
        """A layer (``quotations``, ``differences``, …) as columns by name, for pandas, polars or Arrow."""
        from onrecord.write.frames import columns

        return columns(self, layer)

    def documents(self) -> list[dict[str, object]]:
        """Statements and events as plain dicts with their sources, for retrieval."""
        from onrecord.write.exchange import documents

        return documents(self)

    def json(self) -> list[dict[str, object]]:
        """The accounts in the public form: what ``onrecord tell --json`` writes."""
        from onrecord.write import form

        return [form.account(each, self.refused) for each in self]

    def html(self) -> str:
        """The page: one self-contained HTML file."""
        from onrecord.show.page import page

        return page(self, self.refused)

    def save(self, path: str | Path) -> Path:
        """Write the page, or the JSON where the name ends with ``.json``; gives the path."""
        import json

        target = Path(path)
        text = json.dumps(self.json(), ensure_ascii=False) + "\n" if target.suffix == ".json" else self.html()
        target.write_text(text, encoding="utf-8", errors="backslashreplace")
        return target

    def __repr__(self) -> str:
        told = [f"{each.title!r} ({_number(len(each.reports), 'report')})" for each in self[:5]]
        rest = [f"{len(self) - 5} more"] if len(self) > 5 else []
        return f"<{_number(len(self), 'account')}: {', '.join([*told, *rest])}; {len(self.refused)} refused>"

    def _repr_html_(self) -> str:
        from onrecord.show import notebook

        return notebook.accounts(self, self.refused)


class Reports(tuple[Report, ...]):
    """Reports in order of publication, with what was refused."""

    refused: tuple[Refusal, ...]

    def __new__(cls, reports: Iterable[Report] = (), refused: Iterable[Refusal] = ()) -> "Reports":
        made = super().__new__(cls, reports)
        made.refused = tuple(refused)
        return made

    def __repr__(self) -> str:
        named = [each.id for each in self[:8]] + (["…"] if len(self) > 8 else [])
        return f"<{_number(len(self), 'report')}: {', '.join(named)}; {len(self.refused)} refused>"

    def _repr_html_(self) -> str:
        from onrecord.show import notebook

        return notebook.reports(self, self.refused)


def _number(how_many: int, what: str) -> str:
    return f"{how_many} {what}" + ("" if how_many == 1 else "s")
