"""An account as text on a terminal: coloured where it can be, plain in a pipe, good at 80 columns."""

import io
import os
import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from onrecord.model import Account, Refusal
from onrecord.show import words
from onrecord.show.chart import Happening
from onrecord.show.lines import SHOWN, heading, rest, say, shortened, sigla, styled
from onrecord.show.sides import Answer, Question
from onrecord.show.terminal_ledger import ledger
from onrecord.show.view import View, lay

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_WIDTH = 80
_FEWEST, _MOST = 40, 110  # columns; longer lines are hard to read
_TOLD = 20  # stories told in full


def show(
    accounts: Sequence[Account],
    refused: Sequence[Refusal],
    stream: TextIO,
    width: int | None = None,
    colour: str = "auto",
) -> None:
    """Write the accounts to the stream, a table of the stories first where they are several.

    ``colour`` is always, never, or auto: where the stream is a terminal and NO_COLOR is not set.
    """
    console = _console(stream, width, colour)
    views = [lay(account, texts=False) for account in accounts[:_TOLD]]
    if len(accounts) != 1:
        _stories(console, accounts, views)
    for view in views:
        _story(console, view)
    if len(accounts) > _TOLD:
        say(console, f"\n{len(accounts) - _TOLD} more stories: --json or --html has them all", "dim")
    _refused(console, refused)
    drawn: str = console.file.getvalue()  # type: ignore[attr-defined]
    text = "\n".join(line.rstrip(" ") for line in drawn.split("\n"))
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))


def _console(stream: TextIO, width: int | None, colour: str) -> "Console":
    from rich.console import Console

    terminal = bool(getattr(stream, "isatty", lambda: False)())
    coloured = colour == "always" or (colour == "auto" and terminal and not os.environ.get("NO_COLOR"))
    columns = width or (min(shutil.get_terminal_size((_WIDTH, 24)).columns, _MOST) if terminal else _WIDTH)
    return Console(
        file=io.StringIO(),
        width=max(columns, _FEWEST),
        force_terminal=coloured,
        color_system="standard" if coloured else None,
        no_color=not coloured,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _stories(console: "Console", accounts: Sequence[Account], views: Sequence[View]) -> None:
    from rich.table import Table

    if not accounts:
        say(console, "No story was told: none of the input gave a report.")
        return
    say(console, words.number(len(accounts), "story", "stories"), "bold")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name, just in (
        ("", "right"),
        ("story", "left"),
        ("reports", "right"),
        ("published", "left"),
        ("hard", "right"),
    ):
        table.add_column(name, justify=just, overflow="fold")  # type: ignore[arg-type]
    for number, view in enumerate(views, 1):
        hard = styled((str(len(view.hard)) if view.hard else "–", "red" if view.hard else "dim"))
        table.add_row(str(number), styled(words.safe(view.title)), str(len(view.sheets)), view.days, hard)
    console.print(table)


def _story(console: "Console", view: View) -> None:
    console.print()
    say(console, styled((words.safe(view.title), "bold")))
    facts = [
        words.number(len(view.sheets), "report"),
        f"published {view.covers}",
        words.number(view.speakers, "speaker"),
    ]
    hard = words.number(len(view.hard), "hard difference")
    say(console, styled((" · ".join(facts) + " · ", "dim"), (hard, "bold red" if view.hard else "dim")))
    if view.summary:
        console.print()
        for ref in view.summary:
            say(console, styled(words.safe(ref.words), (f"  {ref.sheet.letter}", "bold cyan")))
    _reports(console, view)
    _timeline(console, view)
    _differences(console, view)
    ledger(console, view)
    _end(console, view)


def _reports(console: "Console", view: View) -> None:
    heading(console, "Reports")
    for sheet in view.sheets[:26]:
        title = f"  {words.safe(sheet.report.title)}" if sheet.report.title else ""
        line = styled(
            (f"{sheet.letter:<3}", "bold cyan"), (words.safe(sheet.label), "bold"), f"  {sheet.day}", (title, "dim")
        )
        say(console, line, hang=3)
    rest(console, len(view.sheets) - 26, "report")


def _timeline(console: "Console", view: View) -> None:
    entries = view.timeline.entries
    if not entries:
        return
    heading(console, "Timeline")
    rest(console, len(view.timeline.earlier), "earlier date")
    for entry in entries:
        for number, date in enumerate(entry.dates):
            style = "bold red" if entry.clash else "bold"
            lead = "or " if number else ""
            say(
                console, styled((lead + date.days, style), ("  two dates" if entry.clash and not number else "", "red"))
            )
            for happening in date.happened[:SHOWN]:
                _happening(console, happening)
            rest(console, len(date.happened) - SHOWN, "more event", indent=4)
    rest(console, len(view.timeline.rest), "more date")


def _happening(console: "Console", happening: Happening) -> None:
    for said in happening.sentences[:2]:
        say(console, styled(words.safe(said.words), (f"  {sigla(said.refs)}", "bold cyan")), indent=4)
    rest(console, len(happening.sentences) - 2, "more sentence", indent=4)
    for how in happening.derivation[:2]:
        say(console, words.safe(how), "dim", indent=6, hang=2)


def _differences(console: "Console", view: View) -> None:
    if not view.questions:
        return
    heading(console, "Differences", "both sides as printed")
    for question in view.questions[:24]:
        _question(console, question)
    rest(console, len(view.questions) - 24, "more difference")


def _question(console: "Console", question: Question) -> None:
    hard = question.severity == "hard"
    label = (question.severity.upper(), "bold red" if hard else "bold")
    say(console, styled(label, (f" {question.kind}  ", "dim"), (words.safe(question.about), "bold")))
    if len(question.answers) == 2 and console.width >= 72:
        _beside(console, question.answers, hard)
    else:
        for answer in question.answers:
            say(console, _answer(answer, hard), indent=4, hang=2)
    for reason in question.reasons[:2]:
        say(console, words.safe(reason), "dim", indent=4)
    console.print()


def _beside(console: "Console", answers: Sequence[Answer], hard: bool) -> None:
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 3, 0, 0), expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(*(_answer(answer, hard) for answer in answers))
    from rich.padding import Padding

    console.print(Padding(table, (0, 0, 0, 4)))


