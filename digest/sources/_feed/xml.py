"""Reads the XML of a feed as far as it can be read, and nothing beyond it.

lxml, which digest needs anyway, parses a feed in C. feedparser, the usual library, takes two to
six times as long, raises on some feeds of WordPress, takes a picture's caption for the text of its
entry and reads no JSON Feed. ``tests/benchmarks/feeds.py`` compares the two entry by entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import TYPE_CHECKING

from digest.sources._feed.values import NotAFeed

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_DOCTYPE = re.compile(
    r"<!DOCTYPE(?:[^\[>]|\"[^\"]*\"|'[^']*'){0,1000}(\[.{0,20000}?\]\s*)?>", re.DOTALL
)
_ENTITY = re.compile(r"<!ENTITY\s+(\w+)\s+(?:\"([^\"&<%]{0,200})\"|'([^'&<%]{0,200})')\s*>")
_REFERENCE = re.compile(r"&(\w{1,40});")
_PROLOG = (("<!--", "-->"), ("<?", "?>"))
_CDATA = "<![CDATA["
_BARE = re.compile(r"&(?!#\d{1,7};|#x[\da-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_END = re.compile(
    r"</(?:\w+:)?(?:rss|feed|RDF|channel)\s*>\s*(?:<!--.*?-->\s*|<[^>]{0,20}$)?$", re.DOTALL
)
_PREDEFINED = {"amp", "lt", "gt", "quot", "apos"}
_TAIL = 2000  # characters at the end in which a feed closes


@dataclass(frozen=True, slots=True)
class Document:
    """The root of a feed's XML. *broken* and *cut* as in ``Feed``."""

    root: _Element
    broken: bool
    cut: bool
    notes: tuple[str, ...]


def read_xml(text: str, base: str, notes: tuple[str, ...] = ()) -> Document:
    """The XML in *text*, mended where it is damaged. Raises NotAFeed where nothing is left."""
    from lxml import etree

    cut = not _END.search(text[-_TAIL:].rstrip("\x00 \r\n\t"))
    prepared = _with_entities(_DECLARATION.sub("", text, count=1))
    broken = False
    root = _parsed(prepared, base, mend=False)
    if root is None:
        broken = True
        root = _parsed(_mended(prepared), base, mend=True)
    if root is None or not isinstance(root.tag, str):
        raise NotAFeed("is no XML that can be read", "check the address in a browser")
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    if broken:
        notes = (*notes, "the feed's XML is damaged and was mended")
    return Document(root, broken, broken and cut, notes)


def _parsed(text: str, base: str, *, mend: bool) -> _Element | None:
    from lxml import etree

    parser = etree.XMLParser(
        recover=mend, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser, base_url=base or None)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _with_entities(text: str) -> str:
    """*text* without its document type, and with the letters that entities such as ``&eacute;``
    stand for.

    Only plain texts are taken from a document type: what refers to further entities can grow
    without bound.
    """
    own: dict[str, str] = {}
    doctype = _DOCTYPE.match(text, _prolog(text))
    if doctype:
        own = {name: one or two for name, one, two in _ENTITY.findall(doctype[1] or "")}
        text = text[: doctype.start()] + text[doctype.end() :]

    def letter(match: re.Match[str]) -> str:
        name = match[1]
        if name in _PREDEFINED:
            return match[0]
        sign = own.get(name) or html5.get(f"{name};", "")
        return sign if sign and not set(sign) & set("<>&") else match[0]

    return _REFERENCE.sub(letter, text)


def _prolog(text: str) -> int:
    """Where the comments and instructions end that stand in front of everything else."""
    place = 0
    while True:
        while text[place : place + 1].isspace():
            place += 1
        opened = next((pair for pair in _PROLOG if text.startswith(pair[0], place)), None)
        end = text.find(opened[1], place) if opened else -1
        if opened is None or end < 0:
            return place
        place = end + len(opened[1])


def _mended(text: str) -> str:
    """*text* without unfit signs, and with bare ampersands as XML writes them."""
    return "".join(
        part if part.startswith(_CDATA) else _BARE.sub("&amp;", part)
        for part in _parts(_UNFIT.sub("", text))
    )


def _parts(text: str) -> Iterator[str]:
    """*text* in pieces: sections of CDATA, and what is between them."""
    done = 0
    while True:
        start = text.find(_CDATA, done)
        end = text.find("]]>", start) if start >= 0 else -1
        if end < 0:
            yield text[done:]
            return
        yield text[done:start]
        done = end + 3
        yield text[start:done]
