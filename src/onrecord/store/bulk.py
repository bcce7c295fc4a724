"""Filling an archive in PostgreSQL by COPY: many reports or accounts in one transaction, recorded with them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from onrecord.errors import ArchiveError
from onrecord.model import Account, Annotation, Member, Report, Story
from onrecord.store.answers import Members
from onrecord.store.codec import pack
from onrecord.store.postgres import PostgresArchive, words_of
from onrecord.store.tables import digest, now
from onrecord.text.words import fold

Row = tuple[object, ...]

_WORDS = ("report_words", "quotation_words")
_STATE = "bulk load: "


@dataclass(slots=True)
class Counted:
    """How many rows went into each table."""

    rows: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, count: int) -> None:
        """So many rows more."""
        self.rows[table] = self.rows.get(table, 0) + count

    @property
    def total(self) -> int:
        """Rows of all tables together."""
        return sum(self.rows.values())


class BulkLoad:
    """A load into an archive that had no reports when it began; each step is recorded in its own transaction.

    The index of words is built at the end, by :meth:`finish`: until then searches find all the same, only slowly.
    Raises ArchiveError where the archive has reports that no load of the same ``run`` brought.
    """

    def __init__(self, archive: PostgresArchive, run: str) -> None:
        self._archive = archive
        self._run = f"{_STATE}{run} "
        self.counted = Counted()
        known = archive.rows("SELECT name FROM state WHERE starts_with(name, ?)", _STATE)
        self._done = {str(name) for (name,) in known}
        foreign = [name for name in self._done if not name.startswith(self._run)]
        if foreign or (not self._done and archive.rows("SELECT 1 FROM report LIMIT 1")):
            raise ArchiveError(
                f"{archive.place} has reports already: a bulk load fills an empty archive;"
                " `onrecord add` brings further reports to this one"
            )
        with self._step("begun") as new:
            for table in _WORDS if new else ():
                archive.rows(f"DROP INDEX IF EXISTS {table}_words")

    def is_done(self, step: str) -> bool:
        """Whether that step stands in the archive."""
        return self._run + step in self._done

    @contextmanager
    def _step(self, name: str) -> Iterator[bool]:
        """A transaction that records the step, so that it is not done again; gives whether it is still to be done."""
        if self.is_done(name):
            yield False
            return
        with self._archive.transaction():
            yield True
            self._archive.put_state(self._run + name, b"")
        self._done.add(self._run + name)

    def reports(self, step: str, pairs: Sequence[tuple[Report, Annotation]], packed: Sequence[bytes]) -> None:
        """Keep reports with what stands beside them, as ``put_report`` would, in one transaction.

        ``packed`` are the annotations once more, as they are stored.
        """
        with self._step(step) as new:
            if new and pairs:
                self._keep_reports(pairs, packed)

    def _keep_reports(self, pairs: Sequence[tuple[Report, Annotation]], packed: Sequence[bytes]) -> None:
        first, batch = self._next("report"), int(self._archive.batches()) + 1
        keyed = [(first + n, report, mark) for n, (report, mark) in enumerate(pairs)]
        moment = now()
        self._copy(
            "report (key, id, version, current, digest, published, day, title, outlet, shelved, url, text, rest, added,"
            " batch)",
            (_report(self._archive, key, report, moment, batch) for key, report, _ in keyed),
        )
        bodies = zip(keyed, packed, strict=True)
        self._copy("annotation", ((key, mark.made_by, body) for (key, _, mark), body in bodies))
        quoted = self._next("quotation")
        said: list[Row] = []
        for key, report, mark in keyed:
            for q in mark.quotations:
                folded = fold(q.speaker) if q.speaker else None
                words = q.said(report.text)
                said.append(
                    (quoted + len(said), q.id, key, q.speaker, folded, q.kind, _day(report), q.start, q.end, words)
                )
        self._copy("quotation (key, id, report, speaker, folded, kind, day, first, last, words)", said)
        self._index("report_words", ((key, words_of(report.title, report.text)) for key, report, _ in keyed))
        self._index("quotation_words", ((row[0], words_of(str(row[-1]))) for row in said))
        names = [(key, *name) for key, _, mark in keyed for name in _names(mark)]
        self._copy("name (report, folded, kind)", names)
        self._call({(row[1], row[2]) for row in names} | _called(keyed))
        self._copy("happened", ((key, *days) for key, _, mark in keyed for days in _days(mark)))
        self._moved("report", first + len(keyed))
        self._moved("quotation", quoted + len(said))

    def accounts(self, step: str, told: Sequence[tuple[Story, Account]]) -> None:
        """Keep stories and their accounts in one transaction; their reports must stand already."""
        with self._step(step) as new:
            if new and told:
                self._keep_accounts(told)

    def _keep_accounts(self, told: Sequence[tuple[Story, Account]]) -> None:
        names = [name for story, _ in told for name in story.reports]
        found = self._archive.rows("SELECT id, key, day FROM report WHERE current = 1 AND id = ANY(?)", names)
        of = {name: (key, day) for name, key, day in found}
        told = [_named(story, account, of) for story, account in told]
        self._copy(
            "story (id, title, first, last, reports, hard, members, made_by, account)",
            (_story(story, account, of) for story, account in told),
        )
        self._copy("member", ((name, story.id) for story, _ in told for name in story.reports))
        self._copy("difference", (row for _, account in told for row in _differences(account)))
        spoken = [(q.id, q.speaker, fold(q.speaker)) for _, account in told for q in account.quotations if q.speaker]
        self._archive.rows("CREATE TEMPORARY TABLE spoken (id TEXT, speaker TEXT, folded TEXT) ON COMMIT DROP")
        self._copy("spoken", spoken)
        self._archive.rows(
            "UPDATE quotation SET speaker = spoken.speaker, folded = spoken.folded FROM spoken"
            " WHERE quotation.id = spoken.id AND quotation.speaker IS DISTINCT FROM spoken.speaker"
        )
        self._call({(folded, "speaker") for _, _, folded in spoken})

    def finish(self) -> None:
        """Build the index of words, and let the database take stock."""
        with self._step("finished") as new:
            for table in _WORDS if new else ():
                self._archive.rows(f"CREATE INDEX IF NOT EXISTS {table}_words ON {table} USING gin (words)")
        self._archive.rows("ANALYZE")

    def _next(self, table: str) -> int:
        return int(self._archive.rows(f"SELECT coalesce(max(key), 0) + 1 FROM {table}")[0][0])

    def _moved(self, table: str, following: int) -> None:
        """Have keys that the database gives itself go on from here."""
        self._archive.rows("SELECT setval(pg_get_serial_sequence(?, 'key'), ?, false)", table, following)

    def _copy(self, into: str, rows: Iterable[Row]) -> None:
        self.counted.add(into.split(" ")[0], self._archive.copied(into, rows))

    def _index(self, table: str, rows: Iterable[Row]) -> None:
        self._archive.rows(f"CREATE TEMPORARY TABLE new_{table} (key BIGINT, words TEXT) ON COMMIT DROP")
        count = self._archive.copied(f"new_{table}", rows)
        self._archive.rows(f"INSERT INTO {table} SELECT key, to_tsvector('simple', words) FROM new_{table}")
        self.counted.add(table, count)

    def _call(self, names: "set[tuple[Any, ...]]") -> None:
        self._archive.rows("CREATE TEMPORARY TABLE new_called (folded TEXT, kind TEXT) ON COMMIT DROP")
        self.counted.add("called", self._archive.copied("new_called", sorted(names)))
        self._archive.rows("INSERT INTO called (folded, kind) SELECT * FROM new_called ON CONFLICT DO NOTHING")


def _report(archive: PostgresArchive, key: int, report: Report, moment: str, batch: int) -> Row:
    kept = replace(report, text=report.text if archive.unholdable.search(report.text) else "")
    shelved = fold(report.outlet) if report.outlet else None
    return (
        key, report.id, 1, 1, digest(report.text), report.published, _day(report), report.title, report.outlet, shelved,
        report.url, report.text, pack(kept), moment, batch,
    )  # fmt: skip


def _day(report: Report) -> str:
    return report.day.isoformat() if report.day else ""


def _names(mark: Annotation) -> list[tuple[str, str]]:
    return sorted({(fold(m.name), m.kind) for m in mark.mentions})


def _called(keyed: Sequence[tuple[int, Report, Annotation]]) -> "set[tuple[Any, ...]]":
    outlets = {(fold(report.outlet), "outlet") for _, report, _ in keyed if report.outlet}
    return outlets | {(fold(q.speaker), "speaker") for _, _, mark in keyed for q in mark.quotations if q.speaker}


def _days(mark: Annotation) -> list[tuple[str, str]]:
    days = {(t.days.first, t.days.last) for t in mark.times if t.days and t.days.first and t.days.last}
    return [(a.isoformat(), b.isoformat()) for a, b in sorted(days)]


def _named(story: Story, account: Account, of: dict[str, tuple[int, str]]) -> tuple[Story, Account]:
    """The story under the id that an archive gives it: made from the report that came first."""
    first = min(story.reports, key=lambda name: of[name][0])
    name = blake2b(first.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return replace(story, id=name), replace(account, id=name)


def _story(story: Story, account: Account, of: dict[str, tuple[int, str]]) -> Row:
    days = [day for name in story.reports if (day := of[name][1])]
    hard = sum(d.severity == "hard" for d in account.differences)
    members = tuple(Member(m.report, m.confidence, m.reason) for m in story.members)
    return (
        story.id, story.title, min(days, default=None), max(days, default=None), len(story.members), hard,
        pack(Members(members, story.also)), account.made_by, pack(replace(account, reports=(), annotations=())),
    )  # fmt: skip


def _differences(account: Account) -> Iterator[Row]:
    for d in account.differences:
        yield d.id, account.id, d.a.span.report, d.b.span.report, d.kind, d.severity, d.about
