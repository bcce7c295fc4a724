"""What stands between the network and the answers: who may read and write, how much, and with which headers."""

import hmac
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import sha256

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
Next = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may do what: ``token`` is asked for writing, and for reading too unless ``open_reading``.

    ``rate`` is requests a second that one client may make over time, ``burst`` how many at once; ``largest`` the
    bytes of a request's body.
    """

    token: str | None = None
    open_reading: bool = True
    rate: float = 20.0
    burst: float = 120.0
    largest: int = 64 * 1024
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def holds(self, given: str) -> bool:
        """Whether that is the token; in constant time."""
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())

    def seal(self, session: str) -> str:
        """The word that a form must carry to be known as ours (against cross-site request forgery)."""
        return hmac.new(self.key, session.encode(), sha256).hexdigest()


def problem(status: int, title: str, detail: str = "", headers: dict[str, str] | None = None) -> JSONResponse:
    """An error as problem+json (RFC 9457)."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(body, status, headers, "application/problem+json")


class Guard(BaseHTTPMiddleware):
    """Applies the rules to every request, and headers to every answer."""

    def __init__(self, app: ASGIApp, rules: Rules, policy: str) -> None:
        super().__init__(app)
        self.rules, self.policy = rules, policy
        self._left: dict[str, tuple[float, float]] = {}

    async def dispatch(self, request: Request, call_next: Next) -> Response:
        """The answer, or a refusal that says why."""
        refusal = self._refusal(request)
        response = refusal if refusal is not None else await call_next(request)
        headers = response.headers
        headers["Content-Security-Policy"] = self.policy
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["X-Frame-Options"] = "DENY"
        headers.setdefault("Cache-Control", "private, no-cache" if self.rules.open_reading else "no-store")
        return response

    def _refusal(self, request: Request) -> Response | None:
        if not self._spend(request.client.host if request.client else ""):
            return problem(429, "Too many requests", "Slow down a little.", {"Retry-After": "2"})
        size = request.headers.get("content-length", "0")
        if not size.isdigit() or int(size) > self.rules.largest or "transfer-encoding" in request.headers:
            return problem(413, "Too large", f"A request's body may have {self.rules.largest} bytes.")
        if request.method in _SAFE and (self.rules.open_reading or self.allowed(request)):
            return None
        if request.method in _SAFE:
            return problem(401, "A token is needed", "Send it as: Authorization: Bearer TOKEN.", _ASK)
        if self.rules.token is None:
            return problem(403, "Nothing can be written here", "Start the server with --token to allow it.")
        if request.url.path.startswith("/api/") and not self.allowed(request):
            return problem(401, "A token is needed", "Send it as: Authorization: Bearer TOKEN.", _ASK)
        return None

    def allowed(self, request: Request) -> bool:
        """Whether the request bears the token."""
        given = request.headers.get("authorization", "")
        cookie = request.cookies.get("onrecord", "")
        return self.rules.holds(given.removeprefix("Bearer ")) or (bool(cookie) and self.rules.holds(cookie))

    def _spend(self, client: str) -> bool:
        """One request of a client's allowance, which fills up again as time passes (a token bucket)."""
        now = time.monotonic()
        if len(self._left) > 10_000:
            self._left = {who: (n, at) for who, (n, at) in self._left.items() if now - at < 60}
        left, at = self._left.get(client, (self.rules.burst, now))
        left = min(self.rules.burst, left + (now - at) * self.rules.rate)
        self._left[client] = (max(0.0, left - 1), now)
        return left >= 1


_ASK = {"WWW-Authenticate": "Bearer"}
