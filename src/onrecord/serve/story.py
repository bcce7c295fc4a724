"""The pages of one story: its account with parts on demand, its reports with layers, and decisions where it is seen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import quote

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import deciding
from onrecord import versions as texts
from onrecord.model import Account, Decision, Entity, Report
from onrecord.serve.asked import timeline_of
from onrecord.serve.guard import Rules
from onrecord.serve.pages import Answering, form_of, kept
from onrecord.serve.rendering import address, environment, path, plain, show
from onrecord.show import days, layers
from onrecord.show.layers import Layer
from onrecord.show.places import Sheet, letter
from onrecord.show.sides import Question
from onrecord.show.view import View, lay, layered
from onrecord.store.tables import Tables
from onrecord.timelines import Timelines, compared

_WHOLE = 20  # reports up to which a story's page holds all its parts
_STEP = 60  # items of a part that come at once
_VOICES = 12  # speakers on the page itself, as the ledger has it
_SHOWN = {"dismiss": "dismissed", "same": "who", "differ": "who"}  # the part of the page that shows a decision


@dataclass(frozen=True, slots=True)
class Told:
    """A story as its page shows it: the account, laid out, rendered; and where each report's text leads back to."""

    account: Account
    view: View
    html: str
    layers: dict[str, list[Layer]]


def _told(request: Request, archive: Tables, name: str) -> Told | None:
    """The story laid out and rendered, kept until its account changes."""
    stamp = archive.stamp(name)
    return kept(request).get(("story", name, stamp), lambda: _lay(archive, name)) if stamp else None


def _lay(archive: Tables, name: str) -> Told | None:
    account = archive.account(name)
    if account is None:
        return None
    view = lay(account, texts=False, elsewhere=address)
    if len(account.reports) > _WHOLE:
        view = replace(view, more=f"/part/{path(name)}/")
    html = environment().get_template("told.html").render(view=view, refused=(), one=True, home="", story=name)
    return Told(account, view, html, _homed(name, view))


def _homed(name: str, view: View) -> dict[str, list[Layer]]:
    """The layers of every report, each leading to where its item is shown: the story's page, or a part of it."""
    late = {it.number for voice in view.voices[_VOICES:] for it in (*voice.said, *voice.told)} if view.more else set()
    story, part = f"/story/{path(name)}#", f"{view.more}ledger#"
    return {
        report: [
            replace(it, to=(part if it.kind == layers.QUOTATION and int(it.to[1:]) in late else story) + it.to)
            for it in own
        ]
        for report, own in layered(view).items()
    }


def story(request: Request, archive: Tables) -> Response:
    """The account of a story, live, with a way to decide where something is seen."""
    told = _told(request, archive, request.path_params["name"])
    if told is None:
        raise HTTPException(404, "No such story")
    known = {*_names(told.account), *(report.id for report in told.account.reports)}
    made = _at_once(d for d in archive.decisions() if known & set(d.subjects))
    return show(
        "account.html", request, account=told.account, body=Markup(told.html), view=told.view, made=made
    )  # fmt: skip


def _names(account: Account) -> set[str]:
    people = {name for e in account.entities for name in (e.name, *e.also)}
    return {d.id for d in (*account.differences, *account.dismissed)} | people


def part(request: Request, archive: Tables) -> Response:
    """A part of a long story's account, some items of it: a page of its own, or opened within the story's."""
    name, which = request.path_params["name"], request.path_params["part"]
    told = _told(request, archive, name)
    found = _rows(told.view, which) if told else None
    if told is None or found is None:
        raise HTTPException(404, "No such part of a story")
    title, macro, rows = found
    given = request.query_params.get("from", "0")
    start = int(given[:7]) if given.isascii() and given.isdigit() else 0
    bare = replace(told.view, voices=(), questions=(), agreements=(), added=(), shares=(), who=(), copies=())
    html = environment().get_template("part.html").render(
        view=replace(bare, dismissed=()), one=True, home="", macro=macro, rows=rows[start : start + _STEP], story=name
    )  # fmt: skip
    more = len(rows) - start - _STEP
    return show(
        "piece.html", request, title=title, about=told.view.title, story=name, part=which, body=Markup(html),
        more=more, next=f"?from={start + _STEP}" if more > 0 else "",
    )  # fmt: skip


