"""Reads RSS .90 to 2.0, RDF and Atom .3 and 1.0 as a ``Feed``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from digest.sources._feed.media import pictures_of
from digest.sources._feed.nodes import Node, address_in, line_of, short_name, text_of, words_of
from digest.sources._feed.values import MOST_ENTRIES, Entry, Feed, NotAFeed, Words
from digest.sources._feed.xml import Document
from digest.sources._sites import is_web

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_PUBLISHED = (
    "pubdate",
    "published",
    "issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:date",
    "prism:publicationdate",
    "created",
    "dcterms:created",
)
_UPDATED = ("updated", "modified", "dcterms:modified")
_CONTENT = ("content:encoded", "content", "fullitem", "xhtml:body", "body")
_SUMMARY = (
    "description",
    "summary",
    "content:description",
    "dc:description",
    "abstract",
    "dcterms:abstract",
    "itunes:summary",
    "media:description",
)
_WORDPRESS = re.compile(r"^https?://wordpress\.(?:org|com)/")
_PAGED = re.compile(r"\bpaged=(\d{1,4})\b")
_MAILBOX = re.compile(r"^\s*\S+@\S+\s*\((.+)\)\s*$")
_MOST_CATEGORIES = 30


def read_entries(document: Document) -> Feed:
    """The feed in *document*. Raises NotAFeed for other XML."""
    root = document.root
    form = _form(root)
    head = Node(_head(root))
    items = list(_items(root))
    private = _is_private(head)
    return Feed(
        form=form,
        title=_plain(head.words("title", "dc:title")),
        link=_link(head),
        language=_language(head),
        authors=_authors(head),
        rights=_rights(head),
        entries=tuple(_entry(item, private=private) for item in items[:MOST_ENTRIES]),
        broken=document.broken,
        cut=document.cut,
        more=max(0, len(items) - MOST_ENTRIES),
        older=_older(head),
        notes=document.notes,
    )


def _form(root: _Element) -> str:
    """The format by the root's name. Raises NotAFeed with what it is instead."""
    name = short_name(str(root.tag))
    if name == "rss":
        return f"RSS {root.get('version', '')}".strip()
    if name == "rdf:rdf":
        return "RDF"
    if name == "feed":
        return "Atom .3" if root.get("version") == "0.3" else "Atom"
    if name in ("channel", "item", "entry"):
        return "RSS"
    known = {"urlset": "a sitemap", "sitemapindex": "a sitemap", "opml": "a list of feeds"}
    local = name.rpartition("}")[2].rpartition(":")[2]
    if what := known.get(local):
        kind = "sitemap" if "sitemap" in what else "opml"
        raise NotAFeed(f"is {what}, not a feed", f'write type = "{kind}"')
    raise NotAFeed(f"is XML (<{local[:40]}>), but no feed", "check the address in a browser")


def _head(root: _Element) -> _Element:
    """The element that describes the feed: RSS has a ``<channel>``, Atom the root."""
    return next((child for child in root if short_name(str(child.tag)) == "channel"), root)


def _items(root: _Element) -> Iterator[_Element]:
    """The entries, wherever a damaged or odd feed has them; none within another."""
    names = {"item", "entry"}
    for element in root.iter():
        if isinstance(element.tag, str) and short_name(element.tag) in names:
            within = element.iterancestors()
            if not any(short_name(str(outer.tag)) in names for outer in within):
                yield element


def _entry(element: _Element, *, private: bool) -> Entry:
    item = Node(element)
    return Entry(
        guid=item.text("guid", "id", "dc:identifier") or element.get(_RDF_ABOUT, "").strip(),
        link=_link(item),
        title=item.words("title", "dc:title", "media:title"),
        content=_longest(item.all(*_CONTENT)),
        summary=item.words(*_SUMMARY),
        published=item.text(*_PUBLISHED),
        updated=item.text(*_UPDATED),
        language=_language(item),
        authors=_authors(item),
        categories=_categories(item),
        images=pictures_of(item),
        origin=_origin(item),
        rights=_rights(item),
        private=private or _is_private(item),
    )


