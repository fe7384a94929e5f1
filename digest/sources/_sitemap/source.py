"""Reads the pages that a sitemap lists as articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from digest.config import SourceConfig
from digest.model import Rejected
from digest.sources._access import access_of
from digest.sources._files import check_place, file_of, read_file
from digest.sources._items import Complete, Context, Item
from digest.sources._options import at_least_one, read_options
from digest.sources._outlets import outlet_of
from digest.sources._pages.gathering import Gatherer, Wanted
from digest.sources._sitemap.maps import Location, Sitemap, read_sitemap
from digest.sources._sites import plain_address
from digest.sources.net import Access, Answer, Limit, Request
from digest.sources.reading.rejections import NotAnArticle
from digest.tables import key

LIMIT = Limit(bytes=52_428_800, seconds=60.0)
"""A sitemap may have 50 MB."""
DEEPEST = 3
"""Indexes within indexes."""
MOST_MAPS = 200
"""Sitemaps of one index that are read, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapOptions:
    """Which pages of a sitemap are read."""

    most_pages: int = key(
        500,
        "How many pages are read in one run, the newest first.",
        example=100,
        check=at_least_one,
    )
    only: str = key("", "Reads only pages whose address has this in it.", example="/news/")


@dataclass(slots=True, kw_only=True)
class _Maps:
    """Reads a sitemap with all that it lists. *pages* is what was listed, *rejected* what failed,
    *older* how many pages have not changed since the run asks for anything.
    """

    context: Context
    access: Access
    pages: dict[str, Location] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    older: int = 0
    _seen: set[str] = field(default_factory=set)

    def take(self, sitemap: Sitemap, where: str, depth: int = 0) -> None:
        """Take the pages of *sitemap*, and of the sitemaps that it lists."""
        if sitemap.broken:
            self._reject(where, "is a damaged sitemap, of which a part was read", "try again later")
        if sitemap.wrong:
            self._reject(where, f"has {sitemap.wrong} entries without a usable address", "")
        for page in sitemap.pages:
            if self._is_old(page.newest):
                self.older += 1
            else:
                self.pages.setdefault(plain_address(page.url), page)
        maps = [each for each in sitemap.maps if not self._is_old(each.moment)]
        if maps and depth >= DEEPEST:
            self._reject(where, "lists sitemaps within sitemaps too deep", "name one of them")
            return
        self._fetch(self._chosen(maps, where), depth + 1)

    def _is_old(self, moment: datetime | None) -> bool:
        return moment is not None and self.context.since is not None and moment < self.context.since

    def _chosen(self, maps: Sequence[Location], where: str) -> list[str]:
        """The sitemaps to read; undated ones count as new."""
        newest_first = sorted(maps, key=_age)
        if len(maps) > MOST_MAPS:
            reason = f"lists {len(maps):,} sitemaps, of which the newest {MOST_MAPS} were read"
            self._reject(where, reason, "name one of them")
        addresses = dict.fromkeys(each.url for each in newest_first[:MOST_MAPS])
        new = [address for address in addresses if address not in self._seen]
        self._seen.update(new)
        return new

    def _fetch(self, addresses: Sequence[str], depth: int) -> None:
        requests = [Request(url=address, limit=LIMIT, access=self.access) for address in addresses]
        for result in self.context.client().get_many(requests) if requests else ():
            if not isinstance(result, Answer):
                assert hasattr(result, "rejected")  # noqa: S101 - nothing conditional was asked
                self.rejected.append(result.rejected())
                continue
            self.read(result.content, result.url, depth, result.charset)

    def read(self, content: bytes, where: str, depth: int = 0, charset: str = "") -> None:
        """Take what the sitemap *content* from *where* lists."""
        try:
            sitemap = read_sitemap(content, url=where, zone=self.context.zone, charset=charset)
        except NotAnArticle as refusal:
            self.rejected.append(refusal.rejected(where))
            return
        self.take(sitemap, where, depth)

    def begin(self, url: str) -> None:
        """Read the sitemap at *url*."""
        self._seen.add(url)
        self._fetch([url], 0)

    def _reject(self, where: str, reason: str, remedy: str) -> None:
        self.rejected.append(Rejected(where=where, reason=reason, remedy=remedy))


def _age(location: Location) -> float:
    """Sorts the newest first, and before them what bears no date."""
    return -location.newest.timestamp() if location.newest else float("-inf")


def read_source(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the articles of the pages that the sitemap lists. Raises ConfigError."""
    check_place(config)
    options = read_options(SitemapOptions, config)
    access = access_of(config, context)
    gatherer = Gatherer(context=context, access=access, outlet=outlet_of(config, context))
    maps = _Maps(context=context, access=access)
    return _items(config, context, options, gatherer, maps)


def _items(
    config: SourceConfig,
    context: Context,
    options: SitemapOptions,
    gatherer: Gatherer,
    maps: _Maps,
) -> Iterator[Item]:
    where = config.url or str(file_of(config, context))
    if config.url:
        maps.begin(config.url)
    else:
        content = read_file(config, context)
        if isinstance(content, Rejected):
            yield content
            return
        maps.read(content, where)
    whole = not maps.rejected
    yield from maps.rejected
    pages = [page for page in maps.pages.values() if options.only in page.url]
    yield from _counted(maps, pages, options, where)
    pages.sort(key=_newest_first)
    pages = list(_recent(pages, context))
    yield from gatherer.items(map(_wanted, pages[: options.most_pages]))
    if whole and pages and len(pages) <= options.most_pages:
        yield Complete(since=context.since)


def _recent(pages: Sequence[Location], context: Context) -> Iterator[Location]:
    """Those of *pages*, the newest first, that changed not long before the newest."""
    dates = (page.newest for page in pages if page.newest)
    newest = next(filter(context.is_past, dates), None)
    for page in pages:
        if context.recent and newest and page.newest and page.newest < newest - context.recent:
            return
        yield page


def _newest_first(page: Location) -> float:
    """Sorts the newest first; what bears no date comes last, since it may be of any year."""
    return -page.newest.timestamp() if page.newest else 0.0


def _counted(
    maps: _Maps, pages: Sequence[Location], options: SitemapOptions, where: str
) -> Iterator[Rejected]:
    """How many pages are not read, and why."""
    if not pages and whole_of(maps):
        reason = "lists no page that changed in the time asked for" if maps.older else "is empty"
        yield Rejected(where=where, reason=reason, remedy="check the address in a browser")
    if others := len(maps.pages) - len(pages):
        reason = f"{others:,} pages without '{options.only}' in their address were not read"
        yield Rejected(where=where, reason=reason, remedy="change 'only' to read them")
    if len(pages) > options.most_pages:
        reason = f"lists {len(pages):,} pages, of which the newest {options.most_pages:,} were read"
        yield Rejected(where=where, reason=reason, remedy="set most_pages to read more")


def whole_of(maps: _Maps) -> bool:
    """Whether every sitemap could be read."""
    return not maps.rejected


def _wanted(page: Location) -> Wanted:
    return Wanted(
        url=page.url,
        published=page.published,
        title=page.title,
        changed=page.changed,
        listed=True,
    )
