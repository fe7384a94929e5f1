"""A WordPress site, read by its REST interface, or by its feed where it has closed that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.model import Rejected
from digest.sources._access import access_of, access_options
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Context, Item
from digest.sources._options import at_least_one, read_options
from digest.sources._posts.answers import Problem
from digest.sources._posts.collection import read_collection
from digest.sources._posts.feeds import read_feed
from digest.sources._posts.listing import Page
from digest.sources._wordpress.reading import Posts
from digest.sources._wordpress.site import Site, announced, home_of, interfaces
from digest.sources.net.access import Access
from digest.tables import key

_API_LINK = "https://api.w.org/"
_MOST_FEED_PAGES = 20
_TRACES = re.compile(rb"/wp-(?:content|includes)/", re.IGNORECASE)
_INTERFACE = re.compile(rb'\s*\{"name":.{0,20000}"namespaces":\[[^\]]{0,2000}"wp\\?/v2"', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The keys of a ``[[source]]`` of this kind."""

    api: str = key("", "The address of the REST interface, where it is not below /wp-json/.")
    collection: str = key("posts", "The route of the posts below wp/v2, for a type of their own.")
    most: int = key(
        5000, "The most posts that one reading takes, those changed last.", check=at_least_one
    )


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the site's public posts; see ``digest.sources.Kind``. Raises ConfigError."""
    if not config.url:
        raise ConfigError("[[source]] url: missing; write the address of the WordPress site")
    access = access_of(config, context)
    return _read(config, context, read_options(Options, config), access)


def _read(
    config: SourceConfig, context: Context, options: Options, access: Access
) -> Iterator[Item]:
    home = home_of(config.url)
    problem = None
    for api in _candidates(home, options, context, access):
        posts = Posts(
            site=Site(home=home, api=api, context=context, access=access),
            config=config,
            context=context,
            route=f"wp/v2/{options.collection}",
            most=options.most,
            since=context.since,
        ).from_newest()
        first = posts.page(1)
        if isinstance(first, Page):
            yield from read_collection(posts, first)
            return
        problem = problem or first
        if not first.closed:
            yield first.rejected()
            return
    if problem is not None:
        yield from _by_feed(home, problem, config, context)


def _candidates(home: str, options: Options, context: Context, access: Access) -> Iterator[str]:
    """Where the interface may stand: the usual places, then what the front page announces."""
    usual = list(interfaces(home, options.api))
    yield from usual
    if not options.api:
        other = announced(home, context, access)
        if other and other.rstrip("/") not in [each.rstrip("/") for each in usual]:
            yield other


def _by_feed(home: str, problem: Problem, config: SourceConfig, context: Context) -> Iterator[Item]:
    """The posts in the site's feed, page by page, and why it is the feed that is read."""
    yield Rejected(
        where=problem.where,
        reason=f"{problem.reason}, so the site's feed was read instead of its REST interface",
        remedy="open the interface to read all posts, with an application password in 'user' and "
        "'password_env'",
    )
    feed = replace(config, type="feed", url=urljoin(home, "feed/"), options=access_options(config))
    yield from read_feed(feed, context, pages=_MOST_FEED_PAGES, parameter="paged")


def recognise(sample: Sample) -> Recognised | None:
    """See ``digest.sources.Recognise``."""
    if sample.path is not None:
        return None
    for link in sample.links:
        if link.rel == _API_LINK:
            return _recognised(sample, link.href)
    announced_in_header = re.search(
        r"<([^<>]{1,2000})>[^,]{0,200}api\.w\.org", sample.headers.get("link", "")
    )
    if announced_in_header:
        return _recognised(sample, urljoin(sample.where, announced_in_header[1]))
    if _INTERFACE.match(sample.content):
        return _recognised(sample, sample.where)
    generator = sample.meta.get("generator", "").lower()
    if generator.startswith("wordpress"):
        return _recognised(sample, "", sure=0.85)
    traces = len(_TRACES.findall(sample.content[:200_000]))
    return _recognised(sample, "", sure=0.6) if traces >= 3 else None


def _recognised(sample: Sample, api: str, *, sure: float = 0.95) -> Recognised:
    """The site whose interface is *api*, "" where it is not known."""
    usual = api and ("wp-json" in urlsplit(api).path or "rest_route=" in api)
    url = home_of(api) if usual else _root(sample.where)
    options = {} if usual or not api else {"api": api}
    return Recognised(
        config=SourceConfig(type="wordpress", url=url, options=options),
        what="a WordPress site",
        sure=sure,
    )


def _root(address: str) -> str:
    return urljoin(address, "/")
