"""The commands as a person types them: what comes out where, and with which exit code."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"


def onrecord(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "onrecord.cli", *map(str, arguments)], input=given, capture_output=True, timeout=120
    )


def test_tell_prints_the_account_and_nothing_else() -> None:
    done = onrecord("tell", EXAMPLES)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Ines Calloway" in done.stdout.decode()
    assert "\x1b" not in done.stdout.decode()
    assert max(map(len, done.stdout.decode().splitlines())) <= 80


def test_json_and_page_are_written_and_said_on_standard_error(tmp_path: Path) -> None:
    done = onrecord("tell", EXAMPLES, "--one-story", "--json", tmp_path / "a.json", "--html", tmp_path / "a.html")
    assert (done.returncode, done.stdout) == (0, b"")
    (account,) = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert len(account["reports"]) == 4
    assert "<html" in (tmp_path / "a.html").read_text("utf-8")


def test_standard_input_and_output() -> None:
    row = json.dumps({"id": "x", "published": "2024-05-07", "text": "Rain fell on Holm on Monday."})
    done = onrecord("annotate", "-", given=row.encode())
    (line,) = done.stdout.decode().splitlines()
    assert [time["value"] for time in json.loads(line)["times"]] == ["2024-05-06"]


@pytest.mark.parametrize("command", ["read", "annotate", "stories", "copies"])
def test_each_layer_is_json_lines(command: str) -> None:
    done = onrecord(command, EXAMPLES)
    assert done.returncode == 0
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert rows and all(isinstance(row, dict) for row in rows)


def test_timeline_is_one_line_with_a_piece_of_evidence_for_each_sentence() -> None:
    done = onrecord("timeline", EXAMPLES, "--days", 3, "--name", "fire", "--json", "-")
    (line,) = done.stdout.decode().splitlines()
    told = json.loads(line)
    assert told["timeline"] == "fire"
    assert 1 <= len(told["entries"]) <= 3
    assert all(len(entry["summary"]) == len(entry["evidence"]) for entry in told["entries"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "usage"),
        (("tell",), "usage"),
        (("tell", "nowhere/at/all"), "there is no such file or folder"),
        (("marry", "x"), "invalid choice"),
        (("timeline", EXAMPLES, "--days", "0"), "--days 0"),
        (("timeline", EXAMPLES, "--from", "30 Feb"), "expected a day as YYYY-MM-DD"),
        (("copies", EXAMPLES, "--least", "7"), "--least 7"),
        (("check", " ", EXAMPLES), "no words to check"),
        (("export", "--as", "csv"), "--archive"),
    ],
)
def test_wrong_usage_is_explained_and_exits_with_2(arguments: tuple[object, ...], said: str) -> None:
    done = onrecord(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def good(number: int) -> str:
    day = number % 28 + 1
    return f" date 2024-05-{day:02} Rain in Holm, day {number}\n\nRain fell for day {number}, officials said."


def broken(folder: Path) -> list[str]:
    """Ten inputs that give no report, or one with a remark; their names."""
    (folder / "b0-empty.txt").write_bytes(b"")
    (folder / "b1-binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "b2-latin.txt").write_bytes(b"date 2024-05-01 Caf\xe9 in Holm\n\nThe caf\xe9 burnt on Monday.")
    (folder / "b3-impossible.txt").write_text("date 2024-02-30 Rain\n\nRain fell.")
    (folder / "b4-duplicate.jsonl").write_text(json.dumps({"id": "good-01", "text": "Another text altogether."}) + "\n")
    (folder / "b5-line.jsonl").write_text('{"id": "long", "text": "' + "rain " * 10_000_000 + '"}\n')
    (folder / "b6-deep.html").write_text("<html><body>" + "<div>" * 100_000 + "Rain fell." + "</div>" * 100_000)
    (folder / "b7-broken.json").write_text('{"id": "x", "text": ')
    (folder / "b8-bomb.txt.gz").write_bytes(gzip.compress(b"\0" * 60_000_000))
    (folder / "b9-loop").symlink_to(folder)
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("b"))


def test_fifty_good_reports_are_told_beside_ten_broken_ones(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"good-{number:02}.txt").write_text(good(number))
    names = broken(tmp_path)
    if os.geteuid() != 0:
        (tmp_path / "ba-forbidden.txt").write_text(good(1))
        (tmp_path / "ba-forbidden.txt").chmod(0)
    done = onrecord("read", tmp_path)
    said = done.stderr.decode()
    read = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 1
    assert {f"good-{number:02}" for number in range(50)} <= {row["id"] for row in read}
    assert "Traceback" not in said
    for name in names:
        if not name.startswith(("b2", "b4", "b9")):
            assert name in said or any(row["id"] == name.split(".")[0] for row in read), name
    assert "it is now 'good-01-2'" in said


def test_a_report_without_a_date_is_good_input() -> None:
    done = onrecord("tell", "-", given=b"Rain fell on Holm on Monday, Ada Marsh said.")
    assert done.returncode == 0
    assert "no date of publication" in " ".join(done.stdout.decode().split())


def test_help_needs_nothing_heavy() -> None:
    code = (
        "import sys, onrecord.cli as c\n"
        "try: c.main(['--help'])\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    loaded = set(done.stderr.split())
    assert not loaded & {"numpy", "onnxruntime", "rich", "lxml", "nupunkt", "jinja2", "sqlite3"}


def test_an_archive_from_the_command_line(tmp_path: Path) -> None:
    archive = tmp_path / "news"
    assert onrecord("add", EXAMPLES, "--archive", archive).returncode == 0
    found = onrecord("search", "hall", "--speaker", "Brannigan", "--archive", archive, "--json", "-")
    assert json.loads(found.stdout.decode().splitlines()[0])["speaker"] == "Edda Brannigan"
    assert onrecord("export", "--archive", archive, "--as", "csv", "-o", tmp_path / "tables").returncode == 0
    assert "Edda Brannigan" in (tmp_path / "tables" / "quotations.csv").read_text("utf-8")
    missing = onrecord("search", "hall", "--archive", tmp_path / "none")
    assert (missing.returncode, b"there is no such archive" in missing.stderr) == (1, True)


def test_the_order_in_which_sets_are_kept_is_no_matter() -> None:
    """Python orders sets anew in each process; what is told is the same to the byte."""
    told = set()
    for seed in ("1", "2"):
        run = [sys.executable, "-m", "onrecord.cli", "tell", str(EXAMPLES), "--json", "-"]
        told.add(subprocess.run(run, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout)
    assert len(told) == 1
