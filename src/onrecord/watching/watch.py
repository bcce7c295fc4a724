"""The watch itself: each feed and page is asked for when it is due and its host is ready; what came is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from onrecord import archive as keeping
from onrecord.errors import OnrecordError
from onrecord.joining import Joiner
from onrecord.model import Report
from onrecord.read.fetch import PRIVATE, Fetched, Fetcher, FetchError
from onrecord.read.reading import finished, read_source
from onrecord.read.sources import kind_of, of_fetched
from onrecord.settings import Settings
from onrecord.store.base import Writer
from onrecord.watching import identity, plan
from onrecord.watching.alone import Alone
from onrecord.watching.asking import AT_ONCE, Asking
from onrecord.watching.line import Job, Line
from onrecord.watching.plan import Feed, Page
from onrecord.watching.telling import Telling
from onrecord.watching.world import World

_LONGEST_SLEEP = 5 * plan.MINUTE
_MOST_ITEMS = 1_000  # of one feed at one look
_OLD = 30  # days: what was published before is read once and not again
_DOUBT = 2 * plan.HOUR  # until it is looked again whether a page was really replaced by another


class Watch:
    """Watches feeds into an archive. Nothing is lost where it stops: state stands in the archive after every step.

    Requests are made side by side, a few hosts at a time; what they bring is taken in one after the other.
    """

    def __init__(
        self, archive: Writer, fetcher: Fetcher, feeds: Iterable[str], world: World, settings: Settings = Settings()
    ) -> None:
        self._archive, self._world, self._settings = archive, world, settings
        self._asking = Asking(fetcher, world)
        self._line = Line(self._asking, world.clock, self._due)
        self._under_way: dict[str, Job] = {}
        self._telling = Telling(archive, world)
        self._joiner: Joiner | None = None
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

    def run(self, until: float | None = None) -> None:
        """Watch until that moment, or for ever. Raises ArchiveError where another watches already."""
        self._line.last = None
        self._go_on(until)

    def once(self) -> None:
        """Look at every feed that is not backing off, read what is new and due, and end. Raises as ``run`` does."""
        now = self._world.clock()
        self._line.last = now
        for url, feed in self.feeds.items():
            if not feed.failures:
                self.feeds[url] = replace(feed, due=min(feed.due, now))
        self._go_on(None)

    def _go_on(self, until: float | None) -> None:
        with Alone(self._archive, self._world.clock) as alone:
            self._line_up()
            while until is None or self._world.clock() < until:
                alone.beat()
                if not self._turn(until):
                    break

    # what is next

    def _line_up(self) -> None:
        self._line.clear()
        self._catch_up()
        for feed in self.feeds.values():
            self._line.push(feed.url, feed.due, True)
        for pages in self.pages.values():
            for page in pages.values():
                self._line.push(page.url, page.due, False)

    def _due(self, job: Job) -> float | None:
        if job.is_feed:
            return self.feeds[job.url].due
        page = self.pages.get(self._owner.get(job.url, ""), {}).get(job.url)
        return page.due if page else None

    def _turn(self, until: float | None) -> bool:
        """Ask for what is ready, take in what came, or sleep until something is ready; whether anything is left."""
        while len(self._asking) < AT_ONCE and (job := self._line.take()):
            self._ask(job)
        full = len(self._asking) == AT_ONCE
        wait = None if full else self._line.wait()
        if self._asking:
            for name, answer in self._asking.answers(wait):
                self._came(self._under_way.pop(name), answer)
                self._line.answered(name)
            return True
        if wait is None:
            return False
        left = wait if until is None else min(wait, until - self._world.clock())
        self._world.sleep(min(max(left, 0.0), _LONGEST_SLEEP))
        return True

    def _ask(self, job: Job) -> None:
        asked: Feed | Page
        if job.is_feed:
            asked = self.feeds[job.url]
            where = asked.at or asked.url
        else:
            asked = self.pages[self._owner[job.url]][job.url]
            where = asked.url
        self._under_way[identity.host(job.url)] = job
        self._asking.ask(job.url, where, asked.etag, asked.modified)

    def _came(self, job: Job, answer: Fetched | FetchError) -> None:
        """Take in an answer; whatever one feed or page brings, the others go on."""
        if not job.is_feed and job.url not in self._owner:
            return  # dropped by its feed meanwhile
        try:
            if isinstance(answer, FetchError):
                self._missed(job, answer)
            elif job.is_feed:
                self._looked(self.feeds[job.url], answer)
            else:
                self._visited(self._owner[job.url], job.url, answer)
        except FetchError as error:
            self._missed(job, error)
        except (OnrecordError, MemoryError):  # the archive's or the model's: nothing that the others are spared
            raise
        except Exception as error:
            reason = f"cannot be read: {type(error).__name__}: {str(error)[:120]}"
            self._missed(job, FetchError(job.url, reason, lasting=True))

    def _missed(self, job: Job, error: FetchError) -> None:
        if job.is_feed:
            self._in_vain(self.feeds[job.url], error)
        else:
            owner = self._owner[job.url]
            self._unread(owner, self.pages[owner][job.url], error)

    # feeds

    def _looked(self, feed: Feed, found: Fetched) -> None:
        """Take in what a feed brought. Raises FetchError where it is no feed."""
        if self._telling.tries:
            self._catch_up()
        items = self._items(found) if found.status == 200 else None
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
        self._line.push(feed.url, feed.due, True)
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
                self._line.push(key, page.due, False)
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
        if page.due is not None and self._line.last is not None:
            self._line.last = max(self._line.last, page.due)  # what a feed just named belongs to this round

    # pages

    def _visited(self, feed: str, url: str, found: Fetched) -> None:
        """Take in what a page brought. Raises FetchError where nothing can be read in it."""
        page = self.pages[feed][url]
        report = self._report(found, page) if found.status == 200 else None
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
            if self._line.last is not None:
                self._line.last = max(self._line.last, due)
            self._keep(replace(held, due=due, etag=None, modified=None))

    def _put(self, feed: str, page: Page) -> None:
        self.pages[feed][page.url] = page
        if page.due is None and not page.listed:
            self._drop(feed, page.url)
        self._line.push(page.url, page.due, False)
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
        self._telling.catch_up()
        return added

    def _catch_up(self) -> None:
        if self._telling.catch_up():
            self._joiner = None  # somebody else changed the archive
