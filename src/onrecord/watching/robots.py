"""What a host's robots.txt lets this program fetch, and at what pace (RFC 9309; urllib.robotparser)."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from onrecord.read.fetch import Fetcher, FetchError

NAME = "onrecord"
_LARGEST = 512 << 10
_FRESH, _UNREACHED = 86_400.0, 1_200.0  # seconds that an answer, or none, holds
_MOST_HOSTS = 2_000
_MOST_DELAY = 300.0


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a host answered, or why it did not, and until when that holds."""

    until: float
    parsed: RobotFileParser
    error: FetchError | None = None


class Robots:
    """The rules of each host, asked for once a day; several threads may ask."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: OrderedDict[str, _Rules] = OrderedDict()
        self._lock = threading.Lock()

    def ask(self, url: str, now: float) -> None:
        """Raises FetchError where the address may not be fetched, or its host's rules cannot be had just now."""
        root = _root(url)
        rules = self._rules.get(root)
        if rules is None or rules.until <= now:
            rules = self._had(root, now)
            with self._lock:
                self._rules[root] = rules
                self._rules.move_to_end(root)
                if len(self._rules) > _MOST_HOSTS:
                    self._rules.popitem(last=False)
        if error := rules.error:
            wait = max(rules.until - now, 0.0)
            reason = f"its robots.txt cannot be had: {error.reason}"
            raise FetchError(url, reason, status=error.status, lasting=error.lasting, wait=wait)
        if not rules.parsed.can_fetch(NAME, url):
            raise FetchError(url, "its robots.txt forbids it", lasting=True)

    def delay(self, url: str) -> float:
        """The seconds between requests that the host asks for; 0 where it says nothing."""
        rules = self._rules.get(_root(url))
        said = rules.parsed.crawl_delay(NAME) if rules and not rules.error else None
        return min(float(said), _MOST_DELAY) if said else 0.0

    def _had(self, root: str, now: float) -> _Rules:
        parsed = RobotFileParser()
        try:
            text = self._fetcher.get(root + "/robots.txt", most=_LARGEST).body.decode("utf-8", "replace")
            parsed.parse(text.lstrip("\ufeff").splitlines())
        except FetchError as error:
            if not 400 <= error.status < 500 or error.status == 429:
                return _Rules(now + max(_UNREACHED, error.wait or 0.0), parsed, error)
            parsed.parse([])  # no rules: all is allowed
        return _Rules(now + _FRESH, parsed)


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
