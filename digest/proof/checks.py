"""What is wrong with a file beside its type: links, fonts, pictures, tags."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from digest.model import Fault
from digest.proof.marks import Document, Link, Picture

LOWEST_DPI = 150
MOST_DISTORTION = 0.02
SMALLEST = 8.0
"""Points a side under which a picture is an ornament."""


def dead_links(document: Document) -> Iterator[Fault]:
    for link in document.links:
        if link.dead:
            what = "a link" if link.page else "a bookmark"
            yield Fault(
                name="dead link",
                page=link.page,
                hard=True,
                detail=f"{what} leads to {link.target}, which is not there",
            )


def doubtful_links(document: Document) -> Iterator[Fault]:
    for link in document.links:
        if not link.internal and (why := _doubt(link)):
            yield Fault(name="doubtful link", page=link.page, detail=f"{link.target[:80]} {why}")


def _doubt(link: Link) -> str:
    """Why a reader may not get where a link leads; "" where nothing speaks against it."""
    if any(char.isspace() or not char.isprintable() for char in link.target):
        return "holds white space or control characters"
    try:
        parts = urlsplit(link.target)
        host = parts.hostname or ""
    except ValueError:
        return "is no address"
    if parts.scheme == "mailto":
        return "" if "@" in parts.path else "names nobody"
    if parts.scheme not in ("http", "https"):
        return "is neither http, https nor mailto"
    if parts.username is not None:
        return "hides its host behind a user name"
    return _doubt_host(host)


def _doubt_host(host: str) -> str:
    try:
        return "" if ip_address(host).is_global else "is an address nobody outside reaches"
    except ValueError:
        return (
            ""
            if "." in host.strip(".") and not host.endswith((".local", ".localhost", ".internal"))
            else "names no host"
        )


def unembedded_fonts(document: Document) -> Iterator[Fault]:
    for name, embedded in document.fonts.items():
        if not embedded:
            yield Fault(
                name="unembedded font",
                hard=True,
                detail=f"{name} is not in the file; other machines print another",
            )


def _pictures(document: Document) -> Iterator[tuple[int, Picture]]:
    for page in document.pages:
        for picture in page.pictures:
            if min(picture.width, picture.height) >= SMALLEST:
                yield page.number, picture


def coarse_pictures(document: Document) -> Iterator[Fault]:
    for page, picture in _pictures(document):
        if picture.dpi < LOWEST_DPI - 0.5:
            yield Fault(
                name="low resolution",
                page=page,
                detail=f"a picture of {_size(picture)} has {picture.dpi:.0f} dpi",
            )


def distorted_pictures(document: Document) -> Iterator[Fault]:
    for page, picture in _pictures(document):
        if picture.distortion > MOST_DISTORTION:
            yield Fault(
                name="distorted picture",
                page=page,
                hard=True,
                detail=f"a picture of {_size(picture)} is stretched by {picture.distortion:.0%}",
            )


def _size(picture: Picture) -> str:
    return f"{picture.pixels[0]} × {picture.pixels[1]} pixels on {picture.width:.0f} × {picture.height:.0f} pt"


def silent_pictures(document: Document) -> Iterator[Fault]:
    """Pictures that are neither furniture nor have words for those who do not see them."""
    if not document.tagged:
        return
    for page, picture in _pictures(document):
        element = document.elements[picture.element] if picture.element >= 0 else None
        if not picture.artifact and not (
            element and element.role == "Figure" and element.alternative.strip()
        ):
            yield Fault(
                name="no alternative text", page=page, detail=f"a picture of {_size(picture)}"
            )


def untold(document: Document) -> Iterator[Fault]:
    """What the file does not say of itself."""
    if not document.tagged:
        yield Fault(
            name="untagged",
            hard=True,
            detail="the PDF has no structure tree; a screen reader cannot follow it",
        )
    if not document.title.strip():
        yield Fault(name="no title", detail="the PDF's metadata name no title")
    if not document.language.strip():
        yield Fault(name="no language", detail="the PDF does not say what language it is in")
    if not document.conformance:
        yield Fault(
            name="no conformance", hard=True, detail="the PDF claims neither PDF/A nor PDF/UA"
        )
    if not document.bookmarks and len(document.pages) > 4:
        yield Fault(
            name="no bookmarks",
            detail=f"{len(document.pages)} pages and no outline to find one's way",
        )
