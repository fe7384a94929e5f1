"""Reads the outlines of an OPML list: its feeds, with their names and the folders they are in.

listparser, the library for it, allows lxml below 6 only, and a list needs no more than lxml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.sources._bodies import read_text
from digest.sources._feed.values import NotAFeed
from digest.sources._feed.xml import read_xml
from digest.sources._sites import absolute, is_web, plain_address
from digest.sources.reading.characters import one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 20
"""Folders within folders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A feed of a list: its address, its name, and the outermost folder it is in, "" for none."""

    url: str
    title: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """The feeds of a list, each address once, the lists it includes, and what cannot be read."""

    title: str = ""
    feeds: tuple[Listed, ...] = ()
    wrong: tuple[str, ...] = ()
    broken: bool = False


def read_outlines(content: bytes, *, url: str = "", charset: str = "") -> Outlines:
    """The list in *content*, from *url*. Raises NotAnArticle for anything else."""
    text, _ = read_text(content, charset)
    if "<" not in text[:1000]:
        raise NotAFeed("is no OPML", "export the list as OPML")
    document = read_xml(text.lstrip("\ufeff \t\r\n\x00"), url)
    if _local(document.root) != "opml":
        raise NotAFeed(f"is no OPML, but <{_local(document.root)[:40]}>", "export it as OPML")
    feeds: dict[str, Listed] = {}
    wrong: list[str] = []
    for listed in _feeds(document.root, ""):
        if is_web(listed.url):
            feeds.setdefault(plain_address(listed.url), listed)
        else:
            wrong.append(listed.url or listed.title)
    return Outlines(
        title=one_line(document.root.findtext(".//head/title") or ""),
        feeds=tuple(feeds.values()),
        wrong=tuple(wrong),
        broken=document.broken,
    )


def _feeds(element: _Element, folder: str, depth: int = 0) -> Iterator[Listed]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if _local(child) != "outline":
            yield from _feeds(child, folder, depth)
            continue
        said = {name.lower(): value.strip() for name, value in child.attrib.items()}
        title = one_line(said.get("title") or said.get("text", ""))
        address = said.get("xmlurl", "")
        is_feed = bool(address) or said.get("type", "").lower() in ("rss", "atom", "feed")
        if is_feed:
            yield Listed(url=absolute(address, child.base or ""), title=title, folder=folder)
        if depth < DEEPEST:
            yield from _feeds(child, folder if is_feed else folder or title, depth + 1)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
