"""The commands: parse, call, print. Nothing heavy is imported before it is needed."""

import argparse
import os
import sys
from collections.abc import Sequence

from onrecord.errors import OnrecordError
from onrecord.version import __version__

_PATH = "a folder, a file of any kind that it reads, an address, or - for standard input"
ALL_WELL, SOME_REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 all well, 1 some input was refused, 2 wrong usage."""
    words = sys.argv[1:] if arguments is None else arguments
    given = parser(next((word for word in words if not word.startswith("-")), "")).parse_args(arguments)
    try:
        code = _run(given)
        sys.stdout.flush()
        return code
    except OnrecordError as error:
        if given.debug:
            raise
        print(f"onrecord: {error}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        print("onrecord: stopped", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOME_REFUSED
    except Exception as error:
        if given.debug:
            raise
        print(
            f"onrecord: a fault of the program: {type(error).__name__}: {error}\n"
            "onrecord: run it again with --debug for the traceback, and please report it",
            file=sys.stderr,
        )
        return SOME_REFUSED


def _run(given: argparse.Namespace) -> int:
    from onrecord.commands import run

    return run(given)


def parser(wanted: str | None = None) -> argparse.ArgumentParser:
    """The command line: every command, with the options of the one that is ``wanted`` (None: of all)."""
    top = argparse.ArgumentParser(
        prog="onrecord",
        description="A pile of news reports goes in; one sourced account of each story comes out.",
        epilog="PATH is a folder, a file of any kind that it reads (text, HTML, JSON, CSV …), an address, or - for "
        "standard input. Exit code: 0 all well, 1 some input was refused, 2 wrong usage.",
        formatter_class=_formatter,
    )
    top.add_argument("--version", action="version", version=f"onrecord {__version__}")
    commands = _Commands(top.add_subparsers(dest="command", metavar="COMMAND", required=True), wanted)
    _tell(commands)
    for name, what in (
        ("read", "the reports as read, a line of JSON each"),
        ("annotate", "times, quotations and names, a line of JSON a report"),
        ("stories", "which story each report belongs to, a line of JSON a report"),
        ("copies", "which reports hold text of which, a line of JSON a pair"),
    ):
        _layer(commands, name, what)
    _timeline(commands)
    _check(commands)
    _archive(commands)
    _batch(commands)
    return top


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Help as wide as the terminal, asked for without the module that argparse would load for it."""
    try:
        width = int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size(1).columns
    except (OSError, ValueError):
        width = 80
    return argparse.HelpFormatter(prog, width=width - 2)


class _Commands:
    """The commands of the command line, of which the one that is wanted gets its options: to make all takes time."""

    def __init__(self, commands: "argparse._SubParsersAction[argparse.ArgumentParser]", wanted: str | None) -> None:
        self._commands, self._wanted = commands, wanted

    def add(self, name: str, what: str) -> "argparse.ArgumentParser | _Unasked":
        """The parser of that command, or what takes its place."""
        said = what[0].upper() + what[1:] + "."
        command: argparse.ArgumentParser = self._commands.add_parser(
            name, help=what, description=said, formatter_class=_formatter
        )
        return command if self._wanted in (None, name) else _Unasked()


class _Unasked:
    """A command that nobody called: its options are of no account."""

    def add_argument(self, *names: str, **about: object) -> None:
        """Nothing."""


def _command(commands: _Commands, name: str, what: str) -> argparse.ArgumentParser | _Unasked:
    command = commands.add(name, what)
    command.add_argument("--debug", action="store_true", help="show the traceback of a fault")
    command.add_argument("--quiet", action="store_true", help="no progress and no word on what was refused")
    if name in ("tell", "annotate", "add", "check", "rebuild", "batch", "load"):
        command.add_argument("--workers", metavar="N", type=_workers, default=1, help="processes that share the work")
    return command


def _workers(text: str) -> int:
    """A number of processes."""
    if not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text}: expected a whole number from 1 to 256")
    return int(text)


def _tell(commands: _Commands) -> None:
    command = _command(commands, "tell", "the main job: one sourced account of each story in the reports")
    command.add_argument("paths", metavar="PATH", nargs="+", help=_PATH)
    command.add_argument("--one-story", action="store_true", help="take all reports as one story")
    command.add_argument("--json", metavar="FILE", help="write the accounts as JSON (- for standard output)")
    command.add_argument("--html", metavar="FILE|FOLDER", help="write the page, or an index and a page for each story")
    command.add_argument("--text", action="store_true", help="print the account too where --json or --html is given")
    command.add_argument("--width", metavar="N", type=int, help="columns of the text (default: the terminal's, or 80)")
    command.add_argument("--colour", choices=("auto", "always", "never"), default="auto", help="colour of the text")


