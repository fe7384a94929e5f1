"""Reads sources from a local server, with a memory that lasts from one reading to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from loopback_web import Site, a_client, reply, serving

from digest import sources
from digest.config import SourceConfig
from digest.model import Article, Rejected
from digest.sources import Complete, Context, Item, Unchanged
from digest.sources.net import Client

NOW = datetime(2025, 7, 28, 12, tzinfo=UTC)
FEEDS = Path(__file__).parent / "feeds"
BODY = (
    "<p>The harbour board closed the old pier on Monday, a week earlier than it had said. Two cranes "
    "will be moved to the new quay before winter, and a third one will be sold.</p>"
    "<p>Fishing crews said they had not been asked. The board promised a ferry every twenty minutes, "
    "and a ticket will cost three crowns from next year on, as much as the bus does today.</p>"
)


def item(number: int = 1, *, day: str = "Wed, 23", body: str = BODY, **more: str) -> str:
    """An item of an RSS feed, by default a whole article on its own site."""
    link = more.get("link", f"http://localhost/story-{number}")
    date = f"<pubDate>{day} Jul 2025 09:00:00 GMT</pubDate>" if day else ""
    return (
        f"<item><title>{more.get('title', f'Pier story {number}')}</title><link>{link}</link>"
        f"{date}<description><![CDATA[{more.get('summary', '')}]]></description>"
        + (f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body else "")
        + f"{more.get('extra', '')}</item>"
    )


def rss(*items: str, title: str = "The Gull", end: str = "</channel></rss>") -> bytes:
    """An RSS feed of *items*."""
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
        f"<channel><title>{title}</title>{''.join(items)}{end}"
    ).encode()


def page(
    title: str = "Pier story", *, body: str = BODY, head: str = "", date: str = "2025-07-23"
) -> bytes:
    """A web page with an article."""
    dated = f'<meta property="article:published_time" content="{date}">' if date else ""
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{dated}"
        f"<meta property='og:type' content='article'>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def html(content: bytes, status: int = 200, **headers: str) -> bytes:
    return reply(status, content, {"Content-Type": "text/html; charset=utf-8", **headers})


class Memory:
    """What the library would remember."""

    def __init__(self) -> None:
        self.stamps: dict[str, str] = {}

    def stamp(self, place: str) -> str:
        return self.stamps.get(place, "")

    def remember(self, place: str, stamp: str) -> None:
        self.stamps[place] = stamp


class Desk:
    """Reads sources of one server, one run after the other."""

    def __init__(self, site: Site, client: Client, folder: Path) -> None:
        self.site, self.client, self.folder = site, client, folder
        self.memory = Memory()
        self.now, self.since = NOW, None
        self.recent: timedelta | None = None

    def context(self, **more: Any) -> Context:
        given: dict[str, Any] = {
            "base": self.folder,
            "zone": ZoneInfo("UTC"),
            "languages": ("en",),
            "now": self.now,
            "since": self.since,
            "recent": self.recent,
            "memory": self.memory,
            "client": lambda: self.client,
        }
        return Context(**{**given, **more})

    def read(
        self, kind: str, target: str = "", *, pictures: Path | None = None, **more: Any
    ) -> list[Item]:
        """Everything that the source gives in one run."""
        known = {
            name: more.pop(name)
            for name in ("name", "section", "language", "path", "undated")
            if name in more
        }
        known |= {"pictures": more.pop("policy")} if "policy" in more else {}
        options = {"allow_private": ["localhost"], **more}
        config = SourceConfig(
            type=kind,
            url=self.site.url(target) if target else "",
            options=MappingProxyType(options),
            **known,
        )
        return list(sources.read(config, self.context(pictures=pictures)))


@contextmanager
def a_desk(folder: Path, pages: Mapping[str, Any] | None = None) -> Iterator[Desk]:
    with serving(pages) as site, a_client() as client:
        yield Desk(site, client, folder)


def articles(items: list[Item]) -> list[Article]:
    return [each for each in items if isinstance(each, Article)]


def rejected(items: list[Item]) -> list[Rejected]:
    return [each for each in items if isinstance(each, Rejected)]


def reasons(items: list[Item]) -> list[str]:
    return [each.reason for each in rejected(items)]


def unchanged(items: list[Item]) -> list[str]:
    return [each.where for each in items if isinstance(each, Unchanged)]


def complete(items: list[Item]) -> Complete | None:
    return next((each for each in items if isinstance(each, Complete)), None)