def _rows(view: View, which: str) -> tuple[str, str, Sequence[object]] | None:
    """The title of a part, the macro that shows it, and its items: those that the story's page leaves out."""
    kind, _, number = which.partition("-")
    if kind in ("said", "told"):
        for voice in view.voices:
            if kind == "said" and voice.said[8:] and str(voice.said[8].number) == number:
                return voice.name, "statement", voice.said[8:]
            if kind == "told" and voice.told and str(voice.told[0].number) == number:
                return f"{voice.name}, paraphrased", "told", voice.told
        return None
    if kind == "who":
        return next(((title, "named", rows[12:]) for title, rows in view.who if title.lower() == number), None)
    own = [it for it in view.agreements if it.witnesses > 1]
    parts: dict[str, tuple[str, str, Sequence[object]]] = {
        "ledger": ("Who said what, and who printed it", "voice", view.voices[_VOICES:]),
        "differences": ("Where reports differ", "asked", view.questions[24:]),
        "agreements": ("Where they agree", "agreed", own[15:]),
        "taken": ("What one report has from another", "agreed", [it for it in view.agreements if it.witnesses <= 1]),
        "added": ("What each report added", "added", view.added[10:]),
        "copies": ("Copies", "copied", view.copies[8:]),
    }
    return parts.get(which)


def timeline(request: Request, archive: Tables) -> Response:
    """A story by its days, told from a ledger that takes in only what came since it was last asked for."""
    name, asked = request.path_params["name"], timeline_of(request)
    open_ones: Timelines = request.app.state.timelines
    found = open_ones.tell(archive, name, asked)
    story = archive.story(name) if found else None
    if found is None or story is None:
        raise HTTPException(404, "No such story")
    key = ("timeline", name, archive.stamp(name), asked)
    entries = kept(request).get(key, lambda: compared(archive, found[0]))
    laid = days.lay(story.title, entries, found[1], address)
    given = {key: request.query_params.get(key, "") for key in ("from", "to", "about", "days", "since")}
    return show("days-of-story.html", request, story=laid, inside=True, name=name, given=given)


def report(request: Request, archive: Tables) -> Response:
    """A report in full, its layers marked, with its versions."""
    found = archive.report(request.path_params["name"])
    if found is None:
        raise HTTPException(404, "No such report")
    versions = archive.versions(found.id)
    changed = [
        (after, [texts.shown(before.report, after.report, edit) for edit in comparison.edits], comparison.summary)
        for before, after in pairwise(versions)
        for comparison in (texts.compare(before.report, after.report),)
    ]
    home = archive.story_of(found.id)
    told = _told(request, archive, home) if home else None
    number = next((i for i, each in enumerate(told.account.reports) if each.id == found.id), 0) if told else 0
    return show(
        "report.html", request, sheet=Sheet(1, letter(number), found), versions=versions, changed=changed,
        story=home, about=told.view.title if told else "", alone=told is None or len(told.account.reports) < 2,
        text=_text(request, archive, found, told),
    )  # fmt: skip


def _text(request: Request, archive: Tables, found: Report, told: Told | None) -> Markup:
    """The report's text: what the account rests on, what stands beside it, and the characters asked for."""
    mark = archive.annotation(found.id)
    spot = _spot(request.query_params.get("at", ""), len(found.text))
    marks = [*(told.layers.get(found.id, ()) if told else ()), *(layers.of(mark, found.text) if mark else ())]
    if spot and spot[0] < spot[1]:
        marks.append(Layer(*spot, layers.SPOT))
    return layers.html(Sheet(1, "", found), marks, [spot] if spot else [], home="")


def _spot(given: str, size: int) -> tuple[int, int] | None:
    """[start, end) as 'start-end' says it, within a text of that size."""
    start, _, end = given.partition("-")
    if not all(it.isascii() and it.isdigit() and len(it) < 12 for it in (start, end)):
        return None
    return (int(start), int(end)) if int(start) <= int(end) <= size else None