def _layer(commands: _Commands, name: str, what: str) -> None:
    command = _command(commands, name, what)
    command.add_argument("paths", metavar="PATH", nargs="+", help=_PATH)
    command.add_argument("-o", "--output", metavar="OUT.jsonl", default="-", help="- (the default): standard output")
    if name == "annotate":
        command.add_argument("--why", action="store_true", help="print in words why each got its value instead")
    if name == "copies":
        command.add_argument("--least", type=float, default=0.5, help="least containment of a pair (default 0.5)")


def _timeline(commands: _Commands) -> None:
    command = _command(commands, "timeline", "the days that matter in one long story, told in sentences of its reports")
    command.add_argument("paths", metavar="PATH", nargs="*", help=_PATH)
    command.add_argument("--archive", metavar="A", help="tell a story of this archive instead of files")
    command.add_argument("--story", metavar="ID", help="the story of the archive, or a report of it")
    command.add_argument("--days", metavar="N", type=int, help="how many days (default: as many as matter)")
    command.add_argument("--sentences", metavar="K", type=int, help="how many sentences a day")
    command.add_argument("--from", dest="first", metavar="DAY", help="first day, YYYY-MM-DD")
    command.add_argument("--to", dest="last", metavar="DAY", help="last day, YYYY-MM-DD")
    command.add_argument("--about", metavar="NAME", help="only what names this person, organisation or place")
    command.add_argument(
        "--since", metavar="TIME", help="mark as new what reports published from this day or moment on tell"
    )
    command.add_argument("--name", metavar="NAME", help="the timeline's name in the JSON (default: the first PATH's)")
    command.add_argument("--json", metavar="FILE", help="write one line of JSON (- for standard output)")
    command.add_argument("--html", metavar="FILE", help="write the page: the story by day, and its days that matter")


def _check(commands: _Commands) -> None:
    command = _command(commands, "check", "where these words were printed, by whom said, and in which variants")
    command.add_argument("words", metavar="TEXT", help="the words as someone quotes them")
    command.add_argument("paths", metavar="PATH", nargs="*", help=_PATH)
    command.add_argument("--archive", metavar="A", help="look in this archive instead of files")
    command.add_argument("--json", metavar="FILE", help="write the answer as JSON (- for standard output)")


def _archive(commands: _Commands) -> None:
    """The commands on an archive."""
    command = _kept(commands, "add", "keep new reports in an archive and tell again the stories that they touch")
    command.add_argument("paths", metavar="PATH", nargs="+", help=_PATH)
    _search(commands)
    command = _kept(commands, "decide", "record a person's decision about reports, people or a difference")
    command.add_argument("verb", nargs="?", metavar="join|part|same|differ|dismiss", help="what is decided")
    command.add_argument("subjects", nargs="*", metavar="ID", help="two reports, two names, or a difference")
    command.add_argument("--by", metavar="NAME", help="who decides")
    command.add_argument("--why", metavar="TEXT", help="for what reason")
    command.add_argument("--list", action="store_true", help="list the decisions")
    command = _kept(commands, "withdraw", "take a decision back; its record stays")
    command.add_argument("decision", metavar="ID", help="the decision, as decide --list shows it")
    command = _kept(commands, "versions", "what changed between the texts of a report, word by word")
    command.add_argument("report", metavar="ID", help="the report")
    command = _kept(commands, "changes", "what happened to the archive")
    command.add_argument("--since", metavar="MOMENT", help="from this day or moment on (ISO 8601, UTC)")
    command.add_argument("--limit", metavar="N", type=int, default=1000, help="at most so many (default 1000)")
    command.add_argument("--atom", metavar="FILE", help="write an Atom feed (- for standard output)")
    command = _kept(commands, "forget", "remove a report and all that rests on it alone")
    command.add_argument("report", metavar="ID", help="the report")
    command = _kept(commands, "rebuild", "bring an archive up to date with the rules and the model")
    command.add_argument("--all", action="store_true", help="annotate everything anew")
    command = _kept(commands, "backup", "a whole copy of an archive, taken while others use it")
    command.add_argument("file", metavar="FILE", help="where the copy goes; it must not be there yet")
    _export(commands)
    _watch(commands)
    _serve(commands)


