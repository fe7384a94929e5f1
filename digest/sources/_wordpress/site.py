"""Where a WordPress site's REST interface stands, and what the site says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta, timezone, tzinfo
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from digest.sources._items import Context
from digest.sources._posts.answers import ask, table, text, with_query
from digest.sources._posts.article import Outlet
from digest.sources.net.access import Access
from digest.sources.net.values import PAGES, Answer, Limit, Request
from digest.sources.reading import inline_text

HOME_LIMIT = Limit(bytes=3_000_000)
_LANGUAGE = re.compile(
    r"<html\b[^>]{0,500}?\blang\s{0,5}=\s{0,5}[\"']?([\w-]{2,20})", re.IGNORECASE
)
_LINK = re.compile(r"<([^<>]{1,2000})>[^,<>]{0,200}rel=\"?https://api\.w\.org/\"?")
_LAST_OFFSET = timedelta(hours=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site at *home*, and how its interface is reached.

    *api* is the address of the interface: ".../wp-json/" or "...?rest_route=/".
    """

    home: str
    api: str
    context: Context = field(repr=False)
    access: Access = field(repr=False)

    def route(self, path: str, query: str = "") -> str:
        """The address of *path* ("wp/v2/posts") below the interface."""
        parts = urlsplit(self.api)
        if "rest_route=" in parts.query:
            return with_query(self.api.rstrip("/") + "/" + path, query)
        return with_query(urljoin(self.api.rstrip("/") + "/", path), query)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a site says of itself. *zone* is for dates without one."""

    outlet: Outlet
    zone: tzinfo


def interfaces(home: str, api: str = "") -> Iterator[str]:
    """Where the interface of the site at *home* may stand, the likeliest first."""
    if api:
        yield api
        return
    yield urljoin(home, "wp-json/")
    yield f"{home}?rest_route=/"


def announced(home: str, context: Context, access: Access) -> str:
    """The interface that the front page announces; "" for none."""
    answer = _front_page(home, context, access)
    if answer is None:
        return ""
    found = _LINK.search(answer.headers.get("link", ""))
    return urljoin(answer.url, found[1]) if found else ""


def about(site: Site) -> About:
    """Ask the site's name, zone and language. What it does not say stays empty."""
    fields = "_fields=name,url,home,gmt_offset,timezone_string"
    answer = ask(with_query(site.api, fields), site.context, site.access)
    said = table(getattr(answer, "value", None))
    page = _front_page(site.home, site.context, site.access)
    head = page.content[:20_000].decode("utf-8", "replace") if page else ""
    language = _LANGUAGE.search(head)
    return About(
        outlet=Outlet(
            name=inline_text(text(said.get("name"))[:300]),
            language=language[1] if language else "",
            url=site.home,
        ),
        zone=_zone(text(said.get("timezone_string")), text(said.get("gmt_offset")))
        or site.context.zone,
    )


def _front_page(home: str, context: Context, access: Access) -> Answer | None:
    request = Request(url=home, accept=PAGES, limit=HOME_LIMIT, access=access)
    answer = context.client().get(request)
    return answer if isinstance(answer, Answer) else None


def _zone(name: str, offset: str) -> tzinfo | None:
    """The zone called *name*, else the one *offset* hours from Greenwich; None for neither."""
    with suppress(KeyError, OSError, ValueError):  # no such zone, or no name of one
        return ZoneInfo(name)
    try:
        hours = timedelta(hours=float(offset))
    except (ValueError, OverflowError):
        return None
    return timezone(hours) if abs(hours) < _LAST_OFFSET else None
