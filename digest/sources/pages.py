"""Web pages, each named by its address: in ``addresses``, or in a text file, one a line."""

from __future__ import annotations

from collections.abc import Iterator

from digest.config import SourceConfig
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Context, Item
from digest.sources._sites import is_web

_SHARE = 0.6
"""The share of lines that are addresses, in a file that is taken for a list of them."""


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the articles of the pages; see ``digest.sources.Kind``."""
    from digest.sources._pages.source import read_source  # only pages need it

    return read_source(config, context)


def recognise(sample: Sample) -> Recognised | None:
    """The list of addresses that the file *sample* is, or the single page."""
    if sample.path and sample.content:
        lines = [line.strip() for line in sample.content.decode("utf-8", "replace").splitlines()]
        lines = [line for line in lines if line and not line.startswith("#")]
        addresses = [line for line in lines if is_web(line.split(" #")[0].strip())]
        if not lines or len(addresses) < _SHARE * len(lines):
            return None
        config = SourceConfig(type="pages", path=str(sample.path))
        return Recognised(config=config, what="a list of addresses", sure=0.8)
    if "article" in sample.meta.get("og:type", "").lower():
        config = SourceConfig(type="pages", options={"addresses": [sample.where]})
        return Recognised(config=config, what="a single page", sure=0.4)
    return None
