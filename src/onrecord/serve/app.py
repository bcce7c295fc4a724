"""The server: an archive's pages and its API as one Starlette application. Needs starlette (onrecord[serve])."""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.archive import open_archive
from onrecord.errors import OnrecordError, UsageError
from onrecord.serve import api, pages, rendering, story
from onrecord.serve.guard import Guard, Rules, problem
from onrecord.serve.kept import Kept
from onrecord.store.tables import Tables
from onrecord.timelines import Timelines

Answering = Callable[[Request, Tables], Response]


class Desk:
    """An archive that many threads read: a connection of its own for each."""

    def __init__(self, place: str | Path, rules: Rules) -> None:
        self.place, self.rules = place, rules
        self._own = threading.local()
        self._writing = threading.Lock()

    def reader(self) -> Tables:
        """This thread's connection for reading."""
        archive: Tables | None = getattr(self._own, "archive", None)
        if archive is None:
            archive = self._own.archive = open_archive(self.place)
        return archive

    def write(self, change: Callable[[Tables], Response]) -> Response:
        """Change the archive; one at a time."""
        with self._writing:
            archive = open_archive(self.place, writable=True)
            try:
                return change(archive)
            finally:
                archive.close()


def build(place: str | Path, rules: Rules | None = None) -> Starlette:
    """The application over an archive. Raises ArchiveError where there is none."""
    rules = rules or Rules()
    desk = Desk(place, rules)
    desk.reader()
    routes = [
        *(
            Route(path, _read(desk, answer), name=path)
            for path, answer in (*api.READING, *pages.READING, *story.READING)
        ),
        *(
            Route(path, _write(desk, answer), methods=["POST"])
            for path, answer in (*api.WRITING, *pages.WRITING, *story.WRITING)
        ),
        Route("/icon.svg", lambda request: Response(_ICON, media_type="image/svg+xml", headers=_KEPT)),
        Route("/style.css", lambda request: Response(rendering.style(), media_type="text/css", headers=_KEPT)),
        Route("/script.js", lambda request: Response(rendering.script(), media_type="text/javascript", headers=_KEPT)),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, rules=rules, policy=_policy())],
        exception_handlers={HTTPException: _refused, OnrecordError: _told, Exception: _failed},
    )
    app.state.rules, app.state.kept, app.state.timelines = rules, Kept(), Timelines()
    return app


def _read(desk: Desk, answer: Answering) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        response = await run_in_threadpool(lambda: answer(request, desk.reader()))
        return _unchanged(request, response)

    return endpoint


def _write(desk: Desk, answer: Callable[[Request, bytes, Tables], Response]) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        body = await request.body()
        return await run_in_threadpool(desk.write, lambda archive: answer(request, body, archive))

    return endpoint


def _unchanged(request: Request, response: Response) -> Response:
    """The answer with an ETag, or 304 where the reader has it already."""
    if response.status_code != 200 or not isinstance(response.body, bytes):
        return response
    tag = f'"{hashlib.blake2b(response.body, digest_size=12).hexdigest()}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return response


def _policy() -> str:
    """A content security policy: our own style and script files, nothing inline, nothing from elsewhere."""
    own = "; ".join(f"{kind} 'self'" for kind in ("style-src", "script-src", "img-src", "connect-src", "form-action"))
    return f"default-src 'none'; {own}; base-uri 'none'; frame-ancestors 'none'"


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if _is_page(request):
        return rendering.failure(error.status_code, error.detail)
    return problem(error.status_code, error.detail)


def _told(request: Request, error: Exception) -> Response:
    status = 400 if isinstance(error, UsageError) else 503
    if _is_page(request):
        return rendering.failure(status, str(error))
    return problem(status, type(error).__name__, str(error))


def _failed(request: Request, error: Exception) -> Response:
    if _is_page(request):
        return rendering.failure(500, "A fault of the program")
    return problem(500, "A fault of the program", type(error).__name__)


def _is_page(request: Request) -> bool:
    return not request.url.path.startswith("/api/")


_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="#b0171f"/>'
    '<circle cx="8" cy="8" r="3" fill="#fff"/></svg>'
)
_KEPT = {"Cache-Control": "public, max-age=3600"}
