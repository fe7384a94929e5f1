"""Reads JSON Feed 1.0 and 1.1, which is small enough to read directly."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from digest.model import Image
from digest.sources._feed.nodes import line_of
from digest.sources._feed.values import MOST_ENTRIES, Entry, Feed, NotAFeed, Words
from digest.sources._sites import absolute, is_web
from digest.sources.reading.characters import one_line

_VERSION = re.compile(r"^https?://(?:www\.)?jsonfeed\.org/version/(\d[\d.]*)")
_MOST_NAMES = 30


def read_json_feed(text: str, base: str) -> Feed:
    """The JSON Feed in *text*, which came from *base*. Raises NotAFeed for other JSON."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAFeed("is no JSON that can be read", "check the address in a browser") from error
    version = _VERSION.match(_text(raw, "version")) if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not (version or _looks_like_a_feed(raw)):
        raise NotAFeed("is JSON, but no feed", "check the address in a browser")
    items = [item for item in _list(raw, "items") if isinstance(item, dict)]
    base = _text(raw, "feed_url") if is_web(_text(raw, "feed_url")) else base
    return Feed(
        form=f"JSON Feed {version[1] if version else ''}".strip(),
        title=one_line(_text(raw, "title")),
        link=_address(raw, "home_page_url", base),
        language=_text(raw, "language"),
        authors=_authors(raw),
        rights=_text(raw, "rights") or _text(raw, "license"),
        entries=tuple(_entry(item, base) for item in items[:MOST_ENTRIES]),
        broken=len(items) < len(_list(raw, "items")),
        more=max(0, len(items) - MOST_ENTRIES),
        older=_address(raw, "next_url", base),
    )


def _looks_like_a_feed(raw: Mapping[str, Any]) -> bool:
    items = _list(raw, "items")
    known = {"content_html", "content_text", "date_published", "external_url"}
    return any(isinstance(item, dict) and known & item.keys() for item in items[:5])


def _entry(item: Mapping[str, Any], base: str) -> Entry:
    html, text = _text(item, "content_html"), _text(item, "content_text")
    link = _address(item, "url", base)
    guid = _text(item, "id")
    external = _address(item, "external_url", base)
    return Entry(
        guid=guid,
        link=link or (guid if is_web(guid) else "") or external,
        title=Words(text=_text(item, "title"), html=False),
        content=Words(text=html or text, html=bool(html), base=link or base),
        summary=Words(text=_text(item, "summary"), html=False),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        language=_text(item, "language"),
        authors=_authors(item),
        categories=tuple(
            line_of(tag) for tag in _list(item, "tags")[:_MOST_NAMES] if isinstance(tag, str)
        ),
        images=_images(item, base),
    )


def _images(item: Mapping[str, Any], base: str) -> tuple[Image, ...]:
    """The entry's picture, its banner where it has none, and the pictures attached to it."""
    main = _address(item, "image", base) or _address(item, "banner_image", base)
    images = [Image(src=main)] if main else []
    for attachment in _list(item, "attachments")[:_MOST_NAMES]:
        is_picture = isinstance(attachment, dict) and _text(attachment, "mime_type").startswith(
            "image/"
        )
        if is_picture and (address := _address(attachment, "url", base)):
            images.append(Image(src=address, alt=one_line(_text(attachment, "title"))))
    return tuple({image.src: image for image in images}.values())


def _authors(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The names in "authors", and in "author" as version 1.0 has it."""
    listed = [*_list(raw, "authors"), raw.get("author")]
    names = [_text(author, "name") for author in listed if isinstance(author, dict)]
    return tuple(dict.fromkeys(filter(None, names)))[:_MOST_NAMES]


def _text(raw: Mapping[str, Any], name: str) -> str:
    """The text under *name*; numbers as text, as some ids are."""
    value = raw.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip()


def _list(raw: Mapping[str, Any], name: str) -> list[Any]:
    value = raw.get(name)
    return value if isinstance(value, list) else []


def _address(raw: Mapping[str, Any], name: str, base: str) -> str:
    written = _text(raw, name)
    address = absolute(written, base) if written else ""
    return address if is_web(address) else ""
