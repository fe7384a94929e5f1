"""Reads a site by its feed, where its interface is closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from digest import plugins
from digest.config import SourceConfig
from digest.model import Article, Rejected
from digest.sources._items import Complete, Context, Item, Unchanged
from digest.sources._posts.answers import with_query


def read_feed(
    config: SourceConfig, context: Context, *, pages: int = 1, parameter: str = ""
) -> Iterator[Item]:
    """Yield the items of the feed *config*, and of its further pages ("?paged=2").

    A page is the last when it brings nothing new, or nothing since *context.since*. Together they
    are as complete as the last one says of itself.
    """
    read = plugins.load("digest.sources", "feed", "read")
    seen: set[str] = set()
    completeness: list[Complete] = []
    read_pages = 0
    for number in range(1, max(pages, 1) + 1):
        url = config.url if number == 1 else with_query(config.url, f"{parameter}={number}")
        items = list(read(replace(config, url=url), context))
        new = [item for item in items if _place(item) not in seen]
        if number > 1 and not any(isinstance(item, Article) for item in new):
            break  # past the last page a site answers with an error
        seen.update(map(_place, items))
        read_pages = number
        completeness += [item for item in items if isinstance(item, Complete)]
        yield from (item for item in new if not isinstance(item, Complete))
        if not _goes_on(items, context):
            break
    if len(completeness) == read_pages:
        since = [each.since for each in completeness if each.since is not None]
        yield Complete(since=min(since, default=None))


def _place(item: Item) -> str:
    if isinstance(item, Article):
        return item.path
    return item.where if isinstance(item, Rejected | Unchanged) else ""


def _goes_on(items: list[Item], context: Context) -> bool:
    """Whether the page after one with these *items* may hold more of what is asked for."""
    dates = [item.published for item in items if isinstance(item, Article) and item.published]
    if not dates or any(isinstance(item, Unchanged) for item in items):
        return False
    if context.since is None:
        return context.recent is None  # the feed has been read back to where its newest week begins
    return min(dates) >= context.since
