"""Where a WordPress post is known by in the library."""

from __future__ import annotations

import re

from digest.sources._posts.article import web_address


def place_of(guid: str, link: str, number: str) -> str:
    """The post's GUID, else its address; "" for neither.

    The GUID, such as "https://example.org/?p=12", stays when the address changes. A copied post can
    have that of the one it was made from: then it holds another *number*.
    """
    own = web_address(guid.strip())
    named = re.search(r"[?&]p=(\d+)$", own)
    if named and named[1] != number:
        return web_address(link.strip()) or own
    return own or web_address(link.strip())
