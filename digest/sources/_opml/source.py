"""Reads every feed of a list (OPML)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from digest.config import SourceConfig
from digest.model import Rejected
from digest.sources._access import access_of
from digest.sources._feed.options import FeedOptions
from digest.sources._feed.reader import FeedReader
from digest.sources._feed.taking import Taker
from digest.sources._files import check_place, file_of, read_file
from digest.sources._items import Complete, Context, Item
from digest.sources._opml.outlines import Listed, Outlines, read_outlines
from digest.sources._options import at_least_one, read_options
from digest.sources._outlets import Outlet, outlet_of
from digest.sources.net import Answer, Request
from digest.sources.reading.names import section_name
from digest.sources.reading.rejections import NotAnArticle
from digest.tables import key


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlOptions(FeedOptions):
    """How a list of feeds is read."""

    most_feeds: int = key(
        2000, "How many feeds of the list are read.", example=200, check=at_least_one
    )


def read_source(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the articles of every feed in the list. Raises ConfigError.

    A feed's name is its outline's title unless ``name`` is set; its folder is a section unless
    ``section`` is.
    """
    check_place(config)
    options = read_options(OpmlOptions, config)
    access = access_of(config, context)
    taker = Taker(context=context, access=access, complete=options.complete)
    reader = FeedReader(context=context, access=access, taker=taker)
    return _items(config, context, options, reader)


def _items(
    config: SourceConfig, context: Context, options: OpmlOptions, reader: FeedReader
) -> Iterator[Item]:
    where = config.url or str(file_of(config, context))
    outlines = _outlines(config, context, reader)
    if isinstance(outlines, Rejected):
        yield outlines
        return
    yield from _faults(outlines, where, options.most_feeds)
    feeds = outlines.feeds[: options.most_feeds]
    outlet = outlet_of(config, context)
    requests = [reader.request(listed.url, tag=listed) for listed in feeds]
    for result in context.client().get_many(requests) if requests else ():
        listed = result.request.tag
        assert isinstance(listed, Listed)  # noqa: S101 - the tag of the request above
        yield from reader.items(listed.url, result, _outlet(outlet, listed))
    yield from _complete(feeds, outlines, reader)


def _outlines(config: SourceConfig, context: Context, reader: FeedReader) -> Outlines | Rejected:
    """The list, or why it cannot be read."""
    where = config.url or str(file_of(config, context))
    charset = ""
    if config.url:
        result = context.client().get(Request(url=config.url, access=reader.access))
        if not isinstance(result, Answer):
            assert hasattr(result, "rejected")  # noqa: S101 - nothing conditional was asked
            return result.rejected()
        content: bytes | Rejected = result.content
        charset = result.charset
    else:
        content = read_file(config, context)
    if isinstance(content, Rejected):
        return content
    try:
        return read_outlines(content, url=config.url, charset=charset)
    except NotAnArticle as refusal:
        return refusal.rejected(where)


def _faults(outlines: Outlines, where: str, most: int) -> Iterator[Rejected]:
    if not outlines.feeds:
        yield Rejected(where=where, reason="is a list without feeds", remedy="add feeds to it")
    if outlines.broken:
        yield Rejected(
            where=where,
            reason="is a damaged list, of which a part was read",
            remedy="export it again",
        )
    for address in outlines.wrong:
        yield Rejected(
            where=f"{where} ({address[:200]})",
            reason="names no http or https address of a feed",
            remedy="correct its xmlUrl",
        )
    if len(outlines.feeds) > most:
        yield Rejected(
            where=where,
            reason=f"has {len(outlines.feeds):,} feeds, of which {most:,} were read",
            remedy="set most_feeds to read more",
        )


def _outlet(outlet: Outlet, listed: Listed) -> Outlet:
    """The settings of one feed of the list."""
    return replace(
        outlet,
        name=outlet.name or listed.title,
        section=outlet.section or section_name((listed.folder,) if listed.folder else ()),
    )


def _complete(
    feeds: tuple[Listed, ...], outlines: Outlines, reader: FeedReader
) -> Iterator[Complete]:
    """From when on everything was read: from the latest of the feeds' times on where every feed was
    read whole, else for each of those that were.
    """
    windows = [reader.windows.get(listed.url) for listed in feeds]
    whole = [window for window in windows if window and window.whole and window.since]
    times = [window.since for window in whole if window.since]
    if times and len(times) == len(windows) and not outlines.broken:
        yield Complete(since=max(times))
        return
    for window in whole:
        if window.before:
            yield Complete(since=window.since, places=window.before)
