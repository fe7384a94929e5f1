"""A list of feeds (OPML), at an address or in a file: every feed in it is read."""

from __future__ import annotations

from collections.abc import Iterator

from digest.config import SourceConfig
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Context, Item


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the articles of every feed in the list; see ``digest.sources.Kind``."""
    from digest.sources._opml.source import read_source  # only a list of feeds needs it

    return read_source(config, context)


def recognise(sample: Sample) -> Recognised | None:
    """The list that *sample* is."""
    if b"<opml" not in sample.content[:4000].lower():
        return None
    if sample.path:
        config = SourceConfig(type="opml", path=str(sample.path))
    else:
        config = SourceConfig(type="opml", url=sample.where)
    return Recognised(config=config, what="a list of feeds (OPML)", sure=0.95)
