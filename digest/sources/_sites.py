"""Addresses of articles: which belong to one site, and which are one and the same."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

_FRONT = re.compile(r"^(?:www\d?|feeds?|rss|m|amp)\.(?=[^.]+\.)")
_TRACKING = re.compile(r"(?i)(?:utm_\w+|fbclid|gclid|mc_[ce]id|at_\w+|_hs\w+|ref_src)=")
LONGEST = 2000  # characters of an address


def host_of(address: str) -> str:
    """The host of *address* in small letters; "" without one."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:  # "http://[" and the like
        return ""


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are on one site: the same host, or one below the other.

    "feeds.gull.example" and "www.gull.example" are one site, as are "gull.example" and
    "news.gull.example".
    """
    first, second = (_FRONT.sub("", host_of(address)) for address in (one, other))
    if not first or not second:
        return False
    return first == second or first.endswith(f".{second}") or second.endswith(f".{first}")


def is_web(address: str) -> bool:
    """Whether *address* is a whole http or https address that can be asked."""
    return (
        address.startswith(("http://", "https://"))
        and len(address) <= LONGEST
        and bool(host_of(address))
        and not any(sign.isspace() for sign in address)
    )


def absolute(address: str, base: str) -> str:
    """*address* as it is meant on the page *base*; "" where it is malformed."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def plain_address(address: str) -> str:
    """*address* without its fragment and what only counts readers ("utm_source=rss").

    Two feeds of one outlet write the address of one article with different counters.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    query = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.match(pair))
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return urlunsplit(parts._replace(query=query, fragment=fragment))


def last_part(address: str) -> str:
    """The last part of an address's path, without its ending: the slug of most sites."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    part = unquote(path).rstrip("/").rpartition("/")[2]
    return part.rpartition(".")[0] or part