def _longest(elements: list[_Element]) -> Words:
    """The longest of several contents; other kinds, such as a film's file, are none."""
    contents = [
        words_of(element)
        for element in elements
        if not element.get("src") and not element.get("url") and _is_text(element)
    ]
    return max(contents, key=lambda words: len(words.text), default=Words())


def _is_text(element: _Element) -> bool:
    kind = (element.get("type") or "").lower()
    media = kind.startswith(("image/", "audio/", "video/", "multipart/"))
    return not media and kind != "application/pdf"


def _link(node: Node) -> str:
    """The address of the page: what RSS or Atom calls its link, else an id that is one."""
    written = [_original(node), *_written_links(node)]
    written += [
        address_in(element, text_of(element))
        for element in node.all("guid")
        if element.get("isPermaLink", element.get("ispermalink", "true")).lower() != "false"
    ]
    written += [address_in(element, text_of(element)) for element in node.all("id")]
    return next(filter(is_web, written), "")


def _original(node: Node) -> str:
    """The address behind one that counts readers."""
    return node.text("feedburner:origlink")


def _written_links(node: Node) -> Iterator[str]:
    links = node.all("link")
    for element in links:
        if not element.get("href"):
            yield address_in(element, text_of(element))
    alternates = [link for link in links if link.get("rel", "alternate") == "alternate"]
    alternates.sort(key=lambda link: "html" not in link.get("type", "text/html"))
    for element in alternates:
        yield address_in(element, element.get("href"))


def _older(head: Node) -> str:
    """The address of the part with older entries: as RFC 5005 has it, or as WordPress does."""
    links = head.all("link")
    for element in links:
        if element.get("rel") in ("next", "prev-archive"):
            return address_in(element, element.get("href"))
    own = next(
        (address_in(link, link.get("href")) for link in links if link.get("rel") == "self"), ""
    )
    base = own or head.element.base or ""
    if _WORDPRESS.search(head.text("generator")) and is_web(base):
        return next_part(base)
    return ""


def next_part(address: str) -> str:
    """The address of the next part of a feed of WordPress."""
    parts = urlsplit(address)
    page = _PAGED.search(parts.query)
    if page:
        query = _PAGED.sub(f"paged={int(page[1]) + 1}", parts.query)
    else:
        query = "&".join(filter(None, (parts.query, "paged=2")))
    return urlunsplit(parts._replace(query=query))


def _language(node: Node) -> str:
    return node.element.get(_LANG, "") or node.text("language", "dc:language")


def _authors(node: Node) -> tuple[str, ...]:
    """The authors as written; for ``mail@address (Name)`` the name."""
    names = [
        Node(element).text("name") or ("" if len(element) else text_of(element))
        for element in node.all("dc:creator", "author", "dcterms:creator")
    ]
    names = [name for name in names if name] or [node.text("itunes:author")]
    return tuple(_MAILBOX.sub(r"\1", name) for name in names if name)


def _categories(node: Node) -> tuple[str, ...]:
    written = (
        element.get("label") or element.get("term") or text_of(element)
        for element in node.all("category", "dc:subject", "prism:section")
    )
    names = dict.fromkeys(line_of(name) for name in written)
    return tuple(name for name in names if name)[:_MOST_CATEGORIES]


def _origin(node: Node) -> str:
    """The outlet in RSS's ``<source>``, or the feed in Atom's."""
    for element in node.all("source"):
        if name := Node(element).text("title") or text_of(element):
            return line_of(name)
    return ""


def _rights(node: Node) -> str:
    """The licence's address, else what is written of the rights."""
    for element in node.all("cc:license"):
        address = element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource", "")
        if address := address or text_of(element):
            return address
    for element in node.all("link"):
        if element.get("rel") == "license" and element.get("href"):
            return str(element.get("href"))
    return line_of(node.text("rights", "dc:rights", "copyright", "dcterms:license"))


def _is_private(node: Node) -> bool:
    """Whether the outlet asks other sites not to show the entry or the feed."""
    blocked = node.text("itunes:block", "googleplay:block").lower()
    denied = any(
        element.get("relationship") == "deny" for element in node.all("access:restriction")
    )
    return blocked in ("yes", "true") or denied


def _plain(words: Words) -> str:
    return line_of(words.text) if words.html else " ".join(words.text.split())