def _answer(answer: Answer, hard: bool) -> "Text":
    made = styled(
        (f"{answer.letters}: ", "bold cyan"), (words.safe(answer.value) or "nothing", "bold red" if hard else "bold")
    )
    for it in answer.contexts[:1]:
        point = words.safe(it.words) or "⌃"
        made += styled("\n", (_last(it.before, 60), "dim"), ("[", "dim"), (point, "bold"), ("]", "dim"))
        made += styled((_first(it.after, 60), "dim"))
    return made


def _last(text: str, size: int) -> str:
    shown = words.inline(text)
    return shown if len(shown) <= size else "…" + shown[-size:].partition(" ")[2]


def _first(text: str, size: int) -> str:
    shown = words.inline(text)
    return shown if len(shown) <= size else shown[:size].rpartition(" ")[0] + "…"


def _end(console: "Console", view: View) -> None:
    _agreements(console, view)
    if view.added:
        heading(console, "What each report added")
        for added in view.added[:12]:
            say(console, styled((f"{added.sheet.letter}  ", "bold cyan"), (words.safe(added.sheet.label), "bold")))
            for ref in added.refs[:SHOWN]:
                say(console, styled("– ", words.safe(shortened(ref.words, 220))), indent=3, hang=2)
            rest(console, len(added.refs) - SHOWN, "more passage", indent=3)
    _quoted(console, view)
    _who(console, view)
    _copies(console, view)
    if view.account.not_compared:
        heading(console, "Not compared")
        for remark in view.account.not_compared[:20]:
            say(console, words.safe(remark), hang=2)
        rest(console, len(view.account.not_compared) - 20, "more")


def _agreements(console: "Console", view: View) -> None:
    own = [told for told in view.agreements if told.witnesses > 1]
    if not view.agreements:
        return
    heading(console, "Agreement", "with the number of independent reports")
    for told in own[:15]:
        about = f"  {words.safe(told.about)}" if told.about != told.value else ""
        line = styled((f"{told.witnesses:>3}  ", "bold"), (words.safe(told.value), "bold"), (about, "dim"))
        say(console, line + styled((f"  {sigla(told.refs)}", "bold cyan")), hang=5)
    rest(console, len(own) - 15, "more agreement")
    if taken := len(view.agreements) - len(own):
        say(console, f"{words.number(taken, 'passage')} more, in reports of which one copied the other", "dim")


def _quoted(console: "Console", view: View) -> None:
    from rich.table import Table

    if not view.shares:
        return
    heading(console, "Who is quoted")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name, just in (("speaker", "left"), ("statements", "right"), ("words", "right"), ("reports", "left")):
        table.add_column(name, justify=just, overflow="fold")  # type: ignore[arg-type]
    for share in view.shares[:30]:
        letters = share.voice.letters if len(share.voice.sheets) <= 12 else str(len(share.voice.sheets))
        bar = "▇" * round(sum(part.width for part in share.bar) / 10)
        said = str(share.statements) + (f" + {share.paraphrases}≈" if share.paraphrases else "")
        table.add_row(
            styled(words.safe(share.voice.name)),
            said,
            f"{share.voice.words:,}",
            styled((letters, "cyan"), (f"  {bar}", "dim")),
        )
    console.print(table)
    rest(console, len(view.shares) - 30, "more speaker")


def _who(console: "Console", view: View) -> None:
    if not view.who:
        return
    heading(console, "Who and what")
    for title, rows in view.who:
        if title != "People":
            names = ", ".join(words.safe(row.name) for row in rows[:30])
            say(console, styled((f"{title}: ", "bold"), names + (" …" if len(rows) > 30 else "")), hang=2)
            continue
        for row in rows[:15]:
            made = styled((words.safe(row.name), "bold"), (f"  {sigla(row.refs)}", "bold cyan"))
            for described in row.described[:SHOWN]:
                made += styled(f"  ‘{words.safe(described.words)}’", (f" {sigla(described.refs)}", "cyan"))
            say(console, made, hang=4)
        rest(console, len(rows) - 15, "more")


def _copies(console: "Console", view: View) -> None:
    if not view.copies:
        return
    heading(console, "Copies", "share of the shorter report's own text")
    for copy in view.copies[:12]:
        line = styled((f"{copy.a.letter} {copy.b.letter}", "bold cyan"), f"  {copy.own}")
        first = f"  {words.safe(copy.origin.label)} was likely first" if copy.origin else ""
        say(console, line + styled((first, "dim")), hang=4)
    rest(console, len(view.copies) - 12, "more pair")


def _refused(console: "Console", refused: Sequence[Refusal]) -> None:
    if not refused:
        return
    heading(console, "Refused")
    for it in refused[:50]:
        say(console, words.safe(str(it)), hang=2)
    rest(console, len(refused) - 50, "more")
