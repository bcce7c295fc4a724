"""The watch itself: one request after the other, each when it is due and its host is ready; what came is kept."""

import heapq
import json
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import count

from onrecord import archive as keeping
from onrecord.errors import OnrecordError
from onrecord.joining import Joiner
from onrecord.model import Report
from onrecord.read.fetch import PRIVATE, Fetched, Fetcher, FetchError, checked
from onrecord.read.reading import finished, read_source
from onrecord.read.sources import kind_of, of_fetched
from onrecord.settings import Settings
from onrecord.store.base import Writer
from onrecord.watching import identity, plan
from onrecord.watching.corrections import Correction, corrections
from onrecord.watching.plan import Feed, Page
from onrecord.watching.robots import Robots

_PACE = 5.0  # seconds between two requests to one host, at least
_PATIENCE = 310.0  # seconds that a single round waits for a host
_MOST_ITEMS = 1_000  # of one feed at one look
_TRIES, _RETRY = 5, 600.0  # of a hook that fails, before a correction is passed over; seconds between them
_OLD = 30  # days: what was published before is read once and not again
_DOUBT = 2 * plan.HOUR  # until it is looked again whether a page was really replaced by another
_TOLD = "watch/told"
_ALL = 1_000_000_000


@dataclass(frozen=True, slots=True)
class World:
    """Time and chance, and who is told: a line of text for people, a correction for a program (True: it took it)."""

    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    draw: Callable[[], float] = random.random
    tell: Callable[[str], None] = lambda line: None
    hook: Callable[[Correction], bool] = lambda correction: True


@dataclass(order=True, frozen=True, slots=True)
class _Job:
    ready: float
    number: int
    due: float
    url: str
    is_feed: bool


