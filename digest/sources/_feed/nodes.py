"""Elements of a feed by short names: "title", "dc:creator", "media:content", whatever prefix it
chose for their namespace.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.sources._feed.values import Words
from digest.sources._sites import absolute
from digest.sources.reading.characters import clean
from digest.sources.reading.html import inline_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN = ("text", "text/plain")
_ATOM = "http://www.w3.org/2005/atom"
# RSS and Atom name nothing alike that means two things, so both have names without a prefix.
_NAMESPACES = {
    "": "",
    _ATOM: "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0": "",
    "http://purl.org/rss/1.0/modules/rss091#": "",
    "http://purl.org/net/rss1.1#": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/dc/elements/1.1": "dc:",
    "http://purl.org/dc/elements/1.0": "dc:",
    "http://purl.org/dc/terms": "dcterms:",
    "http://purl.org/rss/1.0/modules/content": "content:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://www.google.com/schemas/play-podcasts/1.0": "googleplay:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://web.resource.org/cc": "cc:",
    "http://creativecommons.org/ns#": "cc:",
    "http://backend.userland.com/creativecommonsrssmodule": "cc:",
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "cc:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://prismstandard.org/namespaces/basic/2.0": "prism:",
    "http://prismstandard.org/namespaces/1.2/basic": "prism:",
    "http://www.bloglines.com/about/specs/fac-1.0": "access:",
}
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_TAG = re.compile(r"[A-Za-z][A-Za-z0-9]{0,20}")
_LONGEST_LINE = 2000  # characters of a title, a name or a category that are looked at
_LOOKS_MARKED_UP = re.compile(
    r"<(?:p|a|div|br|img|b|i|em|strong|span|ul|ol|blockquote|h\d|figure)\b[^>]*>", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def short_name(tag: str) -> str:
    """The short name of an element's *tag*, "{namespace}local" or "prefix:local", in small
    letters.
    """
    if tag.startswith("{"):
        uri, _, local = tag[1:].partition("}")
        key = uri.lower().strip().rstrip("/")
        prefix = _NAMESPACES.get(key, f"{{{key}}}")
        return prefix + local.lower()
    prefix, _, local = tag.lower().rpartition(":")
    return local if prefix in ("", "atom", "rss") else f"{prefix}:{local}"


class Node:
    """An element and its children by their short names."""

    __slots__ = ("_children", "element")

    def __init__(self, element: _Element) -> None:
        self.element = element
        self._children: dict[str, list[_Element]] = {}
        for child in element:
            if isinstance(child.tag, str):
                self._children.setdefault(short_name(child.tag), []).append(child)

    def all(self, *names: str) -> list[_Element]:
        """The children of all these *names*, in the order of the names."""
        return [child for name in names for child in self._children.get(name, ())]

    def text(self, *names: str) -> str:
        """The text of the first of *names* that has any, on one line."""
        for child in self.all(*names):
            if text := text_of(child):
                return text
        return ""

    def words(self, *names: str) -> Words:
        """The words of the first of *names* that has any."""
        return next(filter(None, map(words_of, self.all(*names))), Words())


def text_of(element: _Element) -> str:
    """All text within *element*, on one line."""
    return " ".join("".join(element.itertext()).split())


def line_of(text: str) -> str:
    """*text*, which may be markup, as one line without it."""
    return inline_text(clean(text[:_LONGEST_LINE]))


def address_in(element: _Element, value: str | None) -> str:
    """The address *value* that stands in *element*, absolute where the feed says from where."""
    written = (value or "").strip()
    return absolute(written, element.base or "") if written else ""


def words_of(element: _Element) -> Words:
    """The words in *element*: text, escaped markup, XHTML or base64, as its attributes say."""
    kind = (element.get("type") or "").strip().lower()
    base = _own_base(element)
    if len(element):
        return Words(text=_markup(element), base=base)
    text = element.text or ""
    if element.get("mode") == "base64" or _is_binary(kind):
        return Words(text=_unfolded(text), base=base)
    if kind in _PLAIN:
        return Words(text=text, html=False, base=base)
    atom = str(element.tag).lower().startswith(f"{{{_ATOM}}}")
    plain = atom and not kind and not _LOOKS_MARKED_UP.search(text)
    return Words(text=text, html=not plain, base=base)


def _is_binary(kind: str) -> bool:
    """Whether Atom has contents of this media type in base64."""
    return "/" in kind and not kind.startswith("text/") and not kind.endswith("xml")


def _own_base(element: _Element) -> str:
    """The address that the feed itself says links in *element* count from; "" where it says none,
    and they count from the entry's page.
    """
    around = (element, *element.iterancestors())
    return (element.base or "") if any(each.get(_XML_BASE) for each in around) else ""


def _markup(element: _Element) -> str:
    """What is within *element* as HTML, without the prefixes that XML gives it."""
    from lxml import etree

    for inner in element.iterdescendants():
        if isinstance(inner.tag, str):
            local = inner.tag.rpartition("}")[2].rpartition(":")[2]
            inner.tag = local if _TAG.fullmatch(local) else "span"
    pieces = [_escaped(element.text or "")]
    for child in element:
        pieces.append(etree.tostring(child, encoding="unicode", method="html", with_tail=False))
        pieces.append(_escaped(child.tail or ""))
    return "".join(pieces)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _unfolded(text: str) -> str:
    try:
        return b64decode(text, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
