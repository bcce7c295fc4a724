"""The quotation ledger on a terminal."""

from typing import TYPE_CHECKING

from onrecord.show import words
from onrecord.show.apparatus import Note
from onrecord.show.ledger import ABSENT, PARAPHRASED, WHOLE, Said, Voice
from onrecord.show.lines import SHOWN, heading, rest, say, shortened, sigla, styled
from onrecord.show.view import View

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_SIGNS = {WHOLE: "●", "part": "◐", PARAPHRASED: "≈", ABSENT: "·"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def ledger(console: "Console", view: View) -> None:
    """Print who said what: every speaker with what each report prints of his statements."""
    if not view.voices:
        return
    heading(console, "Quotations", "● whole  ◐ in part  ≈ paraphrased  · absent")
    for voice in view.voices[:24]:
        _voice(console, voice, view)
    rest(console, len(view.voices) - 24, "more speaker")


def _voice(console: "Console", voice: Voice, view: View) -> None:
    spoken = f"  {words.number(voice.words, 'word')}" if voice.words else ""
    say(console, styled((words.safe(voice.name), "bold"), (spoken, "dim")))
    for it in voice.said[:12]:
        _statement(console, it, view)
    rest(console, len(voice.said) - 12, "more statement", indent=2)
    for it in voice.told[:SHOWN]:
        letters = " ".join(w.sheet.letter for w in it.witnesses if w.refs)
        said = " … ".join(run.words for line in it.lines for run in line.runs) + _source(it)
        say(
            console,
            styled(
                ("≈ ", "dim"),
                (f"{words.safe(it.stance)}: " if it.stance else "", "bold"),
                (words.safe(shortened(said, 150)), "italic"),
                (f"  {letters}", "bold cyan"),
            ),
            indent=2,
            hang=2,
        )
    rest(console, len(voice.told) - SHOWN, "more paraphrase", indent=2)
    console.print()


def _statement(console: "Console", it: Said, view: View) -> None:
    made = styled()
    for number, line in enumerate(it.lines):
        if number:
            made += styled((" ‖ ", "dim") if line.joined else " ")
        for run in line.runs:
            style = {"wording": "bold red", "elision": "red", "typography": ""}.get(run.kind, "")
            raised = str(run.note).translate(_RAISED) if run.note else ""
            made += styled((words.inline(run.words), style), (raised, "red"))
    if it.source:
        made += styled((_source(it), "dim"))
    if it.paraphrase:
        made.stylize("italic")
    say(console, made, indent=2)
    present = [w for w in it.witnesses if view.columns or w.state != ABSENT]
    row = styled("")
    for witness in present[:24]:
        size = f" {witness.words}" if witness.words else ""
        row += styled((f"{witness.sheet.letter} ", "bold cyan"), (f"{_SIGNS[witness.state]}{size}   ", "dim"))
    row.rstrip()
    say(console, row, indent=4)
    for note in it.notes:
        say(console, _note(note), indent=4, hang=2)
    if it.typography:
        say(console, words.number(len(it.typography), "difference") + " of typography", "dim", indent=4)


def _source(it: Said) -> str:
    return f" ({words.safe(it.source)})" if it.source else ""


def _note(note: Note) -> "Text":
    style = "red" if note.kind == "wording" else ""
    made = styled((str(note.number).translate(_RAISED) + " ", "red"))
    for said, refs in ((note.lemma, note.base), *((r.words, r.refs) for r in note.readings)):
        shown = (f"“{shortened(words.safe(said))}”", style) if said else ("left out", "dim")
        made += styled(shown, (f" {sigla(refs)}", "bold cyan"), "   ")
    made.rstrip()
    return made
