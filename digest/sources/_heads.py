"""The head of a web page: its links and its named values."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from digest.sources._bodies import read_text
from digest.sources._finding import Link
from digest.sources.reading.rejections import NotAnArticle

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 400_000
"""Bytes of a page that are looked at for its head."""
MOST_LINKS = 500


@dataclass(frozen=True, slots=True)
class Head:
    """The ``<link>`` and the named ``<meta>`` of a page, and its title."""

    links: tuple[Link, ...] = ()
    meta: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))
    title: str = ""


def read_head(content: bytes, url: str, charset: str = "") -> Head:
    """The head of the page *content* at *url*, *charset* by its server; empty where it is no HTML.

    Links are taken from the whole beginning of the page: a stray tag ends the head early for a
    parser, and some sites have their feed in a plain ``<a>``, which is no link of the head.
    """
    root = _parsed(content[:LARGEST], charset)
    if root is None:
        return Head()
    base = _base(root, url)
    links = [link for element in root.iter("link") if (link := _link(element, base))]
    title = root.find(".//title")
    return Head(
        links=tuple(links[:MOST_LINKS]),
        meta=MappingProxyType(_meta(root)),
        title=" ".join(title.text_content().split())[:300] if title is not None else "",
    )


def _parsed(content: bytes, charset: str) -> HtmlElement | None:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, encoding="utf-8")
    try:
        text = read_text(content, charset)[0].encode("utf-8", "replace")
        return lxml_html.document_fromstring(text, parser=parser)
    except (NotAnArticle, etree.LxmlError, ValueError, AssertionError):
        return None


def _base(root: HtmlElement, url: str) -> str:
    element = root.find(".//base")
    written = element.get("href", "") if element is not None else ""
    return _absolute(written, url) or url


def _link(element: HtmlElement, base: str) -> Link | None:
    href = _absolute(element.get("href", ""), base)
    if not href:
        return None
    return Link(
        rel=" ".join(element.get("rel", "").lower().split()),
        href=href,
        type=element.get("type", "").partition(";")[0].strip().lower(),
        title=" ".join(element.get("title", "").split()),
    )


def _meta(root: HtmlElement) -> dict[str, str]:
    """The named values, names in small letters, the first of each."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        if name:
            meta.setdefault(name.strip().lower(), element.get("content", "").strip())
    return meta


def _absolute(written: str, base: str) -> str:
    try:
        return urljoin(base, written.strip()) if written.strip() else ""
    except ValueError:
        return ""
