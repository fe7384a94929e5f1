"""Reads sitemaps: indexes, plain ones, those for news, text files; gzipped too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.sources._bodies import read_text
from digest.sources._feed.dates import read_feed_date
from digest.sources._feed.values import NotAFeed
from digest.sources._feed.xml import read_xml
from digest.sources._sites import absolute, is_web
from digest.sources.net import unfold
from digest.sources.net.faults import Fault
from digest.sources.reading.characters import one_line
from digest.sources.reading.rejections import NotAnArticle

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST = 50_000
"""Addresses in one sitemap: the protocol allows no more."""
LARGEST = 52_428_800
"""Bytes of an unfolded sitemap, by the protocol."""
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """An address in a sitemap. *changed* is its ``lastmod`` as written, *moment* the same as a
    time, None where it is missing or unreadable. *published* and *title* are those of a news item.
    """

    url: str
    changed: str = ""
    moment: datetime | None = None
    published: datetime | None = None
    title: str = ""
    news: bool = False

    @property
    def newest(self) -> datetime | None:
        """When it changed last, as far as the sitemap says."""
        return max(filter(None, (self.moment, self.published)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """A sitemap. *maps* are the sitemaps that an index lists, *pages* the pages of a plain one."""

    maps: tuple[Location, ...] = ()
    pages: tuple[Location, ...] = ()
    wrong: int = 0
    broken: bool = False


def read_sitemap(content: bytes, *, url: str, zone: ZoneInfo, charset: str = "") -> Sitemap:
    """The sitemap in *content*, which came from *url*. Raises NotAnArticle for anything else."""
    if content[:2] == b"\x1f\x8b":
        try:
            content = unfold(content, limit=LARGEST)
        except Fault as fault:
            raise NotAFeed(fault.reason, fault.remedy) from fault
    text = read_text(content, charset)[0].lstrip("\ufeff \t\r\n\x00")
    if not text.startswith("<"):
        return _plain_text(text)
    document = read_xml(text, url)
    name = _local(document.root)
    if name not in ("urlset", "sitemapindex"):
        what = "a web page" if name == "html" else f"<{name[:40]}>"
        raise NotAFeed(f"is no sitemap, but {what}", "check the address in a browser")
    every = list(_locations(document.root, url, zone))
    sound = tuple(each for each in every if is_web(each.url))[:MOST]
    return Sitemap(
        maps=sound if name == "sitemapindex" else (),
        pages=sound if name == "urlset" else (),
        wrong=len(every) - len(sound),
        broken=document.broken,
    )


def _plain_text(text: str) -> Sitemap:
    """A sitemap as a text file, one address a line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    pages = tuple(Location(url=line) for line in lines if is_web(line))[:MOST]
    if 2 * len(pages) < len(lines) or not pages:
        raise NotAFeed("is no sitemap", "check the address in a browser")
    return Sitemap(pages=pages, wrong=len(lines) - len(pages))


def _locations(root: _Element, url: str, zone: ZoneInfo) -> Iterator[Location]:
    for element in root:
        said = {_local(child): child for child in element if isinstance(child.tag, str)}
        location = _text(said.get("loc"))
        if not location:
            continue
        changed = _text(said.get("lastmod"))
        news = said.get("news")
        yield Location(
            url=absolute(location, url),
            changed=changed,
            moment=_moment(changed, zone),
            published=_moment(_inner(news, "publication_date"), zone),
            title=one_line(_inner(news, "title")),
            news=news is not None,
        )


def _inner(element: _Element | None, name: str) -> str:
    return _text(element.find(f"{{{_NEWS}}}{name}")) if element is not None else ""


def _text(element: _Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""


def _moment(written: str, zone: ZoneInfo) -> datetime | None:
    """The time; None for one that cannot be read: then its page says when it is of."""
    try:
        return read_feed_date(written, zone=zone, language="en")
    except NotAnArticle:
        return None


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
