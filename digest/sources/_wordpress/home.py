"""A WordPress site's own address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_API = re.compile(r"/wp-json(?:/.*)?$")


def home_of(url: str) -> str:
    """The site's own address, with a slash at the end, from that of its interface or feed."""
    parts = urlsplit(url if "//" in url else f"https://{url}")
    path = re.sub(r"/(?:feed|index\.php)?/?$", "", _API.sub("", parts.path))
    return urlunsplit((parts.scheme, parts.netloc, path + "/", "", ""))
