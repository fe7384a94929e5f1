"""What every page needs: the store, the tokens, the pages, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from digest.config import Config
from digest.press.webpages import Pages
from digest.subscribers.tokens import Tokens
from digest.web.archive import Archive
from digest.web.forms import form_token
from digest.web.index import Index
from digest.web.limits import SEARCHES_AN_HOUR, Limits

if TYPE_CHECKING:
    from digest.store.store import Store
    from digest.themes.messages import Messages

PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
"""The headers of pages that concern one reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The site of one magazine. *wake* tells the postman that a mail was asked for."""

    config: Config
    store: Store
    tokens: Tokens
    pages: Pages
    archive: Archive
    index: Index
    now: Callable[[], datetime]
    wake: Callable[[], None] = lambda: None
    limits: Limits = field(default_factory=Limits)
    searches: Limits = field(default_factory=lambda: Limits(SEARCHES_AN_HOUR))

    def page(
        self, name: str, status: int = 200, *, language: str = "", **values: Any
    ) -> HTMLResponse:
        """A page that concerns one reader: never kept by a cache or found by a search."""
        html = self.pages.html(name, language=language, **values)
        return HTMLResponse(html, status, headers=PRIVATE)

    def message(
        self,
        heading: str,
        text: str,
        status: int = 200,
        *,
        language: str = "",
        link: str = "",
        label: str = "",
    ) -> HTMLResponse:
        """A page that says one thing."""
        return self.page(
            "message.html",
            status,
            language=language,
            heading=heading,
            text=text,
            link=link,
            label=label,
        )

    def messages(self, language: str = "") -> Messages:
        return self.pages.theme.messages(language or self.pages.language)

    def form(self, name: str) -> str:
        return form_token(self.tokens, name)


def client_of(request: Request) -> str:
    """The address of who asks, as the trusted proxies tell it."""
    return request.client.host if request.client else "unknown"
