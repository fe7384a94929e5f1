"""What a site calls itself, by its front page, its feed or its interface."""

from __future__ import annotations

import json
import re
from typing import Any

from digest.sources._finding import Sample
from digest.sources._folder.site import short_title
from digest.sources.reading.characters import one_line
from digest.sources.reading.html import inline_text
from digest.sources.reading.names import names_nothing

LONGEST = 60
"""Letters of a magazine's title; a longer one is no name."""
_FEED_OF = re.compile(r"\s*[»|–—:-]\s*(?:RSS|Atom|Feed|Flux|Fil)\b[^»|–—:-]{0,30}$", re.IGNORECASE)
_SLOGAN = re.compile(r"\s+[|–—»·:-]\s+")
_EXPORT_TITLE = re.compile(rb"<channel>\s{0,200}<title>([^<]{1,500})</title>")


def magazine_title(name: str) -> str:
    """*name*, as a site writes it, as the title of a magazine; "" where it is no name."""
    plain = short_title(one_line(inline_text(inline_text(name[:2000]))))
    usable = plain and len(plain) <= LONGEST and any(map(str.isalpha, plain))
    return plain if usable and not names_nothing(plain) else ""


def site_title(sample: Sample) -> str:
    """What the site of *sample* calls itself; "" where it does not say."""
    for name in _names(sample):
        if title := magazine_title(name):
            return title
    return ""


def _names(sample: Sample) -> list[str]:
    """What may be the site's name, the likeliest first."""
    content = sample.content.lstrip()
    if content.startswith(b"{"):
        return _of_json(content)
    if sample.links or sample.meta or sample.title:
        feeds = [link.title for link in sample.links if "alternate" in link.rel.split()]
        named = [_FEED_OF.sub("", title) for title in feeds if _FEED_OF.search(title)]
        article = "article" in sample.meta.get("og:type", "").lower()
        heads = [] if article else [_SLOGAN.split(sample.title)[0]]
        return [sample.meta.get("og:site_name", ""), *named, *heads]
    if export := _EXPORT_TITLE.search(content[:20_000]):
        return [export[1].decode("utf-8", "replace")]
    return _of_feed(sample)


def _of_json(content: bytes) -> list[str]:
    """The name in WordPress's interface, Ghost's, or a JSON Feed."""
    try:
        value: Any = json.loads(content)
    except (ValueError, RecursionError):
        return []
    site = value.get("site") if isinstance(value, dict) else None
    tables = [each for each in (value, site) if isinstance(each, dict)]
    found = [table.get(name) for table in tables for name in ("name", "title")]
    return [each for each in found if isinstance(each, str)]


def _of_feed(sample: Sample) -> list[str]:
    from digest.sources._feed.parsing import read_feed  # most samples are no feeds
    from digest.sources._feed.values import NotAFeed

    try:
        return [read_feed(sample.content, url=sample.where, charset=sample.charset).title]
    except NotAFeed:
        return []
