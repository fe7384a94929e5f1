"""A feed: RSS, RDF, Atom or JSON Feed, at an address or in a file."""

from __future__ import annotations

from collections.abc import Iterator

from digest.config import SourceConfig
from digest.sources._access import access_of
from digest.sources._feed.options import FeedOptions
from digest.sources._feed.parsing import feeds_among, form_of
from digest.sources._feed.reader import FeedReader
from digest.sources._feed.taking import Taker
from digest.sources._files import check_place, file_of, read_file
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Complete, Context, Item
from digest.sources._options import read_options
from digest.sources._outlets import Outlet, outlet_of


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the articles of the feed ``url`` or ``path``; see ``digest.sources.Kind``."""
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


def recognise(sample: Sample) -> Recognised | None:
    """The feed that *sample* is, or the first that the head of a web page links to."""
    if form := form_of(sample.content, sample.where):
        if sample.path:
            config = SourceConfig(type="feed", path=str(sample.path))
        else:
            config = SourceConfig(type="feed", url=sample.where)
        return Recognised(config=config, what=f"a feed ({form})", sure=0.9)
    feeds = feeds_among(sample.links)
    if not feeds:
        return None
    config = SourceConfig(type="feed", url=feeds[0])
    return Recognised(config=config, what="a site with a feed", sure=0.6)
