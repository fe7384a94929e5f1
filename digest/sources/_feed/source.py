"""Reads the feed that a ``[[source]]`` names."""

from __future__ import annotations

from collections.abc import Iterator

from digest.config import SourceConfig
from digest.sources._access import access_of
from digest.sources._feed.options import FeedOptions
from digest.sources._feed.reader import FeedReader
from digest.sources._feed.taking import Taker
from digest.sources._files import check_place, file_of, read_file
from digest.sources._items import Complete, Context, Item
from digest.sources._options import read_options
from digest.sources._outlets import Outlet, outlet_of


def read_source(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the articles of the feed ``url`` or ``path``. Raises ConfigError."""
    check_place(config)
    options = read_options(FeedOptions, config)
    access = access_of(config, context)
    taker = Taker(context=context, access=access, complete=options.complete)
    reader = FeedReader(context=context, access=access, taker=taker)
    outlet = outlet_of(config, context)
    return _items(config, context, reader, outlet)


def _items(
    config: SourceConfig, context: Context, reader: FeedReader, outlet: Outlet
) -> Iterator[Item]:
    place = config.url or str(file_of(config, context))
    if config.url:
        result = context.client().get(reader.request(config.url))
        yield from reader.items(config.url, result, outlet)
    else:
        content = read_file(config, context)
        if not isinstance(content, bytes):
            yield content
            return
        yield from reader.document(place, content, outlet)
    window = reader.windows.get(place)
    if window and window.whole and window.since:
        yield Complete(since=window.since)
