"""An account as text on a terminal: coloured where it can be, plain in a pipe, good at 80 columns."""

import io
import os
import shutil
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from onrecord.model import Account, Refusal
from onrecord.show import words
from onrecord.show.apparatus import Note
from onrecord.show.chart import Happening
from onrecord.show.ledger import ABSENT, PARAPHRASED, WHOLE, Said, Voice
from onrecord.show.places import Ref
from onrecord.show.sides import Answer, Question
from onrecord.show.view import View, lay

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_WIDTH = 80
_FEWEST, _MOST = 40, 110  # columns; longer lines are hard to read
_TOLD = 20  # stories told in full
_SIGNS = {WHOLE: "●", "part": "◐", PARAPHRASED: "≈", ABSENT: "·"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SHOWN = 6  # items of a list, of which the rest is counted


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
        _say(console, f"\n{len(accounts) - _TOLD} more stories: --json or --html has them all", "dim")
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


def _text(*parts: tuple[str, str] | str) -> "Text":
    from rich.text import Text

    made = Text()
    for part in parts:
        shown, style = (part, "") if isinstance(part, str) else part
        made.append(shown, style)
    return made


def _say(console: "Console", text: "str | Text", style: str = "", indent: int = 0, hang: int = 0) -> None:
    """Print wrapped, the first line at ``indent``, the others ``hang`` further in."""
    made = _text((text, style)) if isinstance(text, str) else text
    lines = made.wrap(console, max(console.width - indent - hang, 20))
    for number, line in enumerate(lines):
        line.rstrip()
        console.print(_text(" " * (indent + (hang if number else 0))) + line, soft_wrap=True)


def _head(console: "Console", title: str, note: str = "") -> None:
    console.print()
    made = _text((title, "bold"), (f"  {note}" if note else "", "dim"))
    _say(console, made)
    console.print(_text(("─" * min(console.width, 80), "dim")), soft_wrap=True)


def _letters(refs: Iterable[Ref]) -> str:
    return " ".join(dict.fromkeys(ref.sheet.letter for ref in refs))


def _stories(console: "Console", accounts: Sequence[Account], views: Sequence[View]) -> None:
    from rich.table import Table

    if not accounts:
        _say(console, "No story was told: none of the input gave a report.")
        return
    _say(console, words.number(len(accounts), "story", "stories"), "bold")
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
        hard = _text((str(len(view.hard)) if view.hard else "–", "red" if view.hard else "dim"))
        table.add_row(str(number), _text(words.safe(view.title)), str(len(view.sheets)), view.days, hard)
    console.print(table)


def _story(console: "Console", view: View) -> None:
    console.print()
    _say(console, _text((words.safe(view.title), "bold")))
    facts = [
        words.number(len(view.sheets), "report"),
        f"published {view.covers}",
        words.number(view.speakers, "speaker"),
    ]
    hard = words.number(len(view.hard), "hard difference")
    _say(console, _text((" · ".join(facts) + " · ", "dim"), (hard, "bold red" if view.hard else "dim")))
    if view.summary:
        console.print()
        for ref in view.summary:
            _say(console, _text(words.safe(ref.words), (f"  {ref.sheet.letter}", "bold cyan")))
    _reports(console, view)
    _timeline(console, view)
    _differences(console, view)
    _ledger(console, view)
    _rest(console, view)


def _reports(console: "Console", view: View) -> None:
    _head(console, "Reports")
    for sheet in view.sheets[:26]:
        title = f"  {words.safe(sheet.report.title)}" if sheet.report.title else ""
        line = _text(
            (f"{sheet.letter:<3}", "bold cyan"), (words.safe(sheet.label), "bold"), f"  {sheet.day}", (title, "dim")
        )
        _say(console, line, hang=3)
    _more(console, len(view.sheets) - 26, "report")


def _timeline(console: "Console", view: View) -> None:
    entries = view.timeline.entries
    if not entries:
        return
    _head(console, "Timeline")
    _more(console, len(view.timeline.earlier), "earlier date")
    for entry in entries:
        for number, date in enumerate(entry.dates):
            style = "bold red" if entry.clash else "bold"
            lead = "or " if number else ""
            _say(
                console, _text((lead + date.days, style), ("  two dates" if entry.clash and not number else "", "red"))
            )
            for happening in date.happened[:_SHOWN]:
                _happening(console, happening)
            _more(console, len(date.happened) - _SHOWN, "more event", indent=4)
    _more(console, len(view.timeline.rest), "more date")


def _happening(console: "Console", happening: Happening) -> None:
    for said in happening.sentences[:2]:
        _say(console, _text(words.safe(said.words), (f"  {_letters(said.refs)}", "bold cyan")), indent=4)
    _more(console, len(happening.sentences) - 2, "more sentence", indent=4)
    for how in happening.derivation[:2]:
        _say(console, words.safe(how), "dim", indent=6, hang=2)


def _differences(console: "Console", view: View) -> None:
    if not view.questions:
        return
    _head(console, "Differences", "both sides as printed")
    for question in view.questions[:24]:
        _question(console, question)
    _more(console, len(view.questions) - 24, "more difference")


def _question(console: "Console", question: Question) -> None:
    hard = question.severity == "hard"
    label = (question.severity.upper(), "bold red" if hard else "bold")
    _say(console, _text(label, (f" {question.kind}  ", "dim"), (words.safe(question.about), "bold")))
    if len(question.answers) == 2 and console.width >= 72:
        _beside(console, question.answers, hard)
    else:
        for answer in question.answers:
            _say(console, _answer(answer, hard), indent=4, hang=2)
    for reason in question.reasons[:2]:
        _say(console, words.safe(reason), "dim", indent=4)
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
    made = _text(
        (f"{answer.letters}: ", "bold cyan"), (words.safe(answer.value) or "nothing", "bold red" if hard else "bold")
    )
    for it in answer.contexts[:1]:
        point = words.safe(it.words) or "⌃"
        made += _text("\n", (_last(it.before, 60), "dim"), ("[", "dim"), (point, "bold"), ("]", "dim"))
        made += _text((_first(it.after, 60), "dim"))
    return made


def _last(text: str, size: int) -> str:
    shown = words.inline(text)
    return shown if len(shown) <= size else "…" + shown[-size:].partition(" ")[2]


def _first(text: str, size: int) -> str:
    shown = words.inline(text)
    return shown if len(shown) <= size else shown[:size].rpartition(" ")[0] + "…"


def _ledger(console: "Console", view: View) -> None:
    if not view.voices:
        return
    _head(console, "Quotations", "● whole  ◐ in part  ≈ paraphrased  · absent")
    for voice in view.voices[:24]:
        _voice(console, voice, view)
    _more(console, len(view.voices) - 24, "more speaker")


def _voice(console: "Console", voice: Voice, view: View) -> None:
    spoken = f"  {words.number(voice.words, 'word')}" if voice.words else ""
    _say(console, _text((words.safe(voice.name), "bold"), (spoken, "dim")))
    for it in voice.said[:12]:
        _statement(console, it, view)
    _more(console, len(voice.said) - 12, "more statement", indent=2)
    for it in voice.told[:_SHOWN]:
        letters = " ".join(w.sheet.letter for w in it.witnesses if w.refs)
        said = " … ".join(run.words for line in it.lines for run in line.runs)
        _say(
            console,
            _text(("≈ ", "dim"), (words.safe(_short(said, 150)), "italic"), (f"  {letters}", "bold cyan")),
            indent=2,
            hang=2,
        )
    _more(console, len(voice.told) - _SHOWN, "more paraphrase", indent=2)
    console.print()


def _statement(console: "Console", it: Said, view: View) -> None:
    made = _text()
    for number, line in enumerate(it.lines):
        if number:
            made += _text((" ‖ ", "dim") if line.joined else " ")
        for run in line.runs:
            style = {"wording": "bold red", "elision": "red", "typography": ""}.get(run.kind, "")
            raised = str(run.note).translate(_RAISED) if run.note else ""
            made += _text((words.inline(run.words), style), (raised, "red"))
    if it.paraphrase:
        made.stylize("italic")
    _say(console, made, indent=2)
    present = [w for w in it.witnesses if view.columns or w.state != ABSENT]
    row = _text("")
    for witness in present[:24]:
        size = f" {witness.words}" if witness.words else ""
        row += _text((f"{witness.sheet.letter} ", "bold cyan"), (f"{_SIGNS[witness.state]}{size}   ", "dim"))
    row.rstrip()
    _say(console, row, indent=4)
    for note in it.notes:
        _say(console, _note(note), indent=4, hang=2)
    if it.typography:
        _say(console, words.number(len(it.typography), "difference") + " of typography", "dim", indent=4)


def _note(note: Note) -> "Text":
    style = "red" if note.kind == "wording" else ""
    made = _text((str(note.number).translate(_RAISED) + " ", "red"))
    for said, refs in ((note.lemma, note.base), *((r.words, r.refs) for r in note.readings)):
        shown = (f"“{_short(words.safe(said))}”", style) if said else ("left out", "dim")
        made += _text(shown, (f" {_letters(refs)}", "bold cyan"), "   ")
    made.rstrip()
    return made


def _short(text: str, size: int = 90) -> str:
    return text if len(text) <= size else text[: size // 2].rstrip() + " … " + text[-size // 2 :].lstrip()


def _rest(console: "Console", view: View) -> None:
    if view.agreements:
        _head(console, "Agreement", "with the number of independent reports")
        for told in view.agreements[:15]:
            about = f"  {words.safe(told.about)}" if told.about != told.value else ""
            line = _text((f"{told.witnesses:>3}  ", "bold"), (words.safe(told.value), "bold"), (about, "dim"))
            _say(console, line + _text((f"  {_letters(told.refs)}", "bold cyan")), hang=5)
        _more(console, len(view.agreements) - 15, "more")
    if view.added:
        _head(console, "What each report added")
        for added in view.added[:12]:
            _say(console, _text((f"{added.sheet.letter}  ", "bold cyan"), (words.safe(added.sheet.label), "bold")))
            for ref in added.refs[:_SHOWN]:
                _say(console, _text("– ", words.safe(_short(ref.words, 220))), indent=3, hang=2)
            _more(console, len(added.refs) - _SHOWN, "more passage", indent=3)
    _quoted(console, view)
    _who(console, view)
    _copies(console, view)
    if view.account.not_compared:
        _head(console, "Not compared")
        for remark in view.account.not_compared[:20]:
            _say(console, words.safe(remark), hang=2)
        _more(console, len(view.account.not_compared) - 20, "more")


def _quoted(console: "Console", view: View) -> None:
    from rich.table import Table

    if not view.shares:
        return
    _head(console, "Who is quoted")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name, just in (("speaker", "left"), ("statements", "right"), ("words", "right"), ("reports", "left")):
        table.add_column(name, justify=just, overflow="fold")  # type: ignore[arg-type]
    for share in view.shares[:30]:
        letters = share.voice.letters if len(share.voice.sheets) <= 12 else str(len(share.voice.sheets))
        bar = "▇" * round(sum(part.width for part in share.bar) / 10)
        said = str(share.statements) + (f" + {share.paraphrases}≈" if share.paraphrases else "")
        table.add_row(
            _text(words.safe(share.voice.name)),
            said,
            f"{share.voice.words:,}",
            _text((letters, "cyan"), (f"  {bar}", "dim")),
        )
    console.print(table)
    _more(console, len(view.shares) - 30, "more speaker")


def _who(console: "Console", view: View) -> None:
    if not view.who:
        return
    _head(console, "Who and what")
    for title, rows in view.who:
        if title != "People":
            names = ", ".join(words.safe(row.name) for row in rows[:30])
            _say(console, _text((f"{title}: ", "bold"), names + (" …" if len(rows) > 30 else "")), hang=2)
            continue
        for row in rows[:15]:
            made = _text((words.safe(row.name), "bold"), (f"  {_letters(row.refs)}", "bold cyan"))
            for described in row.described[:_SHOWN]:
                made += _text(f"  ‘{words.safe(described.words)}’", (f" {_letters(described.refs)}", "cyan"))
            _say(console, made, hang=4)
        _more(console, len(rows) - 15, "more")


def _copies(console: "Console", view: View) -> None:
    if not view.copies:
        return
    _head(console, "Copies", "share of the shorter report's own text")
    for copy in view.copies[:12]:
        line = _text((f"{copy.a.letter} {copy.b.letter}", "bold cyan"), f"  {copy.own}")
        first = f"  {words.safe(copy.origin.label)} was likely first" if copy.origin else ""
        _say(console, line + _text((first, "dim")), hang=4)
    _more(console, len(view.copies) - 12, "more pair")


def _refused(console: "Console", refused: Sequence[Refusal]) -> None:
    if not refused:
        return
    _head(console, "Refused")
    for it in refused[:50]:
        _say(console, words.safe(str(it)), hang=2)
    _more(console, len(refused) - 50, "more")


def _more(console: "Console", how_many: int, what: str, indent: int = 0) -> None:
    if how_many > 0:
        shown = f"{how_many} {what}" if what == "more" else words.number(how_many, what)
        _say(console, f"and {shown}", "dim", indent=indent)
