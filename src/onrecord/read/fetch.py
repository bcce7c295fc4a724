"""One page or feed from the web, politely and with limits: urllib3 connections to addresses that were checked first.

Addresses come from strangers. Only http and https are asked; a host's name is looked up here, and the connection goes
to the very address that was checked, so that a second look-up cannot lead elsewhere; a redirect is checked like a first
address. Size counts after decompression, time counts as a whole. Proxies of the environment are not used.
"""

import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.util import Url, parse_url

from onrecord.errors import InputError
from onrecord.version import __version__

Lookup = Callable[[str, int], Sequence[str]]

PRIVATE = "is a private address, which is not asked (onrecord watch has --allow-private)"
_REDIRECTS = (301, 302, 303, 307, 308)
_LONGEST = 4096  # characters of an address
_PIECE = 1 << 16
_ODD = re.compile(r"[\x00-\x20\x7f]")
_EMBEDDED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::/96"))  # IPv4 in the last 32 bits


@dataclass(frozen=True, slots=True)
class Limits:
    """The most bytes (as sent and unpacked), seconds in all and of silence, and redirects of one request."""

    size: int = 16 << 20
    seconds: float = 60.0
    silence: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: ``status`` 200, or 304 where it has not changed; ``url`` is where redirects led to.

    ``moved`` is the new address where every redirect was a permanent one.
    """

    url: str
    status: int
    body: bytes = b""
    kind: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None


class FetchError(InputError):
    """Nothing came, and why; ``lasting`` where asking again is no use, ``wait``: seconds that the server asks for."""

    def __init__(
        self, url: str, reason: str, *, status: int = 0, lasting: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(f"{url[:200]}: {reason}")
        self.reason, self.status, self.lasting, self.wait = reason, status, lasting, wait


def agent(contact: str = "") -> str:
    """The user agent: the program, its version, and whom to write to where that is given."""
    whom = _ODD.sub(" ", contact).encode("ascii", "replace").decode().strip()[:200]
    return f"onrecord/{__version__} (news archive{'; ' + whom if whom else ''})"


def is_url(text: str) -> bool:
    """Whether it is an address of the web rather than a file."""
    return text[:8].lower().startswith(("http://", "https://"))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: not private, loopback, local, shared or reserved."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found.teredo:
            inner = found.teredo[1]
        if inner is None and any(found in network for network in _EMBEDDED):
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(url: str) -> Url:
    """The address in parts, its host in ASCII. Raises FetchError for one that is not http or https with a host."""
    if len(url) > _LONGEST or _ODD.search(url):
        raise FetchError(url, "no address of the web: too long, or with blanks in it", lasting=True)
    try:
        scheme, _, rest = url.partition("://")
        host = re.split(r"[/?#]", rest, maxsplit=1)[0]
        if not host.isascii():
            rest = host.encode("idna").decode("ascii") + rest[len(host) :]
        parts = parse_url(f"{scheme}://{rest}")
    except (LocationParseError, UnicodeError, ValueError):
        raise FetchError(url, "no address of the web", lasting=True) from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(url, "only http and https are fetched", lasting=True)
    if not parts.host:
        raise FetchError(url, "an address without a host", lasting=True)
    if parts.auth:
        raise FetchError(url, "an address with a name or password in it", lasting=True)
    return parts


class _Guard:
    """Connects to checked addresses only, and ends what takes too long."""

    def __init__(self, url: str, allow_private: bool, lookup: Lookup, silence: float) -> None:
        self._url, self._private, self._lookup, self._silence = url, allow_private, lookup, silence
        self._handle: socket.socket | None = None
        self.late = False

    def connect(self, host: str, port: int, left: float) -> socket.socket:
        """A socket to the host, at an address that was looked up and checked just now."""
        try:
            found = self._lookup(host.strip("[]"), port)
        except (OSError, UnicodeError):
            raise FetchError(self._url, "there is no such host") from None
        allowed = [address for address in found if self._private or is_public(address)]
        if not allowed:
            reason = f"{host} {PRIVATE}"
            raise FetchError(self._url, reason, lasting=True)
        error: OSError | None = None
        until = time.monotonic() + left
        for address in allowed[:4]:
            seconds = min(self._silence, until - time.monotonic())
            if seconds <= 0:
                break
            try:
                sock = socket.create_connection((address, port), timeout=seconds)
            except OSError as failed:
                error = failed
                continue
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._handle = sock.dup()  # stays usable while TLS takes the socket over
            if self.late:
                sock.close()
                break
            return sock
        raise FetchError(self._url, f"no connection: {error or 'timed out'}") from None

    def end(self) -> None:
        """Break the connection: the time is up."""
        self.late = True
        if self._handle is not None:
            with suppress(OSError):
                self._handle.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def watch(self, seconds: float) -> Iterator[None]:
        """Ends the connection when the time is up."""
        timer = threading.Timer(seconds, self.end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            if self._handle is not None:
                self._handle.close()


def _connection(parts: Url, guard: _Guard, left: float, silence: float) -> HTTPConnection:
    """A connection whose socket the guard makes; names in certificates are checked against the host as always."""
    kind: type[HTTPConnection] = HTTPSConnection if parts.scheme == "https" else HTTPConnection

    class Guarded(kind):  # type: ignore[valid-type, misc]
        def _new_conn(self) -> socket.socket:
            sock = guard.connect(self.host, self.port, left)
            sock.settimeout(silence)
            return sock

    made: HTTPConnection = Guarded(parts.host or "", parts.port, timeout=silence)
    return made


class Fetcher:
    """Fetches one address after the other; keeps nothing open between them."""

    def __init__(
        self,
        user_agent: str = "",
        limits: Limits = Limits(),
        *,
        allow_private: bool = False,
        lookup: Lookup = resolve,
    ) -> None:
        self._agent, self._limits = user_agent or agent(), limits
        self._private, self._lookup = allow_private, lookup

    def get(
        self,
        url: str,
        etag: str | None = None,
        modified: str | None = None,
        most: int | None = None,
        hop: Callable[[str], None] = lambda url: None,
    ) -> Fetched:
        """What is at the address; ``etag`` and ``modified`` are what it had last time. Raises FetchError alone.

        ``most`` is a limit of bytes for this one; ``hop`` is called with each address that a redirect leads to, and may
        raise FetchError.
        """
        until = time.monotonic() + self._limits.seconds
        now, permanent = url, True
        for _ in range(self._limits.redirects + 1):
            answer = self._once(now, etag, modified, until, most or self._limits.size)
            if isinstance(answer, Fetched):
                return Fetched(
                    answer.url, answer.status, answer.body, answer.kind, answer.charset, answer.etag, answer.modified,
                    now if permanent and now != url else None,
                )  # fmt: skip
            status, target = answer
            permanent = permanent and status in (301, 308)
            now = target
            hop(now)
        raise FetchError(url, f"more than {self._limits.redirects} redirects", lasting=True)

    def _once(
        self, url: str, etag: str | None, modified: str | None, until: float, most: int
    ) -> Fetched | tuple[int, str]:
        """One request: the answer, or where a redirect leads."""
        parts = checked(url)
        left = until - time.monotonic()
        guard = _Guard(url, self._private, self._lookup, self._limits.silence)
        headers = {
            "User-Agent": self._agent,
            "Accept": "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, */*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified else {}
        try:
            if left <= 0:
                raise TimeoutError
            with guard.watch(left):
                connection = _connection(parts, guard, left, min(self._limits.silence, left))
                try:
                    connection.request("GET", parts.request_uri, headers=headers, preload_content=False)
                    answer = self._answer(url, connection.getresponse(), most)
                finally:
                    connection.close()
            if guard.late:
                raise TimeoutError
            return answer
        except FetchError:
            raise
        except Exception as error:
            reason = "too slow" if guard.late or isinstance(error, TimeoutError) else _reason(error)
            if not isinstance(error, (HTTPError, HTTPException, OSError, ValueError)):
                reason = f"{type(error).__name__}: {str(error)[:120]}"
            raise FetchError(url, reason) from None

    def _answer(self, url: str, response: BaseHTTPResponse, most: int) -> Fetched | tuple[int, str]:
        headers = response.headers
        status = response.status
        if status in _REDIRECTS:
            target = headers.get("Location", "")
            if not target:
                raise FetchError(url, "a redirect that leads nowhere", status=status, lasting=True)
            try:
                return status, urljoin(url, target.strip().replace(" ", "%20")).partition("#")[0]
            except ValueError:
                raise FetchError(url, "a redirect to no address of the web", status=status, lasting=True) from None
        etag, modified = _kept(headers.get("ETag")), _kept(headers.get("Last-Modified"))
        if status == 304:
            return Fetched(url, 304, etag=etag, modified=modified)
        if status != 200:
            lasting = status in (401, 402, 403, 404, 405, 406, 410, 414, 451)
            wait = seconds_to_wait(headers.get("Retry-After"))
            raise FetchError(url, f"the server answers {status}", status=status, lasting=lasting, wait=wait)
        packing = headers.get("Content-Encoding", "").strip().lower()
        if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise FetchError(url, f"packed as {packing[:40]!r}, which nobody asked for", lasting=True)
        said = headers.get("Content-Length", "")
        if said.isdecimal() and len(said) < 20 and int(said) > most:
            raise FetchError(url, f"more than {_size(most)}", lasting=True)
        body = _body(url, response, most)
        kind, _, rest = headers.get("Content-Type", "").partition(";")
        charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", rest[:200], re.IGNORECASE)
        return Fetched(url, 200, body, kind.strip().lower(), charset[1] if charset else None, etag, modified)


def _body(url: str, response: BaseHTTPResponse, most: int) -> bytes:
    """All of the body, unpacked a piece at a time, so that what swells is found out before it fills the memory."""
    pieces, size = [], 0
    while piece := response.read(_PIECE, decode_content=True):
        size += len(piece)
        if size > most:
            raise FetchError(url, f"more than {_size(most)}", lasting=True)
        pieces.append(piece)
    return b"".join(pieces)


def _size(most: int) -> str:
    return f"{most / (1 << 20):.3g} MB"


def _kept(value: str | None) -> str | None:
    """A header to send back next time; one that is no plain line is not kept."""
    return value if value and len(value) < 500 and value.isprintable() and value.isascii() else None


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLError) or "CERTIFICATE" in str(error):
        return f"no secure connection: {str(error)[:120]}"
    return f"cut off, or no HTTP: {str(error)[:120]}"


def seconds_to_wait(value: str | None, now: datetime | None = None) -> float | None:
    """The seconds of a Retry-After header, which has a number or a date; None where there is none. At most 7 days."""
    if not value:
        return None
    value = value.strip()[:64]
    if value.isdecimal() and value.isascii():
        return min(float(value[:9]), 604_800.0)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - (now or datetime.now(UTC))).total_seconds(), 0.0), 604_800.0)
