"""From what came for a feed's address to a ``Feed``, or why it is none."""

from __future__ import annotations

import re

from digest.sources._bodies import read_text
from digest.sources._feed.addresses import feeds_among
from digest.sources._feed.entries import read_entries
from digest.sources._feed.json_feed import read_json_feed
from digest.sources._feed.values import Feed, NotAFeed
from digest.sources._feed.xml import read_xml
from digest.sources._heads import read_head
from digest.sources.reading.rejections import NotAnArticle

_FORM = 64_000  # bytes by which a feed is known
_EXPORT = b"//wordpress.org/export/"
_JSON_VERSION = re.compile(
    rb"\"version\"\s*:\s*\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/([\d.]+)"
)
_PAGE = re.compile(
    r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*(?:<\?xml|<!DOCTYPE|<!--|<\w+[:\s>])", re.IGNORECASE)


def read_feed(content: bytes, *, url: str, charset: str = "") -> Feed:
    """The feed in *content*, which came from *url*.

    Raises NotAFeed, with the feeds that a web page names, or says what else came.
    """
    try:
        return _read(content, url, charset)
    except NotAFeed:
        raise
    except NotAnArticle as error:
        raise NotAFeed(f"cannot be read: {error.reason}", error.remedy) from error
    # What parsers raise for hostile input; one such feed must not stop a list of them.
    except (ValueError, RecursionError, OverflowError, AssertionError, TypeError) as error:
        raise NotAFeed(f"cannot be read ({type(error).__name__})", "report this") from error


def _read(content: bytes, url: str, charset: str) -> Feed:
    if not content.strip():
        raise NotAFeed("is empty", "try again later, or check the address in a browser")
    try:
        text, notes = read_text(content, charset)
    except NotAnArticle as error:
        raise NotAFeed(f"is {error.reason}", "check the address in a browser") from error
    text = text.lstrip("\ufeff \t\r\n\x00")
    if text.startswith(("{", "[")):
        return read_json_feed(text, url)
    if _PAGE.match(text[:5000]):
        raise NotAFeed(
            "is a web page, not a feed",
            "name the feed itself",
            links=tuple(feeds_among(read_head(content, url, charset).links)),
        )
    if not _XML.match(text[:200]):
        start = text.find("<?xml", 0, 2000)  # a warning of PHP stands in front of some feeds
        if start < 0:
            raise NotAFeed("is neither XML nor JSON", "check the address in a browser")
        text = text[start:]
    return read_entries(read_xml(text, url, notes))


def form_of(content: bytes, where: str, charset: str = "") -> str:
    """The format of the feed that begins with *content*; "" for anything else.

    An export of WordPress is RSS in form, but no feed.
    """
    head = content[:_FORM]
    if not head.strip() or _EXPORT in head:
        return ""
    if json := _JSON_VERSION.search(head):
        return f"JSON Feed {json[1].decode('ascii')}"
    try:
        return read_feed(head, url=where, charset=charset).form
    except NotAnArticle:
        return ""
