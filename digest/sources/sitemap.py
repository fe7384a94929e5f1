"""A sitemap, plain, for news, or an index of others: its pages are read as articles."""

from __future__ import annotations

from collections.abc import Iterator

from digest.config import SourceConfig
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Context, Item


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the articles of the pages that the sitemap lists; see ``digest.sources.Kind``."""
    from digest.sources._sitemap.source import read_source  # only a sitemap needs it

    return read_source(config, context)


def recognise(sample: Sample) -> Recognised | None:
    """The sitemap that *sample* is."""
    head = sample.content[:4000]
    packed = head[:2] == b"\x1f\x8b" and "sitemap" in sample.where.lower()
    if not packed and not (b"<urlset" in head or b"<sitemapindex" in head):
        return None
    if sample.path:
        config = SourceConfig(type="sitemap", path=str(sample.path))
    else:
        config = SourceConfig(type="sitemap", url=sample.where)
    return Recognised(config=config, what="a sitemap", sure=0.5)
