"""The addresses of feeds out of what a person gives: addresses, an OPML list, a file with one on each line."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.read.fetch import FetchError, checked, is_url
from onrecord.read.outline import LARGEST, feeds_in


def addresses(given: Iterable[str]) -> tuple[str, ...]:
    """Each feed's address once, in the order given. Raises UsageError for what is neither a list nor an address."""
    found: dict[str, None] = {}
    for item in given:
        for url in [item] if is_url(item) else _listed(item):
            try:
                checked(url)
            except FetchError as error:
                raise UsageError(f"{item}: {error}; expected an address such as https://news.example/feed") from None
            found[url] = None
    if not found:
        raise UsageError("no feed to watch: give addresses, an OPML file, or a file with an address on each line")
    return tuple(found)


def _listed(name: str) -> Iterator[str]:
    try:
        with Path(name).open("rb") as file:
            data = file.read(LARGEST)
    except OSError as error:
        raise UsageError(f"{name}: neither an address nor a list that can be read: {error.strerror}") from None
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from _outlines(data, name)
        return
    for line in data.decode("utf-8-sig", "replace").splitlines():
        if (words := line.split()) and not words[0].startswith("#"):
            yield words[0]


def _outlines(data: bytes, name: str) -> Iterator[str]:
    found = feeds_in(data)
    if not found:
        raise UsageError(f"{name}: no OPML list of feeds: it has no outline with an xmlUrl")
    yield from found