def decidable(request: Request, archive: Tables) -> Response:
    """What can be decided, or taken back, about a difference or a name of a story: a page, or opened in place."""
    given = request.query_params
    told = _told(request, archive, given.get("story", ""))
    if told is None:
        raise HTTPException(404, "No such story")
    verb, first = given.get("verb", ""), given.get("first", "")
    made = [d for d in archive.decisions() if first in d.subjects]
    if verb == "dismiss":
        asked = next((q for q in (*told.view.questions, *told.view.dismissed) if first in q.ids), None)
        if asked is None:
            raise HTTPException(404, "No such difference in this story")
        made = [d for d in archive.decisions() if set(asked.ids) & set(d.subjects)]
        return _deciding(request, told, made, question=asked)
    entity = next((e for e in told.account.entities if plain(e.name) == first), None)
    if entity is None:
        raise HTTPException(404, "No such name in this story")
    others = sorted(e.name for e in told.account.entities if e.kind == entity.kind and e.name != entity.name)
    return _deciding(request, told, made, entity=entity, others=others)


def _deciding(
    request: Request,
    told: Told,
    made: Sequence[Decision],
    question: Question | None = None,
    entity: Entity | None = None,
    others: Sequence[str] = (),
) -> Response:
    return show(
        "decide.html", request, story=told.account.id, about=told.view.title, back=f"/story/{path(told.account.id)}",
        made=_at_once(d for d in made if not d.withdrawn), question=question, entity=entity, others=others,
    )  # fmt: skip


def _at_once(made: Iterable[Decision]) -> list[tuple[Decision, str]]:
    """Each decision with the ids to take back: what somebody dismissed in one act is taken back in one."""
    acts: dict[tuple[str, ...], list[Decision]] = {}
    for each in made:
        alone = () if each.verb == "dismiss" else (each.id,)
        acts.setdefault((each.verb, each.by, each.why, each.at[:19], *alone), []).append(each)
    return [(act[0], ",".join(each.id for each in act)) for act in acts.values()]


def decide(request: Request, body: bytes, archive: Tables) -> Response:
    """A decision made, or taken back; then the story where it shows."""
    rules: Rules = request.app.state.rules
    given = form_of(body)
    cookie = request.cookies.get("onrecord", "")
    if not rules.holds(cookie):
        return RedirectResponse("/enter", 303)
    if given.get("seal") != rules.seal(cookie):
        raise HTTPException(403, "This form was not made here; open the page again and repeat")
    verb, by, why = (given.get(key, "") for key in ("verb", "by", "why"))
    if given.get("withdraw"):
        told = _withdrawn(archive, given["withdraw"].split(","))
    elif verb == "dismiss":
        told = deciding.dismiss(archive, given.get("first", "").split(",")[:200], by, why)
    else:
        subjects = [given[key].strip() for key in ("first", "second") if given.get(key, "").strip()]
        _, told = deciding.decide(archive, verb, subjects, by, why)
    own = given.get("story", "")
    home = own if own in told or not told else told[0]
    anchor = "decisions" if given.get("withdraw") else _SHOWN.get(verb, "decisions")
    response = RedirectResponse(f"/story/{path(home)}#{anchor}" if home else "/", 303)
    if by.strip():
        response.set_cookie("onrecord-by", quote(by.strip()[:100]), httponly=True, samesite="strict")
    return response


def _withdrawn(archive: Tables, names: Sequence[str]) -> tuple[str, ...]:
    """Take back decisions; one alone may be about reports too."""
    if len(names) == 1:
        return deciding.withdraw(archive, names[0])[1]
    return deciding.restore(archive, names[:200])


READING: tuple[tuple[str, Answering], ...] = (
    ("/story/{name:path}", story),
    ("/timeline/{name}", timeline),
    ("/part/{name}/{part}", part),
    ("/report/{name:path}", report),
    ("/decide", decidable),
)
WRITING: tuple[tuple[str, Callable[[Request, bytes, Tables], Response]], ...] = (("/decide", decide),)
