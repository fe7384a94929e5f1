"""Reads a WordPress site by its REST interface, or by its feed where it has closed that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.model import Rejected
from digest.sources._access import access_of, access_options
from digest.sources._items import Context, Item
from digest.sources._options import at_least_one, read_options
from digest.sources._posts.answers import Problem
from digest.sources._posts.collection import read_collection
from digest.sources._posts.feeds import read_feed
from digest.sources._posts.listing import Page
from digest.sources._wordpress.home import home_of
from digest.sources._wordpress.reading import Posts
from digest.sources._wordpress.site import Site, announced, interfaces
from digest.sources.net.access import Access
from digest.tables import key

_MOST_FEED_PAGES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPressOptions:
    """The keys of a ``[[source]]`` of this kind."""

    api: str = key(
        "",
        "The address of the REST interface, where it is not below /wp-json/ or ?rest_route=/.",
        example="https://example.org/interface/",
    )
    collection: str = key(
        "posts",
        "The route of the posts below wp/v2, for a site whose articles are a type of their own.",
        example="reports",
    )
    most: int = key(
        5000,
        "The most posts that one reading takes, those changed last.",
        example=500,
        check=at_least_one,
    )


def read_source(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the site's public posts. Raises ConfigError."""
    if not config.url:
        raise ConfigError("[[source]] url: missing; write the address of the WordPress site")
    access = access_of(config, context)
    return _read(config, context, read_options(WordPressOptions, config), access)


def _read(
    config: SourceConfig, context: Context, options: WordPressOptions, access: Access
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


def _candidates(
    home: str, options: WordPressOptions, context: Context, access: Access
) -> Iterator[str]:
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
