"""How a reader leaves the list: by the link that every mail shows, or by its headers.

The visible link is the same for all, so that the body is too. A personal token stands in
List-Unsubscribe alone (RFC 2369), with one click by RFC 8058.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from digest.config import Config
from digest.errors import ConfigError
from digest.mail import headers
from digest.mail.staff import configured
from digest.subscribers.tokens import UNSUBSCRIBE, Tokens

PAGE = re.compile(r"([A-Za-z0-9.:/%_~@\[\]-]+)?")
ONE_CLICK = "List-Unsubscribe=One-Click"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysOut:
    """The ways to leave: *page* is that of the web pages or "", *links* are those without them."""

    page: str
    links: tuple[str, ...]
    tokens: Tokens = field(repr=False, compare=False)

    @property
    def visible(self) -> str:
        """The link that the body shows."""
        return self.page or self.links[0]

    def header(self, subscriber: str = "") -> bytes:
        """The headers by which *subscriber* leaves; without an id, those of anybody."""
        token = self.tokens.write(UNSUBSCRIBE, subscriber) if subscriber else ""
        links = [_with_token(link, token) for link in self.links] if token else [*self.links]
        one_click = bool(token) and self.page.startswith("https:")
        if one_click:
            links.insert(0, f"{self.page}/{token}")
        *rest, last = (f"<{link}>" for link in links)
        written = headers.tokens("List-Unsubscribe", [*(f"{link}," for link in rest), last])
        if one_click:
            written += headers.tokens("List-Unsubscribe-Post", [ONE_CLICK])
        return written


def ways_out(config: Config, tokens: Tokens) -> WaysOut:
    """The ways to leave that [web] url and [mail] unsubscribe give; else a mail to the editor."""
    links = _given(config)
    page = f"{config.web.url}/leave" if config.web.url else ""
    if not PAGE.fullmatch(page):
        raise ConfigError(
            f"digest.toml: [web] url: {config.web.url!a} cannot stand in a mail's headers; write "
            "it in ASCII (a domain as xn--…), without spaces and punctuation marks"
        )
    if page and any(link.startswith("https:") for link in links):
        raise ConfigError(
            "digest.toml: [mail] unsubscribe names a page, but readers leave at [web] url; "
            "remove one of the two"
        )
    if not links:
        mail = config.mail
        desk = configured("editor", mail.reply_to or mail.editor or mail.from_)
        links = (f"mailto:{desk.envelope}?subject=unsubscribe",)
    return WaysOut(page=page, links=links, tokens=tokens)


def _given(config: Config) -> tuple[str, ...]:
    links = tuple(part for part in re.split(r"[\s,<>]+", config.mail.unsubscribe) if part)
    for link in links:
        known = urlsplit(link).scheme in ("mailto", "https")
        if not known or not link.isascii() or not link.isprintable():
            raise ConfigError(
                f"digest.toml: [mail] unsubscribe: {link!a} is neither a mailto: nor an https: link"
            )
    return links


def _with_token(link: str, token: str) -> str:
    """A mail link whose subject bears *token*; a link with other words is for another program."""
    address = link.removesuffix("?subject=unsubscribe")
    if not link.startswith("mailto:") or "?" in address:
        return link
    return f"{address}?subject=unsubscribe%20{token}"
