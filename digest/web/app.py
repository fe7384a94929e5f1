"""Puts the site together."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, cast
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from digest.web import asking, confirming, leaving, preferences, searching
from digest.web.door import Door
from digest.web.faults import handlers
from digest.web.guard import Guard
from digest.web.oneclick import OneClick
from digest.web.reading import Reading
from digest.web.together import Together


def application(door: Door, *, tell: Callable[[str], None]) -> ASGIApp:
    """The site as an ASGI application; *tell* gets lines for the log."""
    door.pages.style  # noqa: B018 - made now, so that the first reader need not wait for the fonts

    def leave(readers: Collection[str]) -> None:
        door.store.roster.leave_many(readers, now=door.now())

    together = Together(leave)
    parts = (confirming, preferences, asking, searching)
    routes: list[BaseRoute] = [
        *leaving.routes(door, together),
        *(route for part in parts for route in part.routes(door)),
        *Reading(door).routes(),
    ]
    if base := urlsplit(door.config.web.url).path.rstrip("/"):
        routes = [Mount(base, routes=routes)]
    app = Starlette(routes=routes, exception_handlers=handlers(door, tell))
    app.router.redirect_slashes = False
    # uvicorn and Starlette describe one interface in two ways.
    guarded: Any = Guard(app)
    site: Any = ProxyHeadersMiddleware(guarded, trusted_hosts=list(door.config.web.proxies))
    return OneClick(cast("ASGIApp", site), door.tokens, together, base=base)
