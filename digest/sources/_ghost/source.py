"""Reads a Ghost site: its export, its Content API, or its feed where there is no key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit, urlunsplit

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.model import Rejected
from digest.sources._access import access_of, access_options
from digest.sources._ghost.api import Posts
from digest.sources._ghost.export import GhostExport
from digest.sources._items import Context, Item
from digest.sources._options import at_least_one, read_options
from digest.sources._posts.answers import Problem
from digest.sources._posts.collection import read_collection
from digest.sources._posts.exports import read_exports
from digest.sources._posts.feeds import read_feed
from digest.sources._posts.listing import Page
from digest.sources.net.access import Access
from digest.tables import key

_API = "ghost/api/content/"


@dataclass(frozen=True, slots=True, kw_only=True)
class GhostOptions:
    """The keys of a ``[[source]]`` of this kind."""

    api: str = key(
        "",
        f"The address of the Content API, where it is not the site's own /{_API}.",
        example=f"https://admin.example.org/{_API}",
    )
    most: int = key(
        5000,
        "The most posts that one reading takes, those changed last.",
        example=500,
        check=at_least_one,
    )


def read_source(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the site's public posts. Raises ConfigError.

    ``path`` names an export, and ``url`` then the site that it is of.
    """
    options = read_options(GhostOptions, config)
    if config.path:
        return read_exports(GhostExport(url=config.url), config, context)
    if not config.url:
        raise ConfigError("[[source]] url: missing; write the site's address, or 'path' its export")
    home = home_of(config.url)
    api = options.api.rstrip("/") + "/" if options.api else urljoin(home, _API)
    access = access_of(config, context, address=api)
    if access.credential is None:
        return _by_feed(home, None, config, context)
    return _by_api(home, GhostOptions(api=api, most=options.most), access, (config, context))


def home_of(url: str) -> str:
    """The site's own address, with a slash at the end, from that of its interface or feed."""
    parts = urlsplit(url if "//" in url else f"https://{url}")
    path = re.sub(r"/(?:ghost/api/.*|rss/?)?$", "", parts.path)
    return urlunsplit((parts.scheme, parts.netloc, path + "/", "", ""))


def _by_api(
    home: str, options: GhostOptions, access: Access, given: tuple[SourceConfig, Context]
) -> Iterator[Item]:
    config, context = given
    posts = Posts(
        home=home,
        api=options.api,
        config=config,
        context=context,
        access=access,
        most=options.most,
        since=context.since,
    ).from_newest()
    first = posts.page(1)
    if isinstance(first, Page):
        yield from read_collection(posts, first)
    elif first.closed:
        yield from _by_feed(home, first, config, context)
    else:
        yield first.rejected()


def _by_feed(
    home: str, problem: Problem | None, config: SourceConfig, context: Context
) -> Iterator[Item]:
    """The newest posts by the site's feed; why, where the interface had a *problem*."""
    if problem is not None:
        yield Rejected(
            where=problem.where,
            reason=f"{problem.reason}, so the site's feed was read instead of its Content API",
            remedy="check the key; Ghost shows it under Settings, Integrations",
        )
    options = {
        name: value
        for name, value in access_options(config).items()
        if name not in ("key_env", "key_file")
    }
    yield from read_feed(
        replace(config, type="feed", url=urljoin(home, "rss/"), options=options), context
    )