class Watch:
    """Watches feeds into an archive. Nothing is lost where it stops: state stands in the archive after every step."""

    def __init__(
        self, archive: Writer, fetcher: Fetcher, feeds: Iterable[str], world: World, settings: Settings = Settings()
    ) -> None:
        self._archive, self._fetcher, self._world, self._settings = archive, fetcher, world, settings
        self._robots = Robots(fetcher)
        self._joiner: Joiner | None = None
        self._free: dict[str, float] = {}
        self._jobs: list[_Job] = []
        self._numbers = count()
        self._last: float | None = None  # jobs due later than this are left
        self.feeds: dict[str, Feed] = {}
        self.pages: dict[str, dict[str, Page]] = {}
        self._owner: dict[str, str] = {}
        for url in feeds:
            known, pages = plan.unpacked(archive.state(plan.name_of_state(url)))
            asked_nobody = known is not None and PRIVATE in known.error  # so nobody needs to be spared
            self.feeds[url] = Feed(url) if known is None or asked_nobody else known
            self.feeds[url] = plan.soon(self.feeds[url], world.clock())
            self.pages[url] = {p.url: plan.soon(p, world.clock()) for p in pages if p.url not in self._owner}
            self._owner |= dict.fromkeys(self.pages[url], url)
        self._kept = {p.kept: p.url for pages in self.pages.values() for p in pages.values() if p.kept}
        self._retry = 0.0
        self._mark, self._tries = self._told()

    def run(self, until: float | None = None) -> None:
        """Watch until that moment, or for ever."""
        self._last = None
        self._line_up()
        while until is None or self._world.clock() < until:
            wait = self._step()
            if wait is None:
                return
            if wait > 0:
                left = wait if until is None else min(wait, until - self._world.clock())
                self._world.sleep(min(max(left, 0.0), plan.MINUTE * 10))

    def once(self) -> None:
        """Look at every feed that is not backing off, read what is new and due, and end."""
        now = self._world.clock()
        self._last = now
        for url, feed in self.feeds.items():
            if not feed.failures:
                self.feeds[url] = replace(feed, due=min(feed.due, now))
        self._line_up()
        while (wait := self._step()) is not None:
            if wait > 0:
                self._world.sleep(wait)

    # what is next

    def _line_up(self) -> None:
        self._jobs = []
        self._catch_up()
        for feed in self.feeds.values():
            self._push(feed.url, feed.due, True)
        for pages in self.pages.values():
            for page in pages.values():
                self._push(page.url, page.due, False)

    def _push(self, url: str, due: float | None, is_feed: bool) -> None:
        if due is not None and (self._last is None or due <= self._last):
            heapq.heappush(self._jobs, _Job(due, next(self._numbers), due, url, is_feed))

    def _due(self, job: _Job) -> float | None:
        """When a job is due by now; None where it is no more."""
        if job.is_feed:
            return self.feeds[job.url].due
        page = self.pages.get(self._owner.get(job.url, ""), {}).get(job.url)
        return page.due if page else None

    def _step(self) -> float | None:
        """Do what is due and give 0, or give the seconds until something is; None where nothing will be."""
        while self._jobs:
            job = self._jobs[0]
            if self._due(job) != job.due:
                heapq.heappop(self._jobs)
                continue
            free = self._free.get(identity.host(job.url), 0.0)
            if self._last is not None and free > self._world.clock() + _PATIENCE:
                heapq.heappop(self._jobs)  # a single round does not wait for a host that wants to be left alone
                continue
            if free > job.ready:
                heapq.heapreplace(self._jobs, replace(job, ready=free))
                continue
            now = self._world.clock()
            if job.ready > now:
                return job.ready - now
            heapq.heappop(self._jobs)
            self._do(job)
            return 0.0
        return None

    def _do(self, job: _Job) -> None:
        try:
            if job.is_feed:
                self._look(self.feeds[job.url])
            else:
                self._visit(self._owner[job.url], job.url)
        except (OnrecordError, MemoryError):  # the archive's or the model's: nothing that the others are spared
            raise
        except Exception as error:  # whatever one feed or page brings, the others go on
            reason = FetchError(job.url, f"cannot be read: {type(error).__name__}: {str(error)[:120]}", lasting=True)
            self._missed(job, reason)

    def _missed(self, job: _Job, error: FetchError) -> None:
        if job.is_feed:
            self._in_vain(self.feeds[job.url], error)
        else:
            owner = self._owner[job.url]
            self._unread(owner, self.pages[owner][job.url], error)

    def _get(self, url: str, asked: str, etag: str | None, modified: str | None) -> Fetched:
        """What is at the address, where its host's rules allow it; ``asked`` is where it moved to."""
        host = identity.host(url)
        try:
            self._robots.ask(asked, self._world.clock())
            return self._fetcher.get(asked, etag, modified, hop=self._follow)
        except FetchError as error:
            if error.wait and error.status in (429, 503):
                self._free[host] = self._world.clock() + error.wait
            raise
        finally:
            pace = max(_PACE, self._robots.delay(asked))
            self._free[host] = max(self._free.get(host, 0.0), self._world.clock() + pace)

    def _follow(self, url: str) -> None:
        """A redirect's target is asked for only as its own host allows, which then counts as asked."""
        checked(url)
        self._robots.ask(url, self._world.clock())
        self._free[identity.host(url)] = self._world.clock() + _PACE

    # feeds

    def _look(self, feed: Feed) -> None:
        if self._tries:
            self._catch_up()
        try:
            found = self._get(feed.url, feed.at or feed.url, feed.etag, feed.modified)
            items = self._items(found) if found.status == 200 else None
        except FetchError as error:
            self._in_vain(feed, error)
            return
        if feed.failures:
            self._world.tell(f"{feed.url}: works again")
        new = self._listed(feed, items) if items is not None else 0
        etag, modified = (found.etag, found.modified) if found.status == 200 else (feed.etag, feed.modified)
        after = plan.looked(feed, self._world.clock(), self._world.draw(), new, etag, modified)
        if found.moved and found.status == 200:
            after = replace(after, at=found.moved)
        self._keep(after)

    def _in_vain(self, feed: Feed, error: FetchError) -> None:
        after = plan.failed(feed, self._world.clock(), self._world.draw(), error.reason, error.wait, error.lasting)
        if feed.error != after.error:
            self._world.tell(f"{feed.url}: {error.reason}; tried again later")
        # Where it moved to may have gone: the next try is at the address that was given.
        self._keep(replace(after, at="") if feed.at else after)

    def _keep(self, feed: Feed) -> None:
        self.feeds[feed.url] = feed
        self._push(feed.url, feed.due, True)
        self._save(feed.url)

    def _items(self, found: Fetched) -> list[Report]:
        """The items of a feed. Raises FetchError where it is none."""
        source = of_fetched(found)
        if kind_of(source, found.body[:8192]) not in ("feed", "json", "jsonl", "gzip"):
            raise FetchError(found.url, "no feed, but something else", lasting=True)
        items, why = list[Report](), ""
        for each in read_source(source, self._settings):
            if isinstance(each, Report):
                items.append(each)
            else:
                why = why or each.reason
            if len(items) >= _MOST_ITEMS:
                break
        if not items and why and "without items" not in why:
            raise FetchError(found.url, why)
        return items

    def _listed(self, feed: Feed, items: Sequence[Report]) -> int:
        """Take in what a feed lists: new pages are due at once, the feed's own text is kept where there is no other."""
        now, pages = self._world.clock(), self.pages[feed.url]
        first = datetime.fromtimestamp(now, UTC).date() - timedelta(days=_OLD)
        named: set[str] = set()
        own: list[Report] = []
        new = 0
        for item in items:
            url = identity.page_of(item)
            key = url or f"{feed.url}#{item.id}"
            if self._owner.setdefault(key, feed.url) != feed.url or key in named:
                continue
            named.add(key)
            page = pages.get(key)
            if page is None:
                new += 1
                step = len(plan.AGAIN) if item.day and item.day < first else 0
                page = Page(key, now if url else None, step, own=not url, published=item.published, outlet=item.outlet)
                self._later(page)
                pages[key] = page
                self._push(key, page.due, False)
            if page.own and item.text.strip() != (item.title or "").strip():
                page = replace(page, kept=page.kept or identity.name(self._archive, key))
                if self._kept.setdefault(page.kept, key) == key:
                    own.append(finished(replace(item, id=page.kept, url=url or item.url)))
            pages[key] = replace(page, listed=True)
        for key in [key for key in pages if key not in named]:
            pages[key] = replace(pages[key], listed=False)
            if pages[key].due is None:
                self._drop(feed.url, key)
        self._add(own)
        return new

    def _later(self, page: Page) -> None:
        if page.due is not None and self._last is not None:
            self._last = max(self._last, page.due)  # what a feed just named belongs to this round

    # pages

    def _visit(self, feed: str, url: str) -> None:
        page = self.pages[feed][url]
        try:
            found = self._get(url, url, page.etag, page.modified)
            report = self._report(found, page) if found.status == 200 else None
        except FetchError as error:
            self._unread(feed, page, error)
            return
        changed = False
        if report is not None:
            if self._kept.setdefault(report.id, url) != url:  # another address of a page that is watched already
                self._put(feed, replace(page, due=None))
                return
            digest = blake2b(report.text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
            if page.kept and digest != page.doubt and identity.is_unlike(self._archive, report):
                after = plan.read(page, self._world.clock(), self._world.draw(), changed=False)
                due = self._world.clock() + _DOUBT
                self._put(feed, replace(after, due=due, doubt=digest, etag=None, modified=None))
                return
            added = self._add([report])
            changed = bool(added.changed)
            page = replace(page, kept=report.id, doubt="", etag=found.etag, modified=found.modified)
        self._put(feed, plan.read(page, self._world.clock(), self._world.draw(), changed))

    def _report(self, found: Fetched, page: Page) -> Report:
        """The report of a page under the id that its address has. Raises FetchError where the page has none."""
        reason = "nothing to read in it"
        for each in read_source(of_fetched(found), self._settings):
            if not isinstance(each, Report):
                reason = each.reason if each.lost else reason
                continue
            name, url = identity.known_as(self._archive, each, found.url, page)
            published, outlet = each.published or page.published, each.outlet or page.outlet
            return finished(replace(each, id=name, url=url, published=published, outlet=outlet))
        raise FetchError(page.url, reason, lasting=True)

    def _unread(self, feed: str, page: Page, error: FetchError) -> None:
        after = plan.unread(page, self._world.clock(), self._world.draw(), error.wait, error.lasting)
        self._put(feed, after)
        if page.kept and not page.failures and error.status in (404, 410):
            self._world.tell(f"{page.url}: gone; its report stays")
            with self._archive.transaction():
                self._archive.put_change("gone", page.kept, error.reason)
        if after.own and not page.own:
            self._world.tell(f"{page.url}: {error.reason}; the feed's own text is taken")
            held = self.feeds[feed]
            due = min(held.due, self._world.clock() + plan.MINUTE) if not held.failures else held.due
            if self._last is not None:
                self._last = max(self._last, due)
            self._keep(replace(held, due=due, etag=None, modified=None))

    def _put(self, feed: str, page: Page) -> None:
        self.pages[feed][page.url] = page
        if page.due is None and not page.listed:
            self._drop(feed, page.url)
        self._push(page.url, page.due, False)
        self._save(feed)

    def _drop(self, feed: str, url: str) -> None:
        page = self.pages[feed].pop(url)
        self._owner.pop(url, None)
        if self._kept.get(page.kept) == url:
            del self._kept[page.kept]

    # the archive

    def _save(self, feed: str) -> None:
        with self._archive.transaction():
            self._archive.put_state(plan.name_of_state(feed), plan.packed(self.feeds[feed], self.pages[feed].values()))

    def _add(self, reports: Sequence[Report]) -> keeping.Added:
        if not reports:
            return keeping.Added()
        self._catch_up()
        if self._joiner is None:
            self._joiner = keeping.joiner(self._archive)  # type: ignore[arg-type]
        joiner, self._joiner = self._joiner, None  # one that was in the middle of something is not used again
        added = keeping.add(self._archive, joiner, reports, self._settings)
        self._joiner = joiner
        self._catch_up(ours=True)
        return added

    def _told(self) -> tuple[tuple[str, int], int]:
        """The last change whose correction was told, and how often the next was tried in vain."""
        held = self._archive.state(_TOLD)
        if held:
            at, number, tries = json.loads(held)
            return (at, number), tries
        now = datetime.now(UTC).isoformat(timespec="seconds")  # the archive's own clock
        return (now, max((change.number for change in self._archive.changes(now, _ALL)), default=0)), 0

    def _catch_up(self, ours: bool = False) -> None:
        """Tell the corrections that came since the last one told, in order; a hook that fails is asked again later."""
        at, number = self._mark
        since = [change for change in self._archive.changes(at, _ALL) if change.number > number]
        if not ours and any(change.kind in ("added", "forgotten", "decided", "withdrawn") for change in since):
            self._joiner = None  # somebody else changed the archive
        found = {each.change.number: each for each in corrections(self._archive, since)}
        before = (self._mark, self._tries)
        for change in since:
            each = found.get(change.number)
            if each and each.matters and not self._take(each):
                break
            self._mark, self._tries = (change.at, change.number), 0
        if before != (self._mark, self._tries) or self._archive.state(_TOLD) is None:
            with self._archive.transaction():
                self._archive.put_state(_TOLD, json.dumps([*self._mark, self._tries]).encode())

    def _take(self, correction: Correction) -> bool:
        """Whether a correction is done with: told, or tried too often."""
        if not self._tries:
            name = correction.new.url or correction.new.id
            self._world.tell(f"corrected: {name}: {', '.join(correction.kinds)}")
        now = self._world.clock()
        if self._tries and now < self._retry:
            return False
        if self._world.hook(correction):
            return True
        self._tries += 1
        self._retry = now + _RETRY
        if self._tries >= _TRIES:
            self._world.tell(f"{correction.new.id}: the hook failed {_TRIES} times; passed over")
            return True
        return False
