"""The pictures that an entry of a feed names beside its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import Image
from digest.sources._feed.nodes import Node, address_in, line_of, short_name, text_of
from digest.sources._sites import is_web
from digest.sources.reading.html_pictures import largest_sensible

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    """One size of a picture."""

    image: Image
    width: int

    @property
    def key(self) -> tuple[str, ...]:
        """What all sizes of one picture have in common: what is said of it, else its path."""
        image = self.image
        said = (image.caption, image.credit, image.alt)
        return said if any(said) else (image.src.partition("?")[0],)


def pictures_of(item: Node) -> tuple[Image, ...]:
    """The pictures of *item*, each in its largest sensible size.

    A thumbnail or the picture of a podcast counts only where there is nothing else.
    """
    sizes = [size for element in _contents(item) if (size := _size(element, item))]
    by_picture: dict[tuple[str, ...], list[_Size]] = {}
    for size in sizes:
        by_picture.setdefault(size.key, []).append(size)
    images = [_largest(group) for group in by_picture.values()]
    images += [image for element in item.all("enclosure", "link") if (image := _enclosed(element))]
    images = images or list(_small(item))
    return tuple({image.src: image for image in images}.values())


def _contents(item: Node) -> Iterator[_Element]:
    """The ``media:content`` of an item, within groups too."""
    for element in item.all("media:content", "media:group"):
        if short_name(str(element.tag)) == "media:content":
            yield element
        else:
            yield from Node(element).all("media:content")


def _size(element: _Element, item: Node) -> _Size | None:
    address = address_in(element, element.get("url"))
    if not is_web(address) or not _is_picture(element, address):
        return None
    own, group = Node(element), element.getparent()
    around = Node(group) if group is not None else item
    said = {
        name: _said(own, name) or _said(around, name) or _said(item, name)
        for name in ("media:description", "media:credit")
    }
    width = element.get("width", "")
    return _Size(
        image=Image(
            src=address,
            alt=_said(own, "media:title"),
            caption=said["media:description"],
            credit=said["media:credit"],
        ),
        width=int(width) if width.isascii() and width.isdigit() else 0,
    )


def _said(node: Node, name: str) -> str:
    """The text of the child *name* of *node*, without markup."""
    return next((line_of(text_of(element)) for element in node.all(name)), "")


def _is_picture(element: _Element, address: str) -> bool:
    kind = f"{element.get('medium', '')} {element.get('type', '')}".strip().lower()
    if kind:
        return "image" in kind and "svg" not in kind
    return address.partition("?")[0].lower().endswith(_ENDINGS)


def _largest(sizes: list[_Size]) -> Image:
    src = largest_sensible((size.image.src, size.width) for size in sizes)
    return next(size.image for size in sizes if size.image.src == src)


def _enclosed(element: _Element) -> Image | None:
    """The picture in an RSS ``<enclosure>`` or an Atom ``<link rel="enclosure">``."""
    if short_name(str(element.tag)) == "link" and element.get("rel") != "enclosure":
        return None
    address = address_in(element, element.get("url") or element.get("href"))
    if is_web(address) and _is_picture(element, address):
        return Image(src=address, alt=line_of(element.get("title", "")))
    return None


def _small(item: Node) -> Iterator[Image]:
    thumbnails = item.all("media:thumbnail")
    for group in item.all("media:group"):
        thumbnails += Node(group).all("media:thumbnail")
    for element in (*thumbnails, *item.all("itunes:image", "image")):
        written = element.get("url") or element.get("href") or Node(element).text("url")
        address = address_in(element, written or text_of(element))
        if is_web(address):
            yield Image(src=address)
            return