def _batch(commands: _Commands) -> None:
    command = _command(commands, "batch", "all stories of many files as Parquet tables, shard by shard, resumable")
    command.add_argument("inputs", metavar="INPUT", nargs="+", help="JSON Lines, Parquet, WARC; or folders of them")
    command.add_argument("--out", metavar="DIR", required=True, help="an empty folder, or one to go on with")
    command.add_argument("--engine", choices=("local", "ray"), default="local", help="where the work runs")
    command.add_argument("--shards", metavar="N", type=_count, help="how many shards (default: one for each 8 MB)")
    command.add_argument("--window", metavar="N", type=_count, help="look for stories in windows of N reports or more")
    command = _kept(commands, "load", "bring a finished batch into an archive in PostgreSQL, by COPY where it is empty")
    command.add_argument("folder", metavar="DIR", help="what `onrecord batch --out DIR` made")


def _count(text: str) -> int:
    """A number of things, one or more."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 10_000_000:
        raise argparse.ArgumentTypeError(f"{text}: expected a whole number from 1 on")
    return int(text)


def _watch(commands: _Commands) -> None:
    command = _kept(commands, "watch", "poll feeds: add what is new, keep and tell what was changed")
    command.add_argument("feeds", metavar="FEEDS", nargs="+", help="addresses, an OPML file, or a file of addresses")
    command.add_argument("--once", action="store_true", help="look at each feed once and end")
    command.add_argument("--hook", metavar="COMMAND", help="run this for each correction, JSON on its standard input")
    command.add_argument("--contact", metavar="TEXT", default="", help="whom a site may write to: told in each request")
    command.add_argument("--allow-private", action="store_true", help="fetch from private and loopback addresses too")


def _serve(commands: _Commands) -> None:
    command = _kept(commands, "serve", "the archive's pages and API for a team")
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    command.add_argument("--port", metavar="N", type=int, default=8321, help="port to listen on (default 8321)")
    command.add_argument("--token", metavar="FILE", help="file with the token that writing asks for")
    command.add_argument("--public", action="store_true", help="let everybody read on an address beyond this machine")


def _kept(commands: _Commands, name: str, what: str) -> argparse.ArgumentParser | _Unasked:
    command = _command(commands, name, what)
    command.add_argument("--archive", metavar="A", required=True, help="the archive: a file, or postgresql://…")
    return command


def _search(commands: _Commands) -> None:
    command = _kept(commands, "search", "what was told or said, by whom, where and when, and who printed it")
    command.add_argument("words", metavar="WORDS", nargs="?", help='words and "phrases in quotes", all of them')
    command.add_argument("--speaker", metavar="NAME", help="quotations of this person or organisation")
    command.add_argument("--quoted", action="store_true", help="look for the words in quotations only")
    command.add_argument("--outlet", metavar="NAME", help="reports of this outlet")
    command.add_argument("--person", metavar="NAME", help="reports that name this person")
    command.add_argument("--place", metavar="NAME", help="reports that name this place")
    command.add_argument("--from", dest="first", metavar="DAY", help="published on this day or later")
    command.add_argument("--to", dest="last", metavar="DAY", help="published on this day or earlier")
    command.add_argument("--happened-from", metavar="DAY", dest="happened_first", help="of what happened then or later")
    command.add_argument("--happened-to", metavar="DAY", dest="happened_last", help="of what happened then or earlier")
    command.add_argument("--hard", action="store_true", help="only reports with a hard difference")
    command.add_argument("--limit", metavar="N", type=int, default=20, help="at most so many hits (default 20)")
    command.add_argument("--offset", metavar="N", type=int, default=0, help="leave out the first N hits")
    command.add_argument("--json", metavar="FILE", help="write JSON Lines (- for standard output)")
    command.add_argument("--atom", metavar="FILE", help="write an Atom feed")


def _export(commands: _Commands) -> None:
    command = _command(commands, "export", "accounts in the form that another program reads")
    command.add_argument("file", metavar="FILE.json", nargs="?", help="what `onrecord tell --json` wrote")
    command.add_argument("--archive", metavar="A", help="all accounts of this archive instead")
    command.add_argument("--story", metavar="ID", help="only this story")
    command.add_argument(
        "--as",
        dest="form",
        required=True,
        choices=("jsonl", "csv", "parquet", "annotations", "timelinejs", "jsonld", "tei", "documents"),
        help="the form: tables (jsonl, csv, parquet), or one of the exchange formats",
    )
    command.add_argument("--layer", metavar="NAME", help="only this table (quotations, differences, …)")
    command.add_argument("-o", "--output", metavar="FILE|FOLDER", default="-", help="- (the default): standard output")


if __name__ == "__main__":
    sys.exit(main())
