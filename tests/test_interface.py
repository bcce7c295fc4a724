"""The Python interface: what ``import onrecord`` offers, on the bundled example."""

import doctest
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import InputError, UsageError
from onrecord.model import Report
from onrecord.results import Accounts

EXAMPLES = Path(__file__).parent.parent / "examples"
LETTER = "you are the reason a town needs a hall"


@cache
def told() -> Accounts:
    return onrecord.tell(EXAMPLES)


def test_importing_it_loads_nothing_else() -> None:
    code = "import sys, onrecord; print([m for m in sys.modules if m.startswith('onrecord.')], 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "['onrecord.version'] False"


def test_every_name_that_it_offers_is_there_and_says_what_you_get() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name)
        assert name == "__version__" or getattr(onrecord, name).__doc__


def test_a_folder_is_told() -> None:
    (account,) = told()
    assert len(account.reports) == 4
    assert told().refused == ()
    assert repr(told()).startswith("<1 account: ")


def test_reports_and_paths_and_frames_are_told_alike() -> None:
    found = onrecord.reports([EXAMPLES])
    assert [each.id for each in onrecord.reports(found)] == [each.id for each in found]
    one = Report("mine", "The hall burned on Friday.", "2023-03-11")
    assert {each.id for each in onrecord.reports([one, EXAMPLES / "004-coast-tonight.txt"])} == {
        "mine", "004-coast-tonight"
    }  # fmt: skip


def test_its_own_words_show_it_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES.parent)
    assert doctest.testmod(onrecord).failed == 0


def test_a_path_that_is_not_there_is_said() -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        onrecord.tell("no/such/folder")


def test_what_is_refused_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 20)
    found = onrecord.reports(tmp_path)
    assert not found and len(found.refused) == 1
    assert "a.bin" in found._repr_html_()


def test_words_are_checked() -> None:
    answer = onrecord.check(LETTER, EXAMPLES)
    assert answer and answer.speaker == "Ines Calloway" and len(answer.witnesses) == 2
    assert onrecord.check("the moon is made of printing ink entirely", EXAMPLES) is None


def test_the_days_that_matter(tmp_path: Path) -> None:
    assert [str(entry.date) for entry in onrecord.timeline(EXAMPLES, days=1)] == ["2023-03-10"]


def test_accounts_are_saved_and_loaded(tmp_path: Path) -> None:
    again = onrecord.load(told().save(tmp_path / "accounts.json"))
    assert again[0].statements == told()[0].statements
    assert told().save(tmp_path / "account.html").read_text("utf-8").startswith("<!doctype html>")
    assert {each["kind"] for each in told().documents()} == {"statement", "event"}
    with pytest.raises(InputError, match="not the JSON"):
        onrecord.load(EXAMPLES / "sources.csv")


def test_an_archive_is_opened_filled_and_asked(tmp_path: Path) -> None:
    with onrecord.open_archive(tmp_path / "news.archive", writable=True) as archive:
        assert len(onrecord.add(archive, EXAMPLES).new) == 4
        answer = onrecord.check(LETTER, archive)
        assert answer and answer.speaker == "Ines Calloway"
        assert archive.account(archive.stories()[0].id)
