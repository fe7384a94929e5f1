"""A feed: RSS, RDF, Atom or JSON Feed, at an address or in a file."""

from __future__ import annotations

from collections.abc import Iterator

from digest.config import SourceConfig
from digest.sources._feed.addresses import feeds_among
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Context, Item


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the articles of the feed ``url`` or ``path``; see ``digest.sources.Kind``."""
    from digest.sources._feed.source import read_source  # only a feed needs it

    return read_source(config, context)


def recognise(sample: Sample) -> Recognised | None:
    """The feed that *sample* is, or the first that the head of a web page links to."""
    if form := _form_of(sample):
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


def _form_of(sample: Sample) -> str:
    """The format of the feed that *sample* is; "" for anything else."""
    if not sample.content.strip():
        return ""
    from digest.sources._feed.parsing import form_of  # a folder needs no parser of feeds

    return form_of(sample.content, sample.where, sample.charset)
