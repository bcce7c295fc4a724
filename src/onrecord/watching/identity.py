"""What report a page is: its address and id, whatever addresses lead to it and whatever it calls itself."""

from hashlib import blake2b
from urllib.parse import urlsplit

from onrecord.model import Report
from onrecord.read.fetch import FetchError, checked
from onrecord.read.sources import slug
from onrecord.store.base import Reader
from onrecord.watching.plan import Page, bare

_ALIKE = 0.3  # share of an older text's words that a newer one still has, or else it is doubted


def host(url: str) -> str:
    """The host of an address, without 'www.'."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def page_of(item: Report) -> str:
    """The address of a feed's item, or nothing where it has none that can be fetched."""
    if not item.url:
        return ""
    try:
        checked(item.url)
    except FetchError:
        return ""
    return bare(item.url)


def name(archive: Reader, url: str) -> str:
    """The id of a page's report: the one that its address has, or its last piece with a fingerprint of the whole."""
    mark = blake2b(url.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return archive.at_url(url) or f"{slug(url)[:80]}-{mark}".lstrip("-")


def known_as(archive: Reader, report: Report, landed: str, page: Page) -> tuple[str, str]:
    """The id and address under which a page is kept: what it calls itself, if on its own host, or where it was.

    An address that holds another text already is not believed: some sites call every page by the name of one.
    """
    if page.kept:
        before = archive.report(page.kept)
        return page.kept, (before.url if before else None) or page.url
    for url in (report.url or "", landed):
        if host(url) and host(url) == host(landed) and urlsplit(url).path.strip("/"):
            known = archive.at_url(bare(url))
            if known is None or not is_unlike(archive, report.named(known)):
                return name(archive, bare(url)), bare(url)
    return name(archive, page.url), page.url


def is_unlike(archive: Reader, report: Report) -> bool:
    """Whether a text has next to nothing of the one before under its id: a notice or another page in its place."""
    before = archive.report(report.id)
    if before is None:
        return False
    old, new = set(before.text.split()), set(report.text.split())
    return len(old & new) < _ALIKE * len(old)
