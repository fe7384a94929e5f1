"""Where a WordPress post is known by in the library."""

from __future__ import annotations

import re

from digest.sources._posts.article import web_address


def place_of(guid: str, link: str, number: str) -> str:
    """The post's GUID where that holds its own *number*, else its address; "" for neither.

    The GUID ("https://example.org/?p=12") stays when the address changes. A copied post can have
    the GUID of the one that it was made from.
    """
    own = web_address(guid.strip())
    if number.isdigit() and re.search(rf"[?&](?:p|page_id|post_id)={number}$", own):
        return own
    return web_address(link.strip()) or own
