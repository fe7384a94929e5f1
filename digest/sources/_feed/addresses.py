"""Which of the links in a page's head lead to feeds of articles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.sources._finding import Link

FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
)
"""What a page calls the feeds in its head."""
_SIDE = re.compile(r"(?i)\bcomments?\b|\breplies\b|/comment-feed")


def feeds_among(links: Iterable[Link]) -> list[str]:
    """The addresses of the feeds among the links of a page's head, articles' before comments'.

    Sites name their main feed first.
    """
    feeds = [link for link in links if "alternate" in link.rel.split() and link.type in FEED_TYPES]
    feeds.sort(key=lambda link: is_side_feed(link.href))
    return list(dict.fromkeys(link.href for link in feeds))


def is_side_feed(address: str) -> bool:
    """Whether a feed is that of a site's comments, by its address."""
    return bool(_SIDE.search(address))
