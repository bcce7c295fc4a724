"""What a host's robots.txt lets this program fetch, and at what pace (RFC 9309; urllib.robotparser)."""

from collections import OrderedDict
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from onrecord.read.fetch import Fetcher, FetchError

NAME = "onrecord"
_LARGEST = 512 << 10
_FRESH, _UNREACHED = 86_400.0, 3_600.0  # seconds that an answer, or none, holds
_MOST_HOSTS = 2_000
_MOST_DELAY = 300.0


class Robots:
    """The rules of each host, asked for once a day."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: OrderedDict[str, tuple[float, RobotFileParser | None]] = OrderedDict()

    def allows(self, url: str, now: float) -> bool | None:
        """Whether the address may be fetched; None where the host's rules cannot be had just now."""
        rules = self._of(_root(url), now)
        return None if rules is None else rules.can_fetch(NAME, url)

    def delay(self, url: str) -> float:
        """The seconds between requests that the host asks for; 0 where it says nothing."""
        held = self._rules.get(_root(url))
        said = held[1].crawl_delay(NAME) if held and held[1] else None
        return min(float(said), _MOST_DELAY) if said else 0.0

    def _of(self, root: str, now: float) -> RobotFileParser | None:
        held = self._rules.get(root)
        if held and held[0] > now:
            return held[1]
        rules: RobotFileParser | None = RobotFileParser()
        assert rules is not None
        until = now + _FRESH
        try:
            text = self._fetcher.get(root + "/robots.txt", most=_LARGEST).body.decode("utf-8", "replace")
            rules.parse(text.lstrip("\ufeff").splitlines())
        except FetchError as error:
            if 400 <= error.status < 500 and error.status != 429:
                rules.parse([])  # no rules: all is allowed
            else:
                rules, until = None, now + max(_UNREACHED, error.wait or 0.0)
        self._rules[root] = (until, rules)
        self._rules.move_to_end(root)
        if len(self._rules) > _MOST_HOSTS:
            self._rules.popitem(last=False)
        return rules


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
