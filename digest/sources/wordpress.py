"""A WordPress site, read by its REST interface, or by its feed where it has closed that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from digest.config import SourceConfig
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Context, Item
from digest.sources._wordpress.home import home_of

_API_LINK = "https://api.w.org/"
_TRACES = re.compile(rb"/wp-(?:content|includes)/", re.IGNORECASE)
_INTERFACE = re.compile(rb'\s*\{"name":.{0,20000}"namespaces":\[[^\]]{0,2000}"wp\\?/v2"', re.DOTALL)


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the site's public posts; see ``digest.sources.Kind``. Raises ConfigError."""
    from digest.sources._wordpress.source import read_source  # only such a site needs it

    return read_source(config, context)


def recognise(sample: Sample) -> Recognised | None:
    """See ``digest.sources.Recognise``."""
    if sample.path is not None:
        return None
    for link in sample.links:
        if link.rel == _API_LINK:
            return _recognised(sample, link.href)
    announced_in_header = re.search(
        r"<([^<>]{1,2000})>[^,]{0,200}api\.w\.org", sample.headers.get("link", "")
    )
    if announced_in_header:
        return _recognised(sample, urljoin(sample.where, announced_in_header[1]))
    if _INTERFACE.match(sample.content):
        return _recognised(sample, sample.where)
    generator = sample.meta.get("generator", "").lower()
    if generator.startswith("wordpress"):
        return _recognised(sample, "", sure=0.85)
    traces = len(_TRACES.findall(sample.content[:200_000]))
    return _recognised(sample, "", sure=0.6) if traces >= 3 else None


def _recognised(sample: Sample, api: str, *, sure: float = 0.95) -> Recognised:
    """The site whose interface is *api*, "" where it is not known."""
    usual = api and ("wp-json" in urlsplit(api).path or "rest_route=" in api)
    url = home_of(api) if usual else _root(sample.where)
    options = {} if usual or not api else {"api": api}
    return Recognised(
        config=SourceConfig(type="wordpress", url=url, options=options),
        what="a WordPress site",
        sure=sure,
    )


def _root(address: str) -> str:
    return urljoin(address, "/")
