"""When a feed and a page are looked at next; values that change by being replaced, kept as bytes in the archive.

Moments are seconds since 1970. Jitter is a number from 0 up to 1 that the caller draws.
"""

import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from hashlib import blake2b
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
SOONEST, LATEST, AT_FIRST = 10 * MINUTE, 3 * HOUR, 20 * MINUTE  # between two looks at a feed
# A page is read again this long after the last time: soon at first, when corrections are made, then ever more rarely.
AGAIN = (0.5 * HOUR, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY)
_BACK_TO = 2  # the step of AGAIN from which a page that changed goes on
_TRIES = 5  # temporary failures of a page before the feed's own text is taken
_MARKS = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "at_medium", "at_campaign")  # say where a reader came from
T = TypeVar("T", "Feed", "Page")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: when it is due, how often it is looked at, how often in a row it failed and why."""

    url: str
    due: float = 0.0
    every: float = AT_FIRST
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    error: str = ""
    at: str = ""  # where it moved to for good


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a feed named: when it is due (None: never again), the step of its schedule, and how it is read.

    ``kept`` is the id of its report, ``own`` whether its text is the feed's own since the page cannot be read,
    ``listed`` whether the feed still names it, ``doubt`` the fingerprint of a text so unlike the one before that it
    must be seen twice. ``published`` and ``outlet`` are what the feed says, for a page that does not.
    """

    url: str
    due: float | None = 0.0
    step: int = 0
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    kept: str = ""
    own: bool = False
    listed: bool = True
    doubt: str = ""
    published: str | None = None
    outlet: str | None = None


def jittered(seconds: float, jitter: float) -> float:
    """A time span up to a quarter shorter or longer."""
    return seconds * (0.75 + 0.5 * jitter)


def back_off(failures: int, jitter: float, wait: float | None = None, lasting: bool = False) -> float:
    """The seconds until the next try: doubled with each failure, up to a day, and never less than was asked for."""
    seconds = min(5 * MINUTE * 2.0 ** min(failures - 1, 20), DAY)
    return max(jittered(DAY if lasting else seconds, jitter), wait or 0.0)


def looked(feed: Feed, now: float, jitter: float, new: int, etag: str | None, modified: str | None) -> Feed:
    """The feed after a look: sooner again where it brought something, later where it did not."""
    every = max(feed.every / 2, SOONEST) if new else min(feed.every * 1.25, LATEST)
    due = now + jittered(every, jitter)
    return replace(feed, due=due, every=every, etag=etag, modified=modified, failures=0, error="")


def failed(feed: Feed, now: float, jitter: float, error: str, wait: float | None, lasting: bool) -> Feed:
    """The feed after a look in vain."""
    failures = feed.failures + 1
    due = now + back_off(failures, jitter, wait, lasting)
    return replace(feed, due=due, failures=failures, error=error[:300])


def read(page: Page, now: float, jitter: float, changed: bool) -> Page:
    """The page after it was read: the next step of its schedule, an earlier one where its text changed."""
    step = min(page.step, _BACK_TO) if changed else page.step
    due = now + jittered(AGAIN[step], jitter) if step < len(AGAIN) else None
    return replace(page, due=due, step=step + 1, failures=0)


def unread(page: Page, now: float, jitter: float, wait: float | None, lasting: bool) -> Page:
    """The page after it could not be read: tried again, or, where that is no use, left to the feed's own text."""
    failures = page.failures + 1
    if page.kept and not page.own:  # its text is there: a later step sees to it
        missed = read(page, now, jitter, changed=False)
        due = max(missed.due, now + (wait or 0.0)) if missed.due is not None else None
        return replace(missed, due=due, failures=failures)
    if lasting or failures >= _TRIES:
        return replace(page, due=None, own=True, failures=failures)
    return replace(page, due=now + back_off(failures, jitter, wait), failures=failures)


def soon(item: T, now: float) -> T:
    """The feed or page, due within the longest wait there is: a clock that was wrong may have put it off."""
    latest = now + 20 * DAY
    return replace(item, due=latest) if item.due is not None and item.due > latest else item


def bare(url: str) -> str:
    """The address without fragment and without what says where a reader came from: one page, one address."""
    try:
        parts = urlsplit(url)
        query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_MARKS)]
    except ValueError:
        return url.partition("#")[0]
    kept = parts.query if len(query) == parts.query.count("&") + bool(parts.query) else urlencode(query)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, kept, ""))


def name_of_state(feed: str) -> str:
    """Under what name the archive keeps what is known of a feed."""
    return "watch/" + blake2b(feed.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def packed(feed: Feed, pages: Iterable[Page]) -> bytes:
    """A feed and its pages as bytes."""
    held = {"feed": asdict(feed), "pages": [asdict(page) for page in pages]}
    return zlib.compress(json.dumps(held, separators=(",", ":")).encode())


def unpacked(data: bytes | None) -> tuple[Feed | None, list[Page]]:
    """What :func:`packed` made; nothing where it is of another version or damaged."""
    try:
        held = json.loads(zlib.decompress(data)) if data else None
        if not held:
            return None, []
        return _typed(Feed, held["feed"]), [_typed(Page, page) for page in held["pages"]]
    except (zlib.error, ValueError, TypeError, KeyError):
        return None, []


def _typed(kind: type[T], held: dict[str, Any]) -> T:
    known = {field.name for field in fields(kind)}
    return kind(**{name: value for name, value in held.items() if name in known})
